"""What persons are: the offices and callings that the text gives them, and when."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence

from quizapp.derivation.document import Document
from quizapp.derivation.findings.kinds import Mention, Role
from quizapp.derivation.findings.names_words import Word
from quizapp.derivation.findings.roles_titles import (
    Title,
    is_office,
    title_at,
    title_before,
)
from quizapp.derivation.span import Span
from quizapp.questions.dates.historical_date import HistoricalDate
from quizapp.questions.wording import word_set

_MONTHS = dict(
    zip(
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
        range(1, 13), strict=True,
    )
)  # fmt: skip
_DATE = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}}) )?(?:(?P<month>{'|'.join(_MONTHS)}),? )?(?P<year>1\d{{3}}|20\d{{2}})\b(?!s|[-–]\d)"
)
_BEING = word_set(
    "is was be been being were are had has have who also later then soon eventually duly formally"
)
_BETWEEN = word_set(
    "again unanimously briefly himself herself first subsequently officially immediately quickly just newly was"
    " finally already once in turn never"
)
_BECOMING = word_set(
    "became become becoming remained elected re-elected reelected appointed named made crowned proclaimed chosen"
    " nominated installed declared anointed voted sworn"
)
_SERVING = word_set(
    "served serving serve acted acting ruled reigned worked working took taking returned entered stayed resigned"
    " retired stepped replaced succeeded followed installed chosen appointed elected reappointed sworn continued"
    " trained practised practiced recognised recognized acclaimed hailed replacing succeeding left began removed"
    " dismissed sacked"
)
_LEAVING = word_set("resigned retired stepped removed dismissed sacked deposed left")
_GIVING = word_set(
    "appointed named elected made chose crowned proclaimed declared nominated installed reappointed hailed"
)


def find_roles(
    document: Document,
    words: Sequence[Word],
    mentions: Sequence[Mention],
    persons: frozenset[int],
) -> dict[int, list[Role]]:
    """The roles of each person, in the order of the text.

    *persons* are the numbers of the actors that are persons.
    """
    starts = [one.start for one in words]
    found: dict[int, dict[tuple[str, str], Role]] = defaultdict(dict)
    for mention in mentions:
        if mention.actor not in persons:
            continue
        first = bisect_left(starts, mention.span.start)
        last = bisect_left(starts, mention.span.end)
        for title in _titles(document, words, first, last, mention):
            role = Role(
                title.text,
                title.when,
                title.span,
                _date(document, words, title, mention),
            )
            key = (title.text.casefold(), title.when)
            if (
                key not in found[mention.actor]
                or found[mention.actor][key].date is None
            ):
                found[mention.actor][key] = role
    return {
        actor: sorted(roles.values(), key=lambda one: one.span)
        for actor, roles in found.items()
    }


def _titles(
    document: Document, words: Sequence[Word], first: int, last: int, mention: Mention
) -> Iterator[Title]:
    """What is said of a mention before it, in it, after it and by its verb."""
    if mention.form != "pronoun":
        before = title_before(document, words, first)
        if before is not None:
            yield before
        inside = words[first]
        if last - first > 1 and is_office(inside.text):
            yield Title(inside.text, "", Span(inside.start, inside.end), first + 1)
        for found in (
            _apposed(document, words, last),
            _apposed_before(document, words, first),
        ):
            if found is not None:
                yield found
    yield from _by_verb(document, words, last)
    given = _given(document, words, first, last)
    if given is not None:
        yield given


def _apposed(document: Document, words: Sequence[Word], last: int) -> Title | None:
    """ "Tokayev, the president of Kazakhstan, …"; not "Tokayev, president Putin and …"."""
    if last + 1 >= len(words) or words[last].text not in (",", "(", "–", "—"):
        return None
    found = title_at(document, words, last + 1)
    if found is None or found.last >= len(words):
        return found
    after = words[found.last]
    ends = not after.text[0].isalnum() and after.text not in ("'s", "’s", "-")
    if (
        ends
        or after.text.casefold() in _GOES_ON
        or (not after.is_capital and after.pos == "ADP")
    ):
        return found
    return None


_GOES_ON = word_set(
    "who whose from since at in between during under and until with by when after before as on"
)


def _apposed_before(
    document: Document, words: Sequence[Word], first: int
) -> Title | None:
    """ "The president of France, Emmanuel Macron, …" """
    if first < 3 or words[first - 1].text != ",":
        return None
    begin = first - 2
    while (
        begin >= 0
        and first - begin < 14
        and words[begin].sentence == words[first].sentence
    ):
        low = words[begin].text.casefold()
        if low in ("the", "a", "an", "his", "her", "its", "their", "'s", "’s"):
            found = title_at(document, words, begin + 1)
            if found is not None and found.last == first - 1 and _opens(words, begin):
                return found
        if words[begin].text in (",", ";", ":", "("):
            break
        begin -= 1
    return None


def _opens(words: Sequence[Word], begin: int) -> bool:
    """An article may begin a phrase anywhere; what is after a possessive too."""
    return words[begin].text[:1].isalpha() or begin > 0


def _by_verb(document: Document, words: Sequence[Word], last: int) -> Iterator[Title]:
    """ "… was elected chancellor", "… served as foreign minister and as premier"."""
    place, being = _past_of(words, last), False
    if place < len(words) and words[place].text == ",":
        if place + 1 >= len(words) or words[place + 1].text != "who":
            return
        place += 1
    while place < len(words) and place - last < 8:
        low = words[place].text.casefold()
        if low in _GIVING and not being and not _is_to_self(words, place):
            return  # "Heath appointed Thatcher secretary": he gave it, he did not get it.
        if low in _BECOMING:
            yield from _said(document, words, place, is_leaving=False)
            return
        if low in _SERVING:
            yield from _as(document, words, place)
            return
        if low in _BEING or low in _BETWEEN:
            being = being or low in ("was", "is", "been", "were", "being")
            if low in ("was", "is", "been"):
                found = title_at(document, words, place + 1)
                if (
                    found is not None
                    and words[place + 1].sentence == words[last].sentence
                ):
                    yield found
                    return
            place += 1
            continue
        return


def _is_to_self(words: Sequence[Word], place: int) -> bool:
    """ "He proclaimed himself emperor"."""
    after = words[place + 1].text.casefold() if place + 1 < len(words) else ""
    return after in ("himself", "herself") or is_office(after)


def _past_of(words: Sequence[Word], last: int) -> int:
    """Past "of Prussia" after a ruler's name."""
    place = last
    if (
        place + 1 < len(words)
        and words[place].text == "of"
        and words[place + 1].is_capital
    ):
        place += 2
        while place < len(words) and words[place].is_capital and words[place].is_word:
            place += 1
    return place


def _said(
    document: Document, words: Sequence[Word], place: int, *, is_leaving: bool
) -> Iterator[Title]:
    """The office after a verb of becoming, and another after "and"."""
    reach = place + 1
    while reach < len(words) and words[
        reach
    ].text.casefold() in _BECOMING | _BETWEEN | {"as", "to", "be"}:
        reach += 1
    reach = _past_date(words, reach)
    found = title_at(document, words, reach)
    if found is None:
        yield from _as(document, words, place)
        return
    yield _leaving(found) if is_leaving else found
    if found.last < len(words) and words[found.last].text == "and":
        second = title_at(document, words, found.last + 1)
        if second is not None:
            yield second


def _past_date(words: Sequence[Word], place: int) -> int:
    """Past "in 1990" between a verb and its office."""
    if (
        place + 1 < len(words)
        and words[place].text == "in"
        and words[place + 1].text.isdigit()
    ):
        return place + 2
    return place


def _as(document: Document, words: Sequence[Word], place: int) -> Iterator[Title]:
    """ "replaced him as chair", "took office as president"."""
    leaving = words[place].text.casefold() in _LEAVING
    for reach in range(place + 1, min(place + 12, len(words))):
        if (
            words[reach].text in (",", ";", ".", ":", "and", "but", "(")
            or words[reach].sentence != words[place].sentence
        ):
            return
        if words[reach].text == "as":
            found = title_at(document, words, reach + 1)
            if found is not None:
                yield _leaving(found) if leaving else found
            return


def _leaving(title: Title) -> Title:
    return Title(title.text, title.when or "former", title.span, title.last)


def _given(
    document: Document, words: Sequence[Word], first: int, last: int
) -> Title | None:
    """ "appointed Hitler chancellor", "named Smailov as prime minister"."""
    before = first - 1
    if before < 0 or words[before].text.casefold() not in _GIVING or last >= len(words):
        return None
    if before and words[before - 1].text.casefold() in ("was", "were", "been", "being"):
        return None
    start = last + 1 if words[last].text in ("as", "to") else last
    found = title_at(document, words, start) if start < len(words) else None
    return (
        found
        if found is not None and words[start].sentence == words[first].sentence
        else None
    )


def _date(
    document: Document, words: Sequence[Word], title: Title, mention: Mention
) -> HistoricalDate | None:
    """When somebody became what they were: only where the date stands beside the words."""
    text = document.text
    if not _is_becoming(
        text[min(mention.span.end, title.span.start) : title.span.start]
    ):
        return None
    after = re.match(
        r"\s+(?:in|on|from|since)\s+(.{4,24})",
        text[title.span.end : title.span.end + 34],
        re.DOTALL,
    )
    found = _DATE.match(after.group(1)) if after is not None else None
    if found is None:
        lead = text[max(0, mention.span.start - 34) : title.span.start]
        near = list(_DATE.finditer(lead))
        if (
            not near
            or re.search(r"[.;]", lead[near[-1].end() :])
            or not _LEAD.search(lead[: near[-1].start()])
        ):
            return None
        found = near[-1]
    return _value(found)


_LEAD = re.compile(r"\b(?:in|on)\s+$", re.IGNORECASE)


def _is_becoming(between: str) -> bool:
    return (
        bool(
            re.search(
                r"\b(?:became|elected|appointed|named|made|crowned|proclaimed|took|succeeded|replaced|chosen|sworn)\b",
                between,
            )
        )
        or not between.strip()
    )


def _value(found: re.Match[str]) -> HistoricalDate | None:
    text = found["year"]
    if found["month"]:
        text += f"-{_MONTHS[found['month']]:02}"
        if found["day"]:
            text += f"-{int(found['day']):02}"
    try:
        return HistoricalDate.from_edtf(text)
    except ValueError:
        return None


WOMENS_ROLES = word_set(
    "queen empress wife daughter mother sister widow princess duchess countess actress niece aunt nun suffragette tsarina baroness congresswoman chairwoman spokeswoman stateswoman mistress abbess"
)
MENS_ROLES = word_set(
    "king emperor husband son father brother prince duke pope tsar czar sultan shah caliph count baron chairman spokesman statesman nephew uncle monk priest kaiser archbishop bishop cardinal businessman congressman nobleman"
)
