"""Documents whose actors and events a test case gives by hand, so that what is built on them can be tested alone."""

from __future__ import annotations

from typing import Any

from graphkit.annotations import Actor, Event, Mention, Participant, Segment
from graphkit.document import Article, Document, read


def annotated(text: str, actors: dict[str, list[str]], events: list[dict[str, Any]] | None = None) -> Document:
    """A document of `text`; ¶ is a line break.

    `actors` maps "id" or "id:type" (person where not given) to surfaces, each of whose occurrences as whole words is a
    mention. An event gives its `id`, `type`, the surfaces `at` which it is told, and if need be `agents`, `targets`
    and `modality`.
    """
    document = read(Article("a", "a", text.replace("¶", "\n")))
    found: list[Segment | Actor | Event] = [Segment("s1", "story", 0, len(document.text), None)]
    for key, surfaces in actors.items():
        id_, _, kind = key.partition(":")
        mentions = sorted((m for surface in surfaces for m in _mentions(document, surface)), key=lambda m: m.start)
        found.append(Actor(id_, kind or "person", id_, {"ar": surfaces[0]}, tuple(mentions)))  # type: ignore[arg-type]
    for event in events or []:
        at = [mention for surface in event["at"] for mention in _mentions(document, surface)]
        participants = [Participant(a, "agent") for a in event.get("agents", ())]
        participants += [Participant(a, "target") for a in event.get("targets", ())]
        found.append(
            Event(event["id"], "s1", event["type"], tuple(sorted(at, key=lambda m: m.start)), tuple(participants),
                  modality=event.get("modality", "actual"))
        )  # fmt: skip
    return document.plus(found)


def _mentions(document: Document, surface: str) -> list[Mention]:
    """Where a surface stands, to the end of a word. Fails where the text lacks it."""
    ends = {token.end for token in document.tokens}
    found, start = [], document.text.find(surface)
    while start >= 0:
        if start + len(surface) in ends:
            found.append(document.mention(start, start + len(surface)))
        start = document.text.find(surface, start + 1)
    assert found, f"{surface!r} is not in the text"
    return found
