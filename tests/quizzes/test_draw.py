"""Which questions an attempt gets: by example, and by laws over many quizzes."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from quizapp.questions.question import Ask
from quizapp.quizzes.draw import Candidate, Drawn, TooFew, draw_questions, fits
from quizapp.quizzes.plan import Chosen, Difficulty, Draw, Part, Plan

TOPICS = ("dates", "causes")
KINDS = ("date", "name")


def candidate(number: int, **values: Any) -> Candidate:
    usual: dict[str, Any] = {
        "version": 1,
        "set_id": 1,
        "topic": "dates",
        "kind": "date",
        "ask": Ask.TYPED,
    }
    return Candidate(question_id=number, **(usual | values))


def ids(drawn: Sequence[Drawn]) -> list[int]:
    return [one.candidate.question_id for one in drawn]


POOL = [
    candidate(
        number,
        topic=TOPICS[number % 2],
        set_id=1 + number // 20,
        difficulty=list(Difficulty)[number % 3],
    )
    for number in range(40)
]


def test_six_dates_and_four_causes_are_drawn_as_asked() -> None:
    plan = Plan(
        parts=(
            Draw(count=6, set_ids=(1, 2), topic="dates"),
            Draw(count=4, set_ids=(1, 2), topic="causes", points=2),
        )
    )

    drawn = draw_questions(plan, POOL, "a seed")

    assert [one.candidate.topic for one in drawn] == ["dates"] * 6 + ["causes"] * 4
    assert [one.points for one in drawn] == [1.0] * 6 + [2] * 4


def test_a_draw_keeps_to_its_sets_and_its_difficulty() -> None:
    part = Draw(count=5, set_ids=(2,), difficulty=Difficulty.HARD)

    drawn = draw_questions(Plan(parts=(part,)), POOL, "a seed")

    assert {one.candidate.set_id for one in drawn} == {2}
    assert {one.candidate.difficulty for one in drawn} == {Difficulty.HARD}


def test_a_chosen_question_is_not_drawn_besides() -> None:
    part = Draw(count=19, set_ids=(1,))

    drawn = draw_questions(Plan(parts=(part, Chosen(3))), POOL, "a seed")

    assert sorted(ids(drawn)) == list(range(20))
    assert ids(drawn)[-1] == 3


def test_a_wide_draw_leaves_a_narrow_one_its_only_question() -> None:
    pool = [candidate(1, topic="causes"), candidate(2)]
    plan = Plan(
        parts=(
            Draw(count=1, set_ids=(1,)),
            Draw(count=1, set_ids=(1,), topic="causes"),
        )
    )

    for seed in range(20):
        assert ids(draw_questions(plan, pool, str(seed))) == [2, 1]


def test_questions_on_one_fact_do_not_come_together_where_others_do() -> None:
    pool = [candidate(number, fact="cap" if number < 5 else "") for number in range(8)]
    plan = Plan(parts=(Draw(count=4, set_ids=(1,)),))

    for seed in range(20):
        drawn = ids(draw_questions(plan, pool, str(seed)))
        assert sum(number < 5 for number in drawn) == 1

    assert (
        len(draw_questions(Plan(parts=(Draw(count=8, set_ids=(1,)),)), pool, "")) == 8
    )


def test_too_few_questions_are_told_with_how_many_there_are() -> None:
    part = Draw(count=21, set_ids=(1,))

    with pytest.raises(TooFew) as refused:
        draw_questions(Plan(parts=(part,)), POOL, "a seed")

    assert (refused.value.part, refused.value.found) == (part, 20)


def test_a_chosen_question_that_is_gone_is_told() -> None:
    with pytest.raises(TooFew) as refused:
        draw_questions(Plan(parts=(Chosen(99),)), POOL, "a seed")

    assert refused.value.part == Chosen(99)


def test_all_questions_come_up_about_equally_often() -> None:
    plan = Plan(parts=(Draw(count=10, set_ids=(1, 2)),))

    counts = Counter(
        number
        for seed in range(400)
        for number in ids(draw_questions(plan, POOL, str(seed)))
    )

    # 400 draws of 10 from 40: each is expected 100 times, with a deviation of 8.7.
    assert set(counts) == set(range(40))
    assert min(counts.values()) > 60
    assert max(counts.values()) < 140


def test_shuffled_questions_come_in_another_order() -> None:
    part = Draw(count=20, set_ids=(1,), topic="")
    fixed = Plan(parts=(Chosen(21), part))
    shuffled = Plan(parts=(Chosen(21), part), shuffles_questions=True)

    firsts = {ids(draw_questions(shuffled, POOL, str(seed)))[0] for seed in range(20)}

    assert len(firsts) > 5
    assert ids(draw_questions(fixed, POOL, "7"))[0] == 21


# Laws

candidates = st.builds(
    lambda topic, kind, set_id, difficulty, fact: (
        topic,
        kind,
        set_id,
        difficulty,
        fact,
    ),
    st.sampled_from(TOPICS),
    st.sampled_from(KINDS),
    st.integers(1, 2),
    st.sampled_from(Difficulty),
    st.sampled_from(["", "", "a", "b"]),
)


@st.composite
def pools(draw: st.DrawFn, most: int = 8) -> list[Candidate]:
    rows = draw(st.lists(candidates, max_size=most))
    return [
        candidate(
            number,
            topic=topic,
            kind=kind,
            set_id=set_id,
            difficulty=difficulty,
            fact=fact,
        )
        for number, (topic, kind, set_id, difficulty, fact) in enumerate(rows)
    ]


draws = st.builds(
    lambda count, set_ids, topic, kind, difficulty: Draw(
        count=count, set_ids=set_ids, topic=topic, kind=kind, difficulty=difficulty
    ),
    st.integers(1, 3),
    st.sampled_from([(1,), (2,), (1, 2)]),
    st.sampled_from(["", *TOPICS]),
    st.sampled_from(["", *KINDS]),
    st.sampled_from([None, *Difficulty]),
)
parts: st.SearchStrategy[list[Part]] = st.lists(
    st.one_of(draws, st.integers(0, 7).map(Chosen)), min_size=1, max_size=4
)


def slots_of(listed: Sequence[Part]) -> list[Part]:
    return [
        slot
        for part in listed
        for slot in ([part] * part.count if isinstance(part, Draw) else [part])
    ]


def can_be_filled(slots: list[Part], pool: Sequence[Candidate]) -> bool:
    """Whether there is a question of its own for each slot: tries them all."""
    if not slots:
        return True
    first, rest = slots[0], slots[1:]
    return any(
        can_be_filled(rest, [other for other in pool if other is not one])
        for one in pool
        if (
            one.question_id == first.question_id
            if isinstance(first, Chosen)
            else fits(one, first)
        )
    )


@pytest.mark.slow
@given(listed=parts, pool=pools(), seed=st.text(max_size=5))
def test_what_is_drawn_fits_and_comes_once(
    listed: list[Part], pool: list[Candidate], seed: str
) -> None:
    try:
        drawn = draw_questions(Plan(parts=tuple(listed)), pool, seed)
    except TooFew:
        return

    assert len(set(ids(drawn))) == len(drawn) == len(slots_of(listed))
    for slot, one in zip(slots_of(listed), drawn, strict=True):
        if isinstance(slot, Chosen):
            assert one.candidate.question_id == slot.question_id
        else:
            assert fits(one.candidate, slot)


@pytest.mark.slow
@given(listed=parts, pool=pools(6), seed=st.text(max_size=5))
def test_a_quiz_that_can_be_filled_is_filled_and_no_other(
    listed: list[Part], pool: list[Candidate], seed: str
) -> None:
    slots = slots_of(listed)
    assume(len(slots) <= 7)
    try:
        draw_questions(Plan(parts=tuple(listed)), pool, seed)
        is_filled = True
    except TooFew:
        is_filled = False

    assert is_filled == can_be_filled(slots, pool)


@pytest.mark.slow
@given(listed=parts, pool=pools(), seed=st.text(max_size=5), shuffles=st.booleans())
def test_the_same_seed_draws_the_same_questions(
    listed: list[Part], pool: list[Candidate], seed: str, shuffles: bool
) -> None:
    plan = Plan(parts=tuple(listed), shuffles_questions=shuffles)
    try:
        first = draw_questions(plan, pool, seed)
    except TooFew:
        return

    assert draw_questions(plan, list(pool), seed) == first


@pytest.mark.slow
@given(listed=parts, pool=pools(), seed=st.text(max_size=5))
def test_shuffling_changes_the_order_only(
    listed: list[Part], pool: list[Candidate], seed: str
) -> None:
    try:
        fixed = draw_questions(Plan(parts=tuple(listed)), pool, seed)
    except TooFew:
        return
    shuffled = draw_questions(
        Plan(parts=tuple(listed), shuffles_questions=True), pool, seed
    )

    assert sorted(ids(shuffled)) == sorted(ids(fixed))
