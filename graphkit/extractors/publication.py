from __future__ import annotations

from collections.abc import Iterable

from graphkit.annotations import Publication
from graphkit.document import Document


class Publications:
    def __call__(self, document: Document) -> Iterable[Publication]:
        return ()
