from __future__ import annotations

from collections.abc import Iterable

from graphkit.annotations import Claim
from graphkit.document import Document


class Claims:
    def __call__(self, document: Document) -> Iterable[Claim]:
        return ()
