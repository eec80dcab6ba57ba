"""Finding the clauses of a sentence in its parse."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from quizapp.derivation.clauses.asides import (
    before_its_aside,
    is_absolute,
    is_an_example,
    is_astray,
    is_by_the_way,
    is_joined_on,
    is_not_so,
    noun_phrase,
    trimmed,
    without_asides,
)
from quizapp.derivation.clauses.clause import Clause, Origin, Part, Phrase, Slot
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
from quizapp.derivation.clauses.verb_group import (
    VerbGroup,
    adverbs_before,
    verb_group,
)
from quizapp.derivation.document import Document, Sentence

if TYPE_CHECKING:
    from spacy.tokens import Span as Parse
    from spacy.tokens import Token

_SUBJECT = frozenset({"nsubj", "nsubjpass"})
_SLOTS = {
    "dobj": Slot.OBJECT,
    "obj": Slot.OBJECT,
    "dative": Slot.RECIPIENT,
    "attr": Slot.COMPLEMENT,
    "acomp": Slot.COMPLEMENT,
    "oprd": Slot.COMPLEMENT,
    "xcomp": Slot.CLAUSE,
    "ccomp": Slot.CLAUSE,
    "prep": Slot.ADJUNCT,
    "agent": Slot.ADJUNCT,
    "npadvmod": Slot.ADJUNCT,
    "advmod": Slot.ADVERB,
    "advcl": Slot.SIDE_CLAUSE,
}
#: Belongs to the verb group or to the sentence around it.
_NO_PART = frozenset(
    [
        "nsubj",
        "nsubjpass",
        "aux",
        "auxpass",
        "neg",
        "prt",
        "punct",
        "mark",
        "cc",
        "conj",
        "intj",
        "meta",
        "parataxis",
        "preconj",
        "csubj",
        "csubjpass",
        "expl",
        "dep",
        "predet",
    ]
)


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
    subject = subject or _subject(verb)
    if group is None or subject is None:
        return None
    if any(_is_dummy(child) for child in verb.children) or _says_what(verb):
        return None
    subject = before_its_aside(verb, subject)
    parts = _parts(verb, subject)
    if verb.dep_ == "relcl":
        parts = tuple(one for one in parts if not points_back(one, verb))
    objects = tuple(one for one in more if one.slot is Slot.OBJECT)
    parts = (*objects, *parts, *(one for one in more if one not in objects))
    if not is_sound(verb, subject, parts):
        return None
    if not _lasts(verb):
        group = simple_past(group, plural=_is_plural(subject))
    return Clause(sentence, verb, group, subject, parts, origin, speaker, mark)


def _lasts(verb: "Token") -> bool:
    """Whether "had" tells how long: "had ruled for ten years", "had never …"."""
    return any(
        child.lower_ in _LASTING
        for child in verb.children
        if child.dep_ in {"prep", "mark", "advmod"}
    )


_LASTING = frozenset(["for", "since", "until", "never", "ever", "always", "long"])


def _is_plural(subject: Phrase) -> bool:
    head = subject.head
    joined = any(child.dep_ == "conj" for child in head.children)
    return joined or head.tag_ in {"NNS", "NNPS"} or head.lower_ in {"they", "people"}


def _is_dummy(child: "Token") -> bool:
    """A clause as subject, or "it" that stands for one; "there" may be asked about."""
    return child.dep_ in {"csubj", "csubjpass"} or (
        child.dep_ == "expl" and child.lower_ != "there"
    )


def _subject(verb: "Token") -> Phrase | None:
    found: Token | None = None
    for child in verb.children:
        if child.dep_ == "expl" and child.lower_ == "there" and child.i < verb.i:
            return Phrase(child, (child,))
        if child.dep_ in _SUBJECT and child.i < verb.i:
            found = child  # "Departing Rome, the men marched": the one at the verb
    return noun_phrase(found) if found is not None else None


def _joined(sentence: Sentence, verb: "Token") -> Clause | None:
    """A verb joined by "and" shares the subject of the first unless it has its own."""
    first = verb.head
    while first.dep_ == "conj" and first.pos_ in {"VERB", "AUX"}:
        first = first.head
    if first.dep_ not in {"ROOT", "relcl", "advcl"} or _is_conditional(first):
        return None
    own = _subject(verb)
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
    return _finite(sentence, verb, Origin.RELATIVE, subject=_described(verb))


def _reported(sentence: Sentence, verb: "Token") -> Clause | None:
    """What somebody says: the clause is theirs, not the text's."""
    if verb.head.lemma_.lower() not in SAYING:
        return _beside(sentence, verb)
    speaker = _subject(verb.head)
    if speaker is None or any(one.dep_ == "neg" for one in verb.head.children):
        return None
    return _finite(sentence, verb, Origin.REPORTED, speaker=speaker)


def _beside(sentence: Sentence, verb: "Token") -> Clause | None:
    """ "Landlords competed and wages rose": a parser hangs the first on the second."""
    head = verb.head
    own = _subject(verb)
    if head.dep_ != "ROOT" or verb.i > head.i or own is None:
        return None
    subject = _subject(head)
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
    if any(child.dep_ in {"aux", "auxpass"} for child in verb.children):
        return None
    if verb.head.dep_ == "ROOT" and not _is_after_comma(verb) and not _has_finite(verb):
        return None  # "Locke seized on it": the sentence's own verb
    if verb.lower_ in _CALLED and any(one.dep_ == "oprd" for one in verb.children):
        return None  # "a preacher named Beissel": nothing happened
    if _is_one_of_its_kind(verb.head) and not _is_after_comma(verb):
        return None  # "the first president born in …": many were born
    if _follows_a_noun(verb.head) or _is_astray_from(verb) or ends_a_word(verb):
        return None
    subject = _described(verb)
    first = subject.tokens[0]
    if is_owner(subject) or (first.tag_ == "VBG" and _follows_a_verb(first)):
        return None
    plural = verb.head.tag_ in {"NNS", "NNPS"}
    group = VerbGroup(
        ("were" if plural else "was",), verb.text, verb.lemma_.lower(), "VBN"
    )
    parts = _parts(verb, subject)
    return Clause(sentence, verb, group, subject, parts, Origin.PARTICIPLE)


def _has_finite(verb: "Token") -> bool:
    """Whether another verb of the sentence is its own."""
    return any(
        one.tag_ in {"VBD", "VBZ", "VBP", "MD"}
        and one.dep_ in {"ROOT", "relcl", "conj"}
        for one in verb.sent
        if one != verb
    )


_CALLED = frozenset({"named", "called", "known", "titled", "entitled", "dubbed"})


def _follows_a_verb(word: "Token") -> bool:
    """ "admitted destroying evidence": evidence was destroyed, not destroying."""
    return word.i > word.sent.start and word.nbor(-1).pos_ in {"VERB", "AUX"}


_SUPERLATIVE = frozenset({"first", "last", "only", "second", "third"})


def _is_one_of_its_kind(noun: "Token") -> bool:
    return any(
        one.lower_ in _SUPERLATIVE or one.tag_ in {"JJS", "RBS"}
        for one in noun.children
    )


def _is_after_comma(verb: "Token") -> bool:
    first = verb.left_edge.i
    return first > 0 and bool(verb.doc[first - 1].text == ",")


def _is_astray_from(verb: "Token") -> bool:
    """ "the issue of money in The Gilded Age, written in 1873": a nearer name is meant."""
    first = verb.left_edge.i
    if first == 0 or verb.doc[first - 1].text != ",":
        return False
    return any(
        one.pos_ == "PROPN" and one.dep_ == "pobj"
        for one in verb.doc[verb.head.i + 1 : first]
    )


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
    group = told_past(verb, outer, plural=_is_plural(subject))
    if group is None:
        return None
    parts = _parts(verb, subject)
    if not is_sound(verb, subject, parts):
        return None
    return Clause(sentence, verb, group, subject, parts, Origin.PARTICIPLE)


def _follows_a_noun(noun: "Token") -> bool:
    """ "the hardships the English confronted": what was done to whom was read amiss."""
    first = noun.left_edge
    if first.i <= first.sent.start or first.lower_ != "the":
        return False
    return bool(first.nbor(-1).pos_ in {"NOUN", "PROPN"})


def _described(verb: "Token") -> Phrase:
    """The noun that a relative clause or a participle describes, without it.

    A name says more than its apposition: "Nur Otan, the party founded by …".
    """
    noun = verb.head
    known = _subject(noun.head) if noun.dep_ == "attr" else None
    if known is not None and known.head.pos_ == "PROPN":
        return known  # "Sacco and Vanzetti were immigrants who …"
    if noun.dep_ == "appos" and noun.head.pos_ == "PROPN":
        noun = noun.head
    elif (named := _named_before(noun)) is not None:
        noun = named
    noun = _over_of(noun)
    own = {one.i for one in verb.subtree}
    last = verb.i if verb.dep_ == "acl" else len(noun.doc)
    tokens = tuple(
        one for one in without_asides(noun) if one.i not in own and one.i < last
    )
    return Phrase(noun, trimmed(tokens) or (noun,))


def _named_before(noun: "Token") -> "Token | None":
    """The name in "the Treaty Organisation (CSTO), the alliance founded in 1992"."""
    place = noun.left_edge.i - 2
    if place < 1 or noun.doc[place + 1].text != "," or noun.sent.start > place:
        return None
    if noun.doc[place].text == ")":
        opening = [
            one.i for one in noun.doc[max(place - 4, 0) : place] if one.text == "("
        ]
        place = opening[-1] - 1 if opening else -1
    name = noun.doc[place] if place >= noun.sent.start else None
    is_name = name is not None and name.pos_ == "PROPN" and name.dep_ != "compound"
    return name if is_name and noun.left_edge.lower_ in {"the", "a", "an"} else None


_TELLING = frozenset({"det", "poss", "nummod", "amod", "compound"})


def _over_of(noun: "Token") -> "Token":
    """ "a period of history which …" tells of the period."""
    own = any(child.dep_ in _TELLING for child in noun.children)
    of = noun.head
    if own or noun.pos_ != "NOUN" or noun.dep_ != "pobj" or of.lower_ != "of":
        return noun
    outer: Token = of.head
    return outer if outer.pos_ == "NOUN" else noun


def _is_conditional(verb: "Token") -> bool:
    return verb.dep_ == "advcl" and _mark(verb) not in FACTUAL


def _mark(verb: "Token") -> str:
    for child in verb.children:
        if child.dep_ in {"mark", "advmod"} and child.i < verb.i:
            word: str = child.lower_
            if child.dep_ == "mark" or word in {"when", "once"}:
                return word
    return ""


def _parts(verb: "Token", subject: Phrase) -> tuple[Part, ...]:
    found: list[Part] = []
    before = adverbs_before(verb, dropped=JOINING)
    for child in verb.children:
        if child.dep_ in _NO_PART:
            continue
        slot = _SLOTS.get(child.dep_)
        if slot is None:
            continue
        is_early = child.i < subject.head.i < verb.i
        if slot is Slot.ADVERB and (
            child.lower_ in JOINING or child in before or is_early
        ):
            continue
        if is_astray(child, verb, found) or is_by_the_way(child):
            continue
        if is_an_example(child):
            slot = Slot.SIDE_CLAUSE
        if is_joined_on(child):
            continue
        if is_absolute(child) or is_not_so(child):
            slot = Slot.SIDE_CLAUSE
        if slot is Slot.SIDE_CLAUSE:
            tokens = tuple(child.subtree)
        else:
            tokens = without_asides(child)
        if not tokens:
            continue
        phrase = Phrase(child, trimmed(tokens))
        if phrase.tokens:
            preposition = child.lower_ if child.dep_ in {"prep", "agent"} else ""
            fronted = child.i < verb.i and (slot is Slot.ADJUNCT or is_early)
            found.append(Part(slot, phrase, preposition, fronted))
    return tuple(found)
