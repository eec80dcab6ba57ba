"""What somebody was: questions whose key is a role."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from quizapp.derivation.clauses.naming import with_article
from quizapp.derivation.document import Sentence
from quizapp.derivation.draft import Draft
from quizapp.derivation.findings.kinds import Actor, ActorKind, Role
from quizapp.derivation.span import Span
from quizapp.derivation.writing.material import Material
from quizapp.derivation.writing.offices import told_in
from quizapp.questions.dates.calendar_point import Precision
from quizapp.questions.question import Ask, NameQuestion, PhraseQuestion

if TYPE_CHECKING:
    from spacy.tokens import Span as Parse

KIN = frozenset(
    [
        "son",
        "daughter",
        "father",
        "mother",
        "brother",
        "sister",
        "wife",
        "husband",
        "uncle",
        "nephew",
        "niece",
        "cousin",
        "heir",
        "widow",
        "child",
        "grandson",
        "friend",
        "ally",
        "rival",
        "nominee",
        "winner",
        "opponent",
        "successor",
        "predecessor",
        "adversary",
        "supporter",
        "follower",
        "favourite",
    ]
)
#: Offices that are said in one word.
_OFFICES = frozenset(
    [
        "president",
        "chancellor",
        "premier",
        "pope",
        "tsar",
        "emperor",
        "empress",
        "king",
        "queen",
        "sultan",
        "caliph",
        "governor",
        "mayor",
        "chairman",
        "chairwoman",
        "chair",
        "viceroy",
        "regent",
        "consul",
        "dictator",
    ]
)


#: Of these there is one at a time wherever the text is.
_ALONE = frozenset({"pope", "tsar", "caliph", "shogun"})
#: Last words of offices said in several words.
_HELD = frozenset(
    [
        "minister",
        "secretary",
        "leader",
        "head",
        "chief",
        "director",
        "commander",
        "general",
        "commissioner",
        "ambassador",
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "representative",
        "marshal",
        "admiral",
        "justice",
        "speaker",
        "deputy",
        "senator",
        "bishop",
        "archbishop",
        "cardinal",
        "treasurer",
        "envoy",
        "staff",
        "officer",
        "aide",
        "adviser",
        "advisor",
        "ruler",
        "prince",
        "duke",
        "khan",
        "shah",
        "member",
    ]
)


def is_kin(role: Role) -> bool:
    """ "Bindusara's son", "main rival": what somebody is to another."""
    head = re.split(r" (?:of|to) ", role.title.lower(), maxsplit=1)[0]
    return "'s " in head or "’s " in head or head.split()[-1] in KIN


def ask_roles(material: Material) -> Iterator[Draft]:
    """Draft a question for each person with one role in the text."""
    people = [one for one in material.findings.actors if one.kind is ActorKind.PERSON]
    titles = Counter(role.title.lower() for one in people for role in one.roles)
    for actor in people:
        if len(actor.roles) == 1:
            role = actor.roles[0]
            draft = _ask(material, actor, role)
            if draft is not None:
                yield draft
                if titles[role.title.lower()] == 1 and _is_asked_back(role):
                    yield _ask_back(material, actor, role, draft)


def _ask_back(material: Material, actor: Actor, role: Role, draft: Draft) -> Draft:
    """ "Who was US Secretary of State?", where nobody else of the text was."""
    sentence = material.document.sentence_at(role.span.start)
    past = sentence is None or sentence.parse is None or _is_past(sentence.parse)
    title = f"{role.when} {role.title}".strip()
    article = "" if role.title[:1].isupper() and " of " in role.title else "the "
    article = "" if re.search(r"\b[A-Z]\w+['’]s ", role.title) else article
    time = _time(material, sentence, role) if past and sentence is not None else ""
    question = NameQuestion(
        id="draft",
        prompt=f"Who {'was' if past else 'is'} {article}{title}{time}?",
        topic="actors",
        ask=(Ask.TYPED, Ask.CHOICE, Ask.FLASHCARD),
        answer=actor.name,
        accept=actor.aliases,
        evidence=draft.question.evidence,
    )
    return replace(
        draft,
        question=question,
        key=_named_beside(material, actor, role) or draft.key,
        rule="who was",
        confidence=0.7,
        doubts=() if _is_named_office(role) else ("the office may need its time",),
    )


def _time(material: Material, sentence: Sentence, role: Role) -> str:
    """ " in 1956" where the office is told of as held then."""
    if (
        role.when
        or role.date is not None
        or re.search(r"\b(?:first|last)\b", role.title)
    ):
        return ""
    return told_in(material, sentence) or _of_writing(material, sentence)


def _of_writing(material: Material, sentence: Sentence) -> str:
    """ " in 2022": news tells of offices as they are held while it is written."""
    published = material.document.published
    if published is None or sentence.parse is None:
        return ""
    past = bool(sentence.parse.root.tag_ == "VBD")
    return "" if past else f" in {published.points[-1].year}"


def _is_asked_back(role: Role) -> bool:
    """Not who was once something: there were others."""
    return _is_office(role) and not role.when


def _is_named_office(role: Role) -> bool:
    """ "President of South Korea", "US Secretary of State": whose office it is."""
    words = role.title.split()
    return any(word[:1].isupper() for word in words[1:] or words) and len(words) > 1


def _named_beside(material: Material, actor: Actor, role: Role) -> Span | None:
    """Where the sentence of the role names its holder."""
    sentence = material.document.sentence_at(role.span.start)
    if sentence is None:
        return None
    for mention in material.naming.mentions_in(sentence.span):
        if mention.actor == actor.id and mention.form in {"name", "alias"}:
            return mention.span
    return None


def _is_past(parse: "Parse") -> bool:
    return bool(parse.root.tag_ == "VBD")


def _is_position(role: Role, actor: Actor) -> bool:
    """An office that a question can ask for: no kin, no bare rank, no part of a name."""
    words = role.title.lower().replace("’", "'").split()
    head = words[: words.index("of")] if "of" in words[1:] else words
    if head[-1] in KIN or words[-1] in KIN or role.title.lower() in actor.name.lower():
        return False
    return len(words) > 1 or words[0] in _ALONE


def _is_office(role: Role) -> bool:
    """ "Prime Minister", "chief of staff": somebody is put into it.  An engineer is
    what somebody is."""
    words = role.title.lower().replace("-", " ").split()
    before_of = words[: words.index("of")] if "of" in words else words
    return bool(set(words) & _OFFICES) or before_of[-1] in _HELD


def _who_was(
    material: Material, actor: Actor, role: Role, sentence: Sentence
) -> Draft | None:
    """ "Who was James Watt?": a Scottish engineer."""
    if role.when or actor.name.split()[0].lower() in role.title.lower().split():
        return None
    past = sentence.parse is None or _is_past(sentence.parse)
    question = PhraseQuestion(
        id="draft",
        prompt=f"Who {'was' if past else 'is'} {with_article(actor)}?",
        topic="actors",
        ask=(Ask.FLASHCARD, Ask.TYPED),
        answer=role.title,
        evidence=material.evidence(sentence),
    )
    return Draft(
        question,
        (sentence.span,),
        role.span,
        "role",
        fact=f"{sentence.number}:{actor.id}:role",
        confidence=0.65,
    )


def _ask(material: Material, actor: Actor, role: Role) -> Draft | None:
    sentence = material.document.sentence_at(role.span.start)
    if sentence is None or not _is_position(role, actor):
        return None
    name = with_article(actor)
    if not _is_office(role):
        return _who_was(material, actor, role, sentence)
    verb = {"former": "had {} held", "incoming": "was {} to take up"}.get(
        role.when, "did {} hold"
    )
    if role.date is not None and not role.when:
        on = "on" if role.date.precision is Precision.DAY else "in"
        verb = f"did {{}} take up {on} {role.date.in_words()}"
    question = PhraseQuestion(
        id="draft",
        prompt=f"What position {verb.format(name)}{_time(material, sentence, role)}?",
        topic="actors",
        ask=(Ask.CHOICE, Ask.FLASHCARD, Ask.TYPED),
        answer=role.title,
        evidence=material.evidence(sentence),
    )
    return Draft(
        question,
        (sentence.span,),
        role.span,
        "role",
        fact=f"{sentence.number}:{actor.id}:role",
        confidence=0.75,
    )
