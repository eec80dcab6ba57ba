"""What a simulated learner puts down: the key, a belief, a guess, or nothing."""

from dataclasses import dataclass
from random import Random

from quizapp.questions.answer import Answer
from quizapp.questions.key import key_answer
from quizapp.questions.marking.every_kind import choice_value
from quizapp.questions.presentation import present
from quizapp.questions.question import (
    Ask,
    ClozeQuestion,
    MatchQuestion,
    MultipleQuestion,
    OrderQuestion,
    Question,
    TrueFalseQuestion,
)
from quizapp.scheduling.grade import Grade

#: How often somebody types something wrong where they do not know, and not nothing.
_TRIES = 0.6

#: How often somebody who knew calls a flashcard hard, or easy.
_HARD, _EASY = 0.12, 0.08


@dataclass(frozen=True, slots=True)
class Given:
    """An answer put down; ``answer`` is None for "I don't know"."""

    answer: Answer
    grade: Grade | None = None  #: the learner's own, on a flashcard


def answer_given(
    question: Question,
    ask: Ask,
    *,
    knows: bool,
    conviction: str | None,
    chance: Random,
) -> Given:
    """What is put down by somebody who knows the key, or believes something, or guesses.

    *conviction* counts where the key is not known.  Where there are options, whoever
    knows nothing takes one of them by chance.
    """
    if ask is Ask.FLASHCARD:
        return Given("", _own_grade(knows, chance))
    if knows:
        return Given(_key(question))
    if conviction is not None:
        return Given(conviction)
    return Given(_guess(question, ask, chance))


def _own_grade(knows: bool, chance: Random) -> Grade:
    luck = chance.random()
    if not knows:
        return Grade.AGAIN
    if luck < _HARD:
        return Grade.HARD
    return Grade.EASY if luck > 1 - _EASY else Grade.GOOD


def _key(question: Question) -> Answer:
    """The key as a page would send it."""
    key = key_answer(question)
    return ("true" if key else "false") if isinstance(key, bool) else key


def _guess(question: Question, ask: Ask, chance: Random) -> Answer:
    match question:
        case OrderQuestion():
            items = [item.text for item in question.items]
            return chance.sample(items, len(items))
        case MatchQuestion():
            return _pairs_by_chance(question, chance)
        case TrueFalseQuestion():
            return chance.choice(("true", "false"))
        case MultipleQuestion():
            texts = [*question.answers, *(one.text for one in question.distractors)]
            return chance.sample(texts, chance.randint(1, len(texts)))
        case ClozeQuestion() if ask is Ask.CHOICE:
            options = present(question, ask, 0).options
            return [chance.choice(options).value for _ in question.gaps]
    if ask is Ask.CHOICE:
        return chance.choice(present(question, ask, 0).options).value
    return _typed_by_chance(question, chance)


def _pairs_by_chance(question: MatchQuestion, chance: Random) -> Answer:
    rights = [pair.right for pair in question.pairs]
    rights += [one.text for one in question.distractors]
    chosen = chance.sample(rights, len(question.pairs))
    return dict(zip((pair.left for pair in question.pairs), chosen, strict=True))


def _typed_by_chance(question: Question, chance: Random) -> Answer:
    """One of the wrong options, as whoever mixes things up would write, or nothing."""
    wrong = getattr(question, "distractors", ())
    if not wrong or chance.random() > _TRIES:
        return None
    text = choice_value(question, chance.choice(wrong).text)
    if isinstance(question, ClozeQuestion):
        return [text] * len(question.gaps)
    return text
