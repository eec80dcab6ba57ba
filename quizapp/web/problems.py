"""Reporting that something is wrong with a question; reading and closing reports."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from quizapp.database import db
from quizapp.services import problem_reports
from quizapp.services.problem_reports import Reported
from quizapp.web import (
    access,
    answer_beside_key,
    card_page,
    local_address,
    notice,
    study_pages,
)
from quizapp.web.moment import now
from quizapp.web.quiz_times import own_time
from quizapp.web.row_ids import LARGEST_ID

bp = Blueprint("problems", __name__)


@bp.post("/questions/<int:question_id>/problem")
@access.signed_in
def report(question_id: int) -> ResponseReturnValue:
    """Send what is wrong with a question.  The same words again change nothing."""
    sent = problem_reports.report_problem(
        db.session(),
        person=access.me(),
        question_id=question_id,
        words=request.form.get("words", ""),
        answer=request.form.get("answer", ""),
        now=now(),
    )
    db.session.commit()
    back = local_address.page_before()
    return redirect(url_for(".mine", sent=sent.id, back=back or None), 303)


@bp.get("/problems/mine")
@access.signed_in
def mine() -> ResponseReturnValue:
    """What this person reported, and what came of it."""
    found = problem_reports.sent_by(db.session(), person=access.me())
    return render_template(
        "problems/mine.html",
        found=found,
        say_time=own_time(),
        back=local_address.local_path(request.args.get("back", "")),
        notices=_sent_notices(found),
    )


@bp.post("/problems/<int:report_id>/withdraw")
@access.signed_in
def withdraw(report_id: int) -> ResponseReturnValue:
    """Take one's own report back."""
    problem_reports.withdraw(db.session(), person=access.me(), report_id=report_id)
    db.session.commit()
    back = local_address.local_path(request.form.get("back", ""))
    return redirect(url_for(".mine", withdrawn=1, back=back or None), 303)


@bp.get("/problems")
@access.signed_in
def index() -> ResponseReturnValue:
    """The reports on the questions that this person keeps."""
    found = problem_reports.inbox(db.session(), person=access.me())
    return render_template(
        "problems/index.html",
        page="library",
        waiting=[one for one in found if one.is_open],
        closed=[one for one in found if not one.is_open],
        key_lines=answer_beside_key.key_lines,
        evidence=_evidence,
        say_time=own_time(),
        notices=_closed_notices(found),
    )


@bp.post("/problems/<int:report_id>/close")
@access.signed_in
def close(report_id: int) -> ResponseReturnValue:
    """Close a report, with a reply to whoever sent it or without."""
    problem_reports.close(
        db.session(),
        person=access.me(),
        report_id=report_id,
        reply=request.form.get("reply", ""),
        now=now(),
    )
    db.session.commit()
    return redirect(url_for(".index", closed=report_id), 303)


@bp.post("/problems/<int:report_id>/reopen")
@access.signed_in
def reopen(report_id: int) -> ResponseReturnValue:
    """Open a closed report again."""
    problem_reports.reopen(db.session(), person=access.me(), report_id=report_id)
    db.session.commit()
    return redirect(url_for(".index"), 303)


def _evidence(one: Reported) -> list[study_pages.Quote]:
    return card_page.evidence(one.question_id, one.version)


def _sent_notices(found: list[Reported]) -> list[notice.Notice]:
    number = _number("sent")
    if any(one.id == number and one.is_open for one in found):
        undo = url_for(".withdraw", report_id=number)
        back = local_address.local_path(request.args.get("back", ""))
        words = "Sent to whoever keeps this question. The reply will stand here."
        return [("ok", words, undo, {"back": back})]
    return notice.done("Taken back." if request.args.get("withdrawn") else "")


def _closed_notices(found: list[Reported]) -> list[notice.Notice]:
    number = _number("closed")
    if any(one.id == number and not one.is_open for one in found):
        return [("ok", "Closed.", url_for(".reopen", report_id=number), {})]
    return []


def _number(name: str) -> int:
    number = request.args.get(name, 0, type=int)
    return number if 0 < number <= LARGEST_ID else 0
