"""True or false: where the date stands, and which dates are swapped."""

from quizapp.derivation.derive import derive
from quizapp.questions.question import TrueFalseQuestion

_TEXT = (
    "On 26 July 1956 Nasser announced in Alexandria that Egypt owned the Suez Canal Company."
    " Anthony Eden resigned in London on 9 January 1957."
    " The next day Harold Macmillan moved into Downing Street."
    " The Treaty of Utrecht was signed in Holland on 11 April 1713."
    " King Farouk left Egypt for Italy on 26 July 1952."
)


def _statements() -> list[TrueFalseQuestion]:
    found = [one.question for one in derive(_TEXT).drafts]
    return [one for one in found if isinstance(one, TrueFalseQuestion)]


def test_a_date_stands_before_a_statement_that_holds_another_verb() -> None:
    said = [one.correction or one.prompt for one in _statements()]

    assert (
        "On 26 July 1956 Nasser announced in Alexandria that Egypt owned the Suez Canal Company."
        in said
    )


def test_the_next_day_is_said_with_its_preposition() -> None:
    said = [one.correction or one.prompt for one in _statements()]

    assert "Harold Macmillan moved into Downing Street on 10 January 1957." in said


def test_a_false_date_is_one_of_those_that_come_closest() -> None:
    false = [one.prompt for one in _statements() if one.correction]

    assert false
    assert not any("1713" in one and "Utrecht" not in one for one in false)
