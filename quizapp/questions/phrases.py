"""Marking short texts: a cause, a reason, what a term means."""

from collections.abc import Sequence

from quizapp.questions.answer import Answer
from quizapp.questions.question import Distractor, PhraseQuestion
from quizapp.questions.verdict import RIGHT, WRONG, Marking, Verdict
from quizapp.questions.wording import is_numeral, is_slip_of, words

_STOP_WORDS = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "to",
        "in",
        "on",
        "at",
        "by",
        "for",
        "from",
        "with",
        "as",
        "and",
        "or",
        "it",
        "its",
        "his",
        "her",
        "their",
        "this",
        "that",
        "these",
        "those",
        "was",
        "were",
        "is",
        "are",
        "be",
        "been",
        "being",
        "had",
        "has",
        "have",
        "having",
        "did",
        "do",
        "does",
        "which",
        "who",
        "whom",
        "whose",
        "because",
        "due",
        "so",
        "then",
        "than",
        "there",
        "into",
        "onto",
        "over",
        "after",
        "before",
        "about",
        "he",
        "she",
        "they",
        "them",
        "him",
        "we",
        "i",
        "you",
        "also",
        "very",
    ]
)
_NEGATIONS = frozenset(
    [
        "not",
        "no",
        "never",
        "none",
        "neither",
        "nor",
        "without",
        "nobody",
        "nothing",
        "cannot",
        "isnt",
        "wasnt",
        "didnt",
        "doesnt",
        "wont",
    ]
)
#: Words that turn a statement round.
_OPPOSITES = (
    ("rise", "fall"),
    ("rose", "fell"),
    ("increase", "decrease"),
    ("lift", "impose"),
    ("win", "lose"),
    ("won", "lost"),
    ("start", "end"),
    ("begin", "end"),
    ("more", "less"),
    ("high", "low"),
    ("higher", "lower"),
    ("support", "oppose"),
    ("allow", "forbid"),
    ("accept", "reject"),
    ("remove", "introduce"),
    ("weaken", "strengthen"),
    ("gain", "loss"),
)
_ENDINGS = (
    "ations",
    "ation",
    "ments",
    "ment",
    "ings",
    "ing",
    "ies",
    "ied",
    "edly",
    "ed",
    "es",
    "ly",
    "s",
    "e",
)
#: The share of the key's words from which an answer is close.
_ENOUGH = 0.6


def mark_phrase(question: PhraseQuestion, answer: Answer) -> Marking:
    """Mark typed words against the accepted wordings."""
    if not isinstance(answer, str):
        return WRONG
    wrong = [Distractor(text) for text in question.reject] + list(question.distractors)
    return mark_wording(answer, (question.answer, *question.accept), wrong)


def mark_wording(
    given: str, accepted: Sequence[str], wrong: Sequence[Distractor]
) -> Marking:
    """Right in an accepted wording, close with its main words, never when turned round."""
    said = content_words(given)
    exact = words(given)
    for text in accepted:
        if (exact and exact == words(text)) or (
            said and (said == content_words(text) and _turns(given) == _turns(text))
        ):
            return RIGHT
    for distractor in wrong:
        if exact == words(distractor.text) or (
            said and said == content_words(distractor.text)
        ):
            return Marking(Verdict.WRONG, 0.0, distractor.why)
    return _mark_by_main_words(given, said, accepted, wrong)


def content_words(text: str) -> list[str]:
    """The words that carry the meaning, by their stems, in order."""
    return [
        _stem(word)
        for word in words(text)
        if word not in _STOP_WORDS and word not in _NEGATIONS
    ]


def _mark_by_main_words(
    given: str, said: list[str], accepted: Sequence[str], wrong: Sequence[Distractor]
) -> Marking:
    shares = {text: _share(said, content_words(text)) for text in accepted}
    near = [text for text in accepted if shares[text] >= _ENOUGH]
    unturned = [text for text in near if _turns(text) == _turns(given)]
    if near and (
        not unturned or any(_opposed(said, content_words(text)) for text in near)
    ):
        return Marking(Verdict.WRONG, 0.0, "That says the opposite.")
    if not near or len(said) > 3 * max(len(content_words(text)) for text in near) + 6:
        return WRONG
    best = max(unturned, key=lambda text: shares[text])
    if any(_share(said, content_words(entry.text)) >= shares[best] for entry in wrong):
        return WRONG
    return Marking(Verdict.CLOSE, round(0.8 * shares[best], 3), f"Close to: {best}")


def _share(said: list[str], key: list[str]) -> float:
    """The share of the key's words that were said, slips allowed, numerals not."""
    if not key:
        return 0.0
    needed = list(dict.fromkeys(key))
    hits = sum(
        any(word == other or is_slip_of(other, word) for other in said)
        for word in needed
    )
    if {word for word in needed if is_numeral(word)} - set(said):
        return 0.0
    return hits / len(needed)


def _turns(text: str) -> bool:
    """Whether the text is turned round: an odd number of negations."""
    return sum(word in _NEGATIONS for word in words(text)) % 2 == 1


def _opposed(said: list[str], key: list[str]) -> bool:
    """Whether one says "rise" where the other says "fall"."""
    pairs = [(_stem(one), _stem(other)) for one, other in _OPPOSITES]
    return any(
        one in said and one not in key and other in key and other not in said
        for one, other in (*pairs, *((other, one) for one, other in pairs))
    )


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if (
            word.endswith(ending)
            and len(word) - len(ending) >= 3
            and not is_numeral(word)
        ):
            return word[: -len(ending)]
    return word
