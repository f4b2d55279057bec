"""Several at once: الزعيمان, البلدين, الدول الثلاث, الرئيسان الفرنسي والتركي, وزيرا خارجية روسيا وتركيا."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from graphkit.arabic import fold, skip
from graphkit.document import Token
from graphkit.extractors.actors.gazetteer import gazetteer
from graphkit.extractors.actors.lexemes import Lexemes
from graphkit.extractors.actors.phrases import NounPhrase
from graphkit.extractors.actors.register import Register
from graphkit.extractors.actors.told import Named, Told
from graphkit.lexicon import table
from graphkit.morphology import noun_forms

_BACK = 3
"""How many sentences back those may be told of whom such a noun means."""
_APART = 8
"""How many words the two adjectives of "الرئيسان الفرنسي … والتركي …" may be apart."""
_NEAR = 3
_LONGEST_LIST = 4


@dataclass(frozen=True, slots=True)
class Kind:
    """Whom a dual or a plural with a number means: `who` is "person", "state" or "side", `offices` what each holds.

    `form` is "dual", "three" (before that number) or "bound" (before a genitive); `many` says
    that a plural is written alike.
    """

    form: str
    who: str
    offices: tuple[str, ...]
    many: bool = False


@cache
def nouns() -> dict[str, Kind]:
    """Such nouns, folded."""
    article: str = table("morphology")["proclitics"]["article"]
    found: dict[str, Kind] = {}
    for entry in table("anaphora")["together"]["nouns"].values():
        who, offices = entry["who"], tuple(entry.get("offices", ()))
        many = {fold(word) for word in entry.get("many", ())}
        found.update((fold(word), Kind("dual", who, offices)) for word in entry.get("forms", ()))
        for noun in entry["nouns"]:
            for form in noun_forms(noun):
                if form.number == "dual" and form.pronoun is None:
                    dual = article + form.text
                    found.setdefault(dual, Kind("dual", who, offices, dual in many))
                    if who == "person" and offices:
                        found.setdefault(form.text[:-1], Kind("bound", who, offices))
        for word in entry["plurals"]:
            found.setdefault(fold(word), Kind("three", who, offices))
    return found


class Together:
    """Resolves such nouns in one article; what stays ambiguous is given to nobody."""

    def __init__(self, register: Register, lexemes: Lexemes, phrases: Sequence[NounPhrase], names: Told) -> None:
        self._lexemes, self._names = lexemes, names
        self._tokens = register.document.tokens
        self._day = register.day
        lexicon = table("anaphora")["together"]
        self._three = frozenset(map(fold, lexicon["three"]))
        self._and: str = lexicon["joining"]
        self._plural: tuple[str, str] = tuple(lexicon["plural"])
        self._titles: dict[str, set[str]] = defaultdict(set)
        for phrase in phrases:
            if phrase.actor and phrase.head and phrase.kind == "office" and not phrase.former:
                self._titles[phrase.actor].add(phrase.head.key)

    def read(self, token: Token, start: int, last: int, kind: Kind) -> None:
        """Notes whom the noun at `token` means, from offset `start` on; its sentence ends before token `last`."""
        following = self._tokens[token.i + 1].norm if token.i + 1 < last else ""
        if following in self._three:
            self._several(token, start, self._tokens[token.i + 1].end, kind, 3)
        elif kind.form == "bound":
            self._heads(token, start, last, kind)
        elif kind.form == "dual" and not self._nations(token, start, token.i + 1, last, kind):
            begins, ends = self._plural
            # "البلدان العربية" are many.
            if not (kind.many and following.startswith(begins) and following.endswith(ends)):
                self._several(token, start, token.end, kind, 2)

    def _several(self, token: Token, start: int, end: int, kind: Kind, count: int) -> None:
        following = self._following(token.i + 1, kind, count)
        for actor in following or self._told(token, kind, count):
            self._note(actor, start, end)

    def _following(self, i: int, kind: Kind, count: int) -> list[str]:
        """The people whose names follow at once: "الوزيران لافروف وبومبيو"."""
        behind = self._names.behind(i, 2 * count)
        if kind.who != "person" or not behind or behind[0].first > i or behind[0].type != "person":
            return []
        people = dict.fromkeys(k.actor for k in behind if k.type == "person" and k.first < i + _APART)
        return list(people) if len(people) == count else []

    def _told(self, token: Token, kind: Kind, count: int) -> list[str]:
        """Exactly so many of a kind in the nearest sentence that has them, else in the sentences up to here."""
        before = self._names.before(token.i, _BACK)
        readings = {"person": ["person"], "state": ["government", "state"]}.get(
            kind.who, ["person", "government", "state", "agent"]
        )
        for back in range(_BACK + 1):
            alone = [k for k in before if k.sentence == token.sentence - back]
            for reading in readings:
                if found := self._exactly(alone, reading, kind, count):
                    return found
        for back in range(1, _BACK + 1):
            joint = [k for k in before if k.sentence >= token.sentence - back]
            for reading in readings:
                if found := self._exactly(joint, reading, kind, count):
                    return found
        return []

    def _exactly(self, names: Iterable[Named], reading: str, kind: Kind, count: int) -> list[str]:
        found: dict[str, None] = {}
        for known in names:
            if reading == "state" and known.state:
                found[known.state] = None
            elif reading == known.type or (reading == "agent" and known.type not in ("group", "person")):
                found[known.actor] = None
        if kind.offices and len(found) > count:
            found = {actor: None for actor in found if self._in_office(actor, kind)}
        return list(found) if len(found) == count else []

    def _in_office(self, actor: str, kind: Kind) -> bool:
        keys = set(self._titles.get(actor, ()))
        offices = gazetteer().offices_of(actor)
        keys |= {key for key, of in offices if gazetteer().in_office(key, of, self._day) == actor}
        return any(key in kind.offices or key.split(".")[0] in kind.offices for key in keys)

    def _nations(self, token: Token, start: int, behind: int, last: int, kind: Kind) -> bool:
        """ "الرئيسان الفرنسي والتركي": each adjective from token `behind` on is one of the two."""
        first = self._lexemes.nisba(self._tokens, behind, last)
        if first is None or not first.definite or first.plural:
            return False
        end = behind + first.words
        for i in range(end, min(end + _APART, last)):
            second = self._lexemes.nisba(self._tokens, i, last)
            if second and second.definite and not second.plural and self._tokens[i].norm.startswith(self._and):
                spans = (
                    (first.state, start, self._tokens[end - 1].end),
                    (second.state, self._tokens[i].start + skip(self._tokens[i].text, 1), self._tokens[i].end),
                )
                for state, begin, stop in spans:
                    self._note(self._holder(state, kind) if kind.who == "person" else state, begin, stop)
                return True
        return False

    def _heads(self, token: Token, start: int, last: int, kind: Kind) -> None:
        """ "رئيسا روسيا وتركيا": the holders of the office in the two states behind."""
        end = token.i + 1
        if "minister" in kind.offices:
            end, kind = self._portfolio(token, end, last)
        if not kind.offices or self._nations(token, start, end, last, kind):
            return
        behind = [k for k in self._names.behind(end, _LONGEST_LIST) if k.first < last]
        states = [k for k in behind if k.type == "government" and k.first <= end + _NEAR]
        if len(states) == 2 and states[0].first <= end + 1 and states[1].first == states[0].last:
            for known in states:
                self._note(self._holder(known.actor, kind), start, self._tokens[end - 1].end)

    def _portfolio(self, token: Token, i: int, last: int) -> tuple[int, Kind]:
        """What the two are ministers of, and the token behind it."""
        minister = token.norm[:-1] if token.splits[0].stem == token.norm else token.norm
        for end in range(min(i + _NEAR, last), i, -1):
            words = " ".join(t.norm for t in self._tokens[i:end])
            for stem in {s.stem[:-1] for s in token.splits} | {minister}:
                for value in self._lexemes.phrases.get(f"{stem} {words}"):
                    if not isinstance(value, str) and value.kind == "office":
                        return end, Kind("bound", "person", (value.key,))
        return i, Kind("bound", "person", ())

    def _holder(self, state: str, kind: Kind) -> str | None:
        """The holder of the first of the offices that the state has."""
        office = next((o for o in kind.offices if gazetteer().holders(o, state)), None)
        return gazetteer().in_office(office, state, self._day) if office else None

    def _note(self, actor: str | None, start: int, end: int) -> None:
        if actor:
            self._names.add(actor, start, end)
