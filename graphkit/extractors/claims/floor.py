"""Who has the floor: the speakers so far, for verbs of saying that name none ("وأضاف")."""

from __future__ import annotations

from dataclasses import replace

from graphkit.annotations import ANONYMOUS
from graphkit.extractors.claims.cues import Cue
from graphkit.extractors.claims.speakers import Voice

_HISTORY = 6
"""How many speakers back a verb without subject may mean."""


class Floor:
    """The last speakers of a story, each with the gender of the verb that named it, where one did."""

    def __init__(self) -> None:
        self._history: list[tuple[Voice, str | None]] = []
        self._story: list[tuple[Voice, str | None]] = []
        self._kind = "story"
        self.changes = 0

    def enter(self, kind: str) -> None:
        """A segment begins. What stands between two parts of the story has speakers of its own."""
        if self._kind == "story":
            self._story = self._history
        self._history = self._story if kind == "story" else []
        self._kind = kind

    def give(self, voice: Voice, cue: Cue | None = None) -> None:
        """Somebody speaks, or is spoken of at the head of a sentence."""
        form = cue.form if cue else None
        agreeing = form is not None and form.number == "singular" and form.person == 3
        gender: str | None = form.gender if form is not None and agreeing else None
        if voice.first < 0 and self._history:
            gender = next((g for v, g in reversed(self._history) if v.sources == voice.sources), gender)
        self._history = [*self._history[1 - _HISTORY :], (voice, gender)]
        self.changes += 1

    def carried(self, gender: str | None = None, *, plural: bool = False) -> Voice | None:
        """The last speaker that a verb of this gender and number may mean, None before anybody has spoken."""
        for voice, known in reversed(self._history):
            if plural and len(voice.sources) < 2 and known is not None:
                continue
            if gender is None or known is None or known == gender:
                return replace(voice, first=-1, last=-1)
        return None


def through(teller: Voice, source: Voice | None) -> Voice:
    """One voice told by another: an unnamed source is its teller's; a named one speaks through the teller."""
    if source is None:
        return teller
    if source.sources == (ANONYMOUS,):
        return replace(teller, anonymous=True)
    return replace(source, via=(*source.via, *teller.sources), first=teller.first, last=source.last)
