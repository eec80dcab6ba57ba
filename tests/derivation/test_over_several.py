"""Drafts over several facts of a text: reactions, causes."""

from quizapp.derivation.derive import derive
from quizapp.derivation.draft import Draft
from quizapp.questions.question import (
    ChoiceQuestion,
    MatchQuestion,
    TrueFalseQuestion,
)


def _pairs(drafts: tuple[Draft, ...], rule: str) -> dict[str, str]:
    return {
        pair.left: pair.right
        for draft in drafts
        if draft.rule == rule and isinstance(draft.question, MatchQuestion)
        for pair in draft.question.pairs
    }


def test_actors_are_matched_with_how_each_of_them_reacted() -> None:
    text = (
        "Japan attacked Pearl Harbor in 1941. Italy welcomed the Japanese success at "
        "sea. Sweden refused to break off trade with Germany. Spain offered the Axis "
        "powers a division of volunteers."
    )

    pairs = _pairs(derive(text).drafts, "match reactions")

    assert pairs == {
        "Italy": "welcomed the Japanese success at sea",
        "Sweden": "refused to break off trade with Germany",
        "Spain": "offered the Axis powers a division of volunteers",
    }


def test_events_are_matched_with_their_causes() -> None:
    text = (
        "Slavery grew in Carolina because many settlers came from Barbados. Japan "
        "surrendered in 1945 because two bombs fell on Nagasaki. Prices rose in "
        "Paris in 1788 because hail ruined the harvest."
    )

    pairs = _pairs(derive(text).drafts, "match causes")

    assert pairs == {
        "Slavery grew in Carolina": "many settlers came from Barbados",
        "Japan surrendered in 1945": "two bombs fell on Nagasaki",
        "Prices rose in Paris in 1788": "hail ruined the harvest",
    }


def test_what_followed_is_the_odd_one_among_the_causes() -> None:
    text = (
        "The revolution of 1789 was caused by hunger, debt, and the privileges of the "
        "nobles. The revolution led to a war with Austria."
    )

    asked = [
        draft.question
        for draft in derive(text).drafts
        if isinstance(draft.question, ChoiceQuestion) and draft.sure
    ]

    assert [one.answer for one in asked] == ["a war with Austria"]
    assert {one.text for one in asked[0].distractors} == {
        "hunger",
        "debt",
        "the privileges of the nobles",
    }


def test_a_cause_of_something_else_is_an_odd_one_only_in_doubt() -> None:
    text = (
        "The revolution of 1789 was caused by hunger, debt, and the privileges of the "
        "nobles. A broken dam caused the flood of Lyon."
    )

    asked = [one for one in derive(text).drafts if one.rule == "not a cause"]

    assert [one.sure for one in asked] == [False] * len(asked)
    assert asked


def test_where_all_statements_are_true_others_are_false_by_one_name() -> None:
    text = (
        "Simón Bolívar returned to Cartagena on 2 March 1814. Alexandre Pétion "
        "received Manuel Piar in Haiti on 5 March 1814. José de San Martín took over "
        "the Army of the North in Tucumán on 9 March 1814."
    )

    said = [
        (draft.question.prompt, draft.question.correction)
        for draft in derive(text).drafts
        if isinstance(draft.question, TrueFalseQuestion)
        and draft.rule.endswith("who")
        and not draft.question.answer
    ]

    names = ("Simón Bolívar", "Alexandre Pétion", "José de San Martín", "Manuel Piar")
    assert said
    for false, true in said:
        told, meant = (
            [one for one in names if one in words] for words in (false, true)
        )
        assert told != meant
        assert false.replace(told[0], "") == true.replace(meant[0], "")
