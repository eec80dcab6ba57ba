"""What the study pages show, in the shapes their templates take."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from quizapp.questions.answer import Answer
from quizapp.questions.dates.historical_date import HistoricalDate
from quizapp.questions.marking.gaps import mark_each_gap
from quizapp.questions.presentation import (
    OptionState,
    Presentation,
    key_in_words,
    option_states,
)
from quizapp.questions.question import (
    Ask,
    ClozeQuestion,
    MatchQuestion,
    OrderQuestion,
    Question,
)
from quizapp.questions.verdict import Verdict
from quizapp.scheduling.grade import Grade
from quizapp.scheduling.memory import Memory
from quizapp.scheduling.study_day import StudyClock
from quizapp.services.evidence import Proof
from quizapp.web import study_urls

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

#: Longer names and answers stand below the headline only, in characters.
LONGEST_IN_HEADLINE = 40


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
class OptionLine:
    """An option after the answer."""

    text: str
    state: str
    why: str


@dataclass(frozen=True, slots=True)
class Row:
    """One part of an answer beside the key's."""

    left: str
    given: str
    key: str
    right: bool


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """That nothing is left to study for now."""

    reviewed: int
    remembered_pct: int | None
    tomorrow: int
    more_new: int
    later_at: str
    scope: str
    new_only: bool
    attempt_id: int = 0
    undo_url: str
    more_url: str


def topic_label(topic: str) -> str:
    """A topic as it stands on a tag."""
    return TOPIC_LABELS.get(topic, topic[:1].upper() + topic[1:])


def grade_buttons(
    offers: Mapping[Grade, Memory], *, now: datetime, clock: StudyClock
) -> list[GradeButton]:
    """The four grades, with when the card would come back."""
    return [
        GradeButton(
            grade=int(grade),
            label=GRADE_LABELS[grade],
            when=back_in_words(memory, now=now, clock=clock),
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


def key_lines(question: Question) -> list[str]:
    """The key in words, line by line."""
    words = key_in_words(question)
    return [words] if isinstance(words, str) else words


def answer_lines(question: Question, answer: Answer) -> list[str]:
    """What was answered, line by line; nothing for "I don't know"."""
    match answer:
        case None:
            return []
        case bool():
            return ["True" if answer else "False"]
        case str():
            return [_in_words(question, answer)] if answer else []
        case dict():
            return [f"{left} – {right}" for left, right in answer.items()]
        case _:
            return [_in_words(question, text) for text in answer]


def _in_words(question: Question, text: str) -> str:
    """A date as people write it, where an option or a slider sent another form."""
    if question.kind != "date":
        return text
    try:
        return HistoricalDate.from_edtf(text).in_words()
    except ValueError:
        return text


def headline(question: Question, verdict: str, answer: Answer, reason: str) -> str:
    """What to say first: what was right, or how close; nothing for the mere verdict."""
    if answer is None:
        return "Not known yet"
    if verdict == "close" and reason.endswith((" early.", " late.")):
        return reason.removesuffix(".")
    key, given = key_lines(question), answer_lines(question, answer)
    if verdict != "wrong" or len(key) != 1 or len(given) != 1:
        return ""
    if question.kind not in {"date", "name", "number"}:
        return ""
    if max(len(key[0]), len(given[0])) > LONGEST_IN_HEADLINE:
        return ""
    return f"It was {key[0]}, not {given[0]}"


def option_lines(question: Question, answer: Answer, *, seed: int) -> list[OptionLine]:
    """The options after the answer: what was right and what was chosen."""
    states = {
        (OptionState.RIGHT, True): "chosen_right",
        (OptionState.RIGHT, False): "missed"
        if question.kind == "multiple"
        else "right",
        (OptionState.YOURS, True): "chosen_wrong",
    }
    return [
        OptionLine(
            option.text,
            states.get((option.state, option.chosen), "other"),
            option.why if option.chosen else "",
        )
        for option in option_states(question, answer, seed)
    ]


def rows(question: Question, answer: Answer) -> list[Row]:
    """An answer of several parts beside the key; nothing for one of one part."""
    match question:
        case OrderQuestion():
            keys = [item.text for item in question.items]
            given = _texts(answer, len(keys))
            return [
                Row(f"{place}.", said, key, said == key)
                for place, (said, key) in enumerate(zip(given, keys, strict=True), 1)
            ]
        case MatchQuestion():
            matched = answer if isinstance(answer, dict) else {}
            return [
                Row(
                    pair.left,
                    matched.get(pair.left, ""),
                    pair.right,
                    matched.get(pair.left) == pair.right,
                )
                for pair in question.pairs
            ]
        case ClozeQuestion() if len(question.gaps) > 1:
            given = _texts(answer, len(question.gaps))
            marked = mark_each_gap(question, given)
            return [
                Row(f"{place}.", said, gap.accepted[0], one.verdict is Verdict.RIGHT)
                for place, (said, gap, one) in enumerate(
                    zip(given, question.gaps, marked, strict=True), 1
                )
            ]
        case _:
            return []


def _texts(answer: Answer, count: int) -> list[str]:
    texts = answer if isinstance(answer, list) else []
    return [*texts[:count], *[""] * (count - len(texts))]
