"""What holds for whatever is typed as a name or a phrase."""

import re
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from quizapp.questions.marking.every_kind import mark
from quizapp.questions.names.known_names import SHOWN
from quizapp.questions.names.known_persons import PERSONS
from quizapp.questions.names.known_places import CAPITALS, COUNTRIES
from quizapp.questions.question import (
    Ask,
    Kind,
    NameQuestion,
    PhraseQuestion,
    Question,
)
from quizapp.questions.schema.question_rules import broken_rules
from quizapp.questions.wording import slips
from tests.questions.cases.more_names import TABLES as MORE_NAMES
from tests.questions.cases.more_phrases import TABLES as MORE_PHRASES
from tests.questions.cases.names import TABLES as NAMES
from tests.questions.cases.phrases import TABLES as PHRASES
from tests.questions.strategies import law, questions

typed = questions(Kind.NAME, Kind.PHRASE)
_PIECES = st.sampled_from(
    [
        "the",
        "of",
        "not",
        "no",
        "by",
        "from",
        "to",
        "(,",
        ")",
        "/",
        ";",
        ".",
        "'",
        "I",
        "II",
        "XIV",
        "8",
        "8th",
        "1815",
        "Henry",
        "Jr",
        "Sr",
        "King",
        "von",
        "al-",
        "Müller",
        "Хрущёв",
        "毛泽东",
        "un",
        "in",
        "non",
        "was",
        "were",
        "LPG",
        "USA",
    ]
)
anything = st.text(max_size=60) | st.lists(_PIECES, max_size=12).map(" ".join)


def asked(cases: Any, made: type[NameQuestion] | type[PhraseQuestion]) -> Question:
    return made(
        id="q",
        prompt=cases.prompt,
        ask=(Ask.TYPED,),
        answer=cases.key,
        accept=cases.accept,
        reject=cases.reject,
    )


TABLE = [
    *(asked(cases, NameQuestion) for cases in (*NAMES, *MORE_NAMES)),
    *(asked(cases, PhraseQuestion) for cases in (*PHRASES, *MORE_PHRASES)),
]


@pytest.mark.slow
@law
@given(st.sampled_from(TABLE), anything)
def test_whatever_is_typed_gets_a_verdict(question: Question, said: str) -> None:
    marking = mark(question, said, Ask.TYPED)

    assert 0 <= marking.fraction <= 1
    assert (marking.verdict == "right") == (marking.fraction == 1)


@pytest.mark.slow
@law
@given(typed, anything)
def test_made_up_questions_take_whatever_is_typed(
    question: Question, said: str
) -> None:
    assert mark(question, said, Ask.TYPED).verdict in ("right", "close", "wrong")


@pytest.mark.slow
@law
@given(typed)
def test_the_key_and_its_aliases_are_right(question: Any) -> None:
    for text in (question.answer, *question.accept):
        assert mark(question, text, Ask.TYPED).verdict == "right"


@pytest.mark.slow
@law
@given(typed)
def test_what_is_rejected_is_never_right(question: Any) -> None:
    assume(not list(broken_rules(question)))

    for text in question.reject:
        assert mark(question, text, Ask.TYPED).verdict != "right"


@pytest.mark.slow
@pytest.mark.parametrize("swapped", [str.upper, str.lower, str.swapcase])
@pytest.mark.parametrize(
    ("tables", "made"),
    [
        ((*NAMES, *MORE_NAMES), NameQuestion),
        ((*PHRASES, *MORE_PHRASES), PhraseQuestion),
    ],
    ids=["names", "phrases"],
)
def test_upper_and_lower_case_tell_nothing(
    tables: Any, made: Any, swapped: Any
) -> None:
    for cases in tables:
        question = asked(cases, made)
        for said in (*cases.right, *cases.wrong, *cases.never):
            if swapped(said).casefold() != said.casefold():
                continue
            verdict = mark(question, said, Ask.TYPED).verdict
            assert mark(question, swapped(said), Ask.TYPED).verdict == verdict, said


@pytest.mark.parametrize(
    "said",
    ["a" * 10_000, "a " * 5_000, "I" * 10_000, "(" * 10_000, "()" * 5_000, "é" * 10_000, "ﷺ" * 10_000, "not " * 2_500, "zhchsh" * 1_700, ", " * 5_000, "\u0301" * 10_000, "1st " * 2_500, "Henry " * 1_700],
    ids=lambda said: re.sub(r"\W", "_", said[:6]),
)  # fmt: skip
def test_ten_thousand_letters_are_marked_like_five_hundred(said: str) -> None:
    for question in TABLE[::9]:
        assert mark(question, said, Ask.TYPED) == mark(question, said[:5000], Ask.TYPED)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("prompt", "names"),
    [
        ("Which country was it?", sorted({SHOWN[letters] for letters in COUNTRIES})),
        ("Which city was it?", sorted({SHOWN[letters] for letters in CAPITALS})),
        ("Who was it?", sorted(PERSONS)),
    ],
    ids=["countries", "capitals", "persons"],
)
def test_no_known_name_is_taken_for_another(prompt: str, names: list[str]) -> None:
    for place, key in enumerate(names):
        question = NameQuestion(id="q", prompt=prompt, ask=(Ask.TYPED,), answer=key)
        # Neighbours in the alphabet and some from all over: every pair takes minutes.
        for said in (*names[max(place - 8, 0) : place + 9], *names[place % 7 :: 7]):
            right = mark(question, said, Ask.TYPED).verdict == "right"
            assert right == (said == key), (key, said)


@law
@given(st.text("abc", max_size=8), st.text("abc", max_size=8), st.integers(1, 3))
def test_slips_are_counted_as_the_whole_table_counts_them(
    first: str, second: str, most: int
) -> None:
    table = {(row, 0): row for row in range(len(first) + 1)}
    table |= {(0, column): column for column in range(len(second) + 1)}
    for row, one in enumerate(first, start=1):
        for column, other in enumerate(second, start=1):
            best = min(
                table[row - 1, column] + 1,
                table[row, column - 1] + 1,
                table[row - 1, column - 1] + (one != other),
            )
            swapped = first[row - 2 : row] == second[column - 2 : column][::-1]
            if row > 1 and column > 1 and swapped:
                best = min(best, table[row - 2, column - 2] + 1)
            table[row, column] = best

    assert slips(first, second, most) == min(table[len(first), len(second)], most + 1)
