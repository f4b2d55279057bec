"""Names that several actors share link to nobody unless the article tells them apart; slugs of variants."""

from __future__ import annotations

import pytest
from test_actors import found

from graphkit.extractors.actors import Actors
from graphkit.extractors.actors.ambiguity import shared
from graphkit.extractors.actors.gazetteer import gazetteer
from graphkit.extractors.actors.slugs import slug

CARRIERS = ("استقبل {} الوفد في مقره.", "وصل الوفد إلى {} في المساء.", "أعلن {}: نرفض ذلك.", "رد الوفد على «{}» بهدوء.")


@pytest.fixture(scope="module")
def extract() -> Actors:
    return Actors()


def test_the_table_has_names_of_several_actors() -> None:
    assert {"طرابلس", "كلينتون", "عمان"} <= set(shared())


@pytest.mark.parametrize("carrier", CARRIERS)
@pytest.mark.parametrize("name", sorted(shared()))
def test_no_ambiguous_name_links_silently(extract: Actors, name: str, carrier: str) -> None:
    rows = gazetteer().rows
    among = set(shared()[name])
    actors = found(extract, carrier.format(name), published=None)
    linked = {i for a in actors.values() for i in (a.id, a.wikidata) if i}
    assert not linked & (among | {rows[i].part_of for i in among})
    (doubted,) = [a for a in actors.values() if a.candidates]
    assert set(doubted.candidates) == among
    assert doubted.wikidata is None and doubted.part_of is None
    assert [m.text for m in doubted.mentions] == [name]


def test_every_spelling_of_several_rows_counts_as_ambiguous() -> None:
    by_spelling = gazetteer().by_spelling
    arabic = {s for s, ids in by_spelling.items() if len(ids) > 1 and not s.isascii() and s[0] > "\u0600"}
    assert set(shared()) >= arabic > set()


@pytest.mark.parametrize(
    ("text", "day", "name", "identity"),
    [
        ("وصل الوفد إلى عمان. ورحب به العاهل الأردني.", "2016-03-01", "عمان", "Q3805"),
        ("أعلنت عمان رفضها. وأكد ذلك وزير الخارجية الأردني.", "2016-03-01", "عمان", "Q810"),
        ("أعلنت عمان رفضها. وأكدت سلطنة عمان أنها مستعدة.", "2016-03-01", "عمان", "Q842"),
        ("قال الرئيس الأسد إن الطريق طويل.", "2016-03-01", "الأسد", "Q44329"),
        ("استقبل كلينتون الوفد. وأشاد به بيل كلينتون.", "2016-03-01", "كلينتون", "Q1124"),
        ("استقبلت كلينتون الوفد.", "2011-03-01", "كلينتون", "Q6294"),
        ("عاد الهدوء إلى طرابلس. ورحب الجيش اللبناني بذلك.", "2016-03-01", "طرابلس", "tripoli-lebanon"),
    ],
)
def test_the_article_tells_who_is_meant(extract: Actors, text: str, day: str, name: str, identity: str) -> None:
    actors = found(extract, text, day)
    assert name in {m.text for m in actors[identity].mentions}
    assert not any(a.candidates for a in actors.values())


@pytest.mark.parametrize(
    ("text", "day", "name"),
    [
        ("قال الرئيس الأسد إن الطريق طويل.", "2025-03-01", "الأسد"),
        ("قال الرئيس كلينتون إن الطريق طويل.", "2011-03-01", "كلينتون"),
        ("زار طرابلس. ورحبت ليبيا ولبنان بالزيارة.", "2016-03-01", "طرابلس"),
    ],
)
def test_what_does_not_decide_links_nobody(extract: Actors, text: str, day: str, name: str) -> None:
    doubted = found(extract, text, day)[slug(name)]
    assert len(doubted.candidates) > 1 and doubted.wikidata is None


SPELLINGS = [
    ("عبدالله أحمد", "عبد الله احمد", "عبد اللّه أحمـد"),
    ("رؤوف هانئ", "رءوف هاني", "رؤوف هانئ"),
    ("فاطمة يحيى", "فاطمه يحيي", "فاطمةُ يحيى"),
    ("سيف الدين ناجي", "سيفالدين ناجى"),
    ("أبو بكر سالم", "ابوبكر سالم", "أبوبكر سالم"),
    ("مارك غاردنر", "مارك جاردنر", "مارك گاردنر"),
    ("بن كيران", "بنكيران"),
    ("جان-ماري سالم", "جان ماري سالم"),
    ("ڤيكتور پاول", "فيكتور باول"),
    ("آل ثاني", "الثاني"),
]


@pytest.mark.parametrize("names", SPELLINGS, ids=[n[0] for n in SPELLINGS])
def test_a_slug_is_the_same_for_every_spelling(names: tuple[str, ...]) -> None:
    slugs = {slug(name) for name in names}
    assert len(slugs) == 1 and slugs.pop().isascii()


@pytest.mark.parametrize(
    ("one", "other"), [("جمال علي", "كمال علي"), ("سالم علي", "سليم علي"), ("حسن علي", "حسين علي")]
)
def test_a_slug_keeps_two_people_apart(one: str, other: str) -> None:
    assert slug(one) != slug(other)


UNKNOWN = [s for s in SPELLINGS if len(s[0].split()) > 1 and s[0] not in ("بن كيران", "آل ثاني")]


@pytest.mark.parametrize("names", UNKNOWN, ids=[s[0] for s in UNKNOWN])
def test_somebody_unknown_has_one_id_in_every_article(extract: Actors, names: tuple[str, ...]) -> None:
    ids = set()
    for name in names:
        actors = found(extract, f"قال الدكتور {name} إن الطريق طويل.")
        ids |= {i for i, a in actors.items() if name in {m.text for m in a.mentions}}
    assert ids == {slug(names[0])}
