"""The form in which a draft is rewritten, and what it says otherwise."""

from collections.abc import Sequence
from dataclasses import replace

from werkzeug.datastructures import MultiDict

from quizapp.questions.question import (
    ChoiceQuestion,
    ClozeQuestion,
    DateQuestion,
    Distractor,
    MatchQuestion,
    MultipleQuestion,
    Question,
)
from quizapp.questions.schema.values import Plain
from quizapp.web.correction_changes import changes_in as key_changes_in
from quizapp.web.correction_changes import typed_edtf
from quizapp.web.correction_form import FormField, Look
from quizapp.web.correction_form import fields_of as correction_fields_of

_OTHERS = "One on a line. After “ – ” you may say what is wrong with it."


def fields_of(content: Question) -> list[FormField]:
    """The fields of a draft, filled with what it says."""
    prompt = FormField("prompt", "Question", Look.LINES, (content.prompt,))
    fields = [_key_typed(content, one) for one in correction_fields_of(content)]
    at = next(
        number for number, one in enumerate(fields) if one.name.startswith("quote-")
    )
    others = _others_field(content)
    return [prompt, *fields[:at], *([others] if others else []), *fields[at:]]


def changes_in(content: Question, sent: "MultiDict[str, str]") -> dict[str, Plain]:
    """What the form says otherwise, as keys of a set file."""
    changes = key_changes_in(content, sent)
    if isinstance(content, ChoiceQuestion):
        changes["answer"] = " ".join(sent.get("answer", "").split())
    if isinstance(content, MultipleQuestion):
        changes["answers"] = _lines(sent.get("answers", ""))
    if _others_field(content) is not None:
        lines = _lines(sent.get("others", ""))
        changes["distractors"] = [_entry(content, line) for line in lines]
        if not lines:
            changes["ask"] = None  # choosing among options is no way any more
    return changes | {"prompt": " ".join(sent.get("prompt", "").split())}


def _key_typed(content: Question, field: FormField) -> FormField:
    """Options of a draft are typed, not chosen among: none of them is in use yet."""
    if isinstance(content, ChoiceQuestion) and field.name == "answer":
        return FormField("answer", "Right answer", Look.LINE, (content.answer,))
    if isinstance(content, MultipleQuestion) and field.name == "answers":
        told = ("\n".join(content.answers),)
        return FormField(
            "answers", "Right answers", Look.LINES, told, hint="One on a line."
        )
    return field


def _others_field(content: Question) -> FormField | None:
    distractors: Sequence[Distractor] | None = getattr(content, "distractors", None)
    if distractors is None:
        return None
    label = "Other options"
    if isinstance(content, MatchQuestion):
        label = "Right sides that fit nothing"
    told = "\n".join(
        f"{one.text} – {one.why}" if one.why else one.text for one in distractors
    )
    hint = _OTHERS
    if isinstance(content, ClozeQuestion):
        hint = "One on a line."
    return FormField("others", label, Look.LINES, (told,), key="distractors", hint=hint)


def _entry(content: Question, line: str) -> Plain:
    text, _, why = (part.strip() for part in line.partition(" – "))
    if isinstance(content, DateQuestion):
        text = typed_edtf(text)
    return {"text": text, "why": why} if why else text


def _lines(text: str) -> list[str]:
    lines = (" ".join(line.split()) for line in text.splitlines())
    return list(dict.fromkeys(line for line in lines if line))


def marked(fields: Sequence[FormField], errors: dict[str, str]) -> list[FormField]:
    """The fields with what is wrong with them."""
    told = dict(errors)
    return [replace(one, error=told.pop(one.key or one.name, "")) for one in fields]
