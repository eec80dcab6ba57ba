"""What the study pages show, in the shapes their templates take."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from quizapp.questions.dates.historical_date import HistoricalDate
from quizapp.questions.presentation import (
    Presentation,
)
from quizapp.questions.question import (
    Ask,
)
from quizapp.scheduling.grade import Grade
from quizapp.scheduling.memory import Memory
from quizapp.scheduling.study_day import StudyClock
from quizapp.services.evidence import Proof
from quizapp.web import study_urls
from quizapp.web.answer_beside_key import OptionLine, Row

TOPIC_LABELS = {
    "dates": "Date",
    "actors": "Actor",
    "causes": "Cause",
    "numbers": "Number",
    "places": "Place",
    "terms": "Term",
    "reactions": "Reaction",
}

GRADE_LABELS = {
    Grade.AGAIN: "Again",
    Grade.HARD: "Hard",
    Grade.GOOD: "Good",
    Grade.EASY: "Easy",
}


@dataclass(frozen=True, slots=True)
class Scope:
    """What a run of cards is about: everything, one set, new cards only, or what was
    missed in an attempt at a quiz."""

    set_slug: str = ""
    new_only: bool = False
    attempt_id: int = 0

    @property
    def values(self) -> dict[str, str]:
        """As values of an address."""
        found = {
            "set": self.set_slug,
            "new": "1" if self.new_only else "",
            "attempt": str(self.attempt_id or ""),
        }
        return {name: value for name, value in found.items() if value}

    @property
    def url(self) -> str:
        return study_urls.session(self.values)


@dataclass(frozen=True, slots=True, kw_only=True)
class CardView:
    """The card on a study page, whatever its side."""

    question_id: int
    prompt: str
    topic: str
    topic_label: str
    ask: Ask
    set_title: str
    scope: str
    new_only: bool
    attempt_id: int = 0
    done: int
    total: int
    form_id: str
    seen: int
    hint: str
    presentation: Presentation
    anchors: list[tuple[HistoricalDate, str]]  #: events the learner knows
    mode_new: bool
    is_leech: bool
    undo_url: str
    taken_ms: str = ""
    shown_ms: str = ""

    @property
    def answer_url(self) -> str:
        return study_urls.card(self.question_id, "answer")

    @property
    def show_url(self) -> str:
        return self.answer_url


@dataclass(frozen=True, slots=True)
class GradeButton:
    """A grade and what it would bring; ``offered`` is the day, to be sent along."""

    grade: int
    label: str
    when: str
    offered: str


@dataclass(frozen=True, slots=True)
class Quote:
    """Evidence as it is shown."""

    before_context: str
    segments: tuple[tuple[str, bool], ...]
    after_context: str
    source_title: str
    paragraph: int
    url: str


@dataclass(frozen=True, slots=True)
class Points:
    """Where on a timeline the learner put an event, and where it belongs."""

    given: HistoricalDate | None
    key: HistoricalDate


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback:
    """What became of an answer; ``grade`` is None while the learner has to judge."""

    verdict: str
    reason: str
    your_answer: list[str]
    key: list[str]
    options: list[OptionLine]
    rows: list[Row]
    timeline: Points | None
    explanation: str
    evidence: list[Quote]
    grade: int | None
    grades: list[GradeButton]
    when: str
    grade_url: str  #: empty once the card was answered again
    continue_url: str
    undo_url: str
    is_undone: bool
    headline: str


def topic_label(topic: str) -> str:
    """A topic as it stands on a tag."""
    return TOPIC_LABELS.get(topic, topic[:1].upper() + topic[1:])


def grade_buttons(
    offers: Mapping[Grade, Memory],
    *,
    now: datetime,
    clock: StudyClock,
    shown: Mapping[Grade, Memory],
) -> list[GradeButton]:
    """The four grades, with when the card would come back.

    ``shown`` are the same memories with the days on which an exam brings them back.
    """
    return [
        GradeButton(
            grade=int(grade),
            label=GRADE_LABELS[grade],
            when=back_in_words(shown[grade], now=now, clock=clock),
            offered="" if memory.in_steps else memory.due_day.isoformat(),
        )
        for grade, memory in sorted(offers.items())
    ]


def back_in_words(memory: Memory, *, now: datetime, clock: StudyClock) -> str:
    """When a card comes back: "in 10 min", "tomorrow", "in 11 days"."""
    days = (memory.due_day - clock.day_of(now)).days
    if memory.in_steps and days <= 0:
        return moment_in_words(memory.due, now=now, clock=clock)
    if days <= 1:
        return "tomorrow"
    if days < 60:
        return f"in {days} days"
    if days < 730:
        return f"in {round(days / 30.44)} months"
    return f"in {days / 365.25:.1f} years".replace(".0 ", " ")


def moment_in_words(moment: datetime, *, now: datetime, clock: StudyClock) -> str:
    """A moment to come: "in 10 min", "in 3 h", "tomorrow"."""
    if clock.day_of(moment) > clock.day_of(now):
        return "tomorrow"
    minutes = max(round((moment - now) / timedelta(minutes=1)), 1)
    return f"in {minutes} min" if minutes < 90 else f"in {round(minutes / 60)} h"


def quotes(proofs: list[Proof], *, question_id: int) -> list[Quote]:
    """Evidence with the way to its place in the text."""
    return [
        Quote(
            before_context=proof.before_context,
            segments=proof.segments,
            after_context=proof.after_context,
            source_title=proof.source_title,
            paragraph=proof.paragraph,
            url=study_urls.evidence(proof.source_text_id, question_id),
        )
        for proof in proofs
    ]
