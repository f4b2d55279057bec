"""Names of months in other languages than Arabic and English, read by dateparser, which knows them all."""

from __future__ import annotations

from functools import lru_cache

_LANGUAGES = ["fr", "tr", "es", "de", "it", "pt"]
"""Those in which Arab news quotes dates; more would let more words be months."""
_DAY, _YEAR = 11, 2011
_SETTINGS = {"PARSERS": ["absolute-time"], "REQUIRE_PARTS": ["day", "month", "year"], "DATE_ORDER": "DMY"}


@lru_cache(maxsize=1 << 12)
def month(word: str) -> int | None:
    """The month that a Latin word names (novembre, Kasım, März), None for any other word.

    Asked only for a word between a day's number and a year, once for each word; dateparser is imported by the first.
    """
    import dateparser

    read = dateparser.parse(f"{_DAY} {word} {_YEAR}", languages=_LANGUAGES, settings=_SETTINGS)
    return read.month if read is not None and (read.day, read.year) == (_DAY, _YEAR) else None
