"""Segments of pages: every character that is not blank belongs to one, of the right kind."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from graphkit.annotations import Segment
from graphkit.document import Article, read
from graphkit.extractors.pages.segments import Segments
from graphkit.lexicon import examples

CASES = tomllib.loads((Path(__file__).parent / "cases" / "segments.toml").read_text(encoding="utf-8"))["page"]
SEGMENTS = Segments()


def segments(text: str, published: str | None = None) -> list[Segment]:
    return list(SEGMENTS(read(Article("a", "a", text, published=published))))


def labels(text: str, found: list[Segment]) -> list[tuple[str, str]]:
    """Each character that is not blank with the kind of its segment."""
    kinds = ["none"] * len(text)
    for segment in found:
        assert set(kinds[segment.start : segment.end]) == {"none"}, "segments overlap"
        kinds[segment.start : segment.end] = [segment.kind] * (segment.end - segment.start)
    return [(letter, kind) for letter, kind in zip(text, kinds, strict=True) if not letter.isspace()]


def words(text: str, found: list[Segment]) -> list[tuple[str, str]]:
    """Runs of one kind, as (kind, text without blanks): what a failing test shows best."""
    runs: list[tuple[str, str]] = []
    for letter, kind in labels(text, found):
        if runs and runs[-1][0] == kind:
            runs[-1] = (kind, runs[-1][1] + letter)
        else:
            runs.append((kind, letter))
    return runs


def page(case: dict[str, Any]) -> tuple[str, list[Segment]]:
    text, expected = "", []
    for kind, part in case["parts"]:
        part = part.replace("\n", "").replace("¶", "\n")
        if text and part[0] not in "+_":
            text += "\n"
        elif text and part[0] == "_":
            text += " "
        start = len(text)
        text += part.lstrip("+_")
        expected.append(Segment("", kind, start, len(text), None))
    return text, expected


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_every_character_has_its_kind(case: dict[str, Any]) -> None:
    text, expected = page(case)
    assert words(text, segments(text)) == words(text, expected)


@pytest.mark.parametrize(("path", "text", "marked"), list(examples("page")))
def test_what_the_lexicon_marks_is_boilerplate(path: str, text: str, marked: list[tuple[int, int]]) -> None:
    found = [s for s in segments(text) if s.kind == "boilerplate"]
    covered = {i for s in found for i in range(s.start, s.end) if not text[i].isspace()}
    assert covered == {i for start, end in marked for i in range(start, end) if not text[i].isspace()}


def test_only_the_story_stands_on_the_date_of_the_page() -> None:
    text, _ = page(next(case for case in CASES if case["why"].startswith("a second related")))
    dates = {(segment.kind, segment.published) for segment in segments(text, "2022-06-15")}
    assert dates == {("story", "2022-06-15"), ("boilerplate", None), ("related", None)}


def test_a_related_story_stands_on_a_publication_line_of_its_own() -> None:
    text = (
        "فتح الجسر\nأعادت البلدية فتح الجسر.\nكلمات دلالية: جسر\nإقرأ أيضاً:\nإضراب السائقين يتواصل\n"
        "نشر في: 3 ماي 2022\nيتواصل إضراب السائقين منذ أمس.\nوقال ممثلهم إنه مستمر."
    )
    related = [s for s in segments(text, "2022-06-15") if s.kind == "related"]
    assert [s.published for s in related] == ["2022-05-03", "2022-05-03"]
    assert "نشر في" not in "".join(text[s.start : s.end] for s in related)


def test_related_stories_behind_different_markers_are_different_segments() -> None:
    text, _ = page(next(case for case in CASES if case["why"].startswith("a second related")))
    assert [s.kind for s in segments(text)] == ["story", "boilerplate", "related", "boilerplate", "related"]


def test_segments_are_numbered_in_order_and_blank_text_has_none() -> None:
    text, _ = page(CASES[5])
    found = segments(text)
    assert [s.id for s in found] == [f"s{i}" for i in range(1, len(found) + 1)]
    assert [s.start for s in found] == sorted(s.start for s in found)
    assert segments(" \n\u200f \n") == [] or segments(" \n\u200f \n")[0].kind == "boilerplate"
    assert segments("") == []


def test_a_long_line_of_markers_is_read_in_linear_time() -> None:
    text = "عنوان\n" + "المصدر الوسوم إقرأ أيضا شاهد " * 20_000
    assert labels(text, segments(text))
