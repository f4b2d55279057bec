"""Dates as people give them to the command line."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from graphkit.export.days import first_day, last_day

_CASES = tomllib.loads((Path(__file__).parent / "cases" / "days.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", _CASES["day"], ids=lambda case: case["text"])
def test_a_year_or_month_stands_for_its_first_or_last_day(case: dict[str, str]) -> None:
    assert (first_day(case["text"]).isoformat(), last_day(case["text"]).isoformat()) == (case["first"], case["last"])


@pytest.mark.parametrize("case", _CASES["none"], ids=lambda case: case["text"] or "nothing")
def test_what_is_no_date_is_refused(case: dict[str, str]) -> None:
    for read in (first_day, last_day):
        with pytest.raises(ValueError):
            read(case["text"])
