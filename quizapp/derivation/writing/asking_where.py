"""Where: questions whose key is a place of the text."""

from collections.abc import Iterator

from quizapp.derivation.clauses.clause import Clause, Part, Slot
from quizapp.derivation.clauses.wording import CannotBeSaid
from quizapp.derivation.draft import Draft
from quizapp.derivation.findings.kinds import Actor, ActorKind
from quizapp.derivation.writing.material import Material
from quizapp.questions.names.known_places import COUNTRIES
from quizapp.questions.question import Ask, NameQuestion
from quizapp.questions.wording import letters_of

#: Preposition: how the question asks for what stands after it.
_ASKED = {"in": "Where", "at": "Where", "near": "Near which place", "to": "Where"}
#: Verbs of going: "to Almaty" is where they went, not to whom it was given.
_GOING = frozenset(
    [
        "go",
        "move",
        "spread",
        "march",
        "travel",
        "flee",
        "sail",
        "retreat",
        "return",
        "advance",
        "migrate",
        "emigrate",
        "withdraw",
        "send",
        "deport",
        "exile",
        "bring",
        "escape",
        "come",
        "fly",
        "extend",
        "expand",
    ]
)
_LEAST_WORDS = 5


def ask_where(material: Material) -> Iterator[Draft]:
    """Draft a question for each place at which, or to which, something happened."""
    for clause in material.clauses:
        for part in clause.adjuncts:
            place = _place(material, clause, part)
            if place is not None:
                draft = _ask(material, clause, part, place)
                if draft is not None:
                    yield draft


def _place(material: Material, clause: Clause, part: Part) -> Actor | None:
    if part.slot is not Slot.ADJUNCT or part.preposition not in _ASKED:
        return None
    if part.preposition == "to" and clause.group.base not in _GOING:
        return None
    if part.phrase.span.start > clause.verb.idx or part.is_fronted:
        for mention in material.naming.mentions_in(part.phrase.span):
            actor = material.findings.actors[mention.actor]
            words = [one.lower_ for one in part.phrase.tokens]
            whole = len(part.phrase.tokens) - 1
            named = len(mention.span.of(material.document.text).split())
            if actor.kind is ActorKind.PLACE and named >= whole - (words[1] == "the"):
                return actor
    return None


def _says_a_place(material: Material, part: Part) -> bool:
    return any(
        material.findings.actors[one.actor].kind is ActorKind.PLACE
        for one in material.naming.mentions_in(part.phrase.span)
    )


def _ask(material: Material, clause: Clause, part: Part, place: Actor) -> Draft | None:
    wh = _ASKED[part.preposition]
    if wh == "Where" and letters_of(place.name) in COUNTRIES:
        wh = f"{part.preposition.title()} which country"
    try:
        stem = material.asker.about_part(
            clause, wh, without=[part.phrase.span], left_out=[part]
        )
    except CannotBeSaid:
        return None
    named = any(name in stem.text for name in (place.name, *place.aliases))
    if named or len(stem.text.split()) < _LEAST_WORDS:
        return None
    again = any(
        one is not part and one.preposition in _ASKED and _says_a_place(material, one)
        for one in clause.parts
    )
    key = next(
        mention.span
        for mention in material.naming.mentions_in(part.phrase.span)
        if material.findings.actors[mention.actor] is place
    )
    question = NameQuestion(
        id="draft",
        prompt=stem.text,
        topic="places",
        ask=(Ask.TYPED, Ask.CHOICE, Ask.FLASHCARD),
        answer=place.name,
        accept=place.aliases,
        evidence=material.evidence(clause.sentence),
    )
    return material.draft(
        question,
        clause=clause,
        stem=stem,
        key=key,
        rule="where",
        confidence=0.85,
        doubts=["the question says a place already"] if again else (),
    )
