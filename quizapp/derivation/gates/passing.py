"""Every draft through every gate: repaired, doubted, asked otherwise, or dropped."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from quizapp.derivation.draft import Draft
from quizapp.derivation.gates.dangling import dangling
from quizapp.derivation.gates.duplicate import duplicates
from quizapp.derivation.gates.evidence_not_exact import evidence_not_exact
from quizapp.derivation.gates.facts import Facts
from quizapp.derivation.gates.flaw import Flaw, Weight
from quizapp.derivation.gates.gap_leans import gap_leans
from quizapp.derivation.gates.generic_key import generic_key
from quizapp.derivation.gates.key_not_in_evidence import key_not_in_evidence
from quizapp.derivation.gates.lost_modality import lost_modality
from quizapp.derivation.gates.lost_negation import lost_negation
from quizapp.derivation.gates.named_twice import named_twice
from quizapp.derivation.gates.no_statement import no_statement
from quizapp.derivation.gates.of_question import OPTIONS, WORDING
from quizapp.derivation.gates.one_of_several import one_of_several
from quizapp.derivation.gates.only_a_condition import only_a_condition
from quizapp.derivation.gates.only_an_example import only_an_example
from quizapp.derivation.gates.says_little import says_little
from quizapp.derivation.gates.seldom_kept import seldom_kept
from quizapp.derivation.gates.two_keys import two_keys
from quizapp.derivation.gates.unlikely_name import unlikely_name
from quizapp.derivation.gates.unproven_claim import unproven_claim
from quizapp.derivation.gates.whole_sentence import whole_sentence
from quizapp.derivation.gates.wrong_wh import wrong_wh
from quizapp.derivation.writing.material import Material
from quizapp.questions.question import (
    Ask,
    ClozeQuestion,
    DateQuestion,
    NameQuestion,
    NumberQuestion,
    PhraseQuestion,
    Question,
)

Gate = Callable[[Draft, Facts], Flaw | None]

#: Gates that need the text.
PROOF: Sequence[Gate] = (
    evidence_not_exact,
    no_statement,
    key_not_in_evidence,
    only_a_condition,
    unproven_claim,
    lost_modality,
    lost_negation,
    two_keys,
    one_of_several,
    only_an_example,
    whole_sentence,
    wrong_wh,
)
#: Gates that only doubt: what is proved, but would seldom be kept as it stands.
DOUBTS: Sequence[Gate] = (
    unlikely_name,
    dangling,
    generic_key,
    named_twice,
    gap_leans,
    says_little,
    seldom_kept,
)
_MOST_REPAIRS = 6


def flaws(draft: Draft, material: Material) -> tuple[Flaw, ...]:
    """What is wrong with one draft.  For many, ``flaws_of`` looks things up once."""
    return _flaws(draft, Facts(material))


def flaws_of(
    drafts: Iterable[Draft], material: Material
) -> dict[str, tuple[Flaw, ...]]:
    """By id what is wrong with each draft that has a flaw; duplicates too."""
    facts = Facts(material)
    drafts = tuple(drafts)
    again = duplicates(drafts)
    found = {}
    for draft in drafts:
        name = draft.question.id
        own = (*_flaws(draft, facts), *([again[name]] if name in again else []))
        if own:
            found[name] = own
    return found


def passed(
    drafts: Iterable[Draft], material: Material
) -> tuple[list[Draft], list[tuple[Draft, Flaw]]]:
    """The drafts that may be shown, in their order, and the others with the reason."""
    facts = Facts(material)
    kept: list[Draft] = []
    dropped: list[tuple[Draft, Flaw]] = []
    for draft in drafts:
        better, flaw = _mended(draft, facts)
        if flaw is None:
            kept.append(better)
        else:
            dropped.append((better, flaw))
    again = duplicates(kept)
    dropped += [
        (one, again[one.question.id]) for one in kept if one.question.id in again
    ]
    return [one for one in kept if one.question.id not in again], dropped


def _flaws(draft: Draft, facts: Facts) -> tuple[Flaw, ...]:
    found = [gate(draft.question) for gate in (*WORDING, *OPTIONS)]
    found += [gate(draft, facts) for gate in (*PROOF, *DOUBTS)]
    return tuple(flaw for flaw in found if flaw is not None)


def _mended(draft: Draft, facts: Facts) -> tuple[Draft, Flaw | None]:
    """The draft as it may be shown, or with the flaw for which it may not."""
    for _ in range(_MOST_REPAIRS):
        found = _flaws(draft, facts)
        repair = next((one.repaired for one in found if one.repaired), None)
        if repair is None:
            break
        draft = replace(draft, question=repair)
    wrong = [one for one in found if one.weight is Weight.WRONG]
    if wrong:
        return draft, wrong[0]
    if any(one.weight is Weight.OPTIONS for one in found):
        question = without_choice(draft.question)
        if question is None:
            return draft, next(one for one in found if one.weight is Weight.OPTIONS)
        draft = replace(draft, question=question)
    doubts = [one.words for one in found if one.weight is Weight.UNSURE]
    return replace(draft, doubts=tuple(dict.fromkeys([*draft.doubts, *doubts]))), None


def without_choice(question: Question) -> Question | None:
    """The question asked in its other ways; ``None`` where it has no other."""
    ways = tuple(one for one in question.ask if one is not Ask.CHOICE)
    if not ways:
        return None
    match question:
        case (
            DateQuestion()
            | NameQuestion()
            | NumberQuestion()
            | PhraseQuestion()
            | ClozeQuestion()
        ):
            return replace(question, ask=ways, distractors=())
        case _:
            return replace(question, ask=ways)
