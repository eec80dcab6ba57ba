"""What a quiz's pages say of one answer: as much as may be shown now, and no more."""

from collections.abc import Sequence
from dataclasses import dataclass

from quizapp.database import db
from quizapp.questions.marking.dates import given_date
from quizapp.questions.marking.parts import parts_of
from quizapp.questions.question import (
    Ask,
    DateQuestion,
    Kind,
    OrderQuestion,
)
from quizapp.questions.verdict import Verdict
from quizapp.quizzes.reveal import Shown
from quizapp.services.attempt_results import AskedQuestion
from quizapp.services.evidence import proofs_by_question
from quizapp.services.set_names import SetNames
from quizapp.web import answer_beside_key, study_pages
from quizapp.web.answer_beside_key import OptionLine, Row
from quizapp.web.study_pages import Points, Quote


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One question after its answer; what may not be shown is empty."""

    number: int
    question_id: int
    prompt: str
    topic: str
    ask: Ask
    your_answer: list[str]
    is_written: bool  #: in the learner's own words
    is_flagged: bool
    verdict: str  #: empty while it may not be shown or nobody has marked it
    is_waiting: bool  #: for a teacher to mark it
    points: str  #: "1 of 2 points"
    reason: str = ""
    key: list[str]
    options: list[OptionLine]
    rows: list[Row]
    timeline: Points | None
    explanation: str = ""
    evidence: list[Quote]


def outcomes_of(questions: Sequence[AskedQuestion], shown: Shown) -> list[Outcome]:
    """What may be said of questions now; their evidence is read all at once.

    A reason can give the key away, and so can each part's marking: they come with
    the key.
    """
    found = (
        proofs_by_question(
            db.session(), [(one.question_id, one.version) for one in questions]
        )
        if shown.evidence
        else {}
    )
    return [
        _outcome(
            one,
            shown,
            study_pages.quotes(
                found.get(one.question_id, []), question_id=one.question_id
            ),
        )
        for one in questions
    ]


def _outcome(asked: AskedQuestion, shown: Shown, evidence: list[Quote]) -> Outcome:
    content, marking = asked.content, asked.marking
    told = marking if shown.verdict else None
    explained = marking is not None and shown.key
    return Outcome(
        number=asked.number,
        question_id=asked.question_id,
        prompt=content.prompt,
        topic=content.topic,
        ask=asked.ask,
        your_answer=answer_beside_key.answer_lines(content, asked.answer),
        is_written=asked.ask is Ask.WRITTEN,
        is_flagged=asked.is_flagged,
        verdict=told.verdict if told else "",
        is_waiting=shown.verdict and marking is None,
        points=points_in_words(asked.points * told.fraction, asked.points)
        if told
        else points_in_words(None, asked.points),
        reason=told.reason if told and explained and asked.is_answered else "",
        key=answer_beside_key.key_lines(content) if shown.key else [],
        options=_options(asked) if shown.key else [],
        rows=_rows(asked) if shown.key else [],
        timeline=_timeline(asked) if shown.key else None,
        explanation=content.explanation if shown.key else "",
        evidence=evidence,
    )


def points_in_words(earned: float | None, points: float) -> str:
    """``1 of 2 points``; ``2 points`` where it is not told how many were earned."""
    of = f"{points:g} point{'' if points == 1 else 's'}"
    return of if earned is None else f"{round(earned, 2):g} of {of}"


def _options(asked: AskedQuestion) -> list[OptionLine]:
    if asked.ask is not Ask.CHOICE:
        return []
    return answer_beside_key.option_lines(asked.content, asked.answer, seed=asked.seed)


def _rows(asked: AskedQuestion) -> list[Row]:
    if not asked.is_answered:
        return []
    among = SetNames(db.session(), asked.set_id)
    parts = parts_of(asked.content, asked.answer, asked.ask, among=among)
    if asked.content.kind is Kind.CLOZE and len(parts) == 1:
        return []
    is_order = isinstance(asked.content, OrderQuestion)
    return [
        Row(
            part.label + ("." if asked.content.kind is Kind.CLOZE else ""),
            f"place {part.given}" if is_order and part.given else part.given,
            f"place {part.key}" if is_order else part.key,
            # In its own place an item is no mistake, whatever stands around it.
            part.marking.verdict is Verdict.RIGHT
            or (is_order and part.given == part.key),
        )
        for part in parts
    ]


def _timeline(asked: AskedQuestion) -> Points | None:
    content = asked.content
    if asked.ask is not Ask.TIMELINE or not isinstance(content, DateQuestion):
        return None
    return Points(given_date(content, asked.answer), content.answer)
