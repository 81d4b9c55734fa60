"""What the documents do say of a city whose measures they do not hold: its values, and where it is named."""

from collections.abc import Callable, Iterator

from app.ask.interpretation import Interpretation
from app.ask.latin_words import cities_in_english
from app.ask.lexicon import Lexicon

MOST_VALUES = 5


def said_of_others(
    found: Interpretation, lexicon: Lexicon, passages_with: Callable[[str], int]
) -> Iterator[str]:
    """That the places in `elsewhere` have no measures here, and what to ask of them instead."""
    zh = found.language == "zh"
    if found.elsewhere:
        names = ("、" if zh else ", ").join(found.elsewhere)
        told = "这些文件里没有{}的措施或规划" if zh else "the documents hold no measures or plans of {}"
        yield told.format(names)
    for name in found.elsewhere:
        city = cities_in_english().get(name.casefold(), name).removesuffix("市")
        values = [i.name for i in lexicon.indicators if i.name.startswith(city) and i.name != city]
        if values:
            told = ("、" if zh else ", ").join(values[:MOST_VALUES])
            yield f"文件有{name}的数值：{told}" if zh else f"there are values of {name}: {told}"
        if n := passages_with(city):
            yield (
                f"文件有{n}处提到{name}，可以问“哪些文件提到{city}？”"
                if zh
                else f"{name} is named in {n} of the passages: ask “which documents mention {name}?”"
            )
