"""From an article to its record: the extractors, in the order in which they build on each other."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache

from graphkit import document, language
from graphkit.annotations import (
    About,
    Actor,
    Annotation,
    Claim,
    Event,
    Outlet,
    Publication,
    Segment,
    TimeReference,
)
from graphkit.document import Article, Document
from graphkit.identity.status import Voice, status
from graphkit.plover import plover
from graphkit.records import Record

Extractor = Callable[[Document], Iterable[Annotation]]
"""Reads a document, adds to it, changes nothing."""


@cache
def extractors() -> tuple[Extractor, ...]:
    """The extractors of Arabic news. Built once: each compiles its lexicon."""
    from graphkit.extractors.actors import Actors
    from graphkit.extractors.claims.claims import Claims
    from graphkit.extractors.events.arguments import Arguments
    from graphkit.extractors.events.dating import Datings
    from graphkit.extractors.events.modality import Modalities
    from graphkit.extractors.events.participation import Participations
    from graphkit.extractors.events.triggers import Triggers
    from graphkit.extractors.pages.publication import Publications
    from graphkit.extractors.pages.segments import Segments
    from graphkit.extractors.times import Times

    return (
        Publications(),
        Segments(),
        Times(),
        Actors(),
        Triggers(),
        Modalities(),
        Arguments(),
        Datings(),
        Participations(),
        Claims(),
    )


def annotate(article: Article, until: type[Annotation] | None = None) -> Document:
    """The document of an article with the annotations of every extractor; of another language's, a bare one.

    `until`: no extractor is asked behind the first that finds annotations of this kind.
    """
    article = replace(article, language=language.of(article.text))
    read = document.read(article)
    if article.language != "ar":
        return read.plus([Segment("s1", "story", 0, len(article.text), article.published)])
    for extract in extractors():
        found = list(extract(read))
        read = read.plus(found, _described(read.article, found))
        if until and any(isinstance(annotation, until) for annotation in found):
            break
    return read


def _described(article: Article, found: list[Annotation]) -> Article:
    """The article, with the publication date and the outlet that an extractor found for it."""
    for annotation in found:
        if isinstance(annotation, Publication):
            article = replace(article, published=annotation.published, published_basis=annotation.basis)
        elif isinstance(annotation, Outlet):
            article = replace(article, outlet=annotation.actor)
    return article


def extract(article: Article) -> Record:
    """Everything that the text of an article says. Never raises for odd text."""
    return recorded(annotate(article))


def recorded(read: Document) -> Record:
    """The record of an annotated document."""
    claims = read.of(Claim)
    about = {a.event: a.about for a in read.of(About)}
    events = [
        replace(
            event,
            about=about.get(event.id),
            plover=plover(event.type),
            status=status(Voice(c.stance, c.source, c.anonymous) for c in claims if c.event == event.id),
        )
        for event in read.of(Event)
    ]
    return Record(
        read.article,
        tuple(read.segments),
        tuple(read.of(TimeReference)),
        tuple(read.of(Actor)),
        tuple(events),
        tuple(claims),
    )
