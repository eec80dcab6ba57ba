"""The landing page: every way in, for who is not signed in."""

from flask import render_template, request
from flask.typing import ResponseReturnValue
from wtforms import EmailField, HiddenField, PasswordField, StringField
from wtforms.validators import InputRequired, Length

from quizapp.services.form_ids import new_form_id
from quizapp.web import local_address, notice
from quizapp.web.form import Form
from quizapp.web.installation import settings
from quizapp.web.moment import now

#: What the page says after something ended, by the word in the address.
AFTERWARDS = {
    "deleted": "Your account and all that was kept about you is deleted.",
}


class SignInForm(Form):
    email = EmailField("Email", [InputRequired("Write your email."), Length(max=254)])
    password = PasswordField("Password", [InputRequired("Write your password.")])
    next = HiddenField()


class ClassCodeForm(Form):
    code = StringField(
        "Class code",
        [
            InputRequired("Write the code your teacher gave you."),
            Length(max=40, message="Class codes are shorter."),
        ],
    )


def landing_page() -> ResponseReturnValue:
    """What somebody sees who is not signed in."""
    form = SignInForm(
        data={"next": local_address.local_path(request.args.get("next", ""))}
    )
    return page(form, afterwards=request.args.get("afterwards", ""))


def page(
    form: SignInForm,
    *,
    codes: ClassCodeForm | None = None,
    refused: str = "",
    afterwards: str = "",
) -> str:
    """The page with what was typed into it, and what was wrong with that."""
    return render_template(
        "accounts/landing.html",
        form=form,
        codes=codes or ClassCodeForm(),
        refused=refused,
        notices=notice.done(AFTERWARDS.get(afterwards, "")),
        is_open=settings().open_sign_up,
        guest_form_id=new_form_id(now()),
    )
