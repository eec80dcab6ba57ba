"""A word beside a gap that tells what fills it: "Iraqi" for Baghdad, "the Fund" for the IMF."""

import re
from collections.abc import Iterator

from quizapp.derivation.distractors.name_sorts import is_persons
from quizapp.derivation.document import Sentence
from quizapp.derivation.findings.kinds import Actor, ActorKind
from quizapp.derivation.gates.asked import tokens
from quizapp.derivation.gates.facts import Facts
from quizapp.derivation.span import Span
from quizapp.questions.names.known_places import CAPITALS, DEMONYMS
from quizapp.questions.wording import letters_of

_ONE_OF_A_NATION = re.compile(r"\b[Tt]he (?P<nation>[A-Z][a-z]+)\b(?! [a-zA-Z]*[a-z])")
_NO_NOUN = re.compile(
    r"\b[Tt]he (?P<nation>[A-Z][a-z]+) "
    r"(?:must|should|could|would|will|was|is|had|has|did|might|may|who|and|or|in|to|from|on)\b"
)


def given_away(key: Span, sentence: Sentence, facts: Facts) -> Iterator[str]:
    """In words fit to show, each word of the sentence that gives a name away."""
    gap = key.of(facts.text)
    before = facts.text[sentence.span.start : key.start]
    around = f"{before} {facts.text[key.end : sentence.span.end]}"
    actors = facts.material.findings.actors
    meant = [actors[one.actor] for one in facts.mentions_in(key)]
    if any(one.kind is ActorKind.PERSON for one in meant) or is_persons(gap):
        yield from _of_person(around, meant)
    elif _shares_a_word(_names(gap, meant), around):
        yield "a word of the key stands beside the gap"
    yield from _of_land(gap, around, meant)


def _names(gap: str, meant: list[Actor]) -> set[str]:
    return {gap, *(name for one in meant for name in (one.name, *one.aliases))}


def _shares_a_word(names: set[str], around: str) -> bool:
    """ "Lower Palatinate" beside "Upper Palatinate", the IMF beside "the Fund"."""
    words = {
        word
        for name in names
        for word in name.split()
        if word[:1].isupper() and len(word) > 3
    }
    return bool(words & set(re.findall(r"\w+", around)))


def _of_person(around: str, meant: list[Actor]) -> Iterator[str]:
    """ "____ … that the Egyptian must not …": it says of which nation to look for one."""
    if not any(one.kind is ActorKind.PERSON for one in meant):
        return
    for pattern in (_ONE_OF_A_NATION, _NO_NOUN):
        for found in pattern.finditer(around):
            if letters_of(found["nation"]) in DEMONYMS:
                yield f"“the {found['nation']}” gives the key away"


def _of_land(gap: str, around: str, meant: list[Actor]) -> Iterator[str]:
    """The adjective, the people or the capital of the land that is the key, or holds it."""
    own = letters_of(gap)
    lands = {own, CAPITALS.get(own, own)}
    lands |= {letters_of(name) for name in _names(gap, meant)}
    for word in tokens(around):
        said = letters_of(word.removesuffix("'s").removesuffix("’s"))
        people = said.removesuffix("s")
        told = {
            DEMONYMS.get(said, ""),
            DEMONYMS.get(people, ""),
            CAPITALS.get(said, ""),
        }
        if told & lands or (said in lands and said != own):
            yield f"“{word}” gives the key away"
