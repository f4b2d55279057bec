"""Builders of lengths, of what is counted with them, and of recurrences."""

from __future__ import annotations

from itertools import pairwise

from graphkit.extractors.times.amounts import Amount, Compound, Open, Shifted, SinceAmount
from graphkit.extractors.times.calendar import finer
from graphkit.extractors.times.days import Carried
from graphkit.extractors.times.periods import Relative
from graphkit.extractors.times.rules.registry import BUILDERS, Parts, builder
from graphkit.extractors.times.values import Meaning


@builder
def amount(p: Parts) -> Amount | None:
    if p["u"] in ("decade", "second") and "n" not in p:
        return None
    return Amount(p["n"] if "n" in p and p["n"] > 0 else None, p["u"])


@builder
def pair(p: Parts) -> Amount:
    return Amount(2, p["u"])


@builder
def single(p: Parts) -> Amount:
    return Amount(1, p["u"])


@builder
def many(p: Parts) -> Amount:
    unit: str = p["a"] if "a" in p else p["u"]
    return Amount(None, unit)


_FINER = {"decade": "year", "year": "year", "month": "month", "week": "week", "day": "day", "hour": "hour"}


@builder
def half_more(p: Parts) -> Amount:
    unit: str = p["u"]
    return Amount(None, _FINER.get(unit, unit))


@builder
def amount_range(p: Parts) -> Amount:
    return Amount(None, p["u"])


@builder
def coarse(p: Parts) -> Amount:
    return Amount(None, p["u"].unit)


@builder
def compound(p: Parts) -> Compound | None:
    parts = tuple(p[key] for key in "abcdef" if key in p)
    falling = all(finer(b.unit, a.unit) for a, b in pairwise(parts))
    return Compound(parts) if falling else None


@builder
def ago(p: Parts) -> Meaning:
    amount, base = p["a"], p.get("b")
    if amount.count is None:
        return Open("duration" if base is None else "date", amount.unit)
    return Shifted(-amount.count, amount.unit, base)


@builder
def since_amount(p: Parts) -> Meaning:
    return SinceAmount(p["a"])


@builder
def later(p: Parts) -> Meaning:
    amount, base = p["a"], p.get("b")
    if amount.count is None:
        return Open("duration" if base is None else "date", amount.unit)
    return Shifted(amount.count, amount.unit, base, p.get("w"))


@builder
def later_told(p: Parts) -> Meaning:
    """ "بعد ذلك بيومين" counts from the day just told."""
    amount = p["a"]
    return Open("date", amount.unit) if amount.count is None else Shifted(amount.count, amount.unit, Carried("day"))


@builder
def ago_told(p: Parts) -> Meaning:
    amount = p["a"]
    return Open("date", amount.unit) if amount.count is None else Shifted(-amount.count, amount.unit, Carried("day"))


@builder
def later_vague(p: Parts) -> Open:
    return Open("date", p["u"])


@builder
def later_hijri(p: Parts) -> Relative | None:
    amount = p["a"]
    return Relative("year", amount.count, hijri=True) if amount.unit == "year" and amount.count else None


@builder
def recent(p: Parts) -> Open:
    return Open("date", p["u"])


@builder
def length(p: Parts) -> Open:
    return Open("duration", p["a"].unit)


@builder
def bare_length(p: Parts) -> Open | None:
    return None if p["a"] in ("decade", "century", "second") else Open("duration", p["a"])


@builder
def decades(_: Parts) -> Open:
    return Open("duration", "decade")


@builder
def open_length(_: Parts) -> Open:
    return Open("duration", "day")


@builder
def moments(_: Parts) -> Open:
    return Open("time", "minute")


@builder
def set_(p: Parts) -> Open:
    return Open("set", p["u"])


BUILDERS["set"] = BUILDERS.pop("set_")


@builder
def set_weekday(_: Parts) -> Open:
    return Open("set", "week")


@builder
def set_amount(p: Parts) -> Open:
    return Open("set", p["a"].unit)


@builder
def recurring(p: Parts) -> Open:
    return Open("set", p["r"])
