"""Whether the subject of a clause can be trusted to be what brought it about."""

from typing import TYPE_CHECKING

from quizapp.derivation.clauses.clause import Clause, Origin
from quizapp.derivation.writing.animate import is_animate
from quizapp.derivation.writing.material import Material
from quizapp.questions.wording import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

_SIGNS = frozenset({",", "–", "—", "-", "--", ";", ":"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_BELOW = frozenset({"relcl", "acl", "ccomp", "advcl", "pcomp", "xcomp"})
#: Who acts, though no person is named: their deeds are asked about with "who".
_BODIES = word_set(
    """government army force party union company court parliament congress senate council
    assembly committee commission cabinet administration police navy military state house
    majority minority group corporation bank agency ministry department regime monarchy
    crown church club team board league opposition delegation coalition alliance empire
    republic kingdom nation country city colony tribe people public population militia
    fleet regiment unit troop movement organization organisation association society"""
)


#: Names of what was done rather than of who did it: "the Stamp Act", "the Marshall Plan".
_DEED_NAMES = word_set(
    """act acts law laws bill code treaty agreement accord pact convention charter war wars
    battle revolution rebellion revolt uprising massacre crisis panic depression crash
    famine doctrine plan deal program programme project declaration proclamation decree edict
    amendment compromise proposal resolution resolutions order proviso policy affair scandal
    incident strike riot riots march movement reformation renaissance enlightenment awakening
    raid siege purge trial trials decision case report speech address letter constitution
    bombing bombings attack attacks campaign expedition conference congresses election"""
)


def acts_itself(material: Material, clause: Clause) -> bool:
    """Whether the subject is somebody, who is asked about with "who"."""
    head = clause.subject.head
    if is_deed_name(head):
        return False
    actor = material.actor_at(clause.subject.span, head.idx)
    return actor is not None or is_body(head) or is_animate(head)


def is_deed_name(noun: "Token") -> bool:
    """ "The Stamp Act": it was done, and does nothing."""
    return noun.lower_ in _DEED_NAMES


def is_own_subject(clause: Clause) -> bool:
    """Not where the verb may belong to a noun farther off."""
    subject, verb = clause.subject, clause.verb
    if clause.origin not in {Origin.MAIN, Origin.JOINED, Origin.SUBORDINATE}:
        return False
    if subject.head.i > verb.i:
        return False
    between = list(verb.doc[subject.tokens[-1].i + 1 : verb.i])
    if subject.head.head.i == verb.i:
        return sum(one.text in _SIGNS for one in between) != 1 and not _hangs(clause)
    return not any(
        one.dep_ in _SUBJECTS and one.head.dep_ not in _BELOW for one in between
    )


def _hangs(clause: Clause) -> bool:
    """ "… elections – won by Nur Otan, the party of N. – highlighted": an aside's noun."""
    first = clause.subject.tokens[0]
    if first.i == first.sent.start:
        return False
    before = first.nbor(-1)
    if before.dep_ == "cc" and len(clause.subject.tokens) == 1:
        return first.pos_ == "NOUN"  # the last of a list: "customs, and religions"
    if before.text in {"–", "—", "--", "("}:
        return True
    signs = [one for one in first.sent if one.i < first.i and one.text in {"–", "—"}]
    return len(signs) % 2 == 1


def is_body(noun: "Token") -> bool:
    """ "Union forces", "the government": they do things rather than cause them."""
    return noun.lemma_.lower() in _BODIES
