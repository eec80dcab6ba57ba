"""A passive clause asked about its doer: "Who founded the Gestapo?"."""

from dataclasses import replace

from quizapp.derivation.clauses.asking import Asker, Stem
from quizapp.derivation.clauses.clause import Clause
from quizapp.derivation.clauses.past_tense import past_of
from quizapp.derivation.clauses.verb_group import VerbGroup


def turned_active(asker: Asker, clause: Clause, stem: Stem, wh: str) -> Stem | None:
    """The stem "By whom was X founded in 1933?" as "Who founded X in 1933?".

    ``None`` where the verb's past is not at hand or the stem is built otherwise.
    """
    verb = _active(clause.group)
    if not verb:
        return None
    before, after = clause.group.turned()
    subject = asker.say(clause.subject.tokens)
    opening = stem.text.split(f" {before} ", 1)[0]
    passive = " ".join(f"{opening} {before} {subject} {after}".split())
    if not stem.text.startswith(passive) or "," in opening:
        return None
    rest = stem.text[len(passive) :]
    return replace(stem, text=" ".join(f"{wh} {verb} {subject}".split()) + rest)


def _active(group: VerbGroup) -> str:
    words = tuple(word.lower() for word in group.auxiliaries)
    if group.negated or group.particle or not group.is_passive:
        return ""
    adverbs = " ".join(group.adverbs)
    if words in {("has", "been"), ("have", "been")}:
        return f"has {adverbs} {group.main}"
    main = group.main.lower()
    past = past_of(main)
    if words not in {("was",), ("were",), ("had", "been")} or not past:
        return ""
    return f"{adverbs} {past}"
