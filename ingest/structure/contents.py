"""The table of contents: the lines that list the titles of the document before it begins."""

import re
from collections.abc import Sequence

from ingest.structure.lines import Line
from ingest.structure.markers import find_caption, find_marker, may_be_title

_TITLE = re.compile(
    r"(?:目[\s\u3000\u00a0]*[录次]|目录\s*[/／]?\s*contents|(?:table\s+of\s+)?contents)", re.IGNORECASE
)
_LEADER = re.compile(r"(?:[\t .…·\-—_\u3000]*[\t…·\u3000]|[ .]{2,}|\s)[\t .…·\u3000]*\d{1,4}$")
_NUMBERED = re.compile(r"\d{1,2}[\s.、]")
_BLANK = re.compile(r"[\s\u3000\u00a0]+")
FEWEST_ENTRIES = 2
FEWEST_WITHOUT_TITLE = 8


def find_contents(lines: Sequence[Line], skipped: dict[int, str]) -> range:
    """Indexes of the lines of the table of contents with its title; empty if there is none."""
    keys = [_key(line.text) for line in lines]
    last_seen = {key: i for i, key in enumerate(keys)}
    for i, line in enumerate(lines):
        if len(line.text) <= 20 and _TITLE.fullmatch(line.text.strip()):
            end = _end_of_entries(lines, skipped, keys, last_seen, i + 1)
            if end - i > FEWEST_ENTRIES:
                return range(i, end)
    return _untitled(lines, skipped, keys, last_seen)


def _untitled(
    lines: Sequence[Line], skipped: dict[int, str], keys: Sequence[str], last_seen: dict[str, int]
) -> range:
    i = 0
    while i < min(len(lines), 300):
        if i not in skipped and find_marker(lines[i].text) and last_seen[keys[i]] > i:
            end = _end_of_entries(lines, skipped, keys, last_seen, i)
            if end - i >= FEWEST_WITHOUT_TITLE:
                return range(i, end)
            i = max(end, i + 1)
        else:
            i += 1
    return range(0)


def _end_of_entries(
    lines: Sequence[Line], skipped: dict[int, str], keys: Sequence[str], last_seen: dict[str, int], first: int
) -> int:
    seen: set[str] = set()
    end = first
    for i in range(first, len(lines)):
        if i in skipped:
            continue
        if keys[i] in seen or not _is_entry(lines[i], last_seen[keys[i]] > i):
            break
        seen.add(keys[i])
        end = i + 1
    return end


def _is_entry(line: Line, repeated: bool) -> bool:
    text = line.text
    if _LEADER.search(text) and len(text) <= 120:
        return True
    if not may_be_title(text):
        return False
    return repeated or line.bullet or bool(find_marker(text) or find_caption(text) or _NUMBERED.match(text))


def _key(text: str) -> str:
    return _BLANK.sub("", _LEADER.sub("", text)) if len(text) <= 120 else text
