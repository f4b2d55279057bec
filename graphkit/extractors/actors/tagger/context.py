"""What stands around a word and elsewhere in its text: listed names, heads, quotation marks, other occurrences."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Container, Iterator, Sequence

from graphkit.document import Token
from graphkit.extractors.actors.lexemes import CLOSE, OPEN, Lexemes
from graphkit.extractors.actors.tagger.words import Word, Words

REACH = 15
"""Sentences on either side in which the same word is taken for the same name."""
_FREQUENT = 1000  # a stem that running text has this often tells nothing by coming back
_TELLING = 30  # a neighbour less frequent than this says little of another occurrence
_OTHERS = 3  # occurrences that are asked, on either side
_HEAD_REACH = 5
_STRAIGHT = '"'

Bounds = Sequence[tuple[int, int]]
"""First and last (exclusive) token of each sentence."""


class Reading:
    """The words of a text with the features that depend on more than the word. `words` and `features` are by token.

    With a `vocabulary`, what other occurrences tell is left out unless it is in there: a model cannot weigh the rest.
    """

    def __init__(
        self,
        tokens: Sequence[Token],
        bounds: Bounds,
        words: Words,
        lexemes: Lexemes,
        vocabulary: Container[str] | None = None,
    ) -> None:
        self._tokens, self._bounds, self._known, self._lexemes = tokens, bounds, words, lexemes
        self._vocabulary = vocabulary
        self._sentence = {i: k for k, (first, last) in enumerate(bounds) for i in range(first, last)}
        self._places: dict[str, list[int]] = defaultdict(list)
        self._norms: dict[str, list[int]] = defaultdict(list)
        for i in self._sentence:
            self._norms[tokens[i].norm].append(i)
        self.words = {i: self._word(tokens[i], i) for i in self._sentence}
        for i, word in self.words.items():
            self._places[word.stem].append(i)
        self._listed: dict[int, list[str]] = defaultdict(list)
        for first, last in bounds:
            self._look_up(first, last)
        self._clues: dict[int, frozenset[str]] = {}
        self.features = {i: f for first, last in bounds for i, f in self._around(first, last)}

    def _word(self, token: Token, i: int) -> Word:
        """The word of a token. The text itself may have the stem that tells where a proclitic ends."""
        word, doubtful = self._known.word(token.text)
        for taken, rest in doubtful:
            if rest in self._norms and self._near(self._norms[rest], i):
                return Word(word.text, word.norm, taken, rest)
        return word

    def _near(self, places: list[int], i: int) -> list[int]:
        """The nearest of `places`, at most so many on either side, in the sentences within reach of token `i`."""
        k = self._sentence[i]
        low = self._bounds[max(k - REACH, 0)][0]
        high = self._bounds[min(k + REACH, len(self._bounds) - 1)][1]
        at = bisect_left(places, i)
        before = [p for p in places[max(at - _OTHERS, 0) : at] if p >= low]
        return before + [p for p in places[at : at + _OTHERS + 1] if p != i and p < high]

    def _look_up(self, first: int, last: int) -> None:
        """Notes which words of a sentence are names of the table or heads of descriptions."""
        i, lexemes = first, self._lexemes
        while i < last:
            match = lexemes.phrases.match(self._tokens, i, last)
            if match is None:
                i += 1
                continue
            kinds = sorted({lexemes.gazetteer.rows[identity].type for identity in lexemes.ids(match)})
            heads = sorted({head.kind for head in lexemes.heads(match)})
            several = "2" if match.last - match.first > 1 else ""
            for k in range(match.first, match.last):
                part = "B" if k == match.first else "I"
                self._listed[k] += [f"g{several}={part}-{kind}" for kind in kinds] + [f"h={head}" for head in heads]
            i = match.last if kinds else i + 1

    def _around(self, first: int, last: int) -> Iterator[tuple[int, list[str]]]:
        """The features of each word of a sentence."""
        heads, listed, nothing = self._known.heads, self._listed, ()
        quoted, head, head_at, opener = False, "", first - _HEAD_REACH - 1, ""
        for i in range(first, last):
            word = self.words[i]
            norm = word.norm
            mark = not norm[:1].isalnum()
            if mark and (norm in OPEN or norm in CLOSE):
                quoted = not quoted if norm == _STRAIGHT else norm in OPEN
                opener = head if quoted and i - head_at == 1 else ""
                found = [*listed.get(i, nothing)]
            else:
                found = ["quoted", *listed.get(i, nothing)] if quoted else [*listed.get(i, nothing)]
                if opener:
                    found.append(f"Q={opener}")
            if i > first and i - 1 in listed:
                found += [f"-1|{feature}" for feature in listed[i - 1]]
            if i + 1 < last and i + 1 in listed:
                found += [f"1|{feature}" for feature in listed[i + 1]]
            # The nearest head before the word, no mark but an opening one between them.
            if i - head_at <= _HEAD_REACH:
                found += (f"H={head}", f"H{i - head_at}={head}")
            if not mark and word.stem in heads:
                head, head_at = heads[word.stem], i
            elif mark and norm not in OPEN:
                head_at = first - _HEAD_REACH - 1
            if len(places := self._places[word.stem]) > 1:
                found += self._elsewhere(i, places)
            yield i, found

    def _elsewhere(self, i: int, places: list[int]) -> Sequence[str]:
        """What other occurrences of a word tell of it."""
        stem = self.words[i].stem
        if len(stem) < 3 or not stem[0].isalpha() or self._known.common(stem) >= _FREQUENT:
            return ()
        others = self._near(places, i)
        return [f"d={min(len(others), 3)}", *sorted(set().union(*map(self._clue, others)))] if others else ()

    def _clue(self, i: int) -> frozenset[str]:
        """What the place of a word tells of other occurrences."""
        found = self._clues.get(i)
        if found is None:
            first, last = self._bounds[self._sentence[i]]
            known = self._vocabulary
            told = self._tell(i, first, last)
            found = self._clues[i] = frozenset(told if known is None else (t for t in told if t in known))
        return found

    def _tell(self, i: int, first: int, last: int) -> Iterator[str]:
        known, word = self._known, self.words[i]
        if word.proclitics:
            yield "dpre=" + word.proclitics
        yield from ("d" + feature for feature in self._listed.get(i, ()) if feature.startswith("g2"))
        if i > first:
            before = self.words[i - 1]
            if known.common(before.stem) >= _TELLING:
                yield "dp=" + before.stem
            if head := known.heads.get(before.stem):
                yield "dh=" + head
            yield from ("dm=" + mark for mark in known.known.marks.get(before.stem, ()) if mark.startswith("first"))
            yield from ("dp" + feature for feature in self._listed.get(i - 1, ()))
            if before.norm in OPEN:
                yield "dq"
        if i + 1 < last:
            after = self.words[i + 1]
            if known.common(after.stem) >= 2 * _TELLING:
                yield "dn=" + after.stem
            if after.norm in CLOSE:
                yield "dqc"
