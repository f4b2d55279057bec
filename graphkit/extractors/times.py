from __future__ import annotations

from collections.abc import Iterable

from graphkit.annotations import TimeReference
from graphkit.document import Document


class Times:
    def __call__(self, document: Document) -> Iterable[TimeReference]:
        return ()
