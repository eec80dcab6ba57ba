"""Dates, names, numbers and phrases asked as a choice: what an option stands for."""

from decimal import Decimal

from quizapp.questions.answer import Answer, folded_text
from quizapp.questions.dates.historical_date import read_edtf
from quizapp.questions.dates.words import LANGUAGES
from quizapp.questions.marking.choosing import mark_choice
from quizapp.questions.marking.dates import compare
from quizapp.questions.marking.numbers import read_numbers
from quizapp.questions.numbers.figures import canonical
from quizapp.questions.question import (
    DateQuestion,
    Distractor,
    NameQuestion,
    NumberQuestion,
    PhraseQuestion,
    Question,
)
from quizapp.questions.verdict import RIGHT, WRONG, Marking, Verdict

_LONGEST_FIGURES = 40


def choice_value(question: Question, text: str) -> str:
    """The value an option's text stands for: dates as EDTF, numbers plain."""
    if isinstance(question, DateQuestion):
        return _canonical_date(text)
    if isinstance(question, NumberQuestion):
        return _canonical_number(text)
    return text


def mark_option(
    question: DateQuestion | NameQuestion | NumberQuestion | PhraseQuestion,
    answer: Answer,
) -> Marking:
    """Mark a ticked option, given by its value or its text."""
    if not isinstance(answer, str):
        return WRONG
    distractors = [
        Distractor(choice_value(question, entry.text), entry.why)
        for entry in question.distractors
    ]
    value = choice_value(question, answer)
    wrong = [entry.text for entry in distractors]
    match question:
        case DateQuestion():
            key = question.answer.edtf()
            value = _date_meant(value, [key, *wrong])
            return _mark_chosen_date(question, value, distractors)
        case NumberQuestion():
            key = canonical(question.answer)
            value = _number_meant(value, [key, *wrong])
            return mark_choice(value, key, distractors)
        case _:
            return mark_choice(value, question.answer, distractors)


def _mark_chosen_date(
    question: DateQuestion, value: str, distractors: list[Distractor]
) -> Marking:
    key = question.answer
    if value == key.edtf():
        return RIGHT
    marking = mark_choice(value, key.edtf(), distractors)
    if marking.reason:
        return marking
    try:
        reason = compare(read_edtf(value), key).reason
    except ValueError:
        return WRONG
    return Marking(Verdict.WRONG, 0.0, reason)


def _date_meant(value: str, options: list[str]) -> str:
    """The option that reads like *value*: "2 January 2022" for 2022-01-02."""
    if value in options:
        return value
    said = folded_text(value)
    for option in options:
        try:
            date = read_edtf(option)
        except ValueError:
            continue
        if any(folded_text(date.in_words(one)) == said for one in LANGUAGES):
            return option
    return value


def _number_meant(value: str, options: list[str]) -> str:
    """The one option that *value* writes otherwise: "10 000 people" for 10000."""
    if value in options:
        return value
    readings = {canonical(number) for number in read_numbers(value)}
    meant = [option for option in dict.fromkeys(options) if option in readings]
    return meant[0] if len(meant) == 1 else value


def _canonical_date(text: str) -> str:
    try:
        return read_edtf(text).edtf()
    except ValueError:
        return text


def _canonical_number(text: str) -> str:
    bare = text.strip().replace("_", "")
    if not (
        bare.isascii()
        and bare.lstrip("-").replace(".", "", 1).isdigit()
        and len(bare) <= _LONGEST_FIGURES
    ):
        return text
    return canonical(Decimal(bare))
