"""The page of a card: its face, and its other side."""

from dataclasses import dataclass
from datetime import datetime

from flask import render_template, request
from flask.typing import ResponseReturnValue

from quizapp.database import db
from quizapp.questions.presentation import present
from quizapp.questions.question import Ask
from quizapp.scheduling.memory import is_leech
from quizapp.services import amendments, study
from quizapp.services.asked_cards import find_open_card
from quizapp.services.attempt_results import missed_in
from quizapp.services.card_schedule import Offers
from quizapp.services.cards import StudyCard, layout_seed
from quizapp.services.evidence import proofs
from quizapp.services.exam_plans import before_exam
from quizapp.services.form_ids import new_form_id
from quizapp.services.library import find_set
from quizapp.services.policies import clock_of, policy_of
from quizapp.services.study_queue import TodaysQueue, todays_queue
from quizapp.services.timelines import known_events
from quizapp.web import access, answer_beside_key, study_pages, study_urls
from quizapp.web.answer_form import fields_of
from quizapp.web.done_page import done_page
from quizapp.web.installation import settings
from quizapp.web.me import Me
from quizapp.web.moment import now
from quizapp.web.notice import Notice
from quizapp.web.study_pages import CardView, GradeButton, Quote, Scope


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run of cards has come: answers of today, and how many in all."""

    done: int
    total: int

    @classmethod
    def of(cls, today: TodaysQueue) -> "Progress":
        return cls(today.done, today.total)


def queue_of(scope: Scope) -> TodaysQueue:
    """What is left to study today."""
    person, set_id, only = access.learner(), None, None
    if scope.set_slug:
        found = find_set(db.session(), person_id=person.id, slug=scope.set_slug)
        set_id = found.id
    if scope.attempt_id:
        only = missed_in(
            db.session(), person=person, attempt_id=scope.attempt_id, now=now()
        )
    return todays_queue(
        db.session(),
        person=person,
        now=now(),
        set_id=set_id,
        new_only=scope.new_only,
        only=only,
    )


def carried_progress(scope: Scope) -> Progress:
    """As far as the page before says; worked out where it does not."""
    done, total = (request.values.get(name, "") for name in ("done", "total"))
    if all(
        text.isascii() and text.isdigit() and len(text) < 6 for text in (done, total)
    ):
        return Progress(int(done), int(total))
    return Progress.of(queue_of(scope))


def find(question_id: int) -> StudyCard:
    """The card of the one who asks.  Raises ``NotFound``."""
    return find_open_card(
        db.session(), person=access.learner(), question_id=question_id, now=now()
    )


def layout_of(question_id: int, answers: int) -> int:
    """The seed of a card's page before it was answered for the next time."""
    secret = settings().secret_key
    return layout_seed(
        secret, person_id=access.learner().id, question_id=question_id, answers=answers
    )


def next_page(scope: Scope) -> ResponseReturnValue:
    """The next card's face, or that all is done for now."""
    today = queue_of(scope)
    if today.queue.next is None:
        return done_page(scope, today, _aside_notices(scope))
    return face(find(today.queue.next.question_id), scope, today=today)


def face(
    found: StudyCard,
    scope: Scope,
    *,
    today: TodaysQueue | None = None,
    problem: str = "",
    doubted: str = "",
) -> str:
    """A card before it is answered; with what was wrong with the last try.

    ``doubted`` is an answer that was asked back about; sent again, it stands.
    """
    today = today or queue_of(scope)
    view = card_view(
        found, found.ask, scope, Progress.of(today), undo_id=today.last_review_id
    )
    how = "info" if doubted else "bad"
    notices = [(how, problem, None, None)] if problem else _aside_notices(scope)
    return render_template(
        "study/card.html",
        card=view,
        notices=notices,
        doubted=doubted,
        given=fields_of(doubted or None),
    )


@dataclass(frozen=True, slots=True)
class Back:
    """A flashcard's other side."""

    key: list[str]
    explanation: str
    evidence: list[Quote]
    grades: list[GradeButton]


def shown_before_exam(
    found: StudyCard, offers: Offers, person: Me, moment: datetime
) -> Offers:
    """What grades bring, with the days that an exam of a class leaves of them."""
    if not person.is_in_class:
        return offers
    return before_exam(
        db.session(), person=person, set_id=found.set_id, offers=offers, now=moment
    )


def back_page(found: StudyCard, scope: Scope, *, form_id: str, shown_ms: str) -> str:
    """A flashcard's key and evidence, and the grades to choose from."""
    person, moment = access.learner(), now()
    offers = study.offers(
        db.session(), person=person, card=found, ask=Ask.FLASHCARD, now=moment
    )
    back = Back(
        key=answer_beside_key.key_lines(found.content),
        explanation=found.content.explanation,
        evidence=evidence(found.question_id, found.version),
        grades=study_pages.grade_buttons(
            offers,
            now=moment,
            clock=clock_of(person),
            shown=shown_before_exam(found, offers, person, moment),
        ),
    )
    view = card_view(
        found,
        Ask.FLASHCARD,
        scope,
        carried_progress(scope),
        undo_id=amendments.last_review_today(db.session(), person=person, now=moment),
        form_id=form_id,
        shown_ms=shown_ms,
    )
    return render_template("study/back.html", card=view, back=back)


def evidence(question_id: int, version: int) -> list[Quote]:
    """What proves the key of this version of a question."""
    found = proofs(db.session(), question_id=question_id, version=version)
    return study_pages.quotes(found, question_id=question_id)


def card_view(
    found: StudyCard,
    ask: Ask,
    scope: Scope,
    progress: Progress,
    *,
    undo_id: int | None,
    form_id: str = "",
    shown_ms: str = "",
    answers: int | None = None,
) -> CardView:
    """A card for its templates; as it was at so many ``answers``, else as it is."""
    person, content = access.learner(), found.content
    seen = found.answers if answers is None else answers
    shown = present(content, ask, layout_of(found.question_id, seen))
    anchors = shown.axis and known_events(
        db.session(),
        person=person,
        card=found,
        axis=shown.axis,
        today=clock_of(person).day_of(now()),
    )
    return CardView(
        question_id=found.question_id,
        prompt=content.prompt,
        topic=content.topic,
        topic_label=study_pages.topic_label(content.topic),
        ask=ask,
        set_title=found.set_title,
        scope=scope.set_slug,
        new_only=scope.new_only,
        attempt_id=scope.attempt_id,
        done=progress.done,
        total=progress.total,
        form_id=form_id or new_form_id(now()),
        seen=found.answers,
        hint=content.hint,
        presentation=shown,
        anchors=anchors or [],
        mode_new=found.memory is None,
        is_leech=found.memory is not None
        and is_leech(found.memory, policy_of(person, found.desired_retention)),
        undo_url=study_urls.review(undo_id, "undo") if undo_id else "",
        shown_ms=shown_ms,
    )


def _aside_notices(scope: Scope) -> list[Notice]:
    """That a card was put aside just now, with the way to take that back."""
    how, _, number = request.args.get("aside", "").partition("-")
    if request.endpoint in {"study.suspend", "study.bury"} and request.view_args:
        how = {"study.suspend": "suspended", "study.bury": "buried"}[request.endpoint]
        number = str(request.view_args["question_id"])
    words = {
        "suspended": "Suspended. It will not be asked again.",
        "buried": "Put off until tomorrow.",
    }.get(how)
    is_number = number.isascii() and number.isdigit() and len(number) <= 10
    if words is None or not is_number:
        return []
    url = study_urls.card(int(number), "resume")
    return [("ok", words, url, scope.values)]
