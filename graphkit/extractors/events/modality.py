"""How each trigger is meant: actual, negated, planned or hypothetical, and the cue that says so."""

from __future__ import annotations

from collections.abc import Iterable

from graphkit.annotations import Actor, Mention, Modality, ModalityValue, Trigger
from graphkit.arabic import fold
from graphkit.document import Document
from graphkit.extractors.events.frames import grammar
from graphkit.lexicon import table
from graphkit.phrases import Phrases

_VALUES: tuple[ModalityValue, ...] = ("negated", "planned", "hypothetical")
_CLOSE = 2
"""How many words may stand between a governor and its object in any case."""
Found = tuple[ModalityValue, Mention | None]


class Modalities:
    """One Modality for each trigger, in the order of the triggers."""

    def __init__(self) -> None:
        data = table("modality")
        self._before: Phrases[ModalityValue] = Phrases()
        self._after: Phrases[ModalityValue] = Phrases()
        self._particles: dict[str, ModalityValue] = {}
        for value in _VALUES:
            for phrase in data["before"][value]:
                self._before.add(phrase, value)
            for phrase in data["after"][value]:
                self._after.add(phrase, value)
            for word in data["particles"][value]:
                self._particles[fold(word)] = value
        self._back, self._ahead = int(data["before"]["reach"]), int(data["after"]["reach"])
        self._emphatic = frozenset(map(fold, data["particles"]["past_is_actual"]))
        self._future = frozenset(map(fold, data["particles"]["future"]))
        self._stops = frozenset(map(fold, data["before"]["stops"]))
        self._content: dict[str, ModalityValue] = data["content"]["types"]
        self._links = frozenset(map(fold, data["content"]["links"]))
        self._link_proclitics = frozenset(map(fold, data["content"]["proclitics"]))
        clitics = table("morphology")["proclitics"]
        self._article: str = clitics["article"]
        self._conjunctions = frozenset(clitics["conjunction"])
        future = data["future"]
        self._future_verbs = (tuple(future["prefixes"]), tuple(future["except"]))
        self._future_reach, self._future_length = int(future["reach"]), int(future["shortest"])
        self._spoken: frozenset[str] = frozenset(data["own"]["spoken"])
        self._own: frozenset[str] = frozenset(data["own"]["types"])
        self._negating = frozenset(map(fold, data["particles"]["negated"]))
        self._relative = frozenset(map(fold, data["particles"]["relative"]))
        self._quotes = frozenset(data["particles"]["quotes"])
        self._undone: frozenset[str] = frozenset(data["own"]["undone"])
        self._unless = frozenset(map(fold, data["particles"]["unless"]))
        self._conditions = frozenset(map(fold, data["conditions"]["words"]))
        self._far = frozenset(map(fold, data["before"]["far"]))
        self._promises: frozenset[str] = frozenset(map(fold, data["content"]["promised"]))
        self._saying = grammar().saying

    def __call__(self, document: Document) -> Iterable[Modality]:
        triggers = document.of(Trigger)
        ends = [t.first for t in triggers[1:]]
        previous: Trigger | None = None
        for trigger, end in zip(triggers, [*ends, len(document.tokens)], strict=False):
            value, cue = self._of(document, trigger, previous, end)
            yield Modality(trigger.id, value, cue)
            previous = trigger

    def _of(self, document: Document, trigger: Trigger, previous: Trigger | None, end: int) -> Found:
        if trigger.type in self._own and trigger.form is None:
            return "actual", None  # a denial's or refusal's own particle is part of the phrase
        sentence = document.sentences[document.tokens[trigger.first].sentence]
        if previous is not None and previous.last <= sentence.first:
            previous = None
        return (
            self._particle(document, trigger, sentence.first)
            or self._behind(document, trigger, min(sentence.last, end))
            or self._planned(document, trigger, sentence.first)
            or self._governed(document, trigger, previous, sentence.first)
            or ("actual", None)
        )

    def _particle(self, document: Document, trigger: Trigger, low: int) -> Found | None:
        """What a verb's own particle says: س, سوف, لم, لن, قد."""
        form = trigger.form
        if form is None or form.pos != "verb":
            return None
        head = document.tokens[trigger.first]
        proclitics = fold(head.text[: trigger.start - head.start])
        if form.tense == "present" and proclitics[-1:] in self._future:
            cue = document.mention(head.start, trigger.start)
            return "hypothetical" if self._conditional(document, trigger, low) else "planned", cue
        for token in document.tokens[max(low, trigger.first - 2) : trigger.first][::-1]:
            norms = {token.norm, *(s.stem for s in token.splits)}
            for norm in norms & self._particles.keys():
                cue = document.mention(token.start, token.end)
                if norm in self._emphatic and form.tense == "past":
                    return "actual", cue
                if trigger.type in self._own and not (norm in self._negating and trigger.type in self._undone):
                    return None
                if norm in self._negating:
                    return self._negated(document, trigger, token.i, low), cue
                return self._particles[norm], cue
        return None

    def _negated(self, document: Document, trigger: Trigger, i: int, low: int) -> ModalityValue:
        """What the particle at token `i` says: "ما لم" opens a condition; what a voice denies stays as alleged."""
        words = [t.norm for t in document.tokens[low:i]]
        if words[-1:] and words[-1] in self._unless and not (words[-2:-1] and words[-2] in self._relative):
            return "hypothetical"
        voiced = any(w in self._saying for w in words) or sum(w in self._quotes for w in words) % 2 == 1
        return "actual" if voiced and trigger.type not in self._own else "negated"

    def _conditional(self, document: Document, trigger: Trigger, low: int) -> bool:
        """Whether a condition stands in front ("في حال فشل الحوار فإنه سينسحب")."""
        return any(t.norm in self._conditions for t in document.tokens[low : trigger.first])

    def _behind(self, document: Document, trigger: Trigger, high: int) -> Found | None:
        """The adjective or verb that follows a noun ("القمة المرتقبة"), before the next trigger."""
        if trigger.type in self._spoken or (trigger.form is not None and trigger.form.pos == "verb"):
            return None
        for i in range(trigger.last, min(trigger.last + self._ahead, high)):
            if document.tokens[i].norm in self._stops:
                return None
            match = self._after.match(document.tokens, i, high)
            if match is not None:
                return match.values[0], document.mention(match.start, match.end)
        return None

    def _planned(self, document: Document, trigger: Trigger, low: int) -> Found | None:
        """A verb of the future before a noun ("سيعقد اجتماعا")."""
        if trigger.type in self._spoken or (trigger.form is not None and trigger.form.pos == "verb"):
            return None
        prefixes, others = self._future_verbs
        for token in document.tokens[max(low, trigger.first - self._future_reach) : trigger.first][::-1]:
            word = token.norm[1:] if token.norm[:1] in self._conjunctions else token.norm
            if token.norm in self._stops:
                return None
            if len(word) >= self._future_length and word.startswith(prefixes) and not word.startswith(others):
                return "planned", document.mention(token.start, token.end)
        return None

    def _governed(self, document: Document, trigger: Trigger, previous: Trigger | None, low: int) -> Found | None:
        """The cue or the demanding, offering, threatening word that governs the trigger."""
        floor = max(low, trigger.first - self._back)
        if previous is not None and previous.last > floor:
            if previous.type in self._content and self._linked(document, previous, trigger):
                promised = fold(previous.text.split()[0]) in self._promises
                value: ModalityValue = "planned" if promised else self._content[previous.type]
                return value, document.mention(previous.start, previous.end)
            floor = previous.last
        past = trigger.form is not None and trigger.form.pos == "verb" and trigger.form.tense == "past"
        for i in range(trigger.first - 1, floor - 1, -1):
            if document.tokens[i].norm in self._stops:
                return None
            match = self._before.match(document.tokens, i, trigger.first)
            if match is not None:
                longer = self._before.match(document.tokens, i - 1, trigger.first) if i > floor else None
                if longer is not None and longer.last >= match.last:
                    match = longer  # "ما لم يتم" rather than "لم يتم"
                value = match.values[0]
                if (past or trigger.type in self._spoken) and value != "hypothetical":
                    continue
                far = document.tokens[i].norm in self._far
                if value == "negated" and trigger.first - match.last > 1 and not far:
                    continue
                return value, document.mention(match.start, match.end)
        return None

    def _linked(self, document: Document, governor: Trigger, trigger: Trigger) -> bool:
        """Whether the trigger is what the governor demands, offers or threatens with."""
        form = trigger.form
        between = document.tokens[governor.last : trigger.first]
        noun = bool(between) and between[-1].norm in self._links  # "إلى إدانتها": what looks like a past verb is none
        if form is not None and form.pos == "verb" and form.tense == "past" and not noun:
            return False
        if any(t.norm in self._stops for t in between):
            return False
        head = document.tokens[trigger.first]
        proclitics = fold(head.text[: trigger.start - head.start])
        if any(t.norm in self._links for t in between) or proclitics[-1:] in self._link_proclitics:
            return True
        return (
            self._bare(document, governor, trigger)
            and (form is None or form.pos == "noun")
            and not fold(trigger.text).startswith(self._article)
        )

    def _bare(self, document: Document, governor: Trigger, trigger: Trigger) -> bool:
        """Whether next to nothing stands between a governor and its object, or only the subject's name."""
        if trigger.first - governor.last <= _CLOSE:
            return True
        if trigger.first - governor.last > self._back + _CLOSE:
            return False
        between = document.tokens[governor.last : trigger.first]
        names = [
            m for a in document.of(Actor) for m in a.mentions if governor.end <= m.start and m.end <= trigger.start
        ]
        return all(not t.norm[:1].isalpha() or any(m.start <= t.start < m.end for m in names) for t in between)
