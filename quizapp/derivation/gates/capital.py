"""A small word with a capital inside a stem, left from the start of a sentence."""

import re
from dataclasses import replace

from quizapp.derivation.gates.asked import is_asked
from quizapp.derivation.gates.flaw import Flaw
from quizapp.questions.question import Question
from quizapp.questions.wording import word_set

_ALWAYS_SMALL = word_set(
    """a an these those this that some many several most both his her its their our
    about nearly almost roughly
    protests protesters rebels workers peasants troops soldiers farmers prices people
    women men students citizens voters scholars historians officials critics demonstrators
    refugees taxes wages strikes riots elections reforms
    between during in on at after before since from until by under with for as to"""
)
#: Before a name as before any word: "Between Paris and Rome".
_JOINING = frozenset({"between", "during", "after", "before", "since", "until"})
_INNER = re.compile(r"(?<=[a-z,] )([A-Z][a-z]*)\b(?!['’.])")
#: "the Hague" has its article, but a league has not.
_THE = re.compile(r"(?<=[a-z] )The(?= [a-z])")


def capital(question: Question) -> Flaw | None:
    if not is_asked(question):
        return None
    prompt = question.prompt
    for found in _INNER.finditer(prompt):
        word = found[1].lower()
        follows = prompt[found.end() : found.end() + 2]
        before = prompt[: found.start()].split()
        in_title = len(before) > 1 and before[-1][:1].isupper()
        is_title = in_title or (follows[1:2].isupper() and word not in _JOINING)
        if word in _ALWAYS_SMALL and not (is_title and word != "a"):
            return _small(question, found.start())
    article = _THE.search(prompt)
    return _small(question, article.start()) if article else None


def _small(question: Question, place: int) -> Flaw:
    prompt = question.prompt
    small = prompt[:place] + prompt[place].lower() + prompt[place + 1 :]
    word = prompt[place:].split()[0]
    words = f"“{word}” has a capital inside the question"
    return Flaw("capital", words, repaired=replace(question, prompt=small))
