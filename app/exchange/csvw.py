"""The metadata of CSV on the Web: what the tables and their columns are, for readers and for makers of RDF."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from app.exchange.csv_files import SEPARATOR
from app.exchange.tables import Column, Table
from app.rdf.vocabulary import RDF
from ontology.terms import Datatype, Labels

METADATA = "csv-metadata.json"
# With the year alone, or the month, where a document tells no day.
ISO_DATE = r"\d{4}(-\d{2}(-\d{2})?)?"
_DATATYPES: Mapping[Datatype, Any] = {
    "string": "string",
    "strings": "string",
    "integer": "integer",
    "integers": "integer",
    "float": "double",
    "boolean": {"base": "boolean", "format": "true|false"},
    "date": {"base": "string", "format": ISO_DATE},
}
_LISTS: frozenset[Datatype] = frozenset({"strings", "integers"})


def csvw_metadata(tables: Iterable[Table]) -> dict[str, Any]:
    """A group of tables, each in the file `file_name` tells, in the same folder as this."""
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "dc:title": _texts({"zh": "城图：城市政策图谱", "en": "Chengtu: a graph of city policies"}),
        "tables": [_table(table) for table in tables],
    }


def file_name(table: str) -> str:
    return f"{table}.csv"


def _table(table: Table) -> dict[str, Any]:
    described: dict[str, Any] = {"url": file_name(table.name), "dc:title": _texts(table.labels)}
    if table.comments:
        described["dc:description"] = _texts(table.comments)
    described["tableSchema"] = {
        "columns": [*(_column(column) for column in table.columns), *_virtual(table)],
        "aboutUrl": "{+iri}",
        "primaryKey": "id",
        "foreignKeys": [
            {
                "columnReference": column.name,
                "reference": {"resource": file_name(column.refers_to), "columnReference": "id"},
            }
            for column in table.columns
            if column.refers_to
        ],
    }
    return described


def _column(column: Column) -> dict[str, Any]:
    described: dict[str, Any] = {
        "name": column.name,
        # The head line of the file is a title too: in no language.
        "titles": {"und": column.name, **column.labels},
        "datatype": _datatype(column),
    }
    if column.datatype in _LISTS:
        described["separator"] = SEPARATOR
    if column.required:
        described["required"] = True
    if column.language:
        described["lang"] = column.language
    if column.iri is None:
        described["suppressOutput"] = True
    else:
        described["propertyUrl"] = column.iri
    if column.links:
        described["valueUrl"] = f"{{+{column.name}}}"
    return described


def _datatype(column: Column) -> Any:
    if not column.values:
        return _DATATYPES[column.datatype]
    allowed = "|".join(re.escape(value.code) for value in column.values)
    return {"base": "string", "format": allowed}


def _virtual(table: Table) -> list[dict[str, Any]]:
    """Cells that no file has: what a row is."""
    type = table.iri if table.kind == "nodes" else f"{RDF}Statement"
    columns = [_constant("type", "rdf:type", type)]
    if table.kind == "relations":
        columns.append(_constant("predicate", "rdf:predicate", table.iri))
    return columns


def _constant(name: str, property: str, value: str) -> dict[str, Any]:
    # A column of the table may be called so.
    return {"name": f"row_{name}", "virtual": True, "propertyUrl": property, "valueUrl": value}


def _texts(labels: Labels) -> list[dict[str, str]]:
    return [{"@value": text, "@language": language} for language, text in labels.items()]
