"""What learners answered instead, grouped, so that a teacher sees what to add as an alias."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from quizapp.questions.marking.names import mark_name
from quizapp.questions.marking.phrases import mark_phrase
from quizapp.questions.names.known_names import KNOWN_WORDS
from quizapp.questions.names.name import read_name
from quizapp.questions.phrases.statement import read_statement
from quizapp.questions.question import NameQuestion, PhraseQuestion
from quizapp.questions.verdict import Marking, Verdict
from quizapp.questions.wording import is_slip_of, plain, slips

#: Letters of a text that are compared with the key; more say nothing more.
_COMPARED = 80

#: What answers of a group have in common: how they are marked, their numbers, their words.
_Sense = tuple[Verdict, tuple[str, ...], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class AnswerGroup:
    """Answers that are one answer but for case, slips and the order of words."""

    text: str  #: the most frequent spelling, as it was typed
    count: int
    spellings: tuple[str, ...]  #: most frequent first
    marking: Marking
    distance: float  #: from the nearest accepted answer: 0 the same letters, 1 none


def group_answers(
    question: NameQuestion | PhraseQuestion,
    answers: Iterable[str],
    *,
    among: Iterable[str] = (),
) -> tuple[AnswerGroup, ...]:
    """Group the answers that are not right, the most frequent first.

    *among* are the names that the question's set asks for.  Answers without a letter or figure are left out: they say nothing.
    """
    counts = Counter(text.strip() for text in answers)
    markings = {text: _mark(question, text, among) for text in counts if plain(text)}
    by_sense: dict[_Sense, list[str]] = defaultdict(list)
    for text, marking in markings.items():
        if marking.verdict is not Verdict.RIGHT:
            by_sense[_sense(question, text, marking)].append(text)
    groups = [
        _group(question, texts, counts, markings)
        for texts in _without_slips(by_sense, counts)
    ]
    return tuple(
        sorted(groups, key=lambda group: (-group.count, group.distance, group.text))
    )


def _mark(
    question: NameQuestion | PhraseQuestion, text: str, among: Iterable[str]
) -> Marking:
    if isinstance(question, NameQuestion):
        return mark_name(question, text, among=among)
    return mark_phrase(question, text)


def _sense(
    question: NameQuestion | PhraseQuestion, text: str, marking: Marking
) -> _Sense:
    if isinstance(question, NameQuestion):
        name = read_name(text)
        numbers = (*map(str, name.numbers), name.generation)
        return marking.verdict, numbers, tuple(sorted(name.words))
    statement = read_statement(text)
    said = sorted(
        ("not " if term.denied else "") + term.means for term in statement.terms
    )
    rest = () if said else tuple(sorted(statement.words))
    return marking.verdict, tuple(sorted(statement.numbers)), tuple(said) or rest


def _without_slips(
    by_sense: dict[_Sense, list[str]], counts: Counter[str]
) -> list[list[str]]:
    """Put what is a slip of a more frequent answer to that answer."""

    def frequency(sense: _Sense) -> tuple[int, _Sense]:
        return -sum(counts[text] for text in by_sense[sense]), sense

    kept: dict[tuple[object, ...], list[_Sense]] = defaultdict(list)
    found: dict[_Sense, list[str]] = {}
    for sense in sorted(by_sense, key=frequency):
        verdict, numbers, said = sense
        bucket = (verdict, numbers, len(said), said[0][:1] if said else "")
        main = next(
            (other for other in kept[bucket] if _differ_by_slips(said, other[2])), None
        )
        if main is None:
            kept[bucket].append(sense)
            found[sense] = list(by_sense[sense])
        else:
            found[main] += by_sense[sense]
    return list(found.values())


def _differ_by_slips(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    return all(
        one == other
        or (
            is_slip_of(one, other) and not (one in KNOWN_WORDS and other in KNOWN_WORDS)
        )
        for one, other in zip(first, second, strict=True)
    )


def _group(
    question: NameQuestion | PhraseQuestion,
    texts: list[str],
    counts: Counter[str],
    markings: dict[str, Marking],
) -> AnswerGroup:
    spellings = tuple(sorted(texts, key=lambda text: (-counts[text], text)))
    accepted = (question.answer, *question.accept)
    return AnswerGroup(
        text=spellings[0],
        count=sum(counts[text] for text in texts),
        spellings=spellings,
        marking=markings[spellings[0]],
        distance=min(_distance(spellings[0], right) for right in accepted),
    )


def _distance(first: str, second: str) -> float:
    """Slips between two texts, as a share of the longer one's letters."""
    one, other = plain(first)[:_COMPARED], plain(second)[:_COMPARED]
    longest = max(len(one), len(other), 1)
    return round(min(slips(one, other, longest), longest) / longest, 3)
