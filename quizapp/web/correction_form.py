"""The form in which a key is put right: a question's fields by its kind."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from werkzeug.datastructures import MultiDict

from quizapp.questions.dates.historical_date import HistoricalDate
from quizapp.questions.dates.reading import NotADate, read_date
from quizapp.questions.question import (
    Ask,
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
from quizapp.questions.schema.question_schema import dump_question
from quizapp.questions.schema.values import Plain

_ACCEPT = "One on a line. Other spellings and slips are seen through anyway."
_EDTF = "Such as 5 January 2022, 2022-01-05 or 2022-01; 1450~ for about 1450."


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


def changes_in(content: Question, sent: "MultiDict[str, str]") -> dict[str, Plain]:
    """What the form says otherwise, as keys of a set file."""
    quotes = [
        _requoted(entry, " ".join(sent.get(f"quote-{number}", "").split()))
        for number, entry in enumerate(dump_question(content).get("evidence", []), 1)
    ]
    return _key_changes(content, sent) | {
        "explanation": sent.get("explanation", "").strip(),
        "evidence": [entry for entry in quotes if entry["quote"]],
    }


def _requoted(entry: Mapping[str, Plain], quote: str) -> dict[str, Plain]:
    """Evidence with other words, which stand at their first place in the text."""
    if quote == " ".join(entry["quote"].split()):
        return dict(entry)
    return {"source": entry["source"], "quote": quote}


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
                _line("answer", "Right answer", content.answer.edtf(), _EDTF),
                _lines("accept", "Right as well", accept, "One date on a line."),
            ]
        case NameQuestion() | PhraseQuestion():
            return [
                _line("answer", "Right answer", content.answer),
                _lines("accept", "Right as well", content.accept, _ACCEPT),
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
                    options=_alike(_options(content)),
                )
            ]
        case MultipleQuestion():
            return [
                FormField(
                    "answers",
                    "Right answers",
                    Look.SOME_OF,
                    content.answers,
                    options=_alike(_options(content)),
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
            rights = _alike(sorted(_rights(content)))
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


def _key_changes(content: Question, sent: "MultiDict[str, str]") -> dict[str, Plain]:
    answer = sent.get("answer", "").strip()
    match content:
        case DateQuestion():
            accept = [_edtf(line) for line in _split(sent, "accept")]
            right: dict[str, Plain] = {"answer": _edtf(answer), "accept": accept}
            return right | _swapped(content, content.answer.edtf(), right)
        case NameQuestion() | PhraseQuestion():
            right = {"answer": answer, "accept": _split(sent, "accept")}
            others = _swapped(content, content.answer, right)
            return right | others | {"reject": _split(sent, "reject")}
        case NumberQuestion():
            right = {"answer": answer, "accept": _split(sent, "accept")}
            tolerance = sent.get("tolerance", "").strip() or "0"
            others = _swapped(content, f"{content.answer:f}", right)
            return right | others | {"tolerance": tolerance}
        case ChoiceQuestion():
            return {"answer": answer, "distractors": _others(content, [answer])}
        case MultipleQuestion():
            answers = sent.getlist("answers")
            return {"answers": answers, "distractors": _others(content, answers)}
        case TrueFalseQuestion():
            return {
                "answer": answer,
                "correction": sent.get("correction", "").strip(),
            }
        case ClozeQuestion():
            return {"text": _gapped(content, sent)}
        case OrderQuestion():
            dates = {item.text: item.date for item in content.items}
            return {
                "items": [
                    _item(line, dates.get(line)) for line in _split(sent, "items")
                ]
            }
        case MatchQuestion():
            return _matched(content, sent)
        case OpenQuestion():
            return {}


def _split(sent: "MultiDict[str, str]", name: str) -> list[str]:
    lines = (" ".join(line.split()) for line in sent.get(name, "").splitlines())
    return list(dict.fromkeys(line for line in lines if line))


def _edtf(text: str) -> str:
    """A date as it is kept, however it was typed; what is none stays to be refused."""
    try:
        return HistoricalDate.from_edtf(text).edtf()
    except ValueError:
        pass
    try:
        read = read_date(text)
    except NotADate:
        return text
    return read.edtf() if isinstance(read, HistoricalDate) else text


def _alike(texts: Sequence[str]) -> tuple[tuple[str, str], ...]:
    return tuple((text, text) for text in texts)


def _options(content: ChoiceQuestion | MultipleQuestion) -> list[str]:
    keys = (
        [content.answer] if isinstance(content, ChoiceQuestion) else [*content.answers]
    )
    return sorted([*keys, *(entry.text for entry in content.distractors)])


def _others(
    content: ChoiceQuestion | MultipleQuestion, right: Sequence[str]
) -> list[Plain]:
    """The options that are wrong now, each with its reason if it had one."""
    whys = {entry.text: entry.why for entry in content.distractors}
    known = [*whys, *_options(content)]
    return [
        _wrong(text, whys.get(text, ""))
        for text in dict.fromkeys(known)
        if text not in right
    ]


def _wrong(text: str, why: str) -> Plain:
    return {"text": text, "why": why} if why else text


def _swapped(
    content: DateQuestion | NameQuestion | NumberQuestion | PhraseQuestion,
    old: str,
    right: Mapping[str, Plain],
) -> dict[str, Plain]:
    """Wrong options without what is right now; the old key stands in for the new one."""
    rights = {right["answer"], *right["accept"]}
    kept = [entry for entry in content.distractors if entry.text not in rights]
    wrong = [_wrong(entry.text, entry.why) for entry in kept]
    was_wrong = right["answer"] in {entry.text for entry in content.distractors}
    if was_wrong and old not in rights and Ask.CHOICE in content.ask:
        wrong.append(old)
    return {"distractors": wrong}


def _gapped(content: ClozeQuestion, sent: "MultiDict[str, str]") -> str:
    gaps = [
        "{{" + "|".join(_split(sent, f"gap-{number}")) + "}}"
        for number in range(1, len(content.gaps) + 1)
    ]
    return "".join(
        part + gap for part, gap in zip(content.parts, [*gaps, ""], strict=True)
    )


def _item(text: str, date: HistoricalDate | None) -> Plain:
    return {"text": text, "date": date.edtf()} if date else text


def _rights(content: MatchQuestion) -> set[str]:
    return {pair.right for pair in content.pairs} | {
        entry.text for entry in content.distractors
    }


def _matched(content: MatchQuestion, sent: "MultiDict[str, str]") -> dict[str, Plain]:
    pairs = [
        {"left": pair.left, "right": sent.get(f"right-{number}", "").strip()}
        for number, pair in enumerate(content.pairs, 1)
    ]
    used = {pair["right"] for pair in pairs}
    whys = {entry.text: entry.why for entry in content.distractors}
    known = dict.fromkeys([*whys, *sorted(_rights(content))])
    return {
        "pairs": pairs,
        "distractors": [
            _wrong(text, whys.get(text, "")) for text in known if text not in used
        ],
    }
