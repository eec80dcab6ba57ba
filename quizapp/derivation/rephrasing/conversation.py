"""What a language model is told of drafts, and how its reply is read."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from quizapp.derivation.draft import Draft
from quizapp.derivation.gates.asked import keys_of
from quizapp.derivation.rephrasing.proposal import Proposal

#: Drafts in one conversation: few enough that a reply comes soon.
AT_ONCE = 8

#: Code points of a reply that are read, and of a proposal that could be kept.
LONGEST_REPLY = 100_000
LONGEST_PROMPT = 300
LONGEST_DISTRACTOR = 120
MOST_DISTRACTORS = 6

_TASK = """\
You edit questions for history lessons. Each question below was derived from the \
sentence beside it and has one key. For each, write a better wording of the question, \
if there is one, and up to four wrong answers of the same kind as the key.
The new wording asks for the same key, is one grammatical question of at most 28 \
words, can be understood without the text, names what it asks about, does not give the \
key away, adds no fact, name, number or date, and keeps "may", "reportedly" and \
"according to". A wrong answer is plausible, clearly wrong by the sentence, and as long \
as the key.
Reply with JSON only: {"questions": [{"number": 1, "question": "…", \
"wrong_answers": ["…"]}]}. Leave a question out that is best as it stands.\
"""


def messages(drafts: Sequence[Draft], text: str) -> list[dict[str, str]]:
    """The conversation about some drafts on a text, in the form of chat completions.

    Nothing but each question, its key, its options and its evidence is in it.  Only
    questions with one key in words can be told so (``gates.asked.is_asked``).
    """
    told = [
        {
            "number": number,
            "sentence": " ".join(span.of(text) for span in draft.evidence),
            "question": draft.question.prompt,
            "key": keys_of(draft.question)[0],
            "wrong_answers": [
                one.text for one in getattr(draft.question, "distractors", ())
            ],
        }
        for number, draft in enumerate(drafts, start=1)
    ]
    asked = json.dumps({"questions": told}, ensure_ascii=False)
    return [
        {"role": "system", "content": _TASK},
        {"role": "user", "content": asked},
    ]


def proposals(reply: str, count: int) -> dict[int, Proposal]:
    """The proposals of a reply by the draft's place, from 0, among *count* drafts.

    What is not of the form asked for is passed over.  Raises ``ValueError`` where the
    whole reply is no JSON.
    """
    listed = _listed(reply[:LONGEST_REPLY])
    found = {}
    for one in listed if isinstance(listed, list) else []:
        number = one.get("number") if isinstance(one, dict) else None
        if isinstance(number, int) and 1 <= number <= count:
            found[number - 1] = _proposal(one)
    return found


def _listed(reply: str) -> object:
    # Models like to stand their JSON in a fence, or to say something before it.
    start, end = reply.find("{"), reply.rfind("}")
    if start < 0 or end < start:
        raise ValueError("the reply holds no JSON")
    try:
        said = json.loads(reply[start : end + 1])
    except (ValueError, RecursionError) as error:
        raise ValueError("the reply is no JSON") from error
    return said.get("questions")


def _proposal(said: Mapping[str, Any]) -> Proposal:
    wrong = said.get("wrong_answers")
    return Proposal(
        prompt=_line(said.get("question"), LONGEST_PROMPT),
        distractors=tuple(
            line
            for one in (wrong if isinstance(wrong, list) else [])[:MOST_DISTRACTORS]
            if (line := _line(one, LONGEST_DISTRACTOR))
        ),
    )


def _line(said: object, longest: int) -> str:
    """One line of words that a page can show; empty for anything else."""
    if not isinstance(said, str):
        return ""
    line = " ".join(said.split())
    return line if len(line) <= longest and line.isprintable() else ""
