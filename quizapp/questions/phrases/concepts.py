"""Words of history and social science that mean the same, and those that mean the opposite.

Small on purpose.  A group's first word names it; a word stands in one group only.
"""

from quizapp.questions.names.known_places import DEMONYMS
from quizapp.questions.names.name import NUMBER_WORDS
from quizapp.questions.wording import word_set

#: One meaning a line.
_GROUPS = """
rise rises rose risen rising increase increased increases hike hikes grow grew grown growth climb raise raised higher soar
fall falls fell fallen falling decrease decreased decline declined drop dropped shrink shrank lower sink reduce reduced reduction cut cuts
remove removed removal lift lifted lifting abolish abolished abolition scrap scrapped repeal repealed cancel withdraw withdrew revoke
impose imposed introduce introduced introduction enact enacted
cause caused causes lead led leads trigger triggered bring brought produce produced result resulted
prevent prevented prevention stop stopped avoid avoided avert averted hinder hindered
win won wins victory victorious
lose lost loses loss
allow allowed allows permit permitted legalise legalize let
forbid forbade forbidden ban banned prohibit prohibited prohibition outlaw
support supported supports favour favor back backed
oppose opposed opposes opposition resist resisted
accept accepted agree agreed approve approved consent ratify ratified ratification
reject rejected decline veto vetoed
strengthen strengthened strong stronger strength
weaken weakened weak weaker weakness
open opened opening
close closed closing shut
buy bought purchase purchased
sell sold sale
rich wealth wealthy riches prosperity prosperous
poor poverty poorer impoverished
peace peaceful
war wars warfare
begin began begun start started beginning
end ended ending finish finished
unite united unity union unify unified merge merged
separate separated separation divide divided division split
attack attacked invade invaded invasion
defend defended defence defense
defeat defeated beat beaten
kill killed killing murder murdered assassinate assassinated assassination slay slain
many majority
few minority
shortage scarcity dearth
surplus glut abundance
before
after
free freed freedom emancipate emancipated emancipation liberty liberate liberated
enslave enslaved slavery bondage
include included inclusion
exclude excluded exclusion
equal equally equality fair fairer fairly fairness
company companies firm firms enterprise enterprises business businesses
fuel petrol gasoline
share shared sharing distribute distribution distributed
dissolve dissolved dissolution
vote votes voted voting suffrage ballot
whole entire all
labor worker workers manpower workforce
revolt rebellion uprising insurrection revolted rebelled
king monarch
sovereignty sovereign
import imports imported
export exports exported
price prices cost costs
success successful succeed succeeded
failure failed unsuccessful
"""
#: Groups of which one, negated, is the other.
_OPPOSITES = """
rise fall, remove impose, cause prevent, win lose, allow forbid, support oppose, accept reject,
strengthen weaken, open close, buy sell, rich poor, peace war, begin end, unite separate, attack defend,
many few, shortage surplus, before after, free enslave, include exclude, import export, success failure
"""
#: Two words that mean one.
PAIRS = {
    (verb, way): meant
    for verb in ("go", "goes", "went", "gone", "going")
    for way, meant in (("up", "rose"), ("down", "fell"))
} | {
    ("brought", "about"): "caused",
    ("put", "down"): "repressed",
    ("gave", "in"): "yielded",
}
#: One word that says two.
TWO_IN_ONE = {"expensive": ("price", "rise"), "dearer": ("price", "rise"), "cheaper": ("price", "fall")}  # fmt: skip

STOP_WORDS = word_set(
    "a an the of to in on at by for from with as and or it its his her their this that these those was were is are be"
    " been being had has have having did do does done which who whom whose so then than there into onto over about up"
    " down out he she they them him we i you also very more most could would should may might can will shall must become"
    " became get got make made prove proved such own us our my your if when while where how what why just only"
)
#: Words that may be said or left out.
_LIGHT = word_set("happen occur government authority country fact situation thing event reason cause take took place that wa much quite rather strongly clearly really want wanted")  # fmt: skip
#: What turns round the word that follows.
NEGATORS = word_set(
    "not no never none neither nor without nobody nothing cannot isnt arent wasnt werent didnt doesnt dont wont wouldnt couldnt"
    " cant hasnt hadnt havent non less fewer lack lacked lacks lacking absence absent unable hardly"
)
#: What does so before "to" or "in".
FAILING = word_set("failed fails fail failing failure refused refuses refuse refusing refusal declined")  # fmt: skip
#: What comes before its cause.
BECAUSE = word_set("because due owing thanks")
#: Passives of "was", and the like.
BEING = word_set("was were is are been being be got")
#: Past forms that do not end in -ed.
IRREGULAR = word_set(
    "fought beat took sold gave overthrew led won left made became lent sent lost put sank shot paid bought met drove struck held"
    " rose fell grew began broke came cut kept let said saw set shut spoke stood taught told went withdrew wrote"
)
_FORMS = {"gave": "give", "given": "give", "took": "take", "taken": "take", "held": "hold", "sent": "send", "paid": "pay", "fought": "fight", "overthrew": "overthrow", "left": "leave", "broke": "break", "broken": "break", "wrote": "write", "written": "write", "met": "meet", "stood": "stand", "kept": "keep", "spoke": "speak", "struck": "strike", "drove": "drive", "died": "die", "dead": "die", "death": "die", "deaths": "die", "dies": "die"}  # fmt: skip
_ENDINGS = (
    "doms", "dom", "ations", "ation", "ating", "ated", "ates", "ate", "ments", "ment", "ities", "ity", "ences", "ence", "ency", "ents",
    "ent", "ances", "ance", "ants", "ant", "ings", "ing", "ions", "ion", "edly", "ally", "ies", "ied", "als", "al", "ed", "es",
    "ly", "s", "e", "y",
)  # fmt: skip
#: Words that are no slips of one another.
_CONFUSED = """
adopt adapt affect effect prosecute prosecution persecute persecution emigrate emigration immigrate immigration
secession succession accession cession recession statue statute status marshal martial marital principal principle
ration nation notion natural neutral national rational formal former forced force treaty treatise tribe tribute
colony colonel council counsel consul capital capitol monarchy monarch anarchy oligarchy martyr mortar famine feminine
peasant pheasant pleasant region reign religion regime regiment reform perform inform conform deform restrain
restraint constraint conscript constrict convention invention intention contention conversion convention aversion
"""
_PREFIXES = ("non", "un", "in", "im", "ir", "il", "dis")


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            break
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] else word


_MEANING = {
    word: group.split()[0]
    for group in _GROUPS.splitlines()
    if group
    for word in group.split()
}
_BY_STEM = {_stem(word): meaning for word, meaning in _MEANING.items()}
OPPOSITE = {
    one: other
    for pair in _OPPOSITES.replace("\n", " ").split(",")
    for one, other in (pair.split(), pair.split()[::-1])
}


def meaning(word: str) -> str:
    """What a folded word means, as far as we know: its group, its number, or its stem."""
    if word in _MEANING:
        return _MEANING[word]
    if word in NUMBER_WORDS:
        return str(NUMBER_WORDS[word])
    if word[0].isdigit():
        return word
    for form in (word, word.removesuffix("s")):
        if form in DEMONYMS:
            return DEMONYMS[form]
    stem = _stem(_FORMS.get(word, word))
    return _BY_STEM.get(stem, stem)


CONFUSED = word_set(_CONFUSED)
LIGHT = frozenset(meaning(word) for word in _LIGHT)


def without_prefix(stem: str) -> str:
    """What the word would mean without un-, in-, non-; empty if it has none of them."""
    for prefix in _PREFIXES:
        if stem.startswith(prefix) and len(stem) - len(prefix) >= 3:
            rest = stem.removeprefix(prefix)
            rest = _FORMS.get(rest, rest)
            return _BY_STEM.get(rest, rest)
    return ""
