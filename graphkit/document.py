"""An article with its tokens, sentences and everything said about it so far. The one door to spaCy.

spaCy splits the text; its tokens are wrapped, because extraction asks millions of times for a folded form and a
proclitic reading, and those are computed once for each distinct word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property, lru_cache
from typing import TYPE_CHECKING, Literal, TypeVar

from graphkit import morphology, spans
from graphkit.annotations import Annotation, Mention, Segment
from graphkit.arabic import fold, has_arabic

if TYPE_CHECKING:
    from spacy.language import Language

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
_WHOLE = re.compile(rf"[^{_MARKS}#@/–—.-]+")
"""A run that holds none of the marks above, and so is not cut."""
_END = {".", "!", "?", "؟"}
_CLOSERS = set(_QUOTES) | set(")]}")
_LINE = re.compile(r"[^\n\r\u2029]+")
_RUN = re.compile(r"\S+")
_LINKED = re.compile("[^_]+")


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


@dataclass(slots=True, unsafe_hash=True)
class Token:
    """A word or mark of the text. `norm` is its folded form; `sentence` the index of its sentence.

    Nobody changes one; it is not frozen because that takes four times as long to make, and texts are made of them.
    """

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


@lru_cache(maxsize=1 << 17)
def cut(run: str) -> tuple[tuple[tuple[int, str, str], ...], bool]:
    """The words and marks in a run of text without spaces, as (offset, text, folded), and whether any of them may end a
    sentence. spaCy cuts each such run for itself, so the runs of news, mostly the same, are cut once."""
    if _WHOLE.fullmatch(run):
        return ((0, run, fold(run)),), False
    words = tuple((t.idx, t.text, fold(t.text)) for t in tokenizer().make_doc(run))
    if "_" in run or run[0] == "#":
        words = tuple(_unlinked(words))
    return words, any(text in _END or text in _CLOSERS for _, text, _ in words)


def _unlinked(words: Sequence[tuple[int, str, str]]) -> Iterator[tuple[int, str, str]]:
    """The words of a hashtag ("#محمد_بن_سلمان") as the text would have them without its marks."""
    for k, (start, text, norm) in enumerate(words):
        parts = list(_LINKED.finditer(text)) if "_" in text and has_arabic(text) else []
        if parts:
            yield from ((start + part.start(), part[0], fold(part[0])) for part in parts)
        elif text != "#" or k + 1 == len(words) or not has_arabic(words[k + 1][1]):
            yield start, text, norm


def _ends(words: Sequence[tuple[int, str, str]], k: int, before: str) -> bool:
    """Whether the full stop `words[k]` ends its sentence: at the end of its run, before a mark, or between two whole
    words; `before` is the word before it in its sentence."""
    if k + 1 == len(words) or not words[k + 1][1][0].isalpha():
        return True
    return min(len(before), len(words[k + 1][1])) >= 3


def read(article: Article) -> Document:
    """The document of an article, before any extractor. Any text is accepted.

    A line ends a sentence, so does a full stop, with the closing quotation marks and brackets behind it.
    """
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    append = tokens.append
    paragraph = first = 0

    def close() -> None:
        nonlocal first
        n = len(tokens)
        sentences.append(Sentence(len(sentences), first, n, tokens[first].start, tokens[-1].end, paragraph))
        first = n

    for line in _LINE.finditer(article.text):
        ended = False
        for run in _RUN.finditer(article.text, *line.span()):
            offset, end = run.span()
            words, marked = cut(run[0])
            if len(words) == 1 and not marked and not ended:
                _, text, norm = words[0]
                append(Token(len(tokens), offset, end, text, norm, len(sentences)))
                continue
            for k, (start, text, norm) in enumerate(words):
                start += offset
                if ended and text not in _CLOSERS and text not in _END:
                    close()
                    ended = False
                append(Token(len(tokens), start, start + len(text), text, norm, len(sentences)))
                if text in _END:
                    ended = _ends(words, k, tokens[-2].text if len(tokens) - first > 1 else "")
                elif ended and text in _CLOSERS and k + 1 < len(words):
                    ended = not words[k + 1][1].isalnum() or len(tokens) - first > 2
        if len(tokens) > first:
            close()
            paragraph += 1
    return Document(article, tuple(tokens), tuple(sentences))
