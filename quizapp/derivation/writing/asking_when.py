"""When, since when, how long: questions from the dates of a clause."""

import re
from collections.abc import Iterator

from quizapp.derivation.clauses.clause import Clause, Part, Slot
from quizapp.derivation.clauses.wording import CannotBeSaid
from quizapp.derivation.draft import Draft
from quizapp.derivation.findings.kinds import DateFinding, TimeKind
from quizapp.derivation.writing.material import Material
from quizapp.derivation.writing.setting import with_setting
from quizapp.questions.dates.calendar_point import Precision
from quizapp.questions.question import Ask, DateQuestion, PhraseQuestion

#: How to ask for a date of a given precision.
BY_PRECISION = {
    Precision.DAY: "On what date",
    Precision.MONTH: "In which month and year",
    Precision.YEAR: "In which year",
    Precision.DECADE: "In which decade",
    Precision.CENTURY: "In which century",
}
_BETWEEN = {
    Precision.DAY: "Between which dates",
    Precision.YEAR: "Between which years",
}
_BY_WHICH = {
    Precision.YEAR: "By which year",
    Precision.DECADE: "By which decade",
    Precision.CENTURY: "By which century",
}
#: Says when something happened; "before 1914" and "by 1945" only bound it.
_POINTS = frozenset({"", "on", "in", "at", "during", "from", "around", "about"})


def ask_when(material: Material) -> Iterator[Draft]:
    """Draft a question for each date that says when the verb of its clause happened."""
    for clause in material.clauses:
        dates = material.dates_in(clause)
        for date in dates:
            draft = _ask(material, clause, date, alone=len(dates) == 1)
            if draft is not None:
                yield draft


def _ask(
    material: Material, clause: Clause, date: DateFinding, *, alone: bool
) -> Draft | None:
    part = clause.part_at(date.span)
    if part is None or part.slot in {Slot.CLAUSE, Slot.SIDE_CLAUSE}:
        return None
    fit = _fit(part, date)
    if not fit:
        return None
    wh = _wh(clause, date)
    if _is_reckoned(date):
        return None
    if _is_bounded(clause, part) or (not alone and _is_one_of_many(clause, part)):
        return None
    if not wh or _says_only_when(clause, date, part):
        return None
    if _is_of_another_time(clause, part, date) or _goes_on(material, date):
        return None
    try:
        stem = material.asker.about_part(clause, wh, without=[date.span])
    except CannotBeSaid:
        return None
    if len(stem.text.split()) < _LEAST_WORDS:
        return None
    if len(stem.text.split()) >= _TELLING:
        stem = with_setting(material, clause.sentence, stem)
    warnings = (date.why,) if date.leaned else ()
    return material.draft(
        _question(material, clause, date, stem.text),
        clause=clause,
        stem=stem,
        key=date.bare,
        rule="when",
        confidence=fit if alone else fit * 0.95,
        warnings=warnings,
        doubts=_doubts(material, date),
    )


def _goes_on(material: Material, date: DateFinding) -> bool:
    """ "in the 1790s and early 1800s": half of a time is no key."""
    return bool(_AND_THEN.match(material.document.text, date.span.end))


_AND_THEN = re.compile(r"\s+(?:and|or)\s+(?:in\s+)?(?:(?:the|early|late|mid)[\s-]+)*\d")


def _is_of_another_time(clause: Clause, part: Part, date: DateFinding) -> bool:
    """ "the first since Roosevelt's victory in 1936": that was in 1936."""
    inside = [one for one in part.phrase.tokens if one.idx == date.bare.start]
    above = list(inside[0].ancestors)[1:] if inside else []
    return any(
        one.lower_ in _COMPARING and clause.verb.i < one.i < inside[0].i
        for one in above
    )


_COMPARING = frozenset({"since", "until", "after", "before", "following", "than"})


def _is_one_of_many(clause: Clause, part: Part) -> bool:
    """ "Nevada was admitted in 1864, with Colorado following in 1876": which is whose?"""
    return any(
        one is not part
        and one.slot in {Slot.ADJUNCT, Slot.ADVERB}
        and one.preposition in {"in", "on", "with"}
        and any(_is_year(token.text) for token in one.phrase.tokens)
        for one in clause.parts
    )


def _is_year(word: str) -> bool:
    return word.isdigit() and len(word) == 4


def _is_reckoned(date: DateFinding) -> bool:
    """ "a week before" is no day that could be asked for, "c. 1450" is a year."""
    value = date.value
    return (
        value is not None
        and value.points[0].approximate
        and value.precision in {Precision.DAY, Precision.MONTH}
    )


def _doubts(material: Material, date: DateFinding) -> tuple[str, ...]:
    """ "For up to 180 days" does not say for how long."""
    words = date.bare.of(material.document.text).lower()
    if date.kind is not TimeKind.DURATION:
        return ()
    if words.startswith(_VAGUE):
        return ("the text does not say how long exactly",)
    return ("the text gives a limit only",) if words.startswith(_LIMITS) else ()


_LEAST_WORDS = 5
#: Words of a stem to which a place may be added.
_TELLING = 8
_VAGUE = ("the next", "next", "the last", "the past", "centuries", "decades", "years")
_LIMITS = ("up to", "at most", "at least", "less than", "more than", "over")
_BOUNDS = frozenset({"until", "till", "since", "from"})


def _fit(part: Part, date: DateFinding) -> float:
    """How surely the date belongs to the verb: 0 for a noun's own date."""
    words = [token for token in part.phrase.tokens if token.text.strip()]
    outside = [
        token for token in words if not date.span.start <= token.idx < date.span.end
    ]
    if not outside:
        return 0.98
    if part.slot is Slot.ADJUNCT and part.phrase.head.idx == date.span.start:
        return 0.5  # "in 2011 the worst …": more than the date hangs on it
    last = part.phrase.span.end == date.span.end
    return 0.8 if last and date.preposition in {"on", "in", "since", "for"} else 0.0


def _is_bounded(clause: Clause, part: Part) -> bool:
    """ "continued in 1659 until …", "had been, since 1535, …": no point in time."""
    if part.preposition in _BOUNDS:
        return part.preposition not in {"since", "from"}
    return any(one is not part and one.preposition in _BOUNDS for one in clause.parts)


def _says_only_when(clause: Clause, date: DateFinding, part: Part) -> bool:
    """ "The exchange was, from 1991 to 2000, …": the rest was not read."""
    if not clause.group.is_copula or date.kind is TimeKind.POINT:
        return False
    others = [one for one in clause.parts if one is not part]
    return all(one.slot in {Slot.ADVERB, Slot.SIDE_CLAUSE} for one in others)


def _may_end(clause: Clause) -> bool:
    """ "By 1776 …" says when it had come about, not what is yet to be."""
    first = clause.group.auxiliaries[:1]
    return not first or first[0].lower() in {"had", "was", "were", "did"}


def wh_of(date: DateFinding) -> str:
    """The words that ask when something took place."""
    if date.value is None or date.kind is not TimeKind.PERIOD:
        return BY_PRECISION.get(date.value.precision, "When") if date.value else "When"
    return _BETWEEN.get(date.value.precision, "During which period")


def _wh(clause: Clause, date: DateFinding) -> str:
    """The words that ask for this date, empty where none do."""
    match date.kind:
        case TimeKind.POINT if date.value is not None and date.value.is_period:
            return ""  # "in the second century BC"
        case TimeKind.POINT if date.preposition in _POINTS and date.value is not None:
            return BY_PRECISION.get(date.value.precision, "When")
        case TimeKind.END if date.preposition == "by" and date.value is not None:
            asked = _BY_WHICH.get(date.value.precision, "")
            return asked if _may_end(clause) else ""
        case TimeKind.START if date.value is not None:
            perfect = clause.group.auxiliaries[:1] in {("has",), ("have",), ("had",)}
            return "Since when" if perfect else ""
        case TimeKind.PERIOD if date.value is not None:
            return wh_of(date)
        case TimeKind.DURATION if date.preposition == "for":
            return "For how long"
        case _:
            return ""


def _question(
    material: Material, clause: Clause, date: DateFinding, prompt: str
) -> DateQuestion | PhraseQuestion:
    evidence = material.evidence(clause.sentence)
    if date.value is None:
        return PhraseQuestion(
            id="draft",
            prompt=prompt,
            topic="dates",
            ask=(Ask.CHOICE, Ask.FLASHCARD, Ask.TYPED),
            answer=date.bare.of(material.document.text),
            evidence=evidence,
        )
    return DateQuestion(
        id="draft",
        prompt=prompt,
        topic="dates",
        ask=(Ask.TIMELINE, Ask.TYPED, Ask.CHOICE),
        answer=date.value,
        evidence=evidence,
    )
