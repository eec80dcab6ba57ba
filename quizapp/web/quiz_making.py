"""Making and changing quizzes, putting them away, and a quick start."""

from datetime import datetime

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from quizapp.database import db
from quizapp.quizzes.plan import Audience
from quizapp.services import quiz_plans
from quizapp.services import quizzes as acts
from quizapp.services.practice_quizzes import practice_quiz
from quizapp.services.quizzes import Details, EditedMeanwhile, PlanRefused
from quizapp.store.quizzes import Quiz
from quizapp.web import access, password_check, quiz_editor
from quizapp.web.moment import now
from quizapp.web.quiz_form import QuizForm

bp = Blueprint("quiz_making", __name__)


@bp.get("/quizzes/new")
@access.signed_in
def new() -> ResponseReturnValue:
    """An empty form, or one that draws what the address says: sets, and a topic."""
    asked = request.args
    return quiz_editor.of_sets(
        asked.getlist("set"),
        topic=asked.get("topic", ""),
        for_class=asked.get("for") == "class",
    ).page()


@bp.post("/quizzes/new")
@access.signed_in
def make() -> ResponseReturnValue:
    """Keep a new quiz, or do what a button of the form asks."""
    editor = quiz_editor.sent()
    if not quiz_editor.is_to_be_kept():
        return editor.page()
    plan = editor.plan()
    if plan is None:
        return editor.page(), 422
    details = _details(editor.form, None)
    try:
        quiz = acts.make_quiz(
            db.session(), owner=access.me(), details=details, plan=plan, now=now()
        )
    except PlanRefused as error:
        editor.refuse(error)
        return editor.page(), 422
    db.session.commit()
    return redirect(_after(quiz, "made"), 303)


@bp.get("/quizzes/<code>/edit")
@access.signed_in
def edit(code: str) -> ResponseReturnValue:
    """The form as the quiz has it."""
    quiz = _managed(code)
    return quiz_editor.of_quiz(quiz, quiz_plans.plan_of(db.session(), quiz)).page()


@bp.post("/quizzes/<code>/edit")
@access.signed_in
def change(code: str) -> ResponseReturnValue:
    """Change a quiz, unless it was changed elsewhere since the form was drawn."""
    quiz = _managed(code)
    editor = quiz_editor.sent(quiz)
    if not quiz_editor.is_to_be_kept():
        return editor.page()
    plan = editor.plan()
    if plan is None:
        return editor.page(), 422
    details = _details(editor.form, quiz)
    try:
        acts.change_quiz(
            db.session(),
            person=access.me(),
            quiz=quiz,
            seen_version=request.form.get("seen_version", 0, int),
            details=details,
            plan=plan,
            now=now(),
        )
    except PlanRefused as error:
        editor.refuse(error)
        return editor.page(), 422
    except EditedMeanwhile:
        db.session.refresh(quiz)
        editor.is_stale = True
        return editor.page(), 409
    db.session.commit()
    return redirect(_after(quiz, "saved"), 303)


@bp.get("/quizzes/found")
@access.signed_in
def found() -> ResponseReturnValue:
    """How many questions each row of a form finds, for its page to put in."""
    code = request.args.get("quiz", "")
    editor = quiz_editor.counted(request.args, _managed(code) if code else None)
    return render_template(
        "quizzes/_found.html",
        form=editor.form,
        counts=editor.found(),
        chosen=len(editor.form.chosen_ids),
    )


@bp.post("/quizzes/practice")
@access.signed_in
def practise() -> ResponseReturnValue:
    """A practice quiz on one set, or a topic of it, ready to begin."""
    quiz = practice_quiz(
        db.session(),
        person=access.me(),
        slug=request.form.get("set", ""),
        topic=request.form.get("topic", "").replace("\0", ""),
        now=now(),
    )
    db.session.commit()
    return redirect(f"/quizzes/{quiz.code}", 303)


@bp.post("/quizzes/<code>/archive")
@access.signed_in
def archive(code: str) -> ResponseReturnValue:
    """Put a quiz away; what was taken of it stays."""
    _archive(code, now())
    return redirect(url_for("quiz_list.index", archived=code), 303)


@bp.post("/quizzes/<code>/restore")
@access.signed_in
def restore(code: str) -> ResponseReturnValue:
    """Take a quiz out again."""
    _archive(code, None)
    return redirect(url_for("quiz_list.index", _anchor=f"quiz-{code}"), 303)


def _archive(code: str, moment: datetime | None) -> None:
    quiz = _managed(code)
    acts.archive_quiz(db.session(), person=access.me(), quiz=quiz, now=moment)
    db.session.commit()


def _managed(code: str) -> Quiz:
    return acts.find_managed(db.session(), person=access.me(), code=code)


def _details(form: QuizForm, quiz: Quiz | None) -> Details:
    """What a sound form says of the quiz beside its plan.

    Ends the transaction where there is a password to hash, which takes long.
    """
    password_hash = quiz.password_hash if quiz else None
    if form.drops_password.data:
        password_hash = None
    elif form.password.data:
        db.session.commit()
        password_hash = password_check.hasher().hashed(form.password.data)
    return Details(
        title=form.title.data or "",
        instructions=form.instructions.data or "",
        audience=Audience(form.audience.data),
        password_hash=password_hash,
    )


def _after(quiz: Quiz, done: str) -> str:
    """Where to go: to begin it oneself, or to the link that others get."""
    if quiz.audience is Audience.OWNER and done == "made":
        return f"/quizzes/{quiz.code}"
    return url_for("quiz_list.index", done=done, _anchor=f"quiz-{quiz.code}")
