"""The driver: connections over Bolt, its errors as ours, its values as plain Python. Only `graph/store.py` uses it."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any, Literal

import neo4j
from neo4j import Driver, GraphDatabase, Session, Transaction
from neo4j import exceptions as bolt
from neo4j.graph import Node, Path, Relationship

from graphkit.errors import ReadOnlyViolation, StoreError, StoreUnreachable

__all__ = [
    "ERRORS", "GONE", "Conflict", "Driver", "Endpoint", "Session", "Transaction", "connect", "plain", "refused",
    "retryable", "session",
]  # fmt: skip

GONE = (bolt.ServiceUnavailable, bolt.SessionExpired)
"""What is raised when nobody answers any more."""

ERRORS = (bolt.Neo4jError, bolt.DriverError)
"""Everything that a server or the driver raises."""

# Servers remark on labels that no node has yet; that is no news for the user.
logging.getLogger("neo4j.notifications").setLevel(logging.ERROR)


class Conflict(StoreError):
    """Another process wrote the same thing at the same time. What is done again from its reading on succeeds."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a server answers, and as whom. `address` is what people are told."""

    server: Literal["embedded", "neo4j"]
    uri: str
    address: str
    user: str
    password: str | None = field(repr=False)
    database: str | None = None


def connect(endpoint: Endpoint) -> Driver:
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


def refused(error: Exception, address: str) -> StoreError:
    if isinstance(error, GONE):
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


def session(driver: Driver, endpoint: Endpoint, *, write: bool) -> Session:
    mode = neo4j.WRITE_ACCESS if write else neo4j.READ_ACCESS
    return driver.session(database=endpoint.database, default_access_mode=mode)


def retryable(error: Exception) -> bool:
    """Whether the same transaction may succeed when it is done again."""
    return isinstance(error, ERRORS) and error.is_retryable()


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
