from __future__ import annotations

from collections.abc import Iterable

from graphkit.annotations import Argument
from graphkit.document import Document


class Arguments:
    def __call__(self, document: Document) -> Iterable[Argument]:
        return ()
