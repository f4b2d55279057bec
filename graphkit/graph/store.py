"""The graph in a database, over Bolt: reading, and writing by statement files. Both servers look the same behind it."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext, suppress
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Literal, TypeVar

from graphkit.errors import DataError, StoreUnreachable
from graphkit.graph import bolt, guard
from graphkit.graph.bolt import Conflict, Driver, Endpoint, Transaction
from graphkit.graph.statements import writing

Row = dict[str, Any]
Rows = Sequence[Mapping[str, Any]]
T = TypeVar("T")

BATCH = 5000
"""Rows sent with one run of a statement."""

_RETRIES = 5


def again(work: Callable[[], T]) -> T:
    """Does reading and writing that belong together, anew where another process came between. Raises StoreError."""
    for _ in range(_RETRIES):
        with suppress(Conflict):
            return work()
    return work()


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
        self._retired: list[Driver] = []
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

        def ask(transaction: Transaction) -> list[Row]:
            result = transaction.run(text, parameters)
            return [dict(zip(record.keys(), map(bolt.plain, record.values()), strict=True)) for record in result]

        return self._transaction(ask, write=False)

    def write(self, statement: str, rows: Rows = (), **parameters: Any) -> None:
        """Runs a statement of `cypher/write/` over rows, in one transaction. Raises StoreError."""
        self.write_all([Write(statement, rows, parameters)])

    def write_all(self, writes: Iterable[Write]) -> None:
        """Runs statements in their order, all or nothing. Raises StoreError, and DataError for an unknown name."""
        steps = [(_text(w.statement), list(w.rows), dict(w.parameters)) for w in writes]

        def run(transaction: Transaction) -> None:
            for text, rows, parameters in steps:
                if "$rows" not in text:
                    transaction.run(text, parameters).consume()
                for start in range(0, len(rows), BATCH):
                    batch = rows[start : start + BATCH]
                    transaction.run(text, {**parameters, "rows": batch}).consume()

        self._transaction(run, write=True)

    def define(self, text: str) -> None:
        """Runs one statement about constraints or indexes, of a migration. Raises StoreError."""
        self._transaction(lambda t: t.run(text).consume(), write=True)

    def _transaction(self, work: Callable[[Transaction], T], *, write: bool) -> T:
        """Does work in one transaction, which is kept when it is for writing; again where the server asks for that.

        Work is done anew after a conflict with another writer, and when the server has gone and another process, or
        this one, has taken over the embedded store.
        """
        for attempt in range(_RETRIES):
            endpoint = self._endpoint
            try:
                with self._writing() if write else nullcontext():
                    return self._once(work, write)
            except bolt.ERRORS as error:
                last = attempt == _RETRIES - 1
                gone = isinstance(error, bolt.GONE) or endpoint is not self._endpoint or self._moved(endpoint)
                if self._reconnect and gone and not last:
                    self._renew(endpoint)
                elif last or not bolt.retryable(error):
                    raise bolt.refused(error, self.address) from error
                time.sleep(_pause(attempt))
        raise AssertionError("unreachable")

    def _once(self, work: Callable[[Transaction], T], write: bool) -> T:
        with (
            bolt.session(self._driver, self._endpoint, write=write) as session,
            session.begin_transaction() as transaction,
        ):
            done = work(transaction)
            if write:
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

    def _reach(self) -> Driver:
        """A connection to the server; when it is just going, to the one that comes after it."""
        for attempt in range(_RETRIES):
            try:
                return bolt.connect(self._endpoint)
            except StoreUnreachable:
                if self._reconnect is None or attempt == _RETRIES - 1:
                    raise
                time.sleep(_pause(attempt))
                self._endpoint = self._reconnect()
        raise AssertionError("unreachable")


def _pause(attempt: int) -> float:
    """Seconds to wait before the next attempt."""
    return 0.05 * float(2**attempt)


def _text(name: str) -> str:
    try:
        return writing()[name].text
    except KeyError:
        raise DataError(f"there is no statement {name!r} in cypher/write; reinstall the package") from None
