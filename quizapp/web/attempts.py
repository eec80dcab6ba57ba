"""The addresses of an attempt at a quiz: answered, looked back at, submitted."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue

from quizapp.database import db
from quizapp.errors import NotFound, Refused
from quizapp.questions.answer import Answer, encode
from quizapp.questions.marking.both_ways import both_ways
from quizapp.services import attempt_marks, attempts, saved_answers, submissions
from quizapp.services.attempts import TimeIsUp
from quizapp.services.quiz_reviews import Overtaken
from quizapp.services.saved_answers import StaleSave, answer_at
from quizapp.store.busy import DatabaseBusy
from quizapp.store.engine import reading_only
from quizapp.store.quiz_queries import SIGNED_IN_AND_ASKED
from quizapp.store.quizzes import Attempt
from quizapp.web import access, answer_beside_key
from quizapp.web.answer_form import NoAnswer, read_partial_answer
from quizapp.web.attempt_pages import (
    AttemptPage,
    Conflict,
    panels,
    question_page,
    review_page,
)
from quizapp.web.local_time import time_of_day
from quizapp.web.moment import now
from quizapp.web.notice import Notice
from quizapp.web.result_pages import results_page

bp = Blueprint("attempts", __name__, url_prefix="/attempts")

LONGEST_DATE = 100  # characters of a date chosen in the place of an unclear one

#: How often a submission is tried while the learner studies the same cards elsewhere.
TRIES = 3

NOTHING_TO_CHECK: Notice = (
    "info",
    "There is nothing to check yet. Answer, or go on and come back later.",
    "",
    {},
)


def _only_saves() -> bool:
    """Whether a script keeps one answer, which is one statement on PostgreSQL."""
    return _wants_json() and not request.form.get("go")


@bp.get("/<int:attempt_id>")
@access.signed_in
def attempt(attempt_id: int) -> ResponseReturnValue:
    """A question of an attempt under way; once it is over, its results."""
    found = _find(attempt_id)
    if attempts.is_over(found, now()):
        return results_page(found, show=request.args.get("show", ""))
    page = AttemptPage(found)
    wanted = request.args.get("q", type=int) or page.first()
    if not page.reachable(wanted):
        return redirect(page.url(page.first()), 303)
    notices = [NOTHING_TO_CHECK] if request.args.get("empty") else []
    return question_page(page, wanted, notices=notices)


@bp.get("/<int:attempt_id>/questions")
@access.signed_in
def questions(attempt_id: int) -> ResponseReturnValue:
    """All questions of an attempt, for going from one to another without a connection."""
    found = _find(attempt_id)
    page = AttemptPage(found)
    if attempts.is_over(found, now()) or not page.moves_freely:
        raise NotFound("These questions come one by one.")
    return panels(page)


@bp.post("/<int:attempt_id>/questions")
@access.signed_in
def save_all(attempt_id: int) -> ResponseReturnValue:
    """Keep the answers of a page that holds all questions."""
    found, go = _find(attempt_id), request.form.get("go", "")
    conflicts, doubtful = [], []
    numbers = [one.number for one in AttemptPage(found).questions]
    for number in numbers:
        row = _asked(attempt_id, number)
        given = _given(row, f"q{number}-")
        try:
            _keep(row, attempt_id, given, _whole(f"q{number}-seen"))
        except StaleSave as stale:
            if not _is_untouched(attempt_id, number, f"q{number}-", given):
                conflicts.append(_conflict(row, given, stale, f"q{number}-"))
        except TimeIsUp:
            return _too_late(attempt_id, number)
        if _is_asked_back(row, given) or f"q{number}-instead" in request.form:
            doubtful.append(number)
    act, _, number_text = go.partition("-")
    if act in {"flag", "unflag"} and number_text.isdigit():
        _flag(found, int(number_text), is_flagged=act == "flag")
    db.session.commit()
    if conflicts:
        with reading_only():
            page = AttemptPage(_find(attempt_id))
            return question_page(page, 1, conflicts=conflicts), 409
    if go == "review" and not doubtful:
        return redirect(_review_url(attempt_id), 303)
    url = url_for("attempts.attempt", attempt_id=attempt_id)
    aim = number_text or (doubtful[0] if doubtful else 1)
    return redirect(f"{url}#q{aim}", 303)


@bp.post("/<int:attempt_id>/questions/<int:number>")
@access.signed_in
@access.reads(SIGNED_IN_AND_ASKED, stands_alone=_only_saves)
def save(attempt_id: int, number: int) -> ResponseReturnValue:
    """Keep an answer as it stands, and go where the button says."""
    row = saved_answers.theirs(access.row_read(), person=access.learner())
    try:
        given = _given(row)
        try:
            kept = _keep(row, attempt_id, given, _whole("seen"))
        except StaleSave as stale:
            db.session.rollback()
            if _wants_json() or not _is_untouched(attempt_id, number, "", given):
                return _stale(row, given, stale, attempt_id)
            kept = Kept(stale.saves, None)
        return _went(row, attempt_id, kept, given)
    except TimeIsUp:
        return _too_late(attempt_id, number)


@bp.get("/<int:attempt_id>/review")
@access.signed_in
def review(attempt_id: int) -> ResponseReturnValue:
    """What is answered and what is not, before the attempt is submitted."""
    found = _find(attempt_id)
    if attempts.is_over(found, now()):
        return redirect(url_for("attempts.attempt", attempt_id=attempt_id), 303)
    return review_page(AttemptPage(found))


@bp.post("/<int:attempt_id>/submit")
@access.signed_in
def submit(attempt_id: int) -> ResponseReturnValue:
    """Hand the attempt in; again changes nothing."""
    for tried in range(1, TRIES + 1):
        try:
            submissions.submit(db.session(), attempt=_find(attempt_id), now=now())
            db.session.commit()
            break
        except Overtaken as error:
            db.session.rollback()
            if tried == TRIES:
                raise DatabaseBusy(error) from error
    return redirect(url_for("attempts.attempt", attempt_id=attempt_id), 303)


# What the views share


@dataclass(frozen=True, slots=True)
class Kept:
    """What stands in a question now: how often it was saved, and when last."""

    saves: int
    saved_at: datetime | None


def _find(attempt_id: int) -> Attempt:
    return attempts.find_attempt(
        db.session(), person=access.learner(), attempt_id=attempt_id
    )


def _asked(attempt_id: int, number: int) -> Any:
    return saved_answers.asked(
        db.session(), person=access.learner(), attempt_id=attempt_id, number=number
    )


def _given(row: Any, name: str = "") -> Answer:
    """The answer as the page's fields hold it; nothing for "Clear my answer"."""
    if not name and request.form.get("go") == "clear":
        return None
    if instead := request.form.get(f"{name}instead", "")[:LONGEST_DATE]:
        return instead
    try:
        return read_partial_answer(attempt_marks.content_of(row), row.ask, name)
    except NoAnswer as error:
        raise Refused(str(error)) from error


def _keep(row: Any, attempt_id: int, given: Answer, seen: int) -> Kept:
    """Save an answer.

    No save is going past a question that was never answered, or leaving one that was
    handed in: its page has no fields.
    """
    has_fields = "seen" in request.form or row.settled_at is None
    if not has_fields or (given is None and row.answer is None):
        return Kept(row.saves, row.saved_at)
    saved = saved_answers.save_answer(
        db.session(), row=row, attempt_id=attempt_id, answer=given, seen=seen, now=now()
    )
    return Kept(saved.saves, saved.saved_at)


def _is_untouched(attempt_id: int, number: int, name: str, given: Answer) -> bool:
    """Whether a form that comes late only brings back what its page was drawn with."""
    seen = _whole(f"{name}seen")
    drawn = answer_at(db.session(), attempt_id=attempt_id, number=number, save=seen)
    return drawn == given


def _is_asked_back(row: Any, given: Answer) -> bool:
    """Whether an answer was just given that can mean two dates.

    Once: whoever sends it again was asked, and means it as it stands.
    """
    is_new = given is not None and row.answer != encode(given)
    return is_new and bool(_either(row, given))


def _either(row: Any, given: Answer) -> tuple[str, ...]:
    return both_ways(attempt_marks.content_of(row), given, row.ask)


def _went(row: Any, attempt_id: int, kept: Kept, given: Answer) -> ResponseReturnValue:
    """After a save: do what the button says, commit, and say where to."""
    go, number = request.form.get("go", ""), row.number
    if (
        not _wants_json()
        and go not in {"flag", "unflag"}
        and _is_asked_back(row, given)
    ):
        go = ""
    if not go or _wants_json():
        if go in {"flag", "unflag"}:
            _flag(_find(attempt_id), number, is_flagged=go == "flag")
        db.session.commit()
        if _wants_json():
            return _as_json(row, kept, given)
        return _to(attempt_id, number)
    found = _find(attempt_id)
    page = AttemptPage(found)
    if go in {"flag", "unflag"}:
        _flag(found, number, is_flagged=go == "flag")
    elif go == "check" and page.plan.is_checked_each:
        if not page.questions[number - 1].is_answered:
            db.session.commit()
            return redirect(f"{page.url(number)}&empty=1", 303)
        _settle(page, number)
    elif go == "next" and page.plan.is_one_way:
        _settle(page, number)
    db.session.commit()
    if go == "review" or (go == "next" and number == page.count):
        return redirect(_review_url(attempt_id), 303)
    steps = {"next": number + 1, "previous": number - 1}
    aim = int(go) if go.isascii() and go.isdigit() and len(go) < 5 else number
    return _to(attempt_id, steps.get(go, aim))


def _settle(page: AttemptPage, number: int) -> None:
    submissions.settle(
        db.session(),
        attempt=page.attempt,
        number=number,
        marks=page.plan.is_checked_each,
        now=now(),
    )


def _flag(found: Attempt, number: int, *, is_flagged: bool) -> None:
    saved_answers.flag(
        db.session(), attempt=found, number=number, is_flagged=is_flagged, now=now()
    )


def _to(attempt_id: int, number: int) -> ResponseReturnValue:
    url = url_for("attempts.attempt", attempt_id=attempt_id, q=max(number, 1))
    return redirect(url, 303)


def _review_url(attempt_id: int) -> str:
    return url_for("attempts.review", attempt_id=attempt_id)


def _whole(name: str) -> int:
    text = request.form.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1


# What a script is told


def _wants_json() -> bool:
    return request.headers.get("Accept", "").startswith("application/json")


def _as_json(row: Any, kept: Kept, given: Answer) -> ResponseReturnValue:
    """That the answer is kept, and how much time is left; nothing of what is right."""
    stamp = time_of_day(kept.saved_at, access.learner()) if kept.saved_at else ""
    told = {"saves": kept.saves, "saved": stamp} | _time_left(row)
    either = _either(row, given)
    return told | {"either": either} if either else told


def _time_left(row: Any) -> dict[str, int]:
    if row.deadline is None:
        return {}
    return {"left_ms": int((row.deadline - now()).total_seconds() * 1000)}


def _stale(
    row: Any, given: Answer, stale: StaleSave, attempt_id: int
) -> ResponseReturnValue:
    """Another window was here: its answer stands, and the learner chooses."""
    conflict = _conflict(row, given, stale)
    if _wants_json():
        told = {"saves": stale.saves, "stored": conflict.stored, "message": str(stale)}
        return told, 409
    with reading_only():
        page = AttemptPage(_find(attempt_id))
        return question_page(page, row.number, conflicts=[conflict]), 409


def _conflict(row: Any, given: Answer, stale: StaleSave, name: str = "") -> Conflict:
    content = attempt_marks.content_of(row)
    sent = [
        (field, text)
        for field, texts in request.form.lists()
        for text in texts
        if field.startswith(name) and field not in {"go", f"{name}seen"}
    ]
    return Conflict(
        number=row.number,
        yours=answer_beside_key.answer_lines(content, given),
        stored=answer_beside_key.answer_lines(content, stale.stored),
        fields=[(field.removeprefix(name), text) for field, text in sent],
    )


def _too_late(attempt_id: int, number: int) -> ResponseReturnValue:
    """The attempt, or this question, takes nothing more: say so, and where to look."""
    db.session.rollback()
    found = _find(attempt_id)
    is_over = attempts.is_over(found, now())
    if is_over:
        person_id = access.learner().id
        submissions.submit_overdue(db.session(), now=now(), person_id=person_id)
        db.session.commit()
    url = url_for(
        "attempts.attempt", attempt_id=attempt_id, q=None if is_over else number
    )
    if _wants_json():
        return {"over": is_over, "url": url}, 409
    return redirect(url, 303)
