"""The past before the past told as plain past: "had bought" as "bought"."""

from dataclasses import replace
from functools import lru_cache

from quizapp.derivation.clauses.verb_group import VerbGroup
from quizapp.derivation.model import english
from quizapp.questions.wording import word_set

#: Participles that are past forms too.
_SAME = word_set(
    """bought brought built burnt caught clung cost cut dealt dug dwelt fed felt fled flung
    fought found ground held heard hit hung hurt kept knelt laid led left lent let lit
    lost made meant met misled paid put quit read rebuilt repaid said sent set shed shot shut
    slept slid sold sought spent split spread stood struck stuck sued swept swung taught
    thought told understood upheld withheld withstood won wound overheard spun bent bound
    broadcast forecast learnt spelt sat undercut"""
)
_OTHER = dict(
    pair.split(":")
    for pair in word_set("""arisen:arose become:became begun:began beaten:beat bitten:bit blown:blew
    born:bore borne:bore broken:broke chosen:chose come:came done:did drawn:drew driven:drove
    drunk:drank eaten:ate fallen:fell flown:flew forbidden:forbade foreseen:foresaw
    forgiven:forgave forgotten:forgot forsaken:forsook frozen:froze given:gave gone:went
    got:got gotten:got grown:grew hidden:hid known:knew mistaken:mistook outgrown:outgrew
    overcome:overcame overrun:overran overseen:oversaw overtaken:overtook
    overthrown:overthrew proven:proved rewritten:rewrote ridden:rode risen:rose run:ran rung:rang seen:saw
    shaken:shook shown:showed shrunk:shrank sprung:sprang sung:sang sunk:sank slain:slew
    sown:sowed spoken:spoke stolen:stole striven:strove sworn:swore swum:swam taken:took
    thrown:threw torn:tore undergone:underwent undertaken:undertook withdrawn:withdrew
    woken:woke worn:wore woven:wove written:wrote""")
)


def simple_past(group: VerbGroup, *, plural: bool) -> VerbGroup:
    """ "had declared" as "declared", "had been sent" as "were sent".

    Before what it came is not told in a question.  What was going on ("had been
    fighting"), and a form that is not known, stay as they are.
    """
    words = tuple(word.lower() for word in group.auxiliaries)
    was = "were" if plural else "was"
    if words == ("had", "been") and group.tag == "VBN":
        return replace(group, auxiliaries=(was,))
    if words != ("had",) or group.tag != "VBN" or group.negated:
        return group
    if group.is_copula:
        return replace(group, auxiliaries=(), main=was, tag="VBD")
    past = past_of(group.main.lower())
    return replace(group, auxiliaries=(), main=past, tag="VBD") if past else group


def past_of(participle: str) -> str:
    """The past form of a participle, or ""."""
    if participle in _SAME or participle.endswith("ed"):
        return participle
    return _OTHER.get(participle, "")


@lru_cache(maxsize=1)
def _irregular() -> dict[str, str]:
    """Past forms by plain forms, as far as a lemmatizer knows both."""
    nlp = english()
    if nlp is None:
        return {}
    lookups = nlp.get_pipe("lemmatizer").lookups  # type: ignore[attr-defined]
    plain = lookups.get_table("lemma_exc", {}).get("verb", {})
    found: dict[str, str] = {}
    for past in sorted({*_SAME, *_OTHER.values()}):
        for base in plain.get(past, ()):
            found.setdefault(base, past)
    return found


def past_form(base: str) -> str:
    """The plain past of a verb: "took", "removed", "stopped"; "" where it is unsure."""
    known = _irregular().get(base)
    if known:
        return known
    if base in _SAME or not base.isalpha():
        return base if base in _UNCHANGED else ""
    if base.endswith("e"):
        return f"{base}d"
    if base.endswith("y") and base[-2:-1] not in "aeiou":
        return f"{base[:-1]}ied"
    if base in _DOUBLED:
        return f"{base}{base[-1]}ed"
    return f"{base}ed"


_UNCHANGED = word_set("cost cut hit hurt let put read set shed shut spread broadcast")
_DOUBLED = word_set(
    """stop plan drop grab strip ban rob plot ship trap wrap slip step tap trim admit
    commit permit submit omit refer prefer transfer occur compel control expel propel
    rebel repel equip confer defer deter incur regret"""
)
