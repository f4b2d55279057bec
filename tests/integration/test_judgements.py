"""Who is who by judgement, on both servers: merged, split, taken back, and the same after every reading."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from graphkit.graph import judge
from graphkit.graph import load as loading
from graphkit.graph.load import load, remove
from graphkit.graph.store import Store
from graphkit.identity.judgements import Judgement
from integration import stories
from integration.whole_graph import flaws, graph

NOW = datetime(2025, 4, 1, 12, tzinfo=UTC)
LATER = datetime(2025, 5, 1, 12, tzinfo=UTC)

MERGES = [
    Judgement("merge", "maher-zayn", "Q900002"),
    Judgement("merge", "maher-zayn", "Q900001"),
    Judgement("merge", "Q900001", "maher-zayn"),
    Judgement("merge", "presidency", "al-nakhil"),
    Judgement("merge", "al-diffa", "al-manar-al-akhdar"),
    Judgement("merge", "spokesman", "maher-zayn"),
    Judgement("merge", "maher-zayn", "Q22686"),
    Judgement("split", "Q900001", "huda-the-other", ("denial",)),
    Judgement("split", "maher-zayn", "Q900001", ("report", "silence")),
]


def tuples(store: Store, query: str, **parameters: Any) -> set[tuple[Any, ...]]:
    return {tuple(row.values()) for row in store.read(query, **parameters)}


def unjudged(store: Store) -> Any:
    """The whole graph without the judgements themselves."""
    nodes, ties = graph(store)
    return [n for n in nodes if n[0] != ["Judgement"]], ties


@pytest.mark.parametrize("judgement", MERGES, ids=lambda j: f"{j.kind} {j.actor} {j.into}")
def test_a_judgement_means_the_same_before_and_after_loading_and_can_be_taken_back(
    store: Store, judgement: Judgement
) -> None:
    load(store, stories.story(), now=NOW)
    before = unjudged(store)
    assert judge.judge(store, [judgement], now=NOW) > 0 or judgement.actor == "presidency"
    judged = unjudged(store)
    assert judged != before
    assert flaws(store) == []
    if judgement.kind == "merge":
        assert tuples(store, "MATCH (a:Actor {id: $id}) RETURN a.id", id=judgement.actor) == set()
    assert judge.judge(store, [judgement], now=NOW) == 0
    assert unjudged(store) == judged
    # Read again in another order, it is the same.
    remove(store, [r.article.id for r in stories.story()])
    for record in reversed(stories.story()):
        load(store, [record], now=NOW)
    assert unjudged(store) == judged
    judge.judge(store, [], [judgement], now=LATER)
    assert unjudged(store) == before
    assert flaws(store) == []


def test_a_changed_article_keeps_what_was_judged(store: Store) -> None:
    load(store, stories.story(), now=NOW)
    judge.judge(store, [Judgement("merge", "maher-zayn", "Q900002")], now=NOW)
    report = stories.report()
    load(store, [replace(report, claims=())], now=LATER)
    assert tuples(store, "MATCH (a:Actor)-[:PARTICIPATES_IN]->(:Event {type: 'call'}) RETURN a.id, a.name") == {
        ("Q900001", "هدى كريم"), ("Q900002", "ماهر زين"),
    }  # fmt: skip
    assert flaws(store) == []


def test_events_are_identified_anew(store: Store) -> None:
    report, denial = stories.report(), stories.denial()
    other = [replace(a, id="mahir-zain") if a.id == "maher-zayn" else a for a in denial.actors]
    parties = tuple(
        replace(p, actor="mahir-zain") if p.actor == "maher-zayn" else p for p in denial.events[0].participants
    )
    call = replace(denial.events[0], participants=parties)
    denial = replace(denial, actors=tuple(other), events=(call, *denial.events[1:]))
    load(store, [report, denial], now=NOW)
    calls = "MATCH (e:Event {type: 'call'}) RETURN e.id, e.status"
    assert {status for _, status in tuples(store, calls)} == {"unconfirmed", "denied"}
    judge.judge(store, [Judgement("merge", "mahir-zain", "maher-zayn")], now=NOW)
    assert {status for _, status in tuples(store, calls)} == {"contested"}
    judge.judge(store, [], [Judgement("merge", "mahir-zain", "maher-zayn")], now=NOW)
    assert {status for _, status in tuples(store, calls)} == {"unconfirmed", "denied"}


def test_chains_and_splits_of_merged_actors(store: Store) -> None:
    load(store, stories.story(), now=NOW)
    before = unjudged(store)
    chain = [Judgement("merge", "maher-zayn", "m-2"), Judgement("merge", "m-2", "m-3")]
    judge.judge(store, chain[:1], now=NOW)
    judge.judge(store, chain[1:], now=NOW)
    also = "MATCH (a:Actor {id: 'm-3'}) RETURN a.name, a.also"
    assert [tuple(row.values()) for row in store.read(also)] == [("ماهر زين", ["m-2", "maher-zayn"])]
    split = Judgement("split", "m-3", "m-4", ("silence",))
    judge.judge(store, [split], now=NOW)
    query = "MATCH (r:Article)-[m:MENTIONS]->(a:Actor) WHERE m.given = 'maher-zayn' RETURN r.id, a.id"
    assert tuples(store, query) == {("report", "m-3"), ("denial", "m-3"), ("silence", "m-4")}
    assert flaws(store) == []
    judge.judge(store, [], [*chain, split], now=NOW)
    assert unjudged(store) == before


def test_a_judgement_during_a_load_is_carried_out_at_its_end(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    merge = Judgement("merge", "maher-zayn", "Q900002")
    monkeypatch.setattr(loading, "CHUNK", 1)

    def records() -> Any:
        yield stories.report()
        judge.judge(store, [merge], now=NOW)
        yield stories.denial()

    load(store, records(), now=NOW)
    during = unjudged(store)
    remove(store, ["report", "denial"])
    load(store, [stories.report(), stories.denial()], now=NOW)
    assert unjudged(store) == during
    assert tuples(store, "MATCH (a:Actor {id: 'maher-zayn'}) RETURN a.id") == set()


def test_the_name_of_somebody_unlisted_is_what_most_articles_have(store: Store) -> None:
    records = list(stories.many(4))
    names = ("سمر الناجي", "سمر ناجي", "سمر ناجي", "سمر")
    told = [
        replace(r, actors=tuple(
            replace(a, name=name, names={"ar": name}, id="person-0") if a.type == "person" else a for a in r.actors
        ), events=(), claims=())
        for r, name in zip(records, names, strict=True)
    ]  # fmt: skip
    found = []
    for order in (told, told[::-1]):
        for record in order:
            load(store, [record], now=NOW)
        found.append(unjudged(store))
        assert tuples(store, "MATCH (a:Person) RETURN a.name") == {("سمر ناجي",)}
        assert store.read("MATCH (a:Person) RETURN a.names AS n") == [{"n": ["سمر ناجي", "سمر", "سمر الناجي"]}]
        remove(store, ["visit-1", "visit-2"])
        assert tuples(store, "MATCH (a:Person) RETURN a.name") == {("سمر",)}
        remove(store, [r.article.id for r in told])
    assert found[0] == found[1]


def test_candidates_stay_with_the_article_that_has_them(store: Store) -> None:
    report = stories.report()
    doubted = tuple(replace(a, candidates=("Q1", "Q2")) if a.id == "maher-zayn" else a for a in report.actors)
    load(store, [replace(report, actors=doubted), stories.denial()], now=NOW)
    query = "MATCH (r:Article)-[m:MENTIONS]->(:Actor {id: 'maher-zayn'}) RETURN r.id AS id, m.candidates AS c"
    assert sorted((row["id"], row["c"]) for row in store.read(query)) == [("denial", None), ("report", ["Q1", "Q2"])]
