"""The table of builders that grammar rules name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

Parts = Mapping[str, Any]
"""The labelled parts of a match."""
BUILDERS: dict[str, Callable[[Parts], Any]] = {}


def builder(function: Callable[[Parts], Any]) -> Callable[[Parts], Any]:
    """Lets grammar rules name a function. It makes a meaning, or None to refuse the match."""
    BUILDERS[function.__name__] = function
    return function
