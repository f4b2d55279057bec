"""Actors of invented sentences: who is found, under which id, by which words."""

from __future__ import annotations

import tomllib
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from graphkit import lexicon
from graphkit.annotations import Actor, Outlet
from graphkit.document import Article, Document, read
from graphkit.extractors.actors import Actors
from graphkit.extractors.times import Times

CASES: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "cases" / "actors.toml").read_text(encoding="utf-8")
)["case"]
LEXICONS = ["offices", "portfolios", "institutions", "groups", "name_cues", "media_nouns", "place_nouns", "anaphora",
            "nationalities", "given_names"]  # fmt: skip
EXAMPLES = [(name, *example) for name in LEXICONS for example in lexicon.examples(name)]


@pytest.fixture(scope="module")
def extract() -> Actors:
    return Actors()


def document(text: str, published: str | None = "2018-07-20", outlet_name: str | None = None) -> Document:
    plain = read(Article("a1", "test", text, published=published, outlet_name=outlet_name))
    return plain.plus(Times()(plain))


def found(extract: Actors, text: str, published: str | None = "2018-07-20") -> dict[str, Actor]:
    return {a.id: a for a in extract(document(text, published)) if isinstance(a, Actor)}


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_finds_actor_by_words(extract: Actors, case: dict[str, Any]) -> None:
    actors = found(extract, case["text"], case.get("published", "2018-07-20"))
    for identity, surfaces in case.get("actors", {}).items():
        assert identity in actors, f"{identity} not in {sorted(actors)}"
        assert [m.text for m in actors[identity].mentions] == surfaces
    for identity, owner in case.get("part_of", {}).items():
        assert actors[identity].part_of == owner
    for identity, kind in case.get("types", {}).items():
        assert actors[identity].type == kind
    named = {m.text for a in actors.values() for m in a.mentions}
    assert not named & set(case.get("nobody", [])), named


@pytest.mark.parametrize(("name", "path", "text", "spans"), EXAMPLES, ids=[f"{e[0]}:{e[1]}:{e[2]}" for e in EXAMPLES])
def test_example_of_lexicon_is_found(
    extract: Actors, name: str, path: str, text: str, spans: list[tuple[int, int]]
) -> None:
    mentions = {(m.start, m.end) for a in extract(document(text)) if isinstance(a, Actor) for m in a.mentions}
    if name == "nationalities":  # an adjective is a part of the phrase that it makes an actor of
        assert all(any(s <= start and end <= e for s, e in mentions) for start, end in spans)
    else:
        assert set(spans) <= mentions


def test_examples_cover_every_lexicon() -> None:
    assert {e[0] for e in EXAMPLES} >= set(LEXICONS) - {"portfolios"}


@pytest.mark.parametrize(
    ("day", "president"),
    [("2012-05-01", "Q76"), ("2018-05-01", "Q22686"), ("2022-05-01", "Q6279"), ("2025-05-01", "Q22686")],
)
def test_office_is_resolved_by_publication_date(extract: Actors, day: str, president: str) -> None:
    actors = found(extract, "قال الرئيس الأميركي إن بلاده مستعدة.", day)
    assert actors[president].mentions[0].text == "الرئيس الأميركي"


def test_office_of_several_holders_stays_unlinked_without_date(extract: Actors) -> None:
    actors = found(extract, "قال الرئيس الأميركي إن بلاده مستعدة.", None)
    assert list(actors) == ["president-of-united-states", "Q30"]


def test_unknown_person_has_the_same_id_in_every_article(extract: Actors) -> None:
    one = found(extract, "قال الشيخ منصور العطواني إن الصلح تم.")
    other = found(extract, "التقى الوفد الشيخ منصور العطوانى أمس.")
    assert set(one) & set(other) == {"mnswr-alatwany"}


def test_unnamed_source_is_another_in_every_article(extract: Actors) -> None:
    text = "قال مسؤول أردني إن الحدود مفتوحة."
    ids = {
        a.id for article in ("a1", "a2") for a in extract(read(Article(article, "test", text))) if isinstance(a, Actor)
    }
    assert len(ids) == 2


@pytest.mark.parametrize(
    ("name", "identity"),
    [("رويترز", "Q130879"), ("سكاي نيوز عربية", "sky-news-arabia"), ("صحيفة المدار الجديد", "shyfa-almdar-aljdyd")],
)
def test_outlet_is_an_actor(extract: Actors, name: str, identity: str) -> None:
    yielded = list(extract(document("اجتمع الوزيران أمس.", outlet_name=name)))
    assert Outlet(identity) in yielded
    assert [a.type for a in yielded if isinstance(a, Actor) and a.id == identity] == ["media"]


def test_outlet_of_a_page_is_its_source_line(extract: Actors) -> None:
    yielded = list(extract(document("اجتمع الوزيران أمس.\nالمصدر: رويترز\n")))
    assert Outlet("Q130879") in yielded


@pytest.mark.parametrize("text", ["", "…", "«»", "#_", "الـ", "\u200f \u0640", "رئيس", "صحيفة «", "وزير", "- ،", "و_"])
def test_odd_text_gives_no_actor_and_no_error(extract: Actors, text: str) -> None:
    assert [a for a in extract(document(text)) if isinstance(a, Actor) and a.wikidata] == []


def test_mentions_of_an_actor_never_overlap_and_give_their_text(extract: Actors) -> None:
    text = "\n".join(case["text"] for case in CASES)
    for actor in found(extract, text).values():
        assert all(text[m.start : m.end] == m.text for m in actor.mentions)
        assert all(a.end <= b.start for a, b in pairwise(actor.mentions))
