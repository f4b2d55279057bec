"""`graphkit actors`: who is in the store, and who is who by judgement."""

from __future__ import annotations

import sys
from typing import Any, cast

import click

from graphkit.cli.command import Verb, Verbs, pass_console
from graphkit.cli.options import output, utf8
from graphkit.console import Console, counted

TYPES = ("person", "government", "organization", "armed_group", "media", "place", "group")
_CHATTER = ("-q", "--quiet", "--debug")
_SHOWN = ("id", "name", "name_en", "type", "part_of", "articles", "mentions", "claims", "candidates")


class Actors(Verbs):
    """What is neither a judging verb nor a wish for help is a name to find."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        at = next((i for i, a in enumerate(args) if a not in _CHATTER), len(args))
        first = args[at] if at < len(args) else ""
        if first in self.commands:
            args = [first, *args[:at], *args[at + 1 :]]
        elif first not in ctx.help_option_names:
            args = ["find", *args]
        return super().parse_args(ctx, args)


def because(command: Any) -> Any:
    """--by and --reason, which are kept with a judgement."""
    command = click.option("--reason", type=utf8, metavar="TEXT", help="Why; kept with the judgement.")(command)
    return click.option("--by", type=utf8, metavar="WHO", help="Who judges; by default the system's user.")(command)


@click.group(cls=Actors, subcommand_metavar="[NAME] | COMMAND [ARGS]...")
def actors() -> None:
    """Find actors of the store, and judge who is who.

    `graphkit actors NAME` lists those whom NAME may mean; without a name, those who are mentioned most. An actor who is
    called like a command is found by `graphkit actors find NAME`.
    """


@actors.command(cls=Verb)
@click.argument("name", required=False, type=utf8)
@click.option("--type", "kind", type=click.Choice(TYPES), help="Only this type.")
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="How many at most.")
@output("table", "json", "csv", "markdown")
@pass_console
def find(console: Console, name: str | None, kind: str | None, limit: int, form: str) -> None:
    """List the actors whom NAME may mean, those mentioned most first.

    NAME is an id, an Arabic or English name in any spelling, or words of one. `candidates` are the actors that a name
    of several may mean where articles do not tell.
    """
    from graphkit.export.actors import details
    from graphkit.export.rows import Form, write
    from graphkit.graph.connect import open_store

    with open_store() as store:
        columns = _SHOWN if form == "table" else ()
        count = write(details(store, name, kind, limit), cast(Form, form), sys.stdout, columns)
    if not count:
        console.say("the store has no such actors" if name is None else f"nobody in the store is called {name!r}")


@actors.command(cls=Verb)
@click.argument("actor", type=utf8, metavar="A")
@click.argument("into", type=utf8, metavar="B")
@because
@pass_console
def merge(console: Console, actor: str, into: str, by: str | None, reason: str | None) -> None:
    """Judge that A is B: all that articles say of A is said of B.

    Both are names or ids; B may also be an id of the names table or of Wikidata that the store does not have yet. The
    judgement holds for articles that are read again. `actors split A B` takes it back.
    """
    from graphkit.export.judging import merge as judged
    from graphkit.graph.connect import open_store

    with open_store() as store:
        console.say(judged(store, actor, into, by or _user(), reason))


@actors.command(cls=Verb)
@click.argument("actor", type=utf8, metavar="A")
@click.argument("other", type=utf8, metavar="[B]", required=False)
@click.option(
    "--article", "articles", multiple=True, type=utf8, metavar="ID", help="Where A is somebody else; repeatable."
)
@click.option("--as", "new", type=utf8, metavar="ID", help="Whom A is there; by default a new id.")
@because
@pass_console
def split(
    console: Console, actor: str, other: str | None, articles: tuple[str, ...], new: str | None, by: str | None,
    reason: str | None,
) -> None:  # fmt: skip
    """Judge that A and B, who were merged, are two; or that A is somebody else in some articles.

    A is the id that was merged into B. With --article it is a name or an id, and --as may be an actor of the store or
    a new id.
    """
    from graphkit.export import judging
    from graphkit.graph.connect import open_store

    if bool(other) == bool(articles):
        raise click.UsageError("give the actor B that A was merged with, or --article where A is somebody else")
    if new and not articles:
        raise click.UsageError("--as goes with --article")
    with open_store() as store:
        if other:
            console.say(judging.unmerge(store, actor, other))
        else:
            console.say(judging.split(store, actor, articles, new, by or _user(), reason))


@actors.command(cls=Verb)
@click.option("--all", "every", is_flag=True, help="Those that were taken back, too.")
@output("table", "json", "csv", "markdown")
@pass_console
def judgements(console: Console, every: bool, form: str) -> None:
    """List what was judged on who is who, by hand or by relinking."""
    from graphkit.export.rows import Form, write
    from graphkit.graph.connect import open_store
    from graphkit.graph.statements import internal

    with open_store() as store:
        rows = [r for r in store.read(internal()["judgements"].text) if every or r["retracted_at"] is None]
        if not write(rows, cast(Form, form), sys.stdout):
            console.say("nothing was judged on who is who")


@actors.command(cls=Verb)
@click.argument("ids", nargs=-1, required=True, type=utf8, metavar="ID...")
@pass_console
def undo(console: Console, ids: tuple[str, ...]) -> None:
    """Take judgements back, by the ids that `actors judgements` lists."""
    from graphkit.export.judging import undo as taken_back
    from graphkit.graph.connect import open_store

    with open_store() as store:
        touched = taken_back(store, ids)
        console.say(f"{counted(len(set(ids)), 'judgement')} taken back; {counted(touched, 'article')} touched")


def _user() -> str | None:
    """Who runs this, as the system has it."""
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return None
