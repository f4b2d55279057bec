"""The Hijri calendar and the feasts: known days, the edges of the library's range, imports only when needed."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest

from graphkit.extractors.times import hijri
from graphkit.extractors.times.feasts import feasts, first_day


@pytest.mark.parametrize(
    ("year", "month", "day", "expected"),
    [
        (1343, 1, 1, "1924-08-01"),
        (1400, 1, 1, "1979-11-20"),
        (1445, 9, 15, "2024-03-25"),
        (1500, 12, 30, "2077-11-16"),
        (1, 1, 1, "0622-07-19"),
        (1342, 12, 1, "1924-07-04"),
        (1501, 1, 1, "2077-11-17"),
    ],
    ids=["first of the table", "Mecca", "a day", "last of the table", "the first of all", "before it", "after it"],
)
def test_a_hijri_day_is_that_of_umm_al_qura_else_of_the_civil_calendar(
    year: int, month: int, day: int, expected: str
) -> None:
    assert hijri.day(year, month, day).isoformat() == expected


@pytest.mark.parametrize("year", [1, 700, 1342, 1343, 1440, 1500, 1501])
def test_a_month_starts_in_itself(year: int) -> None:
    assert [hijri.of(hijri.month_start(year, month)) for month in range(1, 13)] == [(year, m) for m in range(1, 13)]


def test_a_thirtieth_of_a_short_month_is_the_day_after() -> None:
    assert hijri.day(1440, 9, 30) == hijri.day(1440, 10, 1)


def test_the_hijri_year_within_a_gregorian_one() -> None:
    assert (hijri.year_within(2018, 9), hijri.year_within(2030, 9)) == (1439, 1451)


@pytest.mark.parametrize(
    ("name", "year", "expected"),
    [
        ("eid_al_fitr", 1444, "2023-04-21"),
        ("eid_al_adha", 1432, "2011-11-06"),
        ("western_easter", 2019, "2019-04-21"),
        ("orthodox_easter", 2019, "2019-04-28"),
        ("sham_el_nessim", 2024, "2024-05-06"),
        ("thanksgiving", 2018, "2018-11-22"),
        ("easter", 2017, "2017-04-16"),
    ],
)
def test_feasts_fall_on_their_days(name: str, year: int, expected: str) -> None:
    assert first_day(name, year) == date.fromisoformat(expected)


def test_easter_of_no_church_is_open_where_they_differ() -> None:
    assert first_day("easter", 2019) is None


def test_every_feast_that_an_entry_names_is_there() -> None:
    entries = feasts().values()
    named = {e[rite] for e in entries for rite in ("eastern", "western") if rite in e}
    assert named | {n for e in entries for n in e.get("nearest", ())} <= set(feasts())


def test_calendars_are_imported_by_the_first_text_that_needs_them() -> None:
    code = (
        "import sys; from graphkit.times import resolve; resolve('وصل أمس'); a = 'hijridate' in sys.modules;"
        "resolve('وصل في 3 محرم 1440'); print(a, 'hijridate' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "True"]
