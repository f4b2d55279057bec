"""Fits the model of who takes part in an event: python tools/train_participants.py ARTICLES GOLD [--out FILE].

ARTICLES and GOLD are JSON Lines of annotated news: an article has `id`, `text`, `outlet`, `published`; its annotation
has `id`, `set` (its story), `actors` (`key`, `surfaces`, `part_of`) and `events` (`type`, `triggers` as [surface,
number of its occurrence], `participants` as [key, role]). The cases are what extraction finds in the articles: each of
its events that shares a trigger with an annotated one of its type, with each actor that may take part. Needs
scikit-learn (`pip install graphkit[train]`). The same articles and the same graphkit give the same file.

--cross-validate instead prints what models that have not seen a story do there; --ablation what they do without each
group of features.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from maxent_training import fit, out_of_fold

from graphkit import pipeline
from graphkit.annotations import Actor, Dating, Event
from graphkit.document import Article, Document
from graphkit.extractors.events.coreference import Coreference
from graphkit.extractors.events.frames import grammar
from graphkit.extractors.events.participation import NONE
from graphkit.extractors.events.participation_features import candidates, features
from graphkit.extractors.events.scene import Scene
from graphkit.lexicon import table

PENALTY = 0.02
"""The inverse strength of the penalty: strong, since features are many and stories few."""
GROUPS = {
    "what the grammar read": r"(rule|reading|filled|mentions|beside)=|.*\|rule=",
    "relatives": r"(of|owns)=",
    "salience and title": r"(rank|title)=",
    "parts in other events": r"(elsewhere|same|other)=",
    "the sentence before": r"(previous|carried|floor)",
    "order and distance": r"(gap|names|first|commas|share)=|.*\|gap=",
    "prepositions, part of speech": r"prep=|.*\|prep=",
    "clauses and speech": r"(borders|own|saying|resuming|relative|quote|speaks|subject)",
}
Span = tuple[int, int]


@dataclass
class Case:
    """An event and an actor as extraction sees them; `label` is None where the gold does not decide."""

    set: str
    article: str
    event: str
    counted: bool
    """Whether the event is the one that the gold's is paired with, so that it counts in the score."""
    actor: str
    features: list[str]
    read: str
    """The role that the grammar gave, empty for none."""
    symmetric: bool
    hits: list[tuple[str, str]]
    """The gold's participants that the actor stands for, or belongs to: key and role."""
    label: str | None


def occurrences(text: str, surface: str) -> list[Span]:
    return [(m.start(), m.start() + len(surface)) for m in re.finditer(f"(?={re.escape(surface)})", text)]


def overlap(a: Span, b: Span) -> int:
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


class Gold:
    """The annotation of one article against what was found in it."""

    def __init__(self, gold: dict[str, Any], found: Document, events: Sequence[Event]) -> None:
        text = found.text
        self.set: str = gold.get("set") or ""
        self.named = {a["key"]: [s for form in a["surfaces"] for s in occurrences(text, form)] for a in gold["actors"]}
        self.part_of = {a["key"]: a.get("part_of") for a in gold["actors"]}
        self.mentions = {a.id: [(m.start, m.end) for m in a.mentions] for a in found.of(Actor)}
        self.participants = sum(len(e["participants"]) for e in gold["events"])
        told = [[occurrences(text, s)[n - 1] for s, n in e["triggers"]] for e in gold["events"]]
        shared = []
        for i, event in enumerate(gold["events"]):
            for j, mine in enumerate(events):
                both = sum(overlap(span, (m.start, m.end)) > 0 for span in told[i] for m in mine.mentions)
                if both and mine.type == event["type"]:
                    shared.append((both, i, j))
        self.paired: dict[str, Any] = {}
        self.nearest: dict[str, Any] = {}
        taken: set[int] = set()
        for _, i, j in sorted(shared, reverse=True):
            self.nearest.setdefault(events[j].id, gold["events"][i])
            if i not in taken and events[j].id not in self.paired:
                taken.add(i)
                self.paired[events[j].id] = gold["events"][i]

    def share(self, key: str | None, actor: str) -> float:
        """The share of an actor's mentions that name the gold's actor."""
        mine, theirs = self.mentions[actor], self.named.get(key or "", [])
        same = sum(any(2 * overlap(a, b) >= min(a[1] - a[0], b[1] - b[0]) for b in theirs) for a in mine)
        return same / len(mine)

    def stands_for(self, key: str, actor: str) -> bool:
        return self.share(key, actor) > 0 or self.share(self.part_of.get(key), actor) > 0

    def label(self, event: dict[str, Any], actor: str) -> str | None:
        """The role of an actor; None where it is named like a participant here and there, or is what one belongs to."""
        best = max(((self.share(key, actor), role) for key, role in event["participants"]), default=(0.0, NONE))
        if best[0] >= 0.5:
            return best[1]
        return None if any(self.stands_for(key, actor) for key, _ in event["participants"]) else NONE


def load(articles: Path, gold: Path) -> Iterator[tuple[dict[str, Any], Document]]:
    marks = {g["id"]: g for g in map(json.loads, gold.read_text(encoding="utf-8").splitlines())}
    for row in map(json.loads, articles.read_text(encoding="utf-8").splitlines()):
        if row["id"] in marks:
            published = (row.get("published") or "")[:10] or None
            yield marks[row["id"]], pipeline.annotate(
                Article(row["id"], str(articles), row["text"], title=row.get("title"), outlet_name=row.get("outlet"),
                        published=published, published_basis="metadata" if published else None),
                until=Dating,
            )  # fmt: skip


def cases(annotated: Sequence[tuple[dict[str, Any], Document]]) -> tuple[list[Case], int, Counter[tuple[str, str]]]:
    """The cases, the number of the gold's participants, and how many of them each event has."""
    found: list[Case] = []
    total, sizes = 0, Counter[tuple[str, str]]()
    coreference = Coreference()
    for marks, read in annotated:
        events = list(coreference(read))
        gold, scene = Gold(marks, read, events), Scene(read, events)
        total += gold.participants
        for event in events:
            theirs = gold.nearest.get(event.id)
            if theirs is None:
                continue
            symmetric = grammar().frames[event.type].symmetric
            if event.id in gold.paired:
                sizes[read.article.id, event.id] = len(gold.paired[event.id]["participants"])
            for actor in candidates(scene, event):
                read_too = next((p.role for p in event.participants if p.actor == actor.id), "")
                hits = [(key, role) for key, role in theirs["participants"] if gold.stands_for(key, actor.id)]
                found.append(
                    Case(gold.set, read.article.id, event.id, event.id in gold.paired, actor.id,
                         features(scene, event, actor)[0], read_too, symmetric, hits, gold.label(theirs, actor.id))
                )  # fmt: skip
    return found, total, sizes


def score(every: Sequence[Case], odds: Sequence[dict[str, float]], total: int, sizes: Counter[tuple[str, str]],
          likely: dict[str, float]) -> str:  # fmt: skip
    """A row of figures: precision, recall, F1, recall with role; then recall and F1 on the events found alone."""
    chosen: dict[tuple[str, str], list[tuple[Case, str]]] = defaultdict(list)
    for case, odd in zip(every, odds, strict=True):
        if case.counted and 1 - odd[NONE] >= likely["read" if case.read else "other"]:
            roles = ["party"] if case.symmetric else ["agent", "target"]
            chosen[case.article, case.event].append((case, max(roles, key=lambda r: odd.get(r, 0.0))))
    said = sum(map(len, chosen.values()))
    right = sum(bool(case.hits) for parts in chosen.values() for case, _ in parts)
    hit = {(event, key) for event, parts in chosen.items() for case, _ in parts for key, _ in case.hits}
    role = {(event, key) for event, parts in chosen.items() for case, r in parts for key, g in case.hits if g == r}
    precision, recall = right / max(said, 1), len(hit) / total
    ceiling = sum(sizes.values()) / total

    def f1(r: float) -> float:
        return 2 * precision * r / (precision + r) if precision + r else 0.0

    return (f"P {precision:.3f} R {recall:.3f} F1 {f1(recall):.3f} role {len(role) / total:.3f} | "
            f"events found: R {recall / ceiling:.3f} F1 {f1(recall / ceiling):.3f} of {ceiling:.3f}")  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--out", type=Path, default=Path("participants.tsv"))
    parser.add_argument("--cross-validate", action="store_true")
    parser.add_argument("--ablation", action="store_true")
    options = parser.parse_args()
    every, total, sizes = cases(list(load(options.articles, options.gold)))
    likely = {name: float(value) for name, value in table("roles")["likely"].items()}
    if not options.cross_validate and not options.ablation:
        known = [c for c in every if c.label is not None]
        fitted = fit([c.features for c in known], [str(c.label) for c in known], c=PENALTY)
        options.out.write_text(fitted.dumps(), encoding="utf-8")
        print(f"{options.out}: {len(known)} cases, {options.out.stat().st_size:,} bytes")
        return
    rule_odds = [{NONE: float(not c.read), c.read: 1.0} for c in every]
    print("found by the grammar", score(every, rule_odds, total, sizes, likely), sep="\t")
    without: dict[str, str | None] = {"all features": None, **(GROUPS if options.ablation else {})}
    for name, pattern in without.items():
        kept = [[f for f in c.features if not (pattern and re.match(pattern, f))] for c in every]
        odds = out_of_fold(kept, [c.label for c in every], [c.set for c in every], c=PENALTY)
        print(
            name if pattern is None else f"without {name}",
            score(every, odds, total, sizes, likely),
            sep="\t",
            flush=True,
        )


if __name__ == "__main__":
    main()
