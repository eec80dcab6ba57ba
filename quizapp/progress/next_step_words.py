"""Next steps in words: what to do, and why, with no more praise or blame than is so."""

from datetime import date

from quizapp.progress.findings import day_and_month, percent, plural
from quizapp.progress.next_steps import (
    AskAgain,
    Practise,
    Review,
    Step,
    TodaysCards,
)

_TIMES = {1: "once", 2: "twice", 3: "three times", 4: "four times", 5: "five times"}


def of_act(step: Step, *, topic: str, title: str) -> str:
    """What to do: "Practise Cause in Who is who in the crisis".

    Args:
        topic: how the step's topic is called; "" for a step without.
        title: of its set, likewise.
    """
    match step:
        case Review():
            return f"Do today’s review: {plural(step.today.cards, 'card')}"
        case Practise():
            return f"Practise {topic} in {title}"
        case AskAgain():
            return step.repeated.prompt


def of_reason(step: Step, today: date) -> str:
    """Why: sentences that the data bear out."""
    match step:
        case Review():
            return " ".join(_why_review(step, today))
        case Practise():
            return _why_practise(step, today)
        case AskAgain():
            times = _TIMES.get(step.repeated.times, f"{step.repeated.times} times")
            given = step.repeated.given
            return f"You answered “{given}” {times}. That is not it."


def _why_review(step: Review, today: date) -> list[str]:
    found, cards = [], step.today
    if cards.overdue and cards.oldest:
        found.append(_why_overdue(cards, cards.oldest, today))
    if step.is_below:
        found.append(_why_below(step))
    if step.exam:
        are = "is" if step.exam.unmet == 1 else "are"
        found.append(
            f"{plural(step.exam.unmet, 'card')} of the exam on "
            f"{_day(step.exam.day, today)} {are} not met yet."
        )
    return found or [_why_else(cards)]


def _why_overdue(cards: TodaysCards, oldest: date, today: date) -> str:
    which, since = _some(cards.overdue, cards.cards), _day(oldest, today)
    if cards.overdue == 1:
        return f"{which} was due before today, on {since}."
    return f"{which} were due before today, the longest since {since}."


def _why_below(step: Review) -> str:
    due, known = len(step.today.expected), percent(step.recall)
    expected = (
        "you would know the one that is due with a chance of " + known
        if due == 1
        else f"you would know about {known} of the {due:,} that are due"
    )
    return f"Asked now, {expected}; your goal is {percent(step.target)}."


def _why_else(cards: TodaysCards) -> str:
    back = cards.cards - cards.new
    if not back:
        return "It is new to you." if cards.new == 1 else "All are new to you."
    if not cards.new:
        return (
            "It comes back as planned." if back == 1 else "They come back as planned."
        )
    comes, are = "comes" if back == 1 else "come", "is" if cards.new == 1 else "are"
    return f"{back:,} {comes} back as planned, {cards.new:,} {are} new to you."


def _some(count: int, total: int) -> str:
    if count == total:
        return "It" if total == 1 else f"All {total:,}"
    return f"{count:,} of them"


def _why_practise(step: Practise, today: date) -> str:
    known = (
        f"{percent(step.recall.mean)} of {plural(step.recall.met, 'card')} on this topic "
        f"known today, {percent(step.rest.mean)} over the set."
    )
    return f"{known} The exam is on {_day(step.exam, today)}." if step.exam else known


def _day(day: date, today: date) -> str:
    return f"{day_and_month(day)}{f' {day.year}' if day.year != today.year else ''}"
