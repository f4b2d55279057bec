"""Meanings of feasts and named days: their dates by the calendar that keeps them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from typing import Any

from graphkit.extractors.times import calendar, hijri
from graphkit.extractors.times.calendar import Interval
from graphkit.extractors.times.days import away, closest
from graphkit.extractors.times.values import Context, Meaning, Value, closed, unknown
from graphkit.lexicon import table


@cache
def feasts() -> Mapping[str, Mapping[str, Any]]:
    """The entries of `lexicons/ar/feasts.toml` by name."""
    return {entry["name"]: entry for entry in table("feasts")["feast"]}


def first_day(name: str, year: int) -> date | None:
    """The first day of a feast in a year of its own calendar, None where nothing fixes it.

    Easter of either church is told only where both keep it on the same day. Raises ValueError or OverflowError beyond
    the calendar.
    """
    entry = feasts()[name]
    if "date" in entry:
        return date(year, *entry["date"])
    if "hijri" in entry:
        return hijri.day(year, *entry["hijri"])
    if "weekday" in entry:
        month, n, weekday = entry["weekday"]
        start = date(year, month, 1)
        return start + timedelta(days=(weekday - start.weekday()) % 7 + 7 * (n - 1))
    if "easter" in entry:
        return _easter(entry["easter"], year, entry.get("offset", 0))
    return None


def _easter(church: str, year: int, offset: int) -> date | None:
    from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter

    eastern, western = easter(year, EASTER_ORTHODOX), easter(year, EASTER_WESTERN)
    if church == "either" and eastern != western:
        return None
    return (western if church == "western" else eastern) + timedelta(days=offset)


@dataclass(frozen=True, slots=True)
class Feast:
    """A feast, of a year that is told, or of the one that is meant; `whole` counts all its days, else the first."""

    name: str
    year: int | None = None
    relation: int | None = None
    of: Meaning | None = None
    whole: bool = False

    def resolve(self, context: Context) -> Value:
        try:
            return self._resolve(context)
        except (ValueError, OverflowError):
            return unknown("day")

    def _resolve(self, context: Context) -> Value:
        entry = feasts()[self.name]
        if "nearest" in entry:
            return self._either(entry, context)
        year, anchor = self.year, "absolute"
        if self.of is not None:
            base = self.of.resolve(context)
            if base.start is None:
                return unknown("day", anchor=base.anchor)
            year, anchor = base.start.year, base.anchor
        if year is not None:
            if "hijri" in entry and year >= hijri.LATEST:
                year = hijri.year_within(year, *entry["hijri"])
            first = first_day(self.name, year)
            return unknown("day") if first is None else closed(self._span(first), "day", anchor)  # type: ignore[arg-type]
        found = self._nearest(entry, context)
        return unknown("day", anchor="publication") if found is None else closed(found, "day", "publication")

    def _nearest(self, entry: Mapping[str, Any], context: Context) -> Interval | None:
        def occurrence(year: int) -> Interval:
            first = first_day(self.name, year)
            if first is None:
                raise ValueError(f"nothing fixes {self.name} in {year}")
            return self._span(first)

        if context.today is None or (entry.get("easter") == "either" and not self._is_known(context)):
            return None
        told = hijri.yearly(occurrence, context.today) if "hijri" in entry else occurrence
        return closest(told, context, self.relation)

    def _is_known(self, context: Context) -> bool:
        """Whether both churches keep the Easter that is meant on one day."""
        western = Feast("western_easter", None, self.relation).resolve(context)
        return western.interval() == Feast("orthodox_easter", None, self.relation).resolve(context).interval()

    def _either(self, entry: Mapping[str, Any], context: Context) -> Value:
        """ "العيد": the nearer one of two feasts, where it is near enough to be meant."""
        today = context.today
        if today is None or self.year is not None or self.of is not None:
            return unknown("day", anchor="publication")
        limit = timedelta(days=entry["within"])
        values = (replace(self, name=name).resolve(context) for name in entry["nearest"])
        near = [v for v in values if v.known and away(v.interval(), today) <= limit]
        return min(near, key=lambda v: away(v.interval(), today), default=unknown("day", anchor="publication"))

    def _span(self, first: date) -> Interval:
        return calendar.days(first, feasts()[self.name].get("days", 1) if self.whole else 1)


@dataclass(frozen=True, slots=True)
class FeastDay:
    """The n-th day of a feast, -1 the last; 0 is the day before it."""

    n: int
    of: Feast

    def resolve(self, context: Context) -> Value:
        value = self.of.resolve(context)
        if value.start is None:
            return value
        whole = replace(self.of, whole=True).resolve(context)
        shift = self.n - 1 if self.n >= 0 else (whole.interval()[1] - value.start).days - 1
        return replace(value, start=value.start + timedelta(days=shift), end=value.start + timedelta(days=shift + 1))
