"""What a good history teacher says to a date, case by case."""

from collections.abc import Sequence

import pytest

from quizapp.questions.dates.historical_date import HistoricalDate
from quizapp.questions.marking.dates import mark_date
from quizapp.questions.question import Ask, DateQuestion
from tests.questions.cases.date_case import Case, Event
from tests.questions.cases.dates_from_class import CLASS
from tests.questions.cases.dates_of_ages import AGES
from tests.questions.cases.dates_of_days import DAYS
from tests.questions.tables import table


def question(case: Case) -> DateQuestion:
    return DateQuestion(
        id="q",
        prompt=case.prompt,
        ask=(Ask.TYPED,),
        answer=HistoricalDate.from_edtf(case.key),
    )


@pytest.mark.parametrize(
    ("events", "at_least"),
    [
        pytest.param(DAYS, 676, id="days"),
        pytest.param(AGES, 946, id="ages"),
        pytest.param(CLASS, 509, id="class"),
    ],
)
def test_a_date_is_marked_as_a_good_teacher_would(
    events: Sequence[Event], at_least: int
) -> None:
    with table(at_least=at_least) as row:
        for case in (case for event in events for case in event.cases()):
            with row(f"{case.event} ({case.key}): {case.typed!r}"):
                marking = mark_date(question(case), case.typed)

                assert marking.verdict == case.verdict, marking.reason
                assert case.reason in marking.reason
