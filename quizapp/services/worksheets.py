"""A quiz on paper: its questions as a version asks them, and their key."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import select, tuple_
from sqlalchemy.orm import Session

from quizapp.errors import Refused
from quizapp.questions.presentation import Presentation, key_in_words, present
from quizapp.questions.question import Ask, MatchQuestion, Question
from quizapp.quizzes import worksheet as paper
from quizapp.quizzes.draw import Drawn, TooFew, draw_questions
from quizapp.services.cards import read_question
from quizapp.services.evidence import Proof, proofs_by_question
from quizapp.services.quiz_plans import plan_of
from quizapp.services.quiz_pool import pool_of
from quizapp.services.quiz_questions import sees_keys
from quizapp.store.people import Person
from quizapp.store.question_sets import QuestionSet, QuestionVersion
from quizapp.store.quizzes import Quiz

#: How a question that a page asks in a way of its own is asked on paper.
_ON_PAPER = {Ask.TIMELINE: Ask.TYPED}


@dataclass(frozen=True, slots=True)
class SheetQuestion:
    """A question on paper; ``key`` and ``proofs`` only for who may see keys."""

    number: int
    asked: Presentation
    points: float
    key: Sequence[str]
    proofs: list[Proof]


@dataclass(frozen=True, slots=True)
class Worksheet:
    """A version of a quiz on paper.  ``mark`` stands on the sheet and on its key."""

    version: str
    mark: str
    questions: Sequence[SheetQuestion]
    out_of: float
    has_key: bool


def worksheet(
    session: Session, *, person: Person, quiz: Quiz, version: str
) -> Worksheet:
    """A version of a quiz on paper; the same each time, until the quiz is changed.

    All versions ask the same questions.  There is a key for teachers, and for whoever
    owns all the sets.

    Raises:
        Refused: questions of its sets were withdrawn.
    """
    drawn = paper.in_order_of(version, _drawn(session, quiz), quiz.code)
    asked = [(one.candidate.question_id, one.candidate.version) for one in drawn]
    contents = _contents(session, asked)
    has_key = _may_see_keys(session, person, drawn)
    proofs = proofs_by_question(session, asked) if has_key else {}
    layout = version if quiz.shuffles_options else paper.VERSIONS[0]
    seed = paper.layout_seed(layout, quiz.code)
    return Worksheet(
        version=version,
        mark=paper.sheet_mark(version, asked),
        questions=[
            _question(number, one, contents, seed, proofs if has_key else None)
            for number, one in enumerate(drawn, 1)
        ],
        out_of=round(sum(one.points for one in drawn), 6),
        has_key=has_key,
    )


def _drawn(session: Session, quiz: Quiz) -> Sequence[Drawn]:
    plan = replace(plan_of(session, quiz), shuffles_questions=False)
    try:
        return draw_questions(plan, pool_of(session, plan), paper.draw_seed(quiz.code))
    except TooFew as error:
        raise Refused(
            "There is no worksheet: questions of its sets were withdrawn. "
            "Change what the quiz asks first."
        ) from error


def _contents(
    session: Session, asked: Sequence[tuple[int, int]]
) -> dict[int, Question]:
    which = tuple_(QuestionVersion.question_id, QuestionVersion.version)
    rows = session.execute(
        select(QuestionVersion.question_id, QuestionVersion.content).where(
            which.in_(asked)
        )
    )
    return {row.question_id: read_question(row.content) for row in rows}


def _may_see_keys(session: Session, person: Person, drawn: Sequence[Drawn]) -> bool:
    sets = {one.candidate.set_id for one in drawn}
    owners = session.scalars(
        select(QuestionSet.owner_id).where(QuestionSet.id.in_(sets))
    )
    return all(sees_keys(person, owner_id) for owner_id in owners)


def _question(
    number: int,
    drawn: Drawn,
    contents: Mapping[int, Question],
    seed: int,
    proofs: Mapping[int, list[Proof]] | None,
) -> SheetQuestion:
    one = drawn.candidate
    content = contents[one.question_id]
    asked = present(content, _ON_PAPER.get(one.ask, one.ask), seed)
    return SheetQuestion(
        number=number,
        asked=asked,
        points=drawn.points,
        key=_key(content, asked) if proofs is not None else (),
        proofs=proofs.get(one.question_id, []) if proofs else [],
    )


def _key(content: Question, asked: Presentation) -> Sequence[str]:
    """The key in words; of pairs with the letters that the sheet gives the rights."""
    if isinstance(content, MatchQuestion):
        rights = {pair.left: pair.right for pair in content.pairs}
        return [
            f"{left} – {letter_of(asked.rights.index(rights[left]))}, {rights[left]}"
            for left in asked.lefts
        ]
    words = key_in_words(content)
    return [words] if isinstance(words, str) else words


def letter_of(place: int) -> str:
    """A, B, C for the places 0, 1, 2."""
    return chr(ord("A") + place)
