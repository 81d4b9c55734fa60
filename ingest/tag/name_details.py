"""What the form of a name tells beyond its span: the full name of each item of a list, its phase, year or issuer."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.model import NameSpan
from ingest.tag.normalise import phase_number
from ontology.place import PlaceKind

_PHASE = r"(?:第?[一二三四五六七八九十]{1,2}|\d{1,2})期"
_PHASES = re.compile(rf"(?P<head>.{{2,}}?)(?P<list>{_PHASE}(?:[、和与及]{{1,2}}{_PHASE})+)(?P<tail>.*)", re.S)
# 第九、第十中学: each number has the head and the tail of all.
_ORDINAL = r"第[一二三四五六七八九十百\d]+"
_ORDINALS = re.compile(
    rf"(?P<head>.*?)(?P<list>{_ORDINAL}(?:[、和与及]{_ORDINAL})+)(?P<tail>[\u4e00-\u9fff（(].*)", re.S
)
_BARE_PHASE = re.compile(rf"{_PHASE}(?:工程|项目)?")
_FROM_PHASE = re.compile(rf"{_PHASE}.*", re.S)
_ONE_PHASE = re.compile(
    r"第?([一二三四五六七八九十]{1,2}|\d{1,2})期|(?<=[\u4e00-\u9fff])(I{1,3}|IV|VI{0,2})$"
)
_LINE = re.compile(r"(?P<network>[\u4e00-\u9fff]{2,6}?)?(?P<line>[A-Z]?\d{1,2}号线.*)", re.S)
_PHASES_EN = re.compile(
    r"Phases (?P<list>[IVX\d]+(?:, [IVX\d]+)*,? and [IVX\d]+)(?: of (?:the )?(?P<of>.+))?", re.S
)
_PHASE_EN = re.compile(r"\bPhase (?P<number>[IVX]+|\d+|[A-Z][a-z]+)\b")
_PERIOD_OF_TITLE = re.compile(r"[（(〔]\s*(\d{4})\s*(?:年?\s*[—–\-－~至]+\s*(\d{4}))?\s*年?[）)〕]")
_ISSUER_IN_TITLE = re.compile(
    r"(.{2,20}?(?:国务院|人民政府|政府|委员会|办公厅|办公室|部|局|委|省委|市委))关于"
)
_STATE_COUNCIL = "国务院"
_ISSUES = re.compile(r"(?:联合)?(?:关于)?(?:印发|出台|发布|制定|颁布|公布|下发|批准|批复|的)*[了的]?[《]?")
_REACH = 8
_KINDS: dict[str, PlaceKind] = {
    "reservoir": "reservoir", "river": "river", "lake": "lake", "bay": "bay", "island": "island",
    "mountain": "mountain", "wetland": "wetland", "port": "port", "airport": "airport", "station": "station",
    "checkpoint": "checkpoint", "road": "road", "park": "park", "heritage": "heritage", "zone": "zone",
    "area": "area",
}  # fmt: skip
_KIND = re.compile(
    r"(?:(?P<reservoir>水库| Reservoir)|(?P<river>[河江溪渠涌]|运河| (?:River|Creek|Canal))|(?P<lake>[湖泊]| Lakes?)"
    r"|(?P<bay>湾| Bay)|(?P<island>岛|群岛| Islands?)|(?P<mountain>[山岭峰]| (?:Mountains?|Hill|Peak))"
    r"|(?P<wetland>湿地| Wetland)|(?P<port>港|港区|码头| (?:Port|Harbou?r|Port Area))|(?P<airport>机场| Airport)"
    r"|(?P<station>站| Station)|(?P<checkpoint>口岸| Checkpoint)|(?P<road>路|街|大道|公路| (?:Road|Street|Avenue))"
    r"|(?P<park>公园| Park)|(?P<heritage>古城|遗址|故居|古镇|古村|寺|石窟| (?:Ruins|Temple|Palace))"
    r"|(?P<zone>(?:开发|高新|保税|经开|示范|合作|自贸|产业园|工业园?)区| Zone)|(?P<area>片区|新区|新城| New Area))$"
)


def complete_names(names: Sequence[NameSpan], text: str) -> Iterator[NameSpan]:
    """Every name with what its form tells; a span that names several things is given once for each.

    In "X一期、二期工程" both names share one span: the mentions of X一期工程 and X二期工程.
    """
    network = whole = ""
    for index, name in enumerate(names):
        if name.type == "Project":
            network = _network(name.name, network if index and _in_row(names[index - 1], name, text) else "")
            for full in _full_names(name.name, network):
                if whole and _BARE_PHASE.fullmatch(full):
                    full = _FROM_PHASE.sub("", whole) + full
                yield replace(name, name=full, attributes=_phase(full))
                whole = full
        elif name.type == "Policy":
            before = names[index - 1] if index else None
            yield replace(name, attributes=(*_issuer(name, before, text), *_year(name, text)))
        elif name.type == "Place" and (kind := place_kind(name.name)):
            yield replace(name, attributes=(("kind", kind),))
        else:
            yield name


def place_kind(name: str) -> PlaceKind | None:
    """What kind of place a name's last word tells; None where it tells none."""
    found = _KIND.search(name)
    return _KINDS[next(group for group in found.groupdict() if found[group])] if found else None


def _in_row(left: NameSpan, right: NameSpan, text: str) -> bool:
    return (
        left.type == "Project"
        and right.start - left.end <= 1
        and text[left.end : right.start] in ("、", "和", "与")
    )


def _network(name: str, before: str) -> str:
    """The network a line belongs to, said once for a row of lines: 地铁12号线一期、15号线一期."""
    found = _LINE.fullmatch(name)
    return (found["network"] or before) if found else ""


def _full_names(name: str, network: str) -> Iterator[str]:
    if network and not name.startswith(network):
        name = network + name
    phases = _PHASES.fullmatch(name)
    listed = re.findall(_PHASE, phases["list"]) if phases else []
    if phases and len(set(listed)) < len(listed):
        # 四期及四期调整工程: what is said of the same phase twice is two things.
        yield phases["head"] + listed[0]
        yield phases["head"] + listed[-1] + phases["tail"]
    elif phases:
        for phase in listed:
            yield phases["head"] + phase + phases["tail"]
    elif found := _ORDINALS.fullmatch(name):
        for ordinal in re.findall(_ORDINAL, found["list"]):
            yield found["head"] + ordinal + found["tail"]
    elif found := _PHASES_EN.search(name):
        thing = found["of"] or name[: found.start()].rstrip()
        for phase in re.findall(r"[IVX]+|\d+", found["list"]):
            yield f"{thing} Phase {phase}"
    else:
        yield name


def _phase(name: str) -> tuple[tuple[str, str], ...]:
    found = _ONE_PHASE.search(name)
    number = phase_number(found[1] or found[2]) if found else None
    if number is None and (found := _PHASE_EN.search(name)):
        number = phase_number(found["number"])
    return () if number is None else (("phase", str(number)),)


def _year(name: NameSpan, text: str) -> tuple[tuple[str, str], ...]:
    found = _PERIOD_OF_TITLE.search(name.name) or _PERIOD_OF_TITLE.match(text, name.end + 1)
    if not found:
        return ()
    return (("year", f"{found[1]}-{found[2]}" if found[2] else found[1]),)


def _issuer(name: NameSpan, before: NameSpan | None, text: str) -> tuple[tuple[str, str], ...]:
    if name.name.startswith(_STATE_COUNCIL):
        return (("issuer", _STATE_COUNCIL),)
    if found := _ISSUER_IN_TITLE.match(name.name):
        return (("issuer", found[1]),)
    if before and before.type == "Agency" and name.start - before.end <= _REACH:
        between = text[before.end : name.start]
        if _ISSUES.fullmatch(between) and between.strip("《"):
            return (("issuer", before.name),)
    return ()
