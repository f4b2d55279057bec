"""Frames, each the content of a voice, and how far what is said reaches: from its marker to the next break."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from graphkit import spans
from graphkit.annotations import Event
from graphkit.arabic import fold
from graphkit.document import Document, Sentence
from graphkit.extractors.claims.cues import Cue, Found
from graphkit.extractors.claims.quotations import quotations
from graphkit.extractors.claims.speakers import Speakers
from graphkit.lexicon import table
from graphkit.phrases import Phrases
from graphkit.spans import Span

QUOTED = 4
"""A quotation of fewer words is a name or a word held at a distance, not somebody's speech."""

LONGEST = 240
"""How many tokens of one sentence are taken for one reported content. A page without full stops ends nowhere."""
_MARKED = 60
"""How many tokens behind its verb what opens the content may stand."""


FrameKind = Literal["reported", "trailing", "heading", "quoted", "act", "report"]
"""How the words are given: by a verb of saying, a source phrase, a name and a colon, quotation marks alone, a speech
act, or as a report that the text speaks of."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The content `start` to `end` of a voice. `cue` is where the handing over begins.

    `act` is the event whose performer speaks, None for plain reporting. No source: quoted, and nobody named.
    """

    kind: FrameKind
    sources: tuple[str, ...]
    start: int
    end: int
    cue: int
    via: tuple[str, ...] = ()
    anonymous: bool = False
    act: Event | None = None


@cache
def _complementizers() -> tuple[frozenset[str], str]:
    found, entry = set(), table("attribution")
    for word in entry["complementizers"]:
        for pronoun in ("", *entry["pronouns"]):
            found |= {fold(prefix + word + pronoun) for prefix in entry["prefixes"]}
    return frozenset(found), entry["below"]


@cache
def _breaks() -> Phrases[str]:
    """Phrases that end a reported clause: always ("phrases"), before a name ("named"), behind a mark ("apart")."""
    phrases: Phrases[str] = Phrases()
    for kind in ("phrases", "named", "apart"):
        for phrase in table("attribution")["breaks"][kind]:
            phrases.add(phrase, kind)
    return phrases


class Content:
    """The quotations, markers and breaks of one document."""

    def __init__(self, document: Document, speakers: Speakers) -> None:
        self._document, self._tokens, self._speakers = document, document.tokens, speakers
        self.quotes = quotations(document)

    def in_quote(self, offset: int) -> bool:
        """Whether an offset lies within quotation marks."""
        quote = spans.at(self.quotes, offset)
        return quote is not None and offset > quote.start

    def words_in(self, quote: Span, first: int, last: int) -> int:
        """How many words of tokens `first` to `last` a quotation holds."""
        inside = (t for t in self._tokens[first:last] if quote.start <= t.start and t.end <= quote.end)
        return sum(t.text[:1].isalnum() for t in inside)

    def breaks(self, sentence: Sentence, found: Sequence[Found], clauses: Sequence[int]) -> list[int]:
        """The offsets in a sentence at which the outlet, or another speaker, has the word again.

        `clauses` are offsets at which other verbs open a clause of their own.
        """
        at = list(clauses)
        starts = {f.first for f in found}
        for match in _breaks().find(self._tokens, sentence.first, sentence.last):
            kind = match.values[0]
            if kind == "named":
                named = self._speakers.within(match.last, min(match.last + 3, sentence.last))
                ends = bool(named) or match.last in starts or match.last + 1 in starts
            else:
                before = self._tokens[match.first - 1].text if match.first > sentence.first else "."
                ends = kind == "phrases" or not before[:1].isalnum() or bool(match.split.proclitics)
            if ends:
                at.append(match.start)
        at += [self._tokens[f.first].start for f in found if f.cue.kind in ("verb", "relay") and f.conjoined]
        return sorted(b for b in at if not self.in_quote(b))

    def end(self, sentence: Sentence, first: int, breaks: Sequence[int]) -> int:
        """Where content that begins with token `first` ends: at a break, or with its sentence and open quotation."""
        start = self._tokens[first].start if first < sentence.last else sentence.end
        end = self._tokens[min(first + LONGEST, sentence.last) - 1].end
        i = bisect_right(breaks, start)
        if i < len(breaks):
            end = min(end, breaks[i])
        quote = spans.at(self.quotes, end - 1)
        return max(end, quote.end) if quote and quote.start >= start - 1 else end

    def commas(self, first: int, last: int) -> list[int]:
        """The offsets of the commas among tokens `first` to `last`, outside quotation marks."""
        last = min(last, first + LONGEST)
        return [t.start for t in self._tokens[first:last] if t.text in "،," and not self.in_quote(t.start)]

    def marker(self, cue: Cue, first: int, limit: int) -> int | None:
        """The token from `first` on that opens the content: a complementizer, a colon, or a quotation."""
        complementizers, below = _complementizers()
        found: int | None = None
        for i in range(first, min(limit, first + _MARKED)):
            token = self._tokens[i]
            if token.norm in complementizers and not self._speakers.names(i):
                if token.text.startswith(below) or found is None:
                    found = i
                if not cue.below or token.text.startswith(below):
                    return found
            elif found is None and token.text == ":":
                return i
            elif found is None:
                quote = spans.at(self.quotes, token.start)
                if quote and quote.start == token.start and self.words_in(quote, i, limit) >= QUOTED:
                    return i
        return found
