"""Texts with their names marked, in CoNLL's form: a word, a tab and its BIO label on each line, a blank line between
sentences. Words are cut as graphkit cuts text; spans are compared in the words of the file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from graphkit.arabic import fold
from graphkit.document import Token, tokenizer
from graphkit.errors import InputError

Span = tuple[int, int, str]
"""First and last (exclusive) word, and the class."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A file as one text. `labels` and `owner` are by token: its label, and the word of the file that it is part of.

    `gold` are the names in words of the file, which are counted through.
    """

    tokens: tuple[Token, ...]
    bounds: tuple[tuple[int, int], ...]
    labels: tuple[str, ...]
    owner: tuple[int, ...]
    gold: tuple[Span, ...]

    def having(self, kinds: frozenset[str]) -> Marked:
        """The sentences that have a name of one of these classes."""
        tokens: list[Token] = []
        bounds: list[tuple[int, int]] = []
        kept: list[int] = []
        for first, last in self.bounds:
            if any(label[2:] in kinds for label in self.labels[first:last]):
                bounds.append((len(tokens), len(tokens) + last - first))
                kept += range(first, last)
                tokens += self.tokens[first:last]
        owner = tuple(self.owner[i] for i in kept)
        within = set(owner)
        gold = tuple(span for span in self.gold if span[0] in within)
        return Marked(tuple(tokens), tuple(bounds), tuple(self.labels[i] for i in kept), owner, gold)

    def in_words(self, first: int, last: int, label: str) -> Span:
        """A span of tokens as one of words."""
        return self.owner[first], self.owner[last - 1] + 1, label


def sentences(path: Path) -> Iterator[list[tuple[str, str]]]:
    """The words with their labels. Raises InputError for a missing file or a line of another form."""
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(str(path), f"cannot be read: {error}", remedy="give a folder of CoNLL files") from error
    current: list[tuple[str, str]] = []
    for number, line in enumerate([*lines, ""], 1):
        if line.strip():
            word, tab, label = line.rpartition("\t")
            if not tab or not word or (label != "O" and label[:2] not in ("B-", "I-")):
                raise InputError(str(path), "no word, tab and BIO label", line=number)
            current.append((word, label))
        elif current:
            yield current
            current = []


def read(path: Path) -> Marked:
    """A file of marked sentences."""
    tokens: list[Token] = []
    bounds: list[tuple[int, int]] = []
    labels: list[str] = []
    owner: list[int] = []
    gold: list[Span] = []
    words = offset = 0
    for sentence in sentences(path):
        first = len(tokens)
        gold += [(a + words, b + words, kind) for a, b, kind in spans([label for _, label in sentence])]
        for word, label in sentence:
            pieces = [token for token in tokenizer().make_doc(word) if not token.is_space]
            spoken = [k for k, piece in enumerate(pieces) if any(map(str.isalnum, piece.text))]
            for k, piece in enumerate(pieces):
                start = offset + piece.idx
                text = piece.text
                tokens.append(Token(len(tokens), start, start + len(text), text, fold(text), len(bounds)))
                owner.append(words)
                # Marks on the edge of a word belong to no name.
                if label == "O" or not spoken or not spoken[0] <= k <= spoken[-1]:
                    labels.append("O")
                else:
                    labels.append(label if k == spoken[0] else "I" + label[1:])
            offset += len(word) + 1
            words += 1
        if len(tokens) > first:
            bounds.append((first, len(tokens)))
    return Marked(tuple(tokens), tuple(bounds), tuple(_mended(labels, bounds)), tuple(owner), tuple(gold))


def _mended(labels: list[str], bounds: list[tuple[int, int]]) -> list[str]:
    """Labels where a mark that was cut off inside a name belongs to the name again, and no name begins inside."""
    for first, last in bounds:
        before = first - 1  # the last token of a name
        for i in range(first, last):
            if labels[i][0] == "I" and (i == first or labels[i - 1][2:] != labels[i][2:]):
                if (
                    before >= first
                    and labels[before][2:] == labels[i][2:]
                    and all(x == "O" for x in labels[before + 1 : i])
                ):
                    labels[before + 1 : i] = [labels[i]] * (i - before - 1)
                else:
                    labels[i] = "B" + labels[i][1:]
            if labels[i] != "O":
                before = i
    return labels


def spans(labels: list[str]) -> Iterator[Span]:
    """The names of a BIO sequence; an I without its B begins one."""
    begin, kind = 0, ""
    for k, label in enumerate([*labels, "O"]):
        if kind and label != "I-" + kind:
            yield begin, k, kind
            kind = ""
        if label != "O" and not kind:
            begin, kind = k, label[2:]
