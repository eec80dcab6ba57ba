"""From what marking says of an answer to how well the card was remembered."""

from math import perm

from quizapp.questions.question import Ask
from quizapp.questions.verdict import Verdict
from quizapp.scheduling.grade import Grade

#: A close answer with less credit than this counts as forgotten.
HARD_FROM_FRACTION = 0.5

#: What "I don't know" is worth: nothing was retrieved, however near the learner felt.
NOT_KNOWN = Grade.AGAIN


def grade_for(verdict: Verdict, fraction: float) -> Grade:
    """Right is Good, wrong is Again; close is Hard from half the credit on, else Again.

    Hard is formally a pass, and FSRS cannot absorb Hard pressed for a failure.  So the
    question for a close answer is whether the fact was retrieved: with half the credit
    or more (a day off, a name misspelt, three of four put in order) it was, with
    difficulty, which is what Hard means; with less, more was missing than there.  Easy
    is the learner's own to give: response times grade worse than not grading by time
    (log loss 0.4448 against 0.4389 on the open log).
    """
    match verdict:
        case Verdict.RIGHT:
            return Grade.GOOD
        case Verdict.CLOSE if fraction >= HARD_FROM_FRACTION:
            return Grade.HARD
        case _:
            return Grade.AGAIN


def guess_chance(ask: Ask, option_count: int, answer_count: int = 1) -> float:
    """The chance of a full hit without knowing anything, 0–0.5.

    Of ``option_count`` options, ``answer_count`` belong to the key.  One of k: 1/k.
    Several of k, their number untold: one of the ``2**k - 1`` selections.  Order: one of
    the orders of all options.  Match: one of the ways to give each of ``answer_count``
    prompts an option of its own.  Whatever is typed, written, placed on a timeline or
    judged by the learner is not guessed.  A single option counts as two, since with
    certainty nothing could be learned from the answer.
    """
    match ask:
        case Ask.CHOICE if answer_count > 1:
            ways = (1 << option_count) - 1
        case Ask.CHOICE:
            ways = option_count
        case Ask.ORDER:
            ways = perm(max(option_count, 1))
        case Ask.MATCH:
            ways = perm(
                max(option_count, 1), min(max(answer_count, 1), max(option_count, 1))
            )
        case _:
            return 0.0
    return 1 / max(ways, 2)


def without_guessing(recall: float, chance: float) -> float:
    """The share that is known, where ``recall`` is the chance of a right answer.

    ``(p - g) / (1 - g)``, never below 0: half right on true or false is nothing known.
    """
    return max(recall - chance, 0.0) / (1 - chance)
