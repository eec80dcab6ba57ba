"""Gates find the flaws of item writing, and let good questions pass."""

from dataclasses import replace
from decimal import Decimal

import pytest

from quizapp.derivation.cutting import cut
from quizapp.derivation.derive import find
from quizapp.derivation.draft import Draft
from quizapp.derivation.gates.facts import Facts
from quizapp.derivation.gates.of_question import question_flaws
from quizapp.derivation.gates.passing import flaws
from quizapp.derivation.span import Span
from quizapp.derivation.writing.material import Material
from quizapp.questions.dates.historical_date import HistoricalDate
from quizapp.questions.evidence import Evidence
from quizapp.questions.question import (
    Ask,
    DateQuestion,
    Distractor,
    NameQuestion,
    NumberQuestion,
    PhraseQuestion,
    Question,
    TrueFalseQuestion,
)
from tests.derivation.cases import proofs, stems
from tests.questions.tables import table

#: Gates that doubt what the text proves; they have cases of their own.
DOUBTING = {
    "dangling",
    "gap leans",
    "generic key",
    "named twice",
    "says little",
    "seldom kept",
    "unlikely name",
}
_ASK = (Ask.TYPED, Ask.CHOICE)


def as_question(prompt: str, key: str, wrong: tuple[str, ...] = ()) -> Question:
    """A question of the kind that its prompt and key call for."""
    others = tuple(Distractor(text) for text in wrong)
    if key in {"true", "false"}:
        return TrueFalseQuestion(id="q", prompt=prompt, ask=_ASK, answer=key == "true")
    if prompt.startswith(("How many", "How much", "What percentage")):
        return NumberQuestion(
            id="q", prompt=prompt, ask=_ASK, answer=Decimal(key), distractors=others
        )
    if key[:3].replace("X", "0").isdigit() and len(key) >= 4:
        date = HistoricalDate.from_edtf(key)
        return DateQuestion(
            id="q", prompt=prompt, ask=_ASK, answer=date, distractors=others
        )
    made = NameQuestion if key[:1].isupper() and key.count(" ") < 6 else PhraseQuestion
    return made(id="q", prompt=prompt, ask=_ASK, answer=key, distractors=others)


def rows(cases: str) -> list[tuple[str, Question, set[str]]]:
    found = []
    for line in cases.strip().splitlines():
        said, _, wanted = line.rpartition("=>")
        prompt, _, answer = said.rpartition(" -> ")
        key, _, wrong = answer.strip().partition(" | ")
        others = tuple(one.strip() for one in wrong.split(";") if one.strip())
        names = {one.strip() for one in wanted.split(";") if one.strip()}
        found.append((line, as_question(prompt.strip(), key.strip(), others), names))
    return found


def test_good_questions_have_no_flaw() -> None:
    with table(at_least=48) as row:
        for line, question, _ in rows(stems.GOOD):
            with row(line):
                found = [
                    f"{flaw.gate}: {flaw.words}" for flaw in question_flaws(question)
                ]

                assert found == []


def test_bad_questions_have_the_flaw_that_a_reader_sees() -> None:
    with table(at_least=75) as row:
        for line, question, wanted in rows(stems.BAD):
            with row(line):
                found = {flaw.gate for flaw in question_flaws(question)}

                assert wanted <= found, f"found {sorted(found)}"


def test_wrong_options_are_fair() -> None:
    with table(at_least=20) as row:
        for line, question, wanted in rows(stems.OPTIONS):
            with row(line):
                found = {flaw.gate for flaw in question_flaws(question)}

                assert wanted <= found, f"found {sorted(found)}"
                assert wanted or not found, f"found {sorted(found)}"


def _draft(text: str, prompt: str, key: str) -> tuple[Draft, Material]:
    """A draft as a writer would make it: key and evidence where the text has them."""
    document = cut(text)
    material = Material(document, find(document))
    start = max(text.find(key), 0)
    span = Span(start, start + len(key))
    facts = Facts(material)
    sentence = facts.sentence_at(start)
    assert sentence is not None
    quote = sentence.span.of(text)
    evidence = (Evidence("text", quote, sentence.span.start, sentence.span.end),)
    question = replace(as_question(prompt, key), evidence=evidence)
    around = [one for one in material.clauses if one.span.holds(span)]
    verb = min(around, key=lambda one: len(one.span)).verb.i if around else 0
    fact = f"{sentence.number}:{verb}:case"
    return Draft(question, (sentence.span,), span, "case", fact, 0.9), material


@pytest.mark.slow
def test_what_the_text_does_not_prove_is_found() -> None:
    with table(at_least=36) as row:
        for line in proofs.ALL.strip().splitlines():
            said, _, names = line.rpartition("=>")
            text, _, asked = said.partition(" // ")
            prompt, _, key = asked.strip().rpartition(" -> ")
            wanted = {one.strip() for one in names.split(";") if one.strip()}
            with row(line):
                draft, material = _draft(text.strip(), prompt, key.strip())

                found = {flaw.gate for flaw in flaws(draft, material)} - DOUBTING

                assert wanted <= found, f"found {sorted(found)}"
                assert wanted or not found, f"found {sorted(found)}"
