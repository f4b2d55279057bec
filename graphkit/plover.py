"""The PLOVER code of an event type, by the table `schemas/plover.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

from graphkit.resources import folder


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads((folder("schemas") / "plover.toml").read_text(encoding="utf-8"))


def plover(event_type: str) -> str | None:
    """The code ("CONSULT-phone"), None for the types that PLOVER has no code for (denial, election, …)."""
    code: str | None = _table()["types"].get(event_type)
    return code


def types() -> frozenset[str]:
    """Every type of event there is, with a code or without."""
    return frozenset(_table()["types"]) | frozenset(_table()["uncoded"])
