"""Marking pairs: each left has its right."""

from quizapp.questions.answer import Answer, text_meant
from quizapp.questions.question import MatchQuestion
from quizapp.questions.verdict import RIGHT, WRONG, Marking, partly


def mark_match(question: MatchQuestion, answer: Answer) -> Marking:
    """Mark pair by pair; close from half of them on."""
    if not isinstance(answer, dict):
        return WRONG
    if all(answer.get(pair.left) == pair.right for pair in question.pairs):
        return RIGHT
    marked = mark_each_pair(question, answer)
    hits = sum(marking is RIGHT for _, marking in marked)
    if hits == len(marked):
        return RIGHT
    return partly(hits / len(marked), f"{hits} of {len(marked)} pairs right.")


def mark_each_pair(
    question: MatchQuestion, answer: Answer
) -> list[tuple[str, Marking]]:
    """For each left, in the question's order, the right that was given, and its marking."""
    matched = answer if isinstance(answer, dict) else {}
    if not matched.keys() <= {pair.left for pair in question.pairs}:
        lefts = [pair.left for pair in question.pairs]
        matched = {text_meant(left, lefts): right for left, right in matched.items()}
    rights = dict.fromkeys(
        [
            *(pair.right for pair in question.pairs),
            *(entry.text for entry in question.distractors),
        ]
    )
    marked = []
    for pair in question.pairs:
        given = matched.get(pair.left, "")
        meant = given if given in rights else text_meant(given, rights)
        why = next(
            (entry.why for entry in question.distractors if entry.text == meant), ""
        )
        marking = RIGHT if meant == pair.right else Marking(WRONG.verdict, 0.0, why)
        marked.append((given, marking))
    return marked
