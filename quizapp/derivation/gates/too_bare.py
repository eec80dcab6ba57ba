"""A stem that could be asked about a thousand things: "Who was elected?"."""

import re

from quizapp.derivation.gates.asked import (
    AUXILIARIES,
    FUNCTION_WORDS,
    WH,
    is_asked,
    tokens,
)
from quizapp.derivation.gates.flaw import Flaw
from quizapp.derivation.lexicon import is_common_noun
from quizapp.questions.question import Question
from quizapp.questions.wording import word_set

_DEFINES = re.compile(
    r"^(?:What|Who) (?:is|are|was|were) |\bstands? for\b|\bmeans?\b|^What position\b",
    re.IGNORECASE,
)
_SAY_LITTLE = word_set(
    """happen happened happens occur occurred take took place begin began end ended start
    started do did go went come came become became name called country year date month
    decade century city organisation organization party person people thing following"""
)
_LEAST = 2


def too_bare(question: Question) -> Flaw | None:
    if not is_asked(question):
        return None
    words = tokens(question.prompt)
    telling = [
        word for word in words if word.lower() not in FUNCTION_WORDS | AUXILIARIES | WH
    ]
    if _DEFINES.search(question.prompt) and any(
        word[:1].isupper() for word in words[2:]
    ):
        return None
    count = len([word for word in telling if word.lower() not in _SAY_LITTLE])
    has_article = len(words) > 3 and words[2].lower() in {"a", "an", "the"}
    is_idea = len(words) == 3 and is_common_noun(words[2])  # "What is rationalism?"
    defines = _DEFINES.search(question.prompt) and (has_article or is_idea)
    if count >= (1 if defines else _LEAST):
        return None
    if (
        any(
            word[:1].isupper() or word.isdigit()
            for word in telling[0:]
            if word != words[0]
        )
        and len(telling) >= _LEAST
    ):
        return None
    return Flaw(
        "too bare", "the question does not say which event or thing it is about"
    )
