"""A stem that asks about the text instead of what the text tells."""

import re

from quizapp.derivation.gates.flaw import Flaw
from quizapp.questions.question import OpenQuestion, Question

_SOURCE = r"(?:text|passage|article|author|writer|paragraph|reading|excerpt|briefing|book|chapter|document|sentence|lesson|class|teacher)"
_TALK = re.compile(
    rf"\baccording to the {_SOURCE}\b|\bas (?:the )?{_SOURCE} (?:says|states|tells)"
    rf"|\b(?:does|do|did) the {_SOURCE} (?:say|state|mention|tell|describe|name|list|give)"
    rf"|\b(?:in|from|named in|mentioned in|given in) (?:the|this) {_SOURCE}\b"
    rf"|\bthe {_SOURCE} (?:says|states|mentions|tells|describes|names|lists|gives)\b"
    rf"|\b(?:learn|learnt|learned|discuss|discussed|read) (?:about )?in (?:the )?class\b"
    rf"|\bthe (?:above|following) (?:text|passage)\b",
    re.IGNORECASE,
)


def source_talk(question: Question) -> Flaw | None:
    if isinstance(question, OpenQuestion):
        return None
    found = _TALK.search(question.prompt)
    if found is None:
        return None
    return Flaw(
        "source talk", f"“{found[0]}” asks about the text, not about what it tells"
    )
