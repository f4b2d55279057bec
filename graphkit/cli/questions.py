"""The questions of `graphkit query`: finding one by name or file, describing it, and reading its parameters."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from graphkit.annotations import ActorType, Stance, Status
from graphkit.errors import ReadOnlyViolation, StoreError, StoreUnreachable, UsageError
from graphkit.export.days import first_day, last_day

if TYPE_CHECKING:
    from graphkit.graph.statements import Parameter, Statement
    from graphkit.graph.store import Store

_UNTIL = {"to", "until", "as_of", "day"}
"""Parameters in which a year or month stands for its last day."""


def statement(name: str) -> Statement:
    """The named query, or the one in a file or on standard input. Raises UsageError with the nearest names."""
    from graphkit.graph import statements

    if name == "-":
        try:
            return statements.parse_text("-", sys.stdin.buffer.read().decode("utf-8-sig") if sys.stdin else "")
        except UnicodeDecodeError:
            raise UsageError("-: is not UTF-8; save it as UTF-8") from None
    named = statements.reading()
    if name in named:
        return named[name]
    path = Path(name)
    if path.is_file():
        return statements.parse(path)
    near = get_close_matches(name, named, 3, 0.5)
    hint = f"did you mean {' or '.join(near)}?" if near else "`graphkit query` lists them"
    raise UsageError(f"no query or file is called {name!r}; {hint}")


def ask(question: Statement, called: str, store: Store, pairs: Iterable[str]) -> list[dict[str, Any]]:
    """The rows of a query. Raises UsageError for its parameters, StoreError that names the query for the rest."""
    wanted = values(question, pairs, store)
    try:
        return store.read(question.text, **wanted)
    except (StoreUnreachable, ReadOnlyViolation):
        raise
    except StoreError as error:
        problem = str(error).removeprefix(f"{store.address}: ")
        remedy = "give it with -p NAME=VALUE" if "xpected parameter" in problem else "correct the query or its values"
        raise StoreError(f"{called}: {problem}; {remedy}") from error


def catalogue() -> str:
    """Every named query with its purpose, one a line."""
    from graphkit.graph.statements import reading

    named = reading()
    width = max(map(len, named), default=0)
    return "\n".join(f"{name:<{width}}  {named[name].purpose}" for name in sorted(named))


def description(query: Statement, called: str) -> str:
    """What the query is for, its parameters, and how to ask it by what it was called."""
    lines = [query.purpose, ""]
    example = f"graphkit query {called}"
    for parameter in query.parameters:
        default = "required" if parameter.required else f"default {_shown(parameter.default)}"
        lines.append(f"  {parameter.name}  {parameter.type}, {default}: {parameter.explanation}")
        example += f" -p {parameter.name}=…" if parameter.required else ""
    return "\n".join([*lines, *([""] if query.parameters else []), example])


def _shown(value: Any) -> str:
    return "none" if value is None else str(value)


def values(query: Statement, pairs: Iterable[str], store: Store) -> dict[str, Any]:
    """The parameters of a query from KEY=VALUE texts, with its defaults. Raises UsageError.

    A query that declares none, as a user's own may, takes any, as text.
    """
    given: dict[str, str] = {}
    for pair in pairs:
        key, equals, value = pair.partition("=")
        if not equals or not key:
            raise UsageError(f"-p {pair}: write KEY=VALUE")
        given[key] = value
    declared = {p.name: p for p in query.parameters}
    if not declared:
        return dict(given)
    for unknown in given.keys() - declared.keys():
        raise UsageError(f"{query.name} has no parameter {unknown!r}; it has {', '.join(declared)}")
    missing = [p.name for p in declared.values() if p.required and p.name not in given]
    if missing:
        raise UsageError(f"{query.name} needs -p {' -p '.join(f'{name}=…' for name in missing)}")
    found = {name: _value(p, given[name], store) if name in given else p.default for name, p in declared.items()}
    for name in given:
        _choose(query, name, found[name])
    start, end = found.get("from"), found.get("to")
    if isinstance(start, date) and isinstance(end, date) and start > end:
        raise UsageError(f"-p from={given['from']} is after -p to={given['to']}")
    return found


def _choose(query: Statement, name: str, value: Any) -> None:
    """Refuses a value that a named query could not find anything by. Raises UsageError."""
    from graphkit.graph.statements import reading
    from graphkit.plover import types

    of_actors = name == "type" and query.name in ("actors", "most-named")
    choices = {
        "stance": get_args(Stance), "statuses": get_args(Status), "types": types(),
        "type": get_args(ActorType) if of_actors else types(),
    }.get(name)  # fmt: skip
    if choices and reading().get(query.name) == query:
        for one in value if isinstance(value, list) else [value]:
            if one not in choices:
                raise UsageError(f"-p {name}={one}: no such value; there are {', '.join(sorted(choices))}")


def _value(parameter: Parameter, text: str, store: Store) -> Any:
    from graphkit.export.whom import find

    try:
        if parameter.type == "date":
            return (last_day if parameter.name in _UNTIL else first_day)(text)
        if parameter.type == "int":
            return int(text)
    except ValueError:
        raise UsageError(f"-p {parameter.name}={text}: no {parameter.type}") from None
    if parameter.type == "strings":
        return [part.strip() for part in text.split(",") if part.strip()]
    return find(store, text).id if parameter.type == "actor" else text
