"""The terms of an assignment: until when, what for, and a word to the learners."""

from dataclasses import dataclass
from datetime import date, timedelta

from quizapp.errors import Refused

#: The furthest day that can be set.
FURTHEST = timedelta(days=3 * 365)

LONGEST_NOTE = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """Until when, what for, and a word to the learners."""

    study_by: date | None = None
    exam_on: date | None = None
    note: str = ""


class TermsRefused(Refused):
    """Days that make no sense together.  ``field`` is the one to look at."""

    def __init__(self, field: str, words: str) -> None:
        super().__init__(words)
        self.field = field


def check_terms(
    terms: Terms,
    *,
    today: date,
    old: tuple[date | None, date | None] = (None, None),
) -> None:
    """Raise ``TermsRefused`` for days that make no sense; those of before may stay."""
    days = (("study_by", terms.study_by, old[0]), ("exam_on", terms.exam_on, old[1]))
    for field, day, before in days:
        if day is None or day == before:
            continue
        if day < today:
            raise TermsRefused(field, "This day is over. Choose one to come.")
        if day - today > FURTHEST:
            raise TermsRefused(field, "Choose a day within the next three years.")
    if terms.study_by and terms.exam_on and terms.study_by > terms.exam_on:
        raise TermsRefused("study_by", "Studying has to end by the exam day.")


def in_words(terms: Terms) -> str:
    """What follows "… is assigned"; empty without a day."""
    words = ""
    if terms.study_by:
        words += f", by {terms.study_by.day} {terms.study_by:%B}"
    if terms.exam_on:
        words += f", for the exam on {terms.exam_on.day} {terms.exam_on:%B}"
    return words
