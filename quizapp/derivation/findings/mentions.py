"""Words that describe an actor without naming it, where they can mean only one."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from quizapp.derivation.document import Document
from quizapp.derivation.findings.actors_parties import Party
from quizapp.derivation.findings.kinds import ActorKind, Mention
from quizapp.derivation.span import Span

_HEADS = [
    "party",
    "union",
    "league",
    "alliance",
    "front",
    "committee",
    "commission",
    "council",
    "congress",
    "parliament",
    "assembly",
    "court",
    "ministry",
    "agency",
    "bank",
    "company",
    "corporation",
    "association",
    "society",
    "federation",
    "confederation",
    "organisation",
    "organization",
    "institute",
    "university",
    "movement",
    "empire",
    "kingdom",
    "republic",
    "church",
    "community",
    "commonwealth",
    "fund",
]
_PATTERN = re.compile(
    rf"\b[Tt]he (?P<head>(?i:{'|'.join(_HEADS)}))\b(?! of\b| for\b|['’]| [A-Z])",
)
_LATTER = re.compile(
    r"\b[Tt]he (?P<which>latter|former)\b(?=[,.;']| (?:was|were|had|is|are|has|[a-z]+ed)\b)"
)
_SPELLING = {"organization": "organisation"}


def find_descriptions(
    document: Document, parties: Sequence[Party], mentions: Sequence[Mention]
) -> list[Mention]:
    """ "The Party", "the organisation", "the latter", where one is meant.

    The chief word must be the name's of a single actor of the whole text, and the
    actor must have been named before.
    """
    holders: dict[str, set[int]] = {}
    for number, party in enumerate(parties):
        if party.kind is ActorKind.PERSON:
            continue
        words = party.name.casefold().split()
        head = words[words.index("of") - 1] if "of" in words[1:] else words[-1]
        holders.setdefault(_SPELLING.get(head, head), set()).add(number)
    order = sorted(mentions, key=lambda one: one.span)
    starts = [one.span.start for one in order]
    found: list[Mention] = []
    for match in _PATTERN.finditer(document.text):
        head = match["head"].casefold()
        able = holders.get(_SPELLING.get(head, head), set())
        span = Span(*match.span())
        if len(able) != 1 or _is_named(order, starts, span):
            continue
        actor = next(iter(able))
        if any(one.actor == actor for one in order[: bisect_left(starts, span.start)]):
            why = f"the only {head} of the text"
            found.append(Mention(span, actor, "description", why))
    return found + _latter(document, order, starts)


def _is_named(order: Sequence[Mention], starts: Sequence[int], span: Span) -> bool:
    place = bisect_left(starts, span.start)
    return any(one.span.overlaps(span) for one in order[max(0, place - 1) : place + 2])


def _latter(
    document: Document, order: Sequence[Mention], starts: Sequence[int]
) -> list[Mention]:
    """The second or the first of a pair that stands right before."""
    found: list[Mention] = []
    for match in _LATTER.finditer(document.text):
        place = bisect_left(starts, match.start())
        near = [
            one
            for one in order[max(0, place - 4) : place]
            if match.start() - one.span.end < 160
        ]
        pair = near[-2:]
        if len(pair) < 2 or (len(near) > 2 and near[-3].span.end > match.start() - 120):
            continue
        between = document.text[pair[0].span.end : pair[1].span.start].strip()
        if (
            between in ("and", "or", "and the", "or the")
            and pair[0].actor != pair[1].actor
        ):
            meant = pair[1] if match["which"] == "latter" else pair[0]
            found.append(
                Mention(
                    Span(*match.span()),
                    meant.actor,
                    "description",
                    f"the {match['which']} of the two",
                )
            )
    return found
