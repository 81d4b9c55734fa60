"""A table as Parquet, its types those of the ontology."""

from collections.abc import Iterable, Mapping, Sequence
from typing import IO, Any

from app.exchange.tables import Row, Table
from ontology.errors import WriteError
from ontology.terms import Datatype

_COMPRESSION = "zstd"


def load_pyarrow() -> Any:
    """Raises WriteError where it is not installed."""
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise WriteError("Parquet needs pyarrow: pip install 'chengtu[parquet]'") from error
    return pyarrow


def write_parquet(table: Table, pages: Iterable[Sequence[Row]], file: IO[bytes]) -> None:
    """One group of rows for each page; labels and IRIs of the columns are metadata of the fields.

    Dates are text, since a document may tell no day of one. Raises WriteError without pyarrow, and for a value that is
    not of the type that the ontology gives it.
    """
    pyarrow = load_pyarrow()
    types = _types(pyarrow)
    schema = pyarrow.schema(
        [
            pyarrow.field(
                column.name,
                types[column.datatype],
                nullable=not column.required,
                metadata={f"label_{language}": text for language, text in column.labels.items()}
                | ({"iri": column.iri} if column.iri else {}),
            )
            for column in table.columns
        ]
    )
    with pyarrow.parquet.ParquetWriter(file, schema, compression=_COMPRESSION) as writer:
        for rows in pages:
            columns = [_array(pyarrow, table, field, rows) for field in schema]
            writer.write_batch(pyarrow.record_batch(columns, schema=schema))


def _array(pyarrow: Any, table: Table, field: Any, rows: Sequence[Row]) -> Any:
    try:
        return pyarrow.array([row.get(field.name) for row in rows], type=field.type)
    except pyarrow.ArrowException as error:
        # Only where somebody wrote into the graph past the ontology.
        raise WriteError(f"{table.name}.{field.name} holds what is no {field.type}: {error}") from error


def _types(pyarrow: Any) -> Mapping[Datatype, Any]:
    text, number = pyarrow.string(), pyarrow.int64()
    return {
        "string": text,
        "strings": pyarrow.list_(text),
        "integer": number,
        "integers": pyarrow.list_(number),
        "float": pyarrow.float64(),
        "boolean": pyarrow.bool_(),
        "date": text,
    }
