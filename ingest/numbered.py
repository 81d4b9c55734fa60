"""The numbered items of a list of reforms: a table's rows or a section's headings, each a reform of its own."""

import re
from dataclasses import dataclass

from ingest.model import NameSpan, Tagged
from ingest.tag.normalise import phase_number

# Titles under which every numbered item is a reform.
REFORM_LIST = re.compile(
    r"体制机制(?:创新|改革)|制度创新|机制创新|改革创新|创新举措|经验做法|改革(?:任务|举措|事项|清单)"
    r"|institutional innovation|list of reforms|innovative (?:measures|practices)",
    re.IGNORECASE,
)
# Titles of boxes and sections that list what is piloted, under labels rather than numbers.
PILOT_LIST = re.compile(r"试点(?:重点)?(?:领域|任务|事项|清单|重点)|授权事项|改革(?:任务|事项)清单")
NUMBER_COLUMN = re.compile(r"序号|编号|^no\.?$|^number$", re.IGNORECASE)
NAME_COLUMN = re.compile(r"名称|举措|事项|^name$|^title$", re.IGNORECASE)
NUMBERED_TITLE = re.compile(
    r"^\s*(?:[（(]\s*(?P<han>[一二三四五六七八九十]{1,4})\s*[)）]|(?P<digits>\d{1,3})\s*[.．、])\s*(?P<name>.+)$",
    re.DOTALL,
)
NUMBERING = re.compile(
    r"^\s*(?:专栏\s*\d+\s*[：:]?\s*|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[)）]|\d+[.．、]|第\S{1,4}[篇章节]\s*)\s*"
)


@dataclass(frozen=True, slots=True)
class NumberedItem:
    """An item's name, its number in the list and the group it stands in."""

    name: str
    number: int
    group: str


def pilot_group(tagged: Tagged) -> str:
    """The label under which a list of pilots names a reform, else its title; empty outside of such a list."""
    titles = tagged.context.titles
    if not titles or not PILOT_LIST.search(titles[-1]):
        return ""
    return tagged.context.label or without_numbering(titles[-1])


def is_same_reform(name: NameSpan, item: NumberedItem) -> bool:
    """Whether a name found in an item's title is what the item is called, without the verb before it."""
    return name.type == "Reform" and name.name in item.name and 2 * len(name.name) >= len(item.name)


def without_numbering(title: str) -> str:
    """A title without the number before it."""
    return NUMBERING.sub("", title).strip()


def numbered_item(tagged: Tagged, document_title: str) -> NumberedItem | None:
    """The item that a row or heading opens; None for everything else."""
    titles = tagged.context.titles
    if tagged.unit.form == "row" and REFORM_LIST.search(" ".join((document_title, *titles))):
        return _row_item(tagged)
    if tagged.unit.form == "heading" and titles and REFORM_LIST.search(titles[-1]):
        found = NUMBERED_TITLE.match(tagged.unit.text)
        if found and len(found["name"]) >= 4:
            number = int(found["digits"]) if found["digits"] else phase_number(found["han"]) or 0
            return NumberedItem(found["name"].strip(), number, without_numbering(titles[-1]))
    return None


def _row_item(tagged: Tagged) -> NumberedItem | None:
    columns, cells = tagged.unit.columns, tagged.unit.cells
    if len(cells) < 2 or not _lists_names(columns, len(cells)):
        return None
    number, name = (tagged.unit.text[start:end].strip() for start, end in cells[:2])
    if not number.isdigit() or not name or name.isdigit():
        return None
    titles = tagged.context.titles
    return NumberedItem(name, int(number), without_numbering(titles[-1]) if titles else "")


def _lists_names(columns: tuple[str, ...], cells: int) -> bool:
    """Number, name, text: told by the heads, or by the form where a title parted the heads from the rows."""
    if len(columns) < 2:
        return not columns and cells == len(("number", "name", "text"))
    return bool(NUMBER_COLUMN.search(columns[0]) and NAME_COLUMN.search(columns[1]))
