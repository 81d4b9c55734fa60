"""The graph as the CSV that `neo4j-admin database import` takes, with the arguments to import it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import IO, Any

from app.exchange.tables import Column, Row, Table
from cypher.ddl import definitions_of, format_stamp, to_cypher
from cypher.store.protocol import STORE_FORMAT
from ontology.schema import Schema
from ontology.terms import Datatype

README = "README.md"
ARGUMENTS = "import.args"
SCHEMA = "schema.cypher"
# Items of a list have no quotes of their own, so that what parts them must be in none of them.
_BETWEEN = "\x1f"
_REPLACEMENT = "\ufffd"
_OPTIONS = ("--multiline-fields=true", "--array-delimiter=U+001F")
_TYPES: Mapping[Datatype, str] = {
    "string": "string",
    "strings": "string[]",
    "integer": "long",
    "integers": "long[]",
    "float": "double",
    "boolean": "boolean",
    "date": "string",
}
_ENDS = {"source": ":START_ID", "target": ":END_ID"}
# Told by the database itself, or by the two ends.
_LEFT_OUT = frozenset({"iri", "source_label", "target_label", "source_iri", "target_iri"})
_UNUSUAL = {"inf": "Infinity", "-inf": "-Infinity", "nan": "NaN"}
_READ_ME = """\
# The graph for Neo4j

{nodes:,} nodes and {relations:,} relations, to be imported into an empty database of Neo4j 5 while the server is
stopped. In this folder:

    neo4j-admin database import full neo4j @{arguments}

Then start the server and make the constraints and indexes:

    cypher-shell --file {schema}

A graph imported so is one that `chengtu serve` opens: set CHENGTU_GRAPH_URL to the server's address.
"""


def file_name(table: Table) -> str:
    return f"{table.kind}_{table.name}.csv"


def write_bulk(table: Table, pages: Iterable[Sequence[Row]], file: IO[bytes]) -> int:
    """A head line in the importer's form, then the rows; returns how many there are."""
    columns = [column for column in table.columns if column.name not in _LEFT_OUT]
    marker = ":LABEL" if table.kind == "nodes" else ":TYPE"
    heads = [_head(column, table) for column in columns]
    file.write(",".join([*heads, marker]).encode() + b"\n")
    writes, end, count = [_write(column) for column in columns], f",{table.name}\n", 0
    for rows in pages:
        lines = [",".join([write(row) for write in writes]) + end for row in rows]
        file.write("".join(lines).encode("utf-8", "replace"))
        count += len(rows)
    return count


def import_arguments(tables: Iterable[Table]) -> str:
    """The file that `neo4j-admin database import full @FILE` reads its arguments from."""
    options = {"nodes": "--nodes", "relations": "--relationships"}
    files = [f"{options[table.kind]}={file_name(table)}" for table in tables]
    return "".join(f"{argument}\n" for argument in (*_OPTIONS, *files))


def schema_statements(schema: Schema) -> str:
    """Constraints and indexes as the store makes them, and the sign of the format that it looks for."""
    wanted = (*definitions_of(schema), format_stamp(schema, STORE_FORMAT))
    return "".join(f"{to_cypher(definition)};\n" for definition in wanted)


def read_me(nodes: int, relations: int) -> str:
    return _READ_ME.format(nodes=nodes, relations=relations, arguments=ARGUMENTS, schema=SCHEMA)


def _head(column: Column, table: Table) -> str:
    if table.kind == "relations" and column.name in _ENDS:
        return _ENDS[column.name]
    if table.kind == "nodes" and column.name == "id":
        return "id:ID"
    return f"{column.name}:{_TYPES[column.datatype]}"


def _write(column: Column) -> Callable[[Row], str]:
    """What gives the cell of a row: an empty one is no value, a quoted one a text, be it empty."""
    name, write = column.name, _WRITES[column.datatype]
    return lambda row: "" if (value := row.get(name)) is None else write(value)


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _texts(items: Iterable[str]) -> str:
    return _quoted(_BETWEEN.join(item.replace(_BETWEEN, _REPLACEMENT) for item in items))


def _integers(items: Iterable[int]) -> str:
    return _BETWEEN.join(str(item) for item in items)


def _boolean(value: bool) -> str:
    return "true" if value else "false"


def _float(value: float) -> str:
    text = repr(value)
    return _UNUSUAL.get(text, text)


_WRITES: Mapping[Datatype, Callable[[Any], str]] = {
    "string": _quoted,
    "strings": _texts,
    "integer": str,
    "integers": _integers,
    "float": _float,
    "boolean": _boolean,
    "date": _quoted,
}
