"""The same article gives the same record, whatever was read before it."""

from __future__ import annotations

from pathlib import Path

from graphkit import Article, extract, read_paths

EXAMPLES = Path(__file__).parent.parent / "examples"
# Attacks of several kinds in one event each: what is learnt of one article's must not stay in the lexicon.
RAIDS = [
    "قصفت طائرات حربية مدينة سرمين أمس. وقتل القصف ثلاثة مدنيين، فيما اندلعت اشتباكات في المدينة. "
    "واستهدف هجوم بسيارة مفخخة سوقاً.",
    "حوكم الموظف أمس بعد توقيفه في المطار. وبدأت محاكمة الموظف بعد أسابيع من توقيفه، واعتقل زميله.",
]


def test_what_was_read_before_changes_no_record() -> None:
    given = [a for a in read_paths([str(EXAMPLES)]) if isinstance(a, Article)]
    given += [Article(f"raid-{i}", "raids", text, published="2024-03-03") for i, text in enumerate(RAIDS)]
    first = {a.id: extract(a).dumps() for a in given}
    again = {a.id: extract(a).dumps() for a in reversed(given)}
    assert again == first


def test_no_article_changes_the_kinds_of_events_that_the_lexicon_knows() -> None:
    from graphkit.extractors.events.coreference import Coreference
    from graphkit.extractors.events.participation import Participations
    from graphkit.pipeline import extractors

    kinds = next(e for e in extractors() if isinstance(e, Participations)).coreference._kinds
    before = {entry: set(known) for entry, known in kinds.items()}
    for number, text in enumerate(RAIDS):
        extract(Article(f"raid-{number}", "raids", text, published="2024-03-03"))
    assert kinds == before == Coreference()._kinds
