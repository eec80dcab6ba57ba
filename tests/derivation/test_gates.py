"""Gates find the flaws of item writing, and let good questions pass."""

from decimal import Decimal

from quizapp.derivation.gates.of_question import question_flaws
from quizapp.questions.dates.historical_date import HistoricalDate
from quizapp.questions.question import (
    Ask,
    DateQuestion,
    Distractor,
    NameQuestion,
    NumberQuestion,
    PhraseQuestion,
    Question,
    TrueFalseQuestion,
)
from tests.derivation.cases import stems
from tests.questions.tables import table

_ASK = (Ask.TYPED, Ask.CHOICE)


def as_question(prompt: str, key: str, wrong: tuple[str, ...] = ()) -> Question:
    """A question of the kind that its prompt and key call for."""
    others = tuple(Distractor(text) for text in wrong)
    if key in {"true", "false"}:
        return TrueFalseQuestion(id="q", prompt=prompt, ask=_ASK, answer=key == "true")
    if prompt.startswith(("How many", "How much", "What percentage")):
        return NumberQuestion(
            id="q", prompt=prompt, ask=_ASK, answer=Decimal(key), distractors=others
        )
    if key[:3].replace("X", "0").isdigit() and len(key) >= 4:
        date = HistoricalDate.from_edtf(key)
        return DateQuestion(
            id="q", prompt=prompt, ask=_ASK, answer=date, distractors=others
        )
    made = NameQuestion if key[:1].isupper() and key.count(" ") < 6 else PhraseQuestion
    return made(id="q", prompt=prompt, ask=_ASK, answer=key, distractors=others)


def rows(cases: str) -> list[tuple[str, Question, set[str]]]:
    found = []
    for line in cases.strip().splitlines():
        said, _, wanted = line.rpartition("=>")
        prompt, _, answer = said.rpartition(" -> ")
        key, _, wrong = answer.strip().partition(" | ")
        others = tuple(one.strip() for one in wrong.split(";") if one.strip())
        names = {one.strip() for one in wanted.split(";") if one.strip()}
        found.append((line, as_question(prompt.strip(), key.strip(), others), names))
    return found


def test_good_questions_have_no_flaw() -> None:
    with table(at_least=48) as row:
        for line, question, _ in rows(stems.GOOD):
            with row(line):
                found = [
                    f"{flaw.gate}: {flaw.words}" for flaw in question_flaws(question)
                ]

                assert found == []


def test_bad_questions_have_the_flaw_that_a_reader_sees() -> None:
    with table(at_least=75) as row:
        for line, question, wanted in rows(stems.BAD):
            with row(line):
                found = {flaw.gate for flaw in question_flaws(question)}

                assert wanted <= found, f"found {sorted(found)}"


def test_wrong_options_are_fair() -> None:
    with table(at_least=20) as row:
        for line, question, wanted in rows(stems.OPTIONS):
            with row(line):
                found = {flaw.gate for flaw in question_flaws(question)}

                assert wanted <= found, f"found {sorted(found)}"
                assert wanted or not found, f"found {sorted(found)}"
