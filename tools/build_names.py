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

from graphkit.arabic import fold_text
from graphkit.extractors.actors.slugs import slug

HERE = Path(__file__).resolve().parent / "names"
OUT = HERE.parent.parent / "graphkit" / "lexicons" / "ar"
ARAB_PRESS = {
    "EG",
    "SA",
    "AE",
    "QA",
    "KW",
    "BH",
    "OM",
    "YE",
    "IQ",
    "SY",
    "LB",
    "JO",
    "PS",
    "IL",
    "IR",
    "LY",
    "TN",
    "DZ",
    "MA",
    "MR",
    "SD",
    "TR",
}
"""States whose smaller towns the Arab press names."""


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
    ids = {}
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
        if (
            kind == "person"
            and part_of not in ARAB_PRESS - {"IL", "IR", "TR"}
            and not part_of.startswith(("Ha", "He", "Ho"))
        ):
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


def cities(names: Names) -> None:
    """Towns of GeoNames under names that are not words: large ones anywhere, smaller ones at home."""
    prior: dict[str, tuple[int, int]] = {}
    for row in raw(names.folder / "token_name_prior.tsv"):
        prior[row["token_norm"]] = (int(row["seen"]), int(row["as_name"]))
    frequency: dict[str, int] = {}
    for line in (names.folder / "word_freq_norm.tsv").read_text(encoding="utf-8").splitlines():
        word, _, count = line.rpartition("\t")
        frequency[word] = int(count) if count.isdigit() else 0
    given: dict[str, int] = defaultdict(int)
    for row in raw(names.folder / "person_name_tokens_wikidata_cc0.tsv"):
        given[fold_text(row["token_norm"])] += int(row["count"] or 0)
    towns: dict[str, dict[str, str]] = {}
    spelled: dict[str, list[str]] = defaultdict(list)
    for row in raw(names.folder / "cities_geonames_ccby.tsv"):
        people = int(row["population"] or 0)
        if people < (40_000 if row["code"] in ARAB_PRESS else 250_000):
            continue
        key = fold_text(row["alias_ar"])
        if key in names.spellings or not re.fullmatch(r"[\u0621-\u064a -]{3,}", key) or len(key) < 4:
            continue
        if " " not in key:
            seen, as_name = prior.get(key, (0, 0))
            if (seen and as_name / seen < 0.7) or (not seen and frequency.get(key, 0) > 3):
                continue
            if given.get(key, 0) >= 3 and people < 400_000:
                continue  # the name of people rather than of a town
        towns.setdefault(row["geonameid"], row)
        spelled[row["geonameid"]].append(row["alias_ar"])
    meant: dict[str, str] = {}
    for geoname in sorted(towns, key=lambda g: (-int(towns[g]["population"] or 0), g)):
        for name in spelled[geoname]:
            meant.setdefault(fold_text(name), geoname)
    for geoname, town in towns.items():
        spellings = [n for n in spelled[geoname] if meant[fold_text(n)] == geoname]
        if not spellings:
            continue
        identity = town["qid"] or slug(f"{town['label_en']} {town['code']}")
        if identity not in names.rows:
            names.add(Row(identity, "place", town["label_en"], spellings, names.codes.get(town["code"], "")))


def given_names(folder: Path) -> tuple[list[str], list[str]]:
    """Folded words that are parts of names of people and hardly ever anything else in running text; and those that are
    both."""
    prior: dict[str, tuple[int, int]] = {}
    for row in raw(folder / "token_name_prior.tsv"):
        prior[row["token_norm"]] = (int(row["seen"]), int(row["as_name"]))
    frequency: dict[str, int] = {}
    for line in (folder / "word_freq_norm.tsv").read_text(encoding="utf-8").splitlines():
        word, _, count = line.rpartition("\t")
        frequency[word] = int(count) if count.isdigit() else 0
    weight: dict[str, int] = defaultdict(int)
    for row in raw(folder / "person_name_tokens_wikidata_cc0.tsv"):
        weight[fold_text(row["token_norm"])] += int(row["count"] or 0)
    kept, both = [], []
    for word, count in weight.items():
        if len(word) < 3 or not re.fullmatch(r"[\u0621-\u064a]+", word):
            continue
        seen, as_name = prior.get(word, (0, 0))
        if seen >= 3:
            good = as_name / seen >= 0.5
        else:
            good = frequency.get(word, 0) <= 12 and count >= 2
        if good:
            kept.append(word)
        elif count >= 8 and seen and as_name / seen >= 0.1:
            both.append(word)
    return sorted(kept), sorted(both)


def ordinary(folder: Path) -> list[str]:
    """Folded words that running text has often, and seldom in names: they end a name of somebody unknown."""
    prior: dict[str, tuple[int, int]] = {}
    for row in raw(folder / "token_name_prior.tsv"):
        prior[row["token_norm"]] = (int(row["seen"]), int(row["as_name"]))
    kept = []
    for line in (folder / "word_freq_norm.tsv").read_text(encoding="utf-8").splitlines():
        word, _, count = line.rpartition("\t")
        if not count.isdigit() or int(count) < 15 or not re.fullmatch(r"[\u0621-\u064a]{2,}", word):
            continue
        seen, as_name = prior.get(word, (0, 0))
        if seen < 3 or as_name / seen < 0.3:
            kept.append(word)
    return sorted(kept)


def main() -> None:
    if len(sys.argv) != 2 or not Path(sys.argv[1]).is_dir():
        sys.exit(__doc__)
    names = Names(Path(sys.argv[1]))
    states(names)
    curated_actors(names)
    cities(names)
    lines = [
        "# id\ttype\tEnglish\tArabic\tvariants\tpart of\ttags; built by tools/build_names.py, sources and licences in NAMES.md"
    ]
    for row in names.rows.values():
        row.names = [
            n for n in row.names if names.spellings[fold_text(n)] == row.id or "cue" in row.tags or n == row.names[0]
        ]
        lines.append(row.line())
    (OUT / "names.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    offices = ["# office\tof\tholder\tfrom\tto; built by tools/build_names.py"]
    for office, of, holder, start, end in tsv(HERE / "officeholders.tsv", 5):
        if holder not in names.by_english:
            sys.exit(f"officeholders.tsv: {holder!r} is in no table")
        offices.append("\t".join([office, names.of(of), names.by_english[holder], start, end]))
    (OUT / "officeholders.tsv").write_text("\n".join(offices) + "\n", encoding="utf-8")
    nations = [
        "# state\tnisba adjectives, masculine singular\tirregular words for its people; built by tools/build_names.py"
    ]
    for code, nisba, people, *_ in tsv(HERE / "states.tsv", 6):
        nations.append("\t".join([names.codes[code], nisba, people]))
    (OUT / "nationalities.tsv").write_text("\n".join(nations) + "\n", encoding="utf-8")
    folder = Path(sys.argv[1])
    for name, found in zip(("name_words.txt", "name_words_ambiguous.txt"), given_names(folder), strict=True):
        (OUT / name).write_text(" ".join(found) + "\n", encoding="utf-8")
    (OUT / "ordinary_words.txt").write_text(" ".join(ordinary(folder)) + "\n", encoding="utf-8")
    print(f"{len(names.rows)} actors, {len(names.spellings)} spellings, {len(offices) - 1} offices held")


if __name__ == "__main__":
    main()
