"""Stretches of words that can stand in a question: whole clauses and noun phrases."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

#: Longer than this nobody can ask about it.
LONGEST = 48
_DASHES = frozenset({"–", "—", "-", "--"})
_OPENING = {"(": ")", "[": "]", "“": "”"}
_OPENERS = frozenset(
    [
        "however",
        "therefore",
        "thus",
        "hence",
        "consequently",
        "but",
        "and",
        "or",
        "so",
        "then",
        "moreover",
        "furthermore",
        "nevertheless",
        "accordingly",
        "meanwhile",
        "indeed",
        "also",
        "that",
        "because",
        "since",
        "as",
        "partly",
        "mainly",
        "largely",
        "only",
        "simply",
        "chiefly",
        "primarily",
        "mostly",
    ]
)
_TAILS = frozenset({"relcl", "advcl", "parataxis", "acl"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words ``first`` to ``last`` of the parse, both counted in."""

    first: int
    last: int

    def __len__(self) -> int:
        return self.last - self.first + 1

    def overlaps(self, other: "Stretch") -> bool:
        return self.first <= other.last and other.first <= self.last

    def holds(self, other: "Stretch") -> bool:
        return self.first <= other.first and other.last <= self.last


def is_verb(token: "Token") -> bool:
    return token.pos_ in {"VERB", "AUX"}


def whole(token: "Token") -> Stretch:
    """All that hangs on a word."""
    return Stretch(token.left_edge.i, token.right_edge.i)


def subject_of(verb: "Token") -> "Token | None":
    for child in verb.children:
        if child.dep_ in _SUBJECTS:
            return child
    return None


def noun_phrase(head: "Token") -> Stretch | None:
    """A noun with what belongs to it, less clauses set off by commas."""
    return tidy(head.doc, whole(head), head)


def clause(verb: "Token", *holes: Stretch) -> Stretch | None:
    """A verb's clause without the *holes*: the side that keeps the verb.

    A relative clause is given with the noun it is about.
    """
    first, last = verb.left_edge.i, verb.right_edge.i
    if verb.dep_ in {"relcl", "acl"} and not any(
        hole.first <= verb.head.i <= hole.last for hole in holes
    ):
        first = verb.head.left_edge.i
        subject = subject_of(verb)
        if subject is None and verb.dep_ == "relcl":
            first = verb.left_edge.i
    for child in verb.children:
        if child.dep_ == "conj" and is_verb(child) and child.i > verb.i:
            last = min(last, _before_and(child, verb) - 1)
    for hole in holes:
        if hole.first <= verb.i <= hole.last:
            return None
        if hole.last < verb.i:
            first = max(first, hole.last + 1)
        else:
            last = min(last, hole.first - 1)
    return tidy(verb.doc, Stretch(first, last), verb)


def _before_and(conjunct: "Token", verb: "Token") -> int:
    start: int = conjunct.left_edge.i
    while start - 1 > verb.i and (
        verb.doc[start - 1].dep_ == "cc" or verb.doc[start - 1].is_punct
    ):
        start -= 1
    return start


def phrase_from(doc: "Doc", place: int, end: int) -> "Token | None":
    """The head of the largest phrase whose first word is ``doc[place]``."""
    if place >= end:
        return None
    token = doc[place]
    while token.head.i != token.i and token.head.left_edge.i >= place:
        if token.head.i >= end or token.dep_ in {"punct", "ROOT"}:
            break
        token = token.head
    return token


def tidy(doc: "Doc", found: Stretch, head: "Token | None" = None) -> Stretch | None:
    """Without hanging words at either end; ``None`` when nothing is left to ask about."""
    first, last = _without_brackets(doc, found)
    last = _without_tail(doc, first, last, head)
    while first <= last and _hangs_before(doc[first], first, last):
        first += 1
    while first <= last and _hangs_after(doc[last], first):
        last -= 1
    if first > last or last - first >= LONGEST:
        return None
    if head is not None and not first <= head.i <= last:
        return None
    return Stretch(first, last)


def _hangs_before(token: "Token", first: int, last: int) -> bool:
    if token.is_space or token.text in _DASHES:
        return True
    if token.is_punct:
        closing = _OPENING.get(token.text)
        return closing is None or not any(
            token.doc[i].text == closing for i in range(first, last + 1)
        )
    if token.dep_ in {"cc", "mark"}:
        return True
    if token.lower_ == "only" and token.head.i <= last and not is_verb(token.head):
        return token.head.i < token.i  # "only men with property" are not all men
    return (
        token.lower_ in _OPENERS
        and token.dep_ not in _SUBJECTS
        and token.dep_ not in {"det", "prep"}
    )


def _hangs_after(token: "Token", first: int) -> bool:
    if token.is_space:
        return True
    if token.is_punct:
        return token.text not in {")", "]", "”", '"', "'", "’", "%"} or not any(
            token.doc[i].text in {"(", "[", "“", '"', "'", "‘"}
            for i in range(first, token.i)
        )
    if token.dep_ in {"cc", "det", "mark", "aux"} and token.pos_ != "VERB":
        return token.head.i > token.i or token.dep_ == "cc"
    if token.lower_ in {
        "partly",
        "largely",
        "mainly",
        "primarily",
        "not",
        "only",
        "just",
        "chiefly",
        "either",
        "simply",
    }:
        return True
    return (
        token.pos_ in {"ADP", "SCONJ"}
        and token.dep_ != "prt"
        and not any(child.i > token.i for child in token.children)
        and token.dep_ in {"prep", "mark", "agent", "dative"}
    )


def _without_tail(doc: "Doc", first: int, last: int, head: "Token | None") -> int:
    """Cut from the first comma or dash that opens a clause running to the end."""
    for place in range(first + 1, last + 1):
        mark = doc[place - 1]
        if not (mark.text == "," or mark.text in _DASHES or mark.text == ";"):
            continue
        if head is not None and place - 1 <= head.i:
            continue
        for token in (doc[i] for i in range(place, min(last, place + 12) + 1)):
            opens = token.dep_ in _TAILS or (token.dep_ == "conj" and is_verb(token))
            opens = opens or (
                token.dep_ == "ROOT" and head is not None and token != head
            )
            if (
                opens
                and token.left_edge.i >= place - 1
                and token.right_edge.i >= last - 1
            ):
                return place - 2
    return last


def _without_brackets(doc: "Doc", found: Stretch) -> tuple[int, int]:
    """Cut before a bracket that stays open and after one that was never opened."""
    first, last = found.first, found.last
    opened: list[int] = []
    for place in range(found.first, found.last + 1):
        if doc[place].text in {"(", "["}:
            opened.append(place)
        elif doc[place].text in {")", "]"}:
            if opened:
                opened.pop()
            else:
                first = place + 1
    if opened:
        last = opened[0] - 1
    return first, last
