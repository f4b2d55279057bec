"""Builders of lengths, of what is counted with them, and of recurrences."""

from __future__ import annotations

from itertools import pairwise

from graphkit.extractors.times.amounts import Amount, Open, Shifted, SinceAmount
from graphkit.extractors.times.calendar import finer
from graphkit.extractors.times.lengths import iso
from graphkit.extractors.times.periods import Relative
from graphkit.extractors.times.rules.registry import BUILDERS, Parts, builder
from graphkit.extractors.times.told import FromTold
from graphkit.extractors.times.values import Meaning


@builder
def amount(p: Parts) -> Amount | None:
    unit: str = p["u"]
    if "n" not in p:
        return None if unit in ("decade", "second") else Amount(unit)
    return Amount(unit, ((p["n"], unit),) if p["n"] > 0 else ())


@builder
def tenths(p: Parts) -> Amount:
    """ "3.5 ساعات"."""
    whole, tenth = p["t"]
    return Amount(p["u"], ((whole, p["u"]),)).plus(6 * tenth)


@builder
def clock_length(p: Parts) -> Amount | None:
    """ "1:45 ساعة"."""
    hours, minutes, second, colon = p["t"]
    return Amount("hour", ((hours, "hour"), (minutes, "minute"))) if colon and second is None else None


@builder
def pair(p: Parts) -> Amount:
    return Amount(p["u"], ((2, p["u"]),))


@builder
def single(p: Parts) -> Amount:
    return Amount(p["u"], ((1, p["u"]),))


@builder
def fraction(p: Parts) -> Amount | None:
    """ "نصف ساعة", "ربع قرن"; half a second is a turn of speech, half a decade nobody says."""
    return None if p["u"] in ("decade", "second") else Amount(p["u"], ((0, p["u"]),)).plus(p["f"])


@builder
def many(p: Parts) -> Amount:
    unit: str = p["a"] if "a" in p else p["u"]
    return Amount(unit)


@builder
def half_more(p: Parts) -> Amount:
    unit: str = p["d"] if "d" in p else p["u"]
    return Amount(unit, ((p.get("n", 2 if "d" in p else 1), unit),)).plus(p["f"])


@builder
def coarse(p: Parts) -> Amount:
    """One length or another: how many is not told."""
    return Amount(p["u"].unit if isinstance(p["u"], Amount) else p["u"])


@builder
def compound(p: Parts) -> Amount | None:
    parts: list[Amount] = [p[key] for key in "abcdef" if key in p]
    if not all(finer(b.unit, a.unit) for a, b in pairwise(parts)):
        return None
    counts = [count for part in parts for count in part.counts or ((None, part.unit),)]
    known = tuple((n, unit) for n, unit in counts if n is not None)
    return Amount(parts[-1].unit, known if len(known) == len(counts) else (), iso(counts))


@builder
def age(p: Parts) -> Shifted | None:
    """How old a post is, as pages list it: "1 عام, 1 شهر, 1 يوم"."""
    total = compound(p)
    return Shifted(total, -1, firm=True) if total is not None and total.counts else None


@builder
def unsure(p: Parts) -> Amount:
    """ "أقل من شهر": a bound, and nothing inside it."""
    return Amount(p["a"].unit)


@builder
def ago(p: Parts) -> Meaning:
    return _away(p, -1)


@builder
def later(p: Parts) -> Meaning | None:
    if "w" in p and p["a"].unit not in ("week", "month"):  # "الخميس بعد ثلاثين عاما" are two expressions
        return None
    return _away(p, 1)


def _away(p: Parts, sign: int) -> Meaning:
    amount: Amount = p["a"]
    base = p.get("b")
    if not amount.counts:
        return Open("duration" if base is None else "date", amount.unit, amount.length)
    return Shifted(amount, sign, base, p.get("w"), firm="now" in p)


@builder
def since_amount(p: Parts) -> Meaning:
    return SinceAmount(p["a"])


@builder
def since_long(p: Parts) -> Open:
    """ "منذ أكثر من عشر سنوات" is a length, never a point."""
    return Open("duration", p["a"].unit, p["a"].length)


def _told(amount: Amount, sign: int) -> Meaning:
    if not amount.counts:
        return Open("date", amount.unit, amount.length)
    count, unit = amount.counts[-1]
    if len(amount.counts) == 1:
        return FromTold(sign * count, unit)
    return Shifted(amount, sign, FromTold(0, unit))


@builder
def later_told(p: Parts) -> Meaning:
    """ "بعد ذلك بيومين" counts from what was just told."""
    return _told(p["a"], 1)


@builder
def ago_told(p: Parts) -> Meaning:
    return _told(p["a"], -1)


@builder
def later_vague(p: Parts) -> Open:
    return Open("date", p["u"], iso([(None, p["u"])]))


@builder
def later_hijri(p: Parts) -> Relative | None:
    amount: Amount = p["a"]
    years = [count for count, unit in amount.counts if unit == "year"]
    return Relative("year", years[0], hijri=True) if amount.unit == "year" and years else None


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
def set_part(_: Parts) -> Open:
    """ "كل مساء" recurs day by day."""
    return Open("set", "day", iso([(1, "day")]))


@builder
def set_weekday(p: Parts) -> Open:
    return Open("set", "week", f"XXXX-WXX-{p['w'] + 1}")


@builder
def set_amount(p: Parts) -> Open:
    return Open("set", p["a"].unit, p["a"].length)


@builder
def recurring(p: Parts) -> Open:
    return Open("set", p["r"], iso([(1, p["r"])]))
