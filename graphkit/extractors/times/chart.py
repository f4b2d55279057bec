"""Matching the rules of the grammar in a sentence: a chart of what each rule finds at each word.

Each rule is tried at most once at a word (its result is remembered) and has a fixed number of items, so the work grows
with the length of the sentence and no faster.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from graphkit.document import Token
from graphkit.extractors.times.grammar import Rule, placed
from graphkit.extractors.times.numbers import STARTS
from graphkit.extractors.times.symbols import Form, Symbol, plan
from graphkit.extractors.times.vocabulary import Plans, Terminals, Vocabulary
from graphkit.extractors.times.words import Reading

_DEEPEST = 40
"""Rules within rules at most; "يوم يوم يوم يوم …" would nest as deep as it is long."""


Match = tuple[int, Any, int, str]
"""What a symbol is: (end, meaning, letters of the first word that are proclitics, name of the rule)."""
_UNTRIED: Match = (0, None, 0, "")
Parts = tuple[tuple[str, Any], ...]
"""The labelled parts of a form that are found so far."""


class _Here(dict[int, Terminals]):
    """The terminals of each token of a sentence, looked up when they are first asked for; none beyond its end."""

    def __init__(self, vocabulary: Vocabulary, tokens: Sequence[Token], limit: int) -> None:
        self._at, self._tokens, self._limit = vocabulary.at, tokens, limit

    def __missing__(self, i: int) -> Terminals:
        found = self[i] = self._at(self._tokens, i, self._limit)
        return found


class Chart:
    """What the symbols of the grammar find in a sentence, which ends before token `limit`."""

    __slots__ = ("_deep", "_here", "_memory", "_plans", "_vocabulary", "limit", "tokens")

    def __init__(self, vocabulary: Vocabulary, tokens: Sequence[Token], limit: int) -> None:
        self._vocabulary, self.tokens, self.limit = vocabulary, tokens, limit
        self._memory: defaultdict[int, dict[Symbol, Match | None]] = defaultdict(dict)
        self._here = _Here(vocabulary, tokens, limit)
        self._plans: dict[int, Plans] = {}
        self._deep = 0

    def reading(self, i: int, terminal: str, clitic: str | None) -> Reading | None:
        """The reading of token `i` as a terminal behind a proclitic; behind whichever (None)."""
        return self._here[i].readings.get(placed(terminal, clitic))

    def match(self, symbol: Symbol, i: int) -> Match | None:
        """The longest match of a rule at token `i`, or the number that a reader finds there."""
        memory = self._memory[i]
        known = memory.get(symbol, _UNTRIED)
        if known is not _UNTRIED:
            return known
        if symbol.reader is not None:
            number = symbol.reader(self, i, symbol.clitic, symbol.definite)
            memory[symbol] = None if number is None else (*number, self._skip(symbol.number, i), "")
            return memory[symbol]
        if self._deep > _DEEPEST:
            return None
        plans = self._plans.get(i)
        if plans is None:
            plans = self._planned(i)
        tried = plans.get(symbol)
        if tried is None:
            here = self._here[i].kinds
            tried = plans[symbol] = plan(symbol, here.mask, None if here.long else self._here[i + 1].mask)
        memory[symbol] = None  # a rule never begins with itself
        if not tried:
            return None
        best: Match | None = None
        beyond = -1
        self._deep += 1
        for ways, forms in tried:  # what several forms begin with is looked for once
            taken = self._ways(ways, i) if ways else []
            if ways and not taken:
                continue
            following = 0
            for end, _, _, _ in taken:
                following |= self._here[end].mask
            for form, k in forms:
                if not ways:
                    found = self._row(form, k, i, (), None, beyond)
                elif form.rule.alias:
                    found = taken[0] if taken[0][0] > beyond else None
                elif form.steps[k].may_end or form.steps[k].goes_on & following:
                    found = self._go_on(form, k, taken, (), None, beyond)
                else:
                    continue
                if found is not None:
                    best, beyond = found, found[0]
        self._deep -= 1
        memory[symbol] = best
        return best

    def _planned(self, i: int) -> Plans:
        here = self._here[i]
        behind = self._vocabulary.nothing if here.kinds.long else self._here[i + 1]
        found = self._plans[i] = self._vocabulary.plans(here, behind)
        return found

    def _ways(self, ways: Sequence[Symbol], i: int) -> list[Match]:
        """What an item may be at token `i`."""
        here, found = self._here[i], []
        for way in ways:
            if not way.starts & here.mask:
                continue
            if way.terminal:
                reading = here.readings[way.terminal]
                found.append((i + 1 + len(reading.more), reading.value, reading.skip, ""))
            else:
                match = self.match(way, i)
                if match is not None:
                    found.append(match)
        return found

    def _go_on(
        self, form: Form, k: int, ways: Sequence[Match], parts: Parts, skip: int | None, beyond: int
    ) -> Match | None:
        """The first way to match a form behind its k-th item, which may be any of `ways`, that ends behind token
        `beyond` and means something."""
        step = form.steps[k]
        for last, value, skipped, _ in ways:
            if step.goes_on & self._here[last].mask:
                taken = (*parts, (step.label, value)) if step.label else parts
                found = self._row(form, k + 1, last, taken, skipped if skip is None else skip, beyond)
            elif step.may_end and last > beyond:
                taken = (*parts, (step.label, value)) if step.label else parts
                found = _whole(form.rule, last, taken, skipped if skip is None else skip)
            else:
                continue
            if found is not None:
                return found
        return None

    def _row(self, form: Form, k: int, i: int, parts: Parts, skip: int | None, beyond: int) -> Match | None:
        """The first way to match the items of a form from the k-th on at token `i`, optional ones taken first."""
        mask = self._here[i].mask
        for step in (form.opening if skip is None else form.steps)[k:]:
            if step.look is not None:
                if i == 0 or step.look.isdisjoint(self._vocabulary.words.categories(self.tokens[i - 1].norm)):
                    return None
            else:
                ways = self._ways(step.ways, i) if step.starts & mask else None
                found = self._go_on(form, k, ways, parts, skip, beyond) if ways else None
                if found is not None or not step.optional:
                    return found
            k += 1
        return _whole(form.rule, i, parts, skip or 0) if i > beyond else None

    def _skip(self, number: str, i: int) -> int:
        readings = self._here[i].readings
        found = [readings[name].skip for name in (placed(start, None) for start in STARTS[number]) if name in readings]
        return min(found, default=0)


def _whole(rule: Rule, last: int, parts: Parts, skip: int) -> Match | None:
    """What a rule means with all its parts; None where it means nothing."""
    told = parts[0][1] if parts else rule.of
    value = told if rule.build is None else rule.build(dict(parts))
    return None if value is None else (last, value, skip, rule.name)
