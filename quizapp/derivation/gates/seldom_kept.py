"""Kinds of questions that strict readers seldom keep, unless their signs are good."""

import re
from collections.abc import Callable

from quizapp.derivation.clauses.clause import Origin
from quizapp.derivation.distractors.name_sorts import body_sort, sort_of
from quizapp.derivation.draft import Draft
from quizapp.derivation.findings.kinds import ActorKind
from quizapp.derivation.gates.asked import tokens
from quizapp.derivation.gates.dangling import names_in
from quizapp.derivation.gates.facts import Facts
from quizapp.derivation.gates.flaw import Flaw, Weight
from quizapp.derivation.gates.weak_statement import (
    LONG,
    YEAR,
    gap,
    names_an_event,
    together,
    true_or_false,
)
from quizapp.derivation.gates.weak_why import weak_why
from quizapp.questions.question import (
    Ask,
    DateQuestion,
    NameQuestion,
    NumberQuestion,
    PhraseQuestion,
)
from quizapp.questions.wording import word_set

_GATE = "seldom kept"
_ORGANISATION = re.compile(
    r"\b[Ww]hich (?:organi[sz]ation|assembly|body|group|place)\b"
)
_OFFICES = word_set(
    """president minister chancellor king queen emperor empress tsar pope governor
    secretary mayor chairman chairwoman marshal viceroy regent
    consul archbishop patriarch sultan caliph shah commissioner
    speaker premier admiral"""
)
_STILL = re.compile(r"^\w+(?: \w+)? (?:has|have|is|are) ")
_SOURCE = re.compile(r"\baccording to [A-Z]", re.IGNORECASE)
_NOT = re.compile(r"\b(?:not|never|no longer|neither|nobody)\b|n[’']t\b")
_OF_OFFICES = word_set(
    "home prime foreign chief vice deputy first second last interior acting former general lord"
)
_ONLY = frozenset(["first", "last", "only"])
_FEW = 5
#: Verbs that say little without what stands beside them.
_LIGHT = word_set(
    """take make give have pose wage cast do hold bring keep set play seize serve lead
    bear put get see show offer face gain lose leave send"""
) - {"send"}
_PEOPLE = re.compile(r"(?:ers|ors|ists|ians|men|women|children|people|creoles)$")
#: Words of a thing that readers of a text name alike.
_MOST_OF_A_THING = 8


def seldom_kept(draft: Draft, facts: Facts) -> Flaw | None:
    """What judges of blind samples turned down, by rule; the reason is shown."""
    check = _CHECKS.get(draft.rule)
    reason = check(draft, facts) if check is not None else ""
    return Flaw(_GATE, reason, Weight.UNSURE) if reason else None


def _dated_or_named_twice(prompt: str) -> bool:
    return len(names_in(prompt)) + len(YEAR.findall(prompt)) >= 2


def _who(draft: Draft, facts: Facts) -> str:
    question = draft.question
    prompt = question.prompt
    if draft.rule != "who did" and not _dated_or_named_twice(prompt):
        return "the question says little of when or where"
    if not isinstance(question, NameQuestion):
        return ""
    if _STILL.search(prompt) and not YEAR.search(prompt):
        return "it holds only for the time at which the text was written"
    if _NOT.search(prompt):
        return "it asks who did not do something"
    if _ORGANISATION.search(prompt) and not body_sort(question.answer):
        return "the question says little of what is asked for"
    if prompt.startswith("According to"):
        return "it is somebody's view, which may not be widely known"
    if len(prompt.split()) > LONG:
        return "the question is long"
    if len(prompt.split()) < _FEW + 3 and not (
        _dated_or_named_twice(prompt) or names_an_event(prompt)
    ):
        return "the question says little of when or where"
    if re.search(r"^[Ww]\w+(?: \w+)? (?:had|has|have) (?!\w+(?:ed|en)\b)", prompt):
        return "the question says little of what was done"
    if _is_only_one_of_its_sort(question):
        return "the question's own word gives the key away"
    if _is_of_title(question.answer, facts) and not YEAR.search(prompt):
        return "the text is about whom is asked for, so the key is easily guessed"
    return ""


def _is_only_one_of_its_sort(question: NameQuestion) -> bool:
    """ "Which assembly …?" for the National Assembly, without others to choose from."""
    found = re.search(r"\b[Ww]hich (\w+)", question.prompt)
    return (
        found is not None
        and Ask.CHOICE not in question.ask
        and found[1].lower() in question.answer.lower().split()
    )


def _is_of_title(name: str, facts: Facts) -> bool:
    title = set(tokens(facts.document.title))
    return bool(title & {word for word in name.split() if word[:1].isupper()})


def _when(draft: Draft, _facts: Facts) -> str:
    question = draft.question
    prompt = question.prompt
    if prompt.startswith("From when until when"):
        return "asks for two dates at once"
    if prompt.startswith("By "):
        return "a later time would be right too"
    if isinstance(question, DateQuestion) and " until " in prompt:
        return "asks when something ended as if it happened then"
    if len(prompt.split()) > LONG:
        return "the question is long"
    if not names_in(prompt) or " were there " in prompt:
        return "the question does not say where or about whom it is"
    return ""


def _where(draft: Draft, facts: Facts) -> str:
    question = draft.question
    prompt = question.prompt
    if len(prompt.split()) > LONG or not prompt.startswith(
        ("Where", "In which", "To which", "From which")
    ):
        return "the question is long or roundabout"
    if not _dated_or_named_twice(prompt):
        return "the same may have taken place elsewhere"
    if isinstance(question, NameQuestion):
        actors = facts.material.findings.actors
        actor = next((one for one in actors if one.name == question.answer), None)
        if actor is None or sort_of(actor) not in {"city", "country", "island"}:
            return "more than one place could be given"
    clause = facts.clause_of(draft)
    if clause is not None and clause.origin not in {Origin.MAIN, Origin.JOINED}:
        return "more than one place could be given"
    return ""


def _how_many(draft: Draft, _facts: Facts) -> str:
    question = draft.question
    prompt = question.prompt
    if len(prompt.split()) > LONG or not re.match(
        r"(?:[A-Z][a-z]+ (?:[a-z]+ )?)?[Hh]ow (?:many|much|large)|What (?:share|perc)",
        prompt,
    ):
        return "the question is long or roundabout"
    if not _dated_or_named_twice(prompt) or _SOURCE.search(prompt):
        return "the question says little of when or where"
    if isinstance(question, NumberQuestion) and abs(question.answer) <= _FEW:
        return "a small number can be guessed"
    return ""


def _thing(draft: Draft, facts: Facts) -> str:
    question = draft.question
    key = getattr(question, "answer", "")
    of_somebody = draft.rule == "what was done" or (
        draft.rule == "what did it" and question.prompt.startswith("Who ")
    )
    told = (
        _dated_or_named_twice(question.prompt) and len(question.prompt.split()) <= LONG
    )
    if not (of_somebody and told and 1 < len(str(key).split()) <= _MOST_OF_A_THING):
        return "many other words could answer it"
    clause = facts.clause_of(draft)
    if clause is not None and clause.group.base in _LIGHT:
        return "many other words could answer it"
    owned = str(key).split()[0].lower() in {"its", "his", "her", "their"}
    if " would " in question.prompt or (owned and str(key) == str(key).lower()):
        return "many other words could answer it"
    if question.prompt.startswith("What ") and _PEOPLE.search(str(key)):
        return "“what” asks for people"
    return ""


def _what_did(draft: Draft, _facts: Facts) -> str:
    return "more than one thing was done, and each could be told in other words"


def _role(draft: Draft, facts: Facts) -> str:
    question = draft.question
    title = (
        question.answer
        if draft.rule == "role" and isinstance(question, PhraseQuestion | NameQuestion)
        else question.prompt
    )
    head = re.split(r"\b(?:of|to|for|in)\b", title.removesuffix("?"), maxsplit=1)[0]
    words = {word.lower() for word in tokens(head)}
    told = names_in(f"Of {title}" if draft.rule == "role" else title)
    names = {word.lower() for one in told for word in tokens(one)}
    if draft.rule == "role" and _is_persons_name(title, facts):
        return "the position holds a person's name"
    if draft.rule != "role" and not _ONLY & words:
        return "others held or hold such a position"
    if _OFFICES & words and names - _OFFICES - _OF_OFFICES:
        return ""
    return "others held or hold such a position"


def _is_persons_name(title: str, facts: Facts) -> bool:
    """ "Hitler chancellor" was read where somebody made Hitler chancellor."""
    first = title.split()[0] if title else ""
    return first[:1].isupper() and any(
        one.kind is ActorKind.PERSON and first in {one.name.split()[-1], *one.aliases}
        for one in facts.material.findings.actors
    )


_CHECKS: dict[str, Callable[[Draft, Facts], str]] = {
    **dict.fromkeys(
        [
            "who did",
            "by whom",
            "whom",
            "with whom",
            "from whom",
            "to whom",
            "for whom",
            "between whom",
        ],
        _who,
    ),
    **dict.fromkeys(["when", "when named"], _when),
    **dict.fromkeys(
        ["what did it", "what was done", "what with", "what was", "what said"], _thing
    ),
    **dict.fromkeys(["role", "who was", "who is"], _role),
    **dict.fromkeys(["order", "match dates", "match roles"], together),
    **dict.fromkeys(
        ["why", "what followed", "aim", "what brought", "reason"], weak_why
    ),
    "where": _where,
    "how many": _how_many,
    "how": _what_did,
    "what did": _what_did,
    "gap": gap,
    "true or false": true_or_false,
}
