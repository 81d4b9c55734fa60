"""The kind of an English sentence: its tense, its modal verbs, and the title it stands under."""

import re

from ingest.model import Context, Kind
from ingest.tag.kind_sections import SectionTheme, section_themes

Judgement = tuple[Kind, float]

_MARKER = re.compile(r"(?:\s|[-–—*•·]|\(?[ivx\d]{1,4}[.)]|\(?[a-z]\))*\s*")
_IMPERATIVES = """
abolish absorb accelerate accept add address adjust adopt advance advise align allocate allow amend analyse
anchor announce answer apply appoint approve arrange assess assign assist attract audit award ban base begin
boost bring broaden budget build calculate call cap carry catalogue celebrate certify challenge change charge
check clean clear close collect combine compensate compile complete compost conduct confirm connect conserve
consolidate construct consult contain continue contract control convert cooperate coordinate count cover
create cultivate curb cut daylight decarbonise decarbonize declare decouple dedicate deepen defend delegate
deliver demand demolish deploy deposit design detect develop devote digest digitise digitize direct disclose
discourage dismantle dispose distribute diversify document donate double draw dredge drive earmark ease
educate electrify eliminate embed emphasise employ empower enable enact encourage end enforce engage enhance
enlarge enrich enrol ensure equalise equip eradicate erect establish evaluate examine exchange exempt expand
expedite explore export expose extend facilitate feed fight fill filter finance fine finish fit fix focus
forbid form foster freeze fund furnish gather generate give grant green grow guarantee guard guide halt
harness harvest heat help hire hold host house identify implement impose improve include increase incubate
inform innovate inspect inspire install insulate insure integrate intensify introduce invest invite issue join
judge keep kick launch lay lead lease lend lengthen let level levy liberalise license light limit line link
list locate look lower lure maintain make manage map match measure meet merge mitigate mobilise mobilize
modernise modernize monitor motivate move narrow negotiate nurture obtain offer open operate optimise optimize
order organise organize outlaw overhaul oversee own participate partner pass patrol pave pay penalise permit
phase pilot place plan plant pledge pool prepare preserve prevent price prioritise prioritize process procure
prohibit promote propose prosecute protect provide prune publicise publish punish purchase pursue push put
qualify raise rank reach reallocate rebuild reclaim recognise recognize record recover recruit rectify recycle
redesign redirect redistribute reduce refer refine refit reforest reform refurbish refuse register regulate
rehabilitate rehearse reinforce reintroduce reinvest relax release relocate remedy remove renew renovate rent
reopen reorganise repair replace report represent require rescue reserve resettle reshape resolve respond
restore restrict retain retrain retrofit return reuse review revise reward rewrite rezone ring roll rotate run
safeguard sanction save scale screen search secure seek select sell send separate serve set settle share shift
show sign simplify site slow solve sort sow speed sponsor spread stabilise staff standardise standardize start
station stop store streamline strengthen study submit subsidise subsidize substitute supervise supplement
supply support survey sustain swap switch tackle tailor take tax teach test thin tie tighten track trade train
transform translate treat trial trim triple turn uncover undertake unify unlock update upgrade uphold urge use
utilise utilize vaccinate verify visit waive warn watch weed weigh welcome widen win wire withdraw work
"""
_IMPERATIVE = re.compile(
    r"(?:(?:further|fully|actively|vigorously|steadily|jointly|also|to) )?(?:"
    + "|".join(_IMPERATIVES.split())
    + r")\b(?! (?:is|are|was|were|has|have|will)\b)",
    re.IGNORECASE,
)
_COMMITS = re.compile(
    r"\b(?:will|shall|must|is to|are to|to be (?:built|completed|opened)|aims? (?:to|at)|commits? to|"
    r"plans? to|may not|"
    r"(?:is|are) (?:banned|prohibited|held to|required|not allowed|off the table))\b"
)
_BY_YEAR = re.compile(
    r"(?:by|in|from|until|before) (?:the end of |early |late |mid-)?(20\d\d)\b", re.IGNORECASE
)
_BY_FIRST = re.compile(r"(?:by|before) (?:the end of |end-|early |late |mid-)?(20\d\d)\b", re.IGNORECASE)
_PAST = re.compile(
    r"\b(?:was|were|had|has (?:been|become|reached|grown|risen|fallen|won)|have (?:been|become)|rose|grew|"
    r"fell|won|met|kept to|"
    r"opened|reached|handled|joined|built|gave|raised|completed|replanted|served|treated|cut|halved|doubled|"
    r"ranked|dropped|"
    r"became|led|exceeded|expanded|added|trained|received|attended|approved|\w{3,}ed) "
)
_TROUBLE = re.compile(
    r"\b(?:yet|still|but|however|although|despite|lags?|short(?:age|fall|s)?|only|weak|gap|pressure|uncertain|"
    r"lacks?|idle|"
    r"remains? (?:low|high|weak|uneven)|emptied|depleted|worsen\w*|too (?:many|few|often|high|little)|overfish\w*|"
    r"struggl\w*|suffer\w*|strain\w*|weighs? on|vulnerable|deteriorat\w*|harder|scarce|ageing)\b",
    re.IGNORECASE,
)
# Who answers for what: said of the present, and a task for all that.
_TAKES_CHARGE = re.compile(
    r"\b(?:is|are|be) (?:in charge of|responsible for|tasked with)\b|\btakes? (?:the lead|charge|responsibility)\b"
    r"|\b(?:leads|coordinates|oversees|supervises|directs) "
)
_NUMBERED_GOAL = re.compile(r"(?:Goal|SDG|Target) \d+[:.–-] ?[A-Z]")
_REACHED = re.compile(r"\b(?:had|was|were|grew|rose|fell|reached|exceeded|opened|won)\b")
_QUANTITY_FIRST = re.compile(
    r"(?:at least |no (?:less|fewer) than |more than |over )?\d[\d.,]*", re.IGNORECASE
)
_UNDER_WAY = re.compile(
    r"[^,;:.]{3,60} (?:is|are) (?:now )?(?!being|going)(?:\w+ing) (?:the|a|an|two|three|\d)\b"
)
_STATES = re.compile(r"\b(?:is|are|stands? for|remains? committed|comes? first)\b")
_RELATIVE = re.compile(r",? (?:which|whose|who|that) [^,;.]*")
_NOTES = re.compile(r"\bnotes?\b|\bbackground\b", re.IGNORECASE)
_LISTED = re.compile(r"[A-Z][\w’' ,&-]{2,40}: ")


def english_kind(text: str, context: Context) -> Judgement:
    """The kind of an English sentence or list item."""
    marker = _MARKER.match(text)
    body = text[marker.end() :] if marker else text
    themes = section_themes(context.titles)
    if _fragment(body):
        return "heading", 0.7
    if body.rstrip("”\"'").endswith("!"):
        return "background", 0.9
    dated = _BY_FIRST.match(body)
    if dated:
        past = context.period and int(dated[1]) < context.period.start
        if not past:
            reached = _REACHED.search(body[dated.end() :]) and not _COMMITS.search(body)
            return ("achievement", 0.8) if reached else ("target", 0.9)
    if _QUANTITY_FIRST.match(body) and _COMMITS.search(body) and _BY_YEAR.search(body):
        return "target", 0.8
    if _UNDER_WAY.match(body) and not _TROUBLE.search(body):
        return "measure", 0.75
    if themes & {"results", "problems", "deeds"}:
        return _looking_back(body, themes)
    if themes:
        return _looking_ahead(body, themes)
    return _in_the_plan(body, context)


def _fragment(body: str) -> bool:
    """A few words without a full stop or a verb, as slides and boxes have them."""
    short = len(body.split()) <= 8 and not body.endswith((".", ";", "!", "?", ":"))
    if _NUMBERED_GOAL.match(body):
        return not body.endswith((".", ";", "!", "?"))
    return short and not (
        _IMPERATIVE.match(body) or _COMMITS.search(body) or re.search(r"\b(?:is|are|was|were)\b|\d", body)
    )


def starts_with_deed(text: str) -> bool:
    """Whether an English sentence opens with an imperative or a commitment."""
    marker = _MARKER.match(text)
    return bool(_IMPERATIVE.match(text[marker.end() :] if marker else text))


def _looking_back(body: str, themes: frozenset[SectionTheme]) -> Judgement:
    if _IMPERATIVE.match(body) and "results" not in themes:
        return "measure", 0.7
    troubled = bool(_TROUBLE.search(body[:80]))
    if "results" not in themes and "deeds" not in themes:
        return "background", 0.9
    if troubled or not _PAST.search(body):
        return "background", 0.75
    if re.search(r"\b(?:was|were) home to\b|\bof whom\b", body):
        return "background", 0.6
    return "achievement", 0.85


def _looking_ahead(body: str, themes: frozenset[SectionTheme]) -> Judgement:
    if "aims" in themes and "goals" not in themes:
        return "background", 0.9
    future = _COMMITS.search(body) and re.search(r"\d", body)
    if "aims" in themes:
        return ("target", 0.7) if future else ("background", 0.85)
    return ("measure", 0.6) if _IMPERATIVE.match(body) else ("target", 0.8)


def _in_the_plan(body: str, context: Context) -> Judgement:
    if context.section_kind == "box" or (context.form == "item" and _LISTED.match(body)):
        return "measure", 0.85
    if any(_NOTES.search(title) for title in context.titles[-1:]):
        return "background", 0.9
    if _IMPERATIVE.match(body) or re.match(r"we (?:will|shall|must|are to)\b", body, re.IGNORECASE):
        return "measure", 0.95
    if _TAKES_CHARGE.search(_RELATIVE.sub("", body)) and not _PAST.search(body):
        return "measure", 0.7
    if len(body.split()) <= 6 and body.endswith("."):
        return "heading", 0.7
    opening = _RELATIVE.sub("", body)[:160]
    years = [int(m[1]) for m in _BY_YEAR.finditer(opening)]
    begins_past = bool(years) and context.period is not None and years[0] < context.period.start
    if begins_past and _PAST.search(opening):
        return "achievement", 0.8
    past = _PAST.search(opening)
    commits = _COMMITS.search(opening)
    if commits and not (past and past.start() < commits.start() and years and begins_past):
        return "measure", 0.85
    if past and re.search(r"\d", body):
        return "achievement", 0.65
    if re.match(r"(?:a|an|the|every|each)? ?\w+(?: \w+)? (?:is|are) (?:a|an|the|our)\b", body, re.IGNORECASE):
        return "background", 0.8
    return ("measure", 0.55) if context.titles and not _STATES.search(opening) else ("background", 0.6)
