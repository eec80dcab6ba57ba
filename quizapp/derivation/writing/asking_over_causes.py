"""Questions over several causes: matching, the odd one out, what followed in turn."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quizapp.derivation.clauses.asking import LONGEST_STEM
from quizapp.derivation.clauses.clause import Clause
from quizapp.derivation.clauses.naming import POINTING
from quizapp.derivation.clauses.wording import CannotBeSaid
from quizapp.derivation.draft import Draft
from quizapp.derivation.findings.cause_graph import cause_graph
from quizapp.derivation.findings.kinds import CauseFinding, Certainty, Relation
from quizapp.derivation.span import Span
from quizapp.derivation.writing.cause_sides import head_of, sentence_of, words_of
from quizapp.derivation.writing.groups import groups_of
from quizapp.derivation.writing.material import Material
from quizapp.questions.question import (
    Ask,
    ChoiceQuestion,
    Distractor,
    MatchQuestion,
    Pair,
    PhraseQuestion,
)
from quizapp.questions.wording import plain, word_set

#: A cause this clear is a cause for every reader.
_SURE = 0.6
_CAUSES_IN_A_LIST = 3
_LONGEST_OPTION = 10  #: words
_WHY = frozenset({"why", "reason"})
#: "What led to the boom?" names its effect.
_CAUSED = re.compile(
    r"What (?:caused|led to|triggered|sparked|provoked|prompted|produced|generated"
    r"|resulted in|brought about) (?P<effect>[^?]+)\?"
)
_SMALL = word_set(
    """that with from have were this their there which into over after more than been
    they them what when under between against because about"""
)


def ask_over_causes(material: Material, asked: Sequence[Draft]) -> Iterator[Draft]:
    """Draft questions over the causes of a text; *asked* are its drafts so far."""
    yield from _matches(material, asked)
    yield from _odd_ones(material)
    yield from _chains(material)


@dataclass(frozen=True, slots=True)
class _Why:
    effect: str
    cause: str
    draft: Draft


def _matches(material: Material, asked: Sequence[Draft]) -> Iterator[Draft]:
    """Effects with their causes, from the sure questions that ask for one cause."""
    found: list[_Why] = []
    for draft in asked:
        why = _why(material, draft) if draft.sure and draft.rule in _WHY else None
        if why is not None and _is_apart(why, found):
            found.append(why)
    for number, group in enumerate(groups_of(found)):
        spans = sorted({span for one in group for span in one.draft.evidence})
        question = MatchQuestion(
            id="draft",
            prompt="Match each event with its cause.",
            topic="causes",
            ask=(Ask.MATCH,),
            pairs=tuple(Pair(one.effect, one.cause) for one in group),
            evidence=tuple(
                dict.fromkeys(
                    quote for one in group for quote in one.draft.question.evidence
                )
            ),
        )
        yield Draft(
            question,
            tuple(spans),
            None,
            "match causes",
            fact=f"match causes:{number}",
            confidence=round(min(one.draft.confidence for one in group) * 0.9, 3),
        )


def _why(material: Material, draft: Draft) -> _Why | None:
    cause = getattr(draft.question, "answer", "")
    if draft.key is None or not cause or len(cause.split()) > _LONGEST_OPTION:
        return None
    if POINTING & set(plain(cause).split()):
        return None  # "its cities" would tell of which event it is the cause
    if named := _CAUSED.fullmatch(draft.question.prompt):
        effect = named["effect"]
    else:
        clause = _clause_of(material, draft)
        effect = _told(material, clause, draft.key) if clause is not None else ""
    if not effect or len(effect.split()) > _LONGEST_OPTION * 2:
        return None
    return _Why(effect[:1].upper() + effect[1:], cause, draft)


def _clause_of(material: Material, draft: Draft) -> Clause | None:
    """The clause of what happened: the one that the question "Why did …?" says."""
    sentence = material.document.sentence_at(draft.evidence[-1].start)
    if (
        sentence is None
        or draft.key is None
        or not draft.question.prompt.startswith("Why")
    ):
        return None
    asked = plain(draft.question.prompt).split()
    able = [
        one
        for one in material.clauses_in(sentence)
        if plain(one.group.base) in asked or plain(one.group.main) in asked
    ]
    return able[0] if len(able) == 1 else None


def _told(material: Material, clause: Clause, cause: Span) -> str:
    """The clause without its cause: "slavery developed quickly in the Carolinas"."""
    without = [
        one.phrase.span for one in clause.parts if one.phrase.span.overlaps(cause)
    ]
    if clause.subject.span.overlaps(cause):
        return ""
    try:
        return material.asker.told(clause, without=without)
    except CannotBeSaid:
        return ""


def _is_apart(one: _Why, others: Sequence[_Why]) -> bool:
    """Whether no word gives a pair away, and no cause would fit another's event."""
    if _weighty(one.effect) & _weighty(one.cause):
        return False
    for other in others:
        if plain(one.cause) == plain(other.cause) or plain(one.effect) == plain(
            other.effect
        ):
            return False
        if _weighty(one.effect) & _weighty(other.cause):
            return False
        if _weighty(other.effect) & _weighty(one.cause):
            return False
    return True


def _weighty(words: str) -> frozenset[str]:
    return frozenset(
        word for word in plain(words).split() if len(word) > 3 and word not in _SMALL
    )


def _odd_ones(material: Material) -> Iterator[Draft]:
    """ "Which of these was not given as a cause of the unrest?"."""
    lists: dict[Span, list[CauseFinding]] = defaultdict(list)
    for finding in material.findings.causes:
        if _is_sure(finding):
            lists[finding.effect].append(finding)
    for effect, causes in lists.items():
        if len(causes) < _CAUSES_IN_A_LIST or not _is_noun(material, effect):
            continue
        draft = _odd_one(material, effect, causes)
        if draft is not None:
            yield draft


def _is_sure(finding: CauseFinding) -> bool:
    return (
        finding.certainty is Certainty.STATED
        and finding.relation is Relation.CAUSE
        and not finding.hedge
        and finding.confidence >= _SURE
    )


def _is_noun(material: Material, span: Span) -> bool:
    head = head_of(material, span)
    return head is not None and head.pos_ in {"NOUN", "PROPN"}


def _odd_one(
    material: Material, effect: Span, causes: Sequence[CauseFinding]
) -> Draft | None:
    try:
        name = words_of(material, effect)
        given = [words_of(material, one.cause) for one in causes]
        home = sentence_of(material, causes[0])
    except CannotBeSaid:
        return None
    given = [one for one in given if len(one.split()) <= _LONGEST_OPTION]
    given = given[:_CAUSES_IN_A_LIST]
    if len(given) < _CAUSES_IN_A_LIST:
        return None
    name = _with_article(material, effect, name)
    odd = _followed(material, name, given) or _cause_of_another(
        material, effect, [name, *given]
    )
    if odd is None:
        return None
    key, finding = odd
    follows = _span_of(key, finding, material) == finding.effect
    there = sentence_of(material, finding)
    quotes = dict.fromkeys([*material.evidence(home), *material.evidence(there)])
    question = ChoiceQuestion(
        id="draft",
        prompt=f"Which of these was not given as a cause of {name}?",
        topic="causes",
        ask=(Ask.CHOICE,),
        answer=key,
        distractors=tuple(
            Distractor(one, "the text gives it as a cause") for one in sorted(given)
        ),
        explanation=(
            "The text tells of it as something that followed."
            if follows
            else "The text names it as a cause of something else."
        ),
        evidence=tuple(quotes),
    )
    return Draft(
        question,
        tuple(sorted({home.span, there.span})),
        finding.effect if follows else finding.cause,
        "not a cause",
        fact=f"{home.number}:{effect.start}:not a cause",
        confidence=0.7,
        doubts=() if follows else ("the text may hint that it was a cause as well",),
    )


def _with_article(material: Material, span: Span, name: str) -> str:
    has_article = span.of(material.document.text).lower().startswith("the ")
    return (
        f"the {name}" if has_article and not name.lower().startswith("the ") else name
    )


def _span_of(words: str, finding: CauseFinding, material: Material) -> Span:
    said = plain(finding.effect.of(material.document.text))
    return finding.effect if plain(words) in said else finding.cause


def _followed(
    material: Material, name: str, given: Sequence[str]
) -> tuple[str, CauseFinding] | None:
    """A noun that the text tells of as an effect of what is asked about."""
    taken = frozenset().union(*(_weighty(one) for one in (name, *given)))
    for other in material.findings.causes:
        if not _is_sure(other) or not _is_noun(material, other.effect):
            continue
        try:
            cause, words = (
                words_of(material, other.cause),
                words_of(material, other.effect),
            )
        except CannotBeSaid:
            continue
        if _weighty(cause) & _weighty(name) and not _weighty(words) & taken:
            return words, other
    return None


def _cause_of_another(
    material: Material,
    effect: Span,
    said: Sequence[str],
) -> tuple[str, CauseFinding] | None:
    """A noun that the text gives as a cause of something quite different."""
    taken = frozenset().union(*(_weighty(one) for one in said))
    for other in material.findings.causes:
        if not _is_sure(other) or other.effect.overlaps(effect):
            continue
        if not _is_noun(material, other.cause):
            continue
        try:
            words, led_to = (
                words_of(material, other.cause),
                words_of(material, other.effect),
            )
        except CannotBeSaid:
            continue
        if len(words.split()) > _LONGEST_OPTION or _weighty(words) & taken:
            continue
        if not _weighty(led_to) & _weighty(said[0]):
            return words, other
    return None


#: Cues for which "led to" says the same.
_LED_TO = re.compile(
    r"\b(?:caus|led|lead|result|trigger|spark|provok|brought|bring|produc|gave rise|giv)"
)


def _chains(material: Material) -> Iterator[Draft]:
    """ "The harvest led to high prices.  What did high prices lead to in turn?"."""
    text = material.document.text
    sure = tuple(
        one
        for one in material.findings.causes
        if _is_sure(one) and _LED_TO.search(one.cue.of(text).lower())
    )
    for first, second in cause_graph(sure, text).chains():
        spans = (first.cause, first.effect, second.cause, second.effect)
        if not all(_is_noun(material, one) for one in spans):
            continue
        if first.effect.overlaps(second.effect) or first.cause.overlaps(second.effect):
            continue
        try:
            root, middle, again, key = (words_of(material, one) for one in spans)
            sentences = [sentence_of(material, one) for one in (first, second)]
        except CannotBeSaid:
            continue
        told = _with_article(material, second.cause, again)
        prompt = (
            f"{root[:1].upper()}{root[1:]} led to {middle}. "
            f"What did {told} lead to in turn?"
        )
        if len(prompt.split()) > LONGEST_STEM or _weighty(key) & _weighty(prompt):
            continue
        quotes = [quote for one in sentences for quote in material.evidence(one)]
        question = PhraseQuestion(
            id="draft",
            prompt=prompt,
            topic="causes",
            ask=(Ask.FLASHCARD, Ask.TYPED),
            answer=key,
            evidence=tuple(dict.fromkeys(quotes)),
        )
        yield Draft(
            question,
            tuple(sorted({one.span for one in sentences})),
            second.effect,
            "chain",
            fact=f"{sentences[0].number}:{first.effect.start}:chain",
            confidence=round(min(first.confidence, second.confidence) * 0.8, 3),
        )
