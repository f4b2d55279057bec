"""The store, on the embedded server and on a real Neo4j alike."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from graphkit.errors import DataError, ReadOnlyViolation, StoreError, StoreUnreachable
from graphkit.graph import load as loading
from graphkit.graph import migrations
from graphkit.graph.bolt import Conflict
from graphkit.graph.connect import open_store
from graphkit.graph.load import load, remove
from graphkit.graph.model import NODES
from graphkit.graph.store import Store, Write
from graphkit.settings import Settings
from integration import stories
from integration.whole_graph import flaws, graph

NOW = datetime(2025, 4, 1, 12, tzinfo=UTC)
LATER = datetime(2025, 5, 1, 12, tzinfo=UTC)


def tuples(store: Store, query: str, **parameters: Any) -> set[tuple[Any, ...]]:
    return {tuple(row.values()) for row in store.read(query, **parameters)}


def test_an_article_says_in_the_graph_what_its_record_says(store: Store) -> None:
    loaded = load(store, [stories.report()], now=NOW)
    assert (loaded.articles, loaded.unchanged, loaded.event_mentions, loaded.claims, loaded.changed_events) == (
        1,
        0,
        1,
        1,
        1,
    )
    article = store.read("MATCH (a:Article) RETURN a")[0]["a"]
    assert article["published"] == date(2025, 3, 3)
    assert article["recorded_at"] == NOW
    assert "text" not in article
    assert tuples(store, "MATCH (a:Article)-[:PUBLISHED_BY]->(o:Media) RETURN a.id, o.id, o.name") == {
        ("report", "al-diffa", "الضفة")
    }
    assert tuples(
        store, "MATCH (t:TimeReference)-[:IN_SEGMENT]->(s:Segment) RETURN t.id, t.from, t.to, t.from_text, s.id"
    ) == {("report#t1", date(2025, 3, 1), date(2025, 3, 2), "2025-03-01", "report#s1")}
    mention = store.read("MATCH (m:EventMention) RETURN m")[0]["m"]
    text = stories.report().article.text
    assert [text[s:e] for s, e in zip(mention["starts"], mention["ends"], strict=True)] == mention["triggers"]
    assert (mention["id"], mention["trigger"], mention["from"]) == ("report#e1", "مكالمة", date(2025, 3, 1))
    assert tuples(store, "MATCH (m:EventMention)-[i:INVOLVES]->(a:Person) RETURN m.id, i.role, a.id, a.name_en") == {
        ("report#e1", "party", "Q900001", "Huda Karim"), ("report#e1", "party", "maher-zayn", None),
    }  # fmt: skip
    assert tuples(store, "MATCH (m:EventMention)-[:LOCATED_IN]->(p:Place), (m)-[:DATED_BY]->(t) RETURN p.id, t.id") == {
        ("al-nakhil", "report#t1")
    }
    assert tuples(
        store,
        "MATCH (c:Claim)-[v:RELAYED_BY]->(o) RETURN c.voice, c.anonymous, c.claimed_on, c.segment_kind, v.hop, o.id",
    ) == {("anonymous", True, date(2025, 3, 3), "story", 1, "al-diffa")}
    assert tuples(store, "MATCH (:Article)-[m:MENTIONS]->(a:Actor {id: 'al-diffa'}) RETURN m.starts[0]") == {
        (text.index("الضفة"),)
    }
    assert flaws(store) == []


def test_three_articles_tell_of_one_contested_call(store: Store) -> None:
    load(store, stories.story(), now=NOW)
    calls = store.read("MATCH (e:Event {type: 'call'}) RETURN e")
    assert [(c["e"]["status"], c["e"]["plover"], c["e"]["from"], c["e"]["to"]) for c in calls] == [
        ("contested", "CONSULT-phone", date(2025, 3, 1), date(2025, 3, 2))
    ]
    query = "MATCH (m:EventMention)-[r:REFERS_TO]->(e:Event {type: 'call'}) WHERE r.score > 0.5 RETURN m.id"
    assert tuples(store, query) == {
        ("report#e1",), ("denial#e1",), ("silence#e1",)
    }  # fmt: skip
    assert tuples(store, "MATCH (c:Claim)-[r:RESPONDS_TO]->(d:Claim) RETURN c.id, r.how, d.id") == {
        ("denial#c1", "denies", "report#c1"), ("silence#c1", "neither", "report#c1")
    }  # fmt: skip
    assert tuples(store, "MATCH (d:Event)-[:SPEAKS_OF]->(e:Event) RETURN d.type, e.type") == {("denial", "call")}
    query = "MATCH (a:Actor)-[p:PARTICIPATES_IN]->(:Event {type: 'call'})-[:AT]->(w) RETURN a.id, p.role, w.id"
    assert tuples(store, query) == {
        ("Q900001", "party", "al-nakhil"), ("maher-zayn", "party", "al-nakhil")
    }  # fmt: skip
    assert tuples(store, "MATCH (a:Actor)-[:PART_OF]->(b) RETURN a.id, b.id") == {("spokesman", "presidency")}
    assert tuples(store, "MATCH (c:Claim {voice: 'article'})-[:MADE_BY]->(a) RETURN c.id, a.id") == {
        ("denial#c2", "al-manar-al-akhdar")
    }
    assert flaws(store) == []


def test_loading_the_same_again_changes_nothing(store: Store) -> None:
    load(store, stories.story(), now=NOW)
    before = graph(store)
    loaded = load(store, stories.story(), now=LATER)
    assert (loaded.articles, loaded.unchanged, loaded.changed_events) == (0, 3, 0)
    assert graph(store) == before


def test_the_order_of_loading_does_not_matter(store: Store) -> None:
    load(store, stories.story(), now=NOW)
    at_once = graph(store)
    remove(store, [r.article.id for r in stories.story()])
    for record in reversed(stories.story()):
        load(store, [record], now=NOW)
    assert graph(store) == at_once


def test_a_changed_article_replaces_what_it_said(store: Store) -> None:
    report = stories.report()
    dated = replace(report, events=(replace(report.events[0], from_=None, to=None, grain=None, time=None),), times=())
    load(store, [dated, stories.denial()], now=NOW)
    loaded = load(store, [report, stories.denial()], now=LATER)
    assert (loaded.articles, loaded.replaced, loaded.unchanged) == (1, 1, 1)
    changed = graph(store)
    assert tuples(store, "MATCH (a:Article) RETURN a.id, a.recorded_at") == {("report", LATER), ("denial", NOW)}
    remove(store, ["report", "denial"])
    load(store, [stories.denial()], now=NOW)
    load(store, [report], now=LATER)
    assert changed == graph(store)
    assert flaws(store) == []


def test_of_the_same_article_twice_in_one_load_the_last_counts(store: Store) -> None:
    first = replace(stories.report(), claims=())
    loaded = load(store, [first, stories.report()], now=NOW)
    assert (loaded.articles, loaded.unchanged) == (1, 1)
    assert tuples(store, "MATCH (c:Claim) RETURN c.id") == {("report#c1",)}


@pytest.mark.parametrize("gone", ["report", "denial", "silence"])
def test_removing_an_article_leaves_what_the_others_say_and_nothing_else(store: Store, gone: str) -> None:
    load(store, [r for r in stories.story() if r.article.id != gone], now=NOW)
    without = graph(store)
    remove(store, ["report", "denial", "silence"])
    load(store, stories.story(), now=NOW)
    assert remove(store, [gone, "not there"]) == 1
    assert graph(store) == without
    assert flaws(store) == []


def test_removing_every_article_leaves_nothing(store: Store) -> None:
    load(store, stories.story(), now=NOW)
    assert remove(store, [r.article.id for r in stories.story()]) == 3
    assert graph(store) == ([], [])


def test_actors_that_are_part_of_each_other_go_together(store: Store) -> None:
    report = stories.report()
    first, second, *rest = report.actors
    circle = (replace(first, part_of=second.id), replace(second, part_of=first.id), *rest)
    load(store, [replace(report, actors=circle)], now=NOW)
    assert len(tuples(store, "MATCH (a:Actor)-[:PART_OF]->(b:Actor) RETURN a.id, b.id")) == 2
    remove(store, ["report"])
    assert graph(store) == ([], [])


def test_only_events_whose_tellings_changed_are_written(store: Store) -> None:
    load(store, [*stories.story(), *stories.many(6)], now=NOW)
    store.define("MATCH (e:Event) SET e.untouched = true")
    record = next(iter(stories.many(1)))
    text = "لقاء\nالتقت هدى كريم ماهر زين."
    other = replace(stories.report(), article=replace(record.article, id="other", text=text, published="2025-09-01"))
    parties = tuple(stories.actor(text, a.id, a.type, a.name) for a in stories.report().actors[:2])
    meeting = replace(stories.report().events[0], type="meeting", mentions=(stories.mention(text, "التقت"),), time=None,
                      place=None, from_=None, to=None, grain=None)  # fmt: skip
    other = replace(other, times=(), actors=parties, events=(meeting,), claims=(),
                    segments=(replace(other.segments[0], end=len(text)),))  # fmt: skip
    assert load(store, [other], now=NOW).changed_events == 1
    assert tuples(store, "MATCH (e:Event) WHERE e.untouched IS NULL RETURN e.type") == {("meeting",)}
    assert flaws(store) == []


def test_chunks_make_no_difference(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    load(store, stories.many(25), now=NOW)
    whole = graph(store)
    remove(store, [r.article.id for r in stories.many(25)])
    monkeypatch.setattr(loading, "CHUNK", 4)
    assert load(store, stories.many(25), now=NOW).articles == 25
    assert graph(store) == whole


def test_what_was_loaded_before_a_failure_is_there_with_its_events(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loading, "CHUNK", 1)

    def records() -> Any:
        yield stories.report()
        raise StoreError("the source is broken")

    with pytest.raises(StoreError, match="broken"):
        load(store, records(), now=NOW)
    assert tuples(store, "MATCH (:EventMention)-[:REFERS_TO]->(e:Event) RETURN e.type") == {("call",)}
    assert flaws(store) == []


def test_events_that_a_broken_off_load_left_behind_are_made_up_by_the_next(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken_off:
        broken_off.setattr(loading, "identify", lambda store: 0)
        load(store, stories.story(), now=NOW)
    assert tuples(store, "MATCH (e:Event) RETURN e.id") == set()
    assert load(store, (), now=NOW).changed_events == 3
    assert flaws(store) == []


def test_text_with_half_a_character_loads(store: Store) -> None:
    report = stories.report()
    text = report.article.text.replace("السبت", "السبـ\udc66")
    load(store, [replace(report, article=replace(report.article, text=text, source="\udce9.txt"), times=())], now=NOW)
    assert tuples(store, "MATCH (a:Article) RETURN a.id, a.source") == {("report", "\ufffd.txt")}


def test_several_statements_are_written_all_or_nothing(store: Store) -> None:
    with pytest.raises(Conflict):
        store.write_all([Write("create-article", [{"id": "one"}]), Write("create-article", [{"id": "one"}])])
    assert tuples(store, "MATCH (a:Article) RETURN a.id") == set()


def test_an_unknown_statement_is_refused(store: Store) -> None:
    with pytest.raises(DataError, match="no-such-statement"):
        store.write("no-such-statement", [])


def test_many_rows_go_in_batches(store: Store) -> None:
    store.write("create-article", [{"id": f"a{i:05}"} for i in range(12_000)])
    assert store.read("MATCH (a:Article) RETURN count(a) AS n, max(a.id) AS last") == [{"n": 12_000, "last": "a11999"}]


@pytest.mark.parametrize("node", NODES, ids=lambda n: n.label)
def test_ids_are_unique(store: Store, node: Any) -> None:
    store.define(f"CREATE (:{node.label} {{id: 'twice'}})")
    with pytest.raises(Conflict):
        store.define(f"CREATE (:{node.label} {{id: 'twice'}})")
    store.define(f"MATCH (n:{node.label} {{id: 'twice'}}) DELETE n")


def test_reading_gives_plain_python(store: Store) -> None:
    load(store, [stories.report()], now=NOW)
    row = store.read(
        "MATCH (a:Article)-[m:MENTIONS]->(b:Actor {id: 'Q900001'}) "
        "RETURN a, m, $day AS day, [$day] AS days, {a: 1, b: [true, null, 1.5]} AS map, duration({days: 3}) AS length",
        day=date(2024, 2, 29),
    )[0]
    assert row["a"]["id"] == "report"
    assert type(row["a"]) is type(row["m"]) is dict
    assert row["m"]["starts"] == [stories.mention(stories.report().article.text, "هدى كريم").start]
    assert row["day"] == date(2024, 2, 29)
    assert type(row["day"]) is date
    assert row["days"] == [date(2024, 2, 29)]
    assert row["map"] == {"a": 1, "b": [True, None, 1.5]}
    assert row["length"] == "P3D"


def test_a_query_that_would_write_does_not(store: Store) -> None:
    for query in ("CREATE (n:Article {id: 'x'}) RETURN n.id", "MATCH (n) DETACH DELETE n"):
        with pytest.raises(ReadOnlyViolation):
            store.read(query)
    assert tuples(store, "MATCH (n:Article) RETURN n.id") == set()


def test_a_query_that_the_guard_overlooks_is_not_kept(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graphkit.graph.guard.check", lambda query: None)
    try:
        store.read("CREATE (n:Article {id: 'x'}) RETURN n.id AS id")
    except ReadOnlyViolation:
        assert store.server == "neo4j"
    assert tuples(store, "MATCH (n:Article) RETURN n.id") == set()


def test_a_query_that_is_no_cypher_says_so(store: Store) -> None:
    with pytest.raises(StoreError) as caught:
        store.read("MATCH (n RETURN n")
    assert not isinstance(caught.value, StoreUnreachable)


def test_migrations_are_applied_once_and_recorded(store: Store) -> None:
    newest = len(migrations.migrations())
    assert (migrations.current(store), migrations.pending(store)) == (newest, [])
    recorded = tuples(store, "MATCH (m:Migration) RETURN m.id, m.name, m.applied_at")
    assert migrations.apply(store) == []
    assert tuples(store, "MATCH (m:Migration) RETURN m.id, m.name, m.applied_at") == recorded
    assert {row[0] for row in recorded} == {m.id for m in migrations.migrations()}


def test_migrations_that_were_broken_off_are_applied_again(store: Store) -> None:
    store.define("MATCH (m:Migration) DELETE m")
    assert migrations.current(store) == 0
    assert [m.id for m in migrations.pending(store)] == [m.id for m in migrations.migrations()]
    assert len(migrations.apply(store)) == len(migrations.migrations())
    assert migrations.pending(store) == []


def test_a_store_of_a_newer_graphkit_is_left_alone(store: Store, settings: Settings) -> None:
    store.define("CREATE (:Migration {id: 'V9999', version: 9999})")
    try:
        with pytest.raises(StoreError, match="upgrade graphkit"):
            open_store(settings)
    finally:
        store.define("MATCH (m:Migration {id: 'V9999'}) DELETE m")


def test_every_constraint_bears_the_name_that_we_gave_it(store: Store) -> None:
    # Indexes bear names of the embedded server's own making; constraints keep ours on both.
    declared = re.findall(
        r"CREATE CONSTRAINT (\w+) ", "".join(s for m in migrations.migrations() for s in m.statements)
    )
    assert {row["name"] for row in store.read("SHOW CONSTRAINTS")} == set(declared)


def test_a_wrong_password_is_said_to_be_one(store: Store, settings: Settings) -> None:
    endpoint = store._endpoint
    wrong = Settings(uri=endpoint.uri, user=endpoint.user, password="not-the-password", database=endpoint.database)
    with pytest.raises(StoreUnreachable, match="GRAPHKIT_PASSWORD") as caught:
        open_store(wrong)
    assert "not-the-password" not in str(caught.value)


def test_an_unknown_database_is_said_to_be_unknown(store: Store) -> None:
    endpoint = store._endpoint
    wrong = Settings(uri=endpoint.uri, user=endpoint.user, password=endpoint.password, database="nosuchdatabase")
    with pytest.raises(StoreUnreachable, match="nosuchdatabase"):
        open_store(wrong)


def test_an_address_where_nobody_answers_is_said_to_be_one() -> None:
    with pytest.raises(StoreUnreachable, match=r"bolt://127\.0\.0\.1:1: no Neo4j answers there"):
        open_store(Settings(uri="bolt://127.0.0.1:1", password="x"))
