"""Marking names: aliases, initials and slips count, confusables never."""

import pytest

from quizapp.questions.marking import mark
from quizapp.questions.question import Ask, Distractor, NameQuestion


def asked(
    answer: str, *accept: str, reject: tuple[str, ...] = (), wrong: tuple[str, ...] = ()
) -> NameQuestion:
    distractors = tuple(Distractor(text, f"{text} is another.") for text in wrong)
    return NameQuestion(
        id="q", prompt="Who?", ask=(Ask.TYPED,), answer=answer, accept=accept, reject=reject, distractors=distractors
    )  # fmt: skip


TOKAYEV = asked(
    "Kassym-Jomart Tokayev", "Tokayev", reject=("Nursultan Nazarbayev", "Nazarbayev")
)
CSTO = asked(
    "Collective Security Treaty Organisation",
    "CSTO",
    wrong=("Commonwealth of Independent States",),
)
HENRY = asked("Henry VIII", "King Henry the Eighth", reject=("Henry VII",))

RIGHT = [
    (TOKAYEV, "Kassym-Jomart Tokayev"),
    (TOKAYEV, "kassym jomart tokayev"),
    (TOKAYEV, "  President Tokayev "),
    (TOKAYEV, "Tokayev, Kassym-Jomart"),
    (TOKAYEV, "K.-J. Tokayev"),
    (TOKAYEV, "KJ Tokayev"),
    (TOKAYEV, "K. Tokayev"),
    (TOKAYEV, "Tokaev"),
    (TOKAYEV, "Tokyaev"),
    (TOKAYEV, "Kassym-Jomart Kemelevich Tokayev"),
    (CSTO, "C.S.T.O."),
    (CSTO, "the Collective Security Treaty Organization"),
    (HENRY, "King Henry VIII"),
    (asked("Napoléon Bonaparte"), "Napoleon Bonaparte"),
    (asked("Nur-Sultan"), "Nursultan"),
    (asked("Nur-Sultan"), "nur sultan"),
    (asked("Søren Kierkegaard"), "Soren Kierkegaard"),
    (asked("Collective Security Treaty Organisation"), "CSTO"),
    (asked("Ёлкин"), "елкин"),
    (asked("毛泽东"), "毛泽东"),
]

WRONG = [
    (TOKAYEV, "Nazarbayev"),
    (TOKAYEV, "Nursultan Nazarbayev"),
    (TOKAYEV, "Tokayev or Nazarbayev"),
    (TOKAYEV, "not Tokayev"),
    (TOKAYEV, "Tokyo"),
    (TOKAYEV, ""),
    (TOKAYEV, "???"),
    (HENRY, "Henry VII"),
    (HENRY, "Henry VI"),
    (HENRY, "Henry"),
    (HENRY, "Henry IX"),
    (asked("Louis XIV"), "Louis XVI"),
    (asked("Austria"), "Australia"),
    (asked("Australia"), "Austria"),
    (asked("Gambia"), "Zambia"),
    (asked("Iran"), "Iraq"),
    (asked("Slovakia"), "Slovenia"),
    (asked("Mali"), "Bali"),
    (asked("Apollo 11"), "Apollo 12"),
    (asked("Dariga Nazarbayeva", wrong=("Nursultan Nazarbayev",)), "D. Nazarbayev"),
    (asked("George Bush", wrong=("Gerald Bush",)), "G. Bush"),
    (CSTO, "Commonwealth of Independent States"),
]

CLOSE = [
    (asked("Kassym-Jomart Tokayev"), "Tokayev"),
    (asked("Ursula von der Leyen"), "von der Leyen"),
]


@pytest.mark.parametrize(("question", "text"), RIGHT)
def test_right(question: NameQuestion, text: str) -> None:
    assert mark(question, text, Ask.TYPED).verdict == "right"


@pytest.mark.parametrize(("question", "text"), WRONG)
def test_wrong(question: NameQuestion, text: str) -> None:
    assert mark(question, text, Ask.TYPED).verdict == "wrong"


@pytest.mark.parametrize(("question", "text"), CLOSE)
def test_a_part_of_the_name_is_close(question: NameQuestion, text: str) -> None:
    marking = mark(question, text, Ask.TYPED)

    assert marking.verdict == "close"
    assert question.answer in marking.reason


def test_a_slip_is_right_and_shown() -> None:
    assert mark(TOKAYEV, "Tokaiev", Ask.TYPED).reason == "Spelling: Tokayev."


def test_a_wrong_name_says_why() -> None:
    marking = mark(CSTO, "commonwealth of independent states", Ask.TYPED)

    assert marking.reason == "Commonwealth of Independent States is another."
