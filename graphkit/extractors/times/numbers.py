"""Numbers in digits and in words: "خمسة وعشرون", "ألفين وسبعة عشر", "الحادي والعشرين", "10 آلاف"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from graphkit.document import Token
from graphkit.extractors.times.words import Reading
from graphkit.lexicon import table

CATEGORIES = ("digits", "ones", "tens", "hundreds", "thousands", "teen", "ordinal_word", "ordinal_feminine")
"""The categories of word that numbers are read from."""
ANY_WORD = "'*'"
"""The terminal that every word is."""
STARTS = {
    "cardinal": frozenset({"digits", "ones", "tens", "hundreds", "thousands"}),
    "feminine": frozenset({"ordinal_feminine"}),
    "ordinal": frozenset({"ordinal_word", "tens"}),
    "masculine": frozenset({"ordinal_word", "tens"}),
    "word": frozenset({ANY_WORD}),
}
"""The terminals with which each reader can begin."""
FOLLOWING = {
    "cardinal": frozenset({"teen", "thousands~", "و+digits", "و+ones", "و+tens", "و+hundreds", "و+thousands"}),
    "feminine": frozenset({"teen~", "و+tens!"}),
    "ordinal": frozenset({"teen~", "و+tens!"}),
    "masculine": frozenset({"teen~", "و+tens!"}),
    "word": frozenset(),
}
"""The terminals that can be the second word of what each reader reads."""
_AND = table("time_modifiers")["particles"]["and"][0]


class Source(Protocol):
    """The part of a chart that a number reader needs."""

    limit: int
    tokens: Sequence[Token]

    def reading(self, i: int, terminal: str, clitic: str | None) -> Reading | None: ...


Reader = Callable[[Source, int, "str | None", "bool | None"], "tuple[int, int | str] | None"]


def mark(definite: bool | None) -> str:
    """How a terminal says that it wants the article, or wants none."""
    return "" if definite is None else "!" if definite else "~"


def word(source: Source, i: int, clitic: str | None = "", definite: bool | None = None) -> tuple[int, str] | None:
    """Any word, whatever it means: the place behind "بتوقيت"."""
    return (i + 1, source.tokens[i].norm) if source.tokens[i].norm.isalpha() else None


def _find(source: Source, i: int, category: str, clitic: str | None, definite: bool | None = None) -> int | None:
    reading = source.reading(i, category + mark(definite), clitic) if i < source.limit else None
    return None if reading is None or reading.more else int(reading.value)


def _group(source: Source, i: int, clitic: str | None) -> tuple[int, int, int] | None:
    """One part of a number at token `i`: (its end, its value, the size under which the next part must stay)."""
    if clitic == _AND and i + 1 < source.limit and source.tokens[i].norm == _AND:  # "3 و 45 دقيقة"
        i, clitic = i + 1, ""
    digits = _find(source, i, "digits", clitic)
    if digits is not None:
        times = _find(source, i + 1, "thousands", "", False)
        return (i + 1, digits, 1) if times is None else (i + 2, digits * 1000, 1000)
    ones = _find(source, i, "ones", clitic)
    if ones is not None:
        if _find(source, i + 1, "teen", "") is not None:
            return i + 2, ones + 10, 1
        if _find(source, i + 1, "thousands", "", False) is not None and ones > 2:
            return i + 2, ones * 1000, 1000
        return i + 1, ones, 1
    for category, size in (("tens", 10), ("hundreds", 100), ("thousands", 1000)):
        value = _find(source, i, category, clitic)
        if value is not None:
            return i + 1, value, size
    return None


def cardinal(source: Source, i: int, clitic: str | None = "", definite: bool | None = None) -> tuple[int, int] | None:
    """The longest number at token `i` as (its end, its value), parts joined by و; None where there is none."""
    group = _group(source, i, clitic)
    if group is None:
        return None
    last, total, size = group
    if definite is not None and all(
        source.reading(i, f"{c}{mark(definite)}", None) is None for c in STARTS["cardinal"]
    ):
        return None
    while last < source.limit:
        following = _group(source, last, "و")
        if following is None:
            break
        end, value, next_size = following
        tens_behind_ones = size == 1 and total % 100 < 10 and value < 100 and value % 10 == 0 and value >= 20
        if not tens_behind_ones and not (size > 1 and value < size):
            break
        last, total, size = end, total + value, 1 if tens_behind_ones else next_size
    return last, total


def ordinal(source: Source, i: int, clitic: str | None = "", definite: bool | None = None) -> tuple[int, int] | None:
    """The ordinal at token `i` as (its end, its number): "الثالث", "الثاني عشر", "الحادي والعشرين", "الثلاثين"."""
    ones = _find(source, i, "ordinal_word", clitic, definite)
    if ones is None:
        tens = _find(source, i, "tens", clitic, definite) if definite else None
        return None if tens is None or tens == 10 else (i + 1, tens)
    if _find(source, i + 1, "teen", "", False) is not None:
        return i + 2, ones + 10
    tens = _find(source, i + 1, "tens", "و", True) if definite else None
    return (i + 1, ones) if tens is None else (i + 2, ones + tens)


def feminine(source: Source, i: int, clitic: str | None = "", definite: bool | None = None) -> tuple[int, int] | None:
    """The feminine ordinal at token `i`: an hour of the clock is one ("الثالثة"), an attack is not ("الثالث")."""
    found = _find(source, i, "ordinal_feminine", clitic, definite)
    return None if found is None else ordinal(source, i, clitic, definite)


def masculine(source: Source, i: int, clitic: str | None = "", definite: bool | None = None) -> tuple[int, int] | None:
    """The masculine ordinal at token `i`: days of a month are numbered by it, "الجمعة الثانية" is the second one."""
    if _find(source, i, "ordinal_feminine", clitic, definite) is not None:
        return None
    return ordinal(source, i, clitic, definite)


READERS: dict[str, Reader] = {
    "cardinal": cardinal, "feminine": feminine, "masculine": masculine, "ordinal": ordinal, "word": word
}  # fmt: skip
