"""Statements that are false by one name: who did it is swapped for another of the text."""

from collections.abc import Iterator, Sequence
from hashlib import sha256

from quizapp.derivation.clauses.clause import Clause
from quizapp.derivation.clauses.wording import CannotBeSaid
from quizapp.derivation.draft import Draft
from quizapp.derivation.writing.material import Material
from quizapp.questions.question import Ask, NameQuestion, TrueFalseQuestion

_SHORTEST, _LONGEST = 6, 20  #: words of a statement
_RULE = "true or false"


def ask_who_else(material: Material, asked: Sequence[Draft]) -> Iterator[Draft]:
    """Draft as many false statements as the true ones among *asked* outnumber them.

    The other name is a wrong option of a sure question: of the key's own sort, and
    nobody of whom the text says the same.
    """
    said = [
        draft.question.answer
        for draft in asked
        if draft.sure and isinstance(draft.question, TrueFalseQuestion)
    ]
    wanted = said.count(True) - said.count(False)
    for draft in asked:
        if wanted <= 0:
            return
        false = _false(material, draft)
        if false is not None:
            wanted -= 1
            yield false


def _false(material: Material, draft: Draft) -> Draft | None:
    question = draft.question
    if not isinstance(question, NameQuestion) or not draft.sure:
        return None
    if draft.rule != "who did" or not question.distractors or draft.key is None:
        return None
    clause = _clause_of(material, draft)
    if clause is None or clause.group.auxiliaries or clause.group.is_copula:
        return None
    try:
        told = material.asker.statement(clause)
        subject = material.asker.say(clause.subject.tokens)
    except CannotBeSaid:
        return None
    true = told.text.removesuffix(".")
    if told.doubts or true.count(subject) != 1 or question.answer not in subject:
        return None
    others = sorted(one.text for one in question.distractors)
    other = others[sha256(true.encode()).digest()[0] % len(others)]
    said = true.replace(subject, other)
    if not _SHORTEST <= len(said.split()) <= _LONGEST:
        return None
    statement = TrueFalseQuestion(
        id="draft",
        prompt=f"{said[:1].upper()}{said[1:]}.",
        topic=question.topic,
        ask=(Ask.CHOICE,),
        answer=False,
        correction=f"{true}.",
        evidence=question.evidence,
    )
    return Draft(
        statement,
        draft.evidence,
        draft.key,
        f"{_RULE}, who",
        fact=draft.fact,
        confidence=round(draft.confidence * 0.8, 3),
        warnings=draft.warnings,
    )


def _clause_of(material: Material, draft: Draft) -> Clause | None:
    """The clause whose subject is the key of a draft."""
    for sentence in draft.evidence:
        found = material.document.sentence_at(sentence.start)
        for clause in material.clauses_in(found) if found is not None else ():
            verb = f":{clause.verb.i}:"
            if verb in draft.fact and clause.subject.span.overlaps(
                draft.key or sentence
            ):
                return clause
    return None
