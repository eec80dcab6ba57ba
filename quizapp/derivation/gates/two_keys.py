"""Another sentence of the text answers the same stem otherwise."""

from collections.abc import Mapping

from quizapp.derivation.clauses.clause import Clause, Phrase
from quizapp.derivation.draft import Draft
from quizapp.derivation.gates.asked import content, is_asked, stem
from quizapp.derivation.gates.facts import Facts, Filler, part_of
from quizapp.derivation.gates.flaw import Flaw, Weight
from quizapp.derivation.span import Span
from quizapp.questions.dates.historical_date import overlaps
from quizapp.questions.question import DateQuestion


def two_keys(draft: Draft, facts: Facts) -> Flaw | None:
    """Same verb and same slots, as far as the stem tells them; another key."""
    clause = facts.clause_of(draft)
    if clause is None or draft.key is None or not is_asked(draft.question):
        return None
    others = other_answers(clause, draft, facts)
    if not others:
        return None
    other, weight = others[0]
    words = f"“{other.of(facts.text)}” answers it too"
    return Flaw("two keys", words, weight)


def other_answers(
    clause: Clause, draft: Draft, facts: Facts
) -> list[tuple[Span, Weight]]:
    """The words elsewhere in the text that the stem fits as well."""
    key = draft.key
    if key is None:
        return []
    told = _told(clause, key, draft.question.prompt, facts)
    if not told:
        return []
    found = []
    for other in facts.same_verb(clause):
        theirs = facts.fillers(other)
        if not all(one in theirs for one in told):
            continue
        answer = _answer(clause, other, draft, theirs, facts)
        if answer is not None:
            found.append(answer)
    return found


def _told(clause: Clause, key: Span, prompt: str, facts: Facts) -> list[Filler]:
    """The slots that the stem fills, with what."""
    asked = content(prompt)
    found = []
    for filler, phrase in facts.fillers(clause).items():
        if phrase.span.overlaps(key):
            continue
        who = filler[1]
        if isinstance(who, int):
            actor = facts.material.findings.actors[who]
            said = content(" ".join([actor.name, *actor.aliases]))
        else:
            said = frozenset({stem(who), *content(phrase.span.of(facts.text))})
        if said & asked:
            found.append(filler)
    return found


def _answer(
    clause: Clause,
    other: Clause,
    draft: Draft,
    theirs: Mapping[Filler, Phrase],
    facts: Facts,
) -> tuple[Span, Weight] | None:
    key = draft.key
    if key is None:
        return None
    if isinstance(draft.question, DateQuestion):
        for date in facts.material.dates_in(other):
            if date.value is not None and not overlaps(
                date.value, draft.question.answer
            ):
                return date.bare, Weight.WRONG
        return None
    part = part_of(clause, key)
    if part is None:
        mine, slot = facts.filler(clause.subject)[1], "subject"
    else:
        preposition, mine = facts.filler(part.phrase)
        slot = preposition or part.slot.value
    for (said, who), phrase in theirs.items():
        if said == slot and who != mine:
            both = isinstance(who, int) and isinstance(mine, int)
            return phrase.span, Weight.WRONG if both else Weight.UNSURE
    return None
