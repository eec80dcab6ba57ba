"""Gaps in a sentence, for facts that no question could ask for."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from quizapp.derivation.clauses.joining_words import JOINING
from quizapp.derivation.document import Document, Sentence
from quizapp.derivation.draft import Draft
from quizapp.derivation.findings.kinds import ActorKind, TimeKind
from quizapp.derivation.span import Span
from quizapp.derivation.writing.animate import is_animate
from quizapp.derivation.writing.material import Material
from quizapp.questions.question import Ask, ClozeQuestion, Gap

if TYPE_CHECKING:
    from spacy.tokens import Span as Parse
    from spacy.tokens import Token

_LONGEST_SENTENCE = 45
_SHORTEST_SENTENCE = 6
_MOST_GAPS_A_SENTENCE = 4
_LONGEST_PHRASE = 4
_JOINING = frozenset(
    ["but", "and", "so", "yet", "however", "also", "then", "thus", "therefore"]
)


#: Tie a sentence to the one before wherever they stand.
_ADDING = frozenset(
    ["also", "too", "likewise", "such", "himself", "herself", "itself", "themselves"]
)
_TURNING = frozenset(
    [
        "however",
        "therefore",
        "thus",
        "then",
        "further",
        "instead",
        "nevertheless",
        "moreover",
        "there",
        "here",
        "so",
        "still",
        "again",
    ]
)
_SMALL = frozenset(
    ["one", "two", "three", "both", "1", "2", "3", "first", "second", "third"]
)
#: Words that a sure gap's sentence may have.
_SURE_TO = 30
_FIRST_WORDS = 12


def fill_in(material: Material, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Draft a gap for each fact whose words are the key of no draft yet."""
    asked = _asked(drafts)
    by_sentence: dict[int, int] = {}
    for key, accepted, topic in _facts(material):
        sentence = material.document.sentence_at(key.start)
        if sentence is None:
            continue
        beside = asked.setdefault(sentence.span, [])
        if any(key.overlaps(other) for other in beside):
            continue
        if by_sentence.get(sentence.number, 0) >= _MOST_GAPS_A_SENTENCE:
            continue
        draft = _gap(material, sentence, key, accepted, topic)
        if draft is not None:
            by_sentence[sentence.number] = by_sentence.get(sentence.number, 0) + 1
            beside.append(key)
            yield draft


def _asked(drafts: Sequence[Draft]) -> dict[Span, list[Span]]:
    """The keys of the sure drafts, by the sentence they stand in."""
    found: dict[Span, list[Span]] = {}
    for draft in drafts:
        if draft.key is not None and draft.sure:
            for sentence in draft.evidence:
                found.setdefault(sentence, []).append(draft.key)
    return found


def _facts(material: Material) -> Iterator[tuple[Span, tuple[str, ...], str]]:
    """What may be gapped: dates, numbers, names, the first time each is said."""
    text = material.document.text
    for date in material.findings.dates:
        if date.kind is not TimeKind.VAGUE:
            accepted = [date.bare.of(text)]
            if date.value is not None and not date.leaned:
                accepted.append(date.value.in_words())
            yield date.bare, tuple(dict.fromkeys(accepted)), "dates"
    for number in material.findings.numbers:
        yield number.figures, (number.figures.of(text),), "numbers"
    for mention in material.findings.mentions:
        actor = material.findings.actors[mention.actor]
        if mention.form not in {"name", "alias"} or actor.kind is ActorKind.PEOPLE:
            continue
        words = mention.span.of(text)
        names = dict.fromkeys([words, actor.name, *actor.aliases])
        topic = "places" if actor.kind is ActorKind.PLACE else "actors"
        yield mention.span, tuple(names), topic
    for span in _noun_phrases(material.document):
        yield span, (span.of(text),), "terms"


def _noun_phrases(document: Document) -> Iterator[Span]:
    """Names that no finder knew, then short phrases that carry a fact."""
    parses = {
        id(sentence.parse.doc): sentence.parse.doc
        for sentence in document.sentences
        if sentence.parse is not None
    }
    chunks = [_bare(chunk) for parse in parses.values() for chunk in parse.noun_chunks]
    told = [tokens for tokens in chunks if tokens and len(tokens) <= _LONGEST_PHRASE]
    named = [tokens for tokens in told if tokens[-1].pos_ == "PROPN"]
    common = [
        tokens
        for tokens in told
        if tokens[-1].pos_ == "NOUN"
        and tokens[-1].dep_ in {"dobj", "pobj", "attr", "appos"}
        and len(tokens) > 1
    ]
    for tokens in [*named, *common]:
        last = tokens[-1]
        yield Span(tokens[0].idx, last.idx + len(last.text))


def _bare(chunk: "Parse") -> "list[Token]":
    """A noun chunk without article, owner and number words before it."""
    tokens = list(chunk)
    while tokens and tokens[0].pos_ in {"DET", "PRON", "NUM", "PUNCT", "SPACE"}:
        tokens.pop(0)
    return tokens


def _gap(
    material: Material,
    sentence: Sentence,
    key: Span,
    accepted: tuple[str, ...],
    topic: str,
) -> Draft | None:
    text = material.document.text
    span = sentence.span
    before, after = text[span.start : key.start], text[key.end : span.end]
    words = span.of(text).split()
    if not _SHORTEST_SENTENCE <= len(words) <= _LONGEST_SENTENCE:
        return None
    if any(name in before or name in after for name in accepted):
        return None
    if before[-1:] == "-" or after[:1] == "-" or after[:1].isalnum():
        return None
    question = ClozeQuestion(
        id="draft",
        prompt="Fill in the gap.",
        topic=topic,
        ask=(Ask.TYPED, Ask.CHOICE),
        parts=(before, after),
        gaps=(Gap(accepted),),
        evidence=material.evidence(sentence),
    )
    doubts = [*_doubts(material, sentence), *_of_gap(material, sentence, key)]
    if topic == "terms":
        doubts.append("asks for the text's own words rather than for a fact")
    return Draft(
        question,
        (span,),
        key,
        "gap",
        fact=f"{sentence.number}:{key.start}:gap",
        confidence=0.4,
        doubts=tuple(doubts),
    )


def _doubts(material: Material, sentence: Sentence) -> list[str]:
    """Words of the sentence that lean on the one before."""
    if sentence.parse is None:
        return ["read without a model of the language"]
    leaning = [
        token.text for token in sentence.parse if _leans(token, sentence.parse[0].i)
    ]
    return [f"“{leaning[0]}” leans on the sentence before"] if leaning else []


def _leans(token: "Token", first: int) -> bool:
    lower = token.lower_
    if token.i == first and lower in JOINING | _JOINING:
        return True
    if lower in _ADDING or (token.dep_ == "advmod" and lower in _TURNING):
        return True
    if token.tag_ in {"PRP", "PRP$"}:
        return not any(_may_be(one, lower) for one in token.doc[first : token.i])
    if lower in {"this", "these", "such", "those", "that"}:
        return token.tag_ in {"DT", "PDT"} or token.dep_ == "predet"
    if token.i == first and lower == "for":
        return token.nbor().lower_ in {"example", "instance"}
    return lower in {"former", "latter"} and token.pos_ == "NOUN"


def _may_be(noun: "Token", pronoun: str) -> bool:
    """Whether a word before a pronoun can be what it means."""
    if pronoun in {"they", "them", "their"}:
        joined = any(one.dep_ == "conj" for one in noun.children)
        return noun.tag_ in {"NNS", "NNPS"} or (noun.pos_ == "PROPN" and joined)
    if pronoun in {"it", "its"}:
        thing = noun.ent_type_ != "PERSON" and not is_animate(noun)
        return thing and noun.tag_ in {"NN", "NNP"}
    return noun.pos_ == "PROPN"


def _of_gap(material: Material, sentence: Sentence, key: Span) -> list[str]:
    """What makes a gap guessed, or one of several."""
    text = material.document.text
    before, after = text[sentence.span.start : key.start], text[key.end :]
    words = key.of(text)
    doubts = []
    if (
        after.startswith(("'s", "’s"))
        or before.endswith(("“", '"', "‘"))
        or _IN_A_TITLE.search(before)
    ):
        doubts.append("the gap stands inside other words")
    if words.lower() in _SMALL:
        doubts.append("a small number can be guessed")
    if _is_listed(before, after):
        doubts.append("the gap is one of a list")
    if len(sentence.span.of(text).split()) > _SURE_TO:
        doubts.append("the sentence is long")
    if "“" in before or '"' in before or ";" in sentence.span.of(text):
        doubts.append("more than one thing is said")
    if material.naming.is_topic(key):
        doubts.append("the whole text is about it")
    if sentence.parse is not None and not any(
        one.pos_ in {"VERB", "AUX"} for one in sentence.parse
    ):
        doubts.append("no sentence")
    dangling = material.asker.definites.dangling(
        one
        for one in sentence.parse or ()
        if not key.start <= one.idx < key.end
        and one.i < _FIRST_WORDS + sentence.parse[0].i  # type: ignore[index]
    )
    doubts += [f"“{noun}” may need the text" for noun in dangling]
    return doubts


#: "On the", "The Adventures of" within a sentence.
_IN_A_TITLE = re.compile(
    r"[\w,] (?:(?:On|Of|To|For|In) (?:the |an? )?|(?:The|A) (?:[A-Z]\w+ of )?)$"
)


def _is_listed(before: str, after: str) -> bool:
    """ "Metz, ____ and Verdun": any order would do."""
    left, right = before.rstrip(), after.lstrip()
    comma = left.endswith(",") and re.match(r"(?:,|and\b|or\b)", right)
    including = re.search(r"\b(?:including|such as|namely|between|both)$", left)
    if comma or including:
        return True
    joined = re.match(r",? (?:and|or) [A-Z][a-z]+", after)
    last = re.search(r"[A-Z][\w’'-]+,? (?:and|or)$", left)
    return bool(joined or last)
