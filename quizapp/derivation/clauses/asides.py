"""What a stem leaves out: asides, words by the way, what a parser hung amiss."""

from typing import TYPE_CHECKING

from quizapp.derivation.clauses.clause import Part, Phrase, Slot
from quizapp.questions.wording import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

#: What may hang on a noun and is left out of a stem: asides, appositions.
_ASIDES = frozenset({"appos", "relcl", "acl", "parataxis"})
#: "For example", "in contrast".
_BY_THE_WAY = word_set(
    """example instance course fact addition contrast comparison particular general
    effect turn"""
)


def is_astray(child: "Token", verb: "Token", found: list[Part]) -> bool:
    """What the parser hung on the verb but stands beside it: a sentence before a
    semicolon, or an apposition taken for a second object."""
    if child.dep_ == "ccomp" and child.i < verb.i:
        return True
    if child.dep_ not in {"dobj", "obj", "npadvmod"} or child.left_edge.i == 0:
        return False
    after_comma = child.left_edge.nbor(-1).is_punct
    is_time = child.ent_type_ in {"DATE", "TIME"} or child.tag_ == "CD"
    if after_comma and child.dep_ == "npadvmod" and not is_time and child.i > verb.i:
        return True
    told = any(part.slot is Slot.OBJECT or _is_told_plainly(part) for part in found)
    return after_comma and not is_time and told


def _is_told_plainly(part: Part) -> bool:
    """ "Led to the war, an effort": an adjunct behind its verb and between no commas."""
    first = part.phrase.tokens[0]
    if part.slot is not Slot.ADJUNCT or part.is_fronted or first.i == 0:
        return False
    return not first.nbor(-1).is_punct


def is_joined_on(child: "Token") -> bool:
    """What "as well as" joins to a part before it, and "as well as" itself."""
    start = child.left_edge.i
    words = child.doc[max(child.sent.start, start - 3) : start + 3].text.lower()
    return child.dep_ in {"prep", "advmod"} and "as well as" in words


def is_absolute(child: "Token") -> bool:
    """ "with mobs storming the hall": told by the way, with a subject of its own."""
    if child.lower_ not in {"with", "without"} or child.dep_ not in {"prep", "mark"}:
        return False
    if _is_with_as(child):
        return True
    for one in child.children:
        if one.tag_ in {"VBG", "VBN"} and any(
            two.dep_ in {"nsubj", "nsubjpass"} for two in one.children
        ):
            return True
        if one.dep_ == "pobj" and any(
            two.dep_ == "acl" and two.tag_ == "VBG" for two in one.children
        ):
            return True
    last = child.right_edge
    return last.i + 1 < len(child.doc) and last.nbor().tag_ == "VBG"


def _is_with_as(child: "Token") -> bool:
    """ "with Forrest as its first leader", wherever "as" was hung."""
    end = min(child.right_edge.i + 3, len(child.doc))
    words = [one for one in child.doc[child.i + 1 : end] if one.lower_ == "as"]
    return any(one.nbor().tag_ == "PRP$" for one in words if one.i + 1 < end)


def is_not_so(child: "Token") -> bool:
    """ "not because of his faith", before what it was because of."""
    first = child.left_edge
    before = first if first.lower_ == "not" else first.nbor(-1) if first.i else first
    return child.dep_ in {"prep", "advcl"} and before.lower_ == "not"


def is_by_the_way(child: "Token") -> bool:
    """ "for example", "of course", "as its leader" behind "with Forrest"."""
    if (
        child.lower_ == "as"
        and child.i
        and any(
            one.lower_ == "with"
            and one.right_edge.i + 1 == child.i
            and _is_with_as(one)
            for one in child.head.children
        )
    ):
        return True
    return child.dep_ == "prep" and any(
        one.lower_ in _BY_THE_WAY
        and one.dep_ == "pobj"
        and not any(True for _ in one.children)
        for one in child.children
    )


def is_an_example(child: "Token") -> bool:
    """What stands behind "for example": told as the whole it would be too much."""
    start = child.left_edge.i
    words = child.doc[max(child.sent.start, start - 4) : start].text.lower()
    return words.rstrip(" ,").endswith(("for example", "for instance"))


def noun_phrase(head: "Token") -> Phrase:
    """A noun with what tells it from others; asides and appositions left out."""
    told = _name_beside(head) or head
    return Phrase(told, trimmed(without_asides(told)))


def _name_beside(head: "Token") -> "Token | None":
    """ "Their governor, John White, …": the name says who it is without the text."""
    if not any(
        (one.dep_ == "poss" and one.tag_ == "PRP$") or one.lower_ == "one"
        for one in head.children
    ):
        return None  # "one prominent Freemason, Benjamin Franklin," too
    names = [
        one
        for one in head.children
        if one.dep_ == "appos" and one.pos_ == "PROPN" and one.nbor(-1).dep_ != "det"
    ]
    return names[0] if len(names) == 1 else None


def before_its_aside(verb: "Token", subject: Phrase) -> Phrase:
    """ "Gaius, nine years younger than he, became tribune": the subject up to the
    comma, where a second one stands before the verb and no list is told."""
    inside = verb.doc[subject.head.i + 1 : verb.i]
    commas = [one.i for one in inside if one.text == ","]
    if len(commas) < _COMMAS_OF_AN_ASIDE or verb.i < subject.head.i:
        return subject
    first = commas[0]
    helpers = {one.i for one in verb.children if one.i < verb.i}
    ends = all(place in helpers for place in range(commas[-1] + 1, verb.i))
    if not ends or _is_list(subject.head, first):
        return subject
    kept = tuple(one for one in subject.tokens if one.i < first)
    return Phrase(subject.head, trimmed(kept)) if subject.head in kept else subject


_COMMAS_OF_AN_ASIDE = 2


def _is_list(head: "Token", comma: int) -> bool:
    """ "Britain, France and Israel": joined words, not an aside."""
    joined = [one for one in head.subtree if one.dep_ == "conj" and one.i > comma]
    return any(
        one.nbor(-1).text == "," or one.nbor(-1).dep_ == "cc"
        for one in joined
        if one.head.i <= comma
    ) or any(one.left_edge.i == comma + 1 for one in joined)


def unjoined(phrase: Phrase) -> Phrase:
    """The phrase without what "and" joins to its head."""
    joined = {
        token.i
        for child in phrase.head.children
        if child.dep_ in {"conj", "cc"}
        for token in child.subtree
    }
    kept = tuple(token for token in phrase.tokens if token.i not in joined)
    return Phrase(phrase.head, trimmed(kept))


def without_asides(head: "Token") -> tuple["Token", ...]:
    """The subtree of a word without what is said by the way.

    A relative clause or a participle is left out after a comma only: without a
    comma it tells which one is meant.
    """
    dropped: set[int] = set()
    inside = list(head.subtree)
    for token in inside:
        if token.i == head.i or token.i in dropped:
            continue
        if (
            (token.dep_ in _ASIDES and _is_aside(token))
            or token.dep_ == "parataxis"
            or _is_among_them(token)
        ):
            dropped.update(one.i for one in token.subtree)
            dropped.update(_commas_around(token))
        elif _is_gloss(token):
            dropped.update(one.i for one in token.subtree)
            dropped.add(token.left_edge.i - 1)
    dropped.update(_bracketed(inside))
    return tuple(one for one in inside if one.i not in dropped)


def _commas_around(token: "Token") -> tuple[int, ...]:
    """The two commas that an aside stands between; they go with it."""
    first, last = token.left_edge.i - 1, token.right_edge.i + 1
    inside = first >= 0 and last < len(token.doc)
    both = inside and token.doc[first].text == token.doc[last].text == ","
    return (first, last) if both else ()


def _is_among_them(token: "Token") -> bool:
    """ "Republicans, including Lincoln, rejected it": one of those who did."""
    return token.lower_ == "including" and token.i > 0 and token.nbor(-1).text == ","


def _is_gloss(token: "Token") -> bool:
    """ "conformity, or compliance with its practices": the same in other words."""
    if token.dep_ != "conj" or token.head.dep_ == "conj" or token.left_edge.i < 2:
        return False
    word, comma = token.left_edge.nbor(-1), token.left_edge.nbor(-2)
    others = [one for one in token.head.children if one.dep_ == "conj"]
    return word.lower_ == "or" and comma.text == "," and len(others) == 1


def _is_aside(token: "Token") -> bool:
    first = token.left_edge
    if first.i == 0:
        return False
    before = first.nbor(-1)
    if before.text in {",", "–", "—", "-", "(", "[", ";", ":"}:
        return True
    if token.dep_ == "appos" and before.lower_.endswith("self"):
        return True  # "Sumner, himself a supporter of …"
    return bool(token.dep_ == "appos") and before.is_punct


def _bracketed(tokens: list["Token"]) -> set[int]:
    dropped: set[int] = set()
    depth = 0
    for token in tokens:
        if token.text in {"(", "["}:
            depth += 1
        if depth:
            dropped.add(token.i)
        if token.text in {")", "]"} and depth:
            depth -= 1
    return dropped


def trimmed(tokens: tuple["Token", ...]) -> tuple["Token", ...]:
    """Without signs and joining words at either end."""
    words = list(tokens)
    while words and (_is_sign(words[-1]) or words[-1].dep_ in {"cc", "mark"}):
        words.pop()
    while words and (_is_sign(words[0]) or words[0].dep_ == "cc"):
        words.pop(0)
    return tuple(words)


def _is_sign(token: "Token") -> bool:
    return bool(token.is_space) or token.text in {
        ",",
        ";",
        ":",
        ".",
        "–",
        "—",
        "-",
        "(",
        ")",
        "[",
        "]",
    }
