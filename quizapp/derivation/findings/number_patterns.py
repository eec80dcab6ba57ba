"""How numbers are written in running text: figures, words, shares, money and units."""

import re

_WORDS = (
    "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    "|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty"
    "|ninety|hundred|thousand|million|billion|trillion|dozen"
)
_SCALES = "hundred|thousand|million|billion|trillion|bn|mn|tn|lakh|crore"
_PARTS = "half|halves|thirds?|quarters?|fourths?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?"
_MONEY = r"(?:US\$|AU?\$|C\$|HK\$|[$£€¥₸₽₹])\s?"
_CODES = r"(?:USD|EUR|GBP|CHF|RUB|JPY|KZT)\s"
_COINS = (
    "dollars?|pounds?|euros?|francs?|marks?|roubles?|rubles?|yen|yuan|lire|lira|rupees?|cents?|pence"
    "|tenge|pesos?|crowns?|kronor|kroner|guilders?|florins?|ducats?|livres?|shillings?|talents|sesterces"
    "|denarii|reichsmarks?|hryvnias?"
)
_MEASURES = (
    "square\\s(?:kilometres|kilometers|miles|metres|meters)|kilometres?|kilometers?|km2?|metres?|meters?"
    "|miles?|feet|inches|acres?|hectares?|tonnes?|tons?|kilograms?|kg|grams|barrels|litres|liters|gallons"
    "|knots|degrees|km/h|mph|m(?=\\s(?:high|long|wide|deep|tall|above|below))"
)
_PERCENT = r"%|per\s?cent(?:age\spoints?)?|percentage\spoints?|Prozent|pour\scent|процент(?:а|ов)?"

QUALIFIERS = (
    "well over|just over|just under|little over|more than|fewer than|less than|no fewer than|no less than"
    "|no more than|at least|at most|up to|as many as|as few as|as much as|close to|an estimated|estimated"
    "|a total of|over|under|nearly|almost|about|around|approximately|roughly|some|only|just|exactly|barely"
    "|above|below"
)

#: Figures with their money or unit.
FIGURES = re.compile(
    rf"(?<![\w$£€¥/.,:])(?<![A-Za-z]-)(?P<money>{_MONEY}|{_CODES})?"
    r"(?P<figures>(?P<number>\d{1,3}(?:,\d{3}){1,4}(?:\.\d{1,3})?|\d{1,3}(?:\s\d{3}){1,4}(?!\d)"
    r"|\d{1,3}(?:\.\d{3}){1,4}(?![.,]?\d)|\d{1,15}(?:[.,]\d{1,4})?)"
    rf"(?:\s?(?P<short>bn|tn|mn|m|k)\b(?!\s(?:high|long|wide|deep|tall|above|below))|\s(?P<scale>{_SCALES})\b)?)"
    rf"(?:\s?(?P<unit>{_PERCENT}|(?:gold\s|US\s|silver\s)?(?:{_COINS})\b|(?:{_MEASURES})(?!\w)))?"
)
#: Numbers in words, with their unit.
WORDS = re.compile(
    rf"(?<![\w-])(?P<figures>(?i:(?:(?:half\s)?an?\s(?=hundred|thousand|million|billion|trillion|dozen)|one\s(?=hundred|thousand|million|billion))?"
    rf"(?:{_WORDS})(?:(?:[\s-]|\sand\s)(?:{_WORDS}|one)\b){{0,8}}))\b"
    rf"(?:\s(?P<unit>{_PERCENT}|(?:gold\s|US\s)?(?:{_COINS})\b|(?:{_MEASURES})(?!\w)))?"
)
#: "two thirds", "half of", "one in five".
SHARES = re.compile(
    rf"(?<![\w-])(?<!first\s)(?<!second\s)(?<!latter\s)(?<!other\s)(?<!last\s)(?P<figures>(?i:(?:a|one|two|three|four|five|six|seven|eight|nine)[\s-](?:{_PARTS})(?=\sof\b)"
    rf"|(?:two|three|four|five|six|seven|eight|nine)[\s-](?:thirds|quarters|fourths|fifths|sixths|sevenths|eighths|ninths|tenths)"
    r"|half(?=\s(?:of|the|its|his|their|all)\b)"
    r"|(?:one|two|three|four|five|six|seven|eight|nine)\s(?:in|out\sof)\s(?:every\s)?(?:two|three|four|five|six|seven|eight|nine|ten|twenty|\d{1,3}))\b)"
)
QUALIFIER = re.compile(
    r"(?:^|(?<=[\s(\"']))(?P<words>(?i:" + QUALIFIERS.replace(" ", r"\s") + r"))\s$"
)
#: What makes "over" a preposition of its own.
RULING = re.compile(
    r"(?i)\b(?:rule[ds]?|reign(?:ed|s)?|control|power|victory|dispute|war|presided|presides|authority"
    r"|sovereignty|spread|jurisdiction|claims?)\sover\s$"
)
#: Figures after these only tell things apart.
LABELS = re.compile(
    r"(?:[#§№]\s?|\b(?:[Nn]os?|pp?|[Vv]ol|[Cc]h|[Aa]rt|[Ss]ec)\.\s?|\b(?:pages?|chapters?|sections?|articles?"
    r"|numbers?|paragraphs?|lines?|rooms?|verses?|questions?|parts?|volumes?|steps?|phase|grade|group\sof"
    r"|aged?|age\sof|ages\sof)\s)$"
)
NAME_BEFORE = re.compile(r"(?P<before>^|\S\s|\s)(?P<word>[A-Z][A-Za-z']*)\s$")
AFTER_NUMBER = re.compile(
    r"[-:]\w|\s?(?:st|nd|rd|th)\b|[\s-]years?[\s-](?:old|of\sage)|\s(?:a\.?m\b|p\.?m\b|o'clock)"
    r"|\s[A-Z]\w+\s(?:Street|Road|Avenue|Square|Lane)|\s(?:BC|AD|BCE|CE)\b"
)
#: Words that begin a sentence before a number without making a name of it.
_LISTED_OPENERS = """
The A An In On At By Of For With Over Under Nearly Almost About Around Some At Least
More Than Less Fewer Up To Between From Only Just Exactly And But Or All These Those
Its His Her Their Our When After Before While As If That Then There Here Rund Etwa
Environ Another Every Each Both Roughly Approximately Estimated Barely Killing Total
Погибло
"""
OPENERS = frozenset(_LISTED_OPENERS.split())
COUNTED = re.compile(
    r"\s(?:(?:of|von|de)\s)?(?P<words>(?:[a-z][a-z'-]*\s){0,2}?(?:people|men|women|children|troops|"
    r"[a-z-]{3,}(?<!s)s))\b"
)
