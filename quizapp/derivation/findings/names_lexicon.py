"""Small words and marks that tell where a name begins, goes on and ends."""

import re

from quizapp.derivation.findings import gazetteer
from quizapp.questions.wording import letters_of, word_set

#: spaCy's labels as we sort them; what is missing is no name.
SORTS = {
    "PERSON": "person", "ORG": "body", "GPE": "place", "LOC": "place", "FAC": "place",
    "NORP": "people", "EVENT": "event", "LAW": "event", "WORK_OF_ART": "work",
    "PRODUCT": "work", "LANGUAGE": "work",
}  # fmt: skip

PEERS = word_set(
    "duke earl count marquis marquess viscount baron lord duchess countess prince princess"
)
CALENDAR = word_set(
    "january february march april may june july august september october november december"
    " monday tuesday wednesday thursday friday saturday sunday easter christmas ad bc bce ce"
)
#: Words that are no part of a name where a sentence begins.
OPENERS = word_set(
    "a an the this that these those some many most few several both all each every no such other another in on at"
    " by for from to of with without within under over after before during since until through throughout between"
    " among against despite although though while when where whereas if unless because as so thus hence however"
    " moreover furthermore meanwhile nevertheless nonetheless instead indeed finally later then now soon today"
    " yet but and or nor he she it they we i you his her its their our my your one two three four five six seven"
    " eight nine ten there here what who whom whose which why how not only even just still once again also like"
    " unlike born following according faced having being had was were is are did do does early late former early"
    " mid new modern first second third last next old young on upon about above below up down off out into near"
    " afterwards eventually initially originally subsequently consequently therefore accordingly additionally"
    " similarly likewise rather perhaps possibly probably certainly clearly within across along around beside"
    " besides beyond toward towards via per amid historians critics scholars troops protesters opponents"
    " supporters workers peasants women men people nobody everyone somebody nothing everything much more less"
    " than very too inside outside ultimately critically simply suddenly shortly long prior given seeing"
)
LINKS = {"of", "for", "and", "in", "on", "the", "&", "to", "against"}
NUMERAL = re.compile(r"[IVXL]+$")
#: A given name behind its family's: "Jung-geun", "Soon-sil".
GIVEN = re.compile(r"[A-Z][a-z]{1,6}-[a-z]{2,6}")


EPITHETS = word_set(
    "Great Terrible Bald Fat Pious Conqueror Bold Good Fair Elder Younger Wise Fearless Magnificent Impaler Lionheart"
    " Lawgiver Simple Cruel Navigator Confessor Unready Short Stout Red Bastard Apostate Arab Catholic Thunderbolt"
    " Stammerer Hammer Lame Just Warrior Philosopher Bavarian"
)


def is_known(text: str) -> bool:
    letters = letters_of(text)
    return (
        letters in gazetteer.PLACES
        or letters in gazetteer.SINGLE
        or letters in gazetteer.BODIES
        or letters in gazetteer.MEN
        or letters in gazetteer.WOMEN
        or gazetteer.is_people(text)
        or gazetteer.is_demonym(text)
    )


def is_first_name(text: str) -> bool:
    letters = letters_of(text)
    return letters in gazetteer.MEN or letters in gazetteer.WOMEN
