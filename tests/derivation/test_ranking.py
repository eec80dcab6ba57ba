"""Drafts are shown in the order in which a teacher would ask them."""

from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.derivation.cutting import cut
from quizapp.derivation.derive import find
from quizapp.derivation.draft import Draft
from quizapp.derivation.ranking import (
    BUILT_IN,
    Context,
    Decided,
    Decision,
    Ranker,
    choose,
)
from quizapp.derivation.span import Span
from quizapp.derivation.writing.material import Material
from quizapp.questions.question import Ask, NameQuestion

_TEXT = """Garibaldi landed in Sicily in May 1860. He took Palermo within three weeks.

Cavour sent an army south in September 1860. Garibaldi met the king at Teano. Cavour died
in Turin in 1861."""
_RULES = ("when", "who did", "where", "why", "gap", "what with")
_TOPICS = ("dates", "actors", "places", "causes", "actors", "")


@cache
def _material() -> Material:
    """What the text gives, read when a test wants it: collecting tests waits for no model."""
    document = cut(_TEXT)
    return Material(document, find(document))


def _draft(
    number: int, *, rule: int = 0, fact: int = 0, doubts: tuple[str, ...] = ()
) -> Draft:
    question = NameQuestion(
        id=f"q{number}",
        prompt=f"Who crossed river number {number} with an army?",
        topic=_TOPICS[rule],
        ask=(Ask.TYPED,),
        answer="Garibaldi",
    )
    start = (number * 17) % len(_TEXT)
    evidence = (Span(start, start + 5),)
    return Draft(
        question, evidence, None, _RULES[rule], f"{fact}:1:x", 0.5, doubts=doubts
    )


_DRAFTS = st.lists(
    st.tuples(st.integers(0, 5), st.integers(0, 6), st.booleans()), max_size=30
).map(
    lambda rows: [
        _draft(
            number,
            rule=rule,
            fact=fact,
            doubts=("may need the text",) if unsure else (),
        )
        for number, (rule, fact, unsure) in enumerate(rows)
    ]
)


@pytest.mark.slow
@given(
    _DRAFTS.flatmap(lambda drafts: st.tuples(st.just(drafts), st.permutations(drafts)))
)
def test_the_order_given_does_not_change_the_ranking(
    two: tuple[list[Draft], list[Draft]],
) -> None:
    drafts, mixed = two

    ranked = Ranker.built_in().ranked(drafts, _material())

    assert Ranker.built_in().ranked(mixed, _material()) == ranked


@pytest.mark.slow
@given(_DRAFTS)
def test_what_is_unsure_stands_last(drafts: list[Draft]) -> None:
    ranked = Ranker.built_in().ranked(drafts, _material())

    assert [draft.sure for draft in ranked] == sorted(
        (draft.sure for draft in drafts), reverse=True
    )


@pytest.mark.slow
@given(_DRAFTS, st.integers(0, 40))
def test_so_many_are_chosen_and_none_twice(drafts: list[Draft], count: int) -> None:
    chosen = choose(drafts, count)

    assert len(chosen) == min(count, len(drafts))
    assert len({draft.question.id for draft in chosen}) == len(chosen)


def test_no_two_on_one_fact_follow_each_other() -> None:
    drafts = [_draft(number, fact=number // 3) for number in range(12)]

    chosen = choose(drafts, 8)

    facts = [draft.fact for draft in chosen]
    assert all(one != other for one, other in pairwise(facts))


def test_a_choice_spreads_over_topics() -> None:
    drafts = [
        _draft(number, rule=0 if number < 20 else 2, fact=number)
        for number in range(30)
    ]

    chosen = choose(drafts, 6)

    assert {draft.question.topic for draft in chosen} == {"dates", "places"}


def test_a_date_of_the_main_actor_comes_before_a_gap() -> None:
    drafts = [_draft(1, rule=4), _draft(2, rule=0)]

    ranked = Ranker.built_in().ranked(drafts, _material())

    assert [draft.rule for draft in ranked] == ["when", "gap"]


def test_the_actor_a_text_names_most_counts_most() -> None:
    context = Context.of(_material())

    features = context.features(_draft(1))

    assert features["topic actor"] == 1.0


@pytest.mark.slow
@given(st.sampled_from(_RULES), st.integers(1, 60))
def test_more_accepts_of_a_rule_raise_it(rule: str, count: int) -> None:
    features = {"bias": 1.0, "confidence": 0.5, f"rule {rule}": 1.0}
    before = Ranker.built_in()

    once = before.learnt([Decided(features, Decision.ACCEPT)] * count)
    more = before.learnt([Decided(features, Decision.ACCEPT)] * (count + 5))

    assert before.score(features) < once.score(features) < more.score(features)


@pytest.mark.slow
@given(st.sampled_from(_RULES), st.integers(1, 60))
def test_rejects_of_a_rule_lower_it_more_than_edits(rule: str, count: int) -> None:
    features = {"bias": 1.0, "confidence": 0.9, "sure": 1.0, f"rule {rule}": 1.0}
    before = Ranker.built_in()

    edited = before.learnt([Decided(features, Decision.EDIT)] * count)
    rejected = before.learnt([Decided(features, Decision.REJECT)] * count)

    assert rejected.score(features) < edited.score(features)
    assert rejected.score(features) < before.score(features)


def test_three_clicks_change_little() -> None:
    features = {"bias": 1.0, "confidence": 0.9, "rule when": 1.0}
    before = Ranker.built_in()

    after = before.learnt([Decided(features, Decision.REJECT)] * 3)

    assert abs(after.score(features) - before.score(features)) < 0.25


def test_without_decisions_nothing_is_learnt() -> None:
    assert Ranker.built_in().learnt([]).weights == dict(BUILT_IN)


@pytest.mark.slow
@given(st.lists(st.sampled_from(list(Decision)), max_size=12))
def test_the_order_of_decisions_does_not_matter(decisions: list[Decision]) -> None:
    rows = [
        Decided({"bias": 1.0, f"rule {_RULES[number % 6]}": 1.0}, decision)
        for number, decision in enumerate(decisions)
    ]

    forth, back = Ranker.built_in().learnt(rows), Ranker.built_in().learnt(rows[::-1])

    assert forth.weights.keys() == back.weights.keys()
    assert all(
        abs(forth.weights[name] - back.weights[name]) < 1e-5 for name in forth.weights
    )
