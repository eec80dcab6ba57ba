"""Marking short texts: a cause, a reason, what a term means."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from quizapp.questions.answer import Answer
from quizapp.questions.marking.word_for_word import mark_word_for_word
from quizapp.questions.names.known_places import COUNTRIES
from quizapp.questions.phrases.concepts import (
    CONFUSED,
    LIGHT,
    OPPOSITE,
    meaning,
    without_prefix,
)
from quizapp.questions.phrases.statement import (
    Statement,
    Term,
    is_turned_round,
    read_statement,
)
from quizapp.questions.question import Distractor, PhraseQuestion
from quizapp.questions.verdict import RIGHT, WRONG, Marking, Verdict
from quizapp.questions.wording import is_slip_of

#: The share of the key's words from which an answer is close, whatever else it says.
_ENOUGH = 0.55
#: The share from which it is a part of the key, if it says nothing else.
_A_PART = 0.34
#: The credit where one word stands for another that we do not know.
_GUESSED = 0.3

_OPPOSITE = Marking(Verdict.WRONG, 0.0, "That says the opposite.")
_TURNED = Marking(Verdict.WRONG, 0.0, "The other way round: who does it, and to whom?")
_NUMBER = Marking(Verdict.WRONG, 0.0, "The number is another.")
_COUNTRY = Marking(Verdict.WRONG, 0.0, "That is about another country.")
_NOTHING = Marking(Verdict.WRONG, 0.0, "It shares no words with the right answer. If it says the same, choose Change.")  # fmt: skip
_UNSURE = "Compare it with the right answer and the evidence: if it says the same, choose Change."
_MORE = "The right answer is in it, and more. Check the rest against the evidence."
_PART = "That is a part of it. Compare it with the right answer."
_MIXED = "One part is right, another is not."


@dataclass(frozen=True, slots=True)
class _Found:
    """How a statement that was said stands to a wording."""

    share: float  #: of what the wording needs, 0–1
    denied: bool  #: something is denied that is not, or the reverse
    inferred: bool  #: agrees only by way of an opposite
    missing: frozenset[str]
    extra: frozenset[str]


def mark_phrase(question: PhraseQuestion, answer: Answer) -> Marking:
    """Mark typed words against the accepted wordings."""
    if not isinstance(answer, str):
        return WRONG
    wrong = [Distractor(text) for text in question.reject] + list(question.distractors)
    accepted = (question.answer, *question.accept)
    return mark_wording(answer, accepted, wrong, question.prompt)


def mark_wording(
    given: str, accepted: Sequence[str], wrong: Sequence[Distractor], prompt: str = ""
) -> Marking:
    """Right in an accepted wording, close with its main words, never when turned round."""
    written = mark_word_for_word(given, accepted, wrong)
    if written is not None:
        return written
    said, asked = read_statement(given), read_statement(prompt)
    keys = [read_statement(text) for text in accepted]
    markings = [_mark_against(said, key, asked) for key in keys]
    best = max(markings, key=lambda marking: marking.fraction)
    refused = next((one for one in markings if one in (_OPPOSITE, _TURNED)), None)
    if best.verdict is not Verdict.RIGHT and refused:
        best = refused
    return _beside_wrong(best, said, keys, wrong, asked)


def _beside_wrong(
    marking: Marking,
    said: Statement,
    keys: Sequence[Statement],
    wrong: Sequence[Distractor],
    asked: Statement,
) -> Marking:
    """What is as near to a wrong wording, or says it beside the key, is not right."""
    if marking.verdict is Verdict.RIGHT:
        return marking
    known = {means for key in (*keys, asked) for means in key.by_meaning}
    for entry in wrong:
        other = read_statement(entry.text)
        found = _compare(said, other, asked)
        if found.share == 1 and not found.denied and not found.extra:
            return Marking(Verdict.WRONG, 0.0, entry.why)
        if marking.fraction == _GUESSED and found.share >= 0.5:
            return WRONG
        own = other.by_meaning.keys() - known
        if own & said.by_meaning.keys() and marking.verdict is Verdict.CLOSE:
            if found.share > marking.fraction and marking.reason != _MORE:
                return Marking(Verdict.WRONG, 0.0, entry.why)
            marking = Marking(Verdict.CLOSE, min(0.4, marking.fraction), _MIXED)
    return marking


def _mark_against(said: Statement, key: Statement, asked: Statement) -> Marking:
    found = _compare(said, key, asked)
    if not found.share:
        return _NOTHING if len(said.terms) > 2 and not found.denied else WRONG
    if found.share < _A_PART and not found.denied:
        return WRONG
    if found.denied:
        return _OPPOSITE
    if is_turned_round(said, key):
        return _TURNED
    if said.numbers and key.numbers and not key.numbers <= said.numbers:
        return _NUMBER
    if found.missing & COUNTRIES and found.extra & COUNTRIES:
        return _COUNTRY
    return _mark_by_share(found, said, key)


def _mark_by_share(found: _Found, said: Statement, key: Statement) -> Marking:
    if len(said.terms) > 3 * len(key.terms) + 6:
        return WRONG
    if found.share == 1 and not found.extra:
        return RIGHT if not found.inferred else Marking(Verdict.CLOSE, 0.7, _UNSURE)
    if found.share == 1:
        return Marking(Verdict.CLOSE, 0.6, _MORE)
    if found.share >= _ENOUGH:
        return Marking(Verdict.CLOSE, round(0.8 * found.share, 3), _UNSURE)
    if not found.extra:
        return Marking(Verdict.CLOSE, round(0.8 * found.share, 3), _PART)
    if (
        found.share >= 0.5
        and len(found.extra) == 1
        and not any(map(str.isdigit, *found.extra))
    ):
        return Marking(Verdict.CLOSE, _GUESSED, _UNSURE)
    return WRONG


def _compare(said: Statement, key: Statement, asked: Statement) -> _Found:
    ours = _with_letters(said, key)
    needed = _needed(key, asked)
    used: set[str] = set()
    hits = weight = 0
    denied = inferred = False
    missing: set[str] = set()
    for means, term in key.by_meaning.items():
        match, turned, by_opposite = _match(term, ours)
        worth = 2 if term.denied else 1
        weight += worth if means in needed else 0
        if match is None:
            missing.add(means)
            continue
        used.add(match.means)
        if _contradicts(match, term, turned):
            denied = True
        elif means in needed:
            inferred = inferred or by_opposite
            hits += worth
    light = asked.by_meaning.keys() | key.by_meaning.keys() | LIGHT
    extra = {
        means
        for means, term in ours.items()
        if means not in used and (term.denied or means not in light)
    }
    missing &= needed
    share = hits / weight if weight else 0.0
    return _Found(share, denied, inferred, frozenset(missing), frozenset(extra))


def _contradicts(said: Term, key: Term, turned: bool) -> bool:
    """Whether one denies what the other states; what is left open contradicts nothing."""
    if said.denied is None or key.denied is None:
        return turned and said.denied is key.denied
    return (said.denied != key.denied) != turned


def _needed(key: Statement, asked: Statement) -> frozenset[str]:
    """What must be said: not what the prompt says, unless that is most of the key."""
    every = frozenset(key.by_meaning)
    heavy = every - LIGHT if len(every - LIGHT) > 1 else every
    rest = heavy - asked.by_meaning.keys()
    return rest if rest and 2 * len(rest) >= len(heavy) else heavy


def _match(key: Term, said: dict[str, Term]) -> tuple[Term | None, bool, bool]:
    """The term that means this; whether it is turned round; whether by an opposite."""
    means = key.means
    if found := said.get(means):
        return found, False, False
    if found := said.get(OPPOSITE.get(means, "")):
        return found, True, True
    bare = without_prefix(means)
    if bare and (found := said.get(bare)):
        return found, True, False
    for other, term in said.items():
        if without_prefix(other) == means:
            return term, True, False
        if _is_slip(term.word, key.word):
            return term, False, False
    return None, False, False


def _is_slip(said: str, key: str) -> bool:
    return is_slip_of(said, key) and not (said in CONFUSED and key in CONFUSED)


def _with_letters(said: Statement, key: Statement) -> dict[str, Term]:
    """What was said, with letters such as LPG written out as the key does."""
    terms = dict(said.by_meaning)
    for word in said.words:
        if 3 <= len(word) <= 6 and (spelt := _spelt_out(word, key.words)):
            terms.pop(meaning(word), None)
            for means, term in read_statement(" ".join(spelt)).by_meaning.items():
                terms.setdefault(means, term)
    return terms


@lru_cache(maxsize=4096)
def _spelt_out(letters: str, text: tuple[str, ...]) -> tuple[str, ...]:
    """The words of the text that begin with these letters, one after the other."""
    initials = "".join(word[0] for word in text)
    place = initials.find(letters)
    return text[place : place + len(letters)] if place >= 0 else ()
