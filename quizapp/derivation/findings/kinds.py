"""The kinds of findings: what each says, and where the text says it."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from quizapp.derivation.span import Span
from quizapp.questions.dates.historical_date import HistoricalDate


class TimeKind(StrEnum):
    """What an expression of time says."""

    POINT = "point"  #: a day, a month, a year, a decade, a century
    START = "start"  #: "since 2000"
    END = "end"  #: "until 1989", "by 1945"
    PERIOD = "period"  #: "from 1914 to 1918"
    DURATION = "duration"  #: "nearly 30 years"
    VAGUE = "vague"  #: "at that time", "recently": no value to ask for


@dataclass(frozen=True, slots=True)
class DateFinding:
    """A date or a duration; ``span`` holds its preposition ("On 6 January").

    ``bare`` is the span without it.  ``leaned`` says that the value took something
    from elsewhere, and ``why`` names the rule and the anchor in words fit to show.
    """

    span: Span
    bare: Span
    kind: TimeKind
    value: HistoricalDate | None
    why: str
    leaned: bool = False
    hedge: str = ""  #: "nearly", "about", "early": kept in prompt and key
    preposition: str = ""  #: as the text has it, lower case: "on", "since"
    attributive: bool = (
        False  #: beside what it dates: "the 1948 Act", "revolts of 1848"
    )


class ActorKind(StrEnum):
    """What an actor is; a people is "Kazakhs", "young men", "protesters"."""

    PERSON = "person"
    BODY = "body"
    PEOPLE = "people"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Role:
    """What somebody is: "former president", with the words that say it.

    ``when`` is "", "former", "incoming" or "acting"; ``title`` is without it.
    """

    title: str
    when: str
    span: Span
    date: HistoricalDate | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """One person, body, people or place of a text, under all its names.

    ``name`` is the fullest proper name of the text; ``aliases`` are the other
    forms that name it and nothing else here (surname, acronym, expansion).
    """

    id: int  #: index into ``Findings.actors``
    name: str
    kind: ActorKind
    aliases: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    feminine: bool | None = None  #: as pronouns say; ``None``: not known
    plural: bool = False  #: takes a plural verb: "the Taliban", "protesters"
    article: str = ""  #: "the" where the name wants it in a sentence: "the Senate"


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where an actor is named, described or meant by a pronoun."""

    span: Span
    actor: int
    form: str  #: "name", "alias", "description" or "pronoun"
    why: str


class Certainty(StrEnum):
    """Whether the text itself says that one thing caused another."""

    STATED = "stated"
    CLAIMED = "claimed"
    DENIED = "denied"


class Relation(StrEnum):
    """What sort of why: a cause, what somebody wanted, or what it was about."""

    CAUSE = "cause"
    PURPOSE = "purpose"
    TOPIC = "topic"  #: "protests over prices"


@dataclass(frozen=True, slots=True)
class CauseFinding:
    """One cause with one effect; a list of causes gives one finding each.

    ``tier`` is 1 (explicit cue) to 4 (temporal or conditional); ``confidence`` is
    0 to 1.  ``by`` names who claims it.  ``hedge`` is "may", "reportedly" or "".
    """

    cause: Span
    effect: Span
    cue: Span
    certainty: Certainty
    relation: Relation
    tier: int
    confidence: float
    why: str
    by: str = ""
    hedge: str = ""


@dataclass(frozen=True, slots=True)
class NumberFinding:
    """A number: ``span`` with qualifier and unit, ``counted`` what there were so many of."""

    span: Span
    figures: Span
    value: Decimal
    unit: str  #: "%", "US$", "km", or ""
    qualifier: str  #: "over", "nearly", "at least", or ""
    counted: Span | None
    why: str


@dataclass(frozen=True, slots=True)
class TermFinding:
    """A term with what it stands for or means, and the words that say so."""

    span: Span
    term: str
    meaning: Span
    is_expansion: bool  #: "CSTO" for "Collective Security Treaty Organisation"
    why: str


@dataclass(frozen=True, slots=True)
class QuotationFinding:
    """Who said what: ``said`` is the quote or the clause, ``verb`` as the text has it."""

    span: Span
    said: Span
    speaker: int  #: index into ``Findings.actors``
    verb: Span
    is_direct: bool
    why: str


@dataclass(frozen=True, slots=True)
class ReactionFinding:
    """What an actor did or said about something: ``act`` and ``about`` are spans."""

    actor: int
    act: Span
    about: Span | None
    why: str


@dataclass(frozen=True, slots=True)
class Findings:
    """All that was found in one text, each list in the order of the text."""

    dates: tuple[DateFinding, ...] = ()
    actors: tuple[Actor, ...] = ()
    mentions: tuple[Mention, ...] = ()
    causes: tuple[CauseFinding, ...] = ()
    numbers: tuple[NumberFinding, ...] = ()
    terms: tuple[TermFinding, ...] = ()
    quotations: tuple[QuotationFinding, ...] = ()
    reactions: tuple[ReactionFinding, ...] = ()
