"""What a demonstration class studies: a set of its own, and what is planted in it."""

from dataclasses import replace
from functools import cache

from quizapp.questions.question import (
    ChoiceQuestion,
    Distractor,
    PhraseQuestion,
    Question,
)
from quizapp.questions.question_set import QuestionSet
from quizapp.services.set_files import load_set_file
from quizapp.services.shipped_sets import shipped_set_files
from quizapp.simulation.learners import Belief

TITLE = "Demonstration: Kazakhstan, January 2022"

#: The question whose key is wrong on purpose: who knows better is marked wrong.
BROKEN = "new-administration-order"

#: What some of a class mix up, and which share of it.
MISCONCEPTIONS = (
    Belief(
        "what-shows-deeper-causes",
        "It began before the price cap had been lifted",
        9 / 24,
        why="Reversed cause and effect.",
    ),
    Belief("oil-strike-year", "2019", 6 / 24),
    Belief("csto-request-day", "2022-01-05", 5 / 24),
)

#: How many questions come from each set that ships, beside those planted.
_FROM_EACH = 14

#: Something is planted in every third question, so that all have met it before the quiz.
_PLANTED_EVERY = 3


def demonstration_set(slug: str) -> tuple[QuestionSet, tuple[Belief, ...]]:
    """Questions of the sets that ship under another name, one of them broken.

    And all that a class is to believe of them: what some mix up, and what the best
    know better than the broken key.
    """
    sets = _shipped_sets()
    planted = {BROKEN, *(belief.question for belief in MISCONCEPTIONS)}
    questions = {
        question.id: question
        for one in sets
        for place, question in enumerate(one.questions)
        if place < _FROM_EACH or question.id in planted
    }
    for belief in MISCONCEPTIONS:
        questions[belief.question] = _with_reason(questions[belief.question], belief)
    sound = questions[BROKEN]
    broken, truth = _with_wrong_key(sound)
    questions[BROKEN] = broken
    ordered = [one for one in questions.values() if one.id not in planted]
    for place, name in enumerate(sorted(planted), 1):
        ordered.insert(place * _PLANTED_EVERY - 1, questions[name])
    content = QuestionSet(
        id=slug,
        title=TITLE,
        description=(
            "For a class of simulated learners. The key of one question is wrong on "
            "purpose, for the report to find."
        ),
        language=sets[0].language,
        licence=sets[0].licence,
        sources=sets[0].sources,
        questions=tuple(ordered),
    )
    better = Belief(BROKEN, truth, 0.5, is_of_the_best=True)
    return content, (*MISCONCEPTIONS, better)


@cache
def _shipped_sets() -> tuple[QuestionSet, ...]:
    """The sets that ship, read once: that takes most of a second."""
    return tuple(load_set_file(path) for path in shipped_set_files())


def _with_reason(question: Question, belief: Belief) -> Question:
    """The question with the reason of a belief at the option that says so."""
    if not belief.why or not isinstance(question, PhraseQuestion):
        return question
    told = [
        replace(one, why=belief.why) if one.text == belief.answer else one
        for one in question.distractors
    ]
    return replace(question, distractors=tuple(told))


def _with_wrong_key(question: Question) -> tuple[Question, str]:
    """The question with its first wrong option as the key; and what is true."""
    if not isinstance(question, ChoiceQuestion):
        raise TypeError(f"{question.id} is no question to choose from")
    first, *others = question.distractors
    wrong = replace(
        question,
        answer=first.text,
        distractors=(Distractor(question.answer), *others),
    )
    return wrong, question.answer
