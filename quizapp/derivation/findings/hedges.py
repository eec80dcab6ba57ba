"""Words that keep a text from being sure: they stay in every question."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

_HEDGES = frozenset(
    [
        "may",
        "might",
        "could",
        "would",
        "perhaps",
        "possibly",
        "probably",
        "likely",
        "apparently",
        "seemingly",
        "reportedly",
        "allegedly",
        "supposedly",
        "arguably",
        "presumably",
        "purportedly",
    ]
)


def hedge_of(anchor: "Token") -> str:
    """ "may", "reportedly" … as the text has it in lower case, or ""."""
    verbs = [anchor]
    if anchor.dep_ in {"xcomp", "conj"}:
        verbs.append(anchor.head)
    for verb in verbs:
        for child in verb.children:
            if child.dep_ in {"aux", "advmod", "acomp"} and child.lower_ in _HEDGES:
                return child.lower_
        if verb.lemma_ in {"seem", "appear"}:
            return verb.lower_
    return ""
