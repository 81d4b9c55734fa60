"""Wordings of the field that say the same: `vocabulary/same_zh.tsv`, by group."""

import re
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from ontology.errors import OntologyError

SYNONYMS_FILE = Path(__file__).parent / "vocabulary" / "same_zh.tsv"


@dataclass(frozen=True)
class Synonyms:
    """The wording kept, by each wording of a group; a kept one stands for itself."""

    kept: dict[str, str]

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile("|".join(re.escape(w) for w in sorted(self.kept, key=lambda w: (-len(w), w))))

    def unify(self, text: str) -> str:
        """The text with each wording, the longest at each place, as the one that is kept."""
        return self._pattern.sub(lambda m: self.kept[m[0]], text)

    def unify_end(self, text: str) -> str:
        """The text with the longest wording at its end as the one that is kept."""
        for size in range(min(len(text), self._longest), 0, -1):
            if (kept := self.kept.get(text[-size:])) is not None:
                return text[:-size] + kept
        return text

    @cached_property
    def _longest(self) -> int:
        return max(map(len, self.kept))


@cache
def load_synonyms(group: str, path: Path = SYNONYMS_FILE) -> Synonyms:
    """The wordings of one group; raises OntologyError for a line that cannot be used."""
    kept: dict[str, str] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        named, tab, wordings = line.partition("\t")
        words = [w.strip() for w in wordings.split("|")]
        if not tab or not all(words):
            raise OntologyError(f"{path.name} line {number}: a group, a tab and wordings are expected")
        if named != group:
            continue
        for word in words:
            if word in kept:
                raise OntologyError(f"{path.name} line {number}: {word} is in another line of {group}")
            kept[word] = words[0]
    if not kept:
        raise OntologyError(f"{path.name} has no group {group}")
    return Synonyms(kept)
