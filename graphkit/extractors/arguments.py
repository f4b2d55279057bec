"""Who takes part in which event: names around a trigger, read by the role grammar of `lexicons/ar/roles.toml`.

A trigger takes the chains behind it by their prepositions, its subject from either side, and where its own clause
names none, the one who governs it: the speaker of a speech act, the addressee of a demand, the subject before it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from graphkit.annotations import Actor, Argument, Mention, TimeReference, Trigger
from graphkit.document import Document
from graphkit.extractors.clauses import AGENTIVE, Chain, Clauses, governments
from graphkit.extractors.frames import Frame, Grammar, RoleOrPlace, grammar

_REACH = 14
"""How many tokens behind a trigger its arguments may begin."""
_NISBA_REACH = 3

Found = tuple[RoleOrPlace, Actor, Mention]


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
        timed = _timed(document)
        carried: Chain | None = None
        weak: list[tuple[Trigger, list[Argument]]] = []
        told: set[str] = set()
        t = 0
        for sentence in document.told:
            inside: list[Trigger] = []
            while t < len(triggers) and triggers[t].first < sentence.last:
                inside.append(triggers[t])
                t += 1
            low, high = bisect_left(starts, sentence.start), bisect_left(starts, sentence.end)
            if not inside and low == high:
                continue
            clauses = Clauses(document, sentence, self._grammar, names[low:high], inside, timed)
            reader = _Reader(clauses, self._grammar, inside, nations, carried)
            for trigger in inside:
                found = list(reader.arguments(trigger))
                if not any(a.role in ("agent", "party", "target") for a in found):
                    weak.append((trigger, list(reader.guess(trigger))))
                else:
                    told.add(trigger.type)
                yield from found
            carried = clauses.subject or carried
        for trigger, guesses in weak:
            if trigger.type not in told or not trigger.text.startswith("ال"):
                yield from guesses


def _timed(document: Document) -> set[int]:
    """The tokens that are part of a time reference."""
    found: set[int] = set()
    for time in document.of(TimeReference):
        token = document.token_at(time.start)
        i = token.i if token else len(document.tokens)
        while i < len(document.tokens) and document.tokens[i].start < time.end:
            found.add(i)
            i += 1
    return found


class _Reader:
    """The roles of one sentence's triggers."""

    def __init__(
        self,
        clauses: Clauses,
        grammar: Grammar,
        triggers: Sequence[Trigger],
        nations: dict[str, tuple[Actor, Mention]],
        carried: Chain | None,
    ) -> None:
        self._clauses, self._grammar, self._triggers = clauses, grammar, triggers
        self._nations, self._carried = nations, carried
        self._targets: dict[int, list[tuple[Actor, Mention]]] = {}

    def arguments(self, trigger: Trigger) -> Iterator[Argument]:
        """The arguments of one trigger, each actor once; places never act."""
        frame = self._grammar.frame(trigger)
        taken: set[str] = set()
        for role, actor, mention in self._read(trigger, frame):
            if actor.type == "place" and role != "place":
                role = "place"
            if actor.id in taken:
                continue
            taken.add(actor.id)
            if role == "target":
                self._targets.setdefault(trigger.first, []).append((actor, mention))
            yield Argument(trigger.id, actor.id, role, mention)

    def guess(self, trigger: Trigger) -> Iterator[Argument]:
        """Who most likely takes part where the grammar finds nobody."""
        frame = self._grammar.frame(trigger)
        if frame.subject is None or self._grammar.always_befalls(trigger):
            return
        chains = [c for c in self._clauses.chains if c.kinds - {"place", "media"}]
        before = [c for c in chains if c.last <= trigger.first]
        behind = [c for c in chains if c.first >= trigger.last]
        chosen = before[-1:] or behind[:1]
        if trigger.type in self._grammar.reported:
            chosen = [c for c in chosen if not self._clauses.speaks(c)]
        for chain in chosen:
            for role, actor, mention in _give(chain, frame.subject):
                yield Argument(trigger.id, actor.id, role, mention)

    def _read(self, trigger: Trigger, frame: Frame) -> Iterator[Found]:
        form = trigger.form
        if self._grammar.voiced(trigger) or (form is not None and form.person == 1):
            yield from self._voiced(trigger, frame)
        elif form is not None and form.pos == "verb":
            yield from self._verbal(trigger, frame)
        else:
            yield from self._nominal(trigger, frame)

    # ------------------------------------------------------------------ kinds of triggers

    def _voiced(self, trigger: Trigger, frame: Frame) -> Iterator[Found]:
        """Words that are themselves the speech act ("لا صحة", "سيدفع الثمن", "كذب"): the speaker is the agent."""
        before = self._before(trigger)
        speaker = self._clauses.speaker(trigger.first)
        if speaker is None:
            speaker = self._clauses.subject if before else None
        subject = self._subject_before(trigger, before)
        if subject is speaker:
            subject = None
        if speaker is None:
            speaker = self._carried
        if speaker is not None:
            yield from _give(speaker, frame.subject)
        if subject is not None and trigger.type in self._grammar.about_subject:
            yield from _give(subject, "target")
        for chain in self._behind(trigger):
            if chain.preposition is None:
                if subject is None and trigger.type in self._grammar.about_subject and chain is not speaker:
                    yield from _give(chain, "target")
                break
            yield from self._prepositional(trigger, frame, chain)

    def _verbal(self, trigger: Trigger, frame: Frame) -> Iterator[Found]:
        before = self._before(trigger)
        behind = self._behind(trigger)
        bare = [c for c in behind if c.preposition is None]
        subject = self._subject_before(trigger, before)
        objects = bare
        nation = next(self._nisba_before(trigger), None)
        if subject is None and nation is None and bare:
            subject, objects = bare[0], bare[1:]
        befallen = self._befallen(trigger, subject, objects)
        if subject is not None:
            yield from _give(subject, "target" if befallen else frame.subject)
        elif nation is not None:
            yield from _give(nation, frame.subject)
        for chain in objects[:1]:
            yield from _give(chain, frame.object)
        agents = subject is not None and not befallen
        for chain in behind:
            if chain.preposition is not None:
                agents = agents or chain.preposition == AGENTIVE
                yield from self._prepositional(trigger, frame, chain)
        if subject is None and nation is None:
            for chain in self._nisba_behind(trigger):
                agents = True
                yield from _give(chain, frame.subject)
        if not agents and not befallen and nation is None:
            governor = self._governor(trigger, before)
            if governor is None and not before:
                governor = self._carried
            if governor is not None:
                yield from _give(governor, frame.subject)

    def _nominal(self, trigger: Trigger, frame: Frame) -> Iterator[Found]:
        befalls = self._grammar.befalls_first(trigger)
        agents = False
        shared = False
        found: list[Chain] = []
        for nation in self._nisba_behind(trigger):
            agents = True
            yield from _give(nation, "target" if befalls and trigger.type == "detention" else frame.subject)
        position = 0
        for chain in self._behind(trigger):
            if chain.preposition is not None:
                shared = shared or chain.preposition == "بين"
                if frame.prepositions.get(chain.preposition) == "party":
                    found.append(chain)
                agents = agents or chain.preposition == AGENTIVE
                yield from self._prepositional(trigger, frame, chain)
            elif position == 0 and chain.first - trigger.last <= 2:
                role = "target" if befalls and not self._addressed(trigger, chain) else frame.idafa
                agents = agents or role in ("agent", "party")
                shared = shared or len(chain.names) > 1
                position += 1
                yield from _give(chain, role)
        relative = self._relative(trigger)
        if relative is not None and not agents:
            agents = True
            yield from _give(relative, frame.subject)
        if trigger.form is not None and trigger.form.pronoun in self._grammar.pronouns:
            for chain in self._antecedents(trigger):
                yield from _give(chain, "target" if befalls else frame.subject)
            return
        if befalls or shared or (agents and not frame.symmetric) or (frame.symmetric and position):
            return
        if frame.symmetric and found and not any(len(c.names) > 1 for c in found):
            yield from (f for c in self._partners(trigger) for f in _give(c, frame.subject))
            return
        definite = trigger.text.startswith("ال") and (trigger.form is None or trigger.form.pronoun is None)
        if definite and (frame.symmetric or self._prepositioned(trigger)):
            return
        for chain in self._controllers(trigger, frame):
            yield from _give(chain, frame.subject)

    # ------------------------------------------------------------------ places around a trigger

    def _before(self, trigger: Trigger) -> list[Chain]:
        return [c for c in self._clauses.chains if c.last <= trigger.first]

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
            yield from _give(chain, frame.subject)
            return
        if any(trigger.last <= t.first < chain.first for t in self._triggers):
            return  # a nearer trigger's
        role = frame.prepositions.get(chain.preposition or "")
        if role is None and chain.preposition in self._grammar.locative and chain.kinds <= {"place", "government"}:
            role = "place"
        yield from _give(chain, role)

    def _subject_before(self, trigger: Trigger, before: Sequence[Chain]) -> Chain | None:
        """The chain right before a verb, only auxiliaries between ("وكان الرئيس قد هدد", "الجماعة التي هاجمت")."""
        if not before:
            return None
        chain = before[-1]
        if not self._clauses.empty(chain.last, trigger.first):
            return None
        relative = any(self._clauses.tokens[i].norm in self._grammar.relative for i in range(chain.last, trigger.first))
        return chain if chain.preposition is None or relative else None

    def _befallen(self, trigger: Trigger, subject: Chain | None, objects: Sequence[Chain]) -> bool:
        """Whether a verb's subject is the one whom it befalls: a passive, or a verb such as "استشهد"."""
        if subject is None or not self._grammar.befalls_first(trigger):
            return False
        if self._grammar.always_befalls(trigger):
            return True
        return not objects and subject.kinds <= {"person", "group"}

    def _addressed(self, trigger: Trigger, chain: Chain) -> bool:
        """ "اتهام موسكو لكييف": whoever follows is not the one accused where a "ل" names the accused."""
        return any(
            c.preposition == "ل" and c.first - chain.last <= 3 for c in self._behind(trigger) if c.first >= chain.last
        )

    def _relative(self, trigger: Trigger) -> Chain | None:
        """The subject inside a relative clause on the trigger ("الهجمات التي شنها الجيش")."""
        tokens, high = self._clauses.tokens, self._clauses.sentence.last
        for i in range(trigger.last, min(trigger.last + 3, high)):
            if tokens[i].norm in self._grammar.relative:
                for chain in self._clauses.chains:
                    if chain.first > i and chain.first - i <= 4:
                        return chain if chain.preposition is None else None
                return None
        return None

    def _prepositioned(self, trigger: Trigger) -> bool:
        """Whether the word before the trigger is a preposition."""
        i = trigger.first - 1
        return i >= self._clauses.sentence.first and self._clauses.tokens[i].norm in self._grammar.prepositions

    # ------------------------------------------------------------------ who governs

    def _partners(self, trigger: Trigger) -> Iterator[Chain]:
        """The other side of "القمة مع كيم": the nearest subject before, in whatever clause."""
        chain = next((c for c in reversed(self._before(trigger)) if c.bare), None)
        if chain is not None:
            yield chain

    def _antecedents(self, trigger: Trigger) -> Iterator[Chain]:
        """Whom the pronoun on a noun stands for: the nearest name before it, two for a dual, else the one carried."""
        dual = trigger.form is not None and trigger.form.pronoun in self._grammar.dual
        wanted = 2 if dual else 1
        for chain in reversed(self._before(trigger)):
            if chain.kinds - {"place", "media"}:
                yield chain
                wanted -= len(chain.names)
                if wanted <= 0:
                    return
        if wanted and not dual and self._carried is not None:
            yield self._carried

    def _controllers(self, trigger: Trigger, frame: Frame) -> Iterator[Chain]:
        """Who is meant to act where the noun does not say: the addressee of a demand, else the subject before."""
        previous = next((t for t in reversed(self._triggers) if t.last <= trigger.first), None)
        if previous is not None and self._clauses.clear(previous.last, trigger.first):
            if previous.type in self._grammar.object_control:
                targets = self._targets.get(previous.first)
                if targets:
                    yield Chain(previous.first, previous.last, None, list(targets))
                return
            if previous.type in self._grammar.no_control:
                return
        governor = self._governor(trigger, self._before(trigger))
        if governor is not None:
            yield governor

    def _governor(self, trigger: Trigger, before: Sequence[Chain]) -> Chain | None:
        """The nearest subject before a trigger within its clause; whoever only reports an act is not its agent."""
        for chain in reversed(before):
            if not chain.bare:
                continue
            if not self._clauses.resumed(chain.last, trigger.first) and not self._told_by(chain, trigger):
                return None
            if trigger.type in self._grammar.reported and chain.kinds <= {"person"} and self._clauses.speaks(chain):
                return None
            return chain
        return None

    def _told_by(self, chain: Chain, trigger: Trigger) -> bool:
        """Whether the only border between is the chain's own verb ("الرئيس أعلن إلغاء الزيارة")."""
        borders = [
            i
            for i in range(chain.last, trigger.first)
            if self._clauses.border(i) and self._clauses.tokens[i].norm not in self._grammar.resuming
        ]
        return len(borders) == 1 and self._clauses.empty(chain.last, borders[0])

    # ------------------------------------------------------------------ adjectives of nationality

    def _nisba_behind(self, trigger: Trigger) -> Iterator[Chain]:
        """The government behind an adjective ("الانسحاب الأميركي"), within the trigger's phrase or right behind it."""
        for i in range(trigger.first + 1, min(trigger.last + _NISBA_REACH, self._clauses.sentence.last)):
            norm = self._clauses.tokens[i].norm
            if i >= trigger.last and (self._clauses.border(i) or norm in self._grammar.prepositions):
                return
            if any(c.first <= i < c.last for c in self._clauses.chains):
                return
            yield from self._nation(i)

    def _nisba_before(self, trigger: Trigger) -> Iterator[Chain]:
        """The government of the subject right before a verb ("دبابات إسرائيلية قد ضربت")."""
        i = trigger.first - 1
        while i > self._clauses.sentence.first and self._clauses.empty(i, i + 1):
            i -= 1
        if i >= self._clauses.sentence.first and not any(c.first <= i < c.last for c in self._clauses.chains):
            yield from self._nation(i)

    def _nation(self, i: int) -> Iterator[Chain]:
        stem = self._clauses.tokens[i].norm.removeprefix("ال")
        names = self._grammar.nationality.get(stem)
        if names is None:
            base = stem.removesuffix("ة").removesuffix("ي")
            if not stem.endswith(("ي", "ية")) or len(base) < 3:
                return
            names = tuple(n for n in self._nations if n.removeprefix("ال").startswith(base) and " " not in n)
        for name in names:
            if name in self._nations:
                yield Chain(i, i + 1, None, [self._nations[name]])
                return


def _give(chain: Chain, role: RoleOrPlace | None) -> Iterator[Found]:
    if role is not None:
        for actor, mention in chain.names:
            yield role, actor, mention
