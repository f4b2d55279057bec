"""Builders of days."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from graphkit.extractors.times import foreign
from graphkit.extractors.times.amounts import Shifted
from graphkit.extractors.times.bounds import Between, Nth
from graphkit.extractors.times.days import Day, Deictic, Listed, SameDay, Weekday
from graphkit.extractors.times.periods import Month, MonthOf, Relative
from graphkit.extractors.times.rules.registry import Parts, builder
from graphkit.extractors.times.told import Carried, WeekdayAfter
from graphkit.extractors.times.values import Meaning


@builder
def same(p: Parts) -> int | None:
    """Two names of one month: أيار/مايو."""
    return int(p["a"]) if p["a"] == p["b"] else None


@builder
def year_in_words(p: Parts) -> int | None:
    return p["y"] if 1000 <= p["y"] <= 2999 else None


@builder
def short_year(p: Parts) -> int | None:
    """ "العام 92": two digits are a year of the last century."""
    return 1900 + p["y"] if 30 <= p["y"] <= 99 else None


@builder
def full_day(p: Parts) -> Day:
    if 1300 <= p["y"] <= 1500:
        return Day(p["d"], p["m"], p["y"], hijri=True)
    return Day(p["d"], p["m"], p["y"])


@builder
def dotted_day(p: Parts) -> Day | None:
    a, b, c = p["a"]
    day, month, year = (c, b, a) if a > 31 else (a, b, c)
    return Day(day, month, year) if 1 <= month <= 12 and 1 <= day <= 31 and 1900 <= year <= 2100 else None


@builder
def day(p: Parts) -> Day | None:
    if not 1 <= p["d"] <= 31:
        return None
    unit = p.get("r")
    if unit is not None:
        return Day(p["d"], of=MonthOf(p["m"], unit)) if getattr(unit, "unit", None) == "year" else None
    return Day(p["d"], p.get("m"), p.get("y"), relation=p.get("s"))


@builder
def glued(p: Parts) -> Day:
    number, month = p["d"]
    return Day(number, month, p.get("y"))


@builder
def day_of_month(p: Parts) -> Day | None:
    """A day of a month that has its year."""
    month: Month = p["m"]
    return Day(p["d"], month.month, month.year) if 1 <= p["d"] <= 31 else None


@builder
def day_in_year(p: Parts) -> SameDay:
    return SameDay(p["y"])


@builder
def day_of(p: Parts) -> Day | None:
    unit = p["o"]
    month = isinstance(unit, Relative | Carried) and unit.unit == "month"
    return Day(p["d"], of=unit) if month and 1 <= p["d"] <= 31 else None


@builder
def month_first(p: Parts) -> Day | None:
    """Figures in the American order, where they can be no other."""
    return Day(p["d"], p["m"], p["y"]) if p["d"] > 12 and p["y"] >= 1800 else None


@builder
def foreign_day(p: Parts) -> Day | None:
    number = foreign.month(p["m"])
    return None if number is None else Day(p["d"], number, p["y"])


@builder
def dated(p: Parts) -> Day:
    found: Day = p["d"]
    return replace(found, weekday=p.get("w"))


@builder
def weekday(p: Parts) -> Weekday:
    return Weekday(p["w"], p.get("s"))


@builder
def this_weekday(p: Parts) -> Weekday:
    return Weekday(p["w"], 0)


@builder
def weekday_of(p: Parts) -> Weekday | None:
    week = p["o"]
    return Weekday(p["w"], week=week) if getattr(week, "unit", None) == "week" else None


@builder
def deictic(p: Parts) -> Deictic:
    date: Day | None = p.get("f")
    weekday = p.get("w", date.weekday if date is not None else None)
    return Deictic(p["d"], weekday, date)


@builder
def nth(p: Parts) -> Nth | None:
    n = p.get("n", -1)
    unit = getattr(p["o"], "unit", "month")
    return Nth(n, p.get("w"), p["o"]) if n <= 31 and unit in ("month", "year") else None


@builder
def nth_week(p: Parts) -> Nth | None:
    """The n-th seven days of a month."""
    unit = getattr(p["o"], "unit", "month")
    return Nth(p["n"], None, p["o"], days=7) if p["n"] <= 5 and unit in ("month", "year") else None


@builder
def weekday_pair(p: Parts) -> Between:
    relation = 1 if p["r"] == "plural_next" else -1
    return Between(Weekday(p["a"], relation), Weekday(p["b"], relation))


def _run(weekdays: list[int], relation: int | None) -> Between | None:
    """Weekdays that follow each other are one run."""
    follow = all((b - a) % 7 == 1 for a, b in pairwise(weekdays))
    return Between(Weekday(weekdays[0], relation), Weekday(weekdays[-1], relation)) if follow else None


@builder
def weekday_run(p: Parts) -> Between | None:
    """ "يومي السبت والأحد"."""
    return _run([p[key] for key in "abc" if key in p], None)


@builder
def weekday_after(p: Parts) -> WeekdayAfter:
    return WeekdayAfter(p["w"])


@builder
def day_of_it(p: Parts) -> Day | None:
    """ "الخامس منه": of the month just told."""
    return Day(p["d"]) if 1 <= p["d"] <= 31 else None


@builder
def days_of_it(p: Parts) -> Listed:
    return Listed((Day(p["a"]), Day(p["b"])))


@builder
def nth_of_month(p: Parts) -> Nth:
    month: Meaning = Month(p["m"]) if "m" in p else Relative("month", p["s"])
    return Nth(-1, None, month)


@builder
def first_of(p: Parts) -> Day | None:
    return Day(1, p["m"]) if p["n"] == 1 and p["m"] <= 12 else None


@builder
def last_weekday(p: Parts) -> Nth:
    """ "آخر ثلاثاء", of this month."""
    return Nth(-1, p["w"], Relative("month"))


@builder
def from_today(p: Parts) -> Between:
    return Between(Deictic(0), p["b"])


@builder
def day_of_year_away(p: Parts) -> Day | None:
    """ "بعد عامين الموافق 21/11": a day of the year that is counted to."""
    day: Day = p["f"]
    if p["a"].unit != "year" or day.month is None or day.year is not None:
        return None
    return replace(day, month=None, of=MonthOf(day.month, Shifted(p["a"], 1, firm=True)))


@builder
def two_digit_year(p: Parts) -> Day | None:
    """ "12-03-19": a year of 1969 to 2068; a day that only the Hijri calendar has is one of its fifteenth century."""
    day, month, year = p["d"], p["m"], p["y"]
    if year > 99 or not 1 <= day <= 31:
        return None
    hijri = month == 2 and day == 30
    return Day(day, month, year + (1400 if hijri else 1900 if year >= 69 else 2000), hijri=hijri)
