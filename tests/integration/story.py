"""The story of examples/ as records: what `tests/cases/story.toml` says that a person reads in the articles."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from graphkit.annotations import Actor, Claim, Event, Mention, Participant, Segment
from graphkit.document import Article
from graphkit.pipeline import extract
from graphkit.reading import read_paths
from graphkit.records import Record

_TESTS = Path(__file__).parent.parent
_STORY = tomllib.loads((_TESTS / "cases" / "story.toml").read_text(encoding="utf-8"))


@cache
def records() -> tuple[Record, ...]:
    """One record for each article of the story, with the article as graphkit reads and dates it."""
    articles = {a.id: a for a in read_paths([str(_TESTS.parent / "examples")]) if isinstance(a, Article)}
    return tuple(_record(extract(articles[said["id"]]), said) for said in _STORY["article"])


def _record(read: Record, said: dict[str, Any]) -> Record:
    article = replace(read.article, outlet=said.get("outlet"))
    segments = {s.kind: s for s in reversed(read.segments)}
    events = [_event(article, segments, i, event) for i, event in enumerate(said["event"], 1)]
    by_trigger = {e.mentions[0].text: e.id for e in events}
    told = tuple(
        replace(event, about=by_trigger[raw["about"]]) if "about" in raw else event
        for event, raw in zip(events, said["event"], strict=True)
    )
    claims = tuple(_claims(article, said["event"]))
    return Record(article, read.segments, (), tuple(_actors(article, told, claims)), told, claims)


def _event(article: Article, segments: dict[str, Segment], i: int, event: dict[str, Any]) -> Event:
    start, end, grain = event.get("days", (None, None, None))
    participants = tuple(Participant(a, role) for role in ("party", "agent", "target") for a in event.get(role, ()))
    return Event(
        f"e{i}", segments[event.get("segment", "story")].id, event["type"], (_mention(article, event["trigger"]),),
        participants, event.get("place"), None, start, end, grain, event.get("modality", "actual"),
    )  # fmt: skip


def _claims(article: Article, events: list[dict[str, Any]]) -> Iterator[Claim]:
    voices = [(f"e{i}", voice) for i, event in enumerate(events, 1) for voice in event["voices"]]
    for n, (event, voice) in enumerate(voices, 1):
        told = _mention(article, voice["text"])
        yield Claim(
            f"c{n}", event, voice["source"], voice["stance"], told.start, told.end, told.text,
            tuple(voice.get("via", ())), voice.get("anonymous", False),
        )  # fmt: skip


def _actors(article: Article, events: tuple[Event, ...], claims: tuple[Claim, ...]) -> Iterator[Actor]:
    """The actors that the record speaks of, and what they are part of; mentioned where the text has the name."""
    ids = {p.actor for e in events for p in e.participants} | {e.place for e in events if e.place}
    ids |= {actor for c in claims for actor in (c.source, *c.via)} | ({article.outlet} if article.outlet else set())
    ids -= {"article", "anonymous"}
    while wholes := {_STORY["actors"][i].get("part_of") for i in ids} - ids - {None}:
        ids |= wholes
    for id in sorted(ids):
        actor = _STORY["actors"][id]
        name = actor["ar"]
        mentions = (_mention(article, name),) if name in article.text else ()
        names = {"ar": name} | ({"en": actor["en"]} if "en" in actor else {})
        wikidata = id if id[0] == "Q" and id[1:].isdigit() else None
        yield Actor(id, actor["type"], name, names, mentions, wikidata, actor.get("part_of"))


def _mention(article: Article, text: str) -> Mention:
    start = article.text.index(text)
    return Mention(start, start + len(text), text)
