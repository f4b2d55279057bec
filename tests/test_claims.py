"""Claims: who asserts, denies or leaves open an event, through whom; and the evidence for it."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from annotated import annotated

from graphkit.annotations import Claim
from graphkit.document import Article, Document
from graphkit.extractors.claims.claims import Claims
from graphkit.pipeline import extract

CASES = tomllib.loads((Path(__file__).parent / "cases" / "claims.toml").read_text(encoding="utf-8"))["case"]


def shown(claim: Claim) -> str:
    """A claim in the notation of the cases."""
    relays = " < " + " ".join(claim.via) if claim.via else ""
    return f"{claim.event} {claim.source} {claim.stance}{'?' * claim.anonymous}{relays}"


def claims(document: Document) -> list[Claim]:
    return [a for a in Claims()(document) if isinstance(a, Claim)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_claims_of_each_voice(case: dict[str, Any]) -> None:
    document = annotated(case["text"], case["actors"], case["events"])
    assert sorted(map(shown, claims(document))) == sorted(case["claims"])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_evidence_lies_in_one_sentence_and_holds_a_mention(case: dict[str, Any]) -> None:
    document = annotated(case["text"], case["actors"], case["events"])
    for claim in claims(document):
        assert document.text[claim.start : claim.end] == claim.text
        first, last = document.token_at(claim.start), document.token_at(claim.end - 1)
        assert first is not None
        assert last is not None
        assert first.sentence == last.sentence


def test_evidence_begins_with_who_says_it_and_leaves_out_the_clause_behind() -> None:
    case = {"e1": "attack"}
    document = annotated(
        "قال سالم إن الغارة وقعت فجرا، وأعلنت ليلى انتهاء الحصار.",
        {"salem": ["سالم"], "layla": ["ليلى"]},
        [{"id": id_, "type": kind, "at": ["الغارة"]} for id_, kind in case.items()],
    )
    assert [c.text for c in claims(document)] == ["قال سالم إن الغارة وقعت فجرا،"]


@pytest.mark.parametrize(("words", "source"), [("نحن نطالب", "Q7747"), ("بوتين يطالب", "article")])
def test_who_performs_a_speech_act_in_the_first_person_claims_it(words: str, source: str) -> None:
    record = extract(Article("a", "a", f'خبر\nقال الرئيس الروسي فلاديمير بوتين إن "{words} أوكرانيا بوقف القصف".'))
    demand = next(e for e in record.events if e.type == "demand")
    assert [c.source for c in record.claims if c.event == demand.id] == [source]


def test_claims_are_numbered_in_order() -> None:
    document = annotated(CASES[2]["text"], CASES[2]["actors"], CASES[2]["events"])
    assert [c.id for c in claims(document)] == ["c1", "c2"]


@pytest.mark.parametrize(
    "text", ["", "نفى", "نفى:", '"نفى" "نفى"', "قال إن قال إن نفى ما نفاه", "بحسب ما", "لم لم لم قصف"]
)
def test_odd_text_never_raises(text: str) -> None:
    record = extract(Article("a", "a", text))
    assert {c.event for c in record.claims} <= {e.id for e in record.events}
