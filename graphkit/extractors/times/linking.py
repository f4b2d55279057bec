"""What neighbouring expressions of a sentence tell each other: a shared year, the day something is counted from, days
listed one by one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from graphkit.arabic import skip
from graphkit.document import Token
from graphkit.extractors.times.amounts import Shifted
from graphkit.extractors.times.calendar import finer
from graphkit.extractors.times.clock import Clock, PartOfDay
from graphkit.extractors.times.days import Day, Deictic, Listed, Named, Weekday
from graphkit.extractors.times.periods import Month, Years
from graphkit.extractors.times.values import Meaning
from graphkit.extractors.times.words import spelled
from graphkit.lexicon import table

_REACH = 8
"""Words between "two years after" and the date that it counts from."""
_OPENING = frozenset("([")
_BRACKETED = 5
"""Words and marks between a clock time, the same in another zone, and their day."""
_OF = table("time_modifiers")["particles"]["of"][0]
_COMMAS = frozenset("،,")
_CALENDAR = (Day, Month)
_STOPS = frozenset('،.؛:!؟,()"«»')


@dataclass(frozen=True, slots=True)
class Found:
    """An expression of a text, tokens `first` to `last` (exclusive), before it is resolved."""

    first: int
    last: int
    start: int
    end: int
    meaning: Meaning
    rule: str


def split(found: Found, tokens: Sequence[Token]) -> Iterator[Found]:
    """The days of a list one by one: "في 12 و14 مايو"."""
    if not isinstance(found.meaning, Listed):
        yield found
        return
    cuts = [i for i in range(found.first + 1, found.last) if tokens[i].norm.startswith("و")]
    if len(cuts) != len(found.meaning.days) - 1:
        yield found
        return
    for first, last, day in zip([found.first, *cuts], [*cuts, found.last], found.meaning.days, strict=True):
        start = found.start if first == found.first else tokens[first].start + skip(tokens[first].text, 1)
        end = found.end if last == found.last else tokens[last - 1].end
        yield Found(first, last, start, end, day, found.rule)


def joined(found: Found, before: Found | None, tokens: Sequence[Token]) -> bool:
    """Whether an expression is tied to the one before it by و."""
    return before is not None and before.last == found.first and found.start > tokens[found.first].start


def dated(run: Sequence[Found], tokens: Sequence[Token]) -> list[Found]:
    """Gives a clock time told in two zones the day behind it: "الساعة 10,15 (08,15 ت غ) من صباح الخميس"."""
    told = list(run)
    for i in range(len(told) - 2):
        here, there, day = told[i : i + 3]
        clocks = isinstance(here.meaning, Clock) and isinstance(there.meaning, Clock)
        between = [tokens[k].norm for k in (*range(here.last, there.first), *range(there.last, day.first))]
        if not clocks or len(between) > _BRACKETED or not _OPENING.intersection(between[:1]):
            continue
        part = day.meaning if isinstance(day.meaning, PartOfDay) else None
        of = part.of if part else day.meaning if isinstance(day.meaning, Weekday | Deictic | Day) else None
        if of is not None and all(not norm.isalnum() or norm == _OF for norm in between):
            for k, found in ((i, here), (i + 1, there)):
                if isinstance(found.meaning, Clock) and found.meaning.of is None:
                    period = found.meaning.period or (part.period if part and k == i else None)
                    told[k] = replace(found, meaning=replace(found.meaning, of=of, period=period))
    return told


def _grain(meaning: Meaning) -> str | None:
    if isinstance(meaning, Day):
        return "day"
    if isinstance(meaning, Month):
        return "month"
    return "year" if isinstance(meaning, Years) and meaning.count == 1 else None


class Links:
    """Completes an expression by the one behind it."""

    def __init__(self) -> None:
        data = table("time_modifiers")["tied"]
        self._tied, self._apposing = spelled(data["words"]), spelled(data["apposing"])
        self._called = frozenset(
            clitic + word for word in spelled(data["called_by_a_day"]) for clitic in ("", "و", "ب", "ل")
        )
        self._lasting = spelled(data["lasting"])

    def complete(self, found: Found, following: Found | None, tokens: Sequence[Token]) -> Found:
        """ "مارس وأيار 2015": the first takes the year of the second; "بعد عامين من ثورة 2011" counts from it."""
        meaning = found.meaning
        if found.first and isinstance(meaning, _CALENDAR) and tokens[found.first - 1].norm in self._called:
            bare = meaning.year is None and meaning.relation is None and getattr(meaning, "of", None) is None
            return replace(found, meaning=Named(meaning)) if bare else found
        if following is None:
            return found
        other = following.meaning
        if joined(following, found, tokens) and isinstance(meaning, _CALENDAR) and isinstance(other, _CALENDAR):
            named = isinstance(meaning, Month) or meaning.month is not None
            if named and meaning.year is None and meaning.relation is None and meaning.hijri == other.hijri:
                return replace(found, meaning=replace(meaning, year=other.year, relation=other.relation))
        if isinstance(meaning, Shifted) and meaning.base is None and tokens[found.last].norm in self._tied:
            grain = _grain(other)
            near = following.first - found.last <= _REACH
            if grain and near and not finer("day" if meaning.unit == "week" else meaning.unit, grain):
                between = [tokens[i].norm for i in range(found.last, following.first)]
                if _STOPS.isdisjoint(between) and self._lasting.isdisjoint(between[:2]):
                    return replace(found, meaning=replace(meaning, base=other))
        return found

    def apposed(self, found: Found, before: Found | None, tokens: Sequence[Token]) -> bool:
        """Whether an expression says the one before it in other words: "السبت، أي بعد يوم من القمة"."""
        if before is None or found.first - before.last > 3:
            return False
        between = [tokens[i].norm for i in range(before.last, found.first)]
        return all(norm in _COMMAS or norm in self._apposing for norm in between)
