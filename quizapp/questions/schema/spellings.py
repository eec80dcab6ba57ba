"""Other programs' spellings of a question, understood where they can mean only one thing."""

from quizapp.questions.schema.problem import Findings, Path, shown
from quizapp.questions.schema.values import Plain, as_text

#: Other names of the kinds.
KINDS = {
    "truefalse": "true-false",
    "true/false": "true-false",
    "tf": "true-false",
    "mc": "choice",
    "multiple-choice": "choice",
    "multiplechoice": "choice",
    "single-choice": "choice",
    "multiple-answers": "multiple",
    "ma": "multiple",
    "person": "name",
    "place": "name",
    "numerical": "number",
    "numeric": "number",
    "num": "number",
    "gap": "cloze",
    "fill": "cloze",
    "ordering": "order",
    "sequence": "order",
    "matching": "match",
    "essay": "open",
    "text": "open",
}
_RENAMED = {
    "prompt": ("question", "stem"),
    "explanation": ("feedback",),
    "kind": ("type",),
    "distractors": ("wrong", "wrong_answers", "incorrect"),
}
_OPTIONS = ("options", "choices")
_KEYS = ("answer", "answers", "correct", "correct_answer", "solution", "solutions")


def understood(
    plain: dict[str, Plain], path: Path, findings: Findings
) -> tuple[dict[str, Plain], dict[str, str]]:
    """Return the question in our spelling, and for each key the spelling it came in."""
    renamed, written = dict(plain), dict[str, str]()
    for ours, others in _RENAMED.items():
        _rename(renamed, written, ours, others, path, findings)
    if renamed.get("kind") != "cloze" and "text" in renamed and "prompt" not in renamed:
        _rename(renamed, written, "prompt", ("text",), path, findings)
    _rename_key(renamed, written, path, findings)
    _split_options(renamed, written, path, findings)
    return renamed, written


def _rename(
    plain: dict[str, Plain],
    written: dict[str, str],
    ours: str,
    others: tuple[str, ...],
    path: Path,
    findings: Findings,
) -> None:
    present = [other for other in others if other in plain]
    if ours in plain or len(present) != 1:
        return
    plain[ours] = plain.pop(present[0])
    written[ours] = present[0]
    findings.note((*path, present[0]), f"{present[0]} was understood as {ours}")


def _rename_key(
    plain: dict[str, Plain], written: dict[str, str], path: Path, findings: Findings
) -> None:
    """One of the names of the key; several by a list, one by a text."""
    if "answer" in plain or any(name in plain for name in ("items", "pairs", "rubric")):
        return
    present = [name for name in _KEYS[1:] if name in plain]
    if len(present) != 1:
        return
    ours = "answers" if isinstance(plain[present[0]], list) else "answer"
    if ours != present[0]:
        _rename(plain, written, ours, (present[0],), path, findings)


def _split_options(
    plain: dict[str, Plain], written: dict[str, str], path: Path, findings: Findings
) -> None:
    """A list of all options and the key: what is not the key is a distractor."""
    present = [name for name in _OPTIONS if name in plain]
    if (
        len(present) != 1
        or "distractors" in plain
        or not isinstance(plain[present[0]], list)
    ):
        return
    name = present[0]
    texts = [as_text(option) for option in plain[name]]
    key = plain.get("answers", plain.get("answer"))
    rights = (
        [as_text(text) for text in key] if isinstance(key, list) else [as_text(key)]
    )
    if None in texts or None in rights:
        findings.refuse(
            (*path, name),
            f"found {shown(plain[name])} of options that could not be understood",
            "write answer and distractors",
        )
        plain.pop(name)
    elif not set(rights) <= set(texts):
        message = "the key is not among the options; a place in the list may count from 0 or from 1"
        findings.refuse((*path, name), message, "write the answer itself")
        plain.pop(name)
    else:
        plain.pop(name)
        plain["distractors"] = [text for text in texts if text not in rights]
        written["distractors"] = name
        findings.note(
            (*path, name),
            f"{name} was understood as the key and {len(texts) - len(rights)} distractors",
        )
