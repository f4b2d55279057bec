"""An article with its tokens, sentences and everything said about it so far. The one door to spaCy.

spaCy splits the text; its tokens are wrapped, because extraction asks millions of times for a folded form and a
proclitic reading, and those are computed once for each distinct word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import TYPE_CHECKING, Literal, TypeVar

from graphkit import morphology, spans
from graphkit.annotations import Annotation, Mention, Segment
from graphkit.arabic import fold

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

A = TypeVar("A", bound=Annotation)

_QUOTES = "\"“”„«»‹›<>'‘’`"
_MARKS = re.escape(_QUOTES) + r"()\[\]{}،؛؟?!,;:…|•●■*"
_PREFIX = re.compile(rf"^(?:[{_MARKS}#@/–—-]|\.+)")
_SUFFIX = re.compile(rf"(?:[{_MARKS}/–—-]|\.\.+|(?<=..)\.)$")
# Inside a word: any mark; a dash or slash; a full stop or dots between Arabic letters; a colon that is no clock.
_INFIX = re.compile(
    rf"[{_MARKS.replace(':', '').replace(',', '')}/–—-]|\.\.+"
    r"|(?<=[\u0621-\u065f])\.(?=[\u0621-\u064a])|(?<!\d)[:,]|[:,](?!\d)"
)
_END = {".", "!", "?", "؟"}
_CLOSERS = set(_QUOTES) | set(")]}")


@dataclass(frozen=True, slots=True)
class Article:
    """What was read. `published` is an ISO date, `published_at` the date-time it came with, where it had one.

    `outlet_name` is the outlet as given; `outlet` the id of the actor that it is, once the actors extractor has said.
    """

    id: str
    source: str
    text: str
    title: str | None = None
    outlet: str | None = None
    outlet_name: str | None = None
    url: str | None = None
    language: str = "ar"
    published: str | None = None
    published_at: str | None = None
    published_basis: Literal["given", "metadata", "header", "inferred"] | None = None


@dataclass(frozen=True, slots=True)
class Token:
    """A word or mark of the text. `norm` is its folded form; `sentence` the index of its sentence."""

    i: int
    start: int
    end: int
    text: str
    norm: str
    sentence: int

    @property
    def splits(self) -> tuple[morphology.Split, ...]:
        """Its readings as proclitics and stem."""
        return morphology.splits(self.norm)


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens `first` to `last` (exclusive). `paragraph` counts the lines that hold words; the title's is 0."""

    i: int
    first: int
    last: int
    start: int
    end: int
    paragraph: int


@dataclass(frozen=True)
class Document:
    """An article, its tokens and sentences, and the annotations of the extractors that ran before."""

    article: Article
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    annotations: tuple[Annotation, ...] = ()

    @property
    def text(self) -> str:
        return self.article.text

    def of(self, kind: type[A]) -> list[A]:
        """All annotations of one kind, in the order in which they were added."""
        return [a for a in self.annotations if isinstance(a, kind)]

    def plus(self, annotations: Iterable[Annotation], article: Article | None = None) -> Document:
        """The document with more annotations."""
        return replace(self, annotations=(*self.annotations, *annotations), article=article or self.article)

    @cached_property
    def segments(self) -> list[Segment]:
        """The segments found so far, in text order."""
        return sorted(self.of(Segment), key=lambda s: s.start)

    def segment_at(self, offset: int) -> Segment | None:
        """The segment that holds an offset."""
        return spans.at(self.segments, offset)

    @cached_property
    def told(self) -> list[Sentence]:
        """The sentences that tell something: all but those of boilerplate segments."""
        told = []
        for sentence in self.sentences:
            segment = self.segment_at(sentence.start)
            if segment is None or segment.kind != "boilerplate":
                told.append(sentence)
        return told

    def tokens_of(self, sentence: Sentence) -> Sequence[Token]:
        return self.tokens[sentence.first : sentence.last]

    def token_at(self, offset: int) -> Token | None:
        """The token that holds an offset, None between tokens."""
        return spans.at(self.tokens, offset)

    def mention(self, start: int, end: int) -> Mention:
        return Mention(start, end, self.text[start:end])


@cache
def tokenizer() -> Language:
    """A blank Arabic pipeline whose tokenizer knows the quotation marks, slashes and glued marks of news pages."""
    # Imported here: who only looks up a name shall not wait for it.
    import spacy
    from spacy.tokenizer import Tokenizer

    nlp = spacy.blank("ar")
    nlp.tokenizer = Tokenizer(
        nlp.vocab, prefix_search=_PREFIX.search, suffix_search=_SUFFIX.search, infix_finditer=_INFIX.finditer
    )
    nlp.max_length = 1 << 31
    return nlp


def _sentences(doc: Doc) -> Iterator[tuple[list[tuple[int, str]], int]]:
    """The words of each sentence as (offset, text), with the paragraph: a line ends a sentence, so does a full stop,
    with the closing quotation marks and brackets behind it."""
    words: list[tuple[int, str]] = []
    paragraph, ended, line_has_words = 0, False, False
    for token in doc:
        text = token.text
        if token.is_space:
            if "\n" in text or "\r" in text or "\u2029" in text:
                if words:
                    yield words, paragraph
                words, ended = [], False
                paragraph += line_has_words
                line_has_words = False
            continue
        if ended and text not in _CLOSERS and text not in _END:
            yield words, paragraph
            words, ended = [], False
        words.append((token.idx, text))
        line_has_words = True
        if text in _END:
            ended = bool(token.whitespace_) or _ends(doc, token.i)
        elif ended and text in _CLOSERS and not token.whitespace_ and token.i + 1 < len(doc):
            ended = not doc[token.i + 1].text.isalnum() or len(words) > 2
    if words:
        yield words, paragraph


def _ends(doc: Doc, i: int) -> bool:
    """Whether a full stop glued to what follows ends its sentence: before a mark, or between two whole words."""
    if i + 1 >= len(doc) or not doc[i + 1].text[:1].isalpha():
        return True
    return min(len(doc[i - 1].text) if i else 0, len(doc[i + 1].text)) >= 3


def read(article: Article) -> Document:
    """The document of an article, before any extractor. Any text is accepted."""
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    for words, paragraph in _sentences(tokenizer().make_doc(article.text)):
        first, n = len(tokens), len(sentences)
        for start, text in words:
            tokens.append(Token(len(tokens), start, start + len(text), text, fold(text), n))
        sentences.append(Sentence(n, first, len(tokens), tokens[first].start, tokens[-1].end, paragraph))
    return Document(article, tuple(tokens), tuple(sentences))
