"""From an article to its record: the extractors, in the order in which they build on each other."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache

from graphkit import document
from graphkit.annotations import Actor, Annotation, Claim, Event, Publication, Segment, TimeReference
from graphkit.arabic import arabic_share
from graphkit.document import Article, Document
from graphkit.records import Record

Extractor = Callable[[Document], Iterable[Annotation]]
"""Reads a document, adds to it, changes nothing."""

_LEAST_ARABIC = 0.5
"""Below this share of Arabic letters an article is another language's and its events are not guessed."""


@cache
def extractors() -> tuple[Extractor, ...]:
    """The extractors of Arabic news. Built once: each compiles its lexicon."""
    from graphkit.extractors import (
        actors, arguments, claims, coreference, modality, publication, segments, times, triggers,
    )  # fmt: skip

    return (
        publication.Publications(),
        segments.Segments(),
        times.Times(),
        actors.Actors(),
        triggers.Triggers(),
        modality.Modalities(),
        arguments.Arguments(),
        coreference.Coreference(),
        claims.Claims(),
    )


def annotate(article: Article) -> Document:
    """The document of an article with the annotations of every extractor."""
    if arabic_share(article.text) < _LEAST_ARABIC:
        article = replace(article, language="und")
    read = document.read(article)
    if article.language != "ar":
        whole = Segment("s1", "story", 0, len(article.text), article.published)
        return read.plus([whole])
    for extract in extractors():
        found = list(extract(read))
        read = read.plus(found, _dated(read.article, found))
    return read


def _dated(article: Article, found: list[Annotation]) -> Article:
    """The article, with the publication date that an extractor found for it."""
    for annotation in found:
        if isinstance(annotation, Publication):
            return replace(article, published=annotation.published, published_basis=annotation.basis)
    return article


def extract(article: Article) -> Record:
    """Everything that the text of an article says. Never raises for odd text."""
    read = annotate(article)
    return Record(
        read.article,
        tuple(read.segments),
        tuple(read.of(TimeReference)),
        tuple(read.of(Actor)),
        tuple(read.of(Event)),
        tuple(read.of(Claim)),
    )
