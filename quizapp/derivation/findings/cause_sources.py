"""What does a verb of causing, and which word a cause hangs on."""

from typing import TYPE_CHECKING

from quizapp.derivation.findings.cause_phrases import (
    Stretch,
    clause,
    is_verb,
    noun_phrase,
    subject_of,
    tidy,
    whole,
)
from quizapp.derivation.findings.cue_nouns import is_event

if TYPE_CHECKING:
    from spacy.tokens import Token


def source_of(verb: "Token") -> "tuple[Stretch, Token] | None":
    """What does the verb, with its head: its subject, or the clause it closes."""
    subject = subject_of(verb)
    if (
        subject is not None
        and verb.dep_ == "relcl"
        and subject.lower_ in {"which", "that", "who"}
    ):
        noun = verb.head
        governor = noun.head
        set_off = verb.doc[subject.left_edge.i - 1].text in {",", "–", "—"}
        if (
            set_off
            and noun.dep_ in {"dobj", "pobj", "attr"}
            and subject.lower_ == "which"
        ):
            while not is_verb(governor) and governor.head != governor:
                governor = governor.head
            if (
                is_verb(governor)
                and noun.dep_ != "pobj"
                and not is_event(noun.lemma_.lower())
            ):
                found = clause(governor, whole(verb))
                return None if found is None else (found, governor)
        found = tidy(verb.doc, Stretch(noun.left_edge.i, verb.left_edge.i - 1), noun)
        return None if found is None else (found, noun)
    if subject is not None and subject.lower_ == "which" and verb.dep_ != "relcl":
        return None
    if subject is not None:
        found = noun_phrase(subject)
        return None if found is None else (found, subject)
    governor = verb.head
    if verb.dep_ in {"xcomp", "conj"} and is_verb(governor) and governor != verb:
        return source_of(governor)
    if verb.dep_ == "acl":
        if verb.doc[verb.left_edge.i - 1].text in {",", "–", "—"}:
            above = governor
            while not is_verb(above) and above.head != above:
                above = above.head
            if is_verb(above) and above.i < verb.i:
                found = clause(above, whole(verb))
                return None if found is None else (found, above)
        found = tidy(
            verb.doc, Stretch(governor.left_edge.i, verb.left_edge.i - 1), governor
        )
        return None if found is None else (found, governor)
    if verb.dep_ == "advcl" and verb.tag_ == "VBG" and is_verb(governor):
        found = clause(governor, whole(verb))
        return None if found is None else (found, governor)
    return None


def doer_of(verb: "Token", after: int) -> Stretch | None:
    """The subject, also where "the unrest points to" is read as one noun."""
    subject = subject_of(verb)
    if subject is not None:
        return noun_phrase(subject)
    doc, first = verb.doc, max(after, verb.left_edge.i)
    names = [one for one in verb.children if one.dep_ == "compound" and one.i < verb.i]
    if not (points_to(verb) and names):
        return None
    return tidy(doc, Stretch(first, verb.i - 1), names[-1])


def points_to(token: "Token") -> bool:
    return (
        token.lower_ in {"point", "points", "pointed"}
        and token.i + 1 < len(token.doc)
        and token.doc[token.i + 1].lower_ == "to"
    )


def side_of(governor: "Token", hole: Stretch) -> Stretch | None:
    """The effect beside a cause: what *governor* says without it."""
    if not is_verb(governor):
        noun = governor
        while (
            not is_verb(noun)
            and noun.head != noun
            and noun.dep_ not in {"nsubj", "nsubjpass"}
        ):
            noun = noun.head
        if noun.dep_ in {"nsubj", "nsubjpass"} or not is_verb(noun):
            return tidy(
                noun.doc,
                Stretch(noun.left_edge.i, min(noun.right_edge.i, hole.first - 1)),
                noun,
            )
        governor = noun
    subject = subject_of(governor)
    if governor.lemma_ == "be" and subject is not None and subject.lower_ != "it":
        between = {
            one.dep_
            for one in governor.children
            if one.i < hole.first and one.i > governor.i
        }
        if not between & {"attr", "acomp"} and hole.first > governor.i:
            if subject.lower_ in {"which", "that"} and governor.dep_ == "relcl":
                return tidy(
                    governor.doc,
                    Stretch(governor.head.left_edge.i, governor.left_edge.i - 1),
                    governor.head,
                )
            return noun_phrase(subject)
    if governor.dep_ == "xcomp" and subject is None and is_verb(governor.head):
        return clause(governor.head, hole)
    if governor.dep_ == "aux" or governor.dep_ == "auxpass":
        governor = governor.head
    return clause(governor, hole)
