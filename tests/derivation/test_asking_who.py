"""Questions on who did it: what they say, and what they leave to the less sure."""

import pytest

from quizapp.derivation.derive import derive
from quizapp.derivation.writing.naming_bodies import sort_of_body
from quizapp.questions.question import NameQuestion

#: What a passage must be asked, and the key.
ASKED = [
    ("The Gestapo was founded by Hermann Göring in April 1933.",
     "Who founded the Gestapo in April 1933?", "Hermann Göring"),
    ("The edicts of Ashoka were deciphered by James Prinsep, an English scholar, in 1837.",
     "Who deciphered the edicts of Ashoka in 1837?", "James Prinsep"),
    ("Hindenburg appointed Adolf Hitler chancellor of Germany in January 1933.",
     "Who was appointed chancellor of Germany by Hindenburg in January 1933?",
     "Adolf Hitler"),
    ("Franklin D. Roosevelt, the governor of New York, defeated Herbert Hoover in November 1932.",
     "Who was governor of New York in November 1932?", "Franklin D. Roosevelt"),
    ("The New York Times published the Pentagon Papers in June 1971.",
     "Which newspaper published the Pentagon Papers in June 1971?", "New York Times"),
    ("Gustav II Adolf, better known as Gustavus Adolphus, became king of Sweden in 1611.",
     "Who became king of Sweden in 1611?", "Gustav II Adolf"),
    ("In December 1931, weeks after his election, Carlos Ibáñez had cut the taxes of Chile.",
     "Who cut the taxes of Chile in December 1931?", "Carlos Ibáñez"),
    ("On 26 July 1956, Gamal Nasser announced in Cairo that Egypt owned the Suez Canal Company.",
     "On 26 July 1956, who announced in Cairo that Egypt owned the Suez Canal Company?",
     "Gamal Nasser"),
    ("Unrest in Kenya\n\nJomo Kenyatta won the presidential election in May 1963. Protests soon spread across Kenya.",
     "In Kenya, who won the presidential election in May 1963?", "Jomo Kenyatta"),
]  # fmt: skip

#: What no passage may be asked.
NEVER = [
    ("John Locke published the Two Treatises of Government in 1689.",
     "Which organisation did John Locke publish in 1689?"),
    ("Edward Heath appointed Margaret Thatcher secretary of state in 1970.",
     "What position did Edward Heath hold?"),
    ("Pedro Castillo met Keiko Fujimori, the daughter of former president Alberto Fujimori.",
     "What position did Keiko Fujimori hold?"),
    ("John Major, the chancellor of Britain, succeeded Thatcher on 28 November 1990.",
     "Who was chancellor of Britain on 28 November 1990?"),
    ("In 1972 Salvador Allende appointed General Carlos Prats interior minister.",
     "Who was appointed General by Salvador Allende in 1972?"),
    ("David Ben-Gurion came for Israel, Christian Pineau for France and Selwyn Lloyd for Britain.",
     "For which country did David Ben come for Britain?"),
    ("France, whose minister was Cardinal Richelieu, promised him money in January 1631.",
     "Which country promised Richelieu money in January 1631?"),
]  # fmt: skip

#: What may be asked, but only among the less sure.
UNSURE = [
    ("Patrice Lumumba was murdered in January 1961.", "Who was murdered in January 1961?"),
    ("Tony Blair won the election in May 1997.", "Who won the election in May 1997?"),
]  # fmt: skip


@pytest.mark.slow
def test_who_did_it_is_asked_with_its_time_and_in_active_words() -> None:
    wrong = []
    for passage, prompt, key in ASKED:
        found = {
            one.question.prompt: one.question.answer
            for one in derive(passage).drafts
            if isinstance(one.question, NameQuestion)
        }
        if found.get(prompt) != key:
            wrong.append((prompt, found))
    assert not wrong, wrong


@pytest.mark.slow
def test_a_work_is_no_body_and_who_gave_an_office_did_not_hold_it() -> None:
    wrong = [
        prompt
        for passage, prompt in NEVER
        if prompt in {one.question.prompt for one in derive(passage).drafts}
    ]
    assert not wrong, wrong


def test_what_many_did_at_a_time_is_among_the_less_sure() -> None:
    wrong = [
        prompt
        for passage, prompt in UNSURE
        if not {
            one.sure for one in derive(passage).drafts if one.question.prompt == prompt
        }
        <= {False}
    ]
    assert not wrong, wrong


@pytest.mark.slow
def test_one_key_is_asked_for_a_few_times_and_then_doubted() -> None:
    passage = (
        "Otto von Bismarck founded the League in 1862. Bismarck attacked Denmark in"
        " 1864. Bismarck defeated Austria in 1866. Bismarck invaded France in 1870."
        " Bismarck visited Vienna in 1879. Bismarck left Berlin in 1890."
    )

    sure = [
        one
        for one in derive(passage).drafts
        if one.rule == "who did"
        and one.sure
        and isinstance(one.question, NameQuestion)
        and one.question.answer == "Otto von Bismarck"
    ]

    assert len(sure) == 3


def test_a_body_is_called_what_its_name_calls_it() -> None:
    rows = {
        "Saenuri Party": "party",
        "National Assembly": "body",
        "United Automobile Workers": "trade union",
        "Gestapo": "secret police",
        "Bank of England": "bank",
        "Amnesty International": "",
    }

    assert {name: sort_of_body(name) for name in rows} == rows
