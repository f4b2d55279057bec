"""Which store, and how to reach it: from the environment, else from `graphkit.toml`, else the embedded one.

    [store]
    uri = "neo4j://db.example.org:7687"
    user = "neo4j"
    database = "news"
    home = ".graphkit"

A password may stand there too; the environment (`GRAPHKIT_PASSWORD`) is the better place for it.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from graphkit.errors import UsageError

FILE = "graphkit.toml"
_TABLE = "store"
_SCHEMES = frozenset({"bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc"})
_DEFAULT_HOME = ".graphkit"


@dataclass(frozen=True, slots=True)
class Settings:
    """`uri` of a Neo4j server, None for the embedded store, whose data then lies under `home`.

    `database` None means the server's own default. `password` never shows in a repr.
    """

    uri: str | None = None
    user: str = "neo4j"
    password: str | None = field(default=None, repr=False)
    database: str | None = None
    home: Path = Path(_DEFAULT_HOME)

    @classmethod
    def load(cls, folder: Path | None = None, environment: Mapping[str, str] | None = None) -> Settings:
        """The settings of a working folder (default: the current one) and an environment (default: the process's).

        An empty value counts as none. Raises UsageError that names the file and line of what cannot be meant.
        """
        environment = os.environ if environment is None else environment
        folder = Path() if folder is None else folder
        values: dict[str, str] = {}
        home = folder / _DEFAULT_HOME
        if (folder / FILE).is_file():
            values = _of_file(folder / FILE)
            # A home named in a file lies beside the file.
            home = folder / values.get("home", _DEFAULT_HOME)
        if uri := values.get("uri"):
            _check_uri(uri, str(folder / FILE))
        for name in _NAMES:
            if given := environment.get(f"GRAPHKIT_{name.upper()}"):
                values[name] = given
        if "home" in values and environment.get("GRAPHKIT_HOME"):
            home = Path(values["home"]).expanduser()
        if uri := environment.get("GRAPHKIT_URI"):
            _check_uri(uri, "GRAPHKIT_URI")
        values.pop("home", None)
        return cls(**values, home=home)


_NAMES = tuple(f.name for f in fields(Settings))


def _of_file(path: Path) -> dict[str, str]:
    try:
        text = path.read_text(encoding="utf-8-sig")
        data = tomllib.loads(text)
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{path}: is not UTF-8; save it as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{path}{_line_of(error, text)}: {_problem(error)}; correct it or remove the file") from error
    table = data.get(_TABLE, {})
    if not isinstance(table, dict):
        raise UsageError(f"{path}{_line(text, _TABLE)}: {_TABLE} is no table; write [{_TABLE}]")
    for name in data:
        if name in _NAMES:
            raise UsageError(f"{path}{_line(text, name)}: {name} stands outside of [{_TABLE}]; put it below that line")
        if name != _TABLE:
            raise UsageError(f"{path}{_line(text, name)}: {name!r} is no table of graphkit's; write [{_TABLE}]")
    for name, value in table.items():
        if name not in _NAMES:
            raise UsageError(f"{path}{_line(text, name)}: {name!r} is no setting; there are {', '.join(_NAMES)}")
        if not isinstance(value, str):
            raise UsageError(f"{path}{_line(text, name)}: {name} is no text; put it in quotation marks")
    return {name: value for name, value in table.items() if value}


def _check_uri(uri: str, where: str) -> None:
    try:
        parts = urlsplit(uri)
        known = parts.scheme in _SCHEMES and bool(parts.hostname) and parts.port != 0
    except ValueError:
        known = False
    if not known:
        raise UsageError(f"{where}: {uri!r} is no address of a Neo4j; write neo4j://host:7687 or bolt://host:7687")


def _line(text: str, key: str) -> str:
    """Where a key stands, as a message says it."""
    for number, line in enumerate(text.splitlines(), 1):
        if re.match(rf"\s*\[?[\"']?{re.escape(key)}[\"']?\s*[=.\]]", line):
            return f", line {number}"
    return ""


def _line_of(error: Any, text: str) -> str:
    """Where the parser stopped: it tells the line in its message, or that it came to the end."""
    found = re.search(r"line (\d+)", str(error))
    return f", line {found[1]}" if found else f", line {max(1, len(text.splitlines()))}"


def _problem(error: Exception) -> str:
    return re.sub(r"\s*\(at [^)]*\)", "", str(error)) or "is no TOML"
