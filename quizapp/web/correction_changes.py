"""What a form that puts a key right says otherwise, as keys of a set file."""

from collections.abc import Mapping, Sequence

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
from quizapp.web.correction_form import options_of, rights_of


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


def _key_changes(content: Question, sent: "MultiDict[str, str]") -> dict[str, Plain]:
    answer = sent.get("answer", "").strip()
    match content:
        case DateQuestion():
            accept = [typed_edtf(line) for line in _split(sent, "accept")]
            right: dict[str, Plain] = {"answer": typed_edtf(answer), "accept": accept}
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


def typed_edtf(text: str) -> str:
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


def _others(
    content: ChoiceQuestion | MultipleQuestion, right: Sequence[str]
) -> list[Plain]:
    """The options that are wrong now, each with its reason if it had one."""
    whys = {entry.text: entry.why for entry in content.distractors}
    known = [*whys, *options_of(content)]
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


def _matched(content: MatchQuestion, sent: "MultiDict[str, str]") -> dict[str, Plain]:
    pairs = [
        {"left": pair.left, "right": sent.get(f"right-{number}", "").strip()}
        for number, pair in enumerate(content.pairs, 1)
    ]
    used = {pair["right"] for pair in pairs}
    whys = {entry.text: entry.why for entry in content.distractors}
    known = dict.fromkeys([*whys, *sorted(rights_of(content))])
    return {
        "pairs": pairs,
        "distractors": [
            _wrong(text, whys.get(text, "")) for text in known if text not in used
        ],
    }
