"""The words beside a date: its preposition, and what shows that figures are no year."""

import re

from quizapp.derivation.findings.kinds import TimeKind

#: Characters that are looked at to either side.
_REACH = 48

_PREPOSITION = re.compile(
    r"(?:^|(?<=[\s(\"'-]))(?P<words>(?i:as\sof|prior\sto|up\sto|on|in|at|by|since|until|till|from"
    r"|between|during|throughout|before|after|of|to)|[Aa]m|[Ii]m(?:\sJahre?)?|[Vv]om|[Ss]eit|[Bb]is"
    r"|[Ll]e|[Ee]n|[Aa]u|[Dd]epuis|[ВвСс]|[Дд]о|[Пп]осле|[Vv]on)\s{1,3}$"
)
_FOR_A_WHILE = re.compile(
    r"(?:^|(?<=[\s(\"'-]))(?P<words>(?i:for|within|in|after|over|during|throughout|by))\s{1,3}(?:the\s)?$"
)
_HEDGE = re.compile(r"(?:^|(?<=\s))(?P<words>(?i:as\s(?:early|late)\sas))\s$")
_KINDS = {
    "since": TimeKind.START,
    "from": TimeKind.START,
    "after": TimeKind.START,
    "seit": TimeKind.START,
    "depuis": TimeKind.START,
    "until": TimeKind.END,
    "till": TimeKind.END,
    "to": TimeKind.END,
    "up to": TimeKind.END,
    "prior to": TimeKind.END,
    "before": TimeKind.END,
    "by": TimeKind.END,
    "bis": TimeKind.END,
}
_NOT_YET = re.compile(r"(?i)\bnot\s(?:until|till|before)\s$")
_BACK_TO = re.compile(
    r"(?i)\b(?:dat(?:e|es|ed|ing)(?:\sback)?|up|back|down|prior)\sto\s$"
)

_OWNED = re.compile(
    r"(?i)(?:'s?|\b(?:the|a|an|its|his|her|their|our|this|that|these|those|any|new))\s$"
)
_LABELLED = re.compile(
    r"(?:[$£€¥#§№]\s?|\b(?:[Nn]os?|pp?|[Vv]ol|[Cc]h|[Aa]rt|[Ss]ec)\.\s?"
    r"|\b(?:USD|Resolution|Article|Section|Chapter|Figure|Table|Decree|Order|Directive|Regulation"
    r"|Rule|Flight|Route|Highway|Room|Number|Agenda|Vision|Psalm|Boeing|Unit|Law\sNo"
    r"|page|pages|chapter|section|article|number|paragraph|line|room)\s)$"
)
_COUNTED_BEFORE = re.compile(
    r"(?i)\b(?:over|more\sthan|at\sleast|at\smost|up\sto|nearly|almost|some|fewer\sthan|less\sthan"
    r"|only|just|exactly|than|was|were|numbered|numbering|totalled|totalling|reached|counted|lost|killed|killing"
    r"|with|against|(?:majority|total|number|force|army|garrison|population|crowd|some|most|cost|sum|height)\sof)\s$"
)
_YEAR_WAS = re.compile(r"(?i)\byear\s(?:was|is)\s$")
_IN = re.compile(
    r"(?i)(?:^|[\s(])(?:in|since|by|until|till|from|before|after|of|between|during|to)\s$"
)
_FRONTED = re.compile(
    r"(?:(?:^|[.!?]\s{1,3})(?:In|By|Since|Before|After|Until|From|During|Between)"
    r"|\d{4},?(?:\sand)?)\s$"
)
_CYRILLIC = frozenset("абвгдежзийклмнопрстуфхцчшщъыьэюя")
_SAID_IN_RUSSIAN = re.compile(r"(?i)\b(?:в|с|до|после|к|от)\s$")
_NEXT_WORD = re.compile(r"[\s-](?P<word>[A-Za-z]+)")
_LISTED_UNITS = """
metres meters miles feet km kilometres kilometers tonnes tons hectares acres people men
women children cavalry infantry horses francs dollars pounds euros marks roubles rubles
votes points soldiers troops prisoners villages demonstrators percent per degrees kg m
pages copies houses ships tanks aircraft planes guns workers members delegates
inhabitants refugees civilians
"""
_UNITS = frozenset(_LISTED_UNITS.split())
_LISTED_CROWDS = "people men women members soldiers troops workers delegates prisoners"
_CROWDS = frozenset(_LISTED_CROWDS.split())
_LISTED_NO_PLURAL = """
was is has as its his this thus does across less always perhaps towards besides
afterwards sometimes us plus versus unless minus news
"""
_NO_PLURAL = frozenset(_LISTED_NO_PLURAL.split())
_LISTED_EVENTS = """
elections revolutions protests riots uprisings treaties reforms laws acts budgets talks
games negotiations constitutions purges agreements accords floods wars sanctions
amendments
"""
_EVENTS = frozenset(_LISTED_EVENTS.split())
_LISTED_AFTER_SHORT_YEAR = """
the a an at by when after with he she it they his her under near as but while
where which was were had until their its this on from in for
"""
_AFTER_SHORT_YEAR = frozenset(_LISTED_AFTER_SHORT_YEAR.split())


def preposition_before(text: str, start: int, *, is_while: bool) -> tuple[str, int]:
    """The preposition that ends at *start* as the text has it, and where it begins.

    ``("", start)`` without one.  *is_while* asks for those of durations.
    """
    pattern = _FOR_A_WHILE if is_while else _PREPOSITION
    before = text[max(0, start - _REACH) : start]
    found = pattern.search(before)
    if not found:
        return "", start
    words = found["words"].lower()
    if words == "to" and not _BACK_TO.search(before):
        return "", start
    return words, start - len(before) + found.start("words")


def hedge_before(text: str, start: int) -> tuple[str, int]:
    """ "as early as", and where it begins."""
    before = text[max(0, start - _REACH) : start]
    found = _HEDGE.search(before)
    if not found:
        return "", start
    return found["words"].lower(), start - len(before) + found.start("words")


def kind_by(preposition: str, text: str, start: int) -> TimeKind:
    """What a preposition makes of a point; "not until 1928" is 1928 itself."""
    if preposition in ("until", "till", "before"):
        before = text[max(0, start - _REACH) : start]
        if _NOT_YET.search(before):
            return TimeKind.POINT
    if preposition == "to":
        return TimeKind.POINT
    return _KINDS.get(preposition, TimeKind.POINT)


def is_owned(text: str, start: int) -> bool:
    """Whether an article or a possessive stands right before: "the 2014 Revolution"."""
    return bool(_OWNED.search(text[max(0, start - _REACH) : start]))


def may_be_year(text: str, start: int, end: int, figures: str) -> bool:
    """Whether bare figures are a year here, and no count, price, page or number."""
    before = text[max(0, start - _REACH) : start]
    if _LABELLED.search(before):
        return False
    word = _word_after(text, end)
    is_said = bool(_IN.search(before))
    if text[end : end + 2].lstrip()[:1] in _CYRILLIC and not _SAID_IN_RUSSIAN.search(
        before
    ):
        return False
    if len(figures) == 3:
        if before.endswith(" to ") and not _BACK_TO.search(before):
            return False
        fronted = bool(_FRONTED.search(before)) and not _is_plural(word)
        if fronted and word not in _UNITS and word not in ("of", "per", "to", "and"):
            return True
        return is_said and _follows_short_year(text, end, word)
    if not 1000 <= int(figures) <= 2100:
        return False
    if word in _UNITS:
        return bool(_FRONTED.search(before)) and word in _CROWDS
    if _COUNTED_BEFORE.search(before) and not _YEAR_WAS.search(before):
        return False
    if before.rstrip().endswith(" to") and not _BACK_TO.search(before):
        return False
    if _is_plural(word) and word not in _EVENTS:
        return bool(_FRONTED.search(before)) or is_owned(text, start)
    return True


def _word_after(text: str, end: int) -> str:
    found = _NEXT_WORD.match(text, end, end + 32)
    return found["word"] if found else ""


def _is_plural(word: str) -> bool:
    return (
        word.islower()
        and len(word) > 3
        and word.endswith("s")
        and not word.endswith(("ss", "ous"))
        and word not in _NO_PLURAL
    )


def _follows_short_year(text: str, end: int, word: str) -> bool:
    following = text[end : end + 1]
    if following in ("", ".", ",", ";", ":", ")"):
        return True
    return word in _AFTER_SHORT_YEAR or word[:1].isupper() or word.endswith("ed")


def counts_a_unit(text: str, end: int) -> bool:
    """Whether what follows is a unit or a crowd: "800 men"."""
    return _word_after(text, end) in _UNITS
