"""A question in the characters that names are written in: simplified, half-width, without marks that nobody sees."""

import unicodedata

from app.ask.latin_words import HAN
from ingest.tag.normalise import simplified

QUOTES = str.maketrans("’‘′", "'''")


def plain_question(text: str) -> str:
    """The question as it is parsed; its length may differ from what was typed."""
    folded = "".join(c if keep(c) else " " for c in unicodedata.normalize("NFKC", text))
    folded = folded.translate(QUOTES)
    return (simplified(folded).replace("啥", "什么") if HAN.search(folded) else folded).strip()


def keep(character: str) -> bool:
    """Controls and marks of direction say nothing."""
    return unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Co", "Cn")
