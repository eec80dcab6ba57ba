"""A word of the stem gives the key away: its adjective, initials, a piece of it."""

import re

from quizapp.derivation.gates.asked import keys_of, tokens
from quizapp.derivation.gates.flaw import Flaw
from quizapp.questions.names.known_places import DEMONYMS
from quizapp.questions.question import NameQuestion, PhraseQuestion, Question
from quizapp.questions.wording import letters_of

_ASKS_FOR_IT = re.compile(r"\bstands? for\b|\bshort for\b|\babbreviat", re.IGNORECASE)
_SMALL = frozenset(["of", "the", "and", "for", "in", "de", "du", "des"])
_LEAST_ALIKE = 5


def giveaway(question: Question) -> Flaw | None:
    """Names only: "Kazakh" for Kazakhstan, "CSTO" for what it stands for."""
    if not isinstance(question, NameQuestion | PhraseQuestion):
        return None
    asks_for_it = bool(_ASKS_FOR_IT.search(question.prompt))
    key = keys_of(question)[0]
    initials = _initials(key)
    for token in tokens(question.prompt):
        for word in re.split(r"[-–]", token):
            if len(initials) > 2 and word == initials and not asks_for_it:
                return Flaw("giveaway", f"“{word}” are the initials of the key")
            if isinstance(question, NameQuestion) and _is_piece(word, key):
                return Flaw("giveaway", f"“{word}” gives the key away")
    return None


def _initials(key: str) -> str:
    words = [word for word in re.split(r"[\s-]+", key) if word.lower() not in _SMALL]
    return "".join(word[0] for word in words if word[:1].isupper())


def _is_piece(word: str, key: str) -> bool:
    """Whether a word is the adjective or the people of the place that is the key."""
    if not word[:1].isupper():
        return False
    said, name = letters_of(word), letters_of(key)
    singular = said.removesuffix("s")
    if name in (DEMONYMS.get(said), DEMONYMS.get(singular)):
        return True
    if " " in key or len(singular) < _LEAST_ALIKE:
        return False
    common = 0
    for one, other in zip(singular, name, strict=False):
        if one != other:
            break
        common += 1
    return common >= _LEAST_ALIKE and common >= min(len(name), len(singular)) - 1
