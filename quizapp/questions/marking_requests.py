"""Answers to be marked as other programs send them: a question, an answer, how it was asked."""

import json
import re
from dataclasses import dataclass
from typing import Any

from quizapp.questions.marking.every_kind import mark
from quizapp.questions.question import Ask, Question
from quizapp.questions.schema.problem import Findings, nearest, shown, where
from quizapp.questions.schema.question_schema import (
    NOT_MARKED,
    read_question,
    read_to_mark,
)
from quizapp.questions.verdict import Marking

#: So many questions are kept to be known again by their text.
_KEPT = 16_384
#: So many are remembered as seen once.
_SEEN = 65_536

_HEAD = re.compile(r'\s*\{\s*"question"\s*:\s*(?=\{)')
_COMMA = re.compile(r"\s*,\s*")
_DECODER = json.JSONDecoder()
_ASKS = {ask.value: ask for ask in Ask}
#: What other programs call the prompt.
_OTHER_PROMPTS = frozenset({"question", "stem"})


class BadRequest(ValueError):
    """What was sent cannot be marked; the message says why."""


@dataclass(slots=True)
class _Request:
    """One for each line, and so not frozen: that takes time."""

    question: Question
    answer: Any
    ask: Ask
    among: tuple[str, ...] = ()  #: names that the question's set asks for

    def mark(self) -> Marking:
        return mark(self.question, self.answer, self.ask, among=self.among)


class RequestMarker:
    """Marks requests; a question that comes again and again as the same text is kept."""

    def __init__(self) -> None:
        self._questions: dict[str, Question] = {}
        self._seen: set[int] = set()  #: hashes of texts: most questions may come once

    def mark_line(self, line: str) -> Marking:
        """Mark one JSON object: ``{"question": {…}, "answer": …, "ask": "typed"}``.

        ``"among"`` may list the names that the question's set asks for.
        Raises ``BadRequest``.
        """
        try:
            request = self._read_line(line)
        except (ValueError, RecursionError) as error:
            if isinstance(error, BadRequest):
                raise
            raise BadRequest(f"no JSON: {_reason(error)}") from error
        return request.mark()

    def mark_value(self, value: Any) -> Marking:
        """Mark what such an object holds.  Raises ``BadRequest``."""
        return _request(_question_in(value), value).mark()

    def _read_line(self, line: str) -> _Request:
        head, cut = _HEAD.match(line), line.rfind('"answer"')
        if head is None or cut < 0:
            return _whole(line)
        text = line[head.end() : cut]
        if question := self._questions.get(text):
            return _rest(question, line, cut) or _whole(line)
        request = _whole(line)
        if self._came_before(text) and _is_of_question(line, head.end(), cut):
            self._keep(text, request.question)
        return request

    def _came_before(self, text: str) -> bool:
        """Whether this came before; what comes once takes no room."""
        seen = hash(text)
        if seen in self._seen:
            return True
        if len(self._seen) >= _SEEN:
            self._seen.clear()
        self._seen.add(seen)
        return False

    def _keep(self, text: str, question: Question) -> None:
        """Keep a question by its text with the comma after it."""
        if len(self._questions) >= _KEPT:
            self._questions.clear()
        self._questions[text] = question


def _is_of_question(line: str, start: int, cut: int) -> bool:
    """Whether from *start* to *cut* stands the one question of a line, and a comma."""
    _, end = _DECODER.raw_decode(line, start)
    if not _COMMA.fullmatch(line, end, cut):
        return False
    return "question" not in _DECODER.decode("{" + line[cut:])


def _whole(line: str) -> _Request:
    value = _DECODER.decode(line)
    return _request(_question_in(value), value)


def _rest(question: Question, line: str, cut: int) -> _Request | None:
    """A line whose question is known, up to *cut*; ``None`` if more has to be read."""
    try:
        rest = _DECODER.decode("{" + line[cut:])
    except ValueError:
        return None  # the whole line says better where
    return None if "question" in rest else _request(question, rest)


def _question_in(value: Any) -> Question:
    if not isinstance(value, dict):
        raise BadRequest(f"found {shown(value)}, expected an object with a question")
    if "question" not in value:
        raise BadRequest("question is missing")
    return _question(value["question"])


def _question(plain: Any) -> Question:
    """Read a question as a set file has it; ``id`` and ``prompt`` may be left out."""
    return read_to_mark(plain) or _read_closely(plain)


def _read_closely(plain: Any) -> Question:
    findings = Findings()
    whole = _completed(plain) if isinstance(plain, dict) else plain
    question = read_question(whole, ("question",), findings)
    if question is None:
        raise BadRequest(
            "; ".join(
                f"{where(problem.path)}: {problem.message}"
                for problem in findings.problems[:3]
            )
        )
    return question


def _completed(plain: dict[str, Any]) -> dict[str, Any]:
    """Nothing said is left out, and what is missing is filled in where it may be."""
    said = {
        key: value
        for key, value in plain.items()
        if value is not None and value != "" and key not in NOT_MARKED
    }
    if _OTHER_PROMPTS.isdisjoint(said):
        said.setdefault("prompt", "?")
    said.setdefault("id", "question")
    return said


def _request(question: Question, value: dict[str, Any]) -> _Request:
    if "answer" not in value:
        raise BadRequest("answer is missing; null means “I don't know”")
    said, among = value.get("ask"), _names(value)
    if said is None:
        return _Request(question, value["answer"], question.ask[0], among)
    ask = _ASKS.get(said) if isinstance(said, str) else None
    if ask is None:
        hint = nearest(str(said), _ASKS)
        raise BadRequest(
            f"ask: found {shown(said)}, expected one of {', '.join(_ASKS)}"
            + (f"; did you mean {hint}?" if hint else "")
        )
    return _Request(question, value["answer"], ask, among)


def _names(value: dict[str, Any]) -> tuple[str, ...]:
    """The other names of the set, which may be left out."""
    names = value.get("among")
    if not names:
        return ()
    if not isinstance(names, list) or not all(isinstance(one, str) for one in names):
        raise BadRequest(f"among: found {shown(names)}, expected a list of names")
    return tuple(names)


def _reason(error: Exception) -> str:
    if isinstance(error, RecursionError):
        return "it is nested too deeply"
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg} at column {error.colno}"
    return str(error)
