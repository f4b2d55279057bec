"""Where a text quotes: the spans between quotation marks of any kind, over sentence and paragraph ends."""

from __future__ import annotations

from graphkit.document import Document
from graphkit.spans import Span

# Which marks may close a quotation that a mark has opened. Sites mix them, and some write the pair reversed.
_CLOSES = {
    '"': '"“”', "“": '”"“', "”": '“"”', "„": '“”"', "«": "»«", "»": "«»", "‹": "›", "›": "‹",
}  # fmt: skip


def quotations(document: Document) -> list[Span]:
    """The quotations of a text with their marks, in order, none within another.

    One that is not closed ends with its paragraph, and the next paragraph that begins with a mark goes on with it.
    """
    found: list[Span] = []
    opened: tuple[int, str] | None = None
    paragraph, end = 0, 0
    for sentence in document.told:
        if opened and sentence.paragraph != paragraph:
            found.append(Span(opened[0], end))
            opened = None
        paragraph, end = sentence.paragraph, sentence.end
        for token in document.tokens_of(sentence):
            if opened:
                if token.text in _CLOSES[opened[1]]:
                    found.append(Span(opened[0], token.end))
                    opened = None
            elif token.text in _CLOSES:
                opened = (token.start, token.text)
    if opened:
        found.append(Span(opened[0], end))
    return found
