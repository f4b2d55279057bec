from __future__ import annotations

from collections.abc import Iterable

from graphkit.annotations import Trigger
from graphkit.document import Document


class Triggers:
    def __call__(self, document: Document) -> Iterable[Trigger]:
        return ()
