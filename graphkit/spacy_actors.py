"""The spaCy component `graphkit_actors`: the actors of news as the entities of any pipeline's documents.

    nlp = spacy.blank("ar")
    nlp.add_pipe("graphkit_actors")
    for doc, published in nlp.pipe([(text, {"graphkit_published": date(2024, 11, 11)})], as_tuples=True):
        for entity in doc.ents:
            print(entity.text, entity.label_, entity.kb_id_, entity.id_)

An installed graphkit registers it as an entry point; else `import graphkit.spacy_actors` does.
"""

from __future__ import annotations

from datetime import date

from spacy.language import Language
from spacy.tokens import Doc, Span

from graphkit.annotations import Actor
from graphkit.document import Article
from graphkit.pipeline import annotate
from graphkit.spacy_component import moment, published_of

NAME = "graphkit_actors"
"""The factory."""


class ActorsComponent:
    """Writes `doc.ents`: of each the label is the type of its actor (person, government, organization, armed_group,
    media, place, group), the id that of the actor, the kb_id its Wikidata id, "" where it is not linked.

    Every mention of an actor is one, names and descriptions alike. An entity holds every token that its mention
    touches; of entities that are there before, those that a mention touches give way.
    """

    def __init__(self, reference: str | date | None = None) -> None:
        self.reference = moment(reference)

    def __call__(self, doc: Doc) -> Doc:
        published = published_of(doc) or self.reference
        article = Article("doc", "spacy", doc.text, published=published.isoformat()[:10] if published else None,
                          published_basis="given" if published else None)  # fmt: skip
        found: list[Span] = []
        taken: set[int] = set()
        for actor in annotate(article, until=Actor).of(Actor):
            for mention in actor.mentions:
                span = doc.char_span(mention.start, mention.end, label=actor.type, kb_id=actor.wikidata or "",
                                     span_id=actor.id, alignment_mode="expand")  # fmt: skip
                if span is not None:
                    found.append(span)
        kept = []
        for span in sorted(found, key=lambda s: (s.start, -s.end)):
            if taken.isdisjoint(range(span.start, span.end)):
                taken.update(range(span.start, span.end))
                kept.append(span)
        kept += [span for span in doc.ents if taken.isdisjoint(range(span.start, span.end))]
        doc.set_ents(sorted(kept, key=lambda s: s.start))
        return doc


@Language.factory(NAME, assigns=["doc.ents"], default_config={"reference": None})
def create(nlp: Language, name: str, reference: str | None) -> ActorsComponent:
    """The component. `reference` is the publication date, as ISO text, of documents that tell none."""
    return ActorsComponent(reference)
