"""Grouping what learners answered instead."""

from hypothesis import given
from hypothesis import strategies as st

from quizapp.questions.marking.answer_groups import group_answers
from quizapp.questions.question import Ask, NameQuestion, PhraseQuestion
from tests.questions.strategies import law

CAPITAL = NameQuestion(
    id="q", prompt="Which city was it?", ask=(Ask.TYPED,), answer="Nur-Sultan"
)
CAUSE = PhraseQuestion(
    id="q", prompt="Why?", ask=(Ask.TYPED,), answer="Russia invaded Ukraine"
)


def test_one_answer_in_many_spellings_is_one_group() -> None:
    said = ["Astana", "astana", "Astana ", "Astanna", "ASTANA!", "Almaty"]

    groups = group_answers(CAPITAL, said)

    assert [(group.text, group.count) for group in groups] == [
        ("Astana", 5),
        ("Almaty", 1),
    ]
    assert groups[0].spellings == ("Astana", "ASTANA!", "Astanna", "astana")


def test_right_answers_and_silence_are_left_out() -> None:
    assert group_answers(CAPITAL, ["Nursultan", "nur sultan", "", " ?! "]) == ()


def test_words_in_another_order_are_the_same() -> None:
    groups = group_answers(CAUSE, ["a coup in Kyiv", "in Kyiv, a coup", "Kyiv coup"])

    assert [group.count for group in groups] == [3]


def test_the_opposite_is_a_group_of_its_own() -> None:
    said = ["there was a coup in Kyiv", "there was no coup in Kyiv"]

    assert len(group_answers(CAUSE, said)) == 2


def test_numbers_and_known_names_are_not_thrown_together() -> None:
    king = NameQuestion(
        id="q", prompt="Which king?", ask=(Ask.TYPED,), answer="Henry VIII"
    )

    assert len(group_answers(king, ["Henry VII", "Henry VI", "Henry 7"])) == 2
    assert len(group_answers(CAPITAL, ["Austria", "Australia"])) == 2


def test_the_distance_tells_what_is_near_the_key() -> None:
    near, far = sorted(
        group_answers(CAPITAL, ["Sultan", "Moscow"]), key=lambda group: group.distance
    )

    assert (near.text, far.text) == ("Sultan", "Moscow")
    assert 0 < near.distance < far.distance <= 1


@law
@given(st.lists(st.text(max_size=30), max_size=12))
def test_every_answer_is_counted_once_or_is_right_or_empty(said: list[str]) -> None:
    for question in (CAPITAL, CAUSE):
        groups = group_answers(question, said)
        spellings = [text for group in groups for text in group.spellings]

        assert sum(group.count for group in groups) <= len(said)
        assert len(spellings) == len(set(spellings))
        assert set(spellings) <= {text.strip() for text in said}
