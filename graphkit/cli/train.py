"""`graphkit train`: the model of the name tagger, from texts with their names marked."""

from __future__ import annotations

from pathlib import Path

import click

from graphkit.cli.command import Verb, pass_console
from graphkit.console import Console


@click.command(cls=Verb)
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), default=Path("model.npz"), show_default=True,
              help="Where the model goes.")  # fmt: skip
@pass_console
def train(console: Console, folder: Path, out: Path) -> None:
    """Train the name tagger.

    FOLDER holds news_fine.train.conll and wiki_fine.train.conll: on each line a word, a tab and its BIO label, a blank
    line between sentences; docs/actor-tagger.md says more. Takes a minute or two. The same texts and tables give
    the same file.
    """
    from graphkit.extractors.actors.tagger.training import train_on

    model = train_on(folder, console.say)
    model.save(out)
    console.say(f"{out}: {len(model.labels)} labels, {out.stat().st_size:,} bytes")
