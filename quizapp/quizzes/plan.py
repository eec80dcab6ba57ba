"""The rules of a quiz, as whoever made it set them."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

#: Limits of what can be set; a page says them.
LONGEST_LIMIT_MIN = 600
MOST_ATTEMPTS = 100
MOST_QUESTIONS = 200
MOST_POINTS = 100.0


class Counts(StrEnum):
    """Which of several attempts counts."""

    BEST = "best"
    LAST = "last"
    FIRST = "first"
    AVERAGE = "average"


class When(StrEnum):
    """When something about the answers is shown."""

    EACH = "each"  #: after each question, which then cannot be changed
    SUBMITTED = "submitted"
    CLOSED = "closed"  #: once the quiz is closed to all
    NEVER = "never"


class Layout(StrEnum):
    """How many questions stand on a page."""

    ONE = "one"
    ALL = "all"


class Difficulty(StrEnum):
    """How many first answers to a question were right: most, about half, few."""

    EASY = "easy"
    MEDIUM = "medium"
    HARD = "hard"


class Audience(StrEnum):
    """Who may take a quiz."""

    OWNER = "owner"  #: whoever made it, to practise
    LINK = "link"  #: whoever is signed in and has its address
    CLASS = "class"  #: the learners of classes it was given to


@dataclass(frozen=True, slots=True)
class Chosen:
    """One question, chosen by hand."""

    question_id: int
    points: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Draw:
    """Some questions, drawn anew for each attempt; an empty filter lets all in."""

    count: int
    set_ids: tuple[int, ...]
    topic: str = ""
    kind: str = ""
    difficulty: Difficulty | None = None
    points: float = 1.0  #: of each


Part = Chosen | Draw


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What applies to every attempt at a quiz.

    In practice each answer is shown at once, time and attempts have no limit and
    no score is kept for a teacher.
    """

    parts: tuple[Part, ...] = ()
    opens_at: datetime | None = None  #: UTC
    closes_at: datetime | None = None  #: UTC
    time_limit_min: int | None = None
    attempts: int | None = 1  #: None for any number
    counts: Counts = Counts.BEST
    pass_pct: int | None = None
    verdict_when: When = When.SUBMITTED
    key_when: When = When.SUBMITTED
    evidence_when: When = When.SUBMITTED
    layout: Layout = Layout.ONE
    is_one_way: bool = False  #: no way back to a question that was left
    shuffles_questions: bool = False
    shuffles_options: bool = True
    is_practice: bool = False

    @property
    def is_checked_each(self) -> bool:
        """Whether an answer is settled, and marked for the learner, one by one."""
        return self.is_practice or When.EACH in (
            self.verdict_when,
            self.key_when,
            self.evidence_when,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowance:
    """What one person gets beyond the plan."""

    extra_time_pct: int = 0
    extra_attempts: int = 0
    closes_at: datetime | None = None  #: instead of the plan's; UTC


NO_ALLOWANCE = Allowance()


@dataclass(frozen=True, slots=True)
class PlanProblem:
    """What is wrong with a plan; ``field`` is the one to look at."""

    field: str
    words: str


def problems_of(plan: Plan) -> list[PlanProblem]:
    """What no attempt could be made with, in words for whoever makes the quiz."""
    return [problem for problem in _problems(plan) if problem]


def _problems(plan: Plan) -> list[PlanProblem | None]:
    count = sum(part.count if isinstance(part, Draw) else 1 for part in plan.parts)
    closes_early = plan.opens_at and plan.closes_at and plan.closes_at <= plan.opens_at
    chosen = [part.question_id for part in plan.parts if isinstance(part, Chosen)]
    limit, attempts, needed = plan.time_limit_min, plan.attempts, plan.pass_pct
    return [
        _wrong(count == 0, "parts", "Choose at least one question, or draw some."),
        _wrong(
            count > MOST_QUESTIONS,
            "parts",
            f"A quiz has at most {MOST_QUESTIONS} questions; this has {count}.",
        ),
        _wrong(
            any(not 0 < part.points <= MOST_POINTS for part in plan.parts),
            "parts",
            f"Points are more than 0 and at most {MOST_POINTS:g}.",
        ),
        _wrong(
            any(isinstance(part, Draw) and part.count < 1 for part in plan.parts),
            "parts",
            "Draw at least one question.",
        ),
        _wrong(
            len(set(chosen)) < len(chosen),
            "parts",
            "A question is chosen twice. Take one of them out.",
        ),
        _wrong(
            bool(closes_early), "closes_at", "The quiz has to close after it opens."
        ),
        _wrong(
            limit is not None and not 1 <= limit <= LONGEST_LIMIT_MIN,
            "time_limit_min",
            f"Give 1 to {LONGEST_LIMIT_MIN} minutes, or none for no limit.",
        ),
        _wrong(
            attempts is not None and not 1 <= attempts <= MOST_ATTEMPTS,
            "attempts",
            f"Allow 1 to {MOST_ATTEMPTS} attempts, or any number.",
        ),
        _wrong(
            needed is not None and not 1 <= needed <= 100,
            "pass_pct",
            "The mark to pass is between 1 and 100 per cent.",
        ),
        _wrong(
            plan.is_checked_each and plan.layout is Layout.ALL,
            "layout",
            "To show answers after each question, put one question on a page.",
        ),
        _wrong(
            plan.is_one_way and plan.layout is Layout.ALL,
            "layout",
            "Without a way back, put one question on a page.",
        ),
    ]


def _wrong(is_wrong: bool, name: str, words: str) -> PlanProblem | None:
    return PlanProblem(name, words) if is_wrong else None
