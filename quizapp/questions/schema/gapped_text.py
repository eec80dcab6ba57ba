"""A text with gaps as a set file writes it: "It began in {{1618|the year 1618}}"."""

import re
from dataclasses import dataclass
from typing import Any

from quizapp.questions.question import Gap
from quizapp.questions.schema.problem import Findings, Path
from quizapp.questions.schema.values import UNREAD, Plain, Text, Value

_GAP = re.compile(r"\{\{([^{}]*)\}\}")


@dataclass(frozen=True)
class GappedText(Value):
    """A text with gaps: "It began in {{1618|the year 1618}}"."""

    def read(self, plain: Plain, path: Path, findings: Findings) -> Any:
        text = Text().read(plain, path, findings)
        if text is UNREAD:
            return UNREAD
        pieces = _GAP.split(text)
        parts, inner = pieces[0::2], pieces[1::2]
        gaps = [
            tuple(
                dict.fromkeys(word.strip() for word in gap.split("|") if word.strip())
            )
            for gap in inner
        ]
        if not gaps:
            findings.refuse(
                path,
                "the text has no gap",
                "write {{the key}} or {{the key|another right answer}}",
            )
        elif not all(gaps):
            findings.refuse(path, "a gap is empty", "write {{the key}}")
        elif any("{{" in part or "}}" in part for part in parts):
            findings.refuse(path, "a gap is not closed", "gaps are written {{the key}}")
        else:
            return tuple(parts), tuple(Gap(gap) for gap in gaps)
        return UNREAD

    def dump(self, value: Any) -> Plain:
        parts, gaps = value
        written = ["{{" + "|".join(gap.accepted) + "}}" for gap in gaps] + [""]
        return "".join(part + gap for part, gap in zip(parts, written, strict=True))

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "pattern": r"\{\{[^{}]+\}\}"}
