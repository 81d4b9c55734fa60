"""The files of each dataset: their names, formats and titles."""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec

from app.catalogue.contents import TABLES, WHOLE, Dataset
from app.catalogue.formats import CSV, CSVW, GZIP, PARQUET, RDF, ZIP, FileFormat
from app.catalogue.words import Words
from app.exchange.csvw import METADATA, file_name
from app.exchange.formats import FORMATS as ARCHIVES
from app.exchange.tables import tables_of
from ontology.schema import load_schema

# What is said of a goal comes from many documents: formats with a graph for each gain nothing.
_OF_GOALS = ("turtle", "jsonld", "ntriples")
_INSIDE = {"parquet": PARQUET}


@dataclass(frozen=True, slots=True)
class Offer:
    """A file to download.

    `made` is the name of the file that is made, which `name` may be the packed form of. `kind` is the name of its
    format in the package that writes it. `table` is the class or the type of relation that it is a table of.
    `package` says that the file is a ZIP file of files in its format.
    """

    name: str
    made: str
    dataset: Dataset
    format: FileFormat
    kind: str
    title: Words
    table: str | None = None
    package: bool = False

    @property
    def gzip(self) -> bool:
        """Whether it is the packed form."""
        return self.name != self.made

    @property
    def media_type(self) -> str:
        """That of the file as it comes, whatever is packed in it."""
        return GZIP if self.gzip else ZIP if self.package else self.format.media_type


def offers_of(dataset: Dataset) -> Iterator[Offer]:
    """The files of a dataset that the catalogue lists."""
    if dataset.name == TABLES:
        yield from _archives(dataset)
    elif dataset.table:
        yield _table(dataset, dataset.table)
        if find_spec("pyarrow"):
            name, title = f"{dataset.table}.{PARQUET.extension}", Words(PARQUET.label, PARQUET.label)
            yield Offer(name, name, dataset, PARQUET, "parquet", title, dataset.table)
    else:
        yield from _in_rdf(dataset)


def unlisted_offers(tables: Dataset) -> Iterator[Offer]:
    """Tables that are no datasets of their own; the metadata of all tables points to them."""
    for table in tables_of(load_schema()):
        yield _table(tables, table.name)


def _in_rdf(dataset: Dataset) -> Iterator[Offer]:
    """Those of the whole graph packed too."""
    for kind in _OF_GOALS if dataset.goal else RDF:
        format = RDF[kind]
        made = f"{dataset.name}.{format.extension}"
        yield Offer(made, made, dataset, format, kind, Words(format.label, format.label))
        if dataset.name == WHOLE:
            title = Words(f"{format.label}（gzip压缩）", f"{format.label}, packed with gzip")
            yield Offer(f"{made}.gz", made, dataset, format, kind, title)


def _archives(dataset: Dataset) -> Iterator[Offer]:
    for kind, format in ARCHIVES.items():
        if kind == "parquet" and not find_spec("pyarrow"):
            continue
        name = f"{dataset.name}-{kind}.{format.extension}"
        title = Words(f"{format.label}（ZIP）", f"{format.label}, in a ZIP file")
        yield Offer(name, name, dataset, _INSIDE.get(kind, CSV), kind, title, package=True)
    title = Words("各表的CSVW元数据", "Metadata of the tables (CSVW)")
    yield Offer(METADATA, METADATA, dataset, CSVW, "metadata", title)


def _table(dataset: Dataset, table: str) -> Offer:
    name = file_name(table)
    return Offer(name, name, dataset, CSV, "table", Words(CSV.label, CSV.label), table)
