"""How dates are written in running text: the patterns, one rule each.

They are tried on a paragraph whose dashes, quotes and spaces were made plain by
``plain``, character by character, so that places stay the same.  Every repetition is
bounded, so a scan takes time in proportion to the text.
"""

import re
from typing import NamedTuple

_PLAIN = str.maketrans(
    dict.fromkeys("‐‑‒–—−", "-")
    | dict.fromkeys("’‘ʼ`´", "'")
    | dict.fromkeys("\u00a0\u2009\u202f\u2002\u2003\u2007\n\t\r", " ")
)


def plain(text: str) -> str:
    """The text with plain dashes, quotes and spaces, each at its old place."""
    return text.translate(_PLAIN)


_S = r"\s{1,3}"
_FULL_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
#: In lower case, in full.
MONTHS = frozenset(_FULL_MONTHS.lower().split("|"))
_SHORT_MONTHS = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
_MONTH = rf"(?:(?:{_FULL_MONTHS})\b|(?:{_SHORT_MONTHS})\b\.?)"
_WEEKDAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_WEEKDAY = rf"(?:(?:{_WEEKDAYS})(?:,|{_S}the)?{_S})?"
#: Nothing may stand before figures that makes them part of something else.
_FREE = r"(?<![\w$£€¥#/])(?<!\d[.,:])(?<![\d)]-)"
_END = r"(?![\w%]|[.,]\d|\s?%|-\d|/\d)"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\d)"
_BC = r"(?:(?:BCE?|B\.C\.(?:E\.)?)(?!\w))"
_AD = r"(?:(?:AD|CE|A\.D\.|C\.E\.)(?!\w))"
_YEAR = (
    rf"(?:A\.?D\.?\s?\d{{1,4}}{_END}|(?:\d{{1,2}},\d{{3}}|\d{{1,5}})\s?{_BC}"
    rf"|\d{{1,4}}\s?{_AD}|\d{{3,4}}{_END})"
)
_SEASON = r"(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)"
_ORDINAL_WORDS = (
    "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth"
    "|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth"
    "|twentieth|twenty-first"
)
_ORDINAL = rf"(?:\d{{1,2}}(?:st|nd|rd|th)|(?i:{_ORDINAL_WORDS}))"
#: "early", "the end of", "the first half of": what part of the date is meant.
_PART = (
    r"(?P<part>(?i:(?:the\s)?(?:very\s)?(?:early|late|mid|middle)[\s-]"
    r"|(?:the\s)?(?:beginning|start|middle|end|close|turn|eve)\sof\s(?:the\s)?"
    r"|(?:the\s)?(?:first|second|latter|third|last)\s(?:half|quarter|decade)\sof\s(?:the\s)?))?"
)
_THE = r"(?:[Tt]he\s)?"
_HOUR_OF_DAY = (
    r"(?:(?i:the)\s(?i:night|morning|evening|afternoon)\s(?i:of|between)\s(?:the\s)?)?"
)
_ABOUT = (
    r"(?:(?P<about>(?i:about|around|circa|approximately|roughly|some\stime\saround"
    r"|c\.|ca\.))\s?(?:the\s)?)?"
)
_TO = r"(?:\s?-\s?|\s(?:to|until|till|through)\s)"
_TO_PART = r"(?:(?:the\s)?(?:(?:early|late|mid)[\s-]|(?:beginning|start|middle|end)\sof\s(?:the\s)?))?"
_DAY_MONTH = rf"{_DAY}(?:\sof)?{_S}{_MONTH}"
_MONTH_DAY = (
    rf"{_MONTH}{_S}(?:the\s)?{_DAY}(?![\d%]|[.,]\d|-?[A-Za-z]|\s(?:%|per\s?cent))"
)
_AND_YEAR = rf"(?:,?\s(?:of\s)?{_YEAR})"
_END_OF_DATE = (
    rf"(?:{_DAY_MONTH}{_AND_YEAR}?|{_MONTH_DAY}{_AND_YEAR}?"
    rf"|{_MONTH}(?:,|\sof)?\s{_YEAR}|(?:{_FULL_MONTHS})\b)"
)
_DECADE = r"(?:\d{2,3}0'?s\b|'\d0s\b)"
_TENS = r"(?:twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)"
_ERA = rf"(?:\s(?:{_BC}|{_AD}))?"
_SAME = (
    r"(?:(?:the|that)\ssame|that|the\sfollowing|the\snext|the\sprevious|the\spreceding)"
)
_COUNT_WORD = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen"
    "|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty"
    "|seventy|eighty|ninety|hundred|thousand|million"
)
#: So many, in figures or words: "30", "two and a half", "seven hundred and fifty".
COUNT = (
    rf"(?:\d{{1,3}}(?:,\d{{3}}){{0,2}}(?:\.\d)?"
    rf"|(?i:(?:a{_S})?(?:{_COUNT_WORD})(?:(?:[\s-]|\sand\s)(?:{_COUNT_WORD})\b){{0,6}}))"
    rf"(?:\sand\sa\shalf)?"
)
_UNIT = r"(?:year|month|week|day|decade|century|centurie|hour|minute|fortnight)"
HEDGES = (
    "nearly|almost|about|around|over|well over|just over|just under|more than|less than"
    "|fewer than|at least|at most|up to|some|roughly|approximately|no more than|only|barely"
    "|little more than|as long as|just|under"
)
_HEDGE = r"(?:(?P<hedge>(?i:" + HEDGES.replace(" ", r"\s") + r"))\s)?"
_FEAST = (
    r"(?:New\sYear's\s(?:Day|Eve)|Christmas\s(?:Day|Eve)|Boxing\sDay|Bastille\sDay"
    r"|(?:the\s)?Ides\sof\sMarch|All\sSaints'\sDay|Halloween|May\sDay|Epiphany)"
)
_GERMAN_MONTHS = "Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
_FRENCH_MONTHS = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
_RUSSIAN_MONTHS = "(?:январ|феврал|апрел|июн|июл|сентябр|октябр|ноябр|декабр)[ьяе]|март[ае]?|ма[йяе]|август[ае]?"
_RUSSIAN_YEAR = r"\d{3,4}(?:\s(?:года|году|год|г\.))"


class Rule(NamedTuple):
    """A way to write a date, and what reads it: a name ``DateReading`` knows."""

    name: str
    pattern: re.Pattern[str]
    needs: tuple[str, ...] = ()  #: one of these stands in whatever it fits, if any

    def may_fit(self, text: str) -> bool:
        """Whether it is worth trying on a text; told by its letters alone."""
        return not self.needs or any(one in text for one in self.needs)


#: Letters of every month, of every unit of time, and of what is told beside one.
_MONTHS_NEED = (
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
)  # fmt: skip
_UNITS_NEED = (
    "year", "month", "week", "day", "decade", "centur", "hour", "minute", "fortnight",
)  # fmt: skip
_LATER_NEED = ("later", "earlier", "before", "afterwards", "thereafter")


def _rule(name: str, pattern: str, *needs: str) -> Rule:
    return Rule(name, re.compile(pattern), needs)


#: Where two begin at one place the longer wins, and of two as long the earlier.
RULES = (
    _rule("two styles", rf"{_FREE}{_DAY_MONTH}\s\({_DAY_MONTH}\)\s{_YEAR}", *_MONTHS_NEED),
    _rule(
        "days",
        rf"{_FREE}{_HOUR_OF_DAY}{_DAY}(?:{_TO}|\sand\s){_DAY}(?:\sof)?\s{_MONTH}{_AND_YEAR}?",
        *_MONTHS_NEED,
    ),
    _rule(
        "days",
        rf"\b{_MONTH}\s{_DAY}(?:{_TO}|\sand\s){_DAY}(?![\w%]|[.,]\d){_AND_YEAR}?",
        *_MONTHS_NEED,
    ),
    _rule(
        "several days",
        rf"{_FREE}{_DAY}(?:,\s{_DAY}){{1,5}}(?:,?\sand\s{_DAY})?\s{_MONTH}{_AND_YEAR}?",
        *_MONTHS_NEED,
    ),
    _rule(
        "range",
        rf"{_FREE}(?P<first>{_END_OF_DATE}|{_SEASON}\s(?:of\s)?{_YEAR}){_TO}{_TO_PART}"
        rf"(?P<last>{_END_OF_DATE})",
    ),
    _rule(
        "range",
        rf"(?<=[Bb]etween\s)(?P<first>{_END_OF_DATE})\sand\s{_TO_PART}(?P<last>{_END_OF_DATE})",
    ),
    _rule(
        "range",
        rf"\b(?P<first>{_FULL_MONTHS})\sand\s(?P<last>(?:{_FULL_MONTHS}),?\s(?:of\s)?\d{{4}}{_END})",
    ),
    _rule(
        "years",
        rf"{_FREE}{_TO_PART}(?P<first>{_YEAR}|\d{{1,4}}(?![\w%]|[.,]\d))(?P<to>{_TO}|\sand\s|/){_TO_PART}(?P<last>{_YEAR}|\d{{1,2}}{_END})",
    ),
    _rule(
        "onwards",
        rf"{_FREE}(?P<start>{_END_OF_DATE}|{_YEAR}|{_THE}{_TO_PART}{_DECADE}|{_THE}{_TO_PART}{_ORDINAL}\scentury)(?:{_TO}(?:the\s)?(?:present(?:\sday)?|today|now)|\sonwards?|\son\b(?=[,;.]))",
    ),
    _rule(
        "point",
        rf"{_FREE}{_PART}{_HOUR_OF_DAY}{_WEEKDAY}{_ABOUT}(?:the\s)?{_DAY_MONTH}{_AND_YEAR}",
        *_MONTHS_NEED,
    ),
    _rule(
        "point",
        rf"{_PART}{_HOUR_OF_DAY}\b{_WEEKDAY}{_ABOUT}{_MONTH}\s(?:the\s)?{_DAY},?\s{_YEAR}",
        *_MONTHS_NEED,
    ),
    _rule("iso", rf"{_FREE}\d{{4}}-\d{{2}}-\d{{2}}(?![\w-])"),
    _rule("iso", rf"{_FREE}\d{{1,2}}([./])\d{{1,2}}\1\d{{4}}(?![\w/])"),
    _rule("month", rf"{_PART}{_ABOUT}\b{_MONTH}(?:,|\sof)?\s{_YEAR}", *_MONTHS_NEED),
    _rule(
        "point",
        rf"{_THE}{_PART}\b{_SEASON}(?:,|\sof)?\s(?:the\syear\s)?\d{{3,4}}(?:[-/]\d{{2,4}})?{_END}",
    ),
    _rule("point", rf"\b{_FEAST},?\s{_YEAR}"),
    _rule("day of year", rf"\b{_FEAST}(?!\w)"),
    _rule("day of year", rf"{_FREE}{_HOUR_OF_DAY}{_WEEKDAY}{_ABOUT}(?:the\s)?{_DAY_MONTH}(?!\w)", *_MONTHS_NEED),
    _rule("day of year", rf"{_HOUR_OF_DAY}\b{_WEEKDAY}{_ABOUT}{_MONTH_DAY}", *_MONTHS_NEED),
    _rule(
        "of a year",
        rf"{_FREE}(?P<day>{_DAY_MONTH}|\b{_MONTH_DAY}|\b(?:{_FULL_MONTHS})|(?:the\s)?\b{_SEASON})"
        rf"\s(?:(?:of|in)\s)?(?P<which>{_SAME})\syear\b",
    ),
    _rule("month of year", rf"{_PART}\b(?P<month>{_FULL_MONTHS})\b(?!\s\d)", *_MONTHS_NEED),
    _rule(
        "season of year",
        r"(?<=[Ii]n\s)(?:the\s)?(?P<season>spring|summer|autumn|winter)\b(?!\s(?:of|\d)|,\s\d)",
    ),
    _rule("nth", r"(?<=[Oo]n\s)the\s(?P<day>\d{1,2})(?:st|nd|rd|th)(?=[,.;]|\sthe\s|\she\s)"),
    _rule("decade", rf"(?<![\w])(?:{_THE}|a\s){_PART}{_ABOUT}(?P<decade>{_DECADE})", "0s", "0's"),
    _rule(
        "decade",
        rf"\b(?i:the\s)(?P<part>(?:early|late|mid)[\s-])?(?P<decade>(?:nineteen[\s-])?{_TENS})\b",
        "ties",
    ),
    _rule("decades", rf"{_FREE}{_THE}{_DECADE}(?:{_TO}|\sand\s)(?:the\s)?{_DECADE}", "0s", "0's"),
    _rule("century", rf"(?<!\w){_ABOUT}{_THE}{_PART}{_ORDINAL}\s(?:[Cc]entury)\b{_ERA}", "entury"),
    _rule("century", rf"(?<!\w){_PART}{_ORDINAL}-[Cc]entury\b{_ERA}", "-century", "-Century"),
    _rule(
        "centuries",
        rf"(?<!\w){_THE}{_ORDINAL}(?:{_TO}|\sand\s)(?:the\s)?{_ORDINAL}[\s-](?:[Cc]entur(?:y|ies))\b{_ERA}",
        "entur",
    ),
    _rule(
        "millennium",
        rf"(?<!\w){_THE}(?P<nth>{_ORDINAL})\s[Mm]illennium(?:\s(?P<era>{_BC}|{_AD}))?",
        "illennium",
    ),
    _rule(
        "quarter",
        rf"\b(?:[Tt]he\s)(?P<nth>first|second|third|fourth)\squarter\sof\s(?P<year>\d{{4}}){_END}",
    ),
    _rule(
        "year",
        rf"{_FREE}{_PART}(?P<label>(?i:the)\syear\s)?{_ABOUT}(?P<year>{_YEAR})",
    ),
    _rule(
        "same",
        rf"\b(?:(?i:later|earlier)\s(?:in\s)?)?(?P<which>(?i:{_SAME}|the\ssucceeding|the\sensuing))\s"
        rf"(?P<unit>year|month|week|day|night|morning|decade|century|spring|summer|autumn|fall|winter|{_FULL_MONTHS})\b"
        r"(?!\s(?:of|after|before|when))",
    ),
    _rule(
        "same",
        r"\b(?P<which>[Tt]he)\s(?P<unit>year|month|day|week)\s(?P<side>before|after)(?=[,.;])",
    ),
    _rule(
        "later",
        rf"(?<![\w-]){_HEDGE}(?P<count>{COUNT}|(?i:half\san?|an?))\s(?P<unit>{_UNIT})s?\s"
        r"(?P<side>(?:later|earlier)(?!\sthan)|before(?=[,.;])|afterwards|thereafter)\b",
        *_LATER_NEED,
    ),
    _rule(
        "ago",
        rf"(?<![\w-]){_HEDGE}(?P<count>{COUNT}|(?i:an?))\s(?P<unit>{_UNIT})s?\sago\b",
        "ago",
    ),
    _rule(
        "beside",
        rf"(?<![\w-]){_HEDGE}(?P<count>{COUNT}|(?i:an?|several|a\sfew))\s(?P<unit>{_UNIT})s?\s(?:after|before)\b",
        "after", "before",
    ),
    _rule("that time", r"\b(?i:at\sth(?:at|e)\s(?:same\s)?time)\b(?!\sof)"),
    _rule("now", r"\b(?i:now|nowadays|recently|currently|in\srecent\s(?:years|months|weeks|decades))\b"),
    _rule("of publication", r"\b(?i:today|yesterday|tomorrow|tonight)\b(?!')"),
    _rule(
        "of publication",
        rf"\b(?:(?i:earlier|later)\s)?(?i:last|this|next)\s(?:week|month|year|quarter|spring|summer|autumn|fall|winter|{_FULL_MONTHS}|{_WEEKDAYS})\b",
    ),
    _rule("weekday", rf"\b(?P<weekday>{_WEEKDAYS})\b(?!\s?[A-Z])"),
    _rule(
        "duration",
        rf"(?<![\w.,$£€-]){_HEDGE}(?:(?:past|last|next|first)\s)?(?P<count>{COUNT}(?:(?:\sto\s|\sor\s|-){COUNT})?"
        rf"|(?i:several|many|a\sfew|a\scouple\sof|half\san?|an?|a\sfull))\s(?:long\s)?{_UNIT}s?\b(?:\sand\sa\shalf\b)?"
        r"(?!'?\s(?:old|of\sage)|-old)",
        *_UNITS_NEED,
    ),
    _rule(
        "long",
        r"(?<=[Ff]or\s)(?:many\s)?(?:centuries|decades|generations|years|months|weeks|days)\b(?!\sto\scome)",
    ),
    _rule(
        "hyphened",
        rf"(?<![\w.,$£€-])(?!(?i:an?)\s){COUNT}-{_UNIT}\b(?!-old|s)",
        *(f"-{one}" for one in _UNITS_NEED),
    ),
    _rule(
        "foreign",
        rf"{_FREE}(?:\d{{1,2}}\.\s)?\b(?:{_GERMAN_MONTHS})\s\d{{3,4}}{_END}",
    ),
    _rule("foreign", rf"{_FREE}(?:1er\s|\d{{1,2}}\s)?\b(?:{_FRENCH_MONTHS})\s\d{{3,4}}{_END}"),
    _rule(
        "foreign",
        rf"{_FREE}(?:\d{{1,2}}\s)?\b(?:{_RUSSIAN_MONTHS})\s\d{{3,4}}{_END}(?:\s(?:года|г\.))?",
    ),
    _rule("foreign", rf"{_FREE}{_RUSSIAN_YEAR}"),
    _rule("foreign", rf"{_FREE}\d{{1,4}}\s(?:v\.\sChr\.|n\.\sChr\.|av\.\sJ\.-C\.|до\sн\.\s?э\.)"),
    _rule("foreign", rf"{_FREE}(?<=[Jj]ahr\s)\d{{3,4}}{_END}"),
    _rule("foreign", rf"{_FREE}(?<=[Jj]ahre\s)\d{{3,4}}{_END}"),
    _rule("foreign", rf"{_FREE}\d{{1,2}}\.\sJahrhunderts?\b"),
    _rule("foreign", r"\b[IVX]{1,5}(?:e|er)?\ssiècle\b"),
    _rule("foreign", r"\b[IVX]{1,5}\s(?:века?|веке|столети[еяи])\b"),
    _rule("foreign", rf"{_FREE}\d{{3,4}}\s(?:bis|по|до)\s\d{{3,4}}{_END}"),
)  # fmt: skip
