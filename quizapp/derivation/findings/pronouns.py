"""Whom a pronoun means, where it can mean only one; elsewhere nothing is said."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from quizapp.derivation.document import Document, Sentence
from quizapp.derivation.findings.kinds import ActorKind, Mention
from quizapp.derivation.findings.roles_titles import is_office
from quizapp.derivation.span import Span
from quizapp.questions.wording import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

_PRONOUN = re.compile(
    r"\b(?P<man>he|him|his|himself)\b|\b(?P<woman>she|her|hers|herself)\b"
    r"|\b(?P<thing>its|itself)\b|\b(?P<many>they|them|their|theirs|themselves)\b",
    re.IGNORECASE,
)
_OBJECT = re.compile(r"(?:him|them|himself|themselves|herself)\b", re.IGNORECASE)
_OBJECTS = frozenset({"dobj", "iobj", "dative"})
_QUOTED = re.compile(r"[“\"][^”\"]*[”\"]|(?<!\w)‘[^’]*’(?!\w)")
_PERSONS = word_set(
    "man woman boy girl child soldier nobody someone somebody everyone person youth brother father son"
)


@dataclass(slots=True)
class Who:
    """What is known of an actor when a pronoun is read; ``feminine`` may be learned."""

    kind: ActorKind
    name: str
    feminine: bool | None
    plural: bool


@dataclass(slots=True)
class _Seen:
    """Whom a sentence names, in order, and who its subject is."""

    mentions: list[Mention] = field(default_factory=list)
    subject: int | None = None
    strangers: bool = False  #: a person without a name is its subject
    earlier: list[Mention] = field(default_factory=list)  #: of the paragraph before it
    unknown: set[str] = field(default_factory=set)  #: sorts of pronouns left open in it


def find_pronouns(
    document: Document, actors: list[Who], mentions: Sequence[Mention]
) -> list[Mention]:
    """The pronouns that can mean only one of the actors.  Learns their gender."""
    by_sentence: dict[int, list[Mention]] = {}
    order = sorted(mentions, key=lambda one: one.span)
    place = 0
    for sentence in document.sentences:
        here = by_sentence.setdefault(sentence.number, [])
        while place < len(order) and order[place].span.end <= sentence.span.end:
            if order[place].span.start >= sentence.span.start:
                here.append(order[place])
            place += 1
    found: list[Mention] = []
    before: _Seen | None = None
    paragraph = -1
    for sentence in document.sentences:
        if sentence.paragraph != paragraph:
            before, paragraph = None, sentence.paragraph
        seen = _Seen(list(by_sentence[sentence.number]))
        seen.subject, seen.strangers = _subject(sentence, seen.mentions)
        new = _in_sentence(document, sentence, actors, seen, before)
        found += new
        if seen.subject is None:
            opening = [one for one in new if one.span.start - sentence.span.start < 4]
            seen.subject = opening[0].actor if opening else None
        if new or seen.mentions:
            seen.mentions = sorted([*seen.mentions, *new], key=lambda one: one.span)
        if before is not None:
            seen.earlier = [*before.earlier, *before.mentions]
        before = seen
    return found


def _in_sentence(
    document: Document,
    sentence: Sentence,
    actors: list[Who],
    seen: _Seen,
    before: _Seen | None,
) -> list[Mention]:
    text = sentence.span.of(document.text)
    quotes = [one.span() for one in _QUOTED.finditer(text)]
    found: list[Mention] = []
    for match in _PRONOUN.finditer(text):
        if any(start < match.start() < end for start, end in quotes):
            continue
        start = sentence.span.start + match.start()
        sort = match.lastgroup or ""
        if sort in seen.unknown:
            continue  # "He was ill; he died": whoever it is, it is the same one.
        meant = _meant(
            document,
            sort,
            start,
            sentence,
            actors,
            seen,
            before,
            found,
        )
        if meant is None and sort in ("man", "woman"):
            seen.unknown.add(sort)
        if meant is not None:
            actor, why = meant
            if (
                actors[actor].kind is ActorKind.PERSON
                and actors[actor].feminine is None
            ):
                actors[actor].feminine = match.lastgroup == "woman"
            found.append(
                Mention(Span(start, start + len(match.group())), actor, "pronoun", why)
            )
    return found


def _meant(
    document: Document,
    sort: str,
    start: int,
    sentence: Sentence,
    actors: list[Who],
    seen: _Seen,
    before: _Seen | None,
    found: Sequence[Mention],
) -> tuple[int, str] | None:
    earlier = [one for one in (*seen.mentions, *found) if one.span.end <= start]
    doer = _doer(sentence, start)
    doers = {one.actor for one in earlier if doer is not None and one.span.holds(doer)}
    #: "Reagan called her": an object is not the subject again.
    able = _able(sort, earlier, actors) - doers
    if sort == "thing" and able:
        only = len(able) == 1 and seen.subject in able
        return (able.pop(), "goes on with the sentence's subject") if only else None
    if len(able) == 1 and not seen.strangers:
        only_one = able.pop()
        if _may_be_another(sort, only_one, sentence, earlier, actors, before):
            return None
        if sort == "many" and _others_act(sentence, start, only_one, earlier):
            return None
        if sort == "woman" and _may_be_a_known_woman(only_one, actors):
            return None
        return only_one, "the only one named before it in the sentence"
    if (
        able
        and sort in ("man", "woman")
        and seen.subject in able
        and _is_subjects(found, seen.subject, sort, actors)
    ):
        return seen.subject, "goes on with the sentence's subject"
    if able or before is None or seen.strangers:
        return None
    if sort in ("man", "woman") and _names_unknown(sentence, start, seen.mentions):
        return None
    if (
        seen.subject is not None
        and seen.subject not in doers
        and start - sentence.span.start > 0
        and _fits(sort, actors[seen.subject])
    ):
        return None  # The sentence names its subject only later: either may be meant.
    able = _able(sort, before.mentions, actors)
    if sort == "many" and before.subject not in able:
        return None  # "The king and the queen drove them out.  They …"
    if sort in before.unknown and before.subject not in able:
        return None
    if sort == "thing" and (before.subject not in able or len(able) > 1):
        return None
    if doers or _OBJECT.match(document.text, start):
        able = able if len(_able(sort, before.earlier, actors) | able) == 1 else set()
    if len(able) == 1 and not before.strangers:
        return able.pop(), "the only one it can mean in the sentence before"
    if (
        before.subject in able
        and before.subject is not None
        and start - sentence.span.start < 60
    ):
        return before.subject, "goes on with the subject of the sentence before"
    return None


def _names_unknown(sentence: Sentence, start: int, mentions: Sequence[Mention]) -> bool:
    """ "Many disliked Kennedy because of his …", where Kennedy may be either brother."""
    return any(
        one.pos_ == "PROPN"
        and one.idx < start
        and one.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj", "appos")
        and not any(two.span.start <= one.idx < two.span.end for two in mentions)
        for one in sentence.parse or ()
    )


def _may_be_a_known_woman(actor: int, actors: list[Who]) -> bool:
    """ "Howard Carter found the tomb of her nurse": hers of whom the text tells."""
    return actors[actor].feminine is None and any(one.feminine for one in actors)


def _may_be_another(
    sort: str,
    actor: int,
    sentence: Sentence,
    earlier: Sequence[Mention],
    actors: list[Who],
    before: _Seen | None,
) -> bool:
    """ "After the fall of Robespierre, he …": may go on with the sentence before."""
    if sort not in ("man", "woman") or sentence.parse is None:
        return False
    spans = [one.span for one in earlier if one.actor == actor]
    named = [
        one
        for one in sentence.parse
        if any(span.start <= one.idx < span.end for span in spans)
    ]
    goes_on = before is not None and before.subject == actor
    if named and not goes_on and all(_is_told_by_the_way(one) for one in named):
        return True
    if any(
        one.dep_ in ("nsubj", "nsubjpass", "conj") and not _is_told_by_the_way(one)
        for one in named
    ) or any(one.actor == actor and one.form == "pronoun" for one in earlier):
        return False
    if sort == "woman" and actors[actor].feminine is None:
        return True
    if before is not None and sort in before.unknown:
        return True
    other = None if before is None else before.subject
    return other not in (None, actor) and _fits(sort, actors[other or 0])


def _others_act(
    sentence: Sentence, start: int, actor: int, earlier: Sequence[Mention]
) -> bool:
    """ "The settlers feared the Croatans, and they …": many without a name act."""
    if sentence.parse is None:
        return False
    spans = [one.span for one in earlier if one.actor == actor]
    return any(
        one.dep_ in ("nsubj", "nsubjpass")
        and one.idx < start
        and (
            one.tag_ in ("NNS", "NNPS")
            or any(two.dep_ == "conj" for two in one.children)
        )
        and not any(span.start <= one.idx < span.end for span in spans)
        for one in sentence.parse
    )


def _is_told_by_the_way(token: "Token") -> bool:
    """ "France, whose first minister was Richelieu, …": not what it goes on with."""
    return any(
        one.dep_ == "relcl" and one.left_edge.i > 0 and one.left_edge.nbor(-1).is_punct
        for one in (token.head, *token.head.ancestors)
    )


def _doer(sentence: Sentence, start: int) -> Span | None:
    """Where the subject of the verb stands of which a pronoun is the object."""
    if sentence.parse is None:
        return None
    token = next((one for one in sentence.parse if one.idx == start), None)
    if token is None or token.dep_ not in _OBJECTS or token.lower_.endswith("self"):
        return None
    verb = token.head
    while verb.dep_ in ("conj", "xcomp") and verb.head is not verb:
        verb = verb.head
    for child in verb.children:
        if child.dep_ in ("nsubj", "nsubjpass") and child.i < token.i:
            return Span(child.idx, child.idx + len(child.text))
    return None


def _is_subjects(
    found: Sequence[Mention], subject: int, sort: str, actors: list[Who]
) -> bool:
    """A pronoun of the same sort has already gone on with the subject."""
    return any(one.actor == subject for one in found) and _fits(sort, actors[subject])


def _able(sort: str, mentions: Sequence[Mention], actors: list[Who]) -> set[int]:
    return {one.actor for one in mentions if _fits(sort, actors[one.actor])}


def _fits(sort: str, who: Who) -> bool:
    if sort in ("man", "woman"):
        return who.kind is ActorKind.PERSON and who.feminine in (None, sort == "woman")
    if sort == "many":
        return who.plural or who.kind is ActorKind.PEOPLE
    return who.kind in (ActorKind.BODY, ActorKind.PLACE) and not who.plural


def _subject(
    sentence: Sentence, mentions: Sequence[Mention]
) -> tuple[int | None, bool]:
    """Who the main verb's subject is; whether it is a person that has no name here."""
    if sentence.parse is None:
        return None, False
    for token in sentence.parse.root.children:
        if token.dep_ not in ("nsubj", "nsubjpass"):
            continue
        inside = [one for one in mentions if one.span.start <= token.idx < one.span.end]
        if inside:
            return inside[0].actor, False
        if any(
            child.dep_ in ("nsubj", "nsubjpass") and child.i > token.i
            for child in token.head.children
        ):
            continue
        low = token.text.casefold()
        if token.pos_ == "PROPN":
            return None, True  # A name that was not recognised may be a person's.
        named = any(child.dep_ == "appos" for child in token.children)
        return None, not named and token.tag_ == "NN" and (
            low in _PERSONS or is_office(low)
        )
    return None, False
