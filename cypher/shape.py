"""How large and how nested a query may be: engines parse by recursion, and some die of too deep a one.

Measured: 100 hops in one pattern, 250 joined strings, or NOT five hundred times over break a connection to
Neo4j 5.26 (stack overflow, no answer for two minutes); 400 UNIONs crash kglite 0.21.
"""

from collections.abc import Sequence

from cypher.tokens import Token
from ontology.errors import QueryRefused

LONGEST = 20_000
"""Characters of a query."""
MOST_TOKENS = 1_500
MOST_UNIONS = 50
MOST_BRACKETS = 20
"""Brackets inside one another."""
LONGEST_RUN = 200
"""Tokens between two commas or clauses, those around the brackets that they stand in among them."""

_BREAKS = frozenset(
    ("MATCH", "WHERE", "RETURN", "WITH", "UNWIND", "ORDER", "UNION", "CALL", "YIELD", "SKIP", "LIMIT")
)
_OPENING = frozenset("([{")
_CLOSING = frozenset(")]}")


def check_shape(tokens: Sequence[Token]) -> None:
    """Raises QueryRefused for a query too large, too nested or of several statements."""
    if len(tokens) > MOST_TOKENS:
        raise QueryRefused(
            f"the query has more than {MOST_TOKENS} words and signs; pass values as parameters"
        )
    if sum(token.upper == "UNION" for token in tokens) > MOST_UNIONS:
        raise QueryRefused(f"the query has more than {MOST_UNIONS} UNIONs")
    runs = [0]
    before: Token | None = None
    for token in tokens:
        _count(token, before, runs)
        if len(runs) > MOST_BRACKETS + 1:
            raise QueryRefused(f"the query has more than {MOST_BRACKETS} brackets inside one another")
        if sum(runs) > LONGEST_RUN:
            raise QueryRefused(
                f"the query has an expression or pattern of more than {LONGEST_RUN} words and signs"
            )
        before = token


def _count(token: Token, before: Token | None, runs: list[int]) -> None:
    """`runs` holds the length of the run at each depth of brackets."""
    sign = token.text if token.kind == "sign" else ""
    after_starts = before is not None and before.upper in ("STARTS", "ENDS")
    if sign == ";":
        raise QueryRefused("only one statement is allowed")
    if sign == "," or (token.upper in _BREAKS and not after_starts):
        runs[-1] = 0
        return
    if sign in _CLOSING and len(runs) > 1:
        runs.pop()
    runs[-1] += 1
    if sign and sign in _OPENING:
        runs.append(0)
