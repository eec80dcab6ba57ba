"""What learners answered instead of a question's key, grouped, and what to do about it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from quizapp.questions.answer import Answer, decode, folded_text
from quizapp.questions.marking.again import JUDGED_BY_PEOPLE, can_be_marked_again
from quizapp.questions.marking.answer_groups import group_answers
from quizapp.questions.marking.dates import given_date
from quizapp.questions.marking.every_kind import mark
from quizapp.questions.marking.gaps import mark_each_gap
from quizapp.questions.question import (
    Ask,
    ClozeQuestion,
    DateQuestion,
    Gap,
    NameQuestion,
    NumberQuestion,
    PhraseQuestion,
    Question,
)
from quizapp.questions.schema.question_schema import dump_question
from quizapp.questions.schema.values import Plain
from quizapp.questions.verdict import Marking, Verdict
from quizapp.services.cards import read_question
from quizapp.services.corrected_content import changed_content
from quizapp.services.set_names import SetNames
from quizapp.store.correction_queries import REVIEWS
from quizapp.store.question_sets import Question as QuestionRow
from quizapp.store.question_sets import QuestionVersion

#: Groups that a page shows, the most frequent ones.
GROUPS_SHOWN = 50

_TYPED = (Ask.TYPED, Ask.TIMELINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class WrongAnswer:
    """Answers that are one answer, and how many gave it."""

    text: str  #: the most frequent spelling
    spellings: tuple[str, ...]  #: the others
    answers: int
    learners: int
    verdict: Verdict
    reason: str
    gap: int = 0  #: which gap of a text it was given for, from 1
    can_be_accepted: bool = False


@dataclass(frozen=True, slots=True)
class _Given:
    """An answer, or what was put into one gap of it."""

    person_id: int
    answer: Answer
    ask: Ask
    gap: int = 0


def wrong_answers(
    session: Session,
    *,
    question_id: int,
    content: Question,
    rows: Iterable[Any] | None = None,
) -> tuple[WrongAnswer, ...]:
    """What the key does not take for right, the most frequent first.

    Without what was undone, what people judged, and what was asked in other words.
    *rows* are the answers to look at, with the columns of ``REVIEWS`` that are read
    here; all that were ever given, unless told.
    """
    if rows is None:
        rows = session.connection().execute(REVIEWS, {"question": question_id})
    found: list[WrongAnswer] = []
    by_place: dict[tuple[int, bool], list[_Given]] = defaultdict(list)
    among = SetNames(session, session.get_one(QuestionRow, question_id).set_id)
    for given in _given(session, question_id, content, among, rows):
        by_place[given.gap, given.ask in _TYPED].append(given)
    for (gap, is_typed), answers in by_place.items():
        groups = (
            _grouped_by_sense(content, answers, among)
            if is_typed and isinstance(content, NameQuestion | PhraseQuestion)
            else _grouped_by_letters(content, answers, among)
        )
        found += [
            replace(
                group,
                gap=gap,
                can_be_accepted=is_typed
                and aliases(content, group.text, gap) is not None,
            )
            for group in groups
        ]
    found.sort(key=lambda group: (-group.answers, group.gap, group.text))
    return tuple(found[:GROUPS_SHOWN])


def aliases(content: Question, text: str, gap: int = 0) -> Mapping[str, Plain] | None:
    """What to change so that *text* is right too; None where that cannot be.

    For ``changed_content``.
    """
    match content:
        case DateQuestion():
            date = given_date(content, text)
            if date is None:
                return None
            accept = [one.edtf() for one in content.accept]
            return {"accept": [*accept, date.edtf()]} | _not_wrong(content, date.edtf())
        case NameQuestion() | PhraseQuestion():
            kept = [
                one for one in content.reject if folded_text(one) != folded_text(text)
            ]
            return {
                "accept": [*content.accept, text],
                "reject": kept,
            } | _not_wrong(content, text)
        case NumberQuestion():
            return {"accept": [*content.accept, text]}
        case ClozeQuestion() if 0 < gap <= len(content.gaps) and _fits_a_gap(text):
            return {"text": _with_alias(content, text, gap)}
        case _:
            return None


def accepting(content: Question, text: str, gap: int = 0) -> Question | None:
    """The question with *text* among its right answers; None where that cannot be.

    Raises:
        CorrectionRefused: it would be no question.
    """
    changes = aliases(content, text.strip(), gap)
    return None if changes is None else changed_content(content, changes)


def _not_wrong(content: Question, text: str) -> dict[str, Plain]:
    """Without the wrong option that is right from now on."""
    wrong = dump_question(content).get("distractors", [])
    kept = [
        entry
        for entry in wrong
        if folded_text(entry if isinstance(entry, str) else entry["text"])
        != folded_text(text)
    ]
    return {} if kept == wrong else {"distractors": kept}


def _fits_a_gap(text: str) -> bool:
    return not set(text) & set("{}|")


def _with_alias(content: ClozeQuestion, text: str, gap: int) -> str:
    gaps = [
        Gap((*one.accepted, text)) if number == gap else one
        for number, one in enumerate(content.gaps, 1)
    ]
    written = ["{{" + "|".join(one.accepted) + "}}" for one in gaps] + [""]
    return "".join(
        part + inner for part, inner in zip(content.parts, written, strict=True)
    )


def _given(
    session: Session,
    question_id: int,
    content: Question,
    among: SetNames,
    rows: Iterable[Any],
) -> Iterable[_Given]:
    versions = {
        row.version: read_question(row.content)
        for row in session.scalars(
            select(QuestionVersion).where(QuestionVersion.question_id == question_id)
        )
    }
    for row in rows:
        answer = decode(row.answer)
        asked = versions[row.question_version]
        if (
            answer in (None, "")
            or row.ask in JUDGED_BY_PEOPLE
            or not can_be_marked_again(asked, content, row.ask, answer)
        ):
            continue
        if isinstance(content, ClozeQuestion):
            yield from _by_gap(content, row.person_id, answer, row.ask, among)
        else:
            yield _Given(row.person_id, answer, row.ask)


def _by_gap(
    content: ClozeQuestion, person_id: int, answer: Answer, ask: Ask, among: SetNames
) -> Iterable[_Given]:
    texts = [answer] if isinstance(answer, str) else answer
    if not isinstance(texts, list):
        return
    markings = mark_each_gap(content, texts, ask, among=among)
    for gap, (text, marking) in enumerate(zip(texts, markings, strict=False), 1):
        if marking.verdict is not Verdict.RIGHT and text.strip():
            yield _Given(person_id, text, ask, gap)


def _grouped_by_sense(
    content: NameQuestion | PhraseQuestion, given: list[_Given], among: SetNames
) -> list[WrongAnswer]:
    """Names and phrases that differ by case, slips or the order of words are one."""
    people = defaultdict(set)
    texts = []
    for one in given:
        text = _line(one.answer).strip()
        texts.append(text)
        people[text].add(one.person_id)
    return [
        WrongAnswer(
            text=group.text,
            spellings=group.spellings[1:],
            answers=group.count,
            learners=len(set().union(*(people[text] for text in group.spellings))),
            verdict=group.marking.verdict,
            reason=group.marking.reason,
        )
        for group in group_answers(content, texts, among=among)
    ]


def _grouped_by_letters(
    content: Question, given: list[_Given], among: SetNames
) -> list[WrongAnswer]:
    """Answers that differ by case and spaces are one."""
    groups: dict[str, list[_Given]] = defaultdict(list)
    for one in given:
        groups[folded_text(_line(one.answer))].append(one)
    found = []
    for group in groups.values():
        marking = _marking(content, group[0], among)
        if marking.verdict is Verdict.RIGHT:
            continue
        counts = Counter(_line(one.answer).strip() for one in group).most_common()
        found.append(
            WrongAnswer(
                text=counts[0][0],
                spellings=tuple(text for text, _ in counts[1:]),
                answers=len(group),
                learners=len({one.person_id for one in group}),
                verdict=marking.verdict,
                reason=marking.reason,
            )
        )
    return found


def _marking(content: Question, given: _Given, among: SetNames) -> Marking:
    if isinstance(content, ClozeQuestion) and given.gap:
        texts = [""] * (given.gap - 1) + [_line(given.answer)]
        return mark_each_gap(content, texts, given.ask, among=among)[given.gap - 1]
    return mark(content, given.answer, given.ask, among=among)


def _line(answer: Answer) -> str:
    """An answer on one line."""
    match answer:
        case None:
            return ""
        case bool():
            return "True" if answer else "False"
        case str():
            return answer
        case dict():
            return "; ".join(f"{left} – {right}" for left, right in answer.items())
        case list():
            return "; ".join(answer)
