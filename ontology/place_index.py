"""Which of a set of places a text names, and which place goes by a given name."""

import re
from collections.abc import Iterable

from ontology.name_spans import NameSpans, Span, fold
from ontology.place import NamedPlace, PlaceMatch
from ontology.place_names import has_han
from ontology.siting import is_sited

# A common word names a place where one of these follows ...
_PLACE_WORD = re.compile(
    r"片区|街道|社区|新城|商圈|园区|校区|院区|港区|口岸|站|河|水库|水厂|净水厂|水质净化厂|污水|再生水|垃圾|电厂"
    r"|变电站|医院|学校|中学|小学|文体中心|公园|湿地|江滩|工业园|产业园|科技园|小镇|古镇|老街|地区|段|方向|枢纽"
    r"|综合交通枢纽|立交|隧道|大桥|高速|通道|机场|码头|两市|两区|两县|三县|三区|等区|等县|等地|等街道|等镇"
)
# ... or before which one of these stands ...
_PLACED = re.compile(r"(?:位于|坐落于|坐落在|地处)$")
# ... or which stands in a row with a name that is certain.
_AFTER_LABEL = ("：", ":", "\t", "|")
_ROW_SIGN = frozenset("、—-－–和与及至·~～/")
# A river or bay called after a district crosses others, a body called after it may sit elsewhere.
_NAMESAKE = re.compile(
    r"[江河湾峡]|大学|实验室|集团|银行|证券|公报|日报"
    r"| (?:River|Bay|Strait|Lake|University|Group|Bank|Daily|Securities|Laboratory|Lab)\b"
)
# A district called after a river, where the river is meant: 柳江水质, 锦江、沱江流域.
_ITS_RIVER = re.compile(
    r"水质|流域|干流|水系|两岸|沿岸|上游|下游|断面|[、和与][\u4e00-\u9fff]{1,2}(?:[江河]|流域)"
)
# A short English name before another name is the beginning of that one (Tianfu Greenway).
_NAME_GOES_ON = re.compile(r" (?!Subdistrict|Sub-district|Street|Town|Area|Community)[A-Z][a-z]")
# Between such a character and a common word no name begins: it stands inside another (高铁|新城|院区).
_BEFORE_NAME = frozenset(
    "在和与及至到的对由从市省县州区将推把向往经过进动建设造成施快善展升持强化划围托焦接新改扩整治理护续启近沿临距是有以学院校馆厂所园司"
)
# The last character of a full name may begin another word: 河口|区域, 东方|市场.
_OTHER_WORD = re.compile(r"(?<=区)[域位间块]|(?<=市)场")


class PlaceIndex:
    """Names of places, and phrases that hold such a name but do not mean the place.

    Of two places with one name the first given wins.
    """

    def __init__(self, places: Iterable[NamedPlace], exclusions: Iterable[str] = ()) -> None:
        self._places: dict[str, NamedPlace | None] = {fold(phrase): None for phrase in exclusions}
        self._weak: set[str] = set()
        for place in places:
            for name in place.names:
                key = fold(name)
                if key and key not in self._places:
                    self._places[key] = place
                    if name in place.weak:
                        self._weak.add(key)
        self._spans = NameSpans(self._places)

    def find(self, text: str) -> list[PlaceMatch]:
        """Matches in document order."""
        spans = sorted(s for s in self._spans.find(text) if not self._means_something_else(text, s))
        matches = []
        for start, end, name in self._without_common_words(text, spans):
            if (place := self._places[name]) is not None:
                matches.append(PlaceMatch(start, end, place, is_sited(text, start, end, place)))
        return matches

    def get(self, name: str) -> NamedPlace | None:
        """The place that goes by this name, whatever its case and apostrophes."""
        return self._places.get(fold(name))

    def near(self, name: str) -> list[NamedPlace]:
        """The places one of whose names is one edit away from this one; districts alone if there are any."""
        wanted = fold(name)
        found = {p.id: p for n, p in self._places.items() if p is not None and _one_edit(n, wanted)}
        districts = [p for p in found.values() if p.kind == "district"]
        return districts or list(found.values())

    def _means_something_else(self, text: str, span: Span) -> bool:
        start, end, name = span
        place = self._places[name]
        if place is None:
            return True
        if place.kind == "subdistrict" and name.isascii() and " " not in name:
            return bool(_NAME_GOES_ON.match(text, end))
        if place.kind != "district":
            return False
        if len(name) == len("东区") and name == place.name and _inside_word(text, start):
            return True
        if name != place.name and name[-1] in "江河" and _ITS_RIVER.match(text, end):
            return True
        return bool((_OTHER_WORD if name == place.name else _NAMESAKE).match(text, end))

    def _is_label(self, text: str, span: Span) -> bool:
        """Whether a full name opens the text as its label or first cell (新城区：…)."""
        start, end, name = span
        place = self._places[name]
        return (
            place is not None
            and name == place.name
            and not text[:start].strip()
            and text[end : end + 1] in _AFTER_LABEL
        )

    def _without_common_words(self, text: str, spans: list[Span]) -> list[Span]:
        kept: list[Span] = []
        for i, span in enumerate(spans):
            start, end, name = span
            if (
                name not in self._weak
                or (_PLACE_WORD.match(text, end) and not _inside_word(text, start))
                or self._is_label(text, span)
                or _PLACED.search(text, max(0, start - 3), start)
                or (kept and _in_row(text, kept[-1], span))
                or (
                    i + 1 < len(spans)
                    and spans[i + 1][2] not in self._weak
                    and _in_row(text, span, spans[i + 1])
                )
            ):
                kept.append(span)
        return kept


def _inside_word(text: str, start: int) -> bool:
    """Whether the character before can't end a word before a name."""
    before = text[start - 1 : start]
    return has_han(before) and before not in _BEFORE_NAME


def _in_row(text: str, left: Span, right: Span) -> bool:
    return right[0] == left[1] + 1 and text[left[1]] in _ROW_SIGN


def _one_edit(a: str, b: str) -> bool:
    """One character put in, left out, replaced, or swapped with the next; names under three never."""
    if min(len(a), len(b)) < 3 or abs(len(a) - len(b)) > 1:
        return False
    at = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    rest_a, rest_b = a[at:], b[at:]
    swapped = rest_a[:2] == rest_b[1::-1] and rest_a[2:] == rest_b[2:]
    return swapped or rest_a[1:] == rest_b[1:] or rest_a[1:] == rest_b or rest_a == rest_b[1:]
