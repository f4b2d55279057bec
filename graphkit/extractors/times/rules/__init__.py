"""What the rules of the time grammar make: from the labelled parts of a match to its meaning."""

from __future__ import annotations

from graphkit.extractors.times.rules import amounts, clock, days, feasts, hijri, periods, runs
from graphkit.extractors.times.rules.registry import BUILDERS

__all__ = ["BUILDERS", "amounts", "clock", "days", "feasts", "hijri", "periods", "runs"]
