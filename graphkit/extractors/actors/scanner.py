"""Finds the noun phrases of a sentence that refer to people, bodies and places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graphkit.annotations import TimeReference
from graphkit.arabic import fold, fold_text, skip
from graphkit.document import Document, Token
from graphkit.extractors.actors.gazetteer import Nationalities, Nisba, gazetteer, word_set
from graphkit.extractors.actors.people import PersonalNames
from graphkit.extractors.actors.phrases import Head, NounPhrase, Value, compile_table
from graphkit.lexicon import table
from graphkit.phrases import Match

_OPEN = set("\"“”„«‹'‘’`(")
_CLOSE = set("\"“”„»›'‘’`)")
_DEPUTIES = frozenset({"spokesman", "adviser", "envoy"})
"""Offices that somebody has for a person: the spokesman of a president."""
_POSTED = frozenset({"ambassador", "envoy", "embassy"})
_PEOPLE = Head("group", "people", "People", "group")


class Scanner:
    """Compiled once; `scan` gives the noun phrases of a document in text order."""

    def __init__(self) -> None:
        self._table = compile_table()
        self._gazetteer = gazetteer()
        self._nisba = Nationalities()
        self._seats = {r.part_of: r.id for r in self._gazetteer.rows.values() if "seat" in r.tags and r.part_of}
        self._people = PersonalNames()
        modifiers = table("groups")["modifiers"]
        self._modifiers = {fold(w) for w in modifiers["plain"]}
        self._former = {fold(w) for w in modifiers["former"]}
        self._elect = {fold(w) for w in modifiers["elect"]}
        self._locative = {fold(w) for w in table("place_nouns")["locative"]}
        self._visiting = {fold(w) for w in table("place_nouns")["visiting"]}
        self._settlements = {fold(w) for w in table("place_nouns")["settlements"]}
        self._first_parts = {fold(w) for w in table("place_nouns")["first_parts"]}
        self._capital = {fold(w) for w in table("place_nouns")["capital"]}
        self._in_name_of = {fold(w) for w in table("offices")["spokesman"]["pp"] if len(w) > 2}
        self._affairs = {fold(w) for w in modifiers["affairs"]}
        self._bare = {fold_text(w) for w in table("name_cues")["honorifics"]["bare"]}
        self._saying = {fold(w) for w in table("name_cues")["saying"]["words"]}
        self._placed = -1  # the token behind the place seen last
        self._times: set[int] = set()  # offsets in time expressions: no names
        self._closed = {fold(w) for w in modifiers["closed"]}
        self._ordinary = word_set("ordinary_words.txt")

    def scan(self, document: Document) -> Iterator[NounPhrase]:
        tokens = document.tokens
        self._placed = -1
        self._times = {o for t in document.of(TimeReference) for o in range(t.start, t.end)}
        for sentence in document.told:
            i, last = sentence.first, sentence.last
            titled = -1  # the token behind a title: a name may begin there on weaker grounds
            while i < last:
                phrase = self._at(tokens, i, last, titled == i)
                if phrase is None:
                    if titled == i and tokens[i].norm.startswith("ال"):
                        titled += 1  # an adjective between title and name
                    i += 1
                    continue
                phrase.sentence = sentence.i
                yield phrase
                i = max(phrase.last, i + 1)
                if phrase.kind in ("office", "person", "honorific", "counterpart"):
                    titled = i + (i < last and tokens[i].norm in ("،", ",", "-", "–"))
                    if phrase.kind == "honorific":
                        titled = i

    def _at(self, tokens: Sequence[Token], i: int, last: int, titled: bool) -> NounPhrase | None:
        token = tokens[i]
        if "_" in token.norm:
            return self._hashtag(token)
        match = self._table.match(tokens, i, last)
        if match is not None:
            ids = [v for v in match.values if isinstance(v, str)]
            found = self._name(tokens, match, ids, last) if ids else None
            if found and found.label != "cue":
                return found
            for head in (v for v in match.values if isinstance(v, Head)):
                if described := self._described(tokens, match, head, last):
                    return described
            if found and not (titled or self._people.is_name(token.norm)):
                return found
        said = i > 0 and any(s.stem in self._saying for s in tokens[i - 1].splits)
        if token.start in self._times:
            return None
        if run := self._people.at(tokens, i, last, titled, said):
            end, start = run
            return NounPhrase(i, end, start, tokens[end - 1].end, "name", label="person")
        nisba = self._nisba_at(tokens, i, last)
        if nisba and nisba.plural:
            glued = token.norm.startswith("و") and self._nisba.single(token.norm[1:]) is not None
            start = token.start + (skip(token.text, 1) if glued else 0)
            people = self._phrase(tokens, i, i + nisba.words, _PEOPLE, nisba.definite, start)
            people.owner = nisba.state
            return people
        return None

    # Names of the table.

    def _name(self, tokens: Sequence[Token], match: Match[Value], ids: list[str], last: int) -> NounPhrase | None:
        rows = [self._gazetteer.rows[i] for i in ids]
        if "adverbial" in rows[0].tags and match.first and tokens[match.first - 1].norm in self._locative:
            return None
        if any("cue" in row.tags for row in rows) and match.last - match.first == 1:
            if not self._cued(tokens, match.first, match.last, rows[0].type):
                return NounPhrase(match.first, match.last, match.start, match.end, "name", label="cue", names=tuple(ids))
        end = match.last
        row = rows[0]
        if row.type in ("organization", "armed_group", "media") and end < last:
            nisba = self._nisba_at(tokens, end, last)
            if nisba and nisba.definite and not nisba.plural and row.part_of in (None, nisba.state):
                end += nisba.words
        if row.type == "person":
            while end + 1 < last and tokens[end].norm in ("بن", "ابن") and self._people.is_name(tokens[end + 1].norm):
                end += 2
                if end + 1 < last and tokens[end - 1].norm == "عبد":
                    end += 1
        if row.type == "place" and "seat" in row.tags and not self._locative_before(tokens, match.first):
            row = self._gazetteer.rows[row.part_of or row.id]
        elif row.type == "place":
            self._placed = end
        found = NounPhrase(match.first, end, match.start, tokens[end - 1].end, "name", actor=row.id)
        if len(ids) > 1:
            found.names = tuple(ids)
        return found

    def _cued(self, tokens: Sequence[Token], first: int, last: int, kind: str) -> bool:
        before = tokens[first - 1].norm if first else ""
        if kind in ("place", "government"):
            return before in self._locative or tokens[first].norm[:1] == "ب"
        return before in _OPEN and last < len(tokens) and tokens[last].norm in _CLOSE

    def _locative_before(self, tokens: Sequence[Token], i: int) -> bool:
        """Whether a capital is meant as the place: في باريس, بباريس, العاصمة باريس, في لندن وباريس."""
        if not i or tokens[i].sentence != tokens[i - 1].sentence:
            return False
        if self._placed == i and any("و" in s.proclitics for s in tokens[i].splits):
            return True
        split = tokens[i].splits
        if any(s.proclitics[-1:] == ("ب",) and self._table.get(s.stem) for s in split):
            return True
        before = tokens[i - 1].norm
        if any(s.stem in self._visiting for t in tokens[max(i - 4, 0) : i] if t.sentence == tokens[i].sentence for s in t.splits):  # fmt: skip
            return True
        return (before in self._locative and before != "من") or any(s.stem in self._capital for s in tokens[i - 1].splits)

    # Descriptions.

    def _phrase(self, tokens: Sequence[Token], first: int, last: int, head: Head, definite: bool, start: int) -> NounPhrase:
        return NounPhrase(first, last, start, tokens[last - 1].end, head.kind, head, definite=definite)

    def _nisba_at(self, tokens: Sequence[Token], i: int, last: int) -> Nisba | None:
        if i >= last:
            return None
        return self._nisba.at(tokens[i].norm, tokens[i + 1].norm if i + 1 < last else "")

    def _described(self, tokens: Sequence[Token], match: Match[Value], head: Head, last: int) -> NounPhrase | None:
        if head.kind == "media":
            return self._outlet(tokens, match, head, last)
        if head.kind == "place":
            return self._place(tokens, match, head, last)
        if match.last < last and tokens[match.last].norm in head.unless_before:
            return None
        if match.first and any(s.stem in head.unless_after for s in tokens[match.first - 1].splits):
            return None
        single = match.last - match.first == 1
        if any(word in tokens[match.first].text for word in head.not_written):
            return None
        definite = match.split.definite or match.split.stem.startswith("ال")
        definite = definite or (not single and tokens[match.last - 1].norm.startswith("ال"))
        found = self._phrase(tokens, match.first, match.last, head, definite, match.start)
        k = match.last
        while k < last:
            token = tokens[k]
            nisba = self._nisba_at(tokens, k, last)
            if nisba and found.owner is None and (not nisba.plural or head.kind == "group"):
                if definite and not nisba.definite:
                    break
                found.owner = nisba.state
                k += nisba.words
            elif (bare := token.norm.removeprefix("ال")) in self._modifiers and not nisba:
                found.former |= bare in self._former
                found.elect |= bare in self._elect
                k += 1
            elif found.owner is None and not head.adjective and (body := self._owner(tokens, k, last, head, definite, single)):  # fmt: skip
                found.owner, found.inner, k = body.actor or body.owner, body, body.last
                found.definite = found.definite or head.kind == "office"
            elif found.owner and head.key in _POSTED and (post := self._post(tokens, k, last, head)):
                k = post
            elif found.owner and head.kind == "office" and token.norm in self._affairs and k + 1 < last:
                k += 2
            else:
                break
        if found.owner is None and head.kind == "office" and (tail := self._tail(tokens, k, last, definite)) > k:
            kept = head.key if head.key == "spokesman" else "head"
            k, found.head, found.definite, found.label = tail, Head("office", kept, head.en, pp=head.pp), True, "tail"
        found.last, found.end = k, tokens[k - 1].end
        if head.kind == "honorific" and " ".join(t.norm for t in tokens[match.first : match.last]) in self._bare:
            found.label = "bare"
        return found if self._refers(found, head) else None

    def _post(self, tokens: Sequence[Token], k: int, last: int, head: Head) -> int | None:
        """The end of where somebody is posted: السفير الإسرائيلي [لدى الأمم المتحدة]."""
        if tokens[k].norm in head.pp and k + 1 < last:
            post = self._body(tokens, k + 1, last)
        elif any(s.proclitics and s.proclitics[-1] in head.pp for s in tokens[k].splits):
            post = self._body(tokens, k, last)
        else:
            return None
        return post.last if post else None

    def _tail(self, tokens: Sequence[Token], k: int, last: int, definite: bool) -> int:
        """The end of a definite complement of unknown words: مدير [المكتب الإعلامي للبلدية]."""
        named = tokens[k].norm in self._in_name_of if k < last else False
        end = k + 2 * (named and k + 1 < last)
        article = ("لل",) if definite and not named else ("ال", "لل", "بال")
        while end < min(k + 5, last) and tokens[end].norm.startswith(article) and len(tokens[end].norm) > 3:
            article = ("ال", "لل", "بال")
            if tokens[end].norm in self._closed or tokens[end].start in self._times:
                break
            if self._people.is_name(tokens[end].norm) or self._starts_name(tokens, end, last):
                break
            end += 1
        if end > k and end + 1 < last and tokens[end].norm == "في" and (place := self._body(tokens, end + 1, last, plain=True)):
            end = place.last
        return end

    def _starts_name(self, tokens: Sequence[Token], i: int, last: int) -> bool:
        match = self._table.match(tokens, i, last)
        return match is not None and any(isinstance(v, str) or v.kind == "honorific" for v in match.values)

    def _refers(self, found: NounPhrase, head: Head) -> bool:
        """Whether the phrase is more than an ordinary noun."""
        if head.kind in ("honorific", "counterpart", "office"):
            return True
        if head.needs_owner or head.adjective:
            return found.owner is not None
        if found.owner:
            return True
        if head.kind == "institution":
            return head.bare and found.definite
        return head.kind == "person" or head.bare

    def _owner(self, tokens: Sequence[Token], k: int, last: int, head: Head, definite: bool, single: bool) -> NounPhrase | None:  # fmt: skip
        """The body, state or superior that stands behind a head, in the genitive or with a preposition."""
        person = head.key in _DEPUTIES
        if tokens[k].norm in head.pp:
            return self._body(tokens, k + 1, last, person=person) if k + 1 < last else None
        if any(s.proclitics and s.proclitics[-1] in head.pp for s in tokens[k].splits) and (
            found := self._body(tokens, k, last, person=person)
        ):
            return found
        if not definite or (not single and head.of == "state"):
            return self._body(tokens, k, last, plain=True, person=person)
        return None

    def _body(self, tokens: Sequence[Token], k: int, last: int, plain: bool = False, person: bool = False) -> NounPhrase | None:  # fmt: skip
        """A body, state or place that begins with token `k`, its actor known; a `person` or office, too, where that is
        meant. `plain` refuses proclitics."""
        if tokens[k].norm in _OPEN and k + 1 < last:
            quoted = self._body(tokens, k + 1, last, plain, person)
            if quoted is None or quoted.last >= last or tokens[quoted.last].norm not in _CLOSE:
                return None
            quoted.last += 1
            return quoted
        match = self._table.match(tokens, k, last)
        if match is None or (plain and match.split.proclitics):
            return None
        for value in match.values:
            if isinstance(value, str):
                row = self._gazetteer.rows[value]
                if (person or row.type != "person") and not ("cue" in row.tags and match.last - match.first == 1):
                    if (name := self._name(tokens, match, [value], last)) and name.actor:
                        return name
            elif value.kind == "institution":
                body = self._described(tokens, match, value, last)
                if body and (named := self.institution(body)):
                    body.actor = named
                    return body
            elif value.kind == "office" and person:
                office = self._described(tokens, match, value, last)
                if office and office.owner:
                    return office
        return None

    def institution(self, found: NounPhrase) -> str | None:
        """The id of a body of a state: the table's, or one made of what it is and whose."""
        from graphkit.extractors.actors.slugs import slug

        assert found.head
        if not found.owner:
            return None
        if found.head.key in ("government", "side"):
            row = self._gazetteer.rows.get(found.owner)
            if row is None or row.type != "place":
                return found.owner
            if "seat" in row.tags and row.part_of:
                return row.part_of
        row = self._gazetteer.rows.get(found.owner)
        if row and row.type in ("organization", "media", "group"):
            return None  # رئاسة الوكالة is no presidency of a state
        known = self._gazetteer.institutions.get((found.head.key, found.owner))
        return known or slug(f"{found.head.en} of {self.english(found.owner)}")

    def english(self, actor: str) -> str:
        row = self._gazetteer.rows.get(actor)
        return row.en if row else actor.replace("-", " ").title()

    def _outlet(self, tokens: Sequence[Token], match: Match[Value], head: Head, last: int) -> NounPhrase | None:
        k = match.last
        quoted = k < last and tokens[k].norm in _OPEN
        if quoted:
            k += 1
        definite = match.split.definite or match.split.stem.startswith("ال")
        if k >= last or (definite and not quoted):
            return None
        name = self._table.match(tokens, k, last)
        if name and not (name.split.proclitics and not quoted):
            for value in name.values:
                if isinstance(value, str) and self._gazetteer.rows[value].type == "media":
                    end = name.last + (quoted and name.last < last and tokens[name.last].norm in _CLOSE)
                    nisba = self._nisba_at(tokens, end, last)
                    end += nisba.words if nisba else 0
                    return NounPhrase(match.first, end, match.start, tokens[end - 1].end, "name", actor=value)
        if quoted:
            close = next((j for j in range(k, min(k + 6, last)) if tokens[j].norm in _CLOSE), None)
            if close is None or close == k:
                return None
            end = close + 1
            nisba = self._nisba_at(tokens, end, last)
            owner = nisba.state if nisba else None
            end += nisba.words if nisba else 0
            found = NounPhrase(match.first, end, match.start, tokens[end - 1].end, "name", owner=owner, label="media")
            found.names = (" ".join(t.text for t in tokens[k:close]),)
            return found
        nisba = self._nisba_at(tokens, k, last)
        if nisba:
            return None
        end = k
        while end < min(k + 3, last) and tokens[end].norm not in self._ordinary and tokens[end].text.isalnum():
            if self._nisba_at(tokens, end, last):
                break
            end += 1
        if end == k or head.needs_owner:
            return None
        found = NounPhrase(match.first, end, match.start, tokens[end - 1].end, "name", label="media")
        found.names = (" ".join(t.text for t in tokens[k:end]),)
        if nisba := self._nisba_at(tokens, end, last):
            found.owner, found.last = nisba.state, end + nisba.words
            found.end = tokens[found.last - 1].end
        return found

    def _place(self, tokens: Sequence[Token], match: Match[Value], head: Head, last: int) -> NounPhrase | None:
        noun, k = fold(head.key), match.last
        capital = noun in self._capital
        if k < last and capital and (nisba := self._nisba_at(tokens, k, last)):
            if (seat := self._seats.get(nisba.state)) is None:
                return None
            k += nisba.words
            return NounPhrase(match.first, k, match.start, tokens[k - 1].end, "name", actor=seat)
        quoted = k < last and tokens[k].norm in _OPEN
        k += quoted
        definite = match.split.definite or match.split.stem.startswith("ال")
        if k >= last or (definite and not capital and not quoted):
            return None  # المدينة الجنوبية: an adjective follows, no name
        name = self._table.match(tokens, k, last)
        if name and not name.split.proclitics:
            for value in name.values:
                if isinstance(value, str) and self._gazetteer.rows[value].type in ("place", "government"):
                    if noun in self._settlements:
                        return NounPhrase(match.first, name.last, match.start, name.end, "name", actor=value)
                    return self._labelled(tokens, match, name.last, "place", noun, owner=value)
        if quoted:
            end = next((j for j in range(k, min(k + 4, last)) if tokens[j].norm in _CLOSE), k)
            return self._labelled(tokens, match, end + 1, "place", noun) if end > k else None
        if not self._unheard(tokens, k, last) or not self._people.possible(tokens[k].norm):
            return None
        end = k + 1
        if end < last and self._unheard(tokens, end, last) and (
            tokens[k].norm in self._first_parts or self._people.is_name(tokens[end].norm)
        ):
            end += 1
        return self._labelled(tokens, match, end, "place", noun)

    def _labelled(self, tokens: Sequence[Token], match: Match[Value], end: int, label: str, noun: str, owner: str | None = None) -> NounPhrase:  # fmt: skip
        """A name that no table has. A town goes by its name alone, a port or an airport with its noun."""
        first = match.last if noun in self._settlements else match.first
        words = [t.text for t in tokens[first:end] if t.norm not in _OPEN and t.norm not in _CLOSE]
        if first == match.first:
            words[0] = noun
        return NounPhrase(match.first, end, match.start, tokens[end - 1].end, "name", owner=owner, label=label, names=(" ".join(words),))  # fmt: skip

    def _unheard(self, tokens: Sequence[Token], i: int, last: int) -> bool:
        """Whether a word may be a name: none of the language at large, no nationality."""
        return tokens[i].norm not in self._ordinary and tokens[i].text.isalpha() and not self._nisba_at(tokens, i, last)

    def _hashtag(self, token: Token) -> NounPhrase | None:
        """A name written as one word with underscores: #كوريا_الشمالية."""
        for split in token.splits:
            words = " ".join(filter(None, split.stem.split("_")))
            for spelling in (words, "ال" + words) if split.definite else (words,):
                for value in self._table.get(spelling):
                    if isinstance(value, str):
                        start = token.start + skip(token.text, split.skip - 2 * (spelling != words))
                        return NounPhrase(token.i, token.i + 1, max(start, token.start), token.end, "name", actor=value)
        return None
