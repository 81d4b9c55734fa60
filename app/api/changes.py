"""What differs between the marks of an earlier answer and the answer as it is now."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Literal

from pydantic import BaseModel, Field

from app.api.citation import Mark, mark_of_id
from app.api.models import AnswerOut

ChangeKind = Literal["came", "went", "moved", "evidence", "values", "facts"]
_PARTS: tuple[Literal["evidence", "values", "facts"], ...] = ("evidence", "values", "facts")


class ChangeOut(BaseModel):
    """What happened to one answer; `before` and `now` are its places, counted from 1.

    `moved`: it stands in another order to the others, or beyond the limit. `evidence`: it rests on other words.
    `values`: its figures are others. `facts`: its name, goals or scope are.
    """

    kind: ChangeKind
    id: str | None = Field(None, description="Null for an answer that went, if only the permalink is known")
    name: str | None = None
    before: int | None = None
    now: int | None = None


def find_changes(
    before: Sequence[Mark],
    now: Sequence[tuple[Mark, AnswerOut]],
    *,
    beyond: Sequence[AnswerOut],
    known: Sequence[AnswerOut],
) -> list[ChangeOut]:
    """Answers that came, went, moved or say something else, in the order of their places.

    `beyond` are the answers of the same question without its limit, `known` those of the earlier reply if it is there.
    """
    marked = list(_each(before, now, beyond=beyond, known=known))
    return sorted(marked, key=lambda change: (change.now or change.before or 0, change.kind))


def _each(
    before: Sequence[Mark],
    now: Sequence[tuple[Mark, AnswerOut]],
    *,
    beyond: Sequence[AnswerOut],
    known: Sequence[AnswerOut],
) -> Iterator[ChangeOut]:
    was = {mark.id: (place, mark) for place, mark in enumerate(before, 1)}
    names = {mark_of_id(a.id): a for a in known}
    further = {mark_of_id(a.id): (place, a) for place, a in enumerate(beyond, 1)}
    moved = _moved([m.id for m in before], [m.id for m, _ in now])
    for place, (mark, answer) in enumerate(now, 1):
        earlier, old = was.get(mark.id, (None, mark))
        kinds: list[ChangeKind] = ["came"] if earlier is None else ["moved"] if mark.id in moved else []
        kinds += [part for part in _PARTS if getattr(mark, part) != getattr(old, part)]
        for kind in kinds:
            yield ChangeOut(kind=kind, id=answer.id, name=answer.name, before=earlier, now=place)
    for key in was.keys() - {mark.id for mark, _ in now}:
        if key in further:
            place, answer = further[key]
            yield ChangeOut(kind="moved", id=answer.id, name=answer.name, before=was[key][0], now=place)
        else:
            gone = names.get(key)
            id, name = (gone.id, gone.name) if gone else (None, None)
            yield ChangeOut(kind="went", before=was[key][0], id=id, name=name)


def _moved(before: Sequence[str], now: Sequence[str]) -> set[str]:
    """Those that stand in another order to the others that are in both."""
    both = set(before) & set(now)
    first, second = ([key for key in keys if key in both] for keys in (before, now))
    blocks = SequenceMatcher(None, first, second, autojunk=False).get_matching_blocks()
    return both - {key for block in blocks for key in first[block.a : block.a + block.size]}
