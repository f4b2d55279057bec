"""Lengths of time as ISO 8601 writes them, with the decades and centuries of TIMEX3: P3D, PT1H15M, P2DE."""

from __future__ import annotations

from collections.abc import Iterable

_LETTERS = {"decade": "DE", "century": "CE", "year": "Y", "quarter": "Q", "month": "M", "week": "W", "day": "D"}
_CLOCK = {"hour": "H", "minute": "M", "second": "S"}
_PARTS = {"decade": (10, "year"), "year": (12, "month"), "day": (24, "hour"), "hour": (60, "minute"),
          "minute": (60, "second")}  # fmt: skip
"""How many of which unit a unit has, where that is always the same."""


def iso(parts: Iterable[tuple[int | float | None, str]]) -> str:
    """The sum of so many units each, the coarsest first; X for a number that is not told."""
    days = hours = ""
    for count, unit in parts:
        number = "X" if count is None else f"{count:g}" if isinstance(count, float) else str(count)
        if unit in _CLOCK:
            hours += number + _CLOCK[unit]
        else:
            days += number + _LETTERS.get(unit, "D")
    return f"P{days}" + (f"T{hours}" if hours else "")


def with_fraction(count: int, unit: str, minutes: int) -> str:
    """`count` units and a part of one, told in sixtieths: an hour and a quarter is PT1H15M, half a year P6M."""
    size, finer = _PARTS.get(unit, (0, unit))
    if unit == "century":
        size, finer = 100, "year"
    if size and size * minutes % 60 == 0:
        whole = [(count, unit)] if count else []
        return iso([*whole, (size * minutes // 60, finer)])
    return iso([(round(count + minutes / 60, 2), unit)])
