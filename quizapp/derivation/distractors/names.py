"""Wrong names: the text's others of the same sort, then neighbours on the map."""

import re
from collections.abc import Iterator
from dataclasses import replace

from quizapp.derivation.clauses.clause import Clause
from quizapp.derivation.distractors.candidate import Candidate, cheapest, seed_of
from quizapp.derivation.distractors.name_sorts import sort_of
from quizapp.derivation.distractors.person_times import may_have_met
from quizapp.derivation.distractors.persons_told import (
    asked_at,
    is_dead_by,
    is_of_the_past,
    unlike_in_office,
)
from quizapp.derivation.distractors.regions import (
    are_far_apart,
    capitals_near,
    cost_of_abroad,
    is_of_time,
    neighbours,
)
from quizapp.derivation.distractors.said_by_clause import statement_at, words_around
from quizapp.derivation.draft import Draft
from quizapp.derivation.findings import gazetteer
from quizapp.derivation.findings.kinds import Actor, ActorKind, Mention
from quizapp.derivation.gates.facts import Facts, part_of
from quizapp.derivation.gates.two_keys import other_answers
from quizapp.derivation.lexicon import nouns, other_words
from quizapp.derivation.writing.asking_roles import is_kin
from quizapp.questions.names.known_places import CAPITALS, DEMONYMS
from quizapp.questions.question import Distractor, NameQuestion
from quizapp.questions.wording import letters_of, plain

_POSSESSIVE = re.compile(r"['’]s?(?=\W|$)")
_HERS = re.compile(
    r"\b(her|hers|she|herself|queen|empress|wife|mother|daughter|sister|widow|woman)\b",
    re.IGNORECASE,
)
_HIS = re.compile(
    r"\b(his|him|he|himself|king|emperor|husband|father|son|brother|widower|man)\b",
    re.IGNORECASE,
)
_WORKS = frozenset({"hymn", "telegram", "act", "lease", "gazette", "times", "song"})
#: Letters that a short name has of the whole one.
_NICK = 3
#: So often named, a person known by one word is believed to be one.
_OFTEN = 3
_OF_ROLE = frozenset(["who was", "who is"])


def wrong_names(
    draft: Draft, question: NameQuestion, facts: Facts
) -> tuple[Distractor, ...]:
    """Three names of persons, courts, countries or cities, as the key is one."""
    index = _Actors(facts)
    key = index.called(question.answer)
    if key is None or not sort_of(key):
        return ()
    if not is_of_time(key.name, _year_of(draft, facts)):
        return ()
    candidates = [
        *_of_text(draft, question, key, index),
        *_of_map(draft, question, key, facts),
    ]
    keys = (question.answer, *question.accept)
    chosen = cheapest(candidates, keys, _without_possessives(question.prompt))
    return tuple(one if one.why else _explained(one, index) for one in chosen)


def _explained(option: Distractor, index: "_Actors") -> Distractor:
    """The option with what the text says of it."""
    actor = index.called(option.text)
    if actor is None:
        return option
    why = _why(actor, index.mentions(actor), index.facts)
    return replace(option, why=why)


class _Actors:
    """The actors of a text with where they stand."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.actors = facts.material.findings.actors

    def called(self, name: str) -> Actor | None:
        return next((one for one in self.actors if one.name == name), None)

    def mentions(self, actor: Actor) -> list[Mention]:
        return self.facts.mentions_of.get(actor.id, [])


def _of_text(
    draft: Draft, question: NameQuestion, key: Actor, index: _Actors
) -> Iterator[Candidate]:
    facts = index.facts
    place = draft.evidence[0].start if draft.evidence else 0
    right = _also_right(draft, facts)
    sort = sort_of(key)
    part = _taking_part(draft, facts)
    year = _year_of(draft, facts)
    asked = f" {plain(_without_possessives(question.prompt))} "
    for actor in index.actors:
        mentions = index.mentions(actor)
        if actor.id == key.id or actor.id in right or not mentions:
            continue
        if draft.rule in _OF_ROLE and actor.id == facts.main_actor:
            continue  # whoever the text is about is known not to hold it
        if sort_of(actor) != sort or not _is_believed(actor, mentions):
            continue
        if _is_named(actor, asked) or _belong_together(actor, key):
            continue
        if _differ(actor, key) or _is_told_apart(actor, key, question.prompt):
            continue
        if sort == "city" and are_far_apart(actor.name, key.name):
            continue
        if sort == "person" and not may_have_met(actor.name, key.name, year):
            continue
        if sort == "person" and is_dead_by(actor, asked_at(draft, facts), facts):
            continue
        if sort == "country" and actor.id in part:
            continue
        off = min(abs(one.span.start - place) for one in mentions) / (
            len(facts.text) + 1
        )
        cost = off - min(len(mentions), 5) / 20
        cost += abs(len(actor.name.split()) - len(key.name.split())) / 4
        cost += 0.3 if bool(actor.article) != bool(key.article) else 0.0
        cost += _strangeness(actor, key, index, year)
        yield Candidate(actor.name, "", cost)


def _strangeness(actor: Actor, key: Actor, index: "_Actors", year: int | None) -> float:
    """How much less fit it is: another office, an earlier time, a foreign capital."""
    if actor.kind is ActorKind.PERSON:
        return unlike_in_office(actor, key) + is_of_the_past(actor, index.facts)
    if sort_of(actor) == "city":
        country = index.facts.material.naming.country
        home = country.name if country is not None else ""
        return cost_of_abroad(actor.name, key.name, home)
    return 0.0


def _taking_part(draft: Draft, facts: Facts) -> set[int]:
    """The countries that the clause itself names, by name or as a people's."""
    clause = facts.clause_of(draft)
    if clause is None:
        return set()
    found = {one.actor for one in facts.mentions_in(clause.span)}
    words = {
        DEMONYMS.get(letters_of(one), "")
        for one in re.findall(r"[A-Z]\w+", clause.span.of(facts.text))
    }
    actors = facts.material.findings.actors
    return found | {one.id for one in actors if letters_of(one.name) in words}


def _is_believed(actor: Actor, mentions: list[Mention]) -> bool:
    """Whether somebody called by one word is surely somebody."""
    if actor.kind is not ActorKind.PERSON:
        return True
    if letters_of(actor.name.split()[-1]) in _WORKS:
        return False
    if actor.roles or len(mentions) >= _OFTEN:
        return True
    known = gazetteer.SINGLE | gazetteer.MEN | gazetteer.WOMEN
    first = actor.name.split()[0]
    if " " not in actor.name:
        return letters_of(first) in known
    # "Long Telegram", "Lend Lease"
    return letters_of(first) in known or not first.isalpha() or _is_foreign(first)


def _is_foreign(word: str) -> bool:
    """No word of English: a first name from a language whose names are not known."""
    return word.lower() not in nouns() | other_words()


def _differ(one: Actor, other: Actor) -> bool:
    """Whether one is known to be a woman and the other a man."""
    return (
        one.feminine is not None
        and other.feminine is not None
        and one.feminine != other.feminine
    )


def _is_told_apart(actor: Actor, key: Actor, prompt: str) -> bool:
    """Whether "her" or "king" in the stem shows that it is not this one."""
    if actor.kind is not ActorKind.PERSON or key.feminine is None:
        return False
    tells = _HERS if key.feminine else _HIS
    return actor.feminine is not key.feminine and bool(tells.search(prompt))


def _also_right(draft: Draft, facts: Facts) -> set[int]:
    """Actors of whom the text says the same verb, or who stand beside the key."""
    clause = facts.clause_of(draft)
    found: set[int] = set()
    if clause is None or draft.key is None:
        return found
    for span, _ in other_answers(clause, draft, facts):
        found |= {one.actor for one in facts.mentions_in(span)}
    found |= _of_verb(clause, draft, facts)
    head = facts.key_head(draft)
    if head is not None:
        beside = [
            *head.conjuncts,
            *(one for one in head.children if one.dep_ == "appos"),
        ]
        for token in beside:
            for one in facts.mentions_at(token.idx):
                found.add(one.actor)
    return found


def _of_verb(clause: Clause, draft: Draft, facts: Facts) -> set[int]:
    """Who stands in the key's slot wherever the text says the verb: "X led …"."""
    key = draft.key
    if key is None or clause.group.is_copula:
        return set()
    part = part_of(clause, key)
    found: set[int] = set()
    for other in facts.same_verb(clause):
        if part is None:
            phrases = [other.subject]
        else:
            phrases = [
                one.phrase
                for one in other.parts
                if one.slot is part.slot and one.preposition == part.preposition
            ]
        for phrase in phrases:
            found |= {one.actor for one in facts.mentions_in(phrase.span)}
    return found


def _without_possessives(text: str) -> str:
    return _POSSESSIVE.sub("", text)


def _is_named(actor: Actor, asked: str) -> bool:
    """Whether the folded stem names it, "Park's successor" Park too."""
    names = [plain(name) for name in (actor.name, *actor.aliases)]
    if actor.kind is ActorKind.PERSON and names[0]:
        words = names[0].split()
        names += [words[-1], words[0]]
    if actor.kind is ActorKind.PLACE:
        own = letters_of(actor.name)
        names += [one for one in asked.split() if DEMONYMS.get(letters_of(one)) == own]
    return any(f" {name} " in asked for name in names if len(name) > 2)


def _belong_together(one: Actor, other: Actor) -> bool:
    """A city and its country, a people and its land, a name within a name, a family."""
    first, second = letters_of(one.name), letters_of(other.name)
    if first in second or second in first:
        return True
    if one.kind is ActorKind.PERSON and other.kind is ActorKind.PERSON:
        words, others = plain(one.name).split(), plain(other.name).split()
        if len(words) == 1 and words[0][:_NICK] == others[0][:_NICK]:
            return True  # "Jackie" may be Jacqueline
        # "Mother Ann" may be Ann Lee.
        return words[0] in others or others[0] in words
    own = {DEMONYMS.get(first, first), CAPITALS.get(first, first)}
    its = {DEMONYMS.get(second, second), CAPITALS.get(second, second)}
    return bool(own & its)


def _why(actor: Actor, mentions: list[Mention], facts: Facts) -> str:
    role = next((one for one in actor.roles if not is_kin(one)), None)
    if role is not None:
        return f"in the text: {f'{role.when} {role.title}'.strip()}"
    for mention in mentions[:4]:
        said = statement_at(facts, mention.span)
        if said:
            return f"in the text, {said}"
    return f"in the text: “{words_around(facts, mentions[0].span)}”"


def _of_map(
    draft: Draft, question: NameQuestion, key: Actor, facts: Facts
) -> Iterator[Candidate]:
    """Neighbours of a country, capitals beside a capital; as of the time told of."""
    if key.kind is not ActorKind.PLACE:
        return
    year = _year_of(draft, facts)
    if sort_of(key) == "country":
        found = [name for name in neighbours(key.name) if is_of_time(name, year)]
    elif letters_of(key.name) in CAPITALS:
        found = capitals_near(CAPITALS[letters_of(key.name)], year)
    else:
        return
    shift = seed_of(question.id) % len(found) if found else 0
    asked = f" {plain(_without_possessives(question.prompt))} "
    for number, name in enumerate(found[shift:] + found[:shift]):
        if f" {plain(name)} " not in asked:
            yield Candidate(
                name, "not what the text names", 5 + number, is_from_text=False
            )


def _year_of(draft: Draft, facts: Facts) -> int | None:
    """The year of the date told nearest to the key, or ``None``."""
    place = draft.evidence[0].start if draft.evidence else 0
    nearest = min(
        (one for one in facts.material.findings.dates if one.value is not None),
        key=lambda one: abs(one.span.start - place),
        default=None,
    )
    if nearest is None or nearest.value is None:
        return None
    return nearest.value.year
