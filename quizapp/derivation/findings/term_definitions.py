"""Words that a text explains: "the Duma, Russia's lower house"."""

import re
from collections.abc import Iterator

from quizapp.derivation.findings.term_definition import Definition
from quizapp.derivation.span import Span

#: What something explained in passing is a kind of; persons are roles, not terms.
_CLASSES = frozenset(
    re.split(
        r"\s+",
        """tax form system type kind body council parliament assembly court policy doctrine belief
practice tribute levy law code office militia army infantry cavalry force police party movement alliance
organisation organization league union federation confederation class caste peasants slaves serfs nobles
ship weapon sword coin currency language script document charter treaty agreement house chamber legislature
ministry agency service guild estate farm fortress religion sect order festival ceremony ritual labour labor
right privilege duty punishment tariff fee payment unit district province scholars soldiers warriors priests
workers merchants state empire kingdom dynasty network committee congress senate diet tribunal fleet pact
combination mixture programme program campaign ideology philosophy theory theology heresy treatise epic text""",
    )
)
_OPENER = r"(?:[Aa]n?|[Tt]he|[A-Z]\w+(?:'s|’s))"
_NAME = r"[A-Z][^\W\d_]{3,20}"
_FOREIGN = r"[^\W\d_]{4,20}(?:-[^\W\d_]{4,20})?"
_PHRASE = r"[^,;:.()\n–—]{6,80}"
_KNOWN_AS = r"(?:also\s|commonly\s|usually\s|sometimes\s|generally\s|better\s)?(?:known\sas|called)"
_SIGNS = r"[\"'“”‘’]"

_APPOSED = re.compile(
    rf"(?P<article>\b[Tt]he\s|(?<=[.!?]\s)|^)(?P<term>{_NAME}|{_FOREIGN}),\s(?P<meaning>{_OPENER}\s{_PHRASE})(?=[,.;])"
)
_PAID = re.compile(
    rf"(?P<article>\b[Tt]he\s)(?P<term>{_FOREIGN}),\s(?P<meaning>an?\s{_PHRASE})(?=[,.;])"
)
_IN_BRACKETS = re.compile(
    rf"(?P<article>\b[Tt]he\s)(?P<term>{_NAME})\s\((?P<meaning>{_OPENER}\s{_PHRASE})\)"
)
_BETWEEN_DASHES = re.compile(
    rf"(?P<article>\b[Tt]he\s)(?P<term>{_NAME})\s[–—-]\s(?P<meaning>{_OPENER}\s{_PHRASE}?)\s[–—-]\s"
)
_GLOSSED = re.compile(
    rf"\b(?P<term>{_FOREIGN})\s\({_SIGNS}(?P<meaning>[^\"“”()\n]{{3,60}}?){_SIGNS}\)"
)
_MEANING = re.compile(
    rf"\b(?P<term>{_FOREIGN}),\smeaning\s{_SIGNS}?(?P<meaning>[^,.;\"“”\n]{{3,60}}?){_SIGNS}?(?=[,.;])"
)
_MEANS = re.compile(
    rf"(?:^|(?<=[.!?]\s))(?:The\s(?:term|word|concept)\s)?{_SIGNS}?(?P<term>{_FOREIGN}){_SIGNS}?\s"
    r"(?:means|meant|refers\sto|referred\sto|denotes|denoted)\s(?P<meaning>(?:the|an?)\s[^.;\n]{6,120})(?=[.;])"
)
_IS = re.compile(
    rf"(?:^|(?<=[.!?]\s))(?P<article>An?\s|The\s)?(?P<term>{_FOREIGN})\s(?:is|was|are|were)\s"
    r"(?P<meaning>(?:(?:the|an?)\s)?[^,.;\n]{6,120})(?=[.;]|,\s)"
)
_KNOWN = re.compile(
    rf"(?:^|(?<=[.!?]\s))(?P<meaning>[A-Z][^,.;:\n]{{6,80}}),\s{_KNOWN_AS}\s(?:the\s)?(?P<term>[^,.;()\n]{{3,40}})(?=[,.])"
)
#: "At the First Battle of Bull Run, also known as …".
_BEFORE_NAME = re.compile(r"(?:At|In|On|During|After|Before|From|By|With|For)\s")
KNOWN_WHY = "from 'known as'"
_PRONOUNS = frozenset(
    {"this", "that", "these", "those", "there", "they", "what", "which", "here", "such"}
    | {"both", "each", "some", "many", "most", "all"}
)
_ABSTRACT = re.compile(r"(?:isms?|dom|hood|ship|cracy|archy|heid|age)$")
_TURN = re.compile(
    r"\b(?:of|that|which|who|whose|in|to|for|from|by|with|on|into|onto|at|over|under"
    r"|between|among|against|before|after|during|near|behind|through|within)\b"
)
_VERBS = re.compile(r"\b(?:was|were|is|are|had|has|did|will|would|could|may|might)\b")


def definitions(text: str) -> Iterator[Definition]:
    """Every explained term of a paragraph, in no order; some may overlap."""
    for pattern in (_APPOSED, _PAID):
        for match in pattern.finditer(text):
            if _names_a_class(match["meaning"]) and not _is_adverbial(match["term"]):
                yield _definition(match, "put beside it")
    for pattern in (_IN_BRACKETS, _BETWEEN_DASHES):
        for match in pattern.finditer(text):
            if _names_a_class(match["meaning"]):
                yield _definition(match, "put beside it")
    for match in _GLOSSED.finditer(text):
        if match["term"].islower():
            yield _definition(match, "translated in brackets")
    for match in _MEANING.finditer(text):
        yield _definition(match, "from 'meaning'")
    for match in _MEANS.finditer(text):
        if match["term"].lower() not in _PRONOUNS:
            yield _definition(match, "from 'means' or 'refers to'")
    for match in _IS.finditer(text):
        if _defines(match) and not _is_cut(match):
            yield _definition(match, "from 'is a'")
    for match in _KNOWN.finditer(text):
        if _is_a_name_for(match):
            yield _definition(match, KNOWN_WHY)


def _is_a_name_for(match: re.Match[str]) -> bool:
    """Whether "X, known as Y" tells of all of X, and not of its last words."""
    meaning = match["meaning"]
    if _VERBS.search(meaning) or _CLAUSE.search(meaning):
        return False
    if meaning.split()[0].lower() in {"his", "her", "its", "their", "these", "this"}:
        return False
    return match["term"][:1].isalpha()


#: Begins a clause, after which another noun may be what is "known as".
_CLAUSE = re.compile(r"\b(?:when|where|that|which|who|whom|while|because|if)\b")


def _definition(match: re.Match[str], why: str) -> Definition:
    start, end = match.span("meaning")
    if why == KNOWN_WHY and (before := _BEFORE_NAME.match(match["meaning"])):
        return _told(match, start + before.end(), end, why)
    return _told(match, start, end, why)


def _told(match: re.Match[str], start: int, end: int, why: str) -> Definition:
    end = start + len(match.string[start:end].rstrip())
    article = (match.groupdict().get("article") or "").strip()
    sure = bool(article) or why == KNOWN_WHY or bool(_ABSTRACT.search(match["term"]))
    return Definition(Span(*match.span("term")), Span(start, end), why, sure)


def _head(meaning: str) -> list[str]:
    """The words before the first "of", "that" or "in"."""
    parts = _TURN.split(meaning, maxsplit=1)
    head = parts[0].lower().split()
    is_done = len(parts) > 1 and bool(head) and head[-1].endswith("ed")
    return head[:-1] if is_done else head


def _names_a_class(meaning: str) -> bool:
    head = _head(meaning)
    return (
        bool(head)
        and not _VERBS.search(meaning)
        and (head[-1] in _CLASSES or _is_of_class(meaning))
    )


def _is_of_class(meaning: str) -> bool:
    """ "a direct tax on land", whose class is not its last word."""
    head = _head(meaning)
    return len(head) >= 2 and head[-1].rstrip("s") in _CLASSES


def _is_adverbial(term: str) -> bool:
    return term.lower() in _PRONOUNS or term.lower() in (
        "meanwhile",
        "however",
        "instead",
        "later",
    )


def _defines(match: re.Match[str]) -> bool:
    """Whether "X is a Y" says what X means, and not how X fared."""
    term, meaning = match["term"], match["meaning"]
    article = (match["article"] or "").strip()
    if term.lower() in _PRONOUNS or _VERBS.search(_head_words(meaning)):
        return False
    has_article = meaning.startswith(("a ", "an ", "the "))
    is_foreign = not term.isascii()
    if article in ("A", "An"):
        return term.islower() and meaning.startswith(("a ", "an "))
    if article == "The" and term.islower():
        return is_foreign
    is_said_of = bool(_TURN.search(meaning)) and has_article
    if article == "The":
        return is_said_of and not _is_superlative(meaning)
    return is_said_of and bool(_ABSTRACT.search(term))


def _is_cut(match: re.Match[str]) -> bool:
    """ "the belief that through reason": a comma stands within the clause."""
    after = match.string[match.end("meaning") :]
    tail = match["meaning"].split()[-4:]
    return after.startswith(",") and bool(
        _CLAUSE.search(match["meaning"]) and not _VERBS.search(" ".join(tail))
    )


def _head_words(meaning: str) -> str:
    return " ".join(_head(meaning))


def _is_superlative(meaning: str) -> bool:
    return bool(
        re.match(r"the\s(?:\w+est|most|first|last|only|result|cause)\b", meaning)
    )
