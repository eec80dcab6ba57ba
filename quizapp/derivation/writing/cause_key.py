"""A cause said as a key: what the question names may stay a pronoun in it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from quizapp.derivation.clauses.clause import Clause, Slot
from quizapp.derivation.clauses.telling import is_cut_short
from quizapp.derivation.clauses.wording import CannotBeSaid, is_person
from quizapp.derivation.document import Sentence
from quizapp.derivation.span import Span
from quizapp.derivation.writing.animate import is_animate
from quizapp.derivation.writing.cause_sides import LONGEST_KEY, told_tokens
from quizapp.derivation.writing.material import Material
from quizapp.derivation.writing.meant_before import resolved

if TYPE_CHECKING:
    from spacy.tokens import Token

_MANY = frozenset(["they", "them", "their"])
_THING = frozenset(["it", "its"])
_POINTING = frozenset(["this", "these", "those", "that"])
#: Words that tell which influx it was.
_TELLING = 2
_PERSON = frozenset(["he", "him", "his", "she", "her"])


def key_of(material: Material, cause: Span, stem: str, clause: Clause) -> str:
    """The words of a cause in the sentence that the stem asks about."""
    return key_words(material, told_tokens(material, cause), stem, clause)


def told_before(material: Material, cause: Clause) -> tuple[str, Sentence | None]:
    """A clause of the sentence before as a key, and who tells whom it means."""
    found = resolved(material, cause)
    times = [
        part.phrase.span
        for part in found.clause.parts
        if part.slot is Slot.ADJUNCT
        and any(one.ent_type_ == "DATE" for one in part.phrase.tokens)
    ]
    if is_cut_short(found.clause) or any(
        _is_cut(part.phrase.tokens[-1]) for part in found.clause.parts
    ):
        raise CannotBeSaid(cause.verb.text)
    words = material.asker.told(found.clause, without=times)
    if not words or len(words.split()) > LONGEST_KEY:
        raise CannotBeSaid(words)
    return words, found.before


def key_words(
    material: Material, tokens: Sequence["Token"], stem: str, clause: Clause
) -> str:
    """The words of a cause behind a stem on a clause.

    A pronoun stays where the stem says whom it means, and is named elsewhere; "this
    influx" is the influx.  Raises ``CannotBeSaid``.
    """
    pieces: list[str] = []
    run: list[Token] = []
    if not tokens or _is_cut(tokens[-1]):
        raise CannotBeSaid(stem)
    tokens, article = _not_pointing(sorted(tokens, key=lambda one: one.i))
    pieces.append(article)
    for token in tokens:
        if _stays(material, token, stem, clause):
            pieces += [_said(material, run), token.lower_]
            run = []
        else:
            run.append(token)
    pieces.append(_said(material, run))
    words = " ".join(one for one in pieces if one).replace(" , ", ", ")
    if not words or len(words.split()) > LONGEST_KEY:
        raise CannotBeSaid(words)
    return words


def _is_cut(last: "Token") -> bool:
    """ "Quest to re" of "re-establish", "like Nat Turner" of "Nat Turner's"."""
    if last.tag_ == "POS":
        return True
    if last.i + 1 >= len(last.doc):
        return False
    after = last.nbor()
    return after.tag_ == "POS" or (not last.whitespace_ and after.text == "-")


def _not_pointing(tokens: "list[Token]") -> "tuple[list[Token], str]":
    """ "The influx of settlers" of "this influx of settlers"."""
    first = tokens[0]
    told = sum(one.pos_ in {"NOUN", "PROPN", "ADJ", "VERB"} for one in tokens)
    if first.lower_ not in _POINTING or first.dep_ != "det" or told < _TELLING:
        return tokens, ""
    return tokens[1:], "the" if first.head.tag_ in {"NN", "NNP"} else ""


def _stays(material: Material, token: "Token", stem: str, clause: Clause) -> bool:
    if token.lower_ == "there" and token.dep_ == "advmod":
        return any(one.ent_type_ in {"GPE", "LOC"} for one in clause.subject.tokens)
    return token.tag_ in {"PRP", "PRP$"} and _may_stay(material, token, stem, clause)


def _said(material: Material, run: Sequence["Token"]) -> str:
    if not run:
        return ""
    own = [one.tag_ in {"NN", "NNS", "NNP", "NNPS"} for one in run]
    for place, one in enumerate(run):
        is_owner = one.tag_ == "PRP$" and not any(own[:place])
        if is_owner and material.naming.stand_at(one.idx) is None:
            raise CannotBeSaid(one.text)  # nobody owns it here
    words = material.asker.say(run, owners=frozenset())
    # Signs at the ends are cut by the wording; within the key they matter.
    before = run[0].text == "," and run[0].i > 0
    return f", {words}" if before and words else words


def _may_stay(material: Material, token: "Token", stem: str, clause: Clause) -> bool:
    stand = material.naming.stand_at(token.idx)
    word = token.lower_
    if stand is not None and stand.actor >= 0:
        actor = material.naming.actors[stand.actor]
        return any(name in stem for name in (actor.name, *actor.aliases))
    head = clause.subject.head
    many = head.tag_ in {"NNS", "NNPS"} or _joins(head)
    if word in _MANY:
        return many or _has_many(clause, token)
    if word in _THING:
        is_subject = head.tag_ in {"NN", "NNP"} and not _is_human(material, clause)
        somebody = many or _is_human(material, clause)
        return is_subject or (somebody and _has_one_thing(clause))
    return (
        word in _PERSON and head.tag_ in {"NN", "NNP"} and _is_human(material, clause)
    )


def _has_one_thing(clause: Clause) -> bool:
    """Whether "it" can only be the object: "Americans opposed the plan because it …"."""
    things = [
        one
        for part in clause.parts
        if part.slot is not Slot.SIDE_CLAUSE
        for one in part.phrase.tokens
        if one.tag_ == "NN" or (one.tag_ == "NNP" and one.dep_ in {"dobj", "pobj"})
    ]
    heads = [one for one in things if one.dep_ not in {"compound", "npadvmod"}]
    return len(heads) == 1 and heads[0].ent_type_ != "PERSON"


def _joins(head: "Token") -> bool:
    return any(one.dep_ == "conj" for one in head.children)


def _has_many(clause: Clause, token: "Token") -> bool:
    """Whether one noun of the clause is told in the plural, and only one."""
    nouns = [
        one
        for part in clause.parts
        for one in part.phrase.tokens
        if one.tag_ in {"NNS", "NNPS"}
        and one.i < token.i
        and part.phrase.head is not token
    ]
    return token.lower_ != "they" and bool(nouns)


def _is_human(material: Material, clause: Clause) -> bool:
    head = clause.subject.head
    named = material.naming.mentions_in(clause.subject.span)
    at_head = [one for one in named if one.span.start <= head.idx < one.span.end]
    if at_head:
        return any(is_person(material.naming, one.actor) for one in at_head)
    return is_animate(head)
