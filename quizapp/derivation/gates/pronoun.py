"""A word that points at something said before, which the learner has not read."""

import re

from quizapp.derivation.gates.asked import FUNCTION_WORDS, is_asked, is_cloze, keys_of
from quizapp.derivation.gates.flaw import Flaw, Weight
from quizapp.questions.question import Question, TrueFalseQuestion

_GATE = "pronoun"
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|‘[^’]*’(?!\w)")
#: Straight after the auxiliary it is the subject, and nothing stands before it.
_SUBJECT = re.compile(
    r"\b(?:do|does|did|is|are|was|were|has|have|had|will|would|could|can|may|might)"
    r" (?:not )?(he|she|it|they)\b",
    re.IGNORECASE,
)
_EMPTY_IT = re.compile(
    r"\b(?:is|was|did|does|has) it (?:\w+ )?\w+ (?:to|for|that|until)\b", re.IGNORECASE
)
_POINTING = re.compile(
    r"\b(this|these|those(?! who| whose| that)|such(?! as)|the latter|the aforementioned"
    r"|the former(?= (?:of|do|does|did|is|was|has|had|demand|and|\?)|\?)"
    r"|there(?! (?:was|were|is|are|had|has|be|been|to)\b)(?<!were there)(?<!was there)"
    r"|here|another|the same|the other(?! hand| side)|both of them|each other's country)\b",
    re.IGNORECASE,
)
_OF_THESE = re.compile(
    r"\b(?:which|put|match|order|sort|all|one|none) (?:of )?these\b|\bare there\b|\b(?:were|was|is) there\b",
    re.IGNORECASE,
)
_SPEAKING = re.compile(
    r"\b(?:[Ww]e|us|[Oo]ur|ours|[Mm]y|mine|[Yy]our|yours|[Yy]ou|me|I)\b"
)
#: "Catherine I", "World War I".
_FIRST_OF_A_NAME = re.compile(r"\b([A-Z][\w-]+) I\b")
_BOUND = re.compile(
    r"\b(his|her|hers|its|their|theirs|him|them|he|she|they|it|himself|herself|itself"
    r"|themselves)\b",
    re.IGNORECASE,
)


def pronoun(question: Question) -> Flaw | None:
    """A pronoun is fine where its noun stands before it in the same question."""
    if is_cloze(question) or not (
        is_asked(question) or isinstance(question, TrueFalseQuestion)
    ):
        return None
    said = _FIRST_OF_A_NAME.sub(r"\1", _QUOTED.sub(" ", question.prompt))
    word = _dangling(said)
    if word:
        return Flaw(_GATE, f"“{word}” points at something outside the question")
    return _in_key(question, said)


def _dangling(said: str) -> str:
    if found := _SUBJECT.search(said):
        known = _has_noun(said[: found.start()])
        empty = found[1].lower() == "it" and _EMPTY_IT.search(said)
        if not empty and not known:
            return found[1]
    if found := _POINTING.search(_OF_THESE.sub(" ", said)):
        return found[1]
    if found := _SPEAKING.search(said):
        return found[0]
    for found in _BOUND.finditer(said):
        if found[1].lower() == "it" and _EMPTY_IT.search(said):
            continue
        if not _has_noun(said[: found.start()]):
            return found[1]
    return ""


def _has_noun(before: str) -> bool:
    """Whether something stands there that a pronoun could mean; "who" does."""
    words = re.findall(r"[^\W\d_]+", before)
    if any(word.lower() in {"who", "whom", "which"} for word in words[:2]):
        return True
    return any(word.lower() not in FUNCTION_WORDS for word in words)


def _in_key(question: Question, said: str) -> Flaw | None:
    for key in keys_of(question):
        bare = _FIRST_OF_A_NAME.sub(r"\1", _QUOTED.sub(" ", key))
        found = _POINTING.search(bare) or _SPEAKING.search(bare)
        if found is None:
            found = next(
                (
                    one
                    for one in _BOUND.finditer(bare)
                    if not _has_noun(bare[: one.start()]) and not _names(said)
                ),
                None,
            )
        if found:
            words = f"“{found[0]}” in the key points at something outside it"
            return Flaw(_GATE, words, Weight.UNSURE)
    return None


def _names(said: str) -> bool:
    """Whether the question names somebody or something that the key may mean."""
    return any(word[:1].isupper() for word in said.split()[1:]) or " the " in said
