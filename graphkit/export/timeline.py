"""Events in time order, each with every voice on it, from the rows of the statements `timeline` and `disputed`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta
from itertools import groupby
from typing import TYPE_CHECKING, Any

from graphkit.annotations import Stance, Status
from graphkit.graph.statements import reading
from graphkit.identity.status import Voice, status

if TYPE_CHECKING:
    from graphkit.graph.store import Store

DISPUTED: tuple[Status, ...] = ("contested", "denied", "unconfirmed")
"""Every status but plain assertion."""


@dataclass(frozen=True, slots=True)
class Party:
    """An actor and its part in an event; in a relay chain the role is None."""

    actor: str
    name: str
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Telling:
    """One claim: who says what about the event, through whom, when, and at which span of which article's text.

    `voice` is "actor", "article" (the outlet in its own voice) or "anonymous"; `source` an actor id, None where it has
    none; `claimed_on` the article's publication date, None when unknown; offsets are code points, end exclusive.
    """

    claim: str
    stance: Stance
    voice: str
    source: str | None
    source_name: str | None
    anonymous: bool
    via: tuple[Party, ...]
    claimed_on: date | None
    published_basis: str | None
    segment_kind: str | None
    article: str | None
    outlet: str | None
    url: str | None
    start: int
    end: int
    text: str

    @property
    def speaker(self) -> str:
        """Whose voice it is for the status of the event; nobody's own where the outlet is unknown."""
        return self.source or f"{self.voice} {self.article}"


@dataclass(frozen=True, slots=True)
class Entry:
    """One event of a timeline. `from_`/`to` are its half-open interval, None when unknown; `told` the day on which
    it was first told."""

    event: str
    type: str
    status: Status
    modality: str | None
    title: str | None
    from_: date | None
    to: date | None
    grain: str | None
    told: date | None
    participants: tuple[Party, ...]
    places: tuple[str, ...]
    tellings: tuple[Telling, ...]

    @property
    def dated_by(self) -> str | None:
        """What its place in time rests on: "event", "publication" for an undated event, None for neither."""
        return "event" if self.from_ else "publication" if self.told else None

    @property
    def last(self) -> date | None:
        """The last day of its interval."""
        return self.to - timedelta(days=1) if self.to else None

    def as_of(self) -> Entry:
        """The same with the status that its tellings alone give it."""
        return replace(self, status=status(Voice(t.stance, t.speaker, t.anonymous) for t in self.tellings))

    def to_json(self) -> dict[str, Any]:
        """The entry as JSON values, with all that is needed to go back to the characters."""
        data = {key.rstrip("_"): value for key, value in asdict(self).items()}
        data["claims"] = data.pop("tellings")
        for claim in data["claims"]:
            claim["via"] = [{"actor": hop["actor"], "name": hop["name"]} for hop in claim["via"]]
        return {**data, "dated_by": self.dated_by}


def entries(rows: Iterable[Mapping[str, Any]]) -> Iterator[Entry]:
    """The entries of rows that have one voice each and are in time order."""
    for _, group in groupby(rows, key=lambda row: row["event"]):
        told = list(group)
        first = told[0]
        yield Entry(
            first["event"], first["type"], first["status"], first["modality"], first["title"],
            first["from"], first["to"], first["grain"], first["told"],
            tuple(Party(**who) for who in first["participants"]), tuple(first["places"]),
            tuple(_telling(row) for row in told if row["claim"] is not None),
        )  # fmt: skip


def _telling(row: Mapping[str, Any]) -> Telling:
    return Telling(
        row["claim"], row["stance"], row["voice"], row["source"], row["source_name"], bool(row["anonymous"]),
        tuple(Party(**hop) for hop in row["via"]), row["claimed_on"], row["published_basis"], row["segment_kind"],
        row["article"], row["outlet"], row["url"], row["start"], row["end"], row["text"],
    )  # fmt: skip


def of_actor(
    store: Store, actor: str, since: date | None = None, until: date | None = None, as_of: date | None = None,
    types: Sequence[str] = (), statuses: Sequence[str] = (),
) -> Iterator[Entry]:  # fmt: skip
    """The timeline of an actor of the store, by id. Days are inclusive, `as_of` a day of publication."""
    rows = _ask(store, "timeline", actor, since, until, as_of, types, None)
    return _chosen(entries(rows), as_of, statuses)


def disputed(
    store: Store, actor: str | None = None, since: date | None = None, until: date | None = None,
    as_of: date | None = None, types: Sequence[str] = (), statuses: Sequence[str] = (),
) -> Iterator[Entry]:  # fmt: skip
    """The contested, denied and unconfirmed events of the store, of an actor or of all."""
    # What is disputed on a past day shows only when the status of that day is known.
    asked = None if as_of else list(statuses or DISPUTED)
    rows = _ask(store, "disputed", actor, since, until, as_of, types, asked)
    return _chosen(entries(rows), as_of, statuses or DISPUTED)


def voiced(found: Iterable[Entry], source: str | None = None, stance: str | None = None) -> Iterator[Entry]:
    """The entries on which `source`, or anybody, takes `stance`, or any."""
    for entry in found:
        if not (source or stance) or any(
            (source is None or t.source == source) and (stance is None or t.stance == stance) for t in entry.tellings
        ):
            yield entry


def _ask(
    store: Store, name: str, actor: str | None, since: date | None, until: date | None, as_of: date | None,
    types: Sequence[str], statuses: Sequence[str] | None,
) -> list[dict[str, Any]]:  # fmt: skip
    wanted: dict[str, Any] = {"actor": actor, "from": since, "to": until, "as_of": as_of, "types": list(types) or None}
    if name == "disputed":
        wanted["statuses"] = statuses
    return store.read(reading()[name].text, **wanted)


def _chosen(found: Iterable[Entry], as_of: date | None, statuses: Sequence[str]) -> Iterator[Entry]:
    for entry in found:
        seen = entry.as_of() if as_of else entry
        if not statuses or seen.status in statuses:
            yield seen
