"""Marking what was ticked: one option, several, or true and false."""

from collections.abc import Sequence

from quizapp.questions.answer import Answer, text_meant
from quizapp.questions.question import Distractor, MultipleQuestion, TrueFalseQuestion
from quizapp.questions.verdict import RIGHT, WRONG, Marking, partly

#: What "true" and "false" are called in forms, files and other programs.
_TRUTHS = {
    **dict.fromkeys(("true", "t", "wahr", "richtig", "vrai", "верно", "правда"), True),
    **dict.fromkeys(("false", "f", "falsch", "faux", "неверно", "ложь"), False),
}


def mark_choice(value: str, key: str, distractors: Sequence[Distractor]) -> Marking:
    """Mark one ticked option by its value or its text, never by its place."""
    if value == key:
        return RIGHT
    meant = text_meant(value, [key, *(entry.text for entry in distractors)])
    if meant == key:
        return RIGHT
    why = next((entry.why for entry in distractors if entry.text == meant), "")
    return Marking(WRONG.verdict, 0.0, why)


def mark_multiple(question: MultipleQuestion, answer: Answer) -> Marking:
    """The share of right options ticked less the share of wrong ones, never below 0.

    Of 2 right and 3 wrong options, one right tick is worth 1/2 and one wrong tick
    costs 1/3.  So ticking everything earns nothing, and so does ticking at random in
    the long run.  A tick that is no option costs as much as a wrong one.
    """
    ticks = [answer] if isinstance(answer, str) else answer
    if not isinstance(ticks, list):
        return WRONG
    rights = frozenset(question.answers)
    ticked = frozenset(ticks)
    if ticked == rights:
        return RIGHT
    options = [*question.answers, *(entry.text for entry in question.distractors)]
    if not ticked <= frozenset(options):
        ticked = frozenset(text_meant(tick, options) for tick in ticked)
    hits, misses = len(ticked & rights), len(ticked - rights)
    if hits == len(rights) and not misses:
        return RIGHT
    share = hits / len(rights) - misses / max(len(question.distractors), 1)
    reason = f"{hits} of {len(rights)} found, {misses} wrong."
    return partly(max(0.0, share), reason)


def mark_true_false(question: TrueFalseQuestion, answer: Answer) -> Marking:
    """Mark true or false, given as such or as a word for it."""
    given = (
        _TRUTHS.get(answer.strip().casefold()) if isinstance(answer, str) else answer
    )
    if not isinstance(given, bool):
        return WRONG
    if given is question.answer:
        return RIGHT
    return Marking(WRONG.verdict, 0.0, question.correction)
