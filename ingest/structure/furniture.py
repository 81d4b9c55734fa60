"""What the page adds and the document doesn't say: page numbers, running heads, placeholders."""

import re
from collections import Counter
from collections.abc import Sequence

from ingest.model import Anchor
from ingest.structure.lines import Line

_PAGE_NUMBER = re.compile(
    r"[-—–－·•~\s]*(?:第\s*|[Pp]age\s*)?(?:\d{1,4}|(?=[ivxl]+\b)[ivxl]{1,6})\s*页?"
    r"(?:\s*(?:[/／]|of|共|，共|,共)\s*\d{1,4}\s*页?)?[-—–－·•~\s]*"
)
_DIGITS = re.compile(r"\d{1,3}")
_PLACEHOLDER = re.compile(
    r"(?:image|img|picture|图片|图像)[\w-]*\.(?:png|jpe?g|gif|bmp|emf|wmf|svg)", re.IGNORECASE
)
_NUMBERS = re.compile(r"\d+")
LONGEST_RUNNING_HEAD = 60
FEWEST_REPEATS = 3
SMALLEST_SHARE = 0.4


def find_furniture(lines: Sequence[Line], anchors: Sequence[Anchor]) -> dict[int, str]:
    """Indexes of lines that are no text of the document, with the reason."""
    found: dict[int, str] = {}
    for i, line in enumerate(lines):
        if not line.text:
            found[i] = "image placeholder" if "image" in line.raw else "markup"
        elif _PLACEHOLDER.fullmatch(line.text):
            found[i] = "image placeholder"
        elif _is_page_number(lines, i):
            found[i] = "page number"
    found.update(_running_heads(lines, anchors, found))
    return found


def _is_page_number(lines: Sequence[Line], i: int) -> bool:
    raw = lines[i].raw.strip()
    if len(raw) > 20 or lines[i].indent.startswith("\t") or not _PAGE_NUMBER.fullmatch(raw):
        return False
    if not raw.isalnum():
        return "-" in raw or "—" in raw or "–" in raw or "页" in raw or "/" in raw or not raw[0].isdigit()
    # A number alone may be a table cell that lost its table: then others stand next to it.
    after = lines[i + 1] if i + 1 < len(lines) else None
    alone = lines[i].gap > 0 or lines[i].page_break or after is None or after.gap > 0 or after.page_break
    neighbours = [lines[j] for j in (i - 1, i + 1) if 0 <= j < len(lines)]
    return (
        alone
        and (len(raw) <= 3 or raw[-1] == "页")
        and not any(_DIGITS.fullmatch(n.text) for n in neighbours if n is not None)
    )


def _running_heads(lines: Sequence[Line], anchors: Sequence[Anchor], known: dict[int, str]) -> dict[int, str]:
    """Short lines that open or close many pages with the same words, numbers aside.

    On the first page such a line stays: there it is the title.
    """
    pages = _pages(lines, anchors, known)
    edges: Counter[str] = Counter()
    places: list[tuple[int, str]] = []
    for number, page in enumerate(pages):
        said = [i for i in page if i not in known]
        for i in {*said[:2], *said[-2:]}:
            text = lines[i].text
            if len(text) <= LONGEST_RUNNING_HEAD and "\t" not in lines[i].raw and text[-1] not in "。；，":
                key = _NUMBERS.sub("#", text)
                edges[key] += 1
                if number:
                    places.append((i, key))
    enough = max(FEWEST_REPEATS, SMALLEST_SHARE * len(pages))
    return {i: "running head" for i, key in places if edges[key] >= enough}


def _pages(lines: Sequence[Line], anchors: Sequence[Anchor], known: dict[int, str]) -> list[list[int]]:
    """Indexes of the lines of each page: form feeds, anchors or else page numbers part them."""
    starts = sorted(a.start for a in anchors if a.place.startswith("page"))
    numbered = not starts and not any(line.page_break for line in lines)
    pages: list[list[int]] = [[]]
    following = 0
    for i, line in enumerate(lines):
        turned = line.page_break or (numbered and known.get(i - 1) == "page number")
        while following < len(starts) and starts[following] <= line.start:
            turned = True
            following += 1
        if turned:
            pages.append([])
        pages[-1].append(i)
    return [page for page in pages if page]
