"""Marking pairs: each left has its right."""

from quizapp.questions.answer import Answer
from quizapp.questions.question import MatchQuestion
from quizapp.questions.verdict import RIGHT, WRONG, Marking, Verdict


def mark_match(question: MatchQuestion, answer: Answer) -> Marking:
    """Mark pair by pair; close from half of them on."""
    if not isinstance(answer, dict):
        return WRONG
    hits = sum(answer.get(pair.left) == pair.right for pair in question.pairs)
    if hits == len(question.pairs):
        return RIGHT
    fraction = round(hits / len(question.pairs), 4)
    reason = f"{hits} of {len(question.pairs)} pairs right."
    return Marking(
        Verdict.CLOSE if fraction >= 0.5 else Verdict.WRONG, fraction, reason
    )
