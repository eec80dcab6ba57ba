"""A drawing: marks one after the other, within a view box.

Marks are most of a page's elements, so they are written as SVG here and not by a
template, which takes several times as long.
"""

from dataclasses import dataclass

from markupsafe import Markup, escape


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    css: str

    @property
    def svg(self) -> str:
        return (
            f'<line class="{self.css}" x1="{self.x1}" x2="{self.x2}" y1="{self.y1}" '
            f'y2="{self.y2}"/>'
        )


@dataclass(frozen=True, slots=True)
class Box:
    """A filled rectangle; its title shows under the pointer."""

    x: float
    y: float
    width: float
    height: float
    css: str
    title: str = ""

    @property
    def svg(self) -> str:
        title = f"<title>{escape(self.title)}</title>" if self.title else ""
        return (
            f'<rect class="{self.css}" x="{self.x}" y="{self.y}" width="{self.width}" '
            f'height="{self.height}" rx="2">{title}</rect>'
        )


@dataclass(frozen=True, slots=True)
class Dot:
    """A point."""

    x: float
    y: float
    radius: float
    css: str
    title: str

    @property
    def svg(self) -> str:
        return (
            f'<circle class="{self.css}" cx="{self.x}" cy="{self.y}" r="{self.radius}">'
            f"<title>{escape(self.title)}</title></circle>"
        )


@dataclass(frozen=True, slots=True)
class Words:
    """Text; ``anchor`` is start, middle or end."""

    x: float
    y: float
    text: str
    anchor: str = "middle"
    css: str = ""

    @property
    def svg(self) -> str:
        css = f' class="{self.css}"' if self.css else ""
        return (
            f'<text{css} x="{self.x}" y="{self.y}" text-anchor="{self.anchor}">'
            f"{escape(self.text)}</text>"
        )


@dataclass(frozen=True, slots=True)
class Trace:
    """A line through points, as the data of a path."""

    path: str
    css: str

    @property
    def svg(self) -> str:
        return f'<path class="{self.css}" d="{self.path}"/>'


Mark = Rule | Box | Dot | Words | Trace


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart; ``sentence`` says what it shows to who cannot see it."""

    width: int
    height: int
    sentence: str
    marks: tuple[Mark, ...]

    @property
    def svg(self) -> Markup:
        """All marks; words are escaped, numbers and names of classes need not be."""
        return Markup("".join(mark.svg for mark in self.marks))  # noqa: S704
