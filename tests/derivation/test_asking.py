"""Clauses of sentences, turned into questions about one of their parts."""

import pytest

from quizapp.derivation.clauses.asking import Asker
from quizapp.derivation.clauses.clause import Clause, Origin, Slot
from quizapp.derivation.clauses.finding_clauses import clauses_of
from quizapp.derivation.clauses.naming import Naming
from quizapp.derivation.clauses.wording import CannotBeSaid
from quizapp.derivation.cutting import cut
from quizapp.derivation.span import Span

#: Sentence, words left out, question word, the question about the part they are in.
TURNED = [
    ("The senate rejected the treaty in 1920.", "in 1920", "In which year",
     "In which year did the senate reject the treaty?"),
    ("The king was crowned in Rome in 800.", "in 800", "In which year",
     "In which year was the king crowned in Rome?"),
    ("The union has owned the mine since 1951.", "since 1951", "Since when",
     "Since when has the union owned the mine?"),
    ("The bank collapsed on 11 May 1931.", "on 11 May 1931", "On what date",
     "On what date did the bank collapse?"),
    ("On 3 June the fleet sailed to Malta.", "On 3 June", "On what date",
     "On what date did the fleet sail to Malta?"),
    ("War broke out in 1618.", "in 1618", "In which year",
     "In which year did war break out?"),
    ("The party is banned in Turkey.", "in Turkey", "In which country",
     "In which country is the party banned?"),
    ("Wheat prices rose in 1788, causing hunger in the cities.", "in 1788",
     "In which year", "In which year did wheat prices rise?"),
    ("In 1917 the tsar, who had lost the army, gave up the throne.", "In 1917",
     "In which year", "In which year did the tsar give up the throne?"),
    ("However, the strike also spread to Lyon in 1831.", "in 1831", "In which year",
     "In which year did the strike spread to Lyon?"),
    ("The reform did not reach the villages until 1861.", "until 1861", "Until when",
     "Until when did the reform not reach the villages?"),
]  # fmt: skip

#: Sentence, question word, the question about the subject of its first clause.
WHO = [
    ("Bismarck founded the empire.", "Who", "Who founded the empire?"),
    ("The ministers were dismissed by the king.", "Who", "Who was dismissed by the king?"),
    ("Delegates have signed the charter.", "Who", "Who has signed the charter?"),
    ("Farmers sell grain to the state.", "Who", "Who sells grain to the state?"),
    ("Troops carry flags.", "Who", "Who carries flags?"),
    ("Mazzini, a lawyer from Genoa, formed a secret society.", "Who",
     "Who formed a secret society?"),
]  # fmt: skip


def _clauses(sentence: str) -> tuple[Asker, list[Clause]]:
    document = cut(sentence)
    return Asker(Naming(document)), clauses_of(document)


@pytest.mark.slow
def test_a_clause_turns_into_a_question_about_one_of_its_parts() -> None:
    wrong = []
    for sentence, words, wh, expected in TURNED:
        asker, clauses = _clauses(sentence)
        start = sentence.index(words)
        left_out = Span(start, start + len(words))

        main = next(one for one in clauses if one.origin is Origin.MAIN)
        stem = asker.about_part(main, wh, without=[left_out])

        if stem.text != expected:
            wrong.append(f"{sentence}\n  said {stem.text}\n  not  {expected}")
    assert not wrong, "\n".join(wrong)


def test_a_clause_turns_into_a_question_about_its_subject() -> None:
    wrong = []
    for sentence, wh, expected in WHO:
        asker, clauses = _clauses(sentence)

        stem = asker.about_subject(clauses[0], wh)

        if stem.text != expected:
            wrong.append(f"{sentence}\n  said {stem.text}\n  not  {expected}")
    assert not wrong, "\n".join(wrong)


def test_a_word_that_points_outside_cannot_be_said() -> None:
    asker, clauses = _clauses("They attacked the palace in 1792.")

    with pytest.raises(CannotBeSaid, match="They"):
        asker.about_part(clauses[0], "In which year", without=[])


def test_a_noun_that_only_the_text_explains_is_doubted() -> None:
    asker, clauses = _clauses("Churchill rejected the offer in 1940.")

    stem = asker.about_part(clauses[0], "When", without=[Span(27, 34)])

    assert stem.doubts == ("“the offer” may need the text",)


def test_what_officials_claim_stays_their_claim() -> None:
    sentence = "Officials claim that the rebels attacked the airport in 2022."
    asker, clauses = _clauses(sentence)
    reported = next(one for one in clauses if one.origin is Origin.REPORTED)

    stem = asker.about_part(reported, "In which year", without=[Span(52, 60)])

    assert stem.text == (
        "According to officials, in which year did the rebels attack the airport?"
    )


def test_a_condition_is_no_fact() -> None:
    _, clauses = _clauses("If the crown refused, parliament raised an army in 1642.")

    assert [clause.verb.text for clause in clauses] == ["raised"]


def test_two_verbs_of_one_subject_are_two_clauses() -> None:
    _, clauses = _clauses("The army crossed the river and burned the town.")

    assert [(one.verb.text, one.subject.head.text) for one in clauses] == [
        ("crossed", "army"),
        ("burned", "army"),
    ]


def test_an_aside_is_no_part_of_what_is_asked() -> None:
    _, clauses = _clauses("Protests broke out in Lviv, a city in the west, in 1968.")

    places = [part for part in clauses[0].parts if part.slot is Slot.ADJUNCT]

    assert "city" not in " ".join(token.text for token in places[0].phrase.tokens)
