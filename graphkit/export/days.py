"""Days as people write them: a year, a month or a day, in any of the digits that Arabic uses."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from graphkit.arabic import fold

_FORM = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


def _parts(text: str) -> tuple[int, int | None, int | None]:
    found = _FORM.fullmatch(fold(text.strip()).replace("/", "-"))
    if not found:
        raise ValueError(f"no date: {text!r}")
    year, month, day = found.groups()
    return int(year), int(month) if month else None, int(day) if day else None


def first_day(text: str) -> date:
    """The day that `text` is, or the first of its month or year. Raises ValueError."""
    year, month, day = _parts(text)
    return date(year, 1 if month is None else month, 1 if day is None else day)


def last_day(text: str) -> date:
    """The day that `text` is, or the last of its month or year. Raises ValueError."""
    year, month, day = _parts(text)
    month = 12 if month is None else month
    return date(year, month, monthrange(year, month)[1] if day is None else day)
