"""The graph in a database, over Bolt. The one door to the database driver; both servers look the same behind it."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext, suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from types import TracebackType
from typing import Any, Literal, TypeVar

import neo4j
from neo4j import GraphDatabase
from neo4j import exceptions as bolt
from neo4j.graph import Node, Path, Relationship

from graphkit.errors import DataError, ReadOnlyViolation, StoreError, StoreUnreachable
from graphkit.graph import guard
from graphkit.graph.statements import writing

Row = dict[str, Any]
Rows = Sequence[Mapping[str, Any]]
T = TypeVar("T")

BATCH = 5000
"""Rows sent with one run of a statement."""

_GONE = (bolt.ServiceUnavailable, bolt.SessionExpired)
_RETRIES = 5

# Servers remark on labels that no node has yet; that is no news for the user.
logging.getLogger("neo4j.notifications").setLevel(logging.ERROR)


class Conflict(StoreError):
    """Another process wrote the same thing at the same time. What is done again from its reading on succeeds."""


def again(work: Callable[[], T]) -> T:
    """Does reading and writing that belong together, anew where another process came between. Raises StoreError."""
    for _ in range(_RETRIES):
        with suppress(Conflict):
            return work()
    return work()


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a server answers, and as whom. `address` is what people are told."""

    server: Literal["embedded", "neo4j"]
    uri: str
    address: str
    user: str
    password: str | None = field(repr=False)
    database: str | None = None


@dataclass(frozen=True, slots=True)
class Write:
    """One run of a statement of `cypher/write/`: `rows` become its parameter `$rows`, in batches."""

    statement: str
    rows: Rows
    parameters: Mapping[str, Any] = field(default_factory=dict)


class Store:
    """A connection to the graph. A context manager; what is read comes back as plain Python."""

    def __init__(
        self,
        endpoint: Endpoint,
        *,
        reconnect: Callable[[], Endpoint] | None = None,
        close: Callable[[], None] | None = None,
        writing: Callable[[], AbstractContextManager[None]] = nullcontext,
        moved: Callable[[Endpoint], bool] = lambda endpoint: False,
    ) -> None:
        """Connects. `reconnect` finds the server anew when it has gone, as `moved` may tell, `close` lets it go at the
        end, `writing` is entered around each transaction that writes.

        Raises StoreUnreachable.
        """
        self._reconnect, self._let_go, self._writing, self._moved = reconnect, close, writing, moved
        self._renewing = threading.Lock()
        self._retired: list[neo4j.Driver] = []
        self._endpoint = endpoint
        self._driver = self._reach()

    @property
    def server(self) -> Literal["embedded", "neo4j"]:
        return self._endpoint.server

    @property
    def address(self) -> str:
        """What people are told about where the graph lies."""
        return self._endpoint.address

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        for driver in (self._driver, *self._retired):
            driver.close()
        if self._let_go:
            self._let_go()
            self._let_go = None

    def read(self, text: str, **parameters: Any) -> list[Row]:
        """The rows that a query gives: dates as datetime.date, nodes and relationships as dicts of their properties.

        Raises ReadOnlyViolation where the query would write, StoreError where the server refuses it.
        """
        guard.check(text)

        def ask(transaction: neo4j.Transaction) -> list[Row]:
            result = transaction.run(text, parameters)
            return [dict(zip(record.keys(), map(plain, record.values()), strict=True)) for record in result]

        return self._transaction(ask, neo4j.READ_ACCESS, keep=False)

    def write(self, statement: str, rows: Rows = (), **parameters: Any) -> None:
        """Runs a statement of `cypher/write/` over rows, in one transaction. Raises StoreError."""
        self.write_all([Write(statement, rows, parameters)])

    def write_all(self, writes: Iterable[Write]) -> None:
        """Runs statements in their order, all or nothing. Raises StoreError, and DataError for an unknown name."""
        steps = [(_text(w.statement), list(w.rows), dict(w.parameters)) for w in writes]

        def run(transaction: neo4j.Transaction) -> None:
            for text, rows, parameters in steps:
                if "$rows" not in text:
                    transaction.run(text, parameters).consume()
                for start in range(0, len(rows), BATCH):
                    batch = rows[start : start + BATCH]
                    transaction.run(text, {**parameters, "rows": batch}).consume()

        self._transaction(run, neo4j.WRITE_ACCESS)

    def define(self, text: str) -> None:
        """Runs one statement about constraints or indexes, of a migration. Raises StoreError."""
        self._transaction(lambda t: t.run(text).consume(), neo4j.WRITE_ACCESS)

    def _transaction(self, work: Callable[[neo4j.Transaction], T], mode: str, keep: bool = True) -> T:
        """Does work in one transaction and keeps what it wrote, or not; again where the server asks for that.

        Work is done anew after a conflict with another writer, and when the server has gone and another process, or
        this one, has taken over the embedded store.
        """
        for attempt in range(_RETRIES):
            endpoint = self._endpoint
            try:
                with self._writing() if keep else nullcontext():
                    return self._once(work, mode, keep)
            except (bolt.Neo4jError, bolt.DriverError) as error:
                last = attempt == _RETRIES - 1
                gone = isinstance(error, _GONE) or endpoint is not self._endpoint or self._moved(endpoint)
                if self._reconnect and gone and not last:
                    self._renew(endpoint)
                elif last or not error.is_retryable():
                    raise _refused(error, self.address) from error
                time.sleep(_pause(attempt))
        raise AssertionError("unreachable")

    def _once(self, work: Callable[[neo4j.Transaction], T], mode: str, keep: bool) -> T:
        with self._session(mode) as session, session.begin_transaction() as transaction:
            done = work(transaction)
            if keep:
                transaction.commit()
            else:
                transaction.rollback()
            return done

    def _renew(self, endpoint: Endpoint) -> None:
        """Connects anew, unless another thread has done so since this one used the endpoint."""
        with self._renewing:
            if self._reconnect and endpoint is self._endpoint:
                # Other threads are still to find out; closing the old driver under them is not how.
                self._retired.append(self._driver)
                self._endpoint = self._reconnect()
                self._driver = self._reach()

    def _reach(self) -> neo4j.Driver:
        """A connection to the server; when it is just going, to the one that comes after it."""
        for attempt in range(_RETRIES):
            try:
                return _connect(self._endpoint)
            except StoreUnreachable:
                if self._reconnect is None or attempt == _RETRIES - 1:
                    raise
                time.sleep(_pause(attempt))
                self._endpoint = self._reconnect()
        raise AssertionError("unreachable")

    def _session(self, mode: str) -> neo4j.Session:
        return self._driver.session(database=self._endpoint.database, default_access_mode=mode)


def _pause(attempt: int) -> float:
    """Seconds to wait before the next attempt."""
    return 0.05 * float(2**attempt)


def _connect(endpoint: Endpoint) -> neo4j.Driver:
    try:
        driver = GraphDatabase.driver(
            endpoint.uri,
            auth=(endpoint.user, endpoint.password) if endpoint.password else None,
            connection_timeout=10,
            connection_acquisition_timeout=15,
            user_agent="graphkit",
        )
    except (bolt.DriverError, ValueError) as error:
        raise StoreUnreachable(f"{endpoint.address}: {_told(error)}") from error
    try:
        with driver.session(database=endpoint.database) as session:
            session.run("RETURN 1").consume()
    except (bolt.Neo4jError, bolt.DriverError) as error:
        driver.close()
        raise _unreachable(error, endpoint) from error
    return driver


def _unreachable(error: Exception, endpoint: Endpoint) -> StoreUnreachable:
    if isinstance(error, bolt.AuthError):
        remedy = "check GRAPHKIT_USER and GRAPHKIT_PASSWORD" if endpoint.password else "set GRAPHKIT_PASSWORD"
        return StoreUnreachable(f"{endpoint.address}: the server refuses user {endpoint.user!r}; {remedy}")
    if isinstance(error, bolt.ClientError) and "DatabaseNotFound" in (error.code or ""):
        return StoreUnreachable(f"{endpoint.address}: there is no database {endpoint.database!r}; "
                                "check GRAPHKIT_DATABASE")  # fmt: skip
    return StoreUnreachable(f"{endpoint.address}: no Neo4j answers there; check GRAPHKIT_URI and that the server runs "
                            f"({_told(error)})")  # fmt: skip


def _refused(error: Exception, address: str) -> StoreError:
    if isinstance(error, _GONE):
        return StoreUnreachable(f"{address}: the server has gone: {_told(error)}")
    if not isinstance(error, bolt.Neo4jError):
        return StoreError(f"{address}: {_told(error)}")
    code = error.code or ""
    if code.endswith("AccessMode"):
        return ReadOnlyViolation(f"the query would write; only reading is allowed here ({_told(error)})")
    if isinstance(error, bolt.AuthError):
        return StoreUnreachable(f"{address}: the server refuses this user: {_told(error)}")
    kind = Conflict if error.is_retryable() or isinstance(error, bolt.ConstraintError) else StoreError
    return kind(f"{address}: {_told(error)}")


def _told(error: Exception) -> str:
    message = error.message if isinstance(error, bolt.Neo4jError) else str(error)
    return " ".join((message or type(error).__name__).split())[:500]


def _text(name: str) -> str:
    try:
        return writing()[name].text
    except KeyError:
        raise DataError(f"there is no statement {name!r} in cypher/write; reinstall the package") from None


def plain(value: Any) -> Any:
    """A value of the driver as plain Python: dates and date-times as `datetime` has them, durations as ISO text."""
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, neo4j.time.DateTime):
        # graphkit writes UTC, and the embedded server does not keep the zone.
        native = value.to_native()
        return native if native.tzinfo else native.replace(tzinfo=UTC)
    if isinstance(value, neo4j.time.Date | neo4j.time.Time):
        return value.to_native()
    if isinstance(value, Node | Relationship | Mapping):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, Path):
        return [plain(node) for node in value.nodes]
    if isinstance(value, neo4j.time.Duration):
        return value.iso_format()
    if isinstance(value, bytes | date | datetime):
        return value
    return [plain(item) for item in value] if isinstance(value, Iterable) else value
