"""An actor while its names are gathered."""

from dataclasses import dataclass, field

from quizapp.derivation.findings import gazetteer
from quizapp.derivation.findings.kinds import ActorKind
from quizapp.derivation.findings.names import Name
from quizapp.questions.wording import letters_of


@dataclass(slots=True)
class Party:
    """One actor as it is gathered: its names in order, the fullest first in ``name``."""

    name: str
    kind: ActorKind
    names: list[Name] = field(default_factory=list)
    titles: set[str] = field(default_factory=set)

    def feminine(self) -> bool | None:
        if self.kind is not ActorKind.PERSON:
            return None
        if self.titles & gazetteer.WOMENS_TITLES:
            return True
        if self.titles & gazetteer.MENS_TITLES:
            return False
        first = letters_of(self.name.split()[0])
        woman, man = first in gazetteer.WOMEN, first in gazetteer.MEN
        return woman if woman != man else None
