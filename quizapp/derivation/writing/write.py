"""Every writer in turn."""

from collections.abc import Callable, Iterator, Sequence

from quizapp.derivation.draft import Draft
from quizapp.derivation.writing.antecedents import with_antecedents
from quizapp.derivation.writing.asking_aims import ask_aims
from quizapp.derivation.writing.asking_appointments import ask_appointments
from quizapp.derivation.writing.asking_between import ask_between
from quizapp.derivation.writing.asking_deeds import ask_deeds
from quizapp.derivation.writing.asking_how_many import ask_how_many
from quizapp.derivation.writing.asking_outcomes import ask_outcomes
from quizapp.derivation.writing.asking_over_causes import ask_over_causes
from quizapp.derivation.writing.asking_reactions import ask_reactions
from quizapp.derivation.writing.asking_reasons import ask_reasons
from quizapp.derivation.writing.asking_roles import ask_roles
from quizapp.derivation.writing.asking_sayings import ask_sayings
from quizapp.derivation.writing.asking_terms import ask_terms
from quizapp.derivation.writing.asking_things import ask_things
from quizapp.derivation.writing.asking_together import ask_together
from quizapp.derivation.writing.asking_what import ask_what
from quizapp.derivation.writing.asking_when import ask_when
from quizapp.derivation.writing.asking_when_named import ask_when_named
from quizapp.derivation.writing.asking_where import ask_where
from quizapp.derivation.writing.asking_whether import ask_whether
from quizapp.derivation.writing.asking_who import ask_who
from quizapp.derivation.writing.asking_who_else import ask_who_else
from quizapp.derivation.writing.asking_why import ask_why
from quizapp.derivation.writing.draft_ids import with_ids
from quizapp.derivation.writing.filling_in import fill_in
from quizapp.derivation.writing.material import Material

Writer = Callable[[Material], Iterator[Draft]]

WRITERS: Sequence[Writer] = (
    ask_when,
    ask_when_named,
    ask_who,
    ask_appointments,
    ask_where,
    ask_how_many,
    ask_why,
    ask_reasons,
    ask_aims,
    ask_outcomes,
    ask_what,
    ask_deeds,
    ask_between,
    ask_terms,
    ask_roles,
    ask_things,
    ask_together,
    ask_reactions,
    ask_sayings,
    ask_whether,
)


def write_drafts(material: Material) -> list[Draft]:
    """All drafts on a text, each with an id of its own, in the order of the text."""
    written = (draft for writer in WRITERS for draft in writer(material))
    drafts = [with_antecedents(material, draft) for draft in written]
    drafts.sort(key=lambda draft: (draft.evidence[0], -draft.confidence))
    return with_ids(drafts)


def write_over_drafts(material: Material, asked: Sequence[Draft]) -> list[Draft]:
    """Questions over several of the drafts *asked*, which passed the gates."""
    more = [*ask_over_causes(material, asked), *ask_who_else(material, asked)]
    return with_ids(more)


def write_gaps(material: Material, asked: Sequence[Draft]) -> list[Draft]:
    """Gaps for what none of the drafts *asked* asks for, each with its id."""
    return with_ids(list(fill_in(material, asked)))
