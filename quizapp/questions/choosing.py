"""Marking what was ticked: one option, several, or true and false."""

from collections.abc import Sequence

from quizapp.questions.answer import Answer
from quizapp.questions.question import Distractor, MultipleQuestion, TrueFalseQuestion
from quizapp.questions.verdict import RIGHT, WRONG, Marking, Verdict

_TRUTHS = {"true": True, "false": False}


def mark_choice(value: str, key: str, distractors: Sequence[Distractor]) -> Marking:
    """Mark one ticked option by its value, never by its place."""
    if value == key:
        return RIGHT
    why = next((entry.why for entry in distractors if entry.text == value), "")
    return Marking(Verdict.WRONG, 0.0, why)


def mark_multiple(question: MultipleQuestion, answer: Answer) -> Marking:
    """Share of the right ticks less the share of the wrong ones: ticking all earns nothing."""
    if not isinstance(answer, list):
        return WRONG
    ticked = set(answer)
    hits = len(ticked & set(question.answers))
    misses = len(ticked - set(question.answers))
    if hits == len(set(question.answers)) and not misses:
        return RIGHT
    wrong_options = max(len(question.distractors), 1)
    fraction = max(
        0.0, round(hits / len(set(question.answers)) - misses / wrong_options, 4)
    )
    reason = f"{hits} of {len(question.answers)} found, {misses} wrong."
    return Marking(
        Verdict.CLOSE if fraction >= 0.5 else Verdict.WRONG, min(fraction, 0.99), reason
    )


def mark_true_false(question: TrueFalseQuestion, answer: Answer) -> Marking:
    """Mark true or false, given as such or as the words of a form."""
    given = (
        _TRUTHS.get(answer.strip().casefold()) if isinstance(answer, str) else answer
    )
    if not isinstance(given, bool):
        return WRONG
    if given is question.answer:
        return RIGHT
    return Marking(Verdict.WRONG, 0.0, question.correction)
