"""A timeline for readers (table, Markdown) and for programs (JSON Lines, CSV)."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import IO, Any

from graphkit.console import coloured, one_line, styled
from graphkit.export.rows import cell, escaped, json_line, plain
from graphkit.export.timeline import Entry, Telling

_KINDS = {"related": "a related story on the page", "teaser": "a teaser on the page"}

Write = Callable[[str], str]
"""How a piece of data is put into a form: as it is, or escaped."""


def when(entry: Entry) -> str:
    """The event's days and their grain, or that it is undated and when it was told."""
    if entry.from_ and entry.last:
        if entry.last == entry.from_:
            return str(entry.from_)
        return f"{entry.from_} to {entry.last}" + (f" ({entry.grain})" if entry.grain else "")
    if entry.from_:
        return f"from {entry.from_}"
    return f"undated, told {entry.told}" if entry.told else "undated"


def parties(entry: Entry, data: Write) -> Iterator[str]:
    """One line for each role, one for the place."""
    for role, who in groupby(entry.participants, key=lambda p: p.role):
        yield f"{role}: " + ", ".join(data(p.name) for p in who)
    if entry.places:
        yield "place: " + ", ".join(map(data, entry.places))


def speaker(telling: Telling, data: Write) -> str:
    """Whose voice it is, on whose word, and through whom it came."""
    if telling.voice == "anonymous":
        said = "unnamed sources"
    else:
        own = telling.voice == "article"
        said = data(telling.source_name or (telling.article if own else None) or "somebody unknown")
        said += " in its own voice" * own
        if telling.anonymous:
            said += ", citing unnamed sources"
    if telling.via:
        said += ", through " + ", ".join(data(hop.name) for hop in telling.via)
    return said


def provenance(telling: Telling, data: Write) -> str:
    """The outlet, where it is known, and day of the article, and where in its text the evidence stands."""
    article, span = data(telling.article or "an unknown article"), f"{telling.start}-{telling.end}"
    day = f"on {telling.claimed_on}" if telling.claimed_on else "on an unknown day"
    if telling.published_basis == "inferred":
        day += " (inferred)"
    if telling.outlet:
        told = f"told by {data(telling.outlet)} {day}, in {article} {span}"
    else:
        told = f"told in {article} {span} {day}"
    kind = _KINDS.get(telling.segment_kind or "")
    return told + (f", {kind}" if kind else "")


def table(entries: Iterable[Entry], stream: IO[str]) -> int:
    """One block an event for a terminal; every line begins with an English word or is a text of the article."""
    colour, count = coloured(), 0
    for count, entry in enumerate(entries, 1):
        kind = entry.type if entry.modality in (None, "actual") else f"{entry.type}, {entry.modality}"
        lines = [f"{when(entry)}  {kind}  {styled(entry.status, colour=colour)}"]
        lines += [f"  {line}" for line in parties(entry, one_line)]
        for telling in entry.tellings:
            stance = styled(telling.stance, colour=colour) + " " * (9 - len(telling.stance))
            lines.append(f"  {stance}{speaker(telling, one_line)}")
            lines.append(" " * 11 + provenance(telling, one_line))
            lines.append(" " * 11 + one_line(telling.text))
        stream.write("\n" * (count > 1) + "\n".join(lines) + "\n")
    return count


def markdown(entries: Iterable[Entry], stream: IO[str]) -> int:
    """One heading an event, one item a voice, the evidence quoted."""
    count = 0
    for entry in entries:
        count += 1
        kind = entry.type if entry.modality in (None, "actual") else f"{entry.type}, {entry.modality}"
        lines = [f"### {when(entry)} · {escaped(kind)} · {entry.status}", "", *parties(entry, escaped), ""]
        for telling in entry.tellings:
            lines.append(f"- **{telling.stance}**: {speaker(telling, escaped)}; {provenance(telling, escaped)}")
            lines += ["", f"  > {escaped(telling.text)}", ""]
        stream.write("\n".join(lines).rstrip("\n") + "\n\n")
    return count


def json(entries: Iterable[Entry], stream: IO[str]) -> int:
    """One JSON object an event, one a line."""
    count = 0
    for entry in entries:
        stream.write(json_line(entry.to_json()) + "\n")
        count += 1
    return count


def _flat(entry: Entry) -> Iterator[dict[str, Any]]:
    event = {key: value for key, value in entry.to_json().items() if key != "claims"}
    event["participants"] = [f"{p.role}: {p.name}" for p in entry.participants]
    told = [{**claim, "via": [hop["name"] for hop in claim["via"]]} for claim in entry.to_json()["claims"]] or [
        dict.fromkeys(Telling.__slots__)
    ]
    for claim in told:
        yield {**event, **claim}


def spreadsheet(entries: Iterable[Entry], stream: IO[str]) -> int:
    """CSV with one row a voice; an event without a voice has one row."""
    writer, count = csv.writer(stream, lineterminator="\n"), 0
    for count, entry in enumerate(entries, 1):
        for i, row in enumerate(_flat(entry)):
            if count == 1 and i == 0:
                writer.writerow(row)
            writer.writerow(cell(plain(value)) for value in row.values())
    return count


FORMS: dict[str, Callable[[Iterable[Entry], IO[str]], int]] = {
    "table": table, "json": json, "csv": spreadsheet, "markdown": markdown,
}  # fmt: skip
"""Writes entries in a form and returns how many there were."""
