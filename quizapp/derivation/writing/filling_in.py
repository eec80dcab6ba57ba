"""Gaps in a sentence, for facts that no question could ask for."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from quizapp.derivation.document import Document, Sentence
from quizapp.derivation.draft import Draft
from quizapp.derivation.findings.kinds import ActorKind, TimeKind
from quizapp.derivation.span import Span
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
    doubts = _doubts(material, sentence)
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
    if token.i == first and token.lower_ in _JOINING:
        return True
    if token.tag_ in {"PRP", "PRP$"}:
        start = token.doc[first : token.i]
        return not any(one.pos_ in {"NOUN", "PROPN"} for one in start)
    if token.lower_ in {"this", "these", "such", "those"}:
        return token.tag_ in {"DT", "PDT"} or token.dep_ == "predet"
    return token.lower_ in {"former", "latter"} and token.pos_ == "NOUN"
