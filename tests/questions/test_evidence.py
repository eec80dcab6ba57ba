"""Finding quotes in their text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.questions.evidence import FoldedText, QuoteNotFound, locate
from tests.questions.strategies import law

TEXT = "On New Year's\nDay 2022,  the government\tlifted the price cap.\n\nThe price cap – the fuel’s – was lifted."


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        ("On New Year's Day 2022", "On New Year's\nDay 2022"),
        ("the government lifted", "the government\tlifted"),
        ("  price   cap ", "price cap"),
        ("lifted.", "lifted."),
    ],
)
def test_white_space_does_not_count(quote: str, found: str) -> None:
    start, end = locate(quote, TEXT)

    assert TEXT[start:end] == found


def test_the_first_place_is_taken_unless_told() -> None:
    folded = FoldedText(TEXT)

    first, second = folded.locate("price cap"), folded.locate("price cap", 2)

    assert first[0] < second[0]
    with pytest.raises(QuoteNotFound):
        folded.locate("price cap", 3)


@pytest.mark.parametrize(
    ("quote", "nearest"),
    [
        ("the government raised the price cap", "the government lifted the price cap"),
        ("the fuel's - was lifted", "the fuel’s – was lifted"),
        ("on new year's day", "On New Year's Day"),
        ("nothing like it", ""),
        ("", ""),
    ],
)
def test_a_quote_that_is_not_there_names_the_nearest_place(
    quote: str, nearest: str
) -> None:
    with pytest.raises(QuoteNotFound) as caught:
        locate(quote, TEXT)

    assert nearest in caught.value.nearest
    assert bool(caught.value.nearest) == bool(nearest)


words = st.text("ab é\U0001f600", min_size=1, max_size=5).filter(str.strip)


@given(
    st.lists(words, min_size=3, max_size=12),
    st.sampled_from([" ", "\n\n", "\t ", "\u00a0"]),
    st.data(),
)
@law
def test_every_run_of_words_is_found_where_it_stands(
    text_words: list[str], gap: str, data: st.DataObject
) -> None:
    text = gap.join(text_words)
    found = text.split()
    first = data.draw(st.integers(0, len(found) - 1))
    last = data.draw(st.integers(first, len(found) - 1))
    quote = " ".join(found[first : last + 1])

    start, end = locate(quote, text)

    assert text[start:end].split() == quote.split()


@given(st.text(max_size=60), st.text(max_size=200))
@law
def test_what_is_found_is_the_quote(quote: str, text: str) -> None:
    try:
        start, end = locate(quote, text)
    except QuoteNotFound:
        return
    assert " ".join(text[start:end].split()) == " ".join(quote.split())
