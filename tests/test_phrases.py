"""Phrase tables: longest match, proclitics on the first word."""

from __future__ import annotations

import pytest

from graphkit.document import Article, read
from graphkit.phrases import Phrases

TABLE: Phrases[str] = Phrases()
for phrase in ("الولايات المتحدة", "الولايات المتحدة الأميركية", "الكرملين", "روسيا", "CNN", "سيول"):
    TABLE.add(phrase, phrase)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("زار الولايات المتحدة أمس", ["الولايات المتحدة"]),
        ("في الولايات المتحدة الأمريكية", ["الولايات المتحدة"]),
        ("وللولايات المتحدة الأميركية موقف", ["ولايات المتحدة الأميركية"]),
        ("بالكرملين وروسيا", ["الكرملين", "روسيا"]),
        ("لـCNN", ["CNN"]),
        ("روسيات وسيولة", []),
        ("وسيول", ["سيول"]),
        ("", []),
    ],
)
def test_phrases_found(text: str, found: list[str]) -> None:
    document = read(Article("a", "a", text))
    assert [text[m.start : m.end] for m in TABLE.find(document.tokens)] == found


def test_a_phrase_with_two_meanings_gives_both() -> None:
    table: Phrases[str] = Phrases()
    table.add("جورجيا", "state")
    table.add("جورجيا", "country")
    table.add("جورجيا", "state")
    assert table.get("جورجيا") == ("state", "country")
    assert table.get("جورجي") == ()
