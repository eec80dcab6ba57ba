"""The noun that a relative clause or a participle tells something of."""

from typing import TYPE_CHECKING

from quizapp.derivation.clauses.asides import trimmed, without_asides
from quizapp.derivation.clauses.clause import Phrase
from quizapp.derivation.clauses.clause_parts import subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token


def tells_of_its_noun(verb: "Token") -> bool:
    """Whether a participle behind a noun says what was done to it."""
    if any(child.dep_ in {"aux", "auxpass"} for child in verb.children):
        return False
    if verb.head.dep_ == "ROOT" and not _is_after_comma(verb) and not _has_finite(verb):
        return False  # "Locke seized on it": the sentence's own verb
    if verb.lower_ in _CALLED and any(one.dep_ == "oprd" for one in verb.children):
        return False  # "a preacher named Beissel": nothing happened
    if _is_one_of_its_kind(verb.head) and not _is_after_comma(verb):
        return False  # "the first president born in …": many were born
    return not (_follows_a_noun(verb.head) or _is_astray_from(verb))


def is_done(subject: Phrase) -> bool:
    """ "admitted destroying evidence": evidence was destroyed, not destroying."""
    first = subject.tokens[0]
    if first.tag_ != "VBG" or first.i <= first.sent.start:
        return False
    return bool(first.nbor(-1).pos_ in {"VERB", "AUX"})


def described(verb: "Token") -> Phrase:
    """The noun that a relative clause or a participle describes, without it.

    A name says more than its apposition: "Nur Otan, the party founded by …".
    """
    noun = verb.head
    known = subject_of(noun.head) if noun.dep_ == "attr" else None
    if known is not None and known.head.pos_ == "PROPN":
        return known  # "Sacco and Vanzetti were immigrants who …"
    if noun.dep_ == "appos" and noun.head.pos_ == "PROPN":
        noun = noun.head
    elif (named := _named_before(noun)) is not None:
        noun = named
    noun = _over_of(noun)
    own = {one.i for one in verb.subtree}
    last = verb.i if verb.dep_ == "acl" else len(noun.doc)
    tokens = tuple(
        one for one in without_asides(noun) if one.i not in own and one.i < last
    )
    return Phrase(noun, trimmed(tokens) or (noun,))


def _named_before(noun: "Token") -> "Token | None":
    """The name in "the Treaty Organisation (CSTO), the alliance founded in 1992"."""
    place = noun.left_edge.i - 2
    if place < 1 or noun.doc[place + 1].text != "," or noun.sent.start > place:
        return None
    if noun.doc[place].text == ")":
        opening = [
            one.i for one in noun.doc[max(place - 4, 0) : place] if one.text == "("
        ]
        place = opening[-1] - 1 if opening else -1
    name = noun.doc[place] if place >= noun.sent.start else None
    is_name = name is not None and name.pos_ == "PROPN" and name.dep_ != "compound"
    return name if is_name and noun.left_edge.lower_ in {"the", "a", "an"} else None


_TELLING = frozenset({"det", "poss", "nummod", "amod", "compound"})


def _over_of(noun: "Token") -> "Token":
    """ "a period of history which …" tells of the period."""
    own = any(child.dep_ in _TELLING for child in noun.children)
    of = noun.head
    if own or noun.pos_ != "NOUN" or noun.dep_ != "pobj" or of.lower_ != "of":
        return noun
    outer: Token = of.head
    return outer if outer.pos_ == "NOUN" else noun


def _has_finite(verb: "Token") -> bool:
    """Whether another verb of the sentence is its own."""
    return any(
        one.tag_ in {"VBD", "VBZ", "VBP", "MD"}
        and one.dep_ in {"ROOT", "relcl", "conj"}
        for one in verb.sent
        if one != verb
    )


_CALLED = frozenset({"named", "called", "known", "titled", "entitled", "dubbed"})


_SUPERLATIVE = frozenset({"first", "last", "only", "second", "third"})


def _is_one_of_its_kind(noun: "Token") -> bool:
    return any(
        one.lower_ in _SUPERLATIVE or one.tag_ in {"JJS", "RBS"}
        for one in noun.children
    )


def _is_after_comma(verb: "Token") -> bool:
    first = verb.left_edge.i
    return first > 0 and bool(verb.doc[first - 1].text == ",")


def _is_astray_from(verb: "Token") -> bool:
    """ "the issue of money in The Gilded Age, written in 1873": a nearer name is meant."""
    first = verb.left_edge.i
    if first == 0 or verb.doc[first - 1].text != ",":
        return False
    return any(
        one.pos_ == "PROPN" and one.dep_ == "pobj"
        for one in verb.doc[verb.head.i + 1 : first]
    )


def _follows_a_noun(noun: "Token") -> bool:
    """ "the hardships the English confronted": what was done to whom was read amiss."""
    first = noun.left_edge
    if first.i <= first.sent.start or first.lower_ != "the":
        return False
    return bool(first.nbor(-1).pos_ in {"NOUN", "PROPN"})
