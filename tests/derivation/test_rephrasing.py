"""Another writer's proposals are kept only where the text proves them as well."""

from dataclasses import replace

import pytest

from quizapp.derivation.cutting import cut
from quizapp.derivation.derive import find
from quizapp.derivation.draft import Draft
from quizapp.derivation.rephrasing.conversation import messages, proposals
from quizapp.derivation.rephrasing.keeping import kept
from quizapp.derivation.rephrasing.proposal import Proposal
from quizapp.derivation.span import Span
from quizapp.derivation.writing.material import Material
from quizapp.questions.evidence import Evidence
from quizapp.questions.question import Ask, Distractor, NameQuestion
from tests.questions.tables import table

TEXT = (
    "Governor Ilse Varga closed the press at Yeon in 1731. Martin Oduya reportedly "
    "opened it again in 1734. The guilds did not pay him."
)
CLOSED = "Who closed the press at Yeon in 1731?"


def draft_of(prompt: str, key: str, *wrong: str) -> tuple[Draft, Material]:
    """A draft on ``TEXT`` whose key is a name."""
    document = cut(TEXT)
    material = Material(document, find(document))
    place = Span(TEXT.index(key), TEXT.index(key) + len(key))
    sentence = next(one.span for one in document.sentences if one.span.holds(place))
    quote = Evidence("text", sentence.of(TEXT), sentence.start, sentence.end)
    question = NameQuestion(
        id="q",
        prompt=prompt,
        answer=key,
        ask=(Ask.TYPED, Ask.CHOICE) if wrong else (Ask.TYPED,),
        distractors=tuple(Distractor(one) for one in wrong),
        evidence=(quote,),
    )
    return Draft(question, (sentence,), place, "who did", "0:0:who", 0.9), material


#: Draft's stem -> key // another wording => whether it is kept
WORDINGS = """
Who closed the press at Yeon in 1731? -> Ilse Varga // Who was it that closed the press at Yeon in 1731? => yes
Who closed the press at Yeon in 1731? -> Ilse Varga // In 1731, who closed the press at Yeon? => yes
Who closed the press at Yeon in 1731? -> Ilse Varga // Which governor closed the press at Yeon in 1731? => no
Who closed the press at Yeon in 1731? -> Ilse Varga // Who closed the press at Yeon in 1732? => no
Who closed the press at Yeon in 1731? -> Ilse Varga // Who closed the press at Leiden in 1731? => no
Who closed the press at Yeon in 1731? -> Ilse Varga // Who, like Ilse Varga, closed the press at Yeon? => no
Who closed the press at Yeon in 1731? -> Ilse Varga // When was the press at Yeon closed? => no
Who closed the press at Yeon in 1731? -> Ilse Varga // Who did not close the press at Yeon in 1731? => no
Who closed the press at Yeon in 1731? -> Ilse Varga // Who governed badly and brutally persecuted printers? => no
Who closed the press at Yeon in 1731? -> Ilse Varga // Who closed it in 1731? => no
Who closed the press at Yeon in 1731? -> Ilse Varga // The press at Yeon was closed in 1731. => no
Who closed the press at Yeon in 1731? -> Ilse Varga // Who closed the press? Was it right? => no
Who closed the press at Yeon in 1731? -> Ilse Varga // Who closed the press at Yeon in 1731? => no
Who reportedly opened the press at Yeon again in 1734? -> Martin Oduya // Who opened the press at Yeon again in 1734? => no
Who reportedly opened the press at Yeon again in 1734? -> Martin Oduya // In 1734, who reportedly opened the press at Yeon again? => yes
"""


@pytest.mark.slow
def test_a_wording_is_kept_where_it_says_the_same() -> None:
    with table(at_least=15) as row:
        for line in WORDINGS.strip().splitlines():
            said, _, wanted = line.rpartition(" => ")
            asked, _, wording = said.partition(" // ")
            prompt, _, key = asked.partition(" -> ")
            with row(line):
                draft, material = draft_of(prompt, key)

                better = kept(draft, Proposal(wording), material, proposer="models")

                changed = replace(
                    draft,
                    question=replace(draft.question, prompt=wording),
                    warnings=("worded by models",),
                )
                assert better == (changed if wanted == "yes" else draft)


def test_a_wording_that_another_draft_has_is_not_kept() -> None:
    draft, material = draft_of(CLOSED, "Ilse Varga")
    wording = "In 1731, who closed the press at Yeon?"

    assert (
        kept(draft, Proposal(wording), material, proposer="models", taken=[wording])
        is draft
    )


def test_wrong_options_are_added_where_there_are_too_few() -> None:
    draft, material = draft_of(CLOSED, "Ilse Varga", "Martin Oduya")
    proposal = Proposal("", ("Anna Lindqvist", "Ilse Varga", "Peter Halloran", "Jo Ek"))

    question = kept(draft, proposal, material, proposer="models").question

    assert isinstance(question, NameQuestion)
    assert [one.text for one in question.distractors] == [
        "Martin Oduya",
        "Anna Lindqvist",
        "Peter Halloran",
    ]
    assert question.distractors[1].why == "proposed by models"
    assert question.answer == "Ilse Varga"


def test_a_question_without_options_can_be_asked_as_a_choice_with_three() -> None:
    draft, material = draft_of(CLOSED, "Ilse Varga")
    proposal = Proposal("", ("Anna Lindqvist", "Peter Halloran", "Jonas Eklund"))

    better = kept(draft, proposal, material, proposer="models")

    assert better.question.ask == (Ask.TYPED, Ask.CHOICE)


@pytest.mark.parametrize(
    "wrong",
    [
        ("Anna Lindqvist", "Peter Halloran"),
        ("ilse varga", "Anna Lindqvist", "Peter Halloran"),
        ("Yeon", "Anna Lindqvist", "Peter Halloran"),
        ("1732", "a hundred guilds of the town", "Peter Halloran"),
    ],
)
def test_options_that_are_no_fair_three_are_not_added(wrong: tuple[str, ...]) -> None:
    draft, material = draft_of(CLOSED, "Ilse Varga")

    assert kept(draft, Proposal("", wrong), material, proposer="models") is draft


def test_only_questions_and_their_sentences_are_told() -> None:
    draft, _ = draft_of(CLOSED, "Ilse Varga", "Martin Oduya")

    told = " ".join(one["content"] for one in messages([draft], TEXT))

    assert "Governor Ilse Varga closed the press at Yeon in 1731." in told
    assert CLOSED in told
    assert "guilds did not pay" not in told


def test_a_reply_is_read_in_its_fence() -> None:
    reply = (
        "Here you are:\n```json\n"
        '{"questions": [{"number": 2, "question": "Who\\nwas it?", '
        '"wrong_answers": ["A  B", 7, null]}]}\n```'
    )

    assert proposals(reply, 2) == {1: Proposal("Who was it?", ("A B",))}


@pytest.mark.parametrize(
    "reply",
    [
        '{"questions": [{"number": 0}, {"number": 3}, {"number": "1"}, 5, null]}',
        '{"questions": {"1": "Who?"}}',
        '{"answers": []}',
    ],
)
def test_what_was_not_asked_for_is_passed_over(reply: str) -> None:
    assert proposals(reply, 2) == {}


@pytest.mark.parametrize(
    "said",
    [
        '{"question": "' + "w" * 301 + '?"}',
        '{"question": "Who\\u0000?"}',
        '{"question": 3}',
    ],
)
def test_a_proposal_that_no_page_could_show_is_empty(said: str) -> None:
    reply = '{"questions": [{"number": 1, ' + said[1:] + "]}"

    assert proposals(reply, 1) == {0: Proposal()}


@pytest.mark.parametrize(
    "reply", ["", "I cannot.", "{", '{"a": ' * 50_000 + "}" * 50_000]
)
def test_a_reply_without_json_is_none(reply: str) -> None:
    with pytest.raises(ValueError, match="JSON"):
        proposals(reply, 1)
