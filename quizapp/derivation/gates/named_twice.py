"""A person named twice in one question: the name was put for the wrong word."""

import re

from quizapp.derivation.draft import Draft
from quizapp.derivation.findings.kinds import ActorKind
from quizapp.derivation.gates.facts import Facts
from quizapp.derivation.gates.flaw import Flaw, Weight


def named_twice(draft: Draft, facts: Facts) -> Flaw | None:
    """ "Schleicher replaced Kurt von Schleicher"; two Pankhursts are two persons."""
    prompt = draft.question.prompt
    for actor in facts.material.findings.actors:
        if actor.kind is not ActorKind.PERSON or not actor.name:
            continue
        last = re.escape(actor.name.split()[-1])
        if len(last) < _LEAST or last not in prompt:
            continue
        before = re.findall(rf"(?:(\S+) )?\b{last}\b", prompt)
        if len(before) > 1 and len({one for one in before if one[:1].isupper()}) < len(
            before
        ):
            words = f"“{actor.name}” is named twice"
            return Flaw("named twice", words, Weight.UNSURE)
    return None


_LEAST = 4  #: letters
