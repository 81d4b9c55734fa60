"""How much each word of a question tells: a rare word more than a common one, one that stands nowhere is missing."""

import math
import re
from dataclasses import dataclass, field, replace

from app.ask.cities import is_city
from app.ask.interpretation import Interpretation, WordGroup
from app.ask.latin_words import HAN
from app.ask.lexicon import Lexicon
from app.ask.question_words import question_words
from cypher.search import frequency_query
from cypher.store.protocol import Store

# A word of which no Chinese is known may be a general one; a name (Tokyo) is none.
UNKNOWN_WEIGHT = 0.2
# What is said of another city must name it.
CITY_WEIGHT = 3.0
KEPT = 20_000
LONGEST_TITLE = 16
# What a title counts or puts in brackets is not its length.
_ASIDE = re.compile(r"^(?:专栏|表|第)\s*[\d一二三四五六七八九十]+\s*[章节篇]?|[（(][^（()）]*[）)]")


@dataclass(slots=True)
class Weigher:
    """Counts words in the passages of one state of the graph, each once."""

    store: Store
    lexicon: Lexicon
    timeout: float
    passages: int = 0
    counts: dict[tuple[str, ...], int] = field(default_factory=dict)
    labels: dict[tuple[str, ...], tuple[str, ...]] = field(default_factory=dict)
    sections: dict[tuple[str, ...], tuple[str, ...]] = field(default_factory=dict)

    def weigh(self, found: Interpretation) -> Interpretation:
        """The interpretation with weights; words that stand nowhere go to `unmatched` and `missing`."""
        self._count([g for g in found.words if g.alternatives not in self.counts])
        words, missing, unmatched, said = [], 0.0, list(found.unmatched), []
        elsewhere = list(found.elsewhere)
        for group in found.words:
            count, sections = self.counts[group.alternatives], self._sections(group)
            if not count and group.parts:
                group = replace(group, alternatives=group.parts, parts=())
                self._count([group] if group.alternatives not in self.counts else [])
                count = self.counts[group.alternatives]
            if count or sections:
                weight = self._weight(count, group) if group.needed else group.weight
                labels = self._labels(group)
                words.append(replace(group, weight=round(weight, 4), labels=labels, sections=sections))
            elif group.needed and is_city(group.alternatives, self.lexicon.cities):
                elsewhere.append(group.word)
            elif group.needed and _only_general(group.word):
                unmatched.append(group.word)
            elif group.needed:
                missing += 1.0 if group.certain or _is_name(group.word, found) else UNKNOWN_WEIGHT
                said += [group.word] if group.certain else []
                unmatched.append(group.word)
        return replace(
            found,
            words=tuple(words),
            missing=round(missing, 4),
            missing_said=tuple(said),
            elsewhere=tuple(elsewhere),
            unmatched=tuple(dict.fromkeys(unmatched)),
        )

    def passages_with(self, word: str) -> int:
        """How many passages hold a word."""
        if (word,) not in self.counts:
            self._count([WordGroup(word, (word,))])
        return self.counts[(word,)]

    def _count(self, groups: list[WordGroup]) -> None:
        if len(self.counts) > KEPT:
            for kept in (self.counts, self.labels, self.sections):
                kept.clear()
        if groups:
            query = frequency_query([g.alternatives for g in groups])
            counted = dict(self.store.read(query.text, query.parameters, timeout=self.timeout).rows)
            self.passages = counted.get(-1, 0)
            self.counts |= {g.alternatives: counted.get(place, 0) for place, g in enumerate(groups)}

    def _weight(self, count: int, group: WordGroup) -> float:
        if is_city(group.alternatives, self.lexicon.cities):
            return CITY_WEIGHT
        return math.log(1 + self.passages / (1 + count)) / math.log(2 + self.passages)

    def _labels(self, group: WordGroup) -> tuple[str, ...]:
        """The run-in labels that hold the word."""
        known = self.labels.get(group.alternatives)
        if known is None:
            known = tuple(
                label for label in self.lexicon.labels if any(w in label for w in group.alternatives)
            )
            self.labels[group.alternatives] = known
        return known

    def _sections(self, group: WordGroup) -> tuple[str, ...]:
        """Sections whose title holds the word; a long title speaks of much that its passages do not."""
        known = self.sections.get(group.alternatives)
        if known is None:
            named = [s for s in self.lexicon.sections if any(w in s.name for w in group.alternatives)]
            known = tuple(s.id for s in named if len(HAN.findall(_ASIDE.sub("", s.name))) <= LONGEST_TITLE)
            self.sections[group.alternatives] = known
        return known


def _only_general(word: str) -> bool:
    """Whether a Chinese word is a general one with a character more (份文件)."""
    no_topic = question_words("zh", "function") | question_words("zh", "general")
    return bool(HAN.search(word)) and len(word) == 3 and (word[1:] in no_topic or word[:2] in no_topic)


def is_general(word: str) -> bool:
    """Whether a word of a question says nothing that could be looked for."""
    folded = word.casefold()
    return _only_general(word) or any(
        folded in question_words(language, kind)
        for language in ("zh", "en")
        for kind in ("function", "general")
    )


def _is_name(word: str, found: Interpretation) -> bool:
    """A capital letter inside the sentence makes a name."""
    return word[:1].isupper() and not found.question.startswith(word)
