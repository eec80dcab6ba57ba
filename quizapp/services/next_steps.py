"""What a learner had best study now, read from the queue, the exams and the log."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from quizapp.progress.next_steps import (
    REPEATED_FROM,
    ComingExam,
    Repeated,
    Step,
    TodaysCards,
    next_steps,
)
from quizapp.progress.report import Report
from quizapp.questions.answer import decode, folded_text
from quizapp.questions.dates.historical_date import HistoricalDate
from quizapp.questions.marking.every_kind import mark
from quizapp.questions.question import (
    Ask,
    ChoiceQuestion,
    DateQuestion,
    Question,
    TrueFalseQuestion,
)
from quizapp.questions.verdict import Verdict
from quizapp.scheduling.memory import recall_now
from quizapp.services.assigned import Assigned
from quizapp.services.cards import read_question
from quizapp.services.policies import policy_of
from quizapp.services.study_queue import TodaysQueue
from quizapp.store.people import Person
from quizapp.store.report_queries import CONTENTS, SINCE_WRONG, WRONG_ANSWERS

#: How far back a repeated answer is looked for, in days.
LOOK_BACK_DAYS = 60

#: So many right answers since, and a mistake is put right.
RIGHT_SINCE = 2

#: Longer answers are not repeated to who gave them.
LONGEST_GIVEN = 80


def steps_of(
    session: Session,
    *,
    person: Person,
    todays: TodaysQueue,
    report: Report,
    assigned: Sequence[Assigned],
    now: datetime,
) -> tuple[Step, ...]:
    """What to study next, and why.  Only reads; how often does not grow.

    Args:
        assigned: what the learner's classes were given.
    """
    return next_steps(
        today=_todays_cards(todays, person, now),
        target=report.target,
        exams=_exams(assigned, todays.today),
        topics=report.recall_by_topic_of_set,
        sets=report.recall_by_set,
        repeated=_repeated(session, person, todays.today),
    )


def _todays_cards(todays: TodaysQueue, person: Person, now: datetime) -> TodaysCards:
    queue, policy = todays.queue, policy_of(person)
    met = [card.memory for card in queue.ordered if card.memory is not None]
    # A card between two steps of one day is being learned; nothing fades in between.
    due = [
        one
        for one in met
        if one.due_day < todays.today + timedelta(days=0 if one.in_steps else 1)
    ]
    overdue = [one.due_day for one in due if one.due_day < todays.today]
    return TodaysCards(
        cards=len(queue.ordered),
        expected=[recall_now(one, now, policy) for one in due],
        overdue=len(overdue),
        oldest=min(overdue, default=None),
        new=queue.new,
    )


def _exams(assigned: Iterable[Assigned], today: date) -> list[ComingExam]:
    return [
        ComingExam(one.set_id, one.exam_on, one.cards - one.met)
        for one in assigned
        if one.set_id and one.exam_on and one.exam_on > today
    ]


# The same wrong answer, again and again


def _repeated(session: Session, person: Person, today: date) -> list[Repeated]:
    """The most frequent wrong answer to each question that was not put right since."""
    first = today - timedelta(days=LOOK_BACK_DAYS)
    asked = {"person": person.id, "first": first}
    given: defaultdict[int, Counter[str]] = defaultdict(Counter)
    spelling: dict[tuple[int, str], str] = {}
    last: dict[int, int] = {}
    for row in session.execute(WRONG_ANSWERS, asked):
        answer = decode(row.answer)
        if not isinstance(answer, str) or not 0 < len(answer.strip()) <= LONGEST_GIVEN:
            continue
        folded = folded_text(answer)
        given[row.question_id][folded] += row.answers
        spelling.setdefault((row.question_id, folded), answer.strip())
        last[row.question_id] = max(last.get(row.question_id, 0), row.last)
    found = {
        question: counts.most_common(1)[0]
        for question, counts in given.items()
        if counts.most_common(1)[0][1] >= REPEATED_FROM
    }
    if not found:
        return []
    since = asked | {"questions": list(found)}
    right = Counter(
        row.question_id
        for row in session.execute(SINCE_WRONG, since)
        if row.number > last[row.question_id]
    )
    rows = session.execute(CONTENTS, {"questions": list(found)})
    contents = {row.id: read_question(row.content) for row in rows}
    return [
        Repeated(
            question,
            contents[question].prompt,
            _in_words(contents[question], spelling[question, folded]),
            times,
        )
        for question, (folded, times) in found.items()
        if right[question] < RIGHT_SINCE
        and not _tells_key(contents[question], spelling[question, folded])
    ]


def _tells_key(content: Question, given: str) -> bool:
    """Whether to name what was wrong would give the key.

    It does where one wrong answer leaves a single other, and where the question was
    changed since and the answer is its key by now.
    """
    match content:
        case TrueFalseQuestion():
            return True
        case ChoiceQuestion() if len(content.distractors) < 2:
            return True
        case _:
            return mark(content, given, Ask.TYPED).verdict is Verdict.RIGHT


def _in_words(content: Question, given: str) -> str:
    """A date as people write it, where an option or a slider sent another form."""
    if not isinstance(content, DateQuestion):
        return given
    try:
        return HistoricalDate.from_edtf(given).in_words()
    except ValueError:
        return given
