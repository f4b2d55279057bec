"""Which files the given paths mean, and the id of each."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from graphkit.errors import InputError

SUFFIXES = frozenset({".txt", ".jsonl", ".ndjson", ".json"})
"""What is read of a folder. A file that is named itself is read whatever it is called."""


def expand(paths: Iterable[str], stdin: str) -> Iterator[Path | str | InputError]:
    """The files that paths mean, each once: folders give theirs, sorted, with those of their folders."""
    seen: set[Path] = set()
    for given in paths:
        path = Path(given)
        found: list[Path | InputError] = []
        if given == stdin:
            yield given
            continue
        try:
            if path.is_dir():
                found = list(_inside(path))
                if not found:
                    yield InputError(given, "holds no .txt, .jsonl or .json file", remedy="name the files themselves")
            elif path.exists():
                found = [path]
            else:
                yield InputError(given, "does not exist", remedy="check the path")
        except (OSError, ValueError) as error:
            found = []
            yield InputError(
                given, f"cannot be read: {getattr(error, 'strerror', None) or error}", remedy="check the path"
            )
        for file in found:
            if isinstance(file, InputError):
                yield file
            elif (real := file.resolve()) not in seen:
                seen.add(real)
                yield file


def _inside(folder: Path) -> Iterator[Path | InputError]:
    unreadable: list[OSError] = []
    for root, folders, files in os.walk(folder, onerror=unreadable.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith(".") and Path(name).suffix.lower() in SUFFIXES:
                yield Path(root) / name
    for error in unreadable:
        yield InputError(str(error.filename), f"cannot be listed: {error.strerror}", remedy="check its permissions")


def ids(paths: Iterable[Path]) -> dict[Path, str]:
    """The id of each file: its name without suffix, and as much of its folders as tells it from the others.

    Only files of one folder that differ in nothing but their suffix keep it.
    """
    stems = {path: path.resolve().with_suffix("") for path in paths}
    alike = Counter(stems.values())
    whole = {path: (path.resolve() if alike[stem] > 1 else stem).parts[1:] for path, stem in stems.items()}
    depth = dict.fromkeys(whole, 1)
    while True:
        named: dict[tuple[str, ...], list[Path]] = {}
        for path, parts in whole.items():
            named.setdefault(parts[-depth[path] :], []).append(path)
        doubtful = [path for group in named.values() if len(group) > 1 for path in group]
        doubtful = [path for path in doubtful if depth[path] < len(whole[path])]
        if not doubtful:
            return {path: "/".join(parts[-depth[path] :]) for path, parts in whole.items()}
        for path in doubtful:
            depth[path] += 1
