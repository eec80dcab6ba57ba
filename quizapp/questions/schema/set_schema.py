"""Sets as plain values: reading with every error and its path, writing, JSON Schema.

Plain values are what YAML and JSON files hold: texts, lists and mappings.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from quizapp.questions.evidence import Evidence, FoldedText, QuoteNotFound
from quizapp.questions.question import Question
from quizapp.questions.question_set import FORMAT, QuestionSet, Source
from quizapp.questions.schema.problem import (
    Findings,
    Path,
    SchemaProblem,
    SchemaRefused,
    nearest,
    shown,
    where,
)
from quizapp.questions.schema.question_schema import (
    dump_question,
    question_schema,
    read_question,
)
from quizapp.questions.schema.records import (
    Key,
    ListOf,
    dump_keys,
    keys_schema,
    read_keys,
    refuse_unknown,
)
from quizapp.questions.schema.values import UNREAD, EdtfText, OneOf, Plain, Slug, Text

__all__ = [
    "FORMAT",
    "QuestionSet",
    "SchemaProblem",
    "SchemaRefused",
    "SetReading",
    "Source",
    "dump",
    "dump_question",
    "json_schema",
    "read",
    "read_question",
    "where",
]

#: Reads the text beside the set file; raises ``OSError`` or ``ValueError``.
ReadText = Callable[[str], str]

#: How the names of files with source texts end.
TEXT_ENDINGS = (".txt", ".md")
_LONGEST_TEXT = 1_000_000


@dataclass(frozen=True, slots=True)
class SetReading:
    """A set that was read, and what was understood although spelt otherwise."""

    question_set: QuestionSet
    notes: tuple[SchemaProblem, ...] = ()


@dataclass(frozen=True)
class _Questions(ListOf):
    """The list of questions, which depend on their kind."""

    def read(self, plain: Plain, path: Path, findings: Findings) -> Any:
        if not isinstance(plain, list):
            findings.refuse(path, f"found {shown(plain)}, expected a list of questions")
            return UNREAD
        # Those that cannot be read are left out here and told in the findings.
        read_each = [
            read_question(item, (*path, place), findings)
            for place, item in enumerate(plain)
        ]
        return tuple(read_each)

    def dump(self, value: Any) -> Plain:
        return [dump_question(question) for question in value]

    def schema(self) -> dict[str, Any]:
        return {"type": "array", "items": {"$ref": "#/$defs/question"}}


_TEXT = Text(longest=_LONGEST_TEXT, whole=True)
_SOURCE_KEYS = (
    Key("id", Slug(), "what evidence calls it", required=True),
    Key("title", Text(), "the text's title", required=True),
    Key("author", Text(), "who wrote it"),
    Key("publisher", Text(), "who published it"),
    Key("published", EdtfText(), "when, in EDTF: the anchor for dates without a year"),
    Key("licence", Text(), "SPDX id or words"),
    Key(
        "text",
        _TEXT,
        "a .txt or .md file beside the set file, or the text itself",
        required=True,
    ),
)


@dataclass(frozen=True)
class _Sources(ListOf):
    def read(self, plain: Plain, path: Path, findings: Findings) -> Any:
        if not isinstance(plain, list):
            findings.refuse(path, f"found {shown(plain)}, expected a list of sources")
            return UNREAD
        return tuple(
            read_keys(_SOURCE_KEYS, item, (*path, place), findings)
            for place, item in enumerate(plain)
        )

    def dump(self, value: Any) -> Plain:
        return [
            dump_keys(
                _SOURCE_KEYS, replace(source, text=source.text_path or source.text)
            )
            for source in value
        ]

    def schema(self) -> dict[str, Any]:
        return {"type": "array", "items": keys_schema(_SOURCE_KEYS)}


_SET_KEYS = (
    Key("format", OneOf((FORMAT,)), f"always {FORMAT}", required=True),
    Key("id", Slug(), "stable: importing again updates the set", required=True),
    Key("title", Text(longest=200), "the set's title", required=True),
    Key("description", Text(longest=5_000), "what it is about"),
    Key("language", Text(longest=35), "BCP 47", default="en"),
    Key("licence", Text(), "SPDX id or words"),
    Key("sources", _Sources(Text()), "the texts the questions rest on", default=()),
    Key("questions", _Questions(Text()), "the questions", required=True),
)


def read(plain: Plain, *, read_text: ReadText | None = None) -> SetReading:
    """Read a set; *read_text* gives the texts of files beside it.

    Raises ``SchemaRefused`` with every problem, in the order of the file.
    """
    findings = Findings()
    before = _keys_that_read(plain, findings)
    if before is None:
        raise SchemaRefused(findings.problems)
    sources = _sources(before.get("sources", ()), read_text, findings)
    questions = _questions(before.get("questions", ()), sources, plain, findings)
    if findings.problems:
        raise SchemaRefused(findings.problems)
    filled = before | {"sources": tuple(sources), "questions": tuple(questions)}
    return SetReading(QuestionSet(**filled), tuple(findings.notes))


def dump(question_set: QuestionSet) -> dict[str, Plain]:
    """Write a set as plain values; ``read`` gives back an equal set."""
    return dump_keys(_SET_KEYS, question_set)


def json_schema() -> dict[str, Any]:
    """The set file's JSON Schema (draft 2020-12), made from what ``read`` reads by."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Recto question set",
        **keys_schema(_SET_KEYS),
        "$defs": {"question": question_schema()},
    }


def _keys_that_read(plain: Plain, findings: Findings) -> dict[str, Any] | None:
    """The attributes of the set as far as they could be read; ``None`` without a mapping."""
    if not isinstance(plain, dict):
        read_keys(_SET_KEYS, plain, (), findings)
        return None
    filled: dict[str, Any] = {}
    for key in _SET_KEYS:
        one = {key.name: plain[key.name]} if key.name in plain else {}
        value = read_keys((key,), one, (), findings)
        if value is not UNREAD:
            filled |= value
    refuse_unknown([key.name for key in _SET_KEYS], plain, (), findings)
    return filled


def _sources(
    read_each: Sequence[Any], read_text: ReadText | None, findings: Findings
) -> list[Source]:
    sources: list[Source] = []
    for place, filled in enumerate(read_each):
        path: Path = ("sources", place)
        if filled is UNREAD:
            continue
        if any(filled["id"] == source.id for source in sources):
            findings.refuse(
                (*path, "id"), f"another source is called {shown(filled['id'])}"
            )
        text_path = filled["text"] if is_text_path(filled["text"]) else ""
        text = (
            _text_beside(text_path, read_text, (*path, "text"), findings)
            if text_path
            else filled["text"]
        )
        sources.append(Source(**(filled | {"text": text, "text_path": text_path})))
    return sources


def is_text_path(text: str) -> bool:
    """Whether a source's ``text`` names a file: one line that ends in .txt or .md."""
    return len(text) <= 300 and "\n" not in text and text.endswith(TEXT_ENDINGS)


def _text_beside(
    name: str, read_text: ReadText | None, path: Path, findings: Findings
) -> str:
    if read_text is None:
        findings.refuse(
            path,
            f"the file {shown(name)} cannot be read from here",
            "put the text in, with text: |",
        )
        return ""
    try:
        text = read_text(name)
    except (OSError, ValueError) as error:
        findings.refuse(
            path, f"the file {shown(name)} cannot be read: {_reason(error)}"
        )
        return ""
    if not text.strip():
        findings.refuse(path, f"the file {shown(name)} is empty")
    return text


def _reason(error: OSError | ValueError) -> str:
    return (
        (error.strerror or type(error).__name__)
        if isinstance(error, OSError)
        else str(error)
    )


def _questions(
    read_each: Sequence[Question | None],
    sources: Sequence[Source],
    plain: Plain,
    findings: Findings,
) -> list[Question]:
    texts = {source.id: FoldedText(source.text) for source in sources}
    known = _source_ids(plain)
    questions: list[Question] = []
    places: dict[str, int] = {}
    for place, question in enumerate(read_each):
        if question is None:
            continue
        path: Path = ("questions", place)
        if question.id in places:
            message = (
                f"question {places[question.id] + 1} is called {shown(question.id)} too"
            )
            findings.refuse((*path, "id"), message, "give it another id")
        places.setdefault(question.id, place)
        located = [
            _located(evidence, texts, known, (*path, "evidence", number), findings)
            for number, evidence in enumerate(question.evidence)
        ]
        questions.append(replace(question, evidence=tuple(located)))
    return questions


def _source_ids(plain: dict[str, Plain]) -> list[str]:
    """The ids of all sources, also of those with an error of their own."""
    sources = plain.get("sources")
    found = sources if isinstance(sources, list) else []
    return [
        str(source["id"])
        for source in found
        if isinstance(source, dict) and source.get("id")
    ]


def _located(
    evidence: Evidence,
    texts: dict[str, FoldedText],
    known: list[str],
    path: Path,
    findings: Findings,
) -> Evidence:
    """Find the quote in its text; the quote becomes the text's own words."""
    if evidence.source not in texts:
        if evidence.source not in known:
            hint = nearest(evidence.source, known) or (
                known[0] if len(known) == 1 else ""
            )
            message = f"there is no source {shown(evidence.source)}"
            findings.refuse(
                (*path, "source"), message, f"did you mean {hint}?" if hint else ""
            )
        return evidence
    text = texts[evidence.source]
    if not text.text:
        return evidence  # the missing text is an error already
    try:
        start, end = text.locate(evidence.quote, evidence.occurrence)
    except QuoteNotFound as error:
        message = f"{shown(evidence.quote)} is not in source {evidence.source}"
        findings.refuse(
            (*path, "quote"),
            message,
            f"the text has: {error.nearest}" if error.nearest else "",
        )
        return evidence
    return replace(evidence, quote=text.text[start:end], start=start, end=end)
