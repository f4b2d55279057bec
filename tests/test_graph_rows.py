"""From records to rows: ids, days, and what an unknown value becomes."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from integration import stories

from graphkit.annotations import Participant
from graphkit.graph import rows
from graphkit.records import Record

NOW = datetime(2025, 4, 1, 12, tzinfo=UTC)


def of(record: Record, statement: str) -> list[dict[str, Any]]:
    return rows.rows([record], NOW)[statement]


@pytest.mark.parametrize(
    ("start", "end", "first", "last"),
    [
        ("2025-03-01", "2025-03-02", date(2025, 3, 1), date(2025, 3, 2)),
        ("2025-03-01T18:00", "2025-03-01T19:00", date(2025, 3, 1), date(2025, 3, 2)),
        ("2025-03-01T18:00:00", "2025-03-02T06:00:00", date(2025, 3, 1), date(2025, 3, 3)),
        ("2025-03-01T18:00", "2025-03-02T00:00", date(2025, 3, 1), date(2025, 3, 2)),
        ("2025-03-01T18:00:00", "2025-03-02T00:00:00", date(2025, 3, 1), date(2025, 3, 2)),
        ("2025-03-01T00:00:00", "2025-03-01T00:00:30", date(2025, 3, 1), date(2025, 3, 2)),
        ("2025-03-01", "2025-03-02T00:00:01Z", date(2025, 3, 1), date(2025, 3, 3)),
    ],
)
def test_an_interval_covers_whole_days_and_is_half_open(start: str, end: str, first: date, last: date) -> None:
    record = stories.report()
    time = replace(record.times[0], from_=start, to=end)
    event = replace(record.events[0], from_=start, to=end)
    made = replace(record, times=(time,), events=(event,))
    for statement in ("create-time-reference", "create-event-mention"):
        properties = of(made, statement)[0]["properties"]
        assert (properties["from"], properties["to"]) == (first, last)
    assert of(made, "create-time-reference")[0]["properties"]["from_text"] == start


def test_an_end_beyond_the_calendar_stays_on_its_last_day() -> None:
    event = replace(stories.report().events[0], from_="9999-12-31T10:00", to="9999-12-31T11:00")
    properties = of(replace(stories.report(), events=(event,)), "create-event-mention")[0]["properties"]
    assert properties["to"] == date.max


def test_what_is_unknown_is_absent() -> None:
    record = stories.denial()
    mention = of(record, "create-event-mention")[0]["properties"]
    assert not {"from", "to", "grain"} & set(mention)
    assert "url" not in of(record, "create-article")[0]
    for some in rows.rows(stories.story(), NOW).values():
        for row in some:
            assert None not in row.values()
            assert None not in row.get("properties", {}).values()


def test_what_an_article_says_is_known_by_the_article_and_the_id_in_its_record() -> None:
    made = rows.rows([stories.report()], NOW)
    assert made["create-segment"][0]["properties"]["id"] == "report#s1"
    assert made["create-time-reference"][0]["properties"]["id"] == "report#t1"
    assert made["create-event-mention"][0]["properties"]["id"] == "report#e1"
    assert made["create-claim"][0]["properties"]["id"] == "report#c1"


@pytest.mark.parametrize(
    ("source", "voice", "by"),
    [("anonymous", "anonymous", []), ("article", "article", ["al-diffa"]), ("maher-zayn", "actor", ["maher-zayn"])],
)
def test_a_claim_says_whose_voice_it_is(source: str, voice: str, by: list[str]) -> None:
    record = stories.report()
    made = rows.rows([replace(record, claims=(replace(record.claims[0], source=source),))], NOW)
    assert made["create-claim"][0]["properties"]["voice"] == voice
    assert [row["actor"] for row in made["made-by"]] == by


def test_without_a_known_outlet_an_articles_own_voice_is_nobodys() -> None:
    assert of(stories.silence(), "made-by") == [{"claim": "silence#c1", "actor": "maher-zayn", "given": "maher-zayn"}]


def test_a_claim_tells_where_on_the_page_it_stands_and_how_its_day_is_known() -> None:
    main, teaser = (row["properties"] for row in of(stories.silence(), "create-claim"))
    assert (main["segment_kind"], teaser["segment_kind"]) == ("story", "teaser")
    assert main["claimed_on"] == date(2025, 3, 5)
    assert (main["published_basis"], teaser["modality"]) == ("inferred", "planned")


def test_actors_come_once_and_described_where_anybody_describes_them() -> None:
    bare = replace(stories.denial(), actors=(*stories.denial().actors[:2],), events=(), claims=())
    actors = {row["id"]: row for row in rows.rows([bare, *stories.story()], NOW)["actor"]}
    assert actors["al-diffa"]["name"] == "الضفة"
    assert actors["presidency"] == {"id": "presidency"}
    assert actors["al-manar-al-akhdar"] == {"id": "al-manar-al-akhdar", "type": "media", "name": "المنار الأخضر"}


def test_an_actor_is_not_part_of_itself_and_takes_a_role_once() -> None:
    record = stories.report()
    event = replace(record.events[0], participants=(Participant("Q900001", "party"),) * 2)
    same = replace(record, actors=(replace(record.actors[0], part_of="Q900001"), *record.actors[1:]), events=(event,))
    assert of(same, "part-of") == []
    assert len(of(same, "involves")) == 1


def test_where_a_record_was_read_is_no_part_of_what_it_says() -> None:
    record = stories.report()
    moved = replace(record, article=replace(record.article, source="elsewhere.txt"))
    dated = replace(record, article=replace(record.article, published="2025-03-04"))
    assert rows.record_sha256(record) == rows.record_sha256(moved)
    assert rows.record_sha256(record) != rows.record_sha256(dated)
    assert rows.record_sha256(record) != rows.record_sha256(replace(record, version="9.9"))


def test_half_a_character_is_replaced_and_offsets_stay() -> None:
    record = stories.report()
    text = record.article.text.replace("السبت", "السبـ\udc66")
    broken = replace(record, article=replace(record.article, text=text, source="\udce9.txt"), times=())
    whole = rows.encodable(broken)
    assert len(whole.article.text) == len(text)
    assert whole.article.source == "\ufffd.txt"
    assert whole.actors == broken.actors
    assert rows.encodable(record) is record
