"""The people of a quiz: more time, more attempts, a later closing for single ones."""

from typing import Any
from zoneinfo import ZoneInfo

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import DateTimeLocalField, EmailField
from wtforms.validators import NumberRange, Optional

from quizapp.database import db
from quizapp.errors import NotFound, Refused
from quizapp.quizzes.plan import MOST_ATTEMPTS, Allowance
from quizapp.services import quiz_people as acts
from quizapp.services.quizzes import find_watched
from quizapp.store.quizzes import Quiz
from quizapp.web import access, notice
from quizapp.web.form import Form, WholeField
from quizapp.web.moment import now
from quizapp.web.quiz_editor import may_share
from quizapp.web.quiz_moments import FORMATS, in_utc, in_zone, is_within_reach
from quizapp.web.quiz_times import own_time
from quizapp.web.row_ids import LARGEST_ID

bp = Blueprint("quiz_people", __name__)

MOST_EXTRA_PCT = 400
UNREADABLE = {
    "extra_time_pct": f"Write a whole number from 0 to {MOST_EXTRA_PCT}.",
    "extra_attempts": f"Write a whole number from 0 to {MOST_ATTEMPTS}.",
    "closes_at": "Write a day and a time.",
}


class AllowanceForm(Form):
    """What one person gets beyond the rules; nothing typed is nothing given."""

    extra_time_pct = WholeField(
        "Extra time (%)", [Optional(), NumberRange(0, MOST_EXTRA_PCT)]
    )
    extra_attempts = WholeField(
        "Extra attempts", [Optional(), NumberRange(0, MOST_ATTEMPTS)]
    )
    closes_at = DateTimeLocalField("Closes for them", [Optional()], format=FORMATS)
    email = EmailField("Email")

    def validate(self, extra_validators: Any = None) -> bool:
        good = super().validate(extra_validators)
        if not is_within_reach(self.closes_at.data):
            self.closes_at.errors, good = [UNREADABLE["closes_at"]], False
        for name, words in UNREADABLE.items():
            if self[name].errors:
                self[name].errors = [words]
        return good

    def allowance(self, zone: ZoneInfo) -> Allowance:
        """What the form gives, with its moment read in *zone*."""
        return Allowance(
            extra_time_pct=self.extra_time_pct.data or 0,
            extra_attempts=self.extra_attempts.data or 0,
            closes_at=in_utc(self.closes_at.data, zone),
        )


@bp.get("/quizzes/<code>/people")
@access.signed_in
def index(code: str) -> ResponseReturnValue:
    """Who has begun the quiz, and what single people get."""
    return _page(_managed(code))


@bp.post("/quizzes/<code>/people")
@access.signed_in
def give(code: str) -> ResponseReturnValue:
    """Give one learner, or whoever has an email, more than the rules."""
    quiz, form = _managed(code), AllowanceForm.from_request()
    taker_id = request.form.get("person", 0, int)
    if not form.validate():
        return _page(quiz, form, taker_id), 422
    session, person, allowance = db.session(), access.me(), form.allowance(_zone())
    if taker_id:
        if not 0 < taker_id <= LARGEST_ID:
            raise NotFound("They have not begun this quiz.")
        acts.give_taker(
            session, person=person, quiz=quiz, taker_id=taker_id, allowance=allowance
        )
    elif not may_share():
        raise NotFound("Only teachers give more by email.")
    else:
        try:
            acts.promise(
                session,
                person=person,
                quiz=quiz,
                email=form.email.data or "",
                allowance=allowance,
            )
        except Refused as error:
            form.email.errors = [str(error)]
            return _page(quiz, form), 422
    db.session.commit()
    return redirect(url_for(".index", code=code, done="saved"), 303)


@bp.post("/quizzes/<code>/people/take-back")
@access.signed_in
def take_back(code: str) -> ResponseReturnValue:
    """Take back what an email was given; the page then offers to undo that."""
    quiz, email = _managed(code), request.form.get("email", "").replace("\0", "")
    was = acts.take_back(db.session(), person=access.me(), quiz=quiz, email=email)
    db.session.commit()
    if was is None:
        return redirect(url_for(".index", code=code), 303)
    closes = in_zone(was.closes_at, _zone())
    undo: dict[str, Any] = {
        "email": email,
        "time": was.extra_time_pct,
        "attempts": was.extra_attempts,
        "closes": f"{closes:{FORMATS[0]}}" if closes else None,
    }
    return redirect(url_for(".index", code=code, **undo), 303)


def _page(quiz: Quiz, sent: AllowanceForm | None = None, sent_for: int = 0) -> str:
    zone = _zone()
    takers = acts.takers(db.session(), quiz=quiz)
    forms = {
        taker.person_id: sent
        if sent and taker.person_id == sent_for
        else _form(taker.allowance, zone, f"p{taker.person_id}")
        for taker in takers
    }
    if sent and sent_for:
        _name(sent, f"p{sent_for}")
    return render_template(
        "quizzes/people.html",
        page="quizzes",
        quiz=quiz,
        takers=takers,
        forms=forms,
        new=sent if sent and not sent_for else AllowanceForm(),
        sent_for=sent_for,
        promises=acts.promises(db.session(), quiz=quiz),
        may_share=may_share(),
        zone=zone.key.replace("_", " "),
        say_time=own_time(),
        now=now(),
        notices=_notices(quiz),
    )


def _form(allowance: Allowance, zone: ZoneInfo, ids: str) -> AllowanceForm:
    form = AllowanceForm(
        data={
            "extra_time_pct": allowance.extra_time_pct or None,
            "extra_attempts": allowance.extra_attempts or None,
            "closes_at": in_zone(allowance.closes_at, zone),
        }
    )
    return _name(form, ids)


def _name(form: AllowanceForm, ids: str) -> AllowanceForm:
    """Give the fields ids of their own: a page has many such forms."""
    for field in form:
        field.id = f"{ids}-{field.name}"
        field.label.field_id = field.id
    return form


def _notices(quiz: Quiz) -> list[notice.Notice]:
    email = request.args.get("email", "")
    if not email:
        done = request.args.get("done") == "saved"
        return notice.done("Saved. It holds from the next attempt on.") if done else []
    fields = {
        "email": email,
        "extra_time_pct": request.args.get("time", ""),
        "extra_attempts": request.args.get("attempts", ""),
        "closes_at": request.args.get("closes", ""),
    }
    undo = url_for(".give", code=quiz.code)
    return [("ok", f"Taken back: {email}.", undo, fields)]


def _managed(code: str) -> Quiz:
    return find_watched(db.session(), person=access.me(), code=code, now=now())


def _zone() -> ZoneInfo:
    return ZoneInfo(access.me().time_zone)
