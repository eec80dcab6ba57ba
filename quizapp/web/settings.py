"""Settings: how somebody studies, who is signed in, and what is kept about them."""

from dataclasses import dataclass
from datetime import time
from typing import Any
from zoneinfo import ZoneInfo

from flask import Blueprint, Response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import (
    BooleanField,
    DateField,
    Field,
    PasswordField,
    RadioField,
    SelectField,
    StringField,
    TimeField,
)
from wtforms.validators import (
    InputRequired,
    NumberRange,
    Optional,
    ValidationError,
)

from quizapp.database import db
from quizapp.errors import NotFound, Refused
from quizapp.scheduling.vacation import MOST_DAYS
from quizapp.services import accounts, passwords, personal_data, sign_ins
from quizapp.store.engine import empty_log
from quizapp.store.people import Person, Theme
from quizapp.web import access
from quizapp.web.accounts import (
    check_password,
    client_address,
    hasher,
    leave,
    notices_of,
)
from quizapp.web.form import Form, WholeField
from quizapp.web.moment import now

bp = Blueprint("settings", __name__, url_prefix="/settings")

LATEST_START_H = 12  #: a study day that began after noon would be two
WORD = "delete"  #: what guests type, who have no password

#: What the page says after something was done, by the word in the address.
DONE = {
    "saved": "Saved.",
    "password": "Your password is changed. Every other browser is signed out.",
    "ended": "That browser is signed out.",
    "all-ended": "Every other browser is signed out.",
}


#: What to say about a field that could not be read at all.
UNREADABLE = {
    "time_zone": "Choose one of these.",
    "day_start": "Write a time such as 04:00.",
    "new_per_day": "Write a whole number from 0 to 1000.",
    "reviews_per_day": "Write a whole number from 0 to 9999.",
    "desired_retention": "Write a whole number from 70 to 97.",
    "vacation_from": "Write the day as 2026-07-14.",
    "vacation_to": "Write the day as 2026-07-31.",
    "theme": "Choose one of these.",
}


# Forms


class StudyForm(Form):
    """What a person may choose about themselves and their study."""

    name = StringField("Your name", [InputRequired("Write the name you go by.")])
    time_zone = SelectField("Time zone")
    day_start = TimeField("Day starts at")
    new_per_day = WholeField(
        "New cards a day",
        [NumberRange(0, 1000, "Write a whole number from 0 to 1000.")],
    )
    reviews_per_day = WholeField(
        "Reviews a day",
        [NumberRange(0, 9999, "Write a whole number from 0 to 9999.")],
    )
    desired_retention = WholeField(
        "Desired retention (%)",
        [NumberRange(70, 97, "Write a whole number from 70 to 97.")],
    )
    vacation_from = DateField(
        "First day off",
        [Optional()],
    )
    vacation_to = DateField(
        "Last day off",
        [Optional()],
    )
    theme = RadioField(
        "Theme",
        choices={
            Theme.SYSTEM.value: "As the device",
            Theme.LIGHT.value: "Light",
            Theme.DARK.value: "Dark",
        },
    )
    keys_on = BooleanField("Single-key shortcuts")

    def validate_name(self, field: Field) -> None:
        try:
            accounts.plain_name(field.data or "")
        except Refused as error:
            raise ValidationError(str(error)) from error

    def validate_day_start(self, field: Field) -> None:
        if field.data is None or field.data > time(LATEST_START_H):
            raise ValidationError("Choose a time between midnight and noon.")

    def validate(self, extra_validators: Any = None) -> bool:
        good = super().validate(extra_validators)
        for name, words in UNREADABLE.items():
            field = self[name]
            is_no_choice = isinstance(field, SelectField) and field.errors
            if field.process_errors or is_no_choice:
                field.errors = [words]
        return good and self._is_vacation_whole()

    def _is_vacation_whole(self) -> bool:
        first, last = self.vacation_from.data, self.vacation_to.data
        if (first is None) != (last is None):
            self.vacation_to.errors = ["Give both days, or neither."]
            return False
        if first is not None and last is not None and last < first:
            self.vacation_to.errors = ["The last day off is before the first."]
            return False
        if first is not None and last is not None and (last - first).days >= MOST_DAYS:
            self.vacation_to.errors = [f"Take at most {MOST_DAYS} days off at a time."]
            return False
        return True


class PasswordForm(Form):
    current = PasswordField("Current password", [InputRequired("Write it first.")])
    new = PasswordField("New password", [InputRequired("Choose a password.")])


class DeleteForm(Form):
    password = PasswordField("Password")
    word = StringField(f"Type “{WORD}”")
    sets = RadioField(
        "Your question sets",
        choices={
            "keep": "Leave them in the library, without my name",
            "delete": "Delete them; sets that others study stay, without my name",
        },
        default="keep",
    )


#: What the form shows just as the person's row has it.
AS_THEY_ARE = (
    "name",
    "time_zone",
    "new_per_day",
    "reviews_per_day",
    "vacation_from",
    "vacation_to",
    "keys_on",
)

# The page


@bp.get("")
@access.signed_in
def index() -> ResponseReturnValue:
    return _page(done=DONE.get(request.args.get("done", ""), ""))


def _page(
    *,
    study: StudyForm | None = None,
    password: PasswordForm | None = None,
    done: str = "",
) -> str:
    person = access.me()
    return render_template(
        "settings/index.html",
        page="settings",
        person=person,
        study=study or _as_chosen(person),
        password=password or PasswordForm(),
        sign_ins=_listed(person),
        advised=passwords.ADVISED,
        notices=notices_of("ok", done),
    )


def _as_chosen(person: Person) -> StudyForm:
    hour, minute = divmod(person.day_start_min, 60)
    chosen = {name: getattr(person, name) for name in AS_THEY_ARE}
    form = StudyForm(
        data={
            **chosen,
            "day_start": time(hour, minute),
            "desired_retention": round(person.desired_retention * 100),
            "theme": person.theme.value,
        }
    )
    return _offering_zones(form, person)


def _offering_zones(form: StudyForm, person: Person) -> StudyForm:
    """Offer all zones, and the person's own if it goes by an older name."""
    zones = {*accounts.time_zones(), person.time_zone}
    form.time_zone.choices = {zone: zone.replace("_", " ") for zone in sorted(zones)}
    return form


@bp.post("")
@access.signed_in
def save() -> ResponseReturnValue:
    person = access.me()
    form = _offering_zones(StudyForm.from_request(), person)
    if not form.validate():
        return _page(study=form), 422
    choices = _choices(form)
    accounts.choose(db.session(), person=person, choices=choices)
    db.session.commit()
    response = redirect(url_for("settings.index", done="saved"), 303)
    access.remember_theme(response, choices.theme)
    return response


def _choices(form: StudyForm) -> accounts.Choices:
    """What a form says that was found to be in order."""
    start = form.day_start.data or time(0)
    return accounts.Choices(
        name=form.name.data or "",
        time_zone=form.time_zone.data,
        day_start_min=start.hour * 60 + start.minute,
        new_per_day=form.new_per_day.data or 0,
        reviews_per_day=form.reviews_per_day.data or 0,
        desired_retention=(form.desired_retention.data or 0) / 100,
        vacation_from=form.vacation_from.data,
        vacation_to=form.vacation_to.data,
        theme=Theme(form.theme.data),
        keys_on=form.keys_on.data,
    )


# Password and sign-ins


@bp.post("/password")
@access.signed_in
def change_password() -> ResponseReturnValue:
    """Another password; every other browser is signed out."""
    person = _with_account()
    form = PasswordForm.from_request()
    if not form.validate():
        return _page(password=form), 422
    try:
        passwords.check(form.new.data or "", known=(person.name, person.email or ""))
    except Refused as error:
        form.new.errors = [str(error)]
        return _page(password=form), 422
    if not _is_password(form.current):
        return _page(password=form), 422
    password_hash = hasher().hashed(form.new.data or "")
    accounts.change_password(
        db.session(),
        person=person,
        password_hash=password_hash,
        but=access.my_sign_in().token_hash,
    )
    db.session.commit()
    _note("password changed")
    return redirect(url_for("settings.index", done="password"), 303)


def _with_account() -> Person:
    """Who is asking; guests have no password to ask for."""
    person: Person = access.me()
    if person.is_guest:
        raise NotFound("A guest has no password. Create an account first.")
    return person


def _is_password(field: Field) -> bool:
    """Whether this is the password of who is asking; says in the field if not.

    Ends the transaction: what follows may take long.
    """
    try:
        check_password(access.me().email or "", field.data or "")
    except accounts.WrongPassword:
        field.errors = ["This is not your password."]
        _note("password refused inside")
        return False
    finally:
        db.session.commit()
    return True


@bp.post("/sign-ins/end")
@access.signed_in
def end_sign_ins() -> ResponseReturnValue:
    """Sign out one browser, or every other."""
    handle = request.form.get("handle", "")
    person = access.me()
    if handle == "others":
        this = access.my_sign_in().token_hash
        sign_ins.end_all(db.session(), person_id=person.id, but=this)
    elif not sign_ins.end_one(db.session(), person_id=person.id, handle=handle):
        raise NotFound("That browser is signed out already.")
    db.session.commit()
    _note("sign-in ended from another browser")
    done = "all-ended" if handle == "others" else "ended"
    return redirect(url_for("settings.index", done=done), 303)


@dataclass(frozen=True, slots=True)
class ListedSignIn:
    """A browser in the list of those signed in."""

    handle: str
    browser: str
    began: str
    is_this: bool


def _listed(person: Person) -> list[ListedSignIn]:
    """The browsers signed in, this one first; moments in the person's own time."""
    zone = ZoneInfo(person.time_zone)
    this = access.my_sign_in().token_hash
    listed = [
        ListedSignIn(
            handle=sign_ins.handle_of(each),
            browser=browser_name(each.browser),
            began=f"{each.created_at.astimezone(zone):%d %B %Y, %H:%M}".lstrip("0"),
            is_this=each.token_hash == this,
        )
        for each in sign_ins.listed(db.session(), person_id=person.id)
    ]
    return sorted(listed, key=lambda each: not each.is_this)


def browser_name(calls_itself: str) -> str:
    """A browser's own long name, cut down to what people call it."""
    # In this order: each later one's name is part of what earlier ones say.
    browsers = {
        "Edg": "Edge",
        "OPR/": "Opera",
        "SamsungBrowser": "Samsung Internet",
        "Firefox": "Firefox",
        "FxiOS": "Firefox",
        "Chrome": "Chrome",
        "CriOS": "Chrome",
        "Safari": "Safari",
    }
    systems = {
        "Android": "Android",
        "iPhone": "iPhone",
        "iPad": "iPad",
        "CrOS": "Chromebook",
        "Windows": "Windows",
        "Mac OS": "Mac",
        "Linux": "Linux",
    }
    browser = _first(browsers, calls_itself) or "A browser"
    system = _first(systems, calls_itself)
    return f"{browser} on {system}" if system else browser


def _first(names: dict[str, str], text: str) -> str:
    return next((name for sign, name in names.items() if sign in text), "")


# What is kept about them


@bp.get("/export")
@access.signed_in
def export() -> ResponseReturnValue:
    """Everything kept about who is asking, as a file."""
    kept = personal_data.export(db.session(), person_id=access.me().id, now=now())
    accounts.note("data exported", person_id=access.me().id, address=client_address())
    return Response(
        personal_data.as_json(kept),
        mimetype="application/json",
        headers={
            "Content-Disposition": f'attachment; filename="recto-{now():%Y-%m-%d}.json"'
        },
    )


@bp.get("/delete")
@access.signed_in
def delete_page() -> ResponseReturnValue:
    return _delete(DeleteForm())


def _delete(form: DeleteForm) -> str:
    person = access.me()
    return render_template(
        "settings/delete.html",
        page="settings",
        form=form,
        person=person,
        own_sets=personal_data.own_sets(db.session(), person_id=person.id),
    )


@bp.post("/delete")
@access.signed_in
def delete() -> ResponseReturnValue:
    """Erase who is asking, once they showed that it is them."""
    form = DeleteForm.from_request()
    form.sets.data = form.sets.data or "keep"
    if not (form.validate() and _is_meant(form)):
        return _delete(form), 422
    person_id = access.me().id
    personal_data.erase(
        db.session(), person_id=person_id, with_sets=form.sets.data == "delete"
    )
    db.session.commit()
    empty_log(db.engine)
    accounts.note("account deleted", person_id=person_id, address=client_address())
    return leave(url_for("today.index", afterwards="deleted"))


def _is_meant(form: DeleteForm) -> bool:
    if not access.me().is_guest:
        return _is_password(form.password)
    if (form.word.data or "").strip().casefold() != WORD:
        form.word.errors = [f"Type the word {WORD}."]
        return False
    return True


def _note(event: str) -> None:
    accounts.note(event, person_id=access.me().id, address=client_address())
