"""What a class is called and keeps, its join code, its teachers; by its teachers."""

from datetime import timedelta

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import EmailField, SelectField
from wtforms.validators import InputRequired

from quizapp.database import db
from quizapp.errors import NotAllowed, NotFound, Refused
from quizapp.services import (
    class_queries,
    classes,
    co_teachers,
    details,
    join_codes,
    throttle,
)
from quizapp.services.class_access import taught_class
from quizapp.store.classes import SchoolClass
from quizapp.store.people import Role
from quizapp.web import access, client, notice, one_time_links
from quizapp.web.classes import TitleForm, own_class, site
from quizapp.web.form import Form, obeys
from quizapp.web.moment import now
from quizapp.web.reset import outbox
from quizapp.web.row_ids import LARGEST_ID

bp = Blueprint("class_settings", __name__)

#: For how long a join code may be made, by what the form sends.
LASTS = {
    "1": timedelta(days=1),
    "7": timedelta(days=7),
    "30": timedelta(days=30),
    "never": None,
}

#: What the page says after something was done, by the word in the address.
DONE = {
    "asked": "A letter is on its way. Its link works once, for a week.",
    "taken-back": "The invitations are taken back.",
    "removed": "They do not teach this class any more.",
}

KEEPS_WORDS = {
    0: "Nothing: they are gone from reports at once",
    None: "As long as the class stands",
}


class ClassForm(TitleForm):
    """What a class is called, and how long it keeps those who left."""

    keeps = SelectField(
        "What learners who left did stays in reports",
        choices={
            "" if days is None else str(days): KEEPS_WORDS.get(
                days, f"For {days} days after they left"
            )
            for days in classes.KEEPS_DAYS
        },
    )

    def keeps_days(self) -> int | None:
        """Days, or None for as long as the class stands."""
        return int(self.keeps.data) if self.keeps.data else None


class ColleagueForm(Form):
    """Whom to ask to teach the class too."""

    email = EmailField(
        "Email of a colleague",
        [InputRequired("Write their email."), obeys(details.plain_email)],
    )


@bp.get("/classes/<code>/settings")
@access.teachers
def settings_page(code: str) -> ResponseReturnValue:
    """Everything that can be changed about a class."""
    found = own_class(code)
    return _page(found, done=DONE.get(request.args.get("done", ""), ""))


def _page(
    found: SchoolClass,
    *,
    form: ClassForm | None = None,
    colleague: ColleagueForm | None = None,
    link: str = "",
    refused: str = "",
    done: str = "",
) -> str:
    session = db.session()
    keeps = "" if found.keeps_days is None else str(found.keeps_days)
    return render_template(
        "classes/settings.html",
        page="classes",
        class_=found,
        form=form or ClassForm(data={"title": found.title, "keeps": keeps}),
        colleague=colleague or ColleagueForm(),
        sends_mail=outbox() is not None,
        link=link,
        refused=refused,
        teachers=class_queries.teachers_of(session, class_id=found.id),
        waiting=co_teachers.waiting(session, class_=found, now=now()),
        notices=notice.done(done),
    )


@bp.post("/classes/<code>/settings")
@access.teachers
def save(code: str) -> ResponseReturnValue:
    """Rename the class, or keep those who left for longer or shorter."""
    found, form = own_class(code), ClassForm.from_request()
    if not form.validate():
        return _page(found, form=form), 422
    classes.change(
        db.session(),
        class_=found,
        title=form.title.data or "",
        keeps_days=form.keeps_days(),
    )
    db.session.commit()
    return _to_class(code, "saved")


@bp.post("/classes/<code>/put-away")
@access.teachers
def put_away(code: str) -> ResponseReturnValue:
    """Archive the class; it can be brought back."""
    classes.put_away(db.session(), class_=own_class(code), now=now())
    db.session.commit()
    return _to_class(code, "put-away")


@bp.post("/classes/<code>/bring-back")
@access.teachers
def bring_back(code: str) -> ResponseReturnValue:
    """Take the class out of the archive."""
    classes.bring_back(db.session(), class_=own_class(code))
    db.session.commit()
    return _to_class(code, "back")


@bp.post("/classes/<code>/code")
@access.teachers
def new_code(code: str) -> ResponseReturnValue:
    """A new join code; the one before stops working."""
    found, wanted = own_class(code), request.form.get("lasts", "30")
    if wanted not in LASTS:
        raise Refused("Choose from the list when the code ends.")
    join_codes.renew(db.session(), class_=found, lasts=LASTS[wanted], now=now())
    db.session.commit()
    return _to_class(code, "code")


@bp.post("/classes/<code>/code/revoke")
@access.teachers
def revoke_code(code: str) -> ResponseReturnValue:
    """Take the join code back."""
    join_codes.revoke(db.session(), class_=own_class(code), now=now())
    db.session.commit()
    return _to_class(code, "revoked")


@bp.post("/classes/<code>/teachers")
@access.teachers
def ask_colleague(code: str) -> ResponseReturnValue:
    """Mail an invitation; without mail, show its link once, to be passed on."""
    found, form, post = own_class(code), ColleagueForm.from_request(), outbox()
    if post is not None and not form.validate():
        return _page(found, colleague=form), 422
    if post is not None:
        email = details.plain_email(form.email.data or "")
        client.count(
            *throttle.invitation_limits(address=client.address()),
            *throttle.invited_limits(email=email),
        )
    try:
        path = co_teachers.invite(db.session(), class_=found, now=now())
    except Refused as error:
        db.session.rollback()
        return _page(found, colleague=form, refused=str(error)), 422
    text = render_template(
        "classes/teach_mail.txt", class_=found, by=access.me().name, link=site() + path
    )
    db.session.commit()
    client.note("co-teacher invited", person_id=access.me().id)
    if post is None:
        return _page(found, link=site() + path)
    post.post(to=email, subject="Teach a class on Recto", text=text)
    return redirect(url_for(".settings_page", code=code, done="asked"), 303)


@bp.post("/classes/<code>/teachers/take-back")
@access.teachers
def take_back(code: str) -> ResponseReturnValue:
    """Take back the invitations that nobody has taken up."""
    co_teachers.take_back(db.session(), class_=own_class(code))
    db.session.commit()
    return redirect(url_for(".settings_page", code=code, done="taken-back"), 303)


@bp.post("/classes/<code>/teachers/remove")
@access.teachers
def remove_teacher(code: str) -> ResponseReturnValue:
    """Let somebody teach the class no more, oneself perhaps."""
    found, person_id = own_class(code), request.form.get("person", 0, int)
    if not 0 < person_id <= LARGEST_ID:
        raise Refused("Choose who shall not teach it any more.")
    try:
        classes.stop_teaching(db.session(), class_=found, person_id=person_id)
    except classes.LastTeacher as error:
        db.session.rollback()
        return _page(found, refused=str(error)), 422
    is_me = person_id == access.me().id
    db.session.commit()
    client.note("co-teacher removed", person_id=person_id)
    if is_me:
        return redirect(url_for("classes.index"), 303)
    return redirect(url_for(".settings_page", code=code, done="removed"), 303)


@bp.post("/classes/<code>/teachers/take-over")
@access.administrators
def take_over(code: str) -> ResponseReturnValue:
    """Teach a class that nobody teaches; an administrator's look has to be open."""
    session, me = db.session(), access.me()
    found = taught_class(session, person=me, code=code, now=now())
    co_teachers.take_over(session, person=me, class_=found, now=now())
    db.session.commit()
    return _to_class(code, "teaching")


@bp.get("/teach/<code>/<token>")
@access.signed_in
def invitation(code: str, token: str) -> ResponseReturnValue:
    """What class somebody is asked to teach."""
    found = co_teachers.invited_to(db.session(), code=code, token=token, now=now())
    return _invitation(found, token)


def _invitation(found: SchoolClass, token: str, refused: str = "") -> str:
    return render_template(
        "classes/teach.html",
        page="classes",
        class_=found,
        token=token,
        is_teacher=access.learner().role is not Role.LEARNER,
        refused=refused,
    )


@bp.post("/teach/<code>/<token>")
@access.signed_in
def accept(code: str, token: str) -> ResponseReturnValue:
    """Teach the class from now on."""
    tries = one_time_links.count_try()
    session, me = db.session(), access.me()
    found = co_teachers.invited_to(session, code=code, token=token, now=now())
    client.give_back(tries)
    db.session.commit()
    try:
        co_teachers.accept(session, person=me, code=code, token=token, now=now())
    except (NotAllowed, NotFound):
        raise
    except Refused as error:
        db.session.rollback()
        return _invitation(found, token, str(error)), 422
    db.session.commit()
    return _to_class(code, "teaching")


def _to_class(code: str, done: str) -> ResponseReturnValue:
    return redirect(url_for("classes.class_page", code=code, done=done), 303)
