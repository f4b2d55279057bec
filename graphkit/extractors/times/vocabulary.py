"""Which terminals of the grammar a word can be, where it stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from graphkit.document import Token
from graphkit.extractors.times.grammar import Choice, Grammar
from graphkit.extractors.times.numbers import ANY_WORD, CATEGORIES, mark
from graphkit.extractors.times.words import Reading, Words
from graphkit.lexicon import table

_KEPT = 1 << 17
_AND = frozenset(table("time_modifiers")["particles"]["and"])


@dataclass(frozen=True, slots=True)
class Terminals:
    """The terminals that a word can be, each with its reading: `exact` behind the proclitics that it has, `loose`
    without regard to them. `kinds` and `begins` are their names; `long` says that a reading takes in the next words."""

    exact: Mapping[str, Reading]
    loose: Mapping[str, Reading]
    kinds: frozenset[str]
    begins: frozenset[str]
    long: bool


@dataclass(frozen=True, slots=True)
class Depends:
    """The readings of a word that hold only before certain words (the first of which are `next`) or in one spelling,
    and the terminals that it is with some of them."""

    readings: tuple[Reading, ...]
    next: frozenset[str]
    spelled: bool
    seen: dict[tuple[bool, ...], Terminals]


class Vocabulary:
    """The terminals of words, worked out once for each word, and once for each set of readings where these depend on
    what follows."""

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
        self._seen: dict[str, Terminals] = {}
        self._depends: dict[str, Depends] = {}

    def at(self, tokens: Sequence[Token], i: int, limit: int) -> Terminals:
        """The terminals of token `i` in a sentence that ends before token `limit`."""
        norm = tokens[i].norm
        if norm in _AND and i + 1 < limit:
            return self._joined(tokens, i, limit)
        if norm not in self._seen:
            self._learn(norm)
        depends = self._depends.get(norm)
        if depends is None or (not depends.spelled and (i + 1 >= limit or tokens[i + 1].norm not in depends.next)):
            return self._seen[norm]
        held = tuple([_holds(reading, tokens, i, limit) for reading in depends.readings])
        found = depends.seen.get(held)
        if found is None:
            out = {reading for reading, holds in zip(depends.readings, held, strict=True) if not holds}
            found = self.terminals(norm, [r for r in self.words.readings(norm) if r not in out])
            depends.seen[held] = found
        return found

    def _learn(self, norm: str) -> None:
        if len(self._seen) > _KEPT:
            self._seen.clear()
            self._depends.clear()
        readings = self.words.readings(norm)
        self._seen[norm] = self.terminals(norm, [r for r in readings if not r.more and not r.spelled])
        some = tuple(r for r in readings if r.more or r.spelled)
        if some:
            spelled = any(r.spelled for r in some)
            self._depends[norm] = Depends(some, frozenset(r.more[0] for r in some if r.more), spelled, {})

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
