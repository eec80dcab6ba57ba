"""Marking answers of several parts: ticks, gaps, orders, pairs."""

import random
from decimal import Decimal
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.questions.dates.historical_date import NEVER, HistoricalDate
from quizapp.questions.marking.every_kind import mark
from quizapp.questions.marking.gaps import mark_each_gap
from quizapp.questions.question import (
    Ask,
    ClozeQuestion,
    DateQuestion,
    Distractor,
    Gap,
    Item,
    MatchQuestion,
    MultipleQuestion,
    NumberQuestion,
    OrderQuestion,
    Pair,
    TrueFalseQuestion,
)
from tests.questions.strategies import dates, law

TICKS = MultipleQuestion(
    id="q", prompt="Which?", ask=(Ask.CHOICE,), answers=("a", "b"), distractors=(Distractor("c"), Distractor("d"))
)  # fmt: skip
GAPS = ClozeQuestion(
    id="q",
    prompt="Fill in.",
    ask=(Ask.TYPED, Ask.CHOICE),
    parts=("As of ", ", nearly ", " people were arrested in ", "."),
    gaps=(Gap(("11 January", "January 11")), Gap(("10 000", "ten thousand")), Gap(("Kazakhstan",))),
    distractors=(Distractor("Kyrgyzstan"),),
)  # fmt: skip
PAIRS = MatchQuestion(
    id="q",
    prompt="Match.",
    ask=(Ask.MATCH,),
    pairs=(Pair("Mamin", "premier"), Pair("Masimov", "intelligence"), Pair("Smailov", "finance")),
    distractors=(Distractor("defence"),),
)  # fmt: skip


@pytest.mark.parametrize(
    ("ticked", "verdict", "fraction"),
    [
        (["a", "b"], "right", 1),
        (["b", "a", "a"], "right", 1),
        (["a"], "close", 0.5),
        (["a", "b", "c"], "close", 0.5),
        (["a", "c"], "wrong", 0),
        (["a", "b", "c", "d"], "wrong", 0),
        (["c", "d"], "wrong", 0),
        ([], "wrong", 0),
        (["a", "b", "x"], "close", 0.5),
    ],
)
def test_ticking_everything_earns_nothing(
    ticked: list[str], verdict: str, fraction: float
) -> None:
    marking = mark(TICKS, ticked, Ask.CHOICE)

    assert (marking.verdict, marking.fraction) == (verdict, fraction)


@pytest.mark.parametrize(
    ("texts", "right"),
    [
        (["11 January", "10 000", "Kazakhstan"], [True, True, True]),
        (["january 11", "10,000", "kazakstan"], [True, True, True]),
        (["12 January", "ten thousand", "Kyrgyzstan"], [False, True, False]),
        (["11 January"], [True, False, False]),
        (["Kazakhstan", "11 January", "10 000"], [False, False, False]),
        (["", "1 000", ""], [False, False, False]),
    ],
)
def test_gaps_are_marked_one_by_one(texts: list[str], right: list[bool]) -> None:
    assert [
        marking.verdict == "right" for marking in mark_each_gap(GAPS, texts)
    ] == right
    assert (mark(GAPS, texts, Ask.TYPED).verdict == "right") == all(right)


def test_more_texts_than_gaps_are_not_right() -> None:
    assert (
        mark(GAPS, ["11 January", "10 000", "Kazakhstan", "x"], Ask.TYPED).verdict
        == "close"
    )


def test_pairs_count_one_by_one() -> None:
    two = {"Mamin": "premier", "Masimov": "intelligence", "Smailov": "defence"}

    assert mark(PAIRS, two, Ask.MATCH).verdict == "close"
    assert mark(PAIRS, {"Mamin": "premier"}, Ask.MATCH).verdict == "wrong"
    assert mark(PAIRS, two | {"Smailov": "finance"}, Ask.MATCH).verdict == "right"


@pytest.mark.parametrize(("answer", "given", "verdict"), [(True, "true", "right"), (True, "True ", "right"), (False, False, "right"), (False, "true", "wrong"), (True, "yes", "wrong"), (True, ["true"], "wrong")])  # fmt: skip
def test_true_and_false(answer: bool, given: object, verdict: str) -> None:
    question = TrueFalseQuestion(id="q", prompt="?", ask=(Ask.CHOICE,), answer=answer)

    assert mark(question, given, Ask.CHOICE).verdict == verdict  # type: ignore[arg-type]


def test_a_wrong_truth_is_corrected() -> None:
    question = TrueFalseQuestion(
        id="q",
        prompt="It was 2021.",
        ask=(Ask.CHOICE,),
        answer=False,
        correction="It was 2022.",
    )

    assert mark(question, "true", Ask.CHOICE).reason == "It was 2022."


def order(*dates: str) -> OrderQuestion:
    items = [
        Item(f"item {place}", HistoricalDate.from_edtf(date) if date else None)
        for place, date in enumerate(dates)
    ]
    return OrderQuestion(id="q", prompt="Order.", ask=(Ask.ORDER,), items=tuple(items))


@pytest.mark.slow
@pytest.mark.parametrize(
    "dates",
    [
        ("1450~", "1453"),
        ("1450~", "1453", "1460"),
        ("2022-01", "2022-01-02", "2022-01-05", "2022-02"),
        ("1914/1918", "1916", "1917-02", "1917-10", "1919"),
        ("2001", "2002", "2003", "2004", "2005"),
        ("179X", "1793", "1795", "17XX", "1801", "1802"),
        ("-0043", "0014", "00XX", "0033~", "0064-07", "0064", "0070"),
        ("1914/..", "1917", "1918-11-11", "1919", "1920", "192X", "1929"),
    ],
)
def test_every_order_that_the_dates_allow_is_right_and_no_other(
    dates: tuple[str, ...],
) -> None:
    question = order(*dates)

    for arranged in permutations(question.items):
        marking = mark(question, [item.text for item in arranged], Ask.ORDER)
        assert (marking.verdict == "right") == can_have_happened(arranged)
        assert (marking.fraction == 1) == (marking.verdict == "right")


def can_have_happened(arranged: tuple[Item, ...]) -> bool:
    """Whether days can be found for all, each within its date, that follow each other.

    Each takes the first day it can; so if one comes too late, no choice would do.
    """
    now = NEVER
    for item in arranged:
        assert item.date is not None
        now = max(now, item.date.earliest)
        if now > item.date.latest:
            return False
    return True


@pytest.mark.slow
@given(st.lists(dates(), min_size=2, max_size=5), st.randoms(use_true_random=False))
@settings(law, max_examples=40)
def test_dates_of_any_sort_order_as_history_may_have_gone(
    listed: list[HistoricalDate], chance: random.Random
) -> None:
    # In the order of their last days, as one that can have happened.
    listed.sort(key=lambda date: (date.latest, date.earliest))
    items = [Item(f"item {place}", date) for place, date in enumerate(listed)]
    question = OrderQuestion(
        id="q", prompt="Order.", ask=(Ask.ORDER,), items=tuple(items)
    )
    chance.shuffle(items)

    marking = mark(question, [item.text for item in items], Ask.ORDER)

    assert (marking.verdict == "right") == can_have_happened(tuple(items))


def test_items_without_dates_stand_where_they_are_listed() -> None:
    question = order("", "1453", "", "1460~")

    for arranged in permutations(question.items):
        marking = mark(question, [item.text for item in arranged], Ask.ORDER)
        assert (marking.verdict == "right") == (arranged == question.items)


def test_an_order_is_credited_by_its_pairs() -> None:
    question = order("2001", "2002", "2003", "2004")

    one_swap = mark(question, ["item 1", "item 0", "item 2", "item 3"], Ask.ORDER)
    reversed_ = mark(question, ["item 3", "item 2", "item 1", "item 0"], Ask.ORDER)

    assert one_swap.verdict == "close"
    assert one_swap.fraction == pytest.approx(5 / 6, abs=1e-4)
    assert (reversed_.verdict, reversed_.fraction) == ("wrong", 0)


def test_items_left_out_or_named_twice_are_not_right() -> None:
    question = order("2001", "2002", "2003")

    assert mark(question, ["item 0", "item 1"], Ask.ORDER).verdict == "wrong"
    assert (
        mark(question, ["item 0", "item 1", "item 2", "item 2"], Ask.ORDER).verdict
        == "close"
    )
    # One that is left out stands before none, however far back another stands.
    assert mark(question, ["item 1"] * 5 + ["item 2"], Ask.ORDER).fraction == (
        pytest.approx(1 / 3, abs=1e-4)
    )


@pytest.mark.parametrize(
    ("answer", "verdict"),
    [
        (["Item 0", " item 1", "ITEM 2"], "right"),
        ([0, 1, 2], "right"),
        (["0", "1", "2"], "right"),
        ([1, 2, 3], "right"),
        ([2, 1, 0], "wrong"),
        ([0, 0, 0], "wrong"),
        ([0, 1], "wrong"),
        ("item 0", "wrong"),
        ({"item 0": 1}, "wrong"),
        ([[0, 1, 2]], "wrong"),
    ],
)
def test_an_order_may_come_as_texts_or_as_places(answer: Any, verdict: str) -> None:
    assert mark(order("2001", "2002", "2003"), answer, Ask.ORDER).verdict == verdict


def test_items_that_are_figures_are_texts_first() -> None:
    items = tuple(Item(text) for text in ("2", "0", "1"))
    question = OrderQuestion(id="q", prompt="Order.", ask=(Ask.ORDER,), items=items)

    assert mark(question, ["2", "0", "1"], Ask.ORDER).verdict == "right"
    assert mark(question, ["0", "1", "2"], Ask.ORDER).verdict == "wrong"


@pytest.mark.parametrize(
    ("answer", "verdict"),
    [
        ({"Mamin": "premier", "Masimov": "intelligence", "Smailov": "finance"}, "right"),
        ([["Mamin", "premier"], ["Masimov", "intelligence"], ["Smailov", "finance"]], "right"),
        ([("Mamin", "premier"), ("Masimov", "intelligence"), ("Smailov", "finance")], "right"),
        ([{"left": "Mamin", "right": "premier"}, {"left": "Masimov", "right": "intelligence"}, {"left": "Smailov", "right": "finance"}], "right"),
        ({"mamin": "Premier", "masimov ": "INTELLIGENCE", "Smailov": "finance"}, "right"),
        ([["Mamin", "premier", "x"], ["Masimov", "intelligence"]], "wrong"),
        (["premier", "intelligence", "finance"], "wrong"),
        ({"Mamin": ["premier"]}, "wrong"),
        (3, "wrong"),
    ],
)  # fmt: skip
def test_pairs_may_come_as_an_object_or_as_a_list(answer: Any, verdict: str) -> None:
    assert mark(PAIRS, answer, Ask.MATCH).verdict == verdict


@pytest.mark.parametrize(
    ("given", "verdict"),
    [("True", "right"), ("wahr", "right"), ("VRAI", "right"), ("правда", "right"), (True, "right"), ("falsch", "wrong"), ("maybe", "wrong"), (1, "wrong")],
)  # fmt: skip
def test_truth_has_words_in_four_languages(given: Any, verdict: str) -> None:
    question = TrueFalseQuestion(id="q", prompt="?", ask=(Ask.CHOICE,), answer=True)

    assert mark(question, given, Ask.CHOICE).verdict == verdict


@pytest.mark.parametrize(
    ("given", "verdict"),
    [
        ("10000", "right"),
        ("10 000 people", "right"),
        ("10,000", "right"),
        (10000, "right"),
        (["10000"], "right"),
        ("9000", "wrong"),
        ("9 000 people", "wrong"),
        ("11000", "wrong"),
        (["10000", "9000"], "wrong"),
    ],
)
def test_an_option_is_known_by_its_value_and_by_its_text(
    given: Any, verdict: str
) -> None:
    question = NumberQuestion(
        id="q", prompt="How many?", ask=(Ask.CHOICE,), answer=Decimal(10_000), unit="people",
        distractors=(Distractor("9000"), Distractor("12000")),
    )  # fmt: skip

    assert mark(question, given, Ask.CHOICE).verdict == verdict


@pytest.mark.parametrize(
    ("given", "verdict"),
    [
        ("2022-01-02", "right"),
        ("2 January 2022", "right"),
        ("5 January 2022", "wrong"),
        ("2 January", "wrong"),
    ],
)
def test_a_date_is_chosen_by_its_words_too(given: str, verdict: str) -> None:
    question = DateQuestion(
        id="q", prompt="When?", ask=(Ask.CHOICE,), answer=HistoricalDate.of(2022, 1, 2),
        distractors=(Distractor("2022-01-05", "That was the fifth."),),
    )  # fmt: skip

    marking = mark(question, given, Ask.CHOICE)

    assert marking.verdict == verdict
    assert (marking.reason == "That was the fifth.") == (given == "5 January 2022")
