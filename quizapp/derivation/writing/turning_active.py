"""A passive clause asked about its doer: "Who founded the Gestapo?"."""

from dataclasses import replace

from quizapp.derivation.clauses.asking import Asker, Stem
from quizapp.derivation.clauses.clause import Clause
from quizapp.derivation.clauses.verb_group import VerbGroup
from quizapp.questions.wording import word_set

#: Participles that are the past tense too.
_SAME = word_set(
    """led won built made held found sent brought left lost fought caught taught bought
    sold told kept met struck set put cut shot hit laid paid spent heard upheld sought
    cast swept rebuilt misled beheld thought dealt bound hung understood overheard"""
)
#: Participles whose past tense is another word.
_OTHERS = {
    "taken": "took", "written": "wrote", "given": "gave", "beaten": "beat",
    "overthrown": "overthrew", "thrown": "threw", "begun": "began", "driven": "drove",
    "drawn": "drew", "chosen": "chose", "broken": "broke", "hidden": "hid",
    "seen": "saw", "undertaken": "undertook", "overtaken": "overtook", "sunk": "sank",
    "overrun": "overran", "forgiven": "forgave", "withdrawn": "withdrew", "sung": "sang",
    "forbidden": "forbade", "stolen": "stole", "rewritten": "rewrote", "done": "did",
    "shaken": "shook", "woven": "wove", "torn": "tore", "known": "knew",
}  # fmt: skip


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
    past = main if main.endswith("ed") or main in _SAME else _OTHERS.get(main, "")
    if words not in {("was",), ("were",), ("had", "been")} or not past:
        return ""
    return f"{adverbs} {past}"
