"""Names that the tagger finds where table and rules find none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.document import Document
from graphkit.extractors.actors.lexemes import Lexemes
from graphkit.extractors.actors.phrases import NounPhrase

if TYPE_CHECKING:
    from graphkit.extractors.actors.tagger import Name

_SURE = {"person": 0.8, "organization": 0.8, "media": 0.8, "place": 0.8}
"""How sure the tagger must be, by type; of others its names are not taken. Chosen on the development articles."""


class Tagged:
    """Reads a document once; `at` gives the name that begins with a token."""

    def __init__(self, lexemes: Lexemes) -> None:
        # Imported here: who only looks up a name shall not wait for numpy.
        from graphkit.extractors.actors.tagger import Tagger

        self._tagger = Tagger(lexemes)
        self._names: dict[int, Name] = {}
        self._text = ""

    def read(self, document: Document) -> None:
        """Finds the names of all that a document tells."""
        bounds = [(sentence.first, sentence.last) for sentence in document.told]
        self._text = document.text
        self._names = {
            name.first: name
            for name in self._tagger.names(document.tokens, bounds)
            if name.type
            and name.sure >= _SURE.get(name.type, 2.0)
            and any(map(str.isalpha, document.text[name.start : name.end]))
        }

    def at(self, i: int) -> NounPhrase | None:
        """The name that begins with token `i`, its type as label."""
        if (name := self._names.get(i)) is None:
            return None
        spelled = self._text[name.start : name.end]
        return NounPhrase(i, name.last, name.start, name.end, "name", label=name.type or "", names=(spelled,))
