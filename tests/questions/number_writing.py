"""Numbers written out in words in four languages, to be read back."""

_EN_SMALL = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()  # fmt: skip  # noqa: SIM905
_EN_TENS = "- - twenty thirty forty fifty sixty seventy eighty ninety".split()  # noqa: SIM905
_DE_SMALL = "null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn".split()  # fmt: skip  # noqa: SIM905
_DE_TENS = "- - zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig".split()  # noqa: SIM905
_FR_SMALL = "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf".split()  # fmt: skip  # noqa: SIM905
_FR_TENS = "- - vingt trente quarante cinquante soixante soixante quatre-vingt quatre-vingt".split()  # noqa: SIM905
_RU_SMALL = "ноль один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать тринадцать четырнадцать пятнадцать шестнадцать семнадцать восемнадцать девятнадцать".split()  # fmt: skip  # noqa: SIM905
_RU_TENS = "- - двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто".split()  # noqa: SIM905
_RU_HUNDREDS = [
    "-",
    "сто",
    "двести",
    "триста",
    "четыреста",
    "пятьсот",
    "шестьсот",
    "семьсот",
    "восемьсот",
    "девятьсот",
]


def in_english(number: int) -> str:
    """ "one million two hundred and five thousand and six"."""
    for size, name in ((10**6, "million"), (1000, "thousand")):
        if number >= size:
            most, rest = divmod(number, size)
            join = " and " if 0 < rest < 100 else " "
            return f"{in_english(most)} {name}{join + in_english(rest) if rest else ''}"
    if number >= 100:
        most, rest = divmod(number, 100)
        return f"{_EN_SMALL[most]} hundred{' and ' + in_english(rest) if rest else ''}"
    if number < 20:
        return _EN_SMALL[number]
    tens, ones = divmod(number, 10)
    return _EN_TENS[tens] + (f"-{_EN_SMALL[ones]}" if ones else "")


def in_german(number: int) -> str:
    """ "eine Million zweihundertfünftausendsechs"."""
    most, rest = divmod(number, 10**6)
    if most:
        millions = "eine Million" if most == 1 else f"{_german(most)} Millionen"
        return f"{millions} {_german(rest)}" if rest else millions
    return _german(rest)


def _german(number: int) -> str:
    if number >= 1000:
        most, rest = divmod(number, 1000)
        many = "ein" if most == 1 else _german(most).removesuffix("s") if most % 100 == 1 else _german(most)  # fmt: skip
        return f"{many}tausend{_german(rest) if rest else ''}"
    if number >= 100:
        most, rest = divmod(number, 100)
        many = "ein" if most == 1 else _DE_SMALL[most]
        return f"{many}hundert{_german(rest) if rest else ''}"
    if number < 20:
        return _DE_SMALL[number]
    tens, ones = divmod(number, 10)
    before = "" if not ones else "einund" if ones == 1 else f"{_DE_SMALL[ones]}und"
    return before + _DE_TENS[tens]


def in_french(number: int) -> str:
    """ "un million deux cent cinq mille six"."""
    most, rest = divmod(number, 10**6)
    if most:
        millions = f"{in_french(most)} million{'s' * (most > 1)}"
        return f"{millions} {in_french(rest)}" if rest else millions
    most, rest = divmod(number, 1000)
    if most:
        thousands = "mille" if most == 1 else f"{in_french(most)} mille"
        return f"{thousands} {in_french(rest)}" if rest else thousands
    most, rest = divmod(number, 100)
    if most:
        hundreds = "cent" if most == 1 else f"{_FR_SMALL[most]} cent"
        plural = "s" * (most > 1 and not rest)
        return f"{hundreds} {in_french(rest)}" if rest else hundreds + plural
    if number < 20:
        return _FR_SMALL[number]
    tens, ones = divmod(number, 10)
    if tens in (7, 9):
        join = " et " if number == 71 else "-"
        return _FR_TENS[tens] + join + _FR_SMALL[10 + ones]
    if not ones:
        return _FR_TENS[tens] + "s" * (number == 80)
    join = " et " if ones == 1 and tens < 8 else "-"
    return _FR_TENS[tens] + join + _FR_SMALL[ones]


def in_russian(number: int) -> str:
    """ "один миллион двести пять тысяч шесть"."""
    words = []
    most, rest = divmod(number, 10**6)
    if most:
        words += [_russian(most), _form(most, "миллион", "миллиона", "миллионов")]
    most, rest = divmod(rest, 1000)
    if most:
        many = _russian(most)
        for ending, feminine in (("один", "одна"), ("два", "две")):
            if many.split()[-1] == ending:
                many = many[: -len(ending)] + feminine
        words += [many, _form(most, "тысяча", "тысячи", "тысяч")]
    if rest or not words:
        words.append(_russian(rest))
    return " ".join(words)


def _form(number: int, one: str, few: str, many: str) -> str:
    if number % 100 in range(11, 15):
        return many
    return one if number % 10 == 1 else few if number % 10 in (2, 3, 4) else many


def _russian(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    words = [_RU_HUNDREDS[hundreds]] if hundreds else []
    if rest >= 20:
        tens, ones = divmod(rest, 10)
        words.append(_RU_TENS[tens])
        rest = ones
        if not ones:
            return " ".join(words)
    if rest or not words:
        words.append(_RU_SMALL[rest])
    return " ".join(words)


WRITERS = {
    "en": in_english,
    "de": in_german,
    "fr": in_french,
    "ru": in_russian,
}
