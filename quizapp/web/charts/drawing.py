"""A drawing: marks one after the other, within a view box."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    css: str
    kind: str = "rule"


@dataclass(frozen=True, slots=True)
class Box:
    """A filled rectangle; its title shows under the pointer."""

    x: float
    y: float
    width: float
    height: float
    css: str
    title: str = ""
    kind: str = "box"


@dataclass(frozen=True, slots=True)
class Dot:
    """A point."""

    x: float
    y: float
    radius: float
    css: str
    title: str
    kind: str = "dot"


@dataclass(frozen=True, slots=True)
class Words:
    """Text; ``anchor`` is start, middle or end."""

    x: float
    y: float
    text: str
    anchor: str = "middle"
    css: str = ""
    kind: str = "words"


@dataclass(frozen=True, slots=True)
class Trace:
    """A line through points, as the data of a path."""

    path: str
    css: str
    kind: str = "trace"


Mark = Rule | Box | Dot | Words | Trace


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart; ``sentence`` says what it shows to who cannot see it."""

    width: int
    height: int
    sentence: str
    marks: tuple[Mark, ...]
