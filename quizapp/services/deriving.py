"""A text read for drafts, in portions where it is long."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from quizapp.derivation.draft import Draft
from quizapp.errors import Refused
from quizapp.questions.dates.historical_date import HistoricalDate
from quizapp.services.plain_derivation import as_plain
from quizapp.services.rephrasing import Endpoint, rephrased
from quizapp.services.slugs import free_slug

if TYPE_CHECKING:
    from quizapp.derivation.derive import Derivation, Progress

#: Code points of a text that is read at once: a book of 600 pages.
LONGEST_TEXT = 2_000_000

#: Code points that are read at once: what a model holds in memory of 13,000 words.
PORTION = 80_000

#: Of the time that a text takes where an endpoint is asked, the share before that.
_READING = 0.5


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
        reading = _up_to(tell, _READING) if tell and endpoint else tell
        derived = derive(
            part, title=title, published=anchor, progress=reading, ranker=ranker
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
    notices = list(dict.fromkeys([*whole["notices"], *more["notices"]]))
    return whole | {"findings": findings, "questions": questions, "notices": notices}


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
