"""What the participation model knows of an event and an actor: binary features, `name=value` joined by `|`.

Those of the whole article come first: types, what the role grammar read, how often and how far away the actor is
named, its parts in other events, its relatives. Then, for each trigger that has the actor in its sentence, those of
the trigger and the naming nearest to it: order, distance, what stands between, preposition, speech.
docs/participants.md tells what each group is good for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from graphkit.annotations import Actor, Event, Mention
from graphkit.extractors.events.frames import grammar
from graphkit.extractors.events.scene import Scene, Spot, Teller

_CLASSES = {
    "symmetric": ("call", "meeting", "negotiation", "agreement"),
    "speech": ("denial", "no_comment", "rejection", "threat", "condemnation", "accusation", "demand", "offer"),
    "force": ("attack", "military", "detention", "release", "sanction", "investigation"),
}
_CLASS = {type_: name for name, types in _CLASSES.items() for type_ in types}
_TRIGGER = 3
"""How many tokens another trigger between two weighs."""
_COARSE = (1, 4, 12)
_QUOTING = frozenset('"“”«»:')
_NO_ROLES: Counter[str] = Counter()


def candidates(scene: Scene, event: Event) -> Iterator[Actor]:
    """The actors that may take part in an event: those whom the grammar read, and all but places that are named in a
    sentence with one of its triggers. Those named elsewhere were never likely enough."""
    read = {p.actor for p in event.participants if p.actor in scene.actors}
    near = {s.actor for t in scene.tellers[event.id] for s in scene.named.get(t.sentence, ())}
    for id_ in sorted(read | near, key=scene.rank.__getitem__):
        actor = scene.actors[id_]
        if actor.type != "place" or id_ in read:
            yield actor


def features(scene: Scene, event: Event, actor: Actor) -> tuple[list[str], Mention | None]:
    """The features of a pair, and the mention nearest to a trigger of the event, None where no sentence has both."""
    role = next((p.role for p in event.participants if p.actor == actor.id), "no")
    found = [*_readings(scene, event, actor, role), *_article(scene, event, actor, role)]
    pairs = [pair for teller in scene.tellers[event.id] for pair in _nearest(scene, teller, actor)]
    for pair in pairs:
        found += pair.features(scene, event, actor, role)
    tellers = len(scene.tellers[event.id])
    if tellers > 1:
        found.append(f"share={4 * len(pairs) // tellers}")
    return found, min(pairs, key=lambda p: p.cost).spot.mention if pairs else None


def _up_to(value: int, bounds: Sequence[int]) -> int | str:
    """The first bound that a value does not pass."""
    return next((b for b in bounds if value <= b), "more")


def _readings(scene: Scene, event: Event, actor: Actor, role: str) -> Iterator[str]:
    """What the role grammar says, of this actor and of others."""
    type_, kind = event.type, _CLASS.get(event.type, "other")
    yield f"type={type_}|is={actor.type}"
    yield f"rule={role}|type={type_}"
    yield f"rule={role}|class={kind}|is={actor.type}"
    readings = {(a.role, a.rule) for a in scene.read[event.id].get(actor.id, ())}
    for reading in sorted(f"{r}:{rule}" for r, rule in readings):
        yield f"reading={reading}"
        yield f"reading={reading}|type={type_}"
    others = [p.role for p in event.participants if p.actor != actor.id]
    filled = "a" * min(others.count("agent"), 2) + "t" * min(others.count("target"), 2)
    filled += "p" * min(others.count("party"), 2)
    yield f"filled={filled}|type={type_}"
    yield f"filled={filled}|rule={role}"
    yield f"mentions={min(len(event.mentions), 4)}|rule={role}"
    for p in event.participants:
        other = scene.actors.get(p.actor)
        if other is None or other is actor:
            continue
        yield f"beside={p.role}:{other.type}|is={actor.type}"
        if actor.part_of == other.id:
            yield f"of={p.role}|is={actor.type}|class={kind}"
        elif other.part_of == actor.id:
            yield f"owns={p.role}|is={actor.type}|class={kind}"


def _article(scene: Scene, event: Event, actor: Actor, role: str) -> Iterator[str]:
    """Where else the actor is named and takes part, and how far off."""
    type_, kind = event.type, _CLASS.get(event.type, "other")
    spots, tellers = scene.spots[actor.id], scene.tellers[event.id]
    rank = min(scene.rank[actor.id], 5)
    yield f"rank={rank}|class={kind}"
    yield f"rank={rank}|is={actor.type}"
    named, told = any(s.sentence == 0 for s in spots), any(t.sentence == 0 for t in tellers)
    yield f"title={named:d}{told:d}|class={kind}"
    if event.place == actor.id:
        yield "place"
    roles = scene.roles.get(actor.id, _NO_ROLES)
    for name in ("agent", "target", "party"):
        if roles[name] > (role == name):
            yield f"elsewhere={name}|class={kind}"
        if roles[f"{type_} {name}"] > (role == name):
            yield f"same={name}|type={type_}"
    sentences = {t.sentence for t in tellers}
    if any(s.sentence + 1 in sentences for s in spots):
        yield "previous"
    if any(scene.carried.get(s) == actor.id for s in sentences):
        yield f"carried|class={kind}"
    if any(scene.floor.get(s) == actor.id for s in sentences):
        yield f"floor|class={kind}"


def _nearest(scene: Scene, teller: Teller, actor: Actor) -> Iterator[_Pair]:
    """The trigger with the nearest naming of an actor in its sentence, other triggers between counted as distance."""
    pairs = [_Pair(scene, teller, spot) for spot in scene.spots[actor.id] if spot.sentence == teller.sentence]
    if pairs:
        yield min(pairs, key=lambda p: p.cost)


class _Pair:
    """A trigger and a naming in its sentence, with the tokens `low` to `high` between them."""

    __slots__ = ("cost", "gap", "high", "low", "others", "side", "spot", "teller")

    def __init__(self, scene: Scene, teller: Teller, spot: Spot) -> None:
        trigger = teller.trigger
        self.teller, self.spot = teller, spot
        self.low, self.high = trigger.first, trigger.first
        self.side = "inside"
        if spot.last <= trigger.first:
            self.side, self.low = "before", spot.last
        elif spot.first >= trigger.last:
            self.side, self.low, self.high = "behind", trigger.last, spot.first
        self.gap = self.high - self.low
        self.others = sum(self.low <= t.trigger.first < self.high for t in scene.told[teller.sentence])
        self.cost = self.gap + _TRIGGER * self.others

    def features(self, scene: Scene, event: Event, actor: Actor, role: str) -> Iterator[str]:
        """The features of the pair."""
        type_, kind, side = event.type, _CLASS.get(event.type, "other"), self.side
        trigger, spot = self.teller.trigger, self.spot
        form = trigger.form
        pos = form.pos if form else "phrase"
        coarse = _up_to(self.gap, _COARSE)
        preposition = spot.chain.preposition if spot.chain else "?"
        yield f"pos={pos}|class={kind}|prep={preposition}|{side}"
        yield f"prep={preposition}|type={type_}"
        yield f"prep={preposition}|is={actor.type}|{side}"
        yield f"gap={coarse}|triggers={min(self.others, 2)}|is={actor.type}|{side}"
        yield from self._between(scene, actor, role, kind, coarse)
        if spot.speaks:
            yield f"speaks|type={type_}"
            yield f"speaks|class={kind}|{side}"
        if spot.subject:
            yield f"subject|class={kind}|{side}"
        for teller, argument in scene.parts.get((actor.id, spot.mention.start), ()):
            if teller.event != event.id:
                where = "before" if teller.trigger.first < trigger.first else "behind"
                yield f"other={teller.trigger.type}:{argument.role}|class={kind}|{where}"

    def _between(self, scene: Scene, actor: Actor, role: str, kind: str, coarse: int | str) -> Iterator[str]:
        """What stands between the two, and on the naming's other side."""
        side, spot, rules = self.side, self.spot, grammar()
        namings = scene.named[self.teller.sentence]
        between = len({s.actor for s in namings if self.low <= s.first < self.high and s.actor != actor.id})
        yield f"names={min(between, 3)}|class={kind}|{side}"
        yield f"names={min(between, 2)}|gap={coarse}|class={kind}|{side}"
        words = [t.norm for t in scene.document.tokens[self.low : self.high]]
        yield f"commas={min(words.count('،') + words.count(','), 3)}|{side}"
        if not rules.saying.isdisjoint(words):
            yield f"saying|class={kind}|{side}"
        if not rules.resuming.isdisjoint(words):
            yield f"resuming|{side}"
        if not rules.relative.isdisjoint(words):
            yield f"relative|{side}"
        if not _QUOTING.isdisjoint(words):
            yield f"quote|class={kind}|{side}"
        clauses = scene.clauses.get(self.teller.sentence)
        if clauses is None or side == "inside":
            return
        borders = min(sum(clauses.border(i) for i in range(self.low, self.high)), 3)
        yield f"borders={borders}|class={kind}|{side}"
        yield f"borders={borders}|rule={role}|{side}"
        yield f"borders={borders}|gap={coarse}|{side}"
        trigger, sentence = self.teller.trigger, clauses.sentence
        own = ""
        if spot.first > sentence.first and not trigger.first < spot.first <= trigger.last:
            own += "verb first " * clauses.border(spot.first - 1)
        if spot.last < sentence.last and not trigger.first <= spot.last < trigger.last:
            own += "subject first" * clauses.border(spot.last)
        yield f"own={own.strip()}|class={kind}|{side}"
        yield f"own={own.strip()}|borders={borders}|{side}"
        yield f"first={spot is namings[0]:d}|{side}"
