"""Times and links of a clause that only its text explains: "the same evening", "also"."""

from quizapp.derivation.clauses.clause import Clause, Part, Slot
from quizapp.derivation.writing.material import Material
from quizapp.questions.wording import word_set

_BACK = word_set(
    "following same next previous subsequent preceding that this these those meantime"
)
_LINKS = word_set(
    """also then now soon later thus therefore however again too indeed instead
    finally eventually ultimately meanwhile still further moreover subsequently already
    nevertheless consequently accordingly likewise even predictably unfortunately
    there here increasingly"""
)


def passing_times(material: Material, clause: Clause) -> list[Part]:
    """The parts that a question about why leaves out, since they date nothing."""
    return [
        part
        for part in clause.parts
        if _passes(material, part) or _is_set_off(clause, part)
    ]


def _is_set_off(clause: Clause, part: Part) -> bool:
    """ "…, to the horror of the planters": told by the way, behind a comma or a dash."""
    first = part.phrase.tokens[0]
    if part.slot in {Slot.CLAUSE, Slot.SIDE_CLAUSE} or first.i <= clause.verb.i + 1:
        return False
    if first.nbor(-1).text not in {",", "–", "—", "--", ":", ";"}:
        return False
    if part.slot is Slot.ADJUNCT:
        return not any(one.ent_type_ == "DATE" for one in part.phrase.tokens)
    return any(
        one.slot is not Slot.ADVERB and clause.verb.i < one.phrase.tokens[0].i < first.i
        for one in clause.parts
    )


def _passes(material: Material, part: Part) -> bool:
    words = part.phrase.tokens
    if part.slot is Slot.ADVERB:
        return len(words) == 1 and words[0].lower_ in _LINKS
    if part.slot is not Slot.ADJUNCT:
        return False
    if any(material.naming.stand_at(one.idx) is not None for one in words):
        return False
    is_time = material.has_date(part.phrase.span) or any(
        one.ent_type_ in {"DATE", "TIME"} for one in words
    )
    return is_time and any(one.lower_ in _BACK for one in words)
