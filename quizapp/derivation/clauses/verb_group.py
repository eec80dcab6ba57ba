"""The verb of a clause: its auxiliaries, and how it turns round in a question."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_AUXILIARY = frozenset({"aux", "auxpass"})
_WHOLE = {"'s": "is", "’s": "is", "'re": "are", "’re": "are", "'ve": "have"} | {
    "’ve": "have",
    "'d": "would",
    "’d": "would",
    "'ll": "will",
    "’ll": "will",
    "ca": "can",
    "wo": "will",
    "sha": "shall",
}
_NOT = frozenset({"n't", "n’t", "not"})
#: Words of an adverb: "most commonly".
_LONGEST_ADVERB = 2
#: Said before the subject, they still belong to the verb.
_HEDGES = frozenset(
    ["perhaps", "possibly", "probably", "reportedly", "allegedly", "apparently"]
)
#: A verb that doubles its last letter in the past.
_ENDS_TWICE = re.compile(r"[^aeiou]*[aeiou][^aeiouwxy]$")
#: As long as "belie"; longer verbs in "-ied" end in "-y": "readied".
_SHORT = 5
_SINGULAR = {"are": "is", "were": "was", "have": "has", "do": "does"}


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """A finite verb with what belongs to it, said as words.

    ``auxiliaries`` are in order; ``main`` is the verb as it stands; ``base`` its
    plain form; ``particle`` as in "broke out"; ``adverbs`` stand before the verb.
    """

    auxiliaries: tuple[str, ...]
    main: str
    base: str
    tag: str  #: Penn tag of ``main``
    particle: str = ""
    negated: bool = False
    adverbs: tuple[str, ...] = ()

    @property
    def _is_emphatic(self) -> bool:
        supports = {"did", "does", "do"}
        return not self.negated and any(
            word.lower() in supports for word in self.auxiliaries
        )

    @property
    def is_copula(self) -> bool:
        return self.base == "be"

    @property
    def is_passive(self) -> bool:
        return bool(self.auxiliaries) and self.tag == "VBN" and _is_be(self.auxiliaries)

    @property
    def is_past(self) -> bool:
        """Whether it tells of what is over: "fell", "was held", "had ended"."""
        first = self.auxiliaries[0].lower() if self.auxiliaries else ""
        return first in {"was", "were", "had", "did"} or (
            not first and self.tag == "VBD"
        )

    @property
    def _denied(self) -> list[str]:
        """The auxiliaries, with "not" behind the first: "could not be"."""
        denied = ["not"] if self.negated else []
        return [*self.auxiliaries[:1], *denied, *self.auxiliaries[1:]]

    def as_told(self) -> str:
        """As it stands in the text, adverbs before the verb."""
        words = [*self._denied, *self.adverbs]
        return " ".join(
            [*words, self.main, *([self.particle] if self.particle else [])]
        )

    def after_subject_question(self) -> str:
        """As it stands after "who" or "which country", which are singular."""
        words = [*self._denied, *self.adverbs]
        if not self.auxiliaries and self.negated:
            return ""  # "not" without an auxiliary: no finite verb was read
        if self._is_emphatic:
            return ""  # "did receive": its past is not at hand
        main = self.main
        if words and self.auxiliaries:
            words[0] = _SINGULAR.get(words[0].lower(), words[0])
        elif self.tag == "VBP" or main.lower() in _SINGULAR:
            main = _SINGULAR.get(main.lower(), _third_person(self.base))
        return " ".join([*words, main, *([self.particle] if self.particle else [])])

    def turned(self) -> tuple[str, str]:
        """What comes before the subject, and what comes after it.

        "requested" gives ("did", "request"), "was killed" ("was", "killed").
        """
        particle = [self.particle] if self.particle else []
        denied = ["not"] if self.negated else []
        if self.auxiliaries:
            rest = [*denied, *self.auxiliaries[1:], *self.adverbs, self.main, *particle]
            return self.auxiliaries[0].lower(), " ".join(rest)
        if self.is_copula:
            return self.main.lower(), " ".join([*denied, *self.adverbs, *particle])
        support = {"VBD": "did", "VBZ": "does"}.get(self.tag, "do")
        return support, " ".join([*denied, *self.adverbs, self.base, *particle])


#: Short verbs that double their last letter before "-ed".
_DOUBLING = re.compile(r"^[^aeiou]*[aeiou][bdgmnprt]$")


def _base(verb: "Token") -> str:
    """The plain form; the model's own is wrong for some: "readie", "hop", "has"."""
    base: str = verb.lemma_.lower()
    if base in {"has", "had"}:
        return "have"
    if verb.lower_ == f"{base}ed" and _ENDS_TWICE.match(base):
        return f"{base}e"  # "hoped" of "hope": "hop" gives "hopped"
    if verb.lower_.endswith("ied") and base.endswith("ie") and len(base) > _SHORT:
        return f"{base[:-2]}y"
    if verb.lower_ == f"{base}ed" and _DOUBLING.match(base):
        return f"{base}e"  # "waged" is of "wage": "wag" has "wagged"
    return base


def verb_group(
    verb: "Token", *, borrowed: "Token | None" = None, dropped: frozenset[str]
) -> VerbGroup | None:
    """Read the group around *verb*; ``None`` where it is not finite.

    A verb joined by "and" borrows the auxiliaries of the one before it.
    """
    auxiliaries = [child for child in verb.children if child.dep_ in _AUXILIARY]
    if not auxiliaries and borrowed is not None and verb.tag_ in {"VBN", "VBG", "VB"}:
        auxiliaries = [child for child in borrowed.children if child.dep_ in _AUXILIARY]
    first = auxiliaries[0].tag_ if auxiliaries else verb.tag_
    if first not in _FINITE or any(child.tag_ == "TO" for child in auxiliaries):
        return None
    negated = any(
        child.dep_ == "neg" or child.lower_ in _NOT for child in verb.children
    )
    particle = next((child.text for child in verb.children if child.dep_ == "prt"), "")
    adverbs = [
        " ".join(one.lower_ if one.is_sent_start else one.text for one in child.subtree)
        for child in adverbs_before(verb, dropped=dropped)
    ]
    return VerbGroup(
        tuple(_WHOLE.get(one.lower_, one.text) for one in auxiliaries),
        _WHOLE.get(verb.lower_, verb.text) if verb.lemma_ == "be" else verb.text,
        _base(verb),
        verb.tag_,
        particle,
        negated,
        tuple(adverbs),
    )


def adverbs_before(verb: "Token", *, dropped: frozenset[str]) -> list["Token"]:
    """The adverbs between subject and verb, and hedges before both."""
    subject = [one.i for one in verb.children if one.dep_ in {"nsubj", "nsubjpass"}]
    first = max(subject, default=-1)
    return [
        child
        for child in verb.children
        if child.dep_ == "advmod"
        and child.i < verb.i
        and child.lower_ not in dropped
        and (first < child.left_edge.i or child.lower_ in _HEDGES)
        and len(list(child.subtree)) <= _LONGEST_ADVERB
    ]


def _is_be(auxiliaries: tuple[str, ...]) -> bool:
    return auxiliaries[-1].lower() in {
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "being",
    }


def _third_person(base: str) -> str:
    if base.endswith(("s", "sh", "ch", "x", "z", "o")):
        return base + "es"
    if base.endswith("y") and base[-2:-1] not in "aeiou":
        return base[:-1] + "ies"
    return base + "s"
