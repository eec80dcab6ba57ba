"""From a text to drafts: the whole way, in order."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from quizapp.derivation.cutting import cut
from quizapp.derivation.distractors.options import with_options
from quizapp.derivation.document import Document
from quizapp.derivation.draft import Draft
from quizapp.derivation.findings.actors import find_actors
from quizapp.derivation.findings.causes import find_causes
from quizapp.derivation.findings.dates import find_dates
from quizapp.derivation.findings.kinds import Findings
from quizapp.derivation.findings.numbers import find_numbers
from quizapp.derivation.findings.quotations import find_quotations
from quizapp.derivation.findings.reactions import find_reactions
from quizapp.derivation.findings.terms import find_terms
from quizapp.derivation.gates.passing import passed
from quizapp.derivation.language import notice
from quizapp.derivation.ranking import Context, Features, Ranker
from quizapp.derivation.writing.material import Material
from quizapp.derivation.writing.one_gap import spared
from quizapp.derivation.writing.write import (
    write_drafts,
    write_gaps,
    write_over_drafts,
)
from quizapp.questions.dates.historical_date import HistoricalDate

#: Told how far the reading is, 0 to 1, and what is being done, in words.
Progress = Callable[[float, str], None]


@dataclass(frozen=True, slots=True)
class Derivation:
    """A text as it was read, what was found in it, and the drafts, best first."""

    document: Document
    findings: Findings
    drafts: tuple[Draft, ...]
    features: Mapping[str, Features] = field(default_factory=dict)  #: by question's id

    @property
    def notices(self) -> tuple[str, ...]:
        """What its reader should know of how the text was read."""
        told = notice([one.language for one in self.document.paragraphs])
        return (told,) if told else ()


def derive(
    text: str,
    *,
    title: str = "",
    published: HistoricalDate | None = None,
    progress: Progress | None = None,
    ranker: Ranker | None = None,
) -> Derivation:
    """Read a clean text and write drafts on it.

    ``published`` anchors dates without a year.  Works with less when the model of
    the language is missing (``Document.parse`` is ``None`` then).  *progress* may
    raise to stop.  *ranker* is what a site has learnt from its teachers' decisions.
    """
    tell = progress or _quietly
    tell(0.0, "Reading the text")
    document = cut(text, title=title, published=published)
    tell(0.4, "Looking for dates, people and causes")
    findings = find(document)
    tell(0.6, "Writing questions")
    material = Material(document, findings)
    asked = _screened(write_drafts(material), material)
    asked += _screened(write_over_drafts(material, asked), material)
    tell(0.8, "Checking the questions")
    gaps = _screened(write_gaps(material, asked), material)
    drafts = [*asked, *spared(gaps, asked)]
    ranked = (ranker or Ranker.built_in()).ranked(drafts, material)
    context = Context.of(material)
    features = {draft.question.id: context.features(draft) for draft in ranked}
    tell(1.0, "Done")
    return Derivation(document, findings, tuple(ranked), features)


def _screened(drafts: Sequence[Draft], material: Material) -> list[Draft]:
    """What passes the gates, first in its wording, then with its wrong options."""
    worded, _ = passed(drafts, material)
    offered, _ = passed(with_options(worded, material), material)
    return offered


def find(document: Document) -> Findings:
    """Everything that the finders find in a text."""
    actors, mentions = find_actors(document)
    dates = find_dates(document)
    return Findings(
        dates=dates,
        numbers=find_numbers(document, dates),
        actors=actors,
        mentions=mentions,
        causes=find_causes(document),
        terms=find_terms(document),
        quotations=find_quotations(document, actors, mentions),
        reactions=find_reactions(document, actors, mentions),
    )


def _quietly(share: float, doing: str) -> None:
    """Tell nobody."""
