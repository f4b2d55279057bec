"""Cypher statements: files, one statement each, that say in their first lines what they are for and what they take.

    // Everything that a source says about any event, in the order of publication
    // :param source actor  who: a name or an id
    // :param stance string = null  only asserts, denies or neither
    MATCH …

The file's name is the statement's name. Values are parameters; nothing is ever put into the text of a statement.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from graphkit.errors import DataError, GraphkitError, UsageError
from graphkit.resources import folder

TYPES = ("string", "date", "int", "strings", "actor")
"""The types of a parameter. `actor` is an id, which people may give as a name."""

_PARAMETER = re.compile(
    r"""//\s*:param\s+(?P<name>\w+)\s+(?P<type>\w+)
        (?:\s*=\s*(?P<default>'[^']*'|"[^"]*"|\S+))?
        (?:\s+(?P<explanation>.*))?$""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value that a statement takes. Without a default it is required; a default of None leaves it out."""

    name: str
    type: str
    explanation: str
    default: Any = None
    required: bool = True


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement: `purpose` in one line, `text` in Cypher, comments and all."""

    name: str
    purpose: str
    text: str
    parameters: tuple[Parameter, ...] = ()


def parse(path: Path) -> Statement:
    """The statement of a file of the user's. Raises UsageError that names the file and line."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(f"{path}: is not UTF-8; save it as UTF-8") from error
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror}") from error
    return parse_text(path.stem, text, str(path))


def parse_text(name: str, text: str, source: str = "the query") -> Statement:
    """The statement of a text. Raises UsageError that names `source` and the line."""
    return _parse(name, text, source, UsageError)


def reading() -> Mapping[str, Statement]:
    """The named queries, by name. Raises DataError where one is broken."""
    return _folder("read")


def writing() -> Mapping[str, Statement]:
    """The statements that write, by name."""
    return _folder("write")


def internal() -> Mapping[str, Statement]:
    """The statements with which the store reads its own state, by name."""
    return _folder("internal")


def placeholders(text: str) -> set[str]:
    """The names of the parameters that a text uses, as `$name`."""
    return set(re.findall(r"\$(\w+)", text))


@cache
def _folder(name: str) -> Mapping[str, Statement]:
    files = sorted((folder("cypher") / name).glob("*.cypher"))
    return MappingProxyType(
        {f.stem: _parse(f.stem, f.read_text(encoding="utf-8"), str(f), DataError, strict=True) for f in files}
    )


def _parse(name: str, text: str, source: str, broken: type[GraphkitError], strict: bool = False) -> Statement:
    purpose, parameters = "", []
    lines = text.splitlines()
    for number, line in enumerate(lines, 1):
        line = line.strip()
        if not line.startswith("//"):
            if line:
                break
            continue
        if re.match(r"//\s*:param\b", line):
            parameters.append(_parameter(line, f"{source}, line {number}", broken))
        elif not purpose:
            purpose = line.removeprefix("//").strip()
    if strict and not purpose:
        raise broken(f"{source}, line 1: says not what it is for; begin with `// purpose`")
    if not any(line.strip() and not line.strip().startswith("//") for line in lines):
        raise broken(f"{source}: holds no statement; write one in Cypher below the comments")
    repeated = {p.name for p in parameters if sum(p.name == q.name for q in parameters) > 1}
    if repeated:
        raise broken(f"{source}: declares the parameter {min(repeated)!r} twice")
    return Statement(name, purpose, text, tuple(parameters))


def _parameter(line: str, where: str, broken: type[GraphkitError]) -> Parameter:
    found = _PARAMETER.match(line)
    if not found:
        raise broken(f"{where}: write `// :param name type [= default]  explanation`")
    if found["type"] not in TYPES:
        raise broken(f"{where}: {found['type']!r} is no type; there are {', '.join(TYPES)}")
    default = found["default"]
    try:
        value = None if default is None else _value(default, found["type"])
    except ValueError:
        raise broken(f"{where}: the default {default} is no {found['type']}") from None
    return Parameter(found["name"], found["type"], found["explanation"] or "", value, default is None)


def _value(text: str, kind: str) -> Any:
    if text == "null":
        return None
    bare = text[1:-1] if text[0] in "'\"" and text[-1] == text[0] and len(text) > 1 else text
    if kind == "int":
        return int(bare)
    if kind == "date":
        return date.fromisoformat(bare)
    return [part.strip() for part in bare.split(",") if part.strip()] if kind == "strings" else bare
