"""What came of an attempt, as far as it may be shown now."""

from dataclasses import dataclass

from flask import render_template

from quizapp.database import db
from quizapp.quizzes.plan import When
from quizapp.quizzes.scoring import Score
from quizapp.services import attempt_results, quiz_plans
from quizapp.services.attempt_results import AskedQuestion, Results
from quizapp.store.quizzes import Attempt, Ended, Quiz
from quizapp.web import access
from quizapp.web.local_time import duration, time_of_day
from quizapp.web.moment import now
from quizapp.web.outcomes import outcomes_of
from quizapp.web.quiz_times import own_time
from quizapp.web.study_pages import TOPIC_LABELS, topic_label


@dataclass(frozen=True, slots=True)
class Filter:
    """A part of the questions to look at."""

    name: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class TopicScore:
    """The score in one topic."""

    label: str
    points: str
    out_of: str
    share: float


def results_page(attempt: Attempt, *, show: str) -> str:
    """The results of an attempt that is over.

    ``show``: ``missed``, ``flagged`` or ``all``; anything else for the first of these
    that has questions.
    """
    moment = now()
    quiz = db.session.get_one(Quiz, attempt.quiz_id)
    results = attempt_results.results_of(
        db.session(), attempt=attempt, quiz=quiz, now=moment
    )
    filters = _filters(results)
    names = [each.name for each in filters]
    chosen = show if show in names else _first(filters)
    missed = [one for one in results.questions if one.is_missed]
    return render_template(
        "quizzes/results.html",
        attempt=attempt,
        quiz=quiz,
        results=results,
        when=own_time()(results.ended_at),
        ends=time_of_day(results.ended_at, access.learner()),
        is_late=attempt.ended is Ended.TIME_UP or attempt.ended_at is None,
        took=duration(results.took),
        score=figure(results.score.points) if results.score else "",
        out_of=figure(results.score.out_of) if results.score else "",
        median="" if results.median is None else figure(results.median),
        topics=_topics(results.topics),
        filters=filters,
        chosen=chosen,
        missed=len(missed) if results.score else 0,
        to_review=bool(missed and results.shown.key and attempt.ended_at),
        marks_when=_marks_when(quiz, results),
        outcomes=outcomes_of(
            [one for one in results.questions if _is_in(one, chosen)], results.shown
        ),
        page="quizzes",
    )


def figure(points: float) -> str:
    """Points with at most two places: ``9``, ``8.5``, ``2.67``."""
    return f"{round(points, 2):g}"


def _topics(topics: dict[str, Score]) -> list[TopicScore]:
    """One line a topic; nothing where there is but one."""
    if len(topics) < 2:
        return []
    return [
        TopicScore(
            _plural(topic) if topic else "Others",
            figure(one.points),
            figure(one.out_of),
            one.share,
        )
        for topic, one in topics.items()
    ]


def _plural(topic: str) -> str:
    """A topic of ours is named by one of its kind; an author's own stands as it is."""
    return topic_label(topic) + ("s" if topic in TOPIC_LABELS else "")


def _filters(results: Results) -> list[Filter]:
    """What can be picked out; without verdicts nothing is known to be missed."""
    names = [("missed", "Missed")] if results.score else []
    return [
        Filter(name, label, sum(_is_in(one, name) for one in results.questions))
        for name, label in [*names, ("flagged", "Flagged"), ("all", "All")]
    ]


def _first(filters: list[Filter]) -> str:
    if filters[0].name == "missed" and filters[0].count:
        return "missed"
    return "all"


def _is_in(one: AskedQuestion, name: str) -> bool:
    if name == "missed":
        return one.is_missed
    return one.is_flagged if name == "flagged" else True


def _marks_when(quiz: Quiz, results: Results) -> str:
    """When marks, or the answers that are still held back, will be shown."""
    if results.shown.evidence:
        return ""
    marks, keys = quiz.verdict_when, quiz.key_when
    closes = ""
    if quiz.closes_at and quiz_plans.closed_at(quiz, now()) is None:
        closes = f", {own_time()(quiz.closes_at)}"
    if not results.shown.verdict:
        if marks is When.CLOSED:
            return f"Marks will be shown when the quiz closes{closes}."
        return "Marks of this quiz are not shown here. Ask your teacher."
    if not results.shown.key:
        if keys is When.CLOSED:
            return f"The right answers will be shown when the quiz closes{closes}."
        return "The right answers of this quiz are not shown."
    return ""
