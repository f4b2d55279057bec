"""Which triggers of an article tell the same happening: one Event for each, with everything known of its mentions.

Triggers join the earlier event that fits best; `lexicons/ar/coreference.toml` weighs what speaks for and against.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from graphkit.annotations import (
    Actor,
    Argument,
    Dating,
    Event,
    Modality,
    ModalityValue,
    Participant,
    Role,
    TimeReference,
    Trigger,
)
from graphkit.arabic import fold
from graphkit.document import Document
from graphkit.extractors.events.trigger_entries import echoes
from graphkit.lexicon import table

_DAY = 10
"""Letters of an ISO date."""
_FINE = frozenset({"minute", "hour", "day_part", "day"})
"""Grains no longer than a day."""
_SPOKEN = frozenset({"denial", "no_comment", "rejection", "threat", "condemnation", "accusation", "demand", "offer"})
"""Speech acts are told once they are done."""
_ECHOED = frozenset({"call", "meeting"})
"""Types that light verbs may tell of once more."""
_SPOKEN_OF = frozenset({"denial", "no_comment"})
"""What these speak of lies before them."""
_BARE_PER_CUE = 2
"""How many mentions without a cue outweigh one with a cue."""
_BARE_PER_PAST = 3
"""As how many mentions without a cue a past verb counts: what "was signed" has happened."""


@dataclass(slots=True)
class _Cluster:
    """Triggers of one event and what is known of it."""

    type: str
    segment: str
    triggers: list[Trigger] = field(default_factory=list)
    roles: dict[str, Role] = field(default_factory=dict)
    places: Counter[str] = field(default_factory=Counter)
    times: list[TimeReference] = field(default_factory=list)
    modalities: list[Modality] = field(default_factory=list)
    lemmas: set[str] = field(default_factory=set)
    kinds: set[str] = field(default_factory=set)
    sentence: int = 0
    until: str | None = None
    """The day before which it must have happened: what was denied then did not happen later."""

    def add(self, other: _Cluster) -> None:
        """Takes in another's triggers and knowledge; the role told first stays."""
        self.triggers += other.triggers
        for actor, role in other.roles.items():
            self.roles.setdefault(actor, role)
        self.places += other.places
        known = {(t.from_, t.to, t.grain) for t in self.times}  # a value told a thousand times is compared once
        self.times += [t for t in other.times if (t.from_, t.to, t.grain) not in known]
        self.modalities += other.modalities
        self.lemmas |= other.lemmas
        self.kinds |= other.kinds
        self.sentence = other.sentence
        self.until = min(filter(None, (self.until, other.until)), default=None)

    def actors(self, role: str) -> set[str]:
        return {actor for actor, r in self.roles.items() if r == role}


class Coreference:
    """The events of a document, in the order of their first mentions."""

    def __init__(self) -> None:
        data = table("coreference")
        self._article: str = table("morphology")["proclitics"]["article"]
        self._weights: dict[str, float] = {k: float(v) for k, v in data.items() if not isinstance(v, dict)}
        self._kinds: dict[str, set[str]] = {}
        for type_, kinds in data["kinds"].items():
            if type_ != "same":
                for number, lemmas in enumerate(kinds):
                    for lemma in lemmas:
                        self._kinds.setdefault(f"{type_}:{lemma}", set()).add(f"{type_}{number}")
        self._same: frozenset[str] = frozenset(data["kinds"]["same"])

    def __call__(self, document: Document) -> Iterable[Event]:
        part_of = {a.id: a.part_of for a in document.of(Actor) if a.part_of}
        # What a header or a byline cuts in two is one story.
        stories: dict[str, str] = {s.id: s.kind for s in document.segments if s.kind == "story"}
        clusters: list[_Cluster] = []
        light: list[_Cluster] = []
        for mine in self._singles(document):
            if echoes(mine.triggers[0]):
                light.append(mine)
                continue
            best: tuple[float, _Cluster] | None = None
            for cluster in clusters:
                if cluster.type == mine.type and _told_in(cluster, stories) == _told_in(mine, stories):
                    score = self._score(cluster, mine, part_of)
                    if score >= self._weights["threshold"] and (best is None or score >= best[0]):
                        best = (score, cluster)
            if best is None:
                clusters.append(mine)
            else:
                best[1].add(mine)
        for echo in light:
            told = [c for c in clusters if _echoed(c, echo) and _told_in(c, stories) == _told_in(echo, stories)]
            if told:
                told[0].add(echo)
        for cluster in clusters:
            cluster.triggers.sort(key=lambda t: t.start)
        for number, cluster in enumerate(sorted(clusters, key=lambda c: c.triggers[0].start), 1):
            yield _event(document, f"e{number}", cluster)

    def _singles(self, document: Document) -> Iterable[_Cluster]:
        """A cluster for each trigger."""
        arguments: dict[str, list[Argument]] = {}
        for argument in document.of(Argument):
            arguments.setdefault(argument.trigger, []).append(argument)
        times = {t.id: t for t in document.of(TimeReference)}
        dates = {d.trigger: times[d.time] for d in document.of(Dating) if d.time in times}
        modality = {m.trigger: m for m in document.of(Modality)}
        denied: tuple[int, str] | None = None
        for trigger in document.of(Trigger):
            cluster = _Cluster(trigger.type, trigger.segment, [trigger], lemmas={trigger.entry})
            cluster.kinds = {trigger.type} if trigger.type in self._same else set(self._kinds.get(trigger.entry, ()))
            cluster.sentence = document.tokens[trigger.first].sentence
            for argument in arguments.get(trigger.id, ()):
                if argument.role == "place":
                    cluster.places[argument.actor] += 1
                else:
                    cluster.roles.setdefault(argument.actor, argument.role)
            if trigger.id in dates:
                cluster.times.append(dates[trigger.id])
            dated = dates.get(trigger.id)
            if trigger.type in _SPOKEN_OF:
                denied = (cluster.sentence, dated.to[:_DAY]) if dated is not None and dated.to else None
            elif denied is not None and denied[0] == cluster.sentence and dated is None:
                cluster.until = denied[1]
            if trigger.id in modality:
                cluster.modalities.append(modality[trigger.id])
            yield cluster

    def _score(self, cluster: _Cluster, mine: _Cluster, part_of: dict[str, str]) -> float:
        """How well a trigger fits an event told before."""
        weights = self._weights
        days = _days_agree(cluster, mine)
        if days is False:
            return -1.0
        score = weights["sameday"] if days else 0.0
        if mine.lemmas <= cluster.lemmas:
            score += weights["lemma"]
        elif mine.kinds & cluster.kinds:
            score += weights["kind"]
        if fold(mine.triggers[0].text).startswith(self._article):
            score += weights["definite"]
        if mine.sentence - cluster.sentence <= 1:
            score += weights["near"]
        theirs, ours = _cue(cluster), _cue(mine)
        if theirs and ours and theirs != ours:
            score += weights["modality"]
        for role in ("agent", "target", "party"):
            score += self._agreement(cluster.actors(role), mine.actors(role), role, part_of)
        return score

    def _agreement(self, theirs: set[str], ours: set[str], role: str, part_of: dict[str, str]) -> float:
        if not theirs or not ours:
            return 0.0
        shared = theirs & ours
        if not shared and not (_family(theirs, part_of) & _family(ours, part_of)):
            return self._weights["disjoint"]
        if role == "party" and len(theirs) > 1 and len(ours) > 1 and len(shared) == 1:
            return self._weights["incomplete"]
        return self._weights["shared"]


def _told_in(cluster: _Cluster, stories: dict[str, str]) -> str:
    """The segment of a cluster; all parts of the story are one."""
    return stories.get(cluster.segment, cluster.segment)


def _echoed(cluster: _Cluster, echo: _Cluster) -> bool:
    """Whether a verb that tells no event of its own ("تحدث مع") tells of this one: the same two took part."""
    both = cluster.actors("party") & echo.actors("party")
    return cluster.type in _ECHOED and len(both) > 1 and _days_agree(cluster, echo) is not False


def _family(actors: set[str], part_of: dict[str, str]) -> set[str]:
    """The actors with the bodies that they belong to."""
    return actors | {part_of[actor] for actor in actors if actor in part_of}


def _cue(cluster: _Cluster) -> str | None:
    """How a cluster is meant, where a cue or a past verb says so."""
    cued = Counter(m.value for m in cluster.modalities if m.cue is not None)
    if cued:
        return cued.most_common(1)[0][0]
    return "actual" if any(map(_past, cluster.triggers)) else None


def _past(trigger: Trigger) -> bool:
    return trigger.form is not None and trigger.form.pos == "verb" and trigger.form.tense == "past"


def _days_agree(a: _Cluster, b: _Cluster) -> bool | None:
    """Whether the times of two clusters may be one: None where either is undated, False where they part."""
    agreed: bool | None = None
    for bound, other in ((a.until, b), (b.until, a)):
        if bound and any(t.from_ and t.from_[:_DAY] >= bound for t in other.times):
            return False
    for x in a.times:
        for y in b.times:
            if not (x.from_ and x.to and y.from_ and y.to):
                continue
            if max(x.from_[:_DAY], y.from_[:_DAY]) > min(x.to[:_DAY], y.to[:_DAY]):
                return False
            agreed = True
    return agreed


def _modality(cluster: _Cluster, from_: str | None, published: str | None) -> ModalityValue:
    """What most cues say; the default counts only where few speak, and never for what is still to come."""
    cues = Counter(m.value for m in cluster.modalities if m.cue is not None)
    cued = {m.trigger for m in cluster.modalities if m.cue is not None}
    past = sum(_past(t) and t.id not in cued for t in cluster.triggers)
    bare = len(cluster.modalities) - len(cued) + (_BARE_PER_PAST - 1) * past
    value: ModalityValue = "actual"
    if cues:
        best, count = cues.most_common(1)[0]
        value = best if count * (1 if best == "negated" else _BARE_PER_CUE) >= bare else "actual"
    ahead = from_ is not None and published is not None and from_ > published[:_DAY]
    if value == "actual" and ahead and not past and cluster.type not in _SPOKEN:
        return "planned"
    return value


def _days(time: TimeReference) -> tuple[str | None, str | None, str]:
    """The days that a time reference covers: an event's own time stays at day grain."""
    if time.from_ is None or time.to is None:
        return None, None, time.grain
    from_, to = time.from_[:_DAY], time.to[:_DAY]
    if time.to[_DAY:].strip("T0:Z") or to <= from_:
        to = (date.fromisoformat(to) + timedelta(days=1)).isoformat()
    return from_, to, "day" if time.grain in _FINE else time.grain


def _event(document: Document, id_: str, cluster: _Cluster) -> Event:
    time = min(cluster.times, key=lambda t: (t.grain not in _FINE, t.start), default=None)
    from_, to, grain = _days(time) if time else (None, None, None)
    place = cluster.places.most_common(1)
    segment = document.segment_at(cluster.triggers[0].start)
    published = segment.published if segment else document.article.published
    return Event(
        id_,
        cluster.segment,
        cluster.type,
        tuple(document.mention(t.start, t.end) for t in cluster.triggers),
        tuple(Participant(actor, role) for actor, role in cluster.roles.items()),
        place=place[0][0] if place else None,
        time=time.id if time else None,
        from_=from_,
        to=to,
        grain=grain,
        modality=_modality(cluster, from_, published),
    )
