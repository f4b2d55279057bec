"""What the rules of the time grammar make: from the labelled parts of a match to its meaning, None to refuse."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from graphkit.extractors.times.calendar import finer
from graphkit.extractors.times.clock import Clock, PartOfDay
from graphkit.extractors.times.days import Carried, Day, Deictic, Weekday
from graphkit.extractors.times.periods import (
    Between,
    Edge,
    Modified,
    Month,
    Nth,
    Open,
    Portion,
    Relative,
    Season,
    Shifted,
    Since,
    Years,
)
from graphkit.extractors.times.values import Meaning
from graphkit.lexicon import table

Parts = Mapping[str, Any]
BUILDERS: dict[str, Callable[[Parts], Any]] = {}


def _builder(function: Callable[[Parts], Any]) -> Callable[[Parts], Any]:
    BUILDERS[function.__name__] = function
    return function


@dataclass(frozen=True, slots=True)
class Amount:
    """So many units; `count` None where the text does not say how many or mixes units."""

    count: int | None
    unit: str


def _year(two_digits: int) -> int:
    """The year that two digits mean in the news."""
    return two_digits if two_digits > 99 else two_digits + (2000 if two_digits < 50 else 1900)


# --- the small parts


@_builder
def same(p: Parts) -> int | None:
    """Two names of one month: أيار/مايو."""
    return int(p["a"]) if p["a"] == p["b"] else None


@_builder
def year_in_words(p: Parts) -> int | None:
    return p["y"] if 1000 <= p["y"] <= 2999 else None


for _name, _value in (("minus_two", -2), ("minus_one", -1), ("zero", 0), ("plus_one", 1), ("plus_two", 2)):
    BUILDERS[_name] = lambda _p, value=_value: value  # type: ignore[misc]


# --- units counted from publication or from the text


@_builder
def this_unit(p: Parts) -> Meaning | None:
    return None if finer(p["u"], "day") else Relative(p["u"])


@_builder
def relative(p: Parts) -> Meaning:
    return Relative(p["u"], p.get("s", 0), "q" in p)


@_builder
def following(p: Parts) -> Meaning:
    return Carried(p["u"], 1)


@_builder
def same_unit(p: Parts) -> Meaning | None:
    return Open("time", p["u"]) if finer(p["u"], "day") else Carried(p["u"])


@_builder
def open_unit(p: Parts) -> Meaning:
    return Open("date", p["u"])


@_builder
def only_day(p: Parts) -> Meaning | None:
    meaning = p["u"]
    return meaning if getattr(meaning, "unit", None) == "day" else None


# --- days


@_builder
def full_day(p: Parts) -> Day:
    if 1300 <= p["y"] <= 1500:
        return Day(p["d"], p["m"], p["y"], hijri=True)
    return Day(p["d"], p["m"], p["y"])


@_builder
def dotted_day(p: Parts) -> Day | None:
    a, b, c = p["a"]
    day, month, year = (c, b, a) if a > 31 else (a, b, c)
    return Day(day, month, year) if 1 <= month <= 12 and 1 <= day <= 31 and 1900 <= year <= 2100 else None


@_builder
def day(p: Parts) -> Day | None:
    if not 1 <= p["d"] <= 31:
        return None
    unit = p.get("r")
    if unit is not None:
        return Day(p["d"], of=_MonthOf(p["m"], unit)) if getattr(unit, "unit", None) == "year" else None
    return Day(p["d"], p.get("m"), p.get("y"), relation=p.get("s"))


@dataclass(frozen=True, slots=True)
class _MonthOf:
    """A named month of a year that is meant relative to publication."""

    month: int
    year: Meaning

    def resolve(self, context: Any) -> Any:
        year = self.year.resolve(context)
        return Month(self.month, year.start.year if year.start else None).resolve(context)


@_builder
def glued(p: Parts) -> Day:
    number, month = p["d"]
    return Day(number, month, p.get("y"))


@_builder
def day_of(p: Parts) -> Day | None:
    unit = p["o"]
    month = isinstance(unit, Relative | Carried) and unit.unit == "month"
    return Day(p["d"], of=unit) if month and 1 <= p["d"] <= 31 else None


@_builder
def hijri_day(p: Parts) -> Day | None:
    return Day(p["d"], p["m"], p.get("y"), hijri=True) if 1 <= p["d"] <= 30 else None


@_builder
def hijri_numeric(p: Parts) -> Day | None:
    return Day(p["d"], p["m"], p["y"], hijri=True) if 1300 <= p["y"] <= 1500 and p["d"] <= 30 else None


@_builder
def dated(p: Parts) -> Day:
    found: Day = p["d"]
    return replace(found, weekday=p.get("w"))


@_builder
def weekday(p: Parts) -> Weekday:
    return Weekday(p["w"], p.get("s"))


@_builder
def weekday_of(p: Parts) -> Weekday | None:
    week = p["o"]
    return Weekday(p["w"], week=week) if getattr(week, "unit", None) == "week" else None


@_builder
def deictic(p: Parts) -> Deictic:
    date: Day | None = p.get("f")
    weekday = p.get("w", date.weekday if date is not None else None)
    return Deictic(p["d"], weekday, date)


@_builder
def nth(p: Parts) -> Nth | None:
    n = p.get("n", -1)
    unit = getattr(p["o"], "unit", "month")
    return Nth(n, p.get("w"), p["o"]) if n <= 31 and unit in ("month", "year") else None


@_builder
def nth_of_month(p: Parts) -> Nth:
    month: Meaning = Month(p["m"]) if "m" in p else Relative("month", p["s"])
    return Nth(-1, None, month)


@_builder
def first_of(p: Parts) -> Day | None:
    return Day(1, p["m"]) if p["n"] == 1 and p["m"] <= 12 else None


# --- months, years and longer


@_builder
def month(p: Parts) -> Meaning | None:
    if not 1 <= p["m"] <= 12:
        return None
    unit = p.get("r")
    if unit is None:
        return Month(p["m"], p.get("y"), p.get("s"))
    return _MonthOf(p["m"], unit) if getattr(unit, "unit", None) == "year" else None


@_builder
def hijri_month(p: Parts) -> Month:
    return Month(p["m"], p.get("y"), p.get("s"), hijri=True)


@_builder
def year(p: Parts) -> Years:
    return Years(p["y"])


@_builder
def hijri_year(p: Parts) -> Years | None:
    return Years(p["y"], hijri=True) if 1 <= p["y"] <= 1600 else None


@_builder
def year_pair(p: Parts) -> Years | None:
    first, last = p["a"], p["b"]
    return Years(first, last - first + 1) if 0 < last - first < 300 else None


@_builder
def century(p: Parts) -> Meaning:
    return Years(100 * p["n"] - 99, 100, "century") if "n" in p else Relative("century", p.get("s", 0))


@dataclass(frozen=True, slots=True)
class _Decades:
    """The decades `first` to `last` (tens of years) of a century, of the twentieth where none is told."""

    first: int
    last: int
    century: Meaning | None

    def resolve(self, context: Any) -> Any:
        base = 1900
        if self.century is not None:
            value = self.century.resolve(context)
            if value.start is None:
                return value
            base = value.start.year - 1
        return Years(base + self.first, self.last - self.first + 10, "decade").resolve(context)


@_builder
def decade(p: Parts) -> _Decades | None:
    last = p.get("e", p["d"])
    return _Decades(p["d"], last, p.get("c")) if last >= p["d"] else None


@_builder
def season(p: Parts) -> Meaning | None:
    unit = p.get("r")
    if unit is None or isinstance(unit, int):
        return Season(p["s"], p.get("y"), 0 if not p.keys() - {"s"} else unit)
    return _SeasonOf(p["s"], unit) if getattr(unit, "unit", None) == "year" else None


@dataclass(frozen=True, slots=True)
class _SeasonOf:
    month: int
    year: Meaning

    def resolve(self, context: Any) -> Any:
        value = self.year.resolve(context)
        return Season(self.month, value.start.year if value.start else None).resolve(context)


@_builder
def bare_season(p: Parts) -> Season:
    return Season(p["s"])


@_builder
def portion(p: Parts) -> Meaning | None:
    n = {"last": p["p"], "next": None}.get(p["n"], p["n"]) if isinstance(p["n"], str) else p["n"]
    of: Meaning = p["o"] if "o" in p else Years(p["y"])
    if not isinstance(n, int) or getattr(of, "unit", "year") not in ("month", "year", "century"):
        return None
    return Portion(n, p["p"], of) if n <= p["p"] else None


# --- bounds


@_builder
def edge(p: Parts) -> Edge:
    of = p["o"] if "o" in p else Month(p["m"])
    return Edge(p["e"], of)


@_builder
def since(p: Parts) -> Since:
    return Since(p["p"])


@_builder
def since_month(p: Parts) -> Since:
    return Since(Month(p["m"]))


@_builder
def after(p: Parts) -> Since:
    return Since(p["p"], after=True)


@_builder
def before(p: Parts) -> Modified:
    return Modified(p["p"], "before")


@_builder
def month_after_preposition(p: Parts) -> Month:
    return Month(p["p"])


@_builder
def day_pair(p: Parts) -> Between | None:
    """Two days of one month that follow each other: 12 و13 أيار."""
    first, last = p["a"], p["b"]
    return Between(first, last) if last.day - first.day == 1 else None


@_builder
def between(p: Parts) -> Meaning | None:
    a, b = p["a"], p["b"]
    if isinstance(a, Day) and a.month is None and a.of is None and not isinstance(b, Day):
        return None
    return Between(a, b)


# --- amounts


@_builder
def amount(p: Parts) -> Amount | None:
    if p["u"] in ("decade", "second") and "n" not in p:
        return None
    return Amount(p["n"] if "n" in p and p["n"] > 0 else None, p["u"])


@_builder
def pair(p: Parts) -> Amount:
    return Amount(2, p["u"])


@_builder
def single(p: Parts) -> Amount:
    return Amount(1, p["u"])


@_builder
def many(p: Parts) -> Amount:
    unit: str = p["a"] if "a" in p else p["u"]
    return Amount(None, unit)


_FINER = {"decade": "year", "year": "year", "month": "month", "week": "week", "day": "day", "hour": "hour"}


@_builder
def half_more(p: Parts) -> Amount:
    unit: str = p["u"]
    return Amount(None, _FINER.get(unit, unit))


@_builder
def amount_range(p: Parts) -> Amount:
    return Amount(None, p["u"])


@_builder
def coarse(p: Parts) -> Amount:
    return Amount(None, p["u"].unit)


@dataclass(frozen=True, slots=True)
class Compound:
    """Amounts of several units, the coarsest first."""

    parts: tuple[Amount, ...]

    @property
    def unit(self) -> str:
        return self.parts[-1].unit

    @property
    def count(self) -> None:
        return None


@_builder
def compound(p: Parts) -> Compound | None:
    parts = tuple(p[key] for key in "abcdef" if key in p)
    falling = all(finer(b.unit, a.unit) for a, b in pairwise(parts))
    return Compound(parts) if falling else None


@_builder
def ago(p: Parts) -> Meaning:
    amount, base = p["a"], p.get("b")
    if amount.count is None:
        return Open("duration" if base is None else "date", amount.unit)
    return Shifted(-amount.count, amount.unit, base)


@dataclass(frozen=True, slots=True)
class _SinceAmount:
    """ "منذ أسبوعين": a point where it stands alone, else the length of what goes on since."""

    amount: Amount

    def resolve(self, context: Any) -> Any:
        if context.alone and self.amount.count is not None:
            return Shifted(-self.amount.count, self.amount.unit, firm=True).resolve(context)
        return Open("duration", self.amount.unit).resolve(context)


@_builder
def since_amount(p: Parts) -> Meaning:
    return _SinceAmount(p["a"])


@_builder
def later(p: Parts) -> Meaning:
    amount, base = p["a"], p.get("b")
    if amount.count is None:
        return Open("duration" if base is None else "date", amount.unit)
    return Shifted(amount.count, amount.unit, base, p.get("w"))


@_builder
def later_hijri(p: Parts) -> Relative | None:
    amount = p["a"]
    return Relative("year", amount.count, hijri=True) if amount.unit == "year" and amount.count else None


@_builder
def recent(p: Parts) -> Open:
    return Open("date", p["u"])


@dataclass(frozen=True, slots=True)
class _Length:
    """A length of time; only where a whole text is nothing but several units does it count back from now."""

    amount: Any

    def resolve(self, context: Any) -> Any:
        return Open("duration", self.amount.unit).resolve(context)


@_builder
def length(p: Parts) -> _Length:
    return _Length(p["a"])


@_builder
def bare_length(p: Parts) -> Open | None:
    return None if p["a"] in ("decade", "century", "second") else Open("duration", p["a"])


@_builder
def decades(_: Parts) -> Open:
    return Open("duration", "decade")


@_builder
def open_length(_: Parts) -> Open:
    return Open("duration", "day")


@_builder
def moments(_: Parts) -> Open:
    return Open("time", "minute")


# --- recurrences


@_builder
def set_(p: Parts) -> Open:
    return Open("set", p["u"])


BUILDERS["set"] = BUILDERS.pop("set_")


@_builder
def set_weekday(_: Parts) -> Open:
    return Open("set", "week")


@_builder
def set_amount(p: Parts) -> Open:
    return Open("set", p["a"].unit)


@_builder
def recurring(p: Parts) -> Open:
    return Open("set", p["r"])


# --- the clock


@_builder
def part(p: Parts) -> PartOfDay | None:
    first, last = table("time_modifiers")["parts"][p["p"]]["hours"]
    of = p["d"] if "d" in p else Weekday(p["w"])
    if "v" in p and (p["v"] - p["w"]) % 7 != 1:
        return None
    return PartOfDay(first, last, of)


@_builder
def part_alone(p: Parts) -> PartOfDay | None:
    first, last = table("time_modifiers")["parts"][p["p"]]["hours"]
    return None if (first, last) == (0, 24) else PartOfDay(first, last)


@_builder
def part_same(p: Parts) -> PartOfDay | None:
    found = part_alone(p)
    return None if found is None else replace(found, firm=True)


@_builder
def midday(_: Parts) -> Clock:
    return Clock(12)


@_builder
def part_shift(p: Parts) -> PartOfDay:
    first, last = table("time_modifiers")["parts"][p["p"]]["hours"]
    return PartOfDay(first, last, Deictic(p["s"]))


Hour = tuple[int, int | None, int | None, bool]


@_builder
def hour(p: Parts) -> Hour | None:
    return (p["h"], p.get("f", p.get("m")), None, True) if 0 <= p["h"] <= 24 and p.get("m", 0) < 60 else None


@_builder
def hour_less(p: Parts) -> Hour | None:
    return (p["h"] - 1, 60 - p["f"], None, True) if 1 <= p["h"] <= 24 else None


@_builder
def clock(p: Parts) -> Clock:
    hour, minute, second, _ = p["h"]
    return Clock(hour, minute, second, p.get("p"))


@_builder
def clock_colon(p: Parts) -> Clock | None:
    """A bare "14:30" is a time only with a colon: 14.30 may be a sum."""
    hour, minute, second, colon = p["h"]
    return Clock(hour, minute, second) if colon else None


@_builder
def midnight(p: Parts) -> Clock:
    """The midnight that ends the day that is named."""
    day = p.get("d", p.get("w"))
    return Clock(24 if day is not None else 0, of=Weekday(day) if isinstance(day, int) else day)


_PERIODS = {"dawn": "morning", "morning": "morning", "night": "night"}


@_builder
def clock_part(p: Parts) -> Clock:
    hour: Clock = p["c"]
    return replace(hour, period=_PERIODS.get(p["p"], "evening"), of=p.get("d"))


@_builder
def clock_on(p: Parts) -> Clock:
    c: Clock = p["c"]
    return Clock(c.hour, c.minute, c.second, c.period, p["d"])


@_builder
def clock_on_digits(p: Parts) -> Clock:
    hour, minute, second, _ = p["c"]
    return Clock(hour, minute, second, of=p["n"])


@_builder
def clock_range(p: Parts) -> Between:
    """The half of the day that the second time names holds for the first as well."""
    first: Clock = p["a"]
    last: Clock = p["b"]
    day = last.of if last.of is not None else p.get("d", first.of)
    first_day = p["d"] if "d" in p and p["d"] is not last.of else first.of if first.of is not None else day
    period = first.period if first.period is not None or last.period is None or first.hour > last.hour else last.period
    return Between(replace(first, period=period, of=first_day), replace(last, of=day), whole=False)


@_builder
def iso(p: Parts) -> Clock:
    day, hour, minute = p["c"]
    return Clock(hour, minute, of=Day(day, p["m"], p["y"]))
