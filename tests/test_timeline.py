"""Timelines: grouping of voices, the status as of a past day, and every form of output."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from graphkit.export.timeline import Entry, disputed, entries, of_actor, voiced
from graphkit.export.timeline_forms import FORMS, when
from graphkit.graph.statements import reading

EVENT: dict[str, Any] = {
    "event": "ev-1", "type": "call", "status": "contested", "modality": "actual", "title": None,
    "from": date(2025, 3, 1), "to": date(2025, 3, 2), "grain": "day", "told": date(2025, 3, 3),
    "participants": [
        {"actor": "Q1", "name": "ماكرون", "role": "party"}, {"actor": "Q2", "name": "أردوغان", "role": "party"},
    ],
    "places": ["باريس"],
}  # fmt: skip
CLAIM: dict[str, Any] = {
    "claim": "a#c1", "stance": "asserts", "voice": "article", "anonymous": True, "source": "al-mina",
    "source_name": "الميناء",
    "via": [], "claimed_on": date(2025, 3, 3), "published_basis": "header", "segment_kind": "story", "article": "a",
    "outlet": "الميناء", "url": None, "start": 10, "end": 20, "text": "أجرى اتصالاً\nهاتفياً",
}  # fmt: skip
DENIAL = CLAIM | {
    "claim": "b#c1", "stance": "denies", "voice": "actor", "anonymous": False, "source": "weber", "source_name": "فيبر",
    "via": [{"actor": "reuters", "name": "رويترز"}], "claimed_on": date(2025, 3, 5), "published_basis": "inferred",
    "segment_kind": "related", "article": "b", "outlet": None, "start": 5, "end": 9, "text": "<نفى>",
}  # fmt: skip
UNDATED = EVENT | {
    "event": "ev-2", "type": "meeting", "status": "asserted", "modality": "planned", "from": None, "to": None,
    "grain": None,
    "told": date(2025, 4, 4), "participants": [], "places": [],
}  # fmt: skip
NO_CLAIM = dict.fromkeys(CLAIM) | {"via": []}

ROWS = [EVENT | CLAIM, EVENT | DENIAL, UNDATED | NO_CLAIM]


class FakeStore:
    """Answers every statement with the same rows and remembers what was asked."""

    def __init__(self, rows: Sequence[dict[str, Any]] = ROWS) -> None:
        self.rows, self.asked = list(rows), dict[str, Any]()

    def read(self, text: str, **parameters: Any) -> list[dict[str, Any]]:
        self.asked = {"text": text, **parameters}
        return self.rows


def written(form: str, rows: Sequence[dict[str, Any]] = ROWS) -> str:
    stream = io.StringIO()
    assert FORMS[form](entries(rows), stream) == len({row["event"] for row in rows})
    return stream.getvalue()


def test_rows_of_one_event_become_one_entry_with_its_voices() -> None:
    first, second = entries(ROWS)
    assert [t.claim for t in first.tellings] == ["a#c1", "b#c1"]
    assert [hop.name for hop in first.tellings[1].via] == ["رويترز"]
    assert (second.event, second.tellings) == ("ev-2", ())


def test_an_undated_event_is_marked_as_placed_by_publication() -> None:
    first, second = entries(ROWS)
    assert (first.dated_by, second.dated_by) == ("event", "publication")
    assert when(second) == "undated, told 2025-04-04"


@pytest.mark.parametrize(
    ("days", "label"),
    [
        ({}, "2025-03-01"),
        ({"to": date(2025, 3, 8), "grain": "week"}, "2025-03-01 to 2025-03-07 (week)"),
        ({"to": None}, "from 2025-03-01"),
        ({"from": None, "to": None, "told": None}, "undated"),
    ],
)
def test_days_are_shown_inclusive_with_their_grain(days: dict[str, Any], label: str) -> None:
    (entry,) = entries([EVENT | CLAIM | days])
    assert when(entry) == label


def test_a_table_tells_who_says_what_through_whom_when_and_where() -> None:
    assert written("table").splitlines() == [
        "2025-03-01  call  contested",
        "  party: ماكرون, أردوغان",
        "  place: باريس",
        "  asserts  الميناء in its own voice, citing unnamed sources",
        "           told by الميناء on 2025-03-03, in a 10-20",
        "           أجرى اتصالاً هاتفياً",
        "  denies   فيبر, through رويترز",
        "           told in b 5-9 on 2025-03-05 (inferred), a related story on the page",
        "           <نفى>",
        "",
        "undated, told 2025-04-04  meeting, planned  asserted",
    ]


def test_json_carries_what_leads_back_to_the_characters() -> None:
    first, second = map(json.loads, written("json").splitlines())
    assert (first["from"], first["to"], first["dated_by"], first["status"]) == (
        "2025-03-01",
        "2025-03-02",
        "event",
        "contested",
    )
    assert first["claims"][1] | {"url": None} == {
        "claim": "b#c1", "stance": "denies", "voice": "actor", "source": "weber", "source_name": "فيبر",
        "anonymous": False, "via": [{"actor": "reuters", "name": "رويترز"}], "claimed_on": "2025-03-05",
        "published_basis": "inferred",
        "segment_kind": "related", "article": "b", "outlet": None, "url": None, "start": 5, "end": 9, "text": "<نفى>",
    }  # fmt: skip
    assert second["claims"] == []


def test_csv_has_a_row_for_each_voice_and_one_for_an_event_without() -> None:
    rows = list(csv.DictReader(io.StringIO(written("csv"))))
    assert [(row["event"], row["stance"], row["start"]) for row in rows] == [
        ("ev-1", "asserts", "10"), ("ev-1", "denies", "5"), ("ev-2", "", ""),
    ]  # fmt: skip
    assert rows[0]["participants"] == "party: ماكرون; party: أردوغان"
    assert rows[1]["via"] == "رويترز"


def test_csv_has_the_same_columns_whatever_comes_first() -> None:
    assert written("csv").splitlines()[0] == written("csv", [UNDATED | NO_CLAIM]).splitlines()[0]


def test_markdown_quotes_the_evidence_and_takes_it_literally() -> None:
    lines = written("markdown").splitlines()
    assert lines[0] == "### 2025-03-01 · call · contested"
    assert (
        "- **denies**: فيبر, through رويترز; told in b 5-9 on 2025-03-05 (inferred), a related story on the page"
        in lines
    )
    assert r"  > \<نفى\>" in lines


def test_an_unknown_outlet_speaks_as_its_article() -> None:
    assert "  asserts  a in its own voice\n           told in a 10-20 on 2025-03-03\n" in written(
        "table", [EVENT | CLAIM | {"source": None, "source_name": None, "outlet": None, "anonymous": False}]
    )


@pytest.mark.parametrize("form", FORMS)
def test_no_events_give_no_output(form: str) -> None:
    assert written(form, []) == ""


@pytest.mark.parametrize(
    ("claims", "status"),
    [
        ([CLAIM], "unconfirmed"),
        ([CLAIM | {"anonymous": False}], "asserted"),
        ([CLAIM, DENIAL], "contested"),
        ([DENIAL], "denied"),
        ([DENIAL, DENIAL | {"claim": "c#c1", "stance": "asserts"}], "denied"),
        ([CLAIM | {"source": None, "anonymous": False}, DENIAL | {"source": None, "voice": "anonymous"}], "contested"),
    ],
)
def test_the_status_as_of_a_day_is_what_the_voices_until_then_make_it(
    claims: list[dict[str, Any]], status: str
) -> None:
    store = FakeStore([EVENT | claim for claim in claims])
    (entry,) = of_actor(store, "Q1", as_of=date(2025, 3, 31))  # type: ignore[arg-type]
    assert entry.status == status
    assert store.asked["as_of"] == date(2025, 3, 31)


def found(entries: Sequence[Entry]) -> list[str]:
    return [entry.event for entry in entries]


def test_a_timeline_asks_its_statement_and_keeps_the_wanted_statuses() -> None:
    store = FakeStore()
    assert found(list(of_actor(store, "Q1", types=["call"]))) == ["ev-1", "ev-2"]  # type: ignore[arg-type]
    assert store.asked["text"] == reading()["timeline"].text
    assert store.asked["types"] == ["call"]
    assert found(list(of_actor(store, "Q1", statuses=["asserted"]))) == ["ev-2"]  # type: ignore[arg-type]


def test_disputed_on_a_past_day_is_judged_by_that_day() -> None:
    store = FakeStore([EVENT | {"status": "asserted"} | CLAIM])
    assert found(list(disputed(store))) == []  # type: ignore[arg-type]
    assert store.asked["statuses"] == ["contested", "denied", "unconfirmed"]
    (then,) = disputed(store, as_of=date(2025, 3, 3))  # type: ignore[arg-type]
    assert (then.status, store.asked["statuses"]) == ("unconfirmed", None)


@pytest.mark.parametrize(
    ("source", "stance", "events"),
    [
        (None, None, ["ev-1", "ev-2"]),
        ("weber", None, ["ev-1"]),
        ("weber", "denies", ["ev-1"]),
        ("weber", "asserts", []),
        (None, "neither", []),
    ],
)
def test_events_are_kept_on_which_the_source_takes_the_stance(
    source: str | None, stance: str | None, events: list[str]
) -> None:
    assert found(list(voiced(entries(ROWS), source, stance))) == events
