"""What was planted in a demonstration of full size is found again by the statistics."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from math import fsum
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from quizapp.progress.distractor_choices import (
    Choice,
    DistractorChoices,
    distractor_choices,
)
from quizapp.progress.item_analysis import Item, item_analysis
from quizapp.progress.misconception_words import of_confusion, of_misconception
from quizapp.progress.misconceptions import Confusion, Response, misconceptions
from quizapp.progress.share import Share
from quizapp.progress.verdict_words import ItemVerdict, item_finding
from quizapp.questions.answer import decode
from quizapp.questions.question import Ask, ChoiceQuestion, PhraseQuestion
from quizapp.scheduling.grade import Grade
from quizapp.scheduling.memory import Phase
from quizapp.services import calibration
from quizapp.services.cards import read_question
from quizapp.services.demonstration import (
    Demonstration,
    begin_demonstration,
    live,
)
from quizapp.services.demonstration_set import BROKEN, MISCONCEPTIONS
from quizapp.simulation.habits import Habit
from quizapp.store.engine import make_engine
from quizapp.store.question_sets import QuestionVersion
from quizapp.store.quizzes import Attempt, AttemptQuestion
from quizapp.store.reviews import Review
from tests.app_fixtures import furnish

#: One class serves all; what is asked of it does not hang on the database.
pytestmark = pytest.mark.slow

NOW = datetime(2026, 11, 22, 21, 0, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Lived:
    """A demonstration that has gone by, and a session to look at it."""

    made: Demonstration
    session: Session

    @property
    def asked(self) -> list[Any]:
        """The questions of the quiz, as each learner was asked them."""
        return list(
            self.session.execute(
                select(AttemptQuestion, QuestionVersion.content, Attempt.person_id)
                .join(Attempt, Attempt.id == AttemptQuestion.attempt_id)
                .join(
                    QuestionVersion,
                    (QuestionVersion.question_id == AttemptQuestion.question_id)
                    & (QuestionVersion.version == AttemptQuestion.question_version),
                )
                .order_by(Attempt.person_id, AttemptQuestion.number)
            )
        )


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lived]:
    """24 learners and 60 days, as ``quizapp demo`` makes them."""
    url = f"sqlite:///{tmp_path_factory.mktemp('demonstration') / 'recto.db'}"
    furnish(url)
    engine = make_engine(url)
    with Session(engine, expire_on_commit=False) as session:
        made = begin_demonstration(session, teacher=None, time_zone="UTC", now=NOW)
        for _ in live(session, made, secret="x" * 40, now=NOW):
            session.commit()
        yield Lived(made, session)
    engine.dispose()


def chosen_of(lived: Lived, slug: str) -> list[Any]:
    """What each learner answered to one question of the quiz."""
    return [
        decode(row.answer) if row.answer is not None else None
        for row, _, _ in lived.asked
        if lived.made.slugs[row.question_id] == slug
    ]


def marks_of(lived: Lived) -> tuple[list[Item], list[list[float]]]:
    """The quiz as a table: a row for each learner, a column for each question."""
    rows: defaultdict[int, dict[int, float]] = defaultdict(dict)
    for row, _, person_id in lived.asked:
        rows[person_id][row.question_id] = (row.fraction or 0.0) * row.points
    ids = sorted(next(iter(rows.values())))
    return [Item(one, 1.0) for one in ids], [
        [marks[one] for one in ids] for marks in rows.values()
    ]


def choices_of(lived: Lived, question_id: int) -> DistractorChoices | None:
    """Who chose what of a question with one right option; None of others."""
    content = next(
        read_question(content)
        for row, content, _ in lived.asked
        if row.question_id == question_id
    )
    if not isinstance(content, ChoiceQuestion | PhraseQuestion):
        return None
    totals: Counter[int] = Counter()
    for row, _, person_id in lived.asked:
        if row.question_id != question_id:
            totals[person_id] += row.fraction or 0.0  # type: ignore[assignment]
    made = [
        Choice(
            frozenset([str(decode(row.answer))] if row.answer else []),
            totals[person_id],
        )
        for row, _, person_id in lived.asked
        if row.question_id == question_id and row.ask is Ask.CHOICE
    ]
    options = [content.answer, *(one.text for one in content.distractors)]
    return distractor_choices(made, options=options, key={content.answer})


def test_the_broken_question_and_no_other_is_to_be_checked(lived: Lived) -> None:
    items, rows = marks_of(lived)

    found = {
        lived.made.slugs[one.question_id]: item_finding(
            one, choices_of(lived, one.question_id)
        ).verdict
        for one in item_analysis(items, rows).items
    }

    to_check = [slug for slug, one in found.items() if one is ItemVerdict.CHECK_KEY]
    assert to_check == [BROKEN]


def test_the_rate_of_each_misconception_is_within_its_interval(lived: Lived) -> None:
    for belief in MISCONCEPTIONS:
        given = chosen_of(lived, belief.question)
        found = Confusion(
            0, "key", belief.answer, Share(given.count(belief.answer), len(given))
        )

        assert len(given) == 24
        assert belief.share in found.interval, belief.question


def test_reversed_cause_and_effect_is_told_in_words(lived: Lived) -> None:
    planted = MISCONCEPTIONS[0]
    responses = []
    for row, content, person_id in lived.asked:
        question = read_question(content)
        if question.id == planted.question and isinstance(question, PhraseQuestion):
            whys = {one.text: one.why for one in question.distractors}
            chosen = whys.get(str(decode(row.answer or "null")), "")
            responses.append(
                Response(
                    person_id,
                    row.question_id,
                    frozenset(whys.values()),
                    frozenset({chosen} - {""}),
                )
            )

    first = misconceptions(responses)[0]

    assert first.learners.count >= planted.holders(24)
    assert of_misconception(first).endswith("of 24 reversed cause and effect")


def test_who_mixed_up_two_years_is_told_in_words(lived: Lived) -> None:
    given = chosen_of(lived, "oil-strike-year")

    found = Confusion(0, "2011", "2019", Share(given.count("2019"), len(given)))

    assert of_confusion(found) == "6 of 24 confused 2011 with 2019"


def test_the_learner_who_stopped_is_the_one_who_did_not_study_this_week(
    lived: Lived,
) -> None:
    week_ago = NOW.date() - timedelta(days=6)
    studied = set(
        lived.session.scalars(
            select(Review.person_id).where(Review.study_day >= week_ago).distinct()
        )
    )

    idle = [
        sitter.learner.habit
        for sitter in lived.made.sitters
        if sitter.person.id not in studied
    ]
    assert idle == [Habit.STOPPED]


def test_true_recall_is_within_the_interval_of_nine_in_ten_of_the_observed(
    lived: Lived,
) -> None:
    """Of each learner and week, with the chance that a guess was lucky."""
    within = []
    for sitter in lived.made.sitters:
        weeks: defaultdict[int, list[tuple[Review, float]]] = defaultdict(list)
        for review in lived.session.scalars(
            select(Review).where(
                Review.person_id == sitter.person.id,
                Review.phase_before == Phase.REVIEW,
                Review.attempt_id.is_(None),
            )
        ):
            slug = lived.made.slugs[review.question_id]
            if slug in sitter.learner.convictions:
                continue
            known = sitter.memory.chances[slug, review.reviewed_at]
            right = known + (1 - known) * review.guess_chance
            weeks[review.study_day.isocalendar().week].append((review, right))
        for answers in weeks.values():
            if len(answers) >= 10:
                passed = sum(one.grade > Grade.AGAIN for one, _ in answers)
                share = Share(passed, len(answers))
                truth = fsum(right for _, right in answers) / len(answers)
                within.append(share.low <= truth <= share.high)

    assert len(within) > 100
    assert sum(within) / len(within) >= 0.9


def test_the_scheduler_predicts_a_class_it_does_not_know_well_enough(
    lived: Lived,
) -> None:
    found = calibration.of_class(lived.session, class_id=lived.made.class_.id).whole

    assert found is not None
    assert found.reviews > 5000
    assert found.error < 0.05
    assert found.log_loss < found.log_loss_of_mean
