"""Finding names in text: the longest at each place, none overlapping another."""

from collections.abc import Iterable

from ontology.place_names import fold_name, has_han, latin_words, simplify

Span = tuple[int, int, str]
_BRACKETS = str.maketrans("（）", "()")


def fold(name: str) -> str:
    """A name as it is compared: Han with narrow brackets, Latin in lower case without apostrophes."""
    return name.translate(_BRACKETS) if has_han(name) else " ".join(fold_name(name))


class NameSpans:
    """A set of folded names; finding takes time in the length of the text, not in their number."""

    def __init__(self, names: Iterable[str]) -> None:
        self._han: dict[str, list[str]] = {}
        self._latin: dict[str, list[tuple[str, ...]]] = {}
        for name in sorted(set(names), key=len, reverse=True):
            if not has_han(name):
                words = tuple(name.split())
                self._latin.setdefault(words[0], []).append(words)
            elif len(name) > 1:
                self._han.setdefault(name[:2], []).append(name)

    def find(self, text: str) -> list[Span]:
        """Start, end and folded name of each, Han names first, each kind in document order.

        Traditional characters count as their simplified ones.
        """
        return self._find_han(simplify(text).translate(_BRACKETS)) + (
            self._find_latin(text) if self._latin else []
        )

    def _find_han(self, text: str) -> list[Span]:
        spans: list[Span] = []
        at, last, openings = 0, len(text) - 1, self._han
        while at < last:
            step = 1
            for name in openings.get(text[at : at + 2], ()):
                if text.startswith(name, at):
                    step = len(name)
                    spans.append((at, at + step, name))
                    break
            at += step
        return spans

    def _find_latin(self, text: str) -> list[Span]:
        words = latin_words(text)
        # Pinyin in lower case is more often an English word ("change"), unless all is in lower case.
        any_case = not any(c.isupper() for c in text)
        spans: list[Span] = []
        at = 0
        while at < len(words):
            step = 1
            for name in self._latin.get(words[at][2], ()):
                here = words[at : at + len(name)]
                if tuple(w[2] for w in here) != name:
                    continue
                if any_case or len(name) > 1 or text[here[0][0]].isupper():
                    step = len(name)
                    spans.append((here[0][0], here[-1][1], " ".join(name)))
                    break
            at += step
        return spans
