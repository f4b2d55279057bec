from __future__ import annotations

from collections.abc import Iterable

from graphkit.annotations import About
from graphkit.document import Document


class Abouts:
    def __call__(self, document: Document) -> Iterable[About]:
        return ()
