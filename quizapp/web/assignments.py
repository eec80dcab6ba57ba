"""What a class is given: giving it, changing its days, taking it back."""

from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import DateField, SelectField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional

from quizapp.database import db
from quizapp.errors import NotFound, Refused
from quizapp.progress.findings import plural
from quizapp.services import assignments as acts
from quizapp.services.assignment_offer import Offer, offer_to
from quizapp.services.assignment_terms import LONGEST_NOTE, Terms, TermsRefused
from quizapp.services.class_access import taught_class
from quizapp.services.class_assignments import (
    find,
    given_to,
    quiz_code_of,
    title_of,
)
from quizapp.services.policies import clock_of
from quizapp.services.readiness import readiness_of
from quizapp.store.classes import Assignment, SchoolClass
from quizapp.web import access
from quizapp.web.class_letters import post_letters
from quizapp.web.classes import own_class
from quizapp.web.form import Form
from quizapp.web.moment import now
from quizapp.web.quiz_urls import new_quiz_on
from quizapp.web.study_pages import topic_label

bp = Blueprint("assignments", __name__, url_prefix="/classes/<code>")

UNREADABLE = "Write a day, such as 2026-12-04."


class TermsForm(Form):
    """Until when, what for, and a word to the learners."""

    study_by = DateField("Study by", [Optional()])
    exam_on = DateField("Exam on", [Optional()])
    note = TextAreaField(
        "Note to the class",
        [Length(max=LONGEST_NOTE, message="Use at most 1,000 characters.")],
    )

    def validate(self, extra_validators: Any = None) -> bool:
        good = super().validate(extra_validators)
        for field in (self.study_by, self.exam_on):
            if field.errors:
                field.errors = [UNREADABLE]
        return good

    @property
    def terms(self) -> Terms:
        return Terms(
            study_by=self.study_by.data,
            exam_on=self.exam_on.data,
            note=(self.note.data or "").strip(),
        )


class AssignForm(TermsForm):
    """What is given, and its terms."""

    what = SelectField(
        "Set or quiz", [InputRequired("Choose a set or a quiz.")], validate_choice=False
    )


@bp.get("/assign")
@access.teachers
def assign(code: str) -> ResponseReturnValue:
    """Choose what to give a class; the address may name it, or a topic to give more of."""
    found, topic = own_class(code), _topic()
    offer = _offer(found)
    slug, quiz = request.args.get("set", ""), request.args.get("quiz", "")
    named = [f"set-{one.id}" for one in offer.sets if one.slug == slug]
    named += [f"quiz-{one.id}" for one in offer.quizzes if one.code == quiz]
    named += [f"set-{one.id}" for one in offer.sets if one.id in offer.on_topic]
    note = f"More on {topic_label(topic)}." if offer.on_topic else ""
    values = {"what": named[0] if named else "", "note": note}
    return _assign(found, AssignForm(data=values), offer)


@bp.post("/assign")
@access.teachers
def give(code: str) -> ResponseReturnValue:
    """Give a set or a quiz to a class."""
    session, found = db.session(), own_class(code)
    form = AssignForm.from_request()
    if not form.validate():
        return _assign(found, form), 422
    kind, _, number = (form.what.data or "").partition("-")
    id_ = int(number) if number.isascii() and number.isdecimal() else 0
    same: dict[str, Any] = {
        "person": access.me(),
        "class_": found,
        "terms": form.terms,
        "now": now(),
    }
    try:
        if kind == "set" and 0 < id_ < 2**31:
            _, letters = acts.give_set(session, set_id=id_, **same)
        elif kind == "quiz" and 0 < id_ < 2**31:
            _, letters = acts.give_quiz(session, quiz_id=id_, **same)
        else:
            raise NotFound("Choose a set or a quiz from the list.")
    except Refused as error:
        session.rollback()
        _say(form, error)
        return _assign(own_class(code), form), 422
    session.commit()
    post_letters(letters)
    return redirect(url_for("classes.class_page", code=code, done="assigned"), 303)


@bp.get("/assignments/<int:assignment_id>")
@access.teachers
def assignment(code: str, assignment_id: int) -> ResponseReturnValue:
    """What a class was given: its days, and who will be ready."""
    found, row = _found(code, assignment_id)
    values = {"study_by": row.study_by, "exam_on": row.exam_on, "note": row.note}
    return _edit(found, row, TermsForm(data=values))


@bp.post("/assignments/<int:assignment_id>")
@access.teachers
def change(code: str, assignment_id: int) -> ResponseReturnValue:
    """Change the days and the note."""
    session, found = db.session(), own_class(code)
    row = find(session, class_=found, assignment_id=assignment_id)
    form = TermsForm.from_request()
    if not form.validate():
        return _edit(found, row, form), 422
    try:
        letters = acts.change(
            session,
            person=access.me(),
            class_=found,
            assignment=row,
            terms=form.terms,
            now=now(),
        )
    except Refused as error:
        session.rollback()
        _say(form, error)
        return _edit(*_found(code, assignment_id), form), 422
    session.commit()
    post_letters(letters)
    return redirect(url_for("classes.class_page", code=code, done="changed"), 303)


@bp.post("/assignments/<int:assignment_id>/take-back")
@access.teachers
def take_back(code: str, assignment_id: int) -> ResponseReturnValue:
    """Take something back from a class; the page offers to undo it."""
    session, found = db.session(), own_class(code)
    row = find(session, class_=found, assignment_id=assignment_id, taken_back_too=True)
    letters = acts.take_back(session, class_=found, assignment=row, now=now())
    session.commit()
    post_letters(letters)
    page = url_for("classes.class_page", code=code, back=assignment_id)
    return redirect(page, 303)


@bp.post("/assignments/<int:assignment_id>/give-again")
@access.teachers
def give_again(code: str, assignment_id: int) -> ResponseReturnValue:
    """Undo taking it back."""
    session, found = db.session(), own_class(code)
    row = find(session, class_=found, assignment_id=assignment_id, taken_back_too=True)
    letters = acts.give_again(session, class_=found, assignment=row, now=now())
    session.commit()
    post_letters(letters)
    return redirect(url_for("classes.class_page", code=code, done="assigned"), 303)


def _found(code: str, assignment_id: int) -> tuple[SchoolClass, Assignment]:
    """An assignment to look at: administrators, who change nothing, may too."""
    found = taught_class(db.session(), person=access.me(), code=code, now=now())
    return found, find(db.session(), class_=found, assignment_id=assignment_id)


def _say(form: TermsForm, error: Refused) -> None:
    """Put a refusal at the field it is about; what was typed stays."""
    name = error.field if isinstance(error, TermsRefused) else "what"
    field = {field.name: field for field in form}.get(name, form.note)
    field.errors = [*field.errors, str(error)]


def _assign(found: SchoolClass, form: AssignForm, offer: Offer | None = None) -> str:
    offer, topic = offer or _offer(found), _topic()
    form.what.choices = {
        "": [("", "Choose one")],
        "Sets": [
            (f"set-{one.id}", _label(one.title, offer.on_topic.get(one.id, 0)))
            for one in offer.sets
        ],
        "Quizzes": [(f"quiz-{one.id}", one.title) for one in offer.quizzes],
    }
    return render_template(
        "assignments/assign.html",
        page="classes",
        class_=found,
        form=form,
        offer=offer,
        topic=topic,
        label=topic_label(topic),
        quiz_url=_quiz_on(found, topic),
    )


def _offer(found: SchoolClass) -> Offer:
    return offer_to(db.session(), person=access.me(), class_=found, topic=_topic())


def _topic() -> str:
    """The topic that the address asks for more of; "" for none."""
    return request.args.get("topic", "")[:100].replace("\0", "")


def _label(title: str, on_topic: int) -> str:
    """A set to choose, with how much of it is on the topic asked for."""
    if not on_topic:
        return title
    return f"{title} ({plural(on_topic, 'question')} on {topic_label(_topic())})"


def _quiz_on(found: SchoolClass, topic: str) -> str:
    """The address of a new quiz on a topic of the sets that the class has."""
    given = given_to(db.session(), class_=found)
    return new_quiz_on([one.slug for one in given if one.slug], topic)


def _edit(found: SchoolClass, row: Assignment, form: TermsForm) -> str:
    session, me = db.session(), access.me()
    today = clock_of(me).day_of(now())
    return render_template(
        "assignments/edit.html",
        page="classes",
        class_=found,
        assignment=row,
        title=title_of(session, row),
        quiz_code=quiz_code_of(session, row),
        form=form,
        today=today,
        learners=readiness_of(session, class_=found, assignment=row, today=today),
    )
