"""Marking answers in learners' own words: a page for all answers to one question."""

import re
from dataclasses import dataclass, field
from decimal import Decimal

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from quizapp.database import db
from quizapp.errors import NotFound, Refused
from quizapp.questions.rubric import Rubric
from quizapp.questions.verdict import Marking
from quizapp.services.quiz_marks import (
    LONGEST_WORDS,
    WrittenAnswer,
    give_mark,
    marked_by_criteria,
    marked_whole,
    written_answers,
    written_questions,
)
from quizapp.services.quiz_reviews import Overtaken
from quizapp.services.quizzes import find_watched
from quizapp.store.busy import DatabaseBusy
from quizapp.store.quizzes import Quiz
from quizapp.web import access, notice
from quizapp.web.moment import now

bp = Blueprint("quiz_marking", __name__)

#: What an answer as a whole can earn, and how that is called.
SHARES = {
    "1": "Right",
    "0.75": "Close, three quarters",
    "0.5": "Close, half",
    "0.25": "Wrong, but a quarter",
    "0": "Wrong",
}

_POINTS = re.compile(r"\d{1,4}(?:[.,]\d{1,4})?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Typed:
    """A marking as it was sent, and what is wrong with it."""

    which: str = ""  #: attempt and number, such as ``12-3``
    share: str = ""
    points: list[str] = field(default_factory=list)
    words: str = ""
    error: str = ""


@bp.get("/quizzes/<code>/marking")
@access.signed_in
def index(code: str) -> ResponseReturnValue:
    """The questions that people have to mark."""
    quiz = _managed(code)
    return render_template(
        "quizzes/marking.html",
        page="quizzes",
        quiz=quiz,
        questions=written_questions(db.session(), quiz=quiz, person=access.me()),
    )


@bp.get("/quizzes/<code>/marking/<int:question_id>")
@access.signed_in
def question(code: str, question_id: int) -> ResponseReturnValue:
    """All answers to one question, without names unless they are asked for."""
    return _page(_managed(code), question_id, Typed())


@bp.post("/quizzes/<code>/marking/<int:question_id>")
@access.signed_in
def mark(code: str, question_id: int) -> ResponseReturnValue:
    """Mark one answer, and go on to the next that waits."""
    quiz, typed = _managed(code), _typed()
    answers = _answers(quiz, question_id)
    answer = next((one for one in answers if _which(one) == typed.which), None)
    if answer is None:
        raise NotFound("There is no such answer to mark in this quiz.")
    try:
        give_mark(
            db.session(),
            quiz=quiz,
            marker=access.me(),
            attempt_id=answer.attempt_id,
            number=answer.number,
            marking=_marking(answer.rubric, typed),
            now=now(),
        )
    except NotFound:
        raise
    except Overtaken as error:
        # The learner answers the same card again and again meanwhile.
        raise DatabaseBusy(error) from error
    except Refused as error:
        wrong = Typed(typed.which, typed.share, typed.points, typed.words, str(error))
        return _page(quiz, question_id, wrong), 422
    db.session.commit()
    waiting = [one for one in answers if one.fraction is None and one is not answer]
    address = url_for(
        ".question",
        code=code,
        question_id=question_id,
        names=request.form.get("names") or None,
        done="marked",
        _anchor=f"a-{_which(waiting[0])}" if waiting else None,
    )
    return redirect(address, 303)


def _page(quiz: Quiz, question_id: int, typed: Typed) -> str:
    answers = _answers(quiz, question_id)
    questions = written_questions(db.session(), quiz=quiz, person=access.me())
    done = request.args.get("done") == "marked"
    return render_template(
        "quizzes/mark.html",
        page="quizzes",
        quiz=quiz,
        question=next(one for one in questions if one.question_id == question_id),
        next=next(
            (
                one
                for one in questions
                if one.waiting and one.question_id != question_id
            ),
            None,
        ),
        waiting=[one for one in answers if one.fraction is None],
        marked=[one for one in answers if one.fraction is not None],
        shares=SHARES,
        typed=typed,
        which=_which,
        shows_names=bool(request.values.get("names")),
        longest=LONGEST_WORDS,
        notices=notice.done("Marked.") if done else [],
    )


def _managed(code: str) -> Quiz:
    return find_watched(db.session(), person=access.me(), code=code, now=now())


def _answers(quiz: Quiz, question_id: int) -> list[WrittenAnswer]:
    return written_answers(
        db.session(), quiz=quiz, person=access.me(), question_id=question_id
    )


def _which(one: WrittenAnswer) -> str:
    return f"{one.attempt_id}-{one.number}"


def _typed() -> Typed:
    return Typed(
        which=request.form.get("which", ""),
        share=request.form.get("share", ""),
        points=request.form.getlist("points"),
        words=request.form.get("words", "").strip(),
    )


def _marking(rubric: Rubric, typed: Typed) -> Marking:
    """The marking as typed.

    Raises:
        Refused: nothing was chosen, or points cannot be read.
    """
    if not rubric.criteria:
        if typed.share not in SHARES:
            raise Refused("Choose how good the answer is.")
        return marked_whole(float(typed.share), typed.words)
    if len(typed.points) != len(rubric.criteria) or not all(
        _POINTS.fullmatch(text.strip())
        and Decimal(text.strip().replace(",", ".")) <= criterion.points
        for text, criterion in zip(typed.points, rubric.criteria, strict=False)
    ):
        raise Refused("Give points for each line, from 0 to what it is worth.")
    points = [Decimal(text.strip().replace(",", ".")) for text in typed.points]
    return marked_by_criteria(rubric, points, typed.words)
