"""Answers made of several: the sides of a comparison in turn, and a number of things."""

from collections.abc import Iterator, Sequence

from app.ask.answer import Answer, Quantity
from app.ask.interpretation import Interpretation
from app.ask.wording import count_name


def interleave(
    sides: Sequence[Sequence[Answer]], names: Sequence[str], found: Interpretation
) -> list[Answer]:
    """One answer of each side in turn, so that both sides are on the first page; each says which it is of."""

    def in_turn() -> Iterator[tuple[str, Answer]]:
        for place in range(max(map(len, sides), default=0)):
            for name, side in zip(names, sides, strict=True):
                if place < len(side):
                    yield name, side[place]

    kept: dict[str, Answer] = {}
    of: dict[str, list[str]] = {}
    for name, answer in in_turn():
        known = kept.setdefault(answer.id, answer)
        of.setdefault(answer.id, []).append(name)
        if known is not answer:  # one thing on both sides: its evidence and values are put together
            known.evidence += [e for e in answer.evidence if e not in known.evidence]
            known.values += [v for v in answer.values if v not in known.values]
    between = "、" if found.language == "zh" else ", "
    for id, answer in kept.items():
        only = "" if len(of[id]) > 1 else ("仅见于" if found.language == "zh" else "only in ")
        answer.why.append(only + between.join(dict.fromkeys(of[id])))
    return list(kept.values())


def count_answer(n: int, found: Interpretation) -> Answer:
    """The number of things counted, as an answer of its own."""
    answer = Answer("count", "Count", f"{count_name(found)}: {n}", 1.0)
    answer.values.append(Quantity(str(n), "条" if found.language == "zh" else "items", None, None, "="))
    return answer
