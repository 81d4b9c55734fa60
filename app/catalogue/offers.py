"""The files of each dataset: their names, formats and titles."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.catalogue.contents import WHOLE, Dataset
from app.catalogue.formats import RDF, FileFormat
from app.catalogue.words import Words

GZIP = "gz"
# What is said of a goal comes from many documents: formats with a graph for each gain nothing.
_OF_GOALS = ("turtle", "jsonld", "ntriples")


@dataclass(frozen=True, slots=True)
class Offer:
    """A file to download; `made` is the name of the file that is made, which `name` may be the packed form of."""

    name: str
    made: str
    dataset: Dataset
    format: FileFormat
    kind: str
    title: Words

    @property
    def gzip(self) -> bool:
        """Whether it is the packed form."""
        return self.name != self.made


def offers_of(dataset: Dataset) -> Iterator[Offer]:
    """The files of a dataset; those of the whole graph packed too."""
    for kind in _OF_GOALS if dataset.goal else RDF:
        format = RDF[kind]
        made = f"{dataset.name}.{format.extension}"
        yield Offer(made, made, dataset, format, kind, Words(format.label, format.label))
        if dataset.name == WHOLE:
            title = Words(f"{format.label}（gzip压缩）", f"{format.label}, packed with gzip")
            yield Offer(f"{made}.{GZIP}", made, dataset, format, kind, title)
