"""Scores `graphkit.resolve` on suites of dates: python benchmarks/times_suites.py NAME=SUITE.jsonl…

A line of a suite is {"id", "text", "reference", "expected": [{"start_char", "end_char", "value_start", "value_end",
"grain", "alternatives"}]}. Cases on which a suite has another convention than graphkit are told, with the reason, in
`times_conventions.toml` under the suite's name; figures are given with and without them, and what is listed though it
agrees, or differs though it is not listed, is named.
"""

from __future__ import annotations

import json
import sys
import tomllib
from datetime import datetime
from pathlib import Path
from typing import Any

from graphkit import resolve

_SIZES = {"second": 16, "minute": 16, "hour": 13}
"""Characters of an ISO date-time that say it at a grain; of a date ten do."""


def _at(value: str | None, grain: str) -> str | None:
    return None if value is None else (value if "T" in value else f"{value}T00:00:00")[: _SIZES.get(grain, 10)]


def agrees(expected: dict[str, Any], found: list[tuple[int, int, str | None, str | None]]) -> bool:
    """Whether the time that overlaps the expected one most starts where it should, or ends where only that is told."""

    def overlap(time: tuple[int, int, str | None, str | None]) -> int:
        return min(time[1], int(expected["end_char"])) - max(time[0], int(expected["start_char"]))

    best = max(found, key=overlap, default=None)
    if best is None or overlap(best) <= 0:
        return False
    for one in expected.get("alternatives") or [expected]:
        grain = one.get("grain") or expected.get("grain") or "day"
        wanted, until = _at(one.get("value_start"), grain), _at(one.get("value_end"), grain)
        first, last = _at(best[2], grain), _at(best[3], grain)
        if first == wanted if wanted else until in (first, last):
            return True
    return False


def main() -> None:
    conventions = tomllib.loads(Path(__file__).with_name("times_conventions.toml").read_text("utf-8"))
    for argument in sys.argv[1:]:
        name, _, path = argument.partition("=")
        listed = conventions.get(name, {}).get("start", {})
        valued, differ = 0, set()
        for line in Path(path).read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            reference = row.get("reference")
            times = resolve(row["text"], datetime.fromisoformat(reference) if reference else None)
            found = [(t.start, t.end, t.from_, t.to) for t in times]
            for expected in row["expected"]:
                if expected.get("value_start") or expected.get("value_end"):
                    valued += 1
                    if not agrees(expected, found):
                        differ.add(row["id"])
        own = valued - len(listed)
        right = valued - len(differ)
        print(f"{name}: start {right / valued:.3f} of {valued}; {(own - len(differ - set(listed))) / own:.3f} of {own} "
              f"without {len(listed)} of another convention")  # fmt: skip
        print(f"  differ: {' '.join(sorted(differ - set(listed))) or 'none'}; "
              f"listed but agree: {' '.join(sorted(set(listed) - differ)) or 'none'}")  # fmt: skip


if __name__ == "__main__":
    main()
