"""What each word may mean in a time expression: the lexicon tables as one dictionary of readings.

A reading has a category ("month"), a value (its number) and the proclitics it was read behind. The readings of a
folded word are worked out once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from graphkit.arabic import fold
from graphkit.lexicon import table
from graphkit.morphology import splits
from graphkit.phrases import words as cut

_QUESTION = table("morphology")["proclitics"]["question"][0]
_DIGITS = re.compile(r"\d{1,6}$")
_YEAR_MARK = re.compile(r"(\d{3,4})(م|ه)$")
_GLUED = re.compile(r"(\d{1,2})([^\W\d_]{3,})$")
_BEHIND = re.compile(r"([^\W\d_]{2,4})(\d{1,4})$")
_CLOCK = re.compile(r"([01]?\d|2[0-4])[:.,]([0-5]\d)(?:[:.,]([0-5]\d))?$")
_DECIMAL = re.compile(r"(\d{1,3})[.,](\d)$")
_LOOSE_CLOCK = re.compile(r"([01]?\d|2[0-4]):([0-5]?\d):([0-5]?\d)$")
_MARKED_CLOCK = re.compile(r"(1[0-2]|0?[1-9])[:.,]([0-5]\d)(?:[:.,]([0-5]\d))?(ص|م|am|pm)$")
_DOTTED = re.compile(r"(\d{1,4})\.(\d{1,2})\.(\d{1,4})$")
_ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th|er)$")
_LATIN = re.compile(r"[a-z\u00df-\u024f]{3,12}$")
_GLUED_YEAR = re.compile(r"([^\W\d_]{3,})((?:1[89]|20)\d\d)م?$")
_KINDS = {"relations": "relation", "demonstratives": "demonstrative", "qualifiers": "qualifier", "edges": "edge"}
"""What the categories of a table of words begin with, where it is not the table's name."""
_KEPT = 1 << 17
"""Words remembered at most.
"""
_ISO = re.compile(r"(\d{1,2})t(\d{2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?(?:z|\+\d{2}:?\d{2})?$")


@dataclass(frozen=True, slots=True)
class Reading:
    """One meaning of a word. `skip` counts the folded letters of the proclitics, the article not among them; `more`
    are the folded words that must follow where the entry has several, `spelled` what the unfolded word must hold."""

    category: str
    value: Any = None
    clitics: str = ""
    definite: bool = False
    skip: int = 0
    more: tuple[str, ...] = ()
    spelled: str = ""


class Words:
    """Looks words up. Built once; remembers what it has seen."""

    def __init__(self) -> None:
        self._table: dict[str, list[tuple[tuple[str, ...], str, Any]]] = {}
        self._spelled = {fold(w): e["spelled"] for e in table("months")["month"] if "spelled" in e for w in e["words"]}
        particles = table("time_modifiers")["particles"]
        self._prepositions = spelled(w for kind in ("in", "since", "until", "between") for w in particles[kind])
        self._seen: dict[str, tuple[Reading, ...]] = {}
        self._categories: dict[str, tuple[frozenset[str], frozenset[str]]] = {}
        for category, words, value in _entries():
            for word in words:
                first, *more = cut(word)
                self._table.setdefault(first, []).append((tuple(more), category, value))

    def readings(self, norm: str) -> tuple[Reading, ...]:
        """The readings of a folded word, those of several words first."""
        found = self._seen.get(norm)
        if found is None:
            if len(self._seen) > _KEPT:
                self._seen.clear()
            found = tuple(sorted(set(self._read(norm)), key=lambda r: (-len(r.more), r.skip, r.category, str(r.value))))
            self._seen[norm] = found
        return found

    def categories(self, norm: str) -> frozenset[str]:
        """The categories of all readings of a folded word."""
        return (self._categories.get(norm) or self._sort(norm))[0]

    def single(self, norm: str) -> frozenset[str]:
        """The categories of its readings that take in no further word."""
        return (self._categories.get(norm) or self._sort(norm))[1]

    def _sort(self, norm: str) -> tuple[frozenset[str], frozenset[str]]:
        readings = self.readings(norm)
        every, single = (frozenset(r.category for r in readings if each or not r.more) for each in (True, False))
        if len(self._categories) > _KEPT:
            self._categories.clear()
        found = self._categories[norm] = every, single
        return found

    def _read(self, norm: str) -> Iterator[Reading]:
        for split in splits(norm):
            if _QUESTION in split.proclitics:
                continue  # "اليوم" is no question
            clitics = "".join(split.proclitics)
            skip = split.skip - (2 if split.definite else 0)
            if split.definite and clitics.endswith("ل"):  # "للأسبوع" is not to be cut
                skip = len(clitics) - 1
            if split.definite:
                for more, category, value in self._table.get("ال" + split.stem, ()):
                    yield Reading(category, value, clitics, True, skip, more)
            for more, category, value in self._table.get(split.stem, ()):
                spelled = self._spelled.get(split.stem, "")
                yield Reading(category, value, clitics, split.definite, skip, more, spelled)
            for category, value in _numeric(split.stem):
                yield Reading(category, value, clitics, split.definite, skip)
        if len(norm) == 2 and norm[0] in "ولبف" and norm[1].isdigit():  # a stem keeps two letters, a digit is one
            for category, value in _numeric(norm[1:]):
                yield Reading(category, value, norm[0], False, 1)
        if len(norm) == 1:
            for more, category, value in self._table.get(norm, ()):
                yield Reading(category, value, more=more)
            for category, value in _numeric(norm):
                yield Reading(category, value)
        behind = _BEHIND.match(norm)
        if behind and behind[1] in self._prepositions:  # "في26"
            for category, value in _numeric(behind[2]):
                yield Reading(category, value, behind[1], False, len(behind[1]))
        year = _GLUED_YEAR.match(norm)
        if year:  # "يوليو2017"
            for more, category, value in self._table.get(year[1], ()):
                if category in ("month", "weak_month") and not more:
                    yield Reading("glued_year", (value, int(year[2])))
        glued = _GLUED.match(norm)
        if glued:
            for more, category, value in self._table.get(glued[2], ()):
                if category in ("month", "weak_month") and not more:
                    yield Reading("glued_day", (int(glued[1]), value))


def _numeric(word: str) -> Iterator[tuple[str, Any]]:
    if _LATIN.match(word):
        yield "latin", word
    if not word[:1].isdigit():
        return
    if _DIGITS.match(word):
        yield "digits", int(word)
        if len(word) <= 2 and 1 <= int(word) <= 31:
            yield "day_digits", int(word)
        if len(word) <= 2 and 1 <= int(word) <= 12:
            yield "month_digits", int(word)
        if len(word) == 4 and 1000 <= int(word) <= 2999:
            yield "year", int(word)
        return
    clock = _CLOCK.match(word)
    if clock:
        yield "hhmm", (int(clock[1]), int(clock[2]), int(clock[3]) if clock[3] else None, ":" in word)
    decimal = _DECIMAL.match(word)
    if decimal:
        yield "decimal", (int(decimal[1]), int(decimal[2]))
    loose = None if clock else _LOOSE_CLOCK.match(word)
    if loose:
        yield "hhmm_loose", (int(loose[1]), int(loose[2]), int(loose[3]), True)
    half = _MARKED_CLOCK.match(word)
    if half:
        hour = int(half[1]) % 12 + (12 if half[4] in ("م", "pm") else 0)
        yield "hhmm", (hour, int(half[2]), int(half[3]) if half[3] else None, True)
    marked = _YEAR_MARK.match(word)
    if marked:
        yield ("year" if marked[2] == "م" else "hijri_year"), int(marked[1])
    ordinal = _ORDINAL.match(word)
    if ordinal and 1 <= int(ordinal[1]) <= 31:
        yield "english_day", int(ordinal[1])
    dotted = _DOTTED.match(word)
    if dotted:
        yield "dotted", (int(dotted[1]), int(dotted[2]), int(dotted[3]))
    iso = _ISO.match(word)
    if iso:
        yield "iso_tail", (int(iso[1]), int(iso[2]), int(iso[3]))


def _entries() -> Iterator[tuple[str, Iterable[str], Any]]:
    """(category, words, value) of every entry of the tables."""
    months = table("months")
    for entry in months["month"]:
        latin = [word for word in entry["words"] if word.isascii()]
        yield "english_month", latin, entry["number"]
        arabic = [word for word in entry["words"] if word not in latin]
        yield ("weak_month" if entry.get("weak") else "month"), arabic, entry["number"]
        if entry.get("weak") == 1:
            yield "weak_month_1", arabic, entry["number"]
    for entry in months["hijri"]:
        yield ("weak_hijri" if entry.get("weak") else "hijri"), entry["words"], entry["number"]
        if entry.get("weak") == 1:
            yield "weak_hijri_1", entry["words"], entry["number"]
    for entry in table("weekdays")["weekday"]:
        yield "english_weekday", [word for word in entry["words"] if word.isascii()], entry["number"]
        yield "weekday", [word for word in entry["words"] if not word.isascii()], entry["number"]
    units = table("units")
    for entry in units["unit"]:
        for number in ("singular", "dual", "plural"):
            yield number, entry[number], entry["unit"]
    for kind, listed in units["open"].items():
        yield f"open_{kind}", listed, None
    for word, minutes in units["fractions"]["minutes"].items():
        yield "fraction", [word], minutes
    for word, unit in units["construct"].items():
        yield "both", [word], unit
    for word, parts in units["portions"].items():
        yield "portion", [word], parts
    for name, listed in units["runs"].items():
        yield f"run_{name}", listed, name
    for name, listed in units["eras"].items():
        yield name, listed, name
    yield from _feasts()
    numbers = table("numbers")
    for word, number in numbers["ordinals"].items():
        yield "ordinal_word", [word], number
        if word[-1] in "ةى":
            yield "ordinal_feminine", [word], number
    for kind in ("ones", "tens", "hundreds", "thousands"):
        for word, number in numbers[kind].items():
            yield kind, [word], number
    yield "teen", numbers["teen"]["words"], 10
    yield "vague", numbers["vague"]["words"], None
    yield "vague_many", numbers["vague_many"]["words"], None
    yield "vague_after", numbers["vague"]["after"], None
    for entry in table("deictics")["day"]:
        yield "deictic", entry["words"], entry["shift"]
    modifiers = table("time_modifiers")
    for kind in ("relations", "alone", "times", "demonstratives", "qualifiers", "edges", "clock", "particles"):
        for name, listed in modifiers[kind].items():
            if isinstance(listed, list) and name != "examples":
                yield name if kind == "particles" else f"{_KINDS.get(kind, kind)}_{name}", listed, name
    for name, letters in modifiers["clock"]["letters"].items():
        yield "clock_letter", letters, name
    yield "approx_before", modifiers["approximate"]["before"], None
    yield "approx_after", modifiers["approximate"]["after"], None
    yield "more_before", modifiers["approximate"]["more"], None
    yield "less_before", modifiers["approximate"]["less"], None
    yield "earlier", modifiers["earlier"]["words"], None
    for name, entry in modifiers["parts"].items():
        if isinstance(entry, dict):
            yield "part_bare" if entry.get("bare") else "part", entry["words"], name
            adverbs = [word for word in entry["words"] if word in modifiers["parts"]["adverbs"]]
            yield "part_adverb", adverbs, name
    for entry in modifiers["seasons"].values():
        if isinstance(entry, dict):
            yield "season", entry["words"], entry["month"]
    for word, tens in modifiers["decades"].items():
        yield "decade_word", [word], tens
    for phrase in modifiers["recurring"]["adverbs"]:
        yield "recurring", [phrase], modifiers["recurring"]["units"][phrase.split()[-1]]


def _feasts() -> Iterator[tuple[str, Iterable[str], Any]]:
    data = table("feasts")
    for entry in data["feast"]:
        yield "feast", entry["words"], entry["name"]
        yield "feast_day", [word for word in entry["words"] if word.startswith(data["context"]["day"])], entry["name"]
    yield "feast_epithet", data["epithets"]["words"], None
    for rite in ("eastern", "western"):
        yield "feast_rite", data["rites"][rite], rite
    yield "feast_rite_of", data["rites"]["of"], None
    for name in ("before", "event", "eve", "holiday"):
        yield f"feast_{name}", data["context"][name], name


def spelled(words: Iterable[str]) -> frozenset[str]:
    """Folded words for a set lookup."""
    return frozenset(map(fold, words))
