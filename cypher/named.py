"""The named queries: files of `cypher/queries`, each a header of comments in TOML and one statement that reads.

    // [title]
    // zh = "…"
    // en = "…"
    // [parameters.goal]          in the order in which they are told; `$goal` in the text
    // type = "goal"              one of ParameterType
    // zh = "…"
    // en = "…"
    // default = 6                or `optional = true`; with neither the parameter must be given
    // values = ["…"]             the values allowed; minimum and maximum for numbers
    // [columns]                  in their order; "*" stands for columns that the data decides
    // name = { zh = "…", en = "…" }
    // [example]                  parameters that give rows over the samples
    // goal = 6
    // [after]                    what is done with the rows, see cypher/networks.py
    // function = "hubs"
    // bound = 20000              rows that it takes at most
    MATCH …

Its twin in SPARQL, which gives the same rows, may stand beside it as NAME.rq. Columns have the names of the Cypher's.
The parameters are variables called `given_` and the name, bound in one or several rows such as
`VALUES (?given_goal ?given_document) { (6 UNDEF) }`, the values of the example in them; what is not given is UNDEF.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args

from ontology.errors import OntologyError

FOLDER = Path(__file__).with_name("queries")
ParameterType = Literal[
    "goal", "target", "district", "document", "year", "integer", "number", "text", "choice"
]
_NAME = re.compile(r"[a-z][a-z0-9-]*")
OTHER_COLUMNS = "*"
RESERVED = frozenset(("limit", "format", "excel", "language"))
"""Names that no parameter may have: the service takes them itself."""


@dataclass(frozen=True, slots=True)
class Words:
    """One text in both languages."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Parameter:
    """`default` is None for an optional one, and means nothing for one that is `required`."""

    name: str
    type: ParameterType
    about: Words
    required: bool
    default: str | int | float | None = None
    values: tuple[str, ...] = ()
    minimum: float | None = None
    maximum: float | None = None


@dataclass(frozen=True, slots=True)
class Column:
    name: str
    about: Words


@dataclass(frozen=True, slots=True)
class After:
    """What is done with the rows: a function of `cypher/networks.py`, over at most `bound` of them."""

    function: str
    bound: int


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """`text` is Cypher; `sparql` its twin, if there is one; `example` gives rows over the samples."""

    name: str
    title: Words
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    example: Mapping[str, str | int | float]
    text: str
    after: After | None = None
    sparql: str | None = None


@cache
def load_queries(folder: Path = FOLDER) -> Mapping[str, NamedQuery]:
    """All of them by name, in the order of their names. Raises OntologyError, naming the file."""
    return {path.stem: _read(path) for path in sorted(folder.glob("*.cypher"))}


def column_words(query: NamedQuery, name: str) -> Words:
    """What a column of a result holds; "*" of the header tells of those that it does not name."""
    told = {column.name: column.about for column in query.columns}
    return told.get(name) or told[OTHER_COLUMNS]


def _read(path: Path) -> NamedQuery:
    lines = path.read_text(encoding="utf-8").splitlines()
    size = next((i for i, line in enumerate(lines) if not line.startswith("//")), len(lines))
    twin = path.with_suffix(".rq")
    try:
        if not _NAME.fullmatch(path.stem):
            raise ValueError("a name has small letters, digits and hyphens only")
        header = tomllib.loads("\n".join(line[2:].strip() for line in lines[:size]))
        return NamedQuery(
            name=path.stem,
            title=Words(**header.pop("title")),
            parameters=tuple(_parameter(k, v) for k, v in header.pop("parameters", {}).items()),
            columns=tuple(Column(name, Words(**about)) for name, about in header.pop("columns").items()),
            example=header.pop("example", {}),
            text="\n".join(lines[size:]).strip(),
            after=After(**header.pop("after")) if "after" in header else None,
            sparql=twin.read_text(encoding="utf-8") if twin.exists() else None,
            **header,
        )
    except (KeyError, TypeError, ValueError) as error:
        raise OntologyError(f"{path.name}: its header cannot be read: {error}") from error


def _parameter(name: str, told: dict[str, Any]) -> Parameter:
    about = Words(told.pop("zh"), told.pop("en"))
    optional = told.pop("optional", False)
    if told["type"] not in get_args(ParameterType):
        raise ValueError(f"{told['type']} is no type of a parameter")
    if name in RESERVED:
        raise ValueError(f"{name} is reserved")
    values = tuple(told.pop("values", ()))
    return Parameter(
        name, about=about, required=not optional and "default" not in told, values=values, **told
    )
