"""Who takes part in an event of the article and how: the role grammar proposes, a small model decides.

The grammar reads one trigger at a time and says nothing where it is not sure. The model weighs all that the article
tells of an event and an actor (`participation_features.py`), the grammar's readings among it; a part that the grammar
read stays unless the model firmly refuses. `tools/train_participants.py` fits the model.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from graphkit.annotations import Actor, Event, Participant, Participation, Role
from graphkit.document import Document
from graphkit.extractors.events.coreference import Coreference
from graphkit.extractors.events.frames import grammar
from graphkit.extractors.events.participation_features import candidates, features
from graphkit.extractors.events.scene import Scene
from graphkit.lexicon import table
from graphkit.maxent import Maxent, model

NONE = "none"
"""The model's label for an actor that takes no part."""


class Participations:
    """The events of a document with their participants, each part with a Participation that tells why."""

    def __init__(self, weights: Maxent | None = None) -> None:
        """`weights` is the model to ask, None for the one that ships with graphkit."""
        self.coreference = Coreference()
        self._model = weights
        likely = table("roles")["likely"]
        self._read, self._other = float(likely["read"]), float(likely["other"])

    def __call__(self, document: Document) -> Iterator[Event | Participation]:
        yield from self.decided(document, list(self.coreference(document)))

    def decided(self, document: Document, events: Sequence[Event]) -> Iterator[Event | Participation]:
        """`events` come with the participants that the grammar read; those decided take their place."""
        if not events:
            return
        scene = Scene(document, events)
        for event in events:
            found = sorted(self._parts(scene, event), key=lambda p: -p.score)
            yield replace(event, participants=tuple(Participant(p.actor, p.role) for p in found))
            yield from found

    def _parts(self, scene: Scene, event: Event) -> Iterator[Participation]:
        weights = self._model or model("participants")
        roles: tuple[Role, ...] = ("party",) if grammar().frames[event.type].symmetric else ("agent", "target")
        for actor in candidates(scene, event):
            cues, mention = features(scene, event, actor)
            odds = weights.probabilities(cues)
            score = 1 - odds[NONE]
            rules = _rules(scene, event, actor)
            if score >= (self._read if rules else self._other):
                role = max(roles, key=lambda r: odds.get(r, 0.0))
                yield Participation(event.id, actor.id, role, mention, rules[0] if rules else None, score)


def _rules(scene: Scene, event: Event, actor: Actor) -> list[str]:
    """The readings of the grammar that gave the actor a part in the event, those for its final role first."""
    role = next((p.role for p in event.participants if p.actor == actor.id), None)
    read = [a for a in scene.read[event.id].get(actor.id, ()) if role is not None and a.role != "place"]
    return [a.rule for a in sorted(read, key=lambda a: a.role != role) if a.rule]
