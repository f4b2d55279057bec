"""What the benchmarks share: the corpus, the middle and spread of several rounds, and Markdown tables."""

from __future__ import annotations

import json
import platform
import statistics
import sys
from collections.abc import Sequence
from importlib.metadata import version
from os import cpu_count
from pathlib import Path

from graphkit.document import Article


def corpus(path: Path, limit: int) -> list[Article]:
    """The first `limit` articles of JSON Lines with id, title, text, published and outlet. Ends the program with a
    clear message where there are none."""
    if not path.is_file():
        sys.exit(f"no corpus at {path}: give a JSON Lines file of articles with id, title, text, published, outlet")
    articles: list[Article] = []
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if len(articles) == limit:
                break
            try:
                row = json.loads(line)
                text = "\n".join(part for part in (row.get("title"), row["text"]) if part)
            except (ValueError, KeyError, AttributeError) as error:
                sys.exit(f"{path}, line {number}: no article: {error!r}")
            published = row.get("published")
            articles.append(
                Article(
                    str(row.get("id", number)),
                    f"{path.name}:{number}",
                    text,
                    title=row.get("title"),
                    outlet_name=row.get("outlet"),
                    url=row.get("url"),
                    published=published and published[:10],
                    published_basis="given" if published else None,
                )
            )
    if not articles:
        sys.exit(f"{path} holds no article")
    return articles


def spread(values: Sequence[float], form: str = ",.0f") -> str:
    """Median, with the lowest and highest."""
    middle, low, high = (format(v, form) for v in (statistics.median(values), min(values), max(values)))
    return f"{middle} ({low}–{high})"


def table(title: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Prints a Markdown table; all columns but the first are figures."""
    print(f"\n## {title}\n")
    print("| " + " | ".join(head) + " |")
    print("| --- |" + " ---: |" * (len(head) - 1))
    for row in rows:
        print("| " + " | ".join(row) + " |")


def circumstances(articles: Sequence[Article], *packages: str) -> None:
    """Prints what the figures belong to: the texts, the machine and the versions."""
    letters = sum(len(a.text) for a in articles)
    versions = ", ".join(f"{name} {version(name)}" for name in ("graphkit", *packages))
    print(f"{len(articles):,} articles, {letters:,} characters; {versions}; Python {platform.python_version()}, "
          f"{platform.machine()}, {cpu_count()} processors.")  # fmt: skip
