"""The text beside its drafts: cut where underlined words and evidence begin and end."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from quizapp.questions.passage import paragraphs
from quizapp.services.draft_page import Desk, Part, ShownDraft
from quizapp.store.drafts import Standing
from quizapp.web.draft_choice import Chosen
from quizapp.web.study_pages import topic_label


@dataclass(frozen=True, slots=True)
class Reference:
    """A number in the text that leads to its draft."""

    id: int
    number: int
    topic: str
    topic_label: str
    is_rejected: bool
    url: str


@dataclass(frozen=True, slots=True)
class TextPiece:
    """Words of the text; the first draft that rests on them underlines them."""

    text: str
    is_evidence: bool
    draft: Reference | None = None
    more: Sequence[Reference] = ()


@dataclass(frozen=True, slots=True)
class TextParagraph:
    number: int  #: 0 for a heading
    pieces: Sequence[TextPiece]


def text_of(
    desk: Desk, part: Part, current: ShownDraft | None, choice: Chosen
) -> Iterable[TextParagraph]:
    """The paragraphs of a part, with what rests on them and what proves *current*."""
    body = desk.text.body
    here = [
        one
        for one in desk.drafts
        if part.start <= one.start < part.end and (one.is_in_text or one is current)
    ]
    places = sorted(((*one.place, one) for one in here), key=lambda one: one[:2])
    proving = current.spans if current else []
    for place in paragraphs(body):
        if place.end <= part.start or place.start >= part.end:
            continue
        inside = [one for one in places if place.start <= one[0] < place.end]
        yield TextParagraph(
            place.number,
            list(_pieces(body, (place.start, place.end), inside, proving, choice)),
        )


def _pieces(
    body: str,
    bounds: tuple[int, int],
    places: Sequence[tuple[int, int, ShownDraft]],
    proving: Sequence[tuple[int, int]],
    choice: Chosen,
) -> Iterable[TextPiece]:
    """A paragraph cut where underlined words and the evidence begin and end."""
    underlined: list[tuple[int, int, list[Reference]]] = []
    for start, end, shown in places:
        reference, end = _reference(shown, choice), min(end, bounds[1])
        if underlined and start < underlined[-1][1]:
            underlined[-1][2].append(reference)
        elif start < end:
            underlined.append((start, end, [reference]))
    evidence = [
        (max(start, bounds[0]), min(end, bounds[1]))
        for start, end in proving
        if start < bounds[1] and end > bounds[0]
    ]
    cuts = sorted(
        {
            *bounds,
            *(at for start, end, _ in underlined for at in (start, end)),
            *(at for span in evidence for at in span if not _within(at, underlined)),
        }
    )
    starting = {start: references for start, _, references in underlined}
    for start, end in pairwise(cuts):
        references = starting.get(start, [])
        yield TextPiece(
            body[start:end],
            any(first <= start and end <= last for first, last in evidence)
            or any(
                first < end and start < last for first, last in evidence if references
            ),
            references[0] if references else None,
            references[1:],
        )


def _within(at: int, underlined: Iterable[tuple[int, int, object]]) -> bool:
    return any(start < at < end for start, end, _ in underlined)


def _reference(shown: ShownDraft, choice: Chosen) -> Reference:
    topic = shown.content.topic
    return Reference(
        shown.row.id,
        shown.number,
        topic,
        topic_label(topic).lower() if topic else "question",
        shown.row.standing is Standing.REJECTED,
        choice.url(draft=shown.row.id, part=0),
    )
