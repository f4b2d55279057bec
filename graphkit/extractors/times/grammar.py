"""The pattern engine: rules of `lexicons/ar/time_grammar.toml`, matched from one token on.

Each rule is tried at most once at a token of one attempt (its result is remembered), and patterns have a fixed number
of items, so an attempt takes bounded time and a text linear time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from graphkit.document import Token
from graphkit.errors import DataError
from graphkit.extractors.times.numbers import NUMBER_STARTS, cardinal, ordinal, word
from graphkit.extractors.times.words import Reading, Words
from graphkit.lexicon import table

Builder = Callable[[Mapping[str, Any]], Any]
Reader = Callable[[Any, int, str, "bool | None"], "tuple[int, int | str] | None"]
READERS: dict[str, Reader] = {"cardinal": cardinal, "ordinal": ordinal, "word": word}


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that an item may be. `definite` None accepts both."""

    kind: str
    name: str
    clitic: str = ""
    definite: bool | None = None
    value: str | None = None


@dataclass(frozen=True, slots=True)
class Item:
    choices: tuple[Choice, ...]
    label: str | None
    optional: bool
    behind: bool


@dataclass(frozen=True, slots=True)
class Rule:
    """One form of an expression; `name` is told with what it finds. An `alias` only passes another rule on."""

    of: str
    name: str
    items: tuple[Item, ...]
    build: Builder | None
    alias: str | None
    starts: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Match:
    """What a rule found: up to token `last` (exclusive), its meaning, the rule's name, and the letters of the first
    word that are proclitics."""

    last: int
    value: Any
    rule: str
    skip: int = 0


class Grammar:
    """The compiled rules, with the categories of word that can begin each."""

    def __init__(self, builders: Mapping[str, Builder], name: str = "time_grammar") -> None:
        rows = table(name)["rule"]
        known = {row["of"] for row in rows}
        self.rules: dict[str, list[Rule]] = {}
        for row in rows:
            items = tuple(_item(part, known) for part in row["pattern"].split())
            build = _builder(row, builders)
            choices = items[0].choices
            only = choices[0] if len(items) == len(choices) == 1 and not build else None
            alias = only.name if only is not None and only.kind == "rule" and not only.clitic else None
            named = row.get("name", row["of"])
            rule = Rule(row["of"], named, items, build, None if "name" in row else alias)
            self.rules.setdefault(rule.of, []).append(rule)
        for rules in self.rules.values():
            rules[:] = [replace(rule, starts=self._starts(rule, frozenset())) for rule in rules]
        self.starts = {name: frozenset().union(*(r.starts for r in rules)) for name, rules in self.rules.items()}

    def _starts(self, rule: Rule, above: frozenset[str]) -> frozenset[str]:
        """The categories of word, and the words, with which a rule can begin."""
        found: set[str] = set()
        for item in rule.items:
            for choice in () if item.behind else item.choices:
                if choice.kind == "rule" and choice.name not in above:
                    for other in self.rules[choice.name]:
                        found |= self._starts(other, above | {rule.of})
                elif choice.kind == "number":
                    found |= NUMBER_STARTS[choice.name]
                elif choice.kind == "word":
                    found.add(f"'{choice.name}'")
                elif choice.kind == "category":
                    found.add(choice.name)
            if not item.optional and not item.behind:
                break
        return frozenset(found)


def _builder(row: Mapping[str, Any], builders: Mapping[str, Builder]) -> Builder | None:
    """What makes the meaning of a rule, None where a labelled part is it."""
    if "value" in row:
        value = row["value"]
        return lambda _: value
    if "build" in row and row["build"] not in builders:
        raise DataError(f"the time grammar names the unknown builder {row['build']!r}")
    return builders[row["build"]] if "build" in row else None


def _item(part: str, known: set[str]) -> Item:
    optional = part.endswith("?")
    part = part.removesuffix("?")
    label, colon, rest = part.partition(":")
    if colon and label.isidentifier():
        part = rest
    else:
        label = ""
    behind = part.startswith("<")
    return Item(tuple(_choice(c, known) for c in part.removeprefix("<").split("|") if c) or (Choice("word", "|"),),
                label or None, optional, behind)  # fmt: skip


def _choice(text: str, known: set[str]) -> Choice:
    if text.startswith("'"):
        return Choice("word", text.strip("'"))
    clitic, plus, rest = text.partition("+")
    text = rest if plus else text
    definite = True if text.endswith("!") else False if text.endswith("~") else None
    name, _, value = text.rstrip("!~").partition("=")
    kind = "number" if name in READERS else "rule" if name in known else "category"
    return Choice(kind, name, clitic if plus else "", definite, value or None)


class Attempt:
    """Matching from token `first` on, not beyond token `limit` (exclusive)."""

    __slots__ = ("_here", "first", "grammar", "limit", "memory", "tokens", "words")

    def __init__(self, grammar: Grammar, words: Words, tokens: Sequence[Token], first: int, limit: int) -> None:
        self.grammar, self.words, self.tokens, self.first, self.limit = grammar, words, tokens, first, limit
        self.memory: dict[tuple[str, int, str], Match | None] = {}
        self._here: dict[int, dict[str, list[Reading]]] = {}

    def readings(self, i: int) -> Mapping[str, Sequence[Reading]]:
        """The readings of token `i` whose further words follow it, by category; its own form among the categories."""
        found = self._here.get(i)
        if found is None:
            token = self.tokens[i]
            found = {f"'{token.norm}'": []}
            for reading in self.words.readings(token.norm):
                if reading.more and not self._follow(reading.more, i + 1):
                    continue
                if reading.spelled and reading.spelled not in token.text:
                    continue
                found.setdefault(reading.category, []).append(reading)
            self._here[i] = found
        return found

    def _follow(self, words: tuple[str, ...], i: int) -> bool:
        end = i + len(words)
        return end <= self.limit and all(self.tokens[i + k].norm == word for k, word in enumerate(words))

    def rule(self, name: str, i: int, clitic: str = "") -> Match | None:
        """The longest match of a rule at token `i`; its first word behind `clitic` where one is given."""
        key = (name, i, clitic)
        if key in self.memory:
            return self.memory[key]
        self.memory[key] = None  # a rule never begins with itself
        best: Match | None = None
        if i < self.limit:
            here = self.readings(i)
            for rule in self.grammar.rules[name]:
                if rule.starts.isdisjoint(here):
                    continue
                if rule.alias is not None:
                    other = self.rule(rule.alias, i, clitic)
                    best = other if other is not None and (best is None or other.last > best.last) else best
                    continue
                for last, found, skip in self._row(rule.items, 0, i, clitic, {}):
                    if best is not None and last <= best.last:
                        continue
                    value = rule.build(found) if rule.build else next(iter(found.values()), name)
                    if value is not None:
                        best = Match(last, value, rule.name, skip)
                        break
        self.memory[key] = best
        return best

    def _row(
        self, items: tuple[Item, ...], k: int, i: int, clitic: str, parts: dict[str, Any]
    ) -> Iterator[tuple[int, dict[str, Any], int]]:
        """The ways to match items `k`… from token `i` on, optional items taken first."""
        if k == len(items):
            yield i, parts, 0
            return
        item = items[k]
        if item.behind:
            if i > 0 and any(
                c.name == r.category for c in item.choices for r in self.words.readings(self.tokens[i - 1].norm)
            ):
                yield from self._row(items, k + 1, i, clitic, parts)
            return
        if i < self.limit:
            for choice in item.choices:
                for last, value, skip in self._choose(choice, i, clitic):
                    taken = parts if item.label is None else {**parts, item.label: value}
                    for end, found, _ in self._row(items, k + 1, last, "", taken):
                        yield end, found, skip
        if item.optional:
            yield from self._row(items, k + 1, i, clitic, parts)

    def _choose(self, choice: Choice, i: int, clitic: str) -> Iterator[tuple[int, Any, int]]:
        wanted = choice.clitic or clitic
        if choice.kind == "word":
            if self.tokens[i].norm == choice.name:
                yield i + 1, choice.name, 0
        elif choice.kind == "rule":
            match = self.rule(choice.name, i, wanted)
            if match is not None:
                yield match.last, match.value, match.skip
        elif choice.kind == "number":
            found = READERS[choice.name](self, i, wanted, choice.definite)
            if found is not None:
                yield *found, self._skip(choice.name, i)
        else:
            for reading in self.readings(i).get(choice.name, ()):
                if not self.fits(reading, i, wanted, choice.definite):
                    continue
                if choice.value is None or str(reading.value) == choice.value:
                    yield i + 1 + len(reading.more), reading.value, reading.skip
                    return

    def _skip(self, number: str, i: int) -> int:
        here = self.readings(i)
        return min((r.skip for category in NUMBER_STARTS[number] for r in here.get(category, ())), default=0)

    def fits(self, reading: Reading, i: int, clitic: str, definite: bool | None) -> bool:
        """Whether a reading has the proclitic that is asked for; the first word of an expression may have any."""
        if definite is not None and reading.definite != definite:
            return False
        return reading.clitics == clitic or (not clitic and i == self.first)
