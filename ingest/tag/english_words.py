"""The words by which names are found in English text, as `vocabulary/names_en.tsv` lists them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from ingest.tag.lexicon import read_words


@dataclass(frozen=True, slots=True)
class EnglishWords:
    """`heads` are word sequences by their last word, longest first, with the type each tells."""

    heads: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
    openers: frozenset[str]
    known: re.Pattern[str]
    known_types: Mapping[str, str]
    reform: re.Pattern[str]
    verbs: re.Pattern[str]
    small_heads: re.Pattern[str]


@cache
def load_english_words() -> EnglishWords:
    groups = read_words("names_en.tsv")
    heads: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for group, phrases in groups.items():
        if group.startswith("head."):
            for phrase in phrases:
                head = tuple(phrase.lower().replace("’", "'").split())
                heads.setdefault(head[-1], []).append((head, group.removeprefix("head.")))
    known = {p: g.removeprefix("known.") for g, ps in groups.items() if g.startswith("known.") for p in ps}
    return EnglishWords(
        heads={last: tuple(sorted(h, key=lambda x: -len(x[0]))) for last, h in heads.items()},
        openers=frozenset(groups["opener"]),
        known=re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(known, key=len, reverse=True)))})\b"),
        known_types=known,
        reform=_reform_pattern(groups["reform.verb"], groups["reform.head"], groups["reform.technical"]),
        verbs=re.compile(
            rf"\b(?:(?P<build>{_any_of(groups['act.build'])})|(?P<other>{_any_of(groups['act.other'])}))\b",
            re.I,
        ),
        small_heads=re.compile(rf" (?P<head>{_any_of(groups['head.small'])})\b"),
    )


def _any_of(phrases: Sequence[str]) -> str:
    return "|".join(map(re.escape, sorted(phrases, key=len, reverse=True)))


def _reform_pattern(verbs: Sequence[str], heads: Sequence[str], technical: Sequence[str]) -> re.Pattern[str]:
    word = r"(?!of\b|for\b|and\b|to\b)[a-z][\w’'-]*\s+"
    system = "".join(rf"(?<!\b{t} )" for t in technical) + "system"
    head = rf"(?:{'|'.join(h for h in heads if h != 'system')}|{system})\b"
    verb = "|".join(f"[{v[0].upper()}{v[0]}]{v[1:]}" for v in (*verbs, "under", "through", "via"))
    purpose = (
        r"(?:\s+(?:of|for)\s+(?:the\s+)?(?:(?!will\b|to\b|with\b|and\b|in\b|by\b)[\w’'-]+\s*){1,4}"
        r"(?=[.,;]|\s(?:with|in|and|to)\b|$))?"
    )
    told = r"(?:now\s+)?(?:will|covers?|applies|must|requires?|(?:is|was|has been)\s+(?:kept|extended|widened|set))\b"
    # Set up by a verb, or said of with one behind: the carbon credit scheme for residents will ...
    return re.compile(
        rf"\b(?:{verb})\s+(?:an?|the|its)\s+(?P<name>(?:{word}){{1,6}}?{head}{purpose})"
        rf"|\b(?:[Tt]he|[Aa]n?)\s+(?P<told>(?:{word}){{2,5}}?(?:scheme|mechanism|regime|{system}))"
        rf"(?=(?:\s+for(?:\s+[\w’'-]+){{1,3}})?\s+{told})"
    )
