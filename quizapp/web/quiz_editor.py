"""The page on which a quiz is made: its rows, its chosen questions, what is wrong."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from zoneinfo import ZoneInfo

from flask import render_template, request
from werkzeug.datastructures import MultiDict

from quizapp.database import db
from quizapp.quizzes.plan import MOST_POINTS, Audience, Chosen, Plan
from quizapp.services.quiz_questions import (
    Offer,
    OfferedQuestion,
    OfferedSet,
    found_by,
    offer_to,
    questions_to_choose,
)
from quizapp.services.quizzes import PlanRefused, whose_sets
from quizapp.store.people import Role
from quizapp.store.quizzes import Quiz
from quizapp.web import access
from quizapp.web.question_order import in_new_order
from quizapp.web.quiz_draw_form import UNREADABLE
from quizapp.web.quiz_form import MOST_DRAWS, QuizForm, offering, values_of
from quizapp.web.study_pages import topic_label

#: What a new row draws.
NEW_DRAW = {"count": 5, "points": 1.0}

#: How many a row draws of the set that the address names.
FIRST_COUNT = 10


@dataclass(frozen=True, slots=True)
class ChosenLine:
    """A question chosen by hand, with its points as they were typed."""

    question: OfferedQuestion
    points: str
    error: str = ""


@dataclass(slots=True)
class Editor:
    """A form with what stands around it."""

    form: QuizForm
    offer: Offer
    zone: ZoneInfo
    quiz: Quiz | None = None
    points: dict[int, str] = field(default_factory=dict)
    browsed: int | None = None  #: the set whose questions are shown
    quick: OfferedSet | None = None  #: the set to practise at once
    problem: str = ""  #: with the questions as a whole
    is_stale: bool = False
    has_added: bool = False  #: a row, just now
    moved: str = ""  #: ``up:12``: the button that moved a question just now
    _listed: list[OfferedQuestion] | None = None

    def listed(self) -> list[OfferedQuestion]:
        """The questions chosen, and those of the set that is shown."""
        if self._listed is None:
            self._listed = questions_to_choose(
                db.session(),
                person=access.me(),
                maker_id=whose_sets(access.me(), self.quiz),
                set_id=self.browsed,
                chosen=self.form.chosen_ids,
            )
        return self._listed

    def chosen(self) -> list[ChosenLine]:
        """The questions chosen by hand, in the order in which they are asked."""
        listed = {one.question_id: one for one in self.listed()}
        return [
            ChosenLine(listed[id_], text, "" if _points(text) else UNREADABLE["points"])
            for id_ in self.form.chosen_ids
            if id_ in listed
            for text in (self.points.get(id_, "1"),)
        ]

    def to_choose(self) -> list[OfferedQuestion]:
        """The others of the set that is shown."""
        ids = set(self.form.chosen_ids)
        return [one for one in self.listed() if one.question_id not in ids]

    def withdrawn(self) -> int:
        """How many of the chosen questions are there no more."""
        return len(self.form.chosen_ids) - len(self.chosen())

    def plan(self) -> Plan | None:
        """What the form says, or None where something in it is wrong."""
        is_good = self.form.validate()
        lines = self.chosen()
        if not is_good or any(line.error for line in lines):
            return None
        parts = [
            Chosen(line.question.question_id, _points(line.points)) for line in lines
        ]
        return self.form.plan(parts, self.zone)

    def refuse(self, error: PlanRefused) -> None:
        """Say at its field what nobody could take."""
        for name, words in error.problems:
            if name in self.form:
                self.form[name].errors = [words]
            else:
                self.problem = words

    def found(self) -> list[int | None]:
        """How many questions each row finds; None for a row that cannot be read."""
        draws = [
            row.form.draw(self.form.picked) if row.form.is_on_offer else None
            for row in self.form.draws
        ]
        counts = iter(found_by(db.session(), [draw for draw in draws if draw]))
        return [next(counts) if draw else None for draw in draws]

    def page(self) -> str:
        """The page, with whatever was typed."""
        return render_template(
            "quizzes/edit.html",
            page="quizzes",
            editor=self,
            counts=self.found(),
            form=self.form,
            quiz=self.quiz,
            may_share=may_share(),
            has_room=len(self.form.draws) < MOST_DRAWS,
            topic_label=topic_label,
        )


def may_share() -> bool:
    """Whether who asks makes quizzes for others too."""
    return access.me().role is not Role.LEARNER


def sent(quiz: Quiz | None = None) -> Editor:
    """The form as it was sent, after what its buttons ask for."""
    act = request.form.get("act", "save")
    values = MultiDict(request.form)
    if act.startswith("drop:"):
        row = f"draws-{act.removeprefix('drop:')}-"
        for name in [name for name in values if name.startswith(row)]:
            del values[name]
    editor = _editor(QuizForm(values), quiz)
    if act == "add" and len(editor.form.draws) < MOST_DRAWS:
        editor.form.draws.append_entry(NEW_DRAW)
        offering(editor.form, editor.offer, may_share=may_share())
        editor.has_added = True
    editor.points = {
        one: request.form[f"points-{one}"]
        for one in editor.form.chosen_ids
        if f"points-{one}" in request.form
    }
    editor.form.chosen.data = [
        str(one) for one in in_new_order(editor.form.chosen_ids, request.form)
    ]
    if act.startswith(("up:", "down:")):
        editor.moved = act
    browsed = request.form.get("browse", 0, int)
    editor.browsed = next((x.id for x in editor.offer.sets if x.id == browsed), None)
    return editor


def is_to_be_kept() -> bool:
    """Whether the form was sent to be kept, and not for a change of its rows."""
    return request.form.get("act", "save") == "save"


def of_quiz(quiz: Quiz, plan: Plan) -> Editor:
    """The form as a quiz has it."""
    zone = _zone()
    values = values_of(plan, zone) | {
        "title": quiz.title,
        "instructions": quiz.instructions,
        "audience": quiz.audience.value,
    }
    editor = _editor(QuizForm(data=values), quiz)
    editor.points = {
        part.question_id: f"{part.points:g}"
        for part in plan.parts
        if isinstance(part, Chosen)
    }
    return editor


def of_sets(
    slugs: Sequence[str], *, topic: str = "", for_class: bool = False
) -> Editor:
    """An empty form; with slugs, one that draws from those sets, of a topic if named."""
    offer = offer_to(db.session(), person_id=access.me().id)
    named = [one for one in offer.sets if one.slug in slugs]
    values: dict[str, Any] = values_of(Plan(), _zone()) | {"draws": [NEW_DRAW]}
    values["audience"] = (Audience.LINK if may_share() else Audience.OWNER).value
    if for_class and may_share():
        values["audience"] = Audience.CLASS.value
    if named:
        topic = topic if topic in offer.topics else ""
        there = sum(one.questions for one in named)
        draw = {"count": min(FIRST_COUNT, there), "topic": topic}
        title = named[0].title if len(named) == 1 else ""
        values |= {
            "title": f"{topic_label(topic)}: {title or 'practice'}" if topic else title,
            "sets": [str(one.id) for one in named],
            "draws": [NEW_DRAW | draw],
        }
    editor = _editor(QuizForm(data=values), None, offer)
    editor.quick = named[0] if len(named) == 1 and not topic else None
    return editor


def _editor(form: QuizForm, quiz: Quiz | None, offer: Offer | None = None) -> Editor:
    maker_id = whose_sets(access.me(), quiz)
    offer = offer or offer_to(db.session(), person_id=maker_id)
    return Editor(offering(form, offer, may_share=may_share()), offer, _zone(), quiz)


def counted(values: Any, quiz: Quiz | None) -> Editor:
    """A form to count with only; nothing of it is kept."""
    return _editor(QuizForm(values), quiz)


def _zone() -> ZoneInfo:
    return ZoneInfo(access.me().time_zone)


def _points(text: str) -> float:
    """The points in a text; 0 where none can be read."""
    try:
        points = float(text)
    except ValueError:
        return 0.0
    return points if 0.01 <= points <= MOST_POINTS else 0.0
