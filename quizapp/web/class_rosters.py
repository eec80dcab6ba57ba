"""Adding learners to a class by a list, and the cards that come of it."""

from contextlib import closing

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import RequestEntityTooLarge

from quizapp.database import db
from quizapp.errors import Refused, TooManyTries
from quizapp.services import (
    class_queries,
    join_codes,
    recovery_cards,
    rosters,
    throttle,
)
from quizapp.services.form_ids import new_form_id
from quizapp.services.mail import Outbox
from quizapp.services.roster_reading import (
    LARGEST_FILE,
    MOST_REFUSED,
    MOST_ROWS,
    Reading,
    RosterRow,
    as_list,
    decoded,
    read_roster,
)
from quizapp.store.classes import SchoolClass
from quizapp.web import access, client
from quizapp.web.classes import own_class, site
from quizapp.web.installation import settings
from quizapp.web.moment import now
from quizapp.web.reset import outbox
from quizapp.web.sign_up import FORM_ID

bp = Blueprint("class_rosters", __name__, url_prefix="/classes/<code>")

#: Bytes of all that is sent at once: a file, and a list in the field beside it.
_LARGEST_REQUEST = 2 * LARGEST_FILE + 10_000

TOO_LARGE = (
    f"That is larger than {LARGEST_FILE // 1000} kB. A list of {MOST_ROWS} learners "
    "takes about 15 kB."
)


@bp.get("/roster")
@access.teachers
def roster_page(code: str) -> ResponseReturnValue:
    """Paste a list, or choose a file."""
    return _page(own_class(code))


def _page(
    found: SchoolClass,
    *,
    text: str = "",
    refused: str = "",
    reading: Reading | None = None,
    was_guessed: bool = False,
) -> str:
    parted = rosters.split(
        reading.rows if reading else (), sends_mail=outbox() is not None
    )
    return render_template(
        "classes/roster.html",
        page="classes",
        class_=found,
        text=text,
        refused=refused,
        reading=reading,
        parted=parted,
        was_guessed=was_guessed,
        sends_mail=outbox() is not None,
        as_list=as_list(reading.rows) if reading else "",
        form_id=new_form_id(now()),
        most=MOST_ROWS,
        most_refused=MOST_REFUSED,
    )


@bp.post("/roster")
@access.teachers
def preview(code: str) -> ResponseReturnValue:
    """Say what would be made of a list, and what is refused and why."""
    request.max_content_length = _LARGEST_REQUEST
    request.max_form_memory_size = _LARGEST_REQUEST
    found, text = own_class(code), ""
    try:
        text, was_guessed = _sent()
        reading = _read(found, text)
    except RequestEntityTooLarge:
        return _page(found, refused=TOO_LARGE), 413
    except Refused as error:
        return _page(found, text=text, refused=str(error)), 422
    return _page(found, text=text, reading=reading, was_guessed=was_guessed)


def _sent() -> tuple[str, bool]:
    """The list that was chosen or pasted, and whether its letters were guessed."""
    sent = request.files.get("file")
    if sent is None or not sent.filename:
        return request.form.get("roster", ""), False
    with closing(sent):
        return decoded(sent.read(LARGEST_FILE + 1))


def _read(found: SchoolClass, text: str) -> Reading:
    present = class_queries.roster(db.session(), class_id=found.id)
    return read_roster(
        text,
        names=[one.name for one in present],
        may_lack_name=outbox() is not None,
    )


@bp.post("/roster/add")
@access.teachers
def add(code: str) -> ResponseReturnValue:
    """Add who was looked at: accounts with cards, and letters to who has an email."""
    request.max_content_length = _LARGEST_REQUEST
    request.max_form_memory_size = _LARGEST_REQUEST
    found, text = own_class(code), request.form.get("roster", "")
    form_id = request.form.get("form_id", "")
    if not FORM_ID.fullmatch(form_id):
        raise Refused("Look at the list again, then add it.")
    if _shown(found, form_id) or not _is_first(form_id):
        return _to_cards(code, form_id)
    found = own_class(code)
    try:
        reading = _read(found, text)
        parted = rosters.split(reading.rows, sends_mail=outbox() is not None)
        rosters.refuse_if_away(found)
        link = _link(found) if parted.by_letter else ""
        rosters.add_by_card(
            db.session(),
            class_=found,
            rows=parted.by_card,
            time_zone=access.me().time_zone,
            secret=settings().secret_key,
            form_id=form_id,
            now=now(),
        )
        if parted.by_letter and outbox() is not None:
            # Before anything is kept: refused, the list can be sent again whole.
            limits = throttle.invitation_limits(address=client.address())
            throttle.count(db.session(), limits=limits, now=now())
    except Refused as error:
        db.session.rollback()
        status = 429 if isinstance(error, TooManyTries) else 422
        return _page(own_class(code), text=text, refused=str(error)), status
    letter = render_template(
        "classes/invitation_mail.txt", class_=found, by=access.me().name, link=link
    )
    title, person_id = found.title, access.me().id
    db.session.commit()
    client.note("roster added", person_id=person_id)
    invited = _post(parted.by_letter, title, letter)
    return _to_cards(code, form_id, invited, len(parted.by_letter) - invited)


def _is_first(form_id: str) -> bool:
    """Whether this list was not added before; a double click is one click.

    Counted with what it adds, so that a list that was refused can be sent again.
    """
    once = throttle.Limit(f"roster {form_id}", 1, throttle.DAY)
    try:
        throttle.count(db.session(), limits=[once], now=now())
    except TooManyTries:
        db.session.rollback()
        return False
    return True


def _link(found: SchoolClass) -> str:
    """Where letters lead; the class needs a code that opens it."""
    opens = join_codes.current(db.session(), class_id=found.id, now=now())
    if opens is None:
        raise Refused("Letters carry the join code. Make a new code first.")
    return f"{site()}/join/{opens.code}"


def _post(rows: tuple[RosterRow, ...], title: str, letter: str) -> int:
    """Send the letters; how many went out."""
    letters: Outbox | None = outbox()
    if letters is None or not rows:
        return 0
    sent = 0
    for row in rows:
        try:
            client.count(*throttle.invited_limits(email=row.email))
        except TooManyTries:
            db.session.rollback()
            continue
        letters.post(to=row.email, subject=f"Join {title} on Recto", text=letter)
        sent += 1
    return sent


def _to_cards(
    code: str, form_id: str, invited: int = 0, held_back: int = 0
) -> ResponseReturnValue:
    address = url_for(
        ".cards",
        code=code,
        made=form_id,
        invited=invited or None,
        held=held_back or None,
    )
    return redirect(address, 303)


@bp.get("/cards")
@access.teachers
def cards(code: str) -> ResponseReturnValue:
    """The cards that a list or a press made, to be printed while they are shown."""
    found = own_class(code)
    return render_template(
        "classes/cards.html",
        page="classes",
        class_=found,
        cards=_shown(found, request.args.get("made", "")),
        invited=request.args.get("invited", 0, int),
        held=request.args.get("held", 0, int),
        site=site().partition("://")[2],
    )


def _shown(found: SchoolClass, form_id: str) -> list[recovery_cards.ShownCard]:
    return recovery_cards.shown_in_class(
        db.session(),
        class_id=found.id,
        secret=settings().secret_key,
        form_id=form_id,
        now=now(),
    )
