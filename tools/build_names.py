"""Builds the names tables that ship with graphkit: python tools/build_names.py FOLDER_OF_RAW_TABLES.

Reads the raw tables (see graphkit/lexicons/ar/NAMES.md for what they are and their licences) and the curated ones of
tools/names/, writes names.tsv, officeholders.tsv, nationalities.tsv and the word lists into graphkit/lexicons/ar/.
Same input, same output.
"""

from __future__ import annotations

import csv
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from name_origins import ARAB_PRESS, NATIVE, home

from graphkit.arabic import fold_text
from graphkit.extractors.actors.slugs import slug

HERE = Path(__file__).resolve().parent / "names"
OUT = HERE.parent.parent / "graphkit" / "lexicons" / "ar"


@dataclass
class Row:
    id: str
    type: str
    en: str
    names: list[str]
    part_of: str = ""
    tags: list[str] = field(default_factory=list)

    def line(self) -> str:
        return "\t".join(
            [self.id, self.type, self.en, *[self.names[0], "|".join(self.names[1:])], self.part_of, " ".join(self.tags)]
        )


def tsv(path: Path, width: int) -> Iterator[list[str]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            cells = line.split("\t")
            yield cells + [""] * (width - len(cells))


def raw(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)


class Names:
    """All rows by id, and what their spellings already mean."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.rows: dict[str, Row] = {}
        self.by_english: dict[str, str] = {}
        self.codes: dict[str, str] = {}
        self.spellings: dict[str, str] = {}
        self.qids = {english: qid for qid, english, _ in tsv(HERE / "qids.tsv", 3)}
        self.qids_by_spelling: dict[str, set[str]] = defaultdict(set)
        self.place_qids: dict[str, set[str]] = defaultdict(set)
        for row in raw(folder / "news_actors_curated_cc0.tsv"):
            if row["qid"]:
                target = self.qids_by_spelling if row["type"] != "GPE" else self.place_qids
                target[fold_text(row["alias_ar"])].add(row["qid"])
        population: dict[str, int] = {}
        for row in raw(folder / "cities_geonames_ccby.tsv"):  # the largest town of a name is meant
            key, people = fold_text(row["alias_ar"]), int(row["population"] or 0)
            if key in self.place_qids and key not in population:
                continue  # curated
            if row["qid"] and people > population.get(key, 0) and people >= 30_000:
                population[key] = people
                self.place_qids[key] = {row["qid"]}

    def add(self, row: Row) -> None:
        row.names = list(dict.fromkeys(n for n in row.names if n))
        self.rows[row.id] = row
        self.by_english.setdefault(row.en, row.id)
        for name in row.names:
            self.spellings.setdefault(fold_text(name), row.id)

    def qid(self, english: str, names: list[str], place: bool = False) -> str:
        if english in self.qids:
            return self.qids[english]
        for name in names:
            found = (self.place_qids if place else self.qids_by_spelling)[fold_text(name)]
            if len(found) == 1 and (taken := next(iter(found))) not in self.rows:
                return taken
        return slug(english)

    def of(self, reference: str) -> str:
        return self.codes.get(reference) or self.by_english.get(reference) or (slug(reference) if reference else "")


def states(names: Names) -> None:
    capitals: list[tuple[str, str, str]] = []
    curated = {row[0]: row for row in tsv(HERE / "states.tsv", 6)}
    found: dict[str, Row] = {}
    for row in raw(names.folder / "places_cldr_unicode.tsv"):
        if row["type"] != "country" or not row["qid"] or row["code"] in ("ZZ", "UN", "EU"):
            continue
        spelling = re.sub(r" ?\(.*?\)", "", row["alias_ar"])
        state = found.setdefault(
            row["code"], Row(row["qid"], "government", row["label_en"], [], "", ["state=" + row["code"]])
        )
        state.names.append(spelling)
    for code in sorted(found):
        state = found[code]
        names.codes[code] = state.id
        if code in curated:
            _, _, _, more, capital, capital_en = curated[code]
            state.names += more.split("|")
            if capital:
                capitals.append((code, capital, capital_en))
        names.add(state)
    for code, capital, english in capitals:
        spellings = capital.split("|")
        if english == "The Hague":
            continue
        names.add(
            Row(names.qid(english, spellings, place=True), "place", english, spellings, names.codes[code], ["seat"])
        )


def curated_actors(names: Names) -> None:
    rows = list(tsv(HERE / "actors.tsv", 5))
    ids: dict[str, str] = {}
    owners = {english: part_of for kind, english, _, part_of, _ in rows if kind != "person"}
    for kind, english, spelled, _, note in rows:
        spellings = spelled.split("|")
        ids[english] = names.by_english.get(english) or names.qid(
            english, spellings, place=kind in ("place", "government")
        )
        names.by_english[english] = ids[english]
        if note in ("UN", "EU"):
            names.codes[note] = ids[english]
    for kind, english, spelled, part_of, note in rows:
        tags = {"": [], "cue": ["cue"], "adverbial": ["adverbial"], "UN": ["state=UN"], "EU": ["state=EU"]}.get(
            note, [f"is={note}"]
        )
        spellings = respelled(spelled.split("|"), kind, part_of)
        if old := names.rows.get(ids[english]):
            old.tags = list(dict.fromkeys(old.tags + tags))
            old.names = list(dict.fromkeys(old.names + spellings))
            for name in spellings:
                names.spellings.setdefault(fold_text(name), old.id)
            continue
        if kind == "person" and home(part_of, owners) not in NATIVE:
            tags = [*tags, "foreign"]
        names.add(Row(ids[english], kind, english, spellings, names.of(part_of), tags))


def respelled(spellings: list[str], kind: str, part_of: str) -> list[str]:
    """The spellings with what the press of one country writes otherwise: g as jim in Egypt, compound names as one."""
    out = list(spellings)
    for name in spellings:
        if "عبد ال" in name:
            out.append(name.replace("عبد ال", "عبدال"))
        if "أبو " in name:
            out.append(name.replace("أبو ", "ابو"))
        if kind in ("person", "media", "place") and "غ" in name and part_of not in ARAB_PRESS - {"IL", "IR", "TR"}:
            out.append(name.replace("غ", "ج"))
        if "-" in name:
            out.append(name.replace("-", " "))
    return out


class Counts:
    """How often words occur, in running text and inside names. Used to leave out, never shipped."""

    def __init__(self, folder: Path) -> None:
        self._prior = {
            row["token_norm"]: (int(row["seen"]), int(row["as_name"])) for row in raw(folder / "token_name_prior.tsv")
        }
        self.frequency: dict[str, int] = {}
        for line in (folder / "word_freq_norm.tsv").read_text(encoding="utf-8").splitlines():
            word, _, count = line.rpartition("\t")
            self.frequency[word] = int(count) if count.isdigit() else 0
        self.given: dict[str, int] = defaultdict(int)
        for row in raw(folder / "person_name_tokens_wikidata_cc0.tsv"):
            self.given[fold_text(row["token_norm"])] += int(row["count"] or 0)

    def share(self, word: str, least: int = 3) -> float | None:
        """How much of the uses of a word are in names, None where it was seen less than `least` times."""
        seen, as_name = self._prior.get(word, (0, 0))
        return as_name / seen if seen >= least else None

    def is_town(self, key: str, people: int) -> bool:
        """Whether a folded name of one word means a town rather than a word or the name of a person."""
        share = self.share(key, least=1)
        word = share < 0.7 if share is not None else self.frequency.get(key, 0) > 3
        given = self.given.get(key, 0)
        return not word and (given < 3 or (given < 15 and people >= 400_000))


def cities(names: Names, counts: Counts) -> None:
    """Towns of GeoNames under names that are no words: large ones anywhere, smaller ones at home."""
    towns: dict[str, dict[str, str]] = {}
    spelled: dict[str, list[str]] = defaultdict(list)
    for row in raw(names.folder / "cities_geonames_ccby.tsv"):
        people, key = int(row["population"] or 0), fold_text(row["alias_ar"])
        if people < (40_000 if row["code"] in ARAB_PRESS else 250_000):
            continue
        if key in names.spellings or not re.fullmatch(r"[\u0621-\u064a -]{4,}", key):
            continue
        if " " in key or counts.is_town(key, people):
            towns.setdefault(row["geonameid"], row)
            spelled[row["geonameid"]].append(row["alias_ar"])
    meant: dict[str, str] = {}
    for geoname in sorted(towns, key=lambda g: (-int(towns[g]["population"] or 0), g)):
        for name in spelled[geoname]:
            meant.setdefault(fold_text(name), geoname)
    for geoname, town in towns.items():
        spellings = [n for n in spelled[geoname] if meant[fold_text(n)] == geoname]
        identity = town["qid"] or slug(f"{town['label_en']} {town['code']}")
        if spellings and identity not in names.rows:
            names.add(Row(identity, "place", town["label_en"], spellings, names.codes.get(town["code"], "")))


def name_words(counts: Counts) -> tuple[list[str], list[str]]:
    """Folded words that are parts of personal names and hardly anything else in running text; those that are both."""
    kept, both = [], []
    for word, weight in counts.given.items():
        if len(word) < 3 or not re.fullmatch(r"[\u0621-\u064a]+", word):
            continue
        share = counts.share(word)
        if share >= 0.5 if share is not None else counts.frequency.get(word, 0) <= 12 and weight >= 2:
            kept.append(word)
        elif weight >= 8 and (share or 0.0) >= 0.1:
            both.append(word)
    return sorted(kept), sorted(both)


def ordinary_words(counts: Counts) -> list[str]:
    """Folded words that running text has often, and seldom in names: they end a name of somebody unknown."""
    return sorted(
        word
        for word, count in counts.frequency.items()
        if count >= 15 and re.fullmatch(r"[\u0621-\u064a]{2,}", word) and (counts.share(word) or 0.0) < 0.3
    )


def write(name: str, header: str, rows: list[str]) -> None:
    (OUT / name).write_text("\n".join([f"# {header}; built by tools/build_names.py", *rows]) + "\n", encoding="utf-8")


def main() -> None:
    if len(sys.argv) != 2 or not Path(sys.argv[1]).is_dir():
        sys.exit(__doc__)
    folder = Path(sys.argv[1])
    names, counts = Names(folder), Counts(folder)
    states(names)
    curated_actors(names)
    cities(names, counts)
    for row in names.rows.values():
        own = [n for n in row.names[1:] if names.spellings[fold_text(n)] == row.id or "cue" in row.tags]
        row.names[1:] = own
    for spelling, bearers in tsv(HERE / "shared.tsv", 2):
        for english in bearers.split("|"):
            if english not in names.by_english:
                sys.exit(f"shared.tsv: {english!r} is in no table")
            row = names.rows[names.by_english[english]]
            row.names = list(dict.fromkeys([*row.names, spelling]))
    write(
        "names.tsv",
        "id\ttype\tEnglish\tArabic\tvariants\tpart of\ttags; sources and licences in NAMES.md",
        [row.line() for row in names.rows.values()],
    )
    offices = []
    for office, of, holder, start, end in tsv(HERE / "officeholders.tsv", 5):
        if holder not in names.by_english:
            sys.exit(f"officeholders.tsv: {holder!r} is in no table")
        offices.append("\t".join([office, names.of(of), names.by_english[holder], start, end]))
    write("officeholders.tsv", "office\tof\tholder\tfrom\tto", offices)
    nations = ["\t".join([names.codes[code], *rest[:2]]) for code, *rest in tsv(HERE / "states.tsv", 6)]
    write("nationalities.tsv", "state\tadjectives, masculine singular\tirregular words for its people", nations)
    kept, both = name_words(counts)
    for name, words in (
        ("name_words.txt", kept),
        ("name_words_ambiguous.txt", both),
        ("ordinary_words.txt", ordinary_words(counts)),
    ):
        (OUT / name).write_text(" ".join(words) + "\n", encoding="utf-8")
    print(f"{len(names.rows)} actors, {len(names.spellings)} spellings, {len(offices)} offices held")


if __name__ == "__main__":
    main()
