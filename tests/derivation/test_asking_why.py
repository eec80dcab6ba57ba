"""Questions about causes: what is asked, what is shown at once, what is not."""

import pytest

from quizapp.derivation.derive import derive
from quizapp.derivation.draft import Draft
from quizapp.questions.question import PhraseQuestion
from tests.derivation.cases.reasons_asked import ASKED, NOT_ASKED


def _causes(passage: str) -> list[Draft]:
    return [one for one in derive(passage).drafts if one.question.topic == "causes"]


@pytest.mark.slow
def test_causes_are_asked_about_with_the_cause_as_key() -> None:
    wrong = []
    for row in ASKED:
        drafts = {one.question.prompt: one for one in _causes(row.passage)}

        draft = drafts.get(row.prompt)

        if draft is None or not isinstance(draft.question, PhraseQuestion):
            wrong.append(f"{row.prompt}\n  not among {list(drafts)}")
        elif draft.question.answer != row.key:
            wrong.append(f"{row.prompt}\n  says {draft.question.answer}")
        elif row.sure and draft.doubts:
            wrong.append(f"{row.prompt}\n  is doubted: {draft.doubts}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.slow
def test_what_is_no_plain_cause_is_not_shown_as_sure() -> None:
    wrong = []
    for row in NOT_ASKED:
        sure = [one.question.prompt for one in _causes(row.passage) if one.sure]

        found = [prompt for prompt in sure if prompt.startswith(row.prompt)]

        if found:
            wrong.append(f"{row.passage}\n  {found}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.slow
def test_a_question_that_names_nothing_says_where_its_text_plays() -> None:
    text = (
        "Sri Lanka's collapse\n\nSri Lanka was in debt. Sri Lanka could not pay. "
        "Hospitals postponed operations because they lacked drugs. "
        "Sri Lanka asked for help. Shops were empty. Schools closed."
    )

    prompts = [one.question.prompt for one in _causes(text) if one.sure]

    assert "Why did hospitals postpone operations in Sri Lanka?" in prompts
