"""An answer beside its key: in lines, in rows, among its options."""

from collections.abc import Iterable
from dataclasses import dataclass

from quizapp.questions.answer import Answer
from quizapp.questions.dates.historical_date import HistoricalDate
from quizapp.questions.marking.gaps import mark_each_gap
from quizapp.questions.presentation import (
    OptionState,
    key_in_words,
    option_states,
)
from quizapp.questions.question import (
    ClozeQuestion,
    MatchQuestion,
    OrderQuestion,
    Question,
)
from quizapp.questions.verdict import Verdict

#: Longer names and answers stand below the headline only, in characters.
LONGEST_IN_HEADLINE = 40


@dataclass(frozen=True, slots=True)
class OptionLine:
    """An option after the answer."""

    text: str
    state: str
    why: str


@dataclass(frozen=True, slots=True)
class Row:
    """One part of an answer beside the key's."""

    left: str
    given: str
    key: str
    right: bool


def key_lines(question: Question) -> list[str]:
    """The key in words, line by line."""
    words = key_in_words(question)
    return [words] if isinstance(words, str) else words


def answer_lines(question: Question, answer: Answer) -> list[str]:
    """What was answered, line by line; nothing for "I don't know"."""
    match answer:
        case None:
            return []
        case bool():
            return ["True" if answer else "False"]
        case str():
            return [_in_words(question, answer)] if answer else []
        case dict():
            return [f"{left} – {right}" for left, right in answer.items()]
        case _:
            return [_in_words(question, text) for text in answer]


def _in_words(question: Question, text: str) -> str:
    """A date as people write it, where an option or a slider sent another form."""
    if question.kind != "date":
        return text
    try:
        return HistoricalDate.from_edtf(text).in_words()
    except ValueError:
        return text


def headline(question: Question, verdict: str, answer: Answer, reason: str) -> str:
    """What to say first: what was right, or how close; nothing for the mere verdict."""
    if answer is None:
        return "Not known yet"
    if verdict == "close" and reason.endswith((" early.", " late.")):
        return reason.removesuffix(".")
    key, given = key_lines(question), answer_lines(question, answer)
    if verdict != "wrong" or len(key) != 1 or len(given) != 1:
        return ""
    if question.kind not in {"date", "name", "number"}:
        return ""
    if max(len(key[0]), len(given[0])) > LONGEST_IN_HEADLINE:
        return ""
    return f"It was {key[0]}, not {given[0]}"


def option_lines(question: Question, answer: Answer, *, seed: int) -> list[OptionLine]:
    """The options after the answer: what was right and what was chosen."""
    states = {
        (OptionState.RIGHT, True): "chosen_right",
        (OptionState.RIGHT, False): "missed"
        if question.kind == "multiple"
        else "right",
        (OptionState.YOURS, True): "chosen_wrong",
    }
    return [
        OptionLine(
            option.text,
            states.get((option.state, option.chosen), "other"),
            option.why if option.chosen else "",
        )
        for option in option_states(question, answer, seed)
    ]


def rows(question: Question, answer: Answer, *, among: Iterable[str] = ()) -> list[Row]:
    """An answer of several parts beside the key; nothing for one of one part.

    ``among``: the names that the question's set asks for.
    """
    match question:
        case OrderQuestion():
            keys = [item.text for item in question.items]
            given = _texts(answer, len(keys))
            return [
                Row(f"{place}.", said, key, said == key)
                for place, (said, key) in enumerate(zip(given, keys, strict=True), 1)
            ]
        case MatchQuestion():
            matched = answer if isinstance(answer, dict) else {}
            return [
                Row(
                    pair.left,
                    matched.get(pair.left, ""),
                    pair.right,
                    matched.get(pair.left) == pair.right,
                )
                for pair in question.pairs
            ]
        case ClozeQuestion() if len(question.gaps) > 1:
            given = _texts(answer, len(question.gaps))
            marked = mark_each_gap(question, given, among=among)
            return [
                Row(f"{place}.", said, gap.accepted[0], one.verdict is Verdict.RIGHT)
                for place, (said, gap, one) in enumerate(
                    zip(given, question.gaps, marked, strict=True), 1
                )
            ]
        case _:
            return []


def _texts(answer: Answer, count: int) -> list[str]:
    texts = answer if isinstance(answer, list) else []
    return [*texts[:count], *[""] * (count - len(texts))]
