"""Why, what caused it, what followed: questions from causes and effects."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from quizapp.derivation.clauses.asking import Stem
from quizapp.derivation.clauses.clause import Clause, Part, Slot
from quizapp.derivation.clauses.finding_clauses import trimmed, without_asides
from quizapp.derivation.clauses.wording import CannotBeSaid
from quizapp.derivation.document import Sentence
from quizapp.derivation.draft import Draft
from quizapp.derivation.findings.kinds import (
    ActorKind,
    CauseFinding,
    Certainty,
    Relation,
)
from quizapp.derivation.span import Span
from quizapp.derivation.writing.animate import is_animate
from quizapp.derivation.writing.material import TRUST, Material
from quizapp.questions.question import Ask, PhraseQuestion

if TYPE_CHECKING:
    from spacy.tokens import Token

_LONGEST_KEY = 18
#: A cause shown below this is only a guess.
_SURE_FROM = 0.6
_LEAST_WORDS = 4
#: Verbs that say no more than that one thing caused another.
_CAUSING = frozenset(
    [
        "cause",
        "trigger",
        "spark",
        "provoke",
        "prompt",
        "lead",
        "result",
        "create",
        "produce",
        "bring",
        "generate",
        "ignite",
        "unleash",
        "precipitate",
    ]
)


#: Past and participle alike.
_SAME_FORMS = frozenset(["led", "brought", "made", "built", "caught", "fed", "held"])
_VERBS = frozenset({"VERB", "AUX"})


def ask_why(material: Material) -> Iterator[Draft]:
    """Draft questions from effects to causes, and back where both are nouns."""
    for finding in material.findings.causes:
        if finding.certainty is Certainty.DENIED or finding.relation is Relation.TOPIC:
            continue
        clause = _clause_of_cue(material, finding)
        try:
            if clause is not None:
                yield from _by_verb(material, finding, clause)
            elif _is_participle(material, finding):
                yield from _result_when(material, finding)
            else:
                yield from _to_cause(material, finding)
        except CannotBeSaid:
            continue


def _clause_of_cue(material: Material, finding: CauseFinding) -> Clause | None:
    """The clause whose own verb says that one thing caused another."""
    for clause in material.clauses_in(_sentence(material, finding)):
        if finding.cue.start <= clause.verb.idx < finding.cue.end:
            return clause
    return None


def _by_verb(
    material: Material, finding: CauseFinding, clause: Clause
) -> Iterator[Draft]:
    """ "What eroded living standards?", "What was the unrest triggered by?"."""
    trust = TRUST[clause.origin]
    if clause.subject.span.overlaps(finding.cause):
        wh = "Who" if is_animate(clause.subject.head) else "What"
        actor = material.actor_at(clause.subject.span, clause.subject.head.idx)
        if actor is not None and actor.kind is ActorKind.PERSON:
            return  # who did it is asked elsewhere
        key = material.asker.say(clause.subject.tokens)
        stem = material.asker.about_subject(clause, wh)
        yield from _drafted(
            material, finding, stem, key, clause.subject.span, "why", trust
        )
        yield from _what_it_did(material, finding, clause, key)
    for part in clause.parts:
        if part.preposition == "by" and part.phrase.span.overlaps(finding.cause):
            key = material.asker.say(part.phrase.tokens[1:])
            stem = _by_agent(material, clause, part)
            yield from _drafted(
                material, finding, stem, key, finding.cause, "why", trust
            )


def _by_agent(material: Material, clause: Clause, part: Part) -> Stem:
    """ "What sparked the protests?" of "the protests were sparked by a tax"."""
    group = clause.group
    plain = group.auxiliaries in {("was",), ("were",)} and not group.negated
    active = group.main.endswith("ed") or group.main in _SAME_FORMS
    if not (plain and active):
        return material.asker.about_part(
            clause, "What", without=[], left_out=[part], stranded="by"
        )
    told = replace(clause, group=replace(group, auxiliaries=(), tag="VBD"))
    subject = material.asker.say(clause.subject.tokens)
    verb = told.group.as_told()
    rest = [
        one
        for one in clause.parts
        if one is not part and one.slot is not Slot.SIDE_CLAUSE and not one.is_fronted
    ]
    said = [material.asker.say(one.phrase.tokens) for one in rest]
    tokens = [*clause.subject.tokens, *(one for p in rest for one in p.phrase.tokens)]
    words = " ".join(["What", verb, subject, *said])
    return material.asker.stem_of(clause, words, tokens=tokens)


def _what_it_did(
    material: Material, finding: CauseFinding, clause: Clause, cause: str
) -> Iterator[Draft]:
    """ "What did the reforms lead to?", for verbs that say no more than this."""
    if clause.group.base not in _CAUSING or clause.group.is_passive:
        return
    if any(part.slot is Slot.CLAUSE for part in clause.parts):
        return  # "led banks to recall their loans"
    for part in clause.parts:
        if not part.phrase.span.overlaps(finding.effect):
            continue
        if part.slot is Slot.OBJECT:
            tokens, stranded = part.phrase.tokens, ""
        elif part.slot is Slot.ADJUNCT and part.preposition in {"to", "in"}:
            tokens, stranded = part.phrase.tokens[1:], part.preposition
        else:
            continue
        key = material.asker.say(tokens, owners=material.asker.owners(clause))
        stem = material.asker.about_part(
            clause, "What", without=[], left_out=[part], stranded=stranded
        )
        yield from _drafted(
            material, finding, stem, key, finding.effect, "what followed", 0.8
        )
        return


def _is_participle(material: Material, finding: CauseFinding) -> bool:
    """ "…, causing unrest": the cue is a verb without a subject of its own."""
    return any(
        token.tag_ == "VBG" and token.dep_ in {"advcl", "acl"}
        for token in _tokens(material, finding.cue)
    )


def _result_when(material: Material, finding: CauseFinding) -> Iterator[Draft]:
    """ "What was the result when the cap was lifted?", for an effect that is a noun."""
    head = _head(material, finding.effect)
    clause = _clause_of(material, finding.cause)
    if head is None or clause is None or head.pos_ not in {"NOUN", "PROPN"}:
        return
    if any(child.dep_ in {"aux", "nsubj", "relcl"} for child in head.children):
        return
    after = material.document.text[finding.effect.end :]
    if after.startswith(" to "):
        return  # "causing its price to double": the effect is a clause
    if any(token.pos_ == "VERB" for token in _tokens(material, finding.effect)):
        return
    key = _phrase(material, finding.effect)
    without = [finding.effect, finding.cue]
    told = material.asker.told(clause, without=without)
    doubts = material.asker.statement(clause, without=without).doubts
    stem = Stem(f"What was the result when {told}?", doubts)
    trust = TRUST[clause.origin] * 0.9
    yield from _drafted(
        material, finding, stem, key, finding.effect, "what followed", trust
    )


def _to_cause(material: Material, finding: CauseFinding) -> Iterator[Draft]:
    """ "Why did …?" for an effect with a verb, "What caused …?" for a noun."""
    if finding.cue.of(material.document.text).lower() == "by":
        return  # "by raising taxes" says how
    key = _phrase(material, finding.cause)
    stem, trust = _why_stem(material, finding)
    key = _with_own_pronoun(material, finding, key, stem)
    yield from _drafted(material, finding, stem, key, finding.cause, "why", trust)


def _with_own_pronoun(
    material: Material, finding: CauseFinding, key: str, stem: Stem
) -> str:
    """ "It controlled the trade" where the question has just said what "it" is."""
    clause = _clause_of(material, finding.cause)
    first, _, rest = finding.cause.of(material.document.text).partition(" ")
    if first.lower() in {"it", "they", "he", "she"} and key.endswith(rest):
        noun, word = key.removesuffix(rest).strip(), first.lower()
    elif clause is not None:
        noun, word = material.asker.say(clause.subject.tokens), _pronoun(clause)
        rest = key.removeprefix(noun).strip()
    else:
        return key
    again = noun and word and key.startswith(noun) and noun in stem.text
    return f"{word} {rest}" if again else key


def _pronoun(clause: Clause) -> str:
    """For a thing or for several; a person's is not known here."""
    head = clause.subject.head
    if head.tag_ == "NN" and not is_animate(head):
        return "it"
    return "they" if head.tag_ == "NNS" else ""


def _why_stem(material: Material, finding: CauseFinding) -> tuple[Stem, float]:
    clause = _clause_of(material, finding.effect)
    head = _head(material, finding.effect)
    is_cause = finding.relation is Relation.CAUSE
    if clause is None and is_cause and head is not None and head.pos_ in _VERBS:
        clause = _clause_around(material, finding)
    if clause is not None:
        left_out = [
            part
            for part in clause.parts
            if _beyond(part, finding.effect)
            and part.phrase.span.end > clause.verb.idx
            and part.slot not in {Slot.OBJECT, Slot.COMPLEMENT}
        ]
        if not clause.span.holds(finding.effect) and not finding.effect.overlaps(
            Span(clause.verb.idx, clause.verb.idx + 1)
        ):
            left_out = []
        wh = _attributed(finding, "Why")
        stem = material.asker.about_part(
            clause, wh, without=[finding.cause, finding.cue], left_out=left_out
        )
        return stem, TRUST[clause.origin]
    if head is None or head.pos_ not in {"NOUN", "PROPN"}:
        raise CannotBeSaid(finding.effect.of(material.document.text))
    effect = _phrase(material, finding.effect)
    verb = "What may have caused" if finding.hedge else "What caused"
    if finding.relation is Relation.PURPOSE:
        raise CannotBeSaid(effect)
    words = _attributed(finding, f"{verb} {effect}")
    stem = _own_stem(material, finding, words, head, _sentence(material, finding))
    return stem, 0.85


def _beyond(part: Part, effect: Span) -> bool:
    """A part of the clause that is no part of the effect."""
    return not effect.overlaps(part.phrase.span)


def _attributed(finding: CauseFinding, words: str) -> str:
    if finding.certainty is not Certainty.CLAIMED or not finding.by:
        return words
    return f"According to {finding.by}, {words[:1].lower()}{words[1:]}"


def _clause_of(material: Material, effect: Span) -> Clause | None:
    """The clause whose verb and subject the effect holds, the largest."""
    sentence = material.document.sentence_at(effect.start)
    if sentence is None:
        return None
    inside = [
        clause
        for clause in material.clauses_in(sentence)
        if effect.start <= clause.verb.idx < effect.end
        and (
            effect.overlaps(clause.subject.span)
            or clause.subject.span.end <= effect.start
        )
    ]
    return max(inside, key=lambda clause: len(clause.span), default=None)


def _clause_around(material: Material, finding: CauseFinding) -> Clause | None:
    """The clause to which an effect without a subject belongs: "began setting fires"."""
    around = [
        clause
        for clause in material.clauses_in(_sentence(material, finding))
        if clause.verb.idx < finding.effect.start
        and clause.span.end >= finding.effect.end
        and clause.subject.span.end <= finding.effect.start
    ]
    return min(around, key=lambda clause: len(clause.span), default=None)


def _head(material: Material, span: Span) -> "Token | None":
    """The word on which the others of a span hang."""
    words = _tokens(material, span)
    inside = {token.i for token in words}
    roots = [
        token for token in words if token.head.i not in inside or token.head is token
    ]
    heads = [token for token in roots if token.pos_ not in {"ADP", "PUNCT", "DET"}]
    return next(iter(heads or roots), None)


def _tokens(material: Material, span: Span) -> list["Token"]:
    sentence = material.document.sentence_at(span.start)
    if sentence is None or sentence.parse is None:
        return []
    return [
        token
        for token in sentence.parse
        if span.start <= token.idx and token.idx + len(token.text) <= span.end
    ]


def _phrase(material: Material, span: Span) -> str:
    """A span as words of their own: a key, or a noun in a stem."""
    head = _head(material, span)
    if head is None:
        raise CannotBeSaid(span.of(material.document.text))
    kept = {token.i for token in _tokens(material, span)}
    told = [token for token in without_asides(head) if token.i in kept]
    if len(told) < len(kept) / 2:
        told = _tokens(material, span)
    tokens = trimmed(tuple(told))
    words = material.asker.say(tokens, owners=frozenset())
    if not words or len(words.split()) > _LONGEST_KEY:
        raise CannotBeSaid(words)
    return words


def _sentence(material: Material, finding: CauseFinding) -> Sentence:
    sentence = material.document.sentence_at(finding.cue.start)
    if sentence is None:
        raise CannotBeSaid(finding.cue.of(material.document.text))
    return sentence


def _own_stem(
    material: Material,
    finding: CauseFinding,
    words: str,
    head: "Token",
    sentence: Sentence,
) -> Stem:
    clauses = material.clauses_in(sentence)
    if not clauses:
        raise CannotBeSaid(words)
    plain = " ".join(words.split())
    stem = Stem(plain[:1].upper() + plain[1:] + "?")
    doubts = [
        f"“{noun}” may need the text"
        for noun in material.asker.definites.dangling(head.subtree)
    ]
    if len(plain.split()) < 4:
        doubts.append("says little by itself")
    return Stem(stem.text, tuple(doubts))


def _drafted(
    material: Material,
    finding: CauseFinding,
    stem: Stem,
    key: str,
    span: Span,
    rule: str,
    trust: float,
) -> Iterator[Draft]:
    if len(stem.text.split()) < _LEAST_WORDS or len(key.split()) > _LONGEST_KEY:
        return
    first = material.document.sentence_at(span.start)
    second = _sentence(material, finding)
    if first is None:
        return
    sentences = sorted(
        {first.number: first, second.number: second}.values(),
        key=lambda one: one.number,
    )
    question = PhraseQuestion(
        id="draft",
        prompt=stem.text,
        topic="causes",
        ask=(Ask.FLASHCARD, Ask.TYPED),
        answer=key,
        evidence=tuple(quote for one in sentences for quote in material.evidence(one)),
    )
    doubts = list(stem.doubts)
    if finding.confidence < _SURE_FROM:
        doubts.append("the text may not mean this as a cause")
    yield Draft(
        question,
        tuple(one.span for one in sentences),
        span,
        rule,
        fact=f"{second.number}:{finding.cue.start}:{rule}",
        confidence=round(finding.confidence * trust, 3),
        warnings=(f"claimed by {finding.by}",) if finding.by else (),
        doubts=tuple(doubts),
    )
