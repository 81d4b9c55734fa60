"""Which goals the topic of a question is, or touches."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from app.ask.forms import LATIN, Found
from ingest.model import Context, Language
from ingest.tag.sdg import shared_aligner

TOPICS_FILE = Path(__file__).with_name("goal_topics.tsv")
# A topic of a title is trusted from this score on; the second goal must come close to the first.
SURE = 0.4
MOST = 3


def find_goal_topics(text: str) -> Iterator[Found[int]]:
    """Phrases of the text that name a goal as a whole ("clean water")."""
    goals, pattern = _topics()
    for m in pattern.finditer(text):
        yield Found(*m.span(), goals[m[0].casefold()])


def goals_touched(text: str, language: Language) -> tuple[int, ...]:
    """The goals that the words of a text speak of, strongest first."""
    links = shared_aligner().align(text, Context(language=language, form="heading"))
    return tuple(dict.fromkeys(link.goal for link in links if link.score >= SURE))[:MOST]


@cache
def _topics() -> tuple[dict[str, int], re.Pattern[str]]:
    goals: dict[str, int] = {}
    for line in TOPICS_FILE.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            number, chinese, english = line.split("\t")
            goals |= {phrase: int(number) for phrase in (*chinese.split("|"), *english.split("|"))}
    forms = sorted(goals, key=lambda phrase: (-len(phrase), phrase))
    latin = [re.escape(f) for f in forms if f.isascii()]
    han = [re.escape(f) for f in forms if not f.isascii()]
    # A topic in front of another noun is part of something narrower ("health insurance"), so it stands alone,
    # before a kind of thing, or before a verb.
    after = (
        r"(?=\s*(?:$|[?.,;:()/\u3000-\u9fff\uff00-\uffef]|(?:measures?|projects?|actions?|reforms?|programmes?|policies|initiatives?|goals?|tasks?"
        r"|steps|plans?|issues?|and|or|in|for|of|under|by|at|from|to|across|with|concern\w*|is|are|be)\b))"
    )
    pattern = rf"(?<![\w-])(?:{'|'.join(latin)})(?![\w-]){after}|{'|'.join(han)}"
    return goals, re.compile(pattern, LATIN)
