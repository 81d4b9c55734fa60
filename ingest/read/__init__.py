"""Files of six formats into text with hints and anchors: `read_source`, `read_bytes`, `find_files`."""

from ingest.read.discover import find_files
from ingest.read.registry import MAX_BYTES, SUFFIXES, read_bytes, read_source

__all__ = ["MAX_BYTES", "SUFFIXES", "find_files", "read_bytes", "read_source"]
