"""Whether a text is what is left of slides: most of its lines are words on shapes, no sentences."""

import re
from collections.abc import Sequence

from ingest.structure.lines import Line
from ingest.structure.markers import find_marker

_SENTENCE_END = re.compile(r"[。；！？.!?][”’）)]*$")
FEWEST_LINES = 40


def is_deck(lines: Sequence[Line]) -> bool:
    texts = [line for line in lines if line.text and "\t" not in line.raw]
    if len(texts) < FEWEST_LINES:
        return False
    loose = sum(not _SENTENCE_END.search(line.text) and not find_marker(line.text) for line in texts)
    return 2 * loose > len(texts)
