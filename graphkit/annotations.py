"""What extractors say about an article: frozen values, each with its place in the text.

The first group is what the extraction record (`graphkit.records`) is made of. The second is what extractors tell each
other on the way there. Offsets are code points into `Article.text`, end exclusive; intervals are half open, ISO dates
or date-times, both ends None when unknown.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from graphkit.morphology import Form

SegmentKind = Literal["story", "related", "teaser", "boilerplate"]
TimeKind = Literal["date", "time", "duration", "set"]
Anchor = Literal["absolute", "publication", "text", "none"]
ActorType = Literal["person", "government", "organization", "armed_group", "media", "place", "group"]
Role = Literal["party", "agent", "target"]
ModalityValue = Literal["actual", "negated", "planned", "hypothetical"]
Stance = Literal["asserts", "denies", "neither"]
StanceGround = Literal["modality", "negation", "unverified", "act"]
Status = Literal["asserted", "denied", "contested", "unconfirmed"]

ARTICLE = "article"
"""The claim source of what an outlet tells in its own voice."""
ANONYMOUS = "anonymous"
"""The claim source that is unnamed and belongs to nobody named."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where something is named: `article.text[start:end] == text`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a page. `published` is the ISO date its relative dates stand on, None where nothing tells it."""

    id: str
    kind: SegmentKind
    start: int
    end: int
    published: str | None


@dataclass(frozen=True, slots=True)
class TimeReference:
    """A TIMEX: an expression that points to the calendar or the clock, or measures time.

    `start` and `end` are offsets in code points, end exclusive; `segment` names the part of the page. `from_` and `to`
    are the half-open interval that is meant: ISO dates, or ISO date-times as the clock in the text has them where
    `kind` is "time"; both None where text and publication date do not decide it. `grain` is how exact it is, or the
    unit of a length. `anchor` is what the value rests on: nothing else ("absolute"), the publication date, another
    time of the text, or nothing known ("none"). `conflict` names what contradicts it ("weekday"), `rule` the grammar
    rule behind it (docs/times.md lists them). `timex` is its value in TIMEX3, which also says how long a duration is
    (P3D), what recurs (P1W), and what is known of an open time (XXXX-11-05).
    """

    id: str
    segment: str
    start: int
    end: int
    text: str
    kind: TimeKind
    from_: str | None = None
    to: str | None = None
    grain: str = "day"
    modifier: str | None = None
    anchor: Anchor = "none"
    conflict: str | None = None
    rule: str | None = None
    timex: str | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody or some body named in the article. `id` is the same in every record: a Wikidata id or a stable slug.

    `candidates` are the ids of the actors that the name may mean, where there are several and the article does not tell
    them apart; such an actor is linked to none of them.
    """

    id: str
    type: ActorType
    name: str
    names: dict[str, str]
    mentions: tuple[Mention, ...]
    wikidata: str | None = None
    part_of: str | None = None
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Participant:
    """An actor's part in an event."""

    actor: str
    role: Role


@dataclass(frozen=True, slots=True)
class Event:
    """One happening of the article with all its mentions. `from_`/`to`/`grain` are the event's own time."""

    id: str
    segment: str
    type: str
    mentions: tuple[Mention, ...]
    participants: tuple[Participant, ...] = ()
    place: str | None = None
    time: str | None = None
    from_: str | None = None
    to: str | None = None
    grain: str | None = None
    modality: ModalityValue = "actual"
    about: str | None = None
    plover: str | None = None
    status: Status = "asserted"


@dataclass(frozen=True, slots=True)
class Claim:
    """One voice on one event.

    `source` is an actor id, ARTICLE or ANONYMOUS; `via` the relay chain, nearest to the source first; `anonymous` says
    that the source's own sources are unnamed; the span is the evidence.
    """

    id: str
    event: str
    source: str
    stance: Stance
    start: int
    end: int
    text: str
    via: tuple[str, ...] = ()
    anonymous: bool = False


@dataclass(frozen=True, slots=True)
class Grounds:
    """Why a claim is made: `voice` is how its words are given, "outlet" for the article's own; `cue` the word that
    hands over to the source, or that performs the speech act `act` (an event id) which the claim follows from;
    `mention` where the event is told. `stance` says what decides between asserting and denying.
    """

    claim: str
    voice: Literal["outlet", "reported", "trailing", "heading", "quoted", "report", "act"]
    mention: Mention
    stance: StanceGround
    cue: Mention | None = None
    act: str | None = None


@dataclass(frozen=True, slots=True)
class Publication:
    """When the article was published (ISO date), and how that is known."""

    published: str | None
    basis: Literal["given", "metadata", "header", "inferred"] | None


@dataclass(frozen=True, slots=True)
class Trigger:
    """The word or phrase that tells an event: tokens `first` to `last` (exclusive) of the document.

    `form` is the inflected form that matched, `entry` the lexicon entry behind it.
    """

    id: str
    segment: str
    type: str
    start: int
    end: int
    text: str
    first: int
    last: int
    entry: str
    form: Form | None = None


@dataclass(frozen=True, slots=True)
class Argument:
    """An actor in a role of one trigger; `mention` is where the text names it there. Role "place" marks where.

    `rule` is the reading of the role grammar behind it (docs/participants.md lists them).
    """

    trigger: str
    actor: str
    role: Literal["party", "agent", "target", "place"]
    mention: Mention
    rule: str | None = None


@dataclass(frozen=True, slots=True)
class Participation:
    """Why an actor takes part in an event: `mention` names it nearest to where the event is told, None where only the
    rest of the article does; `rule` is what the role grammar read, None where it read nothing; `score` is how likely
    the model of `models/participants.tsv` takes the part, from 0 to 1.
    """

    event: str
    actor: str
    role: Role
    mention: Mention | None
    rule: str | None
    score: float


@dataclass(frozen=True, slots=True)
class Modality:
    """How a trigger is meant; `cue` is the word that says so, None for the default."""

    trigger: str
    value: ModalityValue
    cue: Mention | None = None


@dataclass(frozen=True, slots=True)
class Dating:
    """The time reference that dates a trigger."""

    trigger: str
    time: str


@dataclass(frozen=True, slots=True)
class About:
    """The event that another event speaks of: what is denied, refused, condemned. Both are event ids."""

    event: str
    about: str


@dataclass(frozen=True, slots=True)
class Outlet:
    """The actor that the article's outlet is."""

    actor: str


Annotation = (
    Segment
    | TimeReference
    | Actor
    | Event
    | Claim
    | Grounds
    | Publication
    | Outlet
    | Trigger
    | Argument
    | Participation
    | Modality
    | Dating
    | About
)
