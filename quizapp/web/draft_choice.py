"""What an address of the review page chooses: a filter, a draft, a part of the text."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import url_for


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the address says: a filter, a draft, a part, and whether it is edited."""

    text_id: int
    topic: str = ""
    draft: int = 0
    part: int = 0
    edit: bool = False
    order: str = ""  #: "text" for the text's order, else the most useful first

    @property
    def by_text(self) -> bool:
        return self.order == "text"

    def url(self, **changes: object) -> str:
        values = {
            "topic": self.topic,
            "order": self.order,
            "draft": self.draft,
            "part": self.part,
        } | changes
        kept = {name: value for name, value in values.items() if value}
        return url_for("drafts.desk", text_id=self.text_id, **kept)  # type: ignore[arg-type]


def chosen(text_id: int, values: Mapping[str, str]) -> Chosen:
    """What an address or a form chooses."""
    return Chosen(
        text_id,
        topic=values.get("topic", "")[:60],
        draft=_whole(values.get("draft", "")),
        part=_whole(values.get("part", "")),
        edit=values.get("edit") == "1",
        order="text" if values.get("order") == "text" else "",
    )


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
