from __future__ import annotations

from collections.abc import Iterable

from graphkit.annotations import Actor
from graphkit.document import Document


class Actors:
    def __call__(self, document: Document) -> Iterable[Actor]:
        return ()
