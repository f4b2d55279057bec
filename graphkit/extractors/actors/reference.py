"""Who the noun phrases of one article are: names, then titles beside names, then titles by office and date, then the
definite nouns that refer back. What stays ambiguous is given to nobody."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from graphkit.annotations import Actor, ActorType, Mention
from graphkit.arabic import fold, fold_text, skip
from graphkit.document import Document, Token
from graphkit.extractors.actors.gazetteer import gazetteer, skeleton, word_set
from graphkit.extractors.actors.phrases import NounPhrase
from graphkit.extractors.actors.scanner import Scanner
from graphkit.extractors.actors.slugs import local, slug
from graphkit.lexicon import table

_MARKS = {"،", ",", "-", "–", "(", ")", ":"}
_TITLES = ("office", "person", "honorific", "counterpart")
_HIGHEST = ("president", "head_of_government", "monarch", "leader")


def _plural(noun: str) -> str:
    """One spelling for both cases of a plural."""
    return fold(noun).removesuffix("ون") + "ين" if fold(noun).endswith("ون") else fold(noun)


class Resolution:
    """The actors of one article, collected phrase by phrase."""

    def __init__(self, document: Document, scanner: Scanner) -> None:
        self.document = document
        self.tokens = document.tokens
        self.scanner = scanner
        self.gazetteer = gazetteer()
        self.article = document.article
        self.day = document.article.published
        self.phrases = list(scanner.scan(document))
        self.made: dict[str, tuple[ActorType, dict[str, str], str | None]] = {}
        self.mentions: dict[str, list[Mention]] = defaultdict(list)
        self.owners: dict[str, str] = {}
        self.held: dict[tuple[str, str | None], list[str]] = defaultdict(list)
        self.surnames: dict[str, set[str]] = defaultdict(set)
        self.heads: dict[str, str] = {}
        self.called: dict[str, set[tuple[str, str | None]]] = defaultdict(set)

    def actors(self) -> Iterator[Actor]:
        self._names()
        self._beside()
        self._by_office()
        self._cued()
        self._rest()
        self._surnames()
        self._back()
        for identity, mentions in self.mentions.items():
            yield self._actor(identity, mentions)

    # Names.

    def _names(self) -> None:
        people = [p for p in self.phrases if p.label == "person"]
        for p in self.phrases:
            if p.actor and (row := self.gazetteer.rows.get(p.actor)) and row.type == "person":
                for spelling in row.spellings:
                    self._surname(fold_text(spelling).split(), p.actor)
        for p in sorted(people, key=lambda p: p.first - p.last):
            spelled = self.document.text[p.start : p.end]
            words = [w for w in fold_text(spelled).split() if w not in _MARKS]
            found = self.gazetteer.by_spelling.get(" ".join(words), ())
            if len(found) == 1:
                p.actor = found[0]
            elif len(words) > 1 and (near := self.gazetteer.by_skeleton.get(skeleton(" ".join(words)))):
                p.actor = near
            elif len(words) == 1 or self._among(words):
                p.actor = self._among(words)
            else:
                p.actor = slug(" ".join(words))
            if p.actor is None and len(words) == 1:
                continue
            if p.actor and p.actor not in self.gazetteer.rows:
                self._make(p.actor, "person", spelled)
            if p.actor:
                self._surname(words, p.actor)
        for p in self.phrases:
            if p.label in ("media", "place") and not p.actor:
                name = p.names[0]
                known = self.gazetteer.by_spelling.get(fold_text(name), ())
                p.actor = known[0] if len(known) == 1 else slug(name)
                if p.actor not in self.gazetteer.rows:
                    self._make(p.actor, "media" if p.label == "media" else "place", name, part_of=p.owner)

    def _surname(self, words: list[str], actor: str) -> None:
        if len(words) > 1:
            self.surnames[words[-1]].add(actor)
            if len(words) > 2 and words[-2] in ("ابو", "بن", "ال", "دي", "نصر", "عبد"):
                self.surnames[" ".join(words[-2:])].add(actor)

    def _among(self, words: list[str]) -> str | None:
        """The person of the article whose last name ends these words and whose others do not contradict them."""
        found = self.surnames.get(words[-1], set())
        if len(words) > 1:
            found = {a for a in found if any(w in self._words(a) for w in words[:-1])}
        return next(iter(found)) if len(found) == 1 else None

    def _words(self, actor: str) -> set[str]:
        row = self.gazetteer.rows.get(actor)
        spellings = row.spellings if row else self.made[actor][1].values()
        return {w for s in spellings for w in fold_text(s).split()}

    def _make(self, identity: str, kind: ActorType, ar: str, en: str | None = None, part_of: str | None = None) -> None:
        names = {"ar": ar} | ({"en": en} if en else {})
        self.made.setdefault(identity, (kind, names, part_of))

    # Titles.

    def _is_person(self, p: NounPhrase) -> bool:
        if not p.actor or p.kind != "name":
            return False
        row = self.gazetteer.rows.get(p.actor)
        return row.type == "person" if row else self.made[p.actor][0] == "person"

    def _gap(self, a: NounPhrase, b: NounPhrase) -> str | None:
        """What stands between two phrases: nothing, one mark, or None for more."""
        between = [t.norm for t in self.tokens[a.last : b.first]]
        if any(w not in _MARKS for w in between) or len(between) > 1 or a.sentence != b.sentence:
            return None
        return between[0] if between else ""

    def _beside(self) -> None:
        for i, p in enumerate(self.phrases):
            if p.kind not in _TITLES or p.actor:
                continue
            j = i + 1
            while self._leads(p) and j < len(self.phrases) and self._gap(self.phrases[j - 1], self.phrases[j]) is not None:
                q = self.phrases[j]
                if self._is_person(q):
                    if q.start == self.tokens[q.first].start and self._fits(p, q, ahead=True):
                        self._hold(p, q)
                    break
                if q.kind not in _TITLES or not (q.definite or q.owner or p.owner):
                    break
                j += 1
            if p.actor or not i:
                continue
            q = self.phrases[i - 1]
            if self._joined(p):
                continue  # "…، ورئيس الحزب": another than the one before
            if self._is_person(q) and (gap := self._gap(q, p)) is not None:
                assert p.head
                holder = self._holder(p)
                if holder == q.actor or (gap == "،" and holder is None and self._fits(p, q, ahead=False)) or (p.head.key == "spokesman" and holder is None):  # fmt: skip
                    self._hold(p, q)

    def _joined(self, p: NounPhrase) -> bool:
        """Whether a conjunction is written on the first word."""
        return p.start > self.tokens[p.first].start and self.tokens[p.first].norm[:1] in "وف"

    def _leads(self, p: NounPhrase) -> bool:
        """Whether a title may stand in apposition to a name behind it: "مساعد فلان" is another than he."""
        return p.definite or p.owner is not None or p.label == "bare"

    def _fits(self, p: NounPhrase, q: NounPhrase, ahead: bool) -> bool:
        """Whether nothing known of a named person contradicts the title."""
        assert q.actor and p.head
        if p.former or p.kind in ("honorific", "person", "counterpart"):
            return ahead or p.kind != "honorific"
        holder = self._holder(p)
        gap = "" if ahead and p.last == q.first else "،"
        return not gap or holder in (None, q.actor) or not any(True for _ in self.gazetteer.offices_of(q.actor))

    def _hold(self, p: NounPhrase, q: NounPhrase) -> None:
        assert p.head and q.actor
        p.actor = q.actor
        self.called[self._stem(self.tokens[p.first])].add((q.actor, p.owner))
        if p.owner:
            self.owners.setdefault(q.actor, p.owner)
        if p.kind == "office" and not p.former:
            for key in ((p.head.key, p.owner), (p.head.key, None)):
                if q.actor not in self.held[key]:
                    self.held[key].append(q.actor)

    def _holder(self, p: NounPhrase) -> str | None:
        """Who the table of offices has for a title on the day of publication."""
        if not p.head or not p.owner or p.former or (p.inner and p.inner.kind == "office"):
            return None
        key = "president.elect" if p.elect and p.head.key == "president" else p.head.key
        key = key.removeprefix("minister.") if key.startswith("minister.") else key
        full = f"minister.{key}" if p.head.key.startswith("minister.") else key
        found = self.gazetteer.in_office(full, p.owner, self.day)
        if found is None and full == "spokesman" and (row := self.gazetteer.rows.get(p.owner)):
            return None if row.type == "government" else found
        if found is None and full in _HIGHEST:
            other = [self.gazetteer.in_office(k, p.owner, self.day) for k in _HIGHEST if k != full]
            known = {a for a in other if a}
            if full == "leader" and known:
                return next(a for a in other if a)
        return found

    def _by_office(self) -> None:
        for i, p in enumerate(self.phrases):
            if p.inner and p.inner.kind == "office" and p.inner.owner and p.inner.head:
                told = self.held.get((p.inner.head.key, p.inner.owner), [])
                p.inner.actor = told[0] if len(told) == 1 else self._holder(p.inner)
            if p.actor or p.kind not in ("office", "counterpart"):
                continue
            assert p.head
            if p.kind == "counterpart":
                p.actor = self._counterpart(i, p)
            elif p.owner:
                told = self.held.get((p.head.key, p.owner), [])
                p.actor = told[0] if len(told) == 1 else (self._holder(p) if p.definite or p.head.bare else None)
                if p.actor is None and not p.former and len(told) == 0:
                    en = self._english(p)
                    p.actor = slug(en)
                    self._make(p.actor, "person", self.document.text[p.start : p.end], en, p.owner)
            if p.actor:
                for key in ((p.head.key, p.owner), (p.head.key, None)):
                    if p.actor not in self.held[key]:
                        self.held[key].append(p.actor)
        for p in self.phrases:
            if not p.actor and p.kind == "office" and p.definite and not p.owner:
                assert p.head
                told = self.held.get((p.head.key, None), [])
                if len(told) == 1:
                    p.actor = told[0]

    def _english(self, p: NounPhrase) -> str:
        """What a description says, in English: "Spokesperson of President of Ukraine"."""
        assert p.head and p.owner
        office = p.inner if p.inner and p.inner.kind == "office" else None
        return f"{p.head.en} of {self._english(office) if office else self.scanner.english(p.owner)}"

    def _counterpart(self, i: int, p: NounPhrase) -> str | None:
        """The holder of the office of the person named last, in the other state."""
        if not p.owner:
            return None
        for q in reversed(self.phrases[:i]):
            if p.sentence - q.sentence > 1:
                return None
            if q.kind == "office" and q.head and q.owner and q.owner != p.owner:
                keys = [q.head.key]
            elif self._is_person(q):
                assert q.actor
                keys = [k for k, of in self.gazetteer.offices_of(q.actor) if self.gazetteer.in_office(k, of, self.day) == q.actor]
            else:
                continue
            for key in keys:
                wanted = (key, *(_HIGHEST if key in _HIGHEST else ()))
                for k in wanted:
                    if found := self.gazetteer.in_office(k, p.owner, self.day):
                        return found
            if keys:
                return None
        return None

    # Everything else.

    def _cued(self) -> None:
        """Names that are words as well, where the article names the same actor in full."""
        named = {p.actor for p in self.phrases if p.actor}
        for p in self.phrases:
            if p.label == "cue":
                p.actor = next((i for i in p.names if i in named), None)

    def _rest(self) -> None:
        bodies: dict[str, dict[str, None]] = defaultdict(dict)
        for p in self.phrases:
            inner: NounPhrase | None = p
            while inner:
                self._body(inner, bodies)
                inner = inner.inner
        for p in self.phrases:
            if not p.actor:
                p.actor = self._unnamed(p, bodies)
            if p.actor:
                self._mention(p.actor, p.start, p.end)
                inner = p.inner
                while inner:
                    if inner.actor and inner.actor != p.actor:
                        self._mention(inner.actor, inner.start, inner.end)
                    inner = inner.inner
                self.heads[self._stem(self.tokens[p.first])] = p.actor

    def _body(self, p: NounPhrase, bodies: dict[str, dict[str, None]]) -> None:
        """Makes the actor that a body of a state is, however deep it stands in another description."""
        if p.kind != "institution" or p.head is None or (found := self.scanner.institution(p)) is None:
            return
        p.actor = found
        bodies[p.head.key][found] = None
        if found not in self.gazetteer.rows:
            en = f"{p.head.en} of {self.scanner.english(p.owner or '')}"
            self._make(found, p.head.type, self.document.text[p.start : p.end], en, p.owner)

    def _unnamed(self, p: NounPhrase, bodies: dict[str, dict[str, None]]) -> str | None:
        """Bodies and people that are described, not named."""
        head, surface = p.head, self.document.text[p.start : p.end]
        if head is None or (p.kind == "name" and p.label == "person"):
            return None
        if p.definite and (told := self._called(p)):
            return told
        if p.definite and not p.owner:
            one = list(bodies.get(head.key, ()))
            if len(one) == 1:
                return one[0]
            if before := self.heads.get(self._stem(self.tokens[p.first])):
                return before
        if p.kind == "institution" or (p.kind == "group" and not p.owner) or (p.owner and p.kind in ("person", "honorific")):
            described = {"institution": head.en, "group": _plural(head.key)}.get(p.kind, surface)
            identity = local(described, self.article.id)
            self._make(identity, head.type, surface, None, p.owner)
            return identity
        if p.kind == "group" and p.owner:
            whose = self.scanner.english(p.owner)
            identity = slug(f"People of {whose}" if head.key == "people" else f"{slug(_plural(head.key))} of {whose}")
            self._make(identity, "group", surface, None, p.owner)
            return identity
        if p.kind == "office" and (head.key.startswith(("minister", "spokesman")) or p.label == "tail"):
            identity = local(surface, self.article.id)
            self._make(identity, "person", surface, None, p.owner)
            return identity
        return None

    def _called(self, p: NounPhrase) -> str | None:
        """The one person of the article whom a title like this one stands beside, before or after it."""
        found = self.called.get(self._stem(self.tokens[p.first]), set())
        if p.owner:
            found = {c for c in found if c[1] in (p.owner, None)}
        people = {actor for actor, _ in found}
        return next(iter(people)) if len(people) == 1 and p.kind in ("person", "honorific", "office") else None

    def _stem(self, token: Token) -> str:
        return min((s.stem for s in token.splits if s.definite), key=len, default=token.norm)

    def _mention(self, actor: str, start: int, end: int) -> None:
        self.mentions[actor].append(self.document.mention(start, end))

    def _free(self) -> Iterator[Token]:
        covered: set[int] = set()
        for p in self.phrases:
            if p.actor:
                covered.update(range(p.first, p.last))
        for sentence in self.document.told:
            for token in self.document.tokens_of(sentence):
                if token.i not in covered:
                    yield token

    def _surnames(self) -> None:
        """Last names elsewhere in the article, where one person of it has that name."""
        ordinary, names = word_set("ordinary_words.txt"), word_set("name_words.txt")
        only = {w: next(iter(a)) for w, a in self.surnames.items() if len(a) == 1 and (w not in ordinary or w in names)}
        for token in self._free():
            for split in token.splits:
                if split.definite or "ا" in split.proclitics or (actor := only.get(split.stem)) is None:
                    continue
                start = token.start + skip(token.text, split.skip)
                self._mention(actor, start, token.end)
                break

    def _back(self) -> None:
        """Definite nouns that refer to the last actor before them that was called by the same noun."""
        nouns = {fold(w) for w in table("anaphora")["words"]}
        starts = sorted(((m.start, a) for a, ms in self.mentions.items() for m in ms), key=lambda x: x[0])
        heads: dict[str, str] = {}
        spans = sorted((m.start, m.end) for ms in self.mentions.values() for m in ms)
        at = {start: actor for start, actor in starts}
        inside = {t for s, e in spans for t in range(s, e)}
        for sentence in self.document.told:
            for token in self.document.tokens_of(sentence):
                if token.start in at or any(token.start <= s < token.end for s in (token.start + 1, token.start + 2) if s in at):
                    start = token.start if token.start in at else next(s for s in (token.start + 1, token.start + 2) if s in at)
                    for split in token.splits:
                        if split.stem in nouns:
                            heads[split.stem] = at[start]
                    continue
                if token.end - 1 in inside:
                    continue
                for split in token.splits:
                    if split.definite and split.stem in nouns and (actor := heads.get(split.stem)):
                        cut = split.skip - (2 if "ل" not in split.proclitics else 0)
                        self._mention(actor, token.start + skip(token.text, max(cut, 0)), token.end)
                        break

    def _actor(self, identity: str, mentions: list[Mention]) -> Actor:
        kept: list[Mention] = []
        for m in sorted(set(mentions), key=lambda m: (m.start, -m.end)):
            if not kept or m.start >= kept[-1].end:
                kept.append(m)
        row = self.gazetteer.rows.get(identity)
        if row:
            return Actor(identity, row.type, row.ar, {"ar": row.ar, "en": row.en}, tuple(kept), row.wikidata, row.part_of or (self.owners.get(identity) if row.type == "person" else None))  # fmt: skip
        kind, names, part_of = self.made[identity]
        part_of = part_of or self.owners.get(identity)
        return Actor(identity, kind, names["ar"], names, tuple(kept), None, part_of if part_of != identity else None)
