"""Reports that a text speaks of: their words, and who wrote them."""

from __future__ import annotations

import pytest
from annotated import annotated

from graphkit.document import Article
from graphkit.extractors.claims.content import Content
from graphkit.extractors.claims.denying import governs, predicate
from graphkit.extractors.claims.reports import Reports
from graphkit.extractors.claims.speakers import Speakers
from graphkit.lexicon import examples
from graphkit.pipeline import annotate


def test_every_example_of_a_report_is_found() -> None:
    missed = []
    for entry, text, marked in examples("reports"):
        document = annotate(Article("a", "a", text))
        speakers = Speakers(document)
        found = Reports(document, speakers, Content(document, speakers)).within(document.sentences[0])
        for start, _ in marked:
            token = document.token_at(start)
            assert token is not None
            if not any(report.first <= token.i < report.last for report in found):
                missed.append((entry, text))
    assert missed == []


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("نفى تقريرا لصحيفة النهر عن استقالته", ["paper"]),
        ("نفى تقارير عن استقالته", ["anonymous"]),
        ("نفى ما تردد عن استقالته", ["anonymous"]),
        ("تحدث فؤاد عن استقالته", []),
        ("قال إنه مستقيل", []),
        ("رفض مزاعم فؤاد بشأن استقالته", ["fuad"]),
        ("رفض مزاعم كثيرة بشأن استقالته", []),
    ],
)
def test_who_wrote_a_report(text: str, sources: list[str]) -> None:
    document = annotated(text + " صحيفة النهر فؤاد", {"paper:media": ["صحيفة النهر"], "fuad": ["فؤاد"]})
    speakers = Speakers(document)
    found = Reports(document, speakers, Content(document, speakers)).within(document.sentences[0])
    assert [source for report in found for source in report.voice.sources] == sources


@pytest.mark.parametrize(
    ("trigger", "of_a_report", "of_what_follows"),
    [
        ("نفى", False, True),
        ("كاذب", True, False),
        ("لا أساس له", True, True),
        ("لا نية", False, True),
        ("ترد", False, False),
    ],
)
def test_what_a_denying_word_denies(trigger: str, *, of_a_report: bool, of_what_follows: bool) -> None:
    assert (predicate(trigger), governs(trigger)) == (of_a_report, of_what_follows)
