"""What, who, how: questions whose key is a common noun or a way of doing."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from quizapp.derivation.clauses.clause import Clause, Origin, Part, Phrase, Slot
from quizapp.derivation.clauses.wording import CannotBeSaid
from quizapp.derivation.draft import Draft
from quizapp.derivation.findings.kinds import ActorKind
from quizapp.derivation.writing.animate import is_animate
from quizapp.derivation.writing.looseness import LIGHT, looseness
from quizapp.derivation.writing.material import Material
from quizapp.questions.question import Ask, PhraseQuestion

if TYPE_CHECKING:
    from spacy.tokens import Token

_LONGEST_KEY = 12
_LEAST_WORDS = 5
#: Nouns that say little by themselves.
_EMPTY = frozenset(
    [
        "part",
        "way",
        "thing",
        "number",
        "lot",
        "place",
        "time",
        "kind",
        "sort",
        "example",
        "case",
        "fact",
        "result",
        "role",
        "effort",
        "step",
        "form",
        "point",
        "majority",
        "rest",
        "series",
        "variety",
        "one",
        "some",
        "many",
        "most",
        "all",
        "anything",
        "something",
        "nothing",
        "bit",
        "matter",
        "reason",
        "cause",
        "move",
        "issue",
    ]
)
#: Prepositions whose noun is seldom what a teacher would ask for.
_DETAIL = frozenset(
    ["in", "by", "under", "through", "during", "after", "before", "within"]
)
_A_DETAIL = "asks for a detail"
#: Prepositions that more often belong to the noun before than to the verb.
_CLINGING = frozenset(
    ["of", "on", "for", "with", "about", "over", "between", "against"]
)
#: Prepositions that English leaves at the end of a question.
_STRANDED = frozenset(
    [
        "on",
        "for",
        "of",
        "from",
        "with",
        "against",
        "as",
        "into",
        "over",
        "about",
        "at",
        "to",
    ]
)


def ask_things(material: Material) -> Iterator[Draft]:
    """Draft questions about the subject, the object, a complement, a way."""
    for clause in material.clauses:
        if clause.group.negated:
            continue
        yield from _about_subject(material, clause)
        for part in clause.parts:
            yield from _about_part(material, clause, part)


def _about_subject(material: Material, clause: Clause) -> Iterator[Draft]:
    if clause.subject.head.dep_ == "expl":
        return
    if clause.group.is_copula or not _is_thing(material, clause.subject):
        return
    if not any(part.slot in {Slot.OBJECT, Slot.ADJUNCT} for part in clause.parts):
        return
    if _holds_a_person(material, clause.subject):
        return  # "Acting Chief Justice Lee Jung-mi": who did it is asked elsewhere
    wh = "Who" if _is_who(material, clause.subject) else "What"
    yield from _draft(material, clause, clause.subject, wh, [], "what did it", 0.7)


def _about_part(material: Material, clause: Clause, part: Part) -> Iterator[Draft]:
    base = clause.group.base
    if part.slot is Slot.OBJECT and base not in LIGHT:
        yield from _about_object(material, clause, part)
    elif part.slot is Slot.COMPLEMENT and base in {"be", "become"}:
        if part.phrase.head.pos_ == "NOUN" and _is_thing(material, part.phrase):
            who = base == "be" and _is_who(material, part.phrase)
            wh = "Who" if who else "What"
            yield from _draft(
                material, clause, part.phrase, wh, [part], "what was", 0.75
            )
    elif part.slot is Slot.ADJUNCT and not part.is_fronted:
        yield from _about_adjunct(material, clause, part)


def _about_object(material: Material, clause: Clause, part: Part) -> Iterator[Draft]:
    """The object with what stands close behind it: "a price cap on petrol"."""
    after = [one for one in clause.parts if one.phrase.span > part.phrase.span]
    if any(one.slot is Slot.CLAUSE for one in after):
        return
    left_out, tokens = [part], part.phrase.tokens
    if after and _belongs(material, part, after[0]):
        left_out.append(after[0])
        tokens = (*tokens, *after[0].phrase.tokens)
    phrase = Phrase(part.phrase.head, tokens)
    if _is_thing(material, phrase):
        wh = "Whom" if _is_who(material, phrase) else "What"
        yield from _draft(material, clause, phrase, wh, left_out, "what was done", 0.75)


def _belongs(material: Material, part: Part, after: Part) -> bool:
    """Whether a parser may have torn a phrase from its noun."""
    if after.preposition not in _CLINGING:
        return False
    next_to = after.phrase.tokens[0].i == part.phrase.tokens[-1].i + 1
    dated = any(
        date.span.overlaps(after.phrase.span) for date in material.findings.dates
    )
    return next_to and not dated


def _about_adjunct(material: Material, clause: Clause, part: Part) -> Iterator[Draft]:
    inner = _inside(part)
    if inner is None:
        return
    if part.preposition == "by" and inner.head.tag_ == "VBG":
        yield from _draft(material, clause, part.phrase, "How", [part], "how", 0.8)
    elif part.preposition in _STRANDED | _DETAIL and _is_thing(material, inner):
        beside = {one.slot for one in clause.parts}
        if beside & {Slot.CLAUSE, Slot.COMPLEMENT}:
            return
        is_detail = part.preposition in _DETAIL or Slot.OBJECT in beside
        yield from _draft(
            material,
            clause,
            inner,
            "What",
            [part],
            "what with",
            0.5 if is_detail else 0.65,
            part.preposition,
            doubts=(_A_DETAIL,) if is_detail else (),
        )


def _is_who(material: Material, phrase: Phrase) -> bool:
    actor = material.actor_at(phrase.span, phrase.head.idx)
    return actor is not None or is_animate(phrase.head)


def _holds_a_person(material: Material, phrase: Phrase) -> bool:
    return any(
        material.findings.actors[one.actor].kind is ActorKind.PERSON
        and phrase.head.i - 1 <= _last_word(phrase, one.span.start) <= phrase.head.i + 1
        for one in material.naming.mentions_in(phrase.span)
    )


def _last_word(phrase: Phrase, place: int) -> int:
    return max((one.i for one in phrase.tokens if one.idx <= place), default=-9)


def _inside(part: Part) -> Phrase | None:
    """What stands after the preposition."""
    children = [
        one for one in part.phrase.head.children if one.dep_ in {"pobj", "pcomp"}
    ]
    tokens = part.phrase.tokens[1:]
    return Phrase(children[0], tokens) if len(children) == 1 and tokens else None


def _is_thing(material: Material, phrase: Phrase) -> bool:
    """A noun that is worth a question and is no name, date or number."""
    head = phrase.head
    if head.pos_ != "NOUN" or head.lemma_.lower() in _EMPTY:
        return False  # a name that no finder knew may be a person or a thing
    actor = material.actor_at(phrase.span, head.idx)
    if actor is not None and actor.kind is not ActorKind.PEOPLE:
        return False
    if material.has_date(phrase.span):
        return False
    if len(phrase.tokens) == 1 and head.pos_ == "NOUN" and head.tag_ == "NN":
        return len(head.text) > 6
    return not any(child.dep_ == "nummod" for child in head.children)


def _draft(
    material: Material,
    clause: Clause,
    phrase: Phrase,
    wh: str,
    left_out: Sequence[Part],
    rule: str,
    confidence: float,
    stranded: str = "",
    doubts: Sequence[str] = (),
) -> Iterator[Draft]:
    try:
        owners = material.asker.owners(clause) if left_out else None
        key = material.asker.say(phrase.tokens, owners=owners)
        if not left_out:
            stem = material.asker.about_subject(clause, wh)
        else:
            stem = material.asker.about_part(
                clause, wh, without=[], left_out=left_out, stranded=stranded
            )
    except CannotBeSaid:
        return
    if not key or len(key.split()) > _LONGEST_KEY:
        return
    least = _LEAST_WORDS - (rule == "how")
    if len(stem.text.split()) < least or clause.origin is Origin.PARTICIPLE:
        return
    question = PhraseQuestion(
        id="draft",
        prompt=stem.text,
        topic="terms" if rule == "what was" else "",
        ask=(Ask.FLASHCARD, Ask.TYPED),
        answer=key,
        evidence=material.evidence(clause.sentence),
    )
    yield material.draft(
        question,
        clause=clause,
        stem=stem,
        key=phrase.span,
        rule=rule,
        confidence=confidence,
        doubts=[
            *doubts,
            *_doubts(material, phrase.tokens),
            *looseness(material, clause, phrase, left_out, rule),
        ],
    )


def _doubts(material: Material, tokens: "tuple[Token, ...]") -> list[str]:
    return [
        f"“{noun}” may need the text"
        for noun in material.asker.definites.dangling(tokens)
    ]
