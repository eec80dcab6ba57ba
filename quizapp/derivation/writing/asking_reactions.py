"""Who did or said what about it: reactions of a text, to be matched with their actors."""

from collections.abc import Iterator
from dataclasses import dataclass

from quizapp.derivation.clauses.clause import Clause, Slot
from quizapp.derivation.clauses.wording import CannotBeSaid
from quizapp.derivation.draft import Draft
from quizapp.derivation.findings.kinds import Actor, ActorKind, ReactionFinding
from quizapp.derivation.writing.groups import groups_of
from quizapp.derivation.writing.material import TRUST, Material
from quizapp.questions.question import Ask, MatchQuestion, Pair
from quizapp.questions.wording import letters_of

_SHORTEST, _LONGEST = 3, 14  #: words of what somebody did
_PERFECT = frozenset({"has", "have", "had"})
_TOLD = frozenset({Slot.OBJECT, Slot.RECIPIENT, Slot.ADJUNCT, Slot.CLAUSE})


@dataclass(frozen=True, slots=True)
class _Reaction:
    actor: Actor
    words: str  #: "condemned the coup"
    clause: Clause


def ask_reactions(material: Material) -> Iterator[Draft]:
    """Draft matches of actors with what each of them did or said, one for each."""
    for number, group in enumerate(groups_of(_apart(list(_found(material))))):
        sentences = [one.clause.sentence for one in group]
        quotes = [quote for one in sentences for quote in material.evidence(one)]
        question = MatchQuestion(
            id="draft",
            prompt="Match each with what they did or said.",
            topic="reactions",
            ask=(Ask.MATCH,),
            pairs=tuple(Pair(one.actor.name, one.words) for one in group),
            evidence=tuple(dict.fromkeys(quotes)),
        )
        trust = min(TRUST[one.clause.origin] for one in group)
        yield Draft(
            question,
            tuple(sorted({one.span for one in sentences})),
            None,
            "match reactions",
            fact=f"match reactions:{number}",
            confidence=round(0.8 * trust, 3),
        )


def _found(material: Material) -> Iterator[_Reaction]:
    by_verb = {clause.verb.idx: clause for clause in material.clauses}
    for finding in material.findings.reactions:
        clause = by_verb.get(finding.act.start)
        if clause is None or not _is_done(clause):
            continue
        actor = material.findings.actors[finding.actor]
        words = _words(material, clause, finding, actor)
        if words:
            yield _Reaction(actor, words, clause)


def _is_done(clause: Clause) -> bool:
    group = clause.group
    real = all(one.lower() in _PERFECT for one in group.auxiliaries)
    return real and not (group.negated or group.is_passive or clause.speaker)


def _words(
    material: Material, clause: Clause, finding: ReactionFinding, actor: Actor
) -> str:
    """What was done, without who did it: "rejected calls for dialogue"; or ""."""
    subject = material.actor_at(clause.subject.span, clause.subject.head.idx)
    if subject is not actor or actor.kind is ActorKind.PEOPLE:
        return ""
    told = [
        part
        for part in clause.parts
        if part.slot in _TOLD
        and not part.is_fronted
        and not material.has_date(part.phrase.span)
    ]
    tokens = [token for part in told for token in part.phrase.tokens]
    if not tokens or (
        finding.about is not None and tokens[-1].idx < finding.about.start
    ):
        return ""
    try:
        rest = material.asker.say(tokens, owners=material.asker.owners(clause))
    except CannotBeSaid:
        return ""
    words = f"{clause.group.as_told()} {rest}"
    if material.asker.definites.dangling(tokens):
        return ""
    names_itself = letters_of(actor.name) in letters_of(words)
    fits = _SHORTEST <= len(words.split()) <= _LONGEST
    return words if fits and not names_itself else ""


def _apart(found: list[_Reaction]) -> list[_Reaction]:
    """One of each actor, and no two whose words would fit both."""
    chosen: list[_Reaction] = []
    for one in found:
        verb = one.clause.group.base
        if any(
            one.actor is other.actor
            or (
                verb == other.clause.group.base
                and one.words.split()[-1:] == other.words.split()[-1:]
            )
            for other in chosen
        ):
            continue
        if any(
            letters_of(one.actor.name) in letters_of(other.words) for other in chosen
        ):
            continue
        chosen.append(one)
    return chosen
