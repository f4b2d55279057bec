"""graphkit: an event timeline knowledge graph of Arabic news that keeps every claim.

    from graphkit import extract, load, open_store, read_paths
    with open_store() as store:
        load(store, (extract(article) for article in read_paths(["articles/"]) if isinstance(article, Article)))

The names below are imported when they are first used, since spaCy and the driver take their time.
"""

# No `from __future__ import annotations` here: its name would hide the module graphkit.annotations.
from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from graphkit.annotations import TimeReference as TimeReference
    from graphkit.document import Article as Article
    from graphkit.errors import GraphkitError as GraphkitError
    from graphkit.graph.connect import open_store as open_store
    from graphkit.graph.load import load as load
    from graphkit.graph.load import remove as remove
    from graphkit.pipeline import extract as extract
    from graphkit.reading import read_paths as read_paths
    from graphkit.records import Record as Record
    from graphkit.times import resolve as resolve

_HOME = {
    "Article": "graphkit.document",
    "GraphkitError": "graphkit.errors",
    "Record": "graphkit.records",
    "TimeReference": "graphkit.annotations",
    "extract": "graphkit.pipeline",
    "load": "graphkit.graph.load",
    "open_store": "graphkit.graph.connect",
    "read_paths": "graphkit.reading",
    "remove": "graphkit.graph.load",
    "resolve": "graphkit.times",
}

__all__ = [
    "Article", "GraphkitError", "Record", "TimeReference", "extract", "load", "open_store", "read_paths", "remove",
    "resolve",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)
