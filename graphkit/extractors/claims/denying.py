"""Words that deny: which do nothing else, which call something a lie, and when they deny nothing."""

from __future__ import annotations

from functools import cache

from graphkit.annotations import Mention
from graphkit.arabic import fold
from graphkit.document import Document
from graphkit.lexicon import table
from graphkit.morphology import adjective_forms, noun_forms, splits, verb_forms
from graphkit.phrases import Phrases, words


@cache
def _fixed() -> Phrases[bool]:
    """Fixed phrases that deny."""
    phrases: Phrases[bool] = Phrases()
    for phrase in table("stance")["denying"]["phrases"]:
        phrases.add(phrase, True)
    return phrases


@cache
def _denying() -> frozenset[str]:
    """Forms of words that deny and nothing else."""
    entry = table("stance")["denying"]
    forms = {f.text for row in entry["verbs"] for f in verb_forms(*row.split())}
    forms |= {f.text for noun in entry["nouns"] for f in noun_forms(noun)}
    return frozenset(forms | {f.text for word in entry["participles"] for f in adjective_forms(word)})


def denies(trigger: str) -> bool:
    """Whether a trigger is a word that denies and nothing else ("نفى"), not one that calls something a lie."""
    if _fixed().get(trigger):
        return True
    return any(s.stem in _denying() for word in words(trigger)[:1] for s in splits(word))


def governs(trigger: str) -> bool:
    """Whether what a trigger denies stands behind it ("نفى", "لا نية ل…"); lies are what came before."""
    first = words(trigger)[:1]
    return denies(trigger) or (bool(first) and first[0] in map(fold, table("stance")["denying"]["existential"]))


@cache
def _judgements() -> frozenset[str]:
    entry = table("stance")["denying"]
    return frozenset(form.text for word in entry["judgements"] for form in adjective_forms(word))


def predicate(trigger: str) -> bool:
    """Whether a trigger denies by what it says of a report ("لا أساس له", "كاذب"): whoever speaks denies."""
    return bool(_fixed().get(trigger)) or any(s.stem in _judgements() for word in words(trigger) for s in splits(word))


@cache
def _noncommittal() -> dict[str, frozenset[str]]:
    entry = table("stance")["noncommittal"]
    return {key: frozenset(map(fold, entry[key])) for key in ("confirming", "joining", "refusing", "negations")}


def noncommittal(document: Document, mention: Mention) -> bool:
    """Whether a denying word denies nothing: negated, refused, or one of "neither confirm nor deny"."""
    token = document.token_at(mention.start)
    if token is None or not denies(mention.text):
        return False
    sentence, known = document.sentences[token.sentence], _noncommittal()
    reach = int(table("stance")["noncommittal"]["reach"])
    before = [t.norm for t in document.tokens[max(sentence.first, token.i - reach) : token.i]]
    behind = [t.norm for t in document.tokens[token.i + 1 : min(sentence.last, token.i + 1 + reach)]]
    if before and before[-1] in known["negations"]:
        return True
    if known["refusing"] & set(before[-2:]):
        return True
    joined = bool(before) and before[-1] in known["joining"]
    if joined and known["confirming"] & set(before):
        return True
    ahead = next((i for i, word in enumerate(behind) if word in known["joining"]), None)
    return ahead is not None and bool(known["confirming"] & set(behind[ahead : ahead + 3]))
