"""Who takes part in which event: each sentence is read by the role grammar, what it leaves open is carried on."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence

from graphkit.annotations import Actor, Argument, Trigger
from graphkit.arabic import fold
from graphkit.document import Document
from graphkit.extractors.events.chains import Chain
from graphkit.extractors.events.clauses import Clauses, timed_tokens
from graphkit.extractors.events.frames import grammar
from graphkit.extractors.events.nationality import governments
from graphkit.extractors.events.roles import RoleReader


class Arguments:
    """The arguments of each trigger, in the order of the triggers."""

    def __init__(self) -> None:
        self._grammar = grammar()

    def __call__(self, document: Document) -> Iterable[Argument]:
        triggers = document.of(Trigger)
        if not triggers:
            return
        names = sorted(((m, a) for a in document.of(Actor) for m in a.mentions), key=lambda n: n[0].start)
        starts = [m.start for m, _ in names]
        nations = governments(document.of(Actor), self._grammar.nationality)
        states = {a.id: a for a in document.of(Actor) if a.type == "government"}
        timed = timed_tokens(document)
        carried: Chain | None = None
        weak: list[tuple[Trigger, list[Argument]]] = []
        told: set[str] = set()
        pairs: dict[str, list[Actor]] = {}
        byid = {a.id: a for a in document.of(Actor)}
        t = 0
        for sentence in document.told:
            inside: list[Trigger] = []
            while t < len(triggers) and triggers[t].first < sentence.last:
                inside.append(triggers[t])
                t += 1
            low, high = bisect_left(starts, sentence.start), bisect_left(starts, sentence.end)
            if not inside and low == high:
                continue
            clauses = Clauses(document, sentence, self._grammar, names[low:high], inside, timed, pairs)
            reader = RoleReader(clauses, self._grammar, inside, nations, states, carried)
            read = {trigger.id: list(reader.arguments(trigger)) for trigger in inside}
            for trigger in inside:
                found = read[trigger.id]
                found += self._inherited(clauses, trigger, inside, read)
                _pair(found, byid, pairs)
                if not any(a.role in ("agent", "party", "target") for a in found):
                    weak.append((trigger, list(reader.guess(trigger, {a.actor for a in found}))))
                else:
                    told.add(trigger.type)
                yield from found
            carried = clauses.theme(carried)
        for trigger, guesses in weak:
            if trigger.type not in told or not fold(trigger.text).startswith(self._grammar.article):
                yield from guesses

    def _inherited(
        self, clauses: Clauses, trigger: Trigger, inside: Sequence[Trigger], read: Mapping[str, list[Argument]]
    ) -> Iterator[Argument]:
        """Whoever did what is refused, denied or condemned is its target, where it names none."""
        mine = read[trigger.id]
        if trigger.type not in self._grammar.inherits or any(a.role == "target" for a in mine):
            return
        following = next((t for t in inside if t.first >= trigger.last), None)
        if following is None or not clauses.clear(trigger.last, following.first):
            return
        taken = {a.actor for a in mine}
        for argument in read[following.id]:
            if argument.role in ("agent", "party") and argument.actor not in taken:
                taken.add(argument.actor)
                yield Argument(trigger.id, argument.actor, "target", argument.mention, "inherited")


def _pair(found: Sequence[Argument], actors: Mapping[str, Actor], pairs: dict[str, list[Actor]]) -> None:
    """Remembers two parties of one kind as what a dual noun will take up ("الرئيسين")."""
    parties = [actors[a.actor] for a in found if a.role == "party"]
    for kind in ("person", "government"):
        two = [actor for actor in parties if actor.type == kind]
        if len(two) == 2:
            pairs[kind] = two
            pairs["any"] = two
