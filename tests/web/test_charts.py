"""Charts: every mark within its drawing, true to its numbers."""

import re
from datetime import date, timedelta
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import StrictUndefined

from quizapp import paths
from quizapp.progress.heat_map import heat_map
from quizapp.progress.mastery import MasteryCounts
from quizapp.progress.streak import week
from quizapp.scheduling.forecast import Forecast
from quizapp.web import charts, static_version
from quizapp.web.charts.axis import amounts_axis, shares_axis
from quizapp.web.charts.calendar import Calendar, calendar
from quizapp.web.charts.columns import Column, columns
from quizapp.web.charts.coming import forecast_chart
from quizapp.web.charts.drawing import Box, Dot, Drawing, Rule, Trace, Words
from quizapp.web.charts.frame import NARROW, WIDE, Frame
from quizapp.web.charts.mastery_bar import mastery_segments, mastery_sentence
from quizapp.web.charts.memory import Remembered, memory
from quizapp.web.charts.shares import Point, shares

TODAY = date(2026, 11, 22)

COUNTS = st.builds(MasteryCounts, *[st.integers(0, 2000)] * 4)
FRAMES = st.sampled_from([WIDE, NARROW])


def days(*totals: int) -> list[Forecast]:
    return [
        Forecast(TODAY + timedelta(days=index), total, 0)
        for index, total in enumerate(totals)
    ]


def assert_within(drawing: Drawing) -> None:
    """No mark sticks out."""
    for mark in drawing.marks:
        match mark:
            case Box():
                assert mark.width > 0
                assert 0 <= mark.x <= mark.x + mark.width <= drawing.width + 0.1
                assert 0 <= mark.y <= mark.y + mark.height <= drawing.height
            case Dot():
                assert 0 <= mark.x <= drawing.width
                assert 0 <= mark.y <= drawing.height
            case Rule():
                assert 0 <= min(mark.y1, mark.y2) <= max(mark.y1, mark.y2)
                assert max(mark.y1, mark.y2) <= drawing.height
            case Words(anchor="middle"):
                half = len(mark.text) * 3.3
                assert mark.x - half >= -0.1
                assert mark.x + half <= drawing.width + 0.1


@given(COUNTS)
def test_a_mastery_bar_shares_out_its_width(counts: MasteryCounts) -> None:
    segments = mastery_segments(counts)

    assert len(segments) == sum(
        count > 0
        for count in (counts.new, counts.learning, counts.familiar, counts.solid)
    )
    assert all(0 <= part.x <= 100 for part in segments)
    widths = [part.x for part in segments] + [100]
    assert widths == sorted(widths)


def test_a_mastery_bar_says_its_counts() -> None:
    assert (
        mastery_sentence(MasteryCounts(2, 3, 4, 5))
        == "Mastery: 5 solid, 4 familiar, 3 learning, 2 new"
    )


def squares(drawn: Calendar) -> list[ElementTree.Element]:
    """The calendar's days, read as a browser would."""
    svg = f"<svg>{drawn.days}</svg>"
    return list(ElementTree.fromstring(svg))  # noqa: S314 - we wrote it


def test_the_calendar_has_a_square_a_day_within_its_view() -> None:
    drawn = calendar(heat_map({TODAY: 4}, today=TODAY))

    found = squares(drawn)
    assert len(found) == 53 * 7
    assert max(int(one.attrib["x"]) for one in found) + 11 <= drawn.width
    assert max(int(one.attrib["y"]) for one in found) + 11 <= drawn.height
    assert len(drawn.months) in {11, 12, 13}


def test_each_day_of_the_calendar_says_what_it_is() -> None:
    counts = {TODAY: 1, TODAY - timedelta(days=1): 1200, date(2026, 9, 1): 3}

    drawn = calendar(heat_map(counts, today=TODAY))

    titles = [one.findtext("title") for one in squares(drawn)]
    assert titles[-2:] == ["Sat 21 Nov: 1,200 reviews", "Sun 22 Nov: 1 review"]
    assert "Tue 1 Sep: 3 reviews" in titles
    assert "Mon 31 Aug: 0 reviews" in titles


def test_today_stands_out_in_the_calendar() -> None:
    drawn = calendar(heat_map({TODAY: 4}, today=TODAY))

    marked = [one for one in squares(drawn) if "htoday" in one.attrib["class"]]
    assert [one.findtext("title") for one in marked] == ["Sun 22 Nov: 4 reviews"]


@given(st.lists(st.integers(0, 10_000), min_size=1, max_size=7))
def test_forecast_bars_stay_within_and_in_proportion(totals: list[int]) -> None:
    drawn = forecast_chart(days(*totals))

    boxes = [mark for mark in drawn.marks if isinstance(mark, Box)]
    most = max(totals) or 1
    for box, total in zip(boxes, totals, strict=True):
        assert box.height == pytest.approx(60 * total / most, abs=0.2)


def test_a_forecast_is_told_day_by_day() -> None:
    assert (
        forecast_chart(days(25, 18, 21)).sentence
        == "Cards to study: today 25, Monday 18, Tuesday 21"
    )


@given(st.floats(0, 1e7))
def test_an_axis_has_few_whole_steps_and_holds_the_highest(most: float) -> None:
    axis = amounts_axis(most)

    assert axis.steps[0] == 0
    assert axis.steps[-1] >= most * (1 - 1e-9)
    assert 2 <= len(axis.steps) <= 5
    assert all(step.is_integer() for step in axis.steps)
    assert len(set(axis.labels)) == len(axis.labels)


@pytest.mark.parametrize(
    ("most", "labels"),
    [
        (0, ("0", "1")),
        (0.02, ("0", "1")),
        (1, ("0", "1")),
        (2.4, ("0", "1", "2", "3")),
        (5, ("0", "2", "4", "6")),
        (21, ("0", "10", "20", "30")),
        (4000, ("0", "1,000", "2,000", "3,000", "4,000")),
    ],
)
def test_an_axis_of_amounts(most: float, labels: tuple[str, ...]) -> None:
    assert amounts_axis(most).labels == labels


@pytest.mark.parametrize(
    ("lowest", "labels"),
    [
        (0.9, ("80%", "85%", "90%", "95%", "100%")),
        (0.61, ("60%", "70%", "80%", "90%", "100%")),
        (0.4, ("40%", "60%", "80%", "100%")),
        (0.0, ("0%", "25%", "50%", "75%", "100%")),
    ],
)
def test_an_axis_of_shares_begins_as_high_as_it_may(
    lowest: float, labels: tuple[str, ...]
) -> None:
    assert shares_axis([1.0, lowest]).labels == labels


@pytest.mark.parametrize("frame", [WIDE, NARROW])
@pytest.mark.parametrize("count", [1, 2, 7])
def test_few_columns_are_no_slabs(frame: Frame, count: int) -> None:
    given_ = [Column(f"{day} Nov", (("b", 5),), "") for day in range(1, count + 1)]

    drawn = columns(given_, frame=frame, sentence="A sentence.")

    boxes = [mark for mark in drawn.marks if isinstance(mark, Box)]
    assert len(boxes) == count
    assert all(box.width < frame.width / 6 for box in boxes)


@pytest.mark.slow
@given(
    st.lists(
        st.tuples(st.integers(0, 500), st.integers(0, 500)), min_size=1, max_size=60
    ),
    FRAMES,
)
def test_columns_stay_within_and_keep_their_labels_apart(
    amounts: list[tuple[int, int]], frame: Frame
) -> None:
    given_ = [
        Column(f"{index % 28 + 1} Nov", (("b1", low), ("bx", high)), "title")
        for index, (low, high) in enumerate(amounts)
    ]

    drawn = columns(given_, frame=frame, sentence="A sentence.")

    assert_within(drawn)
    labels = [
        mark
        for mark in drawn.marks
        if isinstance(mark, Words) and mark.anchor == "middle"
    ]
    assert labels
    for before, after in pairwise(labels):
        assert after.x - before.x >= len(before.text) * 6


@st.composite
def points(draw: st.DrawFn) -> Point:
    low, value, high = sorted(draw(st.tuples(*[st.floats(0, 1)] * 3)))
    n = draw(st.integers(0, 100))
    return Point("9 Nov", value, low, high, n, n < 30, "title")


@pytest.mark.slow
@given(st.lists(points(), min_size=1, max_size=60), st.floats(0.7, 0.97), FRAMES)
def test_shares_stay_within_and_those_of_nothing_are_left_out(
    given_: list[Point], target: float, frame: Frame
) -> None:
    drawn = shares(given_, target=target, frame=frame, sentence="A sentence.")

    assert_within(drawn)
    dots = [mark for mark in drawn.marks if isinstance(mark, Dot)]
    assert len(dots) == sum(point.n > 0 for point in given_)
    for dot, point in zip(dots, [one for one in given_ if one.n], strict=True):
        assert (dot.radius < 4) == point.is_hint


# As the templates write them


@pytest.fixture(scope="module")
def page() -> Flask:
    app = Flask(__name__, template_folder=str(paths.TEMPLATES))
    app.jinja_env.undefined = StrictUndefined
    charts.lend(app)
    static_version.init_app(app)
    return app


def written(page: Flask, call: str, **values: object) -> str:
    with page.test_request_context():
        template = page.jinja_env.from_string(
            '{% import "_charts.html" as drawn %}{{ drawn.' + call + " }}"
        )
        return template.render(**values)


@pytest.mark.parametrize(
    ("call", "values"),
    [
        ("mastery_bar(it)", {"it": MasteryCounts(1, 2, 3, 4)}),
        ("mastery_bar(it)", {"it": MasteryCounts()}),
        ("heat_map(it)", {"it": heat_map({TODAY: 1}, today=TODAY)}),
        ("forecast_bars(it)", {"it": days(3, 0, 7)}),
    ],
)
def test_a_chart_is_a_picture_with_a_sentence(
    page: Flask, call: str, values: dict[str, object]
) -> None:
    html = written(page, call, **values)

    assert re.search(r'role="img" aria-label="[^"]{10,}"', html)
    assert " style=" not in html


def test_the_week_says_each_day_in_words(page: Flask) -> None:
    studied = {TODAY - timedelta(days=back) for back in (1, 2, 3, 4, 6)}

    html = written(page, "week(it)", it=week(studied, today=TODAY, off=frozenset()))

    assert "Mon: studied" in html
    assert "Tue: rest day, streak kept" in html
    assert "Sun: today, not yet" in html


@given(
    st.lists(st.tuples(st.integers(1, 400), st.floats(0, 1), st.floats(0, 1))),
    FRAMES,
)
def test_the_memory_curve_lies_in_its_band_and_both_in_their_frame(
    given_: list[tuple[int, float, float]], frame: Frame
) -> None:
    points = [
        Remembered(
            days=days,
            predicted=predicted,
            least=max(predicted - 0.05, 0.0),
            most=min(predicted + 0.05, 1.0),
            observed=observed,
            low=observed,
            high=observed,
            is_hint=False,
            title="",
        )
        for days, predicted, observed in sorted(given_)
    ]

    drawn = memory(points, target=0.9, frame=frame, sentence="")

    band, line = (corners(mark) for mark in drawn.marks if isinstance(mark, Trace))
    above, below = band[: len(line)], band[: len(line) - 1 : -1]
    for (x, y), (x_above, y_above), (x_below, y_below) in zip(
        line, above, below, strict=True
    ):
        assert x == x_above == x_below
        assert 0 <= y_above <= y <= y_below <= drawn.height


def corners(mark: Trace) -> list[tuple[float, float]]:
    """The points that a line goes through."""
    numbers = [float(number) for number in re.findall(r"-?[\d.]+", mark.path)]
    return list(zip(numbers[::2], numbers[1::2], strict=True))


def test_words_of_a_drawing_are_escaped() -> None:
    odd = '<script>"&'
    drawn = Drawing(
        9,
        9,
        "",
        (Box(1, 1, 2, 2, "h4", odd), Dot(1, 1, 2, "dot", odd), Words(1, 1, odd)),
    )

    svg = ElementTree.fromstring(f"<svg>{drawn.svg}</svg>")  # noqa: S314 - we wrote it

    assert [one.text for one in svg.iter() if one.text] == [odd] * 3
