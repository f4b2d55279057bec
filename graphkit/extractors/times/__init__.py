"""Finds and resolves time expressions: what they say, and when that is."""

from __future__ import annotations

from graphkit.extractors.times.extractor import Times

__all__ = ["Times"]
