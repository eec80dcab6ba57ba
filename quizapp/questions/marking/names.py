"""Marking names of persons, bodies and places."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from quizapp.questions.answer import Answer
from quizapp.questions.marking.word_for_word import mark_word_for_word
from quizapp.questions.names.known_persons import FIRST_NAMES
from quizapp.questions.names.likeness import compare_names
from quizapp.questions.names.name import TITLES, Name, read_name
from quizapp.questions.names.namesakes import (
    could_be_meant,
    given_fit,
    is_another_president,
    is_foremost,
    is_wife_perhaps,
    namesakes,
)
from quizapp.questions.names.relation import Likeness, Stands
from quizapp.questions.names.word_likeness import Alike, alike
from quizapp.questions.question import Distractor, NameQuestion
from quizapp.questions.verdict import RIGHT, WRONG, Marking, Verdict
from quizapp.questions.wording import LONGEST_ANSWER, word_set, words

_PERSON_WORDS = TITLES | word_set(
    "person man woman leader ruler politician philosopher economist scientist historian"
    " author writer general dictator founder successor predecessor monarch sociologist"
)
_VERBS = word_set("did do does is was are were has had have can could will would of")
#: What makes a name one of a body or an event, whoever is asked for.
_BODY_WORDS = word_set(
    "party union organization council league nations bank pact treaty war battle congress committee"
    " republic kingdom empire states alliance front movement army court community revolution"
)
_HEDGES = word_set("or oder ou and und not nicht no never neither vs versus maybe")
_ASIDE = re.compile(r"\(([^()]{0,200})\)|[()]")

_WHICH = Marking(Verdict.CLOSE, 0.3, "Which one? More than one goes by that name.")
_ONE = Marking(Verdict.WRONG, 0.0, "Give one name, the one you mean.")
#: What agrees in part and is still another.
_VETOES = {
    Stands.NUMBER: "The right name, but the number is another.",
    Stands.GENERATION: "The right family, but another generation.",
    Stands.FIRST_NAME: "The right surname, but another first name.",
    Stands.SEX: "With that ending it is another person's name.",
}
#: What a teacher would want to look at.
_UNSURE = {
    Stands.MORE: "The name is right; check what you added to it.",
    Stands.LETTERS: "The letters fit. Compare the words with the right answer.",
}
_MATCHING = (Stands.SAME, Stands.SPELT, Stands.SURNAME)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What may be said, what may not, and whether a person is asked for."""

    rights: tuple[Name, ...]
    wrongs: tuple[Name, ...]
    person: bool | None
    prompt: frozenset[str]
    among: Iterable[str] = ()  #: looked at only where a surname was said

    def compare(self, said: Name, name: Name) -> Likeness:
        return compare_names(said, name, person=self.person, asked=self.prompt)


def mark_name(
    question: NameQuestion, answer: Answer, *, among: Iterable[str] = ()
) -> Marking:
    """Mark a typed name against the key, its aliases and its confusables.

    *among* are names of the set: a surname that two of them share says too little.
    It is gone through only where it matters, and then perhaps again.
    """
    if not isinstance(answer, str):
        return WRONG
    wrong = [Distractor(text) for text in question.reject] + list(question.distractors)
    accepted = (question.answer, *question.accept)
    return mark_name_text(answer, accepted, wrong, question.prompt, among)


def mark_name_text(
    given: str,
    accepted: Sequence[str],
    wrong: Sequence[Distractor],
    prompt: str = "",
    among: Iterable[str] = (),
) -> Marking:
    """Mark *given*: the same name, or with initials or slips, and never a wrong one."""
    written = mark_word_for_word(given, accepted, wrong)
    if written is not None:
        return written
    asked = _read(tuple(accepted), tuple(entry.text for entry in wrong), prompt)
    if among:
        asked = replace(asked, among=among)
    marking = _mark_with_aside(asked, given[:LONGEST_ANSWER])
    if marking.verdict is Verdict.WRONG:
        return _with_why(asked, given, wrong, marking)
    return marking


@lru_cache(maxsize=2048)
def _read(
    accepted: tuple[str, ...],
    wrong: tuple[str, ...],
    prompt: str,
) -> _Asked:
    rights = [read_name(text) for text in accepted]
    rights += [name.by_number for name in rights if name.by_number]
    rights += [name.without_country for name in rights if name.without_country]
    return _Asked(
        tuple(rights),
        tuple(read_name(text) for text in wrong),
        _is_person(words(prompt), rights[0]),
        frozenset(words(prompt)),
    )


def _is_person(prompt: list[str], key: Name) -> bool | None:
    """Whether a person is asked for; ``None`` if neither key nor prompt tells."""
    if any(word in _BODY_WORDS for word in key.words) or key.is_lettered:
        return False
    if len(key.words) > 1 and key.words[0] in FIRST_NAMES:
        return True
    for place, word in enumerate(prompt):
        if word in ("who", "whom", "whose"):
            return True
        if word in ("which", "what"):
            return _is_noun_of_person(prompt[place + 1 : place + 5])
        if word == "where":
            return False
    return None


def _is_noun_of_person(following: list[str]) -> bool:
    """Whether "which" is followed by "king", before any verb."""
    for word in following:
        if word in _VERBS:
            return False
        if word in _PERSON_WORDS or word.removesuffix("s") in _PERSON_WORDS:
            return True
    return False


def _mark_with_aside(asked: _Asked, given: str) -> Marking:
    """ "Organisation (letters)": the two must be names of one thing."""
    whole = _mark_whole(asked, given)
    if whole.verdict is Verdict.RIGHT or "(" not in given:
        return whole
    inside = _mark_whole(asked, " ".join(_ASIDE.findall(given)))
    outside = _mark_whole(asked, _ASIDE.sub(" ", given))
    if inside.verdict is outside.verdict is Verdict.RIGHT:
        return outside
    if Verdict.RIGHT in (inside.verdict, outside.verdict):
        return Marking(Verdict.WRONG, 0.0, "The two names do not go together.")
    return whole


def _mark_whole(asked: _Asked, given: str) -> Marking:
    said = read_name(given)
    if not said.all_words:
        return WRONG
    found = [(asked.compare(said, name), name) for name in asked.rights]
    stands = {likeness.stands for likeness, _ in found}
    if Stands.SAME in stands:
        against = any(
            asked.compare(said, name).stands is Stands.SAME for name in asked.wrongs
        )
        return _WHICH if against else RIGHT
    if _says_two(said, given, asked):
        return _ONE
    for likeness, name in found:
        if likeness.stands in (Stands.SPELT, Stands.SURNAME):
            return _mark_fitting(asked, said, likeness, name)
    for likeness, _ in found:
        if likeness.stands in _VETOES:
            return Marking(Verdict.WRONG, 0.0, _VETOES[likeness.stands])
    return _mark_unsure(asked, said, found)


def _says_two(said: Name, given: str, asked: _Asked) -> bool:
    allowed = {word for name in asked.rights for word in name.all_words}
    hedges = {word for word in said.all_words if word in _HEDGES} - allowed
    return bool(hedges) or any(mark in given for mark in "/;")


def _mark_fitting(asked: _Asked, said: Name, likeness: Likeness, name: Name) -> Marking:
    if asked.person and is_another_president(said, name):
        return Marking(Verdict.WRONG, 0.0, _VETOES[Stands.FIRST_NAME])
    if _is_ambiguous(asked, said, likeness, name) or is_wife_perhaps(said, name):
        return _WHICH
    if likeness.stands is Stands.SURNAME and not likeness.detail:
        return RIGHT
    if any(asked.compare(said, other).stands is Stands.SPELT for other in asked.wrongs):
        return Marking(Verdict.CLOSE, 0.3, "Spelt like that, it could be another name.")
    return Marking(
        Verdict.RIGHT,
        1.0,
        f"Spelling: {asked.rights[0].text if likeness.stands is Stands.SURNAME else name.text}.",
    )


def _is_ambiguous(asked: _Asked, said: Name, likeness: Likeness, name: Name) -> bool:
    """Whether someone else of that surname, known or of the set, is as much meant."""
    if likeness.stands is not Stands.SURNAME:
        return False
    if said.generation and said.generation == name.generation:
        return False
    others = (*asked.wrongs, *map(read_name, asked.among))
    near = [other for other in others if _same_surname(other, name)]
    if not (is_foremost(name) and not said.given):
        near += namesakes(name)
    return any(
        could_be_meant(said, other, name)
        and not any(_one_person(other, right) for right in asked.rights)
        for other in near
    )


def _same_surname(other: Name, name: Name) -> bool:
    if not other.words or not other.given:
        return False
    surname, own = other.words[other.surname_place], name.words[name.surname_place]
    return alike(surname, own) in (Alike.SAME, Alike.SPELT)


def _one_person(other: Name, right: Name) -> bool:
    return bool(right.given) and _same_surname(other, right) and given_fit(other.given, right.given)  # fmt: skip


def _mark_unsure(
    asked: _Asked, said: Name, found: Sequence[tuple[Likeness, Name]]
) -> Marking:
    by_stands = {
        likeness.stands: (likeness, name) for likeness, name in reversed(found)
    }
    if Stands.FIRST_UNKNOWN in by_stands:
        return _mark_first_name(said, by_stands[Stands.FIRST_UNKNOWN][1], asked)
    if Stands.WHICH in by_stands:
        return _WHICH
    if Stands.UNSURE in by_stands:
        likeness, name = by_stands[Stands.UNSURE]
        reason = f"{name.text} or {likeness.detail}? The spelling leaves it open."
        return Marking(Verdict.CLOSE, 0.3, reason)
    if Stands.KNOWN in by_stands:
        return Marking(
            Verdict.WRONG, 0.0, f"That is {by_stands[Stands.KNOWN][0].detail}."
        )
    for stands, reason in _UNSURE.items():
        if stands in by_stands and not _names_another(said, asked):
            return Marking(Verdict.CLOSE, 0.6, reason)
    if Stands.PART in by_stands:
        return _mark_part(asked, said, by_stands[Stands.PART][1])
    return WRONG


def _mark_first_name(said: Name, name: Name, asked: _Asked) -> Marking:
    """The key is a surname alone: is the first name that of someone of that name?"""
    if _names_another(said, asked):
        return WRONG
    known = namesakes(name)
    if known and not any(given_fit(said.given, other.given) for other in known):
        return Marking(Verdict.WRONG, 0.0, _VETOES[Stands.FIRST_NAME])
    return (
        RIGHT
        if known
        else Marking(Verdict.RIGHT, 1.0, "The first name is not in the key.")
    )


def _names_another(said: Name, asked: _Asked) -> bool:
    """Whether a word beside the key is one of a wrong name."""
    own = {word for name in asked.rights for word in name.words}
    others = {word for name in asked.wrongs for word in name.words} - own
    return any(word in others for word in said.words)


def _mark_part(asked: _Asked, said: Name, name: Name) -> Marking:
    reason = "That is only a part of the name."
    if asked.person is not None or any(
        asked.compare(said, other).stands in (Stands.PART, *_MATCHING)
        for other in asked.wrongs
    ):
        return Marking(Verdict.WRONG, 0.0, reason)
    return Marking(Verdict.CLOSE, 0.5, f"The whole name is asked for: {name.text}.")


def _with_why(
    asked: _Asked, given: str, wrong: Sequence[Distractor], marking: Marking
) -> Marking:
    """What the author says of the wrong name, if that was said in other letters."""
    said = read_name(given)
    for entry, name in zip(wrong, asked.wrongs, strict=True):
        if (
            entry.why
            and said.all_words
            and asked.compare(said, name).stands in _MATCHING
        ):
            return Marking(Verdict.WRONG, 0.0, entry.why)
    return marking
