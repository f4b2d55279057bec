"""Arabic word forms: proclitics are split off a word, dictionary entries are spelled out in every form that news uses.

Nothing is parsed at run time: forms are generated once, looked up in a dictionary ever after. The paradigms are data
(`lexicons/ar/morphology.toml`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import Any, Literal

from graphkit.arabic import fold
from graphkit.lexicon import table

Tense = Literal["past", "present"]


@dataclass(frozen=True, slots=True)
class Split:
    """One way to read a folded word as proclitics and a stem.

    `skip` counts the folded letters before the stem; a fused article ("للاجتماع") is in neither. `definite` says
    that the stem carries the article.
    """

    stem: str
    proclitics: tuple[str, ...] = ()
    definite: bool = False
    skip: int = 0


@dataclass(frozen=True, slots=True)
class Form:
    """A form of a dictionary entry and what it says: of a verb tense, person, gender and number; of a noun its number.

    `pronoun` is the pronoun attached at its end ("لقائه" → "ه"), None without one.
    """

    text: str
    pos: Literal["verb", "noun", "adjective"]
    tense: Tense | None = None
    person: int | None = None
    gender: Literal["m", "f"] | None = None
    number: Literal["singular", "dual", "plural"] | None = None
    pronoun: str | None = None


_NUMBER: dict[str, Literal["singular", "dual", "plural"]] = {"s": "singular", "d": "dual", "p": "plural"}


@cache
def splits(word: str) -> tuple[Split, ...]:
    """Every reading of a folded word as proclitics and stem, the whole word first, then by growing prefix.

    Readings are candidates: whoever looks a stem up decides. A stem keeps at least two letters.
    """
    clitics = table("morphology")["proclitics"]
    found: dict[tuple[str, bool], Split] = {(word, False): Split(word)}

    def add(stem: str, taken: tuple[str, ...], definite: bool, skip: int) -> None:
        if len(stem) >= 2:
            found.setdefault((stem, definite), Split(stem, taken, definite, skip))

    options = [["", *clitics[kind]] for kind in ("conjunction", "question", "preposition")]
    for conjunction, question, preposition in product(*options):
        prefix = conjunction + question + preposition
        if not word.startswith(prefix):
            continue
        taken = tuple(filter(None, (conjunction, question, preposition)))
        rest = word[len(prefix) :]
        if prefix:
            add(rest, taken, False, len(prefix))
        if rest.startswith(clitics["article"]):
            add(rest[2:], taken, True, len(prefix) + 2)
        if preposition == "ل" and rest.startswith("ل"):
            add(rest[1:], taken, True, len(prefix) + 1)  # لل + اتفاق
            add(rest, taken, True, len(prefix))  # لل + لجنة is written للجنة
        if not question and not preposition:
            for future in clitics["future"]:
                if rest.startswith(future):
                    add(rest[len(future) :], (*taken, future), False, len(prefix) + len(future))
    return tuple(found.values())


def _paradigm(kind: str, word: str) -> Mapping[str, Any]:
    """The last paradigm of `kind` that applies to `word`; special ones follow the general one in the table."""
    paradigms = table("morphology")[kind]
    return next(p for p in reversed(list(paradigms.values())) if re.search(p["applies"], word))


def _with_pronouns(template: str, pronouns: list[str]) -> Iterator[tuple[str, str | None]]:
    """`{s}+` gives the bare form and each pronoun, `{s}+!` each pronoun only."""
    bare = template.rstrip("+!")
    if not template.endswith("!"):
        yield bare, None
    if "+" in template:
        for pronoun in pronouns:
            yield bare + pronoun, pronoun


def verb_forms(past: str, present: str) -> Iterator[Form]:
    """The forms of a verb given its third person masculine singular, past and present ("نفى", "ينفي").

    The passive is written alike in nearly all of them; where it is not ("قيل") an entry lists it as a word.
    """
    hamza = past.endswith("أ")  # "بدأ" folds to what looks defective and is not
    past, present = fold(past), fold(present)
    rules = table("morphology")["verb"]["strong"] if hamza else _paradigm("verb", past)
    pronouns = table("morphology")["pronouns"]["object"]
    stem, prefixless = past, present[1:]
    # What the paradigms name: {c} and {q} are past and present with the long vowel before the last letter dropped.
    parts = {"c": past[:-2] + past[-1:], "q": prefixless[:-2] + prefixless[-1:], "v": past[-1:], "w": present[-1:]}
    if rules is table("morphology")["verb"]["defective"]:
        stem, prefixless = past[:-1], prefixless[:-1]
    parts |= {"s": stem, "p": prefixless}
    for tense in ("past", "present"):
        for template, agreement in rules[tense]:
            for text, pronoun in _with_pronouns(template.format(**parts), pronouns):
                yield Form(
                    text, "verb", tense=tense, person=int(agreement[0]), pronoun=pronoun,
                    gender="m" if "m" in agreement else "f" if "f" in agreement else None,
                    number=_NUMBER[agreement[-1]],
                )  # fmt: skip


def noun_forms(singular: str | None, *plurals: str) -> Iterator[Form]:
    """The forms of a noun: case, dual, attached pronouns, and each given plural likewise, without the article."""
    pronouns = table("morphology")["pronouns"]["attached"]
    words = [("noun", singular)] if singular else []
    for kind, entry in [*words, *(("plural", plural) for plural in plurals)]:
        word = fold(entry)
        rule = _paradigm(kind, word)
        stem = word[:-1] if rule["applies"].endswith("$") else word
        for template, number in rule["forms"]:
            for text, pronoun in _with_pronouns(template.format(s=stem), pronouns):
                yield Form(text, "noun", number=number, pronoun=pronoun)


def adjective_forms(masculine: str) -> Iterator[Form]:
    """The forms of an adjective or participle, without the article."""
    word = fold(masculine)
    rule = _paradigm("adjective", word)
    stem = word[:-1] if rule["applies"].endswith("ي$") else word
    for template, number, gender in rule["forms"]:
        yield Form(template.format(s=stem), "adjective", number=number, gender=gender)
