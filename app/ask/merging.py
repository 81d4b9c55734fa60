"""Puts together answers that say the same, and drops those that others cover or outdo."""

import math
import re
from collections import Counter
from collections.abc import Sequence

from app.ask.answer import Answer
from app.ask.evidence import Evidence
from app.ask.lexicon import bare_name

# Sentences of which so many pairs of characters agree say the same in two documents.
SAME_SENTENCE = 0.8
# An answer that meets less of the question's words than this share of the best is left out.
NEAR_BEST = 0.7
# In a passage longer than this a word may belong to something else than the thing named.
SHORT_PASSAGE = 24
LONGEST_LABEL = 20
LABEL = re.compile(r"^[^：:。，,]{1,12}[：:]")
CLAUSE_MARKS = "。；;，,！？"


def drop_covered(answers: Sequence[Answer], *, by_passage: bool = False) -> list[Answer]:
    """Leave out a measure whose evidence is a part of a sentence that a project among the answers covers.

    With `by_passage` any project of the same passage covers it: of a list of works only those asked for are told.
    """
    things = [a for a in answers if a.type != "Measure"]
    covered = {(e.passage, e.start, e.end) for a in things for e in a.evidence}
    listed = {e.passage for a in things if a.type == "Project" for e in a.evidence} if by_passage else set()
    return [
        a
        for a in answers
        if a.type != "Measure"
        or any((e.passage, e.start, e.end) not in covered and not _lists(e, listed) for e in a.evidence)
    ]


def _lists(evidence: Evidence, listed: set[str]) -> bool:
    """Whether a part of a passage is a list of works; what stands behind a label is one thing."""
    return evidence.passage in listed and not LABEL.match(evidence.text)


def drop_far(answers: Sequence[Answer], words: Sequence[Sequence[str]]) -> list[Answer]:
    """Leave out named things of long lists that the words, each in several wordings, do not stand near."""
    said = [w for group in words for w in group]
    things = [a for a in answers if a.type not in ("Measure", "Passage")]
    # A word in the name of one item of a list says nothing of the others.
    owned = {(e.passage, w) for a in things for w in said if w in a.name for e in a.evidence}
    return [a for a in answers if a.type in ("Measure", "Passage") or _stands_near(a, said, owned)]


def _stands_near(answer: Answer, words: Sequence[str], owned: set[tuple[str, str]]) -> bool:
    """Whether a word is in the thing's name, its clause, or the label in front; unknown is near."""
    if any(w in answer.name for w in words):
        return True
    for evidence in answer.evidence:
        at = evidence.text.find(answer.name)
        if at < 0 or len(evidence.text) < SHORT_PASSAGE:
            return True
        start = max(evidence.text.rfind(mark, 0, at) for mark in CLAUSE_MARKS) + 1
        ends = [evidence.text.find(mark, at + len(answer.name)) for mark in CLAUSE_MARKS]
        end = min((e for e in ends if e >= 0), default=len(evidence.text))
        label = evidence.text[: max(evidence.text.find("："), evidence.text.find(":"), 0)][:LONGEST_LABEL]
        clause, name_at = evidence.text[start:end], at - start
        said = label + evidence.section_name
        if any(w in said for w in words):
            return True
        shared = [w for w in words if (evidence.passage, w) not in owned]
        if any(_of_clause(w, clause, name_at) for w in shared):
            return True
    return False


def _of_clause(word: str, clause: str, name_at: int) -> bool:
    """Whether a word is said of the thing at `name_at` too, not only the head of another item of the list."""
    start = 0
    for item in clause.split("、"):
        own = start <= name_at < start + len(item)
        if word in item and (own or not item.endswith(word)) and (own or start == 0 or "等" in item):
            return True
        start += len(item) + 1
    return False


def drop_weaker(answers: Sequence[Answer]) -> list[Answer]:
    """Leave out what meets much less of the words than the best does."""
    best = max((a.met for a in answers), default=0.0)
    return [a for a in answers if a.met >= NEAR_BEST * best]


def merge_alike(answers: Sequence[Answer]) -> list[Answer]:
    """Near-duplicates become one answer, the first of them, with the evidence of all."""
    told = [_pairs(a.name if a.type != "Measure" else _text(a)) for a in answers]
    common = Counter(p for a, pairs in zip(answers, told, strict=True) if a.type == "Measure" for p in pairs)
    kept: list[int] = []
    by_key: dict[str, list[int]] = {}
    for place, answer in enumerate(answers):
        keys = _keys(answer, told[place], common)
        near = sorted({k for key in keys for k in by_key.get(key, ())})
        twin = next((k for k in near if _alike(answers[k], answer, told[k], told[place])), None)
        if twin is not None:
            _join(answers[twin], answer)
            continue
        kept.append(place)
        for key in keys:
            by_key.setdefault(key, []).append(place)
    return [answers[place] for place in kept]


def _keys(answer: Answer, pairs: frozenset[str], common: Counter[str]) -> Sequence[str]:
    """What two alike answers have at least one of: of a sentence, so many of its rarest pairs of characters."""
    if answer.type != "Measure":
        return [e.passage for e in answer.evidence] if answer.type == "Reform" else ()
    rarest = sorted(pairs, key=lambda pair: (common[pair], pair))
    return rarest[: len(pairs) - math.ceil(SAME_SENTENCE * len(pairs)) + 1]


def _join(answer: Answer, twin: Answer) -> None:
    answer.evidence += [e for e in twin.evidence if e not in answer.evidence]
    answer.why += [w for w in twin.why if w not in answer.why]
    answer.values += [v for v in twin.values if v not in answer.values]


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
