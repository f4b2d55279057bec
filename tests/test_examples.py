"""The articles of examples/: what extraction must find in them. The expectations were made by reading."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from graphkit.annotations import Claim, Event
from graphkit.arabic import fold_text
from graphkit.document import Article
from graphkit.pipeline import extract
from graphkit.reading import read_paths
from graphkit.records import Record
from graphkit.spans import Span, overlap

FOLDER = Path(__file__).parent.parent / "examples"
CASES = tomllib.loads((Path(__file__).parent / "cases" / "examples.toml").read_text(encoding="utf-8"))["article"]
ARTICLES = pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
EVENTS = [(case, event) for case in CASES for event in case["event"]]


@cache
def records() -> dict[str, Record]:
    articles = list(read_paths([str(FOLDER)]))
    assert all(isinstance(article, Article) for article in articles)
    return {article.id: extract(article) for article in articles if isinstance(article, Article)}


def named(record: Record, name: str) -> set[str]:
    """The ids of the actors that the article calls by this name; a voice without a name is its own id."""
    if name in ("article", "anonymous"):
        return {name}
    wanted = fold_text(name)
    called = {
        a.id: {fold_text(text) for text in (a.name, *a.names.values(), *(m.text for m in a.mentions))}
        for a in record.actors
    }
    exact = {id for id, texts in called.items() if wanted in texts}
    return exact or {id for id, texts in called.items() if any(wanted in text for text in texts)}


def told_by(record: Record, event: Event, trigger: str) -> bool:
    """Whether a mention of the event lies where the text has the trigger."""
    text = record.article.text
    places = [Span(m.start(), m.end()) for m in re.finditer(re.escape(trigger), text)]
    assert places, trigger
    return any(overlap(mention, place) for mention in event.mentions for place in places)


def found(record: Record, expected: dict[str, Any]) -> Event:
    """The event of the type that the trigger tells."""
    events = [e for e in record.events if e.type == expected["type"] and told_by(record, e, expected["trigger"])]
    if "from" in expected and len(events) > 1:
        events = [event for event in events if (event.from_ or "") == expected["from"]] or events
    assert events, [(e.type, [m.text for m in e.mentions]) for e in record.events]
    return events[0]


def test_every_example_has_expectations() -> None:
    assert sorted(records()) == sorted(case["id"] for case in CASES)


@ARTICLES
def test_publication_date_and_how_it_is_known(case: dict[str, Any]) -> None:
    article = records()[case["id"]].article
    assert (article.published or "", article.published_basis or "") == (case["published"], case["basis"])


@ARTICLES
def test_segments(case: dict[str, Any]) -> None:
    record = records()[case["id"]]
    text = record.article.text
    assert [segment.kind for segment in record.segments] == case["segments"]
    boilerplate = [text[s.start : s.end] for s in record.segments if s.kind == "boilerplate"]
    assert all(any(line in part for part in boilerplate) for line in case["boilerplate"])
    dates = {segment.published for segment in record.segments if segment.kind in ("related", "teaser")}
    assert dates <= {None}


@ARTICLES
def test_times(case: dict[str, Any]) -> None:
    times = [[time.text, time.from_ or "", time.to or ""] for time in records()[case["id"]].times]
    assert [time for time in case["times"] if time not in times] == [], times


@pytest.mark.parametrize(("case", "expected"), EVENTS, ids=[f"{c['id']}-{e['type']}-{e['trigger']}" for c, e in EVENTS])
def test_events(case: dict[str, Any], expected: dict[str, Any]) -> None:
    record = records()[case["id"]]
    event = found(record, expected)
    for role in ("party", "agent", "target"):
        played = {participant.actor for participant in event.participants if participant.role == role}
        for name in expected.get(role, []):
            assert played & named(record, name), (role, name, event.participants)
    if "place" in expected:
        assert event.place in named(record, expected["place"])
    for key, value in (("from", event.from_), ("to", event.to)):
        if key in expected:
            assert (value or "") == expected[key]
    for trigger in expected.get("also", []):
        assert told_by(record, event, trigger)
    if "about" in expected:
        spoken = next(other for other in record.events if other.id == event.about)
        assert told_by(record, spoken, expected["about"])
    if "segment" in expected:
        assert next(s.kind for s in record.segments if s.id == event.segment) == expected["segment"]
    assert event.modality == expected.get("modality", "actual")
    assert event.status == expected.get("status", event.status)


@pytest.mark.parametrize(
    ("case", "expected"),
    [(case, event) for case, event in EVENTS if "voices" in event],
    ids=[f"{c['id']}-{e['type']}-{e['trigger']}" for c, e in EVENTS if "voices" in e],
)
def test_voices(case: dict[str, Any], expected: dict[str, Any]) -> None:
    record = records()[case["id"]]
    event = found(record, expected)
    claims = [claim for claim in record.claims if claim.event == event.id]
    for source, stance, anonymous, *via in expected["voices"]:
        heard = [c for c in claims if _is(c, named(record, source), stance, anonymous)]
        assert heard, (source, stance, [(c.source, c.stance, c.anonymous, c.via) for c in claims])
        for name in via:
            assert any(named(record, name) & set(claim.via) for claim in heard), (name, [c.via for c in heard])


def _is(claim: Claim, sources: set[str], stance: str, anonymous: bool) -> bool:
    return claim.source in sources and claim.stance == stance and claim.anonymous == anonymous
