"""Kinds of questions that strict readers seldom keep, unless their signs are good."""

import re
from collections.abc import Callable

from quizapp.derivation.clauses.clause import Origin
from quizapp.derivation.distractors.name_sorts import body_sort, sort_of
from quizapp.derivation.draft import Draft
from quizapp.derivation.findings.kinds import ActorKind, Relation
from quizapp.derivation.gates.asked import tokens
from quizapp.derivation.gates.dangling import names_in, names_said
from quizapp.derivation.gates.facts import Facts
from quizapp.derivation.gates.flaw import Flaw, Weight
from quizapp.questions.dates.historical_date import HistoricalDate
from quizapp.questions.question import (
    Ask,
    ClozeQuestion,
    DateQuestion,
    MatchQuestion,
    NameQuestion,
    NumberQuestion,
    OrderQuestion,
    PhraseQuestion,
    TrueFalseQuestion,
)
from quizapp.questions.wording import word_set

_GATE = "seldom kept"
_LONG_STEM = 22  #: words
_LONG_GAP = 28
_YEAR = re.compile(r"\b\d{3,4}\b")
_ORGANISATION = re.compile(
    r"\b[Ww]hich (?:organi[sz]ation|assembly|body|group|place)\b"
)
_OFFICES = word_set(
    """president minister chancellor king queen emperor empress tsar pope governor
    secretary mayor chairman chairwoman marshal viceroy regent
    consul archbishop patriarch sultan caliph shah commissioner
    speaker premier admiral"""
)
_OF_OFFICES = word_set(
    "home prime foreign chief vice deputy first second last interior acting former general lord"
)
_FEW = 5
_CLAUSES = ("to ", "because ", "by ", "that ")
_WHY_SURE = 0.75


def seldom_kept(draft: Draft, facts: Facts) -> Flaw | None:
    """What judges of blind samples turned down, by rule; the reason is shown."""
    check = _CHECKS.get(draft.rule)
    reason = check(draft, facts) if check is not None else ""
    return Flaw(_GATE, reason, Weight.UNSURE) if reason else None


def _dated_or_named_twice(prompt: str) -> bool:
    return len(names_in(prompt)) + len(_YEAR.findall(prompt)) >= 2


def _who(draft: Draft, facts: Facts) -> str:
    question = draft.question
    if not isinstance(question, NameQuestion):
        return ""
    prompt = question.prompt
    if _ORGANISATION.search(prompt) and not body_sort(question.answer):
        return "the question says little of what is asked for"
    if prompt.startswith("According to"):
        return "it is somebody's view, which may not be widely known"
    if len(prompt.split()) > _LONG_STEM:
        return "the question is long"
    if len(prompt.split()) < _FEW + 1 and not _YEAR.search(prompt):
        return "the question says little of when or where"
    if draft.rule != "who did" and not _dated_or_named_twice(prompt):
        return "the question says little of when or where"
    if re.search(r"^[Ww]\w+(?: \w+)? (?:had|has|have) (?!\w+(?:ed|en)\b)", prompt):
        return "the question says little of what was done"
    if _is_only_one_of_its_sort(question):
        return "the question's own word gives the key away"
    if _is_of_title(question.answer, facts) and not _YEAR.search(prompt):
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
    if isinstance(question, DateQuestion) and " until " in prompt:
        return "asks when something ended as if it happened then"
    if len(prompt.split()) > _LONG_STEM:
        return "the question is long"
    if not names_in(prompt) or " were there " in prompt:
        return "the question does not say where or about whom it is"
    return ""


def _where(draft: Draft, facts: Facts) -> str:
    question = draft.question
    prompt = question.prompt
    if len(prompt.split()) > _LONG_STEM or not prompt.startswith(
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
    if len(prompt.split()) > _LONG_STEM or not re.match(
        r"(?:[A-Z][a-z]+ (?:[a-z]+ )?)?[Hh]ow (?:many|much)|What (?:share|perc)",
        prompt,
    ):
        return "the question is long or roundabout"
    if not _dated_or_named_twice(prompt):
        return "the question says little of when or where"
    if isinstance(question, NumberQuestion) and abs(question.answer) <= _FEW:
        return "a small number can be guessed"
    return ""


def _why(draft: Draft, facts: Facts) -> str:
    question = draft.question
    cause = facts.cause_of(draft)
    if not isinstance(question, PhraseQuestion) or not names_in(question.prompt):
        return "the question does not say where or when"
    if len(question.prompt.split()) > _LONG_STEM:
        return "the question is long"
    if question.prompt.startswith("What") and question.answer.startswith(_CLAUSES):
        return "the key does not answer “what”"
    if cause is None or cause.tier > 1 or cause.relation is not Relation.CAUSE:
        return "the text only hints at the cause"
    if cause.confidence < _WHY_SURE or len(question.answer.split()) < _FEW - 1:
        return "the cause may be read otherwise"
    return ""


def _thing(draft: Draft, _facts: Facts) -> str:
    return "many other words could answer it"


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


def _gap(draft: Draft, facts: Facts) -> str:
    question = draft.question
    if not isinstance(question, ClozeQuestion):
        return ""
    if question.topic == "terms":
        return "asks for the text's own words"
    around = " ".join(question.parts)
    names = names_said(around, facts)
    if question.topic not in {"dates", "numbers"} and Ask.CHOICE not in question.ask:
        return "there are no good other names to choose from"
    if len(around.split()) > _LONG_GAP:
        return "the sentence is long"
    if not names:
        return "the sentence does not say where or about whom it is"
    if question.topic == "numbers" and not (
        _YEAR.search(around) or len(names) > 1 or facts.dates_in(draft.evidence[0])
    ):
        return "the sentence says little of when or where"
    return ""


def _true_or_false(draft: Draft, facts: Facts) -> str:
    question = draft.question
    if not isinstance(question, TrueFalseQuestion):
        return ""
    if (
        not names_said(question.prompt, facts)
        or len(question.prompt.split()) < _FEW + 1
    ):
        return "the sentence does not say where or about whom it is"
    if len(question.prompt.split()) > _LONG_STEM:
        return "the sentence is long"
    if question.prompt.startswith("There "):
        return "the sentence does not say where or about whom it is"
    if question.answer or not draft.evidence:
        return ""
    told = {one.value.edtf() for one in facts.dates_in(draft.evidence[0]) if one.value}
    said = [
        one.value
        for one in facts.material.findings.dates
        if one.value is not None and one.value.in_words() in question.prompt
    ]
    near = any(
        _days_apart(one, HistoricalDate.from_edtf(two)) <= 3
        for one in said
        for two in told
    )
    return "it turns on a day or two" if near else ""


def _days_apart(one: HistoricalDate, other: HistoricalDate) -> int:
    return int(abs(one.earliest - other.earliest))


def _together(draft: Draft, facts: Facts) -> str:
    question = draft.question
    if isinstance(question, MatchQuestion):
        lefts = [pair.left for pair in question.pairs]
        rights = [pair.right for pair in question.pairs]
        if draft.rule == "match dates":
            grains = {len(one.split()) for one in rights}
            if len(grains) > 1 or len(rights) < 3:
                return "the dates are of different sorts, which gives some away"
            return _weak_event(lefts, facts)
        if any(len(one.split()) < 2 for one in rights):
            return "some of the positions say little"
    if isinstance(question, OrderQuestion):
        return _weak_event([one.text for one in question.items], facts)
    return ""


def _weak_event(said: list[str], facts: Facts) -> str:
    for one in said:
        if len(one.split()) < 4 or not one[:1].isalpha() or not names_said(one, facts):
            return f"“{one}” says little of what happened"
    return ""


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
    **dict.fromkeys(["order", "match dates", "match roles"], _together),
    **dict.fromkeys(["why", "what followed"], _why),
    "where": _where,
    "how many": _how_many,
    "how": _what_did,
    "what did": _what_did,
    "gap": _gap,
    "true or false": _true_or_false,
}
