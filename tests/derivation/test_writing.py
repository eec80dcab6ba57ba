"""Drafts that must be among those on a passage."""

from quizapp.derivation.derive import derive
from quizapp.derivation.draft import Draft
from quizapp.questions.question import (
    DateQuestion,
    NameQuestion,
    NumberQuestion,
    PhraseQuestion,
)
from tests.derivation.cases.written import ROWS


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


def test_every_key_stands_in_its_evidence() -> None:
    for row in ROWS:
        derivation = derive(row.passage)

        for draft in derivation.drafts:
            assert all(span.of(row.passage) for span in draft.evidence)
            if draft.key is not None:
                assert any(span.holds(draft.key) for span in draft.evidence)


def test_the_same_text_gives_the_same_drafts() -> None:
    passage = " ".join(row.passage for row in ROWS[:5])

    assert derive(passage).drafts == derive(passage).drafts


def _key(draft: Draft) -> str:
    question = draft.question
    match question:
        case DateQuestion():
            return question.answer.in_words()
        case NameQuestion() | PhraseQuestion():
            return question.answer
        case NumberQuestion():
            return format(question.answer, "f")
        case _:
            return ""
