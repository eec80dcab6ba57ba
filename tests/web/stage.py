"""A small stage: every template of ours with sample contexts, and no database.

Run ``python -m tests.web.stage`` and open http://127.0.0.1:5050 to look at them.
"""

import os
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

from flask import Flask, Response, abort, render_template, request
from jinja2 import StrictUndefined

from quizapp import paths
from quizapp.questions.dates.historical_date import HistoricalDate
from quizapp.questions.presentation import Option, Presentation
from quizapp.questions.question import Ask, Kind
from quizapp.questions.timeline import Axis
from quizapp.scheduling.forecast import Forecast
from quizapp.web import charts, formatting, static_version
from quizapp.web.done_page import Done
from quizapp.web.headers import CONTENT_SECURITY_POLICY

Page = tuple[str, dict[str, Any]]


def thing(**fields: Any) -> SimpleNamespace:
    return SimpleNamespace(**fields)


def day(text: str) -> HistoricalDate:
    return HistoricalDate.from_edtf(text)


NOOR = thing(
    name="Noor Rahimi",
    initials="NR",
    is_guest=False,
    is_teacher=False,
    is_in_class=True,
    role="learner",
    keys_on=True,
)
GUEST = thing(**(vars(NOOR) | {"name": "", "initials": "", "is_guest": True}))

LEADER = "Who leads the opposition Democratic Choice for Kazakhstan movement?"
TITLE = "Chaos and crackdown in Kazakhstan"
MAMIN = "Who replaced Askar Mamin as prime minister?"
CSTO = "When did Tokayev request support from the CSTO?"
ANCHORS = [
    (day("2022-01-01"), "Price cap lifted"),
    (day("2022-01-02"), "Protests begin"),
    (day("2022-01-11"), "Nearly 10 000 arrested"),
]


def card(
    ask: Ask,
    prompt: str,
    kind: Kind,
    topic: str = "actors",
    label: str = "Actor",
    **fields: Any,
) -> SimpleNamespace:
    shown = {
        name: fields.pop(name)
        for name in Presentation.__slots__
        if name in fields and name != "hint"
    }
    return thing(
        **{
            "question_id": 7,
            "prompt": prompt,
            "topic": topic,
            "topic_label": label,
            "ask": ask.value,
            "set_title": "Who is who in the crisis",
            "scope": "who-is-who",
            "done": 11,
            "total": 25,
            "form_id": "f7c1",
            "seen": 4,
            "hint": "",
            "mode_new": False,
            "can_edit": False,
            "answer_url": "/study/cards/7",
            "show_url": "/study/cards/7/answer?set=who-is-who",
            "undo_url": "/study/undo",
            "presentation": Presentation(kind, ask, prompt, **shown),
        }
        | fields
    )


def done(*, cards: tuple[int, ...] = (0, 18, 9, 4, 0, 3, 5), **fields: Any) -> Done:
    """The end of a session; so many cards come today and on the days after."""
    today = date(2026, 11, 22)
    ahead = [
        Forecast(today + timedelta(days=days), due, 0) for days, due in enumerate(cards)
    ]
    given: dict[str, Any] = {
        "scope": "",
        "set_title": "",
        "new_only": False,
        "attempt_id": 0,
        "today": today,
        "reviewed": 0,
        "known": 0,
        "passed": 0,
        "waiting": 0,
        "coming_back": 0,
        "later_at": "",
        "ahead": ahead,
        "more_new": 0,
        "undo_url": "/study/undo",
    }
    return Done(**(given | fields))


def quote(
    *segments: tuple[str, bool], before: str = "", after: str = "", paragraph: int = 6
) -> SimpleNamespace:
    return thing(
        segments=list(segments),
        before_context=before,
        after_context=after,
        source_title=TITLE,
        paragraph=paragraph,
        url="/texts/1#p6",
    )


def grades(*whens: str) -> list[SimpleNamespace]:
    labels = ("Again", "Hard", "Good", "Easy")
    return [
        thing(grade=number, label=label, when=when, offered=f"2022-12-{number:02}")
        for number, (label, when) in enumerate(zip(labels, whens, strict=True), 1)
    ]


BAR = grades("in 10 min", "in 8 days", "in 11 days", "in 19 days")
ABLYAZOV = quote(
    (
        "In the past, such incidents were often blamed on exiled banker and former government minister ",
        False,
    ),
    (
        "Mukhtar Ablyazov, who leads the opposition Democratic Choice for Kazakhstan movement",
        True,
    ),
    (".", False),
)
SMAILOV = quote(
    ("The latter include ", False),
    (
        "former prime minister Askar Mamin – now replaced by ex-Finance Minister Alikhan Smailov",
        True,
    ),
    (
        " – and intelligence chief Karim Masimov, who has since been arrested on suspicion of treason.",
        False,
    ),
    before="If anything, they may have strengthened Tokayev's position by allowing him to neutralise Nazarbayev and his supporters.",
)
REQUESTED = quote(
    (
        "On 6 January, Tokayev requested support from the Collective Security Treaty Organisation",
        True,
    ),
    (
        " (CSTO), the Russia-led military alliance founded in 1992 to which Kazakhstan also belongs.",
        False,
    ),
)


def feedback(verdict: str, headline: str, **fields: Any) -> SimpleNamespace:
    return thing(
        **{
            "verdict": verdict,
            "headline": headline,
            "reason": "",
            "your_answer": [],
            "key": [],
            "options": [],
            "rows": [],
            "timeline": None,
            "explanation": "",
            "evidence": [],
            "grade": 3,
            "grades": BAR,
            "grade_url": "/study/reviews/31/grade",
            "continue_url": "/study?set=who-is-who",
            "undo_url": "/study/undo",
        }
        | fields
    )


NAMES = ("Karim Masimov", "Mukhtar Ablyazov", "Alikhan Smailov", "Nursultan Nazarbayev")
OPTIONS = tuple(Option(name, name) for name in NAMES)
FRONT = card(Ask.FLASHCARD, LEADER, Kind.NAME)
CHOICE = card(
    Ask.CHOICE,
    MAMIN,
    Kind.CHOICE,
    done=12,
    options=OPTIONS,
    option_count=4,
    answer_count=1,
)
DATE: dict[str, Any] = {
    "topic": "dates",
    "label": "Date",
    "set_title": "January 2022, day by day",
    "done": 13,
}
AXIS = Axis(day("2022-01-01"), day("2022-01-12"), day("2022-01-06").precision)
TIMELINE = card(Ask.TIMELINE, CSTO, Kind.DATE, axis=AXIS, anchors=ANCHORS, **DATE)
EVENTS = (
    "Brutal repression of an oil workers’ strike",
    "The new president renames the capital Nur-Sultan",
    "Planned reforms allowing foreigners to buy land",
    "Deaths of five children in a house fire",
    "The price cap on liquefied petroleum gas is lifted",
)
ORDER = card(
    Ask.ORDER,
    "Put these protests and their triggers in order",
    Kind.ORDER,
    "dates",
    "Order",
    set_title="Why Kazakhstan erupted",
    done=14,
    items=EVENTS,
)
CAUSES = (
    "The government lifts the price cap on fuel",
    "Double-digit inflation",
    "Planned reforms allow foreigners to buy land",
    "Opposition parties are kept out of the March 2021 elections",
)
EFFECTS = (
    "Its price almost doubles overnight",
    "Lack of progress to democracy becomes plain",
    "Living standards are eroded",
    "Major protests in 2016",
    "Flights from Almaty are cancelled",
)
MATCH = card(
    Ask.MATCH,
    "Match each cause to what it led to",
    Kind.MATCH,
    "causes",
    "Cause and effect",
    set_title="Why Kazakhstan erupted",
    done=15,
    lefts=CAUSES,
    rights=EFFECTS,
)
CLOZE = (
    "The government lifted the price cap on liquefied ",
    " gas, causing its price to almost ",
    " overnight.",
)
WRITTEN = card(
    Ask.WRITTEN,
    "Why did the protests turn from fuel prices to politics?",
    Kind.OPEN,
    "causes",
    "Cause",
)
SINGLE_GAP = ("Kazakhstan has been independent since ", ".")


def _shifted(axis: Axis, **fields: Any) -> SimpleNamespace:
    return card(
        Ask.TIMELINE, "When did it happen?", Kind.DATE, axis=axis, **(DATE | fields)
    )


PAGES: dict[str, Page] = {
    "card-flashcard": ("study/card.html", {"card": FRONT}),
    "card-nothing-to-undo": (
        "study/card.html",
        {"card": card(Ask.FLASHCARD, LEADER, Kind.NAME, undo_url="", mode_new=True)},
    ),
    "card-choice": ("study/card.html", {"card": CHOICE}),
    "card-multiple": (
        "study/card.html",
        {
            "card": card(
                Ask.CHOICE,
                "Who has been removed from office?",
                Kind.MULTIPLE,
                options=OPTIONS,
            )
        },
    ),
    "card-true-false": (
        "study/card.html",
        {
            "card": card(
                Ask.CHOICE,
                "Nazarbayev is still president.",
                Kind.TRUE_FALSE,
                options=(Option("true", "True"), Option("false", "False")),
            )
        },
    ),
    "card-typed": (
        "study/card.html",
        {"card": card(Ask.TYPED, LEADER, Kind.NAME, hint="A banker, now in exile.")},
    ),
    "card-typed-number": (
        "study/card.html",
        {
            "card": card(
                Ask.TYPED,
                "How many people had been arrested by 11 January?",
                Kind.NUMBER,
                "numbers",
                "Number",
                unit="people",
            )
        },
    ),
    "card-typed-date": (
        "study/card.html",
        {"card": card(Ask.TYPED, CSTO, Kind.DATE, **DATE)},
    ),
    "card-cloze": (
        "study/card.html",
        {
            "card": card(
                Ask.TYPED,
                "Fill in the gaps.",
                Kind.CLOZE,
                "causes",
                "Cause",
                parts=CLOZE,
                gap_count=2,
            )
        },
    ),
    "card-cloze-one": (
        "study/card.html",
        {
            "card": card(
                Ask.TYPED,
                "Fill in the gap.",
                Kind.CLOZE,
                "dates",
                "Date",
                parts=SINGLE_GAP,
                gap_count=1,
            )
        },
    ),
    "card-cloze-choice": (
        "study/card.html",
        {
            "card": card(
                Ask.CHOICE,
                "Fill in the gap.",
                Kind.CLOZE,
                "dates",
                "Date",
                parts=SINGLE_GAP,
                gap_count=1,
                options=(Option("1991", "1991"), Option("2019", "2019")),
            )
        },
    ),
    "card-cloze-choices": (
        "study/card.html",
        {
            "card": card(
                Ask.CHOICE,
                "Fill in the gaps.",
                Kind.CLOZE,
                "causes",
                "Cause",
                parts=CLOZE,
                gap_count=2,
                options=(
                    Option("petroleum", "petroleum"),
                    Option("double", "double"),
                    Option("halve", "halve"),
                ),
            )
        },
    ),
    "card-timeline": ("study/card.html", {"card": TIMELINE}),
    "card-timeline-months": (
        "study/card.html",
        {"card": _shifted(Axis(day("2021-11"), day("2022-03"), AXIS.step))},
    ),
    "card-timeline-years": (
        "study/card.html",
        {"card": _shifted(Axis(day("1962"), day("2024"), day("1991").precision))},
    ),
    "card-timeline-ancient": (
        "study/card.html",
        {"card": _shifted(Axis(day("-0099"), day("0014"), day("-0043").precision))},
    ),
    "card-order": ("study/card.html", {"card": ORDER}),
    "card-match": ("study/card.html", {"card": MATCH}),
    "card-written": ("study/card.html", {"card": WRITTEN}),
    "back": (
        "study/back.html",
        {
            "card": FRONT,
            "back": thing(
                key=["Mukhtar Ablyazov"],
                explanation="",
                evidence=[ABLYAZOV],
                grades=BAR,
            ),
        },
    ),
    "back-long": (
        "study/back.html",
        {
            "card": FRONT,
            "back": thing(
                key=[
                    "Mass protests that began over fuel prices and turned into anger at corruption and inequality"
                ],
                explanation="Both causes are named in the same paragraph.",
                evidence=[ABLYAZOV, REQUESTED],
                grades=BAR,
            ),
        },
    ),
    "feedback-choice-wrong": (
        "study/feedback.html",
        {
            "card": CHOICE,
            "feedback": feedback(
                "wrong",
                "It was Smailov, not Masimov",
                grade=1,
                evidence=[SMAILOV],
                key=["Alikhan Smailov"],
                reason="Both are named in the same sentence. Masimov was the intelligence chief.",
                options=[
                    thing(text=name, state=state, why="")
                    for name, state in zip(
                        NAMES, ("chosen_wrong", "other", "right", "other"), strict=True
                    )
                ],
            ),
        },
    ),
    "feedback-multiple": (
        "study/feedback.html",
        {
            "card": CHOICE,
            "feedback": feedback(
                "close",
                "One is missing",
                grade=2,
                evidence=[SMAILOV],
                key=list(NAMES[:2]),
                options=[
                    thing(text=name, state=state, why=why)
                    for name, state, why in zip(
                        NAMES,
                        ("chosen_right", "missed", "chosen_wrong", "other"),
                        ("", "", "He is the new prime minister.", ""),
                        strict=True,
                    )
                ],
            ),
        },
    ),
    "feedback-timeline": (
        "study/feedback.html",
        {
            "card": TIMELINE,
            "feedback": feedback(
                "close",
                "One day early",
                grade=2,
                evidence=[REQUESTED],
                key=["6 January 2022"],
                your_answer=["5 January 2022"],
                reason="On 5 January Tokayev took over as Security Council chair. The request came the day after.",
                timeline=thing(given=day("2022-01-05"), key=day("2022-01-06")),
            ),
        },
    ),
    "feedback-timeline-right": (
        "study/feedback.html",
        {
            "card": TIMELINE,
            "feedback": feedback(
                "right",
                "Right",
                evidence=[REQUESTED],
                timeline=thing(given=day("2022-01-06"), key=day("2022-01-06")),
            ),
        },
    ),
    "feedback-timeline-none": (
        "study/feedback.html",
        {
            "card": TIMELINE,
            "feedback": feedback(
                "wrong",
                "It was 11 January 2022",
                grade=1,
                undo_url="",
                timeline=thing(given=None, key=day("2022-01-11")),
            ),
        },
    ),
    "feedback-typed-right": (
        "study/feedback.html",
        {
            "card": card(Ask.TYPED, LEADER, Kind.NAME),
            "feedback": feedback(
                "right",
                "Right",
                your_answer=["Ablyazov"],
                key=["Mukhtar Ablyazov"],
                evidence=[ABLYAZOV],
            ),
        },
    ),
    "feedback-typed-wrong": (
        "study/feedback.html",
        {
            "card": card(Ask.TYPED, LEADER, Kind.NAME),
            "feedback": feedback(
                "wrong",
                "It was Mukhtar Ablyazov",
                grade=1,
                key=["Mukhtar Ablyazov"],
                explanation="He lives in exile.",
            ),
        },
    ),
    "feedback-order": (
        "study/feedback.html",
        {
            "card": ORDER,
            "feedback": feedback(
                "wrong",
                "Two rows stand the wrong way round",
                grade=1,
                rows=[
                    thing(
                        left=f"{place}",
                        given=EVENTS[given],
                        key=EVENTS[key],
                        right=given == key,
                    )
                    for place, (given, key) in enumerate(
                        [(0, 0), (1, 2), (2, 1), (3, 3), (4, 4)], 1
                    )
                ],
            ),
        },
    ),
    "feedback-match": (
        "study/feedback.html",
        {
            "card": MATCH,
            "feedback": feedback(
                "close",
                "Three of four",
                grade=2,
                rows=[
                    thing(left=left, given=given, key=key, right=given == key)
                    for left, given, key in zip(
                        CAUSES,
                        (EFFECTS[0], EFFECTS[2], EFFECTS[3], ""),
                        (EFFECTS[0], EFFECTS[2], EFFECTS[3], EFFECTS[1]),
                        strict=True,
                    )
                ],
            ),
        },
    ),
    "feedback-written": (
        "study/feedback.html",
        {
            "card": WRITTEN,
            "feedback": feedback(
                "",
                "How close is yours?",
                grade=0,
                evidence=[REQUESTED],
                your_answer=[
                    "People were angry about the old president staying in power."
                ],
                key=[
                    "Names the fuel price as the trigger.",
                    "Names inequality or the old elite as the deeper cause.",
                ],
            ),
        },
    ),
    "done": (
        "study/done.html",
        {"done": done(reviewed=25, known=25, passed=23, more_new=5)},
    ),
    "done-later": (
        "study/done.html",
        {
            "done": done(
                reviewed=1,
                waiting=12,
                coming_back=1,
                later_at="in 8 minutes",
                scope="who-is-who",
                set_title="Who is who in the crisis",
                undo_url="",
            )
        },
    ),
    "done-nothing": ("study/done.html", {"done": done(cards=(0, 0, 0, 3))}),
    "done-nothing-comes": ("study/done.html", {"done": done(cards=(0,) * 7)}),
    "card-keys-off": (
        "study/card.html",
        {"me": thing(**(vars(NOOR) | {"keys_on": False})), "card": CHOICE},
    ),
    "card-notice": (
        "study/card.html",
        {"card": FRONT, "notices": [("ok", "Card suspended.", "/study/undo", {})]},
    ),
    "error-404": (
        "error.html",
        {
            "error": thing(
                code=404,
                title="Page not found",
                text="The set may have been renamed or withdrawn by its teacher.",
                back_url="",
            )
        },
    ),
    "error-409": (
        "error.html",
        {
            "error": thing(
                code=409,
                title="This card was answered already",
                text="Another answer to it was stored in another tab or on another device.",
                back_url="/study/reviews/31",
                back_label="See the answer that counts",
            )
        },
    ),
    "error-signed-out": (
        "error.html",
        {
            "me": None,
            "error": thing(
                code=429,
                title="Too many tries",
                text="Too many tries; wait 5 minutes.",
                back_url="",
            ),
        },
    ),
    "guest": (
        "error.html",
        {
            "me": GUEST,
            "error": thing(
                code=503,
                title="Recto is busy",
                text="Try again in a moment.",
                back_url="/library",
            ),
        },
    ),
    "notices": (
        "error.html",
        {
            "notices": [
                ("ok", "Set added.", None, None),
                ("bad", "The file could not be read.", None, None),
                ("ok", "Set removed.", "/undo", {"set": "x"}),
            ],
            "error": thing(
                code=403,
                title="Not yours",
                text="Ask your teacher for access.",
                back_url="",
            ),
        },
    ),
}


def create_stage() -> Flask:
    app = Flask(
        __name__, template_folder=str(paths.TEMPLATES), static_folder=str(paths.STATIC)
    )
    app.jinja_env.undefined = StrictUndefined
    app.config["TESTING"] = True
    static_version.init_app(app)
    formatting.init_app(app)
    charts.lend(app)

    @app.after_request
    def guard(response: Response) -> Response:
        response.headers["Content-Security-Policy"] = CONTENT_SECURITY_POLICY
        return response

    @app.get("/")
    def index() -> str:
        return "".join(f"<p><a href='/stage/{name}'>{name}</a></p>" for name in PAGES)

    @app.get("/stage/<name>")
    def show(name: str) -> str:
        if name not in PAGES:
            abort(404)
        template, context = PAGES[name]
        shell = {
            "me": NOOR,
            "theme": request.args.get("theme", "system"),
            "page": "",
            "notices": [],
        }
        return render_template(template, **(shell | context))

    @app.get("/study/cards/7/answer")
    def answer() -> str:
        return show("back")

    @app.post("/study/cards/7")
    def marked() -> tuple[str, int]:
        """Answer as the field `status` of the stage's test asks, or with feedback."""
        app.config.setdefault("POSTED", []).append(request.form.to_dict(flat=False))
        if app.config.get("FAIL"):
            abort(app.config["FAIL"])
        return show(
            "feedback-choice-wrong" if "answer" in request.form else "card-choice"
        ), 200

    @app.get("/study")
    def study() -> str:
        return show("card-typed")

    return app


if __name__ == "__main__":
    create_stage().run(port=int(os.environ.get("PORT", "5050")))
