"""Which triggers of an article tell the same happening: one Event for each, with everything known of its mentions."""

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
    TimeReference,
    Trigger,
)
from graphkit.document import Document

_DAY = 10
"""Letters of an ISO date."""
_FINE = frozenset({"minute", "hour", "day_part", "day"})
"""Grains no longer than a day."""


@dataclass(slots=True)
class _Cluster:
    type: str
    segment: str
    triggers: list[Trigger] = field(default_factory=list)
    roles: dict[str, str] = field(default_factory=dict)
    places: Counter[str] = field(default_factory=Counter)
    times: list[TimeReference] = field(default_factory=list)
    modalities: list[Modality] = field(default_factory=list)
    lemmas: set[str] = field(default_factory=set)


class Coreference:
    """The events of a document, in the order of their first mentions."""

    def __call__(self, document: Document) -> Iterable[Event]:
        arguments: dict[str, list[Argument]] = {}
        for argument in document.of(Argument):
            arguments.setdefault(argument.trigger, []).append(argument)
        times = {t.id: t for t in document.of(TimeReference)}
        dates = {d.trigger: times[d.time] for d in document.of(Dating) if d.time in times}
        modality = {m.trigger: m for m in document.of(Modality)}
        part_of = {a.id: a.part_of for a in document.of(Actor)}
        clusters: list[_Cluster] = []
        for trigger in document.of(Trigger):
            mine = _Cluster(trigger.type, trigger.segment)
            _add(mine, trigger, arguments.get(trigger.id, []), dates.get(trigger.id), modality.get(trigger.id))
            best: tuple[float, _Cluster] | None = None
            for cluster in clusters:
                if cluster.type == trigger.type and cluster.segment == trigger.segment:
                    score = _score(cluster, mine, trigger, part_of)
                    if score > 0 and (best is None or score >= best[0]):
                        best = (score, cluster)
            if best is None:
                clusters.append(mine)
            else:
                _add(best[1], trigger, arguments.get(trigger.id, []), dates.get(trigger.id), modality.get(trigger.id))
        for number, cluster in enumerate(clusters, 1):
            yield _event(document, f"e{number}", cluster)


def _add(
    cluster: _Cluster,
    trigger: Trigger,
    arguments: list[Argument],
    time: TimeReference | None,
    modality: Modality | None,
) -> None:
    cluster.triggers.append(trigger)
    cluster.lemmas.add(trigger.entry)
    for argument in arguments:
        if argument.role == "place":
            cluster.places[argument.actor] += 1
        else:
            cluster.roles.setdefault(argument.actor, argument.role)
    if time is not None:
        cluster.times.append(time)
    if modality is not None:
        cluster.modalities.append(modality)


def _score(cluster: _Cluster, mine: _Cluster, trigger: Trigger, part_of: dict[str, str | None]) -> float:
    """How well a trigger fits an event told before; zero or less where it is another."""
    if _days_clash(cluster, mine):
        return -1.0
    score = 0.0
    if mine.lemmas <= cluster.lemmas:
        score += 1.0
    theirs, ours = _family(cluster.roles, part_of), _family(mine.roles, part_of)
    if ours and theirs:
        shared = len(ours & theirs)
        score += 1.5 if shared else -2.0
    if trigger.text.startswith("ال"):
        score += 0.5
    return score - 0.4


def _family(roles: dict[str, str], part_of: dict[str, str | None]) -> set[str]:
    found = set(roles)
    found.update(parent for actor in roles if (parent := part_of.get(actor)))
    return found


def _days_clash(a: _Cluster, b: _Cluster) -> bool:
    for x in a.times:
        for y in b.times:
            if not (x.from_ and x.to and y.from_ and y.to):
                continue
            if max(x.from_[:_DAY], y.from_[:_DAY]) > min(x.to[:_DAY], y.to[:_DAY]):
                return True
    return False


def _modality(cluster: _Cluster) -> ModalityValue:
    """What most cues say; the default counts only where no cue speaks."""
    cues = Counter(m.value for m in cluster.modalities if m.cue is not None)
    if not cues:
        return "actual"
    best, count = cues.most_common(1)[0]
    bare = sum(m.cue is None for m in cluster.modalities)
    return best if count * 3 >= bare else "actual"


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
    return Event(
        id_, cluster.segment, cluster.type,
        tuple(document.mention(t.start, t.end) for t in cluster.triggers),
        tuple(Participant(actor, role) for actor, role in cluster.roles.items()),  # type: ignore[arg-type]
        place=place[0][0] if place else None,
        time=time.id if time else None,
        from_=from_,
        to=to,
        grain=grain,
        modality=_modality(cluster),
    )  # fmt: skip
