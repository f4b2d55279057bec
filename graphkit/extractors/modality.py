from __future__ import annotations

from collections.abc import Iterable

from graphkit.annotations import Modality
from graphkit.document import Document


class Modalities:
    def __call__(self, document: Document) -> Iterable[Modality]:
        return ()
