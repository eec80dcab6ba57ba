"""What to study next, in the shape that the Progress page takes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from quizapp.progress.next_step_words import of_act, of_reason
from quizapp.progress.next_steps import AskAgain, Practise, Review, Step
from quizapp.services.progress import SetName
from quizapp.web import study_urls
from quizapp.web.study_pages import topic_label


@dataclass(frozen=True, slots=True, kw_only=True)
class StepRow:
    """A step: what to do, why, and what starts it.

    What has an address is started by a link; practice, which makes a quiz, by a form.
    """

    act: str
    why: str
    label: str  #: of the link or button
    url: str = ""
    set_slug: str = ""
    topic: str = ""


def rows_of(
    steps: Sequence[Step], sets: Mapping[int, SetName], today: date
) -> tuple[StepRow, ...]:
    """The steps that can be started, in their order."""
    return tuple(
        _row(step, sets, today)
        for step in steps
        if not isinstance(step, Practise) or step.set_id in sets
    )


def _row(step: Step, sets: Mapping[int, SetName], today: date) -> StepRow:
    why = of_reason(step, today)
    match step:
        case Review():
            act = of_act(step, topic="", title="")
            return StepRow(
                act=act, why=why, label="Start review", url=study_urls.session({})
            )
        case Practise():
            of_set = sets[step.set_id]
            return StepRow(
                act=of_act(step, topic=topic_label(step.topic), title=of_set.title),
                why=why,
                label="Practise",
                set_slug=of_set.slug,
                topic=step.topic,
            )
        case AskAgain():
            return StepRow(
                act=of_act(step, topic="", title=""),
                why=why,
                label="Try again",
                url=study_urls.card(step.repeated.question_id),
            )
