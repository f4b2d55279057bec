"""The commands on a store, on both servers: from articles to timelines and out again."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from graphkit.cli import graphkit
from graphkit.graph.load import load
from graphkit.graph.store import Store
from graphkit.settings import Settings
from integration.story import records

EXAMPLES = str(Path(__file__).parent.parent.parent / "examples")


@pytest.fixture(autouse=True)
def _this_store(monkeypatch: pytest.MonkeyPatch, settings: Settings, store: Store) -> None:
    """The commands find the store of the test through the environment, as users' do."""
    values = {"URI": settings.uri, "USER": settings.user, "PASSWORD": settings.password, "HOME": str(settings.home)}
    for name, value in values.items():
        if value:
            monkeypatch.setenv(f"GRAPHKIT_{name}", value)


@pytest.fixture
def story(store: Store) -> Store:
    load(store, records())
    return store


def run(*arguments: str, code: int = 0, **more: Any) -> Result:
    result = CliRunner().invoke(graphkit, list(arguments), prog_name="graphkit", **more)
    assert result.exit_code == code, result.stderr
    assert "Traceback" not in result.stderr
    return result


def lines(*arguments: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in run(*arguments, "--format", "json").stdout.splitlines()]


def test_the_main_job_from_articles_to_the_timeline_of_a_contested_call() -> None:
    done = run("ingest", EXAMPLES)
    assert done.stdout == ""
    assert "8 articles loaded; " in done.stderr
    calls = lines("timeline", "إيمانويل ماكرون", "--type", "call", "--status", "contested")
    (call,) = [c for c in calls if c["from"] == "2025-03-01"]
    voices = {(claim["source_name"], claim["stance"], claim["claimed_on"]) for claim in call["claims"]}
    assert (None, "asserts", "2025-03-03") in voices
    assert any(stance == "denies" and day == "2025-03-04" for _, stance, day in voices)
    paper = [claim for claim in call["claims"] if claim["voice"] == "anonymous"]
    assert any("الميناء" in hop["name"] for claim in paper for hop in claim["via"])


def test_ingesting_again_changes_nothing() -> None:
    run("ingest", EXAMPLES, "-q")
    again = run("ingest", EXAMPLES)
    assert "0 articles loaded (8 unchanged); " in again.stderr
    assert "0 events of the graph made or changed" in again.stderr


def test_some_bad_articles_never_lose_the_others(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    done = run("ingest", str(tmp_path / "none.txt"), str(tmp_path / "empty.txt"), f"{EXAMPLES}/01-report.txt", code=3)
    assert "none.txt: " in done.stderr
    assert "empty.txt: " in done.stderr
    assert "1 article loaded" in done.stderr
    assert "2 could not be read" in done.stderr
    assert [row["id"] for row in lines("articles")] == ["01-report"]


def test_extracted_records_load_from_standard_input_and_a_broken_line_is_told() -> None:
    given = "\n".join([records()[0].dumps(), "{broken", '{"graphkit": 1}', records()[1].dumps()]) + "\n"
    done = run("load", "-", input=given, code=3)
    assert "-, line 2: no JSON" in done.stderr
    assert "-, line 3: no extraction record" in done.stderr
    assert {row["id"] for row in lines("articles")} == {"01-report", "02-denial"}


@pytest.mark.parametrize("name", ["ماكرون", "Emmanuel Macron", "macron", "Q3052772", "ايمانويل ماكرون"])
def test_a_timeline_finds_its_actor_by_any_of_its_names(story: Store, name: str) -> None:
    done = run("timeline", name, "--type", "call")
    assert done.stdout.startswith("2025-03-01  call  contested\n  party: إيمانويل ماكرون, رجب طيب أردوغان\n")
    assert done.stderr == "2 events of إيمانويل ماكرون (Emmanuel Macron) [Q3052772]\n"


def test_an_ambiguous_or_unknown_actor_is_a_usage_error_with_choices(story: Store) -> None:
    ambiguous = run("timeline", "وزارة", code=2)
    assert "وزارة الدفاع التركية [turkish-defence-ministry]" in ambiguous.stderr
    assert "وزارة الخارجية اليونانية [greek-foreign-ministry]" in ambiguous.stderr
    unknown = run("timeline", "إيمانويل مكرون", code=2)
    assert "near it are:\n  إيمانويل ماكرون (Emmanuel Macron) [Q3052772]" in unknown.stderr


def test_a_timeline_keeps_to_its_days_and_statuses(story: Store) -> None:
    assert [e["type"] for e in lines("timeline", "macron", "--from", "2025-06")] == ["meeting", "agreement", "meeting"]
    assert [e["from"] for e in lines("timeline", "macron", "--to", "2025-03")] == ["2025-03-01"]
    assert [e["from"] for e in lines("timeline", "macron", "--status", "unconfirmed")] == ["2025-05-09"]
    assert lines("timeline", "macron", "--status", "denied") == []


def test_a_timeline_as_of_a_past_day_has_that_day_s_voices_and_status(story: Store) -> None:
    (call,) = lines("timeline", "macron", "--as-of", "2025-03-03")
    assert (call["status"], [claim["stance"] for claim in call["claims"]]) == ("unconfirmed", ["asserts"])
    (call,) = lines("timeline", "macron", "--as-of", "2025-03-04")
    assert (call["status"], len(call["claims"])) == ("contested", 4)


def test_every_claim_leads_back_to_its_characters(story: Store) -> None:
    texts = {record.article.id: record.article.text for record in records()}
    claims = [claim for event in lines("timeline", "macron") for claim in event["claims"]]
    assert len(claims) > 10
    assert all(texts[claim["article"]][claim["start"] : claim["end"]] == claim["text"] for claim in claims)


def test_claims_lists_disputed_events_and_filters_them_by_voice(story: Store) -> None:
    assert [e["status"] for e in lines("claims")] == ["contested", "unconfirmed", "contested"]
    assert [e["from"] for e in lines("claims", "--source", "elysee", "--stance", "denies")] == ["2025-03-01"]
    assert [e["from"] for e in lines("claims", "--stance", "neither")] == ["2025-05-09"]
    assert [e["type"] for e in lines("claims", "--actor", "Turkey")] == ["military"]
    assert lines("claims", "--as-of", "2025-03-03", "--status", "contested") == []


def test_csv_and_markdown_say_the_same(story: Store) -> None:
    rows = list(csv.DictReader(io.StringIO(run("claims", "--format", "csv").stdout)))
    assert len(rows) == 13
    markdown = run("claims", "--format", "markdown").stdout
    assert markdown.count("\n### ") + 1 == 3
    assert markdown.count("\n- **") == 13


def test_a_query_takes_names_and_dates_as_people_write_them(story: Store) -> None:
    rows = lines("query", "denied-by", "-p", "institution=قصر الإليزيه", "-p", "from=2025-03-05", "-p", "to=2025")
    assert [(row["denied_by"], row["denied_on"]) for row in rows] == [("لوران فيبر", "2025-03-05")]


def test_a_query_from_a_file_and_from_standard_input_only_reads(story: Store, tmp_path: Path) -> None:
    file = tmp_path / "mine.cypher"
    file.write_text(
        "// Mine\n// :param type string  which\nMATCH (e:Event {type: $type}) RETURN count(e) AS n", "utf-8"
    )
    assert lines("query", str(file), "-p", "type=call") == [{"n": 2}]
    assert "needs -p type=" in run("query", str(file), code=2).stderr
    refused = run("query", "-", input="MATCH (n) DETACH DELETE n", code=2)
    assert "would write" in refused.stderr
    assert len(lines("articles")) == 8
    broken = run("query", "-", input="MATCH (n RETURN n", code=1)
    assert broken.stdout == ""


def test_removing_an_article_takes_what_only_it_said_and_names_unknown_ids(story: Store) -> None:
    done = run("remove", "02-denial", "03-relay", "nosuch", code=3)
    assert "nosuch: no such article in the store" in done.stderr
    assert "removed 2 articles" in done.stderr
    (call,) = lines("timeline", "macron", "--to", "2025-03")
    assert (call["status"], len(call["claims"])) == ("unconfirmed", 1)


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
def test_exports_carry_every_event_and_parse(story: Store) -> None:
    events = [json.loads(line) for line in run("export", "events").stdout.splitlines()]
    assert len(events) == 12
    import rdflib

    graph = rdflib.Dataset()
    graph.parse(data=run("export", "rdf").stdout, format="nquads")
    turtle = rdflib.Graph().parse(data=run("export", "rdf", "--format", "turtle").stdout, format="turtle")
    assert len(turtle) == len({quad[:3] for quad in graph.quads()}) > 100


def test_an_empty_store_says_so_and_fails_nothing() -> None:
    done = run("articles")
    assert (done.stdout, done.stderr) == ("", "the store is empty; `graphkit ingest PATH` fills it\n")
    assert run("claims").stderr == "no disputed events match\n"


def test_doctor_finds_all_well_and_the_schema_in_place(store: Store) -> None:
    done = run("doctor")
    assert store.address in done.stdout
    assert all(line.startswith("ok") for line in done.stdout.splitlines())
    assert run("schema", "show").stdout.startswith("applied  V0001")
    assert "schema version" in run("schema", "apply").stderr
