"""The parent of all forms."""

from typing import Self

import wtforms
from flask import request


class Form(wtforms.Form):
    """A form read from the request; what was typed stays in it when refused."""

    @classmethod
    def from_request(cls) -> Self:
        """The form as it was sent: fields from the body, nothing from the address."""
        return cls(request.form)
