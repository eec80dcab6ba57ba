"""What stands behind a verb or a preposition, and what is done to whom."""

from typing import TYPE_CHECKING

from quizapp.derivation.findings.cause_phrases import (
    Stretch,
    is_verb,
    noun_phrase,
    tidy,
)

if TYPE_CHECKING:
    from spacy.tokens import Token


#: Prepositions that seldom belong to a verb of causing.
_OF_NOUNS = frozenset({"of", "at", "between", "among", "about", "over", "against"})


def object_of(prep: "Token") -> Stretch | None:
    for child in prep.children:
        if child.dep_ in {"pobj", "pcomp"}:
            found = noun_phrase(child)
            return None if found is None else _with_next(prep, found)
    return None


def _with_next(prep: "Token", found: Stretch) -> Stretch:
    """With "at forced labour" where the parse hung it on the verb: "from anger at …"."""
    last = found.last
    for other in prep.head.children:
        if other.i == last + 1 and other.dep_ == "prep" and other.lower_ in _OF_NOUNS:
            last = other.right_edge.i
    longer = tidy(prep.doc, Stretch(found.first, last))
    return found if longer is None else longer


def objects_of(verb: "Token", cue: "Token") -> Stretch | None:
    """From the first to the last complement behind the cue."""
    parts = [
        child
        for child in verb.children
        if child.i > verb.i
        and child.dep_ in {"dobj", "ccomp", "xcomp", "dative", "oprd"}
        and child.left_edge.i > verb.i
    ]
    if not parts:
        return None
    first = min(one.left_edge.i for one in parts)
    last = _with_infinitive(verb, max(one.right_edge.i for one in parts))
    head = parts[0] if first > cue.i else None
    return tidy(verb.doc, Stretch(first, last), head)


def _with_infinitive(verb: "Token", last: int) -> int:
    """As far as "to almost double overnight", where "to" is read as a preposition."""
    for child in verb.children:
        if child.i != last + 1:
            continue
        goal = next((one for one in child.children if one.dep_ == "pobj"), None)
        is_deed = child.lower_ == "to" and goal is not None and goal.tag_ == "VB"
        if is_deed or (child.dep_ == "advmod" and verb.doc[last].tag_ == "VB"):
            last = child.right_edge.i
    return last


def verb_over(token: "Token") -> "Token":
    while not is_verb(token) and token.head != token:
        token = token.head
    return token


def is_passive(verb: "Token") -> bool:
    if any(child.dep_ in {"nsubjpass", "auxpass", "agent"} for child in verb.children):
        return True
    return verb.tag_ == "VBN" and verb.dep_ == "acl"


def is_person(token: "Token") -> bool:
    return token.ent_type_ == "PERSON" or token.lower_ in {
        "he",
        "she",
        "they",
        "who",
        "i",
        "we",
    }
