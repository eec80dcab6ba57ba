"""A simulated learner studies and takes a quiz, by the acts that pages call."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from sqlalchemy.orm import Session

from quizapp.questions.question import Ask, Question
from quizapp.scheduling.grade import Grade
from quizapp.scheduling.queue import Candidate
from quizapp.services import attempt_start, saved_answers, submissions
from quizapp.services.cards import StudyCard, find_card, read_question
from quizapp.services.policies import clock_of
from quizapp.services.study import AnswerSheet, answer_card
from quizapp.services.study_queue import todays_queue
from quizapp.simulation.answering import Given, answer_given
from quizapp.simulation.learners import SimulatedLearner
from quizapp.simulation.remembering import TrueMemory
from quizapp.store.people import Person
from quizapp.store.quiz_queries import ALL_ASKED
from quizapp.store.quizzes import Quiz

#: A card that stays in its steps is left for another day after so many rounds.
_ROUNDS = 6

#: Between two rounds; the cards of the first one's steps are ready after it.
_BREAK = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Sitter:
    """A simulated learner with the person they are in the database."""

    learner: SimulatedLearner
    person: Person
    memory: TrueMemory  #: what they truly know
    chance: Random

    @classmethod
    def of(cls, learner: SimulatedLearner, person: Person, seed: int) -> "Sitter":
        memory = TrueMemory(learner.parameters, learner.prior)
        chance = Random(f"sitter:{seed}:{learner.name}")  # noqa: S311
        return cls(learner, person, memory, chance)


def study_once(
    session: Session, sitter: Sitter, *, at: datetime, slugs: Mapping[int, str]
) -> int:
    """Study what the day brings, from *at* on; returns how many answers that took.

    The queue is looked up for a round of cards and not before each, so cards that come
    back within minutes are asked in the next round.  Flushes and does not commit.

    Args:
        slugs: by question, what convictions and memories call it.
    """
    answers = 0
    for _ in range(_ROUNDS):
        queue = todays_queue(session, person=sitter.person, now=at).queue
        if not queue.ordered:
            if queue.next_later is None:
                break
            at = max(at, queue.next_later)
            continue
        comes_back = False
        for candidate in queue.ordered:
            at, again = _answer(session, sitter, candidate, at, slugs)
            comes_back = comes_back or again
        answers += len(queue.ordered)
        if not comes_back:
            break
        at += _BREAK
    return answers


def take_quiz(
    session: Session,
    sitter: Sitter,
    quiz: Quiz,
    *,
    at: datetime,
    secret: str,
    slugs: Mapping[int, str],
) -> None:
    """Take a quiz from beginning to end.  Flushes and does not commit."""
    attempt = attempt_start.begin(
        session, person=sitter.person, quiz=quiz, secret=secret, now=at
    )
    for row in session.execute(ALL_ASKED, {"attempt": attempt.id}).all():
        taken_ms = _taken_ms(sitter)
        at += timedelta(milliseconds=taken_ms)
        slug, content = slugs[row.question_id], read_question(row.content)
        given = _given(sitter, slug, content, row.ask, at, in_quiz=True)
        if given.answer is None:
            continue
        asked = saved_answers.asked(
            session, person=sitter.person, attempt_id=attempt.id, number=row.number
        )
        saved_answers.save_answer(
            session,
            row=asked,
            attempt_id=attempt.id,
            answer=given.answer,
            seen=asked.saves,
            now=at,
        )
    submissions.submit(session, attempt=attempt, now=at)


def _answer(
    session: Session,
    sitter: Sitter,
    candidate: Candidate,
    at: datetime,
    slugs: Mapping[int, str],
) -> tuple[datetime, bool]:
    """Answer one card; the moment of the answer, and whether it may come back today."""
    question_id = candidate.question_id
    card = find_card(session, person=sitter.person, question_id=question_id)
    taken_ms = _taken_ms(sitter)
    at += timedelta(milliseconds=taken_ms)
    given = _given(sitter, slugs[question_id], card.content, card.ask, at)
    review = answer_card(
        session,
        person=sitter.person,
        card=card,
        sheet=_sheet(sitter, card, given, taken_ms),
        now=at,
    )
    in_steps = candidate.memory is None or candidate.memory.in_steps
    return at, in_steps or review.grade == Grade.AGAIN


def _given(
    sitter: Sitter,
    slug: str,
    content: Question,
    ask: Ask,
    at: datetime,
    *,
    in_quiz: bool = False,
) -> Given:
    """What they put down; in study they then learn from the key.

    A conviction wins at the first meeting and in a quiz; in between, what a page has
    told them holds for as long as they remember it.
    """
    conviction = sitter.learner.convictions.get(slug)
    knows = sitter.chance.random() < sitter.memory.chance(slug, at)
    if conviction is not None and (in_quiz or not sitter.memory.has_met(slug)):
        knows = False
    if not in_quiz:
        day = clock_of(sitter.person).day_of(at)
        sitter.memory.learn(slug, knew=knows, at=at, day=day)
    return answer_given(
        content, ask, knows=knows, conviction=conviction, chance=sitter.chance
    )


def _sheet(sitter: Sitter, card: StudyCard, given: Given, taken_ms: int) -> AnswerSheet:
    return AnswerSheet(
        form_id=f"demo-{card.question_id}-{card.answers}",
        seen=card.answers,
        ask=card.ask,
        answer=given.answer,
        grade=given.grade,
        shown_ms=taken_ms * 2 // 3,
        taken_ms=taken_ms,
    )


def _taken_ms(sitter: Sitter) -> int:
    """How long this answer takes; the middle one takes their usual time."""
    return int(sitter.learner.pace_ms * sitter.chance.lognormvariate(0.0, 0.5))
