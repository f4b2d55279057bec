"""Documents out of marked sentences: `[surface](id type)` names an actor, `[surface](2024-05-01)` a day."""

from __future__ import annotations

import re
from datetime import date, timedelta

from graphkit.annotations import Actor, Annotation, Mention, Segment, TimeReference
from graphkit.document import Article, Document, read

_MARK = re.compile(r"\[([^\]]+)\]\(([^)]+)\)")

PUBLISHED = "2024-05-10"


def marked(text: str, published: str | None = PUBLISHED) -> Document:
    """The document of a marked text with its segment, actors and time references."""
    plain, at = "", 0
    mentions: dict[tuple[str, str], list[Mention]] = {}
    annotations: list[Annotation] = []
    for match in _MARK.finditer(text):
        plain += text[at : match.start()]
        start, surface, label = len(plain), match[1], match[2]
        plain += surface
        at = match.end()
        if label[0].isdigit():
            end = (date.fromisoformat(label) + timedelta(days=1)).isoformat()
            annotations.append(
                TimeReference(label, "s1", start, len(plain), surface, "date", label, end, "day", anchor="text")
            )
        else:
            id_, type_ = label.split()
            mentions.setdefault((id_, type_), []).append(Mention(start, len(plain), surface))
    plain += text[at:]
    for (id_, type_), found in mentions.items():
        annotations.append(Actor(id_, type_, found[0].text, {}, tuple(found)))  # type: ignore[arg-type]
    annotations.append(Segment("s1", "story", 0, len(plain), published))
    return read(Article("a", "a", plain, published=published)).plus(annotations)
