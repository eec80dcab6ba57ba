"""What a question on who did it must say so that only one can be meant."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from quizapp.derivation.clauses.asking import Stem
from quizapp.derivation.clauses.clause import Clause
from quizapp.derivation.clauses.naming import with_article
from quizapp.derivation.draft import Draft
from quizapp.derivation.findings.kinds import Actor, ActorKind
from quizapp.derivation.writing.material import Material
from quizapp.questions.names.known_places import COUNTRIES
from quizapp.questions.question import NameQuestion
from quizapp.questions.wording import letters_of

#: Of these every country has its own.
_OF_COUNTRY = re.compile(
    r"\b(?:elections?|president|presidency|prime minister|premier|chancellor|parliament"
    r"|government|cabinet|coup|congress|state of emergency|referendum|senate|monarchy"
    r"|throne|constitution|(?:foreign|interior|defen[cs]e|finance) minister|national)\b"
)
_MONTHS = (
    r"January|February|March|April|May|June|July|August|September|October|November"
    r"|December"
)
_NAME = re.compile(rf"(?<=[\s“‘(])(?!(?:{_MONTHS}|BC|AD|CE|BCE)\b)[A-Z]")
_DATE = re.compile(
    rf"\s(?:in|on|at|by|since|after|from|around|about)\s(?:the\s)?(?:early |late )?"
    rf"(?:\d|{_MONTHS})[^?]*\?$"
)
_PLACED = re.compile(rf"According |In (?!{_MONTHS}|\d|the \d)")
#: Words before the date that say too little: "Who died in office in 1925?".
_LITTLE = 4
#: So many questions of one text may have the same key.
_SAME_KEY = 3


def told_apart(material: Material, clause: Clause, stem: Stem) -> Stem:
    """The stem with the country that the text is about, or with a doubt.

    "Who won the election in 2021?" has an answer for every country.
    """
    text = stem.text
    if _NAME.search(text) or _PLACED.match(text):
        return stem
    told = _DATE.sub("", text).removesuffix("?").split()
    if len(told) <= _LITTLE and len(told) < len(text.split()):
        return _doubted(stem, "others did the same at about that time")
    if not _OF_COUNTRY.search(text):
        return stem
    country = _country(material)
    if country is None or _is_elsewhere(material, clause, country):
        return _doubted(stem, "it does not say in which country")
    return replace(
        stem, text=f"In {with_article(country)}, {text[:1].lower()}{text[1:]}"
    )


def _country(material: Material) -> Actor | None:
    """The country that the text is about, by its words or by its heading."""
    if material.naming.country is not None:
        return material.naming.country
    document = material.document
    heading = document.title or next((one.heading for one in document.paragraphs), "")
    named = [
        one
        for one in material.findings.actors
        if letters_of(one.name) in COUNTRIES and one.name in heading
    ]
    return named[0] if len(named) == 1 else None


def _is_elsewhere(material: Material, clause: Clause, country: Actor) -> bool:
    actors = material.findings.actors
    told = material.naming.mentions_in(clause.sentence.span)
    return any(
        actors[one.actor] is not country
        and actors[one.actor].kind is ActorKind.PLACE
        and letters_of(actors[one.actor].name) in COUNTRIES
        for one in told
    )


def cuts_a_name(material: Material, clause: Clause, stem: Stem) -> bool:
    """Whether a name of the sentence stands in the stem without its end."""
    text = material.document.text
    for mention in material.naming.mentions_in(clause.sentence.span):
        name = mention.span.of(text)
        actor = material.findings.actors[mention.actor]
        for part in re.finditer(r"(?<=\w)[ -](?=\w)", name):
            short = name[: part.start()]
            whole = name in stem.text or short in (actor.name, *actor.aliases)
            if " " not in short or whole:
                continue
            if re.search(rf"{re.escape(short)}(?![\w’'-])", stem.text):
                return True
    return False


def _doubted(stem: Stem, words: str) -> Stem:
    return replace(stem, doubts=(*stem.doubts, words))


#: A name is asked for once in so many sentences; a life of somebody is full of them.
_SENTENCES_FOR_ONE = 7


def seldom_the_same(material: Material, drafts: Iterable[Draft]) -> list[Draft]:
    """The drafts in their order; one key is asked for a few times and then doubted."""
    drafts = list(drafts)
    persons = {
        one.name for one in material.findings.actors if one.kind is ActorKind.PERSON
    }
    asked: Counter[str] = Counter()
    most = max(_SAME_KEY, len(material.document.sentences) // _SENTENCES_FOR_ONE)
    doubted: set[int] = set()
    order = sorted(
        range(len(drafts)),
        key=lambda place: (bool(drafts[place].doubts), -drafts[place].confidence),
    )
    for place in order:
        question = drafts[place].question
        if not isinstance(question, NameQuestion) or question.answer not in persons:
            continue
        asked[question.answer] += 1
        if asked[question.answer] > most:
            doubted.add(place)
    words = "others ask for the same name"
    return [
        replace(
            draft,
            doubts=(*draft.doubts, words),
            confidence=round(draft.confidence * 0.8, 3),
        )
        if place in doubted
        else draft
        for place, draft in enumerate(drafts)
    ]
