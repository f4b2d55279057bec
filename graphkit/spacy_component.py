"""The spaCy component `graphkit_times`: time expressions as a span group of any pipeline's documents.

    nlp = spacy.blank("ar")
    nlp.add_pipe("graphkit_times")
    for doc, published in nlp.pipe([(text, date(2024, 11, 11))], as_tuples=True):
        for span in doc.spans["graphkit_times"]:
            print(span.text, span.label_, span.kb_id_, span._.graphkit_time["from"])

An installed graphkit registers it as an entry point; else `import graphkit.spacy_component` does.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span

from graphkit.times import plain, resolve

NAME = "graphkit_times"
"""The factory, and the default key of the span group."""
PUBLISHED = "graphkit_published"
"""The extension of Doc, the key of its user data, and that of a context, under which its publication date stands."""
VALUE = "graphkit_time"
"""The extension of Span: the reference in the form of the extraction record, a dict."""


class TimesComponent:
    """Writes `doc.spans[spans_key]`: of each span the label is the TIMEX3 type by kind (DATE, TIME, DURATION, SET),
    the kb_id its TIMEX3 value, the id that of the reference, `span._.graphkit_time` all of it.

    A span holds every token that its expression touches; the exact offsets are those of `graphkit_time`.
    """

    def __init__(self, spans_key: str = NAME, reference: str | date | None = None) -> None:
        self.spans_key = spans_key
        self.reference = moment(reference)

    def __call__(self, doc: Doc) -> Doc:
        spans = []
        for found in resolve(doc.text, published_of(doc) or self.reference):
            span = doc.char_span(
                found.start, found.end, label=found.kind.upper(), kb_id=found.timex or "", span_id=found.id,
                alignment_mode="expand",
            )  # fmt: skip
            if span is not None:
                span._.set(VALUE, plain(found))
                spans.append(span)
        doc.spans[self.spans_key] = spans
        return doc


def published_of(doc: Doc) -> date | None:
    """The publication date that a document tells of itself."""
    context = getattr(doc, "_context", None)  # of nlp.pipe(..., as_tuples=True)
    if isinstance(context, Mapping):
        context = context.get(PUBLISHED)
    for given in (doc._.get(PUBLISHED), doc.user_data.get(PUBLISHED), context if _tells(context) else None):
        if given is not None:
            return moment(given)
    return None


def _tells(context: Any) -> bool:
    """Whether a context may be meant as a publication date: others may carry a text of their own."""
    if not isinstance(context, str):
        return isinstance(context, date)
    try:
        datetime.fromisoformat(context)
    except ValueError:
        return False
    return True


def moment(given: str | date | None) -> date | None:
    """A date, a date-time, or one as ISO text. Raises ValueError for anything else."""
    if given is None or isinstance(given, date):
        return given
    try:
        return datetime.fromisoformat(given)
    except (TypeError, ValueError) as error:
        raise ValueError(f"{NAME}: {given!r} is no publication date; give a date, a datetime or ISO text") from error


@Language.factory(NAME, assigns=["doc.spans"], default_config={"spans_key": NAME, "reference": None})
def create(nlp: Language, name: str, spans_key: str, reference: str | None) -> TimesComponent:
    """The component. `reference` is the publication date, as ISO text, of documents that tell none."""
    return TimesComponent(spans_key, reference)


for owner, extension in ((Doc, PUBLISHED), (Span, VALUE)):
    if not owner.has_extension(extension):
        owner.set_extension(extension, default=None)
