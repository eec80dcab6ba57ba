"""What somebody called, promised, announced: keys that a verb of its own brings."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from quizapp.derivation.clauses.asides import trimmed
from quizapp.derivation.clauses.clause import Clause, Origin, Part, Phrase, Slot
from quizapp.derivation.clauses.wording import CannotBeSaid
from quizapp.derivation.draft import Draft
from quizapp.derivation.writing.material import Material
from quizapp.questions.question import Ask, PhraseQuestion

if TYPE_CHECKING:
    from spacy.tokens import Token

_LONGEST_KEY = 16
_LEAST_WORDS = 4
#: "They called it a coup": what did they call it?
_CALLING = frozenset(["call", "name", "dub", "label", "term", "style", "nickname"])
#: "They refused to pay": what did they refuse to do?
_WILLING = frozenset(
    [
        "pledge",
        "agree",
        "promise",
        "vow",
        "refuse",
        "decide",
        "threaten",
        "undertake",
        "demand",
        "swear",
        "offer",
        "propose",
        "resolve",
        "plan",
        "attempt",
        "fail",
    ]
)
#: "He announced that …": what did he announce?
_TELLING = frozenset(
    [
        "announce",
        "proclaim",
        "declare",
        "warn",
        "argue",
        "claim",
        "predict",
        "promise",
        "insist",
        "recommend",
        "conclude",
        "propose",
        "demand",
        "rule",
        "acknowledge",
        "admit",
    ]
)
#: "They persuaded him to resign": what did they persuade him to do?
_MOVING = frozenset(
    ["persuade", "urge", "order", "force", "compel", "ask", "convince", "command"]
)


def ask_deeds(material: Material) -> Iterator[Draft]:
    """Draft "What was … called?", "What did … refuse to do?", "What did … announce?"."""
    for clause in material.clauses:
        if clause.group.negated or clause.subject.head.dep_ == "expl":
            continue
        for part in clause.parts:
            try:
                yield from _about(material, clause, part)
            except CannotBeSaid:
                continue


def _about(material: Material, clause: Clause, part: Part) -> Iterator[Draft]:
    base, head = clause.group.base, part.phrase.head
    rest = _behind(clause, part)
    if part.slot is Slot.COMPLEMENT and head.dep_ == "oprd" and base in _CALLING:
        yield from _draft(material, clause, [part, *rest], part.phrase, "", "what was")
    elif part.slot is Slot.CLAUSE and head.dep_ == "xcomp":
        wills = base in _WILLING or (base in _MOVING and _has_object(clause))
        if wills and head.tag_ == "VB" and part.phrase.tokens[0].lower_ == "to":
            key = Phrase(head, part.phrase.tokens[1:])
            yield from _draft(material, clause, [part, *rest], key, "to do", "what did")
    elif part.slot is Slot.CLAUSE and head.dep_ == "ccomp" and base in _TELLING:
        key = Phrase(head, _without_that(part.phrase.tokens))
        if _is_told(head):
            yield from _draft(material, clause, [part, *rest], key, "", "what said")


def _behind(clause: Clause, part: Part) -> list[Part]:
    """What stands behind the asked words belongs to them."""
    return [one for one in clause.parts if one.phrase.span > part.phrase.span]


def _has_object(clause: Clause) -> bool:
    return clause.group.is_passive or any(
        one.slot is Slot.OBJECT for one in clause.parts
    )


def _is_told(verb: "Token") -> bool:
    return any(one.dep_ in {"nsubj", "nsubjpass"} for one in verb.children)


def _without_that(tokens: "tuple[Token, ...]") -> "tuple[Token, ...]":
    return tokens[1:] if tokens[0].lower_ == "that" else tokens


def _draft(
    material: Material,
    clause: Clause,
    left_out: Sequence[Part],
    key: Phrase,
    last: str,
    rule: str,
) -> Iterator[Draft]:
    if not key.tokens or clause.origin is Origin.REPORTED:
        return
    owners = material.asker.owners(clause)
    answer = material.asker.say(trimmed(key.tokens), owners=owners)
    stem = material.asker.about_part(
        clause,
        "What",
        without=[one.phrase.span for one in left_out[1:]],
        left_out=left_out[:1],
        stranded=last,
    )
    words = len(stem.text.split())
    if words < _LEAST_WORDS or len(answer.split()) > _LONGEST_KEY:
        return
    named = material.naming.mentions_in(clause.subject.span)
    question = PhraseQuestion(
        id="draft",
        prompt=stem.text,
        topic="",
        ask=(Ask.FLASHCARD, Ask.TYPED),
        answer=answer,
        evidence=material.evidence(clause.sentence),
    )
    yield material.draft(
        question,
        clause=clause,
        stem=stem,
        key=key.span,
        rule=rule,
        confidence=0.75,
        doubts=() if named else ("does not name who did it",),
    )
