"""`graphkit explain`: why articles' events and claims are what they are."""

from __future__ import annotations

import json
from datetime import date

import click

from graphkit.cli.articles_in import Sieve, documents
from graphkit.cli.command import Verb, pass_console
from graphkit.cli.options import output, reading
from graphkit.console import Console
from graphkit.errors import UsageError


@click.command(cls=Verb)
@reading
@click.option(
    "--article", "only", metavar="ID", multiple=True, help="Explain this article of the file alone; repeatable."
)
@output("text", "json")
@pass_console
@click.pass_context
def explain(
    ctx: click.Context,
    console: Console,
    paths: tuple[str, ...],
    published: date | None,
    outlet: str | None,
    only: tuple[str, ...],
    form: str,
) -> None:
    """Say what events and claims rest on, marked in the text.

    For each event its triggers with their lexicon entries, what makes it planned or denied, who takes part and where
    the text says so, and its date; for each claim the words, how the source has them, through whom, and why it
    asserts or denies.

    PATH is a text file, a JSON Lines file of articles, a folder of either, or - for standard input.
    """
    from graphkit.export.explanations import explained, lines

    sieve, met = Sieve(console), set()
    for document in documents(paths, published, outlet, sieve, only):
        met.add(document.article.id)
        if form == "json":
            click.echo(json.dumps(explained(document), ensure_ascii=False, separators=(",", ":")))
            continue
        for line in lines(document):
            click.echo(line)
    if missing := sorted(set(only) - met):
        raise UsageError(f"no article {missing[0]!r} is there; `graphkit extract` shows the ids")
    ctx.exit(sieve.exit_code)
