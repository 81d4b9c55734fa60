"""Ids that follow from content: the same words in the same document have the same id anywhere in it."""

import hashlib
import unicodedata
from collections import Counter


def document_id(source: str) -> str:
    """A document is known by its file's name, so that a corrected file replaces what it said."""
    return f"doc-{_digest(unicodedata.normalize('NFC', source))}"


class Numbering:
    """Ids of the sections and passages of one document; equal ones are told apart by their order."""

    def __init__(self, document: str) -> None:
        self.document = document
        self.seen: Counter[tuple[str, str]] = Counter()

    def next(self, prefix: str, content: str) -> str:
        self.seen[prefix, content] += 1
        return f"{prefix}-{_digest(self.document, content, str(self.seen[prefix, content]))}"


def _digest(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:12]
