"""Reads what is too large for one answer page by page, in the order of ids."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from graphkit.resources import folder

if TYPE_CHECKING:
    from graphkit.graph.store import Store

Row = dict[str, Any]


@cache
def statement(name: str) -> str:
    """The text of the statement `cypher/export/<name>.cypher`."""
    return (folder("cypher") / "export" / f"{name}.cypher").read_text(encoding="utf-8")


def pages(store: Store, name: str, size: int) -> Iterator[list[Row]]:
    """The rows of a paged statement, at most `size` at a time, ordered by their `id`."""
    after = ""
    while page := store.read(statement(name), after=after, page=size):
        yield page
        if len(page) < size:
            return
        after = page[-1]["id"]


def rows(store: Store, name: str, size: int) -> Iterator[Row]:
    """The rows of a paged statement, one by one."""
    for page in pages(store, name, size):
        yield from page
