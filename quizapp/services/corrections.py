"""A key is put right: seen beforehand who that touches, then done, and on record."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from quizapp.errors import NotFound, Refused
from quizapp.questions.question import Question as Content
from quizapp.questions.schema.differences import Difference, differences, in_words
from quizapp.quizzes.scoring import Score
from quizapp.services.corrected_content import proved, refuse_the_same
from quizapp.services.question_versions import as_json, content_of, write_version
from quizapp.services.remark_log import (
    lock_cards,
    points_of,
    score_of,
    write_remarks,
)
from quizapp.services.remarks import NewMark, Remarks, remarks
from quizapp.store.correction_queries import TAKERS
from quizapp.store.people import Person, Role
from quizapp.store.question_sets import (
    Question,
    QuestionSet,
    QuestionVersion,
)
from quizapp.store.quizzes import Correction
from quizapp.store.races import changed_rows


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreChange:
    """A learner's attempt whose score changes; nameless in others' quizzes."""

    learner: str
    quiz: str
    attempt: int  #: 1 for the learner's first at the quiz
    before: Score
    after: Score


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What a correction would do."""

    differences: tuple[Difference, ...]
    scores: tuple[ScoreChange, ...]
    marks: int  #: answers in attempts whose mark changes
    reviews: int  #: reviews whose verdict changes
    learners: int  #: whose schedules are told anew
    other_words: int  #: answers to what was asked in other words: not marked again
    by_hand: int  #: answers that people marked: theirs stands

    @property
    def changes_nobody(self) -> bool:
        return not (self.marks or self.reviews)


def find_correctable(session: Session, *, person: Person, question_id: int) -> Question:
    """A question whose key this person may put right.

    Their own sets' questions, or an administrator's all.  Raises ``NotFound``.
    """
    found = session.get(Question, question_id)
    if found is not None:
        owner_id = session.get_one(QuestionSet, found.set_id).owner_id
        if person.role is Role.ADMINISTRATOR or owner_id == person.id:
            return found
    raise NotFound("There is no such page, or it is not yours to see.")


def correctable(
    session: Session, *, person: Person, question_ids: Iterable[int]
) -> frozenset[int]:
    """Those of some questions whose keys this person may put right."""
    wanted = select(Question.id).where(Question.id.in_(list(question_ids)))
    if person.role is not Role.ADMINISTRATOR:
        wanted = wanted.join(QuestionSet, QuestionSet.id == Question.set_id).where(
            QuestionSet.owner_id == person.id
        )
    return frozenset(session.scalars(wanted))


def preview(
    session: Session, *, person: Person, question: Question, content: Content
) -> Preview:
    """What a correction would change, and for whom.  Writes nothing.

    Raises:
        CorrectionRefused: the evidence is not in the text.
        Refused: it says what the question says.
    """
    before = content_of(session, question)
    proved(session, question, content)
    refuse_the_same(before, content)
    found = remarks(session, question_id=question.id, content=content)
    return Preview(
        differences=differences(before, content),
        scores=_score_changes(session, person, question.id, found.marks),
        marks=len(found.marks),
        reviews=len(found.verdicts),
        learners=len({one.person_id for one in found.verdicts if one.grade}),
        other_words=found.other_words,
        by_hand=found.by_hand,
    )


def apply(
    session: Session,
    *,
    person: Person,
    question: Question,
    seen_version: int,
    content: Content,
    now: datetime,
) -> Correction:
    """Put a key right: a new version, all answers marked again, schedules replayed.

    The same correction sent again gives the one on record.  Flushes and does not
    commit.

    Raises:
        CorrectionRefused: the evidence is not in the text.
        Refused: the question was changed since the page was drawn.
    """
    content, spans = proved(session, question, content)
    claimed = session.execute(
        update(Question)
        .where(Question.id == question.id, Question.version == seen_version)
        .values(version=seen_version + 1)
        .execution_options(synchronize_session=False)
    )
    if not changed_rows(claimed):
        return _done_before(session, person, question, seen_version, content)
    session.refresh(question)
    before = content_of(session, question, seen_version)
    refuse_the_same(before, content)
    write_version(session, question, content, spans, now=now)
    lock_cards(session, question_id=question.id)
    found = remarks(session, question_id=question.id, content=content)
    correction = Correction(
        question_id=question.id,
        made_by=person.id,
        made_at=now,
        from_version=seen_version,
        to_version=question.version,
        words=in_words(differences(before, content)),
        marks_changed=len(found.marks),
        reviews_changed=len(found.verdicts),
    )
    session.add(correction)
    session.flush()
    _write(session, correction, found, now)
    return correction


def catch_up(session: Session, *, correction: Correction, now: datetime) -> Remarks:
    """Mark again what was answered by the old key while the correction was made.

    For after its commit: an answer that was on its way read the old key.  Harmless
    where there is none.  Flushes and does not commit.
    """
    question = session.get_one(Question, correction.question_id)
    content = content_of(session, question, correction.to_version)
    lock_cards(session, question_id=question.id)
    found = remarks(session, question_id=question.id, content=content)
    _write(session, correction, found, now)
    return found


def _write(
    session: Session, correction: Correction, found: Remarks, now: datetime
) -> None:
    write_remarks(
        session,
        found,
        question_id=correction.question_id,
        version=correction.to_version,
        correction_id=correction.id,
        now=now,
    )
    # Mapped rows of before tell what is no longer so.
    session.expire_all()


def _done_before(
    session: Session, person: Person, question: Question, seen: int, content: Content
) -> Correction:
    """The same correction, if this is its form sent again."""
    session.refresh(question)
    found = session.scalars(
        select(Correction).where(
            Correction.question_id == question.id,
            Correction.from_version == seen,
            Correction.to_version == question.version,
            Correction.made_by == person.id,
        )
    ).one_or_none()
    said = session.get_one(QuestionVersion, (question.id, question.version)).content
    if found is None or said != as_json(content):
        raise Refused(
            "This question was changed in another window since. Open it again to see "
            "what it says now; nothing was marked again."
        )
    return found


def _score_changes(
    session: Session, person: Person, question_id: int, marks: Sequence[NewMark]
) -> tuple[ScoreChange, ...]:
    if not marks:
        return ()
    new = {(one.attempt_id, one.number): one.marking.fraction for one in marks}
    touched = {one.attempt_id for one in marks}
    earned = points_of(session, question_id=question_id)
    changes = []
    for taker in session.execute(TAKERS, {"question": question_id}):
        if taker.id not in touched:
            continue
        before = earned[taker.id]
        after = {
            number: (points, new.get((taker.id, number), fraction))
            for number, (points, fraction) in before.items()
        }
        may_know = person.role is Role.ADMINISTRATOR or taker.owner_id == person.id
        changes.append(
            ScoreChange(
                learner=taker.name if may_know else "A learner",
                quiz=taker.title,
                attempt=taker.number,
                before=score_of(before),
                after=score_of(after),
            )
        )
    return tuple(changes)
