"""The pages on which a learner studies."""

from collections.abc import Callable

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import validators

from quizapp.database import db
from quizapp.errors import NotFound, Refused
from quizapp.questions.marking.dates import asked_back
from quizapp.questions.question import Ask, DateQuestion
from quizapp.scheduling.grade import Grade
from quizapp.services import amendments, aside, study, study_queue
from quizapp.services.cards import StudyCard
from quizapp.store.engine import reading_only
from quizapp.web import access, study_urls
from quizapp.web.answer_form import AnswerForm, NoAnswer, read_answer
from quizapp.web.card_page import back_page, face, find, next_page
from quizapp.web.done_page import MORE_NEW
from quizapp.web.feedback_page import feedback_page, fresh_page
from quizapp.web.form import Form, WholeField
from quizapp.web.moment import now
from quizapp.web.row_ids import LARGEST_ID
from quizapp.web.study_pages import Scope

bp = Blueprint("study", __name__, url_prefix="/study")


class GradeForm(Form):
    grade = WholeField(validators=[validators.AnyOf(list(Grade))])


class MoreForm(Form):
    extra = WholeField(validators=[validators.NumberRange(1, 200)], default=MORE_NEW)


@bp.get("")
@access.signed_in
def next_card() -> ResponseReturnValue:
    """The next card to study, or that there is none for now."""
    return next_page(_scope())


@bp.get("/cards/<int:question_id>")
@access.signed_in
def card(question_id: int) -> ResponseReturnValue:
    """One card's face, whatever the queue says: where an undo leads back to."""
    return face(find(question_id), _scope())


@bp.get("/cards/<int:question_id>/answer")
@access.signed_in
def back(question_id: int) -> ResponseReturnValue:
    """A flashcard's answer, to be graded by the learner."""
    found, scope = find(question_id), _scope()
    form = AnswerForm(request.args)
    if found.ask is not Ask.FLASHCARD:
        raise NotFound("This card is not asked as a flashcard now.")
    if not form.form_id.validate(form) or form.seen.data != found.answers:
        return redirect(study_urls.card(question_id, values=scope.values), 303)
    return back_page(
        found,
        scope,
        form_id=form.form_id.data or "",
        shown_ms=request.args.get("shown_ms", "")[:12],
    )


@bp.post("/cards/<int:question_id>/answer")
@access.signed_in
def answer(question_id: int) -> ResponseReturnValue:
    """Take an answer.  Coming again with the same page, it changes nothing."""
    form, scope = AnswerForm.from_request(), _scope()
    if not form.validate():
        raise Refused("The page came back incomplete. Open the card again and answer.")
    ask, found = Ask(form.ask.data or ""), find(question_id)
    try:
        given = read_answer(found.content, ask)
    except NoAnswer as problem:
        return face(found, scope, problem=str(problem)), 422
    is_fresh = found.answers == form.seen.data
    if is_fresh and isinstance(given, str) and (doubt := _doubt(found, given)):
        return face(found, scope, problem=doubt, doubted=given), 422
    review = study.answer_card(
        db.session(),
        person=access.learner(),
        card=found,
        sheet=form.sheet(given),
        now=now(),
    )
    db.session.commit()
    if ask is Ask.FLASHCARD:
        return _go_on(scope.url, lambda: next_page(scope))
    if isinstance(review, study.FreshReview):
        return _go_to_feedback(
            review.id, scope, lambda: fresh_page(review, found, scope)
        )
    return _go_to_feedback(review.id, scope, lambda: feedback_page(review, scope))


@bp.get("/reviews/<int:review_id>")
@access.signed_in
def feedback(review_id: int) -> ResponseReturnValue:
    """What became of an answer."""
    review = amendments.find_review(
        db.session(), person=access.learner(), review_id=review_id
    )
    if review.attempt_id:
        # What of a quiz's answer may be shown, and when, its own page knows.
        url = url_for("attempts.attempt", attempt_id=review.attempt_id)
        return redirect(url, 303)
    return feedback_page(review, _scope())


@bp.post("/reviews/<int:review_id>/grade")
@access.signed_in
def regrade(review_id: int) -> ResponseReturnValue:
    """Count an answer otherwise, as the learner says."""
    form, scope = GradeForm.from_request(), _scope()
    if not form.validate():
        raise Refused("Choose Again, Hard, Good or Easy.")
    grade = Grade(form.grade.data or Grade.AGAIN)
    review = amendments.regrade(
        db.session(),
        person=access.learner(),
        review_id=review_id,
        grade=grade,
        now=now(),
    )
    db.session.commit()
    if review.ask is Ask.WRITTEN:
        return _go_on(scope.url, lambda: next_page(scope))
    return _go_to_feedback(review.id, scope, lambda: feedback_page(review, scope))


@bp.post("/reviews/<int:review_id>/undo")
@access.signed_in
def undo(review_id: int) -> ResponseReturnValue:
    """Take an answer back, and show its card again.

    It names the answer, so that sent twice or from two tabs it takes back one.
    """
    scope = _scope()
    review = amendments.undo(
        db.session(), person=access.learner(), review_id=review_id, now=now()
    )
    db.session.commit()
    question_id = review.question_id
    return _go_on(
        study_urls.card(question_id, values=scope.values),
        lambda: face(find(question_id), scope),
    )


@bp.post("/cards/<int:question_id>/suspend")
@access.signed_in
def suspend(question_id: int) -> ResponseReturnValue:
    """Never ask a card again until it is resumed."""
    aside.suspend(
        db.session(), person=access.learner(), question_id=question_id, now=now()
    )
    return _put_aside("suspended", question_id)


@bp.post("/cards/<int:question_id>/bury")
@access.signed_in
def bury(question_id: int) -> ResponseReturnValue:
    """Do not ask a card before tomorrow."""
    aside.bury(
        db.session(), person=access.learner(), question_id=question_id, now=now()
    )
    return _put_aside("buried", question_id)


@bp.post("/cards/<int:question_id>/resume")
@access.signed_in
def resume(question_id: int) -> ResponseReturnValue:
    """Ask a card again that was put aside."""
    scope = _scope()
    aside.resume(db.session(), person=access.learner(), question_id=question_id)
    db.session.commit()
    if request.form.get("then") == "set":
        found = find(question_id)
        return redirect(url_for("library.set_page", slug=found.set_slug), 303)
    return _go_on(
        study_urls.card(question_id, values=scope.values),
        lambda: face(find(question_id), scope),
    )


@bp.post("/more")
@access.signed_in
def more() -> ResponseReturnValue:
    """Let a few more new cards come today."""
    form, scope = MoreForm.from_request(), _scope()
    if not form.validate():
        raise Refused("Ask for 1 to 200 new cards at a time.")
    study_queue.learn_more(
        db.session(), person=access.learner(), extra=form.extra.data or 0, now=now()
    )
    db.session.commit()
    return _go_on(scope.url, lambda: next_page(scope))


# What the views share


def _doubt(found: StudyCard, given: str) -> str:
    """What to ask back before an answer counts; once, the same answer then stands."""
    if not isinstance(found.content, DateQuestion) or found.ask is not Ask.TYPED:
        return ""
    if request.form.get("doubted") == given:
        return ""
    question = asked_back(found.content, given)
    return f"{question} Write it out, or send it as it is." if question else ""


def _scope() -> Scope:
    """The run of cards that the page belongs to."""
    return Scope(
        # PostgreSQL cannot even be asked for a text with NUL in it.
        set_slug=request.values.get("set", "")[:100].replace("\0", ""),
        new_only=request.values.get("new", "") == "1",
        attempt_id=_row_id(request.values.get("attempt", "")),
    )


def _row_id(text: str) -> int:
    """A row's id; 0 for what is none."""
    is_number = text.isascii() and text.isdigit() and len(text) <= 10
    return int(text) if is_number and int(text) <= LARGEST_ID else 0


def _go_on(url: str, page: Callable[[], ResponseReturnValue]) -> ResponseReturnValue:
    """After a commit: to htmx the next page at once, to others the way to it."""
    if not _by_htmx():
        return redirect(url, 303)
    with reading_only():
        return page()


def _go_to_feedback(
    review_id: int, scope: Scope, page: Callable[[], str]
) -> ResponseReturnValue:
    """The same for a feedback page, which gets its own address.

    Back leads to it again, from the text for one.
    """
    url = study_urls.review(review_id, values=scope.values)
    if not _by_htmx():
        return redirect(url, 303)
    with reading_only():
        return page(), {"HX-Replace-Url": url}


def _by_htmx() -> bool:
    return request.headers.get("HX-Request") == "true"


def _put_aside(how: str, question_id: int) -> ResponseReturnValue:
    scope = _scope()
    db.session.commit()
    url = study_urls.session(scope.values | {"aside": f"{how}-{question_id}"})
    return _go_on(url, lambda: next_page(scope))
