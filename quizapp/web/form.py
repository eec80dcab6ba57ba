"""The parent of all forms, the field for whole numbers, and our rules on fields."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Self

import wtforms
from flask import request
from wtforms.validators import ValidationError

from quizapp.errors import Refused


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


@contextmanager
def refusal_in_form() -> Iterator[None]:
    """Turns our own refusal of what was typed into the form's."""
    try:
        yield
    except Refused as error:
        raise ValidationError(str(error)) from error


def obeys(rule: Callable[[str], object]) -> Callable[[Any, Any], None]:
    """A validator: what was typed is what *rule* takes; else it says why not."""

    def check(_form: Any, field: Any) -> None:
        with refusal_in_form():
            rule(field.data or "")

    return check
