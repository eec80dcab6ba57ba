"""The grammar of number words: "two and a half million", "quatre-vingt-dix-sept"."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from quizapp.questions.number_words import Atom, Role, atoms_of

#: A word, a sign or a unit of a text, or figures already read.
Item = str | Decimal

_NONE: Final = Decimal(0)
_ONE: Final = Decimal(1)
_HUNDRED: Final = Decimal(100)
_FACTORS = (Role.FACTOR, Role.PLURAL)
_AFTER_AND = (Role.ADDEND, Role.ARTICLE, Role.ORDINAL, Role.FACTOR)
_MOST_DIGITS = 12
_LARGEST_GROUP = Decimal(10**9)


@dataclass(frozen=True, slots=True)
class Counted:
    """One number of a text and the items it takes, ``end`` exclusive."""

    value: Decimal
    start: int
    end: int
    is_share: bool = False  #: "a third", "2/3": part of a whole
    is_article: bool = False  #: nothing but "ein" or "une"
    is_scaled: bool = False  #: with "thousand", "million" or the like
    other: Decimal | None = None  #: "third" may also be a share


class _Sum:
    """A number being read: finished thousands, and the hundreds after them."""

    __slots__ = (
        "article",
        "biggest",
        "end",
        "group",
        "is_said",
        "last",
        "share",
        "start",
        "total",
    )

    def __init__(self, start: int) -> None:
        self.start, self.end = start, start + 1
        self.total = self.group = self.last = _NONE
        self.biggest: Decimal | None = None
        self.share = self.article = False
        self.is_said = False  #: whether ``group`` is there, be it 0

    def begin(self, value: Decimal, *, article: bool = False) -> None:
        self.group = self.last = value
        self.article, self.is_said = article, True

    def takes_figures(self, value: Decimal) -> bool:
        return self.biggest is not None and not self.group and value < self.biggest

    def add(self, value: Decimal, language: str, *, hyphen: bool) -> bool:
        """Add "seven" to "forty", "sixty" to "a hundred"; false where it does not fit."""
        group = self._with(value, language, hyphen=hyphen)
        if group is None:
            return False
        self.group, self.last, self.article = group, value, False
        self.is_said = True
        return True

    def _with(self, value: Decimal, language: str, *, hyphen: bool) -> Decimal | None:
        group = self.group
        if self.share or group >= _LARGEST_GROUP or group % 1 or value % 1:
            return None
        ones, rest = group % 10, group % 100
        if not group:
            fresh = self.biggest is not None and 0 < value < self.biggest
            return value if fresh else None
        if not rest:
            return group + value if 0 < value < 100 and group >= 100 else None
        if language == "fr" and value == 20 and self.last == 4:
            return group + 76
        if language == "fr" and rest in (60, 80) and 0 < value < 20:
            return group + value
        if language == "fr" and ones == 0 and rest in (10, 70, 90) and 6 < value < 10:
            return group + value
        if 0 < value < 10:
            return group + value if ones == 0 and rest >= 20 else None
        if language == "de" and 20 <= value < 100 and 0 < rest < 10:
            return group + value
        # The year's way: "nineteen eighty-four".
        is_year = self.biggest is None and 11 <= group < 100 and 10 <= value < 100
        return group * 100 + value if is_year and not hyphen else None

    def multiply(self, factor: Decimal) -> bool:
        """Make thousands of it; false where it does not fit."""
        self.article = False
        if factor <= 100:
            if self.group >= 100:
                return False
            self.group = self._times(factor)
            self.last, self.is_said = factor, True
            return True
        if self.biggest is None or factor < self.biggest:
            self.total += self._times(factor)
        else:
            self.total = (self.total + self.group) * factor
        self.group, self.last, self.biggest = _NONE, _NONE, factor
        self.is_said = False
        return True

    def _times(self, factor: Decimal) -> Decimal:
        return self.group * factor if self.is_said else factor

    def add_share(self, share: Decimal) -> None:
        """ "… and a half": of one, or of the million before it."""
        if self.biggest is not None and not self.group:
            self.total += self.biggest * share
        else:
            self.group += share
            self.is_said = True

    def divide(self, parts: Decimal) -> None:
        self.group = (self.group if self.is_said else _ONE) / parts
        self.share = self.is_said = True
        self.article = False

    def counted(self) -> Counted:
        return Counted(
            self.total + self.group,
            self.start,
            self.end,
            self.share and self.biggest is None,
            self.article,
            self.biggest is not None,
        )


@dataclass(frozen=True, slots=True)
class _Step:
    """A number word, figures, or what ends a number; and the item it belongs to."""

    item: int
    atom: Atom | None = None
    figures: Decimal | None = None
    after_hyphen: bool = False


def _steps(items: Sequence[Item], language: str) -> list[_Step]:
    """Words cut into their atoms; the hyphens within a number are taken out."""
    steps: list[_Step] = []
    hyphen = False
    for place, item in enumerate(items):
        if isinstance(item, Decimal):
            steps.append(_Step(place, figures=item))
        elif atoms := atoms_of(item, language):
            steps.append(_Step(place, atoms[0], after_hyphen=hyphen))
            steps += [_Step(place, atom) for atom in atoms[1:]]
        elif item == "-" and place and atoms_of(_word(items[place - 1]), language):
            hyphen = place + 1 < len(items)
            if hyphen and atoms_of(_word(items[place + 1]), language):
                continue
            steps.append(_Step(place))
        else:
            steps.append(_Step(place))
        hyphen = False
    return steps


def _word(item: Item) -> str:
    return item if isinstance(item, str) else ""


class Counting:
    """Reads the numbers of one text in one language."""

    def __init__(self, items: Sequence[Item], language: str, *, between: bool) -> None:
        self._steps = _steps(items, language)
        self._language = language
        self._between = between  #: "between … and …": there "and" keeps apart
        self._found: list[Counted] = []
        self._sum: _Sum | None = None
        self._place = 0  #: the step that comes next

    def numbers(self) -> list[Counted]:
        """Every number of the text, in its order."""
        while self._place < len(self._steps):
            step = self._steps[self._place]
            self._place += 1
            if step.figures is not None:
                self._figure(step.figures, step)
            elif step.atom is not None:
                self._atom(step.atom, step)
            else:
                self._flush()
        self._flush()
        return self._found

    def _flush(self) -> None:
        if self._sum is not None:
            self._found.append(self._sum.counted())
            self._sum = None

    def _atom_at(self, place: int) -> Atom | None:
        return self._steps[place].atom if place < len(self._steps) else None

    def _role_at(self, place: int) -> Role | None:
        atom = self._atom_at(place)
        return atom.role if atom else None

    def _current(self, step: _Step) -> _Sum:
        """The number being read, which now reaches as far as *step*."""
        if self._sum is None:
            self._sum = _Sum(step.item)
        self._sum.end = step.item + 1
        return self._sum

    def _begin(self, value: Decimal, step: _Step, *, article: bool = False) -> None:
        self._flush()
        self._current(step).begin(value, article=article)

    def _figure(self, value: Decimal, step: _Step) -> None:
        """Figures go on where thousands were said: "2 million 300 thousand"."""
        if self._sum is not None and self._sum.takes_figures(value):
            self._current(step).begin(value)
        else:
            self._begin(value, step)

    def _atom(self, atom: Atom, step: _Step) -> None:
        match atom.role:
            case Role.ADDEND:
                self._addend(atom.value, step)
            case Role.ARTICLE:
                self._article(step)
            case Role.FACTOR | Role.PLURAL:
                self._factor(atom, step)
            case Role.PART:
                self._current(step).divide(atom.value)
            case Role.ORDINAL:
                self._ordinal(atom.value, step)
            case Role.MORE:
                self._current(step).add_share(_ONE / atom.value)
            case Role.AND:
                self._and()
            case Role.POINT:
                self._point()
            case Role.GLUE:
                self._glue()

    def _adds(self, value: Decimal, step: _Step) -> bool:
        if self._sum is None or not self._sum.add(
            value, self._language, hyphen=step.after_hyphen
        ):
            return False
        self._sum.end = step.item + 1
        return True

    def _addend(self, value: Decimal, step: _Step) -> None:
        if not self._adds(value, step):
            self._begin(value, step)

    def _article(self, step: _Step) -> None:
        """ "A hundred" begins a number; "ein" and "une" may be one by themselves."""
        if self._leads_to_factor(self._place):
            return
        if self._language != "en":
            if not self._adds(_ONE, step):
                self._begin(_ONE, step, article=True)
        elif self._role_at(self._place) in (*_FACTORS, Role.PART, Role.ORDINAL):
            self._begin(_ONE, step, article=True)
        else:
            self._flush()

    def _leads_to_factor(self, place: int) -> bool:
        """ "half a million": what stands between belongs to the fraction before it."""
        return (
            self._sum is not None
            and self._sum.share
            and self._role_at(place) in _FACTORS
        )

    def _factor(self, atom: Atom, step: _Step) -> None:
        if self._sum is None and atom.role is Role.PLURAL:
            return  # "thousands" are no number
        if not self._current(step).multiply(atom.value):
            self._begin(_NONE, step)
            self._current(step).multiply(atom.value)

    def _ordinal(self, value: Decimal, step: _Step) -> None:
        """ "The third" counts, "two thirds" are a share; German has other words for it."""
        may_be_share = value > 2 and self._language != "de"
        if self._sum is None:
            share = _ONE / value if may_be_share else None
            self._found.append(Counted(value, step.item, step.item + 1, other=share))
        elif value >= _HUNDRED:
            self._current(step).multiply(value)
        elif self._adds(value, step):
            return
        elif self._sum.group and may_be_share:
            self._current(step).divide(value)
        else:
            self._begin(value, step)

    def _and(self) -> None:
        if self._sum is None or (
            not self._between and self._takes_share_after_and(self._sum)
        ):
            return
        if self._between or self._role_at(self._place) not in _AFTER_AND:
            self._flush()

    def _takes_share_after_and(self, current: _Sum) -> bool:
        """Take in "… and a half" and "… and three quarters"."""
        place, number = self._place, _ONE
        atom = self._atom_at(place)
        if atom and atom.role in (Role.ARTICLE, Role.ADDEND):
            number, place = atom.value, place + 1
            atom = self._atom_at(place)
        if atom is None or not (
            atom.role is Role.PART
            or (atom.role is Role.ORDINAL and 1 < number < 20 and atom.value > 2)
        ):
            return False
        current.add_share(number / atom.value)
        current.end = self._steps[place].item + 1
        self._place = place + 1
        return True

    def _point(self) -> None:
        """ "seven point five": the words after it are figures."""
        digits = ""
        while (
            (atom := self._atom_at(self._place))
            and atom.role is Role.ADDEND
            and len(digits) < _MOST_DIGITS
        ):
            digits += str(atom.value)
            self._place += 1
        if self._sum is None or not digits.isdecimal():
            self._flush()
            return
        self._sum.group += Decimal(f"0.{digits}")
        if self._role_at(self._place) is Role.ORDINAL:
            self._place += 1  # "пять десятых"
        self._sum.end = self._steps[self._place - 1].item + 1

    def _glue(self) -> None:
        """ "a quarter of a million" goes on after "of", "785 million of" does not."""
        place = self._place + (self._role_at(self._place) is Role.ARTICLE)
        if self._leads_to_factor(place):
            self._place = place
        else:
            self._flush()
