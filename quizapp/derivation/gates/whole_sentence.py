"""A stem that is the whole sentence with a hole in it."""

from quizapp.derivation.draft import Draft
from quizapp.derivation.gates.asked import content, is_asked, keys_of
from quizapp.derivation.gates.facts import Facts
from quizapp.derivation.gates.flaw import Flaw, Weight

_LONG = 22  #: words of a sentence from which its repetition is tiresome
_NEARLY_ALL = 0.9


def whole_sentence(draft: Draft, facts: Facts) -> Flaw | None:
    if not is_asked(draft.question) or len(draft.evidence) != 1:
        return None
    if draft.question.topic == "causes":
        return None  # one side of a cause is asked with the other
    sentence = draft.evidence[0].of(facts.text)
    if len(sentence.split()) < _LONG:
        return None
    key = frozenset().union(*(content(one) for one in keys_of(draft.question)))
    told = content(sentence) - key
    if not told or len(told & content(draft.question.prompt)) / len(told) < _NEARLY_ALL:
        return None
    return Flaw(
        "whole sentence", "the question repeats its whole sentence", Weight.UNSURE
    )
