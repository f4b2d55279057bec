"""Who an id means: by judgements taken together, and by a names table that knows more than an older reading."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from graphkit.extractors.actors.slugs import slug
from graphkit.identity.judgements import Judgement, Judgements
from graphkit.identity.linking import link

THEN = datetime(2025, 4, 1, tzinfo=UTC)


def merge(actor: str, into: str, **more: datetime) -> Judgement:
    return Judgement("merge", actor, into, **more)  # type: ignore[arg-type]


def split(actor: str, into: str, *articles: str) -> Judgement:
    return Judgement("split", actor, into, articles)


@pytest.mark.parametrize(
    ("judgements", "given", "article", "meant"),
    [
        ((), "a", "x", "a"),
        ((merge("a", "b"),), "a", "x", "b"),
        ((merge("a", "b"),), "b", "x", "b"),
        ((merge("a", "b"), merge("b", "c")), "a", "x", "c"),
        ((merge("a", "b", retracted_at=THEN),), "a", "x", "a"),
        ((split("a", "n", "x"),), "a", "x", "n"),
        ((split("a", "n", "x"),), "a", "y", "a"),
        ((merge("a", "b"), split("b", "n", "x")), "a", "x", "n"),
        ((merge("a", "b"), split("b", "n", "x")), "a", "y", "b"),
        ((merge("a", "b"), split("a", "n", "x")), "a", "x", "n"),
        ((split("a", "n", "x"), merge("n", "m")), "a", "x", "m"),
        ((merge("a", "b"), merge("b", "a")), "a", "x", "a"),
    ],
)
def test_whose_an_id_is(judgements: tuple[Judgement, ...], given: str, article: str, meant: str) -> None:
    assert Judgements(judgements).whose(given, article) == meant


def test_other_ids_of_an_actor_are_those_that_mean_it_everywhere() -> None:
    judged = Judgements((merge("a", "b"), merge("b", "c"), split("c", "n", "x"), merge("d", "c", retracted_at=THEN)))
    assert (judged.also("c"), judged.also("b"), judged.also("n")) == (["a", "b"], [], [])
    assert judged.canonical("a") == "c"
    assert judged.touching(["d"]) == {"a", "b", "c", "d", "n"}
    assert judged.touching(["z"]) == {"z"}


def test_a_judgement_is_known_by_what_it_says() -> None:
    assert merge("a", "b").id == Judgement("relink", "a", "b", by="me", recorded_at=THEN).id
    assert len({merge("a", "b").id, merge("b", "a").id, split("a", "b", "x").id, split("a", "b", "y").id}) == 4
    assert split("a", "b", "x", "y").id == split("a", "b", "y", "x").id


@pytest.mark.parametrize(
    ("identity", "names", "kind", "into"),
    [
        ("anybody", ["فلاديمير بوتين"], "person", "Q7747"),
        ("anybody", ["دونالد ترمب", "الرئيس ترامب"], "person", "Q22686"),
        ("anybody", ["فلاديمير بوتين", "دونالد ترامب"], "person", None),
        ("anybody", ["ماهر زين", "فلاديمير بوتين"], "person", None),
        ("anybody", ["فلاديمير بوتين"], "media", None),
        ("anybody", ["ترامب"], "person", None),
        ("anybody", ["طرابلس"], "place", None),
        ("anybody~12345678", ["فلاديمير بوتين"], "person", None),
        ("Q99", ["فلاديمير بوتين"], "person", None),
        ("Q22686", ["فلاديمير بوتين"], "person", None),
        ("abd-allh-zyn", ["عبد الله زين"], "person", slug("عبد الله زين")),
        ("person-1", ["عبد الله زين"], "person", None),
        (slug("عبد الله زين"), ["عبد الله زين"], "person", None),
        ("al-diffa", ["الضفة"], "media", None),
        ("anybody", [], "person", None),
    ],
)
def test_whom_the_table_knows_by_now(identity: str, names: list[str], kind: str, into: str | None) -> None:
    found = link(identity, names, kind)
    assert (found and found.into) == into
    assert found is None or found.reason
