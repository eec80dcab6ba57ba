"""What proves a key whose sentence says only "he" or "the next day"."""

import pytest

from quizapp.derivation.derive import derive
from quizapp.questions.question import DateQuestion, NameQuestion

_TEXT = (
    "Anthony Eden became prime minister of Britain on 6 April 1955."
    " He dissolved Parliament in London on 15 April 1955."
    " The next day Clement Attlee opened the campaign of the Labour Party in Leeds."
)


@pytest.mark.slow
def test_the_sentence_that_names_whom_he_means_is_evidence_too() -> None:
    asked = {
        one.question.prompt: one
        for one in derive(_TEXT).drafts
        if isinstance(one.question, NameQuestion)
    }

    draft = next(one for said, one in asked.items() if "dissolved" in said)

    assert [span.of(_TEXT).split()[0] for span in draft.evidence] == ["He", "Anthony"]
    assert [one.quote for one in draft.question.evidence] == [
        span.of(_TEXT) for span in draft.evidence
    ]


def test_the_sentence_with_the_day_that_the_next_is_counted_from_is_evidence_too() -> (
    None
):
    asked = [
        one for one in derive(_TEXT).drafts if "opened" in one.evidence[0].of(_TEXT)
    ]

    draft = next(one for one in asked if isinstance(one.question, DateQuestion))

    assert draft.key is not None
    assert draft.key.of(_TEXT) == "The next day"
    assert [span.of(_TEXT).split()[0] for span in draft.evidence] == ["The", "He"]
