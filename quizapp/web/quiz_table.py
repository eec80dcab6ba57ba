"""The attempts at a quiz as its maker sees them: a table, a file, one attempt."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from quizapp.database import db
from quizapp.questions.answer import decode
from quizapp.questions.question import Question
from quizapp.questions.verdict import Verdict
from quizapp.quizzes.scoring import Score
from quizapp.services.attempt_marks import content_of
from quizapp.services.corrections import correctable
from quizapp.services.quiz_attempts import (
    AttemptTable,
    LearnerLine,
    attempt_table,
    attempt_to_see,
)
from quizapp.services.quiz_looks import looks_behind
from quizapp.services.quizzes import find_watched
from quizapp.services.remarks import keys_applied
from quizapp.store.quizzes import Quiz
from quizapp.web import access
from quizapp.web.answer_beside_key import answer_lines, key_lines
from quizapp.web.local_time import duration
from quizapp.web.moment import now
from quizapp.web.quiz_editor import may_share
from quizapp.web.quiz_times import own_time
from quizapp.web.row_ids import LARGEST_ID
from quizapp.web.spreadsheet import Cell, csv_file

bp = Blueprint("quiz_table", __name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerLine:
    """A question of an attempt with its answer, for who made the quiz."""

    number: int
    prompt: str
    answer: list[str]
    key: list[str]
    verdict: Verdict | None
    earned: float | None
    points: float
    reason: str
    answers_url: str  #: where its key can be put right; empty for who may not


@bp.get("/quizzes/<code>/attempts")
@access.signed_in
def table(code: str) -> ResponseReturnValue:
    """Who took the quiz, with what score."""
    quiz = _managed(code)
    page = min(max(request.args.get("page", 1, int), 1), LARGEST_ID)
    return render_template(
        "quizzes/attempts.html",
        page="quizzes",
        quiz=quiz,
        table=_table(quiz, page),
        number=page,
        passes=lambda share: Score(share, 1).passes(quiz.pass_pct),
        say_time=own_time(),
        duration=duration,
        me_id=access.me().id,
        looks=looks_behind(db.session(), quiz=quiz),
    )


@bp.get("/quizzes/<code>/attempts.csv")
@access.signed_in
def file(code: str) -> ResponseReturnValue:
    """The same for a spreadsheet: a row for each attempt, moments in UTC."""
    quiz = _managed(code)
    learners = _table(quiz, None).learners
    most = max(
        (len(one.asked) for learner in learners for one in learner.attempts), default=0
    )
    rows = [row for learner in learners for row in _rows(learner)]
    head = [
        *("Name", "Attempt", "State", "Started (UTC)", "Ended (UTC)", "Minutes"),
        *("Points", "Out of", "Per cent", "Counted per cent", "Not marked yet"),
        *(f"Question {number}" for number in range(1, most + 1)),
    ]
    return csv_file([head, *rows], name=f"quiz-{quiz.code}.csv")


@bp.get("/quizzes/<code>/attempts/<int:attempt_id>")
@access.signed_in
def attempt(code: str, attempt_id: int) -> ResponseReturnValue:
    """One learner's answers; one's own are shown as to any learner."""
    quiz, person = _managed(code), access.me()
    row, asked = attempt_to_see(
        db.session(), quiz=quiz, person=person, attempt_id=attempt_id
    )
    if row.person_id == person.id:
        return redirect(f"/attempts/{attempt_id}", 303)
    return render_template(
        "quizzes/attempt.html",
        page="quizzes",
        quiz=quiz,
        attempt=row,
        answers=_answers(asked),
        say_time=own_time(),
    )


def _managed(code: str) -> Quiz:
    return find_watched(db.session(), person=access.me(), code=code, now=now())


def _table(quiz: Quiz, page: int | None) -> AttemptTable:
    return attempt_table(
        db.session(), quiz=quiz, person=access.me(), now=now(), page=page
    )


def _rows(learner: LearnerLine) -> list[list[Cell]]:
    return [
        [
            learner.name,
            one.number,
            one.state.value,
            f"{one.started_at:%Y-%m-%d %H:%M}",
            f"{one.ended_at:%Y-%m-%d %H:%M}" if one.ended_at else "",
            round(one.took.total_seconds() / 60, 1) if one.took else "",
            one.points,
            one.out_of,
            _percent(one.share),
            _percent(learner.share),
            one.unmarked,
            *(each.points for each in one.asked),
        ]
        for one in learner.attempts
    ]


def _percent(share: float | None) -> float | None:
    return None if share is None else round(share * 100, 2)


def _answers(asked: Sequence[Any]) -> list[AnswerLine]:
    session = db.session()
    keys = keys_applied(session, asked)
    mine = correctable(
        session, person=access.me(), question_ids=[row.question_id for row in asked]
    )
    return [
        _answer(
            row,
            keys[row.number][1] if row.number in keys else content_of(row),
            is_mine=row.question_id in mine,
        )
        for row in asked
    ]


def _answer(row: Any, content: Question, *, is_mine: bool) -> AnswerLine:
    return AnswerLine(
        number=row.number,
        prompt=content.prompt,
        answer=[] if row.answer is None else answer_lines(content, decode(row.answer)),
        key=key_lines(content) if may_share() else [],
        verdict=row.verdict,
        earned=None if row.fraction is None else row.fraction * row.points,
        points=row.points,
        reason=row.reason,
        answers_url=url_for("corrections.answers", question_id=row.question_id)
        if is_mine
        else "",
    )
