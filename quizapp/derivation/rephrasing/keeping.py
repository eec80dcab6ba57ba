"""What of a proposal is kept: only what the text proves as well as the draft did."""

import re
from collections.abc import Collection
from dataclasses import replace

from quizapp.derivation.draft import Draft
from quizapp.derivation.gates.asked import (
    FUNCTION_WORDS,
    WH,
    content,
    is_asked,
    keys_of,
    stem,
    tokens,
)
from quizapp.derivation.gates.passing import flaws
from quizapp.derivation.rephrasing.proposal import Proposal
from quizapp.derivation.writing.material import Material
from quizapp.questions.question import (
    Ask,
    Distractor,
    NameQuestion,
    PhraseQuestion,
    Question,
)
from quizapp.questions.wording import plain

#: Wrong options that a question has at least where a proposal may add some.
ENOUGH_OPTIONS = 3

#: Of the words that mean something in the draft's stem, the share that stays.
_LEAST_KEPT = 0.5
_HEDGES = re.compile(
    r"\b(may|might|could|reportedly|allegedly|perhaps|probably|possibly|supposedly"
    r"|apparently|presumably|likely|according to|claim(?:ed|s)?|said)\b",
    re.IGNORECASE,
)
_NEGATIONS = re.compile(r"\b(not|no|never|nor|neither|none|without|except)\b|n['’]t\b")


def kept(
    draft: Draft,
    proposal: Proposal,
    material: Material,
    *,
    proposer: str,
    taken: Collection[str] = (),
) -> Draft:
    """The draft with what holds of a proposal; the draft itself where nothing does.

    A wording is kept where it asks with the same sort of question word, says nothing
    that the draft or the text does not, keeps hedges and negations, is none of the
    *taken* prompts, and no gate finds a flaw that the draft had not.  Wrong options
    are added where the draft has fewer than ``ENOUGH_OPTIONS``, under the same gates.
    Key and evidence never change.  *proposer* is named beside what was kept.
    """
    if not is_asked(draft.question):
        return draft
    known = {flaw.gate for flaw in flaws(draft, material)}

    def is_sound(candidate: Draft) -> bool:
        return all(flaw.gate in known for flaw in flaws(candidate, material))

    better = draft
    if proposal.prompt not in {"", *taken} and _is_faithful(draft, proposal, material):
        worded = replace(
            draft,
            question=replace(draft.question, prompt=proposal.prompt),
            warnings=(*draft.warnings, f"worded by {proposer}"),
        )
        if is_sound(worded):
            better = worded
    offered = _with_options(better, proposal, material, proposer)
    return offered if offered is not better and is_sound(offered) else better


def _is_faithful(draft: Draft, proposal: Proposal, material: Material) -> bool:
    old, new = draft.question.prompt, proposal.prompt
    if not new.endswith("?") or new == old or new.count("?") > 1:
        return False
    said = content(old)
    still = content(new)
    return (
        _question_words(old) == _question_words(new)
        and len(said & still) >= _LEAST_KEPT * len(said)
        and _adds_no_fact(new, old, material.document.text)
        and _same(_HEDGES, old, new)
        and _same(_NEGATIONS, old, new)
    )


def _question_words(prompt: str) -> list[str]:
    return [word for word in plain(prompt).split() if word in WH][:1]


def _adds_no_fact(new: str, old: str, text: str) -> bool:
    """Every name and figure stands in the draft or the text, every word nearly."""
    there = set(tokens(old)) | set(tokens(text))
    stems = {stem(word) for word in there}
    strange = 0
    for number, word in enumerate(tokens(new)):
        if word in there or (number == 0 and word.lower() in FUNCTION_WORDS):
            continue
        if word[:1].isupper() or word[:1].isdigit():
            return False
        strange += word not in FUNCTION_WORDS and stem(word) not in stems
    # A better word or two; more of them would be another question.
    return strange <= 2


def _same(pattern: re.Pattern[str], old: str, new: str) -> bool:
    return _found(pattern, old) == _found(pattern, new)


def _found(pattern: re.Pattern[str], text: str) -> set[str]:
    return {found.group().lower() for found in pattern.finditer(text)}


def _with_options(
    draft: Draft, proposal: Proposal, material: Material, proposer: str
) -> Draft:
    question = draft.question
    # Dates and numbers have neighbours enough; only words have to be thought of.
    if not isinstance(question, NameQuestion | PhraseQuestion):
        return draft
    have = list(question.distractors)
    evidence = plain(" ".join(one.of(material.document.text) for one in draft.evidence))
    for text in proposal.distractors:
        if len(have) >= ENOUGH_OPTIONS:
            break
        if _is_another(text, question, have, evidence):
            have.append(Distractor(text, f"proposed by {proposer}"))
    if len(have) < ENOUGH_OPTIONS or len(have) == len(question.distractors):
        return draft
    ask = question.ask if Ask.CHOICE in question.ask else (*question.ask, Ask.CHOICE)
    return replace(draft, question=replace(question, distractors=tuple(have), ask=ask))


def _is_another(
    text: str, question: Question, have: list[Distractor], evidence: str
) -> bool:
    """Whether it is neither the key nor there already, nor said by the evidence."""
    words = plain(text)
    known = {plain(one.text) for one in have} | {
        plain(one) for one in keys_of(question)
    }
    return (
        bool(words)
        and words not in known
        and f" {words} " not in f" {evidence} "
        and _is_alike(text, keys_of(question)[0])
    )


def _is_alike(text: str, key: str) -> bool:
    """Whether it has the shape of the key: a name like a name, about as long."""
    words, like = len(text.split()), len(key.split())
    return (
        text[:1].isupper() == key[:1].isupper()
        and any(map(str.isdigit, text)) <= any(map(str.isdigit, key))
        and like / 2 <= words <= like * 2
    )
