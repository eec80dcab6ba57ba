"""A row of a quiz's form: some questions to draw."""

from collections.abc import Sequence
from typing import Any

from wtforms import FloatField, SelectField, SelectMultipleField
from wtforms.validators import NumberRange

from quizapp.questions.question import Kind
from quizapp.quizzes.plan import MOST_POINTS, MOST_QUESTIONS, Difficulty, Draw
from quizapp.services.quiz_questions import Offer
from quizapp.web.form import Form, WholeField

KINDS = {
    Kind.DATE: "Dates",
    Kind.NAME: "Names",
    Kind.NUMBER: "Numbers",
    Kind.PHRASE: "Phrases",
    Kind.CHOICE: "One choice",
    Kind.MULTIPLE: "Several choices",
    Kind.TRUE_FALSE: "True or false",
    Kind.CLOZE: "Gaps",
    Kind.ORDER: "Order",
    Kind.MATCH: "Match",
    Kind.OPEN: "Own words",
}

DIFFICULTIES = {
    "": "Any",
    Difficulty.EASY.value: "Easy",
    Difficulty.MEDIUM.value: "Medium",
    Difficulty.HARD.value: "Hard",
}

#: What to say of a field that could not be read.
UNREADABLE = {
    "count": f"Write a whole number from 1 to {MOST_QUESTIONS}.",
    "points": f"Write a number such as 1 or 0.5, at most {MOST_POINTS:g}.",
}


class PointsField(FloatField):
    """Points; whole ones are shown without a fraction."""

    def _value(self) -> str:
        return str(self.raw_data[0]) if self.raw_data else f"{self.data or 0:g}"


class DrawForm(Form):
    """Some questions to draw; an empty choice lets all in."""

    count = WholeField("How many", [NumberRange(1, MOST_QUESTIONS)])
    sets = SelectField("From")
    topic = SelectField("Topic")
    kind = SelectField("Kind")
    difficulty = SelectField("Difficulty", choices=DIFFICULTIES)
    points = PointsField("Points each", [NumberRange(0.01, MOST_POINTS)])

    def validate(self, extra_validators: Any = None) -> bool:
        good = super().validate(extra_validators)
        for name in ("count", "points"):
            if self[name].errors:
                self[name].errors = [UNREADABLE[name]]
        return good

    @property
    def is_on_offer(self) -> bool:
        """Whether everything chosen in the row can be chosen."""
        fields = (self.sets, self.topic, self.kind, self.difficulty)
        return all(each.data in values_in(each) for each in fields)

    def draw(self, picked: Sequence[int]) -> Draw:
        """What the row says, drawing from the *picked* sets if it names none."""
        named = tuple(int(part) for part in self.sets.data.split(",") if part)
        return Draw(
            count=self.count.data or 0,
            set_ids=named or tuple(picked),
            topic=self.topic.data or "",
            kind=self.kind.data or "",
            difficulty=Difficulty(self.difficulty.data)
            if self.difficulty.data
            else None,
            points=self.points.data or 0.0,
        )


def offer_in_row(row: DrawForm, offer: Offer) -> None:
    """Fill in what can be chosen in a row."""
    sets = {str(one.id): one.title for one in offer.sets}
    row.sets.choices = {"": "Any ticked set"} | sets
    named = (row.sets.data or "").split(",")
    if len(named) > 1 and sets.keys() >= set(named):
        row.sets.choices[row.sets.data] = f"{len(named)} of these sets"
    topics = {topic: topic[:1].upper() + topic[1:] for topic in offer.topics}
    row.topic.choices = {"": "Any"} | topics
    row.kind.choices = {"": "Any"} | {kind: KINDS[Kind(kind)] for kind in offer.kinds}
    for field in (row.sets, row.topic, row.kind, row.difficulty):
        field.data = field.data or ""


def values_of_row(draw: Draw, picked: Sequence[int]) -> dict[str, Any]:
    """A draw as a row's values; ``picked`` are the sets ticked for all rows."""
    is_all = set(draw.set_ids) == set(picked)
    return {
        "count": draw.count,
        "sets": "" if is_all else ",".join(str(one) for one in draw.set_ids),
        "topic": draw.topic,
        "kind": draw.kind,
        "difficulty": draw.difficulty.value if draw.difficulty else "",
        "points": draw.points,
    }


def values_in(field: SelectField | SelectMultipleField) -> set[str]:
    """What can be chosen in a field."""
    return set(field.choices) if isinstance(field.choices, dict) else set()
