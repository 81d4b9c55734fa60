"""The formats of the files, as a catalogue names them."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.rdf.formats import FORMATS

EU_FILE_TYPES = "http://publications.europa.eu/resource/authority/file-type/"
IANA = "https://www.iana.org/assignments/media-types/"


@dataclass(frozen=True, slots=True)
class FileFormat:
    """`iri` is the EU's for this type of file where it has one; `extension` is without a point."""

    extension: str
    label: str
    media_type: str
    iri: str


def _eu(extension: str, label: str, media_type: str, code: str) -> FileFormat:
    return FileFormat(extension, label, media_type, EU_FILE_TYPES + code)


_EU_CODES = {
    "turtle": "RDF_TURTLE",
    "jsonld": "JSON_LD",
    "ntriples": "RDF_N_TRIPLES",
    "nquads": "RDF_N_QUADS",
    "trig": "RDF_TRIG",
    "rdfxml": "RDF_XML",
}
# By the names that app.rdf.formats has for them, the one for reading first.
RDF: Mapping[str, FileFormat] = {
    name: _eu(FORMATS[name].extension, FORMATS[name].label, FORMATS[name].media_type, code)
    for name, code in _EU_CODES.items()
}
NTRIPLES = RDF["ntriples"]
CSV = _eu("csv", "CSV", "text/csv", "CSV")
CSVW = _eu("json", "CSVW", "application/csvm+json", "JSON")
PARQUET = FileFormat(
    "parquet", "Parquet", "application/vnd.apache.parquet", f"{IANA}application/vnd.apache.parquet"
)
GZIP = "application/gzip"
ZIP = "application/zip"
