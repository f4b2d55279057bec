"""The table of names: what it holds, and how it is searched."""

from __future__ import annotations

import re
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from graphkit.arabic import fold_text
from graphkit.errors import DataError
from graphkit.extractors.actors.gazetteer import Known, gazetteer, lines, skeleton
from graphkit.extractors.actors.lexemes import Lexemes
from graphkit.extractors.actors.slugs import local, slug
from graphkit.identity.actors import search


@pytest.mark.parametrize(
    ("text", "identity"),
    [
        ("Q7747", "Q7747"), ("q7747", "Q7747"), ("فلاديمير بوتين", "Q7747"), ("Vladimir Putin", "Q7747"),
        ("putin", "Q7747"), ("Recep Tayyip Erdoğan", "Q39259"), ("أميركا", "Q30"),
        ("الولايات المتحدة الأمريكية", "Q30"), ("hezbollah", "hezbollah"), ("الأمم المتحده", "Q1065"),
    ],
)  # fmt: skip
def test_search_finds_one_actor(text: str, identity: str) -> None:
    assert [row.id for row in search(text)] == [identity]


def test_search_gives_every_choice() -> None:
    assert len(search("محمد")) > 1
    assert "Q39259" in [row.id for row in search("erdogan")]


@pytest.mark.parametrize("text", ["", "  ", "Q99999999999", "لا أحد بهذا الاسم قط"])
def test_search_finds_nobody(text: str) -> None:
    assert search(text) == []


def test_table_is_sound() -> None:
    table = gazetteer()
    assert len(table.rows) > 3000
    for row in table.rows.values():
        assert re.fullmatch(r"Q[1-9]\d*|[a-z0-9-]+", row.id)
        assert row.ar and row.en and all(row.spellings)
        assert row.part_of != row.id
    assert {r.type for r in table.rows.values()} == {
        "person", "government", "organization", "armed_group", "media", "place", "group",
    }  # fmt: skip


def test_states_have_wikidata_ids() -> None:
    states = [r for r in gazetteer().rows.values() if any(t.startswith("state=") for t in r.tags)]
    assert len(states) > 240 and all(r.wikidata for r in states)


def test_a_spelling_of_a_person_means_one_actor() -> None:
    table = gazetteer()
    shared = {
        spelling: ids
        for spelling, ids in table.by_spelling.items()
        if len(ids) > 1 and " " in spelling and any(table.rows[i].type == "person" for i in ids)
    }
    assert shared == {}


def test_tenures_of_an_office_do_not_overlap() -> None:
    for key, tenures in gazetteer().tenures.items():
        ordered = sorted(tenures, key=lambda t: t.start)
        assert all(a.end and a.end <= b.start for a, b in pairwise(ordered)), key
        assert all(not t.end or t.start < t.end for t in tenures), key


def test_every_holder_and_owner_of_an_office_is_in_the_table() -> None:
    table = gazetteer()
    assert {t.holder for tenures in table.tenures.values() for t in tenures} <= set(table.rows)


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Mevlüt Çavuşoğlu", "mevlut-cavusoglu"), ("منصور العطوانى", "mnswr-alatwany"), ("O'Brien", "obrien")],
)
def test_slug_is_readable_ascii(name: str, expected: str) -> None:
    assert slug(name) == expected


def test_slug_of_marks_alone_is_an_id() -> None:
    assert re.fullmatch(r"actor-[0-9a-f]{8}", slug("«»"))


def test_local_id_differs_by_article() -> None:
    assert local("police", "a") != local("police", "b")


def test_skeleton_is_shared_by_spellings() -> None:
    assert skeleton("ديميتري بيسكوف") == skeleton("دميتري بيسكوف")
    assert skeleton("مارتن غريفيث") == skeleton("مارتن جريفيث")
    assert skeleton("مارتن") != skeleton("مارتين كوبلر")


def test_broken_table_is_a_data_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "ar").mkdir()
    (tmp_path / "ar" / "names.tsv").write_text("only\ttwo\n", encoding="utf-8")
    monkeypatch.setattr(sys.modules[lines.__module__], "folder", lambda _: tmp_path)
    with pytest.raises(DataError, match=r"names\.tsv, line 1"):
        list(lines("names.tsv", 7))
    with pytest.raises(DataError, match="cannot be read"):
        list(lines("none.tsv", 7))


def test_folded_names_reach_their_actor() -> None:
    assert gazetteer().by_spelling[fold_text("رجب طيّب أردوغان")] == ("Q39259",)


def words_of(row: Known) -> list[str]:
    return [s for s in row.spellings if " " not in fold_text(s.replace("-", " ")).strip()]


def test_an_actor_has_a_spelling_once() -> None:
    for row in gazetteer().rows.values():
        assert len(set(row.spellings)) == len(row.spellings), row.id


def test_every_spelling_leads_to_its_actor() -> None:
    table, phrases = gazetteer(), Lexemes().phrases
    for row in table.rows.values():
        for spelling in row.spellings:
            assert row.id in table.by_spelling[fold_text(spelling)]
            assert row.id in phrases.get(spelling), spelling


def test_no_name_has_the_slug_of_somebody_else() -> None:
    table = gazetteer()
    for row in table.rows.values():
        for spelling in row.spellings:
            assert (
                slug(spelling) in {row.id, *table.by_spelling[fold_text(spelling)]} or slug(spelling) not in table.rows
            )


def test_a_name_of_several_people_is_listed_as_one() -> None:
    table = gazetteer()
    shared = Path(__file__).parents[1] / "tools" / "names" / "shared.tsv"
    listed = {fold_text(line.split("\t")[0]) for line in shared.read_text(encoding="utf-8").splitlines()}
    for row in table.rows.values():
        if row.type == "person" and "cue" not in row.tags:
            for word in words_of(row):
                people = [i for i in table.by_spelling[fold_text(word)] if table.rows[i].type == "person"]
                assert people == [row.id] or fold_text(word) in listed, word


@pytest.mark.parametrize(
    "word",
    [
        "الشرع", "الهجري", "السفير", "المملكة", "فيتو", "مطرب", "صباحي", "الحلو", "لكم", "الجديد", "الحياة", "الشرق",
        "الوطن", "الأخبار", "المستقبل", "النهار", "الراي", "السلطان مراد", "مديرة", "نسمة", "كير", "مشعل", "المهندس",
    ],
)  # fmt: skip
def test_words_are_no_names_without_a_cue(word: str) -> None:
    table = gazetteer()
    assert all("cue" in table.rows[i].tags for i in table.by_spelling.get(fold_text(word), ()))


@pytest.mark.parametrize(
    ("kind", "least"),
    [("person", 4000), ("media", 800), ("organization", 600), ("armed_group", 150), ("government", 250)],
)
def test_table_covers_the_kinds(kind: str, least: int) -> None:
    assert sum(row.type == kind for row in gazetteer().rows.values()) >= least


@pytest.mark.parametrize(
    ("office", "of", "day", "holder"),
    [
        ("president", "Q30", "2012-06-01", "Barack Obama"), ("president", "Q30", "2025-06-01", "Donald Trump"),
        ("minister.foreign", "Q79", "2012-06-01", "Mohamed Kamel Amr"),
        ("minister.foreign", "Q851", "2019-06-01", "Ibrahim al-Assaf"),
        ("head_of_government", "Q822", "2011-12-01", "Najib Mikati"),
        ("minister.interior", "Q43", "2016-02-01", "Efkan Ala"),
        ("minister.defence", "Q159", "2011-03-01", "Anatoly Serdyukov"),
        ("president", "Q948", "2012-01-01", "Moncef Marzouki"),
        ("head_of_government", "Q262", "2022-03-01", "Aymen Benabderrahmane"),
        ("secretary_general", "Q7795", "2023-01-01", "Haitham al-Ghais"),
        ("director", "Q7817", "2014-08-01", "Margaret Chan"),
    ],
)  # fmt: skip
def test_office_on_a_day(office: str, of: str, day: str, holder: str) -> None:
    table = gazetteer()
    found = table.in_office(office, of, day)
    assert found and table.rows[found].en == holder
