"""The report of a class, and of one of its learners: pages, and a file for spreadsheets."""

from datetime import date
from urllib.parse import urlencode

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue

from quizapp.database import db
from quizapp.errors import NotFound
from quizapp.services.class_access import taught_class, teaches
from quizapp.services.class_question_report import QUESTION_DAYS, question_report
from quizapp.services.class_quiz_report import QuizReport
from quizapp.services.class_report import (
    BACK_DAYS,
    ClassReport,
    Wanted,
    class_report,
    report_of_quiz,
)
from quizapp.services.class_retention import is_kept
from quizapp.services.corrections import correctable
from quizapp.services.policies import clock_of
from quizapp.store.classes import ClassMember, SchoolClass
from quizapp.web import access, card_page
from quizapp.web.answer_beside_key import key_lines
from quizapp.web.class_question_page import (
    before_of,
    change_of,
    difficulty_of,
    lives_of,
)
from quizapp.web.class_report_file import learner_rows, quiz_rows, sheets
from quizapp.web.class_report_page import LEGEND, default_span, view_of
from quizapp.web.class_report_questions import (
    quiz_list,
    score_figures,
    what_went_wrong,
)
from quizapp.web.moment import now
from quizapp.web.row_ids import LARGEST_ID
from quizapp.web.spreadsheet import csv_file
from quizapp.web.workbook import Sheet, workbook_file

bp = Blueprint("class_report", __name__, url_prefix="/classes/<code>")


@bp.get("/report")
@access.signed_in
def page(code: str) -> ResponseReturnValue:
    """What a class knows, does and gets wrong."""
    class_, report, today = _report(code)
    return _page("reports/class.html", class_, report, today)


@bp.get("/report/learners/<int:person_id>")
@access.signed_in
def learner(code: str, person_id: int) -> ResponseReturnValue:
    """The same of one learner of the class."""
    class_, report, today = _report(code, person_id)
    return _page(
        "reports/learner.html",
        class_,
        report,
        today,
        name=report.learners[0].name,
        person_id=person_id,
    )


@bp.get("/report/questions/<int:question_id>")
@access.signed_in
def question(code: str, question_id: int) -> ResponseReturnValue:
    """One question: how the class answers it in study and in quizzes."""
    me, session, moment = access.me(), db.session(), now()
    class_ = taught_class(session, person=me, code=code, now=moment)
    if question_id > LARGEST_ID:
        raise NotFound("This class was not asked such a question.")
    wanted = _wanted(clock_of(me).day_of(moment), QUESTION_DAYS)
    report = question_report(
        session,
        class_=class_,
        question_id=question_id,
        first=wanted.first,
        last=wanted.last,
    )
    return render_template(
        "reports/question.html",
        page="classes",
        class_=class_,
        report=report,
        wanted=wanted,
        lives=lives_of(report),
        difficulty=difficulty_of(report),
        change=change_of(report),
        before=before_of(report),
        key=key_lines(report.content),
        evidence=card_page.evidence(report.question.id, report.question.version),
        may_correct=bool(correctable(session, person=me, question_ids=[question_id])),
    )


@bp.get("/report/quizzes/<quiz_code>")
@access.signed_in
def quiz(code: str, quiz_code: str) -> ResponseReturnValue:
    """Every question of one of the class's quizzes, and its scores."""
    class_, found = _quiz(code, quiz_code)
    return render_template(
        "reports/quiz.html",
        page="classes",
        class_=class_,
        quiz=found,
        figures=score_figures(found),
        list=quiz_list(found),
        wrong=what_went_wrong(found),
    )


@bp.get("/report/quizzes/<quiz_code>.csv")
@access.signed_in
def quiz_csv(code: str, quiz_code: str) -> ResponseReturnValue:
    """The questions of a quiz for a spreadsheet."""
    class_, found = _quiz(code, quiz_code)
    return csv_file(quiz_rows(found), name=f"{class_.code}-{found.code}.csv")


@bp.get("/report/quizzes/<quiz_code>.xlsx")
@access.signed_in
def quiz_xlsx(code: str, quiz_code: str) -> ResponseReturnValue:
    """The same as a workbook."""
    class_, found = _quiz(code, quiz_code)
    return workbook_file(
        [Sheet("Questions", quiz_rows(found))], name=f"{class_.code}-{found.code}.xlsx"
    )


@bp.get("/report.csv")
@access.signed_in
def csv(code: str) -> ResponseReturnValue:
    """Recall by learner and topic for a spreadsheet, in percent; empty if not begun."""
    class_, report, _ = _report(code)
    return csv_file(learner_rows(report), name=f"{class_.code}.csv")


@bp.get("/report.xlsx")
@access.signed_in
def xlsx(code: str) -> ResponseReturnValue:
    """The same as a workbook, with the questions on sheets of their own."""
    class_, report, _ = _report(code)
    return workbook_file(sheets(report), name=f"{class_.code}.xlsx")


def _report(
    code: str, person_id: int | None = None
) -> tuple[SchoolClass, ClassReport, date]:
    me, session, moment = access.me(), db.session(), now()
    class_ = taught_class(session, person=me, code=code, now=moment)
    if person_id is not None:
        place = (
            session.get(ClassMember, (class_.id, person_id))
            if person_id <= LARGEST_ID
            else None
        )
        if place is None or not is_kept(class_, place, now=moment):
            raise NotFound("Nobody of that name learns in this class.")
    today = clock_of(me).day_of(moment)
    report = class_report(
        session,
        class_=class_,
        wanted=_wanted(today),
        today=today,
        now=moment,
        person_id=person_id,
    )
    return class_, report, today


def _quiz(code: str, quiz_code: str) -> tuple[SchoolClass, QuizReport]:
    session = db.session()
    class_ = taught_class(session, person=access.me(), code=code, now=now())
    return class_, report_of_quiz(session, class_=class_, quiz_code=quiz_code)


def _wanted(today: date, days: int = BACK_DAYS) -> Wanted:
    """What the address asks for; what it says oddly is left at what is usual."""
    usual = default_span(today, days)
    first, last = _day("first") or usual.first, _day("last") or usual.last
    set_id = request.args.get("set", None, int)
    if set_id is not None and not 0 < set_id <= LARGEST_ID:
        set_id = None
    return Wanted(
        set_id=set_id,
        topic=request.args.get("topic", "")[:100].replace("\0", ""),
        first=min(first, last),
        last=max(first, last),
    )


def _day(name: str) -> date | None:
    try:
        return date.fromisoformat(request.args.get(name, ""))
    except ValueError:
        return None


def _page(
    template: str,
    class_: SchoolClass,
    report: ClassReport,
    today: date,
    **more: object,
) -> ResponseReturnValue:
    least_first = request.args.get("sort") == "recall"
    asked = {
        name: request.args[name]
        for name in ("set", "topic", "first", "last")
        if name in request.args
    }
    return render_template(
        template,
        page="classes",
        class_=class_,
        report=report,
        view=view_of(
            report, today, least_first=least_first, of_one="person_id" in more
        ),
        legend=LEGEND,
        may_change=teaches(db.session(), person=access.me(), class_id=class_.id),
        csv_url=f"{url_for('.csv', code=class_.code)}?{urlencode(asked)}",
        xlsx_url=f"{url_for('.xlsx', code=class_.code)}?{urlencode(asked)}",
        sorts=[
            ("name", f"?{urlencode(asked)}", not least_first),
            ("recall", f"?{urlencode(asked | {'sort': 'recall'})}", least_first),
        ],
        **more,
    )
