"""Clauses without a finite verb, told as whole ones.

"With Tokayev taking over as chair" says that Tokayev took over; "by removing his
daughter" that whoever did so removed her; "Elected tribune, he proposed a law" that he
was elected.
"""

from typing import TYPE_CHECKING

from quizapp.derivation.clauses.asides import noun_phrase
from quizapp.derivation.clauses.clause import Phrase
from quizapp.derivation.clauses.past_tense import past_form
from quizapp.derivation.clauses.verb_group import VerbGroup

if TYPE_CHECKING:
    from spacy.tokens import Token

_SUBJECT = frozenset({"nsubj", "nsubjpass"})
#: What is done this way has been done: "responded by dismissing".
_HAVE = frozenset({"has", "have", "had"})
#: Verbs that tell how things were: nobody is asked what "being" came of.
_STATES = frozenset({"be", "have", "include", "lack", "remain", "become", "follow"}) | {
    "begin",
    "start",
    "accord",
    "consider",
    "depend",
    "regard",
    "concern",
    "date",
}


def own_subject(verb: "Token") -> Phrase | None:
    """ "with *Tokayev* taking over"; ``None`` where it shares another's."""
    for child in verb.children:
        if child.dep_ in _SUBJECT and child.i < verb.i:
            return noun_phrase(child)
    return None


def governor(verb: "Token") -> "Token | None":
    """The finite verb whose subject a participle shares, or beside which it stands."""
    if verb.dep_ == "pcomp" and verb.tag_ == "VBG":
        preposition = verb.head
        if preposition.dep_ in {"prep", "mark"} and preposition.lower_ in {
            "by",
            "with",
        }:
            outer: Token = preposition.head
            return outer if outer.pos_ in {"VERB", "AUX"} else None
        return None
    if verb.dep_ != "advcl" or verb.tag_ not in {"VBG", "VBN"}:
        return None
    if any(child.dep_ in {"mark", "aux", "auxpass"} for child in verb.children):
        return None
    outer = verb.head
    opens = verb.left_edge.i == verb.i and verb.is_sent_start
    return outer if opens and outer.i > verb.i else None


def is_with(verb: "Token") -> bool:
    return verb.dep_ == "pcomp" and verb.head.lower_ == "with"


def told_past(verb: "Token", outer: "Token", *, plural: bool) -> VerbGroup | None:
    """The participle as a finite verb in the past, if its governor tells of the past."""
    helpers = [one for one in outer.children if one.dep_ in {"aux", "auxpass"}]
    is_past = outer.tag_ == "VBD" or any(
        one.lower_ in _HAVE | {"was", "were"} for one in helpers
    )
    denied = any(one.dep_ == "neg" for one in (*outer.children, *verb.children))
    modal = any(one.tag_ in {"MD", "TO"} for one in helpers)
    base = verb.lemma_.lower()
    if not is_past or denied or modal or base in _STATES:
        return None
    particle = next((one.text for one in verb.children if one.dep_ == "prt"), "")
    if verb.tag_ == "VBN":
        was = "were" if plural else "was"
        return VerbGroup((was,), verb.text.lower(), base, "VBN", particle)
    past = past_form(base)
    return VerbGroup((), past, base, "VBD", particle) if past else None
