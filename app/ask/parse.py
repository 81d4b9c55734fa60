"""From the text of a question to an interpretation: the only fuzzy part of asking."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from app.ask import forms
from app.ask.asked import all_types, any_type, find_types
from app.ask.cities import find_cities, find_scope_cities
from app.ask.differences import PART_WORDS, part_asked
from app.ask.documents import find_plans, find_titles
from app.ask.forms import LATIN, Found, T
from app.ask.indicators import ALL_SAID, SAME_NAME, closest, match_indicators
from app.ask.intents import RESPONSIBLE, find_intent, find_intent_words, form_of
from app.ask.interpretation import Interpretation, WordGroup
from app.ask.items import NUMBERED_ZH, find_counted, find_items
from app.ask.lexicon import SHORTEST_MISSPELT, DocumentName, Lexicon, NamedThing, same_quantities
from app.ask.misspelt import find_misspelt_names
from app.ask.named import SHORTEST_PART, find_names, split_bodies
from app.ask.place_words import find_elsewhere, find_excluded, find_misspelt, find_places
from app.ask.plain import plain_question
from app.ask.ranking import RANKED, fewest_first, ranked_by, top
from app.ask.refusals import why_refused
from app.ask.sections import find_sections
from app.ask.topics import find_goal_topics, goals_touched
from app.ask.words import HAN, find_words
from ontology.errors import QuestionError
from ontology.gazetteer import NamedPlace

LONGEST_QUESTION = 2000
SECTION_KINDS = (
    (re.compile(r"专栏|\bbox(?:es)?\b", LATIN), ("box",)),
    (re.compile(r"(?:多少|几|哪些|哪几)(?:个)?章|\bchapters?\b", LATIN), ("chapter",)),
)
# A word for a kind that the name of such a thing holds: it is looked for, too.
NARROW_KINDS = re.compile(
    "医院|大学|高校|实验室|研究院|委员会|商圈|条例|hospitals?|universit(?:y|ies)|laborator(?:y|ies)|institutes?",
    LATIN,
)
# Who follows one thing through the documents may call it by a shorter part of its name.
FOLLOWING, FOLLOWED = ("lineage", "link", "mention"), 4
PLACE_KINDS = re.compile("(?:综合)?(?:交通)?枢纽$|高铁站$|火车站$|站$|片区$|地区$|一带$")
# Where laws are asked for, what is called one comes first.
LAWS = re.compile(
    r"条例|法规|法律|立法|什么法|哪部|\blaws?\b|\bregulations?\b|\bordinances?\b|\blegislation\b|\bstatutes?\b",
    LATIN,
)
LAW_WEIGHT = 0.4
# Things that support goals; only for these a topic can stand for its goal.
SUPPORTING = {"Measure", "Project", "Programme", "Reform"}


def parse_question(question: str, lexicon: Lexicon) -> Interpretation:
    """Understand a question as far as possible; never fails on a question's content."""
    text = plain_question(question)
    if not question.strip():
        raise QuestionError(
            "the question is empty: ask something, for example “which measures support SDG 6?”"
        )
    if len(question) > LONGEST_QUESTION:
        raise QuestionError(
            f"the question has {len(question)} characters: at most {LONGEST_QUESTION} are read"
        )
    return replace(_Parser(text, lexicon).parse(), question=question.strip())


class _Parser:
    """Takes pieces out of a question one after the other; what is taken is blanked out of `rest`."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self.text = text
        self.rest = text
        self.subject = text
        self.lexicon = lexicon
        self.types = find_types(text)
        latin = len(re.findall(r"[A-Za-z]+", text))
        self.found = Interpretation(
            question=text,
            language="en" if latin > len(HAN.findall(text)) else "zh",
            intent=find_intent(text),
            refused=why_refused(text),
        )

    def parse(self) -> Interpretation:
        steps: tuple[Callable[[], None], ...] = (
            self._plans,
            self._goals,
            self._documents,
            self._plans_apart,
            self._sections,
            self._excluded,
            self._status_and_subject,
            self._names,
            self._misspelt,
            self._places,
            self._years,
            self._asked,
            self._topics,
            self._words,
            self._indicators,
        )
        for step in steps:
            step()
        return self.found

    def _take(self, start: int, end: int) -> None:
        self.rest = self.rest[:start] + " " * (end - start) + self.rest[end:]

    def _taken(self, found: Iterable[Found[T]]) -> Iterator[T]:
        """Each find that no earlier one overlaps; it is taken out of the rest."""
        for f in found:
            if self.rest[f.start : f.end].strip():
                self._take(f.start, f.end)
                yield f.value

    def _set(self, **values: object) -> None:
        self.found = replace(self.found, **values)  # type: ignore[arg-type]

    def _plans(self) -> None:
        documents: list[DocumentName] = []
        years: list[int] = []
        for hits, end in self._taken(list(find_plans(self.rest, self.lexicon.documents))):
            if end:
                years.append(end)
            elif hits:
                documents += hits
            else:
                self._set(unknown_plan=True)
        self._use_documents(documents)
        self._set(years=tuple(years))

    def _use_documents(self, documents: Iterable[DocumentName]) -> None:
        kept = {d.id: d.name for d in documents if d.id not in self.found.documents}
        self._set(
            documents=(*self.found.documents, *kept),
            document_names=(*self.found.document_names, *kept.values()),
        )

    def _documents(self) -> None:
        """Documents by a part of their title (示范区方案, 创新举措清单, the slides)."""
        text = self.rest
        for f in self.types:
            if not HAN.search(self.text[f.start : f.end]):
                text = text[: f.start] + "|" * (f.end - f.start) + text[f.end :]
        for item in find_items(self.rest, of_list=False):
            text = text[: item.start] + "|" * (item.end - item.start) + text[item.end :]
        for hits in self._taken(list(find_counted(self.rest, self.lexicon.documents))):
            self._use_documents(hits)
            self._set(types=("Reform",))
        for hits in self._taken(list(find_titles(text, self.lexicon.documents))):
            self._use_documents(hits)

    def _plans_apart(self) -> None:
        """The earlier and the later plan of a difference; one named plan is held against the one before it."""
        if self.found.intent != "difference":
            return
        plans = sorted({d.plan_from for d in self.lexicon.documents if d.plan_from and _five_years(d)})
        named = [d for d in self.lexicon.documents if d.id in self.found.documents and d.plan_from]
        years = sorted({d.plan_from for d in named if d.plan_from}) or plans[-2:]
        part = part_asked(self.text)
        if len(years) == 1:
            before, after = [y for y in plans if y < years[0]][-1:], [y for y in plans if y > years[0]][:1]
            years = years + after if part == "dropped" or not before else before + years
        if len(years) < 2:
            self._set(intent="list")
            return
        pool = named if len({d.plan_from for d in named}) > 1 else self.lexicon.documents
        earlier, later = (tuple(d.id for d in pool if d.plan_from == y) for y in (years[0], years[-1]))
        self._set(earlier=earlier, later=later, part=part)
        self._use_documents(d for d in pool if d.id in (*earlier, *later))

    def _sections(self) -> None:
        """Boxes, parts and titles in quotes; a numbered item of a list."""
        found: list[str] = []
        pieces = list(find_sections(self.rest, self.lexicon, self.found.documents))
        for f in pieces:
            found += [i for s in f.value for i in self.lexicon.below(s.id)]
            self._set(section_name=self.rest[f.start : f.end].strip('“”"「」『』'))
            self._take(f.start, f.end)
        self._set(sections=tuple(dict.fromkeys(found)))
        numbered = any(d.numbered for d in self.lexicon.documents if d.id in self.found.documents)
        if numbered and not self.types and forms.WHICH_ITEM.search(self.rest):
            self._set(types=("Reform",))
        for item in self._taken(list(find_items(self.rest, of_list=numbered))):
            self._set(item=item, types=("Reform",))

    def _goals(self) -> None:
        goals: list[int] = []
        targets: list[str] = []
        for g, t in self._taken(list(forms.find_goals(self.rest))):
            goals += g
            targets += t
        refused = self.found.refused or ("goal" if forms.names_no_goal(self.text) else "")
        self._set(
            goals=tuple(dict.fromkeys(goals)),
            targets=tuple(dict.fromkeys(targets)),
            goals_told=bool(goals),
            refused=refused,
        )

    def _excluded(self) -> None:
        if self.found.intent == "gap":  # "without any measure in Pingshan" leaves nothing out
            return
        if self.found.intent != "unmentioned":
            for places in self._taken(list(find_excluded(self.rest, self.lexicon.cities))):
                self._set(not_districts=(*self.found.not_districts, *places))
            if denied := forms.NOT_SAID.search(self.rest):  # to leave it out would answer the opposite
                self._set(refused=self.found.refused or "negated", unmatched=(denied[0].strip(),))

    def _status_and_subject(self) -> None:
        """Whether a target or an actual value is meant; and what is left to name an indicator."""
        if self.found.intent in ("value", "count"):
            target = bool(forms.TARGET_STATUS.search(self.rest))
            actual = bool(forms.ACTUAL_STATUS.search(self.rest))
            if target != actual and len(forms.YEARS.findall(self.rest)) < 2:
                self._set(status="target" if target else "actual")
        self.subject = forms.YEARS.sub(lambda m: " " * len(m[0]), self.rest)
        for f in find_intent_words(self.subject) if self.found.intent in ("path", "lineage") else ():
            if HAN.search(self.subject[f.start : f.end]):
                self.subject = self.subject[: f.start] + " " * (f.end - f.start) + self.subject[f.end :]

    def _names(self) -> None:
        """Things that documents name; a district, a generic word or what only tells a kind is none."""
        # In a box a name, or a part of one, is rather the label of what stands under it.
        parts = 0 if self.found.sections else FOLLOWED if self.found.intent in FOLLOWING else SHORTEST_PART
        found = list(find_names(self.rest, self.types, self.lexicon, parts=parts))
        if self.found.sections:
            labels = self.lexicon.labels
            found = [f for f in found if not any(self.rest[f.start : f.end] in label for label in labels)]
        things = [t for hits in self._taken(found) for t in hits]
        self._name(things)

    def _name(self, things: list[NamedThing]) -> None:
        self._set(
            entities=tuple(dict.fromkeys((*self.found.entities, *(t.id for t in things)))),
            entity_names=tuple(dict.fromkeys((*self.found.entity_names, *(t.name for t in things)))),
        )

    def _places(self) -> None:
        cities = self.lexicon.cities
        named = list(find_places(self.rest, cities))
        parts = {
            f.value.id: self.rest[f.start : f.end] for f in named if HAN.search(self.rest[f.start : f.end])
        }
        places = list(self._taken(named))
        elsewhere = list(self._taken(list(find_scope_cities(self.rest, cities))))
        elsewhere += self._taken(list(find_elsewhere(self.rest, cities)))
        if not any(p.kind == "district" for p in places) and not self.found.not_districts:
            for f in list(find_misspelt(self.rest, cities)):
                typed = self.rest[f.start : f.end]
                for place in self._taken([f]):
                    places.append(place)
                    self._read(typed, place)
        districts = {p.id: p for p in places if p.kind == "district"}
        others = {p.id: p for p in places if p.kind != "district"}
        named_after = [t for p in others.values() for t in self._after(parts.get(p.id, p.name))]
        self._set(
            named_after=tuple(dict.fromkeys(t.id for t in named_after)),
            districts=tuple(districts.values()),
            places=tuple(others.values()),
            elsewhere=tuple(elsewhere),
        )

    def _after(self, place: str) -> list[NamedThing]:
        """Things called after a place, by its whole name or by what is left without its kind (五和 of 五和枢纽)."""
        core = PLACE_KINDS.sub("", place)
        return self.lexicon.containing(place) or (self.lexicon.containing(core) if len(core) > 1 else [])

    def _read(self, typed: str, place: NamedPlace) -> None:
        """Remember what was typed where it is not merely another spelling."""
        letters = re.sub(r"[\W_]|district|new area", "", typed.casefold())
        name = place.name if HAN.search(typed) else place.name_en
        if not re.sub(r"\W", "", name.casefold()).startswith(letters):
            self._set(read_as=(*self.found.read_as, (typed, name)))

    def _misspelt(self) -> None:
        """A name with one wrong character, where nothing else is named."""
        if self.found.entities or self.found.sections:
            return
        text = self.rest
        for place in find_places(text, self.lexicon.cities):
            if place.end - place.start >= SHORTEST_MISSPELT:  # well written already
                text = text[: place.start] + " " * (place.end - place.start) + text[place.end :]
        for f in list(find_misspelt_names(text, self.lexicon)):
            typed = self.rest[f.start : f.end]
            for name, things in self._taken([f]):
                self._name(things)
                self._set(read_as=(*self.found.read_as, (typed, name)))

    def _years(self) -> None:
        years = list(self.found.years)
        for m in forms.YEARS.finditer(self.rest):
            years.append(int(m["year"]))
            self._take(*m.span())
        if years and self.found.intent == "path":
            years = list(range(min(years), max(years) + 1)) if len(years) > 1 else []
        self._set(years=tuple(dict.fromkeys(years)))

    def _asked(self) -> None:
        """The kinds of things asked for, and the wordings that only tell what is wanted of them."""
        kinds = [
            f for f in self.types if self.rest[f.start : f.end].strip() == self.text[f.start : f.end].strip()
        ]
        for f in kinds:
            if not NARROW_KINDS.fullmatch(self.rest[f.start : f.end]):
                self._take(f.start, f.end)
        self._set(types=self.found.types or all_types(kinds))
        self._wants()
        for found in find_intent_words(self.rest):
            self._take(found.start, found.end)
        if self.found.documents and not self.found.sections:
            self._set(section_kinds=next((kinds for p, kinds in SECTION_KINDS if p.search(self.rest)), ()))

    def _wants(self) -> None:
        """What the forms of ranking, of papers and of responsibility tell besides the intent."""
        found = self.found
        if found.intent == "rank":
            self._set(
                group_by=ranked_by(self.text), most=top(self.text), fewest_first=fewest_first(self.text)
            )
        papers = found.types in ((), ("Policy",), ("Programme",)) and forms.WHICH_PAPER.search(self.text)
        if forms.ALL_PAPERS.search(self.text):
            self._use_documents(self.lexicon.documents)
            self._set(intent="document", types=())
        elif papers and forms.IN_FORCE.search(self.text) and found.documents:
            self._set(intent="document", types=())
        if RESPONSIBLE.search(self.text):
            self._set(responsible=True, types=("Organization",), intent="list")
            for m in RESPONSIBLE.finditer(self.rest):
                self._take(*m.span())
        if found.intent in ("mention", "unmentioned"):
            self._set(types=())
        elif found.intent in ("rank", "gap", "difference"):
            for types in self._taken(list(any_type(self.rest)) if not self.found.types else []):
                self._set(types=types)
            for pattern in (RANKED, PART_WORDS):
                for m in pattern.finditer(self.rest):
                    self._take(*m.span())

    def _topics(self) -> None:
        """A topic that is a goal as a whole asks for the goal; any other only tells which goals it touches."""
        if self.found.goals or (self.found.types and not SUPPORTING & set(self.found.types)):
            return
        if self.found.intent not in ("value", "path", "document", "unmentioned"):
            goals = [f.value for f in find_goal_topics(self.rest)]
            self._set(goals=tuple(dict.fromkeys(goals)))

    def _words(self) -> None:
        groups, unmatched = find_words(self.rest)
        if self.found.types == ("Policy",) and LAWS.search(self.text):
            groups.append(WordGroup("条例", ("条例", "法规", "立法"), LAW_WEIGHT, needed=False))
        topics = (
            {self.rest[f.start : f.end] for f in find_goal_topics(self.rest)} if self.found.goals else set()
        )
        groups = [replace(g, needed=False) if g.word in topics else g for g in groups]
        groups, bodies = split_bodies(groups, self.lexicon)
        if bodies and not self.found.goals_told:  # a topic beside a body is no filter
            self._set(goals=(), topic_goals=self.found.goals)
        self._name(bodies)
        # A topic of one character (水) touches what its longer words do.
        said = " ".join((self.rest, *(w for g in groups if len(g.word) == 1 for w in g.alternatives[:2])))
        touched = () if self.found.goals else goals_touched(said, self.found.language)
        said_by_form = " ".join(m.casefold() for m in form_of(self.found.intent, self.text))
        unmatched = [w for w in unmatched if w.casefold() not in said_by_form]
        if self.found.intent == "unmentioned":
            unmatched = [w for w in unmatched if not forms.PAPER.fullmatch(w)]
        unmatched += NUMBERED_ZH.findall(self.rest)
        self._set(words=tuple(groups), unmatched=(*self.found.unmatched, *unmatched), topic_goals=touched)

    def _indicators(self) -> None:
        """Indicators by name, where values may be wanted; a bare name asks for its values."""
        bare = self.found.intent == "list" and not self.found.types and not self.found.goals
        untold = self.found.intent == "lineage" and not (self.found.entities or self.found.places)
        asks_values = self.found.intent in ("value", "path", "compare", "count", "difference")
        wanted = asks_values or untold or "Indicator" in self.found.types
        if not (wanted or bare):
            return
        subject = self.subject
        for f in find_places(subject, self.lexicon.cities):
            if f.value.kind == "district":
                subject = subject[: f.start] + " " * (f.end - f.start) + subject[f.end :]
        groups, _ = find_words(same_quantities(subject))
        groups = [g for g in groups if not g.word.isdigit()]
        said = " ".join((self.text, *(w for g in groups for w in g.alternatives)))
        matches = match_indicators(
            groups,
            subject,
            self.lexicon.indicators,
            cities=find_cities(said, self.lexicon.cities, comparing=self.found.intent == "compare"),
        )
        if bare and (not matches or matches[0].score < SAME_NAME):
            return
        meant = closest(matches, over_time=self.found.intent in ("path", "compare"))
        goals = dict.fromkeys(g for m in meant[:2] for g in m.indicator.goals)
        self._set(
            intent="value" if bare else "path" if untold and meant else self.found.intent,
            indicators=tuple(dict.fromkeys(m.indicator.id for m in meant)),
            near_indicators=tuple(dict.fromkeys(m.indicator.id for m in matches)),
            indicator_names=tuple(dict.fromkeys(m.indicator.name for m in meant)),
            partly_named=all(m.share < ALL_SAID for m in meant),
            topic_goals=tuple(dict.fromkeys((*goals, *self.found.topic_goals))),
        )


def _five_years(document: DocumentName) -> bool:
    return bool(document.plan_from and document.plan_to and document.plan_to - document.plan_from == 4)
