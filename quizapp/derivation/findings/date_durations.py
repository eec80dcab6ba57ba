"""Durations: "nearly 30 years", "a four-year war"; ages are none."""

import re

from quizapp.derivation.findings.date_anchors import Anchors
from quizapp.derivation.findings.date_match import Match, Said
from quizapp.derivation.findings.kinds import TimeKind

_RATE_BEFORE = re.compile(
    r"(?i)(?:\b(?:for|within|in|after|over|during|lasted|lasts|last|lasting|took|takes|take|taking|spent|spend|than"
    r"|nearly|almost|about|only|just|barely|another|once|of|by)\s)$"
)
_EVERY = re.compile(r"(?i)\b(?:every|each|aged|age\sof|once)\s$")
_AGE_AFTER = re.compile(r"'?\s(?:old|of\sage)|-old")


def duration(match: Match, _: Anchors) -> Said | None:
    before = match.text[max(0, match.found.start() - 24) : match.found.start()]
    hedge = match.group("hedge").lower()
    if _EVERY.search(before) or _AGE_AFTER.match(match.text, match.found.end()):
        return None
    if (
        match.group("count").lower() in ("a", "an")
        and not hedge
        and not _RATE_BEFORE.search(before)
        and not match.words.endswith("half")
    ):
        return None
    return Said(None, TimeKind.DURATION, hedge=hedge)


def plain_duration(_: Match, __: Anchors) -> Said:
    return Said(None, TimeKind.DURATION)
