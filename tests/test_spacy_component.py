"""The spaCy component in real pipelines."""

from __future__ import annotations

from datetime import date, datetime
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

import graphkit.spacy_component as component
from graphkit import resolve

TEXT = "وصل الوفد أمس إلى عمان، ويعود في 3 يونيو 2016 بعد ثلاثة أيام من غيابه كل أسبوع"
DAY = date(2019, 5, 15)


def _pipeline(lang: str = "ar", **config: Any) -> Language:
    nlp = spacy.blank(lang)
    nlp.add_pipe("graphkit_times", config=config)
    return nlp


def _values(doc: Doc, key: str = "graphkit_times") -> list[tuple[str, str, str]]:
    return [(span.text, span.label_, span.kb_id_) for span in doc.spans[key]]


def test_spans_have_label_value_and_the_whole_reference() -> None:
    doc = _pipeline(reference="2019-05-15")("وصل الوفد أمس ودام اللقاء ساعتين. وعاد مساء الأحد ويجتمعان كل أسبوع")
    assert _values(doc) == [
        ("أمس", "DATE", "2019-05-14"),
        ("ساعتين", "DURATION", "PT2H"),
        ("مساء الأحد", "TIME", "2019-05-12TEV"),
        ("كل أسبوع", "SET", "P1W"),
    ]
    first = doc.spans["graphkit_times"][0]
    assert first.id_ == "t1"
    assert first._.graphkit_time["from"] == "2019-05-14"


@pytest.mark.parametrize("lang", ["ar", "en", "xx", "fa"])
def test_any_tokenizer_gives_the_references_of_the_resolver(lang: str) -> None:
    doc = _pipeline(lang, reference="2019-05-15")(TEXT)
    told = [span._.graphkit_time for span in doc.spans["graphkit_times"]]
    assert [(t["start"], t["end"], t["from"]) for t in told] == [(t.start, t.end, t.from_) for t in resolve(TEXT, DAY)]


def test_a_span_takes_in_whole_tokens() -> None:
    doc = _pipeline("xx", reference="2019-05-15")("وصلوا،والأحد عادوا")
    (span,) = doc.spans["graphkit_times"]
    assert span.text.endswith("والأحد")
    assert span._.graphkit_time["text"] == "الأحد"


def test_without_a_publication_date_values_stay_open() -> None:
    assert _values(_pipeline()("وصل أمس")) == [("أمس", "DATE", "XXXX-XX-XX")]


@pytest.mark.parametrize("published", [DAY, datetime(2019, 5, 15, 14), "2019-05-15", "2019-05-15T14:00:00+03:00"])
def test_a_document_s_own_date_comes_before_the_configured_one(published: date | str) -> None:
    nlp = _pipeline(reference="2001-01-01")
    by_extension, by_data = nlp.make_doc("وصل أمس"), nlp.make_doc("وصل أمس")
    by_extension._.graphkit_published = published
    by_data.user_data["graphkit_published"] = published
    for doc in (by_extension, by_data):
        assert _values(nlp(doc)) == [("أمس", "DATE", "2019-05-14")]


def test_a_stream_takes_the_date_from_its_context() -> None:
    contexts: list[Any] = [DAY, "2019-05-16", {"graphkit_published": "2019-05-17", "id": 3}, {"id": 4}, "an id", None]
    found = _pipeline(reference="2001-01-02").pipe((("وصل أمس", context) for context in contexts), as_tuples=True)
    values = [(_values(doc)[0][2], context) for doc, context in found]
    assert values == list(
        zip(["2019-05-14", "2019-05-15", "2019-05-16", "2001-01-01", "2001-01-01", "2001-01-01"], contexts, strict=True)
    )


def test_a_stream_of_texts_is_answered_in_order_also_by_two_processes() -> None:
    texts = [f"وصل في {day} مايو 2019" for day in range(1, 31)]
    expected = [f"2019-05-{day:02}" for day in range(1, 31)]
    nlp = _pipeline()
    for processes in (1, 2):
        docs = list(nlp.pipe(texts, batch_size=8, n_process=processes))
        assert [_values(doc)[0][2] for doc in docs] == expected


def test_the_spans_survive_serialisation() -> None:
    nlp = _pipeline(reference="2019-05-15")
    docs = list(nlp.pipe([TEXT, "لا شيء", "", "وصل أمس"]))
    packed = DocBin(store_user_data=True, docs=docs).to_bytes()
    back = list(DocBin().from_bytes(packed).get_docs(spacy.blank("ar").vocab))
    assert [_values(doc) for doc in back] == [_values(doc) for doc in docs]
    kept = [[span._.graphkit_time for span in doc.spans["graphkit_times"]] for doc in back]
    assert kept == [[span._.graphkit_time for span in doc.spans["graphkit_times"]] for doc in docs]
    lone = Doc(nlp.vocab).from_bytes(docs[0].to_bytes())
    assert _values(lone) == _values(docs[0])


def test_a_pipeline_survives_saving(tmp_path: Path) -> None:
    _pipeline(reference="2019-05-15", spans_key="times").to_disk(tmp_path)
    assert _values(spacy.load(tmp_path)("وصل أمس"), "times") == [("أمس", "DATE", "2019-05-14")]


@pytest.mark.parametrize("reference", ["soon", "2019-13-01", ""])
def test_a_reference_that_is_no_date_is_told(reference: str) -> None:
    with pytest.raises(ValueError, match="is no publication date"):
        _pipeline(reference=reference)


def test_the_installed_package_registers_the_component() -> None:
    entries = metadata.entry_points(group="spacy_factories", name="graphkit_times")
    assert [entry.load() for entry in entries] == [component.create]
