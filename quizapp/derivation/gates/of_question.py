"""All gates that need no text, in the order in which their remarks are shown."""

from collections.abc import Sequence

from quizapp.derivation.gates.absolute_word import absolute_word
from quizapp.derivation.gates.agreement import agreement
from quizapp.derivation.gates.article import article
from quizapp.derivation.gates.article_at_end import article_at_end
from quizapp.derivation.gates.asks_nothing import asks_nothing
from quizapp.derivation.gates.brackets import brackets
from quizapp.derivation.gates.capital import capital
from quizapp.derivation.gates.did_with_past import did_with_past
from quizapp.derivation.gates.doubled_word import doubled_word
from quizapp.derivation.gates.finite_verb import finite_verb
from quizapp.derivation.gates.flaw import Flaw, QuestionGate
from quizapp.derivation.gates.giveaway import giveaway
from quizapp.derivation.gates.key_in_stem import key_in_stem
from quizapp.derivation.gates.linking_word import linking_word
from quizapp.derivation.gates.longest_is_key import longest_is_key
from quizapp.derivation.gates.mixed_options import mixed_options
from quizapp.derivation.gates.odd_number_out import odd_number_out
from quizapp.derivation.gates.overlapping_option import overlapping_option
from quizapp.derivation.gates.pronoun import pronoun
from quizapp.derivation.gates.repeated_option import repeated_option
from quizapp.derivation.gates.source_talk import source_talk
from quizapp.derivation.gates.spacing import spacing
from quizapp.derivation.gates.stem_word_in_option import stem_word_in_option
from quizapp.derivation.gates.stranded import stranded
from quizapp.derivation.gates.time_of_speaking import time_of_speaking
from quizapp.derivation.gates.too_bare import too_bare
from quizapp.derivation.gates.too_long import too_long
from quizapp.derivation.gates.trivial_key import trivial_key
from quizapp.questions.question import Question

#: Wording first, since a repaired wording may mend what the others see.
WORDING: Sequence[QuestionGate] = (
    spacing,
    linking_word,
    doubled_word,
    capital,
    article,
    agreement,
    asks_nothing,
    brackets,
    finite_verb,
    did_with_past,
    article_at_end,
    stranded,
    too_long,
    too_bare,
    source_talk,
    pronoun,
    time_of_speaking,
    key_in_stem,
    giveaway,
    trivial_key,
    absolute_word,
)
OPTIONS: Sequence[QuestionGate] = (
    overlapping_option,
    repeated_option,
    mixed_options,
    longest_is_key,
    stem_word_in_option,
    odd_number_out,
)


def question_flaws(question: Question) -> tuple[Flaw, ...]:
    """What is wrong with a question by itself, whoever wrote it."""
    found = (gate(question) for gate in (*WORDING, *OPTIONS))
    return tuple(flaw for flaw in found if flaw is not None)
