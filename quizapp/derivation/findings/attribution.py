"""Whether a text states, claims or denies something, and who claims it."""

import re
from typing import TYPE_CHECKING

from quizapp.derivation.findings.cause_phrases import is_verb, noun_phrase, subject_of
from quizapp.derivation.findings.kinds import Certainty

if TYPE_CHECKING:
    from spacy.tokens import Token

_CLAIM = frozenset(
    [
        "claim",
        "say",
        "allege",
        "argue",
        "assert",
        "insist",
        "maintain",
        "suggest",
        "believe",
        "think",
        "contend",
        "state",
        "report",
        "declare",
        "announce",
        "suspect",
        "accuse",
        "blame",
        "attribute",
        "ascribe",
        "warn",
        "fear",
        "hold",
        "tell",
        "write",
        "note",
        "explain",
        "add",
        "conclude",
        "estimate",
        "speculate",
        "suppose",
        "consider",
        "see",
        "regard",
        "portray",
        "describe",
    ]
)
_DENY = frozenset(
    [
        "deny",
        "reject",
        "dismiss",
        "refute",
        "dispute",
        "doubt",
        "disprove",
        "rebut",
        "question",
    ]
)
_NOTHING = frozenset(["no", "little", "neither", "scant"])
_ACCORDING = re.compile(r"\b[Aa]ccording to ([^,;.]+)")


def certainty_of(anchor: "Token", cue: int) -> tuple[Certainty, str]:
    """How sure the text is of what hangs on *anchor*, and by whom it is claimed.

    *cue* is the first word of the cue: "not because of" denies.
    """
    if _is_denied(anchor, cue):
        return Certainty.DENIED, ""
    token = anchor
    while token.head.i != token.i:
        above = token.head
        if _stands_apart(token, above):
            break
        lemma = above.lemma_.lower()
        if token.dep_ in {"ccomp", "acl", "pcomp", "xcomp"}:
            who = _who(above)
            if lemma in _DENY:
                return Certainty.DENIED, who
            if above.dep_ != "xcomp" and any(
                one.dep_ == "det" and one.lower_ in _NOTHING for one in above.children
            ):
                return Certainty.DENIED, ""
            if lemma in _CLAIM:
                if any(
                    one.dep_ == "neg" for one in above.children
                ) or who.lower().startswith(("few ", "no ", "nobody")):
                    return Certainty.DENIED, who
                return Certainty.CLAIMED, who
            if lemma in {
                "claim",
                "theory",
                "allegation",
                "belief",
                "view",
                "narrative",
                "rumour",
                "rumor",
            }:
                return Certainty.CLAIMED, ""
        token = above
    return _in_passing(anchor)


def _stands_apart(token: "Token", above: "Token") -> bool:
    """ "There were protests; the deaths were blamed on …": no claim about the first."""
    first, last = sorted((token.i, above.i))
    return any(one.text == ";" for one in token.doc[first:last])


def _is_denied(anchor: "Token", cue: int) -> bool:
    doc = anchor.doc
    before = doc[max(cue - 3, anchor.sent.start) : cue]
    if (
        any(one.lower_ in {"not", "n't", "never", "without", "than"} for one in before)
        and cue != anchor.i
        and before[-1].lower_
        in {
            "not",
            "n't",
            "never",
            "without",
            "than",
            "merely",
            "simply",
            "just",
            "primarily",
            "so",
            "directly",
            "the",
            "a",
        }
    ):
        return True
    if cue > anchor.i or cue < anchor.left_edge.i:
        return False
    verbs = [anchor] + ([anchor.head] if anchor.dep_ == "xcomp" else [])
    for verb in verbs:
        for child in verb.children:
            if (
                cue >= anchor.i
                and verb.i == cue
                and (
                    child.dep_ == "neg"
                    or child.lower_ in {"hardly", "scarcely", "neither"}
                )
            ):
                return True
            if child.dep_ in {"nsubj", "nsubjpass"} and child.lower_ in {
                "nothing",
                "neither",
                "none",
            }:
                return True
    governor = anchor.head
    return (
        (
            anchor.dep_ == "xcomp"
            and governor.lemma_.lower() in {"fail", "refuse", "unlikely"}
        )
        or (anchor.dep_ == "pcomp" and governor.lower_ == "without")
        or any(
            one.dep_ == "neg"
            for one in (governor.children if anchor.dep_ == "xcomp" else ())
        )
    )


def _who(verb: "Token") -> str:
    """The subject of a claim, as the text has it."""
    if not is_verb(verb):
        return ""
    subject = subject_of(verb)
    if subject is None and verb.dep_ == "conj":
        subject = subject_of(verb.head)
    if (
        subject is None
        or subject.dep_ != "nsubj"
        or subject.lower_ in {"it", "which", "that"}
    ):
        return ""
    found = noun_phrase(subject)
    return "" if found is None else verb.doc[found.first : found.last + 1].text


def _in_passing(anchor: "Token") -> tuple[Certainty, str]:
    sentence = anchor.sent
    said = _ACCORDING.search(sentence.text)
    if said is not None:
        return Certainty.CLAIMED, said[1].strip()
    subject = subject_of(anchor)
    if any(
        one.lower_ in {"allegedly", "reportedly", "supposedly", "purportedly"}
        for one in sentence
    ):
        return Certainty.CLAIMED, ""
    governor = anchor.head
    if anchor.dep_ == "xcomp" and governor.lemma_.lower() in _CLAIM and subject is None:
        return Certainty.CLAIMED, ""
    return Certainty.STATED, ""
