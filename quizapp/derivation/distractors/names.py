"""Wrong names: the text's others of the same sort, then neighbours on the map."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from quizapp.derivation.distractors.candidate import Candidate, cheapest, seed_of
from quizapp.derivation.distractors.regions import capitals_near, neighbours
from quizapp.derivation.distractors.said_by_clause import statement_at, words_around
from quizapp.derivation.draft import Draft
from quizapp.derivation.findings.kinds import Actor, ActorKind, Mention
from quizapp.derivation.gates.facts import Facts
from quizapp.derivation.gates.two_keys import other_answers
from quizapp.questions.names.known_places import CAPITALS, COUNTRIES, DEMONYMS
from quizapp.questions.question import Distractor, NameQuestion
from quizapp.questions.wording import letters_of, plain, word_set

_BODY_SORTS = word_set(
    """party union army league company bank ministry court parliament council committee
    congress senate commission federation alliance empire dynasty church university
    movement agency assembly organisation organization front guard tribunal society"""
)
#: Countries under other names than the list of countries has.
_POWERS = frozenset(
    [
        "us",
        "usa",
        "unitedstates",
        "unitedstatesofamerica",
        "uk",
        "unitedkingdom",
        "ussr",
        "sovietunion",
        "westgermany",
        "eastgermany",
        "greatbritain",
        "korea",
        "holland",
        "persia",
    ]
)
_WH_SORT = re.compile(r"\b[Ww]hich ([a-z]+)\b")


def wrong_names(
    draft: Draft, question: NameQuestion, facts: Facts
) -> tuple[Distractor, ...]:
    """Three names of persons, bodies, countries or cities, as the key is one."""
    index = _Actors(facts)
    key = index.called(question.answer)
    if key is None:
        return ()
    candidates = [
        *_of_text(draft, question, key, index),
        *_of_map(question, key, facts),
    ]
    keys = (question.answer, *question.accept)
    chosen = cheapest(candidates, keys, question.prompt)
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


def sort_of(actor: Actor) -> str:
    """What an option must be to be believed: a person, a country, a party …"""
    return _sort(actor.kind, actor.name)


@lru_cache(maxsize=8192)
def _sort(kind: ActorKind, name: str) -> str:
    if kind is ActorKind.PLACE:
        letters = letters_of(name)
        return "country" if letters in COUNTRIES | _POWERS else "place"
    if kind is ActorKind.BODY:
        words = [word for word in plain(name).split() if word in _BODY_SORTS]
        return f"body {words[-1]}" if words else "body"
    return kind.value


def _of_text(
    draft: Draft, question: NameQuestion, key: Actor, index: _Actors
) -> Iterator[Candidate]:
    facts = index.facts
    place = draft.evidence[0].start if draft.evidence else 0
    right = _also_right(draft, facts)
    sort = sort_of(key)
    asked = _WH_SORT.search(question.prompt)
    for actor in index.actors:
        mentions = index.mentions(actor)
        if actor.id == key.id or actor.id in right or not mentions:
            continue
        if not _is_like(sort, sort_of(actor), asked[1] if asked else ""):
            continue
        if _is_named(actor, question.prompt) or _belong_together(actor, key):
            continue
        off = min(abs(one.span.start - place) for one in mentions) / (
            len(facts.text) + 1
        )
        cost = off - min(len(mentions), 5) / 20
        cost += abs(len(actor.name.split()) - len(key.name.split())) / 4
        cost += 0.0 if sort_of(actor) == sort else 0.5
        cost += (
            0.4
            if actor.feminine is not None
            and key.feminine is not None
            and actor.feminine != key.feminine
            else 0.0
        )
        yield Candidate(actor.name, "", cost)


def _is_like(key: str, other: str, asked: str) -> bool:
    """Bodies may stand beside bodies unless the stem says "which party"."""
    if key == other:
        return True
    if key.startswith("body") and other.startswith("body"):
        return asked in {"", "organisation", "organization", "body", "group"}
    return False


def _also_right(draft: Draft, facts: Facts) -> set[int]:
    """Actors of whom the text says the same, or who stand beside the key."""
    clause = facts.clause_of(draft)
    found: set[int] = set()
    if clause is None or draft.key is None:
        return found
    for span, _ in other_answers(clause, draft, facts):
        found |= {one.actor for one in facts.mentions_in(span)}
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


def _is_named(actor: Actor, prompt: str) -> bool:
    asked = f" {plain(prompt)} "
    return any(
        f" {plain(name)} " in asked
        for name in (actor.name, *actor.aliases)
        if plain(name)
    )


def _belong_together(one: Actor, other: Actor) -> bool:
    """A city and its country, a people and its land, a name within a name."""
    first, second = letters_of(one.name), letters_of(other.name)
    if first in second or second in first:
        return True
    lands = {DEMONYMS.get(first, first), CAPITALS.get(first, first)}
    others = {DEMONYMS.get(second, second), CAPITALS.get(second, second)}
    return bool(lands & others)


def _why(actor: Actor, mentions: list[Mention], facts: Facts) -> str:
    if actor.roles:
        role = actor.roles[0]
        return f"in the text: {f'{role.when} {role.title}'.strip()}"
    for mention in mentions[:4]:
        said = statement_at(facts, mention.span)
        if said:
            return f"in the text, {said}"
    return f"in the text: “{words_around(facts, mentions[0].span)}”"


def _of_map(question: NameQuestion, key: Actor, facts: Facts) -> Iterator[Candidate]:
    """Neighbours of a country, capitals beside a capital or beside the text's land."""
    if key.kind is not ActorKind.PLACE:
        return
    if sort_of(key) == "country":
        found = neighbours(key.name)
    elif letters_of(key.name) in CAPITALS:
        found = capitals_near(CAPITALS[letters_of(key.name)])
    else:
        return
    shift = seed_of(question.id) % len(found) if found else 0
    asked = f" {plain(question.prompt)} "
    for number, name in enumerate(found[shift:] + found[:shift]):
        if f" {plain(name)} " not in asked:
            yield Candidate(
                name, "not what the text names", 5 + number, is_from_text=False
            )
