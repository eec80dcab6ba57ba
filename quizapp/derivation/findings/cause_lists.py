"""Lists of causes: one finding for each."""

from typing import TYPE_CHECKING

from quizapp.derivation.findings.cause_phrases import Stretch, tidy

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def parts(doc: "Doc", cause: Stretch) -> tuple[Stretch, ...]:
    """The members of a list, or the whole where it is none."""
    head = next(
        (
            token
            for token in doc[cause.first : cause.last + 1]
            if not cause.first <= token.head.i <= cause.last or token.head.i == token.i
        ),
        None,
    )
    if head is None:
        return (cause,)
    listed = _listed_under(head, cause)
    members = _members(listed or head, cause)
    if listed is None and (
        len(members) < 2
        or (len(members) == 2 and any(one.i - one.left_edge.i < 1 for one in members))
    ):
        return (cause,)
    if members[0].pos_ in {"VERB", "AUX"}:
        return (cause,)
    found = [_one(doc, member, members, cause) for member in members]
    whole = [one for one in found if one is not None]
    return tuple(whole) if len(whole) == len(members) else (cause,)


def _listed_under(head: "Token", cause: Stretch) -> "Token | None":
    """The first of what stands after "including" or "a combination of"."""
    for token in head.subtree:
        if not cause.first <= token.i <= cause.last or token.dep_ != "prep":
            continue
        opens = (
            token.lower_ in {"including", "like"}
            or (
                token.lower_ == "as"
                and token.i
                and token.doc[token.i - 1].lower_ == "such"
            )
            or (
                token.lower_ == "of"
                and token.head == head
                and head.lemma_
                in {"combination", "mixture", "number", "range", "series", "variety"}
            )
        )
        if opens:
            first = next((one for one in token.children if one.dep_ == "pobj"), None)
            if first is not None and any(one.dep_ == "conj" for one in first.children):
                return first
    return None


def _members(first: "Token", cause: Stretch) -> "list[Token]":
    members = [first]
    while True:
        after = next(
            (
                one
                for one in members[-1].children
                if one.dep_ == "conj" and one.i > members[-1].i and one.i <= cause.last
            ),
            None,
        )
        if after is None:
            return members
        members.append(after)


def _one(
    doc: "Doc", member: "Token", members: "list[Token]", cause: Stretch
) -> Stretch | None:
    after = next((one for one in members if one.i > member.i), None)
    last = min(member.right_edge.i, cause.last)
    if after is not None:
        last = min(last, after.left_edge.i - 1)
    else:
        last = min(_hung_higher(member, members, last), cause.last)
    return tidy(doc, Stretch(max(member.left_edge.i, cause.first), last), member)


def _hung_higher(member: "Token", members: "list[Token]", last: int) -> int:
    """The end of "at the lack of change" behind the last member, read with the first."""
    return max(
        (
            one.right_edge.i
            for first in members
            if first != member
            for one in first.children
            if one.dep_ == "prep" and one.i == last + 1
        ),
        default=last,
    )
