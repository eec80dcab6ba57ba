"""Between whom: questions whose key is both sides of a treaty, a war, a border."""

from collections.abc import Iterator

from quizapp.derivation.clauses.asides import trimmed, without_asides
from quizapp.derivation.clauses.asking import Stem
from quizapp.derivation.clauses.clause import Clause, Part, Phrase
from quizapp.derivation.clauses.wording import CannotBeSaid
from quizapp.derivation.draft import Draft
from quizapp.derivation.findings.kinds import ActorKind
from quizapp.derivation.writing.material import Material
from quizapp.questions.names.known_places import COUNTRIES
from quizapp.questions.question import Ask, PhraseQuestion
from quizapp.questions.wording import letters_of

_LEAST_WORDS = 5
_SIDES = 2
#: What was done about a thing between two.
_DONE = {
    **dict.fromkeys(["war", "battle"], "fought"),
    **dict.fromkeys(["treaty", "peace", "agreement", "pact", "truce"], "concluded"),
}


def ask_between(material: Material) -> Iterator[Draft]:
    """Draft "Between which two countries was the treaty signed?"."""
    for clause in material.clauses:
        for part in clause.adjuncts:
            if part.preposition == "between":
                try:
                    yield from _ask(material, clause, part)
                except CannotBeSaid:
                    continue


def _ask(material: Material, clause: Clause, part: Part) -> Iterator[Draft]:
    sides = _sides(part)
    if len(sides) != _SIDES:
        return
    actors = [material.actor_at(part.phrase.span, one.head.idx) for one in sides]
    if None in actors or any(
        one is not None and one.kind is ActorKind.PEOPLE for one in actors
    ):
        return
    countries = all(one and letters_of(one.name) in COUNTRIES for one in actors)
    people = all(one and one.kind is ActorKind.PERSON for one in actors)
    wh = (
        "Between which two countries"
        if countries
        else "Between which two people"
        if people
        else "Between which two sides"
    )
    stem = _stem(material, clause, part, wh)
    if len(stem.text.split()) < _LEAST_WORDS:
        return
    key = " and ".join(material.asker.say(one.tokens) for one in sides)
    question = PhraseQuestion(
        id="draft",
        prompt=stem.text,
        topic="actors",
        ask=(Ask.FLASHCARD, Ask.TYPED),
        answer=key,
        evidence=material.evidence(clause.sentence),
    )
    yield material.draft(
        question,
        clause=clause,
        stem=stem,
        key=Phrase(part.phrase.head, part.phrase.tokens[1:]).span,
        rule="between whom",
        confidence=0.8,
    )


def _stem(material: Material, clause: Clause, part: Part, wh: str) -> Stem:
    """Of the verb, or of the war or treaty on which the phrase hangs."""
    noun = part.phrase.head.head
    if part in clause.parts:
        return material.asker.about_part(
            clause, wh, without=[part.phrase.span], left_out=[part]
        )
    verb = _DONE.get(noun.lemma_.lower(), "")
    own = {one.i for one in part.phrase.tokens}
    words = trimmed(tuple(one for one in without_asides(noun) if one.i not in own))
    if not verb or noun.pos_ != "PROPN":
        raise CannotBeSaid(noun.text)
    be = "were" if noun.tag_ == "NNPS" else "was"
    said = material.asker.say(words)
    return material.asker.stem_of(clause, f"{wh} {be} {said} {verb}", tokens=words)


def _sides(part: Part) -> list[Phrase]:
    """The two nouns that stand behind "between", each without the other."""
    first = [one for one in part.phrase.head.children if one.dep_ == "pobj"]
    if len(first) != 1:
        return []
    joined = [one for one in first[0].children if one.dep_ == "conj"]
    if len(joined) != 1 or any(one.dep_ == "conj" for one in joined[0].children):
        return []
    kept = {one.i for one in part.phrase.tokens}
    other = {one.i for one in joined[0].subtree}
    halves = []
    for noun, left_out in ((first[0], other), (joined[0], set())):
        words = tuple(
            one
            for one in without_asides(noun)
            if one.i in kept and one.i not in left_out
        )
        halves.append(Phrase(noun, trimmed(words)))
    return halves if all(half.tokens for half in halves) else []
