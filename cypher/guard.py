"""The guard of raw Cypher: one statement, made only of clauses, procedures and functions that read."""

from collections.abc import Sequence
from functools import lru_cache

from cypher.allowed import FOLLOWS, FUNCTIONS, OPENS, PROCEDURES, STARTS, WRITES
from cypher.loops import DEEPEST, depth_of_loops
from cypher.shape import LONGEST, check_shape
from cypher.tokens import Token, tokenize
from ontology.errors import QueryRefused


@lru_cache(maxsize=1024)
def check_read(query: str) -> None:
    """Raises QueryRefused, with the reason, for whatever is not one reading statement."""
    if len(query) > LONGEST:
        raise QueryRefused(f"the query is longer than {LONGEST} characters")
    tokens = list(tokenize(query))
    while tokens and tokens[-1].text == ";" and tokens[-1].kind == "sign":
        tokens.pop()
    if not tokens:
        raise QueryRefused("the query is empty")
    _check_start(tokens[0])
    check_shape(tokens)
    if depth_of_loops(query) > DEEPEST:
        raise QueryRefused(f"the query has more than {DEEPEST} loops over lists inside one another")
    for place, token in enumerate(tokens):
        if token.kind in ("word", "name"):
            _check_word(tokens, place)


def _check_start(token: Token) -> None:
    if token.upper not in STARTS:
        raise QueryRefused(f"a query cannot start with {token.text}: only reading is allowed")


def _check_word(tokens: Sequence[Token], place: int) -> None:
    """`place` is that of a word or name; properties, labels, map keys and aliases may have any."""
    if _is_property(tokens, place):
        return
    before = tokens[place - 1] if place else None
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    word = tokens[place].upper
    if before is not None and before.upper == "CALL" and not _is_named(tokens, place - 1):
        _check_procedure(tokens, place)
        return
    named = _is_named(tokens, place)
    if word in WRITES and not named:
        raise QueryRefused(f"{word} is not allowed: only reading is")
    if after is not None and after.kind == "sign" and after.text in ("(", "."):
        _check_function(tokens, place)
    if not word or named:
        return
    if before is None:
        return
    if _ends_value(tokens, place - 1) and word not in FOLLOWS:
        raise QueryRefused(f"{tokens[place].text} is not allowed there: only reading is")
    if _opens_clause(tokens, place) and word not in STARTS:
        raise QueryRefused(f"{tokens[place].text} cannot start a clause: only reading is allowed")


def _is_property(tokens: Sequence[Token], place: int) -> bool:
    """Whether the word follows the point of `n.word`; after a number a point is part of that number."""
    return (
        place > 1
        and tokens[place - 1].kind == "sign"
        and tokens[place - 1].text == "."
        and tokens[place - 2].kind != "number"
    )


def _is_named(tokens: Sequence[Token], place: int) -> bool:
    """Whether the word can only be a name: a property, a label, a map key, an alias."""
    before = tokens[place - 1] if place else None
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    if before is None:
        return False
    if before.upper == "AS" or (before.kind == "sign" and before.text == ":"):
        return True
    is_key = before.kind == "sign" and before.text in ("{", ",")
    followed = after is not None and after.kind == "sign" and after.text == ":"
    return (is_key and followed) or _is_property(tokens, place)


def _ends_value(tokens: Sequence[Token], place: int) -> bool:
    token = tokens[place]
    if token.kind == "sign":
        if token.text == "*" and place:
            return tokens[place - 1].upper in ("WITH", "RETURN", "DISTINCT")
        return token.text in (")", "]", "}")
    if token.kind == "word" and not _is_named(tokens, place):
        return token.upper not in OPENS
    return True


def _opens_clause(tokens: Sequence[Token], place: int) -> bool:
    """Whether a clause must begin here: after UNION, or in braces that hold no map."""
    before = tokens[place - 1]
    if before.upper == "UNION":
        return tokens[place].upper not in ("ALL", "DISTINCT")
    if before.upper in ("ALL", "DISTINCT") and place > 1 and tokens[place - 2].upper == "UNION":
        return True
    if before.kind != "sign" or before.text != "{":
        return False
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    return after is None or after.kind != "sign" or after.text not in (":", ",", "}")


def _dotted(tokens: Sequence[Token], place: int) -> tuple[str, int]:
    """The name such as `db.labels` from `place` on, and the place behind it."""
    parts = [tokens[place].text]
    place += 1
    while (
        place + 1 < len(tokens)
        and tokens[place].kind == "sign"
        and tokens[place].text == "."
        and tokens[place + 1].kind in ("word", "name")
    ):
        parts.append(tokens[place + 1].text)
        place += 2
    return ".".join(parts), place


def _check_procedure(tokens: Sequence[Token], place: int) -> None:
    name, _ = _dotted(tokens, place)
    if name not in PROCEDURES:
        raise QueryRefused(f"the procedure {name} is not allowed")


def _check_function(tokens: Sequence[Token], place: int) -> None:
    name, behind = _dotted(tokens, place)
    called = behind < len(tokens) and tokens[behind].kind == "sign" and tokens[behind].text == "("
    keyword = name.upper() in FOLLOWS | OPENS and tokens[place].kind == "word"
    if called and not keyword and name.lower() not in FUNCTIONS:
        raise QueryRefused(f"the function {name} is not allowed")
