"""What "it" or "they" means within its own sentence, where the build tells."""

from typing import TYPE_CHECKING

from quizapp.derivation.clauses.asides import noun_phrase
from quizapp.derivation.clauses.clause import Phrase

if TYPE_CHECKING:
    from spacy.tokens import Token

_SUBJECT = frozenset({"nsubj", "nsubjpass"})
_PLURAL = frozenset({"NNS", "NNPS"})


def noun_beside(pronoun: "Token") -> Phrase | None:
    """The subject of the clause beside it: "Because prices rose, they …".

    "The plan failed because they opposed it" too.  ``None`` where the neighbour has a pronoun too, or a second noun it could mean.
    """
    verb = pronoun.head
    if pronoun.dep_ == "dobj" and pronoun.lower_ in {"it", "them"}:
        own = [one for one in verb.children if one.dep_ in _SUBJECT]
        if not own or own[0].pos_ == "PRON" or verb.dep_ != "advcl":
            return None
    elif pronoun.dep_ not in _SUBJECT or pronoun.lower_ not in {"it", "they"}:
        return None
    wants_plural = pronoun.lower_ in {"they", "them"}
    for clause in _neighbours(verb):
        subjects = [
            one for one in clause.children if one.dep_ in _SUBJECT and one.i < clause.i
        ]
        if len(subjects) != 1 or subjects[0].pos_ not in {"NOUN", "PROPN"}:
            continue
        if subjects[0].i > pronoun.i or _is_plural(subjects[0]) is not wants_plural:
            continue
        if not _rivals(clause, subjects[0], pronoun, wants_plural=wants_plural):
            return noun_phrase(subjects[0])
    return None


def _neighbours(verb: "Token") -> "list[Token]":
    before = [one for one in verb.children if one.dep_ == "advcl" and one.i < verb.i]
    above = [verb.head] if verb.dep_ == "advcl" and verb.head.i < verb.i else []
    return [*before, *above]


def _is_plural(noun: "Token") -> bool:
    return noun.tag_ in _PLURAL or any(one.dep_ == "conj" for one in noun.children)


def _rivals(
    clause: "Token", subject: "Token", pronoun: "Token", *, wants_plural: bool
) -> bool:
    own = {one.i for one in subject.subtree}
    return any(
        one.pos_ in {"NOUN", "PROPN"}
        and one.i not in own
        and one.i < pronoun.i
        and one.dep_ in {"dobj", "pobj", "conj"}
        and _is_plural(one) is wants_plural
        for one in clause.subtree
    )
