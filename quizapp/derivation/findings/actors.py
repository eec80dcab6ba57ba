"""Who a text is about: every person, body, people and place under all its names."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from quizapp.derivation.document import Document
from quizapp.derivation.findings import gazetteer
from quizapp.derivation.findings.actors_parties import Party
from quizapp.derivation.findings.kinds import Actor, ActorKind, Mention, Role
from quizapp.derivation.findings.mentions import find_descriptions
from quizapp.derivation.findings.names import Name, find_names
from quizapp.derivation.findings.names_aliases import (
    first_handle,
    handles,
    is_acronym,
    is_part,
    same_thing,
)
from quizapp.derivation.findings.names_words import Word, words_of
from quizapp.derivation.findings.pronouns import Who, find_pronouns
from quizapp.derivation.findings.roles import MENS_ROLES, WOMENS_ROLES, find_roles
from quizapp.questions.wording import letters_of

_KINDS = {
    "person": ActorKind.PERSON,
    "body": ActorKind.BODY,
    "people": ActorKind.PEOPLE,
    "place": ActorKind.PLACE,
}
#: Titles that belong to the name of somebody who is called by one name.
_ROYAL = frozenset(
    [
        "king",
        "queen",
        "emperor",
        "empress",
        "tsar",
        "tsarina",
        "czar",
        "pope",
        "prince",
        "princess",
        "sultan",
        "saint",
        "st",
        "lord",
        "lady",
        "shah",
        "caliph",
        "duke",
        "duchess",
        "count",
        "countess",
    ]
)
_CALLED = re.compile(
    r",? (?:(?:better|also|commonly|later|usually|generally|widely|now) )?known (?:\w+ )?as "
)
_BRACKET = re.compile(r"\s*\(\s*(?:the\s+)?$")


def find_actors(document: Document) -> tuple[tuple[Actor, ...], tuple[Mention, ...]]:
    """The actors in the order in which they come, and every place that means one."""
    words = words_of(document)
    parties, mentions = gather(document, words)
    mentions += find_descriptions(document, parties, mentions)
    people = frozenset(
        number for number, one in enumerate(parties) if one.kind is ActorKind.PERSON
    )
    roles = find_roles(document, words, mentions, people)
    known = [
        Who(one.kind, one.name, _gender(one, roles.get(number, ())), _is_plural(one))
        for number, one in enumerate(parties)
    ]
    mentions += find_pronouns(document, known, mentions)
    mentions.sort(key=lambda one: one.span)
    roles = find_roles(document, words, mentions, people)
    actors = [
        replace(actor, roles=tuple(roles.get(actor.id, ())), feminine=who.feminine)
        for actor, who in zip(_actors(parties), known, strict=True)
    ]
    return tuple(actors), tuple(mentions)


def _gender(party: Party, roles: Sequence[Role]) -> bool | None:
    """What titles, roles and the first name say: a woman's, a man's, or not known."""
    said = party.feminine()
    heads = {word for role in roles for word in role.title.casefold().split()[:1]}
    if said is None and heads & WOMENS_ROLES:
        return True
    return False if said is None and heads & MENS_ROLES else said


def gather(
    document: Document, words: Sequence[Word]
) -> tuple[list[Party], list[Mention]]:
    """The parties of a text and the places where they are named."""
    names = [one for one in find_names(document, words) if one.sort in _KINDS]
    parties: list[Party] = []
    for name in sorted(names, key=lambda one: (*_fullness(one), one.span)):
        party = _party_of(document, name, parties, names)
        if party is not None:
            party.names.append(name)
            if name.title:
                party.titles.add(name.title)
    parties = [one for one in parties if one.names]
    parties.sort(key=lambda one: min(name.span for name in one.names))
    mentions = [
        Mention(name.span, number, *_form(name, party))
        for number, party in enumerate(parties)
        for name in party.names
    ]
    return parties, mentions


def _fullness(name: Name) -> tuple[int, int]:
    words = name.text.split()
    return (-len(words), -len(name.text))


def _form(name: Name, party: Party) -> tuple[str, str]:
    if name.text == party.name:
        return "name", "its full name"
    return "alias", f"another form of {party.name}"


def _party_of(
    document: Document, name: Name, parties: list[Party], names: Sequence[Name]
) -> Party | None:
    """The party that a name belongs to, made where there is none; ``None``: unsure."""
    kind = _KINDS[name.sort]
    same = [
        one
        for one in parties
        if letters_of(one.name) == letters_of(name.text)
        and not _titles_differ(name, one)
    ]
    if same:
        return same[0]
    if kind is ActorKind.PERSON:
        longer = _persons(name, parties)
        if name.title and len(longer) > 1:
            women = name.title in gazetteer.WOMENS_TITLES
            alike = [one for one in longer if one.feminine() is women]
            longer = alike if len(alike) == 1 else longer
        if len(longer) == 1:
            return longer[0]
        if longer:
            return _before(name, longer)
        called = [one for one in parties if _is_called(document, name, one)]
        if called:
            return called[0]
    else:
        for one in parties:
            if one.kind is not ActorKind.PERSON and (
                any(name.text == other.text for other in one.names)
                or same_thing(name.text, one.name)
                or _is_expanded(document, name, one)
            ):
                return one
    made = Party(name.text, kind)
    parties.append(made)
    return made


def _is_called(document: Document, name: Name, party: Party) -> bool:
    """ "Gustav II Adolf, better known as Gustavus Adolphus"."""
    if party.kind is not ActorKind.PERSON:
        return False
    if " " in name.text and any(name.text == other.text for other in party.names):
        return True
    spans = [sorted([name.span, other.span]) for other in party.names]
    return any(
        _CALLED.fullmatch(document.text[first.end : second.start])
        for first, second in spans
    )


def _titles_differ(name: Name, party: Party) -> bool:
    women = name.title in gazetteer.WOMENS_TITLES
    return (
        bool(name.title)
        and party.feminine() is not None
        and party.feminine() != women
        and (women or name.title in gazetteer.MENS_TITLES)
    )


def _persons(name: Name, parties: Sequence[Party]) -> list[Party]:
    """The persons whose longer name holds a shorter one."""
    able = [
        one
        for one in parties
        if one.kind is ActorKind.PERSON and not _titles_differ(name, one)
    ]
    found = [one for one in able if is_part(name.text, one.name)]
    if not found and " " not in name.text:
        found = [one for one in able if first_handle(one.name) == name.text.casefold()]
    return found


def _before(name: Name, parties: Sequence[Party]) -> Party | None:
    """The only one of several who was named before here; ``None`` if not one."""
    known = [
        one for one in parties if any(other.span < name.span for other in one.names)
    ]
    return known[0] if len(known) == 1 else None


def _is_expanded(document: Document, name: Name, party: Party) -> bool:
    """Whether an acronym stands for a body that the text names in full."""
    text = document.text
    if any(_is_bracketed(text, name, other) for other in party.names):
        return True
    if not is_acronym(name.text, party.name):
        return False
    return (
        any(
            _BRACKET.search(text[max(0, other.span.start - 6) : other.span.start])
            or text[other.span.end : other.span.end + 2] == " ("
            for other in (name, *party.names)
        )
        or len(name.text) > 2
    )


_ACRONYM = re.compile(r"[A-Z][A-Za-z.-]{0,6}[A-Z]")


def _is_bracketed(text: str, short: Name, full: Name) -> bool:
    """ "Social Democratic Party (SPD)", though the letters are another language's."""
    between = text[full.span.end : short.span.start]
    return between == " (" and bool(_ACRONYM.fullmatch(short.text)) and " " in full.text


def _actors(parties: Sequence[Party]) -> list[Actor]:
    forms = [(_shown(one), _aliases(one, parties)) for one in parties]
    taken = Counter(form for name, aliases in forms for form in {name, *aliases})
    return [
        Actor(
            number,
            name,
            party.kind,
            tuple(one for one in aliases if taken[one] == 1),
            feminine=party.feminine(),
            plural=_is_plural(party),
            article=_article(party),
        )
        for number, (party, (name, aliases)) in enumerate(
            zip(parties, forms, strict=True)
        )
    ]


def _shown(party: Party) -> str:
    """The name with the title of who is called by one name: "Queen Victoria"."""
    if party.kind is ActorKind.PERSON and " " not in party.name:
        for name in party.names:
            if name.title in _ROYAL:
                return _titled(name)
    return party.name


def _titled(name: Name) -> str:
    return f"{name.title.capitalize()} {name.text}"


def _aliases(party: Party, parties: Sequence[Party]) -> list[str]:
    """The other forms that name it and nothing else in this text."""
    shown = _shown(party)
    found: dict[str, None] = {}
    for name in party.names:
        if name.title not in gazetteer.WOMENS_TITLES or " " in name.text:
            found[name.text] = None
        if name.title:
            found[_titled(name)] = None
        if name.office is not None:
            found.setdefault(name.text)
    if party.kind is ActorKind.PERSON:
        taken = Counter(
            handle
            for other in parties
            if other.kind is ActorKind.PERSON
            for handle in set(handles(other.name))
        )
        for handle in handles(party.name):
            place = f" {party.name} ".casefold().find(f" {handle} ")
            word = party.name[place : place + len(handle)] if place >= 0 else ""
            if word and taken[handle] == 1:
                found[word] = None
    return [one for one in found if one != shown]


def _is_plural(party: Party) -> bool:
    return party.kind is ActorKind.PEOPLE or letters_of(party.name) in {
        "taliban",
        "allies",
    }


def _article(party: Party) -> str:
    """ "the" where most of its full names have it before them."""
    full = [one for one in party.names if one.text == party.name] or party.names
    return "the" if 2 * sum(one.article == "the" for one in full) >= len(full) else ""
