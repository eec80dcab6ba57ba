"""Marking names of persons, bodies and places."""

from collections.abc import Iterable, Sequence

from quizapp.questions.answer import Answer
from quizapp.questions.question import Distractor, NameQuestion
from quizapp.questions.verdict import RIGHT, WRONG, Marking, Verdict
from quizapp.questions.wording import is_numeral, is_slip_of, words

_ARTICLES = frozenset({"the", "a", "an"})
#: What may stand before a name, which is the same name without it.
_TITLES = frozenset(
    [
        "the",
        "a",
        "an",
        "mr",
        "mrs",
        "ms",
        "miss",
        "dr",
        "prof",
        "professor",
        "sir",
        "lord",
        "lady",
        "dame",
        "saint",
        "st",
        "king",
        "queen",
        "emperor",
        "empress",
        "tsar",
        "czar",
        "kaiser",
        "sultan",
        "shah",
        "pope",
        "president",
        "chancellor",
        "premier",
        "minister",
        "prime",
        "secretary",
        "general",
        "marshal",
        "admiral",
        "colonel",
        "captain",
        "count",
        "duke",
        "duchess",
        "prince",
        "princess",
        "former",
        "ex",
        "chief",
        "senator",
    ]
)
_SMALL = frozenset(
    [
        "of",
        "the",
        "and",
        "for",
        "in",
        "on",
        "de",
        "la",
        "le",
        "von",
        "van",
        "der",
        "den",
        "du",
        "da",
        "di",
    ]
)


def mark_name(question: NameQuestion, answer: Answer) -> Marking:
    """Mark a typed name against the key, its aliases and its confusables."""
    if not isinstance(answer, str):
        return WRONG
    wrong = [Distractor(text) for text in question.reject] + list(question.distractors)
    return mark_name_text(answer, (question.answer, *question.accept), wrong)


def mark_name_text(
    given: str, accepted: Sequence[str], wrong: Sequence[Distractor]
) -> Marking:
    """Mark *given*: the same name, or with initials or slips, and never a wrong one."""
    said = _name(given)
    if not said:
        return WRONG
    rights = [_name(text) for text in accepted]
    if _is_one_of(said, rights):
        return RIGHT
    for distractor in wrong:
        if _same(said, _name(distractor.text)):
            return Marking(Verdict.WRONG, 0.0, distractor.why)
    return _mark_looser(
        given,
        said,
        list(zip(accepted, rights, strict=True)),
        [_name(entry.text) for entry in wrong],
    )


def _mark_looser(
    given: str,
    said: list[str],
    accepted: list[tuple[str, list[str]]],
    wrong: list[list[str]],
) -> Marking:
    """Initials, letters of a body's name, slips, a part of the name: in this order."""
    for text, right in accepted:
        if (
            _with_initials(said, right)
            or _abbreviates(given, text)
            or _abbreviates(text, given)
        ):
            if any(_with_initials(said, other) for other in wrong):
                return Marking(Verdict.WRONG, 0.0, "That fits more than one name here.")
            return RIGHT
    for text, right in accepted:
        if _is_slip(said, right) and not any(_is_slip(said, other) for other in wrong):
            return Marking(Verdict.RIGHT, 1.0, f"Spelling: {text}.")
    return _mark_part(said, accepted, wrong)


def _mark_part(
    said: list[str], accepted: list[tuple[str, list[str]]], wrong: list[list[str]]
) -> Marking:
    for text, right in accepted:
        if _is_part(said, right):
            if any(_is_part(said, other) for other in wrong):
                return Marking(Verdict.WRONG, 0.0, "That fits more than one name here.")
            return Marking(Verdict.CLOSE, 0.5, f"The whole name is asked for: {text}.")
        if (
            _is_part(right, said)
            and len(right) > 1
            and not _adds_something_else(said, right, wrong)
        ):
            return RIGHT
    return WRONG


def _name(text: str) -> list[str]:
    """A name's words without titles; "Tokayev, Kassym" is turned round."""
    last, comma, first = text.partition(",")
    found = words(f"{first} {last}" if comma and "," not in first else text)
    while len(found) > 1 and found[0] in _TITLES:
        found = found[1:]
    return [word for word in found if word not in _ARTICLES] or found


def _is_one_of(said: list[str], names: Iterable[list[str]]) -> bool:
    return any(_same(said, name) for name in names)


def _same(said: list[str], name: list[str]) -> bool:
    """The same letters, however they are spaced: Nur-Sultan, Nur Sultan, Nursultan."""
    return "".join(said) == "".join(name)


def _with_initials(said: list[str], right: list[str]) -> bool:
    """ "K. J. Tokayev": initials for first names, the last word whole."""
    if (
        len(said) == 1
        or len(said) > len(right)
        or said[-1] != right[-1]
        or is_numeral(right[-1])
    ):
        return False
    first, names = said[:-1], right[:-1]
    if len(first) == 1 and len(first[0]) == len(names) > 1:  # "KJ Tokayev"
        return list(first[0]) == [name[0] for name in names]
    return all(
        word in (name, name[0]) for word, name in zip(first, names, strict=False)
    )


def _abbreviates(short: str, long: str) -> bool:
    """Whether *short*, in capitals, is made of the first letters of *long*."""
    letters = short.replace(".", "").strip()
    initials = "".join(word[0] for word in words(long) if word not in _SMALL)
    return (
        3 <= len(letters) <= 10 and letters.isupper() and letters.casefold() == initials
    )


def _is_slip(said: list[str], right: list[str]) -> bool:
    """One or two words with a slip each; numerals must stand."""
    if len(said) != len(right):
        return is_slip_of("".join(said), "".join(right)) and _numerals(
            said
        ) == _numerals(right)
    differing = [
        (word, name) for word, name in zip(said, right, strict=True) if word != name
    ]
    return 0 < len(differing) <= 2 and all(
        is_slip_of(word, name) for word, name in differing
    )


def _numerals(name: list[str]) -> list[str]:
    return [word for word in name if is_numeral(word)]


def _is_part(part: list[str], whole: list[str]) -> bool:
    """Whether the words of *part* come in *whole*, in order, and some are missing."""
    rest = iter(whole)
    return len(part) < len(whole) and all(
        any(word == other for other in rest) for word in part
    )


def _adds_something_else(
    said: list[str], right: list[str], wrong: list[list[str]]
) -> bool:
    """Whether what is said beside the key names someone else, counts or hedges."""
    extra = [word for word in said if word not in right]
    others = {word for name in wrong for word in name} - set(right)
    hedges = {"or", "and", "not", "oder", "nicht", "und"}
    return len(extra) > 2 or any(
        is_numeral(word) or word in others | hedges for word in extra
    )
