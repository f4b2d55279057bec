"""Which time reference dates which trigger: the nearest one of the same clause."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from graphkit.annotations import Dating, TimeReference, Trigger
from graphkit.arabic import fold
from graphkit.document import Document, Sentence
from graphkit.extractors.frames import grammar, spelled
from graphkit.lexicon import table


class Datings:
    """At most one Dating for each trigger."""

    def __init__(self) -> None:
        data = table("dating")
        self._breaks = frozenset(map(fold, data["breaks"]))
        self._reach = int(data["reach"])
        self._trigger, self._clause, self._saying = (float(data[k]) for k in ("trigger", "clause", "saying"))
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
        for sentence in document.told:
            dates = [t for t in times if sentence.start <= t.start < sentence.end]
            inside = triggers[bisect_left(starts, sentence.start) : bisect_right(starts, sentence.end)]
            if dates:
                yield from self._sentence(document, sentence, inside, dates)

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
        cost += self._trigger * sum(low <= other.first < high for other in triggers if other is not trigger)
        if token.i < first:
            cost += self._saying * self._said(document, sentence, token.i)
            joined = trigger.start > document.tokens[first].start  # "وعين": a verb behind "and" opens its own clause
            cost += self._clause * (joined and trigger.form is not None and trigger.form.pos == "verb")
        return cost if cost <= self._reach else None

    def _said(self, document: Document, sentence: Sentence, i: int) -> bool:
        """Whether the nearest verb in front of a time is one of saying ("قال الوزير الأحد")."""
        for token in document.tokens[sentence.first : i][::-1]:
            if token.norm in self._grammar.verbs:
                return token.norm in self._reporting
        return False
