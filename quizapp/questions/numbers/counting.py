"""The grammar of number words: "two and a half million", "quatre-vingt-dix-sept"."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from quizapp.questions.numbers.running_sum import Counted, NumberSum
from quizapp.questions.numbers.words import Atom, Role, atoms_of

#: A word, a sign or a unit of a text, or figures already read.
Item = str | Decimal

#: Stands among the items where a unit was.
UNIT: Final = "\0"

_NONE: Final = Decimal(0)
_ONE: Final = Decimal(1)
_HUNDRED: Final = Decimal(100)
_FACTORS = (Role.FACTOR, Role.PLURAL)
_AFTER_AND = (Role.ADDEND, Role.ARTICLE, Role.ORDINAL, Role.FACTOR)
_MOST_DIGITS = 12


@dataclass(frozen=True, slots=True)
class _Step:
    """A number word, figures, or what ends a number; and the item it belongs to."""

    item: int
    atom: Atom | None = None
    figures: Decimal | None = None
    after_hyphen: bool = False
    is_unit: bool = False


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
            steps.append(_Step(place, is_unit=item == UNIT))
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
        self._sum: NumberSum | None = None
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

    def _current(self, step: _Step) -> NumberSum:
        """The number being read, which now reaches as far as *step*."""
        if self._sum is None:
            self._sum = NumberSum(step.item)
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
        elif self._counts_next(self._place):
            self._begin(_ONE, step, article=True)
        else:
            self._flush()

    def _counts_next(self, place: int) -> bool:
        """Whether "a" stands before a thousand, a third or a unit."""
        if self._role_at(place) in (*_FACTORS, Role.PART, Role.ORDINAL):
            return True
        return place < len(self._steps) and self._steps[place].is_unit

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

    def _takes_share_after_and(self, current: NumberSum) -> bool:
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
