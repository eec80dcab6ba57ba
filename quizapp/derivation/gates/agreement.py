"""Subject and verb that do not agree in number."""

import re
from dataclasses import replace

from quizapp.derivation.gates.asked import is_asked
from quizapp.derivation.gates.flaw import Flaw
from quizapp.derivation.gates.verb_forms import is_plural
from quizapp.questions.question import Question

_PLURAL_OF = {"is": "are", "was": "were", "has": "have", "does": "do"}
_SINGULAR_OF = {plural: singular for singular, plural in _PLURAL_OF.items()}
_HOW_MANY = re.compile(
    r"^(?:According to [^,]+, h|H)ow many (?:[\w'’-]+ ){1,4}?(is|was|has|does)\b"
    r"(?= (?!the |a |an |he |she |it |his |her |its |this |their )[a-z])"
)
_WHO = re.compile(
    r"^(?:According to [^,]+, )?who (have|are|were|do)\b(?! (?:the|you|some|they)\b)",
    re.IGNORECASE,
)
_PRONOUN = re.compile(
    r"\b(?:(were|are|have|do) (?:he|she|it|each|every)|(was|is|has|does) (?:they|we|these|those|both|many|several))\b",
    re.IGNORECASE,
)
_PLURAL_NOUN = re.compile(
    r"^(?:[\w ]*, )?(?:When|Where|Why|How|What|In [\w ]+|On [\w ]+|At [\w ]+)"
    r" (was|is|has|does) (?!(?<=has )\w+(?:ed|en)\b)(?:the |these |those )?((?:[a-z][\w-]* ){0,2}?)([a-z]+)"
    r" (\w+ed|held|built|sent|brought|made|kept|found|taken|given|of|in|at|during)\b"
)
_SINGULAR_NOUN = re.compile(
    r"^(?:[\w ]*, )?(?:When|Where|Why|How|What|(?:In|On|At) \w+ \w+)"
    r" (do|have) (?:the|a|an) ([a-z]+) (?:[a-z]+)\b"
)


def agreement(question: Question) -> Flaw | None:
    """Only where the number of the subject is plain without a parse."""
    if not is_asked(question):
        return None
    prompt = question.prompt
    if found := _HOW_MANY.search(prompt):
        middle = prompt[found.start() + 9 : found.start(1)]
        if not re.search(r"\b(?:who|which|that|whose)\b", middle):
            return _flaw(question, found.start(1), found[1])
    if found := _WHO.search(prompt):
        return _flaw(question, found.start(1), found[1])
    if found := _PRONOUN.search(prompt):
        group = 1 if found[1] else 2
        return _flaw(question, found.start(group), found[group])
    found = _PLURAL_NOUN.search(prompt)
    if found and is_plural(found[3]) and "when" not in found[2].split():
        return _flaw(question, found.start(1), found[1])
    if (found := _SINGULAR_NOUN.search(prompt)) and _is_singular(found[2]):
        return _flaw(question, found.start(1), found[1])
    return None


def _is_singular(noun: str) -> bool:
    collective = {
        "police",
        "clergy",
        "majority",
        "poor",
        "rich",
        "public",
        "youth",
        "elite",
    }
    return not is_plural(noun) and noun not in collective and not noun.endswith("s")


def _flaw(question: Question, place: int, verb: str) -> Flaw:
    small = verb.lower()
    other = _PLURAL_OF.get(small) or _SINGULAR_OF[small]
    prompt = question.prompt[:place] + other + question.prompt[place + len(verb) :]
    words = f"“{verb}” does not agree with its subject"
    return Flaw("agreement", words, repaired=replace(question, prompt=prompt))
