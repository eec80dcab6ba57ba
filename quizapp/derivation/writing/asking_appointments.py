"""Who was put into an office, and who held it then: never without its time."""

from collections.abc import Iterator
from dataclasses import replace

from quizapp.derivation.clauses.asking import Stem, is_anchored
from quizapp.derivation.clauses.clause import Clause, Origin
from quizapp.derivation.clauses.wording import CannotBeSaid
from quizapp.derivation.draft import Draft
from quizapp.derivation.findings import gazetteer
from quizapp.derivation.findings.kinds import (
    Actor,
    ActorKind,
    DateFinding,
    Mention,
    Role,
    TimeKind,
)
from quizapp.derivation.writing.material import Material
from quizapp.derivation.writing.telling_apart import told_apart
from quizapp.questions.question import Ask, NameQuestion
from quizapp.questions.wording import letters_of, word_set

_PARTICIPLES = {
    "appoint": "appointed", "name": "named", "make": "made", "elect": "elected",
    "choose": "chosen", "crown": "crowned", "proclaim": "proclaimed",
    "declare": "declared", "nominate": "nominated", "install": "installed",
}  # fmt: skip
#: Offices of which there is one at a time, by a word before "of".
_ONE_AT_A_TIME = word_set(
    """president chancellor premier prime pope tsar emperor empress king queen sultan
    caliph governor mayor chairman chairwoman chair viceroy regent leader head chief
    secretary-general commander secretary minister archbishop bishop patriarch shah
    director speaker stadtholder elector doge"""
)
_NOT_ALONE = word_set("vice deputy member senator general ambassador first second last")
#: What ends or begins a time in office.
_CHANGES = frozenset(
    [
        "succeed",
        "replace",
        "become",
        "resign",
        "die",
        "retire",
        "abdicate",
        "leave",
        "fall",
        "lose",
        "win",
        "step",
        "take",
        "assume",
    ]
)
_DATED = frozenset({Origin.MAIN, Origin.JOINED})
_BETWEEN = frozenset({"", "as", "to be", "the", "to", "as the", "to be the"})


def ask_appointments(material: Material) -> Iterator[Draft]:
    """Draft "Who was appointed …?" and "Who was … in 1984?" where a sentence says so."""
    text = material.document.text
    for clause in material.clauses:
        for mention in material.naming.mentions_in(clause.sentence.span):
            actor = material.findings.actors[mention.actor]
            if actor.kind is not ActorKind.PERSON or mention.form == "pronoun":
                continue
            for role in actor.roles:
                if not clause.sentence.span.holds(role.span):
                    continue
                between = text[mention.span.end : role.span.start].strip().lower()
                is_behind = mention.span.end < role.span.start
                if is_behind and _is_given(clause, mention) and between in _BETWEEN:
                    draft = _appointed(material, clause, actor, mention, role)
                else:
                    draft = _held(material, clause, actor, mention, role)
                if draft is not None:
                    yield draft


def _is_given(clause: Clause, mention: Mention) -> bool:
    """Whether somebody is put into an office: "appointed Hitler chancellor"."""
    end = clause.verb.idx + len(clause.verb.text)
    return (
        clause.group.base in _PARTICIPLES
        and not clause.group.is_passive
        and not clause.group.negated
        and clause.group.is_past
        and 0 < mention.span.start - end <= len(" General ")
    )


def _appointed(
    material: Material, clause: Clause, actor: Actor, mention: Mention, role: Role
) -> Draft | None:
    try:
        agent = material.asker.say(clause.subject.tokens)
    except CannotBeSaid:
        return None
    if any(letter.isdigit() for letter in agent):
        return None  # A date was read into the subject.
    date = _date(material, clause)
    done = _PARTICIPLES[clause.group.base]
    words = f"Who was {done} {role.title} by {agent} {date}".strip()
    stem = material.asker.stem_of(clause, words, tokens=clause.subject.tokens)
    return _draft(material, clause, stem, actor, mention, "who did", 0.9)


def _held(
    material: Material, clause: Clause, actor: Actor, mention: Mention, role: Role
) -> Draft | None:
    """ "Who was governor of New York in November 1932?": said of him who then acted."""
    date = _date(material, clause)
    subject = clause.subject
    if not date or role.when or clause.origin not in _DATED or role.date is not None:
        return None
    if clause.group.is_passive or clause.group.base in _CHANGES:
        return None  # The office may have changed hands that day.
    if not mention.span.start <= subject.head.idx < mention.span.end:
        return None
    if not _is_apposed(material, clause, mention, role) or not _is_one(role):
        return None
    title = role.title if _is_named(role) else role.title.lower()
    words = f"Who was {_article(role)}{title} {date}"
    stem = told_apart(material, clause, material.asker.stem_of(clause, words))
    if stem.doubts:
        return None
    draft = _draft(material, clause, stem, actor, mention, "who held", 0.9)
    fact = f"{clause.sentence.number}:office {role.span.start}:who held"
    return replace(draft, fact=fact)


def _is_apposed(
    material: Material, clause: Clause, mention: Mention, role: Role
) -> bool:
    """The office stands beside the name, not after the verb."""
    text = material.document.text
    if role.span.end > clause.verb.idx:
        return False
    after = text[mention.span.end : role.span.start].strip().lower()
    before = text[role.span.end : mention.span.start].strip()
    return after in {", the", ","} or (
        role.span.end <= mention.span.start and before in {"", ","}
    )


def _is_one(role: Role) -> bool:
    """An office that one person holds at a time."""
    words = set(role.title.partition(" of ")[0].lower().split())
    return bool(words & _ONE_AT_A_TIME) and not words & _NOT_ALONE


def _is_named(role: Role) -> bool:
    """ "governor of New York", "British prime minister"; not "Prime Minister"."""
    head, _, realm = role.title.partition(" of ")
    first = head.split()[0]
    return any(word[:1].isupper() for word in realm.split()) or (
        gazetteer.is_demonym(first) or letters_of(first) in gazetteer.PLACES
    )


def _article(role: Role) -> str:
    head, of, _ = role.title.partition(" of ")
    if "'s " in role.title or "’s " in role.title:
        return ""
    return "" if of and " " not in head else "the "


def _date(material: Material, clause: Clause) -> str:
    """The only point in time of a clause, as a question says it, or ""."""
    dates: list[DateFinding] = material.dates_in(clause)
    if len(dates) != 1:
        return ""
    date = dates[0]
    if date.kind is not TimeKind.POINT or date.value is None:
        return ""
    if date.preposition not in {"in", "on"}:
        return ""
    return f"{date.preposition} {date.value.in_words()}"


def _draft(
    material: Material,
    clause: Clause,
    stem: Stem,
    actor: Actor,
    mention: Mention,
    rule: str,
    confidence: float,
) -> Draft:
    question = NameQuestion(
        id="draft",
        prompt=stem.text,
        topic="actors",
        ask=(Ask.TYPED, Ask.CHOICE, Ask.FLASHCARD),
        answer=actor.name,
        accept=actor.aliases,
        evidence=material.evidence(clause.sentence),
    )
    doubts = () if is_anchored(stem.text) else ("does not say of which country",)
    return material.draft(
        question,
        clause=clause,
        stem=stem,
        key=mention.span,
        rule=rule,
        confidence=confidence,
        doubts=doubts,
    )
