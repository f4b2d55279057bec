"""Matching the rules of the grammar in a sentence: a chart of what each rule finds at each word.

Each rule is tried at most once at a word (its result is remembered) and has a fixed number of items, so the work grows
with the length of the sentence and no faster.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from graphkit.document import Token
from graphkit.extractors.times.grammar import Choice, Grammar, Rule
from graphkit.extractors.times.numbers import ANY_WORD, CATEGORIES, READERS, STARTS, mark
from graphkit.extractors.times.words import Reading, Words
from graphkit.lexicon import table

_KEPT = 1 << 17
_AND = frozenset(table("time_modifiers")["particles"]["and"])
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


@dataclass(frozen=True, slots=True)
class Terminals:
    """The terminals that a word can be, each with its reading: `exact` behind the proclitics that it has, `loose`
    without regard to them. `kinds` and `begins` are their names; `long` says that a reading takes in the next words."""

    exact: Mapping[str, Reading]
    loose: Mapping[str, Reading]
    kinds: frozenset[str]
    begins: frozenset[str]
    long: bool


class Vocabulary:
    """The terminals of words, worked out once for each word; of those whose readings depend on what follows them, once
    for each set of readings."""

    def __init__(self, grammar: Grammar, words: Words) -> None:
        self.grammar, self.words = grammar, words
        self._wanted: dict[str, list[Choice]] = {}
        self._as_they_stand: set[str] = set()
        for choice in sorted(grammar.choices, key=repr):
            if choice.kind == "word":
                self._as_they_stand.add(choice.name)
            else:
                self._wanted.setdefault(choice.name, []).append(choice)
        for category in CATEGORIES:
            self._wanted.setdefault(category, []).extend(
                Choice("category", category, category + mark(definite), definite=definite)
                for definite in (None, True, False)
            )
        self._plain: dict[str, Terminals | tuple[Reading, ...]] = {}
        self._seen: dict[tuple[str, tuple[bool, ...]], Terminals] = {}

    def at(self, tokens: Sequence[Token], i: int, limit: int) -> Terminals:
        """The terminals of token `i` in a sentence that ends before token `limit`."""
        norm = tokens[i].norm
        if norm in _AND and i + 1 < limit:
            return self._joined(tokens, i, limit)
        known = self._plain.get(norm)
        if known is None:
            if len(self._plain) > _KEPT:
                self._plain.clear()
                self._seen.clear()
            readings = self.words.readings(norm)
            depends = tuple(r for r in readings if r.more or r.spelled)
            known = self._plain[norm] = depends or self.terminals(norm, readings)
        if isinstance(known, Terminals):
            return known
        key = norm, tuple([_holds(reading, tokens, i, limit) for reading in known])
        found = self._seen.get(key)
        if found is None:
            out = {reading for reading, holds in zip(known, key[1], strict=True) if not holds}
            found = self._seen[key] = self.terminals(norm, [r for r in self.words.readings(norm) if r not in out])
        return found

    def _joined(self, tokens: Sequence[Token], i: int, limit: int) -> Terminals:
        """The terminals of an "and" that stands apart from the word behind it: "2008 و 2010"."""
        norm, behind = tokens[i].norm, tokens[i + 1].norm
        own = self.terminals(norm, self.words.readings(norm))
        exact = dict(own.exact)
        if behind not in _AND:
            for name, reading in self.at(tokens, i + 1, limit).exact.items():
                if "+" not in name and name[0] != "'":  # a word as it stands is no reading
                    exact[f"{norm}+{name}"] = replace(reading, clitics=norm, more=(behind, *reading.more))
        return Terminals(exact, own.loose, frozenset(exact), frozenset((*exact, *own.loose)), True)

    def terminals(self, norm: str, readings: Sequence[Reading]) -> Terminals:
        """The terminals of a folded word with these readings."""
        exact: dict[str, Reading] = {}
        loose: dict[str, Reading] = {}
        if norm in self._as_they_stand:
            exact[f"'{norm}'"] = Reading("word", norm)
        if norm.isalpha():
            exact[ANY_WORD] = Reading("word", norm)
        for reading in readings:
            for choice in self._wanted.get(reading.category, ()):
                if choice.definite is not None and reading.definite != choice.definite:
                    continue
                if choice.value is None or str(reading.value) == choice.value:
                    loose.setdefault(choice.terminal, reading)
                    name = f"{reading.clitics}+{choice.terminal}" if reading.clitics else choice.terminal
                    exact.setdefault(name, reading)
        return Terminals(exact, loose, frozenset(exact), frozenset((*exact, *loose)), any(r.more for r in readings))


def _holds(reading: Reading, tokens: Sequence[Token], i: int, limit: int) -> bool:
    """Whether the further words of a reading follow token `i`, and the word is spelled as it wants."""
    if reading.spelled not in tokens[i].text or i + len(reading.more) >= limit:
        return False
    return all(tokens[k].norm == word for k, word in enumerate(reading.more, i + 1))


_NONE: frozenset[str] = frozenset()


class Chart:
    """What the rules find in a sentence, which ends before token `limit`.

    A rule is asked for with the proclitic that its first word must have: none (""), a given one, or whichever (None),
    as at the start of an expression.
    """

    __slots__ = ("_deep", "_grammar", "_here", "_memory", "_vocabulary", "limit", "tokens")

    def __init__(self, vocabulary: Vocabulary, tokens: Sequence[Token], limit: int) -> None:
        self._vocabulary, self._grammar, self.tokens, self.limit = vocabulary, vocabulary.grammar, tokens, limit
        self._memory: dict[tuple[str, int, str | None], Match | None] = {}
        self._here: dict[int, Terminals] = {}
        self._deep = 0

    def at(self, i: int) -> Terminals:
        """The terminals of token `i`."""
        here = self._here.get(i)
        if here is None:
            here = self._here[i] = self._vocabulary.at(self.tokens, i, self.limit)
        return here

    def reading(self, i: int, terminal: str, clitic: str | None) -> Reading | None:
        """The reading of token `i` as a terminal behind a proclitic."""
        here = self.at(i)
        if clitic is None:
            return here.loose.get(terminal)
        return here.exact.get(f"{clitic}+{terminal}" if clitic else terminal)

    def match(self, name: str, i: int, clitic: str | None = None) -> Match | None:
        """The longest match of a rule at token `i`."""
        key = (name, i, clitic)
        if key in self._memory:
            return self._memory[key]
        if i >= self.limit or self._deep > _DEEPEST:
            return None
        self._memory[key] = None  # a rule never begins with itself
        here = self.at(i)
        behind = None if here.long else self.at(i + 1).kinds if i + 1 < self.limit else _NONE
        best: Match | None = None
        self._deep += 1
        for rule in self._grammar.begin(name, clitic, here.begins if clitic is None else here.kinds, behind):
            if rule.alias is None:
                best = self._row(rule, 0, i, clitic, {}, None, -1 if best is None else best.last) or best
                continue
            other = self.match(rule.alias, i, clitic)
            if other is not None and (best is None or other.last > best.last):
                best = other
        self._deep -= 1
        self._memory[key] = best
        return best

    def _row(
        self, rule: Rule, k: int, i: int, clitic: str | None, parts: dict[str, Any], skip: int | None, beyond: int
    ) -> Match | None:
        """The first way to match the items of a rule from the k-th on at token `i`, optional ones taken first, that
        ends behind token `beyond` and means something."""
        if k == len(rule.items):
            if i <= beyond:
                return None
            value = rule.build(parts) if rule.build else next(iter(parts.values()), rule.of)
            return None if value is None else Match(i, value, rule.name, skip or 0)
        item = rule.items[k]
        if item.behind:
            if i == 0 or not any(
                c.name in self._vocabulary.words.categories(self.tokens[i - 1].norm) for c in item.choices
            ):
                return None
            return self._row(rule, k + 1, i, clitic, parts, skip, beyond)
        if i < self.limit:
            for choice in item.choices:
                taken = self._choose(choice, i, clitic)
                if taken is None:
                    continue
                last, value, skipped = taken
                found = self._row(
                    rule, k + 1, last, "", {**parts, item.label: value} if item.label else parts,
                    skipped if skip is None else skip, beyond,
                )  # fmt: skip
                if found is not None:
                    return found
        return self._row(rule, k + 1, i, clitic, parts, skip, beyond) if item.optional else None

    def _choose(self, choice: Choice, i: int, clitic: str | None) -> tuple[int, Any, int] | None:
        """(end, value, letters of proclitics) of what an item may be at token `i`."""
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
        loose = self.at(i).loose
        return min((loose[category].skip for category in STARTS[number] if category in loose), default=0)
