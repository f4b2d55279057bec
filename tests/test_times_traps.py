"""Names and numbers that no time expression may be found in, taken from the tables themselves."""

from __future__ import annotations

from datetime import date

import pytest

from graphkit.lexicon import table
from graphkit.resources import folder
from graphkit.times import resolve

PUBLISHED = date(2019, 5, 15)
CARRIERS = {
    "media": "نقل موقع {} عن المصدر ذلك.",
    "place": "عاد الوفد إلى مدينة {} بالحافلة.",
}
COUNTS = (3, 45, 737, 1000, 1900, 1985, 2011, 2024)


def _names() -> dict[str, list[str]]:
    """The Arabic names and variants of the table of names, by type."""
    found: dict[str, list[str]] = {}
    text = (folder("lexicons") / "ar" / "names.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        _, kind, _, name, variants, *_ = line.split("\t")
        found.setdefault(kind, []).extend(n for n in (name, *variants.split("|")) if n and not n.isascii())
    return found


def _counted() -> list[str]:
    units = {word for unit in table("units")["unit"] for form in ("singular", "dual", "plural") for word in unit[form]}
    return [word for word in table("numbers")["counted"]["words"] if word not in units]


NAMES = _names()


@pytest.mark.parametrize("kind", sorted(NAMES))
def test_no_name_of_the_table_is_read_as_a_time(kind: str) -> None:
    carrier = CARRIERS.get(kind, "تحدثوا عن {} بإسهاب.")
    read = {name: [t.text for t in resolve(carrier.format(name), PUBLISHED)] for name in NAMES[kind]}
    assert {name: times for name, times in read.items() if times} == {}


@pytest.mark.parametrize("count", COUNTS)
def test_a_number_before_a_counted_noun_is_no_year(count: int) -> None:
    read = {noun: [t.text for t in resolve(f"أحصوا {count} {noun} هناك.", PUBLISHED)] for noun in _counted()}
    assert {noun: times for noun, times in read.items() if times} == {}
