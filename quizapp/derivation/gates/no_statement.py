"""A heading, a note or a question proves nothing."""

from quizapp.derivation.document import Part
from quizapp.derivation.draft import Draft
from quizapp.derivation.gates.facts import Facts
from quizapp.derivation.gates.flaw import Flaw


def no_statement(draft: Draft, facts: Facts) -> Flaw | None:
    for span in draft.evidence:
        quote = span.of(facts.text).rstrip("\"'”’) ")
        if quote.endswith("?"):
            return Flaw("no statement", "its evidence is itself a question")
        sentence = facts.sentence_at(span.start)
        if sentence is None:
            return Flaw("no statement", "its evidence is no sentence of the text")
        if facts.document.paragraph_of(sentence).part in {Part.HEADING, Part.ASIDE}:
            return Flaw("no statement", "its evidence is a heading or a note")
    return None
