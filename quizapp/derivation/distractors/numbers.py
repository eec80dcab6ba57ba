"""Wrong numbers: the text's others of the unit and size, then as round ones nearby."""

from collections.abc import Iterator
from decimal import Decimal

from quizapp.derivation.distractors.candidate import Candidate, seed_of
from quizapp.derivation.draft import Draft
from quizapp.derivation.findings.kinds import NumberFinding
from quizapp.derivation.gates.facts import Facts
from quizapp.questions.numbers.figures import canonical
from quizapp.questions.question import Distractor, NumberQuestion

_WANTED = 3
_TIMES = 5
#: Neither half nor twice, which would show which of them is the number itself.
_FACTORS = [
    [Decimal(one) for one in ("0.7", "1.3", "0.8", "1.6", "1.2")],
    [Decimal(one) for one in ("0.8", "1.4", "0.6", "1.2", "1.7")],
    [Decimal(one) for one in ("1.2", "0.75", "1.5", "0.6", "1.8")],
]
_SMALL = Decimal(12)
#: So far from a small number another one is still believed.
_FEW = Decimal(4)


def wrong_numbers(
    draft: Draft, question: NumberQuestion, facts: Facts
) -> tuple[Distractor, ...]:
    """Three numbers beyond the tolerance, none of which the stem says."""
    told = {one.value for one in _told(question, facts)}
    chosen: list[tuple[Decimal, Candidate]] = []
    for value, candidate in (*_of_text(draft, question, facts), *_neighbours(question)):
        right = abs(value - question.answer) <= question.tolerance
        if right or value in told or any(value == other for other, _ in chosen):
            continue
        if canonical(value) in question.prompt or value <= 0:
            continue
        if value == 1 and not question.unit:
            continue  # "How many …s" asks for more
        chosen.append((value, candidate))
        if len(chosen) == _WANTED:
            return tuple(Distractor(one.text, one.why) for _, one in chosen)
    return ()


def _told(question: NumberQuestion, facts: Facts) -> Iterator[NumberFinding]:
    for one in facts.material.findings.numbers:
        if one.figures.of(facts.text) in question.prompt:
            yield one


def _of_text(
    draft: Draft, question: NumberQuestion, facts: Facts
) -> list[tuple[Decimal, Candidate]]:
    key = question.answer
    place = draft.evidence[0].start if draft.evidence else 0
    found: list[tuple[float, Decimal, Candidate]] = []
    for one in facts.material.findings.numbers:
        if one.unit != question.unit or one.figures == draft.key or key <= 0:
            continue
        if one.counted is None and _may_be_a_year(one.figures.of(facts.text)):
            continue
        if not key / _TIMES <= one.value <= key * _TIMES or not _is_as_whole(
            one.value, key
        ):
            continue
        if _digits(one.value) > _digits(key) + 1 or not _is_as_round(one.value, key):
            continue
        if key <= _SMALL and abs(one.value - key) > max(key, _FEW):
            continue
        cost = abs(one.span.start - place) / (len(facts.text) + 1)
        candidate = Candidate(canonical(one.value), _why(one, facts), cost)
        found.append((cost, one.value, candidate))
    found.sort(key=lambda row: (row[0], row[1]))
    return [(value, candidate) for _, value, candidate in found]


def _may_be_a_year(figures: str) -> bool:
    return len(figures) == 4 and figures.isdigit() and figures[:1] in "12"


def _why(finding: NumberFinding, facts: Facts) -> str:
    said = finding.span.of(facts.text)
    if finding.counted is not None:
        start = min(finding.span.start, finding.counted.start)
        whole = facts.text[start : max(finding.span.end, finding.counted.end)]
        said = whole if len(whole.split()) <= 8 else said
    return f"in the text: “{' '.join(said.split())}”"


def _neighbours(question: NumberQuestion) -> Iterator[tuple[Decimal, Candidate]]:
    key = question.answer
    seed = seed_of(question.id)
    for value in (*_nearby(key, seed), *_nearby(key, seed + 1)):
        if question.unit == "%" and not 0 < value < 100:
            continue
        why = "too many" if value > key else "too few"
        if question.unit:
            why = "too much" if value > key else "too little"
        yield value, Candidate(canonical(value), why, 9.0, is_from_text=False)


def _nearby(key: Decimal, seed: int) -> Iterator[Decimal]:
    """Values with as many telling figures as the key has."""
    if key == key.to_integral_value() and 0 < key <= _SMALL:
        steps = [[1, -1, 2, -2, 3, 4], [-1, 2, 1, 3, -2, 4], [2, 1, -2, 3, -1, 4]][
            seed % 3
        ]
        yield from (key + step for step in steps if key + step > 0)
        return
    step = Decimal(1).scaleb(_last_place(key))
    for factor in _FACTORS[seed % len(_FACTORS)]:
        value = (key * factor / step).to_integral_value() * step
        if _last_place(value) > _last_place(key) and key != key.to_integral_value():
            value += 3 * step
        yield value if value != key else key + step


def _last_place(value: Decimal) -> int:
    """The power of ten of the last figure that is not a spare zero: 2 for 1300."""
    exponent = value.normalize().as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def _digits(value: Decimal) -> int:
    """How many figures tell: 2 for 1300."""
    return len(value.normalize().as_tuple().digits)


def _is_as_round(value: Decimal, key: Decimal) -> bool:
    """Whether it has as many spare zeros: 40 stands beside 60, not beside 7."""
    return value <= _SMALL if key <= _SMALL else _last_place(value) >= _last_place(key)


def _is_as_whole(value: Decimal, key: Decimal) -> bool:
    return (value == value.to_integral_value()) is (key == key.to_integral_value())
