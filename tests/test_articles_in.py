"""From paths to records: an article that makes an extractor fail is told and the others go on."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphkit import pipeline
from graphkit.cli.articles_in import Sieve, records
from graphkit.console import Console
from graphkit.document import Article
from graphkit.records import Record


def test_an_extractor_that_fails_loses_its_article_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.txt").write_text("عنوان الخبر\nقال الوزير إن الاجتماع انتهى.\n", encoding="utf-8")

    def extract(article: Article) -> Record:
        if article.id == "b":
            raise ValueError("a text that nobody foresaw")
        return Record(article)

    monkeypatch.setattr(pipeline, "extract", extract)
    sieve = Sieve(Console())
    found = [record.article.id for record in records((str(tmp_path),), None, None, sieve)]
    assert found == ["a", "c"]
    assert sieve.exit_code == 3
    told = capsys.readouterr().err
    assert "b.txt" in told and "a text that nobody foresaw" in told and "--debug" in told
