"""What the graph is made of: labels, their properties, relationship types. The one place that names them in Python.

Constraints (`cypher/V*.cypher`), statements (`cypher/**`) and rows (`graph/rows.py`) are tested against it.
"""

from __future__ import annotations

from dataclasses import dataclass

from graphkit.annotations import ActorType


@dataclass(frozen=True, slots=True)
class Node:
    """A label and the properties that its nodes may have. Every node is known by its unique `id`."""

    label: str
    properties: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Relationship:
    """A relationship type, one of its pairs of labels, and the properties that it may have."""

    start: str
    type: str
    end: str
    properties: tuple[str, ...] = ()


NODES: tuple[Node, ...] = (
    Node("Article", ("id", "source", "url", "title", "language", "outlet_name", "published", "published_at",
                     "published_basis", "sha256", "record_sha256", "graphkit_version", "recorded_at")),
    Node("Segment", ("id", "kind", "start", "end", "published")),
    Node("TimeReference", ("id", "text", "kind", "from", "to", "from_text", "to_text", "grain", "modifier", "anchor",
                           "conflict", "rule", "timex", "start", "end")),
    Node("EventMention", ("id", "type", "modality", "from", "to", "grain", "trigger", "start", "end", "triggers",
                          "starts", "ends")),
    Node("Event", ("id", "type", "plover", "status", "modality", "from", "to", "grain", "title", "digest")),
    Node("Actor", ("id", "type", "name", "name_en", "names", "wikidata", "also")),
    Node("Claim", ("id", "stance", "voice", "anonymous", "modality", "claimed_on", "published_basis", "segment_kind",
                   "recorded_at", "retracted_at", "text", "start", "end")),
    # The book-keeping of the store: what was applied, and the types whose events wait to be identified again.
    Node("Migration", ("id", "version", "name", "sha256", "applied_at")),
    Node("Stale", ("id", "token")),
    # What people, or a newer table of names, judged on who is who.
    Node("Judgement", ("id", "kind", "actor", "into", "articles", "by", "reason", "recorded_at", "retracted_at")),
)  # fmt: skip

ACTOR_LABELS: dict[ActorType, str] = {
    "person": "Person", "government": "Government", "organization": "Organization", "armed_group": "ArmedGroup",
    "media": "Media", "place": "Place", "group": "Group",
}  # fmt: skip
"""The second label of an actor, by its type."""

RELATIONSHIPS: tuple[Relationship, ...] = (
    # What an article says: goes when the article goes.
    Relationship("Article", "PUBLISHED_BY", "Actor", ("given",)),
    Relationship("Article", "HAS_SEGMENT", "Segment"),
    Relationship(
        "Article",
        "MENTIONS",
        "Actor",
        ("starts", "ends", "part_of", "candidates", "given", "type", "name", "name_en", "wikidata"),
    ),
    Relationship("TimeReference", "IN_SEGMENT", "Segment"),
    Relationship("EventMention", "IN_SEGMENT", "Segment"),
    Relationship("EventMention", "DATED_BY", "TimeReference"),
    Relationship("EventMention", "INVOLVES", "Actor", ("role", "given")),
    Relationship("EventMention", "LOCATED_IN", "Actor", ("given",)),
    Relationship("EventMention", "SPEAKS_OF", "EventMention"),
    Relationship("Claim", "ON", "EventMention"),
    Relationship("Claim", "STATED_IN", "Article"),
    Relationship("Claim", "MADE_BY", "Actor", ("given",)),
    Relationship("Claim", "RELAYED_BY", "Actor", ("hop", "given")),
    Relationship("Actor", "PART_OF", "Actor"),
    # What identity concludes: computed again whenever its grounds change.
    Relationship("EventMention", "REFERS_TO", "Event", ("score",)),
    Relationship("Actor", "PARTICIPATES_IN", "Event", ("role",)),
    Relationship("Event", "AT", "Actor"),
    Relationship("Event", "SPEAKS_OF", "Event"),
    Relationship("Claim", "ABOUT", "Event"),
    Relationship("Claim", "RESPONDS_TO", "Claim", ("how",)),
)

LABELS: frozenset[str] = frozenset(n.label for n in NODES) | frozenset(ACTOR_LABELS.values())
TYPES: frozenset[str] = frozenset(r.type for r in RELATIONSHIPS)
