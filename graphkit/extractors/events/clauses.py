"""One sentence as the role grammar sees it: its chains of names, clause borders, who speaks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from graphkit.annotations import Actor, Mention, TimeReference, Trigger
from graphkit.document import Document, Sentence
from graphkit.extractors.events.chains import Chain, Chains
from graphkit.extractors.events.frames import Grammar

_SPEAKER_REACH = 8
_LONGEST_SAID = 10
_PLACE_REACH = 3


class Clauses(Chains):
    """The chains of one sentence, its borders and its speakers."""

    def __init__(
        self,
        document: Document,
        sentence: Sentence,
        grammar: Grammar,
        names: Sequence[tuple[Mention, Actor]],
        triggers: Sequence[Trigger],
        timed: set[int],
        pairs: Mapping[str, Sequence[Actor]] | None = None,
    ) -> None:
        super().__init__(document, sentence, grammar, names, triggers, timed, pairs)
        self.speeches = list(self._speeches())

    # ------------------------------------------------------------------ borders

    def clear(self, low: int, high: int) -> bool:
        """Whether no border stands among tokens `low` to `high`."""
        return not any(self.border(i) for i in range(low, high))

    def resumed(self, low: int, high: int) -> bool:
        """`clear`, but words that resume the subject by a pronoun ("أنه", "إنها") are no border."""
        return not any(self.border(i) and self.tokens[i].norm not in self._grammar.resuming for i in range(low, high))

    def empty(self, low: int, high: int, *, relative: bool = True) -> bool:
        """Whether only auxiliaries, marks, times and, if wanted, a relative pronoun stand among the tokens."""
        return all(
            i in self._timed
            or i in self._empty
            or self.tokens[i].norm in self._grammar.auxiliary
            or (relative and self.tokens[i].norm in self._grammar.relative)
            for i in range(low, high)
        )

    def subject_before(self, trigger: Trigger) -> Chain | None:
        """The chain right before a verb, only auxiliaries between ("وكان الرئيس قد هدد", "الجماعة التي هاجمت")."""
        before = self.before(trigger)
        if not before:
            return None
        chain = before[-1]
        if not self.empty(chain.last, trigger.first):
            return None
        relative = any(self.tokens[i].norm in self._grammar.relative for i in range(chain.last, trigger.first))
        return chain if chain.preposition is None or relative else None

    def place_before(self, trigger: Trigger) -> Chain | None:
        """The place right before a trigger that it happened in ("استأنفا في روما المفاوضات")."""
        before = self.before(trigger)
        if not before or before[-1].kinds != {"place"} or before[-1].preposition not in self._grammar.locative:
            return None
        chain = before[-1]
        near = trigger.first - chain.last <= _PLACE_REACH and self.clear(chain.last, trigger.first)
        marks = self._taken.isdisjoint(range(chain.last, trigger.first))
        return chain if near and marks else None

    def relative_subject(self, trigger: Trigger) -> Chain | None:
        """The subject inside a relative clause on the trigger ("الهجمات التي شنها الجيش")."""
        tokens, high = self.tokens, self.sentence.last
        for i in range(trigger.last, min(trigger.last + 3, high)):
            if tokens[i].norm in self._grammar.relative:
                for chain in self.chains:
                    if chain.first > i and chain.first - i <= 4:
                        return chain if chain.preposition is None else None
                return None
        return None

    def relative_chains(self, trigger: Trigger) -> Iterator[Chain]:
        """The chains under prepositions in a relative clause on the trigger ("المحادثات التي أجراها مع نظيره").

        A verb of saying may stand for the pronoun, then its subject counts, too: "مكالمة قال إنه أجراها مع نظيره".
        """
        tokens, high = self.tokens, self.sentence.last
        near = range(trigger.last, min(trigger.last + 3, high))
        start = next((i for i in near if tokens[i].norm in self._grammar.relative), high)
        said = next((i for i in near if tokens[i].norm in self._grammar.saying), high)
        if said < start:
            resumes = any(
                tokens[i].norm in self._grammar.resuming for i in range(said, min(said + _LONGEST_SAID, high))
            )
            yield from (c for c in self.chains if resumes and c.first > said and self.resumed(said + 1, c.first))
            return
        for chain in self.chains:
            if chain.first > start + 1 and chain.preposition is not None and self.clear(start + 2, chain.first):
                yield chain

    def theme(self, carried: Chain | None) -> Chain | None:
        """Whom the next sentence may go on with: the subject, but nobody where an unnamed one speaks first."""
        for i in range(self.sentence.first, self.sentence.last):
            if any(c.first <= i < c.last for c in self.chains):
                break
            if self.border(i):
                return None if self.unnamed(i + 1) is not None else self.subject or carried
        return self.subject or carried

    # ------------------------------------------------------------------ speakers

    def _speeches(self) -> Iterator[tuple[int, Chain | None]]:
        """Each verb of saying with its subject; a name before a colon at the start speaks too ("الجيش: …")."""
        for i in range(self.sentence.first, self.sentence.last):
            norm = self.tokens[i].norm
            if norm in (":", "..") and self.chains and self.chains[0].bare and self.chains[0].last <= i:
                if i - self.sentence.first <= _SPEAKER_REACH and self.clear(self.sentence.first, i):
                    yield i, self.chains[0]
            elif norm in self._grammar.saying:
                yield i, self._speaking(i)

    def _speaking(self, verb: int) -> Chain | None:
        before: Chain | None = None
        for chain in self.chains:
            if chain.last <= verb:
                before = chain if chain.preposition is None else None
            elif before is None or not self.empty(before.last, verb):
                ahead = chain.preposition is None and chain.first - verb <= _SPEAKER_REACH
                return chain if ahead and self.clear(verb + 1, chain.first) else None
        if before is not None and self.empty(before.last, verb):
            return before
        return None

    def speaker(self, position: int) -> Chain | None:
        """The subject of the nearest verb of saying before a token; of the sentence, where there is none."""
        for i, chain in reversed(self.speeches):
            if i < position:
                return chain
        return None

    def speaks(self, chain: Chain) -> bool:
        """Whether a chain is the subject of a verb of saying."""
        return any(c is chain for _, c in self.speeches)


def timed_tokens(document: Document) -> set[int]:
    """The tokens that are part of a time reference."""
    found: set[int] = set()
    for time in document.of(TimeReference):
        token = document.token_at(time.start)
        i = token.i if token else len(document.tokens)
        while i < len(document.tokens) and document.tokens[i].start < time.end:
            found.add(i)
            i += 1
    return found
