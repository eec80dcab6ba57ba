"""What a learner had best study now, read from the queue, the exams and the log."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from operator import itemgetter

from sqlalchemy.orm import Session

from quizapp.progress.next_steps import (
    MOST_REPEATED,
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

#: Questions whose wording is read: more than are shown, as some would give their key.
_MOST_READ = 10 * MOST_REPEATED


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


@dataclass(frozen=True, slots=True)
class _Mistake:
    """The most frequent of a learner's wrong answers to a question."""

    question_id: int
    given: str  #: as it was last spelt
    times: int
    last: int  #: the card's count after the last wrong answer of any wording


def _repeated(session: Session, person: Person, today: date) -> list[Repeated]:
    """The most frequent wrong answer to each question that was not put right since.

    The most frequent first; where there are very many, the others are left out.
    """
    first = today - timedelta(days=LOOK_BACK_DAYS)
    mistakes = _mistakes(session, {"person": person.id, "first": first})
    if not mistakes:
        return []
    asked = {"questions": [one.question_id for one in mistakes]}
    last = {one.question_id: one.last for one in mistakes}
    right = Counter(
        question
        for question, number in session.connection().execute(
            SINCE_WRONG, asked | {"person": person.id}
        )
        if number > last[question]
    )
    still = [one for one in mistakes if right[one.question_id] < RIGHT_SINCE]
    still = still[:_MOST_READ]
    rows = session.execute(CONTENTS, {"questions": [one.question_id for one in still]})
    contents = {row.id: read_question(row.content) for row in rows}
    return [
        Repeated(
            one.question_id,
            contents[one.question_id].prompt,
            _in_words(contents[one.question_id], one.given),
            one.times,
        )
        for one in still
        if not _tells_key(contents[one.question_id], one.given)
    ]


def _mistakes(session: Session, asked: Mapping[str, object]) -> list[_Mistake]:
    """What was answered wrongly so often that it is no accident, most often first."""
    given: defaultdict[int, Counter[str]] = defaultdict(Counter)
    spelling: dict[tuple[int, str], str] = {}
    last: defaultdict[int, int] = defaultdict(int)
    rows = session.connection().execute(WRONG_ANSWERS, asked)
    for question, text, answers, number in rows:
        answer = decode(text)
        if not isinstance(answer, str) or not 0 < len(answer.strip()) <= LONGEST_GIVEN:
            continue
        folded = folded_text(answer)
        given[question][folded] += answers
        spelling.setdefault((question, folded), answer.strip())
        last[question] = max(last[question], number)
    found = []
    for question, counts in given.items():
        folded, times = max(counts.items(), key=itemgetter(1))
        if times >= REPEATED_FROM:
            spelt = spelling[question, folded]
            found.append(_Mistake(question, spelt, times, last[question]))
    return sorted(found, key=lambda one: (-one.times, one.question_id))


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
