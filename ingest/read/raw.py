"""A file's bytes under the name it is known by, before anything is read out of them."""

from dataclasses import dataclass

from ontology.errors import ReadError


@dataclass(frozen=True, slots=True)
class RawFile:
    source: str
    data: bytes

    def unreadable(self, reason: str) -> ReadError:
        """The error to raise when these bytes cannot be turned into text."""
        return ReadError(self.source, reason)
