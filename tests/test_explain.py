"""`graphkit explain`: what each event and claim rests on."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from graphkit.cli import graphkit
from graphkit.document import Article
from graphkit.export.explanations import STANCES, VOICES, explained, lines
from graphkit.pipeline import annotate, extract

_TEXT = "قال بيسكوف إن روسيا لم تقصف حلب، واتهمت فرنسا روسيا بقصف حلب."
_PAGE = (Path(__file__).parent.parent / "docs" / "cli.md").read_text(encoding="utf-8")


def _article(text: str = _TEXT) -> Article:
    return Article("x", "x", text, published="2024-11-11", published_basis="given")


def test_every_event_and_claim_of_the_record_is_explained() -> None:
    record, told = extract(_article()), explained(annotate(_article()))
    assert [e["id"] for e in told["events"]] == [e.id for e in record.events]
    claims = [(c["id"], c["source"], c["stance"]) for e in told["events"] for c in e["claims"]]
    assert sorted(claims) == sorted((c.id, c.source, c.stance) for c in record.claims)


def test_evidence_lies_in_the_text() -> None:
    def places(value: object) -> list[dict[str, object]]:
        if isinstance(value, dict):
            own = [value] if {"start", "end", "text"} <= value.keys() else []
            return own + [p for v in value.values() for p in places(v)]
        return [p for v in value for p in places(v)] if isinstance(value, list) else []

    found = places(explained(annotate(_article())))
    assert found
    assert [p["text"] for p in found] == [_TEXT[p["start"] : p["end"]] for p in found]  # type: ignore[misc]


@pytest.mark.parametrize(
    ("text", "voice", "stance", "cue"),
    [
        ("خبر\nقصف الجيش الروسي حلب.", "outlet", "modality", None),
        ("خبر\nقال بيسكوف إن روسيا لم تقصف حلب.", "reported", "negation", "قال"),
        ("خبر\nقصفت روسيا حلب، بحسب بيسكوف.", "trailing", "modality", "بحسب"),
        ("بيسكوف: قصفنا حلب", "heading", "modality", "بيسكوف"),
        ("خبر\nنفت روسيا قصف حلب.", "act", "act", "نفت"),
        ("خبر\nلم يتسن التأكد من قصف حلب.", "outlet", "unverified", None),
    ],
)
def test_a_claim_says_whose_words_and_why(text: str, voice: str, stance: str, cue: str | None) -> None:
    told = explained(annotate(_article(text)))
    (event,) = [e for e in told["events"] if e["type"] == "attack"]
    claim = event["claims"][0]
    assert (claim["voice"], claim["stance_from"]) == (voice, stance)
    assert (claim["cue"] or {}).get("text") == cue
    assert voice in VOICES and stance in STANCES


def test_a_modality_names_its_cue_and_a_trigger_its_entry() -> None:
    (event,) = [e for e in explained(annotate(_article("ستقصف روسيا حلب غدا.")))["events"] if e["type"] == "attack"]
    (trigger,) = event["triggers"]
    assert (trigger["entry"], trigger["modality"]) == ("attack:قصف", "planned")
    assert trigger["modality_cue"]["text"] == "س"
    assert (event["from"], event["time"]["text"], event["time"]["rule"]) == ("2024-11-12", "غدا", "deictic")


def test_lines_isolate_their_arabic_and_let_nothing_of_it_out() -> None:
    found = list(lines(annotate(_article("كلام\u2069 \x1b[31m\u202eقصفت روسيا حلب، بحسب بيسكوف."))))
    assert all(line.count("\u2068") == line.count("\u2069") for line in found)
    assert "\x1b" not in "".join(found)
    arabic = re.compile("[\u0600-\u06ff]")
    outside = (re.sub("\u2068[^\u2069]*\u2069", "", line) for line in found if not line.startswith("    entry"))
    assert not any(arabic.search(line) for line in outside)


def test_odd_text_is_explained() -> None:
    for text in ("", "نفى", "قصف قصف", "a news text in English about an attack"):
        assert next(lines(annotate(_article(text)))).startswith("x: ")


def test_the_command_explains_one_article(tmp_path: Path) -> None:
    news = tmp_path / "news.jsonl"
    news.write_text("\n".join(json.dumps({"id": i, "text": _TEXT}) for i in "ab"), encoding="utf-8")
    result = CliRunner().invoke(graphkit, ["explain", str(news), "--article", "b", "--format", "json"])
    assert [json.loads(line)["article"]["id"] for line in result.stdout.splitlines()] == ["b"]
    result = CliRunner().invoke(graphkit, ["explain", str(news), "--article", "c"])
    assert (result.exit_code, result.stdout) == (2, "")
    assert "'c'" in result.stderr
    assert CliRunner().invoke(graphkit, ["explain", str(tmp_path / "none.txt")]).exit_code == 3


def test_the_explanation_on_the_page_is_true() -> None:
    (printed,) = re.findall(r"prints for people:\n\n```\n(.*?)```", _PAGE, re.DOTALL)
    assert printed.splitlines() == list(lines(annotate(_article("أعلن بيسكوف أن روسيا قصفت حلب."))))
