"""The roles of one sentence: each trigger takes the names around it by the grammar of `lexicons/ar/roles.toml`.

A trigger takes the chains behind it by their prepositions, its subject from either side, and where its own clause
names none, the one who governs it: the speaker of a speech act, the addressee of a demand, the subject before it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graphkit.annotations import Actor, Argument, Mention, Trigger
from graphkit.arabic import fold
from graphkit.extractors.events.chains import AGENTIVE, Chain
from graphkit.extractors.events.clauses import Clauses
from graphkit.extractors.events.control import Control
from graphkit.extractors.events.frames import Frame, Grammar
from graphkit.extractors.events.nationality import Nationalities
from graphkit.extractors.events.readings import Found, give

_BESIDE = 4
"""Words behind a trigger within which a preposition of many meanings says where."""
_REACH = 14
"""How many tokens behind a trigger its arguments may begin."""
_NEAR = 16
"""How many tokens away somebody may stand whom nothing but his nearness makes take part."""
_OWNED = 2
"""How many tokens may stand between an unnamed subject and the body that it belongs to."""
_ADDRESS = 3
"""How near to the first name whoever is addressed must stand."""


class RoleReader:
    """The roles of one sentence's triggers, to be asked in text order."""

    def __init__(
        self,
        clauses: Clauses,
        grammar: Grammar,
        triggers: Sequence[Trigger],
        nations: dict[str, tuple[Actor, Mention]],
        states: dict[str, Actor],
        carried: Chain | None,
    ) -> None:
        self._states = states
        self._clauses, self._grammar, self._triggers = clauses, grammar, triggers
        self._nationalities = Nationalities(clauses, grammar, triggers, nations)
        self._control, self._carried = Control(clauses, grammar, triggers, carried), carried
        self._targets: dict[int, list[tuple[Actor, Mention]]] = {}

    def arguments(self, trigger: Trigger) -> Iterator[Argument]:
        """The arguments of one trigger, each actor once; places never act."""
        frame = self._grammar.frame(trigger)
        taken: set[str] = set()
        placed = False
        for role, actor, mention, rule in self._read(trigger, frame):
            if actor.type == "place" and role != "place":
                role = "place"
            elif role == "place" and actor.type in ("person", "group"):
                role = "target"
            if actor.id in taken:
                continue
            taken.add(actor.id)
            placed = placed or role == "place"
            if role == "target":
                self._targets.setdefault(trigger.first, []).append((actor, mention))
            yield Argument(trigger.id, actor.id, role, mention, rule)
            state = self._states.get(actor.part_of or "")
            if (
                role == "agent"
                and state is not None
                and state.id not in taken
                and trigger.type in self._grammar.acts_of_state
            ):
                taken.add(state.id)
                yield Argument(trigger.id, state.id, role, mention, "state")
        where = None if placed or trigger.type in self._grammar.speech else self._clauses.place_before(trigger)
        if where is not None and where.names[0][0].id not in taken:
            yield Argument(trigger.id, where.names[0][0].id, "place", where.names[0][1], "where")

    def guess(self, trigger: Trigger, places: set[str]) -> Iterator[Argument]:
        """Who most likely takes part where the grammar finds nobody but where it happened."""
        frame = self._grammar.frame(trigger)
        if trigger.id in self._control.nobody:
            return
        if frame.subject is None or self._grammar.always_befalls(trigger):
            return
        near = (c for c in self._clauses.chains if max(trigger.first - c.last, c.first - trigger.last) <= _NEAR)
        chains = [c for c in near if c.kinds - {"place", "media"}]
        before = [c for c in chains if c.last <= trigger.first]
        behind = [c for c in chains if c.first >= trigger.last]
        chosen = before[-1:] + behind[:1] if frame.symmetric else before[-1:] or behind[:1]
        if trigger.type in self._grammar.reported:
            chosen = [c for c in chosen if not self._clauses.speaks(c)]
        for chain in chosen:
            for role, actor, mention, rule in give(chain, frame.subject, "nearest"):
                if actor.id not in places:
                    yield Argument(trigger.id, actor.id, role, mention, rule)

    def _read(self, trigger: Trigger, frame: Frame) -> Iterator[Found]:
        form = trigger.form
        own = form is not None and (form.person == 1 or form.pronoun in self._grammar.own)
        if own or self._grammar.voiced(trigger):
            yield from self._voiced(trigger, frame)
        elif form is not None and form.pos == "verb":
            yield from self._verbal(trigger, frame)
        else:
            yield from self._nominal(trigger, frame)

    def _voiced(self, trigger: Trigger, frame: Frame) -> Iterator[Found]:
        """Words that are themselves the speech act ("لا صحة", "سيدفع الثمن", "كذب"): the speaker is the agent."""
        before = self._clauses.before(trigger)
        speaker = self._clauses.speaker(trigger.first)
        if speaker is None:
            speaker = self._clauses.subject if before else None
        subject = self._clauses.subject_before(trigger)
        if subject is speaker:
            subject = None
        if speaker is None:
            speaker = self._carried
        if speaker is not None:
            yield from give(speaker, frame.subject, "speaker")
        if subject is not None and trigger.type in self._grammar.about_subject:
            yield from give(subject, "target", "spoken-of")
        for chain in self._behind(trigger):
            if chain.preposition is None:
                if subject is None and trigger.type in self._grammar.about_subject and chain is not speaker:
                    yield from give(chain, "target", "spoken-of")
                break
            yield from self._prepositional(trigger, frame, chain)

    def _verbal(self, trigger: Trigger, frame: Frame) -> Iterator[Found]:
        behind = self._behind(trigger)
        objects = [c for c in behind if c.preposition is None and not self._taken(trigger, c)]
        nation = next(self._nationalities.before(trigger), None)
        subject = self._clauses.subject_before(trigger)
        if subject is None and nation is None:
            subject = self._control.resumed(trigger)
        unnamed = None if subject or nation else self._clauses.unnamed(trigger.last)
        wanting = trigger.entry in self._grammar.transitive and len(objects) <= 1 and self._control.joined(trigger)
        if wanting and subject is None and nation is None and (objects or unnamed is not None):
            subject, unnamed = self._control.latest(trigger), None  # what stands behind it is its object
        if unnamed is not None:
            subject, objects = self._owner(unnamed, behind, objects)
            self._control.subjects.append((trigger.first, subject))
            self._control.nobody.add(trigger.id)
        elif subject is None and nation is None and objects:
            subject, objects = objects[0], objects[1:]
        befallen = self._befallen(trigger, subject, objects)
        if subject is not None:
            self._control.subjects.append((trigger.first, subject))
            yield from give(subject, "target" if befallen else frame.subject, "subject")
        elif nation is not None:
            yield from give(nation, frame.subject, "nationality")
        for chain in objects[:1]:
            yield from give(chain, frame.object, "object")
        agents = subject is not None and not befallen
        for chain in behind:
            if chain.preposition is not None:
                agents = agents or chain.preposition == AGENTIVE
                yield from self._prepositional(trigger, frame, chain)
        if subject is None and nation is None:
            for chain in self._nationalities.behind(trigger):
                agents = True
                passive = unnamed is not None and not objects and self._grammar.befalls_first(trigger)
                yield from give(chain, "target" if passive else frame.subject, "nationality")
        if not agents and not befallen and nation is None and unnamed is None:
            yield from give(self._control.understood(trigger), frame.subject, "understood")

    def _owner(self, head: int, behind: list[Chain], objects: list[Chain]) -> tuple[Chain | None, list[Chain]]:
        """Whom an unnamed subject belongs to ("وزير خارجية فرنسا", "أعضاء في البرلمان"), and the objects left.

        `head` is the token behind its noun. An adjective between makes the name an object: "منظمات حقوقية الحكومة".
        """
        named = next((c for c in objects if self._clauses.tokens[c.first - 1].norm in self._grammar.called), None)
        if named is not None:
            return named, [c for c in objects if c is not named]
        first = behind[0] if behind else None
        if first is None or not first.kinds & {"government", "organization", "armed_group"}:
            return None, objects
        gap = [t.norm for t in self._clauses.tokens[head : first.first]]
        if first.preposition is not None:
            owned = len(gap) <= _OWNED and first.preposition in self._grammar.belongs
        else:
            owned = not gap or (len(gap) == 1 and gap[0].isalpha() and not gap[0].endswith(self._grammar.nisba))
        return (first, [c for c in objects if c is not first]) if owned else (None, objects)

    def _nominal(self, trigger: Trigger, frame: Frame) -> Iterator[Found]:
        befalls = self._grammar.befalls_first(trigger)
        agents = False
        shared = False
        found: list[Chain] = []
        for nation in self._nationalities.behind(trigger):
            agents = True
            yield from give(nation, "target" if befalls else frame.subject, "nationality")
        position = 0
        for chain in self._behind(trigger):
            if chain.preposition is not None:
                shared = shared or chain.preposition in self._grammar.among
                if frame.prepositions.get(chain.preposition) == "party":
                    found.append(chain)
                agents = agents or chain.preposition == AGENTIVE
                yield from self._prepositional(trigger, frame, chain)
            elif position == 0 and chain.first - trigger.last <= 2 and not self._taken(trigger, chain):
                role = "target" if befalls and not self._addressed(trigger, chain) else frame.idafa
                if trigger.type in self._grammar.hosted and len(chain.names) == 1 and chain.kinds == {"government"}:
                    role = "place"  # "قمة هلسنكي", "قمة الرياض"
                if chain.kinds == {"place"}:
                    role = "place"  # "قصف القرية"
                agents = agents or role in ("agent", "party")
                shared = shared or len(chain.names) > 1
                position += role != "place"
                yield from give(chain, role, "construct")
        relative = self._clauses.relative_subject(trigger)
        if relative is not None and not agents:
            agents = True
            yield from give(relative, frame.subject, "relative")
        for chain in self._clauses.relative_chains(trigger) if frame.symmetric else ():
            if chain.preposition is None or frame.prepositions.get(chain.preposition) == "party":
                found.append(chain)
                shared = shared or chain.preposition is None
                yield from give(chain, "party", "relative")
        if trigger.form is not None and trigger.form.pronoun in self._grammar.pronouns:
            for chain in self._control.antecedents(trigger):
                yield from give(chain, "target" if befalls else frame.subject, "pronoun")
            return
        if befalls:
            yield from self._doers(trigger, frame)
            return
        if shared or (agents and not frame.symmetric) or (frame.symmetric and position):
            return
        if frame.symmetric and found and not any(len(c.names) > 1 for c in found):
            yield from (f for c in self._control.partners(trigger) for f in give(c, frame.subject, "partner"))
            return
        if not agents and self._clauses.unnamed(trigger.last) is not None:
            return
        definite = fold(trigger.text).startswith(self._grammar.article) and (
            trigger.form is None or trigger.form.pronoun is None
        )
        if definite and (frame.symmetric or self._prepositioned(trigger)):
            return
        participle = trigger.form is not None and trigger.form.pos == "adjective"
        going_on = self._control.latest(trigger) if participle else None  # "اتهمت …، متوعدة بالرد"
        if going_on is not None:
            yield from give(going_on, frame.subject, "understood")
            return
        for chain in self._control.controllers(trigger, self._targets):
            yield from give(chain, frame.subject, "controlled")

    def _doers(self, trigger: Trigger, frame: Frame) -> Iterator[Found]:
        """Who does what befalls somebody: whoever decides it, or is accused or asked of it ("طلبت منه ضرب المدينة")."""
        if trigger.type in self._grammar.decided or self._control.asked(trigger):
            for chain in self._control.controllers(trigger, self._targets):
                yield from give(chain, frame.subject, "controlled")

    def _behind(self, trigger: Trigger) -> list[Chain]:
        """The chains behind a trigger up to the border of its clause."""
        found: list[Chain] = []
        for chain in self._clauses.chains:
            if chain.first < trigger.last:
                continue
            if chain.first - trigger.last > _REACH or not self._clauses.clear(trigger.last, chain.first):
                break
            found.append(chain)
        return found

    def _prepositional(self, trigger: Trigger, frame: Frame, chain: Chain) -> Iterator[Found]:
        if chain.preposition == AGENTIVE:
            yield from give(chain, frame.subject, "agentive")
            return
        if self._taken(trigger, chain):
            return
        role = frame.prepositions.get(chain.preposition or "")
        beside = chain.first - trigger.last <= _BESIDE and chain.preposition in self._grammar.locative_beside
        locative = beside or chain.preposition in self._grammar.locative
        if role is None and locative and chain.kinds <= {"place", "government"}:
            role = "place"
        topic = role != "place" and not locative
        yield from (f for f in give(chain, role, "preposition") if not (topic and f[1].type == "place"))

    def _taken(self, trigger: Trigger, chain: Chain) -> bool:
        """Whether a nearer trigger takes a chain behind."""
        return any(trigger.last <= t.first < chain.first for t in self._triggers)

    def _befallen(self, trigger: Trigger, subject: Chain | None, objects: Sequence[Chain]) -> bool:
        """Whether a verb's subject is the one whom it befalls: a passive, or a verb such as "استشهد"."""
        if subject is None or not self._grammar.befalls_first(trigger):
            return False
        if self._grammar.always_befalls(trigger):
            return True
        return not objects and subject.kinds <= {"person", "group"}

    def _addressed(self, trigger: Trigger, chain: Chain) -> bool:
        """Whether somebody addressed follows, so that the first name accuses: "اتهام موسكو لكييف"."""
        follows = (c for c in self._behind(trigger) if c.first >= chain.last)
        return any(c.preposition in self._grammar.addressing and c.first - chain.last <= _ADDRESS for c in follows)

    def _prepositioned(self, trigger: Trigger) -> bool:
        """Whether the word before the trigger is a preposition."""
        i = trigger.first - 1
        return i >= self._clauses.sentence.first and self._clauses.tokens[i].norm in self._grammar.prepositions
