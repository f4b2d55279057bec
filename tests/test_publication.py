"""The publication date: what came with the article, its header, or a date tied to its day; never one that is told."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from graphkit.annotations import Publication
from graphkit.document import Article, read
from graphkit.extractors.pages.publication import Publications
from graphkit.lexicon import examples


def _cases() -> list[tuple[str, str, str]]:
    path = Path(__file__).parent / "cases" / "publication.toml"
    return [
        tuple(case) for group in tomllib.loads(path.read_text(encoding="utf-8"))["group"] for case in group["cases"]
    ]


def _found(text: str, **given: str) -> list[Publication]:
    return list(Publications()(read(Article("a", "a", text, **given))))  # type: ignore[arg-type]


@pytest.mark.parametrize(("text", "day", "basis"), _cases())
def test_a_page_fixes_its_publication_date_or_leaves_it_open(text: str, day: str, basis: str) -> None:
    assert _found(text) == [Publication(None, None) if day == "none" else Publication(day, basis)]  # type: ignore[arg-type]


def test_a_record_outranks_the_page_and_the_page_the_option() -> None:
    page = "عنوان\nتاريخ النشر: 12 أيار 2019\nنص الخبر"
    assert _found(page, published="2018-01-01", published_basis="metadata") == [Publication("2018-01-01", "metadata")]
    option = {"published": "2018-01-01", "published_basis": "given"}
    assert _found(page, **option) == [Publication("2019-05-12", "header")]
    assert _found("عنوان\nنص الخبر", **option) == [Publication("2018-01-01", "given")]


def test_a_label_far_down_the_page_belongs_to_another_story() -> None:
    body = "\n".join(f"فقرة رقم {i} من الخبر الطويل." for i in range(40))
    assert _found(f"عنوان\n{body}\nتاريخ النشر: 12 أيار 2019") == [Publication(None, None)]


@pytest.mark.parametrize(
    "text",
    ["", "\n\n", "ـ", "تاريخ النشر:", "نشر في", ": - /", "تاريخ النشر: 31/02/2019", "12/", "عنوان\nتاريخ النشر: أمس"],
)
def test_a_page_that_tells_no_date_raises_nothing(text: str) -> None:
    assert _found(text) == [Publication(None, None)]


@pytest.mark.parametrize(("entry", "text", "spans"), list(examples("publication")))
def test_the_examples_of_the_lexicon_hold_the_date(entry: str, text: str, spans: list[tuple[int, int]]) -> None:
    (start, end), *_ = spans
    (found,) = _found(text)
    assert (found.basis, found.published) == ("header", _found(f"تاريخ النشر: {text[start:end]}")[0].published), entry
