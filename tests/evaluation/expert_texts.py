"""How often the profile of a short English text says rightly whether it is about a goal.

A line of `expert_texts.jsonl` is a paragraph in the manner of reports and papers: the `goal` it is about, and
`mentions`, goals whose words it holds without being about them. Each is one question, yes or no.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from scoring import Share

from ingest.tag.sdg import shared_aligner

TEXTS = Path(__file__).with_name("expert_texts.jsonl")


class Answer(NamedTuple):
    goal: int
    about: bool
    told: bool


def answers(path: Path = TEXTS) -> Iterator[Answer]:
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        told = {goal for goal, _ in shared_aligner().profile((), [row["text"]])}
        yield Answer(row["goal"], True, row["goal"] in told)
        yield from (Answer(goal, False, goal in told) for goal in row["mentions"])


def accuracy(about: bool | None = None) -> Share:
    """Right answers; only to what is so (`about`), or is not, or both."""
    judged = [a for a in answers() if about in (None, a.about)]
    return Share(sum(a.told == a.about for a in judged), len(judged))
