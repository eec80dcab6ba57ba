"""A stem without a finite verb: "Who taking over as chair?"."""

import re

from quizapp.derivation.gates.asked import AUXILIARIES, WH, is_asked, tokens
from quizapp.derivation.gates.flaw import Flaw
from quizapp.derivation.gates.verb_forms import is_past
from quizapp.questions.question import Question

_GERUND_FIRST = re.compile(
    r"^(?:who|what|which \w+) (?:\w+ly )?\w{3,}ing\b", re.IGNORECASE
)
#: Past and present alike: "What cost the state a quarter of its revenue?".
_SAME_FORMS = re.compile(
    r"\b(?:who|what) (?:cost|cut|put|hit|set|shut|spread|split|hurt|let|beat|cast|quit|shed)"
    r" \w",
    re.IGNORECASE,
)
_SHORTENED = re.compile(r"\b\w+(?:n't|n’t)\b|\b(?:who|what)['’]s\b", re.IGNORECASE)


def finite_verb(question: Question) -> Flaw | None:
    """Without a parse: an auxiliary, a past form, or a third person after the subject."""
    prompt = question.prompt
    if not is_asked(question) or not _asks(prompt):
        return None
    words = tokens(prompt)
    small = [word.lower() for word in words]
    if _GERUND_FIRST.match(prompt) and not AUXILIARIES & set(small):
        return Flaw("no finite verb", "the question has no finite verb")
    if _SAME_FORMS.search(prompt):
        return None
    if AUXILIARIES & set(small) or _SHORTENED.search(prompt):
        return None
    if any(is_past(word) for word in words[1:]) or _third_person(words):
        return None
    return Flaw("no finite verb", "the question has no finite verb")


def _asks(prompt: str) -> bool:
    return any(word.lower() in WH for word in tokens(prompt))


def _third_person(words: list[str]) -> bool:
    """ "Who governs …", "Which party rules …": after the wh-word, not capitalised."""
    after = [word for word in words[1:7] if word[:1].islower()]
    how_many = [word.lower() for word in words[:2]] == ["how", "many"]
    if how_many:
        return len(after) > 2
    return any(word.endswith("s") and not word.endswith("ss") for word in after)
