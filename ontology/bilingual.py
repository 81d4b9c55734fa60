"""English terms of the field and the Chinese words that say the same, for English questions on Chinese texts.

The data is `vocabulary/bilingual.tsv`: an English term, a tab, its Chinese words
separated by "|", the usual one first; lines that begin with # are comments.
"""

import re
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from ontology.errors import OntologyError

TERMS_FILE = Path(__file__).parent / "vocabulary" / "bilingual.tsv"


@dataclass(frozen=True, slots=True)
class Term:
    """A term found at `start:end` of a text, and its Chinese words."""

    start: int
    end: int
    chinese: tuple[str, ...]


@dataclass(frozen=True)
class Bilingual:
    """The terms by their English form in lower case."""

    words: dict[str, tuple[str, ...]]

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        forms = sorted(self.words, key=lambda w: (-len(w), w))
        return re.compile(r"\b(?:" + "|".join(map(_plural, forms)) + r")\b", re.IGNORECASE)

    def find(self, text: str) -> list[Term]:
        """Terms in a text, the longest at each place; plurals and hyphens are the same."""
        return [Term(m.start(), m.end(), self._chinese(m[0])) for m in self._pattern.finditer(text)]

    def _chinese(self, form: str) -> tuple[str, ...]:
        folded = _fold(form)
        for candidate in (
            folded,
            folded.removesuffix("s"),
            folded.removesuffix("es"),
            re.sub("ies$", "y", folded),
        ):
            if candidate in self.words:
                return self.words[candidate]
        raise KeyError(form)


def _fold(form: str) -> str:
    return re.sub(r"[\s-]+", " ", form.casefold()).replace("’", "'")


def _plural(word: str) -> str:
    """The pattern of a term and its plural."""
    pattern = r"[\s-]+".join(map(re.escape, re.split(r"[\s-]+", word)))
    pattern = pattern.replace("'", "['’]")
    return pattern[:-1] + "(?:ys?|ies)" if word.endswith("y") else pattern + "(?:e?s)?"


@cache
def load_bilingual(path: Path = TERMS_FILE) -> Bilingual:
    """Read the term list."""
    words: dict[str, tuple[str, ...]] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        english, tab, chinese = line.partition("\t")
        if not tab or not chinese.strip():
            raise OntologyError(
                f"{path.name} line {number}: an English term, a tab and its Chinese words are expected"
            )
        words[_fold(english.strip())] = tuple(w.strip() for w in chinese.split("|"))
    return Bilingual(words)
