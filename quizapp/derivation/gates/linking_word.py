"""Words that tie a sentence to the one before: "also", "on the other hand"."""

import re
from dataclasses import replace

from quizapp.derivation.gates.asked import in_sentence_case, is_asked
from quizapp.derivation.gates.flaw import Flaw
from quizapp.questions.question import Question

_LINK = re.compile(
    r",? ?\b(?:on the (?:other|one) hand|for (?:his|her|its|their) part|for example"
    r"|for instance|in addition|in turn|as a result(?! of)|of course|in fact|however"
    r"|moreover|furthermore|therefore|meanwhile|nevertheless|nonetheless|instead(?! of)"
    r"|as well(?! as)|likewise|thus|(?<!not )(?<!but )also)\b,?",
    re.IGNORECASE,
)


def linking_word(question: Question) -> Flaw | None:
    found = _LINK.search(question.prompt) if is_asked(question) else None
    if found is None:
        return None
    prompt = " ".join(
        f"{question.prompt[: found.start()]} {question.prompt[found.end() :]}".split()
    )
    prompt = in_sentence_case(prompt.replace(" ?", "?").replace(" ,", ","))
    words = f"“{found[0].strip(' ,')}” ties the question to a sentence before it"
    return Flaw("linking word", words, repaired=replace(question, prompt=prompt))
