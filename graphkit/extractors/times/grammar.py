"""The rules of `lexicons/ar/time_grammar.toml`, read, and the words that each can begin with.

A *terminal* is what a pattern asks of one word: a category with its article and value ("singular=year!"), behind a
proclitic where it names one ("و+weekday!"), or the word itself ("'/'").
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from graphkit.errors import DataError
from graphkit.extractors.times.numbers import FOLLOWING, READERS, STARTS
from graphkit.lexicon import table

Builder = Callable[[Mapping[str, Any]], Any]
Pairs = dict[str, set[str]]
"""The terminals that something can begin with, each with those of the next word; END among them: it may be all."""
END = ""


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
    """One form of an expression; `name` is told with what it finds. An `alias` only passes another rule on."""

    of: str
    name: str
    items: tuple[Item, ...]
    build: Builder | None
    alias: bool


class Grammar:
    """The rules by what they are `of`, and the first two terminals of each (`pairs`) and of all together (`whole`)."""

    def __init__(self, builders: Mapping[str, Builder], name: str = "time_grammar") -> None:
        rows = table(name)["rule"]
        known = {row["of"] for row in rows}
        self.rules: dict[str, list[Rule]] = {}
        for row in rows:
            items = tuple(_item(part, known) for part in row["pattern"].split())
            build = _builder(row, builders)
            choices = items[0].choices
            only = choices[0] if len(items) == len(choices) == 1 and not build and "name" not in row else None
            alias = only is not None and only.kind == "rule" and not only.clitic
            self.rules.setdefault(row["of"], []).append(
                Rule(row["of"], row.get("name", row["of"]), items, build, alias)
            )
        self.pairs, self.whole = self._first_two()

    def choices(self) -> Iterator[Choice]:
        """Everything that an item may be, in the order of the rules."""
        for rules in self.rules.values():
            for rule in rules:
                for item in rule.items:
                    yield from item.choices

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
                    for first, following in row(rule.items, whole).items():
                        if first not in known or not following <= known[first]:
                            known.setdefault(first, set()).update(following)
                            whole[name].setdefault(first, set()).update(following)
                            grown = True
        return pairs, whole


def row(items: tuple[Item, ...], rules: Mapping[str, Pairs]) -> Pairs:
    """The first two terminals of a row of items, from what is known so far of the rules in it."""
    rest: Pairs = {END: {END}}
    for item in reversed(items):
        if item.behind:
            continue
        found: Pairs = {first: set(following) for first, following in rest.items()} if item.optional else {}
        for choice in item.choices:
            for first, following in single(choice, rules).items():
                more = found.setdefault(placed(first, choice.clitic), set())
                more.update(following - {END})
                if END in following:
                    more.update(rest)
        rest = found
    return rest


def single(choice: Choice, rules: Mapping[str, Pairs]) -> Pairs:
    """The first two terminals of a choice."""
    if choice.kind == "rule":
        return rules[choice.name]
    if choice.kind == "number":
        return {first: {END, *FOLLOWING[choice.name]} for first in STARTS[choice.name]}
    return {choice.terminal: {END}}


@cache
def placed(terminal: str, clitic: str | None) -> str:
    """A terminal behind a proclitic, or behind whichever (None), unless it names one itself or is a word as it
    stands."""
    if clitic == "" or "+" in terminal or terminal[:1] in ("'", END):
        return terminal
    return f"?{terminal}" if clitic is None else f"{clitic}+{terminal}"


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
