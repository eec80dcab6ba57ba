""" "Did … captured": the auxiliary already says that it is past."""

import re

from quizapp.derivation.gates.asked import is_asked
from quizapp.derivation.gates.flaw import Flaw
from quizapp.derivation.gates.verb_forms import ONLY_PAST, is_past
from quizapp.questions.question import Question

_DID = re.compile(r"\b(?:did|does|do)\b (.*)", re.IGNORECASE)
_DETERMINERS = frozenset(
    ["the", "a", "an", "his", "her", "its", "their", "this", "each", "both"]
)
_BY = frozenset(
    [
        "by",
        "in",
        "on",
        "at",
        "as",
        "to",
        "with",
        "under",
        "after",
        "during",
        "for",
        "of",
        "and",
        "or",
    ]
)
_MOST_BETWEEN = 3
#: Past forms that are verbs of their own: "did he found a school".
_OWN_VERBS = frozenset(
    {"found", "wound", "ground", "bound", "lay", "fell", "saw", "shed"}
)


def did_with_past(question: Question) -> Flaw | None:
    """Only where the past form cannot be a participle before or after its noun."""
    found = _DID.search(question.prompt) if is_asked(question) else None
    if found is None:
        return None
    words = re.findall(r"[\w'’-]+|[,?]", found[1])
    for place, word in enumerate(words[: _MOST_BETWEEN + 2]):
        if (
            place == 0
            or word in _OWN_VERBS
            or not is_past(word)
            or "-" in word
            or word[:1].isupper()
        ):
            continue
        if word in {"that", "which", "who"}:
            break
        if _is_verb(words, place):
            return Flaw(
                "did with past", f"“{found[0].split()[0]} … {word}” is past twice"
            )
    return None


def _is_verb(words: list[str], place: int) -> bool:
    before, after = words[place - 1], words[place + 1 : place + 2]
    if before.lower() in _DETERMINERS or before.endswith("ly") or before == ",":
        return False
    if any(word in {"who", "which", "that", "what"} for word in words[:place]):
        return False
    if words[place] in ONLY_PAST:
        return True
    if not after or after[0] == "?":
        return True
    if place == 1 and before[:1].isupper() and after[0] != "by":
        return True
    ending = after[0] in _DETERMINERS or after[0][:1].isupper()
    return (
        ending and after[0].lower() not in _BY and not _verb_follows(words[place + 1 :])
    )


def _verb_follows(words: list[str]) -> bool:
    """ "a party called the Jacobins win": the main verb is still to come."""
    rest = [word for word in words if word not in {"?", ","}]
    rest = rest[2:] if rest and rest[0] in _DETERMINERS else rest[1:]
    return (
        bool(rest)
        and rest[0].islower()
        and rest[0] not in _BY | _DETERMINERS | {"from"}
    )
