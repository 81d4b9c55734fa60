"""Cypher text cut into tokens, refusing whatever two engines could read in two ways."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from ontology.errors import QueryRefused

Kind = Literal["word", "name", "string", "number", "parameter", "sign"]


@dataclass(frozen=True, slots=True)
class Token:
    """`word` is an unquoted identifier or keyword, `name` one in backticks (without them)."""

    kind: Kind
    text: str

    @property
    def upper(self) -> str:
        """The word as a keyword; empty for all that cannot be one."""
        return self.text.upper() if self.kind == "word" else ""


# Neo4j decodes \uXXXX before it reads anything else, so that '\u0027' ends a string; others do it after.
_ESCAPE = re.compile(r"\\u+([0-9A-Fa-f]{4})")
_TOKEN = re.compile(
    r"""
    (?P<space>\s+)
  | (?P<comment>//[^\n]*)
  | (?P<block>/\*.*?\*/)
  | (?P<string>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")
  | (?P<name>`(?:[^`]|``)*`)
  | (?P<parameter>\$(?:\w+|`(?:[^`]|``)*`))
  | (?P<number>(?:0x[\da-f_]+|0o?[0-7_]+|(?:\d[\d_]*(?:\.\d[\d_]*)?|\.\d[\d_]*)(?:e[+-]?\d+)?)(?!\w))
  | (?P<word>[^\W\d]\w*)
  | (?P<sign>\.\.|<>|<=|>=|=~|\|\||::|->|<-|\+=|[-()\[\]{},.:|&!%=<>+*/^~?;])
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
_SPACES = frozenset(" \t\n\r\u3000")
_LINE_ENDS = re.compile("\r(?!\n)|[\x0b\x0c\x85\u2028\u2029]")


def tokenize(query: str) -> Iterator[Token]:
    """The tokens without spaces and comments. Raises QueryRefused where the text has no single reading."""
    for escape in _ESCAPE.finditer(query):
        if int(escape.group(1), 16) < 0x80:
            raise QueryRefused(f"write the character itself instead of {escape.group()}")
    position = 0
    while position < len(query):
        match = _TOKEN.match(query, position)
        kind = match.lastgroup if match else None
        if match is None or kind is None:
            raise QueryRefused(f"cannot read the query from {query[position : position + 20]!r} on")
        position = match.end()
        token = _token(kind, match.group())
        if token is not None:
            yield token


def rewrite(query: str, change: Callable[[str, str], str]) -> str:
    """The query with each piece as `change(kind, text)` gives it; kinds are Token's, and block for comments."""
    return _TOKEN.sub(lambda match: change(match.lastgroup or "", match.group()), query)


def pieces(query: str) -> Iterator[tuple[str, str]]:
    """The query cut into kinds and texts, spaces and comments too; `tokenize` must have taken it."""
    return ((match.lastgroup or "", match.group()) for match in _TOKEN.finditer(query))


def _token(kind: str, text: str) -> Token | None:
    match kind:
        case "space":
            if not _SPACES.issuperset(text) or _LINE_ENDS.search(text):
                raise QueryRefused("unusual spaces or line ends; use plain ones")
            return None
        case "comment" | "block":
            if _LINE_ENDS.search(text) or "/*" in text[2:]:
                raise QueryRefused("a comment with an unusual line end or another comment in it")
            return None
        case "string":
            return Token("string", text)
        case "name":
            return Token("name", text[1:-1].replace("``", "`"))
        case "parameter":
            return Token("parameter", text)
        case "number":
            return Token("number", text)
        case "word":
            if not text.isascii() and text.upper().isascii():
                raise QueryRefused(f"a word with look-alike letters: {text!r}")
            return Token("word", text)
    return Token("sign", text)
