"""Texts that people hand in for questions: asking, looking in, cancelling, again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from quizapp.errors import NotAllowed, NotFound, Refused, TooManyTries
from quizapp.questions.question_set import Source
from quizapp.services.deriving import LONGEST_TEXT, published_date
from quizapp.services.set_import import keep_text
from quizapp.store.derivations import Derivation, DerivationUpload, Stage
from quizapp.store.drafts import DraftQuestion, Standing
from quizapp.store.people import Person, Role
from quizapp.store.races import changed_rows

#: Texts of one person that may wait or be read at a time.
MOST_WAITING = 5

#: Bytes of a file that is handed in.
LARGEST_UPLOAD = 40_000_000

LONGEST_TITLE = 200

#: Drafts that are shown first unless somebody says how many, and at most.
WANTED = 40
MOST_WANTED = 500

_RUNNING = (Stage.WAITING, Stage.READING)
_WITHOUT_DRAFTS = (Stage.FAILED, Stage.CANCELLED)


class NotAText(Refused):
    """There is no text, or more than is read at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Handed:
    """What somebody handed in: words, or a file."""

    title: str
    published: str = ""
    text: str = ""
    upload_name: str = ""
    upload: bytes = b""
    wanted: int = WANTED
    rephrase: bool = False  #: let the administrator's endpoint propose wordings


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedText:
    """A text on its owner's list."""

    derivation: Derivation
    waiting: int
    accepted: int
    rejected: int
    published: int


def hand_in(
    session: Session, *, owner: Person, handed: Handed, form_id: str, now: datetime
) -> Derivation:
    """Have questions derived from a text, in the background.

    The same page sent again gives what it gave before, and so does the same text
    under the same title.  Flushes and does not commit.

    Raises:
        NotAllowed: guests have no texts of their own.
        Refused: there is no text, or too much; *published* is no EDTF.
        TooManyTries: too many of this person's texts wait already.
    """
    refuse_guests(owner)
    before = session.scalars(
        select(Derivation).where(
            Derivation.owner_id == owner.id, Derivation.form_id == form_id
        )
    ).one_or_none()
    if before is not None:
        return before
    published_date(handed.published)
    text_id = None if handed.upload else _keep(session, handed, now)
    if text_id is not None and (known := _known(session, owner.id, text_id)):
        return known
    _refuse_more(session, owner)
    derivation = Derivation(
        owner_id=owner.id,
        form_id=form_id,
        source_text_id=text_id,
        title=handed.title.strip() or (_first_words(handed.text) if text_id else ""),
        published=handed.published,
        wanted=handed.wanted,
        rephrase=handed.rephrase,
        created_at=now,
    )
    session.add(derivation)
    session.flush()
    if handed.upload:
        session.add(
            DerivationUpload(
                derivation_id=derivation.id,
                name=handed.upload_name[-200:],
                data=handed.upload,
            )
        )
        session.flush()
    return derivation


def refuse_guests(person: Person) -> None:
    """Refuse what would be lost with a browser's cookie.  Raises ``NotAllowed``."""
    if person.is_guest:
        raise NotAllowed("Create an account first. Then questions are derived for you.")


def find_by_text(session: Session, *, person: Person, text_id: int) -> Derivation:
    """What became of a text: this person's own, or anybody's for an administrator.

    Of several, the first that has drafts or will have them.

    Raises:
        NotFound: this person handed in no such text.
    """
    wanted = select(Derivation).where(Derivation.source_text_id == text_id)
    own = session.scalars(
        wanted.where(Derivation.owner_id == person.id).order_by(Derivation.id)
    ).all()
    if not own and person.role is Role.ADMINISTRATOR:
        own = session.scalars(wanted.order_by(Derivation.id)).all()
    return _best(own)


def find(session: Session, *, person: Person, derivation_id: int) -> Derivation:
    """One derivation by its own number.  Raises ``NotFound`` for another's."""
    found = session.get(Derivation, derivation_id)
    if found is None or not may_see(person, found):
        raise NotFound("There is no such text, or it is not yours to see.")
    return found


def may_see(person: Person, derivation: Derivation) -> bool:
    """Drafts are their owner's; administrators may look after them."""
    return person.id == derivation.owner_id or person.role is Role.ADMINISTRATOR


def is_running(derivation: Derivation) -> bool:
    """Whether its text waits or is being read."""
    return derivation.stage in _RUNNING


def cancel(session: Session, *, derivation: Derivation, now: datetime) -> bool:
    """Stop reading a text; it is kept.  False if it was over already.

    Flushes and does not commit.
    """
    stopped = session.execute(
        update(Derivation)
        .where(Derivation.id == derivation.id, Derivation.stage.in_(_RUNNING))
        .values(stage=Stage.CANCELLED, ended_at=now)
        .execution_options(synchronize_session=False)
    )
    session.expire(derivation)
    return changed_rows(stopped) == 1


def read_again(session: Session, *, person: Person, derivation: Derivation) -> bool:
    """Have a text read that failed or was cancelled; False if it is not so now.

    Flushes and does not commit.  Raises ``TooManyTries``.
    """
    _refuse_more(session, person)
    begun = session.execute(
        update(Derivation)
        .where(Derivation.id == derivation.id, Derivation.stage.in_(_WITHOUT_DRAFTS))
        .values(
            stage=Stage.WAITING,
            share=0.0,
            doing="",
            problem="",
            worker="",
            seen_at=None,
            ended_at=None,
            tries=0,
        )
        .execution_options(synchronize_session=False)
    )
    session.expire(derivation)
    return changed_rows(begun) == 1


def texts_of(session: Session, *, person: Person, most: int = 50) -> list[ListedText]:
    """A person's texts, newest first, with what was decided on their drafts."""
    derivations = session.scalars(
        select(Derivation)
        .where(Derivation.owner_id == person.id)
        .order_by(Derivation.id.desc())
        .limit(most)
    ).all()
    counted: dict[tuple[int, Standing], int] = {}
    published: dict[int, int] = {}
    rows = session.execute(
        select(
            DraftQuestion.derivation_id,
            DraftQuestion.standing,
            func.count(),
            func.count(DraftQuestion.question_id),
        )
        .where(DraftQuestion.derivation_id.in_([one.id for one in derivations]))
        .group_by(DraftQuestion.derivation_id, DraftQuestion.standing)
    )
    for derivation_id, standing, count, out in rows:
        counted[derivation_id, standing] = count
        published[derivation_id] = published.get(derivation_id, 0) + out
    return [
        ListedText(
            derivation=one,
            waiting=counted.get((one.id, Standing.WAITING), 0),
            accepted=counted.get((one.id, Standing.ACCEPTED), 0),
            rejected=counted.get((one.id, Standing.REJECTED), 0),
            published=published.get(one.id, 0),
        )
        for one in derivations
    ]


def clean(text: str) -> str:
    """A pasted text as it is kept: one sort of line end, nothing that no page can show."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    return plain.strip("\ufeff\n ")


def _keep(session: Session, handed: Handed, now: datetime) -> int:
    if not handed.text.strip():
        raise NotAText("Paste a text, or choose a file.")
    if len(handed.text) > LONGEST_TEXT:
        raise NotAText(
            f"The text has {len(handed.text):,} characters; {LONGEST_TEXT:,} can be "
            "read at once. Send it in parts."
        )
    source = Source(
        id="text",
        title=handed.title.strip() or _first_words(handed.text),
        published=handed.published,
        text=handed.text,
    )
    return keep_text(session, source, now=now)


def _first_words(text: str) -> str:
    """What a text without a title is called."""
    words = text.split()
    return " ".join(words[:8])[:80] or "Untitled text"


def _known(session: Session, owner_id: int, text_id: int) -> Derivation | None:
    return session.scalars(
        select(Derivation)
        .where(
            Derivation.owner_id == owner_id,
            Derivation.source_text_id == text_id,
            Derivation.stage.not_in(_WITHOUT_DRAFTS),
        )
        .order_by(Derivation.id)
        .limit(1)
    ).one_or_none()


def _refuse_more(session: Session, owner: Person) -> None:
    waiting = session.scalar(
        select(func.count()).where(
            Derivation.owner_id == owner.id, Derivation.stage.in_(_RUNNING)
        )
    )
    if (waiting or 0) >= MOST_WAITING:
        raise TooManyTries(
            f"{MOST_WAITING} of your texts wait already. Send this one when they are "
            "read.",
            retry_after_s=60,
        )


def _best(found: Sequence[Derivation]) -> Derivation:
    if not found:
        raise NotFound("There is no such text, or it is not yours to see.")
    useful = [one for one in found if one.stage not in _WITHOUT_DRAFTS]
    return useful[0] if useful else found[-1]
