"""Finding the clauses of a sentence in its parse."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from quizapp.derivation.clauses.asides import before_its_aside
from quizapp.derivation.clauses.clause import Clause, Origin, Part, Phrase, Slot
from quizapp.derivation.clauses.clause_parts import is_plural, parts_of, subject_of
from quizapp.derivation.clauses.described_nouns import (
    described,
    is_done,
    tells_of_its_noun,
)
from quizapp.derivation.clauses.joining_words import FACTUAL, JOINING, SAYING
from quizapp.derivation.clauses.participle_clauses import (
    governor,
    is_with,
    own_subject,
    told_past,
)
from quizapp.derivation.clauses.past_tense import simple_past
from quizapp.derivation.clauses.relative_parts import parts_before, points_back
from quizapp.derivation.clauses.soundness import ends_a_word, is_owner, is_sound
from quizapp.derivation.clauses.verb_group import VerbGroup, verb_group
from quizapp.derivation.document import Document, Sentence

if TYPE_CHECKING:
    from spacy.tokens import Span as Parse
    from spacy.tokens import Token

_SUBJECT = frozenset({"nsubj", "nsubjpass"})


def clauses_of(document: Document) -> list[Clause]:
    """Every clause of the text that a question could ask about, in its order."""
    found: list[Clause] = []
    for sentence in document.sentences:
        asks = document.text[: sentence.span.end].endswith("?")
        if sentence.parse is not None and not asks:
            found.extend(_clauses(sentence, sentence.parse))
    return found


def _clauses(sentence: Sentence, parse: "Parse") -> Iterator[Clause]:
    for token in parse:
        if token.pos_ in {"VERB", "AUX"}:
            clause = _clause(sentence, token)
            if clause is not None:
                yield clause


def _clause(sentence: Sentence, verb: "Token") -> Clause | None:
    match verb.dep_:
        case "ROOT":
            return _finite(sentence, verb, Origin.MAIN)
        case "conj":
            return _joined(sentence, verb)
        case "relcl":
            return _relative(sentence, verb)
        case "ccomp":
            return _reported(sentence, verb)
        case "advcl":
            return _subordinate(sentence, verb)
        case "acl":
            return _participle(sentence, verb)
        case "pcomp":
            return _without_finite(sentence, verb)
        case _:
            return None


def _finite(
    sentence: Sentence,
    verb: "Token",
    origin: Origin,
    *,
    subject: Phrase | None = None,
    borrowed: "Token | None" = None,
    speaker: Phrase | None = None,
    mark: str = "",
    more: tuple[Part, ...] = (),
) -> Clause | None:
    group = verb_group(verb, borrowed=borrowed, dropped=JOINING)
    subject = subject or subject_of(verb)
    if group is None or subject is None:
        return None
    if any(_is_dummy(child) for child in verb.children) or _says_what(verb):
        return None
    subject = before_its_aside(verb, subject)
    parts = parts_of(verb, subject)
    if verb.dep_ == "relcl":
        parts = tuple(one for one in parts if not points_back(one, verb))
    objects = tuple(one for one in more if one.slot is Slot.OBJECT)
    parts = (*objects, *parts, *(one for one in more if one not in objects))
    if not is_sound(verb, subject, parts):
        return None
    if not _lasts(verb):
        group = simple_past(group, plural=is_plural(subject))
    return Clause(sentence, verb, group, subject, parts, origin, speaker, mark)


def _lasts(verb: "Token") -> bool:
    """Whether "had" tells how long: "had ruled for ten years", "had never …"."""
    return any(
        child.lower_ in _LASTING
        for child in verb.children
        if child.dep_ in {"prep", "mark", "advmod"}
    )


_LASTING = frozenset(["for", "since", "until", "never", "ever", "always", "long"])


def _is_dummy(child: "Token") -> bool:
    """A clause as subject, or "it" that stands for one; "there" may be asked about."""
    return child.dep_ in {"csubj", "csubjpass"} or (
        child.dep_ == "expl" and child.lower_ != "there"
    )


def _joined(sentence: Sentence, verb: "Token") -> Clause | None:
    """A verb joined by "and" shares the subject of the first unless it has its own."""
    first = verb.head
    while first.dep_ == "conj" and first.pos_ in {"VERB", "AUX"}:
        first = first.head
    if first.dep_ not in {"ROOT", "relcl", "advcl"} or _is_conditional(first):
        return None
    own = subject_of(verb)
    outer = _clause(sentence, first)
    if outer is None and own is not None and first.dep_ == "ROOT":
        return _finite(sentence, verb, Origin.JOINED)
    if outer is None or (own is None and _may_be_reported(verb, first)):
        return None
    if own is not None and _is_told_by(own.tokens[0]):
        return None
    return _finite(
        sentence,
        verb,
        Origin.JOINED if outer.origin is Origin.MAIN else outer.origin,
        subject=own or outer.subject,
        borrowed=first if own is None and first.tag_ == verb.tag_ else None,
        mark=outer.mark,
        more=(parts_before(first) or ()) if first.dep_ == "relcl" else (),
    )


def _may_be_reported(verb: "Token", first: "Token") -> bool:
    """ "Officials claim that A came and spoke B": who spoke is not sure."""
    if first.lemma_.lower() not in SAYING or verb.lemma_.lower() in SAYING:
        return False
    return any(one.dep_ == "ccomp" and one.i < verb.i for one in first.children)


def _says_what(verb: "Token") -> bool:
    """ "what historians refer to as a war" is no sentence."""
    return any(
        one.lower_ == "what" and one.tag_ == "WP"
        for one in verb.sent[: max(verb.i - verb.sent.start, 0)]
        if one.head == verb or one.head.head == verb
    )


def _is_told_by(first: "Token") -> bool:
    """ "He believed (in error) he had found it": nothing joins the two verbs."""
    place = first.i - 1
    if place > 0 and first.doc[place].text == ")":
        while place > 0 and first.doc[place].text != "(":
            place -= 1
        place -= 1
    return place >= 0 and first.doc[place].lemma_.lower() in SAYING


def _relative(sentence: Sentence, verb: "Token") -> Clause | None:
    """A relative clause; its subject is the noun before it, unless it has its own."""
    pronoun = next((one for one in verb.children if one.dep_ in _SUBJECT), None)
    if pronoun is None:
        return None
    if pronoun.lower_ == "whom":
        return None  # what it was done to, read as who did it
    if pronoun.tag_ not in {"WDT", "WP"}:
        more = parts_before(verb)
        if more is None:
            return None
        return _finite(sentence, verb, Origin.RELATIVE, more=more)
    if verb.head.pos_ not in {"NOUN", "PROPN"}:
        return None
    return _finite(sentence, verb, Origin.RELATIVE, subject=described(verb))


def _reported(sentence: Sentence, verb: "Token") -> Clause | None:
    """What somebody says: the clause is theirs, not the text's."""
    if verb.head.lemma_.lower() not in SAYING:
        return _beside(sentence, verb)
    speaker = subject_of(verb.head)
    if speaker is None or any(one.dep_ == "neg" for one in verb.head.children):
        return None
    return _finite(sentence, verb, Origin.REPORTED, speaker=speaker)


def _beside(sentence: Sentence, verb: "Token") -> Clause | None:
    """ "Landlords competed and wages rose": a parser hangs the first on the second."""
    head = verb.head
    own = subject_of(verb)
    if head.dep_ != "ROOT" or verb.i > head.i or own is None:
        return None
    subject = subject_of(head)
    marked = any(one.dep_ == "mark" for one in verb.children)
    if subject is None or subject.head.i < verb.i or marked:
        return None
    return _finite(sentence, verb, Origin.JOINED)


def _subordinate(sentence: Sentence, verb: "Token") -> Clause | None:
    mark = _mark(verb)
    if not mark:
        return _without_finite(sentence, verb)
    if mark not in FACTUAL:
        return None
    return _finite(sentence, verb, Origin.SUBORDINATE, mark=mark)


def _participle(sentence: Sentence, verb: "Token") -> Clause | None:
    """ "the alliance founded in 1992" says that the alliance was founded in 1992."""
    if verb.tag_ != "VBN" or verb.head.pos_ not in {"NOUN", "PROPN"}:
        return None
    if not tells_of_its_noun(verb) or ends_a_word(verb):
        return None
    subject = described(verb)
    if is_owner(subject) or is_done(subject):
        return None
    plural = verb.head.tag_ in {"NNS", "NNPS"}
    group = VerbGroup(
        ("were" if plural else "was",), verb.text, verb.lemma_.lower(), "VBN"
    )
    parts = parts_of(verb, subject)
    return Clause(sentence, verb, group, subject, parts, Origin.PARTICIPLE)


def _without_finite(sentence: Sentence, verb: "Token") -> Clause | None:
    """ "with Tokayev taking over", "by removing her", "Elected tribune, he …"."""
    outer = governor(verb)
    if outer is None:
        return None
    subject = own_subject(verb)
    if subject is None and not is_with(verb):
        shared = _clause(sentence, outer)
        subject = shared.subject if shared is not None else None
    if subject is None:
        return None
    group = told_past(verb, outer, plural=is_plural(subject))
    if group is None:
        return None
    parts = parts_of(verb, subject)
    if not is_sound(verb, subject, parts):
        return None
    return Clause(sentence, verb, group, subject, parts, Origin.PARTICIPLE)


def _is_conditional(verb: "Token") -> bool:
    return verb.dep_ == "advcl" and _mark(verb) not in FACTUAL


def _mark(verb: "Token") -> str:
    for child in verb.children:
        if child.dep_ in {"mark", "advmod"} and child.i < verb.i:
            word: str = child.lower_
            if child.dep_ == "mark" or word in {"when", "once"}:
                return word
    return ""
