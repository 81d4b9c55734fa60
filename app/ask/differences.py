"""What two plans differ in: things that both name or only one of them, and changed targets."""

import re
from collections.abc import Iterable, Iterator, Sequence

from app.ask.answer import Answer, Row, gather, gather_values
from app.ask.forms import LATIN
from app.ask.interpretation import Part
from app.ask.lexicon import bare_name
from app.ask.merging import drop_far
from cypher.plan import DifferencePlan

PARTS: tuple[Part, ...] = ("kept", "new", "dropped")
_FORMS: tuple[tuple[Part, str, str], ...] = (
    ("changed", "(?:目标|指标)(?:值)?[^，。？]{0,6}(?:变|调整|提高|上调|下调)", "targets?|indicators?"),
    ("kept", "延续|沿用|保留|仍", r"kept|carried|continued?|both"),
    ("dropped", "取消|去掉|删除|不再|没有了|而[^，。？]{0,12}没有", "dropped|removed|no longer|missing"),
    ("new", "新增|新提出|新出现|新的", "new(?:ly)?|added"),
)
_PATTERNS = tuple((part, re.compile(rf"{zh}|\b(?:{en})\b", LATIN)) for part, zh, en in _FORMS)
_NAMES: dict[Part, tuple[str, str]] = {
    "kept": ("两份规划都有", "in both plans"),
    "new": ("仅见于后一份规划", "only in the later plan"),
    "dropped": ("仅见于前一份规划", "only in the earlier plan"),
    "changed": ("目标值有变化", "target changed"),
}
# A name that holds another one of so many characters is taken for the same thing in another wording.
SAME_WITHIN = 6
LEAST_SHARE = 0.6


# What only tells the part is no topic.
PART_WORDS = re.compile(
    "延续|沿用|保留|新增了?|新提出|新出现|取消|去掉|删除|不再有?|没有了?|有而|跟|相比"
    r"|\b(?:kept|carried (?:over|on)|continued|dropped|removed|no longer|newly|new|added|changed|still)\b",
    LATIN,
)


def part_asked(text: str) -> Part | None:
    """Which part of the difference a question wants; None for all."""
    return next((part for part, pattern in _PATTERNS if pattern.search(text)), None)


def gather_differences(
    rows: Sequence[Row], plan: DifferencePlan, part: Part | None, *, zh: bool
) -> list[Answer]:
    """Things with what they are to the two plans in `why`; what both name first."""
    documents: dict[str, set[str]] = {}
    names: dict[str, set[str]] = {}
    for row in rows:
        documents.setdefault(row["id"], set()).add(row["document"])
        names.setdefault(row["id"], set()).update(bare_name(n) for n in (row["name"], *(row["names"] or ())))
    twins = _twins(documents, names, set(plan.earlier), set(plan.later))
    of = {id: _part(found, id in twins, set(plan.earlier)) for id, found in documents.items()}
    by_id = {a.id: a for a in gather(rows, scope=None)}
    _join_twins(by_id, twins)
    wanted = (part,) if part else PARTS
    words = [w.alternatives for w in plan.filters.words if w.needed]
    near = drop_far(list(by_id.values()), words) if words else list(by_id.values())
    near.sort(key=lambda a: -sum(any(w in a.name for w in group) for group in words))
    kept = [(p, a) for p in wanted for a in near if of[a.id] == p]
    for p, answer in kept:
        answer.why.append(_NAMES[p][0 if zh else 1])
    return [a for _, a in kept]


def _part(documents: set[str], has_twin: bool, earlier: set[str]) -> Part:
    if has_twin or (documents & earlier and documents - earlier):
        return "kept"
    return "dropped" if documents & earlier else "new"


def _twins(
    documents: dict[str, set[str]], names: dict[str, set[str]], earlier: set[str], later: set[str]
) -> dict[str, str]:
    """Things of one plan only whose name holds, or is held by, that of a thing of the other, both ways."""
    before = [i for i, d in documents.items() if d <= earlier]
    after = [i for i, d in documents.items() if d <= later]
    pairs = {i: j for i in before for j in after if _same(names[i], names[j])}
    return pairs | {j: i for i, j in pairs.items()}


def _same(some: Iterable[str], others: Sequence[str] | set[str]) -> bool:
    return any(
        short in long and len(short) >= max(SAME_WITHIN, LEAST_SHARE * len(long))
        for a in some
        for b in others
        for short, long in ((a, b), (b, a))
    )


def _join_twins(answers: dict[str, Answer], twins: dict[str, str]) -> None:
    """The later of two wordings goes, its evidence stays."""
    for id, other in twins.items():
        if id in answers and other in answers:
            answers[id].evidence += answers.pop(other).evidence


def gather_changes(rows: Iterable[Row], *, zh: bool) -> list[Answer]:
    """Indicators whose targets of the two plans are not the same."""
    answers = [a for a in gather_values(rows) if len({v.value for v in a.values}) > 1]
    for answer in answers:
        answer.why.append(" → ".join(_steps(answer)))
        answer.why.append(_NAMES["changed"][0 if zh else 1])
    return answers


def _steps(answer: Answer) -> Iterator[str]:
    for value in sorted(answer.values, key=lambda v: v.year or 0):
        year = f"{value.year}: " if value.year else ""
        yield f"{year}{'' if value.op == '=' else value.op}{value.value}{value.unit}"
