"""What a stretch of text may refer to somebody with: the values of the one table that the scanner looks words up in."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

from graphkit.annotations import ActorType
from graphkit.arabic import fold
from graphkit.extractors.actors.gazetteer import gazetteer
from graphkit.lexicon import table
from graphkit.morphology import noun_forms
from graphkit.phrases import Phrases

Kind = Literal["name", "office", "institution", "group", "person", "honorific", "media", "place", "counterpart"]


@dataclass(frozen=True, slots=True)
class Head:
    """The noun that a description begins with.

    `key` is the office or the kind of body; `en` its English name; `of` what it may belong to; `pp` the prepositions
    that may bring its owner; `bare` says that the definite noun alone refers to somebody; `adjective` that only a
    nationality adjective makes it an actor; `unless_before` and `unless_after` hold words beside which it means
    something else, `not_written` unfolded spellings that are another word. `own` is the gender of the pronoun
    written on the noun, which says whose it is ("سفيرها"). `districts` says that before a town it is
    no body but its surroundings ("قضاء").
    """

    kind: Kind
    key: str
    en: str = ""
    type: ActorType = "person"
    of: str = "any"
    pp: frozenset[str] = frozenset()
    bare: bool = False
    needs_owner: bool = False
    adjective: bool = False
    unless_before: frozenset[str] = frozenset()
    unless_after: frozenset[str] = frozenset()
    not_written: tuple[str, ...] = ()
    own: str = ""
    districts: bool = False


@dataclass(slots=True)
class NounPhrase:
    """A part of the text that refers to somebody: tokens `first` to `last` (exclusive).

    `actor` is who, once that is known; `owner` the id of the state or body that it belongs to; `inner` is where that
    one is named. `names` are the actors of the table that the name may mean where there are several, `placed` says that
    the text means a place, `own` is the gender of a pronoun that stands for the owner.
    """

    first: int
    last: int
    start: int
    end: int
    kind: Kind
    head: Head | None = None
    actor: str | None = None
    owner: str | None = None
    definite: bool = True
    former: bool = False
    elect: bool = False
    inner: NounPhrase | None = None
    sentence: int = 0
    names: tuple[str, ...] = field(default=())
    placed: bool = False
    own: str = ""
    label: str = ""


Value = str | Head
"""An id of the names table, or the head of a description."""


def compile_table() -> Phrases[Value]:
    """Names and heads in one table, so that the longer of two readings wins."""
    found: Phrases[Value] = Phrases()
    for row in gazetteer().rows.values():
        for spelling in row.spellings:
            found.add(spelling, row.id)
        if row.type != "place":
            found.add(row.en, row.id)
    for key, entry in table("offices").items():
        head = Head("office", key, entry["en"], of=entry["of"], pp=frozenset(map(fold, entry.get("pp", ()))))
        _add(found, entry["words"], head)
        _own(found, entry["words"], head, "offices")
    _portfolios(found)
    for key, entry in table("institutions").items():
        head = Head(
            "institution",
            key,
            entry["en"],
            entry.get("type", "government"),
            pp=frozenset(map(fold, entry.get("pp", ()))),
            bare=entry.get("bare", False),
            adjective=entry.get("adjective", False),
            districts=entry.get("districts", False),
            unless_before=frozenset(map(fold, entry.get("unless_before", ()))),
            unless_after=frozenset(map(fold, entry.get("unless_after", ()))),
            not_written=tuple(entry.get("not_written", ())),
        )
        _add(found, entry["words"], head)
        _add(found, entry.get("alone", []), replace(head, bare=True))
        _own(found, [*entry["words"], *entry.get("alone", [])], head, "institutions")
    groups = table("groups")
    lone = set(groups["groups"]["lone"])
    for word in groups["groups"]["words"]:
        _add(
            found,
            [word],
            Head("group", word, type="group", pp=frozenset(map(fold, groups["groups"]["pp"])), bare=word in lone),
        )
    for word in groups["persons"]["words"]:
        kind: ActorType = "group" if word.startswith(groups["persons"]["source"]) else "person"
        ending, feminine = groups["persons"]["accusative"], groups["persons"]["feminine"]
        accusative = [] if feminine in word else [" ".join(w + ending for w in word.split())]
        _add(
            found,
            [word, *accusative],
            Head("person", word, type=kind, pp=frozenset(map(fold, groups["persons"]["pp"]))),
        )
    _add(found, groups["counterpart"]["words"], Head("counterpart", "counterpart"))
    _add(found, table("name_cues")["honorifics"]["words"], Head("honorific", "honorific", adjective=True))
    nouns = table("media_nouns")
    for word in nouns["words"]:
        _add(found, [word], Head("media", word, type="media", needs_owner=word in nouns["quoted_only"]))
    for word in table("place_nouns")["words"]:
        _add(found, [word], Head("place", word, type="place"))
    return found


def _add(found: Phrases[Value], words: list[str], head: Head) -> None:
    for word in words:
        found.add(word, head)
        article = table("morphology")["proclitics"]["article"]
        if not word.startswith(article):
            found.add(article + word, head)  # beside a name that is spelled with its article, both are seen


def _own(found: Phrases[Value], words: list[str], head: Head, kind: str) -> None:
    """The nouns of a head as somebody's own: "سفيرها", "قواته"."""
    lexicon = table("anaphora")["own"]
    if head.key.split(".")[0] not in lexicon[kind]:
        return
    for word in words:
        *before, last = word.split()
        for form in noun_forms(last) if not last.startswith(table("morphology")["proclitics"]["article"]) else ():
            gender = lexicon["pronouns"].get(form.pronoun)
            if gender and form.number != "dual":
                found.add((*map(fold, before), form.text), replace(head, own=gender, bare=False, needs_owner=False))


def _portfolios(found: Phrases[Value]) -> None:
    """وزير, وزارة and the like before each portfolio."""
    lexicon = table("portfolios")
    for key, portfolio in lexicon["portfolio"].items():
        for role, nouns in lexicon["heads"].items():
            en = f"{lexicon['heads_en'][role]} {portfolio['en']}"
            kind: Kind = "institution" if role == "ministry" else "office"
            actor_type: ActorType = "organization" if role == "ministry" else "person"
            head = Head(kind, f"{role}.{key}", en, actor_type, "state", bare=True)
            for noun in nouns:
                _add(found, [f"{noun} {form}" for form in (*portfolio["full"], *portfolio.get("bare", ()))], head)
                _own(found, [f"{noun} {form}" for form in portfolio.get("bare", ())], head, "offices")
        if portfolio.get("ellipsis"):
            en = f"{lexicon['heads_en']['ministry']} {portfolio['en']}"
            head = Head("institution", f"ministry.{key}", en, "organization", "state", needs_owner=True)
            _add(found, portfolio["full"][:1], head)
