"""The descriptor of a Frictionless data package: the tables and their columns for data tools."""

from collections.abc import Iterable, Mapping
from typing import Any

from app.exchange.csv_files import SEPARATOR
from app.exchange.csvw import ISO_DATE, file_name
from app.exchange.tables import Column, Table
from ontology.terms import Datatype, Labels

DESCRIPTOR = "datapackage.json"
_TYPES: Mapping[Datatype, Mapping[str, Any]] = {
    "string": {"type": "string"},
    "strings": {"type": "list", "delimiter": SEPARATOR, "itemType": "string"},
    "integer": {"type": "integer"},
    "integers": {"type": "list", "delimiter": SEPARATOR, "itemType": "integer"},
    "float": {"type": "number"},
    "boolean": {"type": "boolean", "trueValues": ["true"], "falseValues": ["false"]},
    "date": {"type": "string"},
}


def datapackage(tables: Iterable[Table]) -> dict[str, Any]:
    """A package of tables, each in the file `file_name` tells, in the same folder as this."""
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "chengtu",
        "title": "城图：城市政策图谱 / Chengtu: a graph of city policies",
        "resources": [_resource(table) for table in tables],
    }


def resource_name(table: str) -> str:
    return table.lower()


def _resource(table: Table) -> dict[str, Any]:
    described = {
        "name": resource_name(table.name),
        "type": "table",
        "path": file_name(table.name),
        "title": _both(table.labels),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {
            "fields": [_field(column) for column in table.columns],
            "missingValues": [""],
            "primaryKey": ["id"],
            "foreignKeys": [
                {
                    "fields": [column.name],
                    "reference": {"resource": resource_name(column.refers_to), "fields": ["id"]},
                }
                for column in table.columns
                if column.refers_to
            ],
        },
    }
    if table.comments:
        described["description"] = _both(table.comments)
    return described


def _field(column: Column) -> dict[str, Any]:
    described: dict[str, Any] = {
        "name": column.name,
        **_TYPES[column.datatype],
        "title": _both(column.labels),
    }
    if column.iri and not column.links:
        described["rdfType"] = column.iri
    constraints: dict[str, Any] = {}
    if column.required:
        constraints["required"] = True
    if column.name == "id":
        constraints["unique"] = True
    if column.values:
        constraints["enum"] = [value.code for value in column.values]
    if column.datatype == "date":
        constraints["pattern"] = ISO_DATE
    return {**described, "constraints": constraints} if constraints else described


def _both(labels: Labels) -> str:
    """Titles have no language here."""
    return " / ".join(labels.values())
