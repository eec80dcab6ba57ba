"""What strict readers turned down is doubted, and what they kept is not."""

from dataclasses import replace
from pathlib import Path

import pytest

from quizapp.derivation.cutting import cut
from quizapp.derivation.derive import find
from quizapp.derivation.draft import Draft
from quizapp.derivation.gates.facts import Facts
from quizapp.derivation.gates.passing import flaws
from quizapp.derivation.span import Span
from quizapp.derivation.writing.material import Material
from quizapp.questions.dates.historical_date import HistoricalDate
from quizapp.questions.evidence import Evidence
from quizapp.questions.question import Ask, ClozeQuestion, Gap, Question
from tests.derivation.test_gates import DOUBTING, as_question
from tests.questions.tables import table

_CASES = Path(__file__).parent / "cases" / "doubts.txt"


def _draft(text: str, rule: str, stem: str, key: str) -> tuple[Draft, Material]:
    document = cut(text)
    material = Material(document, find(document))
    facts = Facts(material)
    start = max(text.rfind(key), 0)
    span = Span(start, start + len(key))
    sentence = facts.sentence_at(start)
    assert sentence is not None
    whole = sentence.span
    evidence = (Evidence("text", whole.of(text), whole.start, whole.end),)
    question: Question
    if stem == "gap":
        question = ClozeQuestion(
            id="q",
            prompt="Fill in the gap.",
            topic=_topic(key),
            ask=(Ask.TYPED, Ask.CHOICE),
            parts=(text[whole.start : start], text[span.end : whole.end]),
            gaps=(Gap((key,)),),
            evidence=evidence,
        )
    else:
        written = HistoricalDate.of(-481).edtf() if key == "482 BC" else key
        question = replace(as_question(stem, written), evidence=evidence)
    around = [one for one in material.clauses if one.span.holds(span)]
    verb = min(around, key=lambda one: len(one.span)).verb.i if around else 0
    fact = f"{sentence.number}:{verb}:{rule}"
    return Draft(question, (whole,), span, rule, fact, 0.9), material


def _topic(key: str) -> str:
    if key.isdigit() and len(key) < 4:
        return "numbers"
    return "dates" if any(char.isdigit() for char in key) or "days" in key else "places"


@pytest.mark.slow
def test_doubted_is_what_strict_readers_turned_down() -> None:
    with table(at_least=24) as row:
        for line in _CASES.read_text().splitlines():
            if line.startswith("#"):
                continue
            said, _, names = line.rpartition("=>")
            text, rule, asked = (one.strip() for one in said.split("//"))
            stem, _, key = asked.rpartition(" -> ")
            wanted = {one.strip() for one in names.split(";") if one.strip()}
            with row(line):
                draft, material = _draft(text, rule, stem.strip(), key.strip())

                found = {flaw.gate for flaw in flaws(draft, material)} & DOUBTING

                assert wanted <= found, f"found {sorted(found)}"
                assert wanted or not found, f"found {sorted(found)}"
