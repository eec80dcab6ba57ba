"""A draft that a teacher rewrites: what it would say, and whether its text proves it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from quizapp.questions.evidence import Evidence, FoldedText, QuoteNotFound
from quizapp.questions.question import NameQuestion, PhraseQuestion
from quizapp.questions.question import Question as Content
from quizapp.questions.question_set import QuestionSet
from quizapp.questions.schema.lint import lint
from quizapp.questions.schema.values import Plain
from quizapp.questions.wording import plain
from quizapp.services.corrected_content import CorrectionRefused, changed_content
from quizapp.services.question_flaws import flaws_beside

#: Places of one quote that are looked at, to find the one that was meant.
_MOST_PLACES = 200

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A draft as it would be: located in its text, with what could be better."""

    content: Content
    spans: tuple[Span, ...]
    remarks: tuple[str, ...]


def rewritten(
    before: Content,
    spans: Sequence[Span],
    changes: Mapping[str, Plain],
    *,
    body: str,
) -> Rewritten:
    """A draft with other values for some keys of the set file.

    Raises:
        CorrectionRefused: it would be no question, or the text does not prove it.
    """
    content = changed_content(before, changes)
    if not content.evidence:
        raise CorrectionRefused(
            [("evidence", "Quote the words of the text that prove the answer.")]
        )
    text = FoldedText(body)
    located, found = [], []
    for number, quote in enumerate(content.evidence):
        near = spans[min(number, len(spans) - 1)][0] if spans else 0
        start, end = _located(text, quote, near)
        located.append(Evidence(quote.source, body[start:end], start, end))
        found.append((start, end))
    content = replace(content, evidence=tuple(located))
    return Rewritten(content, tuple(found), tuple(remarks(content)))


def remarks(content: Content) -> list[str]:
    """What could be better about a question, in sentences."""
    alone = QuestionSet(id="draft", title="Draft", questions=(content,))
    said = [_sentence(problem.message) for problem in lint(alone)]
    said.extend(_sentence(words.rstrip(".")) for words in flaws_beside(content, said))
    if isinstance(content, NameQuestion | PhraseQuestion):
        quoted = plain(" ".join(quote.quote for quote in content.evidence))
        rights = (content.answer, *content.accept)
        if not any(plain(right) in quoted for right in rights):
            said.append("The evidence does not hold the answer's words.")
    return said


def _located(text: FoldedText, quote: Evidence, near: int) -> Span:
    """Where a quote stands; of several places the one nearest to where it stood."""
    found: list[Span] = []
    for occurrence in range(1, _MOST_PLACES):
        try:
            found.append(text.locate(quote.quote, occurrence))
        except QuoteNotFound as error:
            if not found:
                hint = f" The text has: {error.nearest}" if error.nearest else ""
                words = f"“{quote.quote}” is not in the text, word for word.{hint}"
                raise CorrectionRefused([("evidence", words)]) from error
            break
        if found[-1][0] >= near:
            break
    return min(found, key=lambda span: abs(span[0] - near))


def _sentence(message: str) -> str:
    return f"{message[:1].upper()}{message[1:]}."
