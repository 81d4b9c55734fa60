"""The error tree of the project.

ChengtuError                 message: one line, what is wrong and what to do
├── SettingsError            a setting that cannot be used
├── OntologyError            the schema, the SDGs or a city folder cannot be read
├── StoreError
│   ├── StoreUnavailable     no server, no folder, no permission
│   ├── StoreLocked          another process writes to it
│   ├── StoreVersion         written by another version
│   ├── StoreChanged         written to while it was read out as a whole
│   ├── StoreBusy            being made ready, or asked by too many at once
│   └── QueryError           the store refused or could not run a query
│       ├── QueryRefused     not a read, or not allowed by the guard
│       └── QueryTimeout     stopped at its time limit
├── ParameterError           a named query that is not there, or a parameter of one that cannot be used
├── ReviewError              a fact that is not there, or a decision that cannot be taken
├── ReadError                a file that cannot be turned into text
├── WriteError               a file or folder that cannot be written
├── RdfError                 a file of RDF that cannot be taken in, or holds what it should not
├── QuestionError            a question that cannot be taken (empty, too long)
└── ServiceError             the service that a client asked refused, failed or did not answer
"""


class ChengtuError(Exception):
    """Base of all errors raised on purpose; `str()` is one line for the user."""


class SettingsError(ChengtuError):
    """A setting that cannot be used."""


class OntologyError(ChengtuError):
    """The schema, the SDGs or a city folder cannot be read."""


class StoreError(ChengtuError):
    """The graph store failed."""


class StoreUnavailable(StoreError):
    """No server answers, or the folder cannot be used."""


class StoreLocked(StoreError):
    """Another process is writing to the store."""


class StoreVersion(StoreError):
    """The store was written by another version of the format."""


class StoreChanged(StoreError):
    """The graph was written to while it was read out as a whole."""


class StoreBusy(StoreError):
    """The store is being made ready, or asked by too many at once."""


class QueryError(StoreError):
    """The store could not run a query."""


class QueryRefused(QueryError):
    """The query is not a read, or the guard does not allow it."""


class QueryTimeout(QueryError):
    """The query was stopped at its time limit."""


class ParameterError(ChengtuError):
    """A named query that is not there, or a parameter of one that cannot be used."""


class ReviewError(ChengtuError):
    """A fact that is not there, or a decision that cannot be taken."""


class ReadError(ChengtuError):
    """A file that cannot be turned into text."""

    def __init__(self, source: str, reason: str) -> None:
        super().__init__(f"{source}: {reason}")
        self.source = source
        self.reason = reason


class WriteError(ChengtuError):
    """A file or folder that cannot be written."""


class RdfError(ChengtuError):
    """A file of RDF that cannot be taken in, or holds what it should not."""


class QuestionError(ChengtuError):
    """A question that cannot be taken."""


class ServiceError(ChengtuError):
    """What a service answered in place of a result; `status` is None if it did not answer."""

    def __init__(self, detail: str, *, status: int | None, title: str, request: str | None = None) -> None:
        super().__init__(detail)
        self.status = status
        self.title = title
        self.request = request
