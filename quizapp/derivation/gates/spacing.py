"""Lost and stray spaces and marks."""

import re
from dataclasses import replace

from quizapp.derivation.gates.asked import is_cloze
from quizapp.derivation.gates.flaw import Flaw
from quizapp.questions.question import Question

_STRAY = re.compile(r" +([,;:.?!)])|([(]) +| {2,}|([?!.])[?!.]+$")
_LOST = re.compile(
    r"[^\W\d_]\([^\W\d_]{2}|\)[^\W\d_]{3}|[a-z][,;:](?=[A-Za-z])|[a-z]{3}\.[A-Z]|(?:^|[\s,])['’](?=\s)"
)
_COMMA_VERB = re.compile(r"\b(?:did|does|do) [^,?]*, (?:[a-z]+) (?:to|from|the|a)\b")
_MARK = re.compile(r"^[,;:.)]|[,;:–—-]\s*\?$|\?.+\?$|\[\d+\]")


def spacing(question: Question) -> Flaw | None:
    if is_cloze(question):
        return None
    prompt = question.prompt
    if found := _LOST.search(prompt) or _MARK.search(prompt):
        return Flaw("spacing", f"a space or a mark is lost at “{found[0]}”")
    if prompt.count(",") == 1 and (found := _COMMA_VERB.search(prompt)):
        return Flaw(
            "spacing", f"the comma parts the subject from its verb: “{found[0]}”"
        )
    if not _STRAY.search(prompt):
        return None
    tidy = re.sub(r" +([,;:.?!)])", r"\1", prompt)
    tidy = re.sub(r"([(]) +", r"\1", tidy)
    tidy = re.sub(r"([?!.])[?!.]+$", r"\1", re.sub(r" {2,}", " ", tidy))
    words = "spaces or marks stand where none belong"
    return Flaw("spacing", words, repaired=replace(question, prompt=tidy))
