"""The words with which a denial points to what it denies, compiled."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from graphkit.arabic import fold
from graphkit.lexicon import table
from graphkit.phrases import Phrases


@cache
def back() -> Phrases[str]:
    """What a denial points back with, by how it does."""
    phrases: Phrases[str] = Phrases()
    for kind, entry in table("stance")["back"].items():
        for phrase in entry["phrases"] if kind != "never" else ():
            phrases.add(phrase, kind)
    return phrases


class Aside(NamedTuple):
    """Words that lead away from what is denied; those whose subject, or definite subject, is taken for granted; those
    that do something with it; demonstratives."""

    words: frozenset[str]
    causing: frozenset[str]
    presupposing: frozenset[str]
    changing: frozenset[str]
    demonstratives: frozenset[str]


@cache
def aside() -> Aside:
    entry = table("stance")["aside"]
    return Aside(*(frozenset(map(fold, entry[key])) for key in Aside._fields))


@cache
def agreement() -> tuple[str, tuple[str, ...]]:
    """A pronoun of the feminine, and the endings of what it can mean."""
    entry = table("stance")["agreement"]
    return fold(entry["pronoun"]), tuple(map(fold, entry["endings"]))


@cache
def judging() -> Phrases[bool]:
    """What such a denial is said of."""
    phrases: Phrases[bool] = Phrases()
    for phrase in table("stance")["judged"]["phrases"]:
        phrases.add(phrase, True)
    return phrases
