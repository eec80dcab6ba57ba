"""The form of a quiz: what it asks, whom, and its rules."""

from collections.abc import Sequence
from typing import Any
from zoneinfo import ZoneInfo

from wtforms import (
    BooleanField,
    DateTimeLocalField,
    FieldList,
    FormField,
    PasswordField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.validators import InputRequired, Length, Optional
from wtforms.widgets import CheckboxInput, ListWidget

from quizapp.quizzes.plan import (
    LONGEST_LIMIT_MIN,
    MOST_ATTEMPTS,
    MOST_QUESTIONS,
    Audience,
    Chosen,
    Counts,
    Draw,
    Layout,
    Plan,
    When,
)
from quizapp.services.quiz_questions import Offer
from quizapp.web.form import Form, WholeField
from quizapp.web.quiz_draw_form import (
    DrawForm,
    offer_in_row,
    values_in,
    values_of_row,
)
from quizapp.web.quiz_moments import FORMATS, in_utc, in_zone, is_within_reach
from quizapp.web.row_ids import LARGEST_ID

MOST_DRAWS = 30
SHORTEST_PASSWORD, LONGEST_PASSWORD = 4, 256

WHENS = {
    When.EACH.value: "After each question",
    When.SUBMITTED.value: "After submitting",
    When.CLOSED.value: "Once the quiz is closed",
    When.NEVER.value: "Never",
}

COUNTS = {
    Counts.BEST.value: "The best",
    Counts.LAST.value: "The last",
    Counts.FIRST.value: "The first",
    Counts.AVERAGE.value: "The average of all",
}

LAYOUTS = {Layout.ONE.value: "One", Layout.ALL.value: "All"}

#: What to say of a field that could not be read.
UNREADABLE = {
    "opens_at": "Write a day and a time.",
    "closes_at": "Write a day and a time.",
    "time_limit_min": f"Write a whole number from 1 to {LONGEST_LIMIT_MIN}.",
    "attempts": f"Write a whole number from 1 to {MOST_ATTEMPTS}.",
    "pass_pct": "Write a whole number from 1 to 100.",
}

_WHEN_FIELDS = ("verdict_when", "key_when", "evidence_when")

#: What stands under "More rules".
RULES = (
    *("instructions", "opens_at", "closes_at", "time_limit_min", "attempts"),
    *("counts", "pass_pct", *_WHEN_FIELDS, "layout", "is_one_way"),
    *("shuffles_questions", "shuffles_options", "password", "drops_password"),
)

#: Rules that the form shows just as a plan has them, and those it shows by their value.
_AS_PLANNED = (
    *("time_limit_min", "attempts", "pass_pct", "is_one_way"),
    *("shuffles_questions", "shuffles_options", "is_practice"),
)
_ENUMS: dict[str, Any] = {
    "counts": Counts,
    **dict.fromkeys(_WHEN_FIELDS, When),
    "layout": Layout,
}


class TickList(SelectMultipleField):
    """Some of several, as check boxes."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()


class QuizForm(Form):
    """Everything about a quiz.  ``offering`` gives its choices."""

    title = StringField(
        "Title",
        [
            InputRequired("Give the quiz a title."),
            Length(max=200, message="Use at most 200 characters."),
        ],
    )
    sets = TickList("Draw from", coerce=str)
    draws = FieldList(FormField(DrawForm), max_entries=MOST_DRAWS)
    chosen = SelectMultipleField(coerce=str, validate_choice=False)
    audience = RadioField("Who may take it", default=Audience.OWNER.value)
    is_practice = BooleanField("Practice")
    instructions = TextAreaField(
        "Instructions", [Length(max=4000, message="Use at most 4,000 characters.")]
    )
    opens_at = DateTimeLocalField("Opens", [Optional()], format=FORMATS)
    closes_at = DateTimeLocalField("Closes", [Optional()], format=FORMATS)
    time_limit_min = WholeField("Time limit in minutes", [Optional()])
    attempts = WholeField("Attempts", [Optional()])
    counts = SelectField("Which attempt counts", choices=COUNTS)
    pass_pct = WholeField("Per cent to pass", [Optional()])
    verdict_when = SelectField("Right or wrong", choices=WHENS)
    key_when = SelectField("The right answer", choices=WHENS)
    evidence_when = SelectField("The evidence", choices=WHENS)
    layout = RadioField("Questions on a page", choices=LAYOUTS)
    is_one_way = BooleanField("No way back to a question that was left")
    shuffles_questions = BooleanField("Shuffle the questions")
    shuffles_options = BooleanField("Shuffle the options")
    password = PasswordField(
        "Password",
        [
            Optional(),
            Length(
                SHORTEST_PASSWORD,
                LONGEST_PASSWORD,
                f"Use {SHORTEST_PASSWORD} to {LONGEST_PASSWORD} characters.",
            ),
        ],
    )
    drops_password = BooleanField("Ask for no password any more")

    def validate(self, extra_validators: Any = None) -> bool:
        good = super().validate(extra_validators)
        for name, words in UNREADABLE.items():
            if name in self and self[name].errors and self[name].process_errors:
                self[name].errors = [words]
        for name in ("counts", *_WHEN_FIELDS, "layout", "audience"):
            if self[name].errors:
                self[name].errors = ["Choose one of these."]
        for name in ("opens_at", "closes_at"):
            if not is_within_reach(self[name].data):
                self[name].errors = [UNREADABLE[name]]
                good = False
        return good

    @property
    def picked(self) -> list[int]:
        """The sets that were ticked, of those on offer."""
        offered = values_in(self.sets)
        return [int(value) for value in self.sets.data or () if value in offered]

    @property
    def chosen_ids(self) -> list[int]:
        """The questions ticked by hand, each once, as they were sent."""
        ids = (
            int(text)
            for text in self.chosen.data or ()
            if text.isascii() and text.isdecimal() and len(text) <= len(str(LARGEST_ID))
        )
        kept = dict.fromkeys(number for number in ids if 0 < number <= LARGEST_ID)
        return list(kept)[: MOST_QUESTIONS + 1]

    @property
    def has_rules(self) -> bool:
        """Whether something under "More rules" is not as it is at first, or wrong."""
        first = values_of(Plan(), ZoneInfo("UTC"))
        return bool(self.instructions.data) or any(
            self[name].errors or (name in first and self[name].data != first[name])
            for name in RULES
        )

    def plan(self, chosen: Sequence[Chosen], zone: ZoneInfo) -> Plan:
        """The rules as the form says them, with moments read in *zone*."""
        draws: list[Draw] = [row.form.draw(self.picked) for row in self.draws]
        return Plan(
            parts=(*chosen, *draws),
            opens_at=in_utc(self.opens_at.data, zone),
            closes_at=in_utc(self.closes_at.data, zone),
            **{name: self[name].data for name in _AS_PLANNED},
            **{name: kind(self[name].data) for name, kind in _ENUMS.items()},
        )


def offering(form: QuizForm, offer: Offer, *, may_share: bool) -> QuizForm:
    """Fill in what can be chosen; what the form has already stays on offer."""
    form.sets.choices = {str(one.id): one.title for one in offer.sets}
    form.audience.choices = {Audience.OWNER.value: "Only me"}
    if may_share:
        form.audience.choices[Audience.LINK.value] = "Whoever has the link"
        form.audience.choices[Audience.CLASS.value] = "The classes I assign it to"
    for row in form.draws:
        offer_in_row(row.form, offer)
    return form


def values_of(plan: Plan, zone: ZoneInfo) -> dict[str, Any]:
    """A plan as the form's values; moments in *zone*."""
    draws = [part for part in plan.parts if isinstance(part, Draw)]
    picked = sorted({set_id for draw in draws for set_id in draw.set_ids})
    return {
        **{name: getattr(plan, name) for name in _AS_PLANNED},
        **{name: getattr(plan, name).value for name in _ENUMS},
        "opens_at": in_zone(plan.opens_at, zone),
        "closes_at": in_zone(plan.closes_at, zone),
        "sets": [str(set_id) for set_id in picked],
        "chosen": [
            str(part.question_id) for part in plan.parts if isinstance(part, Chosen)
        ],
        "draws": [values_of_row(draw, picked) for draw in draws],
    }
