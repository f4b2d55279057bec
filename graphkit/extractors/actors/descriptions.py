"""Descriptions by office or kind: وزير الخارجية الروسي, الجيش السوري, متظاهرون, مسؤول في السفارة.

They are built by grammar: a head, adjectives, and the state, body or superior that it belongs to.
"""

from __future__ import annotations

from collections.abc import Sequence

from graphkit.document import Token
from graphkit.extractors.actors.lexemes import CLOSE, OPEN, Lexemes
from graphkit.extractors.actors.listed import Listed
from graphkit.extractors.actors.phrases import Head, NounPhrase, Value
from graphkit.extractors.actors.slugs import slug
from graphkit.phrases import Match

_DEPUTIES = frozenset({"spokesman", "adviser", "envoy"})
"""Offices that somebody may have for a person: the spokesman of a president."""
_POSTED = frozenset({"ambassador", "envoy", "embassy"})
"""What is sent somewhere: behind its owner may stand where."""
_FEMININE = "ة"
_LONGEST_TAIL = 5
_CHANCELLOR = Head("office", "head_of_government", "Head of Government", of="state")


class Descriptions:
    """Reads the head of a description and all that belongs to it."""

    def __init__(self, lexemes: Lexemes, listed: Listed) -> None:
        self._lexemes = lexemes
        self._listed = listed
        self._rows = lexemes.gazetteer.rows
        self.saying = lexemes.saying
        """Verbs of saying."""
        self.complementizers = lexemes.complementizers
        self.conjunctions = lexemes.conjunctions
        self.times: set[int] = set()
        """Offsets of time expressions: no part of a title."""

    def read(self, tokens: Sequence[Token], match: Match[Value], head: Head, last: int) -> NounPhrase | None:
        """The description that begins with a match, None where it is an ordinary noun."""
        if not self._stands(tokens, match, head, last):
            return None
        lexemes = self._lexemes
        single = match.last - match.first == 1
        definite = lexemes.is_definite(match.split) or tokens[match.last - 1].norm.startswith(lexemes.article)
        definite = definite or bool(head.own)
        found = NounPhrase(
            match.first, match.last, match.start, match.end, head.kind, head, definite=definite, own=head.own
        )
        k = match.last
        while k < last:
            nisba = lexemes.nisba(tokens, k, last)
            if nisba and head.needs_owner and k == match.last and not tokens[k].norm.endswith(_FEMININE):
                break  # the adjective of another noun: وزيرا الخارجية الأميركي والروسي
            bare = tokens[k].norm.removeprefix(lexemes.article)
            if nisba and found.owner is None and (not nisba.plural or head.kind == "group"):
                if definite and not nisba.definite:
                    break
                found.owner, k = nisba.state, k + nisba.words
            elif bare in lexemes.modifiers and not nisba:
                found.former |= bare in lexemes.former
                found.elect |= bare in lexemes.elect
                k += 1
            elif found.owner is None and head.key == "spokesman" and tokens[k].norm in lexemes.in_own_name:
                found.own, k = lexemes.in_own_name[tokens[k].norm], k + 1
                break
            elif (
                found.owner is None
                and not head.adjective
                and not head.own
                and (owner := self._owner(tokens, k, last, found, single))
            ):
                found.owner, found.inner, k = owner.actor or owner.owner, owner, owner.last
                found.definite |= head.kind == "office" and head.key != "spokesman"
            elif found.owner and head.key in _POSTED and (post := self._post(tokens, k, last, head)):
                k = post
            elif found.owner and head.kind == "office" and tokens[k].norm in lexemes.affairs and k + 1 < last:
                k += 2
            else:
                break
        if (
            found.owner is None
            and not found.own
            and head.kind == "office"
            and (tail := self._tail(tokens, k, last, definite)) > k
        ):
            key = head.key if head.key == "spokesman" else "head"
            k, found.head, found.definite, found.label = tail, Head("office", key, head.en, pp=head.pp), True, "tail"
        found.last, found.end = k, tokens[k - 1].end
        if head.key == "adviser" and found.owner in lexemes.chancellors and found.inner is None:
            found.head = _CHANCELLOR
        if (
            head.kind == "honorific"
            and " ".join(t.norm for t in tokens[match.first : match.last]) in lexemes.bare_honorifics
        ):
            found.label = "bare"
        return found if self._refers(found, head) else None

    def _stands(self, tokens: Sequence[Token], match: Match[Value], head: Head, last: int) -> bool:
        """Whether nothing around or in the word says that it means something else."""
        if match.last < last and tokens[match.last].norm in head.unless_before:
            return False
        if match.first and any(s.stem in head.unless_after for s in tokens[match.first - 1].splits):
            return False
        return not any(word in tokens[match.first].text for word in head.not_written)

    def _refers(self, found: NounPhrase, head: Head) -> bool:
        """Whether the phrase is more than an ordinary noun."""
        if head.kind in ("honorific", "counterpart", "office"):
            return True
        if found.owner or found.own:
            owner = self._rows.get(found.owner or "")
            # "قضاء بنت جبيل" is a district.
            return not (head.districts and owner and owner.type == "place" and "seat" not in owner.tags)
        if head.needs_owner or head.adjective:
            return False
        if head.kind == "institution":
            return head.bare and found.definite
        return head.kind == "person" or head.bare

    def _owner(self, tokens: Sequence[Token], k: int, last: int, found: NounPhrase, single: bool) -> NounPhrase | None:
        """The body, state or superior that stands behind a head, in the genitive or with a preposition."""
        head = found.head
        assert head
        person = head.key in _DEPUTIES
        if tokens[k].norm in head.pp:
            return self.body(tokens, k + 1, last, person=person)
        if any(s.proclitics and s.proclitics[-1] in head.pp for s in tokens[k].splits) and (
            owner := self.body(tokens, k, last, person=person)
        ):
            return owner
        if not found.definite or (not single and head.of == "state"):
            return self.body(tokens, k, last, plain=True, person=person)
        return None

    def _post(self, tokens: Sequence[Token], k: int, last: int, head: Head) -> int | None:
        """The end of where somebody is posted: السفير الإسرائيلي [لدى الأمم المتحدة]."""
        post = None
        if tokens[k].norm in head.pp:
            post = self.body(tokens, k + 1, last)
        elif any(s.proclitics and s.proclitics[-1] in head.pp for s in tokens[k].splits):
            post = self.body(tokens, k, last)
        return post.last if post else None

    def _tail(self, tokens: Sequence[Token], k: int, last: int, definite: bool) -> int:
        """The end of a definite complement of words that no table has: مدير [المكتب الإعلامي للبلدية]."""
        lexemes = self._lexemes
        named = k + 1 < last and tokens[k].norm in lexemes.in_name_of
        end = k + 2 * named
        body = None if named or k >= last else lexemes.phrases.match(tokens, k, last)
        if body and not body.split.proclitics and any(head.kind == "institution" for head in lexemes.heads(body)):
            end = body.last  # "مدير الدفاع المدني"
        article = lexemes.fused if definite and not named else lexemes.definite
        while end < min(k + _LONGEST_TAIL, last) and tokens[end].norm.startswith(article) and len(tokens[end].norm) > 3:
            if tokens[end].norm in lexemes.closed or tokens[end].start in self.times:
                break
            if lexemes.people.is_name(tokens[end].norm) or self._starts_name(tokens, end, last):
                break
            article, end = lexemes.definite, end + 1
        if end > k and end + 1 < last and tokens[end].norm == lexemes.inside:
            place = self.body(tokens, end + 1, last, plain=True)
            end = place.last if place else end
        return end

    def _starts_name(self, tokens: Sequence[Token], i: int, last: int) -> bool:
        match = self._lexemes.phrases.match(tokens, i, last)
        if match is None:
            return False
        named = match.last < last and self._lexemes.people.is_name(tokens[match.last].norm)
        return any(isinstance(v, str) or (v.kind == "honorific" and named) for v in match.values)

    def body(
        self, tokens: Sequence[Token], k: int, last: int, *, plain: bool = False, person: bool = False
    ) -> NounPhrase | None:
        """The body, state or place that begins with token `k`, its actor known; where `person` allows, a person or the
        holder of an office. `plain` refuses proclitics."""
        if k >= last:
            return None
        if tokens[k].norm in OPEN:
            quoted = self.body(tokens, k + 1, last, plain=plain, person=person)
            if quoted is None or quoted.last >= last or tokens[quoted.last].norm not in CLOSE:
                return None
            quoted.last += 1
            return quoted
        match = self._lexemes.phrases.match(tokens, k, last)
        if match is None or (plain and match.split.proclitics):
            return None
        for value in match.values:
            found = self._named(tokens, match, value, last, person) if isinstance(value, str) else None
            if isinstance(value, Head) and value.kind == "institution":
                found = self.read(tokens, match, value, last)
                if found:
                    found.actor = self.institution(found)
                found = found if found and found.actor else None
            elif isinstance(value, Head) and value.kind == "office" and person:
                found = self.read(tokens, match, value, last)
                found = found if found and found.owner else None
            if found:
                return found
        return None

    def _named(
        self, tokens: Sequence[Token], match: Match[Value], value: str, last: int, person: bool
    ) -> NounPhrase | None:
        """A match read as one actor of the table, if that may own something here."""
        row = self._rows[value]
        if (row.type == "person" and not person) or ("cue" in row.tags and match.last - match.first == 1):
            return None
        name = self._listed.read(tokens, match, [value], last)
        return name if name and name.actor else None

    def institution(self, found: NounPhrase) -> str | None:
        """The id of a body of a state: the table's, or one made of what it is and whose."""
        if not found.owner or not found.head:
            return None
        row = self._rows.get(found.owner)
        if found.head.key in ("government", "side"):
            if row is None or row.type != "place":
                return found.owner
            if "seat" in row.tags and row.part_of:
                return row.part_of
        if row and row.type in ("organization", "media", "group"):
            return None  # the head of an agency is no head of a state
        known = self._lexemes.gazetteer.institutions.get((found.head.key, found.owner))
        return known or slug(f"{found.head.en} of {self.english(found.owner)}")

    def english(self, actor: str) -> str:
        """The English name of an actor, made of its id where the table lacks it."""
        row = self._rows.get(actor)
        return row.en if row else actor.replace("-", " ").title()
