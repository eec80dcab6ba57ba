"""The landing page: every way in, for who is not signed in."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue
from wtforms import EmailField, HiddenField, PasswordField, StringField
from wtforms.validators import InputRequired, Length

from quizapp.services import throttle
from quizapp.web import access, client, notice
from quizapp.web.form import Form
from quizapp.web.installation import settings

bp = Blueprint("landing", __name__)

#: What the page says after something ended, by the word in the address.
AFTERWARDS = {
    "deleted": "Your account and all that was kept about you is deleted.",
}


class SignInForm(Form):
    email = EmailField("Email", [InputRequired("Write your email."), Length(max=254)])
    password = PasswordField("Password", [InputRequired("Write your password.")])
    next = HiddenField()


class ClassCodeForm(Form):
    code = StringField("Class code", [Length(max=40)])


def landing_page() -> ResponseReturnValue:
    """What somebody sees who is not signed in."""
    form = SignInForm(data={"next": access.local_path(request.args.get("next", ""))})
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
    )


@bp.post("/join")
@access.everyone
def join() -> ResponseReturnValue:
    """Try a class code.  There are no classes yet, so no code fits."""
    client.count(*throttle.link_limits(address=client.address()))
    codes = ClassCodeForm.from_request()
    codes.code.errors = ["No class has this code. Ask your teacher to look it up."]
    return page(SignInForm(), codes=codes), 422
