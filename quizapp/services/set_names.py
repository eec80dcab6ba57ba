"""The names that a set asks for, so that a surname of two of them is told from one."""

from collections.abc import Iterator
from functools import cached_property

from sqlalchemy.orm import Session

from quizapp.questions.question import NameQuestion
from quizapp.services.cards import read_question
from quizapp.store.study_queries import NAMES


class SetNames:
    """The keys of a set's published questions about names.

    They are read from the database once, and only if somebody looks: marking does where
    a surname alone was given.
    """

    def __init__(self, session: Session, set_id: int) -> None:
        self._session, self._set_id = session, set_id

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    @cached_property
    def _names(self) -> tuple[str, ...]:
        rows = self._session.connection().execute(NAMES, {"set": self._set_id})
        contents = (read_question(row.content) for row in rows)
        return tuple(
            content.answer for content in contents if isinstance(content, NameQuestion)
        )
