"""A question's words, as gates look at them."""

import re
from functools import lru_cache

from quizapp.questions.numbers.figures import canonical, in_figures
from quizapp.questions.question import (
    ChoiceQuestion,
    ClozeQuestion,
    DateQuestion,
    MultipleQuestion,
    NameQuestion,
    NumberQuestion,
    PhraseQuestion,
    Question,
)
from quizapp.questions.wording import plain, word_set

FUNCTION_WORDS = word_set(
    """a an the of in on at by to for from with without into onto over under about
    against between among during before after since until till through than as and or
    but nor so if that which who whom whose what when where why how many much long often
    do does did is are was were be been being am has have had having will would shall
    should can could may might must not no it its he him his she her they them their
    this these those there here s t own other others than such also too very most more
    some any all both each every first one ones only still yet just whether while
    became become up out off down"""
)
AUXILIARIES = word_set(
    """do does did is are was were has have had will would shall should can could may
    might must"""
)
WH = word_set("who whom whose what which when where why how")
#: Nouns that say of which sort the answer is: "which party", "in what year".
SORTS = word_set(
    """date year month decade century day country city town place organisation party
    person people king queen state states treaty empire war battle position group"""
)
_WORD = re.compile(r"[^\W\d_]+(?:['’\-–][^\W\d_]+)*|\d+(?:[.,\u202f ]\d{3})*(?:\.\d+)?")
_ENDINGS = (
    "isations", "izations", "isation", "ization", "ations", "ation", "ments", "ment",
    "ingly", "iness", "ings", "ing", "ions", "ion", "edly", "ness", "ers", "er", "ies",
    "ied", "est", "es", "ed", "ly", "al", "s", "y", "e",
)  # fmt: skip
_LEAST_STEM = 4


def tokens(text: str) -> list[str]:
    """The words and figures of a text as they stand."""
    return _WORD.findall(text)


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """What is left of a word without its ending: "reforms", "reformed" → "reform"."""
    word = plain(word).replace(" ", "")
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST_STEM:
            word = word[: -len(ending)]
            break
    if len(word) > _LEAST_STEM and word[-1] == word[-2]:
        word = word[:-1]
    return word


@lru_cache(maxsize=8192)
def content(text: str) -> frozenset[str]:
    """The stems of the words that mean something by themselves, parts of hyphens too."""
    found = set()
    for word in plain(text).split():
        if word not in FUNCTION_WORDS:
            found.add(stem(word))
    return frozenset(found)


def keys_of(question: Question) -> tuple[str, ...]:
    """The key in words, one for each way it is written."""
    match question:
        case NameQuestion() | PhraseQuestion() | ChoiceQuestion():
            return (question.answer,)
        case MultipleQuestion():
            return question.answers
        case DateQuestion():
            return (question.answer.in_words(),)
        case NumberQuestion():
            return (canonical(question.answer), in_figures(question.answer))
        case ClozeQuestion():
            return tuple(gap.accepted[0] for gap in question.gaps)
        case _:
            return ()


def is_cloze(question: Question) -> bool:
    return isinstance(question, ClozeQuestion)


def is_asked(question: Question) -> bool:
    """Whether its prompt is a question with one key in words, not a task."""
    return isinstance(
        question,
        NameQuestion | PhraseQuestion | ChoiceQuestion | DateQuestion | NumberQuestion,
    )


def in_sentence_case(text: str) -> str:
    return text[:1].upper() + text[1:]
