"""Cypher in the spelling that the embedded engine knows."""

from functools import lru_cache

from cypher.tokens import rewrite


@lru_cache(maxsize=1024)
def engine_text(query: str) -> str:
    """The same query without block comments, with Chinese names in backticks, digits without underscores."""
    return rewrite(query, _change)


def _change(kind: str, text: str) -> str:
    if kind == "block":
        return "".join(character if character == "\n" else " " for character in text)
    if kind == "word" and not text.isascii():
        return f"`{text}`"
    if kind == "number":
        return text.replace("_", "")
    return text
