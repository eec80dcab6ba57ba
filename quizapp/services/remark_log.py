"""New marks written down: the log, the scores they add up to, the cards they touch."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import insert
from sqlalchemy.orm import Session

from quizapp.quizzes.scoring import Marked, Score, score
from quizapp.scheduling.replay import replay
from quizapp.services.cards import as_columns
from quizapp.services.remarks import NewMark, NewVerdict, Remarks
from quizapp.services.replay import logs_of_question
from quizapp.store.correction_queries import CARDS, KEEP_TOLD, POINTS, REMARK, SCORE
from quizapp.store.quizzes import GivenMark
from quizapp.store.reviews import Amendment, Change

#: What each question of an attempt is worth and earned, by number.
Earned = dict[int, tuple[float, float | None]]


def write_remarks(
    session: Session,
    found: Remarks,
    *,
    question_id: int,
    version: int,
    correction_id: int,
    now: datetime,
) -> None:
    """Log the new marks, add the scores up and replay the cards they touch.

    ``version`` is the one whose key was applied.  Flushes and does not commit.
    """
    if found.marks:
        _write_marks(session, found.marks, version, correction_id, now)
        earned = points_of(session, question_id=question_id)
        _write_scores(session, {mark.attempt_id for mark in found.marks}, earned)
    if found.verdicts:
        _write_verdicts(session, found.verdicts, question_id, correction_id, now)


def points_of(session: Session, *, question_id: int) -> dict[int, Earned]:
    """What each ended attempt with the question earned, by attempt."""
    found: dict[int, Earned] = {}
    for row in session.connection().execute(POINTS, {"question": question_id}):
        found.setdefault(row.attempt_id, {})[row.number] = (row.points, row.fraction)
    return found


def score_of(earned: Earned) -> Score:
    """What the questions of an attempt add up to."""
    return score(Marked("", points, fraction) for points, fraction in earned.values())


def lock_cards(session: Session, *, question_id: int) -> None:
    """Let nobody answer the question's cards until the transaction ends.

    Answers that are on their way are waited for, so that they are marked again too.
    """
    session.connection().execute(CARDS, {"question": question_id}).all()


def _write_marks(
    session: Session,
    marks: Sequence[NewMark],
    version: int,
    correction_id: int,
    now: datetime,
) -> None:
    session.execute(
        insert(GivenMark),
        [
            {
                "attempt_id": one.attempt_id,
                "number": one.number,
                "verdict": one.marking.verdict,
                "fraction": one.marking.fraction,
                "reason": one.marking.reason,
                "question_version": version,
                "marked_at": now,
                "correction_id": correction_id,
            }
            for one in marks
        ],
    )
    session.connection().execute(
        REMARK,
        [
            {
                "attempt": one.attempt_id,
                "at_number": one.number,
                "to_verdict": one.marking.verdict,
                "to_fraction": one.marking.fraction,
                "to_reason": one.marking.reason,
            }
            for one in marks
        ],
    )


def _write_scores(
    session: Session, touched: set[int], earned: Mapping[int, Earned]
) -> None:
    """Add up the attempts that have ended; others have no score yet."""
    scores = {number: score_of(earned[number]) for number in touched & set(earned)}
    if not scores:
        return
    session.connection().execute(
        SCORE,
        [
            {
                "attempt": number,
                "to_points": found.points,
                "to_out_of": found.out_of,
                "to_unmarked": found.unmarked,
            }
            for number, found in sorted(scores.items())
        ],
    )


def _write_verdicts(
    session: Session,
    verdicts: Sequence[NewVerdict],
    question_id: int,
    correction_id: int,
    now: datetime,
) -> None:
    """Add to the log, and make the cards' memories what the log now tells."""
    connection, which = session.connection(), {"question": question_id}
    answers = {row.id: row.answers for row in connection.execute(CARDS, which)}
    added: Counter[int] = Counter()
    amendments = []
    for one in verdicts:
        added[one.card_id] += 1
        amendments.append(
            {
                "review_id": one.review_id,
                "person_id": one.person_id,
                "change": Change.REMARKED,
                "grade": one.grade,
                "verdict": one.marking.verdict,
                "fraction": one.marking.fraction,
                "reason": one.marking.reason,
                "correction_id": correction_id,
                "number": answers[one.card_id] + added[one.card_id],
                "made_at": now,
            }
        )
    session.execute(insert(Amendment), amendments)
    logs = logs_of_question(session, question_id)
    connection.execute(
        KEEP_TOLD,
        [
            {"card_id": card_id, "to_answers": answers[card_id] + count}
            | {
                f"to_{name}": value
                for name, value in as_columns(replay(logs[card_id])).items()
            }
            for card_id, count in sorted(added.items())
        ],
    )
