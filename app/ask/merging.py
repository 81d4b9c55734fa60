"""Puts together answers that say the same, and drops those that others cover or outdo."""

from collections.abc import Sequence

from app.ask.answer import Answer
from app.ask.lexicon import bare_name

# Sentences of which so many pairs of characters agree say the same in two documents.
SAME_SENTENCE = 0.8
# An answer that meets less of the question's words than this share of the best is left out.
NEAR_BEST = 0.7


def drop_covered(answers: Sequence[Answer]) -> list[Answer]:
    """Leave out a measure whose evidence is a part of a sentence that a project among the answers covers."""
    covered = {(e.passage, e.start, e.end) for a in answers if a.type != "Measure" for e in a.evidence}
    return [
        a
        for a in answers
        if a.type != "Measure" or any((e.passage, e.start, e.end) not in covered for e in a.evidence)
    ]


def drop_weaker(answers: Sequence[Answer]) -> list[Answer]:
    """Leave out what meets much less of the words than the best does."""
    best = max((a.met for a in answers), default=0.0)
    return [a for a in answers if a.met >= NEAR_BEST * best]


def merge_alike(answers: Sequence[Answer], *, most: int) -> list[Answer]:
    """Near-duplicates become one answer with the evidence of all; of the first `most` answers only."""
    kept: list[tuple[Answer, frozenset[str]]] = []
    for answer in answers:
        pairs = _pairs(answer.name if answer.type != "Measure" else _text(answer))
        twin = next((k for k, p in kept if _alike(k, answer, p, pairs)), None) if len(kept) < most else None
        if twin is None:
            kept.append((answer, pairs))
            continue
        twin.evidence += [e for e in answer.evidence if e not in twin.evidence]
        twin.why += [w for w in answer.why if w not in twin.why]
        twin.values += [v for v in answer.values if v not in twin.values]
    return [answer for answer, _ in kept]


def _alike(a: Answer, b: Answer, pairs_a: frozenset[str], pairs_b: frozenset[str]) -> bool:
    if a.type != b.type or a.scope != b.scope:
        return False
    if a.type == "Measure":
        small, large = sorted((len(pairs_a), len(pairs_b)))
        if small < SAME_SENTENCE * large or not small:
            return False
        return len(pairs_a & pairs_b) >= SAME_SENTENCE * len(pairs_a | pairs_b)
    # "建立X制度" in the list of reforms and "X制度" in its text.
    one, other = bare_name(a.name), bare_name(b.name)
    same_passage = {e.passage for e in a.evidence} & {e.passage for e in b.evidence}
    return bool(same_passage) and a.type == "Reform" and (one.endswith(other) or other.endswith(one))


def _text(answer: Answer) -> str:
    return answer.evidence[0].text if answer.evidence else answer.name


def _pairs(text: str) -> frozenset[str]:
    plain = "".join(c for c in text if c.isalnum())
    return frozenset(plain[i : i + 2] for i in range(len(plain) - 1))
