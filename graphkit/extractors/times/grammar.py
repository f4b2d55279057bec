"""The rules of `lexicons/ar/time_grammar.toml`, compiled, and which of them two words can begin.

A *terminal* is what a pattern asks of one word: a category with its article and value ("singular=year!"), behind a
proclitic where it names one ("و+weekday!"), or the word itself ("'/'"). Each rule knows the terminals that it can begin
with and, for each, those of the next word. So nearly all rules are passed over by a look at two words.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from graphkit.errors import DataError
from graphkit.extractors.times.numbers import FOLLOWING, READERS, STARTS
from graphkit.lexicon import table

Builder = Callable[[Mapping[str, Any]], Any]
Pairs = dict[str, set[str]]
"""The terminals that something can begin with, each with those of the next word; END among them: it may be all."""
END = ""
_KEPT = 1 << 16


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that an item may be; `terminal` is what it asks of a word, the proclitic aside. `definite` None accepts
    both."""

    kind: str
    name: str
    terminal: str
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
    """One form of an expression; `name` is told with what it finds. An `alias` only passes another rule on.

    `firsts` holds, for each item, the terminals that it and those behind it can begin with; END: they may be absent.
    `head` numbers the first item, rules that begin alike have the same; None where it may be absent.
    """

    of: str
    name: str
    items: tuple[Item, ...]
    build: Builder | None
    alias: str | None
    firsts: tuple[frozenset[str], ...] = ()
    head: int | None = None


class Grammar:
    """The compiled rules."""

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
        self.choices = {c for rules in self.rules.values() for r in rules for item in r.items for c in item.choices}
        self._pairs, whole = self._first_two()
        heads: dict[tuple[Choice, ...], int] = {}
        for rules in self.rules.values():
            rules[:] = [replace(r, firsts=_firsts(r.items, whole), head=_head(r.items[0], heads)) for r in rules]
        self.starts = {name: frozenset().union(*pairs) for name, pairs in self._pairs.items()}
        self._begin: dict[tuple[str, str | None, frozenset[str], frozenset[str] | None], tuple[Rule, ...]] = {}

    def begin(
        self, name: str, clitic: str | None, kinds: frozenset[str], behind: frozenset[str] | None
    ) -> tuple[Rule, ...]:
        """The rules of `name` that can match where a word is the terminals `kinds` and the next one those of `behind`
        (None: any). `clitic` is the proclitic that the first word must have, where the rule itself does not say."""
        key = (name, clitic, kinds, behind)
        rules = self._begin.get(key)
        if rules is None:
            if len(self._begin) > _KEPT:
                self._begin.clear()
            rules = self._begin[key] = tuple(
                rule
                for rule, pairs in zip(self.rules[name], self._pairs[name], strict=True)
                if any(
                    _behind(first, clitic) in kinds
                    and (behind is None or END in following or not following.isdisjoint(behind))
                    for first, following in pairs.items()
                )
            )
        return rules

    def _first_two(self) -> tuple[dict[str, list[Pairs]], dict[str, Pairs]]:
        """The first two terminals of every form of each rule, and of the rules as a whole.

        Rules hold each other: it is worked out until nothing is added.
        """
        pairs: dict[str, list[Pairs]] = {name: [{} for _ in rules] for name, rules in self.rules.items()}
        whole: dict[str, Pairs] = {name: {} for name in self.rules}
        grown = True
        while grown:
            grown = False
            for name, rules in self.rules.items():
                for rule, known in zip(rules, pairs[name], strict=True):
                    for first, following in _row(rule.items, whole).items():
                        if first not in known or not following <= known[first]:
                            known.setdefault(first, set()).update(following)
                            whole[name].setdefault(first, set()).update(following)
                            grown = True
        return pairs, whole


def _row(items: tuple[Item, ...], rules: Mapping[str, Pairs]) -> Pairs:
    """The first two terminals of a row of items, from what is known so far of the rules in it."""
    rest: Pairs = {END: {END}}
    for item in reversed(items):
        if item.behind:
            continue
        found: Pairs = {first: set(following) for first, following in rest.items()} if item.optional else {}
        for choice in item.choices:
            for first, following in _single(choice, rules).items():
                more = found.setdefault(_behind(first, choice.clitic), set())
                more.update(following - {END})
                if END in following:
                    more.update(rest)
        rest = found
    return rest


def _firsts(items: tuple[Item, ...], rules: Mapping[str, Pairs]) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(_row(items[k:], rules)) for k in range(len(items) + 1))


def _head(item: Item, heads: dict[tuple[Choice, ...], int]) -> int | None:
    return None if item.optional or item.behind else heads.setdefault(item.choices, len(heads))


def _single(choice: Choice, rules: Mapping[str, Pairs]) -> Pairs:
    if choice.kind == "rule":
        return rules[choice.name]
    if choice.kind == "number":
        return {first: {END, *FOLLOWING[choice.name]} for first in STARTS[choice.name]}
    return {choice.terminal: {END}}


def _behind(terminal: str, clitic: str | None) -> str:
    """A terminal behind a proclitic, unless it names one itself or is a word as it stands."""
    return f"{clitic}+{terminal}" if clitic and "+" not in terminal and terminal[:1] != "'" else terminal


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
    choices = tuple(_choice(c, known) for c in part.removeprefix("<").split("|") if c)
    return Item(choices or (Choice("word", "|", "'|'"),), label or None, optional, behind)


def _choice(text: str, known: set[str]) -> Choice:
    if text.startswith("'"):
        return Choice("word", text.strip("'"), text)
    clitic, plus, rest = text.partition("+")
    text = rest if plus else text
    definite = True if text.endswith("!") else False if text.endswith("~") else None
    name, _, value = text.rstrip("!~").partition("=")
    kind = "number" if name in READERS else "rule" if name in known else "category"
    return Choice(kind, name, text, clitic if plus else "", definite, value or None)
