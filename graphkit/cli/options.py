"""Options that several verbs take, and the types of their values."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

import click

from graphkit.export.days import first_day, last_day

F = TypeVar("F", bound=Callable[..., Any])


def first(value: str) -> date:
    """The type of a date option; a month or year stands for its first day."""
    return _day(value, first_day)


def last(value: str) -> date:
    """The type of a date option; a month or year stands for its last day."""
    return _day(value, last_day)


def _day(value: str, read: Callable[[str], date]) -> date:
    try:
        return read(value)
    except ValueError:
        raise click.BadParameter(f"{value!r} is no date; write 2024, 2024-11 or 2024-11-30") from None


def utf8(value: str) -> str:
    """The type of text: UTF-8, also where the locale would have read the command line otherwise."""
    return os.fsencode(value).decode("utf-8", "replace")


def event_type(value: str) -> str:
    """The type of an event type."""
    from graphkit.plover import types

    if value not in types():
        raise click.BadParameter(f"{value!r} is no type of event; there are {', '.join(sorted(types()))}")
    return value


def output(*formats: str) -> Callable[[F], F]:
    """--format with these choices, the first the default."""
    return click.option("--format", "form", type=click.Choice(formats), default=formats[0], show_default=True,
                        help="Form of the output; json is one object a line.")  # fmt: skip


def reading(command: F) -> F:
    """PATH… and what supplies a page's missing facts."""
    for option in (
        click.option("--outlet", metavar="NAME", type=utf8, help="The outlet of articles that name none."),
        click.option(
            "--published", type=first, metavar="DATE", help="The publication date of articles that tell none."
        ),
    ):
        command = option(command)
    return click.argument("paths", nargs=-1, required=True, metavar="PATH...")(command)


def period(command: F) -> F:
    """--from and --to, both inclusive, and --as-of."""
    known = "Only what was published by that day, with the status it had then."
    for option in (
        click.option("--as-of", type=last, metavar="DATE", help=known),
        click.option("--to", "until", type=last, metavar="DATE", help="Last day, inclusive."),
        click.option("--from", "since", type=first, metavar="DATE", help="First day: 2024, 2024-11 or 2024-11-04."),
    ):
        command = option(command)
    return command


def check_period(since: date | None, until: date | None) -> None:
    """Refuses a period that ends before it begins. Raises UsageError."""
    if since and until and since > until:
        raise click.BadParameter(f"{since} is after --to {until}; turn them round", param_hint="'--from'")


def kinds(command: F) -> F:
    """--type and --status, each repeatable."""
    statuses = click.Choice(("asserted", "denied", "contested", "unconfirmed"))
    sort = "Only this type of event (call, denial, ...); repeatable."
    for option in (
        click.option("--status", "statuses", type=statuses, multiple=True, help="Only this status; repeatable."),
        click.option("--type", "types", type=event_type, multiple=True, metavar="TYPE", help=sort),
    ):
        command = option(command)
    return command
