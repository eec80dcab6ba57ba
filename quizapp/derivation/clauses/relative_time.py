"""Words for a time that is counted from what the text said before."""

import re

_UNITS = r"(?:moments?|minutes?|hours?|days?|weeks?|months?|years?|decades?)"
_PARTS = r"(?:morning|afternoon|evening|night|day|week|month|year|spring|summer|autumn|fall|winter)"
_NAMED = r"(?! (?:the |an? )?(?:\w+ (?:of (?:the )?)?)?[A-Z])"
_RELATIVE = re.compile(
    rf"\b(?:{_UNITS} (?:later|earlier|afterwards|beforehand|on)\b"
    rf"|{_UNITS} (?:before|after)\b{_NAMED}"
    rf"|(?:the|that|this) (?:very )?(?:same|next|following|previous|preceding) {_PARTS}\b"
    rf"|(?:that|this) {_PARTS}\b(?! in| of)"
    r"|(?:shortly|soon|immediately|just) (?:before|after)(?:wards)?\b(?! (?:the |an? )?[A-Z])"
    r"|at (?:that|this|the same) (?:very )?(?:time|moment)\b|by then\b|until then\b"
    r"|(?<!no )earlier\b(?! than)|previously\b|beforehand\b|afterwards\b|thereafter\b)"
)

_ASIDE = re.compile(
    rf",? (?:(?:just|only|some|a|an|two|three|four|five|six|several|few) )*{_UNITS}"
    r" (?:before|after) (?:his|her|their|its) \w+(?=$|[ ,?])"
)


def without_counted(words: str) -> str:
    """The words of a dated clause without "weeks after his election"."""
    return _ASIDE.sub("", words)


def counted_from(words: str) -> str:
    """The first words for such a time, or ""."""
    found = _RELATIVE.search(words)
    return found[0] if found else ""
