"""What somebody was: questions whose key is a role."""

from collections.abc import Iterator

from quizapp.derivation.clauses.naming import with_article
from quizapp.derivation.draft import Draft
from quizapp.derivation.findings.kinds import Actor, ActorKind, Role
from quizapp.derivation.writing.material import Material
from quizapp.questions.question import Ask, PhraseQuestion

_KIN = frozenset(
    ["son", "daughter", "father", "mother", "brother", "sister", "wife", "husband", "uncle", "nephew", "niece", "cousin", "heir", "widow", "child", "grandson", "friend", "ally", "rival", "nominee", "winner"]
)
#: Offices that are said in one word.
_OFFICES = frozenset(
    ["president", "chancellor", "premier", "pope", "tsar", "emperor", "empress", "king", "queen", "sultan", "caliph", "governor", "mayor", "chairman", "chairwoman", "chair", "viceroy", "regent", "consul", "dictator"]
)


def ask_roles(material: Material) -> Iterator[Draft]:
    """Draft a question for each person with one role in the text."""
    for actor in material.findings.actors:
        if actor.kind is ActorKind.PERSON and len(actor.roles) == 1:
            draft = _ask(material, actor, actor.roles[0])
            if draft is not None:
                yield draft


def _is_position(role: Role, actor: Actor) -> bool:
    """An office that a question can ask for: no kin, no bare rank, no part of a name."""
    words = role.title.lower().replace("’", "'").split()
    if words[-1] in _KIN or role.title.lower() in actor.name.lower():
        return False
    return len(words) > 1 or words[0] in _OFFICES


def _ask(material: Material, actor: Actor, role: Role) -> Draft | None:
    sentence = material.document.sentence_at(role.span.start)
    if sentence is None or not _is_position(role, actor):
        return None
    name = with_article(actor)
    verb = {"former": "had {} held", "incoming": "was {} to take up"}.get(
        role.when, "did {} hold"
    )
    question = PhraseQuestion(
        id="draft",
        prompt=f"What position {verb.format(name)}?",
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
