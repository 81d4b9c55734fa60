"""Structure of documents: where their sections, passages and tables begin and end."""

from ingest.structure.identity import document_id
from ingest.structure.parse import parse_structure

__all__ = ["document_id", "parse_structure"]
