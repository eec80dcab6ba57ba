"""The words of English that the model's lemmatizer knows, by their class."""

from functools import lru_cache

from quizapp.derivation.model import english
from quizapp.questions.wording import word_set


def nouns() -> frozenset[str]:
    """Plain forms of nouns; empty without a model."""
    return _index("noun")


def verbs() -> frozenset[str]:
    """Plain forms of verbs; empty without a model."""
    return _index("verb")


@lru_cache(maxsize=1)
def other_words() -> frozenset[str]:
    """Verbs, adjectives and adverbs."""
    return verbs() | _index("adj") | _index("adv")


@lru_cache(maxsize=4)
def _index(word_class: str) -> frozenset[str]:
    nlp = english()
    if nlp is None:
        return frozenset()
    lookups = nlp.get_pipe("lemmatizer").lookups  # type: ignore[attr-defined]
    return frozenset(lookups.get_table("lemma_index", {}).get(word_class, ()))


#: Ends of nouns that are hardly ever somebody's name.
_ABSTRACT = (
    "ery",
    "tion",
    "sion",
    "ment",
    "ness",
    "ity",
    "ism",
    "ance",
    "ence",
    "ship",
    "hood",
    "dom",
    "ing",
    "ure",
    "ture",
)
_MASS = word_set(
    """tea cotton sugar gold silver trade war peace hunger famine poverty wealth land
    power oil coal iron steel wheat rum tobacco debt money religion law fear anger opium
    salt grain bread food drought disease plague smallpox cholera malaria news public
    industry agriculture commerce society education science art music"""
)


def is_common_noun(word: str) -> bool:
    """Whether a word is surely no name, though a sentence gives it a capital.

    The lemmatizer knows names among its nouns ("lincoln"): a noun is believed by its
    ending, by its plural, or as one of those that stand without an article.
    """
    low = word.lower()
    if low in _MASS:
        return True
    known = nouns()
    plural = low.endswith("s") and low[:-1] in known and low not in known
    return plural or (low in known and low.endswith(_ABSTRACT))
