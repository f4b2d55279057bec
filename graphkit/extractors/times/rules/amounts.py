"""Builders of lengths, of what is counted with them, and of recurrences."""

from __future__ import annotations

from itertools import pairwise

from graphkit.extractors.times.amounts import Amount, Compound, Open, Shifted, SinceAmount
from graphkit.extractors.times.calendar import finer
from graphkit.extractors.times.days import FromTold
from graphkit.extractors.times.lengths import iso, with_fraction
from graphkit.extractors.times.periods import Relative
from graphkit.extractors.times.rules.registry import BUILDERS, Parts, builder
from graphkit.extractors.times.values import Meaning


@builder
def amount(p: Parts) -> Amount | None:
    if p["u"] in ("decade", "second") and "n" not in p:
        return None
    if "f" in p:
        return Amount(None, p["u"], with_fraction(0, p["u"], p["f"]))
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
    unit: str = p["d"] if "d" in p else p["u"]
    return Amount(None, _FINER.get(unit, unit), with_fraction(p.get("n", 2 if "d" in p else 1), unit, p["f"]))


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
        return Open("duration" if base is None else "date", amount.unit, amount.length)
    return Shifted(-amount.count, amount.unit, base)


@builder
def since_amount(p: Parts) -> Meaning:
    return SinceAmount(p["a"])


@builder
def later(p: Parts) -> Meaning | None:
    amount, base = p["a"], p.get("b")
    if "w" in p and amount.unit not in ("week", "month"):  # "الخميس بعد ثلاثين عاما" are two expressions
        return None
    if amount.count is None:
        return Open("duration" if base is None else "date", amount.unit, amount.length)
    return Shifted(amount.count, amount.unit, base, p.get("w"))


@builder
def later_told(p: Parts) -> Meaning:
    """ "بعد ذلك بيومين" counts from the day just told."""
    amount = p["a"]
    return Open("date", amount.unit, amount.length) if amount.count is None else FromTold(amount.count, amount.unit)


@builder
def ago_told(p: Parts) -> Meaning:
    amount = p["a"]
    return Open("date", amount.unit, amount.length) if amount.count is None else FromTold(-amount.count, amount.unit)


@builder
def later_vague(p: Parts) -> Open:
    return Open("date", p["u"], iso([(None, p["u"])]))


@builder
def later_hijri(p: Parts) -> Relative | None:
    amount = p["a"]
    return Relative("year", amount.count, hijri=True) if amount.unit == "year" and amount.count else None


@builder
def recent(p: Parts) -> Open:
    unit: str = p["d"] if "d" in p else p["u"]
    return Open("date", unit, iso([(p.get("n", 2 if "d" in p else None), unit)]))


@builder
def length(p: Parts) -> Open:
    return Open("duration", p["a"].unit, p["a"].length)


@builder
def bare_length(p: Parts) -> Open | None:
    unit: str = p["a"]
    return None if unit in ("decade", "century", "second") else Open("duration", unit, iso([(None, unit)]))


@builder
def decades(_: Parts) -> Open:
    return Open("duration", "decade", iso([(None, "decade")]))


@builder
def open_length(_: Parts) -> Open:
    return Open("duration", "day", iso([(None, "day")]))


@builder
def moments(_: Parts) -> Open:
    return Open("time", "minute")


@builder
def set_(p: Parts) -> Open:
    unit: str = p["d"] if "d" in p else p["u"]
    return Open("set", unit, iso([(2 if "d" in p else 1, unit)]))


BUILDERS["set"] = BUILDERS.pop("set_")


@builder
def set_weekday(p: Parts) -> Open:
    return Open("set", "week", f"XXXX-WXX-{p['w'] + 1}")


@builder
def set_amount(p: Parts) -> Open:
    return Open("set", p["a"].unit, p["a"].length)


@builder
def recurring(p: Parts) -> Open:
    return Open("set", p["r"], iso([(1, p["r"])]))
