"""How many, how much: questions from the numbers of a clause."""

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from quizapp.derivation.clauses.asides import trimmed, unjoined
from quizapp.derivation.clauses.asking import Stem
from quizapp.derivation.clauses.clause import Clause, Part, Phrase, Slot
from quizapp.derivation.clauses.wording import CannotBeSaid
from quizapp.derivation.draft import Draft
from quizapp.derivation.findings.kinds import NumberFinding
from quizapp.derivation.span import Span
from quizapp.derivation.writing.material import Material
from quizapp.derivation.writing.setting import with_setting
from quizapp.questions.question import Ask, NumberQuestion

if TYPE_CHECKING:
    from spacy.tokens import Token

_MONEY = ("$", "£", "€", "¥", "dollar", "pound", "euro", "franc", "mark", "rouble")
_LEAST_WORDS = 5
#: Prepositions that may stand before "how many".
_ASKED_WITH = frozenset(["for", "in", "at", "over", "to", "among", "of", "from"])
_PLACING = frozenset({"in", "on", "at", "near", "outside", "across", "along", "around"})
#: What is counted is people where the text does not say what.
_TO_PEOPLE = frozenset(
    [
        "kill",
        "injure",
        "wound",
        "arrest",
        "detain",
        "die",
        "execute",
        "deport",
        "flee",
        "displace",
        "imprison",
        "sentence",
        "hang",
        "shoot",
        "attend",
        "gather",
        "march",
        "protest",
        "vote",
        "drown",
        "perish",
    ]
)
#: "one of the …" counts nothing, and nobody is asked how many "two" are.
_LEAST = Decimal(2)


#: Said in the question.  "More than how many" is not English: what only bounds a
#: number is said beside the key.
_SAID = {
    **dict.fromkeys(
        [
            "about",
            "around",
            "roughly",
            "approximately",
            "some",
            "nearly",
            "almost",
            "close to",
            "circa",
            "c.",
            "an estimated",
            "estimated",
        ],
        "About",
    ),
    "an average of": "On average,",
    "at least": "At least",
    "at most": "At most",
    "up to": "Up to",
}
#: Stress a number and do not bound it.
_EXACT = frozenset({"only", "just", "exactly", "a total of"})
#: Nouns whose size is told in numbers.
_SIZED = frozenset(
    [
        "army",
        "force",
        "fleet",
        "garrison",
        "crowd",
        "indemnity",
        "fine",
        "loan",
        "debt",
        "ransom",
        "tribute",
        "reward",
        "grant",
        "majority",
        "surplus",
        "deficit",
        "budget",
        "population",
        "sum",
        "salary",
        "subsidy",
    ]
)
_GUESSED = "a small number can be guessed"
_GUESSED_BELOW = Decimal(4)
#: What is counted is not told: "two other members", "both cities".
_NOT_TOLD = frozenset(
    ["other", "others", "different", "such", "same", "more", "further"]
)
_UNTOLD = "does not say of what"


def ask_how_many(material: Material) -> Iterator[Draft]:
    """Draft a question for each number that counts a subject or an object."""
    for clause in material.clauses:
        for number in material.findings.numbers:
            if clause.span.holds(number.figures):
                draft = _ask(material, clause, number)
                if draft is not None:
                    yield draft


def _ask(material: Material, clause: Clause, number: NumberFinding) -> Draft | None:
    if number.value < _LEAST:
        return None
    try:
        if clause.subject.span.holds(number.figures):
            stem = _about_subject(material, clause, number)
        else:
            part = clause.part_at(number.figures)
            stem = _about_part(material, clause, part, number) if part else None
    except CannotBeSaid:
        return None
    if stem is None or len(stem.text.split()) < _LEAST_WORDS:
        return None
    stem = with_setting(material, clause.sentence, stem)
    question = NumberQuestion(
        id="draft",
        prompt=stem.text,
        topic="numbers",
        ask=(Ask.TYPED, Ask.CHOICE, Ask.FLASHCARD),
        answer=number.value,
        unit="" if number.unit == "" else number.unit,
        explanation=_with_qualifier(material, number),
        evidence=material.evidence(clause.sentence),
    )
    return material.draft(
        question,
        clause=clause,
        stem=stem,
        key=number.figures,
        rule="how many",
        confidence=0.85,
        doubts=_doubts(clause, number, stem),
    )


def _doubts(clause: Clause, number: NumberFinding, stem: Stem) -> list[str]:
    doubts = []
    if number.value < _GUESSED_BELOW and number.unit == "":
        doubts.append(_GUESSED)
    if set(stem.text.lower().split()) & _NOT_TOLD:
        doubts.append(_UNTOLD)
    part = clause.part_at(number.figures)
    if part is not None and part.slot is Slot.ADJUNCT and part.preposition != "for":
        doubts.append("asks for a detail")
    return doubts


def _with_qualifier(material: Material, number: NumberFinding) -> str:
    if not number.qualifier or number.qualifier in _EXACT:
        return ""
    bound = number.span.of(material.document.text)
    said = f"{bound[:1].lower()}{bound[1:]}"
    return f"The text says “{said}”, not exactly so many."


def _happens_to_people(clause: Clause) -> bool:
    return clause.group.base in _TO_PEOPLE


def _wh(
    material: Material, clause: Clause, phrase: Phrase, number: NumberFinding
) -> str:
    """ "About how many officers", "What percentage of voters", "How much"."""
    asked = _plain_wh(material, clause, phrase, number)
    said = _SAID.get(number.qualifier.lower().strip(), "")
    return f"{said} {asked[:1].lower()}{asked[1:]}" if said else asked


def _plain_wh(
    material: Material, clause: Clause, phrase: Phrase, number: NumberFinding
) -> str:
    rest = _rest(material, phrase, number)
    if number.unit == "%":
        return f"What percentage {rest}".strip()
    if number.unit and any(sign in number.unit.lower() for sign in _MONEY):
        return f"How much {rest}".strip() if not rest else "How much money"
    if number.unit:
        return f"How many {number.unit}"
    if not rest and not _happens_to_people(clause):
        raise CannotBeSaid(number.figures.of(material.document.text))
    return f"How many {rest or 'people'}"


def _rest(material: Material, phrase: Phrase, number: NumberFinding) -> str:
    """What is counted: the phrase without its number, and without what is joined."""
    kept = [
        token
        for token in unjoined(phrase).tokens
        if not number.span.start <= token.idx < number.span.end
    ]
    return material.asker.say(trimmed(tuple(kept)))


def _about_subject(
    material: Material, clause: Clause, number: NumberFinding
) -> Stem | None:
    subject = _of_total(clause.subject)
    if not _counts_head(subject, number):
        return None
    return material.asker.about_subject(
        clause, _wh(material, clause, subject, number), is_plural=True
    )


def _of_total(phrase: Phrase) -> Phrase:
    """ "109 delegations" of "a total of 109 delegations"."""
    if phrase.head.lower_ != "total":
        return phrase
    for of in phrase.head.children:
        inner = [one for one in of.children if one.dep_ == "pobj"]
        if of.lower_ == "of" and inner:
            kept = tuple(one for one in phrase.tokens if one.i > of.i)
            return Phrase(inner[0], kept)
    return phrase


def _how_large(
    material: Material, clause: Clause, part: Part, number: NumberFinding
) -> Stem | None:
    """ "How large an indemnity did Sweden receive?"."""
    head = part.phrase.head
    article = next((one for one in head.children if one.lower_ in {"a", "an"}), None)
    of = next((one for one in head.children if one.lower_ == "of"), None)
    if article is None or of is None or head.lemma_.lower() not in _SIZED:
        return None
    inner = next((one for one in of.children if one.dep_ == "pobj"), None)
    if inner is None or not number.span.overlaps(Span(of.idx, inner.idx + len(inner))):
        return None
    before = tuple(one for one in part.phrase.tokens if article.i < one.i < of.i)
    noun = material.asker.say((article, *before))
    return material.asker.about_part(
        clause, f"How large {noun}", without=[], left_out=[part]
    )


def _about_part(
    material: Material, clause: Clause, part: Part, number: NumberFinding
) -> Stem | None:
    """ "How many sacks did he have?", "For how many days was it closed?"."""
    phrase, before = part.phrase, ""
    if part.slot is Slot.ADJUNCT and part.preposition in _ASKED_WITH:
        inner = [one for one in part.phrase.head.children if one.dep_ == "pobj"]
        if clause.group.is_copula:
            return None
        if len(inner) != 1 or len(part.phrase.tokens) < 2:
            return None
        phrase, before = Phrase(inner[0], part.phrase.tokens[1:]), part.preposition
    elif part.slot is not Slot.OBJECT:
        return None
    elif large := _how_large(material, clause, part, number):
        return large
    phrase = _of_total(phrase)
    if not _counts_head(phrase, number):
        return None
    phrase, place = _without_place(phrase)
    how = _wh(material, clause, phrase, number)
    wh = f"{before.title()} {how[:1].lower()}{how[1:]}" if before else how
    return material.asker.about_part(
        clause, wh, without=[], left_out=[part], stranded=material.asker.say(place)
    )


def _without_place(phrase: Phrase) -> "tuple[Phrase, tuple[Token, ...]]":
    """ "How many troops did Howe mass on Long Island": the place stays at the end."""
    places = [
        one
        for one in phrase.head.children
        if one.dep_ == "prep" and one.lower_ in _PLACING and one.i > phrase.head.i
    ]
    if not places or places[-1].right_edge.i != phrase.tokens[-1].i:
        return phrase, ()
    first = places[-1].i
    kept = tuple(one for one in phrase.tokens if one.i < first)
    last = tuple(one for one in phrase.tokens if one.i >= first)
    return Phrase(phrase.head, kept), last


def _counts_head(phrase: Phrase, number: NumberFinding) -> bool:
    """Whether the number says how many of the phrase's own noun there were."""
    head = phrase.head
    inside = number.figures
    if any(child.dep_ in {"det", "poss"} for child in head.children):
        return False  # "the two families" are known, not counted
    if inside.start <= head.idx < inside.end:
        return True
    return any(
        inside.start <= child.idx < inside.end and child.dep_ in {"nummod", "quantmod"}
        for child in head.children
    )
