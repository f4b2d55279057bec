"""Which time reference dates which trigger: the nearest one of the same clause, else that of what the same people did.

A report says the day once and goes on: "استقبل الوزير الأحد نظيره، وشدد على". So an undated trigger takes the day of a
dated one shortly in front of it where somebody acts in both and both are told as facts.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from graphkit.annotations import Argument, Dating, Modality, TimeReference, Trigger
from graphkit.arabic import fold
from graphkit.document import Document, Sentence
from graphkit.extractors.events.frames import grammar, spelled
from graphkit.lexicon import table

_ACTING = frozenset({"agent", "party"})
"""The roles of those who do something."""
_FINE = frozenset({"minute", "hour", "day_part", "day"})
"""Grains no longer than a day."""
_NOBODY: set[str] = set()


class Datings:
    """At most one Dating for each trigger."""

    def __init__(self) -> None:
        data = table("dating")
        self._breaks = frozenset(map(fold, data["breaks"]))
        self._reach = int(data["reach"])
        self._trigger, self._clause, self._saying = (float(data[k]) for k in ("trigger", "clause", "saying"))
        self._owned, self._near = float(data["owned"]), int(data["near"])
        self._blocked = float(data["blocked"])
        self._deadlines = frozenset(map(fold, data["deadlines"]))
        self._carried = int(data["carried"])
        self._before = frozenset(map(fold, data["earlier"]))
        self._subordinating = frozenset(w for w in self._breaks if w.isalpha())
        self._spoken: frozenset[str] = frozenset(data["spoken"])
        self._commas: frozenset[str] = frozenset(data["commas"])
        self._circumstantial = tuple(map(fold, data["circumstantial"]))
        self._grammar = grammar()
        self._reporting = self._grammar.saying - frozenset(spelled(data["performative"]))

    def __call__(self, document: Document) -> Iterable[Dating]:
        times = sorted(
            (t for t in document.of(TimeReference) if t.kind in ("date", "time") and t.from_), key=lambda t: t.start
        )
        triggers = document.of(Trigger)
        if not times or not triggers:
            return
        starts = [t.start for t in triggers]
        told: list[tuple[Sentence, list[Trigger]]] = []
        found: dict[str, str] = {}
        for sentence in document.told:
            dates = [t for t in times if sentence.start <= t.start < sentence.end and not self._deadline(document, t)]
            inside = triggers[bisect_left(starts, sentence.start) : bisect_right(starts, sentence.end)]
            told.append((sentence, inside))
            if dates:
                found |= {d.trigger: d.time for d in self._sentence(document, sentence, inside, dates)}
                found |= {d.trigger: d.time for d in self._resumed(document, sentence, inside, dates, found)}
        yield from (Dating(trigger, time) for trigger, time in found.items())
        if found:
            yield from self._carry(document, told, found)

    def _carry(
        self, document: Document, told: list[tuple[Sentence, list[Trigger]]], found: dict[str, str]
    ) -> Iterable[Dating]:
        """The day of what somebody did, for what the same one did next; not for what is told as earlier."""
        acting: dict[str, set[str]] = {}
        for argument in document.of(Argument):
            if argument.role in _ACTING:
                acting.setdefault(argument.trigger, set()).add(argument.actor)
        modality = {m.trigger: m.value for m in document.of(Modality)}
        behind: list[tuple[int, str, set[str]]] = []  # dated triggers: number of the sentence, time, who acted
        for number, (sentence, triggers) in enumerate(told):
            behind = [b for b in behind if number - b[0] <= self._carried]
            earlier = next(
                (t.i for t in document.tokens_of(sentence) if t.norm in self._before), sentence.last
            )  # from here on the sentence looks back
            for trigger in triggers:
                who = acting.get(trigger.id, _NOBODY) if modality.get(trigger.id) == "actual" else _NOBODY
                if trigger.id in found:
                    behind.append((number, found[trigger.id], who))
                    continue
                for there, time, actors in reversed(behind if who else ()):
                    if (there == number or trigger.first < earlier) and who & actors:
                        yield Dating(trigger.id, time)
                        break

    def _sentence(
        self, document: Document, sentence: Sentence, triggers: list[Trigger], times: list[TimeReference]
    ) -> Iterable[Dating]:
        for trigger in triggers:
            best: tuple[float, TimeReference] | None = None
            for time in times:
                cost = self._cost(document, sentence, triggers, trigger, time)
                if cost is not None and (best is None or cost < best[0]):
                    best = (cost, time)
            if best is not None:
                yield Dating(trigger.id, best[1].id)

    def _resumed(
        self,
        document: Document,
        sentence: Sentence,
        triggers: list[Trigger],
        times: list[TimeReference],
        found: dict[str, str],
    ) -> Iterable[Dating]:
        """The day of the main verb, for the speech acts that it goes on with.

        "قال الأحد إن الجيش قصف البلدة، وندد", "اتهم الأحد الجيش، محذرا".
        """
        token = document.token_at(times[0].start)
        if token is None or times[0].grain not in _FINE:
            return
        head = document.tokens[sentence.first : token.i]
        verbs = {t.first for t in triggers if t.form is not None and t.form.pos == "verb"}
        if not any(t.norm in self._grammar.verbs or t.i in verbs for t in head):
            return
        if any(t.norm in self._subordinating for t in head):
            return
        for trigger in triggers:
            form, first = trigger.form, document.tokens[trigger.first]
            if trigger.id in found or first.i < token.i or form is None or trigger.type not in self._spoken:
                continue
            joined = trigger.start > first.start and document.tokens[first.i - 1].norm in self._commas
            goes_on = joined and form.pos == "verb" and form.tense == "past"
            if goes_on or (form.pos == "adjective" and fold(trigger.text).endswith(self._circumstantial)):
                yield Dating(trigger.id, times[0].id)

    def _deadline(self, document: Document, time: TimeReference) -> bool:
        """Whether a time only says until when ("حتى الثلاثاء", "قبل نهاية العام")."""
        token = document.token_at(time.start)
        if token is None:
            return True
        before = document.tokens[token.i - 1].norm if token.i else ""
        return before in self._deadlines or token.norm in self._deadlines or time.modifier == "before"

    def _owner(self, document: Document, sentence: Sentence, triggers: list[Trigger], i: int) -> Trigger | None:
        """The verb that the time at token `i` belongs to: the nearest one told in front, in the same clause."""
        for trigger in reversed(triggers):
            if trigger.last <= i:
                between = document.tokens[trigger.last : i]
                if len(between) > self._near or any(t.norm in self._breaks for t in between):
                    return None
                verbal = trigger.form is not None and trigger.form.pos == "verb"
                return trigger if verbal else None
        return None

    def _cost(
        self, document: Document, sentence: Sentence, triggers: list[Trigger], trigger: Trigger, time: TimeReference
    ) -> float | None:
        """How far the time is from the trigger, in tokens and clauses; None where it cannot date it."""
        first, last = trigger.first, trigger.last
        token = document.token_at(time.start)
        if token is None:
            return None
        low, high = (last, token.i) if token.i >= last else (token.i, first)
        between = document.tokens[low:high]
        cost = float(len(between))
        if self._grammar.voiced(trigger) and token.i < first:
            return cost if cost <= self._reach else None  # the day of the saying is the day of the speech act
        cost += self._clause * sum(t.norm in self._breaks for t in between)
        crossed = [t for t in triggers if t is not trigger and low <= t.first < high]
        ahead = token.i < first
        cost += sum(self._blocked if ahead and t.type != trigger.type else self._trigger for t in crossed)
        if token.i < first:
            cost += self._saying * self._said(document, sentence, token.i)
            owner = self._owner(document, sentence, triggers, token.i)
            cost += self._owned * (owner is not None and owner is not trigger and owner.type != trigger.type)
            joined = trigger.start > document.tokens[first].start  # "وعين": a verb behind "and" opens its own clause
            cost += self._clause * (joined and trigger.form is not None and trigger.form.pos == "verb")
        return cost if cost <= self._reach else None

    def _said(self, document: Document, sentence: Sentence, i: int) -> bool:
        """Whether the nearest verb in front of a time is one of saying ("قال الوزير الأحد")."""
        for token in document.tokens[sentence.first : i][::-1]:
            if token.norm in self._grammar.verbs:
                return token.norm in self._reporting
        return False
