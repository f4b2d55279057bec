"""Who acts where a trigger's own clause names nobody: control by a governing verb, pronouns, the subject before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from graphkit.annotations import Actor, Mention, Trigger
from graphkit.extractors.events.chains import Chain
from graphkit.extractors.events.clauses import Clauses
from graphkit.extractors.events.frames import Grammar


class Control:
    """The understood subjects of one sentence's triggers; `carried` is the subject of the sentence before.

    `subjects` are those read so far, by the first token of their verb, None where unnamed; `nobody` the triggers that
    somebody unnamed performs.
    """

    def __init__(self, clauses: Clauses, grammar: Grammar, triggers: Sequence[Trigger], carried: Chain | None) -> None:
        self._clauses, self._grammar, self._triggers, self._carried = clauses, grammar, triggers, carried
        self.subjects: list[tuple[int, Chain | None]] = []
        self.nobody: set[str] = set()

    def partners(self, trigger: Trigger) -> Iterator[Chain]:
        """The other side of "القمة مع كيم": the nearest subject before, in whatever clause."""
        chain = next((c for c in reversed(self._clauses.before(trigger)) if c.bare), None)
        if chain is not None:
            yield chain

    def antecedents(self, trigger: Trigger) -> Iterator[Chain]:
        """Whom the pronoun on a noun stands for: the nearest name before it, two for a dual, else the one carried."""
        dual = trigger.form is not None and trigger.form.pronoun in self._grammar.dual
        wanted = 2 if dual else 1
        topic = self._clauses.subject
        personal = topic is not None and "person" in topic.kinds and topic.last <= trigger.first
        if topic is not None and personal and not dual and trigger.form is not None and trigger.form.pronoun == "ه":
            yield topic
            return
        for chain in reversed(self._clauses.before(trigger)):
            if chain.kinds - {"place", "media"}:
                yield chain
                wanted -= len(chain.names)
                if wanted <= 0:
                    return
        if wanted and not dual and self._carried is not None:
            yield self._carried

    def controllers(self, trigger: Trigger, targets: Mapping[int, list[tuple[Actor, Mention]]]) -> Iterator[Chain]:
        """Who is meant to act where the noun does not say: the addressee of a demand, else the subject before.

        `targets` are those found so far, by the first token of their trigger.
        """
        previous = next((t for t in reversed(self._triggers) if t.last <= trigger.first), None)
        if previous is not None and self._clauses.clear(previous.last, trigger.first):
            if previous.type in self._grammar.object_control:
                addressed = targets.get(previous.first)
                if addressed:
                    yield Chain(previous.first, previous.last, None, list(addressed))
                return
            if previous.type in self._grammar.no_control:
                return
        governor = self.governor(trigger)
        if governor is not None:
            yield governor

    def asked(self, trigger: Trigger) -> bool:
        """Whether an accusation or a demand governs a trigger, so that whom it addresses does it."""
        previous = next((t for t in reversed(self._triggers) if t.last <= trigger.first), None)
        return (
            previous is not None
            and previous.type in self._grammar.object_control
            and self._clauses.clear(previous.last, trigger.first)
        )

    def understood(self, trigger: Trigger) -> Chain | None:
        """The subject that a verb goes without: of the clause, of the verb that it is joined to, of the text before."""
        governor = self.governor(trigger)
        if governor is None and self.joined(trigger):
            governor = self.latest(trigger)
        if governor is None and not self._clauses.before(trigger):
            governor = self._carried
        return governor

    def latest(self, trigger: Trigger) -> Chain | None:
        """The subject of the nearest verb before, of an event or of saying; a plural verb wants several."""
        spoken = [(i, c) for i, c in self._clauses.speeches if c is not None]
        subjects: list[tuple[int, Chain | None]] = [s for s in (*self.subjects, *spoken) if s[0] < trigger.first]
        first, chain = max(subjects, key=lambda s: s[0], default=(-1, None))
        if chain is None:
            if first >= 0:
                self.nobody.add(trigger.id)
            return None
        plural = trigger.form is not None and trigger.form.number == "plural"
        return None if plural and len(chain.names) == 1 and chain.kinds == {"person"} else chain

    def joined(self, trigger: Trigger) -> bool:
        """Whether a conjunction is written on a trigger ("وحثت")."""
        return trigger.start > self._clauses.tokens[trigger.first].start

    def resumed(self, trigger: Trigger) -> Chain | None:
        """The subject that a pronoun right before a verb resumes ("أعلنت الوزارة أنها استدعت السفير")."""
        i = trigger.first - 1
        while i > self._clauses.sentence.first and self._clauses.empty(i, i + 1, relative=False):
            i -= 1
        if i < self._clauses.sentence.first or self._clauses.tokens[i].norm not in self._grammar.resuming:
            return None
        governor = self.governor(trigger)
        before = self._clauses.before(trigger)
        if governor is None and before and self._clauses.empty(before[-1].last, i, relative=False):
            governor = before[-1]  # "إعلان الرئيس أنه تحدث"
        return governor or self._clauses.speaker(trigger.first)

    def governor(self, trigger: Trigger) -> Chain | None:
        """The nearest subject before a trigger within its clause; whoever only reports an act is not its agent."""
        for chain in reversed(self._clauses.before(trigger)):
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
