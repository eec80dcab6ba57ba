"""The plainest wordings of causes, for a text that no model could read."""

import re
from collections.abc import Iterator

from quizapp.derivation.findings.kinds import CauseFinding, Certainty, Relation
from quizapp.derivation.span import Span

_BACK = re.compile(
    r"^(?P<effect>[^,;:()]{8,200}?),? (?P<cue>because(?: of)?|owing to|due to|as a result of|thanks to|resulted from|stemmed from) (?P<cause>[^,;:()?]{4,200}?)[.!]?$"
)
_ON = re.compile(
    r"^(?P<cause>[^,;:()]{4,200}?) (?P<cue>led to|resulted in|gave rise to|brought about|caused|triggered|sparked|provoked) (?P<effect>[^,;:()?]{4,200}?)[.!]?$"
)
_DOUBT = re.compile(
    r"\b(?:not|n't|never|no|deny|denied|denies|although|despite|may|might|could|would|said|says|claim\w*|argu\w*|alleg\w*|according|which|who|that|it|they|he|she|this|if)\b",
    re.IGNORECASE,
)


def causes_by_wording(text: str, sentence: Span) -> Iterator[CauseFinding]:
    """A cause of one plain sentence; nothing where any word could turn its sense."""
    words = sentence.of(text)
    if len(words) > 400 or _DOUBT.search(words):
        return
    for pattern in (_BACK, _ON):
        found = pattern.match(words)
        if found is not None:
            cause, effect, cue = (
                Span(
                    sentence.start + found.start(part), sentence.start + found.end(part)
                )
                for part in ("cause", "effect", "cue")
            )
            yield CauseFinding(
                cause,
                effect,
                cue,
                Certainty.STATED,
                Relation.CAUSE,
                1,
                0.7,
                f"“{found['cue']}” in a plain sentence",
            )
            return
