"""An ordered collection of questions with the source texts they rest on."""

from dataclasses import dataclass

from quizapp.questions.question import Question

FORMAT = "recto/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A source text, kept whole, and where it comes from."""

    id: str
    title: str
    author: str = ""
    publisher: str = ""
    published: str = ""  #: EDTF; the anchor for "On 2 January"
    licence: str = ""  #: SPDX id or words
    text: str
    text_path: str = ""  #: the file beside the set file; empty when the text is inline


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionSet:
    """A set as its file has it; every quote is located in its source's text."""

    format: str = FORMAT
    id: str
    title: str
    description: str = ""
    language: str = "en"  #: BCP 47
    licence: str = ""  #: SPDX id or words
    sources: tuple[Source, ...] = ()
    questions: tuple[Question, ...] = ()
