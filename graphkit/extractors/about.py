"""What a speech act speaks of: the event that is denied, accused of, condemned, refused or not commented on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from graphkit.annotations import About, Event
from graphkit.document import Document
from graphkit.extractors.attribution import Frame, acts, frames

_SPEAKING = frozenset({"denial", "no_comment", "accusation", "condemnation", "rejection"})


class Abouts:
    """Links each denial, refusal to comment, accusation, condemnation and rejection to what it speaks of."""

    def __call__(self, document: Document) -> Iterable[About]:
        return [About(event, about) for event, about in links(document, frames(document)).items()]


def links(document: Document, found: Sequence[Frame]) -> dict[str, str]:
    """The id of the event spoken of, by the id of the speech act. Left out where the text does not show it."""
    events = document.of(Event)
    linked: dict[str, str] = {}
    for event in events:
        if event.type in _SPEAKING:
            own = [f for f in found if f.act is not None and f.act.id == event.id]
            about = _inside(event, own, events)
            if about is not None:
                linked[event.id] = about.id
    return linked


def _inside(event: Event, own: Sequence[Frame], events: Sequence[Event]) -> Event | None:
    """The first event told in the content of the act; one that is no speech act itself comes first."""
    for frame in own:
        told = sorted(
            ((m.start, other) for other in events if other.id != event.id
             for m in other.mentions if frame.start <= m.start < frame.end),
            key=lambda pair: pair[0],
        )  # fmt: skip
        if told:
            return next((other for _, other in told if other.type not in acts()), told[0][1])
    return None
