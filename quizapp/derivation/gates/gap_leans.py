"""A sentence with a gap that cannot be filled from knowledge: it leans on its text."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from quizapp.derivation.clauses.relative_time import counted_from
from quizapp.derivation.document import Sentence
from quizapp.derivation.draft import Draft
from quizapp.derivation.findings import gazetteer
from quizapp.derivation.findings.kinds import Actor, ActorKind
from quizapp.derivation.gates.dangling import bare_in, is_told_before, names_said
from quizapp.derivation.gates.facts import Facts
from quizapp.derivation.gates.flaw import Flaw, Weight
from quizapp.derivation.gates.given_away import given_away
from quizapp.derivation.span import Span
from quizapp.questions.question import Ask, ClozeQuestion
from quizapp.questions.wording import letters_of, plain, word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

_GATE = "gap leans"
_LONGEST = 32  #: words
_OPENS = re.compile(
    r"^(?:for example|for instance|such|in that|in this|at that|at this|there (?:was|were|is)"
    r"|these|those|this|that|it|he|she|they|here|then|his|her|their|its|also|thus|so|but|and"
    r"|as a (?:result|consequence)|in (?:return|response|turn|addition|both|the same|contrast)|others?"
    r"|some|most|many|none|neither|each|despite (?:this|that)|the (?:same|next|following)"
    r"|another|both|later|afterwards?|soon|meanwhile|instead|according to"
    r"|(?:\w+ ){1,3}(?:later|earlier|before that|after that))\b",
    re.IGNORECASE,
)
_CARRIES_ON = re.compile(
    r"\b(also|henceforth|thereby|both sides|the same|the latter|the former|the other|too)\b",
    re.IGNORECASE,
)
_BY = re.compile(r"\b(?:by|before|after|until|since)(?: the)?\s*$", re.IGNORECASE)
_HEDGED = re.compile(
    r"\b(could(?! no\b)|might|may|would|should|likely|probably|perhaps|possibly|seems?|seemed"
    r"|appears?|appeared|apparently)\b"
)
_SMALL_SPAN = re.compile(
    r"\b(?:several|few|some|many|two|three|four|five|six|seven|eight|nine|ten|a|an|[1-9])"
    r"[ -](?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?)\b",
    re.IGNORECASE,
)
_DASHES = ("–", "-", "—", ":")
_MOST = 2  #: numbers
_GUESSED = 20  #: a number up to it
_RATIO_BEFORE = re.compile(
    r"\d[\w.,]*(?: votes| seats)? (?:to|of(?: the)?|out of|in) $"
)
_RATIO_AFTER = re.compile(r"(?: votes| seats)? (?:out of|of the) \d")
_SMALL_NUMBERS = word_set(
    "one two three four five six seven eight nine ten first second"
)
#: Verbs that say little without an object or a clause.
_BARE = word_set(
    "come go act react respond reply answer follow agree refuse continue decline hesitate"
)
_HE = frozenset(["he", "she", "him", "his", "her", "himself", "herself"])
_THEY = frozenset(["it", "they", "them", "its", "their"])


def gap_leans(draft: Draft, facts: Facts) -> Flaw | None:
    """All that makes a reader ask which, who, or what before the gap."""
    question, key = draft.question, draft.key
    if not isinstance(question, ClozeQuestion) or key is None or not draft.evidence:
        return None
    sentence = facts.sentence_at(key.start)
    if sentence is None:
        return None
    reason = next(_reasons(draft, question, key, sentence, facts), "")
    return Flaw(_GATE, reason, Weight.UNSURE) if reason else None


def _reasons(
    draft: Draft, question: ClozeQuestion, key: Span, sentence: Sentence, facts: Facts
) -> Iterator[str]:
    said = sentence.span.of(facts.text)
    before = facts.text[sentence.span.start : key.start]
    gap = key.of(facts.text)
    around = f"{before} {facts.text[key.end : sentence.span.end]}"
    if len(said.split()) > _LONGEST:
        yield "the sentence is too long to be read with a gap"
    if found := _OPENS.match(said) or _CARRIES_ON.search(said):
        yield f"“{found[0]}” leans on the sentence before"
    if before.count("“") > before.count("”") or before.count('"') % 2:
        yield "the gap is in somebody's words"
    if before.count("(") > before.count(")"):
        yield "the gap is a remark in brackets"
    if _BY.search(before) and question.topic == "dates":
        yield "other dates would fit too"
    if plain(gap) in _SMALL_NUMBERS:
        yield "a small number can be guessed"
    if question.topic not in {"dates", "numbers"}:
        if re.search(r"\b[Aa]n?\s*$", before):
            yield "the gap is a common word"
        yield from given_away(key, sentence, facts)
    counted = counted_from(said)
    if counted and not _is_dated_before(counted, said, sentence, facts):
        yield f"“{counted}” is counted from what the text says before"
    if _HEDGED.search(said):
        yield "the sentence is a guess or a view"
    if question.topic == "dates":
        yield from _of_date(gap)
    if question.topic == "numbers":
        yield from _of_number(gap, before, facts.text[key.end : sentence.span.end])
    if question.topic == "places":
        yield from _of_place(gap, before, question.ask)
    if question.topic != "terms" and re.fullmatch(r"(?:[Tt]he |[“\"‘])*", before):
        yield "the gap opens the sentence"
    if before[-1:] in _DASHES or facts.text[key.end : key.end + 1] in _DASHES:
        yield "the gap is a piece of a score or a span"
    if question.topic == "numbers" and len(facts.numbers_in(sentence.span)) > _MOST:
        yield "the sentence has many numbers"
    bare = bare_in(said, draft, facts)
    if told := next((one for one in bare if is_told_before(one)), ""):
        yield f"“{told}” leans on what the text says before"
    if len(bare) > 1 or (bare and len(names_said(around, facts)) < 2):
        yield f"“{bare[0]}” leans on what the text says before"
    if _is_in_title(gap, facts) or _is_topic(key, facts):
        yield "the title of the text gives the key away"
    if sentence.parse is not None:
        yield from _read(key, sentence, facts)


def _of_number(gap: str, before: str, after: str) -> Iterator[str]:
    value = gap.replace(",", "")
    if value.isdigit() and int(value) <= _GUESSED:
        yield "a small number can be guessed"
    if _RATIO_BEFORE.search(before) or _RATIO_AFTER.match(after):
        yield "the gap is a piece of a score or a share"


def _of_place(gap: str, before: str, asks: Sequence[Ask]) -> Iterator[str]:
    known = letters_of(gap) in gazetteer.PLACES
    if Ask.CHOICE not in asks and not known:
        yield "the place is little known, and there are none to choose from"
    if re.fullmatch(r"(?:In|At|From|For) ", before):
        yield "the gap only sets the scene"
    if re.search(
        r"\b[A-Z]\w+ (?:de|del|della|di|da|du|des|la|le|van|von|al|el)\s$", before
    ):
        yield "the gap is a piece of a longer name"


def _is_dated_before(counted: str, said: str, sentence: Sentence, facts: Facts) -> bool:
    """ "In 1634 …, in the following year …": it is counted from its own sentence."""
    place = sentence.span.start + said.index(counted)
    return any(
        one.value is not None and not one.leaned and one.span.end < place
        for one in facts.dates_in(sentence.span)
    )


def _of_date(gap: str) -> Iterator[str]:
    if not any(char.isdigit() for char in gap) or _SMALL_SPAN.search(gap):
        yield "the time is vague or can be guessed"
    if re.search(
        r"\b(later|earlier|after|before|until|to|and|night|as \w+ as)\b|[–-]", gap
    ):
        yield "the gap is more than a date"


def _is_topic(key: Span, facts: Facts) -> bool:
    """Whether the gap names what the text names most."""
    actor = next((one.actor for one in facts.mentions_in(key)), None)
    if actor is None:
        return False
    country = facts.material.naming.country
    is_main = country is not None and country.id == actor
    return is_main or actor == facts.main_actor


def _is_in_title(gap: str, facts: Facts) -> bool:
    title = f" {plain(facts.document.title)} "
    return bool(plain(gap)) and f" {plain(gap)} " in title


def _read(key: Span, sentence: Sentence, facts: Facts) -> Iterator[str]:
    parse = sentence.parse
    if parse is None:
        return
    for token in parse:
        if token.lower_ in _HE | _THEY and not _is_told(token, key, sentence, facts):
            yield f"“{token.text}” leans on the sentence before"
    inside = [one for one in parse if key.start <= one.idx < key.end]
    if not inside:
        return
    head = next((one for one in inside if one.head not in inside), inside[-1])
    if len(list(_joined(head))) > 1 and head.pos_ != "NUM":
        yield "the gap is one of a list, whose others would fit as well"
    if _is_piece_of_name(inside, head):
        yield "the gap is a piece of a longer name"
    if _is_of_bare_verb(head):
        yield "the verb alone does not say what happened"


def _is_told(token: "Token", key: Span, sentence: Sentence, facts: Facts) -> bool:
    """Whether what a pronoun can mean stands before it, and not in the gap alone."""
    span = Span(sentence.span.start, token.idx)
    if token.lower_ in _HE:
        meant = next((one.actor for one in facts.mentions_at(token.idx)), None)
        doer = _doer(token)
        actors = facts.material.findings.actors
        return any(
            (
                one.actor == meant
                or (meant is None and _may_mean(token, actors[one.actor]))
            )
            and one.form != "pronoun"
            and not one.span.overlaps(key)
            and not _is_beside_a_noun(one.span, token)
            and not one.span.start <= doer < one.span.end
            for one in facts.mentions_in(span)
        )
    doer = _doer(token)
    return any(
        one.idx != doer
        and one.pos_ in {"NOUN", "PROPN"}
        and one.dep_ in {"nsubj", "nsubjpass", "dobj"}
        for one in token.sent
        if one.i < token.i
    )


def _may_mean(token: "Token", actor: Actor) -> bool:
    if actor.kind is not ActorKind.PERSON:
        return False
    return bool(actor.feminine) or token.lower_ not in {"she", "her", "herself"}


def _is_beside_a_noun(span: Span, token: "Token") -> bool:
    """ "After Robespierre's fall he …": the owner of a noun is not what goes on."""
    return any(
        one.dep_ == "poss" and span.start <= one.idx < span.end
        for one in token.sent
        if one.i < token.i
    )


def _doer(token: "Token") -> int:
    """Where the subject stands of whose verb a pronoun is the object, or -1."""
    if token.dep_ not in {"dobj", "iobj", "dative"}:
        return -1
    subjects = (one for one in token.head.children if one.dep_ == "nsubj")
    return next((one.idx for one in subjects), -1)


def _joined(head: "Token") -> "Iterator[Token]":
    """What is joined to the key; "between France and Spain" names both sides."""
    first = head
    while first.dep_ == "conj":
        first = first.head
    if first.dep_ == "pobj" and first.head.lower_ == "between":
        return
    yield from (one for one in (first, *first.conjuncts) if one.i != head.i)
    if first.i != head.i or any(one.dep_ == "conj" for one in head.children):
        yield head


def _is_piece_of_name(inside: "list[Token]", head: "Token") -> bool:
    """ "Hero of ____", "the Treaty of ____", "the ____ army"."""
    if head.dep_ in {"compound", "amod", "nmod"} and head.head.i == inside[-1].i + 1:
        return head.head.pos_ == "PROPN" or inside[0].pos_ == "PROPN"
    return (
        head.dep_ == "pobj"
        and head.head.lower_ == "of"
        and head.head.head.pos_ == "PROPN"
    )


def _is_of_bare_verb(head: "Token") -> bool:
    """ "____ came for Israel": what was done only the text before tells."""
    verb = head.head
    if head.dep_ == "pobj" and verb.lower_ == "for":
        verb = verb.head
    elif head.dep_ != "nsubj":
        return False
    if verb.lemma_ not in _BARE:
        return False
    said = {"dobj", "ccomp", "xcomp", "attr", "advcl"}
    where = {"to", "into", "from", "against"}
    return not any(
        one.dep_ in said or (one.dep_ == "prep" and one.lower_ in where)
        for one in verb.children
    )
