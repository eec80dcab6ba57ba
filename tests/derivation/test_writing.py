"""Drafts that must be among those on a passage."""

import pytest

from quizapp.derivation.derive import derive
from quizapp.derivation.draft import Draft
from quizapp.derivation.span import Span
from quizapp.derivation.writing.one_gap import GAPPED, spared
from quizapp.questions.question import (
    Ask,
    ChoiceQuestion,
    ClozeQuestion,
    DateQuestion,
    Gap,
    NameQuestion,
    NumberQuestion,
    PhraseQuestion,
)
from tests.derivation.cases.written import ROWS


@pytest.mark.slow
def test_what_a_teacher_would_ask_is_among_the_drafts() -> None:
    missing = []
    for row in ROWS:
        drafts = derive(row.passage).drafts
        asked = {draft.question.prompt: draft for draft in drafts}

        draft = asked.get(row.prompt)

        if draft is None:
            near = "\n    ".join(asked)
            missing.append(f"{row.prompt}\n  not among\n    {near}")
        elif _key(draft) != row.key:
            missing.append(f"{row.prompt}\n  says {_key(draft)}, not {row.key}")
    assert not missing, "\n".join(missing)


@pytest.mark.slow
def test_every_key_stands_in_its_evidence() -> None:
    for row in ROWS:
        derivation = derive(row.passage)

        for draft in derivation.drafts:
            assert all(span.of(row.passage) for span in draft.evidence)
            if draft.key is not None:
                assert any(span.holds(draft.key) for span in draft.evidence)


@pytest.mark.slow
def test_the_same_text_gives_the_same_drafts() -> None:
    passage = " ".join(row.passage for row in ROWS[:5])

    assert derive(passage).drafts == derive(passage).drafts


@pytest.mark.slow
def test_a_gap_in_a_sentence_that_leans_on_another_is_not_sure() -> None:
    text = "Weimar was a republic. {}"
    leaning = [
        "Friedrich Ebert became its first president in Berlin in 1919.",
        "Richard II met them with his knights at Smithfield in 1381.",
        "In that election Moon Jae-in won against Ahn Cheol-soo in 2017.",
        "The treaties also ended the war between Spain and Holland in 1648.",
        "Mozart himself travelled to the court of Vienna in 1781.",
    ]

    drafts = [derive(text.format(sentence)).drafts for sentence in leaning]

    for sentence, found in zip(leaning, drafts, strict=True):
        gaps = [one for one in found if one.rule == "gap" and one.key is not None]
        own = [one for one in gaps if one.evidence[0].start > 0]
        assert own, sentence
        assert not any(one.sure for one in own), sentence


def test_a_sentence_has_at_most_one_sure_gap() -> None:
    text = "Prussia lost 1,200 men and 40 guns near Valmy in September."
    keys = ["40", "1,200", "Prussia"]
    gaps = [_sure_gap(text, key) for key in keys]

    found = spared(gaps, [])

    assert [gap.doubts for gap in found] == [(GAPPED,), (GAPPED,), ()]


def _sure_gap(text: str, key: str) -> Draft:
    start = text.index(key)
    question = ClozeQuestion(
        id=key,
        prompt="Fill in the gap.",
        topic="numbers" if key[0].isdigit() else "actors",
        ask=(Ask.TYPED, Ask.CHOICE),
        parts=(text[:start], text[start + len(key) :]),
        gaps=(Gap((key,)),),
        evidence=(),
    )
    span = Span(start, start + len(key))
    return Draft(question, (Span(0, len(text)),), span, "gap", key, 0.4)


def test_no_gap_is_sure_where_a_sure_question_asks_the_sentence() -> None:
    drafts = derive(
        "Garibaldi landed at Marsala on 11 May 1860 with the Piemonte."
    ).drafts

    asked = [one for one in drafts if one.rule != "gap" and one.sure]
    gaps = [one for one in drafts if one.rule == "gap"]

    assert asked
    assert gaps
    assert not any(one.sure for one in gaps)


def test_what_only_bounds_a_number_is_said_beside_the_key() -> None:
    drafts = derive("Over 160 people were killed in the clashes of January.").drafts

    asked = next(one for one in drafts if one.rule == "how many")

    assert "over 160" in asked.question.explanation


def _key(draft: Draft) -> str:
    question = draft.question
    match question:
        case DateQuestion():
            return question.answer.in_words()
        case NameQuestion() | PhraseQuestion() | ChoiceQuestion():
            return question.answer
        case NumberQuestion():
            return format(question.answer, "f")
        case _:
            return ""
