"""Why: reasons that the build of a clause tells, without a word that says "because"."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from quizapp.derivation.clauses.asides import trimmed, without_asides
from quizapp.derivation.clauses.asking import Stem
from quizapp.derivation.clauses.clause import Clause, Origin, Part, Phrase, Slot
from quizapp.derivation.clauses.wording import CannotBeSaid
from quizapp.derivation.draft import Draft
from quizapp.derivation.findings.cue_nouns import is_event
from quizapp.derivation.writing.cause_key import key_words
from quizapp.derivation.writing.cause_subject import acts_itself
from quizapp.derivation.writing.material import TRUST, Material
from quizapp.derivation.writing.passing_times import passing_times
from quizapp.derivation.writing.reason_draft import reason_draft
from quizapp.questions.wording import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

#: What is done to somebody or said to somebody for something.
_FOR = frozenset(
    [
        "apologise",
        "apologize",
        "arrest",
        "award",
        "ban",
        "blame",
        "charge",
        "condemn",
        "convict",
        "criticise",
        "criticize",
        "denounce",
        "dismiss",
        "excommunicate",
        "execute",
        "exile",
        "expel",
        "fine",
        "hang",
        "honor",
        "honour",
        "imprison",
        "jail",
        "praise",
        "prosecute",
        "punish",
        "reward",
        "sanction",
        "sentence",
        "thank",
        "try",
    ]
)
#: What is done to somebody after something, and because of it.
_AFTER = _FOR | {
    "remove",
    "resign",
    "abdicate",
    "flee",
    "impeach",
    "depose",
    "detain",
    "suspend",
    "surrender",
    "withdraw",
    "overthrow",
}
#: Verbs that tell how things are: "as the law requires two thirds" is a reason.
_STATES = frozenset(
    [
        "be",
        "have",
        "require",
        "need",
        "want",
        "lack",
        "know",
        "believe",
        "fear",
        "remain",
        "depend",
        "belong",
        "contain",
        "prefer",
        "hope",
        "wish",
        "expect",
        "think",
        "regard",
        "consider",
        "own",
    ]
)
#: What moved those who did it: "Fearing a revolt, the king fled".
_MOTIVES = word_set(
    """fearing hoping wishing facing lacking seeking needing wanting believing knowing
    realizing realising recognizing recognising suspecting expecting sensing desiring
    anticipating determined worried alarmed angered outraged enraged convinced inspired
    encouraged frustrated disappointed upset motivated emboldened dissatisfied shocked
    frightened terrified humiliated embarrassed disillusioned attracted enticed desperate
    fearful afraid eager anxious unable unwilling reluctant wary suspicious"""
)
#: What those who did it said or thought of it.
_GROUNDS = word_set(
    """viewing citing considering regarding deeming seeing arguing claiming insisting
    contending"""
)
#: "The revolt was the result of hunger."
_RESULTS = frozenset(
    ["result", "consequence", "outcome", "culmination", "product", "effect"]
)
_CAUSES = frozenset(["cause", "reason", "trigger", "origin", "root"])
_RULE = "reason"
_NOT_SAID = "the text may not mean this as a cause"


def ask_reasons(material: Material) -> Iterator[Draft]:
    """Draft "Why …?" and "What led to …?" from the build of each clause."""
    for clause in material.clauses:
        if clause.group.negated and not clause.parts:
            continue
        for part in clause.parts:
            try:
                yield from _about(material, clause, part)
            except CannotBeSaid:
                continue


def _about(material: Material, clause: Clause, part: Part) -> Iterator[Draft]:
    if part.preposition in {"of", "from"} and clause.group.base == "die":
        yield from _died_of(material, clause, part)
    elif part.slot is Slot.COMPLEMENT and clause.group.base in {"be", "become"}:
        yield from _result_of(material, clause, part)
    elif reason := _reason(clause, part):
        tokens, doubts = reason
        if tokens[0].lower_ in _GROUNDS and not acts_itself(material, clause):
            return
        left_out = [part, *passing_times(material, clause)]
        stem = material.asker.about_part(clause, "Why", without=[], left_out=left_out)
        key = key_words(material, trimmed(tokens), stem.text, clause)
        phrase = Phrase(part.phrase.head, trimmed(tokens))
        yield from _drafted(material, clause, stem, key, phrase, doubts)


def _died_of(material: Material, clause: Clause, part: Part) -> Iterator[Draft]:
    """ "Of what did thousands die at Valley Forge?"."""
    tokens = trimmed(part.phrase.tokens[1:])
    if not tokens or clause.origin is Origin.REPORTED:
        return
    stem = material.asker.about_part(clause, "Of what", without=[], left_out=[part])
    key = material.asker.say(tokens, owners=material.asker.owners(clause))
    phrase = Phrase(part.phrase.head, tokens)
    yield from _drafted(material, clause, stem, key, phrase, ())


def _reason(
    clause: Clause, part: Part
) -> "tuple[tuple[Token, ...], tuple[str, ...]] | None":
    """The words that tell why, and what speaks against them."""
    head, tokens = part.phrase.head, part.phrase.tokens
    inner = next((one for one in head.children if one.dep_ in {"pcomp", "pobj"}), None)
    base = clause.group.base
    if part.preposition == "for" and base in _FOR and inner is not None:
        is_deed = inner.dep_ == "pcomp" or (base != "try" and clause.group.is_passive)
        counts = inner.ent_type_ in {"DATE", "TIME", "CARDINAL", "PERSON"}
        return (tokens, ()) if is_deed and not counts else None
    if part.preposition == "after" and base in _AFTER and inner is not None:
        told = inner.dep_ == "pcomp" and inner.tag_ == "VBG"
        return (tokens[1:], (_NOT_SAID,)) if told else None
    if part.slot is Slot.SIDE_CLAUSE and head.dep_ == "advcl":
        return _side_reason(clause, part)
    return None


def _side_reason(
    clause: Clause, part: Part
) -> "tuple[tuple[Token, ...], tuple[str, ...]] | None":
    head, tokens = part.phrase.head, part.phrase.tokens
    first = tokens[0]
    if head.tag_ == "VBN" and first.lower_ == "having":
        return tokens, (_NOT_SAID,)
    if first.i == head.i and first.lower_ in _MOTIVES | _GROUNDS:
        is_apart = part.is_fronted or (first.i > 0 and first.nbor(-1).text == ",")
        return (tokens, ()) if is_apart or first.is_sent_start else None
    mark = next((one for one in head.children if one.dep_ == "mark"), None)
    if mark is None or mark.i != first.i or mark.lower_ not in {"as", "since"}:
        return None
    told = any(
        one.dep_ in {"nsubj", "nsubjpass"} and one.i < head.i for one in head.children
    )
    states = head.lemma_.lower() in _STATES or any(
        one.lower_ in {"could", "can", "would", "must"} for one in head.children
    )
    apart = part.is_fronted or first.nbor(-1).text == ","
    if not (told and states and apart):
        return None
    own = {one.dep_ for one in head.children}
    if mark.lower_ == "since" and "npadvmod" in own:
        return None
    if mark.i > 0 and mark.nbor(-1).lower_ in {"insofar", "far", "just", "such"}:
        return None
    return tokens[1:], ()


def _result_of(material: Material, clause: Clause, part: Part) -> Iterator[Draft]:
    """ "The revolt was the result of hunger", "the main cause was hunger"."""
    head = part.phrase.head
    if head.lemma_.lower() in _RESULTS:
        of = next((one for one in head.children if one.lower_ == "of"), None)
        inner = (
            next((one for one in of.children if one.dep_ == "pobj"), None)
            if of
            else None
        )
        if inner is None or not is_event(clause.subject.head.lemma_.lower()):
            return
        cause = Phrase(inner, trimmed(without_asides(inner)))
        effect = material.asker.say(clause.subject.tokens)
        stem = material.asker.stem_of(
            clause, f"What led to {effect}", tokens=clause.subject.tokens
        )
        key = material.asker.say(cause.tokens)
        yield from _drafted(material, clause, stem, key, cause, ())
    elif clause.subject.head.lemma_.lower() in _CAUSES:
        told = any(one.lower_ in {"of", "for"} for one in clause.subject.head.children)
        if told and head.pos_ in {"NOUN", "PROPN"}:
            stem = material.asker.about_part(
                clause, "What", without=[], left_out=[part]
            )
            key = material.asker.say(part.phrase.tokens)
            yield from _drafted(material, clause, stem, key, part.phrase, ())


def _drafted(
    material: Material,
    clause: Clause,
    stem: Stem,
    key: str,
    cause: Phrase,
    doubts: tuple[str, ...],
) -> Iterator[Draft]:
    yield from reason_draft(
        material,
        clause.sentence,
        stem,
        key,
        cause.span,
        rule=_RULE,
        fact=f"{clause.sentence.number}:{clause.verb.i}:{_RULE}",
        trust=TRUST[clause.origin] * 0.8,
        doubts=doubts,
    )
