"""What a speech act speaks of: the event that is denied, accused of, condemned, refused or not commented on."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from graphkit.annotations import Actor, Event, Mention
from graphkit.arabic import fold
from graphkit.document import Document, Sentence, Token
from graphkit.extractors.claims.attribution import acts
from graphkit.extractors.claims.content import Frame
from graphkit.extractors.claims.denying import denies, governs, predicate
from graphkit.extractors.claims.pointing import agreement, aside, back, judging
from graphkit.extractors.claims.polarity import Polarity
from graphkit.extractors.claims.polarity import words as grammar
from graphkit.lexicon import table
from graphkit.phrases import Match, words

_SPEAKING = frozenset({"denial", "no_comment", "accusation", "condemnation", "rejection"})
_NEAR, _FAR = 12, 200
"""How many mentions before an act are looked at, in its sentence and in the article."""
_SILENT = 3
"""How many sentences back what is not commented on may stand."""
_ACCUSED = 6
"""How many tokens behind "the accusations" what one is accused of may begin."""
_SUBJECT = 8
"""How many tokens before a denial the report that it calls wrong may begin."""
_BACK = 4
"""How many tokens behind a denial what it points back with may begin."""


def links(document: Document, found: Sequence[Frame]) -> dict[str, str]:
    """The id of the event spoken of, by the id of the speech act. Left out where the text does not show it."""
    return _Linker(document).links(found)


class _Linker:
    """The events of one document in text order."""

    def __init__(self, document: Document) -> None:
        self._document, self._polarity = document, Polarity(document)
        self._events = document.of(Event)
        told = [(m, e) for e in self._events for m in e.mentions]
        self._told = sorted(told, key=lambda pair: pair[0].start)
        self._starts = [m.start for m, _ in self._told]
        entry = table("stance")
        self._article = table("morphology")["proclitics"]["article"]
        self._background = frozenset(entry["background"]["types"])
        self._never = frozenset(entry["back"]["never"])
        self._negations = frozenset(map(fold, entry["denying"]["negations"]))
        self._object = fold(table("attribution")["grammar"]["object"])
        self._crimes = frozenset(map(fold, entry["blamed"]["words"]))
        self._reports: list[Frame] = []

    def links(self, found: Sequence[Frame]) -> dict[str, str]:
        performed: dict[str, list[Frame]] = {}
        for frame in found:
            if frame.act is not None:
                performed.setdefault(frame.act.id, []).append(frame)
        media = {a.id for a in self._document.of(Actor) if a.type == "media"}
        reports = (f for f in found if f.act is None and f.sources and (f.kind == "report" or media >= set(f.sources)))
        self._reports = sorted(reports, key=lambda f: f.start)
        linked: dict[str, str] = {}
        # Accusations first: who denies one denies what it is about.
        for event in sorted(self._events, key=lambda e: e.type != "accusation"):
            if event.type in _SPEAKING:
                own = performed.get(event.id, [])
                inside = self._inside(event, own)
                about = inside or self._back(event) or self._judged(event, set(linked.values()))
                if about is None and not any(denies(m.text) for m in event.mentions):
                    about = self._before(event, own)
                spoken = about.id if about else self._again(event, linked) or self._blamed(event)
                if about is not None and about.type == "accusation" and event.type == "condemnation" and not inside:
                    spoken = linked.get(about.id, about.id)
                if spoken is not None:
                    linked[event.id] = spoken
        return linked

    def _blamed(self, act: Event) -> str | None:
        """What somebody is blamed for, or what "the crime" is that is condemned: the last event near by that can be."""
        kinds = table("stance")["blamed"]
        if act.type not in ("accusation", "condemnation"):
            return None
        for mention in act.mentions:
            token, sentence = self._document.token_at(mention.end - 1), self._sentence(mention.end - 1)
            if token is None or sentence is None:
                continue
            last = min(sentence.last, token.i + 1 + int(kinds["reach"]))
            behind = self._document.tokens[token.i + 1 : last]
            if not any(t.norm in self._crimes for t in behind):
                continue
            first = self._document.sentences[max(0, sentence.i - _SILENT)].start
            told = [e for m, e in self._between(first, mention.start, act) if e.type in kinds["types"]]
            if told:
                return told[-1].id
        return None

    def _again(self, accusation: Event, linked: Mapping[str, str]) -> str | None:
        """What "the accusation" is of, where only the accusation told before says it."""
        first = accusation.mentions[0]
        if accusation.type != "accusation" or not first.text.startswith(self._article):
            return None
        told = [e for m, e in self._between(0, first.start, accusation) if e.type == "accusation" and e.id in linked]
        return linked[told[-1].id] if told else None

    def _between(self, start: int, end: int, event: Event, last: int = _FAR) -> list[tuple[Mention, Event]]:
        """The `last` mentions of other events that begin there."""
        stop = bisect_left(self._starts, end)
        told = self._told[max(bisect_left(self._starts, start), stop - last) : stop]
        return [(m, e) for m, e in told if e.id != event.id]

    def _inside(self, event: Event, own: Sequence[Frame]) -> Event | None:
        """The first event told in the content of the act that can be what it is about."""
        for frame in own:
            negated = words(self._document.text[frame.cue : frame.start])[:1]
            if event.type == "denial" and negated and negated[0] in self._negations:
                continue
            start, end = self._reach(event, frame)
            inside = [(m, e) for m, e in self._between(start, end, event) if self._fits(event, m, e)]
            aside = {e.id for m, e in inside if event.type == "denial" and self._aside(frame, m)}
            told = [e for _, e in inside if e.id not in aside]
            if told and event.type in ("accusation", "denial", "no_comment", "condemnation"):
                return next((e for e in told if e.type not in acts()), told[0])
            if told:
                return told[0]
        return None

    def _reach(self, event: Event, frame: Frame) -> tuple[int, int]:
        """Where what an act is about may begin and end.

        Of "the accusations" their content alone counts; who denies them says nothing of what follows behind a comma.
        """
        tokens, first = self._document.tokens, self._index(frame.start)
        last = self._index(frame.end)
        if event.type == "denial":
            accused = any("accused" in m.values for i in range(first, min(first + _BACK, last))
                          if (m := back().match(tokens, i, last)))  # fmt: skip
            comma = next((t.start for t in tokens[first:last] if accused and t.text == "،"), frame.end)
            return frame.start, comma
        if event.type == "accusation" and self._document.text[frame.cue : frame.start].startswith(self._article):
            for token in tokens[first : first + _ACCUSED]:
                if token.norm.startswith(self._object):
                    return token.start, frame.end
                if not token.text[:1].isalnum():
                    break
            return frame.end, frame.end
        return frame.start, frame.end

    def _index(self, offset: int) -> int:
        """The first token that begins at an offset or behind it."""
        return bisect_left(self._document.tokens, offset, key=lambda t: t.start)

    def _fits(self, event: Event, mention: Mention, other: Event) -> bool:
        """Whether an event told in the content is more than its occasion ("بعد الاجتماع")."""
        before = self._polarity.preceding(mention)
        if before in grammar("adjuncts"):
            return False
        if other.type in self._never and (event.type == "accusation" or self._polarity.governed(mention)):
            return False
        if event.type == "denial" and other.type != "accusation" and not any(governs(m.text) for m in event.mentions):
            # "كاذب" is said of many things, of what somebody claims there among them.
            stop = bisect_left(self._reports, mention.start + 1, key=lambda f: f.start)
            recent = self._reports[max(0, stop - _NEAR) : stop]
            return any(f.kind == "report" and f.start <= mention.start < f.end for f in recent)
        if other.type in ("denial", "no_comment", "condemnation") and event.type != "condemnation":
            return False
        if other.type not in self._background:
            return True
        return event.type == "no_comment" or (event.type != "accusation" and before not in grammar("places"))

    def _aside(self, frame: Frame, mention: Mention) -> bool:
        """Whether a mention in a denial is taken for granted, or lies behind a word that leads away from it."""
        entry = aside()
        first, last = self._document.token_at(frame.cue), self._document.token_at(mention.start)
        if first is None or last is None:
            return False
        tokens = self._document.tokens[first.i : last.i]
        before = [t.norm for t in tokens]
        shown = bool(before) and before[-1] in entry.demonstratives
        definite = shown or mention.text.startswith(self._article)
        governor = before[-1 - shown] if len(before) > shown else ""
        if governor in entry.causing or (definite and governor in entry.presupposing):
            return True
        if tokens and any(s.stem in entry.changing for s in tokens[-1].splits):
            return True
        return any(word in entry.words for word in before)

    def _before(self, event: Event, own: Sequence[Frame]) -> Event | None:
        """The event told last before the act in its sentence ("وصف القرار بأنه خاطئ")."""
        for frame in own:
            sentence = self._sentence(frame.cue)
            if sentence is None:
                continue
            told = self._between(sentence.start, frame.cue, event, _NEAR)
            fitting = [e for m, e in told if e.type != event.type and self._fits(event, m, e)]
            if event.type == "denial":
                # "عقيمة", "كاذبة" are said of many things; of a claim they deny it.
                fitting = [e for e in fitting if e.type == "accusation"]
            if event.type == "condemnation":
                fitting = [e for e in fitting if e.type not in acts() or e.type in ("accusation", "threat")]
            if fitting:
                return fitting[-1]
        return None

    def _back(self, event: Event) -> Event | None:
        """What a denial points back to ("وهو ما نفته", "نفى ذلك"): the event told last before it, near by."""
        if event.type not in ("denial", "no_comment"):
            return None
        for mention in event.mentions:
            token, sentence = self._document.token_at(mention.end - 1), self._sentence(mention.end - 1)
            kind = None if token is None or sentence is None else self._points_back(event, token.i, sentence)
            if kind is None or sentence is None:
                continue
            bound = any(denies(split.stem) for split in token.splits) if token else False
            entry = table("stance")["back"]
            types = entry[kind].get("types")
            back = _SILENT if event.type == "no_comment" else 1
            first = 0 if kind == "accused" else self._document.sentences[max(0, sentence.i - back)].start
            told = [(m, e) for m, e in self._between(first, mention.start, event)
                    if token is None or e.type == "accusation" or not bound or self._agrees(token, m)]  # fmt: skip
            if types is None:
                told = [(m, e) for m, e in told if e.type not in _SPEAKING and e.type not in self._never]
            else:
                told = [(m, e) for m, e in told if e.type in types]
            if told and kind == "told" and told[-1][0].start < sentence.start:
                return self._main(told)
            if told:
                return told[-1][1]
        return None

    def _main(self, told: Sequence[tuple[Mention, Event]]) -> Event:
        """What the sentence told last is about: the first that is no occasion of it."""
        last = self._sentence(told[-1][0].start)
        there = [(m, e) for m, e in told if last is None or m.start >= last.start]
        main = [e for m, e in there if self._polarity.preceding(m) not in grammar("adjuncts")]
        return main[0] if main else there[0][1]

    def _judged(self, denial: Event, disputed: set[str]) -> Event | None:
        """What a report tells of that a denial calls wrong ("ما أوردته الصحيفة لا يمت للواقع"): the last one before it.

        Where the article has said already what is denied, that is meant again.
        """
        if denial.type != "denial":
            return None
        for mention in denial.mentions:
            token, sentence = self._document.token_at(mention.start), self._sentence(mention.start)
            if token is None or sentence is None or not predicate(mention.text):
                continue
            if not any(judging().match(self._document.tokens, i, token.i)
                       for i in range(max(sentence.first, token.i - _SUBJECT), token.i)):  # fmt: skip
                continue
            first = self._document.sentences[max(0, sentence.i - _SILENT)].start
            stop = bisect_left(self._reports, mention.start, key=lambda f: f.start)
            heard = [f for f in self._reports[max(0, stop - _NEAR) : stop] if first <= f.cue and f.end <= mention.start]
            meant = [f for f in heard if f.sources == heard[-1].sources]
            told = [e for m, e in self._between(first, mention.start, denial) if e.type not in acts()
                    and any(f.start <= m.start < f.end for f in meant)]  # fmt: skip
            if told:
                return next((e for e in reversed(told) if e.id in disputed), told[-1])
        return None

    def _points_back(self, event: Event, last: int, sentence: Sentence) -> str | None:
        """How a denial that ends with token `last` points back: by a pronoun, or by a word that it governs."""
        tokens = self._document.tokens
        pronouns = table("morphology")["pronouns"]["object"]
        stems = [s.stem for s in tokens[last].splits if s.stem.endswith(tuple(pronouns))]
        if event.type == "denial" and any(denies(stem) for stem in stems):
            return "told"
        bare = last + 1 >= sentence.last or not tokens[last + 1].text[:1].isalnum()
        if event.type == "denial" and bare and any(denies(s.stem) for s in tokens[last].splits):
            return "told"  # ".. والرئاسة تنفي"
        for i in range(last + 1, min(last + 1 + _BACK, sentence.last)):
            match = back().match(tokens, i, sentence.last)
            if match is not None and self._bare(match, sentence):
                return match.values[0]
            if judging().match(tokens, i, sentence.last):
                return "told"
        return None

    def _bare(self, match: Match[str], sentence: Sentence) -> bool:
        """Whether a word that points back has no noun of its own behind it ("هذا الاحتمال")."""
        tokens, last = self._document.tokens, match.last
        demonstrative = tokens[last - 1].norm in aside().demonstratives
        return not demonstrative or last >= sentence.last or not tokens[last].norm.startswith(self._article)

    def _agrees(self, token: Token, mention: Mention) -> bool:
        """Whether the pronoun on a denying verb can mean the noun of a mention."""
        pronoun, endings = agreement()
        if not token.norm.endswith(pronoun):
            return True
        noun = words(mention.text)[:1]
        return bool(noun) and noun[0].endswith(endings)

    def _sentence(self, offset: int) -> Sentence | None:
        token = self._document.token_at(offset)
        return None if token is None else self._document.sentences[token.sentence]
