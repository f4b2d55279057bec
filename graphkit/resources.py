"""Finds the files that ship with graphkit, in a checkout and in an installed wheel alike.

`cypher/` and `schemas/` are top-level folders of a checkout and `graphkit/data/…` of a wheel; lexicons are always
package data, and so are models.
"""

from __future__ import annotations

from pathlib import Path

from graphkit.errors import DataError

_PACKAGE = Path(__file__).resolve().parent


def folder(name: str) -> Path:
    """The folder `cypher`, `schemas`, `lexicons` or `models`. Raises DataError where the installation lacks it."""
    for candidate in (_PACKAGE / "data" / name, _PACKAGE / name, _PACKAGE.parent / name):
        if candidate.is_dir():
            return candidate
    raise DataError(f"this installation of graphkit lacks its folder {name!r}; reinstall the package")
