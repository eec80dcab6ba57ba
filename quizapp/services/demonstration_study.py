"""A simulated learner studies and takes a quiz, by the acts that pages call."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from sqlalchemy.orm import Session

from quizapp.questions.question import Ask, Question
from quizapp.scheduling.grade import Grade
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

    The queue is looked up once and not before each card; what stays in its learning
    steps is asked again, when it is ready.  Flushes and does not commit.

    Args:
        slugs: by question, what convictions and memories call it.
    """
    queue = todays_queue(session, person=sitter.person, now=at).queue
    waiting = [card.question_id for card in (*queue.ordered, *queue.later)]
    answers = 0
    for turn in range(_ROUNDS):
        asked, waiting = waiting, []
        for question_id in asked:
            card = find_card(session, person=sitter.person, question_id=question_id)
            in_steps = card.memory is None or card.memory.in_steps
            if turn and not in_steps:
                continue
            at, grade = _answer(session, sitter, card, at, slugs)
            answers += 1
            if in_steps or grade == Grade.AGAIN:
                waiting.append(question_id)
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
    card: StudyCard,
    at: datetime,
    slugs: Mapping[int, str],
) -> tuple[datetime, int]:
    """Answer one card as soon as it is ready; the moment of the answer, and its grade."""
    if card.memory is not None and card.memory.in_steps:
        at = max(at, card.memory.due)
    taken_ms = _taken_ms(sitter)
    at += timedelta(milliseconds=taken_ms)
    given = _given(sitter, slugs[card.question_id], card.content, card.ask, at)
    review = answer_card(
        session,
        person=sitter.person,
        card=card,
        sheet=_sheet(sitter, card, given, taken_ms),
        now=at,
    )
    return at, review.grade


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
