from __future__ import annotations

from collections.abc import Iterable

from graphkit.annotations import Segment
from graphkit.document import Document


class Segments:
    def __call__(self, document: Document) -> Iterable[Segment]:
        return ()
