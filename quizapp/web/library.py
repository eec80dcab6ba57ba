"""The library: all sets, each set's page, and search."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import SelectField

from quizapp.database import db
from quizapp.services import library as acts
from quizapp.services.search import LONGEST_QUERY, search
from quizapp.services.set_page import SetPage, choose_retention, set_page
from quizapp.services.shelf import all_sets, one_set
from quizapp.services.today import shares_by_set
from quizapp.web import access
from quizapp.web.form import Form
from quizapp.web.moment import now
from quizapp.web.study_pages import topic_label

bp = Blueprint("library", __name__)

#: What a set's desired retention may be, in percent; the learner's own comes first.
RETENTIONS = (70, 75, 80, 85, 90, 92, 95, 97)


class RetentionForm(Form):
    """How well one set shall be known; an empty choice is the learner's own."""

    retention = SelectField("Remember this set at")

    def offer(self, own: float, chosen: float | None) -> None:
        """Fill in the choices, and the one in force where nothing was sent."""
        percents = sorted({*RETENTIONS, *([round(chosen * 100)] if chosen else [])})
        self.retention.choices = [
            ("", f"As in my settings ({own:.0%})"),
            *((str(percent), f"{percent}%") for percent in percents),
        ]
        if not request.form:
            self.retention.data = str(round(chosen * 100)) if chosen else ""


@bp.get("/library")
@access.signed_in
def index() -> ResponseReturnValue:
    """All the sets this person may see."""
    session, person = db.session(), access.me()
    return render_template(
        "library/index.html",
        page="library",
        sets=all_sets(session, person=person),
        due=shares_by_set(session, person=person, now=now()),
    )


@bp.get("/sets/<slug>", endpoint="set_page")
@access.signed_in
def show_set(slug: str) -> ResponseReturnValue:
    """One set: what it rests on, and what this learner knows of it."""
    return _set_page(_found(slug), RetentionForm())


@bp.post("/sets/<slug>/study")
@access.signed_in
def take_up(slug: str) -> ResponseReturnValue:
    """Study a set from now on.  Again is harmless."""
    session, person = db.session(), access.me()
    found = one_set(session, person=person, slug=slug)
    acts.take_up(session, person_id=person.id, set_id=found.id, now=now())
    db.session.commit()
    return redirect(_back(slug), 303)


@bp.post("/sets/<slug>/leave")
@access.signed_in
def leave(slug: str) -> ResponseReturnValue:
    """Stop studying a set.  What is known of it is kept."""
    session, person = db.session(), access.me()
    found = one_set(session, person=person, slug=slug)
    acts.leave(session, person_id=person.id, set_id=found.id)
    db.session.commit()
    return redirect(_back(slug), 303)


@bp.post("/sets/<slug>/retention")
@access.signed_in
def retention(slug: str) -> ResponseReturnValue:
    """Choose how well a set shall be known."""
    found, person = _found(slug), access.me()
    form = RetentionForm.from_request()
    form.offer(person.desired_retention, found.set.desired_retention)
    if not form.validate():
        form.retention.errors = ["Choose one of these."]
        return _set_page(found, form), 422
    chosen = form.retention.data
    choose_retention(
        db.session(),
        person=person,
        set_id=found.set.id,
        desired=int(chosen) / 100 if chosen else None,
    )
    db.session.commit()
    return redirect(url_for(".set_page", slug=slug), 303)


@bp.get("/search")
@access.signed_in
def find() -> ResponseReturnValue:
    """Sets and cards that hold some words."""
    query = request.args.get("q", "")[:LONGEST_QUERY].strip()
    return render_template(
        "library/search.html",
        query=query,
        found=search(db.session(), person=access.me(), query=query),
    )


def _found(slug: str) -> SetPage:
    return set_page(db.session(), person=access.me(), slug=slug, now=now())


def _set_page(found: SetPage, form: RetentionForm) -> str:
    form.offer(access.me().desired_retention, found.set.desired_retention)
    return render_template(
        "library/set.html",
        page="library",
        found=found,
        form=form,
        topic_label=topic_label,
    )


def _back(slug: str) -> str:
    """Where the button was: the library, or the set's page."""
    if request.form.get("then") == "library":
        return url_for(".index")
    return url_for(".set_page", slug=slug)
