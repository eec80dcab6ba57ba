"""The parent of all forms, and the field for whole numbers."""

from typing import Any, Self

import wtforms
from flask import request


class Form(wtforms.Form):
    """A form read from the request; what was typed stays in it when refused."""

    @classmethod
    def from_request(cls) -> Self:
        """The form as it was sent: fields from the body, nothing from the address."""
        return cls(request.form)


class WholeField(wtforms.IntegerField):
    """A whole number that a computer counts with; of 400 digits none is one.

    ``NumberRange`` breaks on those, and so does a database.
    """

    MOST_DIGITS = 18

    def process_formdata(self, valuelist: list[Any]) -> None:
        if valuelist and len(valuelist[0].strip()) > self.MOST_DIGITS:
            self.data = None
            raise ValueError("This number is too large.")
        super().process_formdata(valuelist)
