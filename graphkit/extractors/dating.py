from __future__ import annotations

from collections.abc import Iterable

from graphkit.annotations import Dating
from graphkit.document import Document


class Datings:
    def __call__(self, document: Document) -> Iterable[Dating]:
        return ()
