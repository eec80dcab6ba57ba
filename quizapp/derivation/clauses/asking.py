"""Turning a clause into a question about one of its parts."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.derivation.clauses.clause import Clause, Origin, Part, Slot
from quizapp.derivation.clauses.definites import Definites
from quizapp.derivation.clauses.naming import Naming, with_article
from quizapp.derivation.clauses.relative_time import counted_from, without_counted
from quizapp.derivation.clauses.telling import is_general
from quizapp.derivation.clauses.wording import CannotBeSaid, say
from quizapp.derivation.span import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

#: Words a stem may have.
LONGEST_STEM = 28

#: Questions behind which "in Kazakhstan" is good English.
_PLACED = ("In which", "On what", "When", "Since", "For how", "How", "Why", "Between")
#: Words of a stem behind which "in Kazakhstan" still stands near its verb.
_SHORT_STEM = 11

_CLAUSAL = frozenset({"relcl", "acl", "advcl", "xcomp", "ccomp", "pcomp"})
#: Fronted parts that set a scene rather than tell what happened.
_SCENE = frozenset({"despite", "unlike", "like", "with", "without", "amid", "as"})
_DOT = re.compile(r"[.\s]+$")


@dataclass(frozen=True, slots=True)
class Stem:
    """A question in words, and what speaks against showing it."""

    text: str
    doubts: tuple[str, ...] = ()


#: The doubt about a stem that names nothing and nobody.
SAYS_NO_TIME_OR_PLACE = "does not say when, where or about whom it asks"
#: Words of "Who imagined that in the state of nature …?", which names nobody.
_TELLING_MUCH = 12
_PREPOSITIONS = frozenset(
    [
        "on",
        "for",
        "of",
        "from",
        "with",
        "against",
        "as",
        "into",
        "over",
        "about",
        "at",
        "to",
        "by",
        "in",
        "under",
        "through",
        "during",
        "after",
        "before",
        "within",
        "upon",
    ]
)
_ANCHOR = re.compile(r"(?<=[\s“‘'\"(-])(?:[A-Z]|\d{3})")


def is_anchored(words: str) -> bool:
    """Whether a stem names somebody or something, or a year."""
    return bool(_ANCHOR.search(words.partition(" ")[2].join((" ", ""))))


class Asker:
    """Writes stems over the clauses of one text."""

    def __init__(self, naming: Naming) -> None:
        self.naming = naming
        self.definites = Definites(naming)

    def about_part(
        self,
        clause: Clause,
        wh: str,
        *,
        without: Sequence[Span],
        left_out: Sequence[Part] = (),
        stranded: str = "",
    ) -> Stem:
        """ "When did Tokayev request support …?": the asked part left out.

        *stranded* is a preposition left at the end: "What was it blamed on?".

        Raises ``CannotBeSaid`` where the clause cannot stand alone.
        """
        before, after = clause.group.turned()
        subject = self.say(clause.subject.tokens, without)
        front, rest = self._rest(clause, without, left_out, stranded)
        is_dated = any(letter.isdigit() for letter in front)
        if front and (is_dated or not is_anchored(f"{subject} {rest}")):
            wh = f"{front}, {wh[:1].lower()}{wh[1:]}"
        words = f"{wh} {before} {subject} {after} {rest}"
        return self._stem(clause, words, without, left_out)

    def about_subject(
        self,
        clause: Clause,
        wh: str,
        *,
        without: Sequence[Span] = (),
        is_plural: bool = False,
    ) -> Stem:
        """ "Who dismissed the government?", "How many people were killed?".

        Raises ``CannotBeSaid`` where the clause cannot stand alone.
        """
        group = clause.group
        verb = group.as_told() if is_plural else group.after_subject_question()
        if not verb:
            raise CannotBeSaid(clause.verb.text)
        front, rest = self._rest(clause, without, ())
        if front:
            wh = f"{front}, {wh[:1].lower()}{wh[1:]}"
        words = f"{wh} {verb} {rest}"
        return self._stem(clause, words, without, (), without_subject=True)

    def statement(self, clause: Clause, *, without: Sequence[Span] = ()) -> Stem:
        """The clause as a sentence of its own, without its full stop."""
        words = self.told(clause, without=without)
        return self._stem(clause, words, without, (), ending="")

    def told(self, clause: Clause, *, without: Sequence[Span] = ()) -> str:
        """The clause as words within a sentence: "the army crossed the river"."""
        subject = self.say(clause.subject.tokens, without)
        front, rest = self._rest(clause, without, ())
        words = f"{front} {subject} {clause.group.as_told()} {rest}".strip()
        if any(_is_dated(part) for part in clause.parts):
            words = without_counted(words)
        return _DOT.sub("", words)

    def stem_of(
        self,
        clause: Clause,
        words: str,
        *,
        tokens: Iterable["Token"] = (),
        ending: str = "?",
    ) -> Stem:
        """Words of one's own as a stem; *tokens* are those it took from the text."""
        doubts = [
            f"“{noun}” may need the text" for noun in self.definites.dangling(tokens)
        ]
        return Stem(self._finished(clause, words, ending), tuple(doubts))

    def say(
        self,
        tokens: Iterable["Token"],
        without: Sequence[Span] = (),
        *,
        owners: frozenset[int] | None = None,
    ) -> str:
        """Words of the text as a stem says them; raises ``CannotBeSaid``."""
        return say(tokens, self.naming, self.definites, without=without, owners=owners)

    def owners(self, clause: Clause) -> frozenset[int]:
        """Whom "his" and "their" mean after the subject of a clause."""
        subject = self.naming.mentions_in(clause.subject.span)
        return frozenset(mention.actor for mention in subject)

    def _rest(
        self,
        clause: Clause,
        without: Sequence[Span],
        left_out: Sequence[Part],
        stranded: str = "",
    ) -> tuple[str, str]:
        """What is said before the question, and what after its verb.

        A time or a place that opens the sentence goes to its end, but not behind
        another verb, whose time or place it would be taken for.
        """
        told = [
            part
            for part in clause.parts
            if part.slot is not Slot.SIDE_CLAUSE
            and not (part.is_fronted and _sets_a_scene(part))
        ]
        owners = self.owners(clause)

        def say_all(parts: Iterable[Part]) -> str:
            said = (
                stranded
                if part in left_out
                else self.say(part.phrase.tokens, without, owners=owners)
                for part in parts
            )
            return " ".join(word for word in said if word)

        first = [part for part in told if part.is_fronted]
        others = [part for part in told if not part.is_fronted]
        if any(_has_verb(part, left_out) for part in others):
            front = say_all(first)
            if front and len(front.split()) < 2:
                raise CannotBeSaid(front)  # "on" without its day
            return front, say_all(others)
        return "", say_all([*others, *first])

    def _stem(
        self,
        clause: Clause,
        words: str,
        without: Sequence[Span],
        left_out: Sequence[Part],
        *,
        without_subject: bool = False,
        ending: str = "?",
    ) -> Stem:
        if any(_is_dated(part) for part in clause.parts):
            words = without_counted(words)
        words = self._placed(clause, words, ending)
        words = self._finished(clause, words, ending)
        doubts = self._doubts(clause, without, left_out, without_subject)
        tells_much = without_subject and len(words.split()) >= _TELLING_MUCH
        if ending and not (is_anchored(words) or tells_much or is_general(clause)):
            doubts.append(SAYS_NO_TIME_OR_PLACE)
        if counted := counted_from(words):
            doubts.append(f"“{counted}” is counted from what the text says before")
        return Stem(words, tuple(doubts))

    def _placed(self, clause: Clause, words: str, ending: str) -> str:
        """The words with the country that the text is about, where they name nothing.

        Not where the sentence is about another place, nor behind a stranded
        preposition.
        """
        country = self.naming.country
        if country is None or not ending or is_anchored(words):
            return words
        last = words.split()[-1] if words.split() else ""
        told = self.naming.mentions_in(clause.sentence.span)
        elsewhere = any(
            self.naming.actors[one.actor] is not country
            and self.naming.actors[one.actor].kind.value == "place"
            for one in told
        )
        if elsewhere or last in _PREPOSITIONS or clause.origin is Origin.REPORTED:
            return words
        if not words.startswith(_PLACED):
            return words
        has_clause = any(part.slot is Slot.CLAUSE for part in clause.parts)
        if has_clause or len(words.split()) > _SHORT_STEM:
            return words
        return f"{words} in {with_article(country)}"

    def _finished(self, clause: Clause, words: str, ending: str) -> str:
        words = _DOT.sub("", " ".join(words.split()))
        words = re.sub(r"\s+([,;:.])", r"\1", words)
        if clause.origin is Origin.REPORTED and clause.speaker is not None:
            speaker = self.say(clause.speaker.tokens)
            words = f"according to {speaker}, {words[:1].lower()}{words[1:]}"
        words = words[:1].upper() + words[1:] + ending
        if len(words.split()) > LONGEST_STEM:
            raise CannotBeSaid(words)
        return words

    def _doubts(
        self,
        clause: Clause,
        without: Sequence[Span],
        left_out: Sequence[Part],
        without_subject: bool,
    ) -> list[str]:
        tokens = [] if without_subject else list(clause.subject.tokens)
        for part in clause.parts:
            if part not in left_out and part.slot is not Slot.SIDE_CLAUSE:
                tokens += part.phrase.tokens
        kept = [
            token
            for token in tokens
            if not any(span.start <= token.idx < span.end for span in without)
        ]
        return [f"“{noun}” may need the text" for noun in self.definites.dangling(kept)]


def _is_dated(part: Part) -> bool:
    """Whether it holds a year or a day: "in 1956", "on 6 November"."""
    is_time = part.slot is Slot.ADJUNCT or part.slot is Slot.ADVERB
    return is_time and any(
        token.ent_type_ == "DATE" and token.text[:1].isdigit()
        for token in part.phrase.tokens
    )


def _has_verb(part: Part, left_out: Sequence[Part]) -> bool:
    return part not in left_out and any(
        (token.pos_ == "VERB" and token.tag_ != "VBN") or token.dep_ in _CLAUSAL
        for token in part.phrase.tokens
    )


def _sets_a_scene(part: Part) -> bool:
    return part.preposition in _SCENE or len(part.phrase.tokens) > 7
