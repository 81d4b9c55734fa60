"""Limits on the lists that a query's expressions walk through, written into its text.

Neo4j stops a query at its time limit between rows only, so that `reduce` over `range(1, 10000000000)`, or a loop
within a loop over long lists, keeps a worker for hours. A list that may be too long is therefore wrapped:
if it is, an error is raised instead of walking through it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cypher.tokens import pieces

TOO_LONG = "too many items: "
"""What the error says before the number of items."""
RANGE = 100_000
"""Items that `range()` may give in an expression; in UNWIND they are rows, and the time limit holds."""
NESTED = {2: (100_000, 1_000), 3: (10_000, 100, 100)}
"""Items of the lists of loops that stand in one another, the outer first, by how many they are."""
DEEPEST = max(NESTED)

_PREDICATES = frozenset(("ANY", "ALL", "NONE", "SINGLE", "REDUCE"))
_OPENING = {"(": ")", "[": "]", "{": "}"}
_CLOSING = frozenset(_OPENING.values())


@dataclass(frozen=True, slots=True)
class Loop:
    """Places of tokens: the loop's bracket, the first and last of its list, its last bracket."""

    start: int
    first: int
    last: int
    end: int


def limit_lists(query: str) -> str:
    """The same query with its lists wrapped; equal in what it gives while they are not too long."""
    texts = [list(piece) for piece in pieces(query)]
    tokens = [i for i, (kind, _) in enumerate(texts) if kind not in ("space", "comment", "block")]
    words = [(texts[i][0], texts[i][1]) for i in tokens]
    closing = _closing(words)
    loops = tuple(_loops(words, closing))
    wraps = [(loop.first, loop.last, limit) for loop in loops if (limit := _limit(loop, loops))]
    wraps += [(first, last, RANGE) for first, last in _ranges(words, closing)]
    for first, last, limit in wraps:
        before, after = _wrap(limit)
        texts[tokens[first]][1] = before + texts[tokens[first]][1]
        texts[tokens[last]][1] += after
    return "".join(text for _, text in texts)


def depth_of_loops(query: str) -> int:
    """How many loops stand in one another."""
    words = [(kind, text) for kind, text in pieces(query) if kind not in ("space", "comment", "block")]
    loops = tuple(_loops(words, _closing(words)))
    return max((_around(loop, loops) for loop in loops), default=0)


def _wrap(limit: int) -> tuple[str, str]:
    # The list is bound once, so that wraps within one another stay short.
    stop = f"[date('{TOO_LONG}' + size(`limited list`))]"
    return "[`limited list` IN [", (
        f"] | CASE WHEN size(`limited list`) > {limit} THEN {stop} ELSE `limited list` END][0]"
    )


def _limit(loop: Loop, loops: Sequence[Loop]) -> int | None:
    """Items that the list of this loop may have, None for one that stands alone."""
    above = _around(loop, loops)
    nested = above + max(
        (_around(other, loops) - above for other in loops if _inside(other, loop)), default=0
    )
    return NESTED[min(nested, DEEPEST)][min(above, DEEPEST) - 1] if nested > 1 else None


def _around(loop: Loop, loops: Sequence[Loop]) -> int:
    """How many loops the loop stands in the body of, itself among them."""
    return 1 + sum(_inside(loop, other) for other in loops)


def _inside(loop: Loop, other: Loop) -> bool:
    return other.last < loop.start and loop.end < other.end


def _closing(words: Sequence[tuple[str, str]]) -> dict[int, int]:
    """The place of the bracket that closes each one."""
    opened: list[int] = []
    found = {}
    for place, (kind, text) in enumerate(words):
        if kind != "sign":
            continue
        if text in _OPENING:
            opened.append(place)
        elif text in _CLOSING and opened:
            found[opened.pop()] = place
    return found


def _loops(words: Sequence[tuple[str, str]], closing: dict[int, int]) -> Iterator[Loop]:
    for start, end in closing.items():
        head = _head(words, start)
        if head is None:
            continue
        place = first = head
        while place < end and not _ends_list(words[place]):
            place = closing.get(place, place) + 1
        if first < place:
            yield Loop(start, first, place - 1, end)


def _head(words: Sequence[tuple[str, str]], start: int) -> int | None:
    """Where the list of the loop in this bracket begins: behind `x IN`, or `sum = 0, x IN` of reduce."""
    opened, before = words[start][1], words[start - 1] if start else ("", "")
    called = before[1].upper() if before[0] == "word" else ""
    if opened == "(" and called == "REDUCE":
        depth = 0
        for place in range(start + 1, len(words) - 1):
            text = words[place][1] if words[place][0] == "sign" else ""
            depth += (text in _OPENING) - (text in _CLOSING)
            if depth < 0:
                return None
            if depth == 0 and text == ",":
                return place + 3 if _is_in(words, place + 2) else None
        return None
    if (opened == "[" or (opened == "(" and called in _PREDICATES)) and _is_in(words, start + 2):
        return start + 3
    return None


def _is_in(words: Sequence[tuple[str, str]], place: int) -> bool:
    return place < len(words) and words[place][0] == "word" and words[place][1].upper() == "IN"


def _ends_list(word: tuple[str, str]) -> bool:
    kind, text = word
    return (kind == "word" and text.upper() == "WHERE") or (kind == "sign" and text == "|")


def _ranges(words: Sequence[tuple[str, str]], closing: dict[int, int]) -> Iterator[tuple[int, int]]:
    """Calls of range(), but for those that UNWIND makes rows of."""
    for place, (kind, text) in enumerate(words[:-1]):
        called = (
            kind in ("word", "name")
            and text.strip("`").upper() == "RANGE"
            and words[place + 1] == ("sign", "(")
        )
        before = words[place - 1] if place else ("", "")
        as_rows = before[0] == "word" and before[1].upper() == "UNWIND"
        if called and before != ("sign", ".") and place + 1 in closing:
            end = closing[place + 1]
            behind = words[end + 1] if end + 1 < len(words) else ("", "")
            if not (as_rows and behind[0] == "word" and behind[1].upper() == "AS"):
                yield place, end
