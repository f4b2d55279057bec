"""`graphkit actors` and `graphkit relink` on real servers."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from graphkit.export.rdf import quads
from graphkit.graph import judge
from graphkit.graph.load import load
from graphkit.graph.store import Store
from graphkit.identity.judgements import Judgement
from graphkit.settings import Settings
from integration import stories
from integration.test_cli_store import lines, run
from integration.whole_graph import flaws


@pytest.fixture(autouse=True)
def _this_store(monkeypatch: pytest.MonkeyPatch, settings: Settings, store: Store) -> None:
    """The commands find the store of the test through the environment, as users' do."""
    values = {"URI": settings.uri, "USER": settings.user, "PASSWORD": settings.password, "HOME": str(settings.home)}
    for name, value in values.items():
        if value:
            monkeypatch.setenv(f"GRAPHKIT_{name}", value)


@pytest.fixture
def told(store: Store) -> Store:
    load(store, stories.story())
    return store


def test_actors_without_a_name_lists_the_most_mentioned(told: Store) -> None:
    rows = lines("actors")
    assert [(r["id"], r["articles"], r["mentions"], r["claims"]) for r in rows[:2]] == [
        ("Q900001", 3, 3, 0), ("maher-zayn", 3, 3, 1),
    ]  # fmt: skip
    assert len(lines("actors", "--limit", "1")) == 1
    assert {r["type"] for r in lines("actors", "--type", "place")} == {"place"}


@pytest.mark.parametrize("name", ["ماهر زين", "مـاهر زين", "زين", "maher-zayn", "ماهر", "وماهر زين"])
def test_actors_are_found_by_any_spelling(told: Store, name: str) -> None:
    assert [r["id"] for r in lines("actors", name)] == ["maher-zayn"]
    assert "ماهر زين" in run("actors", name).stdout


def test_an_unknown_name_finds_nobody(told: Store) -> None:
    done = run("actors", "لا أحد قط")
    assert (done.stdout, done.stderr) == ("", "nobody in the store is called 'لا أحد قط'\n")


def test_merging_and_splitting_by_hand(told: Store) -> None:
    assert (
        "now; 3 articles touched"
        in run("actors", "merge", "ماهر زين", "Q900002", "--by", "me", "--reason", "same").stderr
    )
    (row,) = lines("actors", "ماهر زين")
    assert (row["id"], row["wikidata"], row["also"], row["articles"]) == ("Q900002", "Q900002", ["maher-zayn"], 3)
    for name in ("maher-zayn", "Q900002", "ماهر زين"):
        assert [e["type"] for e in lines("timeline", name)] == ["call"]
    (judged,) = lines("actors", "judgements")
    assert (judged["kind"], judged["actor"], judged["into"], judged["by"], judged["reason"]) == (
        "merge", "maher-zayn", "Q900002", "me", "same",
    )  # fmt: skip
    same = {(str(q.subject), str(q.object)) for q in quads(told) if str(q.predicate).endswith("sameAs>")}
    actor = "https://w3id.org/graphkit/id/actor/"
    assert (f"<{actor}Q900002>", f"<{actor}maher-zayn>") in same
    assert "already" in run("actors", "merge", "maher-zayn", "Q900002").stderr
    assert "not Q900002 any more" in run("actors", "split", "maher-zayn", "Q900002").stderr
    assert [r["id"] for r in lines("actors", "ماهر زين")] == ["maher-zayn"]
    assert lines("actors", "judgements") == []
    assert [r["retracted_at"] is None for r in lines("actors", "judgements", "--all")] == [False]
    assert flaws(told) == []


def test_an_actor_is_somebody_else_in_some_articles(told: Store) -> None:
    done = run("actors", "split", "ماهر زين", "--article", "silence", "--as", "maher-zayn-2")
    assert "maher-zayn is maher-zayn-2 in 1 article" in done.stderr
    assert sorted((r["id"], r["articles"]) for r in lines("actors", "ماهر زين")) == [
        ("maher-zayn", 2), ("maher-zayn-2", 1),
    ]  # fmt: skip
    (judged,) = lines("actors", "judgements")
    assert judged["articles"] == ["silence"]
    assert "1 judgement taken back" in run("actors", "undo", judged["id"]).stderr
    assert [r["articles"] for r in lines("actors", "ماهر زين")] == [3]
    run("actors", "split", "maher-zayn", "--article", "silence")
    (other,) = [r["id"] for r in lines("actors", "ماهر زين") if r["id"] != "maher-zayn"]
    assert "3" not in other[:3] and other.startswith("maher-zayn~")
    run("actors", "merge", other, "maher-zayn")
    assert [r["articles"] for r in lines("actors", "ماهر زين")] == [3]
    assert lines("actors", "judgements") == []


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (("merge", "maher-zayn", "لا أحد قط"), "nobody in the store is called"),
        (("split", "maher-zayn", "Q900001"), "were not merged"),
        (("split", "maher-zayn"), "give the actor B"),
        (("split", "maher-zayn", "--article", "nosuch"), "does not speak of"),
        (("split", "maher-zayn", "--article", "report", "--as", "maher-zayn"), "from itself"),
        (("undo", "j-0"), "no judgement in force"),
    ],
)
def test_what_cannot_be_meant_is_a_usage_error(told: Store, arguments: tuple[str, ...], problem: str) -> None:
    assert problem in run("actors", *arguments, code=2).stderr
    assert lines("actors", "judgements") == []


def test_a_name_that_is_a_command_is_found_by_find(told: Store) -> None:
    assert run("actors", "find", "merge").stderr.startswith("nobody in the store")
    assert "COMMAND" in run("actors", "--help").stdout


def relinked(store: Store) -> None:
    """Three articles of somebody whom the table has by now, one of whom it never will."""
    report = stories.report()
    people = {"Q900001": ("flagymyr-bwtyn-old", "فلاديمير بوتين"), "maher-zayn": ("maher-zayn", "ماهر زين")}
    actors = tuple(
        replace(a, id=people[a.id][0], name=people[a.id][1], names={"ar": people[a.id][1]}) if a.id in people else a
        for a in report.actors
    )
    events = tuple(
        replace(e, participants=tuple(replace(p, actor=people[p.actor][0]) for p in e.participants))
        for e in report.events
    )
    load(store, [replace(report, actors=actors, events=events)])


def test_relinking_shows_what_it_would_do_and_does_it_on_demand(store: Store) -> None:
    relinked(store)
    done = run("relink", "--format", "json")
    proposed = [json.loads(line) for line in done.stdout.splitlines()]
    assert {(p["id"], p["into"], p["articles"]) for p in proposed} == {
        ("flagymyr-bwtyn-old", "Q7747", 1), ("maher-zayn", "mahr-zyn", 1),
    }  # fmt: skip
    assert "would be relinked" in done.stderr
    assert lines("actors", "judgements") == []
    assert "2 actors relinked in 1 article" in run("relink", "--apply").stderr
    (row,) = lines("actors", "Q7747")
    assert (row["name"], row["wikidata"], row["also"]) == ("فلاديمير بوتين", "Q7747", ["flagymyr-bwtyn-old"])
    assert [e["type"] for e in lines("timeline", "putin")] == ["call"]
    assert run("relink").stderr == "nothing to relink\n"
    relinked(store)
    assert [r["id"] for r in lines("actors", "بوتين")] == ["Q7747"]
    for judged in lines("actors", "judgements"):
        assert judged["kind"] == "relink" and judged["reason"]
        run("actors", "undo", judged["id"])
    assert run("relink").stderr == "nothing to relink\n"
    assert flaws(store) == []


def test_candidates_are_shown(store: Store) -> None:
    report = stories.report()
    doubted = tuple(replace(a, candidates=("Q1", "Q2")) if a.id == "maher-zayn" else a for a in report.actors)
    load(store, [replace(report, actors=doubted)])
    assert [r["candidates"] for r in lines("actors", "ماهر زين")] == [["Q1", "Q2"]]
    assert run("relink").stderr == "nothing to relink\n"


def test_judgements_are_no_articles(store: Store) -> None:
    judge.judge(store, [Judgement("merge", "nobody-yet", "Q7747")])
    assert run("articles").stderr.startswith("the store is empty")
    assert flaws(store) == []
