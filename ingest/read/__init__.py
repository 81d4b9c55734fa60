"""Files of six formats into text with hints and anchors: `read_source`, `read_bytes`, and which files of a folder."""

from ingest.read.discover import find_files, find_passed_over
from ingest.read.registry import MAX_BYTES, SUFFIXES, read_bytes, read_source

__all__ = ["MAX_BYTES", "SUFFIXES", "find_files", "find_passed_over", "read_bytes", "read_source"]
