"""Judgements on who is who as people make them: by names or ids, with what is wrong told as usage errors."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import TYPE_CHECKING

from graphkit.console import counted
from graphkit.errors import UsageError
from graphkit.export.whom import find
from graphkit.extractors.actors.slugs import slug
from graphkit.graph.judge import judge, judgements
from graphkit.graph.statements import internal
from graphkit.identity.actors import is_wikidata, listed
from graphkit.identity.judgements import Judgement

if TYPE_CHECKING:
    from graphkit.graph.store import Store


def merge(store: Store, actor: str, into: str, by: str | None, reason: str | None) -> str:
    """Judges that one actor is another; returns what was done. A split that set the one apart from the other ends."""
    judged = judgements(store)
    one = find(store, actor).id
    other = judged.canonical(into) if _free(into) else find(store, into).id
    ended = [j for j in judged.active if j.kind == "split" and (j.into, judged.canonical(j.actor)) == (one, other)]
    if one == other:
        return f"{one} is {other} already"
    touched = judge(store, [] if ended else [Judgement("merge", one, other, by=by, reason=reason)], ended)
    return f"{one} is {other} now; {counted(touched, 'article')} touched"


def unmerge(store: Store, actor: str, other: str) -> str:
    """Takes back that one actor is another. Raises UsageError where nobody judged so."""
    judged = judgements(store)
    for one, two in ((actor, other), (other, actor)):
        merges = [j for j in judged.active if j.kind != "split" and j.actor in (one, slug(one))]
        if merges and judged.canonical(merges[0].actor) == find(store, two).id:
            touched = judge(store, [], merges)
            return f"{merges[0].actor} is not {merges[0].into} any more; {counted(touched, 'article')} touched"
    raise UsageError(f"{actor!r} and {other!r} were not merged; `graphkit actors judgements` lists what was, by id")


def split(
    store: Store, actor: str, articles: Sequence[str], new: str | None, by: str | None, reason: str | None
) -> str:
    """Judges that an actor is somebody else in some articles. Raises UsageError for those that do not speak of it."""
    one = find(store, actor).id
    there = {row["article"] for row in store.read(internal()["mentions-of-actors"].text, ids=[one])}
    if missing := sorted(set(articles) - there):
        raise UsageError(f"the article {missing[0]!r} does not speak of {one}; `graphkit articles` lists the ids")
    key = "\0".join(sorted(articles))
    into = new or f"{one}~{hashlib.sha256(key.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}"
    if into == one:
        raise UsageError(f"{one} cannot be split from itself; give another id after --as")
    touched = judge(store, [Judgement("split", one, into, tuple(sorted(set(articles))), by, reason)])
    return f"{one} is {into} in {counted(touched, 'article')}"


def undo(store: Store, ids: Sequence[str]) -> int:
    """Takes judgements back; returns how many articles that touched. Raises UsageError for ids that are none."""
    active = {j.id: j for j in judgements(store).active}
    if unknown := [i for i in ids if i not in active]:
        raise UsageError(f"{unknown[0]!r} is no judgement in force; `graphkit actors judgements` lists them")
    return judge(store, [], [active[i] for i in dict.fromkeys(ids)])


def _free(identity: str) -> bool:
    """Whether an id means somebody whether or not the store has him."""
    return is_wikidata(identity) or listed(identity) is not None
