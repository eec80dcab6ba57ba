"""Questions, dates and answers as hypothesis makes them up."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from quizapp.questions.dates.calendar_point import CalendarPoint, month_length
from quizapp.questions.dates.historical_date import Bound, HistoricalDate
from quizapp.questions.question import (
    WAYS,
    ChoiceQuestion,
    ClozeQuestion,
    DateQuestion,
    Distractor,
    Gap,
    Item,
    Kind,
    MatchQuestion,
    MultipleQuestion,
    NameQuestion,
    NumberQuestion,
    OpenQuestion,
    OrderQuestion,
    Pair,
    PhraseQuestion,
    Question,
    TrueFalseQuestion,
)
from quizapp.questions.rubric import Criterion, Rubric
from quizapp.questions.schema.question_rules import broken_rules

#: Each law's decorator: it has to hold on two cores beside other work, in seconds.
law = settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)

_LETTERS = st.characters(categories=["Lu", "Ll", "Lo", "Nd"], max_codepoint=0x2FFF)
_MARKS = st.sampled_from(" -'.,:#é\"&<ß")
#: Texts as authors write them: letters and marks, without outer white space.
texts = (
    st.text(_LETTERS | _MARKS, min_size=1, max_size=24)
    .map(lambda text: " ".join(text.split()))
    .filter(lambda text: any(char.isalpha() for char in text))
)
slugs = st.from_regex(r"[a-z][a-z0-9]{0,8}(-[a-z0-9]{1,6})?", fullmatch=True)


@st.composite
def points(draw: st.DrawFn) -> CalendarPoint:
    """Any point of the calendar that EDTF level 1 can write."""
    year = draw(st.integers(-12_000, 12_000) | st.integers(1, 2100))
    marks: dict[str, Any] = {
        "approximate": draw(st.booleans()),
        "uncertain": draw(st.booleans()),
    }
    shape = draw(
        st.sampled_from(["year", "month", "day", "season", "decade", "century"])
    )
    if shape == "decade":
        return CalendarPoint(abs(year) % 2100 // 10 * 10, unknown_digits=1, **marks)
    if shape == "century":
        return CalendarPoint(abs(year) % 2100 // 100 * 100, unknown_digits=2, **marks)
    if shape == "year":
        return CalendarPoint(year, **marks)
    if shape == "season":
        return CalendarPoint(year, draw(st.integers(21, 24)), **marks)
    month = draw(st.integers(1, 12))
    day = draw(st.integers(1, month_length(year, month))) if shape == "day" else 0
    return CalendarPoint(year, month, day, **marks)


def _sure(point: CalendarPoint) -> CalendarPoint:
    """The point without "about" and "perhaps": nobody says that the first century
    may have lasted until 1 BC."""
    return replace(point, approximate=False, uncertain=False)


@st.composite
def dates(draw: st.DrawFn) -> HistoricalDate:
    """Points, periods, and periods with an open or unknown end."""
    first = draw(points())
    shape = draw(st.sampled_from(["point", "point", "period", "to", "from"]))
    if shape == "to":
        return HistoricalDate(draw(st.sampled_from(Bound)), first)
    if shape == "from":
        return HistoricalDate(first, draw(st.sampled_from(Bound)))
    if shape == "period":
        start, end = sorted([first, draw(points())], key=lambda point: point.earliest())
        if _sure(start).earliest() <= _sure(end).latest():
            return HistoricalDate(start, end)
    return HistoricalDate(first)


def _distractors(
    draw: st.DrawFn, values: st.SearchStrategy[str]
) -> tuple[Distractor, ...]:
    return tuple(
        Distractor(text, draw(st.just("") | texts))
        for text in draw(st.lists(values, min_size=1, max_size=4, unique=True))
    )


def _several(
    draw: st.DrawFn, values: st.SearchStrategy[Any], least: int = 0
) -> tuple[Any, ...]:
    return tuple(draw(st.lists(values, min_size=least, max_size=4, unique=True)))


_numbers = st.decimals(min_value=0, max_value=10**9, places=2, allow_nan=False).map(
    lambda number: number.normalize()
)


@st.composite
def rubrics(draw: st.DrawFn) -> Rubric:
    """Words, or criteria with points."""
    if draw(st.booleans()):
        return Rubric(draw(texts))
    points = st.decimals(min_value=Decimal("0.5"), max_value=9, places=1)
    listed = draw(st.lists(texts, min_size=1, max_size=4, unique=True))
    return Rubric(criteria=tuple(Criterion(text, draw(points)) for text in listed))


@st.composite
def _made(draw: st.DrawFn, kind: Kind) -> Question:
    common: dict[str, Any] = {
        "id": draw(slugs),
        "prompt": draw(texts),
        "ask": WAYS[kind],
        "topic": draw(st.just("") | texts),
        "explanation": draw(st.just("") | texts),
        "hint": draw(st.just("") | texts),
        "tags": _several(draw, texts),
        "fact": draw(st.just("") | slugs),
    }
    gap_words = texts.filter(lambda text: not set("{}|") & set(text))
    match kind:
        case Kind.DATE:
            edtf = dates().map(HistoricalDate.edtf)
            return DateQuestion(
                **common, answer=draw(dates()), accept=_several(draw, dates()),
                distractors=_distractors(draw, edtf), label=draw(st.just("") | texts),
            )  # fmt: skip
        case Kind.NAME | Kind.PHRASE:
            made = NameQuestion if kind is Kind.NAME else PhraseQuestion
            return made(
                **common, answer=draw(texts), accept=_several(draw, texts),
                reject=_several(draw, texts), distractors=_distractors(draw, texts),
            )  # fmt: skip
        case Kind.NUMBER:
            return NumberQuestion(
                **common, answer=draw(_numbers), tolerance=draw(st.just(Decimal(0)) | _numbers),
                unit=draw(st.sampled_from(["", "days", "%", "people killed"])),
                distractors=_distractors(draw, _numbers.map(str)),
            )  # fmt: skip
        case Kind.CHOICE:
            return ChoiceQuestion(
                **common, answer=draw(texts), distractors=_distractors(draw, texts)
            )
        case Kind.MULTIPLE:
            return MultipleQuestion(
                **common,
                answers=_several(draw, texts, 1),
                distractors=_distractors(draw, texts),
            )
        case Kind.TRUE_FALSE:
            return TrueFalseQuestion(
                **common,
                answer=draw(st.booleans()),
                correction=draw(st.just("") | texts),
            )
        case Kind.CLOZE:
            gaps = draw(
                st.lists(
                    st.lists(gap_words, min_size=1, max_size=3, unique=True),
                    min_size=1,
                    max_size=3,
                )
            )
            middle = [f" {draw(gap_words)} " for _ in gaps[1:]]
            parts = (f"{draw(gap_words)} ", *middle, f" {draw(gap_words)}")
            return ClozeQuestion(
                **common, parts=parts, gaps=tuple(Gap(tuple(gap)) for gap in gaps),
                distractors=_distractors(draw, texts),
            )  # fmt: skip
        case Kind.ORDER:
            found = _several(draw, texts, 2)
            days = sorted(
                draw(
                    st.lists(
                        st.integers(1, 3000), min_size=len(found), max_size=len(found)
                    )
                )
            )
            dated = [draw(st.booleans()) for _ in found]
            items = [
                Item(text, HistoricalDate.of(day) if known else None)
                for text, day, known in zip(found, days, dated, strict=True)
            ]
            return OrderQuestion(**common, items=tuple(items))
        case Kind.MATCH:
            lefts = _several(draw, texts, 2)
            rights = draw(st.lists(texts, min_size=len(lefts), max_size=len(lefts)))
            pairs = tuple(
                Pair(left, right) for left, right in zip(lefts, rights, strict=True)
            )
            return MatchQuestion(
                **common, pairs=pairs, distractors=_distractors(draw, texts)
            )
        case Kind.OPEN:
            return OpenQuestion(**common, rubric=draw(rubrics()))


def questions(*kinds: Kind) -> st.SearchStrategy[Question]:
    """Questions that the schema would take, of these kinds or of all."""
    made = st.sampled_from(kinds or tuple(Kind)).flatmap(_made)
    return made.filter(lambda question: not list(broken_rules(question)))


#: Anything that could come out of a form, a file or a broken client.
answers: st.SearchStrategy[Any] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(st.characters(), max_size=40)
    | st.sampled_from(
        [
            "",
            "\ud800",
            "x" * 10_000,
            "9" * 10_000,
            "-" * 10_000,
            "nan",
            "NaN",
            "1e999",
            "\x00",
            "٣",
        ]
    ),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(max_size=8), inner, max_size=4)
    ),
    max_leaves=6,
)
