"""A question about why that a strict reader would not keep as it stands."""

import re

from quizapp.derivation.clauses.clause import Clause, Slot
from quizapp.derivation.clauses.telling import is_cut_short
from quizapp.derivation.draft import Draft
from quizapp.derivation.findings.kinds import CauseFinding, Relation
from quizapp.derivation.gates.asked import content
from quizapp.derivation.gates.dangling import bare_in, is_told_before, names_in
from quizapp.derivation.gates.facts import Facts, asks_about
from quizapp.derivation.gates.weak_statement import YEAR
from quizapp.questions.question import PhraseQuestion
from quizapp.questions.wording import word_set

_LONG = 25  #: words of a stem
_FEW = 5
_CLAUSES = ("to ", "because ", "by ", "that ")
_SURE = 0.75
#: Where the verb of the question itself says that one thing brought about another.
_TOLD_BY_VERB = 0.6
_POINTS = re.compile(r"\b(?:this|these|those|such(?! as\b))\b", re.IGNORECASE)
_HOLLOW = re.compile(
    r"^(?:.+['’]s? )?(?:(?:the|a|an|several|multiple|various|many|some|other|different|certain|other"
    r"|all|two|three|four|more|further|great|new|old|major|single|same) )*(?:measure|factor"
    r"|event|change|development|thing|reason|circumstance|issue|problem|condition|act|law"
    r"|move|action|situation|process|effort|decision|policy|idea)(?:s|ies)?$",
    re.IGNORECASE,
)
_TWICE = re.compile(r"\b([A-Z][a-z]+)(?:['’]s)?\b.*\b\1(?:['’]s?)(?!\w)")
_MORE = re.compile(
    r",? (?:as well as|along with|together with|combined with|coupled with|and also)\b"
)
_LOST_ITEM = re.compile(r"\s*, (?:who|which|whose)\b[^,.;]*, and \w+,")
_TO_COME = re.compile(r"(?<=^What )would\b|(?<=^Why )would\b|\bno doubt\b")
#: "Why do realists consider …?": so at all times and everywhere.
_GENERAL = re.compile(
    r"(?:According to \w+, )?[Ww]h(?:y|at) (?:do|does|is|are|can) "
    r"(?!the |this |these |that |those |it |they |he |she |there )"
)
_TELLING = 6
#: Which region, which war: the text has told it.
_SOMEWHERE = re.compile(
    r"\b(?:the (?:region|area|war|city|town|colony|colonies|territory|site|scene)"
    r"(?! (?:of|with|between|against|that|where)\b)|the current \w+)"
)
#: Words of a key that says nothing more of what it names.
_SHORT = 6
_FOLK = word_set("brothers sisters explorers invaders traders colony two three others")
#: The rules that read causes which were found; the others read clauses by their build.
_FOUND = frozenset({"why", "what followed"})


def weak_why(draft: Draft, facts: Facts) -> str:
    """Why it is doubted, in words, or nothing."""
    question = draft.question
    if not isinstance(question, PhraseQuestion):
        return ""
    prompt, key = question.prompt, question.answer
    general = (
        draft.rule in _FOUND
        and _GENERAL.match(prompt)
        and len(prompt.split()) >= _TELLING
    )
    if not (names_in(prompt) or YEAR.search(prompt) or general):
        return "the question does not say where or when"
    if len(prompt.split()) > _LONG:
        return "the question is long"
    names = names_in(prompt)
    spare = sum(len(one.split()) - 1 for one in names)  # a name counts as one word
    few = _FEW if len(names) > 1 else _FEW + 1
    if len(prompt.split()) - spare < few:
        return "the question says little of what happened"
    if prompt.startswith("What") and key.startswith(_CLAUSES):
        return "the key does not answer “what”"
    if len(content(key)) < 2 or _HOLLOW.search(key):
        return "the key says little by itself"
    if _POINTS.search(key):
        return "the key points at something outside it"
    if found := _TO_COME.search(prompt):
        return f"“{found[0]}” makes it less plain what happened"
    if found := _SOMEWHERE.search(prompt):
        return f"“{found[0]}” leans on what the text says before"
    if twice := _TWICE.search(prompt):
        return f"“{twice[1]}” is named twice"
    if _goes_on(draft, facts):
        return "the text names more than the key"
    if leaning := _leaning(draft, facts):
        return f"“{leaning}” in the key may need the text"
    clause = _asked_about(draft, facts)
    if clause is not None and _says_whose_only(clause, draft):
        return "the question says little of what happened"
    if clause is not None and (
        (is_cut_short(clause) and draft.rule != "why") or _is_cut_off(clause)
    ):
        return "the sentence goes on where the question stops"
    if draft.rule not in _FOUND:
        return ""
    return _found_weak(facts.cause_of(draft), prompt)


def _asked_about(draft: Draft, facts: Facts) -> Clause | None:
    """The clause whose verb and subject the question says."""
    if draft.rule != "why":
        return facts.clause_of(draft)
    prompt = draft.question.prompt
    for span in draft.evidence:
        sentence = facts.sentence_at(span.start)
        for clause in facts.material.clauses_in(sentence) if sentence else ():
            if asks_about(clause, prompt) and clause.subject.head.text in prompt:
                return clause
    return None


def _says_whose_only(clause: Clause, draft: Draft) -> bool:
    """ "Why did he withdraw his support?": of what is not said."""
    told = [
        one
        for one in clause.parts
        if one.slot is not Slot.SIDE_CLAUSE
        and not (draft.key is not None and one.phrase.span.overlaps(draft.key))
    ]
    if len(told) != 1 or told[0].slot is not Slot.OBJECT:
        return False
    words = told[0].phrase.tokens
    return len(words) == 2 and words[0].tag_ == "PRP$"


def _is_cut_off(clause: Clause) -> bool:
    """ "Issued decrees | stating that …", "into populares | , who …, and optimates"."""
    told = [one for one in clause.parts if one.slot is not Slot.SIDE_CLAUSE]
    last = max((one.phrase.tokens[-1].i for one in told), default=clause.verb.i)
    if last + 2 >= len(clause.verb.doc):
        return False
    after = clause.verb.doc[last + 1]
    if after.tag_ == "VBG" and after.dep_ in {"advcl", "acl"}:
        return True
    rest = clause.verb.doc[last + 1 : clause.verb.sent.end].text
    return bool(_LOST_ITEM.match(rest))


def _goes_on(draft: Draft, facts: Facts) -> bool:
    """ "His attitude, as well as his missteps": the key is not all that is named."""
    key = draft.key
    return key is not None and bool(_MORE.match(facts.text, key.end))


def _leaning(draft: Draft, facts: Facts) -> str:
    """ "The explorers", "the brothers": people or things that were told of before."""
    question = draft.question
    key = question.answer if isinstance(question, PhraseQuestion) else ""
    if draft.key is None or len(key.split()) > _SHORT:
        return ""
    said = question.prompt.lower()
    for noun in bare_in(key, draft, facts):
        word = noun.removeprefix("the ")
        if word not in said and (is_told_before(noun) or word in _FOLK):
            return noun
    return ""


def _found_weak(cause: CauseFinding | None, prompt: str) -> str:
    if cause is None or cause.relation is not Relation.CAUSE:
        return "the text only hints at the cause"
    by_verb = prompt.startswith("What") and cause.tier <= 2
    if not by_verb and cause.tier > 1:
        return "the text only hints at the cause"
    if cause.confidence < (_TOLD_BY_VERB if by_verb else _SURE):
        return "the cause may be read otherwise"
    return ""
