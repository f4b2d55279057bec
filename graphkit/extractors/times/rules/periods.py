"""Builders of months, years and longer times, and of their bounds."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from graphkit.extractors.times import foreign
from graphkit.extractors.times.amounts import Open
from graphkit.extractors.times.bounds import Between, Edge, Modified, Since
from graphkit.extractors.times.calendar import finer
from graphkit.extractors.times.days import Day, Listed
from graphkit.extractors.times.periods import Decades, Month, MonthOf, Relative, Season, SeasonOf, Years
from graphkit.extractors.times.rules.registry import Parts, builder
from graphkit.extractors.times.told import Carried
from graphkit.extractors.times.values import Meaning

_FOREIGN = 5
"""Letters that the foreign name of a month must have where no day stands before it."""


@builder
def this_unit(p: Parts) -> Meaning | None:
    return None if finer(p["u"], "day") else Relative(p["u"])


@builder
def relative(p: Parts) -> Meaning:
    return Relative(p["u"], p.get("s", 0), "q" in p)


@builder
def following(p: Parts) -> Meaning:
    return Carried(p["u"], 1)


@builder
def preceding(p: Parts) -> Meaning:
    return Carried(p["u"], -1)


@builder
def same_unit(p: Parts) -> Meaning | None:
    return Open("time", p["u"]) if finer(p["u"], "day") else Carried(p["u"])


@builder
def open_unit(p: Parts) -> Meaning:
    return Open("date", p["u"])


@builder
def only_day(p: Parts) -> Meaning | None:
    meaning = p["u"]
    return meaning if getattr(meaning, "unit", None) == "day" else None


@builder
def month(p: Parts) -> Meaning | None:
    if not 1 <= p["m"] <= 12:
        return None
    unit = p.get("r")
    if unit is None:
        return Month(p["m"], p.get("y"), p.get("s"))
    return MonthOf(p["m"], unit) if getattr(unit, "unit", None) == "year" else None


@builder
def glued_year(p: Parts) -> Month:
    return Month(*p["g"])


@builder
def same_of_year(p: Parts) -> Month | None:
    """Two names of one month, the year behind the second: "تموز/يوليو2017"."""
    found: Month = p["b"]
    return found if found.month == p["a"] else None


@builder
def foreign_month(p: Parts) -> Month | None:
    """Short words of other languages are too often something else: "Mars 2020"."""
    number = foreign.month(p["m"]) if len(p["m"]) >= _FOREIGN else None
    return None if number is None else Month(number, p["y"])


@builder
def month_shift(p: Parts) -> Relative:
    return Relative("month", {"last": -1, "current": 0, "next": 1}[p["s"]])


@builder
def year(p: Parts) -> Years:
    return Years(p["y"])


@builder
def year_pair(p: Parts) -> Years | None:
    first, last = p["a"], p["b"]
    return Years(first, last - first + 1) if 0 < last - first < 300 else None


@builder
def century(p: Parts) -> Meaning:
    if "n" not in p:
        return Relative("century", p.get("s", 0))
    return Years(100 * p["n"] - 99, 100, "century", hijri="q" in p)


@builder
def centuries(p: Parts) -> Years | None:
    """ "القرنين التاسع عشر والعشرين": one run where they follow each other."""
    return Years(100 * p["a"] - 99, 200, "century", hijri="q" in p) if p["b"] - p["a"] == 1 else None


@builder
def century_span(p: Parts) -> Years | None:
    """ "بين القرنين الحادي عشر والخامس عشر"."""
    first, last = p["a"], p["b"]
    return Years(100 * first - 99, 100 * (last - first + 1), "century") if last > first else None


@builder
def millennium(p: Parts) -> Years:
    """The n-th thousand years; the one that began in 2001 where none is counted."""
    n = p["n"] if isinstance(p.get("n"), int) else 3
    return Years(1000 * n - 999, 1000, "century")


@builder
def open_century(_: Parts) -> Open:
    return Open("date", "century")


@builder
def open_year(_: Parts) -> Open:
    return Open("date", "year")


@builder
def year_span(p: Parts) -> Years | None:
    """ "2018/2019", "2018-19": two years that follow each other."""
    last = p["b"] if p["b"] > 99 else p["a"] - p["a"] % 100 + p["b"]
    return Years(p["a"], 2) if last - p["a"] == 1 else None


@builder
def working_year(p: Parts) -> Years:
    """A school, fiscal or sports year: the run of the two years it is named by holds it."""
    found: Years = p["p"]
    return found


@builder
def season_span(p: Parts) -> Season | None:
    """The winter that begins in the first of two years."""
    return Season(p["s"], p["p"].first) if p["s"] == 12 else None


@builder
def season_pair(p: Parts) -> Between | None:
    """Seasons of one year that follow each other; the winter is the one that it ends with."""
    first, last = Season(p["a"], p["y"]), Season(p["b"], p["y"])
    return Between(first, last) if last.month - first.month == 3 else None


@builder
def decade(p: Parts) -> Decades | None:
    last = p.get("e", p["d"])
    return Decades(p["d"], last, p.get("c")) if last >= p["d"] else None


@builder
def nth_decade(p: Parts) -> Decades | None:
    """ "العقد الثاني من القرن الحالي" runs from its eleventh year to its twentieth."""
    n = p["n"] if isinstance(p["n"], int) else 10
    return Decades(10 * n - 9, 10 * n - 9, p["c"]) if n <= 10 else None


@builder
def season(p: Parts) -> Meaning | None:
    unit = p.get("r")
    if unit is None or isinstance(unit, int):
        return Season(p["s"], p.get("y"), 0 if not p.keys() - {"s"} else unit)
    return SeasonOf(p["s"], unit) if getattr(unit, "unit", None) == "year" else None


@builder
def bare_season(p: Parts) -> Season:
    return Season(p["s"])


@builder
def neighbours(p: Parts) -> Years | None:
    """ "عامي 2012 و2013": years that follow each other are one run, others stay apart."""
    years = [p[key] for key in "acb" if key in p]
    return Years(years[0], len(years)) if all(b - a == 1 for a, b in pairwise(years)) else None


@builder
def edge(p: Parts) -> Edge:
    of = p["o"] if "o" in p else Month(p["m"])
    return Edge(p["e"], of)


@builder
def since(p: Parts) -> Since:
    return Since(p["p"])


@builder
def since_month(p: Parts) -> Since:
    return Since(Month(p["m"]))


@builder
def after(p: Parts) -> Since:
    return Since(p["p"], after=True)


@builder
def before(p: Parts) -> Modified:
    return Modified(p["p"], "before")


@builder
def month_after_preposition(p: Parts) -> Month:
    return Month(p["p"])


@builder
def day_pair(p: Parts) -> Meaning:
    """Days of one month that follow each other: 12 و13 أيار; others are a list."""
    days = [p[key] for key in "acb" if key in p]
    if all(b.day - a.day == 1 for a, b in pairwise(days)):
        return Between(days[0], days[-1])
    last: Day = days[-1]
    return Listed(tuple(replace(last, day=day.day, weekday=None) for day in days))


@builder
def month_pair(p: Parts) -> Between | None:
    """Months that follow each other: آذار ونيسان الماضيين."""
    relation = {"plural_next": 1, "plural_last": -1}.get(p["r"]) if "r" in p else None
    first, last = Month(p["a"], p.get("y"), relation), Month(p["b"], p.get("y"), relation)
    return Between(first, last) if last.month - first.month == 1 else None


@builder
def between(p: Parts) -> Meaning | None:
    a, b = p["a"], p["b"]
    if isinstance(a, Day) and a.month is None and a.of is None and not isinstance(b, Day):
        return None
    return Between(a, b)
