"""A quiz that a class was given, question by question: first attempts of its learners."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from quizapp.progress.distractor_choices import (
    Choice,
    DistractorChoices,
    distractor_choices,
)
from quizapp.progress.item_analysis import (
    Item,
    ItemStatistics,
    ScoreStatistics,
    item_analysis,
)
from quizapp.progress.misconception_words import category_of
from quizapp.progress.misconceptions import Misconception, Response, misconceptions
from quizapp.progress.verdict_words import ItemFinding, item_finding
from quizapp.questions.answer import Answer, decode
from quizapp.questions.presentation import OptionState, option_states
from quizapp.questions.question import Ask, Question
from quizapp.services.cards import read_question
from quizapp.store.class_report_queries import (
    CONTENTS,
    FINISHED_QUIZZES,
    FIRST_ATTEMPTS,
)


@dataclass(frozen=True, slots=True)
class FinishedQuiz:
    """A quiz that somebody of a class has finished."""

    id: int
    code: str
    title: str
    ended_at: datetime  #: the last attempt
    takers: int  #: learners of the class


@dataclass(frozen=True, slots=True)
class QuizQuestion:
    """A question of a quiz, and what its answers say of it."""

    question_id: int
    prompt: str
    statistics: ItemStatistics
    choices: DistractorChoices | None  #: of one with options
    finding: ItemFinding


@dataclass(frozen=True, slots=True)
class QuizReport:
    """The first attempts of a class at a quiz; questions the hardest first."""

    code: str
    title: str
    ended_at: datetime  #: the last attempt
    attempts: int
    questions: Sequence[QuizQuestion]
    scores: ScoreStatistics
    misconceptions: Sequence[Misconception]


def finished_quizzes(
    session: Session, *, quizzes: Sequence[int], people: Sequence[int]
) -> list[FinishedQuiz]:
    """Those of a class's quizzes that somebody of it finished, the latest first."""
    if not quizzes or not people:
        return []
    asked = {"quizzes": list(quizzes), "people": list(people)}
    return [
        FinishedQuiz(row.id, row.code, row.title, row.ended_at, row.takers)
        for row in session.execute(FINISHED_QUIZZES, asked)
    ]


def quiz_report(
    session: Session, quiz: FinishedQuiz, *, people: Sequence[int]
) -> QuizReport:
    """The first attempts of a class at a quiz.  Only reads."""
    rows = session.execute(
        FIRST_ATTEMPTS, {"quiz": quiz.id, "people": list(people)}
    ).all()
    return _report(session, quiz, rows)


def _report(session: Session, quiz: FinishedQuiz, rows: Sequence[Any]) -> QuizReport:
    points: dict[int, float] = {}
    marks: defaultdict[int, dict[int, float]] = defaultdict(dict)
    given: defaultdict[int, dict[int, Answer]] = defaultdict(dict)
    ticked: defaultdict[int, dict[int, Answer]] = defaultdict(dict)
    for row in rows:
        points[row.question_id] = max(points.get(row.question_id, 0.0), row.points)
        marks[row.person_id][row.question_id] = row.points * (row.fraction or 0.0)
        answer = decode(row.answer) if row.answer else None
        given[row.question_id][row.person_id] = answer
        if row.ask is Ask.CHOICE:
            ticked[row.question_id][row.person_id] = answer
    items = [Item(key, most) for key, most in points.items()]
    analysis = item_analysis(
        items, [[mark.get(one.question_id) for one in items] for mark in marks.values()]
    )
    contents = _contents(session, list(points))
    totals = {key: sum(mark.values()) for key, mark in marks.items()}
    found, responses = [], list[Response]()
    for one in analysis.items:
        question = contents[one.question_id]
        answers = given[one.question_id]
        rests = {
            key: totals[key] - marks[key].get(one.question_id, 0.0) for key in answers
        }
        choices = choices_of(question, ticked[one.question_id], rests)
        responses.extend(_responses(question, one.question_id, answers))
        found.append(
            QuizQuestion(
                one.question_id,
                question.prompt,
                one,
                choices,
                item_finding(one, choices),
            )
        )
    return QuizReport(
        code=quiz.code,
        title=quiz.title,
        ended_at=quiz.ended_at,
        attempts=len(marks),
        questions=sorted(found, key=_hardest_first),
        scores=analysis.scores,
        misconceptions=misconceptions(responses),
    )


def _hardest_first(one: QuizQuestion) -> tuple[float, str]:
    facility = one.statistics.facility
    return (1.0 if facility is None else facility, one.prompt)


def _contents(session: Session, ids: list[int]) -> dict[int, Question]:
    rows = session.execute(CONTENTS, {"questions": ids})
    return {row.id: read_question(row.content) for row in rows}


def choices_of(
    question: Question, answers: Mapping[int, Answer], rests: Mapping[int, float]
) -> DistractorChoices | None:
    """Who chose which option; None for a question without options, or without answers.

    *answers* are those given by choosing, and *rests* the points for all else, both by
    learner.
    """
    options = option_states(question, None)
    key = frozenset(one.text for one in options if one.state is OptionState.RIGHT)
    if not key or not answers:
        return None
    return distractor_choices(
        [
            Choice(_ticked(question, answer), rests[who])
            for who, answer in answers.items()
        ],
        options=[
            *sorted(key),
            *sorted(one.text for one in options if one.text not in key),
        ],
        key=key,
    )


def _responses(
    question: Question, question_id: int, answers: Mapping[int, Answer]
) -> list[Response]:
    """Answers to a question whose options carry reasons."""
    reasons = {one.text: one.why for one in option_states(question, None) if one.why}
    if not reasons:
        return []
    return [
        Response(
            learner_id=who,
            question_id=question_id,
            offered=frozenset(map(category_of, reasons.values())),
            chosen=frozenset(
                category_of(reasons[text])
                for text in _ticked(question, answer)
                if text in reasons
            ),
        )
        for who, answer in answers.items()
    ]


def _ticked(question: Question, answer: Answer) -> frozenset[str]:
    return frozenset(one.text for one in option_states(question, answer) if one.chosen)
