"""The names of one sentence as the role grammar sees them: those that share a place in it are one chain.

"موسكو وأنقرة" is one chain under one preposition, and so are a title and its bearer.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from graphkit.annotations import Actor, Mention, Trigger
from graphkit.arabic import fold
from graphkit.document import Document, Sentence, Token
from graphkit.extractors.events.frames import Grammar, looks_verbal

AGENTIVE = "agentive"
"""The preposition of "من قبل" and its like: the agent of a passive or masdar follows."""

_QUOTES = frozenset("\"“”«»#(ـ'")
_LONGEST_GAP = 4
_NOUNS_BETWEEN = 2
_LONGEST_DATELINE = 14


@dataclass(slots=True)
class Chain:
    """Names that share one place in the sentence: tokens `first` to `last` (exclusive)."""

    first: int
    last: int
    preposition: str | None
    names: list[tuple[Actor, Mention]] = field(default_factory=list)

    @property
    def kinds(self) -> set[str]:
        """The types of its actors."""
        return {actor.type for actor, _ in self.names}

    @property
    def bare(self) -> bool:
        """Whether it may be a subject: under no preposition, and more than a place or an outlet."""
        return self.preposition is None and bool(self.kinds - {"place", "media"})


class Chains:
    """The chains of one sentence, in text order."""

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
        self._document, self.tokens, self.sentence = document, document.tokens, sentence
        self._grammar, self._timed = grammar, timed
        self._empty: set[int] = set()
        self._taken = {i for t in triggers for i in range(t.first, t.last)}
        self._heads = {t.first for t in triggers if t.form is not None and t.form.pos == "verb"}
        self._named = {t.i for mention, _ in names for t in self._span(mention)}
        self.chains = [c for c in self._chain(names) if not self._audience(c)]
        self._pair(pairs or {})
        self.subject = next((c for c in self.chains if c.bare), None)

    # ------------------------------------------------------------------ chains

    def _span(self, mention: Mention) -> Iterator[Token]:
        """The tokens of a mention."""
        token = self._document.token_at(mention.start)
        i = token.i if token else self.sentence.last
        while i < self.sentence.last and self.tokens[i].start < mention.end:
            yield self.tokens[i]
            i += 1

    def _chain(self, names: Sequence[tuple[Mention, Actor]]) -> Iterator[Chain]:
        chain: Chain | None = None
        begin = self._dateline()
        for mention, actor in names:
            head = self._document.token_at(mention.start)
            tail = self._document.token_at(mention.end - 1)
            if chain is not None and mention == chain.names[-1][1]:
                chain.names.append((actor, mention))  # a dual: two by one word
                continue
            if head is None or tail is None or head.i < begin or (chain is not None and head.i < chain.last):
                continue
            if self._backs(head.i, tail.i + 1):
                continue
            if chain is not None and chain.last == head.i and self._seat(chain, mention, actor, head):
                chain.last = tail.i + 1
                continue
            if chain is not None and self._joins(chain, mention, actor, head):
                chain.names.append((actor, mention))
                chain.last = tail.i + 1
                continue
            if chain is not None:
                yield chain
            chain = Chain(head.i, tail.i + 1, self._preposition(mention, head), [(actor, mention)])
        if chain is not None:
            yield chain

    def _seat(self, chain: Chain, mention: Mention, actor: Actor, head: Token) -> bool:
        """Whether a capital's name only goes on a place and is no government: "في العاصمة الإيطالية روما"."""
        bare = mention.start == head.start
        return chain.kinds == {"place"} and chain.last - chain.first > 1 and bare and actor.type == "government"

    def _pair(self, pairs: Mapping[str, Sequence[Actor]]) -> None:
        """Adds a chain for each dual noun ("الرئيسين") that stands for two told of together; `pairs` by their kind."""
        for i in range(self.sentence.first, self.sentence.last) if pairs else ():
            token = self.tokens[i]
            stem = token.norm if token.norm in self._grammar.pairs else token.norm[1:]
            two = pairs.get(self._grammar.pairs.get(stem, ""), ())
            if not two or any(c.first <= i < c.last for c in self.chains):
                continue
            mention = self._document.mention(token.start + (stem != token.norm), token.end)
            self.chains.append(Chain(i, i + 1, self._preposition(mention, token), [(actor, mention) for actor in two]))
        self.chains.sort(key=lambda c: c.first)

    def _audience(self, chain: Chain) -> bool:
        """Whether a chain is only whom somebody talks to ("قال للصحافيين")."""
        grammar = self._grammar
        return (
            chain.kinds == {"group"}
            and chain.preposition in grammar.audience_prepositions
            and all(fold(mention.text) in grammar.audience for _, mention in chain.names)
        )

    def unnamed(self, i: int) -> int | None:
        """The token behind a noun of people or bodies at token `i` ("منظمات حقوقية"), times and marks aside.

        None where a name stands there, or another word.
        """
        grammar, high = self._grammar, self.sentence.last
        while i < high and (i in self._timed or self.tokens[i].norm in grammar.auxiliary):
            i += 1
        if i >= high or i in self._taken or any(c.first <= i < c.last for c in self.chains):
            return None
        norm = self.tokens[i].norm
        known = norm.removeprefix(grammar.article) in grammar.people or norm.isdigit()
        return i + 1 if known else None

    def _dateline(self) -> int:
        """The first token behind a dateline ("دبي، الإمارات (CNN)--"): its names tell where the report was written."""
        low = self.sentence.first
        for i in range(low, min(low + _LONGEST_DATELINE, self.sentence.last - 1)):
            if self.tokens[i].norm == ")" and self.tokens[i + 1].norm in self._grammar.dashes:
                return i + 1
            if self.border(i):
                return low
        return low

    def _backs(self, first: int, last: int) -> bool:
        """Whether a name only says who backs the one before it ("الجماعة المدعومة من موسكو"); its words then count as
        empty."""
        i = first - 1
        while i > self.sentence.first and first - i <= 3 and self.tokens[i].norm in self._grammar.prepositions:
            i -= 1
        if i <= self.sentence.first or self.tokens[i].norm not in self._grammar.backed:
            return False
        self._empty.update(range(i, last))
        return True

    def _proclitics(self, mention: Mention, head: Token) -> str:
        return fold(head.text[: mention.start - head.start])

    def _preposition(self, mention: Mention, head: Token) -> str | None:
        """What governs a name: a letter before it, the word before it, or the word before its "مدينة"."""
        for letter in reversed(self._proclitics(mention, head)):
            if letter in self._grammar.proclitics:
                return self._through(letter, head)
        if mention.start == head.start and head.norm.startswith(self._grammar.fused_article):
            return self._through(self._grammar.fused_article[0], head)
        return self._governing(head.i - 1, _NOUNS_BETWEEN)

    def _through(self, letter: str, head: Token) -> str | None:
        """ "مواقع تابعة للجماعة" is governed by what governs the sites."""
        belongs = head.i > self.sentence.first and self.tokens[head.i - 1].norm in self._grammar.belonging
        if letter in self._grammar.addressing and belongs:
            return self._governing(head.i - 2, _NOUNS_BETWEEN)
        return letter

    def _governing(self, i: int, nouns: int) -> str | None:
        """The preposition at or before token `i`, at most so many nouns between ("على مواقع الجماعة")."""
        low = self.sentence.first
        while i >= low and self.tokens[i].norm in _QUOTES:
            i -= 1
        if i < low:
            return None
        word = self._bare_word(i)
        if (word,) in self._grammar.agentive or (i > low and (self._bare_word(i - 1), word) in self._grammar.agentive):
            return AGENTIVE
        if word in self._grammar.prepositions:
            return word
        stop = i in self._empty or i in self._timed or i in self._taken or self.border(i) or not word.isalpha()
        if nouns and not stop and word not in self._grammar.auxiliary:
            head = self.tokens[i]
            if word[:1] in self._grammar.proclitics and word[1:] in self._grammar.places:
                return word[0]
            return self._governing(head.i - 1, nouns - 1)
        return None

    def _bare_word(self, i: int) -> str:
        """A token's folded form without a leading conjunction where it is a preposition or agentive word."""
        norm = self.tokens[i].norm.removesuffix("ـ")
        if norm in self._grammar.prepositions or norm in self._grammar.places:
            return norm
        rest = norm[1:]
        known = rest in self._grammar.prepositions or (rest,) in self._grammar.agentive
        return rest if norm[:1] in self._grammar.letters and known else norm

    def _joins(self, chain: Chain, mention: Mention, actor: Actor, head: Token) -> bool:
        """Whether a name continues the chain: an apposition or one more after a conjunction."""
        gap = [t for t in self.tokens[chain.last : head.i] if t.norm not in self._grammar.spoken_for]
        if len(gap) > _LONGEST_GAP or any(self.border(t.i) or t.norm in self._grammar.prepositions for t in gap):
            return False
        if not self._grammar.letters.isdisjoint(self._proclitics(mention, head)) or (
            gap and gap[-1].norm in self._grammar.conjunctions
        ):
            return True
        if len(gap) == 1 and gap[0].norm[:1] in self._grammar.letters and actor.type == "person":
            adjective = gap[0].norm[1:]  # "الرئيسان الفرنسي … والتركي …"
            if adjective.startswith(self._grammar.article) and adjective.endswith(self._grammar.nisba):
                return "person" in chain.kinds
        if actor.id == chain.names[-1][0].id:
            return all(not t.norm.isalpha() for t in gap)
        if gap and all(t.norm in ("،", ",") for t in gap):
            return chain.kinds != {"place"} and (len(chain.names) > 1 or actor.type == "person")
        if not gap and actor.type == "person" and chain.kinds & {"person", "government", "organization"}:
            return chain.preposition is not None or "person" in chain.kinds
        return False

    def before(self, trigger: Trigger) -> list[Chain]:
        """The chains in front of a trigger."""
        return [chain for chain in self.chains if chain.last <= trigger.first]

    def names(self, i: int) -> bool:
        """Whether token `i` is part of a name."""
        return i in self._named

    def border(self, i: int) -> bool:
        """Whether token `i` opens another clause: a complementizer, a relative, a verb."""
        norm = self.tokens[i].norm
        if norm in self._grammar.clause or norm in self._grammar.verbs or i in self._heads:
            return True
        return looks_verbal(norm) and i not in self._named and i not in self._taken
