"""Who, whom, which country: questions whose key is an actor of the text."""

from collections.abc import Iterator
from dataclasses import replace

from quizapp.derivation.clauses.asking import Stem
from quizapp.derivation.clauses.clause import Clause, Part, Phrase, Slot
from quizapp.derivation.clauses.wording import CannotBeSaid
from quizapp.derivation.draft import Draft
from quizapp.derivation.findings.kinds import Actor, ActorKind
from quizapp.derivation.span import Span
from quizapp.derivation.writing.material import Material
from quizapp.derivation.writing.naming_bodies import sort_of_body
from quizapp.derivation.writing.setting import with_setting
from quizapp.derivation.writing.telling_apart import (
    cuts_a_name,
    seldom_the_same,
    told_apart,
)
from quizapp.derivation.writing.turning_active import turned_active
from quizapp.questions.names.known_places import COUNTRIES
from quizapp.questions.question import Ask, NameQuestion
from quizapp.questions.wording import letters_of

_LEAST_WORDS = 4
#: Prepositions that may stand before "whom" and "which country".
_WITH_WHOM = frozenset(
    ["by", "to", "from", "with", "against", "for", "under", "between"]
)


#: What these verbs make is a work, whatever its name looks like.
_MAKING_WORKS = frozenset(
    ["publish", "write", "draft", "compose", "paint", "translate", "edit", "read"]
)
#: After these "her" may be whom, or whose: "appointed her secretary".
_GIVING = frozenset(
    ["appoint", "name", "make", "elect", "call", "crown", "declare", "give", "grant"]
)
#: Words of a stem to which a place may be added: "Who ordered police to shoot …?".
_TELLING = 6
_WITHIN = frozenset({"relcl", "acl", "appos", "punct"})


def ask_who(material: Material) -> Iterator[Draft]:
    """Draft questions on who did it, to whom, by whom."""
    yield from seldom_the_same(material, _drafts(material))


def _drafts(material: Material) -> Iterator[Draft]:
    for clause in material.clauses:
        yield from _about_subject(material, clause)
        objects = [part for part in clause.parts if part.slot is Slot.OBJECT]
        for part in (*objects, *clause.adjuncts):
            yield from _about_part(material, clause, part)


def _about_subject(material: Material, clause: Clause) -> Iterator[Draft]:
    actor = _named(material, clause.subject)
    wh = _wh(actor) if actor is not None else ""
    if actor is None or not wh or (clause.group.is_copula and not clause.parts):
        return
    if _leaks(material, clause, actor, beside=clause.subject.span):
        return
    if clause.group.base in _GIVING and _has_her(clause):
        return
    if clause.group.is_copula and _tells_of_many(clause):
        return
    try:
        stem = material.asker.about_subject(clause, wh)
    except CannotBeSaid:
        return
    own = _rid_of_own(stem, actor)
    if own is not None and _tells(clause, own):
        if cuts_a_name(material, clause, own):
            return
        own = told_apart(material, clause, own)
        tells = len(own.text.split()) >= _TELLING
        if tells and actor is not material.naming.country:
            own = with_setting(material, clause.sentence, own)
        if " her " in own.text:
            own = replace(own, doubts=(*own.doubts, "“her” tells that it is a woman"))
        yield _draft(material, clause, own, actor, clause.subject, "who did", 0.95)


def _tells_of_many(clause: Clause) -> bool:
    """ "Who was businessmen …?": it was said of several."""
    return any(
        part.slot is Slot.COMPLEMENT and part.phrase.head.tag_ in {"NNS", "NNPS"}
        for part in clause.parts
    )


def _has_her(clause: Clause) -> bool:
    return any(
        one.lower_ == "her"
        for part in clause.parts
        if part.slot in {Slot.OBJECT, Slot.RECIPIENT}
        for one in part.phrase.tokens[:1]
    )


def _about_part(material: Material, clause: Clause, part: Part) -> Iterator[Draft]:
    if part.slot is Slot.OBJECT:
        phrase, wh_before = part.phrase, ""
        if clause.group.base in _MAKING_WORKS:
            return
    elif part.slot is Slot.ADJUNCT and part.preposition in _WITH_WHOM:
        inner = _after_preposition(part)
        if inner is None or part.is_fronted:
            return
        if part.preposition == "by" and not clause.group.is_passive:
            return
        if part.preposition == "to" and clause.verb.lower_ == "born":
            return  # a mother and a father
        phrase, wh_before = inner, part.preposition + " "
    else:
        return
    actor = _named(material, phrase)
    if actor is None or not _is_all(material, phrase, actor):
        return
    if wh_before and _is_gapped(clause, part):
        return
    wh = _wh(actor)
    if not wh or _leaks(material, clause, actor, beside=part.phrase.span):
        return
    active = wh
    wh = "whom" if wh == "Who" else wh[:1].lower() + wh[1:]
    wh = wh_before + wh
    try:
        stem = material.asker.about_part(
            clause,
            wh[:1].upper() + wh[1:],
            without=[part.phrase.span],
            left_out=[part],
        )
    except CannotBeSaid:
        return
    if not _tells(clause, stem) or cuts_a_name(material, clause, stem):
        return
    done = None
    if part.preposition == "by":
        done = turned_active(material.asker, clause, stem, active)
    if done is not None:
        done = told_apart(material, clause, done)
        yield _draft(material, clause, done, actor, phrase, "who did", 0.95)
    else:
        rule = f"{wh_before}whom"
        yield _draft(material, clause, stem, actor, phrase, rule, 0.85)


def _is_gapped(clause: Clause, part: Part) -> bool:
    """ "Pineau came for France and Lloyd for Britain": one verb for several."""
    return any(
        token.lower_ == part.preposition
        and token.i > part.phrase.head.i
        and token.nbor(-1).pos_ == "PROPN"
        for token in clause.sentence.parse or ()
    )


def _after_preposition(part: Part) -> Phrase | None:
    head = next((one for one in part.phrase.head.children if one.dep_ == "pobj"), None)
    if head is None or len(part.phrase.tokens) < 2:
        return None
    return Phrase(head, part.phrase.tokens[1:])


def _named(material: Material, phrase: Phrase) -> Actor | None:
    """Who the head of a phrase names, unless others are joined to it."""
    if any(child.dep_ == "conj" for child in phrase.head.children):
        return None
    return material.actor_at(phrase.span, phrase.head.idx)


def _is_all(material: Material, phrase: Phrase, actor: Actor) -> bool:
    """Whether a phrase is the name with its title and nothing more."""
    aside = {
        token.i
        for child in phrase.head.children
        if child.dep_ in _WITHIN
        for token in child.subtree
    }
    told = [token for token in phrase.tokens if token.i not in aside]
    return len(told) <= len(actor.name.split()) + 4


def _wh(actor: Actor) -> str:
    if actor.kind is ActorKind.PERSON:
        return "Who"
    if actor.kind is ActorKind.PLACE:
        return "Which country" if letters_of(actor.name) in COUNTRIES else ""
    if actor.kind is ActorKind.BODY and not actor.plural:
        return f"Which {sort_of_body(actor.name) or 'organisation'}"
    return ""


def _leaks(material: Material, clause: Clause, actor: Actor, *, beside: Span) -> bool:
    """Whether the rest of the clause names the key again."""
    told = {one.idx for part in clause.parts for one in part.phrase.tokens}
    for mention in material.naming.mentions_in(clause.span):
        same = material.findings.actors[mention.actor] is actor
        if mention.span.start not in told:
            continue  # an aside, which no stem says
        if same and not beside.overlaps(mention.span) and mention.form != "pronoun":
            return True
    return False


def _rid_of_own(stem: Stem, actor: Actor) -> Stem | None:
    """ "Who lost Tokayev's office": a name put for "his" would be the key itself."""
    for name in (actor.name, *actor.aliases):
        if not name or name not in stem.text:
            continue
        their = "his" if actor.feminine is False else "their"
        own = stem.text.replace(f"{name}'s", their).replace(f"{name}’s", their)
        if name in own or actor.kind is ActorKind.PLACE:
            return None
        stem = replace(stem, text=own)
    return stem


def _tells(clause: Clause, stem: Stem) -> bool:
    return len(stem.text.split()) >= _LEAST_WORDS and not (
        clause.group.base in {"do", "have"} and len(clause.parts) == 0
    )


def _draft(
    material: Material,
    clause: Clause,
    stem: Stem,
    actor: Actor,
    phrase: Phrase,
    rule: str,
    confidence: float,
) -> Draft:
    key = phrase.span
    for mention in material.naming.mentions_in(phrase.span):
        if material.findings.actors[mention.actor] is actor:
            key = mention.span
    question = NameQuestion(
        id="draft",
        prompt=stem.text,
        topic="actors",
        ask=(Ask.TYPED, Ask.CHOICE, Ask.FLASHCARD),
        answer=actor.name,
        accept=actor.aliases,
        evidence=material.evidence(clause.sentence),
    )
    text = key.of(material.document.text)
    leaned = text.lower() not in {name.lower() for name in (actor.name, *actor.aliases)}
    warnings = [f"“{text}” stands for {actor.name}"] if leaned else []
    return material.draft(
        question,
        clause=clause,
        stem=stem,
        key=key,
        rule=rule,
        confidence=confidence,
        warnings=warnings,
    )
