"""Findings: what a report's numbers say, in words, for the headings of its charts.

A finding says no more than the numbers support, and always of how many.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from quizapp.progress.hardest import Hardest
from quizapp.progress.period import Span
from quizapp.progress.recall import Recall
from quizapp.progress.report import Report
from quizapp.progress.retention import Judgement, judge
from quizapp.progress.share import HINT_UNDER, Share
from quizapp.progress.time_spent import TimeSpent
from quizapp.scheduling.forecast import Forecast

#: A topic or set with fewer cards met is not singled out.
SINGLED_OUT_FROM = 5

#: How far below the rest a group has to be to be singled out.
CLEARLY_BELOW = 0.03


def of_retention(share: Share, target: float) -> str:
    """Whether memory holds as it was asked to; of one review at least."""
    counted = f"{percent(share.value)} of {plural(share.n, 'review')} remembered"
    against = f"target {percent(target)}"
    if share.is_hint:
        return f"So far {counted}, {against}"
    words = {
        Judgement.BELOW: "More is forgotten than planned",
        Judgement.ABOVE: "Memory holds better than planned",
    }.get(judge(share, target), "Memory holds")
    return f"{words}: {counted}, {against}"


def of_no_retention(span: Span, first_day: date) -> str:
    """That nothing in ``span`` shows what is remembered; reviews began ``first_day``."""
    if first_day < span.first:
        return "No card came back for review in this period"
    return "No card has come back for review yet"


def of_first_return(days: Sequence[Forecast], target: float) -> str:
    """When there will be something to see, and what; ``days`` from today on."""
    then = f"how many you still remember, beside your target of {percent(target)}"
    index = next((index for index, day in enumerate(days) if day.due), None)
    if index is None:
        return f"Once cards come back, this shows {then}."
    day = days[index].day
    when = {0: "today", 1: "tomorrow"}.get(index, f"{day:%A} {day_and_month(day)}")
    return f"Cards come back from {when} on. This then shows {then}."


def of_first_days(recall: Recall) -> str:
    """How much was met, while no review has tested what is known of it."""
    return f"{recall.met:,} of {plural(recall.total, 'card')} met so far"


def of_recall(recall: Recall, groups: Mapping[str, Recall]) -> str:
    """How much is known now, and what has faded most."""
    if not recall.met:
        return "No card met yet"
    known = f"{percent(recall.mean)} of {plural(recall.met, 'card')} known today"
    weakest = _weakest(recall, groups)
    if weakest is None:
        return f"About {known}" if known[0].isdigit() else capitalised(known)
    return f"{weakest} fades first: {percent(groups[weakest].mean)} known, {percent(recall.mean)} over all"


def _weakest(recall: Recall, groups: Mapping[str, Recall]) -> str | None:
    """The group to be singled out, if one is clearly below the whole."""
    large = {
        name: group for name, group in groups.items() if group.met >= SINGLED_OUT_FROM
    }
    if len(large) < 2:
        return None
    name = min(large, key=lambda name: large[name].mean)
    return name if large[name].mean < recall.mean - CLEARLY_BELOW else None


def of_activity(report: Report) -> str:
    """How much was reviewed, on how many days."""
    totals, whole = report.whole.totals, report.whole
    if not totals.reviews:
        return "No reviews in this period"
    days = f"{whole.days_studied} of {whole.span.days:,} days"
    if whole.span.days == 1:
        days = "your first day"
    return f"{plural(totals.reviews, 'review')} on {days}"


def of_time(time: TimeSpent) -> str:
    """How long studying takes on a day with study."""
    if not time.days_studied:
        return "No time spent in this period"
    if time.days_studied == 1:
        return capitalised(f"{in_minutes(time.minutes)}, all on one day")
    return capitalised(
        f"{in_minutes(time.per_day_studied)} on a day with study, "
        f"{in_minutes(time.minutes)} in all"
    )


def of_work_ahead(days: Sequence[Forecast]) -> str:
    """How many cards a day, and when there are most."""
    total = sum(day.total for day in days)
    if not total:
        return f"Nothing is due in the next {len(days)} days"
    busiest = max(days, key=lambda day: day.total)
    mean = round(total / len(days))
    when = (
        "today"
        if busiest is days[0]
        else f"on {busiest.day:%A} {day_and_month(busiest.day)}"
    )
    a_day = plural(mean, "card") if mean else "Less than 1 card"
    return f"{a_day} a day, most {when}: {busiest.total}"


def of_hardest(hardest: Hardest) -> str:
    """How much of all forgetting falls to a few questions."""
    count = len(hardest.questions)
    if not count:
        return "Nothing was forgotten after it was met"
    if hardest.of_all.count == hardest.of_all.n:
        return f"{plural(count, 'question')} forgotten at least once"
    return f"{plural(count, 'question')} make up {percent(hardest.of_all.value)} of all forgetting"


def of_how_sure(share: Share) -> str:
    """What a share's number of reviews allows to conclude."""
    if not share.n:
        return ""
    if share.is_hint:
        return f"With {plural(share.n, 'review')}, treat it as a hint."
    return f"All together {interval(share)}."


def of_hints(shares: Sequence[Share]) -> str:
    """That some points of a chart rest on few reviews, if so."""
    if not any(share.n and share.is_hint for share in shares):
        return ""
    return (
        f"Small points rest on fewer than {HINT_UNDER} reviews: treat them as a hint."
    )


def percent(share: float) -> str:
    """A share as people say it; what is not all is not 100 %, what is some not 0 %."""
    shown = round(100 * share)
    if shown == 100 and share < 1:
        return "over 99%"
    if shown == 0 and share > 0:
        return "under 1%"
    return f"{shown}%"


def interval(share: Share) -> str:
    """The ends of a share's interval."""
    return f"{round(100 * share.low)}–{round(100 * share.high)}%"


def plural(count: int, noun: str) -> str:
    """A number with its noun: "1 card", "1,200 cards"."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def capitalised(words: str) -> str:
    """As a sentence or a heading begins."""
    return words[:1].upper() + words[1:]


def in_minutes(minutes: float) -> str:
    """A length of time: "under 1 min", "6 min", "3 h 20 min"."""
    whole = round(minutes)
    if whole < 1:
        return "under 1 min" if minutes else "0 min"
    hours, rest = divmod(whole, 60)
    if not hours:
        return f"{whole} min"
    return f"{hours:,} h {rest} min" if rest else f"{hours:,} h"


def day_and_month(day: date) -> str:
    """A day as people write it: "24 November"."""
    return f"{day.day} {day:%B}"


def days_in_words(span: Span) -> str:
    """A span: "24 Nov", "16–22 Nov", "30 Nov – 6 Dec"."""
    first, last = span.first, span.last
    if first == last:
        return f"{last.day} {last:%b}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{last.day} {last:%b}"
    return f"{first.day} {first:%b} – {last.day} {last:%b}"
