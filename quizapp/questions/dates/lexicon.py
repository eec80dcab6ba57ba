"""The words of dates in English, German, French and Russian, and what each means.

One lexicon for all four, because a learner may answer in any of them.  Words stand
folded: lower case, no accents, no dots.
"""

from enum import StrEnum
from typing import NamedTuple

from quizapp.questions.dates.folding import folded


class Sense(StrEnum):
    """What a word does in a date."""

    MONTH = "month"  #: 1 to 12
    SEASON = "season"  #: 21 to 24
    DAY = "day"  #: a feast: month * 100 + day
    ERA = "era"  #: -1 before Christ, 1 after
    CENTURY = "century"
    TENS = "tens"  #: "nineties": 90
    DECADE = "decade"  #: "années", which makes the number after it a decade
    SPAN = "span"  #: "the decade from", which makes the year after it ten
    NTH = "nth"  #: an ordinal word
    PART = "part"  #: a key of ``PARTS``
    ABOUT = "about"
    PERHAPS = "perhaps"
    BEFORE = "before"
    AFTER = "after"
    SINCE = "since"  #: opens a period, with or without an end
    BETWEEN = "between"
    AND = "and"
    UNTIL = "until"
    AT = "at"  #: French "à": "until" between two dates, else nothing
    ONWARDS = "onwards"
    NOW = "now"
    UNKNOWN = "unknown"  #: "an unknown date"
    WEEKDAY = "weekday"  #: Monday is 0
    STYLE = "style"  #: -1 Old Style, 1 New Style
    FILLER = "filler"


class Word(NamedTuple):
    """A meaning, and which of its kind."""

    sense: Sense
    value: int = 0


#: Parts of a century, a decade, a year or a month.
EARLY, MIDDLE, LATE, FIRST_HALF, SECOND_HALF, FIRST_QUARTER, LAST_QUARTER = range(7)
FIRST_TENTH, LAST_TENTH = 7, 8

_MONTHS = """
january jan januar janner jaenner janvier janv январь января январе январю январем янв
february feb febr februar feber fevrier fev fevr февраль февраля феврале февралю февралем фев февр
march mar marz maerz mrz mars март марта марте марту мартом мар
april apr avril avr апрель апреля апреле апрелю апрелем апр
may mai май мая мае маю маем
june jun juni juin июнь июня июне июню июнем июн
july jul juli juillet juil июль июля июле июлю июлем июл
august aug aout август августа августе августу августом авг
september sep sept septembre сентябрь сентября сентябре сентябрю сентябрем сен сент
october oct oktober okt octobre октябрь октября октябре октябрю октябрем окт
november nov novembre ноябрь ноября ноябре ноябрю ноябрем ноя нояб
december dec dezember dez decembre декабрь декабря декабре декабрю декабрем дек
"""
_SEASONS = """
spring springtime fruhling fruehling fruhjahr fruehjahr fruhjahrs printemps весна весны весной весне весну
summer summertime sommer sommers ete лето лета летом лету
autumn fall herbst herbstes automne осень осени осенью
winter winters hiver зима зимы зимой зиму зиме
"""
_WEEKDAYS = """
monday mon montag lundi lun понедельник пн
tuesday tue tues dienstag mardi вторник вт
wednesday wed mittwoch mercredi mer среда среду ср
thursday thu thur thurs donnerstag jeudi jeu четверг чт
friday fri freitag vendredi ven пятница пятницу пт
saturday sat samstag sonnabend samedi sam суббота субботу сб
sunday sun sonntag dimanche dim воскресенье вс
"""
_TENS = """
tens zehner десятые
twenties zwanziger двадцатые двадцатых
thirties dreißiger тридцатые тридцатых
forties vierziger сороковые сороковых
fifties fünfziger fuenfziger пятидесятые пятидесятых
sixties sechziger шестидесятые шестидесятых
seventies siebziger семидесятые семидесятых
eighties achtziger восьмидесятые восьмидесятых
nineties neunziger девяностые девяностых
"""

# Phrases are separated by "|"; hyphens and apostrophes stand as blanks.
_PHRASES: dict[Word, str] = {
    Word(Sense.ERA, -1): (
        "bc|b c|bce|b c e|before christ|before the common era|before our era|before common era|"
        "v chr|vor chr|vor christus|vor christi geburt|v u z|v d z|vor unserer zeitrechnung|vor unserer zeit|"
        "av j c|av jc|avant j c|avant jc|avant jesus christ|avant le christ|avant notre ere|av n e|avant n e|"
        "до н э|до нашей эры|до р х|до р хр|до рождества христова|до новой эры"
    ),
    Word(Sense.ERA, 1): (
        "ad|a d|ce|c e|anno domini|of the common era|common era|of our era|after christ|"
        "n chr|nach chr|nach christus|nach christi geburt|n u z|u z|unserer zeitrechnung|"
        "ap j c|apr j c|ap jc|apr jc|apres j c|apres jc|apres jesus christ|de notre ere|n e|"
        "н э|нашей эры|по р х|от р х|от рождества христова|по рождестве христовом|новой эры"
    ),
    Word(Sense.CENTURY): (
        "century|cent|centuries|jahrhundert|jahrhunderts|jahrhunderte|jh|jhd|jhdt|jhdts|jhs|siecle|siecles|"
        "век|века|веке|веков|веку|веком|столетие|столетия|столетии|вв"
    ),
    Word(Sense.DECADE): "annees",
    Word(Sense.SPAN): "decade from|decade|jahrzehnt ab|jahrzehnt|decennie de|decennie|десятилетие с|десятилетия с|десятилетие|десятилетия",
    Word(Sense.PART, EARLY): (
        "early|earlier part|beginning|the beginning|start|at the start|anfang|anfangs|beginn|frühe|fruhe|frühen|fruehen|"
        "debut|commencement|нач|anf|deb|начало|начала|начале|early in"
    ),
    Word(Sense.PART, MIDDLE): "mid|middle|mitte|milieu|mi|сер|середина|середины|середине|midway through",
    Word(Sense.PART, LATE): (
        "late|later part|end|the end|close|ende|spate|spaten|spaet|spaeten|ausgang|fin|кон|конец|конца|конце|late in"
    ),
    Word(Sense.PART, FIRST_HALF): (
        "first half|1 st half|erste halfte|ersten halfte|erste haelfte|1 halfte|premiere moitie|1 re moitie|"
        "первая половина|1 я пол|первая пол|перв пол|первой половине|первой половины|1 я половина|1 половина"
    ),
    Word(Sense.PART, SECOND_HALF): (
        "second half|2 nd half|latter half|zweite halfte|zweiten halfte|zweite haelfte|2 halfte|seconde moitie|2 nde moitie|2 de moitie|2 eme moitie|deuxieme moitie|2 e moitie|"
        "вторая половина|2 я пол|вторая пол|втор пол|второй половине|второй половины|2 я половина|2 половина"
    ),
    Word(Sense.PART, FIRST_QUARTER): "first quarter|erstes viertel|ersten viertel|premier quart|первая четверть|первой четверти",
    Word(Sense.PART, LAST_QUARTER): "last quarter|letztes viertel|letzten viertel|dernier quart|последняя четверть|последней четверти",
    Word(Sense.PART, FIRST_TENTH): "first decade|erstes jahrzehnt|ersten jahrzehnt|premiere decennie|первое десятилетие",
    Word(Sense.PART, LAST_TENTH): "last decade|letztes jahrzehnt|letzten jahrzehnt|derniere decennie|последнее десятилетие",
    Word(Sense.ABOUT): (
        "c|ca|circa|about|around|roughly|approximately|approx|or so|or thereabouts|ish|on or about|in or about|on or around|sometime around|"
        "um|etwa|ungefahr|gegen|rund|zirka|in etwa|"
        "vers|environ|env|autour|aux alentours|aux environs|alentours|approximativement|à peu pres|"
        "около|ок|примерно|приблизительно|прибл|где то в|ориентировочно"
    ),
    Word(Sense.PERHAPS): (
        "perhaps|possibly|probably|maybe|vielleicht|vermutlich|wohl|moglicherweise|wahrscheinlich|"
        "peut etre|probablement|sans doute|возможно|вероятно|предположительно|видимо|может быть"
    ),
    Word(Sense.BEFORE): (
        "before|pre|ante|prior to|earlier than|previous to|vor|avant|plus tot que|перед|ранее|раньше|не позднее|не позже|"
        "no later than|not later than|not after|by|at the latest by|spätestens|spatestens im|au plus tard en|au plus tard|antérieur à"
    ),
    Word(Sense.AFTER): (
        "after|post|later than|following|nach|apres|plus tard que|после|позднее|позже|"
        "not before|no earlier than|not earlier than|frühestens|fruehestens|au plus tot|не ранее|не раньше"
    ),
    Word(Sense.SINCE): (
        "from|since|starting in|beginning in|starting from|ab|seit|depuis|des le|от|à partir de|a partir du|à compter de|à partir d|с|со|начиная с|начиная со"
    ),
    Word(Sense.BETWEEN): "between|zwischen|entre|между",
    Word(Sense.AND): "and|und|et|и",
    Word(Sense.UNTIL): "to|until|till|til|through|thru|up to|bis|jusqu|jusque|до|по|вплоть до",
    Word(Sense.AT): "a|au|aux",
    Word(Sense.ONWARDS): "onwards|onward|and after|and later|et apres|und spater|и далее|и позже",
    Word(Sense.NOW): (
        "present|present day|the present day|today|now|heute|heutzutage|aujourd hui|nos jours|ce jour|сегодня|настоящее время|настоящего времени|наши дни|наших дней|сих пор"
    ),
    Word(Sense.UNKNOWN): "unknown date|an unknown date|unbekannt|unbekanntem datum|date inconnue|une date inconnue|неизвестная дата|неизвестную дату|неизвестной даты",
    Word(Sense.STYLE, -1): (
        "os|o s|old style|old calendar|julian|julian calendar|julian style|in the old style|"
        "a st|alten stils|alter stil|alten stil|julianisch|julianischer kalender|julianischen kalender|julianischem kalender|nach dem julianischen kalender|nach julianischem kalender|"
        "ancien style|vieux style|calendrier julien|du calendrier julien|julien|"
        "ст ст|ст стиль|ст стилю|ст стиля|старый стиль|старого стиля|старому стилю|по старому стилю|по ст стилю|по ст ст|юлианский|по юлианскому календарю|юлианскому календарю|юлианский календарь"
    ),
    Word(Sense.STYLE, 1): (
        "ns|n s|new style|new calendar|gregorian|gregorian calendar|gregorian style|in the new style|"
        "n st|neuen stils|neuer stil|neuen stil|gregorianisch|gregorianischer kalender|gregorianischen kalender|gregorianischem kalender|nach dem gregorianischen kalender|nach gregorianischem kalender|"
        "nouveau style|calendrier gregorien|du calendrier gregorien|gregorien|"
        "н ст|н стиль|н стилю|нов ст|новый стиль|нового стиля|новому стилю|по новому стилю|по н ст|по н стилю|по григорианскому календарю|григорианскому календарю|григорианский календарь|григорианский"
    ),
    #: At the start also French "dès": since.
    Word(Sense.FILLER, 1): "des",
    Word(Sense.FILLER): (
        "on|in|the|of|at|sometime|some time|i think|i believe|i guess|i think it was|ich glaube|ich denke|je crois|je pense|я думаю|думаю|an|year|years|during|it|was|is|were|lasted|ran|happened|occurred|took place|began|started|ended|date|day|month|night|the night|on the night of|morning|evening|s|"
        "am|im|der|die|das|den|dem|vom|von|zum|zur|jahr|jahre|jahres|jahren|jahrs|tag|monat|es|nacht|anno|i j|"
        "le|la|les|l|de|du|d|en|dans|annee|mois|jour|nuit|la nuit|ans|"
        "в|во|год|года|году|годом|годы|годов|годах|годами|г|гг|месяц|месяце|ночь|на|это|было|был"
    ),
}  # fmt: skip

_FEASTS = {
    101: "new years day|new year s day|neujahr|neujahrstag|jour de l an|nouvel an|le jour de l an|новый год",
    1231: "new years eve|new year s eve|silvester|saint sylvestre",
    1224: "christmas eve|heiligabend|heiliger abend|veille de noel",
    1225: "christmas|christmas day|xmas|weihnachten|erster weihnachtstag|noel|jour de noel",
    714: "bastille day",
    315: "ides of march|the ides of march|iden des marz|ides de mars|мартовские иды",
}  # fmt: skip

_ENGLISH_ORDINALS = """
first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth
"""
_GERMAN_ORDINALS = """
erst zweit dritt viert fünft sechst siebt acht neunt zehnt elft zwölft dreizehnt vierzehnt fünfzehnt sechzehnt siebzehnt achtzehnt neunzehnt zwanzigst
"""
_FRENCH_ORDINALS = """
premier deuxieme troisieme quatrieme cinquieme sixieme septieme huitieme neuvieme dixieme onzieme douzieme treizieme quatorzieme quinzieme seizieme dix_septieme dix_huitieme dix_neuvieme vingtieme vingt_et_unieme
"""
_RUSSIAN_ORDINALS = """
перв втор трет четверт пят шест седьм восьм девят десят одиннадцат двенадцат тринадцат четырнадцат пятнадцат шестнадцат семнадцат восемнадцат девятнадцат двадцат
"""
_ENGLISH_HUNDREDS = (
    "eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty"
)
_GERMAN_UNITS = "ein zwei drei vier fünf sechs sieben acht neun"
_GERMAN_ENDINGS = ("e", "er", "en", "es", "em")
_RUSSIAN_ENDINGS = ("ый", "ой", "ое", "ого", "ом", "ая", "ому")
_RUSSIAN_THIRD = ("ий", "ье", "ьего", "ьем", "ья")


def _ordinals() -> dict[str, int]:
    """Ordinal words up to 31, and French ones up to 21."""
    found: dict[str, int] = {}
    for number, word in enumerate(_ENGLISH_ORDINALS.split(), start=1):
        found[word] = number
        if number < 10:
            found[f"twenty {word}"] = 20 + number
    found |= {"thirtieth": 30, "thirty first": 31}
    german = dict(enumerate(_GERMAN_ORDINALS.split(), start=1))
    german |= {
        20 + n: f"{unit}undzwanzigst"
        for n, unit in enumerate(_GERMAN_UNITS.split(), start=1)
    }
    german |= {30: "dreißigst", 31: "einunddreißigst"}
    for number, stem in german.items():
        found |= {stem + ending: number for ending in _GERMAN_ENDINGS}
    for number, word in enumerate(_FRENCH_ORDINALS.split(), start=1):
        found[word.replace("_", " ")] = number
    for number, stem in enumerate(_RUSSIAN_ORDINALS.split(), start=1):
        endings = _RUSSIAN_THIRD if number == 3 else _RUSSIAN_ENDINGS
        for ending in endings:
            found[stem + ending] = number
            if number < 10:
                found[f"двадцать {stem}{ending}"] = 20 + number
            if number == 1:
                found[f"тридцать {stem}{ending}"] = 31
    found |= {f"тридцат{ending}": 30 for ending in _RUSSIAN_ENDINGS}
    return found


def _entries() -> dict[str, Word]:
    found: dict[str, Word] = {}

    def add(text: str, word: Word) -> None:
        found.setdefault(folded(text), word)

    for word, phrases in _PHRASES.items():
        for phrase in phrases.split("|"):
            add(phrase, word)
    for code, phrases in _FEASTS.items():
        for phrase in phrases.split("|"):
            add(phrase, Word(Sense.DAY, code))
    for sense, table, first in (
        (Sense.MONTH, _MONTHS, 1),
        (Sense.SEASON, _SEASONS, 21),
        (Sense.WEEKDAY, _WEEKDAYS, 0),
    ):
        for number, line in enumerate(table.split("\n")[1:-1], start=first):
            for text in line.split():
                add(text, Word(sense, number))
    for number, line in enumerate(_TENS.split("\n")[1:-1], start=1):
        for text in line.split():
            add(text, Word(Sense.TENS, number * 10))
    for text, number in _ordinals().items():
        add(text, Word(Sense.NTH, number))
    decades = [line.split()[0] for line in _TENS.split("\n")[1:-1]]
    for count, hundred in enumerate(_ENGLISH_HUNDREDS.split(), start=11):
        for number, tens in enumerate(decades, start=1):
            add(f"{hundred} {tens}", Word(Sense.TENS, count * 100 + number * 10))
    return found


_ALL = _entries()
#: Single words.
WORDS: dict[str, Word] = {text: word for text, word in _ALL.items() if " " not in text}
#: Phrases by their first word, the longest first.
PHRASES: dict[str, list[tuple[tuple[str, ...], Word]]] = {}
for _text, _word in sorted(_ALL.items(), key=lambda entry: -entry[0].count(" ")):
    if " " in _text:
        _parts = tuple(_text.split())
        PHRASES.setdefault(_parts[0], []).append((_parts, _word))

_TURNING = """
not no nor never neither either or don doesn didn wasn isn aren cannot without except instead rather than
later earlier ago week weeks days months decades hours ah hijri hijra auc unknown
nicht nie niemals kein keine keiner weder noch oder statt ohne außer spater fruher woche wochen tage
pas ni jamais ou non sans sauf plutot semaine semaines jours hegire
не ни или либо никогда нет без кроме вместо позже раньше неделя недели недель дней хиджры
"""
#: Words that turn a sentence about a date round, or offer several: with one of them a
#: sentence is not searched for its date.
TURNING = frozenset(folded(text) for text in _TURNING.split())

#: What may follow a number: "2nd", "1er", "18e", "2-го", and for decades "1790s".
_AFTER_ORDINALS = (
    "st nd rd th er ere re e eme ieme ter ten te го й ый ое е я ого м му ом ая"
)
_AFTER_DECADES = "s er ern е х ые ых x e"
ORDINAL_ENDINGS = frozenset(folded(text) for text in _AFTER_ORDINALS.split())
DECADE_ENDINGS = frozenset(folded(text) for text in _AFTER_DECADES.split())
ENDINGS = ORDINAL_ENDINGS | DECADE_ENDINGS
