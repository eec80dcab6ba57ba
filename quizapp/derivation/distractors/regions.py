"""Countries beside each other and in their time, so that a wrong one is a neighbour."""

from quizapp.questions.names.known_places import CAPITALS, PLACES
from quizapp.questions.wording import letters_of, listed

_REGIONS = """
Kazakhstan, Kyrgyzstan, Uzbekistan, Tajikistan, Turkmenistan, Mongolia, Azerbaijan, Armenia, Georgia |
Russia, Ukraine, Belarus, Poland, Lithuania, Latvia, Estonia, Moldova, Finland |
France, Germany, Italy, Spain, Portugal, Belgium, Netherlands, Austria, Switzerland, England, Britain, Prussia |
Czechoslovakia, Hungary, Romania, Bulgaria, Poland, Yugoslavia, Austria, Slovakia, Czechia |
Serbia, Croatia, Bosnia, Slovenia, Albania, Macedonia, Greece, Montenegro, Kosovo, Bulgaria |
Sweden, Norway, Denmark, Finland, Iceland | Scotland, Ireland, Wales, England |
Turkey, Syria, Iraq, Iran, Lebanon, Jordan, Israel, Egypt, Saudi Arabia, Kuwait, Yemen, Qatar |
China, Japan, South Korea, North Korea, Taiwan, Mongolia, Vietnam |
India, Pakistan, Bangladesh, Sri Lanka, Nepal, Afghanistan, Burma |
Thailand, Vietnam, Cambodia, Laos, Malaysia, Indonesia, Philippines, Singapore, Burma |
Egypt, Libya, Tunisia, Algeria, Morocco, Sudan | Nigeria, Ghana, Senegal, Mali, Ivory Coast, Liberia, Sierra Leone, Togo, Benin |
Kenya, Uganda, Tanzania, Rwanda, Burundi, Ethiopia, Somalia, Eritrea |
South Africa, Namibia, Zimbabwe, Zambia, Mozambique, Angola, Botswana, Rhodesia |
Congo, Cameroon, Gabon, Chad, Central African Republic, Angola |
Canada, Mexico, Cuba, Brazil, Argentina | Mexico, Guatemala, Honduras, Nicaragua, Costa Rica, Panama, El Salvador |
Brazil, Argentina, Chile, Peru, Bolivia, Colombia, Venezuela, Ecuador, Paraguay, Uruguay |
Cuba, Haiti, Jamaica, Dominican Republic, Barbados | Australia, New Zealand, Fiji, Samoa, Tonga
"""
_GROUPS = [listed(group, ",") for group in listed(_REGIONS, "|")]
_LETTERED = [frozenset(letters_of(one) for one in group) for group in _GROUPS]
_CAPITAL_OF = {country: capital for capital, country in CAPITALS.items()}
_WRITTEN = {letters_of(name): name for name in PLACES}


def neighbours(country: str) -> list[str]:
    """Countries of the same part of the world, as they are written."""
    letters = letters_of(country)
    found: dict[str, None] = {}
    for group in _GROUPS:
        if letters in {letters_of(one) for one in group}:
            found.update(
                dict.fromkeys(one for one in group if letters_of(one) != letters)
            )
    return list(found)


def capitals_near(country: str, year: int | None = None) -> list[str]:
    """The capitals of a country's neighbours, of those that there were in a year."""
    found = (
        _CAPITAL_OF.get(letters_of(one), "")
        for one in neighbours(country)
        if is_of_time(one, year)
    )
    return [_WRITTEN[one] for one in found if one in _WRITTEN]


def are_far_apart(city: str, other: str) -> bool:
    """Whether two cities are capitals of countries of different parts of the world."""
    first, second = CAPITALS.get(letters_of(city)), CAPITALS.get(letters_of(other))
    if first is None or second is None or first == second:
        return False
    parts = [group for group in _LETTERED if first in group]
    return bool(parts) and not any(second in group for group in parts)


#: A capital abroad beside a town at home, and the other way round.
_ABROAD = 0.8
#: As texts call them, and seats of government that were.
_ALSO_CAPITALS = {
    "washington": "unitedstates",
    "delhi": "india",
    "peking": "china",
    "constantinople": "turkey",
    "istanbul": "turkey",
    "saintpetersburg": "russia",
    "stpetersburg": "russia",
    "petrograd": "russia",
    "bonn": "germany",
}


def cost_of_abroad(city: str, key: str, country: str) -> float:
    """How much less fit a city is beside the key in a text on a country.

    A town at home stands beside towns at home, a capital abroad beside others.
    """
    home = letters_of(country)
    mine, theirs = _country_of(key), _country_of(city)
    if mine is not None and mine != home:
        return _ABROAD if theirs is None else 0.0
    return _ABROAD if theirs is not None and theirs != (mine or home) else 0.0


def _country_of(city: str) -> str | None:
    """The country whose capital it is, or ``None``."""
    letters = letters_of(city)
    return CAPITALS.get(letters, _ALSO_CAPITALS.get(letters))


#: From when until when a state of today's lists was one; empty: still is.
_LIVED = """
Belgium 1830-, Italy 1861-, Germany 1871-, Czechoslovakia 1918-1992, Yugoslavia 1918-2003,
Slovakia 1993-, Czechia 1993-, Slovenia 1991-, Croatia 1991-, Bosnia 1992-, Macedonia 1991-,
Kosovo 2008-, Montenegro 1878-, Romania 1862-, Bulgaria 1878-, Albania 1912-, Serbia 1815-,
Greece 1830-, Austria 1156-, Finland 1917-, Norway 1814-, Iceland 1918-, Estonia 1918-, Latvia 1918-,
Lithuania 1250-, Ukraine 1917-, Belarus 1918-, Moldova 1991-, Georgia 1918-, Armenia 1918-,
Azerbaijan 1918-, Kazakhstan 1920-, Kyrgyzstan 1924-, Uzbekistan 1924-, Tajikistan 1924-,
Turkmenistan 1924-, Mongolia 1911-, Turkey 1923-, Syria 1920-, Iraq 1920-, Lebanon 1920-,
Jordan 1921-, Israel 1948-, Saudi Arabia 1932-, Kuwait 1899-, Qatar 1916-, Yemen 1918-,
South Korea 1945-, North Korea 1945-, Taiwan 1945-, Pakistan 1947-, Bangladesh 1971-, Nepal 1768-,
India 1858-, Afghanistan 1747-, Sri Lanka 1972-, Malaysia 1963-, Indonesia 1945-, Philippines 1898-,
Singapore 1965-, Burma 1752-, Laos 1893-, Libya 1911-, Algeria 1830-, Tunisia 1705-, Sudan 1821-,
Nigeria 1900-, Ghana 1957-, Senegal 1900-, Mali 1960-, Ivory Coast 1893-, Liberia 1847-,
Sierra Leone 1808-, Togo 1884-, Benin 1975-, Kenya 1895-, Uganda 1894-, Tanzania 1964-, Rwanda 1890-,
Burundi 1890-, Somalia 1889-, Eritrea 1890-, South Africa 1910-, Namibia 1915-, Zimbabwe 1980-,
Zambia 1964-, Mozambique 1505-, Angola 1575-, Botswana 1966-, Rhodesia 1895-1979, Congo 1885-,
Cameroon 1884-, Gabon 1885-, Chad 1900-, Central African Republic 1903-, Canada 1763-, Mexico 1821-,
Cuba 1511-, Brazil 1500-, Argentina 1810-, Guatemala 1821-, Honduras 1821-, Nicaragua 1821-,
Costa Rica 1821-, Panama 1903-, El Salvador 1821-, Chile 1810-, Peru 1532-, Bolivia 1825-,
Colombia 1810-, Venezuela 1810-, Ecuador 1830-, Paraguay 1811-, Uruguay 1828-, Haiti 1804-,
Jamaica 1655-, Dominican Republic 1844-, Barbados 1627-, Australia 1788-, New Zealand 1840-,
Fiji 1874-, Samoa 1899-, Tonga 1845-, Prussia 1525-1947, England -1706, Scotland -1706, Wales -1282,
Ireland -1800, Netherlands 1581-, Switzerland 1291-, Spain 1479-, Portugal 1139-, Britain 1707-,
Russia 1547-, Poland 966-, Hungary 1000-, Sweden 970-, Denmark 950-, France 843-, Vietnam 1802-,
Iran 1501-, Ethiopia 1270-, Thailand 1782-, Cambodia 802-, Malta 1964-, Cyprus 1960-, Egypt -, China -, Japan -
"""


def _lived() -> dict[str, tuple[int, int]]:
    found = {}
    for entry in listed(_LIVED, ","):
        name, _, years = entry.rpartition(" ")
        start, _, end = years.partition("-")
        found[letters_of(name)] = (int(start or -9999), int(end or 9999))
    return found


_YEARS = _lived()


def is_of_time(country: str, year: int | None) -> bool:
    """Whether there was such a country in a year; so it is where the year is unknown."""
    first, last = _YEARS.get(letters_of(country), (-9999, 9999))
    return year is None or first <= year <= last
