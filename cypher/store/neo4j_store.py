"""The store on a server: Neo4j through its official driver."""

import logging
import re
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import Any, TypeVar
from urllib.parse import urlsplit

import neo4j
import neo4j.exceptions as failures

from cypher.ddl import FORMAT_INDEX, definitions_of, format_stamp, to_cypher
from cypher.guard import check_read
from cypher.loops import TOO_LONG, limit_lists
from cypher.store.batch import CypherBatch
from cypher.store.deadline import Deadline
from cypher.store.explained import steps_of_tree
from cypher.store.neo4j_values import plain
from cypher.store.protocol import STORE_FORMAT, Batch, PlanStep, Result
from cypher.store.turn import Turn
from cypher.store.weight import Scale
from ontology.errors import (
    QueryError,
    QueryRefused,
    QueryTimeout,
    SettingsError,
    StoreError,
    StoreUnavailable,
    StoreVersion,
)
from ontology.schema import Schema

_CONNECT_SECONDS = 5.0
# Seconds before the second, third and fourth attempt.
_PAUSES = (0.1, 0.3, 1.0)
_INDEX_SECONDS = 120
# Queries that EXPLAIN said only read; so many are remembered.
_MOST_EXPLAINED = 1_000

# Rows that come at once; one row of a user's own query may be long.
_FETCH = 1_000
_RAW_FETCH = 25

_EXPLAIN = "EXPLAIN "
_PLACE = re.compile(r"\(line 1, column (\d+) \(offset: (\d+)\)\)")
_SHOW = ("SHOW CONSTRAINTS", "SHOW INDEXES")

T = TypeVar("T")


class Neo4jStore:
    """A Neo4j database; any number of processes may read and write it."""

    def __init__(self, driver: neo4j.Driver, url: str, *, read_only: bool) -> None:
        self._driver = driver
        self._url = url
        self.read_only = read_only
        self._closed = False
        self._turn = Turn()
        self._explained: set[str] = set()
        self._deadline = Deadline()

    @classmethod
    def open(
        cls, url: str, *, user: str | None = None, password: str | None = None, read_only: bool = False
    ) -> "Neo4jStore":
        """Connects. Raises SettingsError, StoreUnavailable, StoreVersion."""
        if urlsplit(url).username is not None:
            raise SettingsError(
                "the graph URL holds a user name: give user and password as settings of their own"
            )
        # The driver logs what it then raises; errors are told once, by ours.
        logging.getLogger("neo4j").setLevel(logging.CRITICAL)
        try:
            driver = neo4j.GraphDatabase.driver(
                url,
                auth=(user or "neo4j", password) if password is not None else None,
                connection_timeout=_CONNECT_SECONDS,
                connection_acquisition_timeout=4 * _CONNECT_SECONDS,
                notifications_min_severity="OFF",
            )
        except (failures.ConfigurationError, ValueError) as error:
            raise SettingsError(f"not a URL of Neo4j: {url}: {error}") from error
        store = cls(driver, url, read_only=read_only)
        try:
            store._connect()
            store._check_format()
        except BaseException:
            store.close()
            raise
        return store

    @property
    def url(self) -> str:
        return self._url

    def read(
        self,
        query: str,
        parameters: Mapping[str, Any] | None = None,
        *,
        timeout: float | None = None,
        limit: int | None = None,
        raw: bool = False,
    ) -> Result:
        check_read(query)
        text = limit_lists(query) if raw else query
        size = _RAW_FETCH if raw else _FETCH

        def attempt() -> Result:
            session = self._session(neo4j.READ_ACCESS, fetch_size=size)
            with session, _reading(session, timeout) as transaction:
                self._check_explained(transaction, query)
                return _fetch(_run(transaction, text, parameters or {}), limit, Scale() if raw else None)

        def repeated() -> Result:
            return _repeat(self.url, attempt)

        return self._deadline.run(repeated, timeout) if raw else repeated()

    def explain(self, query: str, parameters: Mapping[str, Any] | None = None) -> tuple[PlanStep, ...]:
        check_read(query)

        def attempt() -> tuple[PlanStep, ...]:
            with self._session(neo4j.READ_ACCESS) as session, _reading(session, None) as transaction:
                told = _run(transaction, _EXPLAIN + query, parameters or {}).consume()
                return steps_of_tree(told.plan or {})

        return _repeat(self.url, attempt)

    @contextmanager
    def write(self) -> Iterator[Batch]:
        self._check_writable()
        with self._turn.take(), self._session(neo4j.WRITE_ACCESS) as session:
            transaction = _Transaction(session, self.url)
            try:
                yield CypherBatch(transaction.run, hints=True)
            except BaseException:
                transaction.rollback()
                raise
            transaction.commit()

    def apply_schema(self, schema: Schema) -> None:
        self._check_writable()
        there = {row["name"] for command in _SHOW for row in self._administer(command).records()}
        wanted = (*definitions_of(schema), format_stamp(schema, STORE_FORMAT))
        missing = [definition for definition in wanted if definition.name not in there]
        if not missing:
            return
        with self._session(neo4j.WRITE_ACCESS) as session:
            transaction = _Transaction(session, self.url)
            for definition in missing:
                transaction.run(to_cypher(definition), {})
            transaction.commit()
        self._administer(f"CALL db.awaitIndexes({_INDEX_SECONDS})")

    def snapshot(self) -> str:
        """The bookmark of a read names the last transaction that the database committed."""

        def attempt() -> str:
            with self._session(neo4j.READ_ACCESS) as session:
                session.run("RETURN 1").consume()
                return "+".join(sorted(session.last_bookmarks().raw_values))

        return _repeat(self.url, attempt)

    def close(self) -> None:
        if not self._closed:
            self._closed = True
            self._driver.close()

    def _session(self, access: str, *, fetch_size: int = _FETCH) -> neo4j.Session:
        if self._closed:
            raise StoreUnavailable(f"{self.url} is closed")
        return self._driver.session(default_access_mode=access, fetch_size=fetch_size)

    def _connect(self) -> None:
        try:
            self._driver.verify_connectivity()
        except (failures.DriverError, failures.Neo4jError) as error:
            ours = _translate(error, self.url) if isinstance(error, failures.Neo4jError) else None
            if isinstance(ours, StoreUnavailable):
                raise ours from error
            # A server that is starting or stopping answers with errors of other kinds.
            raise StoreUnavailable(f"no Neo4j server answers at {self.url}") from error

    def _check_writable(self) -> None:
        if self.read_only:
            raise QueryRefused(f"{self.url} was opened for reading only")

    def _check_format(self) -> None:
        names = [row["name"] for row in self._administer(_SHOW[1]).records()]
        stamps = {name.removeprefix(FORMAT_INDEX) for name in names if name.startswith(FORMAT_INDEX)}
        others = stamps - {str(STORE_FORMAT)}
        if others:
            raise StoreVersion(
                f"{self.url} holds a graph of format {', '.join(sorted(others))}, this version reads "
                f"{STORE_FORMAT}: use another database and ingest again"
            )

    def _administer(self, statement: str) -> Result:
        """Run a statement that must stand outside of a transaction of ours, such as those on indexes."""

        def attempt() -> Result:
            with self._session(neo4j.WRITE_ACCESS) as session:
                return _fetch(session.run(statement), None)

        return _repeat(self.url, attempt)

    def _check_explained(self, transaction: neo4j.Transaction, query: str) -> None:
        if query in self._explained:
            return
        kind = _run(transaction, _EXPLAIN + query, {}).consume().query_type
        if kind != "r":
            raise QueryRefused("the query would write, and only reading is allowed")
        if len(self._explained) >= _MOST_EXPLAINED:
            self._explained.clear()
        self._explained.add(query)


class _Transaction:
    """A write transaction that is played again from its start when the server calls an error transient."""

    def __init__(self, session: neo4j.Session, url: str) -> None:
        self._session = session
        self._url = url
        self._played: list[tuple[str, Mapping[str, Any]]] = []
        self._transaction: neo4j.Transaction | None = None

    def run(self, query: str, parameters: Mapping[str, Any]) -> Result:
        def attempt() -> Result:
            return _fetch(_run(self._current(), query, parameters), None)

        result = _repeat(self._url, attempt, between=self._drop)
        self._played.append((query, parameters))
        return result

    def commit(self) -> None:
        _repeat(self._url, lambda: self._current().commit(), between=self._drop)

    def rollback(self) -> None:
        self._drop()

    def _current(self) -> neo4j.Transaction:
        if self._transaction is None:
            self._transaction = self._session.begin_transaction()
            for query, parameters in self._played:
                _run(self._transaction, query, parameters).consume()
        return self._transaction

    def _drop(self) -> None:
        transaction, self._transaction = self._transaction, None
        if transaction is not None:
            with suppress(failures.DriverError, failures.Neo4jError):
                transaction.close()


def _run(transaction: neo4j.Transaction, query: str, parameters: Mapping[str, Any]) -> neo4j.Result:
    return transaction.run(query, dict(parameters))


def _fetch(result: neo4j.Result, limit: int | None, scale: Scale | None = None) -> Result:
    columns = tuple(result.keys())
    rows: list[tuple[Any, ...]] = []
    for record in result:
        if limit is not None and len(rows) >= limit:
            return Result(columns, tuple(rows), truncated=True)
        row = tuple(plain(value) for value in record.values())
        if scale is not None:
            scale.weigh(row)
        rows.append(row)
    return Result(columns, tuple(rows))


@contextmanager
def _reading(session: neo4j.Session, timeout: float | None) -> Iterator[neo4j.Transaction]:
    """A transaction that is always rolled back."""
    transaction = session.begin_transaction(timeout=timeout)
    try:
        yield transaction
    finally:
        transaction.close()


def _repeat(url: str, attempt: Callable[[], T], *, between: Callable[[], None] = lambda: None) -> T:
    """Try again after what the server calls transient; the last error is raised as one of ours."""
    with _translated(url):
        for pause in _PAUSES:
            try:
                return attempt()
            except (failures.DriverError, failures.Neo4jError) as error:
                if not error.is_retryable():
                    raise
            between()
            time.sleep(pause)
        return attempt()


@contextmanager
def _translated(url: str) -> Iterator[None]:
    """Errors of the driver as errors of ours, each one line."""
    try:
        yield
    except failures.DriverError as error:
        raise StoreUnavailable(f"no Neo4j server answers at {url}") from error
    except failures.Neo4jError as error:
        raise _translate(error, url) from error
    except (ValueError, TypeError, OverflowError, RecursionError) as error:
        raise QueryError(f"not a value that Neo4j takes: {error}") from error


def _translate(error: failures.Neo4jError, url: str) -> StoreError:
    code = error.code or ""
    if code.startswith("Neo.ClientError.Security."):
        return StoreUnavailable(f"{url} refused the user or the password")
    if code.startswith("Neo.ClientError.Transaction.TransactionTimedOut"):
        return QueryTimeout("the query was stopped at its time limit")
    if code == "Neo.ClientError.Statement.AccessMode":
        return QueryRefused("the query would write, and only reading is allowed")
    if TOO_LONG in (error.message or ""):
        return QueryError("a list in the query is too long: range() or a loop inside another has limits")
    return QueryError(_PLACE.sub(_without_explain, (error.message or code).partition("\n")[0]))


def _without_explain(place: re.Match[str]) -> str:
    """The place of a mistake in the query as it was given: it is first seen with EXPLAIN before it."""
    column, offset = (int(number) - len(_EXPLAIN) for number in place.groups())
    return f"(line 1, column {column} (offset: {offset}))"
