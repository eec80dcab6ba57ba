"""Units of measure and money: which spellings are the same, and what converts into what."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from quizapp.questions.numbers.figures import tidied


@dataclass(frozen=True, slots=True)
class Unit:
    """So many of the dimension's base; ``zero`` is where a temperature begins."""

    dimension: str
    size: Decimal
    zero: Decimal = Decimal(0)

    def into(self, other: "Unit", number: Decimal) -> Decimal:
        """Convert *number* of this unit into *other*, which has the same dimension."""
        return (number * self.size + self.zero - other.zero) / other.size


#: Dimension, size in its base and spellings.  Months and days do not convert into each
#: other; currencies convert into nothing but their own cents.
_TABLE = """
length 0.001 mm|millimetre|millimeter|millimetres|millimeters|миллиметр|миллиметров|мм
length 0.01 cm|centimetre|centimeter|centimetres|centimeters|сантиметр|сантиметров|см
length 1 m|metre|meter|metres|meters|metern|mètre|mètres|метр|метра|метров|м
length 1000 km|kilometre|kilometer|kilometres|kilometers|kilometern|kilomètre|kilomètres|км|километр|километра|километров
length 1609.344 mile|miles|mi|meile|meilen|миля|мили|миль
length 1852 nautical mile|nautical miles|seemeile|seemeilen|mille marin|milles marins|nmi
length 0.3048 foot|feet|ft|fuß|pied|pieds|фут|фута|футов
length 0.9144 yard|yards|yd
length 0.0254 inch|inches|zoll
length 1066.8 verst|versts|верста|версты|верст
mass 0.000001 mg|milligram|milligrams|milligramm
mass 0.001 g|gram|grams|gramm|gramme|grammes|грамм|граммов
mass 1 kg|kilo|kilos|kilogram|kilograms|kilogramm|kilogramme|kilogrammes|кг|килограмм|килограмма|килограммов
mass 1000 t|tonne|tonnes|ton|tons|tonnen|metric ton|metric tons|metric tonnes|т|тонна|тонны|тонн
mass 1000000 kt|kilotonne|kilotonnes|kiloton|kilotons
mass 0.45359237 lb|lbs|pound|pounds|pfund|livre|livres|фунт|фунта|фунтов
mass 0.028349523125 oz|ounce|ounces
area 0.0001 cm^2|cm2
area 1 m^2|m2|sq m|sqm|square metre|square meter|square metres|square meters|quadratmeter|mètre carré|mètres carrés|кв. м|м^2|квадратный метр|квадратных метров
area 10000 ha|hectare|hectares|hektar|га|гектар|гектара|гектаров
area 1000000 km^2|km2|sq km|square kilometre|square kilometer|square kilometres|square kilometers|quadratkilometer|kilomètre carré|kilomètres carrés|кв. км|км^2|квадратный километр|квадратных километров
area 4046.8564224 acre|acres
area 2589988.110336 square mile|square miles|sq mi
volume 0.001 ml|millilitre|millilitres|milliliter|milliliters
volume 1 l|litre|litres|liter|liters|литр|литра|литров
volume 100 hl|hectolitre|hectolitres|hektoliter
volume 1000 m^3|m3|cubic metre|cubic meter|cubic metres|cubic meters|kubikmeter|mètre cube|mètres cubes|куб. м|м^3
volume 1000000000000 km^3|km3|cubic kilometre|cubic kilometres|cubic kilometers
volume 158.987294928 barrel|barrels|bbl|баррель|барреля|баррелей
volume 3.785411784 gallon|gallons
time 1 second|seconds|sec|sekunde|sekunden|seconde|secondes|секунда|секунды|секунд
time 60 minute|minutes|min|mins|minuten|минута|минуты|минут
time 3600 hour|hours|h|hr|hrs|stunde|stunden|heure|heures|час|часа|часов
time 86400 day|days|tag|tage|tagen|jour|jours|день|дня|дней
time 1209600 fortnight|fortnights
time 604800 week|weeks|woche|wochen|semaine|semaines|неделя|недели|недель
years 1 month|months|monat|monate|monaten|mois|месяц|месяца|месяцев
years 12 year|years|yr|yrs|jahr|jahre|jahren|ans|année|années|год|года|лет
years 120 decade|decades|jahrzehnt|jahrzehnte|décennie|décennies|десятилетие|десятилетия|десятилетий
years 1200 century|centuries|jahrhundert|jahrhunderte|siècle|siècles|век|века|веков
speed 1 km/h|kph|kmh|kilometres per hour|kilometers per hour|kilometres an hour|kilometers an hour|км/ч
speed 3.6 m/s|metres per second|meters per second|м/с
speed 1.609344 mph|miles per hour|miles an hour
speed 3600 km/s|kilometres per second|kilometers per second|км/с
speed 1.852 knot|knots|knoten|nœuds
power 1 w|watt|watts
power 1000 kw|kilowatt|kilowatts|квт
power 1000000 mw|megawatt|megawatts|мвт
power 1000000000 gw|gigawatt|gigawatts|гвт
energy 1 kwh|kilowatt hour|kilowatt hours|kilowattstunden
energy 1000 mwh|megawatt hours
energy 1000000 gwh|gigawatt hours
energy 1000000000 twh|terawatt hours
share 1 share|fraction|proportion|ratio|anteil|доля
share 0.01 %|percent|per cent|percents|pct|pc|prozent|pour cent|процент|процента|процентов
share 0.001 ‰|per mille|per mil|promille|промилле
points 1 percentage point|percentage points|percent points|per cent points|%-points|% points|pp|ppt|pps|p.p|prozentpunkt|prozentpunkte|prozentpunkten|point de pourcentage|points de pourcentage|процентный пункт|процентных пункта|процентных пунктов|п.п
points 0.01 basis point|basis points|bps|basispunkte
temperature 1 °c|degrees celsius|degree celsius|degrees centigrade|celsius|grad celsius|degrés celsius
temperature 1 k|kelvin
temperature 0.5555555555555555555555555556 °f|degrees fahrenheit|fahrenheit
usd 1 us$|usd|us dollar|us dollars|us-dollar|u.s. dollars|u.s. dollar|american dollar|american dollars|$|dollar|dollars|доллар|доллара|долларов|долларов сша
cad 1 c$|ca$|cad|canadian dollars|$|dollar|dollars
aud 1 a$|au$|aud|australian dollars|$|dollar|dollars
hkd 1 hk$|hkd|$|dollar|dollars
usd 0.01 cent|cents|¢
eur 1 €|eur|euro|euros|евро
eur 0.01 cent|cents
gbp 1 £|gbp|pound|pounds|pounds sterling|pound sterling|sterling|pfund|livre|livres|фунт|фунта|фунтов
gbp 0.01 pence|penny|p
tenge 1 ₸|kzt|tenge|тенге
ruble 1 ₽|rub|ruble|rubles|rouble|roubles|rubel|рубль|рубля|рублей
yen 1 ¥|jpy|yen|иена|иены|иен
yuan 1 ¥|cny|rmb|yuan|renminbi|юань|юаня|юаней
franc 1 chf|franc|francs|franken|франк|франка|франков
mark 1 dm|mark|marks|reichsmark|deutsche mark|марка|марки|марок
rupee 1 ₹|inr|rupee|rupees|rupie|rupien
lira 1 ₺|lira|liras
hryvnia 1 ₴|uah|hryvnia|hryvnias|гривна|гривны|гривен
crown 1 crown|crowns|krone|kronen|kronor|couronne|couronnes
"""
_ZEROS = {
    "°c": Decimal("273.15"),
    "°f": Decimal("459.67") * 5 / 9,
}
#: Dimensions that are counted one by one: too many days, but too much money.
_COUNTED = frozenset({"time", "years", "points", ""})

_MONEY = frozenset(
    "usd cad aud hkd eur gbp tenge ruble yen yuan franc mark rupee lira hryvnia crown".split()  # noqa: SIM905
)

_TOKEN = re.compile(r"[^\W\d_]+(?:\^?[23](?!\d))?|[^\s\w]")
_LONGEST = 5  #: tokens of a unit


def unit_tokens(text: str) -> list[str]:
    """The words and signs of a text that ``tidied`` gave back."""
    return _TOKEN.findall(text)


def _joined(tokens: Sequence[str]) -> str:
    """Words with a space between them, signs with none, full stops left out."""
    return " ".join(tokens).replace(" . ", " ").removesuffix(" .")


def _read_table() -> dict[str, tuple[Unit, ...]]:
    units: dict[str, tuple[Unit, ...]] = {}
    for line in _TABLE.strip().splitlines():
        dimension, size, names = line.split(" ", 2)
        spellings = names.split("|")
        zero = _ZEROS.get(spellings[0], Decimal(0))
        unit = Unit(dimension, Decimal(size), zero)
        for name in spellings:
            spelt = _joined(unit_tokens(tidied(name)))
            units[spelt] = (*units.get(spelt, ()), unit)
    return units


_UNITS = _read_table()
_FIRST_WORDS = frozenset(name.split(" ", 1)[0] for name in _UNITS)


def is_same_system(one: Unit, other: Unit) -> bool:
    """Whether a power of ten lies between two units: metres and kilometres."""
    ratio = (one.size / other.size).normalize()
    return ratio.as_tuple().digits == (1,)


def find_unit(tokens: Sequence[str], place: int) -> int:
    """How many tokens from *place* on are one unit; 0 where no unit stands."""
    if tokens[place] not in _FIRST_WORDS:
        return 0
    for count in range(min(_LONGEST, len(tokens) - place), 0, -1):
        if tokens[place + count - 1] != "." and (
            _joined(tokens[place : place + count]) in _UNITS
        ):
            return count
    return 0


def units_called(tokens: Sequence[str]) -> tuple[Unit, ...]:
    """What units the tokens that ``find_unit`` counted may be: a pound is two."""
    return _UNITS.get(_joined(tokens), ())


def units_in(text: str) -> tuple[Unit, ...]:
    """The first unit that a text names; empty when it names none we know."""
    tokens = unit_tokens(tidied(text[:60]))
    for place in range(len(tokens)):
        if count := find_unit(tokens, place):
            return units_called(tokens[place : place + count])
    return ()


def is_money(units: Sequence[Unit]) -> bool:
    """Whether a unit may stand before its number: "USD 50"."""
    return any(unit.dimension in _MONEY and unit.size == 1 for unit in units)


def is_counted(units: Sequence[Unit]) -> bool:
    """Whether one says "too many" of them and not "too much"."""
    return all(unit.dimension in _COUNTED for unit in units)
