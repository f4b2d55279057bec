"""The PLOVER code of an event type, by the table `schemas/plover.toml`."""

from __future__ import annotations

import tomllib
from functools import cache

from graphkit.resources import folder


@cache
def _codes() -> dict[str, str]:
    return dict(tomllib.loads((folder("schemas") / "plover.toml").read_text(encoding="utf-8"))["types"])


def plover(event_type: str) -> str | None:
    """The code ("CONSULT-phone"), None for the types that PLOVER has no code for (denial, election, …)."""
    return _codes().get(event_type)
