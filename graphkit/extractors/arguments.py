"""Who takes part in which event: names around a trigger, read by the role grammar of `lexicons/ar/roles.toml`.

Names that stand together ("موسكو وأنقرة", a title and its bearer) are one chain with one preposition; a trigger takes
chains behind it, its subject before it, and, where it has none, the subject of the sentence or of the one before.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from graphkit.annotations import Actor, Argument, Mention, Trigger
from graphkit.arabic import fold
from graphkit.document import Document, Sentence, Token
from graphkit.extractors.frames import Frame, Grammar, RoleOrPlace, grammar

_AGENTIVE = "agentive"


@dataclass(slots=True)
class Chain:
    """Names that share one place in the sentence; `preposition` governs the first and so all."""

    first: int
    last: int
    preposition: str | None
    names: list[tuple[Actor, Mention]] = field(default_factory=list)

    @property
    def kinds(self) -> set[str]:
        return {actor.type for actor, _ in self.names}


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
        governments = _governments(document.of(Actor), self._grammar)
        subject: Chain | None = None
        t = 0
        for sentence in document.told:
            inside: list[Trigger] = []
            while t < len(triggers) and triggers[t].first < sentence.last:
                inside.append(triggers[t])
                t += 1
            low, high = bisect_left(starts, sentence.start), bisect_left(starts, sentence.end)
            if not inside and low == high:
                continue
            reader = _Sentence(document, sentence, self._grammar, names[low:high], inside, governments, subject)
            for trigger in inside:
                yield from reader.arguments(trigger)
            subject = reader.subject or subject


def _governments(actors: Sequence[Actor], grammar: Grammar) -> dict[str, tuple[Actor, Mention]]:
    """Folded adjective stem and name → the government, for "الغارات الإسرائيلية"."""
    found: dict[str, tuple[Actor, Mention]] = {}
    for actor in actors:
        if actor.type in ("government", "organization", "armed_group") and actor.mentions:
            for mention in actor.mentions:
                name = fold(mention.text)
                if actor.type == "government" or name in {n for ns in grammar.nationality.values() for n in ns}:
                    found.setdefault(name, (actor, mention))
    return found


class _Sentence:
    """One sentence: its chains, its clause borders, its subject."""

    def __init__(
        self,
        document: Document,
        sentence: Sentence,
        grammar: Grammar,
        names: Sequence[tuple[Mention, Actor]],
        triggers: Sequence[Trigger],
        governments: dict[str, tuple[Actor, Mention]],
        carried: Chain | None,
    ) -> None:
        self._document, self._tokens, self._sentence = document, document.tokens, sentence
        self._grammar, self._governments, self._carried = grammar, governments, carried
        self._triggers = triggers
        self._heads = {t.first for t in triggers if t.form is not None and t.form.pos == "verb"}
        self._chains = list(self._chain(names))
        self.subject = next((c for c in self._chains if c.preposition is None and c.kinds - {"place", "media"}), None)

    def _chain(self, names: Sequence[tuple[Mention, Actor]]) -> Iterator[Chain]:
        chain: Chain | None = None
        for mention, actor in names:
            head = self._document.token_at(mention.start)
            tail = self._document.token_at(mention.end - 1)
            if head is None or tail is None:
                continue
            first, last = head.i, tail.i + 1
            if chain is not None and first < chain.last:
                continue
            if chain is not None and self._joins(chain, mention, actor, head):
                chain.names.append((actor, mention))
                chain.last = last
                continue
            if chain is not None:
                yield chain
            chain = Chain(first, last, self._preposition(mention, head), [(actor, mention)])
        if chain is not None:
            yield chain

    def _proclitics(self, mention: Mention, head: Token) -> tuple[str, ...]:
        """The letters before the name in its word, or those that the name itself begins with ("للأمم المتحدة")."""
        cut = fold(head.text[: mention.start - head.start])
        return tuple(cut)

    def _preposition(self, mention: Mention, head: Token) -> str | None:
        for letter in reversed(self._proclitics(mention, head)):
            if letter in "بلك":
                return letter
        if head.norm.startswith("لل") and mention.start == head.start:
            return "ل"
        i = head.i - 1
        low = self._sentence.first
        while i >= low and self._tokens[i].norm in ('"', "“", "«", "#", "ـ", "(", "'"):
            i -= 1
        if i < low:
            return None
        previous = self._tokens[i].norm
        if i > low and (self._tokens[i - 1].norm, previous) in self._grammar.agentive:
            return _AGENTIVE
        if previous in ("ب", "ل", "بـ", "لـ"):
            return previous[0]
        if previous.removeprefix("و") in self._grammar.prepositions:
            return previous if previous in self._grammar.prepositions else previous.removeprefix("و")
        if i > low and self._tokens[i].norm in self._grammar.places:
            before = self._tokens[i - 1].norm
            return before if before in self._grammar.prepositions else "في"
        return None

    def _joins(self, chain: Chain, mention: Mention, actor: Actor, head: Token) -> bool:
        """Whether a name continues the chain: an apposition or one more after "و"."""
        gap = self._tokens[chain.last : head.i]
        if len(gap) > 4 or any(t.i in self._heads or t.norm in self._grammar.clause for t in gap):
            return False
        if "و" in self._proclitics(mention, head) or (gap and gap[-1].norm in self._grammar.conjunctions):
            return not any(t.norm in self._grammar.prepositions or t.norm in self._grammar.verbs for t in gap)
        if any(t.norm in self._grammar.prepositions for t in gap):
            return False
        if actor.id == chain.names[-1][0].id:
            return all(not t.norm.isalpha() for t in gap)
        if gap and all(t.norm in ("،", ",") for t in gap):
            return len(chain.names) > 1 or actor.type == "person"
        if not gap and actor.type == "person" and chain.kinds & {"person", "government", "organization"}:
            return chain.preposition is not None or "person" in chain.kinds
        return False

    # ------------------------------------------------------------------ borders

    def _border(self, i: int) -> bool:
        token = self._tokens[i]
        return token.norm in self._grammar.clause or token.norm in self._grammar.verbs or i in self._heads

    def _clear(self, low: int, high: int) -> bool:
        """Whether no clause border stands among tokens `low` to `high`."""
        return not any(self._border(i) for i in range(low, high))

    # ------------------------------------------------------------------ roles

    def arguments(self, trigger: Trigger) -> Iterator[Argument]:
        frame = self._grammar.frame(trigger)
        taken: dict[str, RoleOrPlace] = {}
        for role, actor, mention in self._read(trigger, frame):
            if actor.type == "place" and role != "place" and trigger.type != "visit":
                role = "place"
            if actor.id not in taken:
                taken[actor.id] = role
                yield Argument(trigger.id, actor.id, role, mention)

    def _read(self, trigger: Trigger, frame: Frame) -> Iterator[tuple[RoleOrPlace, Actor, Mention]]:
        verbal = trigger.form is not None and trigger.form.pos == "verb"
        befalls = self._grammar.befalls_first(trigger)
        behind = [c for c in self._chains if c.first >= trigger.last]
        before = [c for c in self._chains if c.last <= trigger.first]
        found: set[str] = set()

        def give(chain: Chain, role: RoleOrPlace | None) -> Iterator[tuple[RoleOrPlace, Actor, Mention]]:
            if role is not None:
                found.add(role)
                for actor, mention in chain.names:
                    yield role, actor, mention

        subject = self._subject_before(trigger, before) if verbal else None
        if subject is not None:
            yield from give(subject, "target" if befalls and self._passive(trigger) else frame.subject)
        if not verbal:
            for nation in self._nisba(trigger):
                yield from give(nation, frame.subject)
        position = 0
        for chain in behind:
            if not self._clear(trigger.last, chain.first) or chain.first - trigger.last > 14:
                break
            if chain.preposition == _AGENTIVE:
                yield from give(chain, frame.subject)
                continue
            if chain.preposition is not None:
                role = frame.prepositions.get(chain.preposition)
                if role is None and chain.preposition in ("في", "ب") and chain.kinds == {"place"}:
                    role = "place"
                if self._owner(trigger, chain):
                    yield from give(chain, role)
                continue
            if verbal:
                if position == 0 and subject is None:
                    yield from give(chain, "target" if befalls and self._passive(trigger) else frame.subject)
                else:
                    yield from give(chain, frame.object)
                position += 1
            elif chain.first == trigger.last or (position == 0 and chain.first - trigger.last <= 2):
                yield from give(chain, "target" if befalls else frame.idafa)
                position += 1
        main: RoleOrPlace = "party" if frame.symmetric else "agent"
        if (main not in found or (frame.symmetric and not verbal)) and not (befalls and "target" in found):
            governor = self._governor(trigger, before)
            if governor is not None:
                yield from give(governor, frame.subject)

    def _owner(self, trigger: Trigger, chain: Chain) -> bool:
        """Whether no nearer trigger takes what stands behind a preposition."""
        return not any(trigger.last <= t.first < chain.first for t in self._triggers)

    def _passive(self, trigger: Trigger) -> bool:
        return True

    def _subject_before(self, trigger: Trigger, before: Sequence[Chain]) -> Chain | None:
        """The chain right before a verb, auxiliaries between ("وكان الرئيس قد هدد")."""
        if not before or before[-1].preposition is not None:
            return None
        chain = before[-1]
        gap = self._tokens[chain.last : trigger.first]
        return chain if all(t.norm in self._grammar.auxiliary for t in gap) else None

    def _governor(self, trigger: Trigger, before: Sequence[Chain]) -> Chain | None:
        """The nearest name before the trigger that is no object of a preposition, else the subject carried over."""
        for chain in reversed(before):
            if chain.preposition is None and chain.kinds - {"place", "media"}:
                return chain
        return None if before else self._carried

    def _nisba(self, trigger: Trigger) -> Iterator[Chain]:
        """The government behind an adjective of nationality ("الانسحاب الأميركي")."""
        for i in range(trigger.last, min(trigger.last + 3, self._sentence.last)):
            norm = self._tokens[i].norm
            if self._border(i) or norm in self._grammar.prepositions:
                return
            stem = norm.removeprefix("ال")
            names = self._grammar.nationality.get(stem)
            if names is None:
                base = stem.removesuffix("ة").removesuffix("ي")
                if not (stem.endswith(("ي", "ية")) and len(base) >= 3):
                    continue
                names = tuple(n for n in self._governments if n.removeprefix("ال").startswith(base) and " " not in n)
            for name in names:
                if name in self._governments:
                    yield Chain(i, i + 1, None, [self._governments[name]])
                    break
