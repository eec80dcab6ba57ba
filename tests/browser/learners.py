"""Learners at a browser: one who uses keys alone, one who touches."""

import re
from abc import ABC, abstractmethod
from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect
from sqlalchemy import Engine, insert, select
from sqlalchemy.orm import Session

from quizapp.questions.key import key_answer
from quizapp.questions.question import Ask, Kind
from quizapp.services.cards import read_question
from quizapp.store.people import Person
from quizapp.store.question_sets import Question, QuestionVersion
from quizapp.store.reviews import Card, Review

KINDS = [kind for kind in Kind if kind is not Kind.OPEN]


def try_without_an_account(page: Page) -> None:
    page.goto("/")
    page.get_by_role("button", name="Try without an account").click()
    expect(page.get_by_role("button", name="Sign out")).to_be_visible()


def sign_up(page: Page, email: str = "noor@example.org") -> None:
    page.goto("/signup")
    page.get_by_label("Your name").fill("Noor Rahimi")
    page.get_by_label("Email").fill(email)
    page.get_by_label("Password", exact=True).fill("a sentence of my own")
    page.get_by_role("button", name="Create account").click()
    expect(page.get_by_role("button", name="Sign out")).to_be_visible()


def leave_two_of_each_kind(engine: Engine) -> None:
    """Have the one learner meet two questions of each kind today, and no others."""
    with Session(engine) as session:
        person = session.scalars(select(Person)).one()
        person.new_per_day = 500
        kept: dict[str, int] = dict.fromkeys(map(str, KINDS), 2)
        facts: set[str] = set()
        aside = []
        for question in session.scalars(select(Question).order_by(Question.id)):
            if kept[question.kind] and question.fact not in facts:
                kept[question.kind] -= 1
                facts |= {question.fact} - {""}
            else:
                aside.append(question.id)
        session.execute(
            insert(Card),
            [
                {
                    "person_id": person.id,
                    "question_id": question_id,
                    "answers": 0,
                    "step": 0,
                    "reviews": 0,
                    "lapses": 0,
                    "suspended_at": person.created_at,
                }
                for question_id in aside
            ],
        )
        session.commit()


def reviews(engine: Engine) -> list[Review]:
    """The log, oldest first."""
    with Session(engine) as session:
        return list(session.scalars(select(Review).order_by(Review.id)))


@dataclass
class Learner(ABC):
    """Somebody who knows every key, and how this page wants it."""

    page: Page
    engine: Engine

    def study(self, answers: int) -> list[tuple[str, str]]:
        """Answer so many cards; returns kind and way of asking of each."""
        self.page.goto("/study")
        return [self.answer() for _ in range(answers)]

    def answer(self) -> tuple[str, str]:
        """Answer the card on the page rightly, and go on to the next page."""
        action = self.page.locator("[action*='/study/cards/'][action$='/answer']").first
        url = action.get_attribute("action") or ""
        question_id = int(re.findall(r"\d+", url)[0])
        ask = self.page.locator("input[name=ask]").first.input_value()
        form = self.page.locator("input[name=form_id]").first.input_value()
        content = self._content(question_id)
        self._give(Ask(ask), content.kind, key_answer(content))
        expect(self.page.locator(f"input[name=form_id][value='{form}']")).to_have_count(
            0
        )
        return content.kind, ask

    def _content(self, question_id: int):  # type: ignore[no-untyped-def]
        with Session(self.engine) as session:
            version = session.scalars(
                select(QuestionVersion)
                .where(QuestionVersion.question_id == question_id)
                .order_by(QuestionVersion.version.desc())
            ).first()
            assert version is not None
            return read_question(version.content)

    def _give(self, ask: Ask, kind: Kind, key: object) -> None:
        match ask:
            case Ask.FLASHCARD:
                self.show()
                self.grade()
                return
            case Ask.CHOICE:
                self.choose({key} if not isinstance(key, list) else set(key))
            case Ask.TYPED | Ask.TIMELINE:
                self.type(key if isinstance(key, list) else [key])
            case Ask.ORDER:
                assert isinstance(key, list)
                self.order(key)
            case Ask.MATCH:
                assert isinstance(key, dict)
                self.match(key)
            case _:
                raise AssertionError(f"no way to answer {ask}")
        self.check()
        expect(self.page.locator("#verdict")).to_contain_text("Right")
        self.go_on()
        expect(self.page.locator("#verdict")).to_have_count(0)

    def _wanted(self, values: set[object]) -> list[int]:
        """Which options, counted from 0, hold these values."""
        texts = {str(value).lower() for value in values}
        inputs = self.page.locator("input[name=answer]")
        found = [inputs.nth(at).get_attribute("value") for at in range(inputs.count())]
        return [at for at, value in enumerate(found) if (value or "").lower() in texts]

    # What a learner does; the two below do it in their own ways.

    @abstractmethod
    def show(self) -> None: ...

    @abstractmethod
    def grade(self) -> None: ...

    @abstractmethod
    def check(self) -> None: ...

    @abstractmethod
    def go_on(self) -> None: ...

    @abstractmethod
    def choose(self, values: set[object]) -> None: ...

    @abstractmethod
    def type(self, texts: list[object]) -> None: ...

    @abstractmethod
    def order(self, items: list[str]) -> None: ...

    @abstractmethod
    def match(self, pairs: dict[str, str]) -> None: ...


@dataclass
class Typist(Learner):
    """Uses the keyboard alone."""

    def show(self) -> None:
        self.page.keyboard.press("Space")
        expect(self.page.get_by_role("button", name="Good")).to_be_visible()

    def grade(self) -> None:
        self.page.keyboard.press("3")

    def check(self) -> None:
        self.page.keyboard.press("Enter")

    def go_on(self) -> None:
        self.page.keyboard.press("Enter")

    def choose(self, values: set[object]) -> None:
        for at in self._wanted(values):
            self.page.keyboard.press("abcd"[at] if at < 4 else str(at + 1))

    def type(self, texts: list[object]) -> None:
        for at, text in enumerate(texts):
            if at:
                self.page.keyboard.press("Tab")
            elif not self._is_typing():
                self._tab_to(self.page.locator("[name=answer]").first)
            self.page.keyboard.type(str(text))

    def order(self, items: list[str]) -> None:
        for place, item in enumerate(items):
            rows = self.page.locator("[data-order] li")
            texts = rows.locator("> span:first-child").all_inner_texts()
            at = texts.index(item)
            if at == place:
                continue
            self._tab_to(rows.nth(at))
            for _ in range(at - place):
                self.page.keyboard.press("Alt+ArrowUp")

    def match(self, pairs: dict[str, str]) -> None:
        lefts = self.page.locator("input[name=left]")
        rights = self.page.locator("[data-right]")
        texts = [
            rights.nth(at).get_attribute("data-right") for at in range(rights.count())
        ]
        for at in range(lefts.count()):
            self._make_active(at)
            right = pairs[lefts.nth(at).input_value()]
            self.page.keyboard.press("abcdefghijklmnopqrstuvwxyz"[texts.index(right)])

    def _make_active(self, at: int) -> None:
        """The next left waits by itself; its number chooses it if it does not."""
        pair = self.page.locator(".pair").nth(at)
        if "act" not in (pair.get_attribute("class") or ""):
            self.page.keyboard.press(str(at + 1))

    def _is_typing(self) -> bool:
        return bool(
            self.page.evaluate(
                "document.activeElement?.matches('input[name=answer]:not([type=radio]):not([type=checkbox])')"
            )
        )

    def _tab_to(self, target: Locator) -> None:
        for _ in range(60):
            if target.evaluate("element => element === document.activeElement"):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError("the Tab key does not lead there")


@dataclass
class Toucher(Learner):
    """Touches a phone."""

    def show(self) -> None:
        self.page.get_by_role("button", name="Show answer").tap()

    def grade(self) -> None:
        self.page.get_by_role("button", name="Good").tap()

    def check(self) -> None:
        self.page.get_by_role("button", name="Check").tap()

    def go_on(self) -> None:
        self.page.get_by_role("button", name="Continue").tap()

    def choose(self, values: set[object]) -> None:
        for at in self._wanted(values):
            self.page.locator("label.opt").nth(at).tap()

    def type(self, texts: list[object]) -> None:
        fields = self.page.locator("[name=answer]")
        for at, text in enumerate(texts):
            fields.nth(at).fill(str(text))

    def order(self, items: list[str]) -> None:
        for place, item in enumerate(items):
            up = self.page.get_by_role("button", name=f"Move up: {item}", exact=True)
            texts = self.page.locator("[data-order] li > span:first-child")
            for _ in range(texts.all_inner_texts().index(item) - place):
                up.tap()

    def match(self, pairs: dict[str, str]) -> None:
        lefts = self.page.locator("input[name=left]")
        for at in range(lefts.count()):
            pair = self.page.locator(".pair").nth(at)
            if "act" not in (pair.get_attribute("class") or ""):
                pair.locator("[data-slot]").tap()
            right = pairs[lefts.nth(at).input_value()]
            self.page.locator(f"[data-right={_quoted(right)}]").tap()


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
