"""What can go wrong, and with which exit code the command line says so.

    GraphkitError                 1  anything below; catch this one to catch them all
    ├── UsageError                2  an argument that cannot be meant: unknown query, ambiguous actor
    ├── InputError                3  one article or record that cannot be read; the others go on
    ├── StoreError                1  the store refused a statement
    │   ├── StoreUnreachable      4  no server there, wrong password, or the database is locked
    │   └── ReadOnlyViolation     2  a query that would write where only reading is allowed
    └── DataError                 1  a lexicon, schema or statement shipped with graphkit is broken

Every message names the file, the line where there is one, and the remedy.
"""

from __future__ import annotations

from typing import ClassVar


class GraphkitError(Exception):
    """Base of all errors that graphkit raises on purpose."""

    exit_code: ClassVar[int] = 1


class UsageError(GraphkitError):
    """The request itself cannot be meant."""

    exit_code = 2


class InputError(GraphkitError):
    """One input cannot be read.

    `source` is the path or URL as the user gave it, `line` is 1-based and None where lines mean nothing.
    """

    exit_code = 3

    def __init__(self, source: str, problem: str, *, line: int | None = None, remedy: str | None = None) -> None:
        self.source, self.problem, self.line, self.remedy = source, problem, line, remedy
        place = source if line is None else f"{source}, line {line}"
        super().__init__(f"{place}: {problem}" + (f"; {remedy}" if remedy else ""))


class StoreError(GraphkitError):
    """The store refused a statement."""


class StoreUnreachable(StoreError):
    """No store answers there, it refuses the password, or another process holds it."""

    exit_code = 4


class ReadOnlyViolation(StoreError):
    """A read-only query would have written."""

    exit_code = 2


class DataError(GraphkitError):
    """A file shipped with graphkit is broken."""
