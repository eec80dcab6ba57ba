"""How good and how quick deriving is: flaws, coverage, seconds, memory.

What a person must judge (whether a teacher would publish a draft as it is) is not
here.  ``RECTO_SAMPLES`` says where the samples lie; what needs them says so when
they are absent.
"""

import json
import os
import re
import resource
import string
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from quizapp.derivation.derive import Derivation, derive
from quizapp.derivation.draft import Draft
from quizapp.questions.dates.historical_date import HistoricalDate
from quizapp.questions.question import (
    Ask,
    ChoiceQuestion,
    ClozeQuestion,
    DateQuestion,
    MatchQuestion,
    MultipleQuestion,
    NameQuestion,
    NumberQuestion,
    OrderQuestion,
    PhraseQuestion,
)

SAMPLES = Path(os.environ.get("RECTO_SAMPLES", "../shared/samples"))
SEED = Path("questions/kazakhstan-2022/texts")

#: The first paragraphs were looked at while rules were written; the rest were not.
LOOKED_AT = 40

_ARTICLES = re.compile(r"\b(a|an|the)\b")
_SIGNS = str.maketrans("", "", string.punctuation + "“”‘’–—")
#: How alike in words a key and a person's answer must be to count as the same.
_SAME = 0.8


def main() -> None:
    _seed()
    _long_text()
    _people_s_questions()


def _seed() -> None:
    text = next(SEED.glob("*.txt")).read_text(encoding="utf-8")
    derive("Loading takes a moment.")
    derivation, seconds = _timed(text, published=HistoricalDate.of(2022, 1))
    words = len(text.split())
    print(f"seed: {words} words in {seconds:.2f} s after loading (target 1.5 s)")
    _kinds(derivation.drafts)
    _options(derivation)


def _long_text() -> None:
    text = next(SEED.glob("*.txt")).read_text(encoding="utf-8")
    times = -(-10_000 // len(text.split()))
    _, seconds = _timed("\n\n".join([text] * times))
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"10,000 words in {seconds:.1f} s (target 10 s); memory {most:.0f} MiB (450)")


def _timed(
    text: str, published: HistoricalDate | None = None
) -> tuple[Derivation, float]:
    start = time.perf_counter()
    derivation = derive(text, published=published)
    return derivation, time.perf_counter() - start


def _kinds(drafts: Sequence[Draft]) -> None:
    sure = Counter(draft.rule for draft in drafts if draft.sure)
    unsure = Counter(draft.rule for draft in drafts if not draft.sure)
    print(f"  {sum(sure.values())} sure drafts, {sum(unsure.values())} less sure")
    for rule in sorted(sure | unsure):
        print(f"    {rule:16} {sure[rule]:4} {unsure[rule]:4}")


def _options(derivation: Derivation) -> None:
    """Of the sure drafts asked as a choice: how many have three options of their own."""
    text = derivation.document.text
    asked = [
        draft
        for draft in derivation.drafts
        if draft.sure and Ask.CHOICE in draft.question.ask and _distractors(draft)
    ]
    three = sum(len(_distractors(draft)) >= 3 for draft in asked)
    own = sum(sum(one in text for one in _distractors(draft)) >= 2 for draft in asked)
    print(
        f"  {len(asked)} choice questions: three distractors {_share(three, len(asked))}"
        f" (target 95 %), two of them from the text {_share(own, len(asked))} (60 %)"
    )


def _distractors(draft: Draft) -> list[str]:
    question = draft.question
    if isinstance(question, DateQuestion):
        return [
            HistoricalDate.from_edtf(one.text).in_words()
            for one in question.distractors
        ]
    if isinstance(
        question,
        NameQuestion | NumberQuestion | PhraseQuestion | ChoiceQuestion | ClozeQuestion,
    ):
        return [one.text for one in question.distractors]
    return []


@dataclass(frozen=True, slots=True)
class _Asked:
    """A person's question on a paragraph, and whether ours have its answer."""

    word: str
    by_any: bool
    by_real: bool


def _people_s_questions() -> None:
    path = SAMPLES / "derivation" / "xquad" / "xquad_first_half.json"
    if not path.exists():
        print(f"people's questions: not measured, {path} is absent")
        return
    for name, chosen in (
        ("looked at while writing rules", slice(0, LOOKED_AT)),
        ("not looked at", slice(LOOKED_AT, None)),
        ("all", slice(None)),
    ):
        asked = list(_ask_all(list(_paragraphs(path))[chosen]))
        print(f"people's questions on paragraphs {name}: {len(asked)}")
        _print_covered(asked)


def _print_covered(asked: Sequence[_Asked]) -> None:
    words = ["when", "who", "why", "how many", "what", "where", "which", "how"]
    for word in ["", *words]:
        these = [one for one in asked if not word or one.word == word]
        found = sum(one.by_any for one in these)
        real = sum(one.by_real for one in these)
        label = word or "all"
        print(
            f"  {label:9} {len(these):4}: with gaps {_share(found, len(these))},"
            f" real questions {_share(real, len(these))}"
        )


Paragraph = tuple[str, list[tuple[str, str]]]


def _paragraphs(path: Path) -> Iterator[Paragraph]:
    for article in json.loads(path.read_text(encoding="utf-8"))["data"]:
        for paragraph in article["paragraphs"]:
            asked = [
                (one["question"], one["answers"][0]["text"]) for one in paragraph["qas"]
            ]
            yield paragraph["context"], asked


def _ask_all(paragraphs: Iterable[Paragraph]) -> Iterator[_Asked]:
    for context, asked in paragraphs:
        drafts = derive(context).drafts
        real = [
            key for one in drafts if one.rule != "gap" for key in _keys(one, context)
        ]
        gaps = [
            key for one in drafts if one.rule == "gap" for key in _keys(one, context)
        ]
        for question, answer in asked:
            by_real = any(_same(answer, key) for key in real)
            by_gap = any(_same(answer, key) for key in gaps)
            yield _Asked(_word(question), by_real or by_gap, by_real)


def _word(question: str) -> str:
    lower = question.lower()
    if "how many" in lower or "how much" in lower:
        return "how many"
    for word in ("when", "who", "whom", "why", "where", "which", "what", "how"):
        if re.search(rf"\b{word}\b", lower):
            return "who" if word == "whom" else word
    return "what"


def _keys(draft: Draft, text: str) -> list[str]:
    """The words of the key, its value, and what else would be right."""
    keys = [draft.key.of(text)] if draft.key is not None else []
    question = draft.question
    match question:
        case DateQuestion():
            keys.append(question.answer.in_words())
        case NameQuestion() | PhraseQuestion():
            keys += [question.answer, *question.accept]
        case ClozeQuestion():
            keys += [key for gap in question.gaps for key in gap.accepted]
        case MatchQuestion():
            keys += [
                side for pair in question.pairs for side in (pair.left, pair.right)
            ]
        case MultipleQuestion():
            keys += question.answers
        case OrderQuestion() | _:
            pass
    return keys


def _same(answer: str, key: str) -> bool:
    first, second = _words(answer), _words(key)
    common = sum((Counter(first) & Counter(second)).values())
    if not common:
        return False
    return 2 * common / (len(first) + len(second)) >= _SAME


def _words(text: str) -> list[str]:
    return _ARTICLES.sub(" ", text.lower().translate(_SIGNS)).split()


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.0%}" if whole else "–"
