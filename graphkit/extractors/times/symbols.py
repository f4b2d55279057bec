"""The symbols of the grammar: each rule, reader of numbers and terminal behind each proclitic that it is wanted with.

The terminals of a word, or those that something can begin with, are a mask: a bit each. "?weekday!" is one behind
whichever proclitic. Each symbol knows the terminals that it can begin with and, for each, those of the next word. So
nearly all rules are passed over by a look at two words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_

from graphkit.extractors.times.grammar import END, Choice, Grammar, Pairs, Rule, placed, row, single
from graphkit.extractors.times.numbers import READERS, Reader

First = tuple[int, int, bool]
"""(bit of a terminal, mask of those of the next word, whether it may be all) of what something can begin with."""


@dataclass(slots=True, eq=False)
class Symbol:
    """A choice at its place, behind the proclitic that is wanted there: a terminal, a number that a reader reads, or
    the forms of a rule. `starts` is the mask of `firsts`."""

    terminal: str = ""
    reader: Reader | None = None
    clitic: str | None = ""
    definite: bool | None = None
    number: str = ""
    forms: tuple[Form, ...] = ()
    firsts: tuple[First, ...] = ()
    starts: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class Step:
    """An item at its place. `goes_on` are the terminals that the items behind it can begin with, `may_end` says that
    these may be absent; `look` are the categories that the word before it must be of, where it is no part itself."""

    ways: tuple[Symbol, ...]
    label: str | None
    optional: bool
    look: frozenset[str] | None
    starts: int
    goes_on: int
    may_end: bool


@dataclass(frozen=True, slots=True, eq=False)
class Form:
    """A rule whose items stand at their places. `opening` are the first ones behind the proclitic of the whole, as
    long as nothing before them is taken; `steps` all of them inside of the rule."""

    rule: Rule
    steps: tuple[Step, ...]
    opening: tuple[Step, ...]
    firsts: tuple[First, ...]
    starts: int


Plan = tuple[tuple[tuple[Symbol, ...], tuple[tuple[Form, int], ...]], ...]
"""What to try where two words are known: forms, each with the number of its first item that can stand there, behind
what that item may be. Where this is nothing, the first item may be absent and the form is to be tried as a row."""


class Symbols:
    """The compiled grammar. `time` finds expressions anywhere, `whole` those that are all of a text;
    `begins` are the terminals of a word that can begin one, whatever proclitic it has."""

    def __init__(self, grammar: Grammar) -> None:
        self._grammar = grammar
        self.bits: dict[str, int] = {}
        self._symbols: dict[tuple[str, str, str | None, bool | None], Symbol] = {}
        self.time, self.whole = (self._symbol(Choice("rule", of, of), None) for of in ("time", "whole"))
        self.begins = self.time.starts & self.mask(terminal for terminal in self.bits if terminal[0] == "?")

    def mask(self, terminals: Iterable[str]) -> int:
        """The terminals that the grammar asks for among some, as a mask."""
        return reduce(or_, (self.bits.get(terminal, 0) for terminal in terminals), 0)

    def _bit(self, terminal: str) -> int:
        return self.bits.setdefault(terminal, 1 << len(self.bits))

    def _firsts(self, pairs: Mapping[str, Iterable[str]], clitic: str | None) -> tuple[First, ...]:
        return tuple(
            (self._bit(placed(first, clitic)), sum(self._bit(t) for t in following if t != END), END in following)
            for first, following in pairs.items()
            if first != END
        )

    def _symbol(self, choice: Choice, clitic: str | None) -> Symbol:
        """A choice behind the proclitic that is wanted at its place, where it names none itself."""
        wanted = choice.clitic or clitic
        key = choice.kind, choice.terminal, wanted, choice.definite
        if key in self._symbols:
            return self._symbols[key]
        symbol = self._symbols[key] = Symbol(clitic=wanted, definite=choice.definite)
        symbol.firsts = self._firsts(single(choice, self._grammar.whole), wanted)
        symbol.starts = _starts(symbol.firsts)
        if choice.kind == "rule":
            each = zip(self._grammar.rules[choice.name], self._grammar.pairs[choice.name], strict=True)
            symbol.forms = tuple(self._form(rule, pairs, wanted) for rule, pairs in each)
        elif choice.kind == "number":
            symbol.reader, symbol.number = READERS[choice.name], choice.name
        else:
            symbol.terminal = placed(choice.terminal, wanted)
        return symbol

    def _form(self, rule: Rule, pairs: Pairs, clitic: str | None) -> Form:
        steps: list[Step] = []
        opening: list[Step] = []
        open_ = True
        for k, item in enumerate(rule.items):
            following = set(row(rule.items[k + 1 :], self._grammar.whole))
            look = frozenset(c.name for c in item.choices) if item.behind else None
            goes_on = sum(self._bit(terminal) for terminal in following if terminal != END)
            for place, places in ((clitic, opening), ("", steps)):
                ways = () if item.behind else tuple(self._symbol(choice, place) for choice in item.choices)
                if places is steps or open_:
                    starts = reduce(or_, (way.starts for way in ways), 0)
                    places.append(Step(ways, item.label, item.optional, look, starts, goes_on, END in following))
            open_ = open_ and (item.optional or item.behind)
        firsts = self._firsts(pairs, clitic)
        return Form(rule, tuple(steps), tuple(opening), firsts, _starts(firsts))


def plan(symbol: Symbol, here: int, behind: int | None) -> Plan:
    """What of a rule can match where a word is the terminals `here` and the next one those of `behind` (None: any)."""
    tried: list[tuple[tuple[Symbol, ...], list[tuple[Form, int]]]] = []
    for form in symbol.forms:
        if not form.starts & here or not _admits(form.firsts, here, behind):
            continue
        k = 0
        while form.opening[k].optional and not form.opening[k].starts & here:
            k += 1
        first = form.opening[k]
        sure = not first.optional and first.look is None
        ways = tuple(way for way in first.ways if _admits(way.firsts, here, behind)) if sure else ()
        if not tried or tried[-1][0] != ways:
            tried.append((ways, []))
        tried[-1][1].append((form, k))
    return tuple((ways, tuple(forms)) for ways, forms in tried)


def _starts(firsts: Iterable[First]) -> int:
    return reduce(or_, (bit for bit, _, _ in firsts), 0)


def _admits(firsts: tuple[First, ...], here: int, behind: int | None) -> bool:
    return any(bit & here and (may_end or behind is None or following & behind) for bit, following, may_end in firsts)
