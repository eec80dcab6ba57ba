"""Characters that are seen as others, or not at all, as the ones that are read."""

import re
import unicodedata

#: What some fonts and files write as one character.
_LIGATURES = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
}

_LINE_ENDS = re.compile("\r\n|[\r\v\x85\u2028]")
_PARAGRAPH_ENDS = re.compile("[\f\u2029]")
#: No-break, thin, figure and other spaces; between thousands they are spaces too.
_SPACES = re.compile("[\t \xa0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
#: Soft hyphens with the line's end that shows them; zero widths, directions, controls.
_UNSEEN = re.compile(
    "\xad[ \t]*\n[ \t]*|[\xad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffc\x00-\x08\x0e-\x1f\x7f-\x9f]"
)
_HALVES = re.compile("[\ud800-\udfff]")
_LIGATURE = re.compile("[\ufb00-\ufb06]")
_AT_LINE_ENDS = re.compile(r"(?m)^ | $")


def plain_characters(text: str) -> str:
    """The text with ordinary line ends and spaces, and nothing that is not seen.

    Curly quotes, dashes and letters of any script stay as they are.
    """
    text = _LINE_ENDS.sub("\n", text)
    text = _PARAGRAPH_ENDS.sub("\n\n", text)
    text = _UNSEEN.sub("", text)
    text = _HALVES.sub("\ufffd", text)
    text = _LIGATURE.sub(lambda found: _LIGATURES[found[0]], text)
    text = _SPACES.sub(" ", text)
    return unicodedata.normalize("NFC", _AT_LINE_ENDS.sub("", text))
