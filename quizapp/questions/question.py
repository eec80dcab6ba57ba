"""What a question is: a prompt, a key, and how it may be asked."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from quizapp.questions.dates.historical_date import HistoricalDate
from quizapp.questions.evidence import Evidence
from quizapp.questions.rubric import Rubric


class Kind(StrEnum):
    """What sort of key a question has."""

    DATE = "date"
    NAME = "name"
    NUMBER = "number"
    PHRASE = "phrase"
    CHOICE = "choice"
    MULTIPLE = "multiple"
    TRUE_FALSE = "true-false"
    CLOZE = "cloze"
    ORDER = "order"
    MATCH = "match"
    OPEN = "open"


class Ask(StrEnum):
    """How a question may be put to the learner."""

    TIMELINE = "timeline"
    TYPED = "typed"
    CHOICE = "choice"
    FLASHCARD = "flashcard"
    ORDER = "order"
    MATCH = "match"
    WRITTEN = "written"


#: The ways each kind may be asked; the first is the default.
WAYS: dict[Kind, tuple[Ask, ...]] = {
    Kind.DATE: (Ask.TIMELINE, Ask.TYPED, Ask.CHOICE, Ask.FLASHCARD),
    Kind.NAME: (Ask.TYPED, Ask.CHOICE, Ask.FLASHCARD),
    Kind.NUMBER: (Ask.TYPED, Ask.CHOICE, Ask.FLASHCARD),
    Kind.PHRASE: (Ask.CHOICE, Ask.FLASHCARD, Ask.TYPED),
    Kind.CHOICE: (Ask.CHOICE,),
    Kind.MULTIPLE: (Ask.CHOICE,),
    Kind.TRUE_FALSE: (Ask.CHOICE,),
    Kind.CLOZE: (Ask.TYPED, Ask.CHOICE),
    Kind.ORDER: (Ask.ORDER,),
    Kind.MATCH: (Ask.MATCH,),
    Kind.OPEN: (Ask.WRITTEN,),
}


@dataclass(frozen=True, slots=True)
class Distractor:
    """A wrong option; ``why`` says what is wrong with it, or is empty."""

    text: str
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Common:
    """What every question has."""

    id: str  #: slug, stable within its set
    prompt: str
    topic: str = ""
    ask: tuple[Ask, ...]  #: best first, never empty
    explanation: str = ""
    hint: str = ""
    evidence: tuple[Evidence, ...] = ()
    tags: tuple[str, ...] = ()
    fact: str = ""  #: questions on one fact share it and are kept apart by a day


@dataclass(frozen=True, slots=True, kw_only=True)
class DateQuestion(Common):
    answer: HistoricalDate
    accept: tuple[HistoricalDate, ...] = ()
    distractors: tuple[Distractor, ...] = ()  #: texts in EDTF
    label: str = ""  #: the event's short name, for other questions' timelines
    axis: tuple[HistoricalDate, HistoricalDate] | None = None

    @property
    def kind(self) -> Kind:
        return Kind.DATE


@dataclass(frozen=True, slots=True, kw_only=True)
class NameQuestion(Common):
    """The key is a person, a body or a place."""

    answer: str
    accept: tuple[str, ...] = ()  #: aliases
    reject: tuple[str, ...] = ()  #: confusables, never accepted
    distractors: tuple[Distractor, ...] = ()

    @property
    def kind(self) -> Kind:
        return Kind.NAME


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberQuestion(Common):
    answer: Decimal
    tolerance: Decimal = Decimal(0)  #: how far off is still right, in ``unit``
    unit: str = ""
    accept: tuple[str, ...] = ()
    distractors: tuple[Distractor, ...] = ()

    @property
    def kind(self) -> Kind:
        return Kind.NUMBER


@dataclass(frozen=True, slots=True, kw_only=True)
class PhraseQuestion(Common):
    """The key is a cause, a reason or a term's meaning, in words."""

    answer: str
    accept: tuple[str, ...] = ()
    reject: tuple[str, ...] = ()
    distractors: tuple[Distractor, ...] = ()

    @property
    def kind(self) -> Kind:
        return Kind.PHRASE


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceQuestion(Common):
    answer: str
    distractors: tuple[Distractor, ...]

    @property
    def kind(self) -> Kind:
        return Kind.CHOICE


@dataclass(frozen=True, slots=True, kw_only=True)
class MultipleQuestion(Common):
    answers: tuple[str, ...]
    distractors: tuple[Distractor, ...]

    @property
    def kind(self) -> Kind:
        return Kind.MULTIPLE


@dataclass(frozen=True, slots=True, kw_only=True)
class TrueFalseQuestion(Common):
    answer: bool
    correction: str = ""  #: the true statement, when the answer is false

    @property
    def kind(self) -> Kind:
        return Kind.TRUE_FALSE


@dataclass(frozen=True, slots=True)
class Gap:
    """What belongs into one gap: the key first, then its aliases."""

    accepted: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClozeQuestion(Common):
    """A text with gaps; ``parts`` are the words before, between and after them."""

    parts: tuple[str, ...]
    gaps: tuple[Gap, ...]
    distractors: tuple[Distractor, ...] = ()

    @property
    def kind(self) -> Kind:
        return Kind.CLOZE


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to put in order; items whose dates overlap may stand either way."""

    text: str
    date: HistoricalDate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderQuestion(Common):
    items: tuple[Item, ...]

    @property
    def kind(self) -> Kind:
        return Kind.ORDER


@dataclass(frozen=True, slots=True)
class Pair:
    left: str
    right: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchQuestion(Common):
    pairs: tuple[Pair, ...]
    distractors: tuple[Distractor, ...] = ()  #: rights that fit no left

    @property
    def kind(self) -> Kind:
        return Kind.MATCH


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenQuestion(Common):
    rubric: Rubric

    @property
    def kind(self) -> Kind:
        return Kind.OPEN


Question = (
    DateQuestion
    | NameQuestion
    | NumberQuestion
    | PhraseQuestion
    | ChoiceQuestion
    | MultipleQuestion
    | TrueFalseQuestion
    | ClozeQuestion
    | OrderQuestion
    | MatchQuestion
    | OpenQuestion
)
