""" "Henry the Navigator": a parser takes a byname for a noun of its own."""

from typing import TYPE_CHECKING

from quizapp.derivation.findings.names_lexicon import EPITHETS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def join_bynames(doc: "Doc") -> None:
    """Hang each byname on the name before it, which takes its place in the sentence."""
    for article in doc[1:-1]:
        byname, name = article.nbor(), article.nbor(-1)
        if article.text == "the" and byname.text in EPITHETS and _is_name(name):
            _join(name, byname)


def _is_name(word: "Token") -> bool:
    return word.pos_ == "PROPN" and word.text.istitle() and not word.is_sent_end


def _join(name: "Token", byname: "Token") -> None:
    if name.head == byname:
        name.dep_ = byname.dep_
        name.head = byname.head if byname.head != byname else name
        for child in list(byname.children):
            if child.i > byname.i or child.i < name.i:
                child.head = name
    if byname.head != name and name not in byname.subtree:
        byname.head = name
        byname.dep_ = "nmod"
