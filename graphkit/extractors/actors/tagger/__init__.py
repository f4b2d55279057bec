"""Names that no table has: a CRF over words, their stems, the names table, word clusters and the rest of the text.

docs/actor-tagger.md says what it was trained on, how well it does, and what it cannot do.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from graphkit.annotations import ActorType
from graphkit.arabic import skip
from graphkit.document import Token
from graphkit.extractors.actors.lexemes import Lexemes
from graphkit.extractors.actors.tagger.context import Bounds, Reading
from graphkit.extractors.actors.tagger.model import Labelled, Model
from graphkit.extractors.actors.tagger.propagation import propagate
from graphkit.extractors.actors.tagger.words import Words
from graphkit.resources import folder

TYPES: dict[str, ActorType] = {
    "PER": "person",
    "NORP": "group",
    "GOV": "organization",
    "MEDIA": "media",
    "ORG": "organization",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
}
"""The classes of the model as types of actors. Works, laws and products (MISC) are none."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name that the tagger found: tokens `first` to `last` (exclusive), offsets `start` and `end`, proclitics aside.

    `label` is the class of the model, `sure` the least probability that it gave any of the words.
    """

    first: int
    last: int
    start: int
    end: int
    label: str
    sure: float

    @property
    def type(self) -> ActorType | None:
        return TYPES.get(self.label)


@cache
def model() -> Model:
    """The model that ships with graphkit, read once. Raises DataError where it is missing or broken."""
    return Model.load(folder("models") / "actors" / "model.npz")


class Tagger:
    """Compiled once; model and tables are read when the first text comes."""

    def __init__(self, lexemes: Lexemes | None = None) -> None:
        self._lexemes = lexemes
        self._words: Words | None = None

    def names(self, tokens: Sequence[Token], bounds: Bounds, spread: bool = True) -> list[Name]:
        """The names of a text in order, none overlapping. `spread`: also where one of them stands again."""
        self._words = self._words or Words()
        self._lexemes = self._lexemes or Lexemes()
        reading = Reading(tokens, bounds, self._words, self._lexemes, model().index)
        found = model().label(reading, bounds, self._words)
        if spread:
            found = propagate(found, reading.words, bounds, self._words)
        return [self._name(tokens, reading, span) for span in found]

    @staticmethod
    def _name(tokens: Sequence[Token], reading: Reading, span: Labelled) -> Name:
        first = tokens[span.first]
        word = reading.words[span.first]
        # The stem may have an article that the fused proclitic left out: it is never longer than what is written.
        cut = min(len(word.proclitics), max(len(word.norm) - 2, 0))
        start = first.start + skip(first.text, cut)
        return Name(span.first, span.last, start, tokens[span.last - 1].end, span.label, span.sure)
