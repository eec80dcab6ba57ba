"""Whether the words of a clause were cut where its sentence is cut."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from quizapp.derivation.clauses.clause import Part, Phrase, Slot
from quizapp.derivation.lexicon import verbs

if TYPE_CHECKING:
    from spacy.tokens import Token

_YEAR = 4  #: figures
_JOINED = frozenset({"conj", "cc", "nummod", "compound", "appos"})


def is_sound(verb: "Token", subject: Phrase, parts: Iterable[Part]) -> bool:
    """Not "David Ben" of "Ben-Gurion", "was re" of "re-elected", "1958 officers"."""
    told = [part.phrase for part in parts if part.slot is not Slot.SIDE_CLAUSE]
    if any(_is_cut(phrase.tokens[-1]) for phrase in (subject, *told)) or _is_cut(verb):
        return False
    if ends_a_word(verb) or any(_is_owner(phrase.tokens[-1]) for phrase in told):
        return False
    if _is_described(verb, subject) or _is_inside_an_aside(verb, subject):
        return False
    if verb.tag_ in {"VBZ", "VBP"} and verb.lemma_.lower() not in verbs() | {"be"}:
        return False  # "proslavery South Carolina"
    if _is_of_a_clause(verb, subject) or _lost_its_middle(subject):
        return False
    if _is_bracketed_apart(verb, subject):
        return False
    if is_owner(subject) or _supports_a_noun(verb):
        return False
    first = subject.tokens[0]
    if first.tag_ == "VBG" and first.is_sent_start and first.nbor().pos_ == "PROPN":
        return False  # "Departing Washington, the volunteers headed south"
    if first.is_digit and len(first.text) == _YEAR and first.i != subject.head.i:
        return False
    return not _has_stray_comma(subject)


def is_owner(phrase: Phrase) -> bool:
    """ "Maryland's" of "Maryland's, written in 1776, was strict"."""
    return phrase.tokens[-1].tag_ == "POS"


def _is_described(verb: "Token", subject: Phrase) -> bool:
    """ "The Act, passed in London, divided …": a participle read as the verb."""
    if verb.tag_ not in {"VBD", "VBN"} or verb.i == 0 or subject.head.i > verb.i:
        return False
    before, first = verb.nbor(-1), subject.tokens[0].i
    if first > 0 and verb.doc[first - 1].text == ",":
        return False  # "His heir, Paul, fled": the name stands between both commas
    within = verb.doc[subject.head.i + 1 : before.i]
    if any(one.text == "," for one in within):
        return False  # it closes an aside
    return before.text == "," and before.i - 1 == subject.tokens[-1].i


def _supports_a_noun(verb: "Token") -> bool:
    """ "Elizabeth did sanction it": a verb was read as the object of "did"."""
    if verb.lemma_ != "do" or verb.i + 1 >= len(verb.doc):
        return False
    after = verb.nbor()
    return bool(after.tag_ == "NN" and after.dep_ in {"dobj", "compound", "amod"})


def _is_inside_an_aside(verb: "Token", subject: Phrase) -> bool:
    """ "A fleet, believing war had broken out, seized …": no comma ends the aside."""
    if subject.head.i > verb.i:
        return False
    between = verb.doc[subject.tokens[-1].i + 1 : verb.i]
    commas = sum(one.text == "," for one in between)
    opens = len(between) > 1 and between[0].text == "," and commas == 1
    return opens and any(one.tag_ == "VBG" for one in between)


def _is_cut(last: "Token") -> bool:
    """Whether a hyphen goes on right behind it."""
    if last.whitespace_ or last.i + 2 >= len(last.doc):
        return False
    after = last.nbor()
    return after.text == "-" and not after.whitespace_ and last.nbor(2).is_alpha


def _is_of_a_clause(verb: "Token", subject: Phrase) -> bool:
    """ "When it was clear that the head was Laden, the attention turned": another verb
    stands right before the subject.
    """
    first = subject.tokens[0].i
    if first == 0 or subject.head.i > verb.i:
        return False
    before = verb.doc[first - 1]
    after = verb.doc[subject.tokens[-1].i + 1]
    is_finite = before.tag_ in {"VBD", "VBZ", "VBP"} and before.i < verb.i
    return bool(is_finite and before.head.head == verb and after.text == ",")


def _lost_its_middle(subject: Phrase) -> bool:
    """ "abolitionists, reformer Garrison" of "abolitionists, led by the editor and
    reformer Garrison": a word whose own head was left out.
    """
    kept = {one.i for one in subject.tokens}
    return any(
        one.i != subject.head.i
        and (
            (one.dep_ == "conj" and one.head.i not in kept)
            or (one.dep_ == "appos" and _stands_behind_a_gap(one, kept))
        )
        for one in subject.tokens
    )


def _stands_behind_a_gap(appositive: "Token", kept: set[int]) -> bool:
    before = appositive.left_edge.i - 1
    return before not in kept and appositive.doc[before].text != ","


def _is_bracketed_apart(verb: "Token", subject: Phrase) -> bool:
    """Whether a bracket opens behind the subject and the verb stands inside it."""
    if subject.head.i > verb.i:
        return False
    between = [one.text for one in verb.doc[subject.tokens[-1].i + 1 : verb.i]]
    return between.count("(") != between.count(")")


def ends_a_word(verb: "Token") -> bool:
    """ "authored" of "co-authored"."""
    return verb.i > 0 and verb.nbor(-1).text == "-" and not verb.nbor(-1).whitespace_


def _is_owner(last: "Token") -> bool:
    """ "the local Woolworth" of "the local Woolworth's"."""
    if last.i + 1 >= len(last.doc):
        return False
    after = last.nbor()
    return bool(after.tag_ == "POS") or after.text in {"'s", "’s"}


def _has_stray_comma(subject: Phrase) -> bool:
    """ "Rajapaksa, then to Singapore fled": a comma that joins nothing."""
    commas = [one.i for one in subject.tokens if one.text == ","]
    return bool(commas) and not any(
        one.i > commas[0] and one.dep_ in _JOINED for one in subject.tokens
    )
