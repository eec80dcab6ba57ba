"""A stem that leans on the text: "the attack", "both cities", "their status"."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from quizapp.derivation.clauses.definites import is_bare
from quizapp.derivation.draft import Draft
from quizapp.derivation.findings.date_patterns import MONTHS
from quizapp.derivation.gates.asked import is_asked
from quizapp.derivation.gates.facts import Facts
from quizapp.derivation.gates.flaw import Flaw, Weight
from quizapp.questions.question import Question, TrueFalseQuestion
from quizapp.questions.wording import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

_GATE = "dangling"
#: Words that compare with, or carry on, what was said before.
_CARRIES_ON = re.compile(
    r"\b(both (?!of the\b|[A-Z])\w+|henceforth|thereafter|thereby|thus|hence|also|too|either"
    r"|likewise|meanwhile|instead|however|therefore|eventually again"
    r"|other(?= [a-z]+s\b)(?! than\b)|another|further(?= [a-z])|the (?:other|latter|former) \w+)\b"
)
#: "The two armies met": which?
_COUNTED = re.compile(
    r"\bthe (?:two|three|four|five|six|seven|eight|nine|ten) (?!hundred|thousand|million)[a-z]+\b"
    r"(?! of\b|-| (?:who|that|which|in|from|under|led|called)\b)"
)
#: Said with "the", they were told of before.
_TOLD_BEFORE = word_set(
    """ban camp attack agreement protocol treaty law measure decision plan bill vote deal move
    ultimatum city town consul administration movement strike protest conflict siege battle
    policy proposal verdict offer loan massacre occupation ceasefire truce demand tax programme
    program project scheme operation mission expedition invasion bombing raid killing murder
    trial sentence report commission committee inquiry delegation meeting conference summit
    talk negotiation result election campaign rally march demonstration riot clash revolt
    uprising rebellion coup plot conspiracy crowd mob building palace village island fortress
    fleet ship company union party group organisation organization team crisis reform change
    charge accusation letter document text speech statement announcement order decree act
    amendment clause condition term suspect victim prisoner hostage sanction embargo
    temple tomb statue monument inscription excavation site
    protester demonstrator rebel rioter striker soldier officer troop settler refugee coalition"""
)
_OWN = re.compile(r"\b(his|her|its|their|he|she|they|him|them)\b")
_WHO = re.compile(r"^(?:According to [^,]+, )?(?:[Ww]ho|[Bb]y whom|[Tt]o whom)\b")
#: Of these there is one that everyone knows.
_KNOWN = word_set(
    """world earth sun moon sea sky end beginning start middle past future present century
    year decade day time north south east west internet press media law public poor rich
    right left majority rest church state people first second last vote dollar pound euro yen franc
    rouble mark"""
)
_NAME = re.compile(
    r"(?<=[\s“‘'\"(-])[A-Z][\w’'.-]+(?:\s(?:of\s)?(?:the\s)?[A-Z][\w’'.-]+)*"
)


def dangling(draft: Draft, facts: Facts) -> Flaw | None:
    """Unsure, not wrong: the name of the set may tell what "the court" is."""
    question = draft.question
    if not (is_asked(question) or isinstance(question, TrueFalseQuestion)):
        return None
    if found := _CARRIES_ON.search(question.prompt):
        return _flaw(found[0])
    if "—" in question.prompt or " – " in question.prompt:
        return _flaw("—")
    owned = _unowned(question, draft, facts)
    if owned:
        return _flaw(owned)
    bare = bare_in(question.prompt, draft, facts)
    if looking := next((one for one in bare if _looks_back(one, question.prompt)), ""):
        return _flaw(looking)
    if counted := _COUNTED.search(question.prompt):
        return _flaw(counted[0])
    if bare and (len(bare) > 1 or not names_in(question.prompt)):
        return _flaw(bare[0])
    return None


def _looks_back(noun: str, prompt: str) -> bool:
    """ "the ban", "the camp": which one is told by a name and a year beside it only."""
    told = bool(names_in(prompt)) and bool(re.search(r"\b\d{3,4}\b", prompt))
    return is_told_before(noun) and not told


def is_told_before(noun: str) -> bool:
    """Whether "the camp" is a thing that a text tells of before it says "the"."""
    return noun.removeprefix("the ").removesuffix("s") in _TOLD_BEFORE


def names_in(prompt: str) -> list[str]:
    """The names by their capitals, months and the first word left out."""
    return [
        one
        for one in _NAME.findall(f"_{prompt[:1].lower()}{prompt[1:]}")
        if one.lower() not in MONTHS
    ]


def names_said(sentence: str, facts: Facts) -> list[str]:
    """The same for a statement, whose first word may be a name."""
    found = names_in(sentence.strip())
    words = sentence.split()
    first = words[0].strip(",.'’") if words else ""
    is_name = first[:1].isupper() and first in facts.first_words
    return [first, *found] if is_name else found


def _flaw(word: str) -> Flaw:
    return Flaw(_GATE, f"“{word}” leans on what the text says before", Weight.UNSURE)


def _unowned(question: Question, draft: Draft, facts: Facts) -> str:
    """A pronoun before which no noun stands that it could mean."""
    found = _OWN.search(question.prompt)
    if found is None or _WHO.match(question.prompt):
        return ""
    before = set(re.findall(r"[\w’'-]+", question.prompt[: found.start()]))
    nouns = {one.text for one in _tokens(draft, facts) if one.pos_ in _NOUNS}
    sorts = re.match(r"^(?:\w+ )?[Ww]hich (\w+)", question.prompt)
    if found[1] in {"its", "their", "they", "them"} and sorts:
        return ""
    if found[1] in {"her", "she"} and names_in(question.prompt[: found.start()]):
        known = _names_a_woman(question.prompt[: found.start()], facts)
        return "" if known else found[0]
    owners = before & nouns
    if found[1] in {"his", "her", "he", "she", "him"}:
        owners = {word for word in owners if word[:1].isupper() or word in _ROLES}
    return "" if owners or names_in(question.prompt[: found.start()]) else found[0]


def _names_a_woman(words: str, facts: Facts) -> bool:
    """Whether somebody stands before "her" who is known to be a woman."""
    said = set(re.findall(r"[\w’'-]+", words))
    women = (one for one in facts.material.findings.actors if one.feminine)
    return bool(said & _WOMEN) or any(set(one.name.split()) & said for one in women)


_WOMEN = word_set(
    "queen empress princess daughter wife mother woman duchess widow lady"
)
_NOUNS = frozenset(["NOUN", "PROPN"])
_ROLES = word_set(
    """king queen emperor empress tsar president minister general leader prince princess
    duke pope bishop son daughter wife husband mother father soldier officer man woman"""
)


def bare_in(words: str, draft: Draft, facts: Facts) -> list[str]:
    """Definite nouns among some words with nothing beside them to tell which."""
    return list(dict.fromkeys(_bare(words.lower(), draft, facts)))


def _bare(prompt: str, draft: Draft, facts: Facts) -> Iterator[str]:
    for noun in _tokens(draft, facts):
        if noun.text[:1].isdigit():
            continue  # "the 1620s"
        if noun.pos_ != "NOUN" or noun.lemma_.lower() in _KNOWN or not is_bare(noun):
            continue
        said = f"the {noun.text.lower()}"
        if re.search(rf"\b{re.escape(said)}\b(?! (?:of|that|who|which|for)\b)", prompt):
            yield said


def _tokens(draft: Draft, facts: Facts) -> "Iterator[Token]":
    for span in draft.evidence:
        sentence = facts.sentence_at(span.start)
        if sentence is not None and sentence.parse is not None:
            yield from sentence.parse
