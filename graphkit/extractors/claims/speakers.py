"""Who speaks: the subject of a verb of saying, the name behind a source phrase, the name before a colon."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from graphkit.annotations import ANONYMOUS, Actor, TimeReference
from graphkit.arabic import fold
from graphkit.document import Document
from graphkit.lexicon import table
from graphkit.morphology import noun_forms
from graphkit.phrases import Phrases

_REACH = 14
"""How many tokens behind its verb a subject may begin."""
_GAP = 4
"""How many words may stand between a title and the name that it belongs to."""
_TITLE = 2
"""How many words of title may stand between a verb and its subject's name where its object may follow."""
_AGENTS = frozenset({"person", "government", "organization", "armed_group", "media", "group"})


@dataclass(frozen=True, slots=True)
class Voice:
    """Whose words. `sources` are actor ids or ANONYMOUS; `via` the relays, nearest to the source first.

    Tokens `first` to `last` (exclusive) name it; both -1 where nothing here does.
    """

    sources: tuple[str, ...]
    anonymous: bool = False
    via: tuple[str, ...] = ()
    first: int = -1
    last: int = -1


@dataclass(frozen=True, slots=True)
class Named:
    """An actor's mention as tokens `first` to `last` (exclusive)."""

    first: int
    last: int
    actor: Actor
    proclitics: str


@cache
def _unnamed() -> tuple[Phrases[bool], Phrases[bool]]:
    """Words of unnamed sources: those that always are, and offices that are so without article and name."""
    tables = []
    for name in ("nouns", "offices"):
        phrases: Phrases[bool] = Phrases()
        entry = table("anonymity")[name]
        for row in entry["words"]:
            for form in noun_forms(*row.split()):
                if form.pronoun is None:
                    phrases.add((form.text,), True)
        for phrase in entry["phrases"]:
            phrases.add(phrase, True)
        tables.append(phrases)
    return tables[0], tables[1]


class Speakers:
    """The actors of one document by the tokens that name them."""

    def __init__(self, document: Document) -> None:
        self._tokens = document.tokens
        grammar = table("attribution")["grammar"]
        self._prepositions = set(map(fold, grammar["prepositions"]))
        self._and = set(table("morphology")["proclitics"]["conjunction"])
        self._prepositional = set(grammar["proclitics"])
        self._belonging = frozenset(map(fold, grammar["belonging"]))
        self._openers = frozenset(map(fold, table("attribution")["complementizers"]))
        self._relatives = frozenset(map(fold, grammar["relatives"]))
        self._close = frozenset(map(fold, grammar["close"]))
        self._object = fold(grammar["object"])
        self._withheld: Phrases[bool] = Phrases()
        for phrase in table("anonymity")["withheld"]["phrases"]:
            self._withheld.add(phrase, True)
        self._article = table("morphology")["proclitics"]["article"]
        self._anaphors, self._adverbs = (frozenset(map(fold, grammar[name])) for name in ("anaphors", "adverbs"))
        starts = [t.start for t in self._tokens]
        self._timed: set[int] = set()
        for time in document.of(TimeReference):
            self._timed.update(range(bisect_left(starts, time.start), bisect_left(starts, time.end)))
        named = []
        for actor in document.of(Actor):
            for mention in actor.mentions:
                first = max(0, bisect_left(starts, mention.start + 1) - 1)
                last = max(first + 1, bisect_left(starts, mention.end))
                token = self._tokens[first] if first < len(self._tokens) else None
                before = fold(token.text[: mention.start - token.start]) if token else ""
                named.append(Named(first, last, actor, before))
        named.sort(key=lambda n: (n.first, -n.last))
        self._doubtful = [n for n in named if self._doubts(n)]
        self.named = [n for n in named if n not in self._doubtful]
        self._firsts = [n.first for n in self.named]
        self._explained = dict(self._explanations())

    def within(self, first: int, last: int) -> list[Named]:
        """The mentions that begin among tokens `first` to `last`."""
        return self.named[bisect_left(self._firsts, first) : bisect_left(self._firsts, last)]

    def names(self, i: int) -> bool:
        """Whether a token is part of a name ("سي إن إن")."""
        return any(n.first <= i < n.last for n in self.within(i - _GAP, i + 1))

    def hidden(self, actor: str, first: int, last: int) -> bool:
        """Whether tokens `first` to `last` mean an actor by words that leave its name out."""
        return any(n.actor.id == actor and self._hides(n.first, n.last) for n in self.within(first, last))

    def bracketed(self, named: Named) -> bool:
        """Whether a name stands alone in brackets, as agencies do in a dateline."""
        last = named.last
        return (
            named.first > 0
            and self._tokens[named.first - 1].text == "("
            and last < len(self._tokens)
            and self._tokens[last].text == ")"
        )

    def governed(self, named: Named) -> bool:
        """Whether a preposition stands before the name."""
        if self._prepositional & set(named.proclitics):
            return True
        return named.first > 0 and self._tokens[named.first - 1].norm in self._prepositions

    def behind_preposition(self, named: Named, first: int) -> bool:
        """Whether a name stands in a prepositional phrase that begins after token `first`: no subject then."""
        if self.governed(named):
            return True
        for i in range(named.first - 1, max(first, named.first - _GAP) - 1, -1):
            token = self._tokens[i]
            if (
                token.text in '،,)"”»'
                or token.norm in self._openers
                or any(n.last == i + 1 for n in self.within(max(first, i - 6), i + 1))
            ):
                return False
            if token.norm in self._prepositions:
                return True
        return False

    def subject(
        self, first: int, limit: int, *, governed: bool = False, verbal: bool = False, bare: bool = False
    ) -> Voice | None:
        """The voice named from token `first` on, before token `limit`; None where no name or source word begins there.

        `governed`: the first name may follow a preposition ("بحسب لـ…", "وفقا للوزارة"). `verbal`: a verb stands
        before, whose subject may be somebody whom no name names. `bare`: what follows may be the object already.
        """
        end = min(limit, first + _REACH)
        names = [n for n in self.within(first, end) if n.actor.type in _AGENTS and not self.bracketed(n)]
        heads = [n for n in names if not self.behind_preposition(n, first) or (governed and n.first <= first + 1)]
        begin = self._skip(first, end)
        if bare and heads and heads[0].first > begin + _TITLE:
            heads = []
        unnamed = self._source_word(first, min(end, heads[0].first if heads else end))
        if unnamed is not None:
            return self._affiliated(unnamed, names, limit)
        if not heads:
            return self._stranger(begin, end, names) if verbal else None
        run = self._run(heads)
        people = [n for n in run if n.actor.type == "person"]
        chosen = people or run[:1]
        joint = [n for n in run if self._and & set(n.proclitics) and n.actor.type == chosen[0].actor.type]
        joint += [n for n in run if (n.first, n.last) == (chosen[0].first, chosen[0].last)]  # a dual
        sources = tuple(dict.fromkeys(self.known(n.actor.id) for n in [chosen[0], *joint]))
        last = max(n.last for n in run)
        hidden = self._hides(run[0].first, run[0].last) or self._is_withheld(last, limit)
        return Voice(sources, hidden, (), run[0].first, last)

    def known(self, actor: str) -> str:
        """The actor whose name explains a mere description ("المتحدث باسمه، فلان"), else the actor itself."""
        return self._explained.get(actor, actor)

    def _explanations(self) -> Iterator[tuple[str, str]]:
        """Actors known by nothing but a description, with the person named behind it and a comma."""
        for named in self.named:
            if named.actor.type == "person" and fold(named.actor.name) in self._anaphors:
                for other in self.within(named.last + 1, named.last + _GAP):
                    person = other.actor.type == "person" and fold(other.actor.name) not in self._anaphors
                    if person and self._tokens[other.first - 1].text == "،":
                        yield named.actor.id, other.actor.id

    def unnamed(self, actor: str, first: int, last: int) -> Voice | None:
        """The voice of an unnamed office there that is taken for this actor's; None where it is named there too."""
        taken = [n for n in self._doubtful if n.actor.id == actor and first <= n.first < last]
        if not taken or any(n.actor.id == actor for n in self.within(first, last)):
            return None
        return self.subject(taken[0].first, last)

    def _doubts(self, named: Named) -> bool:
        """Whether a mention is an office without article ("متحدث باسم …") of somebody who is known by a name."""
        match = _unnamed()[1].match(self._tokens, named.first, named.last) if named.actor.type == "person" else None
        if match is None or match.split.definite or self._tokens[named.first].norm == fold(named.actor.name).split()[0]:
            return False
        if named.last - named.first < 2 or self._tokens[named.first + 1].norm not in self._belonging:
            return False
        known = set(fold(named.actor.name).split())
        return not any(t.norm in known for t in self._tokens[named.first : named.last])

    def _skip(self, first: int, end: int) -> int:
        """The first token that is no time, adverb or mark."""
        i = first
        while i < end:
            token = self._tokens[i]
            if i not in self._timed and token.norm not in self._adverbs and token.text[:1].isalnum():
                break
            i += 1
        return i

    def _stranger(self, begin: int, end: int, names: list[Named]) -> Voice | None:
        """A definite subject that nothing names: the body that it belongs to, or nobody known; None for an anaphor."""
        if begin >= end or begin in {n.first for n in names}:
            return None
        norm = self._tokens[begin].norm
        if not norm.startswith(self._article) or len(norm) <= len(self._article) + 2 or norm in self._anaphors:
            return None
        for named in names:
            if begin < named.first <= begin + _GAP and self.governed(named) and named.actor.type != "media":
                return Voice((named.actor.id,), False, (), begin, named.last)
        return Voice((), False, (), begin, begin + 1)

    def _run(self, heads: list[Named]) -> list[Named]:
        """The first name with the titles and names that belong to it."""
        run = [heads[0]]
        for named in heads[1:]:
            between = self._tokens[run[-1].last : named.first]
            if len([t for t in between if t.text[:1].isalnum()]) > _GAP or any(
                t.norm in self._prepositions or t.text in ':"“”«»' for t in between
            ):
                break
            told = any(n.actor.type == "person" for n in run) and any(t.text == "،" for t in between)
            if told and named.actor.type != "person":
                break
            run.append(named)
        return run

    def _source_word(self, first: int, end: int) -> int | None:
        """The token of the first word there that leaves a source unnamed."""
        always, offices = _unnamed()
        for i in range(first, end):
            if self._tokens[i].norm in self._prepositions:
                return None
            match = always.match(self._tokens, i, end)
            if match:
                return i
            match = offices.match(self._tokens, i, end)
            if match and not match.split.definite:
                return i
        return None

    def _affiliated(self, word: int, names: list[Named], limit: int) -> Voice:
        """The voice of an unnamed source: the name right behind it, the body that it belongs to, or nobody."""
        stop = next((i for i in range(word + 1, min(limit, word + _REACH)) if self._leaves(i)), limit)
        behind = [n for n in names if word < n.first < stop or (n.first == stop and n.proclitics)]
        for named in behind:
            gap = named.first - word
            if named.actor.type == "person" and gap <= _REACH and not self.governed(named):
                return Voice((named.actor.id,), False, (), word, named.last)
        for named in behind:
            if named.first - word <= 2 * _GAP and named.actor.type != "media":
                return Voice((named.actor.id,), True, (), word, named.last)
        return Voice((ANONYMOUS,), True, (), word, word + 1)

    def _leaves(self, i: int) -> bool:
        """Whether a token leads out of the noun phrase of an unnamed source: its verb's object, another clause."""
        token = self._tokens[i]
        if token.text in "،,؛:" or token.norm in self._relatives:
            return True
        if token.norm in self._close:
            return True
        preposition = token.norm in self._prepositions and token.norm not in self._belonging
        return preposition or (token.norm.startswith(self._object) and token.norm not in self._belonging)

    def _hides(self, first: int, last: int) -> bool:
        """Whether the words of a mention leave its bearer unnamed ("مصدر في الوزارة")."""
        always, offices = _unnamed()
        if always.match(self._tokens, first, last):
            return True
        match = offices.match(self._tokens, first, last)
        return bool(match) and not match.split.definite and last - first < 3 if match else False

    def _is_withheld(self, first: int, limit: int) -> bool:
        end = min(limit, first + _REACH)
        return any(self._withheld.match(self._tokens, i, end) for i in range(first, end))
