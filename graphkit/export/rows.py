"""Rows of named values in the forms that the command line writes: table, JSON Lines, CSV and Markdown."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import IO, Any, Literal

from graphkit.console import one_line, table

Form = Literal["table", "json", "csv", "markdown"]
Row = Mapping[str, Any]

_MARKDOWN = re.compile(r"([\\`*_\[\]<>|#])")


def plain(value: Any) -> Any:
    """A value as JSON has it: days and times as ISO text."""
    if isinstance(value, date) or hasattr(value, "isoformat"):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(item) for item in value]
    return value


def cell(value: Any) -> str:
    """A value as one cell of a table: nothing for none, lists with semicolons, a map as `key=value`."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Mapping):
        return ", ".join(f"{key}={cell(item)}" for key, item in value.items() if item is not None)
    if isinstance(value, list | tuple):
        return "; ".join(map(cell, value))
    return str(plain(value))


def escaped(text: str) -> str:
    """The text on one line, with what Markdown or HTML would read as a sign of its own made harmless."""
    return _MARKDOWN.sub(r"\\\1", one_line(text))


def json_line(row: Row) -> str:
    """A row as one line of JSON."""
    return json.dumps(plain(row), ensure_ascii=False, separators=(",", ":"))


def write(rows: Iterable[Row], form: Form, stream: IO[str], columns: Sequence[str] = ()) -> int:
    """Writes the rows in a form and returns how many; `columns` name the keys to show, else the first row's.

    JSON Lines come one by one and with all their keys; the other forms need the columns first.
    """
    if form == "json":
        count = 0
        for row in rows:
            stream.write(json_line(row) + "\n")
            count += 1
        return count
    listed = list(rows)
    columns = (columns or list(listed[0])) if listed else ()
    cells = [[cell(row.get(column)) for column in columns] for row in listed]
    if form == "csv":
        writer = csv.writer(stream, lineterminator="\n")
        if columns:
            writer.writerow(columns)
        writer.writerows(cells)
    elif not columns:
        return 0
    elif form == "markdown":
        lines = [columns, ["---"] * len(columns), *([escaped(c) for c in row] for row in cells)]
        stream.writelines("| " + " | ".join(line) + " |\n" for line in lines)
    else:
        table([column.replace("_", " ") for column in columns], cells, stream)
    return len(listed)
