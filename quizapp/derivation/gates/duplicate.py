"""Two drafts that ask the same."""

from collections.abc import Sequence

from quizapp.derivation.draft import Draft
from quizapp.derivation.gates.asked import content, is_asked, keys_of
from quizapp.derivation.gates.flaw import Flaw
from quizapp.questions.wording import plain

_NEARLY = 0.8


def duplicates(drafts: Sequence[Draft]) -> dict[str, Flaw]:
    """By id the drafts that say again what a surer one asks already."""
    found: dict[str, Flaw] = {}
    prompts: dict[str, Draft] = {}
    keys: dict[str, list[Draft]] = {}
    slots: dict[tuple[str, int], list[Draft]] = {}
    for draft in sorted(drafts, key=_surest_first):
        again = _again(draft, prompts, keys, slots)
        if again is not None:
            words = f"it asks the same as “{again.question.prompt}”"
            found[draft.question.id] = Flaw("duplicate", words)
            continue
        prompts[_asked(draft)] = draft
        if is_asked(draft.question):
            keys.setdefault(_key(draft), []).append(draft)
            if draft.key is not None:
                slots.setdefault(_slot(draft), []).append(draft)
    return found


def _surest_first(draft: Draft) -> tuple[bool, float, str]:
    return not draft.sure, -draft.confidence, draft.question.id


def _again(
    draft: Draft,
    prompts: dict[str, Draft],
    keys: dict[str, list[Draft]],
    slots: dict[tuple[str, int], list[Draft]],
) -> Draft | None:
    if (same := prompts.get(_asked(draft))) is not None:
        return same
    if not is_asked(draft.question) or draft.key is None:
        return None
    for other in slots.get(_slot(draft), ()):
        if other.key is not None and other.key.overlaps(draft.key):
            return other
    mine = content(draft.question.prompt)
    for other in keys.get(_key(draft), ()):
        theirs = content(other.question.prompt)
        if len(mine & theirs) >= _NEARLY * len(mine | theirs):
            return other
    return None


def _asked(draft: Draft) -> str:
    question = draft.question
    more = [
        *getattr(question, "parts", ()),
        *(one.text for one in getattr(question, "items", ())),
    ]
    more += [one.left for one in getattr(question, "pairs", ())]
    return "|".join(plain(text) for text in (question.prompt, *more))


def _key(draft: Draft) -> str:
    return plain(" ".join(keys_of(draft.question)[:1]))


def _slot(draft: Draft) -> tuple[str, int]:
    """The clause that is asked about, and the sentence of the key."""
    sentence, _, rest = draft.fact.partition(":")
    return f"{sentence}:{rest.partition(':')[0]}", draft.evidence[0].start
