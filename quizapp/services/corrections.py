"""A key is put right: seen beforehand who that touches, then done, and on record."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from quizapp.errors import NotFound, Refused
from quizapp.questions.evidence import FoldedText, QuoteNotFound
from quizapp.questions.question import Question as Content
from quizapp.questions.schema.differences import Difference, differences, in_words
from quizapp.questions.schema.problem import SchemaRefused
from quizapp.questions.schema.question_schema import dump_question
from quizapp.questions.schema.question_schema import read_question as read_plain
from quizapp.questions.schema.values import Plain
from quizapp.quizzes.scoring import Score
from quizapp.services.cards import read_question
from quizapp.services.question_versions import Span, as_json, write_version
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
    SetSource,
)
from quizapp.store.quizzes import Correction
from quizapp.store.source_texts import SourceText
from quizapp.store.study_queries import changed_rows

#: What is wrong with a corrected question: keys of the set file, and words.
Problems = Sequence[tuple[str, str]]

_NOTHING: tuple[Plain, ...] = (None, "", [])


class CorrectionRefused(Refused):
    """A key no question can have."""

    def __init__(self, problems: Problems) -> None:
        super().__init__(" ".join(words for _, words in problems))
        self.problems = tuple(problems)


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


def content_of(session: Session, question: Question, version: int = 0) -> Content:
    """What a question says, now or in another version.  Raises ``NotFound``."""
    row = session.get(QuestionVersion, (question.id, version or question.version))
    if row is None:
        raise NotFound("There is no such version of this question.")
    return read_question(row.content)


def changed_content(before: Content, changes: Mapping[str, Plain]) -> Content:
    """A question with other values for some keys of the set file; None takes one out.

    Raises:
        CorrectionRefused: it would be no question.
    """
    return whole_content(before, dump_question(before) | dict(changes))


def whole_content(before: Content, plain: Mapping[str, Plain]) -> Content:
    """A question as a set file writes it, in the place of another: id and kind stay.

    Raises:
        CorrectionRefused: it is no question.
    """
    written = {key: value for key, value in plain.items() if value not in _NOTHING}
    try:
        content = read_plain(written | {"id": before.id, "kind": str(before.kind)})
    except SchemaRefused as error:
        raise CorrectionRefused(
            [
                (str(one.path[0]) if one.path else "", _sentence(one.message, one.hint))
                for one in error.problems
            ]
        ) from error
    assert content is not None  # noqa: S101  (else it was refused)
    return content


def preview(
    session: Session, *, person: Person, question: Question, content: Content
) -> Preview:
    """What a correction would change, and for whom.  Writes nothing.

    Raises:
        CorrectionRefused: the evidence is not in the text.
        Refused: it says what the question says.
    """
    before = content_of(session, question)
    _proved(session, question, content)
    _refuse_the_same(before, content)
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
    content, spans = _proved(session, question, content)
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
    _refuse_the_same(before, content)
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


def _refuse_the_same(before: Content, content: Content) -> None:
    if as_json(before) == as_json(content):
        raise Refused("This is what the question says already. Nothing was changed.")


def _proved(
    session: Session, question: Question, content: Content
) -> tuple[Content, list[Span]]:
    """The content with its quotes in their texts' own words, and where they stand."""
    rows = session.execute(
        select(SetSource.key, SourceText.id, SourceText.body)
        .join(SourceText, SourceText.id == SetSource.source_text_id)
        .where(SetSource.set_id == question.set_id)
    )
    texts = {row.key: (row.id, FoldedText(row.body)) for row in rows}
    located, spans = [], []
    for quote in content.evidence:
        if quote.source not in texts:
            raise CorrectionRefused(
                [("evidence", f"No text is called {quote.source}.")]
            )
        text_id, text = texts[quote.source]
        try:
            start, end = text.locate(quote.quote, quote.occurrence)
        except QuoteNotFound as error:
            hint = f"The text has: {error.nearest}" if error.nearest else ""
            words = f"“{quote.quote}” is not in the text, word for word. {hint}"
            raise CorrectionRefused([("evidence", words.strip())]) from error
        located.append(replace(quote, quote=text.text[start:end], start=start, end=end))
        spans.append((text_id, start, end))
    return replace(content, evidence=tuple(located)), spans


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


def _sentence(message: str, hint: str) -> str:
    """What a set file's author is told, as a sentence for a form."""
    text = "; ".join(filter(None, (message, hint)))
    return text[:1].upper() + text[1:] + "."
