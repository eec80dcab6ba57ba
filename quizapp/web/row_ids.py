"""Ids of rows in addresses: no larger than a column of ids takes."""

from flask import Flask
from werkzeug.routing import IntegerConverter, Map

#: What a column of ids takes, on either database.
LARGEST_ID = 2**31 - 1


class RowIdConverter(IntegerConverter):
    """What ``<int:…>`` means in a route; a larger number is no address of ours."""

    def __init__(
        self,
        map: Map,  # noqa: A002  (werkzeug's name)
        fixed_digits: int = 0,
        min: int | None = None,  # noqa: A002
        max: int | None = LARGEST_ID,  # noqa: A002
        signed: bool = False,
    ) -> None:
        super().__init__(map, fixed_digits, min, max, signed)


def init_app(app: Flask) -> None:
    app.url_map.converters["int"] = RowIdConverter
