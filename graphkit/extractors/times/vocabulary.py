"""Which terminals of the grammar a word can be, where it stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from graphkit.document import Token
from graphkit.extractors.times.grammar import Choice, Grammar, placed
from graphkit.extractors.times.numbers import ANY_WORD, CATEGORIES, mark
from graphkit.extractors.times.symbols import Plan, Symbol, Symbols
from graphkit.extractors.times.words import Reading, Words
from graphkit.lexicon import table

_KEPT = 1 << 17
_AND = frozenset(table("time_modifiers")["particles"]["and"])


Plans = dict[Symbol, Plan]


@dataclass(frozen=True, slots=True, eq=False)
class Kinds:
    """A set of terminals, shared by all words that are the same. `long` says that a reading takes in the next words;
    `plans` holds what was worked out where a word with these stands before another."""

    mask: int
    long: bool
    plans: dict[Kinds, Plans]


@dataclass(frozen=True, slots=True)
class Terminals:
    """The terminals that a word can be, each with its reading."""

    readings: Mapping[str, Reading]
    kinds: Kinds
    mask: int


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a word: its terminals where none of the readings `some` holds, those that hold only before
    certain words (the first of which are `next`) or in one spelling; the terminals that it is with some of them; and
    whether an expression can begin with any reading of it."""

    plain: Terminals
    begins: bool
    depends: bool
    some: tuple[Reading, ...]
    next: frozenset[str]
    spelled: bool
    seen: dict[tuple[bool, ...], Terminals]


class _Known(dict[str, Known]):
    """What is known of each word, learned when it is first asked for."""

    def __init__(self, learn: Callable[[str], Known]) -> None:
        self._learn = learn

    def __missing__(self, norm: str) -> Known:
        if len(self) > _KEPT:
            self.clear()
        found = self[norm] = self._learn(norm)
        return found


class Vocabulary:
    """The terminals of words, worked out once for each word, and once for each set of readings where these depend on
    what follows."""

    def __init__(self, grammar: Grammar, words: Words) -> None:
        self.words, self.symbols = words, Symbols(grammar)
        self._wanted: dict[str, list[Choice]] = {}
        self._as_they_stand: set[str] = set()
        for choice in dict.fromkeys(grammar.choices()):
            if choice.kind == "word":
                self._as_they_stand.add(choice.name)
            else:
                self._wanted.setdefault(choice.name, []).append(choice)
        for category in CATEGORIES:
            self._wanted.setdefault(category, []).extend(
                Choice("category", category, category + mark(definite), definite=definite)
                for definite in (None, True, False)
            )
        self.known = _Known(self._learn)
        self._kinds: dict[tuple[int, bool], Kinds] = {}
        self._pairs = 0
        self.nothing = Terminals({}, self._kinds_of(0, False), 0)

    def at(self, tokens: Sequence[Token], i: int, limit: int) -> Terminals:
        """The terminals of token `i` in a sentence that ends before token `limit`: none beyond it."""
        if i >= limit:
            return self.nothing
        norm = tokens[i].norm
        known = self.known[norm]
        if not known.depends:
            return known.plain
        if norm in _AND:
            return self._joined(tokens, i, limit) if i + 1 < limit else known.plain
        if not known.some or (not known.spelled and (i + 1 >= limit or tokens[i + 1].norm not in known.next)):
            return known.plain
        held = tuple([_holds(reading, tokens, i, limit) for reading in known.some])
        found = known.seen.get(held)
        if found is None:
            out = {reading for reading, holds in zip(known.some, held, strict=True) if not holds}
            found = known.seen[held] = self._terminals(norm, [r for r in self.words.readings(norm) if r not in out])
        return found

    def plans(self, here: Terminals, behind: Terminals) -> Plans:
        """The plans for the symbols where two words stand side by side; to be added to."""
        pairs = here.kinds.plans
        found = pairs.get(behind.kinds)
        if found is None:
            self._pairs += 1
            if self._pairs > _KEPT:
                self._pairs = 1
                for kinds in self._kinds.values():
                    kinds.plans.clear()
            found = pairs[behind.kinds] = {}
        return found

    def _learn(self, norm: str) -> Known:
        readings = self.words.readings(norm)
        some = tuple(r for r in readings if r.more or r.spelled)
        every = self._terminals(norm, readings)
        plain = self._terminals(norm, [r for r in readings if not r.more and not r.spelled]) if some else every
        begins = every.mask & self.symbols.begins != 0
        following = frozenset(r.more[0] for r in some if r.more)
        spelled = any(r.spelled for r in some)
        return Known(plain, begins, bool(some) or norm in _AND, some, following, spelled, {})

    def _joined(self, tokens: Sequence[Token], i: int, limit: int) -> Terminals:
        """The terminals of an "and" that stands apart from the word behind it: "2008 و 2010"."""
        norm, behind = tokens[i].norm, tokens[i + 1].norm
        found = dict(self._terminals(norm, self.words.readings(norm)).readings)
        if behind not in _AND:
            for name, reading in self.at(tokens, i + 1, limit).readings.items():
                if "+" not in name and name[0] not in "'?":  # a word as it stands is no reading
                    found[f"{norm}+{name}"] = replace(reading, clitics=norm, more=(behind, *reading.more))
        return self._made(found, True)

    def _terminals(self, norm: str, readings: Sequence[Reading]) -> Terminals:
        """The terminals of a folded word with these readings."""
        found: dict[str, Reading] = {}
        if norm in self._as_they_stand:
            found[f"'{norm}'"] = Reading("word", norm)
        if norm.isalpha():
            found[ANY_WORD] = Reading("word", norm)
        for reading in readings:
            for choice in self._wanted.get(reading.category, ()):
                if choice.definite is not None and reading.definite != choice.definite:
                    continue
                if choice.value is None or str(reading.value) == choice.value:
                    found.setdefault(placed(choice.terminal, None), reading)
                    found.setdefault(placed(choice.terminal, reading.clitics), reading)
        return self._made(found, any(r.more for r in readings))

    def _made(self, readings: Mapping[str, Reading], long: bool) -> Terminals:
        kinds = self._kinds_of(self.symbols.mask(readings), long)
        return Terminals(readings, kinds, kinds.mask)

    def _kinds_of(self, mask: int, long: bool) -> Kinds:
        kinds = self._kinds.get((mask, long))
        if kinds is None:
            kinds = self._kinds[mask, long] = Kinds(mask, long, {})
        return kinds


def _holds(reading: Reading, tokens: Sequence[Token], i: int, limit: int) -> bool:
    """Whether the further words of a reading follow token `i`, and the word is spelled as it wants."""
    if reading.spelled not in tokens[i].text or i + len(reading.more) >= limit:
        return False
    return all(tokens[k].norm == word for k, word in enumerate(reading.more, i + 1))
