"""The table of actors that news is full of, and the offices they hold.

Built by `tools/build_names.py`; sources and licences stand in `lexicons/ar/NAMES.md`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import cast

from graphkit.annotations import ActorType
from graphkit.arabic import fold_text
from graphkit.errors import DataError
from graphkit.lexicon import table
from graphkit.resources import folder


@dataclass(frozen=True, slots=True)
class Known:
    """One actor of the table. `id` is its Wikidata id or a slug; `tags` are those of the table's last column."""

    id: str
    type: ActorType
    en: str
    ar: str
    variants: tuple[str, ...]
    part_of: str | None
    tags: frozenset[str]

    @property
    def wikidata(self) -> str | None:
        return self.id if self.id[0] == "Q" and self.id[1:].isdigit() else None

    @property
    def spellings(self) -> tuple[str, ...]:
        return (self.ar, *self.variants)


@dataclass(frozen=True, slots=True)
class Tenure:
    """`holder` is in office from `start` to `end` (ISO dates, end exclusive, "" where open)."""

    holder: str
    start: str
    end: str

    def at(self, day: str) -> bool:
        return (not self.start or self.start <= day) and (not self.end or day < self.end)


class Gazetteer:
    """The names table, indexed for the extractor and for searching."""

    def __init__(self, rows: dict[str, Known], tenures: dict[tuple[str, str], list[Tenure]]) -> None:
        self.rows = rows
        self.tenures = tenures
        self.institutions: dict[tuple[str, str], str] = {}
        for row in rows.values():
            for tag in row.tags:
                if tag.startswith("is=") and row.part_of:
                    self.institutions[tag[3:], row.part_of] = row.id

    def in_office(self, office: str, of: str, day: str | None) -> str | None:
        """Who holds an office on a day; without a day the only one who ever did. None where the table has no one."""
        tenures = self.tenures.get((office, of), [])
        if day is None:
            holders = {t.holder for t in tenures}
            return next(iter(holders)) if len(holders) == 1 else None
        return next((t.holder for t in tenures if t.at(day)), None)

    def holders(self, office: str, of: str) -> set[str]:
        """Everybody of the table who has held an office."""
        return {tenure.holder for tenure in self.tenures.get((office, of), [])}

    def offices_of(self, actor: str) -> Iterator[tuple[str, str]]:
        """The offices that somebody of the table has held, each with whose it is."""
        yield from self._offices.get(actor, [])

    @cached_property
    def _offices(self) -> dict[str, list[tuple[str, str]]]:
        found: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for key, tenures in self.tenures.items():
            for tenure in tenures:
                found[tenure.holder].append(key)
        return found

    @cached_property
    def by_spelling(self) -> dict[str, tuple[str, ...]]:
        """Ids by folded spelling, Arabic and English."""
        found: dict[str, dict[str, None]] = defaultdict(dict)
        for row in self.rows.values():
            for spelling in (*row.spellings, row.en, row.id):
                found[fold_text(spelling)][row.id] = None
        return {spelling: tuple(ids) for spelling, ids in found.items()}

    @cached_property
    def by_skeleton(self) -> dict[str, str]:
        """People of abroad by the consonants of a name of two words and more, where one person alone has them."""
        found: dict[str, set[str]] = defaultdict(set)
        for row in self.rows.values():
            if "foreign" in row.tags:
                for spelling in row.spellings:
                    if " " in spelling:
                        found[skeleton(spelling)].add(row.id)
        return {key: next(iter(ids)) for key, ids in found.items() if len(ids) == 1 and len(key) > 5}


def skeleton(name: str) -> str:
    """What two spellings of a foreign name share: its consonants, near ones as one, without long vowels."""
    letters = _skeleton_letters()
    return " ".join(fold_text(name.replace("-", " ")).translate(letters).split())


@cache
def _skeleton_letters() -> dict[int, str | None]:
    same = table("transliteration")["skeleton"]
    return {**{ord(a): b for a, b in same["near"].items()}, **dict.fromkeys(map(ord, same["dropped"]))}


def lines(name: str, width: int) -> Iterator[list[str]]:
    """The rows of a table of tab-separated cells. Raises DataError for a broken one."""
    path: Path = folder("lexicons") / "ar" / name
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise DataError(f"lexicon {name} cannot be read: {error}") from error
    for number, line in enumerate(text.splitlines(), 1):
        if line and not line.startswith("#"):
            cells = line.split("\t")
            if len(cells) != width:
                raise DataError(f"lexicon {name}, line {number}: {len(cells)} cells instead of {width}")
            yield cells


@cache
def gazetteer() -> Gazetteer:
    """The table that ships with graphkit, read once."""
    rows: dict[str, Known] = {}
    for identity, kind, en, ar, variants, part_of, tags in lines("names.tsv", 7):
        rows[identity] = Known(
            identity,
            cast(ActorType, kind),
            en,
            ar,
            tuple(filter(None, variants.split("|"))),
            part_of or None,
            frozenset(tags.split()),
        )
    tenures: dict[tuple[str, str], list[Tenure]] = defaultdict(list)
    for office, of, holder, start, end in lines("officeholders.tsv", 5):
        tenures[office, of].append(Tenure(holder, start, end))
    return Gazetteer(rows, dict(tenures))
