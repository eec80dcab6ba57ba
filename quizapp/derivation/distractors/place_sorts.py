"""What sort of place a name is: a country, a region, a city, water, mountains."""

from functools import lru_cache

from quizapp.derivation.findings import gazetteer
from quizapp.questions.names.known_places import CAPITALS, COUNTRIES
from quizapp.questions.wording import letters_of, listed, plain, word_set

#: States that are no more, and short names of those that are.
_POWERS = """
US, USA, U.S., U.S.A., United States, United States of America, UK, U.K., United Kingdom, USSR,
Soviet Union, West Germany, East Germany, Great Britain, Korea, Holland, Persia, Siam, Ceylon, Zaire,
Prussia, Russian Empire, British Empire, Ottoman Empire, German Empire, Byzantine Empire, Roman Empire,
Holy Roman Empire, Austria-Hungary, Austro-Hungarian Empire, Habsburg Empire, Mongol Empire,
Mughal Empire, Persian Empire, Inca Empire, Aztec Empire, Achaemenid Empire, Seleucid Empire,
Sasanian Empire, Carolingian Empire, Kievan Rus, Muscovy, Golden Horde, Third Reich, Weimar Republic,
Dutch Republic, Papal States, People's Republic of China, Castile, Aragon, Navarre, Piedmont-Sardinia,
Poland-Lithuania, Macedon, Parthia, Assyria, Babylonia, Serbia and Montenegro, Kingdom of Spain,
Kingdom of Sardinia, Kingdom of France, Kingdom of England, Ivory Coast, Cote d'Ivoire
"""
_CITY_STATES = (
    "Athens, Sparta, Corinth, Thebes, Carthage, Rome, Syracuse, Venice, Genoa, Florence"
)
_CONTINENTS = """
Africa, America, Asia, Europe, Oceania, Australasia, Antarctica, Eurasia, Latin America,
Central America, South America, North America, North Africa, West Africa, East Africa,
Southern Africa, Sub-Saharan Africa, Middle East, Near East, Far East, Central Asia, South Asia,
Southeast Asia, East Asia, Eastern Europe, Western Europe, Central Europe, Northern Europe,
Southern Europe, Caribbean, Balkans, Caucasus, Holy Land, West, East, Asia Minor, Levant,
Scandinavia, Mediterranean, Iberia, Mesopotamia
"""
_WATERS = """
Danube, Rhine, Elbe, Oder, Vistula, Volga, Dnieper, Don, Nile, Congo River, Niger River, Euphrates,
Tigris, Indus, Ganges, Yangtze, Yellow River, Mekong, Amazon, Orinoco, Seine, Loire, Rhone, Po,
Tiber, Thames, Rubicon, Ebro, Tagus, Jordan River, Meuse, Moselle, Marne, Somme, Neva, Ural,
Mississippi River, Potomac, Hudson
"""
_SEAS = """
Mediterranean Sea, Black Sea, Caspian Sea, Red Sea, Baltic Sea, North Sea, Atlantic, Pacific,
Indian Ocean, Atlantic Ocean, Pacific Ocean, Persian Gulf, English Channel, Bosporus, Dardanelles,
Aegean, Adriatic, Baltic
"""
_CANALS = "Suez Canal, Panama Canal, Kiel Canal, Erie Canal"
_MOUNTAINS = "Alps, Andes, Himalayas, Urals, Carpathians, Pyrenees, Sahara, Sahel"
_STATES_OF_AMERICA = """
California, Texas, Virginia, Massachusetts, Pennsylvania, New Jersey, Florida, Alabama, Mississippi,
Louisiana, Tennessee, Kentucky, Ohio, Indiana, Illinois, Missouri, Kansas, Nebraska, Iowa, Wisconsin,
Minnesota, Michigan, Maryland, Delaware, Connecticut, Rhode Island, New Hampshire, Vermont, Maine,
South Carolina, North Carolina, Arkansas, Oklahoma, Colorado, Wyoming, Montana, Idaho, Utah, Nevada,
Arizona, New Mexico, Oregon, Alaska, Hawaii, North Dakota, South Dakota, West Virginia
"""
_REGIONS = """
Crimea, Siberia, Manchuria, Tibet, Xinjiang, Kashmir, Punjab, Bengal, Indochina, Anatolia, Babylon,
Sumer, Judea, Judah, Gaul, Britannia, Germania, Hispania, Dacia, Thrace, Illyria, Attica, Peloponnese,
Phoenicia, Numidia, Nubia, Kush, Songhai, Axum, Aksum, Bohemia, Moravia, Silesia, Galicia, Bavaria,
Saxony, East Prussia, Hanover, Hesse, Westphalia, Rhineland, Ruhr, Saarland, Alsace, Lorraine,
Alsace-Lorraine, Burgundy, Normandy, Brittany, Aquitaine, Anjou, Gascony, Provence, Savoy, Piedmont,
Lombardy, Tuscany, Naples, Flanders, Wallonia, Brabant, Catalonia, Granada, Andalusia, Wallachia,
Moldavia, Transylvania, Bessarabia, Livonia, Courland, Pomerania, Western Pomerania, Schleswig,
Holstein, Schleswig-Holstein, Chechnya, Dagestan, Abkhazia, South Ossetia, Nagorno-Karabakh, Donbas,
Donetsk, Luhansk, Sudetenland, Anglia, East Anglia, Wessex, Mercia, Northumbria, Kent, Essex, Sussex,
Ulster, Leinster, Connacht, Cornwall, Yorkshire, Lancashire, Quebec, Ontario, Alberta,
British Columbia, New South Wales, Queensland, Tasmania, Thuringia, Palatinate, Lower Palatinate,
Upper Palatinate, Venetia, Venezia, Dalmatia, Istria, Tyrol, Styria, Carinthia, Picardy, Champagne,
Picardie, Vendee, Artois, Franche-Comte, Umbria, Calabria, Apulia, Campania, Latium, Liguria, Epirus,
Macedonia, Boeotia, Laconia, Ionia, Lydia, Bithynia, Cappadocia, Armenia Minor, Galilee, Samaria,
Gaza Strip, West Bank, Golan Heights, Sinai, Biafra, Katanga, Darfur, Gold Coast, Thirteen Colonies,
New England, New France, New Spain, Dutch East Indies, Gujarat, Sindh, Assam, Bihar, Mysore, Deccan,
Hyderabad, Goa, Guangdong, Sichuan, Hunan, Hubei, Yunnan, Shandong, Inner Mongolia, Outer Mongolia,
Malaya, Karelia, Estonia Governorate, Volhynia, Podolia, Ruthenia, Bukovina, Banat, Vojvodina
"""
_ISLANDS = """
Crete, Rhodes, Ithaca, Zanzibar, Sicily, Sardinia, Corsica, Java, Sumatra, Borneo, Bali, Formosa,
Okinawa, Falkland Islands, Channel Islands, Puerto Rico, Guam, Malta, Cyprus, Elba, Saint Helena,
Minorca, Majorca, Hispaniola, Delos, Capri, Samos, Lesbos, Euboea, Heligoland
"""
_MORE_CITIES = """
Toulon, Metz, Toul, Verdun, Brest, Lille, Nancy, Dijon, Nice, Rennes, Orleans, Cherbourg, Le Havre,
Münster, Osnabrück, Lübeck, Bremen, Rostock, Magdeburg, Erfurt, Mannheim, Heidelberg, Speyer, Ulm,
Regensburg, Passau, Wittenberg, Mühlhausen, Halle, Jena, Kassel, Hannover, Düsseldorf, Dortmund, Essen,
Ghent, Mulhouse, Pignerol, Wismar, Mantua, Parma, Modena, Ferrara, Siena, Lucca, Perugia, Ancona, Bari,
Brindisi, Messina, Catania, Trieste, Rijeka, Fiume, Split, Ragusa, Zadar, Plovdiv, Varna, Edirne,
Adrianople, Bursa, Konya, Ankara, Trebizond, Acre, Jaffa, Nazareth, Bethlehem, Hebron, Damietta, Luxor,
Memphis, Cairo, Benghazi, Tobruk, Tripoli, Marrakesh, Fez, Algeciras, Cadiz, Malaga, Salamanca, Burgos,
Pamplona, Coimbra, Braga, Norwich, Exeter, Plymouth, Portsmouth, Southampton, Nottingham, Derby,
Leicester, Newcastle, Durham, Aberdeen, Dundee, Perth, Cardiff, Swansea, Derry, Londonderry, Waterford,
Galway, Tver, Smolensk, Pskov, Yekaterinburg, Omsk, Tomsk, Irkutsk, Vladivostok, Rostov, Kursk, Kherson,
Poltava, Donetsk, Mariupol, Grodno, Brest-Litovsk, Lublin, Vilna, Kaunas, Memel, Tartu, Narva, Turku,
Vyborg, Uppsala, Aarhus, Trondheim, Zhanaozen, Shymkent, Aktau, Aktobe, Karaganda, Atyrau, Oral, Taraz,
Nur-Sultan, Semey, Tashkent, Khiva, Merv, Nishapur, Balkh, Ghazni, Peshawar, Amritsar, Agra, Lucknow,
Kanpur, Ahmedabad, Surat, Pune, Pondicherry, Dhaka, Chittagong, Mandalay, Malacca, Batavia, Surabaya,
Manila, Hanoi, Haiphong, Da Nang, Harbin, Mukden, Shenyang, Tianjin, Qingdao, Chengdu, Xi'an, Luoyang,
Kaifeng, Hangzhou, Suzhou, Lhasa, Kobe, Yokohama, Kagoshima, Busan, Pusan, Incheon, Gwangju, Veracruz,
Acapulco, Guadalajara, Puebla, Havana, Cartagena, Medellin, Guayaquil, Callao, Valparaiso, Cordoba,
Salem, Richmond, Charleston, Savannah, Atlanta, St. Louis, Saint Louis, Memphis, Selma, Montgomery,
Birmingham, Little Rock, Gettysburg, Vicksburg, Yorktown, Saratoga, Lexington, Concord, Pittsburgh,
Cleveland, Cincinnati, Milwaukee, Minneapolis, Buffalo, Albany, Hartford, Providence, Denver, Phoenix,
Portland, Halifax, Winnipeg, Calgary, Brisbane, Adelaide, Hobart, Christchurch, Nicomedia, Actium,
Pergamon, Miletus, Sardis, Susa, Persepolis, Ecbatana, Nineveh, Ur, Uruk, Knossos, Mycenae, Olympia,
Port Said, Ismailia, Aswan, Rosetta, Giza, Asyut, Tel Aviv, Eilat, Beersheba, Ramallah, Nablus, Kandy,
Galle, Jaffna, Trincomalee, Batticaloa, Anuradhapura, Varanasi, Bhopal, Jaipur, Multan, Quetta, Kandahar,
Herat, Mashhad, Abadan, Kirkuk, Fallujah, Najaf, Latakia, Palmyra, Sfax, Sidi Bouzid, Constantine, Ibadan,
Kano, Kumasi, Bukavu, Lubumbashi, Soweto, Bloemfontein, Bulawayo, Izmir, Diyarbakir, Gdynia, Szczecin,
Poznan, Katowice, Brno, Ostrava, Debrecen, Szeged, Timisoara, Iasi, Novi Sad, Mostar, Tuzla, Vukovar,
Patras, Bilbao, Guernica, Oviedo, Gijon, Oporto, Bergamo, Livorno, Wuppertal, Chemnitz, Solingen,
Tampere, Malmo, Odense, Bergen, Sheffield, Bradford, Coventry, Hull, Limerick, Cork, Limoges, Calais,
Dunkirk, Verona, Osh, Andijan, Namangan, Sapporo, Fukushima, Daegu, Jeju, Hue, Cebu, Medan, Bandung,
Marathon, Thermopylae, Plataea, Salamis, Chaeronea, Pella, Nicopolis, Cannae, Capua, Ostia, Pompeii
"""
_HEADS = {
    "water": "river lake creek lough loch",
    "sea": "sea ocean gulf bay strait straits channel",
    "canal": "canal",
    "mountain": "mountain mountains mount hill hills desert steppe plateau",
    "island": "island islands isle isles archipelago",
    "region": """province region county district governorate voivodeship oblast prefecture
    territory duchy principality bishopric archbishopric valley peninsula coast basin delta
    electorate colony colonies palatinate raj""",
    "country": "empire kingdom republic caliphate sultanate khanate emirate",
    "building": """palace castle square street tower cathedral bridge wall airport prison camp
    abbey port road house hall fort fortress stadium park hotel gate""",
}


#: What stands before the name proper: "Lake Geneva", "Duchy of Milan".
_FIRST = word_set(
    """lake river mount gulf bay strait straits cape isle isles island islands sea province
    county duchy principality bishopric archbishopric electorate empire kingdom republic
    sultanate emirate khanate caliphate valley palace castle fort"""
)


def _letters(*lists: str) -> frozenset[str]:
    return frozenset(letters_of(one) for text in lists for one in listed(text, ","))


_KNOWN = {
    "country": _letters(_POWERS) | COUNTRIES,
    "continent": _letters(_CONTINENTS),
    "water": _letters(_WATERS),
    "sea": _letters(_SEAS),
    "canal": _letters(_CANALS),
    "mountain": _letters(_MOUNTAINS),
    "island": _letters(_ISLANDS),
    "state": _letters(_STATES_OF_AMERICA),
    "region": _letters(_REGIONS),
}
_CITIES = (
    gazetteer.PLACES | frozenset(CAPITALS) | _letters(_MORE_CITIES, _CITY_STATES)
) - frozenset().union(*_KNOWN.values())


@lru_cache(maxsize=8192)
def place_sort(name: str) -> str:
    """ "country", "city", "region" …; empty where only the text could tell."""
    letters = letters_of(name)
    for sort, known in _KNOWN.items():
        if letters in known:
            return sort
    words = plain(name.replace("-", " ")).split()
    for sort, heads in _HEADS.items():
        if words[-1:] and words[-1] in heads.split():
            return sort
        if any(word in heads.split() and word in _FIRST for word in words[:2]):
            return sort
    return "city" if letters in _CITIES else ""
