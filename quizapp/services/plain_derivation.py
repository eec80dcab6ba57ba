"""A text's findings and drafts as plain values: what is stored, printed and handed on."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from quizapp.derivation.draft import Draft
from quizapp.derivation.findings.kinds import ActorKind, Findings
from quizapp.derivation.span import Span
from quizapp.questions.evidence import Evidence
from quizapp.questions.question import Ask, Question
from quizapp.questions.question_set import QuestionSet, Source
from quizapp.questions.schema.question_schema import dump_question, read_question
from quizapp.services.slugs import slug_of

if TYPE_CHECKING:
    from quizapp.derivation.derive import Derivation


def as_plain(derivation: "Derivation") -> dict[str, Any]:
    """Everything about a derivation as ``quizapp derive --format json`` prints it.

    Offsets count code points of ``text``, end exclusive.  Drafts carry beside what a
    set file knows of a question: where its key stands, its rule and fact, and why it
    is among the less sure.
    """
    document = derivation.document
    return {
        "text": document.text,
        "published": document.published.edtf() if document.published else "",
        "language": document.language,
        "notices": list(derivation.notices),
        "findings": _findings(derivation.findings, document.text),
        "questions": [
            plain_draft(draft, derivation.findings, document.text)
            for draft in derivation.drafts
        ],
    }


def plain_draft(draft: Draft, findings: Findings, text: str) -> dict[str, Any]:
    """One draft: its question as a set file has it, and what is known of it beside."""
    question = with_evidence(draft.question, draft.evidence, text)
    plain = dump_question(askable(question))
    evidence = [
        {"quote": span.of(text), "start": span.start, "end": span.end}
        for span in draft.evidence
    ]
    always: dict[str, Any] = {"topic": "", "accept": [], "distractors": []}
    return {
        **always,
        **plain,
        "evidence": evidence,
        "confidence": draft.confidence,
        "warnings": list(draft.warnings),
        "doubts": list(draft.doubts),
        "key": [draft.key.start, draft.key.end] if draft.key else None,
        "rule": draft.rule,
        "fact": draft.fact,
        "why": reason(draft, findings),
    }


def with_evidence(
    question: Question, spans: Sequence[Span], text: str, source: str = "text"
) -> Question:
    """The question with its evidence where *spans* are, said so that it is found there."""
    quotes = tuple(
        Evidence(source, span.of(text), span.start, span.end, occurrence(text, span))
        for span in spans
    )
    return replace(question, evidence=quotes)


def askable(question: Question) -> Question:
    """The question without choosing among options where it has none."""
    if getattr(question, "distractors", ()) or Ask.CHOICE not in question.ask:
        return question
    ways = tuple(ask for ask in question.ask if ask is not Ask.CHOICE)
    return replace(question, ask=ways) if ways else question


def occurrence(text: str, span: Span) -> int:
    """Which place a quote stands at, from 1, where its words stand at several."""
    quote, count, place = span.of(text), 1, -1
    if not quote:
        return 1
    while 0 <= (place := text.find(quote, place + 1)) < span.start:
        count += 1
    return count


def reason(draft: Draft, findings: Findings) -> str:
    """What the finder says of the words that are the key; empty if it is spread."""
    key = draft.key
    if key is None:
        return ""
    found: list[tuple[Span, str]] = [
        *((one.span, one.why) for one in findings.dates),
        *((one.span, one.why) for one in findings.numbers),
        *((one.span, one.why) for one in findings.mentions),
        *((one.cause, one.why) for one in findings.causes),
        *((one.effect, one.why) for one in findings.causes),
        *((one.span, one.why) for one in findings.terms),
        *((one.span, one.why) for one in findings.quotations),
        *((one.act, one.why) for one in findings.reactions),
    ]
    meeting = [(span, why) for span, why in found if span.overlaps(key) and why]
    closest = min(
        meeting, key=lambda one: abs(len(one[0]) - len(key)), default=(None, "")
    )
    return closest[1]


#: What stands beside a draft's question, and not in it.
BESIDE = ("confidence", "warnings", "doubts", "key", "rule", "fact", "why", "features")


def question_in(plain: Mapping[str, Any]) -> Question:
    """The question of a plain draft.  Raises ``SchemaRefused`` for what is none."""
    known = {
        name: value
        for name, value in plain.items()
        if name not in BESIDE and value not in ("", [])
    }
    quotes = [{"source": "text", "quote": one["quote"]} for one in plain["evidence"]]
    question = read_question(known | {"evidence": quotes})
    assert question is not None  # noqa: S101  (else it was refused)
    return question


def as_set(
    plain: Mapping[str, Any], *, title: str, published: str, text_path: str = ""
) -> QuestionSet:
    """The sure drafts as a set over its one text, as ``--format yaml`` writes it."""
    text = plain["text"]
    source = Source(
        id="text", title=title, published=published, text=text, text_path=text_path
    )
    return QuestionSet(
        id=slug_of(title),
        title=title[:200],
        language=plain["language"],
        sources=(source,),
        questions=tuple(
            _with_spans(one, text) for one in plain["questions"] if not one["doubts"]
        ),
    )


def _with_spans(plain: Mapping[str, Any], text: str) -> Question:
    spans = [Span(one["start"], one["end"]) for one in plain["evidence"]]
    found = with_evidence(question_in(plain), spans, text)
    return replace(found, fact=slug_of(plain["fact"]))


def _findings(findings: Findings, text: str) -> dict[str, Any]:
    return {
        "dates": [
            _placed(one.span, text)
            | {"value": one.value.edtf() if one.value else "", "why": one.why}
            for one in findings.dates
        ],
        "actors": [
            _placed(mention.span, text) | {"name": actor.name, "type": actor.kind.value}
            for mention in findings.mentions
            if (actor := findings.actors[mention.actor]).kind is not ActorKind.PEOPLE
        ],
        "causes": [
            {
                "cause": _ends(one.cause),
                "effect": _ends(one.effect),
                "cue": _placed(one.cue, text),
                "certainty": one.certainty.value,
                "by": one.by,
            }
            for one in findings.causes
        ],
    }


def _placed(span: Span, text: str) -> dict[str, Any]:
    return _ends(span) | {"text": span.of(text)}


def _ends(span: Span) -> dict[str, Any]:
    return {"start": span.start, "end": span.end}
