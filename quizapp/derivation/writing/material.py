"""What every writer of questions works from: a text, what was found, its clauses."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from quizapp.derivation.clauses.asking import Asker, Stem
from quizapp.derivation.clauses.clause import Clause, Origin
from quizapp.derivation.clauses.finding_clauses import clauses_of
from quizapp.derivation.clauses.naming import Naming
from quizapp.derivation.document import Document, Sentence
from quizapp.derivation.draft import Draft
from quizapp.derivation.findings.kinds import Actor, DateFinding, Findings
from quizapp.derivation.span import Span
from quizapp.questions.evidence import Evidence
from quizapp.questions.question import Question

#: The id of the only source text while a set is being derived.
SOURCE = "text"

#: How far a clause may be trusted by where it was found.
TRUST = {
    Origin.MAIN: 0.9,
    Origin.JOINED: 0.8,
    Origin.SUBORDINATE: 0.75,
    Origin.RELATIVE: 0.7,
    Origin.PARTICIPLE: 0.65,
    Origin.REPORTED: 0.75,
}


@dataclass(frozen=True)
class Material:
    """A text with its findings, ready to be asked about."""

    document: Document
    findings: Findings
    naming: Naming = field(init=False)

    def __post_init__(self) -> None:
        naming = Naming(
            self.document,
            self.findings.actors,
            self.findings.mentions,
            self.findings.dates,
        )
        object.__setattr__(self, "naming", naming)

    @cached_property
    def asker(self) -> Asker:
        return Asker(self.naming)

    @cached_property
    def clauses(self) -> Sequence[Clause]:
        return clauses_of(self.document)

    @cached_property
    def _by_sentence(self) -> dict[int, list[Clause]]:
        found: dict[int, list[Clause]] = {}
        for clause in self.clauses:
            found.setdefault(clause.sentence.number, []).append(clause)
        return found

    def clauses_in(self, sentence: Sentence) -> list[Clause]:
        return self._by_sentence.get(sentence.number, [])

    @cached_property
    def _dates_by_sentence(self) -> dict[int, list[DateFinding]]:
        found: dict[int, list[DateFinding]] = {}
        for date in self.findings.dates:
            sentence = self.document.sentence_at(date.span.start)
            if sentence is not None:
                found.setdefault(sentence.number, []).append(date)
        return found

    @cached_property
    def _date_starts(self) -> list[int]:
        return [one.span.start for one in self.findings.dates]

    def has_date(self, span: Span) -> bool:
        """Whether a date stands in a span, or a part of one."""
        # Dates come in the text's order and do not overlap: the last is the farthest.
        last = bisect_left(self._date_starts, span.end) - 1
        return last >= 0 and span.start < self.findings.dates[last].span.end

    def dates_in(self, clause: Clause) -> list[DateFinding]:
        """The dates among the words of a clause."""
        return [
            date
            for date in self._dates_by_sentence.get(clause.sentence.number, [])
            if clause.part_at(date.span) is not None
            and not _is_of_another_verb(clause, date)
        ]

    def actor_at(self, clause_subject: Span, head_place: int) -> Actor | None:
        """The actor whose mention holds the head of a phrase, or ``None``."""
        for mention in self.naming.mentions_in(clause_subject):
            if mention.span.start <= head_place < mention.span.end:
                return self.findings.actors[mention.actor]
        return None

    def draft(
        self,
        question: Question,
        *,
        clause: Clause,
        stem: Stem,
        key: Span | None,
        rule: str,
        confidence: float,
        warnings: Sequence[str] = (),
        doubts: Sequence[str] = (),
    ) -> Draft:
        """A draft on a clause, as sure as its rule and its clause are."""
        return Draft(
            question,
            (clause.sentence.span,),
            key,
            rule,
            fact=f"{clause.sentence.number}:{clause.verb.i}:{rule}",
            confidence=round(confidence * TRUST[clause.origin], 3),
            warnings=tuple(warnings),
            doubts=(*stem.doubts, *doubts),
        )

    def evidence(self, sentence: Sentence) -> tuple[Evidence, ...]:
        span = sentence.span
        quote = span.of(self.document.text)
        return (Evidence(SOURCE, quote, span.start, span.end),)


def _is_of_another_verb(clause: Clause, date: DateFinding) -> bool:
    """ "They signed the treaty that founded the bank in 1957": when was it founded?"""
    commas = [one.idx for one in clause.sentence.parse or () if one.text == ","]
    return any(
        token.dep_ in {"relcl", "ccomp"}
        and clause.verb.idx < token.idx < date.span.start
        and not any(token.idx < comma < date.span.start for comma in commas)
        for part in clause.parts
        for token in part.phrase.tokens
    )
