"""What a question's page brings back: a card's form, and the answer in its fields."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from flask import request
from wtforms import DateField, StringField, validators

from quizapp.questions.answer import Answer
from quizapp.questions.question import Ask, ClozeQuestion, MultipleQuestion, Question
from quizapp.scheduling.grade import Grade
from quizapp.services.study import AnswerSheet
from quizapp.web.form import Form, WholeField

LONGEST_ANSWER = 10_000  # characters, all parts together
MOST_PARTS = 50  # options ticked, gaps filled, rows placed
MOST_ANSWERS = 10**9  # to one card; more no column takes


class AnswerForm(Form):
    """What every page of a card brings back; the answer itself is read apart."""

    form_id = StringField(validators=[validators.Regexp(r"[0-9A-Za-z-]{8,36}\Z")])
    seen = WholeField(validators=[validators.NumberRange(0, MOST_ANSWERS)])
    ask = StringField(validators=[validators.AnyOf([ask.value for ask in Ask])])
    grade = WholeField(
        validators=[validators.Optional(), validators.AnyOf(list(Grade))]
    )
    offered_1 = DateField(validators=[validators.Optional()])
    offered_2 = DateField(validators=[validators.Optional()])
    offered_3 = DateField(validators=[validators.Optional()])
    offered_4 = DateField(validators=[validators.Optional()])
    shown_ms = WholeField(validators=[validators.Optional()])
    taken_ms = WholeField(validators=[validators.Optional()])

    @property
    def offered(self) -> dict[Grade, date]:
        """The due days that the page's buttons named."""
        fields = (self.offered_1, self.offered_2, self.offered_3, self.offered_4)
        return {
            grade: field.data
            for grade, field in zip(Grade, fields, strict=True)
            if field.data
        }

    def sheet(self, answer: Answer) -> AnswerSheet:
        """The form as the service takes it; only for one that was validated."""
        return AnswerSheet(
            form_id=self.form_id.data or "",
            seen=self.seen.data or 0,
            ask=Ask(self.ask.data or ""),
            answer=answer,
            grade=Grade(self.grade.data) if self.grade.data else None,
            offered=self.offered,
            shown_ms=self.shown_ms.data or 0,
            taken_ms=self.taken_ms.data or 0,
        )


class NoAnswer(Exception):
    """Nothing was answered that could be marked.  Says what to do."""


def read_answer(content: Question, ask: Ask) -> Answer:
    """The answer as the page's fields give it; None for "I don't know".

    Raises:
        NoAnswer: nothing was chosen or typed, or far too much.
    """
    if ask is Ask.FLASHCARD:
        return ""
    if request.form.get("dont_know"):
        return None
    if ask is Ask.ORDER:
        return _ordered()
    if ask is Ask.MATCH:
        return _matched()
    texts = [text.strip("\r\n") for text in _sent("answer")]
    if not any(text.strip() for text in texts):
        raise NoAnswer(
            "Choose an option, or “I don’t know”."
            if ask is Ask.CHOICE
            else "Write your answer, or choose “I don’t know”."
        )
    if isinstance(content, MultipleQuestion | ClozeQuestion):
        return texts
    return texts[0]


def read_partial_answer(content: Question, ask: Ask, name: str = "") -> Answer:
    """As much of an answer as the fields hold; None where they hold nothing.

    In a quiz what is half done is kept: some gaps, some pairs, the first rows.
    ``name`` stands before the fields' names.

    Raises:
        NoAnswer: far too much was sent.
    """
    if ask is Ask.ORDER:
        return _placed(_sent(name + "item"), _sent(name + "place"))
    if ask is Ask.MATCH:
        pairs = zip(_sent(name + "left"), _sent(name + "right"), strict=False)
        return {left: right for left, right in pairs if right} or None
    texts = [text.strip("\r\n") for text in _sent(name + "answer")]
    if not any(text.strip() for text in texts):
        return None
    if isinstance(content, MultipleQuestion | ClozeQuestion):
        return texts
    return texts[0]


@dataclass(frozen=True, slots=True)
class Given:
    """An answer as a page's fields are filled with it."""

    texts: tuple[str, ...] = ()  #: typed or ticked, or the items in order
    pairs: Mapping[str, str] = field(default_factory=dict)


def fields_of(answer: Answer) -> Given:
    """What to fill a page's fields with to show an answer."""
    match answer:
        case None:
            return Given()
        case bool():
            return Given(("true" if answer else "false",))
        case str():
            return Given((answer,))
        case dict():
            return Given(pairs=answer)
        case _:
            return Given(tuple(answer))


def _placed(items: Iterable[str], places: Iterable[str]) -> Answer:
    """The items that were given a place, by their places."""
    given = [
        (_whole(place), item)
        for item, place in zip(items, places, strict=False)
        if _whole(place)
    ]
    return [item for _, item in sorted(given, key=lambda pair: pair[0])] or None


def _sent(name: str) -> list[str]:
    """All that came under *name*; a stranger may send more than our pages do."""
    texts = request.form.getlist(name)
    if len(texts) > MOST_PARTS or sum(map(len, texts)) > LONGEST_ANSWER:
        raise NoAnswer("That is longer than an answer can be. Shorten it.")
    return texts


def _ordered() -> Answer:
    """The items by the places given to them; equal places keep the page's order."""
    items, places = _sent("item"), _sent("place")
    if len(items) != len(places) or not items:
        raise NoAnswer("Give each row its place.")
    return [
        item
        for _, item in sorted(
            zip((_whole(place) for place in places), items, strict=True),
            key=lambda pair: pair[0],
        )
    ]


def _matched() -> Answer:
    lefts, rights = _sent("left"), _sent("right")
    if len(lefts) != len(rights) or not all(rights):
        raise NoAnswer("Choose something for every row, or “I don’t know”.")
    return dict(zip(lefts, rights, strict=True))


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 4 else 0
