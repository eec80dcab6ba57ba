"""What a sentence tells, clause by clause: subjects, deeds, times."""

from quizapp.derivation.clauses.finding_clauses import clauses_of
from quizapp.derivation.cutting import cut

#: A sentence, and its subject.
ROWS = {
    "In 1961 rebellions broke out in Angola.": "rebellions",
    "In July 1958 officers in Baghdad overthrew the Iraqi monarchy.": "officers in Baghdad",
    "On 19 December De la Rúa declared a state of siege.": "De la Rúa",
    "In 1848 revolutions were crushed in Vienna.": "revolutions",
    "On the morning of 21 November 1920 Collins's men shot 14 officers.": "Collins's men",
    "In 332 BC Alexander the Great conquered Egypt.": "Alexander the Great",
    "Portugal’s Prince Henry the Navigator spearheaded his country’s exploration of Africa.": "Portugal’s Prince Henry the Navigator",
    "In 1848 Karl Marx and Friedrich Engels met.": "Karl Marx and Friedrich Engels",
}


def test_a_time_that_opens_a_sentence_is_not_read_into_its_subject() -> None:
    wrong = {}
    for text, subject in ROWS.items():
        clause = next(iter(clauses_of(cut(text))), None)

        found = clause.subject.span.of(text) if clause is not None else ""

        if found != subject:
            wrong[text] = found
    assert not wrong, wrong


def test_a_clause_cut_at_a_hyphen_or_a_stray_comma_is_not_asked_about() -> None:
    text = "David Ben-Gurion came for Israel, Pineau for France and Lloyd for Britain."

    said = [one.subject.span.of(text) for one in clauses_of(cut(text))]

    assert "David Ben" not in said


def test_a_participle_between_commas_is_not_the_verb() -> None:
    text = (
        "The Government of Ireland Act, passed in London in December 1920, divided it."
    )

    said = [one.group.as_told() for one in clauses_of(cut(text))]

    assert "passed" not in said


#: A sentence, and what a clause of it says that has no finite verb or no subject there.
TOLD = {
    "Carthage, which Rome destroyed in 146 BC, was a port.": ("Rome", "destroyed"),
    "In 1772, when colonists of Rhode Island burned a ship, tempers were high.": (
        "colonists of Rhode Island",
        "burned",
    ),
    "Nazarbayev left the Council in 2022, with Tokayev taking over as chair.": (
        "Tokayev",
        "took over",
    ),
    "Tokayev asserted his independence in 2020 by removing Dariga.": (
        "Tokayev",
        "removed",
    ),
    "Elected tribune in 133 BC, Gracchus proposed a law on land.": (
        "Gracchus",
        "was elected",
    ),
}


def test_a_participle_and_a_relative_clause_tell_of_their_own_deed() -> None:
    wrong = {}
    for text, told in TOLD.items():
        found = [
            (one.subject.span.of(text), one.group.as_told())
            for one in clauses_of(cut(text))
        ]

        if told not in found:
            wrong[text] = found
    assert not wrong, wrong
