"""A question with its key put right: what it would say, and whether its text proves it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from quizapp.errors import Refused
from quizapp.questions.evidence import FoldedText, QuoteNotFound
from quizapp.questions.question import Question as Content
from quizapp.questions.schema.problem import SchemaRefused
from quizapp.questions.schema.question_schema import dump_question
from quizapp.questions.schema.question_schema import read_question as read_plain
from quizapp.questions.schema.values import Plain
from quizapp.services.question_versions import Span, as_json
from quizapp.store.question_sets import (
    Question,
    SetSource,
)
from quizapp.store.source_texts import SourceText

#: What is wrong with a corrected question: keys of the set file, and words.
Problems = Sequence[tuple[str, str]]

_NOTHING: tuple[Plain, ...] = (None, "", [])


class CorrectionRefused(Refused):
    """A key no question can have."""

    def __init__(self, problems: Problems) -> None:
        super().__init__(" ".join(words for _, words in problems))
        self.problems = tuple(problems)


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


def refuse_the_same(before: Content, content: Content) -> None:
    """Refuse a correction that corrects nothing.  Raises ``Refused``."""
    if as_json(before) == as_json(content):
        raise Refused("This is what the question says already. Nothing was changed.")


def proved(
    session: Session, question: Question, content: Content
) -> tuple[Content, list[Span]]:
    """The content with its quotes in their texts' own words, and where they stand.

    Raises:
        CorrectionRefused: a quote is not in its text.
    """
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


def _sentence(message: str, hint: str) -> str:
    """What a set file's author is told, as a sentence for a form."""
    text = "; ".join(filter(None, (message, hint)))
    return text[:1].upper() + text[1:] + "."
