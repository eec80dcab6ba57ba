""" "What" or "which organisation" for a person."""

import re
from dataclasses import replace

from quizapp.derivation.draft import Draft
from quizapp.derivation.findings.kinds import ActorKind
from quizapp.derivation.gates.facts import Facts
from quizapp.derivation.gates.flaw import Flaw
from quizapp.derivation.writing.cause_subject import is_deed_name
from quizapp.questions.question import NameQuestion, PhraseQuestion

_THING = re.compile(
    r"^(?:What|Which (?:organi[sz]ation|country|party|city))(?= (?:is|was|has|had|did|does"
    r"|will|could|may|might|[a-z]+(?:ed|s))\b)"
)


def wrong_wh(draft: Draft, facts: Facts) -> Flaw | None:
    question = draft.question
    if not isinstance(question, NameQuestion | PhraseQuestion) or draft.key is None:
        return None
    found = _THING.search(question.prompt)
    head = facts.key_head(draft) if found else None
    if found is None or head is None or is_deed_name(head):
        return None
    actor = facts.material.actor_at(draft.key, head.idx)
    if actor is None or actor.kind is not ActorKind.PERSON:
        return None
    if len(question.answer.split()) > len(actor.name.split()) + 3:
        return None
    prompt = "Who" + question.prompt[found.end() :]
    words = f"the key is a person, and the question says “{found[0].lower()}”"
    return Flaw("wrong question word", words, repaired=replace(question, prompt=prompt))
