"""Finds the noun phrases of a sentence that refer to people, bodies and places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graphkit.arabic import fold, skip
from graphkit.document import Document, Token
from graphkit.extractors.actors.gazetteer import Nationalities, Nisba, gazetteer, word_set
from graphkit.extractors.actors.people import PersonalNames
from graphkit.extractors.actors.phrases import Head, NounPhrase, Value, compile_table
from graphkit.lexicon import table
from graphkit.phrases import Match

_OPEN = set("\"“”„«‹'‘’`(")
_CLOSE = set("\"“”„»›'‘’`)")


class Scanner:
    """Compiled once; `scan` gives the noun phrases of a document in text order."""

    def __init__(self) -> None:
        self._table = compile_table()
        self._gazetteer = gazetteer()
        self._nisba = Nationalities()
        self._people = PersonalNames()
        modifiers = table("groups")["modifiers"]
        self._modifiers = {fold(w) for w in modifiers["plain"]}
        self._former = {fold(w) for w in modifiers["former"]}
        self._elect = {fold(w) for w in modifiers["elect"]}
        self._locative = {fold(w) for w in table("place_nouns")["locative"]}
        self._capital = {fold(w) for w in table("place_nouns")["capital"]}
        self._ordinary = word_set("ordinary_words.txt")

    def scan(self, document: Document) -> Iterator[NounPhrase]:
        tokens = document.tokens
        for sentence in document.told:
            i, last = sentence.first, sentence.last
            titled = -1  # the token behind a title: a name may begin there on weaker grounds
            while i < last:
                phrase = self._at(tokens, i, last, titled == i)
                if phrase is None:
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
            if ids and (found := self._name(tokens, match, ids, last)):
                return found
            for head in (v for v in match.values if isinstance(v, Head)):
                if found := self._described(tokens, match, head, last):
                    return found
        if run := self._people.at(tokens, i, last, titled):
            end, start = run
            return NounPhrase(i, end, start, tokens[end - 1].end, "name", label="person")
        nisba = self._nisba_at(tokens, i, last)
        if nisba and nisba.plural:
            return self._phrase(tokens, i, i + nisba.words, "group", Head("group", "people", type="group"), nisba.state, nisba.definite)
        return None

    # Names of the table.

    def _name(self, tokens: Sequence[Token], match: Match[Value], ids: list[str], last: int) -> NounPhrase | None:
        rows = [self._gazetteer.rows[i] for i in ids]
        if any("cue" in row.tags for row in rows) and match.last - match.first == 1:
            if not self._cued(tokens, match.first, match.last, rows[0].type):
                return None
        end = match.last
        row = rows[0]
        if row.type in ("organization", "armed_group", "media") and end < last:
            nisba = self._nisba_at(tokens, end, last)
            if nisba and nisba.definite and not nisba.plural and row.part_of in (None, nisba.state):
                end += nisba.words
        if row.type == "place" and "seat" in row.tags and not self._locative_before(tokens, match.first):
            row = self._gazetteer.rows[row.part_of or row.id]
        found = NounPhrase(match.first, end, match.start, tokens[end - 1].end, "name", actor=row.id)
        if len(ids) > 1:
            found.names = tuple(ids)
        return found

    def _cued(self, tokens: Sequence[Token], first: int, last: int, kind: str) -> bool:
        before = tokens[first - 1].norm if first else ""
        if kind == "place":
            return before in self._locative or tokens[first].norm[:1] == "ب"
        return before in _OPEN and last < len(tokens) and tokens[last].norm in _CLOSE

    def _locative_before(self, tokens: Sequence[Token], i: int) -> bool:
        if not i or tokens[i].sentence != tokens[i - 1].sentence:
            return False
        split = tokens[i].splits
        if any(s.proclitics[-1:] == ("ب",) and self._table.get(s.stem) for s in split):
            return True
        before = tokens[i - 1].norm
        return before in self._locative or any(s.stem in self._capital for s in tokens[i - 1].splits)

    # Descriptions.

    def _phrase(self, tokens: Sequence[Token], first: int, last: int, kind: str, head: Head, owner: str | None, definite: bool, start: int | None = None) -> NounPhrase:  # fmt: skip
        return NounPhrase(first, last, tokens[first].start if start is None else start, tokens[last - 1].end, head.kind, head, owner=owner, definite=definite)  # fmt: skip

    def _nisba_at(self, tokens: Sequence[Token], i: int, last: int) -> Nisba | None:
        if i >= last:
            return None
        return self._nisba.at(tokens[i].norm, tokens[i + 1].norm if i + 1 < last else "")

    def _described(self, tokens: Sequence[Token], match: Match[Value], head: Head, last: int) -> NounPhrase | None:
        if head.kind == "media":
            return self._outlet(tokens, match, head, last)
        if head.kind == "place":
            return self._place(tokens, match, head, last)
        definite = match.split.definite
        if match.last - match.first > 1:
            definite = definite or tokens[match.last - 1].norm.startswith("ال")
        found = self._phrase(tokens, match.first, match.last, head.kind, head, None, definite, match.start)
        k = match.last
        while k < last:
            token = tokens[k]
            if (nisba := self._nisba_at(tokens, k, last)) and found.owner is None and (not nisba.plural or head.kind == "group"):
                if definite and not nisba.definite:
                    break
                found.owner, found.state_named = nisba.state, True
                k += nisba.words
                continue
            bare = token.norm.removeprefix("ال")
            if bare in self._modifiers and token.norm not in self._gazetteer.by_spelling:
                found.former |= bare in self._former
                found.elect |= bare in self._elect
                k += 1
                continue
            if found.owner is None and (owner := self._owner(tokens, k, last, head, match, definite)):
                found.owner, k = owner
                continue
            if found.owner and head.kind in ("office",) and token.norm in ("للشؤون", "لشؤون") and k + 1 < last:
                k += 2
                continue
            break
        found.last, found.end = k, tokens[k - 1].end
        return found if self._refers(found, head) else None

    def _refers(self, found: NounPhrase, head: Head) -> bool:
        """Whether the phrase is more than an ordinary noun."""
        if head.kind in ("honorific", "counterpart"):
            return True
        if head.needs_owner:
            return found.owner is not None
        if found.owner or head.kind == "office":
            return True
        if head.kind == "institution":
            return head.bare and found.definite
        return head.kind == "person" or head.bare

    def _owner(self, tokens: Sequence[Token], k: int, last: int, head: Head, match: Match[Value], definite: bool) -> tuple[str, int] | None:  # fmt: skip
        """The body or state that stands behind a head, in the genitive or with a preposition, and where it ends."""
        word = tokens[k].norm
        if word in ("باسم", "بإسم") or word in head.pp:
            if k + 1 < last:
                return self._body(tokens, k + 1, last)
            return None
        proclitics = {s.proclitics[-1] for s in tokens[k].splits if s.proclitics}
        if proclitics & head.pp:
            return self._body(tokens, k, last)
        if not definite or (match.last - match.first > 1 and head.of != "state"):
            return self._body(tokens, k, last, plain=True)
        return None

    def _body(self, tokens: Sequence[Token], k: int, last: int, plain: bool = False) -> tuple[str, int] | None:
        """A body, state or place that begins with token `k`: its id and its end. `plain` refuses proclitics."""
        match = self._table.match(tokens, k, last)
        if match is None or (plain and match.split.proclitics):
            return None
        for value in match.values:
            if isinstance(value, str):
                row = self._gazetteer.rows[value]
                if row.type != "person" and not ("cue" in row.tags and match.last - match.first == 1):
                    if found := self._name(tokens, match, [value], last):
                        return found.actor or value, found.last
            elif value.kind == "institution":
                found = self._described(tokens, match, value, last)
                if found and (named := self.institution(found)):
                    return named, found.last
        return None

    def institution(self, found: NounPhrase) -> str | None:
        """The id of a body of a state: the table's, or one made of what it is and whose."""
        from graphkit.extractors.actors.slugs import slug

        assert found.head
        if not found.owner:
            return None
        if found.head.key == "government":
            return found.owner
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
        if k >= last:
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
        k = match.last
        if k < last and head.key.endswith("عاصمة") and (nisba := self._nisba_at(tokens, k, last)):
            seat = next((r.id for r in self._gazetteer.rows.values() if "seat" in r.tags and r.part_of == nisba.state), None)
            return NounPhrase(match.first, k + nisba.words, match.start, tokens[k + nisba.words - 1].end, "name", actor=seat) if seat else None  # fmt: skip
        quoted = k < last and tokens[k].norm in _OPEN
        if quoted:
            k += 1
        if k >= last:
            return None
        name = self._table.match(tokens, k, last)
        if name and not name.split.proclitics:
            for value in name.values:
                if isinstance(value, str) and self._gazetteer.rows[value].type == "place":
                    if fold(head.key) in ("مدينة", "مدينه", "محافظة", "ولاية", "اقليم", "جزيرة", "بلدة", "العاصمة", "عاصمة", "منطقة"):
                        return NounPhrase(match.first, name.last, match.start, name.end, "name", actor=value)
                    label = " ".join(t.text for t in tokens[match.first : name.last])
                    return NounPhrase(match.first, name.last, match.start, name.end, "name", owner=value, label="place", names=(label,))  # fmt: skip
        if quoted or (tokens[k].norm not in self._ordinary and tokens[k].text.isalpha() and not self._nisba_at(tokens, k, last)):
            end = k + 1
            if not quoted and end < last and tokens[end].norm not in self._ordinary and tokens[end].text.isalpha() and not self._nisba_at(tokens, end, last) and not tokens[end].norm.startswith(("ل", "و", "ب", "ف")):  # fmt: skip
                end += 1
            if quoted:
                end = next((j for j in range(k, min(k + 4, last)) if tokens[j].norm in _CLOSE), k)
                if end == k:
                    return None
            start = match.first
            label = " ".join(t.text for t in tokens[start:end] if t.norm not in _OPEN)
            end += quoted
            return NounPhrase(start, end, match.start, tokens[end - 1].end, "name", label="place", names=(label,))
        return None

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
