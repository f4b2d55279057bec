"""Who the noun phrases of one article are: names, then titles, then bodies and people without a name, then the definite
nouns that refer back. What stays ambiguous is given to nobody."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from graphkit.annotations import Actor
from graphkit.arabic import fold, skip
from graphkit.document import Document, Token
from graphkit.extractors.actors.anaphora import Anaphora
from graphkit.extractors.actors.naming import Naming
from graphkit.extractors.actors.phrases import NounPhrase
from graphkit.extractors.actors.register import Register
from graphkit.extractors.actors.scanner import Scanner
from graphkit.extractors.actors.slugs import local, slug
from graphkit.extractors.actors.titles import Titles
from graphkit.lexicon import table

_ELSEWHERE = frozenset({"embassy", "delegation"})
"""Bodies that are seldom in the state that they belong to."""
_ENOUGH = 3
"""How often a state must come up at least for an article to be about it."""


class Resolution:
    """The phrases of one article and the actors that they turn out to be."""

    def __init__(self, document: Document, scanner: Scanner) -> None:
        self._document = document
        self._tokens = document.tokens
        self._descriptions = scanner.descriptions
        self._lexemes = scanner.lexemes
        self._expanded: dict[str, list[str]] = table("anaphora")["expanded"]
        self._phrases = list(scanner.scan(document))
        self._register = Register(document)
        self._titles = Titles(self._register, self._phrases, scanner.descriptions)
        self._bodies: dict[str, dict[str, None]] = defaultdict(dict)
        self._nouns: dict[str, str] = {}

    def actors(self) -> Iterator[Actor]:
        """The actors of the article with all their mentions."""
        naming = Naming(self._register, self._phrases)
        naming.resolve()
        self._titles.resolve()
        naming.settle_cues()
        self._place_bodies()
        for phrase in self._phrases:
            for part in _parts(phrase):
                self._body(part)
        for phrase in self._phrases:
            phrase.actor = phrase.actor or self._unnamed(phrase)
            if phrase.actor:
                for part in _parts(phrase):
                    if part.actor and (part is phrase or part.actor != phrase.actor):
                        for actor in self._expanded.get(part.actor, [part.actor]):
                            self._register.mention(actor, part.start, part.end)
                self._nouns[self._noun(phrase)] = phrase.actor
        naming.propagate(self._free())
        self._refer_back()
        Anaphora(self._register, self._lexemes, self._phrases).resolve()
        yield from self._register.actors()

    def _place_bodies(self) -> None:
        """Gives the bodies that the text names by their kind alone ("الحكومة") to the state that it is about."""
        bare = [p for p in self._phrases if p.kind == "institution" and p.head and not p.owner and p.definite]
        state = self._about() if bare else None
        told = {self._register.noun(self._tokens[p.first]) for p in self._phrases if p.actor or p.owner}
        for phrase in bare if state else ():
            known = self._register.noun(self._tokens[phrase.first]) in told
            if phrase.head and not known and phrase.head.key not in _ELSEWHERE:
                phrase.owner = state

    def _about(self) -> str | None:
        """The state that most of what the article names belongs to, None where two are near each other."""
        states = Counter(
            state
            for phrase in self._phrases
            if (actor := phrase.actor or phrase.owner)
            and self._register.kind(actor) != "media"
            and (state := self._register.state(actor))
        )
        (most, count), (_, second) = [*states.most_common(2), (None, 0), (None, 0)][:2]
        return most if count >= _ENOUGH and count >= 2 * second else None

    def _body(self, phrase: NounPhrase) -> None:
        """Notes the body of a state that a phrase names."""
        if phrase.kind != "institution" or not phrase.head or not (found := self._descriptions.institution(phrase)):
            return
        phrase.actor = found
        self._bodies[phrase.head.key][found] = None
        en = f"{phrase.head.en} of {self._descriptions.english(phrase.owner or '')}"
        self._register.make(found, phrase.head.type, self._register.surface(phrase), en, phrase.owner)

    def _unnamed(self, phrase: NounPhrase) -> str | None:
        """Bodies and people that are described: as told elsewhere in the article, by what they are, or as its own."""
        head, surface = phrase.head, self._register.surface(phrase)
        if head is None:
            return None
        if phrase.definite and (told := self._told(phrase)):
            return told
        if phrase.kind == "group" and phrase.owner:
            whose = self._descriptions.english(phrase.owner)
            identity = slug(f"{head.en or slug(_plural(head.key))} of {whose}")
            return self._register.make(identity, "group", surface, None, phrase.owner)
        described = {"institution": head.en, "group": _plural(head.key)}.get(phrase.kind, surface)
        if head.key == "government":
            return None
        if (
            phrase.kind in ("institution", "group")
            or (phrase.owner and phrase.kind in ("person", "honorific"))
            or (
                phrase.kind == "office"
                and (head.key == "spokesman" or (head.of == "state" and phrase.definite) or phrase.label == "tail")
            )
        ):
            identity = local(described, self._document.article.id)
            return self._register.make(identity, head.type, surface, None, phrase.owner)
        return None

    def _told(self, phrase: NounPhrase) -> str | None:
        """The actor of the article that a definite description means."""
        if called := self._titles.called(phrase):
            return called
        if phrase.owner or not phrase.head:
            return None
        bodies = self._bodies.get(phrase.head.key, {})
        if len(bodies) == 1:
            return next(iter(bodies))
        return None if phrase.former else self._nouns.get(self._noun(phrase))

    def _noun(self, phrase: NounPhrase) -> str:
        """What a definite phrase is taken up by: its noun; a body of two words ("وزارة الصحة") by both."""
        if phrase.kind == "institution" and phrase.head and "." in phrase.head.key:
            return phrase.head.key
        return self._register.noun(self._tokens[phrase.first])

    def _free(self) -> list[Token]:
        """The words of what is told that belong to no actor yet."""
        covered = {i for phrase in self._phrases if phrase.actor for i in range(phrase.first, phrase.last)}
        told = (token for s in self._document.told for token in self._document.tokens_of(s))
        return [token for token in told if token.i not in covered]

    def _refer_back(self) -> None:
        """Definite nouns that mean the last actor before them that was called by the same noun."""
        lexicon = {fold(w) for w in table("anaphora")["words"]}
        named = {m.start: (m.end, actor) for actor, ms in self._register.mentions.items() for m in ms}
        last: dict[str, str] = {}
        inside = -1  # the end of the mention that covers what follows
        for sentence in self._document.told:
            for token in self._document.tokens_of(sentence):
                begun = next((named[o] for o in range(token.start, token.end) if o in named), None)
                if begun:
                    inside = max(inside, begun[0])
                    last.update({s.stem: begun[1] for s in token.splits if s.stem in lexicon})
                elif token.start >= inside:
                    self._refer(token, last)

    def _refer(self, token: Token, last: dict[str, str]) -> None:
        for split in token.splits:
            if split.definite and (actor := last.get(split.stem)):
                fused = len(token.norm) - len(split.stem) == split.skip and not token.norm[: split.skip].endswith(
                    _ARTICLE
                )
                start = token.start + skip(token.text, split.skip - (0 if fused else len(_ARTICLE)))
                self._register.mention(actor, start, token.end)
                return


_ARTICLE: str = table("morphology")["proclitics"]["article"]


def _parts(phrase: NounPhrase) -> Iterator[NounPhrase]:
    """A phrase and the phrases inside it."""
    part: NounPhrase | None = phrase
    while part:
        yield part
        part = part.inner


def _plural(noun: str) -> str:
    """One spelling for both cases of a plural."""
    nominative, oblique = table("groups")["groups"]["cases"]
    folded = fold(noun)
    return folded.removesuffix(nominative) + oblique if folded.endswith(nominative) else folded
