"""Actors: people, governments, bodies, outlets and places that an article speaks of, each with all its mentions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from graphkit.annotations import Actor, Outlet
from graphkit.document import Document
from graphkit.extractors.actors import outlet
from graphkit.extractors.actors.gazetteer import gazetteer
from graphkit.extractors.actors.reference import Resolution
from graphkit.extractors.actors.scanner import Scanner


class Actors:
    """Finds the actors of a document and the outlet that published it."""

    def __init__(self) -> None:
        self._scanner = Scanner()

    def __call__(self, document: Document) -> Iterable[Actor | Outlet]:
        found = {actor.id: actor for actor in Resolution(document, self._scanner).actors()}
        if name := outlet.outlet_name(document):
            identity = outlet.identity(name)
            if identity not in found:
                row = gazetteer().rows.get(identity)
                names = {"ar": row.ar, "en": row.en} if row else {"ar": name}
                found[identity] = Actor(
                    identity,
                    "media",
                    names["ar"],
                    names,
                    (),
                    row.wikidata if row else None,
                    row.part_of if row else None,
                )
            yield Outlet(identity)
        yield from (replace(a, part_of=None) if a.part_of == a.id else a for a in found.values())
