"""What `graphkit doctor` checks. A check says what it found, or raises what is wrong with its remedy."""

from __future__ import annotations

import platform
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from importlib import metadata

from graphkit import __version__
from graphkit.errors import DataError, GraphkitError, StoreError

Check = Callable[[], str]

_PACKAGES = (
    "spacy", "numpy", "python-crfsuite", "dateparser", "neo4j", "arcadedb", "jsonschema-rs", "rdflib", "pyoxigraph",
    "rich", "click",
)  # fmt: skip


def checks() -> Iterator[tuple[str, Check]]:
    """Every check with its name, in the order in which they build on each other."""
    yield "versions", _versions
    yield "lexicons", _lexicons
    yield "schemas", _schemas
    yield "statements", _statements
    yield "tagger", _tagger
    yield "extraction", _extraction
    with ExitStack() as stack:
        yield from _store(stack)


def _versions() -> str:
    found = [f"graphkit {__version__}", f"Python {platform.python_version()}"]
    missing = []
    for package in _PACKAGES:
        try:
            found.append(f"{package} {metadata.version(package)}")
        except metadata.PackageNotFoundError:
            missing.append(package)
    if missing:
        raise GraphkitError(f"not installed: {', '.join(missing)}; run `pip install graphkit` again")
    return ", ".join(found)


def _lexicons() -> str:
    import tomllib

    from graphkit.resources import folder

    files = sorted((folder("lexicons") / "ar").glob("*.toml"))
    for file in files:
        try:
            tomllib.loads(file.read_text(encoding="utf-8"))
        except ValueError as error:
            raise DataError(f"{file}: {error}; reinstall the package") from error
    if not files:
        raise DataError("there are none; reinstall the package")
    return f"{len(files)} files"


def _schemas() -> str:
    import json

    from graphkit.resources import folder

    schema = json.loads((folder("schemas") / "record.schema.json").read_text(encoding="utf-8"))
    return str(schema.get("title", "record.schema.json"))


def _statements() -> str:
    from graphkit.graph import statements

    return f"{len(statements.reading())} to read, {len(statements.writing())} to write"


def _tagger() -> str:
    from graphkit.extractors.actors.tagger import model
    from graphkit.extractors.actors.tagger.words import word_table

    return f"{len(model().labels)} labels, {len(word_table().counts):,} words"


def _extraction() -> str:
    from graphkit.pipeline import extractors

    return f"{len(extractors())} extractors"


def _store(stack: ExitStack) -> Iterator[tuple[str, Check]]:
    """The checks of the store; without one the later ones fail with the same reason."""
    from graphkit.graph import migrations
    from graphkit.graph.connect import open_store
    from graphkit.graph.load import load
    from graphkit.graph.store import Store

    opened: list[Store] = []

    def store() -> Store:
        if not opened:
            raise StoreError("not checked, for want of a store")
        return opened[0]

    def reachable() -> str:
        opened.append(stack.enter_context(open_store()))
        return f"{store().server} at {store().address}"

    def current() -> str:
        if waiting := migrations.pending(store()):
            raise StoreError(f"{len(waiting)} migrations wait; run `graphkit schema apply`")
        return f"version {migrations.current(store())}"

    def writable() -> str:
        load(store(), ())
        return "yes"

    yield "store", reachable
    yield "schema", current
    yield "writable", writable
