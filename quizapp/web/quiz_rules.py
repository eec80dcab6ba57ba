"""A quiz's rules, as its learner reads them before the start."""

from quizapp.quizzes import clock
from quizapp.quizzes.plan import Allowance, Counts, Draw, Plan, When
from quizapp.web.formatting import counted
from quizapp.web.quiz_times import own_time

COUNTS = {
    Counts.BEST: "The best of your attempts counts.",
    Counts.LAST: "Your last attempt counts.",
    Counts.FIRST: "Your first attempt counts.",
    Counts.AVERAGE: "The average of your attempts counts.",
}

SHOWN = {
    When.EACH: "after each question",
    When.SUBMITTED: "once you have submitted",
    When.CLOSED: "when the quiz closes",
}


def rules_in_words(plan: Plan, allowance: Allowance, *, made: int) -> list[str]:
    """The rules for one person who has made so many attempts, line by line."""
    lines = [_size(plan), _time(plan, allowance), _attempts(plan, allowance, made)]
    if plan.is_practice:
        lines.append("This is practice: each answer is checked at once.")
    else:
        lines += [_feedback(plan)]
    if plan.is_one_way:
        lines.append("You cannot go back to a question once you have left it.")
    closes_at = clock.closing(plan, allowance)
    if closes_at:
        lines.append(f"It closes {_on(own_time()(closes_at))}.")
    if plan.pass_pct:
        lines.append(f"You pass with {plan.pass_pct}%.")
    return [line for line in lines if line]


def _size(plan: Plan) -> str:
    sizes = [(part.count if isinstance(part, Draw) else 1) for part in plan.parts]
    points = sum(
        size * part.points for size, part in zip(sizes, plan.parts, strict=True)
    )
    worth = f"{points:g} point{'' if points == 1 else 's'}"
    return f"{counted(sum(sizes), 'question')}, {worth}."


def _time(plan: Plan, allowance: Allowance) -> str:
    if plan.is_practice or plan.time_limit_min is None:
        return "There is no time limit."
    minutes = plan.time_limit_min * (100 + allowance.extra_time_pct) / 100
    words = f"You have {minutes:g} minute{'' if minutes == 1 else 's'}"
    if allowance.extra_time_pct:
        words += f"; your extra time of {allowance.extra_time_pct}% is included"
    return f"{words}. The time goes on if you close the page."


def _attempts(plan: Plan, allowance: Allowance, made: int) -> str:
    if plan.is_practice or plan.attempts is None:
        return "You can take it as often as you like."
    allowed = plan.attempts + allowance.extra_attempts
    if allowed == 1:
        return "It can be taken once."
    left = max(allowed - made, 0)
    return f"{left} of {allowed} attempts left. {COUNTS[plan.counts]}"


def _feedback(plan: Plan) -> str:
    verdict, key = SHOWN.get(plan.verdict_when), SHOWN.get(plan.key_when)
    if verdict is None:
        return "Marks are not shown here."
    if key is None:
        return f"You see your marks {verdict}."
    if key == verdict:
        return f"You see your marks and the right answers {verdict}."
    return f"You see your marks {verdict}, and the right answers {key}."


def _on(moment: str) -> str:
    """``today, 14:30``; ``on 22 November, 14:30``."""
    return f"on {moment}" if moment[:1].isdigit() else moment
