"""Actors: whom a text names, under which names, and whom its pronouns mean."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.derivation.cutting import cut
from quizapp.derivation.findings.actors import find_actors
from quizapp.derivation.findings.kinds import ActorKind
from quizapp.derivation.findings.quotations import find_quotations
from quizapp.derivation.trained import names
from tests.derivation.actor_cases import failing, passages


@pytest.mark.slow
def test_every_passage_names_whom_its_rows_say() -> None:
    wrong = [fault for passage in passages() for fault in failing(passage)]

    assert not wrong, "\n".join(wrong)


@pytest.mark.slow
def test_a_mention_stands_where_its_words_do_and_in_order() -> None:
    for passage in passages():
        actors, mentions = find_actors(cut(passage.text))

        assert [one.id for one in actors] == list(range(len(actors)))
        assert list(mentions) == sorted(mentions, key=lambda one: one.span)
        for one in mentions:
            words = one.span.of(passage.text)
            assert words == words.strip()
            if one.form in ("name", "alias"):
                assert words in (actors[one.actor].name, *actors[one.actor].aliases)


@pytest.mark.slow
def test_no_two_actors_share_a_form() -> None:
    for passage in passages():
        actors, _ = find_actors(cut(passage.text))
        forms = [form for one in actors for form in {one.name, *one.aliases}]

        assert len(forms) == len(set(forms)), (passage.text, sorted(forms))


def test_the_same_text_gives_the_same_actors() -> None:
    text = passages()[0].text

    assert find_actors(cut(text)) == find_actors(cut(text))


def test_without_a_parse_names_are_still_found() -> None:
    document = cut(
        "President Abraham Lincoln met Frederick Douglass in Washington. Lincoln listened."
    )
    bare = replace(
        document,
        parse=None,
        sentences=tuple(replace(one, parse=None) for one in document.sentences),
    )

    actors, mentions = find_actors(bare)

    assert "Abraham Lincoln" in [one.name for one in actors]
    assert sum(actors[one.actor].name == "Abraham Lincoln" for one in mentions) == 2


def test_without_the_trained_tagger_names_are_still_found(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(names, "tagger", lambda: None)

    actors, _ = find_actors(
        cut("Otto von Bismarck met Napoleon III at Biarritz in France.")
    )

    assert {"Otto von Bismarck", "Napoleon III", "France"} <= {
        one.name for one in actors
    }


def test_a_name_that_could_be_two_persons_means_nobody() -> None:
    text = "George Washington wrote to John Washington. Lund Washington kept the books. Washington was pleased."

    actors, mentions = find_actors(cut(text))

    last = text.rindex("Washington")
    assert not [
        one
        for one in mentions
        if one.span.start == last and actors[one.actor].kind is ActorKind.PERSON
    ]


_PIECES = st.sampled_from(
    ["Mao", "the", "of", "King", "Henry VIII", "said", '"', "(", ")", "NATO", "Party", ",", ".", "\n\n", "He",
     "his", "von", "’s", "president", "Treaty", "—", "war", "became", "É", "中", "\u200b", "according to", "who"]
)  # fmt: skip


@pytest.mark.slow
@given(st.lists(_PIECES, max_size=30))
def test_no_text_is_refused(pieces: list[str]) -> None:
    text = " ".join(pieces).strip()
    document = cut(text)

    actors, mentions = find_actors(document)

    spans = [one.span for one in mentions]
    spans += [role.span for actor in actors for role in actor.roles]
    for span in spans:
        assert 0 <= span.start < span.end <= len(text)
    for quotation in find_quotations(document, actors, mentions):
        assert quotation.span.holds(quotation.said)
        assert 0 <= quotation.span.start < quotation.span.end <= len(text)
