"""What this site's teachers did with drafts, for the ranker of the next text."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from quizapp.store.drafts import DraftQuestion, Standing

#: The latest decisions that are learnt from.
MOST_DECISIONS = 2_000


def decisions(session: Session) -> list[tuple[str, str]]:
    """Features (JSON) of the drafts decided on last, and what became of each.

    What was taken back or is undecided is no decision.  An accepted draft that says
    something else than the machine wrote was edited.
    """
    found = session.execute(
        select(
            DraftQuestion.features,
            DraftQuestion.standing,
            DraftQuestion.content == DraftQuestion.derived,
        )
        .where(
            DraftQuestion.standing != Standing.WAITING, DraftQuestion.features != "{}"
        )
        .order_by(DraftQuestion.id.desc())
        .limit(MOST_DECISIONS)
    )
    return [
        (features, _became(standing, is_same)) for features, standing, is_same in found
    ]


def _became(standing: Standing, is_same: bool) -> str:
    if standing is Standing.REJECTED:
        return "reject"
    return "accept" if is_same else "edit"
