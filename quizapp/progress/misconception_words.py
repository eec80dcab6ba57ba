"""What went wrong, in words: "9 of 24 reversed cause and effect"."""

import re

from quizapp.progress.interval import Interval
from quizapp.progress.misconceptions import Confusion, Misconception, folded

#: Longer answers are quoted.
_SHORT = 32

#: What learners did, by the reason that drafts give their distractors.
_DONE = {
    "too early": "placed it too early",
    "too late": "placed it too late",
    "too many": "took the number for larger",
    "too much": "took the number for larger",
    "too few": "took the number for smaller",
    "too little": "took the number for smaller",
    "wrong century": "were in the wrong century",
    "wrong side": "took one side for the other",
    "anachronism": "named what was not there yet, or no more",
    "reversed cause": "reversed cause and effect",
    "cause and effect reversed": "reversed cause and effect",
    "later namesake": "took a later namesake",
}

#: The same, for reasons that begin alike and go on with particulars.
_DONE_FROM = {
    "this answers “": "gave the answer to another question",
    "the text gives this as a cause of": "named the cause of something else",
    "the text gives this as an effect of": "named the effect of something else",
    "the position of": "named somebody else’s position",
}

#: Reasons that begin so tell already what was done.
_TELLS = re.compile(
    r"(answered|believed|chose|confused|counted|dated|exchanged|forgot|gave|guessed|ignored"
    r"|left|misread|missed|misspelt|mistook|mixed|named|overlooked|placed|put|read|reversed"
    r"|skipped|swapped|thought|took|treated|turned|used)\b",
    re.IGNORECASE,
)


def category_of(reason: str) -> str:
    """The kind of error that a reason stands for, so that like ones are counted as one.

    What begins like a draft's reason and goes on with particulars is its kind; any other
    reason stands for itself.
    """
    plain = folded(reason)
    if plain in _DONE:
        return _DONE[plain]
    for beginning, done in _DONE_FROM.items():
        if plain.startswith(beginning):
            return done
    return reason


def of_misconception(one: Misconception) -> str:
    """How many did what: "9 of 24 reversed cause and effect"."""
    counted = f"{one.learners.count} of {one.learners.n}"
    done = category_of(one.reason).strip().rstrip(".")
    if done in _DONE.values() or done in _DONE_FROM.values():
        return f"{counted} {done}"
    if _TELLS.match(done):
        return f"{counted} {done[:1].lower()}{done[1:]}"
    return f"{counted} chose this: {done}"


def of_confusion(one: Confusion) -> str:
    """How many gave what instead: "6 of 24 confused 2011 with 2019"."""
    counted = f"{one.learners.count} of {one.learners.n}"
    if max(len(one.key), len(one.given)) <= _SHORT:
        return f"{counted} confused {one.key} with {one.given}"
    return f"{counted} answered “{one.given}” instead of “{one.key}”"


def of_interval(interval: Interval) -> str:
    """How common it may be among such learners: "19–59% of such learners would"."""
    low, high = round(100 * interval.low), round(100 * interval.high)
    return f"{low}–{high}% of such learners would"
