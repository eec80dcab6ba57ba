"""The form of a question in the set editor: a class for each kind of question."""

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

from flask import request
from werkzeug.datastructures import MultiDict

from quizapp.questions.question import WAYS, Ask, Kind
from quizapp.questions.schema.problem import SchemaProblem
from quizapp.questions.schema.values import Plain
from quizapp.services.set_workbench import sentence
from quizapp.web.correction_form import ACCEPT_HINT, EDTF_HINT
from quizapp.web.form import Form
from quizapp.web.set_file_fields import (
    DateField,
    DatesField,
    LineField,
    LinesField,
    PartedLinesField,
    RubricField,
    TruthField,
    WaysField,
    WordsField,
)

_WRONG = "One on a line. Say behind a bar what is wrong with it: text | why."
_DATES = "One date on a line. Say behind a bar what is wrong with it: date | why."

#: What people call the kinds.
KIND_LABELS = {
    Kind.DATE: "Date",
    Kind.NAME: "Name of a person, body or place",
    Kind.NUMBER: "Number",
    Kind.PHRASE: "Phrase: a cause, a reason, a meaning",
    Kind.CHOICE: "Choice, one right option",
    Kind.MULTIPLE: "Choice, several right options",
    Kind.TRUE_FALSE: "True or false",
    Kind.CLOZE: "Text with gaps",
    Kind.ORDER: "Put in order",
    Kind.MATCH: "Match",
    Kind.OPEN: "Open, in own words",
}

#: What people call the ways of asking.
WAY_LABELS = {
    Ask.TIMELINE: "On a timeline",
    Ask.TYPED: "Typed",
    Ask.CHOICE: "Among options",
    Ask.FLASHCARD: "As a flashcard",
    Ask.ORDER: "In order",
    Ask.MATCH: "Matched",
    Ask.WRITTEN: "Written",
}


class QuestionForm(Form):
    """What every question has; the kinds below have their keys before it."""

    KEYS: ClassVar[tuple[str, ...]] = ()  #: fields of the key, in the form's order
    MORE: ClassVar[tuple[str, ...]] = ("explanation", "hint", "topic", "tags", "fact")

    prompt = WordsField("Question")
    explanation = WordsField("Explanation", description="Shown after the answer.")
    hint = LineField("Hint", description="Offered before the answer.")
    topic = LineField(
        "Topic", description="dates, actors, causes, numbers, places, or your own."
    )
    tags = LinesField("Tags", description="One on a line.")
    fact = LineField(
        "Fact",
        description="Questions on one fact share its name and are asked on other days.",
    )
    ask = WaysField(
        "Ways of asking",
        description="The best first. None ticked: all that fit what you wrote.",
    )

    @property
    def key_fields(self) -> list[Any]:
        return [self[name] for name in self.KEYS]

    @property
    def more_fields(self) -> list[Any]:
        return [self[name] for name in self.MORE]

    def written(self, before: Mapping[str, Plain]) -> dict[str, Plain]:
        """The question as a set file has it; keys without a field stay as they were."""
        said = {name: getattr(self, name).written() for name in self._fields}
        return dict(before) | said | {"evidence": typed_evidence(before)}

    def tell(self, problems: Iterable[SchemaProblem]) -> list[str]:
        """Put what is wrong at its fields; what no field says is given back."""
        untold = []
        for one in problems:
            key = str(one.path[0]) if one.path else ""
            line = f"Line {int(one.path[1]) + 1}: " if _has_line(one) else ""
            words = f"{line}{sentence(one)}"
            if key in self and not line:
                words = words.removeprefix(f"{key.capitalize()} is missing: ")
            if key in self:
                self[key].errors = [*self[key].errors, words]
            else:
                untold.append(words)
        return untold


class DateForm(QuestionForm):
    KEYS = ("answer", "accept", "distractors")
    MORE = (*QuestionForm.MORE, "label")
    answer = DateField("Right answer", description=EDTF_HINT)
    accept = DatesField("Right as well", description="One date on a line.")
    distractors = PartedLinesField("Wrong options", dated=("text",), description=_DATES)
    label = LineField(
        "Short name", description="Of the event, for other questions’ timelines."
    )


class WordsForm(QuestionForm):
    """Of a name or a phrase."""

    KEYS = ("answer", "accept", "reject", "distractors")
    answer = LineField("Right answer")
    accept = LinesField("Right as well", description=ACCEPT_HINT)
    reject = LinesField("Never right", description="One on a line.")
    distractors = PartedLinesField("Wrong options", description=_WRONG)


class NumberForm(QuestionForm):
    KEYS = ("answer", "tolerance", "unit", "accept", "distractors")
    answer = LineField("Right answer", description="In figures.")
    tolerance = LineField(
        "Leeway",
        description="How far off is still right. Empty for nothing but the number.",
    )
    unit = LineField("Unit", description="What is counted.")
    accept = LinesField("Right as well", description="One on a line.")
    distractors = PartedLinesField("Wrong options", description=_WRONG)


class ChoiceForm(QuestionForm):
    KEYS = ("answer", "distractors")
    answer = LineField("Right answer")
    distractors = PartedLinesField("Wrong options", description=_WRONG)


class MultipleForm(QuestionForm):
    KEYS = ("answers", "distractors")
    answers = LinesField("Right answers", description="One on a line.")
    distractors = PartedLinesField("Wrong options", description=_WRONG)


class TrueFalseForm(QuestionForm):
    KEYS = ("answer", "correction")
    answer = TruthField("The statement is")
    correction = LineField(
        "The true statement", description="Where the statement is false."
    )


class ClozeForm(QuestionForm):
    KEYS = ("text", "distractors")
    text = WordsField(
        "Text with gaps",
        description="Write a gap as {{right answer}} or {{right answer|right as well}}.",
    )
    distractors = PartedLinesField("Wrong options", description=_WRONG)


class OrderForm(QuestionForm):
    KEYS = ("items",)
    items = PartedLinesField(
        "Right order",
        names=("text", "date"),
        dated=("date",),
        description="One on a line, first first. A date may stand behind a bar: text | "
        "date. Those whose dates overlap may stand either way.",
    )


class MatchForm(QuestionForm):
    KEYS = ("pairs", "distractors")
    pairs = PartedLinesField(
        "Pairs",
        names=("left", "right"),
        description="One on a line, with a bar between the sides: left | right.",
    )
    distractors = PartedLinesField(
        "Right sides that fit nothing", description="One on a line."
    )


class OpenForm(QuestionForm):
    KEYS = ("rubric",)
    rubric = RubricField(
        "A good answer says",
        description="In words; or one thing on a line with its points behind a bar: "
        "names the cause | 2.",
    )


FORMS: dict[Kind, type[QuestionForm]] = {
    Kind.DATE: DateForm,
    Kind.NAME: WordsForm,
    Kind.NUMBER: NumberForm,
    Kind.PHRASE: WordsForm,
    Kind.CHOICE: ChoiceForm,
    Kind.MULTIPLE: MultipleForm,
    Kind.TRUE_FALSE: TrueFalseForm,
    Kind.CLOZE: ClozeForm,
    Kind.ORDER: OrderForm,
    Kind.MATCH: MatchForm,
    Kind.OPEN: OpenForm,
}


def form_of(plain: Mapping[str, Plain]) -> QuestionForm:
    """The form of a question, filled with what it says."""
    return _offered(FORMS[_kind(plain)](None, data=dict(plain)), plain)


def form_sent(plain: Mapping[str, Plain]) -> QuestionForm:
    """The form of a question as it was sent."""
    return _offered(FORMS[_kind(plain)](request.form, data=dict(plain)), plain)


def evidence_rows(plain: Mapping[str, Plain], spare: int = 1) -> list[dict[str, str]]:
    """The quotes of a question as rows of its form, with empty ones behind."""
    entries = plain.get("evidence") or []
    rows = [
        {"source": str(one.get("source", "")), "quote": str(one.get("quote", ""))}
        for one in entries
        if isinstance(one, dict)
    ]
    return [*rows, *[{"source": "", "quote": ""}] * spare]


def typed_evidence(before: Mapping[str, Plain]) -> list[Plain]:
    """The quotes that were sent; one that says what it said means the place it meant."""
    sent: MultiDict[str, str] = request.form
    known = {
        (one.get("source"), " ".join(str(one.get("quote", "")).split())): one
        for one in before.get("evidence") or []
        if isinstance(one, dict)
    }
    quotes = []
    for number in range(1, _MOST_QUOTES + 1):
        quote = " ".join(sent.get(f"quote-{number}", "").split())
        source = sent.get(f"source-{number}", "")
        if quote:
            said = {"source": source, "quote": quote}
            quotes.append(known.get((source, quote), said))
    return quotes


_MOST_QUOTES = 12


def _kind(plain: Mapping[str, Plain]) -> Kind:
    return Kind(str(plain.get("kind", Kind.OPEN)))


def _offered(form: QuestionForm, plain: Mapping[str, Plain]) -> QuestionForm:
    form.ask.choices = [(str(one), WAY_LABELS[one]) for one in WAYS[_kind(plain)]]
    return form


def _has_line(problem: SchemaProblem) -> bool:
    return (
        len(problem.path) > 1
        and isinstance(problem.path[1], int)
        and problem.path[0] != "evidence"
    )
