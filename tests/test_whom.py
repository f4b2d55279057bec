"""Whom a name means among the actors of a store."""

from __future__ import annotations

import pytest

from graphkit.errors import UsageError
from graphkit.export.whom import Who, choose

ACTORS = [
    Who("Q3052772", "person", "إيمانويل ماكرون", "Emmanuel Macron", 7),
    Who("Q39259", "person", "رجب طيب أردوغان", "Recep Tayyip Erdoğan", 6),
    Who("Q142", "government", "فرنسا", "France", 4),
    Who("Q188712", "organization", "قصر الإليزيه", "Élysée Palace", 3),
    Who("laurent-weber", "person", "لوران فيبر", None, 2),
    Who("marie-weber", "person", "ماري فيبر", None, 1),
    Who("al-mina", "media", "الميناء", "Al-Mina", 2),
    Who("eastern-front", "armed_group", "الجبهة الشرقية", None, 1),
    Who("izmir-port", "place", "ميناء إزمير", "Port of Izmir", 1),
]


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("Q3052772", "Q3052772"),
        ("إيمانويل ماكرون", "Q3052772"),
        ("ايمانويل ماكرون", "Q3052772"),
        ("emmanuel macron", "Q3052772"),
        ("  Emmanuel   Macron ", "Q3052772"),
        ("ماكرون", "Q3052772"),
        ("Erdoğan", "Q39259"),
        ("Erdogan", "Q39259"),
        ("elysee palace", "Q188712"),
        ("laurent-weber", "laurent-weber"),
        ("Laurent Weber", "laurent-weber"),
        ("قصر الاليزيه", "Q188712"),
        ("إِيمَانْوِيل ماكرون", "Q3052772"),
        ("Emmanuel-Macron", "Q3052772"),
        ("وإيمانويل ماكرون", "Q3052772"),
        ("لماكرون", "Q3052772"),
        ("بفرنسا", "Q142"),
        ("للميناء", "al-mina"),
        ("الجبهه الشرقية", "eastern-front"),
    ],
)
def test_an_id_a_name_a_spelling_or_a_part_of_a_name_finds_its_actor(text: str, id: str) -> None:
    assert choose(ACTORS, text).id == id


def test_a_variant_is_found_by_the_id_that_the_name_tables_give_it() -> None:
    assert (
        choose(ACTORS, "الرئاسة الفرنسية", lambda text: ["Q188712"] if text == "الرئاسة الفرنسية" else []).id
        == "Q188712"
    )


def test_a_whole_name_comes_before_a_part_of_others() -> None:
    assert choose([*ACTORS, Who("Q1", "person", "فرنسا بونار", None, 9)], "فرنسا").id == "Q142"


def test_who_is_called_after_another_does_not_make_his_name_ambiguous() -> None:
    adviser = Who("adviser-of-emmanuel-macron", "person", "مستشار ماكرون", "Adviser of Emmanuel Macron", 9)
    assert choose([adviser, *ACTORS], "Macron").id == "Q3052772"
    assert choose([adviser, *ACTORS], "Adviser of Emmanuel Macron") == adviser
    harbour = Who("al-mina-harbour", "place", "مرفأ", "Al-Mina", 1)
    assert choose([harbour], "mina") == harbour


def test_a_name_that_begins_like_a_preposition_is_itself_first() -> None:
    assert choose([Who("w", "person", "وليد سالم", None, 1), Who("l", "person", "ليد سالم", None, 1)], "وليد").id == "w"
    assert choose([Who("w", "person", "وليد", None, 1), Who("l", "person", "ليد", None, 1)], "وليد").id == "w"


def test_near_names_are_looked_for_by_each_word_where_the_whole_is_like_none() -> None:
    with pytest.raises(UsageError, match=r"near it are:\n  إيمانويل ماكرون \(Emmanuel Macron\) \[Q3052772\]"):
        choose(ACTORS, "the honourable Macrom")


def test_an_ambiguous_name_lists_its_choices_the_busiest_first() -> None:
    with pytest.raises(UsageError) as caught:
        choose(ACTORS, "فيبر")
    lines = str(caught.value).splitlines()
    assert "may be any of these" in lines[0]
    assert lines[1:] == [
        "  لوران فيبر [laurent-weber], person, 2 events",
        "  ماري فيبر [marie-weber], person, 1 event",
    ]


@pytest.mark.parametrize("text", ["إيمانويل ماكرو", "مكرون", "Macrn", "Emanuel Macron"])
def test_an_unknown_name_lists_what_is_near_it(text: str) -> None:
    with pytest.raises(UsageError, match=r"near it are:\n  إيمانويل ماكرون \(Emmanuel Macron\) \[Q3052772\]"):
        choose(ACTORS, text)


@pytest.mark.parametrize("text", ["zzzz", "", "  "])
def test_a_name_that_nothing_is_like_says_where_all_are_listed(text: str) -> None:
    with pytest.raises(UsageError, match=r"nobody in the store is called .*graphkit query actors"):
        choose(ACTORS, text)


def test_an_empty_store_names_nobody() -> None:
    with pytest.raises(UsageError, match="nobody"):
        choose([], "ماكرون")
