"""One question in a class: how it is answered in study and in quizzes, each apart."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from quizapp.errors import NotFound
from quizapp.progress.adjusted_difficulty import (
    AdjustedDifficulty,
    Asked,
    adjusted_difficulty,
)
from quizapp.progress.distractor_choices import DistractorChoices
from quizapp.progress.item_analysis import Item, ItemStatistics, item_analysis
from quizapp.progress.median_time import MedianTime, median_time
from quizapp.progress.moments import mean
from quizapp.progress.share import Share
from quizapp.questions.answer import Answer, decode
from quizapp.questions.question import Ask
from quizapp.questions.question import Question as Content
from quizapp.scheduling.memory import Phase
from quizapp.services.class_quiz_report import (
    FinishedQuiz,
    QuizQuestion,
    choices_of,
    finished_quizzes,
    quiz_report,
)
from quizapp.services.class_scope import people_of, quizzes_given, sets_given
from quizapp.services.policies import policy_of
from quizapp.services.question_lives import Changed, last_change
from quizapp.services.question_versions import content_of
from quizapp.services.wrong_answers import WrongAnswer, wrong_answers
from quizapp.store.class_report_queries import (
    ANSWERED_BY,
    ANSWERS,
    GIVEN,
    QUIZZES_ASKING,
)
from quizapp.store.classes import SchoolClass
from quizapp.store.question_sets import Question

#: Days that a question's report looks back, unless it is asked for others: more than the
#: class's, as one question is answered seldom.
QUESTION_DAYS = 365

#: Groups of wrong answers that a report shows.
_MOST_WRONG = 12


@dataclass(frozen=True, slots=True)
class InStudy:
    """How a question was answered in study, outside quizzes."""

    passed: Share
    learners: int
    statistics: ItemStatistics  #: a learner's mark is the share of answers that passed
    choices: DistractorChoices | None  #: each learner's first choice
    time: MedianTime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionReport:
    """All that the page of a question shows."""

    question: Question
    content: Content
    changed: Changed | None  #: its key or its wording, if it ever was
    study: InStudy | None  #: since then
    study_before: InStudy | None  #: marked by the key in force where that can be
    quizzes: Sequence[tuple[FinishedQuiz, QuizQuestion]]  #: the latest first
    difficulty: AdjustedDifficulty | None  #: since then
    target: float
    wrong: Sequence[WrongAnswer]  #: since then
    wrong_before: Sequence[WrongAnswer]  #: by the key in force


def question_report(
    session: Session,
    *,
    class_: SchoolClass,
    question_id: int,
    first: date,
    last: date,
) -> QuestionReport:
    """The report of a question from *first* to *last*; quizzes whenever they were.

    Only reads.

    Raises:
        NotFound: the class was not asked such a question.
    """
    people = people_of(session, class_)
    given = session.execute(GIVEN, {"class": class_.id}).all()
    asked: dict[str, Any] = {
        "people": list(people),
        "sets": [one.id for one in sets_given(given)],
        "quizzes": quizzes_given(given),
        "question": question_id,
        "topic": "",
        "first": first,
        "last": last,
    }
    question = session.get(Question, question_id)
    asking = set(session.scalars(QUIZZES_ASKING, asked))
    if question is None or not (asking or question.set_id in asked["sets"]):
        raise NotFound("This class was not asked such a question.")
    content = content_of(session, question)
    rows = _of_class(
        session.execute(ANSWERS, asked).all(),
        has_set=question.set_id in asked["sets"] and question.retired_at is None,
        quizzes=asked["quizzes"],
    )
    targets = [policy_of(person).desired_retention for person, _ in people.values()]
    changed = last_change(session, question)
    begin = changed.version if changed else 0
    earlier = [row for row in rows if row.question_version < begin]
    rows = [row for row in rows if row.question_version >= begin]
    rests = _rests(session, asked) if rows or earlier else {}
    return QuestionReport(
        question=question,
        content=content,
        changed=changed,
        study=_in_study(content, rows, rests),
        study_before=_in_study(content, earlier, rests),
        quizzes=_in_quizzes(session, asking, asked),
        difficulty=adjusted_difficulty(
            Asked(row.recall, row.passed, guess=row.guess_chance)
            for row in rows
            if row.recall is not None and row.phase_before is Phase.REVIEW
        ),
        target=sum(targets) / len(targets) if targets else 0.9,
        wrong=_wrong(session, question_id, content, rows),
        wrong_before=_wrong(session, question_id, content, earlier),
    )


def _wrong(
    session: Session, question_id: int, content: Content, rows: Sequence[Any]
) -> Sequence[WrongAnswer]:
    """What was put down in learners' own words."""
    in_words = [row for row in rows if row.ask is not Ask.CHOICE]
    if not in_words:
        return ()
    found = wrong_answers(
        session, question_id=question_id, content=content, rows=in_words
    )
    return found[:_MOST_WRONG]


def _of_class(
    rows: Sequence[Any], *, has_set: bool, quizzes: Sequence[int]
) -> list[Any]:
    """The answers that are the class's business: in sets and quizzes that it was given."""
    return [
        row
        for row in rows
        if (has_set if row.attempt_id is None else row.quiz_id in quizzes)
    ]


def _in_quizzes(
    session: Session, asking: set[int], asked: Mapping[str, Any]
) -> list[tuple[FinishedQuiz, QuizQuestion]]:
    """The question in each quiz of the class that asked it."""
    people = asked["people"]
    return [
        (quiz, one)
        for quiz in finished_quizzes(session, quizzes=list(asking), people=people)
        for one in quiz_report(session, quiz, people=people).questions
        if one.question_id == asked["question"]
    ]


def _in_study(
    content: Content, rows: Sequence[Any], rests: Mapping[int, Sequence[float]]
) -> InStudy | None:
    """One life of a question in study; *rests* are learners' shares of all others."""
    answers = [row for row in rows if row.attempt_id is None]
    if not answers:
        return None
    passed: defaultdict[int, list[float]] = defaultdict(list)
    for row in answers:
        passed[row.person_id].append(row.passed)
    # All other questions stand as one: the mean share that a learner got of them.
    found = item_analysis(
        [Item(1, 1.0), Item(0, 1.0)],
        [
            [mean(shares), mean(rests[key]) if rests.get(key) else None]
            for key, shares in passed.items()
        ],
    )
    chosen: dict[int, Answer] = {}
    for row in answers:
        if row.ask is Ask.CHOICE:
            chosen.setdefault(row.person_id, decode(row.answer))
    return InStudy(
        passed=Share(sum(row.passed for row in answers), len(answers)),
        learners=len({row.person_id for row in answers}),
        statistics=found.items[0],
        choices=choices_of(content, *_by_rest(chosen, rests)),
        time=median_time([row.taken_ms for row in answers]),
    )


def _rests(session: Session, asked: Mapping[str, Any]) -> dict[int, list[float]]:
    """The shares that each learner got of the other questions, question by question."""
    rests: defaultdict[int, list[float]] = defaultdict(list)
    for row in session.execute(ANSWERED_BY, asked):
        if row.question_id != asked["question"]:
            rests[row.person_id].append(int(row.passed) / row.answers)
    return dict(rests)


def _by_rest(
    chosen: Mapping[int, Answer], rests: Mapping[int, Sequence[float]]
) -> tuple[Mapping[int, Answer], Mapping[int, float]]:
    """The choices of those who answered anything else, and how they did there.

    Who did not has no place among the thirds; where nobody did, all stand together.
    """
    known = {key: answer for key, answer in chosen.items() if rests.get(key)}
    kept = known or chosen
    return kept, {key: mean(rests[key]) if rests.get(key) else 0.0 for key in kept}
