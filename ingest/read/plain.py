"""Plain text: the decoded file is the text, character for character."""

from ingest.read.decode import decode_text
from ingest.read.draft import Content
from ingest.read.raw import RawFile


def read_plain(file: RawFile) -> Content:
    return Content(decode_text(file))
