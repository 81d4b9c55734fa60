"""What is given for the parameters of a named query, checked by their types and turned into the graph's values."""

import re
from collections.abc import Callable, Mapping
from difflib import get_close_matches
from typing import Any

from cypher.lookups import DOCUMENTS
from cypher.named import NamedQuery, Parameter
from cypher.store.protocol import Store
from ontology.errors import ParameterError
from ontology.gazetteer import load_gazetteer
from ontology.place import NamedPlace
from ontology.sdg import load_goals

LONGEST = 200
"""Characters of a text."""
_YEARS = (1900, 2100)
_NUMERALS = "一二三四五六七八九"
_GOAL = re.compile(r"(?:sdg|goal|目标)?\s*-?\s*(\d{1,2})", re.IGNORECASE)
# Short names of five-year plans, as people write them: 十五五, 15th FYP.
_SHORT_PLAN = re.compile(rf"[“\"']?十([{_NUMERALS}])五[”\"']?(?:规划)?")
_ENGLISH_PLAN = re.compile(r"(?:the\s+)?1(\d)th\s+(?:fyp|five[- ]year plan)", re.IGNORECASE)
_PERIOD = re.compile(r"(20\d\d)\s*[-–—－至到]\s*(20\d\d)年?")


def bind(query: NamedQuery, given: Mapping[str, Any], store: Store) -> dict[str, Any]:
    """The parameters as the query's text takes them; `store` knows the documents.

    Raises ParameterError for one that is unknown, missing or of the wrong kind, None counts as not given.
    """
    known = {p.name: p for p in query.parameters}
    for name in given:
        if name not in known:
            raise ParameterError(_unknown(name, query))
    return {p.name: _value(p, given.get(p.name), store) for p in query.parameters}


def _unknown(name: str, query: NamedQuery) -> str:
    names = [p.name for p in query.parameters]
    near = get_close_matches(name, names, n=1)
    hint = f"did you mean {near[0]}" if near else f"it has {', '.join(names) or 'none'}"
    return f"{name[:50]}: {query.name} has no such parameter; {hint}"


def _value(parameter: Parameter, given: Any, store: Store) -> Any:
    if given is None or given == "":
        if parameter.required:
            raise ParameterError(f"{parameter.name}: is needed: {parameter.about.en}")
        given = parameter.default
        if given is None:
            return None
    if isinstance(given, bool) or not isinstance(given, str | int | float):
        raise ParameterError(f"{parameter.name}: a text or a number is expected")
    text = str(given).strip()
    if len(text) > LONGEST:
        raise ParameterError(f"{parameter.name}: is longer than {LONGEST} characters")
    try:
        value = _READERS[parameter.type](text, parameter, store)
    except (ValueError, OverflowError) as error:
        raise ParameterError(f"{parameter.name}: {error}") from error
    except ParameterError as error:
        _, _, reason = str(error).partition(": ")
        raise ParameterError(f"{parameter.name}: {reason}") from error
    return _within(value, parameter)


def _within(value: Any, parameter: Parameter) -> Any:
    low, high = parameter.minimum, parameter.maximum
    if (low is not None and value < low) or (high is not None and value > high):
        raise ParameterError(f"{parameter.name}: {value} is not between {low} and {high}")
    return value


def _integer(text: str, parameter: Parameter, store: Store) -> int:  # noqa: ARG001
    if not re.fullmatch(r"[+-]?[0-9]{1,9}(?:\.0+)?", text):
        raise ValueError(f"{text!r} is no whole number")
    return int(float(text))


def _number(text: str, parameter: Parameter, store: Store) -> float:  # noqa: ARG001
    if not re.fullmatch(r"[+-]?[0-9]*\.?[0-9]+(?:[eE][+-]?[0-9]{1,2})?", text):
        raise ValueError(f"{text!r} is no number")
    return float(text)


def _text(text: str, parameter: Parameter, store: Store) -> str:  # noqa: ARG001
    return text


def _choice(text: str, parameter: Parameter, store: Store) -> str:  # noqa: ARG001
    for value in parameter.values:
        if text.casefold() == value.casefold():
            return value
    raise ValueError(f"{text!r} is not one of {', '.join(parameter.values)}")


def _year(text: str, parameter: Parameter, store: Store) -> int:
    year = _integer(text.removesuffix("年"), parameter, store)
    if not _YEARS[0] <= year <= _YEARS[1]:
        raise ValueError(f"{year} is not between {_YEARS[0]} and {_YEARS[1]}")
    return year


def _goal(text: str, parameter: Parameter, store: Store) -> int:  # noqa: ARG001
    match = _GOAL.fullmatch(text)
    if match is None or not 1 <= int(match[1]) <= 17:
        raise ValueError(f"{text!r} is no goal; one is a number from 1 to 17")
    return int(match[1])


def _target(text: str, parameter: Parameter, store: Store) -> str:  # noqa: ARG001
    code = text.casefold()
    if code not in {t.code for g in load_goals() for t in g.targets}:
        raise ValueError(f"{text!r} is no target of the goals; one is 6.3")
    return code


def find_district(text: str) -> NamedPlace:
    """The district that a spelling means. Raises ParameterError."""
    place = load_gazetteer().resolve(text, fuzzy=True)
    if place is None or place.kind != "district":
        raise ParameterError(f"district: {text[:50]!r} is no district that is known")
    return place


def find_document(text: str, store: Store) -> str:
    """The id of a document by its id, its file, its title or plan or a part of them, its years, or as 十五五.

    Raises ParameterError for none or several.
    """
    documents = store.read(DOCUMENTS).records()
    for key in ("id", "source", "title", "plan"):
        exact = [d for d in documents if d[key] == text]
        if len(exact) == 1:
            return str(exact[0]["id"])
    found = [d for d in documents if _is_called(d, text)]
    if not found:
        raise ParameterError(f"document: no document is called {text[:50]!r}")
    if len(found) > 1:
        sources = ", ".join(d["source"] for d in found)
        raise ParameterError(f"document: {text[:50]!r} is {len(found)} documents: {sources}")
    return str(found[0]["id"])


def _district(text: str, parameter: Parameter, store: Store) -> str:  # noqa: ARG001
    return find_district(text).id


def _document(text: str, parameter: Parameter, store: Store) -> str:  # noqa: ARG001
    return find_document(text, store)


def _is_called(document: Mapping[str, Any], text: str) -> bool:
    period = _PERIOD.fullmatch(text)
    if period:
        return (document["plan_from"], document["plan_to"]) == (int(period[1]), int(period[2]))
    short, english = _SHORT_PLAN.fullmatch(text), _ENGLISH_PLAN.fullmatch(text)
    numeral = short[1] if short else _NUMERALS[int(english[1]) - 1] if english and english[1] != "0" else None
    if numeral:
        # The titles say it in full; digests and slides about a plan do not.
        text = f"第十{numeral}个五年"
    names = (document["title"], document["plan"], document["source"])
    return any(text.casefold() in (name or "").casefold() for name in names)


_READERS: Mapping[str, Callable[[str, Parameter, Store], Any]] = {
    "goal": _goal,
    "target": _target,
    "district": _district,
    "document": _document,
    "year": _year,
    "integer": _integer,
    "number": _number,
    "text": _text,
    "choice": _choice,
}
