"""Words that are searched for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.questions.search_words import (
    LONGEST_QUERY,
    MOST_WORDS,
    begins_words,
    cut,
    excerpt,
    fold,
    holds,
    sought,
)


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("", ()),
        (" \t\n", ()),
        ("Almaty airport", ("almaty", "airport")),
        ("Čapek ČAPEK capek", ("capek",)),
        ('"shoot  to kill" order', ("shoot to kill", "order")),
        ("“shoot to kill”", ("shoot to kill",)),
        ('"unfinished', ("unfinished",)),
        ('"', ('"',)),
        ("50% a_b \\", ("50%", "a_b", "\\")),
        ("Ток\0аев", ("ток", "аев")),
        ("Назарбаев", ("назарбаев",)),
    ],
)
def test_a_query_is_its_words(query: str, words: tuple[str, ...]) -> None:
    assert sought(query) == words


def test_a_long_query_is_cut() -> None:
    assert len(sought("ab cd " * 5000)) <= MOST_WORDS
    assert len("".join(sought("Ж" * 10_000))) == LONGEST_QUERY


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("Karel Čapek", "capek"),
        ("Karel Capek", "ČAPEK"),
        ("Karel C\u030capek", "čapek"),  # an accent of its own
        ("Лех Валенса", "ВАЛЕНСА"),
        ("Władysław", "wladyslaw"),
        ("Große Straße", "STRASSE"),
        ("Tokayev’s order", "tokayev's"),
        ("Tokayev`s order", "tokayev’s"),
        ("1914–1918", "1914-1918"),
        ("shoot\nto\u00a0kill", '"shoot to kill"'),
        ("infor\u00admation", "information"),
    ],
)
def test_case_accents_and_printed_signs_do_not_matter(text: str, query: str) -> None:
    assert holds(fold(text), sought(query))
    assert any(piece.is_hit for piece in cut(text, sought(query)))


def test_every_word_has_to_be_there() -> None:
    assert not holds(fold("Tokayev asked the CSTO"), sought("tokayev putin"))


@pytest.mark.parametrize(
    ("text", "query", "found"),
    [
        ("Who is who?", "who", ["Who", "who"]),
        ("Who is in a crisis?", "is", ["is"]),
        ("They overruled him", "rul", ["rul"]),
        ("Čapek’s čapka", "cap", ["Čap", "čap"]),
        ("C\u030capek", "c", ["C\u030c"]),
        ("Große", "s", ["ß"]),
        ("overlap", "ove ver erla", ["overla"]),
        ("50% of it", "%", ["%"]),
        ("nothing", "else", []),
    ],
)
def test_hits_are_cut_out_as_the_text_has_them(
    text: str, query: str, found: list[str]
) -> None:
    pieces = cut(text, sought(query))

    assert [piece.text for piece in pieces if piece.is_hit] == found
    assert "".join(piece.text for piece in pieces) == text


@pytest.mark.slow
@given(st.text(max_size=80), st.text(max_size=20))
def test_cutting_loses_nothing_and_shows_what_was_found(text: str, query: str) -> None:
    words = sought(query)
    pieces = cut(text, words)

    assert "".join(piece.text for piece in pieces) == text
    if words and holds(fold(text), words):
        assert any(piece.is_hit for piece in pieces)


def test_a_beginning_is_a_better_hit_than_a_part() -> None:
    assert begins_words(fold("Who ruled?"), sought("rul"))
    assert not begins_words(fold("They overruled him"), sought("rul"))


LONG = "one two three four five six seven eight nine ten " * 8 + "gold " + "end " * 60


def test_an_excerpt_holds_the_hit_and_whole_words() -> None:
    shown = excerpt(LONG, ("gold",), 120)

    assert "gold" in shown
    assert shown.startswith("… ")
    assert shown.endswith(" …")
    assert len(shown) <= 124
    assert set(shown.split()) <= {*LONG.split(), "…"}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("short gold", "short gold"),
        ("gold " * 30, "gold gold gold …"),
        ("x" * 50 + " gold", "… gold"),
        ("none of that sort", "none of that …"),
    ],
)
def test_an_excerpt_says_where_it_was_cut(text: str, shown: str) -> None:
    assert excerpt(text.strip(), ("gold",), 15) == shown
