"""The schema of the store: versioned files `cypher/V0001__name.cypher`, applied once each, in order, and recorded.

A statement ends with a line that ends in a semicolon. Every statement may be run again without harm, because a process
may die between a statement and its record.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache, partial

from graphkit.errors import DataError, StoreError
from graphkit.graph.statements import internal
from graphkit.graph.store import Store, again
from graphkit.resources import folder

_NAME = re.compile(r"V(\d{4})__([a-z0-9_]+)\.cypher")
_COMMENT = re.compile(r"^\s*//.*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Migration:
    """One step of the schema."""

    version: int
    name: str
    statements: tuple[str, ...]
    sha256: str

    @property
    def id(self) -> str:
        return f"V{self.version:04}"

    def __str__(self) -> str:
        return f"{self.id} {self.name.replace('_', ' ')}"


@cache
def migrations() -> tuple[Migration, ...]:
    """Every migration that this version of graphkit has, in order. Raises DataError where their numbers have gaps."""
    found = []
    for path in sorted(folder("cypher").glob("V*.cypher")):
        if not (named := _NAME.fullmatch(path.name)):
            raise DataError(f"{path}: is no name of a migration; write V0001__name.cypher")
        text = path.read_text(encoding="utf-8")
        digest = hashlib.sha256(text.encode()).hexdigest()
        found.append(Migration(int(named[1]), named[2], statements(text), digest))
    if [m.version for m in found] != list(range(1, len(found) + 1)):
        raise DataError("the migrations in cypher/ have a gap or a number twice; reinstall the package")
    return tuple(found)


def statements(text: str) -> tuple[str, ...]:
    """The statements of a migration file."""
    parts = re.split(r";[ \t]*$", _COMMENT.sub("", text), flags=re.MULTILINE)
    return tuple(part.strip() for part in parts if part.strip())


def current(store: Store) -> int:
    """The version of the store's schema; 0 for an empty one."""
    return max((int(row["version"]) for row in store.read(internal()["migrations"].text)), default=0)


def pending(store: Store) -> list[Migration]:
    """The migrations that the store still lacks. Raises StoreError where a newer graphkit has made it."""
    version, known = current(store), migrations()
    if version > len(known):
        raise StoreError(f"{store.address}: its schema has version {version}, this graphkit knows {len(known)}; "
                         "upgrade graphkit")  # fmt: skip
    return list(known[version:])


def apply(store: Store) -> list[Migration]:
    """Brings the store to the newest schema and returns what was applied; nothing where it is there already."""
    return again(partial(_apply, store))


def _apply(store: Store) -> list[Migration]:
    waiting = pending(store)
    for migration in waiting:
        for statement in migration.statements:
            store.define(statement)
        row = {
            "id": migration.id, "version": migration.version, "name": migration.name, "sha256": migration.sha256,
            "applied_at": datetime.now(UTC),
        }  # fmt: skip
        store.write("migration", [row])
    return waiting
