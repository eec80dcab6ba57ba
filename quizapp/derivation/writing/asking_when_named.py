"""When something named took place: "Ukraine's 2014 Revolution of Dignity"."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from quizapp.derivation.clauses.asides import noun_phrase, unjoined
from quizapp.derivation.clauses.asking import Stem
from quizapp.derivation.clauses.clause import Phrase
from quizapp.derivation.clauses.wording import CannotBeSaid
from quizapp.derivation.draft import Draft
from quizapp.derivation.findings.kinds import DateFinding, TimeKind
from quizapp.derivation.writing.asking_when import wh_of
from quizapp.derivation.writing.material import Material
from quizapp.questions.question import Ask, DateQuestion

if TYPE_CHECKING:
    from spacy.tokens import Token

#: What takes place, as opposed to what is made or signed.
_TAKES_PLACE = frozenset(
    [
        "revolution",
        "war",
        "battle",
        "siege",
        "election",
        "strike",
        "protest",
        "riot",
        "uprising",
        "rebellion",
        "revolt",
        "coup",
        "crisis",
        "famine",
        "massacre",
        "conference",
        "congress",
        "summit",
        "invasion",
        "referendum",
        "crash",
        "plague",
        "epidemic",
        "earthquake",
        "expedition",
        "crusade",
        "demonstration",
        "repression",
        "partition",
        "annexation",
        "independence",
        "unification",
        "reunification",
        "trial",
        "assassination",
        "coronation",
        "raid",
        "attack",
        "campaign",
    ]
)
_SIGNED = frozenset(
    ["treaty", "agreement", "pact", "accord", "convention", "armistice"]
)
_LEAST_WORDS = 3
_ASKED = frozenset({TimeKind.POINT, TimeKind.PERIOD})


def ask_when_named(material: Material) -> Iterator[Draft]:
    """Draft a question for each date that stands in the name of an event."""
    for date in material.findings.dates:
        draft = _ask(material, date)
        if draft is not None:
            yield draft


def _ask(material: Material, date: DateFinding) -> Draft | None:
    sentence = material.document.sentence_at(date.span.start)
    event = _event(material, date)
    if sentence is None or event is None or date.value is None:
        return None
    if date.kind not in _ASKED or date.preposition not in {"", "of", "in"}:
        return None
    try:
        words = _said(material, event, date)
    except CannotBeSaid:
        return None
    if len(words.split()) < _LEAST_WORDS:
        return None
    wh = wh_of(date)
    plural = event.head.tag_ in {"NNS", "NNPS"}
    signed = _is_signed(event.head)
    if signed:
        prompt = f"{wh} {'were' if plural else 'was'} {words} signed?"
    else:
        prompt = f"{wh} did {words} take place?"
    stem = Stem(prompt)
    question = DateQuestion(
        id="draft",
        prompt=stem.text,
        topic="dates",
        ask=(Ask.TIMELINE, Ask.TYPED, Ask.CHOICE),
        answer=date.value,
        evidence=material.evidence(sentence),
    )
    return Draft(
        question,
        (sentence.span,),
        date.bare,
        "when named",
        fact=f"{sentence.number}:{date.span.start}:when",
        confidence=0.75,
        warnings=(date.why,) if date.leaned else (),
        doubts=tuple(
            f"“{noun}” may need the text"
            for noun in material.asker.definites.dangling(event.tokens)
        ),
    )


def _is_signed(noun: "Token") -> bool:
    """A convention is signed if it is on something, and meets if it is somebody's."""
    after = noun.nbor().lower_ if noun.i + 1 < len(noun.doc) else ""
    if noun.lemma_.lower() == "convention":
        return after in {"on", "for", "of", "against"}
    return noun.lemma_.lower() in _SIGNED | {"peace"}


def _event(material: Material, date: DateFinding) -> Phrase | None:
    """The noun of an event that the date stands before."""
    sentence = material.document.sentence_at(date.span.start)
    if sentence is None or sentence.parse is None:
        return None
    for token in sentence.parse:
        if token.idx == date.bare.start:
            if named := _named_before(token):
                return noun_phrase(named)
            head = token.head
            while head.dep_ == "compound":
                head = head.head
            is_point = date.kind is TimeKind.POINT and not date.preposition
            if is_point and head.i > token.i and _takes_place(head):
                return unjoined(noun_phrase(head))
    return None


def _named_before(date: "Token") -> "Token | None":
    """The event named before its date: "the Great War (1914", "the Peace of … of 1555"."""
    first = date.i - date.sent.start
    if first < _LEAST_WORDS:
        return None
    before = date.nbor(-1)
    if before.text == "(" or before.lower_ in {"of", "in"}:
        noun = before.nbor(-1)
        while noun.dep_ in {"pobj", "compound", "conj"} and noun.head.i < noun.i:
            of_a_name = noun.dep_ == "pobj" and noun.head.lower_ == "of"
            if not of_a_name or noun.head.head.i >= noun.head.i:
                break
            noun = noun.head.head
        is_name = noun.pos_ == "PROPN" or noun.text[:1].isupper()
        if is_name and (_takes_place(noun) or noun.lower_ == "peace"):
            return noun
    return None


def _takes_place(noun: "Token") -> bool:
    after = noun.nbor().lower_ if noun.i + 1 < len(noun.doc) else ""
    if noun.lemma_.lower() == "congress" and after != "of":
        return False  # a body, unlike the Congress of Vienna
    return noun.lemma_.lower() in _TAKES_PLACE | _SIGNED


def _said(material: Material, event: Phrase, date: DateFinding) -> str:
    words = material.asker.say(event.tokens, [date.span])
    words = words.removesuffix(" of").removesuffix(" in")
    children = list(event.head.children)
    if not any(child.dep_ in {"det", "poss"} for child in children):
        words = f"the {words}"
    if len(words.split()) < _LEAST_WORDS:
        raise CannotBeSaid(words)
    return words
