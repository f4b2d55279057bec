"""Actors as the entities of real spaCy pipelines."""

from __future__ import annotations

from datetime import date
from importlib import metadata
from typing import Any

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import DocBin, Span

import graphkit.spacy_actors as component

TEXT = (
    "استقبل الرئيس الفرنسي إيمانويل ماكرون في الرياض وفد الأمم المتحدة، وقالت وكالة رويترز إن المهندس رامز العطواني حضر"
)


def _pipeline(lang: str = "ar", **config: Any) -> Language:
    nlp = spacy.blank(lang)
    nlp.add_pipe("graphkit_actors", config=config)
    return nlp


def test_entities_have_type_and_wikidata_id() -> None:
    found = {(e.text, e.label_, e.kb_id_) for e in _pipeline(reference="2019-05-15")(TEXT).ents}
    assert ("إيمانويل ماكرون", "person", "Q3052772") in found
    assert ("الرياض", "place", "Q3692") in found
    assert any(label == "media" and "رويترز" in text for text, label, _ in found)
    assert ("رامز العطواني", "person", "") in found


def test_an_entity_has_the_id_of_its_actor() -> None:
    (entity,) = [e for e in _pipeline()(TEXT).ents if e.text == "رامز العطواني"]
    assert entity.id_ and entity.kb_id_ == ""


@pytest.mark.parametrize("lang", ["ar", "xx"])
def test_entities_hold_whole_tokens_and_never_overlap(lang: str) -> None:
    doc = _pipeline(lang)("قال الرئيس الفرنسي،إيمانويل ماكرون،إن فرنسا والأمم المتحدة تتابعان")
    ends = [0]
    for entity in doc.ents:
        assert entity.start >= ends[-1]
        ends.append(entity.end)
    assert len(ends) > 2


def test_the_publication_date_says_who_holds_an_office() -> None:
    nlp = _pipeline()
    days = [date(2018, 5, 1), date(2022, 5, 1)]
    docs = nlp.pipe([("أعلن الرئيس الأميركي القرار", {"graphkit_published": day}) for day in days], as_tuples=True)
    (first,), (second,) = [doc.ents for doc, _ in docs]
    assert first.kb_id_ != second.kb_id_


def test_other_entities_stay_where_no_mention_is() -> None:
    nlp = spacy.blank("ar")
    nlp.add_pipe("entity_ruler").add_patterns(  # type: ignore[attr-defined]
        [{"label": "DAY", "pattern": "أمس"}, {"label": "X", "pattern": "ماكرون"}]
    )
    nlp.add_pipe("graphkit_actors")
    labels = {e.text: e.label_ for e in nlp("وصل إيمانويل ماكرون أمس إلى باريس").ents}
    assert labels["أمس"] == "DAY"
    assert labels["إيمانويل ماكرون"] == "person"


@pytest.mark.parametrize("text", ["", "\n", "...", "Hello", "كيف"])
def test_text_without_actors_has_no_entities(text: str) -> None:
    assert _pipeline()(text).ents == ()


def test_it_is_found_as_an_entry_point() -> None:
    (entry,) = metadata.entry_points(group="spacy_factories", name="graphkit_actors")
    assert entry.value == "graphkit.spacy_actors:create"


def test_a_saved_document_keeps_them() -> None:
    nlp = _pipeline()
    (doc,) = DocBin(docs=[nlp(TEXT)]).get_docs(nlp.vocab)
    assert [_told(e) for e in doc.ents] == [_told(e) for e in nlp(TEXT).ents]


def test_the_pipeline_can_be_saved(tmp_path: Any) -> None:
    _pipeline(reference="2019-05-15").to_disk(tmp_path)
    back = spacy.load(tmp_path)
    assert [_told(e) for e in back(TEXT).ents] == [_told(e) for e in _pipeline(reference="2019-05-15")(TEXT).ents]
    assert component.NAME in back.pipe_names


def _told(entity: Span) -> tuple[str, str, str]:
    return entity.text, entity.label_, entity.kb_id_
