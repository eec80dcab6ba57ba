"""A text's findings and drafts as plain values: what is stored, printed and handed on."""

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from quizapp.derivation.draft import Draft
from quizapp.derivation.findings.kinds import ActorKind, Findings
from quizapp.derivation.span import Span
from quizapp.errors import Refused
from quizapp.questions.dates.historical_date import HistoricalDate
from quizapp.questions.evidence import Evidence
from quizapp.questions.question import Ask, Question
from quizapp.questions.question_set import QuestionSet, Source
from quizapp.questions.schema.question_schema import dump_question, read_question
from quizapp.services.rephrasing import Endpoint, rephrased

if TYPE_CHECKING:
    from quizapp.derivation.derive import Derivation, Progress

#: Code points of a text that is read at once: a book of 600 pages.
LONGEST_TEXT = 2_000_000

#: Code points that are read at once: what a model holds in memory of 13,000 words.
PORTION = 80_000

#: Of the time that a text takes where an endpoint is asked, the share before that.
_READING = 0.5

_WORD = re.compile(r"[a-z0-9]+")


def derive_plain(
    text: str,
    *,
    title: str,
    published: str,
    progress: "Progress | None" = None,
    decided: Sequence[tuple[str, str]] | None = None,
    wanted: int = 0,
    endpoint: Endpoint | None = None,
) -> dict[str, Any]:
    """A text's findings and drafts, ready for JSON; see ``as_plain``.

    A long text is read in portions, so that it takes no more memory than one of
    them; what is said in one is not known in the next.

    *decided* is what a site did with drafts (``draft_learning.decisions``): drafts are
    ranked by what that teaches, and each tells its ``features``.
    Of a text that is read in one portion, so many as are *wanted* come first, spread
    over topics and the text.  For those an *endpoint* may propose other wordings.

    Raises:
        Refused: *published* is no EDTF.
    """
    # Only who derives pays for what that takes; serving pages needs none of it.
    from quizapp.derivation.derive import derive
    from quizapp.derivation.ranking import Decided, Decision, Ranker, choose

    ranker = Ranker.built_in().learnt(
        Decided(json.loads(features), Decision(decision))
        for features, decision in decided or ()
    )
    anchor = published_date(published)
    whole: dict[str, Any] = {}
    cuts = list(portions(text))
    for number, (start, end) in enumerate(cuts):
        tell = progress and _within(progress, number, len(cuts))
        part = text[start:end] if len(cuts) > 1 else text
        alone = _READING if tell and endpoint else 1.0
        derived = derive(
            part,
            title=title,
            published=anchor,
            progress=tell and _up_to(tell, alone),
            ranker=ranker,
        )
        first = choose(derived.drafts, -(-wanted // len(cuts)))
        said = ""
        if endpoint is not None:
            derived, first, said = _rephrased(derived, first, endpoint, tell)
        if len(cuts) == 1:
            known = {draft.question.id for draft in first}
            rest = [one for one in derived.drafts if one.question.id not in known]
            derived = replace(derived, drafts=(*first, *rest))
        found = as_plain(derived)
        found["notices"] += [said] if said else []
        if decided is not None:
            for draft, one in zip(derived.drafts, found["questions"], strict=True):
                one["features"] = dict(derived.features[draft.question.id])
        whole = _joined(whole, _moved(found, start)) if whole else found
    if decided is not None and len(cuts) > 1:
        whole["questions"].sort(
            key=lambda one: (bool(one["doubts"]), -ranker.score(one["features"]))
        )
    return whole if len(cuts) == 1 else whole | {"text": text}


def _rephrased(
    derived: "Derivation",
    first: list[Draft],
    endpoint: Endpoint,
    tell: "Progress | None",
) -> tuple["Derivation", list[Draft], str]:
    """A derivation whose *first* drafts an endpoint was asked about, and what to say."""

    def ask(share: float) -> None:
        if tell:
            doing = f"Asking {endpoint.host} for other wordings"
            tell(_READING + share * (1 - _READING), doing)

    better, said = rephrased(derived, first, endpoint, tell=ask)
    by_id = {one.question.id: one for one in better}
    drafts = tuple(by_id.get(one.question.id, one) for one in derived.drafts)
    return replace(derived, drafts=drafts), better, said


def portions(text: str) -> Iterable[tuple[int, int]]:
    """Where a text is cut to be read: at blank lines, at ``PORTION`` or sooner."""
    start = 0
    while len(text) - start > PORTION:
        end = text.rfind("\n\n", start + PORTION // 2, start + PORTION)
        if end < 0:
            end = text.rfind(" ", start + PORTION // 2, start + PORTION)
        end = start + PORTION if end < 0 else end
        yield start, end
        start = end
    yield start, len(text)


def _within(progress: "Progress", number: int, count: int) -> "Progress":
    def tell(share: float, doing: str) -> None:
        part = f", part {number + 1} of {count}" if count > 1 else ""
        progress((number + share) / count, doing + part)

    return tell


def _up_to(progress: "Progress", most: float) -> "Progress":
    def tell(share: float, doing: str) -> None:
        progress(share * most, doing)

    return tell


def _moved(plain: Any, by: int) -> Any:
    """The same with every offset moved, wherever it stands."""
    if not by:
        return plain
    if isinstance(plain, list):
        return [_moved(one, by) for one in plain]
    if not isinstance(plain, dict):
        return plain
    return {name: _moved_value(name, value, by) for name, value in plain.items()}


def _moved_value(name: str, value: Any, by: int) -> Any:
    if name in {"start", "end"} and isinstance(value, int):
        return value + by
    if name == "key" and value:
        return [place + by for place in value]
    if name == "fact":
        return f"{value}:{by}"  # numbers of sentences begin anew
    return _moved(value, by)


def _joined(whole: dict[str, Any], more: dict[str, Any]) -> dict[str, Any]:
    taken = {one["id"] for one in whole["questions"]}
    for one in more["questions"]:
        one["id"] = free_slug(one["id"], taken)
        taken.add(one["id"])
    findings = {
        name: [*found, *more["findings"][name]]
        for name, found in whole["findings"].items()
    }
    questions = [*whole["questions"], *more["questions"]]
    return whole | {"findings": findings, "questions": questions}


def published_date(edtf: str) -> HistoricalDate | None:
    """When a text was published.  Raises ``Refused`` for what is no EDTF."""
    if not edtf:
        return None
    try:
        return HistoricalDate.from_edtf(edtf)
    except ValueError as error:
        raise Refused(
            f"{edtf!r} is no date. Write it as 2022, 2022-01 or 2022-01-05."
        ) from error


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


def unique_ids(
    questions: Iterable[Question], taken: Iterable[str] = ()
) -> list[Question]:
    """The questions with ids that are slugs, none of them twice or among *taken*."""
    known, named = set(taken), []
    for question in questions:
        slug = free_slug(question.id or slug_of(question.prompt), known)
        known.add(slug)
        named.append(replace(question, id=slug))
    return named


def slug_of(title: str, most: int = 60) -> str:
    """A title as an id: lower-case words of it, with hyphens."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    return "-".join(_WORD.findall(plain.lower()))[:most].strip("-") or "text"


def free_slug(slug: str, taken: set[str]) -> str:
    """The slug, with a number if it is taken."""
    number, free = 1, slug
    while free in taken:
        number += 1
        free = f"{slug[:90]}-{number}"
    return free


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
