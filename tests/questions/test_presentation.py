"""What a page shows before the answer, and after it."""

from collections import Counter
from dataclasses import asdict, replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.questions.dates.historical_date import HistoricalDate
from quizapp.questions.evidence import Evidence
from quizapp.questions.key import key_answer
from quizapp.questions.marking.every_kind import mark
from quizapp.questions.marking.ordering import fixed_pairs
from quizapp.questions.presentation import (
    OptionState,
    choose_ask,
    key_in_words,
    option_states,
    present,
)
from quizapp.questions.question import (
    Ask,
    ChoiceQuestion,
    ClozeQuestion,
    DateQuestion,
    Distractor,
    Item,
    Kind,
    MatchQuestion,
    MultipleQuestion,
    NameQuestion,
    NumberQuestion,
    OrderQuestion,
    Question,
    TrueFalseQuestion,
)
from quizapp.questions.rubric import Criterion, Rubric
from quizapp.questions.timeline import axis_of
from quizapp.questions.verdict import Verdict
from tests.questions.strategies import law, questions

CANARY = "canarysings"

#: What may never reach a page before the answer.
SECRETS: dict[str, Any] = {
    "explanation": CANARY,
    "evidence": (Evidence("source", CANARY),),
    "accept": (CANARY,),
    "reject": (CANARY,),
    "correction": CANARY,
    "rubric": Rubric(CANARY, (Criterion(CANARY),)),
    "label": CANARY,
    "fact": CANARY,
    "tags": (CANARY,),
}


def with_canaries(question: Question) -> Question:
    """The question with a canary wherever something secret stands."""
    secrets = {
        name: value for name, value in SECRETS.items() if hasattr(question, name)
    }
    if isinstance(question, DateQuestion | NumberQuestion):
        secrets.pop("accept")
    distractors = getattr(question, "distractors", ())
    if distractors:
        secrets["distractors"] = tuple(
            Distractor(entry.text, CANARY) for entry in distractors
        )
    changed: Question = replace(question, **secrets)
    return changed


@pytest.mark.slow
@given(questions(), st.integers(0, 2**31))
@settings(law, max_examples=50)
def test_nothing_secret_is_shown_before_the_answer(
    question: Question, seed: int
) -> None:
    secret = with_canaries(question)

    for ask in Ask:
        assert CANARY not in repr(asdict(present(secret, ask, seed)))


@pytest.mark.slow
@given(questions(Kind.DATE, Kind.NAME, Kind.NUMBER, Kind.PHRASE), st.integers(0, 99))
@law
def test_the_key_is_shown_as_an_option_only(question: Question, seed: int) -> None:
    for ask in (Ask.TYPED, Ask.FLASHCARD):
        assert present(question, ask, seed).options == ()


@pytest.mark.slow
@given(questions(), st.integers(0, 99))
@law
def test_the_same_seed_shows_the_same_page(question: Question, seed: int) -> None:
    for ask in question.ask:
        assert present(question, ask, seed) == present(question, ask, seed)


@pytest.mark.slow
@given(
    questions(
        Kind.DATE, Kind.NAME, Kind.NUMBER, Kind.PHRASE, Kind.CHOICE, Kind.TRUE_FALSE
    ),
    st.integers(0, 99),
)
@law
def test_exactly_one_option_is_right(question: Question, seed: int) -> None:
    shown = present(question, Ask.CHOICE, seed)

    right = [
        o
        for o in shown.options
        if mark(question, o.value, Ask.CHOICE).verdict is Verdict.RIGHT
    ]
    assert len(right) == shown.answer_count == 1
    assert (
        shown.option_count
        == len(shown.options)
        == len({o.value for o in shown.options})
    )


@pytest.mark.slow
@given(questions(Kind.ORDER), st.integers(0, 99))
@law
def test_items_are_never_shown_in_a_right_order(question: Question, seed: int) -> None:
    shown = present(question, Ask.ORDER, seed)

    assert isinstance(question, OrderQuestion)
    assert Counter(shown.items) == Counter(item.text for item in question.items)
    if fixed_pairs(question.items):
        marking = mark(question, list(shown.items), Ask.ORDER)
        assert marking.verdict is not Verdict.RIGHT


def test_where_every_order_is_right_any_is_shown() -> None:
    when = HistoricalDate.of(1450)
    items = (Item("a", when), Item("b", when))
    question = OrderQuestion(id="q", prompt="?", ask=(Ask.ORDER,), items=items)

    assert sorted(present(question, Ask.ORDER, 1).items) == ["a", "b"]


@pytest.mark.slow
@given(questions(Kind.MATCH), st.integers(0, 99))
@law
def test_match_shows_every_right_once(question: Question, seed: int) -> None:
    shown = present(question, Ask.MATCH, seed)

    assert isinstance(question, MatchQuestion)
    extra = {entry.text for entry in question.distractors}
    assert set(shown.rights) == {pair.right for pair in question.pairs} | extra
    assert len(shown.rights) == len(set(shown.rights))
    assert set(shown.lefts) == {pair.left for pair in question.pairs}


@pytest.mark.slow
@given(questions(Kind.CLOZE), st.integers(0, 99))
@law
def test_a_gap_stands_between_two_parts(question: Question, seed: int) -> None:
    shown = present(question, Ask.TYPED, seed)

    assert isinstance(question, ClozeQuestion)
    assert shown.gap_count == len(question.gaps) == len(shown.parts) - 1


@pytest.mark.slow
@given(questions(), st.integers(0, 99))
@law
def test_feedback_names_the_options_in_the_order_they_were_shown(
    question: Question, seed: int
) -> None:
    states = option_states(question, key_answer(question), seed)
    if not states:
        return

    shown = present(question, Ask.CHOICE, seed)
    assert [state.value for state in states] == [
        option.value for option in shown.options
    ]
    assert {s.value for s in states if s.state is OptionState.RIGHT} == {
        s.value for s in states if s.chosen
    }
    assert OptionState.YOURS not in {state.state for state in states}


def test_feedback_says_why_a_wrong_option_is_wrong() -> None:
    question = ChoiceQuestion(
        id="q",
        prompt="?",
        ask=(Ask.CHOICE,),
        answer="a",
        distractors=(Distractor("b", "because"), Distractor("c")),
    )

    states = {state.value: state for state in option_states(question, "b")}

    assert (states["b"].state, states["b"].why) == (OptionState.YOURS, "because")
    assert (states["a"].state, states["a"].chosen) == (OptionState.RIGHT, False)
    assert states["c"].state is OptionState.OTHER


@pytest.mark.parametrize("odd", [None, [], {}, {"a": "b"}, "zzz", True, [["x"]]])
def test_feedback_takes_any_answer(odd: Any) -> None:
    question = MultipleQuestion(
        id="q",
        prompt="?",
        ask=(Ask.CHOICE,),
        answers=("a",),
        distractors=(Distractor("b"),),
    )

    assert len(option_states(question, odd)) == 2


def test_dates_are_options_in_words_with_values_in_edtf() -> None:
    question = DateQuestion(
        id="q",
        prompt="When?",
        ask=(Ask.CHOICE,),
        answer=HistoricalDate.from_edtf("2022-01-01"),
        distractors=(Distractor("2022-01-02"),),
    )

    options = {
        option.value: option.text for option in present(question, Ask.CHOICE, 1).options
    }

    assert options == {"2022-01-01": "1 January 2022", "2022-01-02": "2 January 2022"}


def test_numbers_are_written_alike_so_that_the_key_does_not_stand_out() -> None:
    question = NumberQuestion(
        id="q",
        prompt="How many?",
        ask=(Ask.CHOICE,),
        answer=Decimal(10000),
        unit="people",
        distractors=(Distractor("20000"), Distractor("5000.0")),
    )

    texts = {option.text for option in present(question, Ask.CHOICE, 1).options}

    assert texts == {"10\u202f000 people", "20\u202f000 people", "5000 people"}


@pytest.mark.slow
@given(questions(Kind.DATE))
@law
def test_the_timeline_holds_the_key(question: Question) -> None:
    assert isinstance(question, DateQuestion)
    axis = axis_of(question)

    for point in question.answer.points:
        assert axis.start.earliest <= point.first_day()
        assert point.last_day() <= axis.end.latest


@pytest.mark.parametrize(
    "edtf", ["2022-01-05", "2022-01", "1793", "179X", "17XX", "-0043"]
)
def test_the_place_on_a_derived_timeline_tells_nothing(edtf: str) -> None:
    places = []
    for number in range(400):
        question = DateQuestion(
            id=f"q-{number}",
            prompt="?",
            ask=(Ask.TIMELINE,),
            answer=HistoricalDate.from_edtf(edtf),
        )
        axis = axis_of(question)
        length = axis.end.latest - axis.start.earliest
        places.append((question.answer.earliest - axis.start.earliest) / length)

    assert min(places) < 0.2
    assert max(places) > 0.65
    assert 0.3 < sum(places) / len(places) < 0.6


def test_the_timeline_of_a_question_is_always_the_same() -> None:
    question = DateQuestion(
        id="q", prompt="?", ask=(Ask.TIMELINE,), answer=HistoricalDate.from_edtf("1793")
    )

    assert (
        present(question, Ask.TIMELINE, 1).axis
        == present(question, Ask.TIMELINE, 2).axis
    )


def test_the_authors_timeline_wins() -> None:
    axis = (HistoricalDate.of(1700), HistoricalDate.of(1800))
    question = DateQuestion(
        id="q",
        prompt="?",
        ask=(Ask.TIMELINE,),
        answer=HistoricalDate.of(1793),
        axis=axis,
    )

    found = axis_of(question)

    assert (found.start, found.end) == axis


def test_ways_of_asking_take_turns_the_best_first() -> None:
    question = NameQuestion(
        id="q", prompt="?", ask=(Ask.TYPED, Ask.CHOICE, Ask.FLASHCARD), answer="a"
    )

    assert [choose_ask(question, count) for count in range(4)] == [
        Ask.TYPED,
        Ask.CHOICE,
        Ask.FLASHCARD,
        Ask.TYPED,
    ]
    assert choose_ask(question, 0, {Ask.CHOICE, Ask.FLASHCARD}) is Ask.CHOICE
    assert choose_ask(question, 3, set()) is Ask.TYPED


@pytest.mark.slow
@pytest.mark.parametrize("kind", Kind)
@given(data=st.data())
@settings(law, max_examples=10)
def test_the_key_can_be_said(kind: Kind, data: st.DataObject) -> None:
    words = key_in_words(data.draw(questions(kind)))

    assert words
    assert all(isinstance(word, str) for word in words)


def test_truths_are_said_as_words() -> None:
    question = TrueFalseQuestion(id="q", prompt="?", ask=(Ask.CHOICE,), answer=False)

    assert key_in_words(question) == "False"
    assert [option.value for option in present(question, Ask.CHOICE, 5).options] == [
        "true",
        "false",
    ]
