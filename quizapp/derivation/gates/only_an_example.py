"""The key is only an example: "such as Belarus"."""

import re

from quizapp.derivation.draft import Draft
from quizapp.derivation.gates.asked import is_asked
from quizapp.derivation.gates.facts import Facts
from quizapp.derivation.gates.flaw import Flaw
from quizapp.derivation.gates.one_of_several import in_own_clause

_EXAMPLE = re.compile(
    r"\b(such as|including|for example|for instance|e\.g\.|notably|especially)[, ]+(?:(?:the|a|an) )?$",
    re.IGNORECASE,
)
_SAYS_SO = re.compile(
    r"\b(example|one of|such as|instance|including|among)\b", re.IGNORECASE
)
_BEFORE = 24  #: characters


def only_an_example(draft: Draft, facts: Facts) -> Flaw | None:
    key = draft.key
    if key is None or not is_asked(draft.question):
        return None
    if not in_own_clause(draft, facts):
        return None
    before = facts.text[max(0, key.start - _BEFORE) : key.start]
    found = _EXAMPLE.search(before)
    if found is None or _SAYS_SO.search(draft.question.prompt):
        return None
    return Flaw(
        "only an example", f"the text says “{found[1]}”: others would be right too"
    )
