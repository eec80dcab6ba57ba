"""What a good history teacher says to a date, case by case."""

import pytest

from quizapp.questions.dates.historical_date import HistoricalDate
from quizapp.questions.marking.dates import mark_date
from quizapp.questions.question import Ask, DateQuestion
from tests.questions.cases.date_case import Case
from tests.questions.cases.dates_from_class import CLASS
from tests.questions.cases.dates_of_ages import AGES
from tests.questions.cases.dates_of_days import DAYS

CASES = [case for event in (*DAYS, *AGES, *CLASS) for case in event.cases()]


def _named(case: Case) -> str:
    return f"{case.key}-{ascii(case.typed)[:40]}-{case.verdict}"


@pytest.mark.parametrize("case", CASES, ids=_named)
def test_a_date_is_marked_as_a_good_teacher_would(case: Case) -> None:
    question = DateQuestion(
        id="q",
        prompt=case.prompt,
        ask=(Ask.TYPED,),
        answer=HistoricalDate.from_edtf(case.key),
    )

    marking = mark_date(question, case.typed)

    assert marking.verdict == case.verdict, marking.reason
    assert case.reason in marking.reason
