"""The words of questions that are no topic, by language and kind; the data is `question_words.tsv`."""

from functools import cache
from pathlib import Path

from ontology.gazetteer import load_gazetteer

WORDS_FILE = Path(__file__).with_name("question_words.tsv")
# Verbs that only tell which way something is to go: a text on waste need not say that there shall be less of it.
DIRECTIONS = frozenset(
    ("减少", "降低", "减轻", "改善", "提高", "提升", "增加", "增强", "加强", "扩大", "促进", "推动")
)


@cache
def question_words(language: str, kind: str) -> frozenset[str]:
    """Words of one language that are no topic: "function" or "general" ones."""
    found: set[str] = set()
    for line in WORDS_FILE.read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if cells[:2] == [language, kind]:
            found.update(cells[2].split())
    return frozenset(found | DIRECTIONS if (language, kind) == ("zh", "general") else found)


@cache
def city_words() -> frozenset[str]:
    """Names of the cities whose documents are read: they are no topic."""
    own = [c for c in load_gazetteer().cities if load_gazetteer().places(c.key)][:1]
    names = {n for c in own for n in (c.name, c.name_en, *c.aliases)}
    return frozenset(n.casefold() for n in names)
