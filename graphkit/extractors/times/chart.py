"""Matching the rules of the grammar in a sentence: a chart of what each rule finds at each word.

Each rule is tried at most once at a word (its result is remembered) and has a fixed number of items, so the work grows
with the length of the sentence and no faster.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from graphkit.document import Token
from graphkit.extractors.times.grammar import END, Choice, Item, Rule
from graphkit.extractors.times.numbers import READERS, STARTS
from graphkit.extractors.times.vocabulary import Terminals, Vocabulary
from graphkit.extractors.times.words import Reading

_DEEPEST = 40
"""Rules within rules at most; "يوم يوم يوم يوم …" would nest as deep as it is long."""


@dataclass(frozen=True, slots=True)
class Match:
    """What a rule found: up to token `last` (exclusive), its meaning, the rule's name, and the letters of the first
    word that are proclitics."""

    last: int
    value: Any
    rule: str
    skip: int = 0


class _Here(dict[int, Terminals]):
    """The terminals of each token of a sentence, looked up when they are first asked for; none beyond its end."""

    def __init__(self, vocabulary: Vocabulary, tokens: Sequence[Token], limit: int) -> None:
        self._at, self._tokens, self._limit = vocabulary.at, tokens, limit

    def __missing__(self, i: int) -> Terminals:
        found = self[i] = self._at(self._tokens, i, self._limit) if i < self._limit else _NOTHING
        return found


_NOTHING = Terminals({}, {}, frozenset(), frozenset(), False)
_UNTRIED = Match(0, None, "")
Taken = tuple[int, Any, int]
"""(end, value, letters of proclitics) of what an item may be at a token."""


class Chart:
    """What the rules find in a sentence, which ends before token `limit`.

    A rule is asked for with the proclitic that its first word must have: none (""), a given one, or whichever (None),
    as at the start of an expression.
    """

    __slots__ = ("_deep", "_grammar", "_memory", "_vocabulary", "here", "limit", "tokens")

    def __init__(self, vocabulary: Vocabulary, tokens: Sequence[Token], limit: int) -> None:
        self._vocabulary, self._grammar, self.tokens, self.limit = vocabulary, vocabulary.grammar, tokens, limit
        self._memory: dict[tuple[str, int, str | None], Match | None] = {}
        self.here = _Here(vocabulary, tokens, limit)
        self._deep = 0

    def reading(self, i: int, terminal: str, clitic: str | None) -> Reading | None:
        """The reading of token `i` as a terminal behind a proclitic."""
        here = self.here[i]
        if clitic is None:
            return here.loose.get(terminal)
        return here.exact.get(f"{clitic}+{terminal}" if clitic else terminal)

    def match(self, name: str, i: int, clitic: str | None = None) -> Match | None:
        """The longest match of a rule at token `i`."""
        key = (name, i, clitic)
        known = self._memory.get(key, _UNTRIED)
        if known is not _UNTRIED:
            return known
        if i >= self.limit or self._deep > _DEEPEST:
            return None
        self._memory[key] = None  # a rule never begins with itself
        here = self.here[i]
        behind = None if here.long else self.here[i + 1].kinds
        heads: dict[int, list[Taken]] = {}
        best: Match | None = None
        self._deep += 1
        for rule in self._grammar.begin(name, clitic, here.begins if clitic is None else here.kinds, behind):
            beyond = -1 if best is None else best.last
            if rule.alias is not None:
                other = self.match(rule.alias, i, clitic)
                if other is not None and other.last > beyond:
                    best = other
            elif rule.head is None:
                best = self._row(rule, 0, i, clitic, {}, None, beyond) or best
            else:  # what several rules begin with is looked for once
                taken = heads.get(rule.head)
                if taken is None:
                    taken = heads[rule.head] = self._ways(rule.items[0], i, clitic)
                best = self._go_on(rule, 0, taken, {}, None, beyond) or best
        self._deep -= 1
        self._memory[key] = best
        return best

    def _ways(self, item: Item, i: int, clitic: str | None) -> list[Taken]:
        """What an item may be at token `i`."""
        ways = [self._choose(choice, i, clitic) for choice in item.choices]
        return [taken for taken in ways if taken is not None]

    def _go_on(
        self, rule: Rule, k: int, ways: list[Taken], parts: dict[str, Any], skip: int | None, beyond: int
    ) -> Match | None:
        """The first way to match a rule behind its k-th item, which may be any of `ways`."""
        firsts, label = rule.firsts[k + 1], rule.items[k].label
        may_end = END in firsts
        for last, value, skipped in ways:
            goes_on = not firsts.isdisjoint(self.here[last].kinds)
            if not goes_on and not may_end:
                continue
            taken = {**parts, label: value} if label else parts
            before = skipped if skip is None else skip
            if goes_on:
                found = self._row(rule, k + 1, last, "", taken, before, beyond)
            else:
                found = _whole(rule, last, taken, before, beyond)
            if found is not None:
                return found
        return None

    def _row(
        self, rule: Rule, k: int, i: int, clitic: str | None, parts: dict[str, Any], skip: int | None, beyond: int
    ) -> Match | None:
        """The first way to match the items of a rule from the k-th on at token `i`, optional ones taken first, that
        ends behind token `beyond` and means something."""
        if k == len(rule.items):
            return _whole(rule, i, parts, skip, beyond)
        item = rule.items[k]
        if item.behind:
            if i == 0 or not any(
                c.name in self._vocabulary.words.categories(self.tokens[i - 1].norm) for c in item.choices
            ):
                return None
            return self._row(rule, k + 1, i, clitic, parts, skip, beyond)
        found = self._go_on(rule, k, self._ways(item, i, clitic), parts, skip, beyond) if i < self.limit else None
        if found is not None or not item.optional:
            return found
        return self._row(rule, k + 1, i, clitic, parts, skip, beyond)

    def _choose(self, choice: Choice, i: int, clitic: str | None) -> Taken | None:
        """What one choice of an item is at token `i`."""
        wanted = choice.clitic or clitic
        if choice.kind == "rule":
            match = self.match(choice.name, i, wanted)
            return None if match is None else (match.last, match.value, match.skip)
        if choice.kind == "word":
            return (i + 1, choice.name, 0) if self.tokens[i].norm == choice.name else None
        if choice.kind == "number":
            number = READERS[choice.name](self, i, wanted, choice.definite)
            return None if number is None else (*number, self._skip(choice.name, i))
        reading = self.reading(i, choice.terminal, wanted)
        return None if reading is None else (i + 1 + len(reading.more), reading.value, reading.skip)

    def _skip(self, number: str, i: int) -> int:
        loose = self.here[i].loose
        return min((loose[category].skip for category in STARTS[number] if category in loose), default=0)


def _whole(rule: Rule, last: int, parts: dict[str, Any], skip: int | None, beyond: int) -> Match | None:
    """What a rule means with all its parts; None where it ends no later than token `beyond`, or means nothing."""
    if last <= beyond:
        return None
    value = rule.build(parts) if rule.build else next(iter(parts.values()), rule.of)
    return None if value is None else Match(last, value, rule.name, skip or 0)
