"""What the command line says to people: messages and progress on stderr, tables on stdout. The one door to rich."""

from __future__ import annotations

import logging
import os
import re
import shutil
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import IO, TypeVar

import click

T = TypeVar("T")

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_STYLES = {
    "contested": "yellow", "denied": "red", "unconfirmed": "magenta", "asserted": "green",
    "denies": "red", "neither": "magenta", "asserts": "green",
}  # fmt: skip
_LEAST = (
    32,
    24,
    16,
)  # columns of a terminal that a folded cell gets, as there is room; below the last it is hard to read
_EVERY = 0.1  # seconds between two updates of a progress line on a terminal
_STEP = 500  # items between two progress lines of a log


@dataclass
class Console:
    """How much the user wants to hear. `quiet` leaves problems alone, `debug` adds tracebacks to them."""

    quiet: bool = False
    debug: bool = False

    def say(self, message: str) -> None:
        """Something good to know."""
        if not self.quiet:
            click.echo(printable(message), err=True)

    def problem(self, message: object) -> None:
        """Something that went wrong: never silenced."""
        click.echo(printable(f"graphkit: {message}"), err=True)

    def listen(self) -> None:
        """From now on says what the library warns of."""
        logging.getLogger("graphkit").handlers = [_Warnings(self)]

    def progress(self, items: Iterable[T], what: str) -> Iterator[T]:
        """The items as they are, counted on stderr: one moving line on a terminal, now and then a line in a log."""
        if self.quiet:
            yield from items
            return
        live, started, shown, count = sys.stderr.isatty(), time.monotonic(), 0.0, 0
        try:
            for count, item in enumerate(items, 1):
                yield item
                now = time.monotonic()
                if live and now - shown >= _EVERY:
                    shown = now
                    rate = count / max(now - started, 1e-9)
                    click.echo(f"\r\x1b[K{what}: {count:,} ({rate:,.0f} a second)", nl=False, err=True)
                elif not live and count % _STEP == 0:
                    click.echo(f"{what}: {count:,}", err=True)
        finally:
            if live and shown:
                click.echo("\r\x1b[K", nl=False, err=True)


class _Warnings(logging.Handler):
    """Passes the library's warnings to a console."""

    def __init__(self, console: Console) -> None:
        super().__init__(logging.WARNING)
        self.console = console

    def emit(self, record: logging.LogRecord) -> None:
        self.console.say(f"graphkit: warning: {record.getMessage()}")


def printable(text: str) -> str:
    """The text without control characters: what an article says must not steer a terminal."""
    return _CONTROL.sub("", text)


def one_line(text: str) -> str:
    """The text on one line, as cells and evidence are shown."""
    return printable(" ".join(text.split()))


def counted(count: int, noun: str) -> str:
    """A number with its noun, in the plural where it takes one."""
    return f"{count:,} {noun}" + "s" * (count != 1)


def coloured() -> bool:
    """Whether stdout takes colour: a terminal, and NO_COLOR is not set (https://no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def styled(word: str, *, colour: bool) -> str:
    """A status or stance in its colour."""
    return click.style(word, fg=_STYLES.get(word)) if colour else word


def table(columns: Sequence[str], rows: Iterable[Sequence[str]], stream: IO[str]) -> None:
    """A plain table, its columns aligned by display width: marks over letters take none.

    On a terminal it fits the width and folds long cells, or has one block a row where there are too many columns for
    that; elsewhere nothing is folded. Nothing is cut, reordered or reshaped: Arabic is the terminal's work.
    """
    from rich.cells import cell_len

    lines = [[one_line(cell) for cell in row] for row in rows]
    sizes = [[cell_len(cell) for cell in line] for line in (columns, *lines)]
    widths = [max(column) for column in zip(*sizes, strict=True)]
    if stream.isatty():
        room = shutil.get_terminal_size().columns - 2 * (len(columns) - 1)
        for least in ([min(width, least) for width in widths] for least in _LEAST):
            if sum(least) <= room:
                _fitted(columns, least, lines, stream)
                return
        _blocks(columns, lines, stream)
        return
    for line, size in zip((columns, *lines), sizes, strict=True):
        padded = (cell + " " * (width - own) for cell, own, width in zip(line, size, widths, strict=True))
        stream.write("  ".join(padded).rstrip() + "\n")


def _blocks(columns: Sequence[str], lines: Iterable[Sequence[str]], stream: IO[str]) -> None:
    """Writes one block a row, one line a cell that holds anything."""
    width = max(map(len, columns))
    for number, line in enumerate(lines):
        stream.write("\n" * (number > 0))
        for column, cell in zip(columns, line, strict=True):
            if cell:
                name = click.style(column, bold=True) if coloured() else column
                stream.write(f"{name}{' ' * (width - len(column))}  {cell}\n")


def _fitted(columns: Sequence[str], least: Sequence[int], lines: Iterable[Sequence[str]], stream: IO[str]) -> None:
    """Writes a table that fits the terminal."""
    from rich.console import Console as Terminal
    from rich.table import Table
    from rich.text import Text

    grid = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    for column, width in zip(columns, least, strict=True):
        grid.add_column(column, overflow="fold", min_width=width)
    for line in lines:
        grid.add_row(*map(Text, line))
    terminal = Terminal(
        width=shutil.get_terminal_size().columns, no_color=not coloured(), force_terminal=coloured(), highlight=False,
        markup=False, legacy_windows=False,
    )  # fmt: skip
    with terminal.capture() as captured:
        terminal.print(grid)
    for line in captured.get().splitlines():
        stream.write(line.rstrip() + "\n")
