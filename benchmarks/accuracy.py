"""Scores extraction on hand-made gold: python benchmarks/accuracy.py EVAL_FOLDER [--set news|pages] [--errors [KIND]].

EVAL_FOLDER holds `score.py` and `dev/` (see its GUIDELINES.md). It is not part of the project.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from graphkit.document import Article
from graphkit.pipeline import extract


def articles(path: Path) -> list[Article]:
    read = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        published = row.get("published")
        read.append(
            Article(
                row["id"],
                str(path),
                row["text"],
                title=row.get("title"),
                outlet_name=row.get("outlet"),
                published=published and published[:10],
                published_basis="metadata" if published else None,
            )
        )
    return read


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--set", default="news", choices=["news", "pages"])
    parser.add_argument("--errors", nargs="?", const="", help="list the errors, or those that begin with this kind")
    options = parser.parse_args()
    dev = options.folder / "dev"
    if not (dev / "news.gold.jsonl").is_file():
        sys.exit(f"{dev} holds no news.gold.jsonl: give the folder of the evaluation data")
    read = articles(dev / f"{options.set}.articles.jsonl")
    extract(read[0])
    start = time.perf_counter()
    records = [extract(article) for article in read]
    seconds = time.perf_counter() - start
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        file.write("\n".join(record.dumps() for record in records))
        file.flush()
        command = [sys.executable, str(options.folder / "score.py"), str(dev / f"{options.set}.articles.jsonl"),
                   str(dev / f"{options.set}.gold.jsonl"), file.name]  # fmt: skip
        out = subprocess.run([*command, "--errors"], capture_output=True, text=True, check=True).stdout
    for line in out.splitlines():
        if "\t" not in line or (options.errors is not None and line.split("\t")[1].startswith(options.errors)):
            print(line)
    print(f"{len(read)} articles, {sum(len(a.text) for a in read) / seconds:,.0f} characters a second")


if __name__ == "__main__":
    main()
