"""Who said what: quoted words, reported clauses and "according to"."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from quizapp.derivation.document import Document, Paragraph, Sentence
from quizapp.derivation.findings.kinds import Actor, Mention, QuotationFinding
from quizapp.derivation.span import Span
from quizapp.questions.wording import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

_SAYING = word_set(
    "say argue claim warn declare announce state write believe insist maintain suggest contend assert explain note"
    " admit acknowledge predict promise conclude complain report tell observe remark reply answer add affirm allege"
    " boast concede confess deny emphasise emphasize estimate hold object point proclaim propose recall reveal stress"
    " swear teach testify think vow urge demand recommend remind assure inform accuse call describe comment ask"
    " reiterate pledge confirm swear"
)
#: Verbs that take a clause only: "called" and "described" report no clause of their own.
_INDIRECT = _SAYING - word_set("call describe accuse")
_VERBS = re.compile(
    r"\b(said|says|argued|argues|claimed|claims|warned|declared|announced|stated|wrote|writes|believed|insisted"
    r"|maintained|suggested|contended|asserted|explained|noted|admitted|acknowledged|predicted|promised|concluded"
    r"|complained|reported|told|observed|remarked|replied|answered|added|affirmed|alleged|conceded|confessed|denied"
    r"|emphasised|emphasized|proclaimed|proposed|recalled|stressed|testified|vowed|called|described|asked|reiterated"
    r"|boasted|confirmed|repeated|commented|thundered|exclaimed|cried|quipped|shouted)\b"
)
_QUOTE = re.compile(
    r"“([^”]{2,}?)”|\"([^\"]{2,}?)\"|(?<!\w)‘((?:[^’]|’(?=\w)){2,}?)’(?!\w)|(?<!\w)'((?:[^']|'(?=\w)){2,}?)'(?!\w)"
)
_ACCORDING = re.compile(r"\b[Aa]ccording to (?:the |an? )?")
#: How far from its quote a speaker may stand, in code points.
_NEAR = 70


def find_quotations(
    document: Document, actors: Sequence[Actor], mentions: Sequence[Mention]
) -> tuple[QuotationFinding, ...]:
    """What actors are said to have said, in the order of the text.

    Only where the speaker is one of *actors*; a place speaks for its government.
    """
    order = sorted(mentions, key=lambda one: one.span)
    starts = [one.span.start for one in order]
    found: dict[Span, QuotationFinding] = {}
    for paragraph in document.paragraphs:
        first = bisect_left(starts, paragraph.span.start)
        last = bisect_left(starts, paragraph.span.end)
        for one in _direct(document, paragraph, order[first:last]):
            if not any(one.said.overlaps(other) for other in found):
                found[one.said] = one
    for sentence in document.sentences:
        first = bisect_left(starts, sentence.span.start)
        last = bisect_left(starts, sentence.span.end)
        near = order[first:last]
        if not near:
            continue
        for one in _in_sentence(document, sentence, near):
            if not any(one.said.overlaps(other) for other in found):
                found[one.said] = one
    return tuple(sorted(found.values(), key=lambda one: one.span))


def _in_sentence(
    document: Document, sentence: Sentence, near: Sequence[Mention]
) -> Iterator[QuotationFinding]:
    yield from _according(document, sentence, near)
    if sentence.parse is not None:
        yield from _reported(document, sentence, near)
    else:
        yield from _reported_by_words(document, sentence, near)


def _direct(
    document: Document, paragraph: Paragraph, near: Sequence[Mention]
) -> Iterator[QuotationFinding]:
    """Quoted words of three or more with a speaker and a verb beside them."""
    text = paragraph.span.of(document.text)
    quotes = list(_QUOTE.finditer(text))
    inside = [one.span() for one in quotes]
    verbs = [
        one
        for one in _VERBS.finditer(text)
        if not any(a <= one.start() < b for a, b in inside)
    ]
    for quote in quotes:
        group = next(number for number in (1, 2, 3, 4) if quote.group(number))
        if len(quote.group(group).split()) < 3:
            continue
        words = quote.group(group).rstrip(",")
        said = _span(paragraph, quote.start(group), quote.start(group) + len(words))
        for verb in sorted(verbs, key=lambda one: _gap(one.span(), quote.span())):
            if _gap(verb.span(), quote.span()) > _NEAR:
                break
            speaker = _beside(document, paragraph, verb.span(), quote.span(), near)
            if speaker is not None:
                cue = _span(paragraph, *verb.span())
                whole = speaker.span.joined(cue).joined(_span(paragraph, *quote.span()))
                yield QuotationFinding(
                    whole,
                    said,
                    speaker.actor,
                    cue,
                    True,
                    "quoted words beside their speaker",
                )
                break


def _beside(
    document: Document,
    paragraph: Paragraph,
    verb: tuple[int, int],
    quote: tuple[int, int],
    near: Sequence[Mention],
) -> Mention | None:
    """The speaker right before a verb, or right after one that follows the quote."""
    text, base = document.text, paragraph.span.start
    start, end = base + verb[0], base + verb[1]
    able = [
        one
        for one in near
        if _may_speak(document, one)
        and abs(one.span.start - start) < 2 * _NEAR
        and not _STOP.search(
            text[min(one.span.end, start) : max(one.span.start, start)]
        )
        and not (base + quote[0] <= one.span.start < base + quote[1])
    ]
    before = [
        one
        for one in able
        if one.span.end <= start and _CLEAR.fullmatch(text[one.span.end : start])
    ]
    if before:
        return before[-1]
    after = [
        one
        for one in able
        if one.span.start >= end
        and _OFFICE.fullmatch(text[end : one.span.start])
        and quote[1] + base <= end
    ]
    if after:
        return after[0]
    # "Churchill, who …, said": the sentence's first name, when no other stands between.
    lone = [one for one in able if one.span.end <= start]
    people = {one.actor for one in lone}
    return lone[0] if len(people) == 1 and start - lone[-1].span.end < _NEAR else None


_STOP = re.compile(r"[.?!]\s")
_CLEAR = re.compile(
    r"(?:\s+(?:had|has|have|also|later|then|once|famously|often|even|publicly|reportedly|angrily|simply|himself|herself|is said to have|would|again))*\s*",
    re.IGNORECASE,
)
_OFFICE = re.compile(r"\s+(?:the\s+)?(?:[\w'’-]+\s+){0,6}", re.IGNORECASE)


def _may_speak(document: Document, mention: Mention) -> bool:
    return not (
        mention.form == "pronoun"
        and mention.span.of(document.text).casefold() not in ("he", "she", "they")
    )


def _gap(one: tuple[int, int], other: tuple[int, int]) -> int:
    return max(one[0] - other[1], other[0] - one[1], 0)


def _according(
    document: Document, sentence: Sentence, near: Sequence[Mention]
) -> Iterator[QuotationFinding]:
    """ "According to Tacitus, …" and "…, according to Tacitus"."""
    text = sentence.span.of(document.text)
    for cue in _ACCORDING.finditer(text):
        place = sentence.span.start + cue.end()
        speaker = next(
            (
                one
                for one in near
                if place <= one.span.start <= place + 60
                and "," not in document.text[place : one.span.start]
            ),
            None,
        )
        if speaker is None:
            continue
        verb = _span(sentence, cue.start(), cue.start() + len("according to"))
        after = document.text.find(",", speaker.span.end, sentence.span.end)
        if cue.start() == 0 and after >= 0:
            after = _past_aside(document, speaker.span.end, after, sentence)
            said = _trimmed(document, after + 1, sentence.span.end)
        else:
            said = _trimmed(
                document, sentence.span.start, sentence.span.start + cue.start()
            )
        if len(said) > 8:
            yield QuotationFinding(
                sentence.span,
                said,
                speaker.actor,
                verb,
                False,
                "according to the one it names",
            )


def _past_aside(document: Document, start: int, comma: int, sentence: Sentence) -> int:
    """Past ", a historian," after the name: the second comma when the first opens an aside."""
    aside = re.match(
        r",\s+(?:an?|the)\s[^,]{3,60},", document.text[comma : sentence.span.end]
    )
    return comma + aside.end() - 1 if aside is not None else comma


def _trimmed(document: Document, start: int, end: int) -> Span:
    piece = document.text[start:end]
    start += len(piece) - len(piece.lstrip())
    return Span(start, start + len(piece.strip().rstrip(",.;")))


def _reported(
    document: Document, sentence: Sentence, near: Sequence[Mention]
) -> Iterator[QuotationFinding]:
    """A verb of saying with its clause, from the parse."""
    if sentence.parse is None:
        return
    for token in sentence.parse:
        if (
            token.pos_ not in ("VERB", "AUX")
            or token.lemma_.casefold() not in _INDIRECT
        ):
            continue
        if any(child.dep_ == "neg" for child in token.children):
            continue
        clause = next(
            (
                child
                for child in token.children
                if child.dep_ == "ccomp" and child.i > token.i
            ),
            None,
        )
        speaker = _speaker(document, token, near)
        if clause is None or speaker is None:
            continue
        span = _clause_span(document, sentence, clause, token)
        if len(span) < 8 or not _has_subject(clause):
            continue
        verb = Span(token.idx, token.idx + len(token.text))
        yield QuotationFinding(
            speaker.span.joined(verb).joined(span),
            span,
            speaker.actor,
            verb,
            False,
            f"what follows {token.text!r}",
        )


def _has_subject(clause: "Token") -> bool:
    return any(
        child.dep_ in ("nsubj", "nsubjpass", "expl", "csubj")
        for child in clause.children
    )


def _speaker(
    document: Document, verb: "Token", near: Sequence[Mention]
) -> Mention | None:
    """The mention that is the verb's subject, or its first verb's when it shares one."""
    head = verb
    for _ in range(3):
        subject = next(
            (child for child in head.children if child.dep_ == "nsubj"), None
        )
        if subject is not None:
            return _mention_of(document, subject, near)
        if head.dep_ != "conj":
            return None
        head = head.head
    return None


def _mention_of(
    document: Document, subject: "Token", near: Sequence[Mention]
) -> Mention | None:
    for token in (
        subject,
        *(child for child in subject.children if child.dep_ == "appos"),
    ):
        for one in near:
            if one.span.start <= token.idx < one.span.end and _may_speak(document, one):
                return one
    return None


def _clause_span(
    document: Document, sentence: Sentence, clause: "Token", verb: "Token"
) -> Span:
    """The clause without "that", cut where the parse leaves it at the sentence's end."""
    start = min(max(clause.left_edge.idx, verb.idx + len(verb.text)), sentence.span.end)
    end = min(clause.right_edge.idx + len(clause.right_edge.text), sentence.span.end)
    lead = re.match(r"[\s,:]*(?:that\b)?\s*[“\"‘']?", document.text[start:end])
    start += lead.end() if lead is not None else 0
    piece = document.text[start:end].rstrip().rstrip(',.;”"’')
    return Span(start, start + len(piece))


def _reported_by_words(
    document: Document, sentence: Sentence, near: Sequence[Mention]
) -> Iterator[QuotationFinding]:
    """Without a parse: a name, a verb of saying and "that"."""
    for one in near:
        following = document.text[one.span.end : sentence.span.end]
        match = re.match(
            rf"\s+(?:also |later |then )?({_VERBS.pattern})\s+that\s+(.+)",
            following,
            re.DOTALL,
        )
        if match is not None and _may_speak(document, one):
            verb = Span(one.span.end + match.start(1), one.span.end + match.end(1))
            said = _trimmed(document, one.span.end + match.start(3), sentence.span.end)
            yield QuotationFinding(
                Span(one.span.start, said.end),
                said,
                one.actor,
                verb,
                False,
                f"what follows {match.group(1)!r}",
            )


def _span(sentence: Sentence | Paragraph, start: int, end: int) -> Span:
    return Span(sentence.span.start + start, sentence.span.start + end)
