"""Which language a passage is in, and what becomes of one that is not English."""

import pytest

from quizapp.derivation.cutting import cut
from quizapp.derivation.derive import derive
from quizapp.derivation.language import language_of, notice
from quizapp.questions.question import Kind

PASSAGES = {
    "The king fled from the city, but he was known at the border.": "en",
    "The Peace of Augsburg": "en",
    "Am 6. Januar bat der Präsident die Organisation um Hilfe.": "de",
    "Le roi fuit avec sa famille, mais il est reconnu.": "fr",
    "El rey huyó de la ciudad con su familia y no fue visto.": "es",
    "Il re fuggì dalla città con la famiglia e non fu visto.": "it",
    "De koning vertrok naar het zuiden en werd niet gezien.": "nl",
    "Król uciekł z miasta i nie był widziany, a to jest wszystko.": "pl",
    "O rei fugiu da cidade com sua família e não foi visto.": "pt",
    "Ibi nec pax est sed bellum, atque cum eo mors, quae non cessat.": "la",
    "В ноябре 1917 года большевики взяли дворец.": "ru",
    "У листопаді 1917 року в Києві проголошено її.": "uk",
    "Қазақстан тәуелсіздігін жариялады.": "kk",
    "Η μάχη του Μαραθώνα": "el",
    "一九一一年革命": "zh",
    "明治維新は日本の革命である": "ja",
}
GERMAN = (
    "Im März 1848 begann in Berlin die Revolution, und der König versprach eine "
    "Verfassung. Etwa 2.500 Soldaten verließen die Stadt und kehrten nicht zurück."
)
ENGLISH = (
    "The revolution began in Vienna in March 1848. Metternich fled to England because "
    "the court no longer supported him. The emperor promised a constitution in May, and "
    "he left the city for Innsbruck when the students rose again."
)


def test_a_passage_says_which_language_it_is_in() -> None:
    wrong = {
        text: found
        for text, language in PASSAGES.items()
        if (found := language_of(text)) != language
    }
    assert not wrong


def test_names_and_figures_alone_say_nothing() -> None:
    assert {language_of(text) for text in ("", "1848", "Napoleon Bonaparte")} == {None}


def test_a_text_in_another_language_is_told_so_and_gives_numbers_and_dates() -> None:
    found = derive(GERMAN)

    assert found.document.language == "de"
    assert found.document.parse is None
    assert "The text is in German" in found.notices[0]
    assert {one.span.of(GERMAN) for one in found.findings.numbers} == {"2.500"}
    assert {one.question.kind for one in found.drafts} == {Kind.CLOZE}


@pytest.mark.slow
def test_a_paragraph_in_another_language_is_not_read_as_english() -> None:
    found = derive(f"{ENGLISH}\n\n{GERMAN}")

    read = {
        found.document.paragraph_of(one).language: one.parse is not None
        for one in found.document.sentences
    }
    assert found.document.language == "en"
    assert read == {"en": found.document.parse is not None, "de": False}
    assert found.notices == (
        "1 paragraph is in German: there only dates, numbers and names were looked for.",
    )


def test_a_paragraph_that_does_not_say_is_in_the_language_of_the_text() -> None:
    document = cut(f"{GERMAN}\n\nNapoleon Bonaparte, 1769, Ajaccio.")

    assert [one.language for one in document.paragraphs] == ["de", "de"]


def test_an_english_text_is_told_nothing() -> None:
    assert notice(["en", "en"]) == ""
