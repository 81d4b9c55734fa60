"""Names of things with one wrong character, for questions in which nothing else is named."""

from collections.abc import Iterator

from app.ask.forms import Found
from app.ask.lexicon import LONGEST_MISSPELT, SHORTEST_MISSPELT, Lexicon, NamedThing
from app.ask.words import HAN_RUN

# Two names that differ in one of these are two things.
TELLING = frozenset("东西南北中上下前后内外大小新旧老一二三四五六七八九十第期区市省县0123456789")


def find_misspelt_names(text: str, lexicon: Lexicon) -> Iterator[Found[tuple[str, list[NamedThing]]]]:
    """The longest piece of the text that is one character away from a name, with the name."""
    for run in HAN_RUN.finditer(text):
        for size in range(min(LONGEST_MISSPELT, len(run[0])), SHORTEST_MISSPELT - 1, -1):
            for at in range(len(run[0]) - size + 1):
                piece = run[0][at : at + size]
                name = _nearest(piece, lexicon)
                if name:
                    start = run.start() + at
                    yield Found(start, start + size, (name, lexicon.names[name]))
                    return


def _nearest(piece: str, lexicon: Lexicon) -> str | None:
    """The only name of this length that differs in one untelling character."""
    found = {
        name
        for gap in range(len(piece))
        for name in lexicon.by_gap(piece[:gap], piece[gap + 1 :])
        if name != piece and name[gap] not in TELLING and piece[gap] not in TELLING
    }
    return found.pop() if len(found) == 1 else None
