"""Builders of parts of longer times."""

from __future__ import annotations

from graphkit.extractors.times.bounds import Edge
from graphkit.extractors.times.calendar import finer
from graphkit.extractors.times.periods import Month, Relative
from graphkit.extractors.times.rules.registry import Parts, builder
from graphkit.extractors.times.runs import LastTen, Portion, Run, Weekend, YearPart
from graphkit.extractors.times.values import Meaning

_SPANS = (None, "month", "year", "decade", "century")
"""What may be cut into parts; meanings without a unit of their own name a month or a year."""


@builder
def portion(p: Parts) -> Portion | None:
    n = {"last": p["p"], "end": p["p"], "next": None}.get(p["n"]) if isinstance(p["n"], str) else p["n"]
    if not isinstance(n, int) or getattr(p["o"], "unit", None) not in _SPANS:
        return None
    return Portion(n, p["p"], p["o"]) if n <= p["p"] else None


@builder
def quarter(p: Parts) -> Relative:
    return Relative("quarter", p["s"])


@builder
def bare_portion(p: Parts) -> YearPart | None:
    n = p["n"] if isinstance(p["n"], int) else p["p"]
    return YearPart(n, p["p"]) if n <= p["p"] else None


def _edge(word: object) -> str:
    return "end" if word in ("last", "end") else "start"


@builder
def run(p: Parts) -> Meaning | None:
    """ "الأشهر التسعة الأولى من 2018", "أول أسبوعين من مايو"; without a number the start or end of the whole."""
    unit, of = p["u"], p["o"]
    if not finer(unit, "decade") or finer(unit, "day") or getattr(of, "unit", None) not in _SPANS:
        return None
    count = p.get("n", 2 if p.get("d") else None)
    return Edge(_edge(p["e"]), of) if count is None else Run(count, unit, of, last=_edge(p["e"]) == "end")


@builder
def run_pair(p: Parts) -> Meaning | None:
    found: Meaning | None = run({**p, "n": 2})
    return found


@builder
def last_week(p: Parts) -> Run | None:
    return Run(1, "week", p["o"], last=True) if getattr(p["o"], "unit", "month") in ("month", "year") else None


@builder
def weekend(p: Parts) -> Weekend:
    return Weekend(p.get("s"))


@builder
def ten_days(p: Parts) -> Meaning:
    """ "العشر الأواخر": from the 21st on."""
    if p["e"] == "last":
        return LastTen(p["o"])
    return Run(10, "day", p["o"], skip=10 if p["e"] == "middle" else 0)


@builder
def ramadan_days(p: Parts) -> Meaning:
    """ "العشر الأواخر" alone are those of Ramadan."""
    found: Meaning = ten_days({**p, "o": Month(9, hijri=True)})
    return found
