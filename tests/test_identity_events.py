"""Event coreference across articles: which tellings are one event, whatever the order in which they arrive."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.identity.events import LocalEvent, cluster, members

PAIRS = tomllib.loads((Path(__file__).parent / "cases" / "event_identity.toml").read_text(encoding="utf-8"))["pair"]


def telling(case: dict[str, Any], i: int) -> LocalEvent:
    def of(key: str, default: Any) -> Any:
        value = case.get(key, default)
        return value[i] if isinstance(value, list) else value

    start = date.fromisoformat(of("from", "")) if of("from", "") else None
    return LocalEvent(
        article=of("article", f"a{i}"),
        event=f"e{i}",
        type=of("type", ""),
        published=date.fromisoformat(of("published", "")) if of("published", "") else None,
        from_=start,
        to=start + timedelta(days=1) if start else None,
        modality=of("modality", "actual"),
        participants=frozenset((p.split(":")[0], p.split(":")[1]) for p in of("participants", [])),
        triggers=tuple(of("triggers", [])),
    )


@pytest.mark.parametrize("case", PAIRS, ids=[case["why"] for case in PAIRS])
def test_two_tellings_are_one_event_only_when_type_participants_and_time_agree(case: dict[str, Any]) -> None:
    for order in ([0, 1], [1, 0]):
        found = cluster([telling(case, i) for i in order])
        assert (len(found) == 1) == case["one"]


DAY = date(2024, 11, 10)

tellings = st.builds(
    LocalEvent,
    article=st.sampled_from([f"a{i}" for i in range(6)]),
    event=st.sampled_from([f"e{i}" for i in range(4)]),
    type=st.sampled_from(["call", "attack"]),
    published=st.dates(date(2024, 11, 1), date(2024, 11, 20)) | st.none(),
    modality=st.sampled_from(["actual", "planned"]),
    participants=st.frozensets(st.tuples(st.sampled_from("abcd"), st.sampled_from(["agent", "target"])), max_size=3),
    triggers=st.just(("قصف",)),
)


@given(st.lists(tellings, max_size=20, unique_by=lambda e: (e.article, e.event)), st.randoms())
def test_the_result_does_not_depend_on_the_order_of_arrival(events: list[LocalEvent], random: Any) -> None:
    shuffled = list(events)
    random.shuffle(shuffled)
    assert members(cluster(events)) == members(cluster(shuffled))


@given(st.lists(tellings, max_size=20, unique_by=lambda e: (e.article, e.event)))
def test_every_telling_is_in_exactly_one_event_with_a_score(events: list[LocalEvent]) -> None:
    found = cluster(events)
    assert sorted((e.article, e.event) for c in found for e, _ in c.members) == sorted(
        (e.article, e.event) for e in events
    )
    assert all(0 < score <= 1 for c in found for _, score in c.members)


def test_the_most_exact_date_and_the_commonest_role_win() -> None:
    def visit(article: str, role: str, days: int | None) -> LocalEvent:
        to = DAY + timedelta(days=days) if days else None
        return LocalEvent(
            article, "e", "visit", DAY, DAY if days else None, to, participants=frozenset({("x", role)}),
            triggers=("زيارة",),
        )  # fmt: skip

    (only,) = cluster([visit("a", "agent", None), visit("b", "agent", 7), visit("c", "party", 1)])
    assert only.dated is not None and only.dated.article == "c"
    assert only.participants == [("x", "agent")]
