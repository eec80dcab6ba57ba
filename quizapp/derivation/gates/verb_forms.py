"""Which words are past forms or plurals, without a parse."""

from quizapp.questions.wording import word_set

IRREGULAR_PAST = word_set(
    """was were had went took gave fell began won lost led left fled fought held kept made
    met paid said sold sent sought spent spoke stood struck taught thought threw told
    understood withdrew wrote became bought brought built broke caught chose came crept
    drew drove ate felt found flew forbade forgot forgave froze got grew hid knew laid
    lay lit meant overcame overthrew ran rang rode rose sang sank sat saw shook shot shrank
    slew slept stole swept swore tore undertook woke wore could would did has"""
)
#: Past and participle differ, so that these can only be a verb of their own.
ONLY_PAST = word_set(
    """went took gave fell began fled wrote spoke became broke chose came drew drove ate
    flew forbade forgot forgave froze grew hid knew overthrew rode rose sang sank saw
    shook shrank slew stole swore tore undertook woke wore withdrew threw was were had"""
)
_NOT_PAST = word_set(
    """red bed need seed feed breed speed indeed hundred kindred shed wed sacred naked
    hatred united allied armed so-called alleged used supposed creed deed greed weed led
    embed exceed proceed succeed sled bred med newlywed sped"""
)
IRREGULAR_PLURAL = word_set(
    "people men women children feet police troops cattle clergy"
)
_NOT_PLURAL = word_set(
    """news politics economics physics mathematics series species always perhaps as is
    was this his has its us thus plus bus gas less across previous various famous serious
    religious process congress access crisis basis analysis emphasis thesis success
    progress princess business census status virus focus consensus campus genius exodus
    chaos ethos alias atlas bias cosmos surplus opus corpus means headquarters barracks"""
)


def is_past(word: str) -> bool:
    """Whether a word looks like a past form; "led" and "elected" may be participles."""
    small = word.lower()
    if small in IRREGULAR_PAST:
        return True
    return small.endswith("ed") and len(small) > 3 and small not in _NOT_PAST


def is_plural(word: str) -> bool:
    """Whether a common noun looks plural."""
    if word[:1].isupper():
        return False
    if word in IRREGULAR_PLURAL:
        return True
    return (
        word.endswith("s")
        and not word.endswith(("ss", "us", "is", "'s", "’s"))
        and word not in _NOT_PLURAL
        and len(word) > 3
    )
