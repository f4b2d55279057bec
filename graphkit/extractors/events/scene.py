"""An article as the participation model sees it: who is named where, beside which triggers, in which parts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from graphkit.annotations import Actor, Argument, Event, Mention, Trigger
from graphkit.document import Document
from graphkit.extractors.events.chains import Chain
from graphkit.extractors.events.clauses import Clauses, timed_tokens
from graphkit.extractors.events.frames import grammar


@dataclass(slots=True, eq=False)
class Spot:
    """One naming of an actor: tokens `first` to `last` (exclusive) of a sentence.

    `chain` is the chain of names that it stands in, None where the role grammar reads none (a dateline). It `speaks`
    where it is the subject of a verb of saying; `subject` marks the first that may be the sentence's.
    """

    actor: str
    first: int
    last: int
    sentence: int
    mention: Mention
    chain: Chain | None = None
    speaks: bool = False
    subject: bool = False


@dataclass(slots=True, eq=False)
class Teller:
    """A trigger with its event and its sentence."""

    trigger: Trigger
    event: str
    sentence: int


class Scene:
    """What the features of all pairs of an event and an actor are read from."""

    def __init__(self, document: Document, events: Sequence[Event]) -> None:
        self.document, self.events = document, events
        self.actors: dict[str, Actor] = {a.id: a for a in document.of(Actor) if a.mentions}
        self.spots: dict[str, list[Spot]] = {a: [] for a in self.actors}
        self.named: dict[int, list[Spot]] = defaultdict(list)
        """The spots of each sentence, in text order."""
        self.told: dict[int, list[Teller]] = defaultdict(list)
        """The triggers of each sentence, in text order."""
        self.tellers: dict[str, list[Teller]] = {e.id: [] for e in events}
        self.read: dict[str, dict[str, list[Argument]]] = {e.id: defaultdict(list) for e in events}
        """What the role grammar read, by event and actor."""
        self.parts: dict[tuple[str, int], list[tuple[Teller, Argument]]] = defaultdict(list)
        """What the role grammar read of a mention, by actor and where the mention starts."""
        self.roles: dict[str, Counter[str]] = defaultdict(Counter)
        """How often the grammar gave each actor a role, and a role of a type ("meeting party"), in all events."""
        self.clauses: dict[int, Clauses] = {}
        self.carried: dict[int, str | None] = {}
        """Whom a sentence goes on with: the subject of the one before."""
        self.floor: dict[int, str | None] = {}
        """Who spoke last before a sentence."""
        self._name()
        self._tell()
        self._read()
        by_count = sorted(self.spots, key=lambda a: -len(self.spots[a]))
        self.rank = {a: i for i, a in enumerate(by_count)}
        """Actors by how often they are named, the first is 0."""

    def _name(self) -> None:
        for actor in self.actors.values():
            for mention in actor.mentions:
                head = self.document.token_at(mention.start)
                tail = self.document.token_at(mention.end - 1)
                if head is not None and tail is not None:
                    spot = Spot(actor.id, head.i, tail.i + 1, head.sentence, mention)
                    self.spots[actor.id].append(spot)
                    self.named[head.sentence].append(spot)
        for spots in self.named.values():
            spots.sort(key=lambda s: s.first)

    def _tell(self) -> None:
        owner = {m.start: e.id for e in self.events for m in e.mentions}
        arguments: dict[str, list[Argument]] = defaultdict(list)
        for argument in self.document.of(Argument):
            arguments[argument.trigger].append(argument)
        for trigger in self.document.of(Trigger):
            event = owner.get(trigger.start)
            if event is None:
                continue
            teller = Teller(trigger, event, self.document.tokens[trigger.first].sentence)
            self.tellers[event].append(teller)
            self.told[teller.sentence].append(teller)
            for argument in arguments.get(trigger.id, ()):
                self.read[event][argument.actor].append(argument)
                self.parts[argument.actor, argument.mention.start].append((teller, argument))
        for one in self.events:
            for p in one.participants:
                self.roles[p.actor][p.role] += 1
                self.roles[p.actor][f"{one.type} {p.role}"] += 1

    def _read(self) -> None:
        timed = timed_tokens(self.document)
        carried: str | None = None
        floor: str | None = None
        for sentence in self.document.told:
            self.carried[sentence.i], self.floor[sentence.i] = carried, floor
            spots = self.named.get(sentence.i, [])
            tellers = self.told.get(sentence.i, [])
            if not spots and not tellers:
                continue
            names = [(s.mention, self.actors[s.actor]) for s in spots]
            clauses = Clauses(self.document, sentence, grammar(), names, [t.trigger for t in tellers], timed)
            self.clauses[sentence.i] = clauses
            at = {s.mention.start: s for s in spots}
            for chain in clauses.chains:
                for _, mention in chain.names:
                    spot = at[mention.start]
                    spot.chain, spot.speaks, spot.subject = chain, clauses.speaks(chain), chain is clauses.subject
            floor = next((c.names[0][0].id for _, c in reversed(clauses.speeches) if c is not None), floor)
            carried = clauses.subject.names[0][0].id if clauses.subject is not None else carried
