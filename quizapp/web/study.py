"""The pages on which a learner studies."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import DateField, IntegerField, SelectField, StringField, validators

from quizapp.database import db
from quizapp.errors import NotFound, Refused
from quizapp.questions.answer import Answer, decode
from quizapp.questions.dates import given_date
from quizapp.questions.presentation import choose_ask, present
from quizapp.questions.question import (
    Ask,
    ClozeQuestion,
    DateQuestion,
    MultipleQuestion,
)
from quizapp.scheduling.grade import Grade
from quizapp.scheduling.memory import is_leech
from quizapp.services import amendments, aside, study, study_queue
from quizapp.services.cards import StudyCard, content_at, find_card, seed_of
from quizapp.services.evidence import proofs
from quizapp.services.form_ids import new_form_id
from quizapp.services.library import find_set
from quizapp.services.policies import clock_of, policy_of
from quizapp.services.study_queue import TodaysQueue, todays_queue
from quizapp.services.timelines import known_events
from quizapp.store.engine import reading_only
from quizapp.store.reviews import Review
from quizapp.web import access, study_pages
from quizapp.web.form import Form
from quizapp.web.moment import now
from quizapp.web.study_pages import CardView, Feedback, Scope

bp = Blueprint("study", __name__, url_prefix="/study")

LONGEST_ANSWER = 10_000  # characters, all parts together
MORE_NEW = 5


class AnswerForm(Form):
    """What every page of a card brings back; the answer itself is read apart."""

    form_id = StringField(validators=[validators.Length(8, 36)])
    seen = IntegerField(validators=[validators.NumberRange(0)])
    ask = SelectField(choices=[(ask.value, ask.value) for ask in Ask])
    grade = IntegerField(
        validators=[validators.Optional(), validators.AnyOf(list(Grade))]
    )
    offered_1 = DateField(validators=[validators.Optional()])
    offered_2 = DateField(validators=[validators.Optional()])
    offered_3 = DateField(validators=[validators.Optional()])
    offered_4 = DateField(validators=[validators.Optional()])
    shown_ms = IntegerField(validators=[validators.Optional()])
    taken_ms = IntegerField(validators=[validators.Optional()])

    @property
    def offered(self) -> dict[Grade, date]:
        """The due days that the page's buttons named."""
        fields = (self.offered_1, self.offered_2, self.offered_3, self.offered_4)
        return {
            grade: field.data
            for grade, field in zip(Grade, fields, strict=True)
            if field.data
        }


class GradeForm(Form):
    grade = IntegerField(validators=[validators.AnyOf(list(Grade))])


class MoreForm(Form):
    extra = IntegerField(validators=[validators.NumberRange(1, 200)], default=MORE_NEW)


@bp.get("")
@access.signed_in
def next_card() -> ResponseReturnValue:
    """The next card to study, or that there is none for now."""
    return _next_page(_scope())


@bp.get("/cards/<int:question_id>")
@access.signed_in
def card(question_id: int) -> ResponseReturnValue:
    """One card's face, whatever the queue says: where an undo leads back to."""
    return _face(_find(question_id), _scope())


@bp.get("/cards/<int:question_id>/answer")
@access.signed_in
def back(question_id: int) -> ResponseReturnValue:
    """A flashcard's answer, to be graded by the learner."""
    found, scope = _find(question_id), _scope()
    form = AnswerForm(request.args)
    if Ask.FLASHCARD not in found.content.ask:
        raise NotFound("This card is not a flashcard.")
    if not form.form_id.validate(form) or form.seen.data != found.answers:
        return redirect(url_for(".card", question_id=question_id, **scope.values), 303)
    view = _card_view(
        found,
        Ask.FLASHCARD,
        scope,
        _queue(scope),
        form_id=form.form_id.data or "",
        shown_ms=request.args.get("shown_ms", "")[:12],
    )
    return render_template("study/back.html", card=view, back=_back(found))


@bp.post("/cards/<int:question_id>/answer")
@access.signed_in
def answer(question_id: int) -> ResponseReturnValue:
    """Take an answer.  Coming again with the same page, it changes nothing."""
    form, scope = AnswerForm.from_request(), _scope()
    if not form.validate():
        raise Refused("The page came back incomplete. Open the card again and answer.")
    ask, found = Ask(form.ask.data), _find(question_id)
    try:
        given = _answer(found, ask)
    except _NoAnswer as problem:
        return _face(found, scope, problem=str(problem)), 422
    review_id = study.answer_card(
        db.session(),
        person=access.me(),
        card=found,
        sheet=study.AnswerSheet(
            form_id=form.form_id.data or "",
            seen=form.seen.data or 0,
            ask=ask,
            answer=given,
            grade=Grade(form.grade.data) if form.grade.data else None,
            offered=form.offered,
            shown_ms=form.shown_ms.data or 0,
            taken_ms=form.taken_ms.data or 0,
        ),
        now=now(),
    )
    db.session.commit()
    if ask is Ask.FLASHCARD:
        return _go_on(scope.url, lambda: _next_page(scope))
    return _go_on(
        url_for(".feedback", review_id=review_id, **scope.values),
        lambda: _feedback_page(review_id, scope),
    )


@bp.get("/reviews/<int:review_id>")
@access.signed_in
def feedback(review_id: int) -> ResponseReturnValue:
    """What became of an answer."""
    return _feedback_page(review_id, _scope())


@bp.post("/reviews/<int:review_id>/grade")
@access.signed_in
def regrade(review_id: int) -> ResponseReturnValue:
    """Count an answer otherwise, as the learner says."""
    form, scope = GradeForm.from_request(), _scope()
    if not form.validate():
        raise Refused("Choose Again, Hard, Good or Easy.")
    grade = Grade(form.grade.data or Grade.AGAIN)
    review = amendments.regrade(
        db.session(),
        person=access.me(),
        review_id=review_id,
        grade=grade,
        now=now(),
    )
    db.session.commit()
    if review.ask is Ask.WRITTEN:
        return _go_on(scope.url, lambda: _next_page(scope))
    return _go_on(
        url_for(".feedback", review_id=review_id, **scope.values),
        lambda: _feedback_page(review_id, scope),
    )


@bp.post("/reviews/<int:review_id>/undo")
@access.signed_in
def undo(review_id: int) -> ResponseReturnValue:
    """Take an answer back, and show its card again."""
    scope = _scope()
    review = amendments.undo(
        db.session(), person=access.me(), review_id=review_id, now=now()
    )
    db.session.commit()
    question_id = review.question_id
    return _go_on(
        url_for(".card", question_id=question_id, **scope.values),
        lambda: _face(_find(question_id), scope),
    )


@bp.post("/undo")
@access.signed_in
def undo_last() -> ResponseReturnValue:
    """Take the last answer of today back, if there is one."""
    last = amendments.last_review_today(db.session(), person=access.me(), now=now())
    if last is None:
        raise Refused("There is no answer of today to undo.")
    return undo(last)


@bp.post("/cards/<int:question_id>/suspend")
@access.signed_in
def suspend(question_id: int) -> ResponseReturnValue:
    """Never ask a card again until it is resumed."""
    aside.suspend(db.session(), person=access.me(), question_id=question_id, now=now())
    return _put_aside("suspended", question_id)


@bp.post("/cards/<int:question_id>/bury")
@access.signed_in
def bury(question_id: int) -> ResponseReturnValue:
    """Do not ask a card before tomorrow."""
    aside.bury(db.session(), person=access.me(), question_id=question_id, now=now())
    return _put_aside("buried", question_id)


@bp.post("/cards/<int:question_id>/resume")
@access.signed_in
def resume(question_id: int) -> ResponseReturnValue:
    """Ask a card again that was put aside."""
    scope = _scope()
    aside.resume(db.session(), person=access.me(), question_id=question_id)
    db.session.commit()
    if request.form.get("then") == "set":
        found = _find(question_id)
        return redirect(url_for("library.set_page", slug=found.set_slug), 303)
    return _go_on(
        url_for(".card", question_id=question_id, **scope.values),
        lambda: _face(_find(question_id), scope),
    )


@bp.post("/more")
@access.signed_in
def more() -> ResponseReturnValue:
    """Let a few more new cards come today."""
    form, scope = MoreForm.from_request(), _scope()
    if not form.validate():
        raise Refused("Ask for 1 to 200 new cards at a time.")
    study_queue.learn_more(
        db.session(), person=access.me(), extra=form.extra.data or 0, now=now()
    )
    db.session.commit()
    return _go_on(scope.url, lambda: _next_page(scope))


# What the views share


def _scope() -> Scope:
    """The run of cards that the page belongs to."""
    return Scope(
        set_slug=request.values.get("set", "")[:100],
        new_only=request.values.get("new", "") == "1",
    )


def _find(question_id: int) -> StudyCard:
    return find_card(db.session(), person=access.me(), question_id=question_id)


def _queue(scope: Scope) -> TodaysQueue:
    person, set_id = access.me(), None
    if scope.set_slug:
        found = find_set(db.session(), person_id=person.id, slug=scope.set_slug)
        set_id = found.id
    return todays_queue(
        db.session(),
        person=person,
        now=now(),
        set_id=set_id,
        new_only=scope.new_only,
    )


def _go_on(url: str, page: Callable[[], ResponseReturnValue]) -> ResponseReturnValue:
    """After a commit: to htmx the next page at once, to others the way to it."""
    if request.headers.get("HX-Request") != "true":
        return redirect(url, 303)
    with reading_only():
        return page()


def _next_page(scope: Scope) -> ResponseReturnValue:
    today = _queue(scope)
    if today.queue.next is None:
        return _done_page(scope, today)
    return _face(_find(today.queue.next.question_id), scope, today=today)


def _face(
    found: StudyCard,
    scope: Scope,
    *,
    today: TodaysQueue | None = None,
    problem: str = "",
) -> str:
    """A card before it is answered."""
    ask = choose_ask(found.content, found.memory.reviews if found.memory else 0)
    view = _card_view(found, ask, scope, today or _queue(scope))
    notices = [("bad", problem, None, None)] if problem else _aside_notices(scope)
    return render_template("study/card.html", card=view, notices=notices)


def _card_view(
    found: StudyCard,
    ask: Ask,
    scope: Scope,
    today: TodaysQueue | None,
    *,
    form_id: str = "",
    shown_ms: str = "",
    undo_id: int | None = None,
    seed: int | None = None,
) -> CardView:
    person = access.me()
    shown = present(found.content, ask, found.seed if seed is None else seed)
    last = undo_id
    if last is None:
        last = today.last_review_id if today else None
    anchors = []
    if shown.axis:
        anchors = known_events(
            db.session(),
            person=person,
            card=found,
            axis=shown.axis,
            today=clock_of(person).day_of(now()),
        )
    return CardView(
        question_id=found.question_id,
        prompt=found.content.prompt,
        topic=found.content.topic,
        topic_label=study_pages.topic_label(found.content.topic),
        ask=ask,
        set_title=found.set_title,
        scope=scope.set_slug,
        new_only=scope.new_only,
        done=today.done if today else 0,
        total=today.total if today else 0,
        form_id=form_id or new_form_id(now()),
        seen=found.answers,
        hint=found.content.hint,
        presentation=shown,
        anchors=anchors,
        mode_new=found.memory is None,
        is_leech=found.memory is not None
        and is_leech(found.memory, policy_of(person, found.desired_retention)),
        undo_url=url_for(".undo", review_id=last) if last else "",
        shown_ms=shown_ms,
    )


@dataclass(frozen=True, slots=True)
class _Back:
    """A flashcard's other side."""

    key: list[str]
    explanation: str
    evidence: list[study_pages.Quote]
    grades: list[study_pages.GradeButton]


def _back(found: StudyCard) -> _Back:
    person, moment = access.me(), now()
    offers = study.offers(
        db.session(), person=person, card=found, ask=Ask.FLASHCARD, now=moment
    )
    return _Back(
        key=study_pages.key_lines(found.content),
        explanation=found.content.explanation,
        evidence=_evidence(found.question_id, found.version),
        grades=study_pages.grade_buttons(offers, now=moment, clock=clock_of(person)),
    )


def _evidence(question_id: int, version: int) -> list[study_pages.Quote]:
    found = proofs(db.session(), question_id=question_id, version=version)
    return study_pages.quotes(found, question_id=question_id)


class _NoAnswer(Exception):
    """Nothing was answered that could be marked.  Says what to do."""


def _answer(found: StudyCard, ask: Ask) -> Answer:
    """The answer as the page's fields give it; None for "I don't know".

    Raises:
        _NoAnswer: nothing was chosen or typed, or far too much.
    """
    if ask is Ask.FLASHCARD:
        return ""
    if request.form.get("dont_know"):
        return None
    texts = [text.strip("\r\n") for text in request.form.getlist("answer")]
    if ask is Ask.ORDER:
        return _ordered()
    if ask is Ask.MATCH:
        return _matched()
    if sum(map(len, texts)) > LONGEST_ANSWER:
        raise _NoAnswer("That is longer than an answer can be. Shorten it.")
    if not any(text.strip() for text in texts):
        raise _NoAnswer(
            "Choose an option, or “I don’t know”."
            if ask is Ask.CHOICE
            else "Write your answer, or choose “I don’t know”."
        )
    if isinstance(found.content, MultipleQuestion | ClozeQuestion):
        return texts
    return texts[0]


def _ordered() -> Answer:
    """The items by the places given to them; equal places keep the page's order."""
    items, places = request.form.getlist("item"), request.form.getlist("place")
    if len(items) != len(places) or not items or len(items) > 50:
        raise _NoAnswer("Give each row its place.")
    return [
        item
        for _, item in sorted(
            zip((_whole(place) for place in places), items, strict=True),
            key=lambda pair: pair[0],
        )
    ]


def _matched() -> Answer:
    lefts, rights = request.form.getlist("left"), request.form.getlist("right")
    if len(lefts) != len(rights) or len(lefts) > 50 or not all(rights):
        raise _NoAnswer("Choose something for every row, or “I don’t know”.")
    return dict(zip(lefts, rights, strict=True))


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 4 else 0


def _feedback_page(review_id: int, scope: Scope) -> ResponseReturnValue:
    session, person, moment = db.session(), access.me(), now()
    review = amendments.find_review(session, person=person, review_id=review_id)
    found = find_card(
        session, person=person, question_id=review.question_id, retired_too=True
    )
    content = content_at(session, found, review.question_version)
    given = decode(review.answer)
    later = amendments.listed(session, review)
    is_last = amendments.is_last_of_card(session, review)
    grade = amendments.grade_in_force(session, review)
    unjudged = review.ask is Ask.WRITTEN and not later and given is not None
    offers = amendments.regrade_offers(session, review=review) if is_last else {}
    clock = clock_of(person)
    view = Feedback(
        verdict="" if unjudged else review.verdict,
        reason="" if unjudged else review.reason,
        your_answer=study_pages.answer_lines(content, given),
        key=study_pages.key_lines(content),
        options=study_pages.option_lines(content, given, seed=_seed(review))
        if review.ask is Ask.CHOICE
        else [],
        rows=study_pages.rows(content, given) if given is not None else [],
        timeline=study_pages.Points(given_date(content, given), content.answer)
        if review.ask is Ask.TIMELINE and isinstance(content, DateQuestion)
        else None,
        explanation=content.explanation,
        evidence=_evidence(review.question_id, review.question_version),
        grade=None if unjudged else int(grade),
        grades=study_pages.grade_buttons(offers, now=moment, clock=clock),
        when=study_pages.back_in_words(found.memory, now=moment, clock=clock)
        if found.memory and is_last
        else "",
        grade_url=url_for(".regrade", review_id=review.id) if is_last else "",
        continue_url=scope.url,
        undo_url=url_for(".undo", review_id=review.id) if is_last else "",
        is_undone=amendments.is_undone(session, review),
        headline=study_pages.headline(content, review.verdict, given),
    )
    card_view = _card_view(
        found,
        review.ask,
        scope,
        _queue(scope),
        undo_id=review.id if is_last else None,
        seed=_seed(review),
    )
    return render_template("study/feedback.html", card=card_view, feedback=view)


def _seed(review: Review) -> int:
    """The seed of the page that the answer came from."""
    return seed_of(review.question_id, review.number - 1)


def _done_page(scope: Scope, today: TodaysQueue) -> str:
    clock = clock_of(access.me())
    later = today.queue.next_later
    unmet = study_queue.count_unmet(db.session(), person=access.me(), now=now())
    done = study_pages.Done(
        reviewed=today.done,
        remembered_pct=round(100 * today.passed / today.done) if today.done else None,
        tomorrow=study_queue.due_tomorrow(db.session(), person=access.me(), now=now()),
        more_new=min(MORE_NEW, unmet),
        later_at=study_pages.moment_in_words(later, now=now(), clock=clock)
        if later
        else "",
        scope=scope.set_slug,
        new_only=scope.new_only,
        undo_url=url_for(".undo", review_id=today.last_review_id)
        if today.last_review_id
        else "",
        more_url=url_for(".more"),
    )
    return render_template("study/done.html", done=done, notices=_aside_notices(scope))


def _put_aside(how: str, question_id: int) -> ResponseReturnValue:
    scope = _scope()
    db.session.commit()
    url = url_for(".next_card", **scope.values, aside=f"{how}-{question_id}")
    return _go_on(url, lambda: _next_page(scope))


def _aside_notices(scope: Scope) -> list[tuple[str, str, str, dict[str, str]]]:
    """That a card was put aside just now, with the way to take that back."""
    how, _, number = request.args.get("aside", "").partition("-")
    if request.endpoint in {"study.suspend", "study.bury"} and request.view_args:
        how = {"study.suspend": "suspended", "study.bury": "buried"}[request.endpoint]
        number = str(request.view_args["question_id"])
    words = {
        "suspended": "Suspended. It will not be asked again.",
        "buried": "Put off until tomorrow.",
    }.get(how)
    if words is None or not number.isdigit():
        return []
    url = url_for(".resume", question_id=int(number))
    return [("ok", words, url, scope.values)]
