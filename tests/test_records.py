"""The record reads what it writes, and whatever is wrong with one is refused with its place."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from graphkit import records
from graphkit.annotations import Actor, Claim, Event, Mention, Participant, Segment, TimeReference
from graphkit.document import Article
from graphkit.errors import InputError
from graphkit.records import Record

CASES = tomllib.loads((Path(__file__).parent / "cases" / "records.toml").read_text(encoding="utf-8"))["broken"]
TEXT = "نفى المتحدث باسم الرئاسة أمس الأحد إجراء مكالمة هاتفية بين الرئيسين."


def mention(part: str) -> Mention:
    start = TEXT.index(part)
    return Mention(start, start + len(part), part)


def placed(part: str) -> dict[str, Any]:
    found = mention(part)
    return {"start": found.start, "end": found.end, "text": found.text}


def sound() -> Record:
    """A record in which every kind of part and reference is used."""
    return Record(
        Article("a1", "a1.txt", TEXT, published="2024-11-11", published_at="2024-11-11T08:30", published_basis="given"),
        (Segment("s1", "story", 0, len(TEXT), "2024-11-11"),),
        (
            TimeReference("t1", "s1", **placed("أمس الأحد"), kind="date", from_="2024-11-10", to="2024-11-11",
                          anchor="publication", rule="relative_day"),
        ),
        (Actor("speaker", "person", "المتحدث", {"ar": "المتحدث"}, (mention("المتحدث باسم الرئاسة"),)),
         Actor("Q30", "government", "الولايات المتحدة", {"ar": "الولايات المتحدة", "en": "United States"}, (), "Q30")),
        (
            Event("e1", "s1", "call", (mention("مكالمة هاتفية"),), (Participant("Q30", "party"),),
                  plover="CONSULT-phone", from_="2024-11-04", to="2024-11-11", grain="week", status="denied"),
            Event("e2", "s1", "denial", (mention("نفى"),), (Participant("speaker", "agent"),), time="t1", about="e1"),
        ),
        (Claim("c1", "e1", "speaker", "denies", **placed(TEXT)),
         Claim("c2", "e2", "article", "asserts", **placed("نفى المتحدث"), via=("speaker",))),
    )  # fmt: skip


def test_a_record_comes_back_from_json_as_it_was() -> None:
    record = sound()
    line = record.dumps()
    assert "\n" not in line
    assert records.check(json.loads(line), "memory") == record


def test_python_names_do_not_show_in_json() -> None:
    data = sound().to_json()
    assert data["graphkit"] == records.FORMAT
    assert data["times"][0]["from"] == "2024-11-10"
    assert not [key for part in ("times", "events") for item in data[part] for key in item if key.endswith("_")]


def test_keys_that_the_form_does_not_name_are_passed_over() -> None:
    data = sound().to_json()
    data["remark"] = data["article"]["remark"] = data["claims"][0]["remark"] = "kept elsewhere"
    assert records.check(data, "memory") == sound()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["what"])
def test_a_broken_record_is_refused_with_the_place(case: dict[str, Any]) -> None:
    data = json.loads(sound().dumps())
    *way, last = [int(step) if step.isdigit() else step for step in case["path"].split("/")]
    node = data
    for step in way:
        node = node[step]
    if "value" in case:
        node[last] = case["value"]
    else:
        del node[last]
    with pytest.raises(InputError) as caught:
        records.check(data, "records.jsonl", 7)
    assert str(caught.value).startswith("records.jsonl, line 7: ")
    assert case["says"] in str(caught.value)
    assert caught.value.exit_code == 3


@pytest.mark.parametrize("data", [None, [], "text", 1])
def test_what_is_no_object_is_no_record(data: Any) -> None:
    with pytest.raises(InputError, match="the record: "):
        records.check(data, "memory")


def test_a_broken_line_is_told_and_the_others_are_read() -> None:
    good = sound().dumps().encode()
    lines = [good + b"\n", b"\n", b'{"graphkit": 1,\n', b"\xff\xfe\n", b"[]\n", good]
    read = list(records.read(lines, "in.jsonl"))
    assert [isinstance(item, Record) for item in read] == [True, False, False, False, True]
    assert [item.line for item in read if isinstance(item, InputError)] == [3, 4, 5]
    assert "no JSON" in str(read[1])
