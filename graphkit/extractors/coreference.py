from __future__ import annotations

from collections.abc import Iterable

from graphkit.annotations import Event
from graphkit.document import Document


class Coreference:
    def __call__(self, document: Document) -> Iterable[Event]:
        return ()
