"""A time that opens a sentence without a comma: a parser takes it into the subject.

"In 1961 rebellions broke out" is read as the rebellions of 1961, "On 19 December De la
Rúa spoke" as somebody called 19 December De la Rúa.
"""

from typing import TYPE_CHECKING

from quizapp.derivation.findings.date_patterns import MONTHS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_PREPOSITIONS = frozenset({"in", "on", "by", "from", "until", "since", "during"})
_PARTS = frozenset({"morning", "afternoon", "evening", "night", "day", "eve"})
_LONGEST = 3  #: words of a date
_YEAR = 4  #: figures
_ERAS = frozenset({"BC", "BCE", "AD", "CE"})
_VERBS = frozenset({"VERB", "AUX"})
_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})


def free_fronted_dates(doc: "Doc") -> None:
    """Hang each such time on its preposition again, and the subject on its verb."""
    for sentence in doc.sents:
        first = sentence[0]
        if first.lower_ not in _PREPOSITIONS or len(sentence) <= 2 * _LONGEST:
            continue
        is_part = sentence[2].lower_ in _PARTS and sentence[3].lower_ == "of"
        last = sentence[3] if is_part else first
        date = _date_after(last)
        if date and date[-1].i + 1 < sentence.end:
            _free(last, date, first.head)


def _date_after(first: "Token") -> "list[Token]":
    """ "1961", "19 December", "December 1961", "19 December 1961", "332 BC"."""
    words = [first.nbor(place) for place in range(1, _LONGEST + 1)]
    if words[0].text.isdigit() and words[1].text.upper() in _ERAS:
        return words[:2]
    found: list[Token] = []
    for word in words:
        is_day = word.text.isdigit() and not found
        is_month = word.lower_ in MONTHS and len(found) < 2
        is_year = len(word.text) == _YEAR and word.text.isdigit()
        if not (is_day or is_month or is_year):
            break
        found.append(word)
        if is_year:
            break
    told = [one.lower_ in MONTHS or len(one.text) == _YEAR for one in found]
    return found if any(told) else []


def _free(preposition: "Token", date: "list[Token]", verb: "Token") -> None:
    inside = {one.i for one in date}
    outer = [one for one in date if one.head.i not in inside | {preposition.i}]
    noun = outer[0].head if outer else None
    while noun is not None and noun.dep_ in {"poss", "compound"}:
        noun = noun.head
    if noun is None or noun.pos_ not in _NOUNS or noun.i < date[-1].i:
        return
    if noun.dep_ == "pobj" and noun.head.i == preposition.i:
        if verb.pos_ not in _VERBS or verb.i < noun.i or _has_subject(verb):
            return
        noun.head = verb
        passive = any(child.dep_ == "auxpass" for child in verb.children)
        noun.dep_ = "nsubjpass" if passive else "nsubj"
    elif not noun.dep_.startswith("nsubj"):
        return
    chief = next((one for one in date if one.lower_ in MONTHS), date[-1])
    chief.head = preposition
    chief.dep_ = "pobj"
    for one in date:
        if one.i != chief.i:
            one.head = chief
            one.dep_ = "nummod"


def _has_subject(verb: "Token") -> bool:
    return any(child.dep_.startswith("nsubj") for child in verb.children)
