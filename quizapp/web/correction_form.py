"""The form in which a key is put right: a question's fields by its kind."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from werkzeug.datastructures import MultiDict

from quizapp.questions.question import (
    ChoiceQuestion,
    ClozeQuestion,
    DateQuestion,
    MatchQuestion,
    MultipleQuestion,
    NameQuestion,
    NumberQuestion,
    OpenQuestion,
    OrderQuestion,
    PhraseQuestion,
    Question,
    TrueFalseQuestion,
)

ACCEPT_HINT = "One on a line. Other spellings and slips are seen through anyway."
EDTF_HINT = "Such as 5 January 2022, 2022-01-05 or 2022-01; 1450~ for about 1450."


class Look(StrEnum):
    """How a field is drawn."""

    LINE = "line"
    LINES = "lines"
    ONE_OF = "one-of"
    SOME_OF = "some-of"
    LIST = "list"  #: one of, folded up


@dataclass(frozen=True, slots=True)
class FormField:
    """A field: its name, what it holds, and the key of the set file it belongs to."""

    name: str
    label: str
    look: Look
    values: tuple[str, ...]
    key: str = ""
    options: tuple[tuple[str, str], ...] = ()  #: value and words
    hint: str = ""
    error: str = ""


def fields_of(content: Question) -> list[FormField]:
    """The fields of a question, filled with what it says."""
    return [*_key_fields(content), *_common_fields(content)]


def as_sent(
    fields: Sequence[FormField], sent: "MultiDict[str, str]", errors: Mapping[str, str]
) -> list[FormField]:
    """The same fields with what was typed, and what is wrong with it."""
    told = dict(errors)
    return [
        replace(
            one,
            values=tuple(sent.getlist(one.name)),
            error=told.pop(one.key or one.name, ""),
        )
        for one in fields
    ]


def _common_fields(content: Question) -> list[FormField]:
    quotes = [
        FormField(
            f"quote-{number}",
            "Evidence" if len(content.evidence) == 1 else f"Evidence {number}",
            Look.LINES,
            (quote.quote,),
            key="evidence" if number == 1 else "",
            hint="Word for word from the text.",
        )
        for number, quote in enumerate(content.evidence, 1)
    ]
    told = FormField(
        "explanation",
        "Explanation",
        Look.LINES,
        (content.explanation,),
        hint="Shown after the answer.",
    )
    return [*quotes, told]


def _line(name: str, label: str, value: str, hint: str = "") -> FormField:
    return FormField(name, label, Look.LINE, (value,), hint=hint)


def _lines(
    name: str, label: str, values: Sequence[str], hint: str = "", key: str = ""
) -> FormField:
    return FormField(name, label, Look.LINES, ("\n".join(values),), key, hint=hint)


def _key_fields(content: Question) -> list[FormField]:
    match content:
        case DateQuestion():
            accept = [one.edtf() for one in content.accept]
            return [
                _line("answer", "Right answer", content.answer.edtf(), EDTF_HINT),
                _lines("accept", "Right as well", accept, "One date on a line."),
            ]
        case NameQuestion() | PhraseQuestion():
            return [
                _line("answer", "Right answer", content.answer),
                _lines("accept", "Right as well", content.accept, ACCEPT_HINT),
                _lines("reject", "Never right", content.reject, "One on a line."),
            ]
        case NumberQuestion():
            tolerance = "How far off is still right. 0 for nothing but the number."
            return [
                _line("answer", "Right answer", f"{content.answer:f}", "In figures."),
                _line("tolerance", "Leeway", f"{content.tolerance:f}", tolerance),
                _lines("accept", "Right as well", content.accept, "One on a line."),
            ]
        case ChoiceQuestion():
            return [
                FormField(
                    "answer",
                    "Right answer",
                    Look.ONE_OF,
                    (content.answer,),
                    options=_alike(options_of(content)),
                )
            ]
        case MultipleQuestion():
            return [
                FormField(
                    "answers",
                    "Right answers",
                    Look.SOME_OF,
                    content.answers,
                    options=_alike(options_of(content)),
                )
            ]
        case TrueFalseQuestion():
            truths = (("true", "True"), ("false", "False"))
            value = "true" if content.answer else "false"
            return [
                FormField("answer", "Right answer", Look.ONE_OF, (value,), "", truths),
                _line("correction", "The true statement", content.correction),
            ]
        case ClozeQuestion():
            return [
                _lines(
                    f"gap-{number}",
                    "Right in the gap" if len(content.gaps) == 1 else f"Gap {number}",
                    gap.accepted,
                    "One on a line. The first is shown as the right answer.",
                    "text" if number == 1 else "",
                )
                for number, gap in enumerate(content.gaps, 1)
            ]
        case OrderQuestion():
            items = [item.text for item in content.items]
            return [
                _lines("items", "Right order", items, "One on a line, first first.")
            ]
        case MatchQuestion():
            rights = _alike(sorted(rights_of(content)))
            return [
                FormField(
                    f"right-{number}",
                    pair.left,
                    Look.LIST,
                    (pair.right,),
                    "pairs" if number == 1 else "",
                    rights,
                )
                for number, pair in enumerate(content.pairs, 1)
            ]
        case OpenQuestion():
            return []


def _alike(texts: Sequence[str]) -> tuple[tuple[str, str], ...]:
    return tuple((text, text) for text in texts)


def options_of(content: ChoiceQuestion | MultipleQuestion) -> list[str]:
    """All that can be chosen, in the alphabet's order."""
    keys = (
        [content.answer] if isinstance(content, ChoiceQuestion) else [*content.answers]
    )
    return sorted([*keys, *(entry.text for entry in content.distractors)])


def rights_of(content: MatchQuestion) -> set[str]:
    """All that can be matched with a left side."""
    return {pair.right for pair in content.pairs} | {
        entry.text for entry in content.distractors
    }
