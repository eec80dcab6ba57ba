"""Marking answers of several parts: ticks, gaps, orders, pairs."""

from itertools import permutations

import pytest

from quizapp.questions.gaps import mark_each_gap
from quizapp.questions.historical_date import HistoricalDate, overlaps
from quizapp.questions.marking import mark
from quizapp.questions.question import (
    Ask,
    ClozeQuestion,
    Distractor,
    Gap,
    Item,
    MatchQuestion,
    MultipleQuestion,
    OrderQuestion,
    Pair,
    TrueFalseQuestion,
)

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


@pytest.mark.parametrize(
    "dates",
    [
        ("1450~", "1453"),
        ("1450~", "1453", "1460"),
        ("2022-01", "2022-01-02", "2022-01-05", "2022-02"),
        ("1914/1918", "1916", "1917-02", "1917-10", "1919"),
        ("2001", "2002", "2003", "2004", "2005"),
        ("179X", "1793", "1795", "17XX", "1801", "1802"),
        ("", "1453", "", "1460"),
    ],
)
def test_every_order_that_history_allows_is_right_and_no_other(
    dates: tuple[str, ...],
) -> None:
    question = order(*dates)

    for arranged in permutations(question.items):
        marking = mark(question, [item.text for item in arranged], Ask.ORDER)
        assert (marking.verdict == "right") == allowed(question, arranged)


def allowed(question: OrderQuestion, arranged: tuple[Item, ...]) -> bool:
    """Whether no two items stand in an order that is certainly wrong."""
    listed = question.items
    for place, later in enumerate(arranged):
        for earlier in arranged[:place]:
            swapped = listed.index(earlier) > listed.index(later)
            free = earlier.date and later.date and overlaps(earlier.date, later.date)
            if swapped and not free:
                return False
    return True


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
