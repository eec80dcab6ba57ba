"""Form fields that hold values as a set file writes them: texts, lines, dates, ways."""

import re
from collections.abc import Sequence
from typing import Any

from wtforms import RadioField, SelectMultipleField, StringField, TextAreaField
from wtforms.widgets import CheckboxInput, ListWidget

from quizapp.questions.schema.values import Plain
from quizapp.web.correction_changes import typed_edtf

#: Between a text and what belongs to it on one line; written \| where it is meant.
_BAR = re.compile(r"(?<!\\)\|")


class WordsField(TextAreaField):
    """A text of several lines."""

    def process_data(self, value: Plain) -> None:
        self.data = "" if value is None else str(value)

    def written(self) -> Plain:
        """The value as a set file has it."""
        return (self.data or "").replace("\r\n", "\n").strip()


class LineField(StringField):
    """A text of one line."""

    def process_data(self, value: Plain) -> None:
        self.data = "" if value is None else str(value)

    def written(self) -> Plain:
        return " ".join((self.data or "").split())


class DateField(LineField):
    """A date, typed in whichever way and written in EDTF."""

    def written(self) -> Plain:
        return typed_edtf(" ".join((self.data or "").split()))


class LinesField(TextAreaField):
    """A list of texts, one on a line."""

    def process_data(self, value: Plain) -> None:
        entries = value if isinstance(value, list) else [value] if value else []
        self.data = "\n".join(self.line(entry) for entry in entries)

    def line(self, entry: Plain) -> str:
        """An entry as it stands on its line."""
        return " ".join(str(entry).split())

    def entry(self, line: str) -> Plain:
        """What a line says."""
        return line

    def written(self) -> Plain:
        lines = (" ".join(line.split()) for line in (self.data or "").splitlines())
        return [self.entry(line) for line in dict.fromkeys(lines) if line]


class DatesField(LinesField):
    """A list of dates, one on a line."""

    def entry(self, line: str) -> Plain:
        return typed_edtf(line)


class PartedLinesField(LinesField):
    """A list of texts, each with what belongs to it behind a bar: ``text | why``.

    *names* are the keys of the set file for the two; *dated* says which are dates.
    """

    def __init__(
        self,
        *args: Any,
        names: tuple[str, str] = ("text", "why"),
        dated: Sequence[str] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.names, self.dated = names, dated

    def line(self, entry: Plain) -> str:
        if not isinstance(entry, dict):
            return _barred(entry)
        return " | ".join(_barred(entry[key]) for key in self.names if entry.get(key))

    def entry(self, line: str) -> Plain:
        first, *rest = (part.replace("\\|", "|").strip() for part in _BAR.split(line))
        said = {self.names[0]: first, self.names[1]: " | ".join(rest)}
        for name in self.dated:
            said[name] = typed_edtf(said[name])
        if self.names == ("left", "right"):
            return said
        return said if said[self.names[1]] else said[self.names[0]]


class RubricField(PartedLinesField):
    """Words for whoever marks; or what an answer holds, each with points behind a bar."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, names=("criterion", "points"), **kwargs)

    def process_data(self, value: Plain) -> None:
        if isinstance(value, list):
            self.data = "\n".join(
                f"{self.line(entry)}{'' if isinstance(entry, dict) else ' | 1'}"
                for entry in value
            )
        else:
            self.data = str(value or "")

    def written(self) -> Plain:
        text = (self.data or "").replace("\r\n", "\n").strip()
        if _BAR.search(text):
            return super().written()
        return text.replace("\\|", "|")


class TruthField(RadioField):
    """True or false."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["validate_choice"] = False
        super().__init__(*args, **kwargs)
        self.choices = [("true", "True"), ("false", "False")]

    def process_data(self, value: Plain) -> None:
        said = str(value).casefold()
        self.data = said if said in ("true", "false") else None

    def written(self) -> Plain:
        return self.data or ""


class WaysField(SelectMultipleField):
    """The ways in which a question may be asked; none for those its kind has."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["validate_choice"] = False
        super().__init__(*args, **kwargs)
        self._before: list[str] = []

    def process_data(self, value: Plain) -> None:
        self._before = [str(one) for one in value] if isinstance(value, list) else []
        self.data = self._before

    def written(self) -> Plain:
        """In the order they had, the others behind."""
        chosen = [str(one) for one in self.data or []]
        known = [one for one in self._before if one in chosen]
        return [*known, *(one for one in chosen if one not in known)]


def _barred(value: Plain) -> str:
    return " ".join(str(value).split()).replace("|", "\\|")
