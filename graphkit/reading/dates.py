"""Publication dates as records and options give them. The one door to dateparser's general reader on the way in."""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import cache

from graphkit.arabic import fold_text
from graphkit.lexicon import table

_ISO = re.compile(r"(?<!\d)(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)")
_FIGURES = re.compile(r"(?<!\d)(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?!\d)")
_CLOCK = re.compile(r"(?<!\d)(\d{1,2}):(\d{2})(:\d{2})?(?!\d)\s*([+-]\d{2}:?\d{2})?")
_SETTINGS = {
    # Nothing that stands on the clock of the machine: no "yesterday", no month without a day, no time stamps.
    "PARSERS": ["absolute-time"],
    "REQUIRE_PARTS": ["day", "month", "year"],
    "DATE_ORDER": "DMY",
    "PREFER_LOCALE_DATE_ORDER": False,
}


def published(text: str) -> tuple[str, str | None]:
    """The local day that `text` writes as an ISO date, and the ISO date-time where it has a clock time.

    Any ISO 8601 date or date-time; figures in the order day, month, year unless they can only be the other way round;
    a day, a month's name in Arabic or English, and a year; else what dateparser reads in Arabic, English or French.
    Raises ValueError for what is no whole, possible date.
    """
    text = text.strip()
    try:
        return _parts(datetime.fromisoformat(text), clock=len(text) > 10)
    except ValueError:
        folded = fold_text(text)
    if figures := _ISO.match(folded) or _FIGURES.match(folded):
        return _figures(figures)
    if named := _named()[1].search(folded):
        return _name(named)
    import dateparser

    read = dateparser.parse(text, languages=["ar", "en", "fr"], settings=_SETTINGS)
    if read is None:
        raise ValueError("no date")
    return _parts(read, clock=_CLOCK.search(folded) is not None)


def written(text: str) -> str | None:
    """The day of the first whole date within `text`, in figures or with its month's name; None where there is none."""
    folded = fold_text(text)
    try:
        if named := _named()[1].search(folded):
            return _name(named)[0]
        if figures := _ISO.search(folded) or _FIGURES.search(folded):
            return _figures(figures)[0]
    except ValueError:
        pass
    return None


@cache
def _named() -> tuple[dict[str, int], re.Pattern[str]]:
    """Months by folded name, and the form of a date that names its month, or names it in two calendars."""
    months = {fold_text(word): month["number"] for month in table("months")["month"] for word in month["words"]}
    name = "|".join(sorted(map(re.escape, months), key=len, reverse=True))
    between = r"[\s,،./-]*"
    second = rf"(?:\s*[/(]\s*(?:{name})\s*\)?)?"
    day = rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th)?{between}"
    return months, re.compile(rf"{day}({name}){second}{between}(\d{{4}})(?!\d)")


def _parts(read: datetime, *, clock: bool) -> tuple[str, str | None]:
    return _iso(read.date()), read.isoformat() if clock else None


def _iso(day: date) -> str:
    if not 1000 <= day.year < 3000:
        raise ValueError("no year of a newspaper")
    return day.isoformat()


def _figures(match: re.Match[str]) -> tuple[str, str | None]:
    """A date in figures: the year first, or else the day, unless the second figure can be no month."""
    if len(match[1]) == 4:
        return _with_clock(date(int(match[1]), int(match[3]), int(match[4])), match)
    day, month = (int(match[3]), int(match[1])) if int(match[3]) > 12 else (int(match[1]), int(match[3]))
    return _with_clock(date(int(match[4]), month, day), match)


def _name(match: re.Match[str]) -> tuple[str, str | None]:
    return _with_clock(date(int(match[3]), _named()[0][match[2]], int(match[1])), match)


def _with_clock(day: date, match: re.Match[str]) -> tuple[str, str | None]:
    """A day and the first possible clock time behind it."""
    iso = _iso(day)
    if clock := _CLOCK.search(match.string, match.end()):
        try:
            time = f"{iso}T{clock[1]:0>2}:{clock[2]}{clock[3] or ''}{clock[4] or ''}"
            return iso, datetime.fromisoformat(time).isoformat()
        except ValueError:
            pass
    return iso, None
