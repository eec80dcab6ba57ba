"""Names that a slip of the pen must not turn into one another.

Kept small on purpose: countries with capital and people, the names of rulers and
persons that share a surname, spellings of first names, what letters stand for.
A line is data a teacher can check; whatever is not here is simply not known.
"""

from collections import defaultdict
from functools import lru_cache

from quizapp.questions.wording import slips, word_set, words

#: Country: capital; what its people or things are called.
_COUNTRIES = """
Afghanistan: Kabul; Afghan | Albania: Tirana; Albanian | Algeria: Algiers; Algerian
Andorra: ; Andorran | Angola: Luanda; Angolan | Argentina: Buenos Aires; Argentine
Armenia: Yerevan; Armenian | Australia: Canberra; Australian | Austria: Vienna; Austrian
Azerbaijan: Baku; Azerbaijani | Bahamas: Nassau; | Bahrain: Manama; Bahraini
Bangladesh: Dhaka; | Barbados: Bridgetown; | Belarus: Minsk; Belarusian
Belgium: Brussels; Belgian | Belize: Belmopan; | Benin: Porto-Novo; Beninese
Bhutan: Thimphu; Bhutanese | Bolivia: La Paz; Bolivian | Bosnia: Sarajevo; Bosnian
Botswana: Gaborone; | Brazil: Brasilia; Brazilian | Brunei: ; | Bulgaria: Sofia; Bulgarian
Burkina Faso: Ouagadougou; | Burma: Rangoon; Burmese | Burundi: Bujumbura; Burundian
Cambodia: Phnom Penh; Cambodian | Cameroon: Yaounde; Cameroonian | Canada: Ottawa; Canadian
Cape Verde: Praia; | Central African Republic: Bangui; | Chad: N'Djamena; Chadian
Chile: Santiago; Chilean | China: Beijing; Chinese | Colombia: Bogota; Colombian
Comoros: Moroni; | Congo: Brazzaville; Congolese | Costa Rica: San Jose; Costa Rican
Croatia: Zagreb; Croatian | Cuba: Havana; Cuban | Cyprus: Nicosia; Cypriot
Czechia: Prague; Czech | Czechoslovakia: ; Czechoslovak | Denmark: Copenhagen; Danish
Djibouti: ; | Dominica: Roseau; | Dominican Republic: Santo Domingo; | Ecuador: Quito; Ecuadorian
Egypt: Cairo; Egyptian | El Salvador: San Salvador; Salvadoran | Equatorial Guinea: Malabo;
Eritrea: Asmara; Eritrean | Estonia: Tallinn; Estonian | Eswatini: Mbabane; Swazi | Swaziland: ;
Ethiopia: Addis Ababa; Ethiopian | Fiji: Suva; Fijian | Finland: Helsinki; Finnish
France: Paris; French | Gabon: Libreville; Gabonese | Gambia: Banjul; Gambian
Georgia: Tbilisi; Georgian | Germany: Berlin; German | Ghana: Accra; Ghanaian
Greece: Athens; Greek | Grenada: ; Grenadian | Granada: ; | Guatemala: ; Guatemalan
Guinea: Conakry; Guinean | Guinea-Bissau: Bissau; | Guyana: Georgetown; Guyanese
Guiana: Cayenne; | Haiti: Port-au-Prince; Haitian | Honduras: Tegucigalpa; Honduran
Hungary: Budapest; Hungarian | Iceland: Reykjavik; Icelandic | India: New Delhi; Indian
Indonesia: Jakarta; Indonesian | Iran: Tehran; Iranian | Iraq: Baghdad; Iraqi
Ireland: Dublin; Irish | Israel: Jerusalem; Israeli | Italy: Rome; Italian
Ivory Coast: Yamoussoukro; Ivorian | Jamaica: Kingston; Jamaican | Japan: Tokyo; Japanese
Jordan: Amman; Jordanian | Kazakhstan: Astana; Kazakh | Kenya: Nairobi; Kenyan
Kiribati: ; | Kosovo: Pristina; Kosovar | Kuwait: ; Kuwaiti | Kyrgyzstan: Bishkek; Kyrgyz
Laos: Vientiane; Lao | Latvia: Riga; Latvian | Lebanon: Beirut; Lebanese
Lesotho: Maseru; | Liberia: Monrovia; Liberian | Libya: Tripoli; Libyan
Liechtenstein: Vaduz; | Lithuania: Vilnius; Lithuanian | Luxembourg: ;
Macedonia: Skopje; Macedonian | Madagascar: Antananarivo; Malagasy | Malawi: Lilongwe; Malawian
Malaysia: Kuala Lumpur; Malaysian | Maldives: Male; | Mali: Bamako; Malian
Malta: Valletta; Maltese | Mauritania: Nouakchott; Mauritanian | Mauritius: Port Louis; Mauritian
Mexico: ; Mexican | Moldova: Chisinau; Moldovan | Monaco: ; | Mongolia: Ulaanbaatar; Mongolian
Montenegro: Podgorica; Montenegrin | Morocco: Rabat; Moroccan | Mozambique: Maputo; Mozambican
Myanmar: Naypyidaw; | Namibia: Windhoek; Namibian | Nauru: ; | Nepal: Kathmandu; Nepalese
Netherlands: Amsterdam; Dutch | New Zealand: Wellington; | Nicaragua: Managua; Nicaraguan
Niger: Niamey; Nigerien | Nigeria: Abuja; Nigerian | North Korea: Pyongyang;
Norway: Oslo; Norwegian | Oman: Muscat; Omani | Pakistan: Islamabad; Pakistani
Palau: ; | Palestine: Ramallah; Palestinian | Panama: ; Panamanian
Papua New Guinea: Port Moresby; | Paraguay: Asuncion; Paraguayan | Peru: Lima; Peruvian
Philippines: Manila; Filipino | Poland: Warsaw; Polish | Portugal: Lisbon; Portuguese
Prussia: Konigsberg; Prussian | Qatar: Doha; Qatari | Romania: Bucharest; Romanian
Russia: Moscow; Russian | Rwanda: Kigali; Rwandan | Samoa: Apia; Samoan | San Marino: ;
Saudi Arabia: Riyadh; Saudi | Senegal: Dakar; Senegalese | Serbia: Belgrade; Serbian
Seychelles: ; | Sierra Leone: Freetown; | Singapore: ; Singaporean
Slovakia: Bratislava; Slovak | Slovenia: Ljubljana; Slovenian | Somalia: Mogadishu; Somali
Somaliland: Hargeisa; | South Africa: Pretoria; South African | South Korea: Seoul; | South Sudan: Juba;
Spain: Madrid; Spanish | Sri Lanka: Colombo; Sri Lankan | Sudan: Khartoum; Sudanese
Suriname: Paramaribo; | Sweden: Stockholm; Swedish | Switzerland: Bern; Swiss
Syria: Damascus; Syrian | Taiwan: Taipei; Taiwanese | Tajikistan: Dushanbe; Tajik
Tanzania: Dodoma; Tanzanian | Thailand: Bangkok; Thai | Togo: Lome; Togolese | Tonga: ; Tongan
Trinidad and Tobago: Port of Spain; | Tunisia: Tunis; Tunisian | Turkey: Ankara; Turkish
Turkmenistan: Ashgabat; Turkmen | Tuvalu: ; | Uganda: Kampala; Ugandan | Ukraine: Kyiv; Ukrainian
United Arab Emirates: Abu Dhabi; Emirati | Uruguay: Montevideo; Uruguayan
Uzbekistan: Tashkent; Uzbek | Vanuatu: Port Vila; | Venezuela: Caracas; Venezuelan
Vietnam: Hanoi; Vietnamese | North Vietnam: ; | South Vietnam: Saigon; | Yemen: Sanaa; Yemeni
Yugoslavia: ; Yugoslav | Zambia: Lusaka; Zambian | Zimbabwe: Harare; Zimbabwean
England: London; English | Scotland: Edinburgh; Scottish | Wales: Cardiff; Welsh
Northern Ireland: Belfast; | Britain: ; British | Rhodesia: Salisbury; Rhodesian
"""

#: Places, peoples and powers beyond these, where one is easily written for another.
_OTHERS = """
Africa, America, Asia, Europe, Oceania, Australasia, Antarctica, Asturias, Slavonia, Saarland,
Rhineland, Ruhr, Silesia, Galicia, Galatia, Bohemia, Moravia, Bavaria, Saxony, Thuringia,
Livonia, Lapland, Flanders, Wallonia, Lorraine, Alsace, Savoy, Sardinia, Sicily, Corsica,
Burgundy, Brittany, Normandy, Tuscany, Lombardy, Piedmont, Catalonia, Castile, Aragon,
Crimea, Chechnya, Ossetia, Abkhazia, Transnistria, Transylvania, Wallachia, Moldavia,
Mesopotamia, Macedon, Sparta, Athens, Carthage, Persia, Parthia, Media, Assyria, Babylon,
Babylonia, Phoenicia, Palmyra, Petra, Judea, Judah, Gaul, Iberia, Bengal, Punjab, Kashmir,
Tibet, Manchuria, Hong Kong, Macau, Nanjing, Nanning, Nanchang, Shanghai, Chongqing,
Chengdu, Guangzhou, Hangzhou, Suzhou, Osaka, Kyoto, Hiroshima, Nagasaki, Bali, Java, Borneo,
Sumatra, Oran, Aden, Mecca, Medina, Mosul, Basra, Aleppo, Homs, Haifa, Gaza, Suez, Alexandria,
Almaty, Zhanaozen, Kharkiv, Kherson, Kielce, Krakow, Gdansk, Lublin, Lviv, Lodz, Lodi, Odesa,
Sienna, Siena, Verona, Vicenza, Venice, Naples, Milan, Turin, Genoa, Geneva, Ghent, Bruges,
Hamburg, Homburg, Marburg, Magdeburg, Freiburg, Fribourg, Strasbourg, Salzburg, Augsburg,
Pittsburgh, Leningrad, Stalingrad, Volgograd, Petrograd, Novgorod, Porto, Bordeaux, Lyon,
Leon, Leuven, Versailles, Trianon, Locarno, Lausanne, Maastricht, Utrecht, Yalta, Malta,
Tehran, Potsdam, Hastings, Agincourt, Crecy, Verdun, Vendee, Boston, Houston, Austin, Newark,
Florida, Carolina, Dakota, Virginia, Georgia, Galway, Goth, Visigoth, Ostrogoth, Vandal,
Ottoman, Roman, Norman, Saxon, Frank, Hun, Mongol, Moghul, Mughal, Maya, Inca, Aztec, Toltec,
Girondins, Jacobins, Jacobites, Mensheviks, Bolsheviks, Whigs, Tories, Sunni, Shia, Hutu, Tutsi
"""

#: Persons who share a surname, or are easily written for one another.  A star: the one
#: meant by the surname alone; a plus: the president or premier of the name.
_PERSONS = """
Theodore Roosevelt+, Franklin D. Roosevelt+, Eleanor Roosevelt, George H. W. Bush+,
George W. Bush+, Jeb Bush, Barbara Bush, John F. Kennedy+, Robert F. Kennedy, Ted Kennedy,
Jacqueline Kennedy, Bill Clinton+, Hillary Clinton, John Adams+, John Quincy Adams+,
Samuel Adams, Andrew Johnson+, Lyndon B. Johnson+, Boris Johnson+, Samuel Johnson,
Andrew Jackson*+, Stonewall Jackson, Jesse Jackson, Michael Jackson, William Henry Harrison+,
Benjamin Harrison+, Woodrow Wilson*+, Harold Wilson+, Winston Churchill*+, Randolph Churchill,
Neville Chamberlain*+, Austen Chamberlain, Joseph Chamberlain, Karl Marx*, Groucho Marx,
Eleanor Marx, Friedrich Engels, Charles Darwin*, George Darwin, Erasmus Darwin,
Richard Dawkins, Charles Dickens, Mary Shelley, Percy Shelley, Mary Stuart, Marie Antoinette,
Marie Curie, Pierre Curie, Mahatma Gandhi*, Mohandas Gandhi*, Indira Gandhi+, Rajiv Gandhi+,
Sonia Gandhi, Fidel Castro*+, Raul Castro+, Hafez al-Assad+, Bashar al-Assad+,
Napoleon Bonaparte*, Louis Bonaparte, Joseph Bonaparte, Lucien Bonaparte, Justin Trudeau+,
Pierre Trudeau+, Marine Le Pen, Jean-Marie Le Pen, Alexander von Humboldt, Wilhelm von Humboldt,
Thomas Mann*, Heinrich Mann, Klaus Mann, Golo Mann, Thomas Cromwell, Oliver Cromwell*,
Richard Cromwell, Francis Bacon, Roger Bacon, Zulfikar Ali Bhutto+, Benazir Bhutto+,
Corazon Aquino+, Benigno Aquino+, Juan Peron*+, Eva Peron, Isabel Peron+, Emmeline Pankhurst*,
Sylvia Pankhurst, Christabel Pankhurst, James Mill, John Stuart Mill*, Adam Smith, Ian Smith+,
John Smith, Winston Smith, Joseph Smith, Helmut Schmidt*+, Carl Schmitt, Max Weber*, Alfred Weber,
Kim Il-sung, Kim Jong-il, Kim Jong-un, Park Chung-hee, Park Geun-hye, Soong Ching-ling,
Soong Mei-ling, Deng Xiaoping*, Deng Yingchao, Zhou Enlai*, Mao Zedong*, Chiang Kai-shek*,
Chiang Ching-kuo, Sun Yat-sen, Hu Yaobang, Hu Jintao, Zhu De, Li Keqiang, Li Peng,
Vladimir Lenin, Vladimir Putin, Grigori Rasputin, Joseph Stalin, Leon Trotsky, Nikita Khrushchev,
Leonid Brezhnev, Mikhail Gorbachev*, Raisa Gorbacheva, Boris Yeltsin, Georgy Zhukov,
Georgy Malenkov, Nikolai Bukharin, Nikolai Bulganin, Volodymyr Zelensky*, Olena Zelenska,
Alexander Kerensky, Nursultan Nazarbayev*, Dariga Nazarbayeva*, Kassym-Jomart Tokayev,
Mustafa Kemal Ataturk, Mustafa Barzani, Lech Walesa*, Danuta Walesa, Lech Kaczynski,
Jaroslaw Kaczynski, Martin Luther, Martin Luther King*, Rodney King, Charles de Gaulle*,
Charles de Montalembert, Ibn Khaldun, Ibn Battuta, Ibn Sina, Ibn Rushd, Adolf Hitler*,
Heinrich Himmler, Heinrich Heine, Otto von Bismarck*, Herbert von Bismarck, Paul von Hindenburg,
William Pitt, William Gladstone, Benjamin Disraeli*, Isaac Disraeli, Robert Peel, John Locke,
David Hume, Thomas Hobbes, Thomas More, Thomas Paine, Thomas Jefferson, Jefferson Davis,
Angela Davis, Karl Popper, Karl Liebknecht, Wilhelm Liebknecht, Rosa Luxemburg, Rosa Parks,
George Orwell, George Washington*, Booker T. Washington, Abraham Lincoln, Ulysses S. Grant,
Robert E. Lee, Harriet Tubman, Margaret Thatcher, Golda Meir, Simon Bolivar, Che Guevara,
Ho Chi Minh, Pol Pot, Nelson Mandela*, Winnie Mandela, Desmond Tutu, Jawaharlal Nehru,
Arthur Miller, Henry Miller, Alexandre Dumas, Johann Strauss, Richard Strauss,
Leo Strauss, Aldous Huxley, Thomas Huxley, Julian Huxley, Henry Ford, Gerald Ford+,
Gordon Brown+, John Brown, Tony Blair, Angela Merkel, Alexandra Fyodorovna
"""

#: Surnames that differ by a letter.
_SURNAMES = """
Miller Muller Mueller Moller Moeller Meyer Meier Maier Mayer Schmidt Schmitt Schmid Smith Smythe Hoffmann
Hofmann Fischer Fisher Bauer Brauer Weber Wagner Brown Braun Bruning Brunning Kant Kent Hesse Hess Hegel
Hagel Nagel Engel Engels Marx Marks Mann Manns Wilson Watson Watt Watts Nixon Dixon Carter Cartier Truman
Freeman Hoover Heuss Heath Attlee Eden Adenauer Erhard Brandt Brand Kohl Kohler Scholz Schulz Schultz
Steinmeier Thatcher Blair Bligh Wallace Wallis Lenin Lennon Stalin Trotsky
"""

#: First names; ending on a slash: men's before, women's after.
_FIRST_NAMES = """
Abraham Adam Adolf Albert Alexander Alexandre Alfred Andrew Antonio Arthur August Austen
Benjamin Bernard Bill Boris Carl Carlos Charles Christian Christopher Clement Daniel David Edgar
Edmund Eduard Edward Edwin Emil Eric Erich Ernest Ernst Eugene Ferdinand Fidel Francis Franklin
Franz Frederick Friedrich Georg George Gerald Gerhard Gustav Hans Harold Harry Heinrich Helmut
Henri Henry Herbert Hermann Ivan Jack Jacob Jacques James Jan Jean Jeremy Jerome Johann
Johannes John Joseph Josef Juan Jules Julius Karl Klaus Konrad Konstantin Kurt Lech Leon Leonid
Leopold Louis Ludwig Lyndon Manuel Mark Martin Matthew Max Maximilian Michael Mikhail Mohammed
Muhammad Napoleon Neville Nicholas Nicolas Nikita Nikolai Oliver Oscar Otto Pablo Patrick Paul
Pedro Peter Philip Philippe Pierre Pyotr Randolph Raymond Rene Richard Robert Roger Rudolf
Rupert Samuel Sergei Sigmund Simon Stanley Stephen Theodore Thomas Victor Viktor Vladimir Walter
Werner Wilhelm William Winston Woodrow Nursultan Jawaharlal Mustafa Bashar Hafez Heiner Nelson
Barack Benito Muammar Osama Saddam Hosni Robert Lech Emmanuel Jimmy Ronald Donald Joe Gordon Tony Volodymyr Deng Xi Fidel Che Hugo Vaclav
Alexei Dmitri Aleksandr Dwight Calvin Herbert Lyndon Ulysses Anthony Stanley Ramsay Konrad Willy Olaf Giuseppe Camillo
/ Alexandra Alice Angela Anna Anne Annie Barbara Beatrice Carla Carol Caroline Catherine
Charlotte Christina Clara Clementine Dariga Diana Dorothy Edith Eleanor Elena Elisabeth Elizabeth
Ella Emily Emma Emmeline Eva Florence Frances Francesca Georgina Golda Hannah Harriet Helen Helene
Henrietta Hillary Indira Ingrid Irene Isabel Isabella Jacqueline Jane Jeanne Joan Johanna
Josephine Julia Julie Karla Katharina Katherine Laura Louisa Louise Margaret Maria Marie Marina
Martha Mary Matilda Michelle Monica Nadezhda Natalia Nicole Olga Olena Olympe Paula Pauline
Petra Raisa Rosa Rosalind Sarah Sofia Sophia Sophie Susan Sylvia Tatiana Theresa Ursula
Valentina Victoria Viktoria Virginia Wilhelmina
"""

#: The same first name; rulers are called by it in several languages.
_RULERS = """
Alexander Aleksandr Alexandre Alessandro; Alfonso Alphonse; Catherine Katharina Katherine
Yekaterina Ekaterina; Charles Karl Carl Carlos Carlo; Christian Kristian; Constantine Konstantin
Constantin; Edward Eduard; Elizabeth Elisabeth Isabel; Ferdinand Fernando; Francis Franz Francois
Francesco; Frederick Friedrich Frederic Fredrik Frederik; George Georg; Henry Heinrich Henri
Enrique; Ivan Iwan; James Jakob Jacob Jacques; John Johann Jean Juan Giovanni; Joseph Josef; Leopold
Leopoldo; Louis Ludwig Luis; Margaret Margarethe Margarete Margrethe; Mary Maria Marie; Maximilian
Maximilien; Napoleon Napoleone; Nicholas Nikolai Nicolas Nikolaus Nikolay; Otto Otho; Paul Paulus Pavel
Pablo; Peter Pyotr Pjotr Pedro Pierre; Philip Philipp Philippe Felipe; Pius Pio; Sigismund Sigmund; Sophia
Sophie Sofia; Theodore Fyodor Feodor; Victoria Viktoria; William Wilhelm Willem Guillaume
"""

#: The same first name in full and for short.
_SHORT = """
Abraham Abe; Alexander Alex Aleksandr; Andrew Andy; Anthony Tony; Barbara Babs; Benjamin Ben; Catherine Kate Katie;
Charles Charlie; Daniel Dan; David Dave; Donald Don; Edward Ted Teddy Ed Ned; Elizabeth Liz Betty Elisabeth; Eugene
Gene; Franklin Frank; Frederick Fred; George Georg; Gerald Gerry; Harold Harry Hal; Henry Hal; James Jim Jimmy;
John Jack; Joseph Joe Josef; Leon Leo Lev; Margaret Maggie Meg Peggy; Michael Mike Mikhail; Nicholas Nick;
Patrick Pat; Peter Pete; Philip Phil; Richard Dick Rick; Robert Bob Bobby; Ronald Ron; Samuel Sam; Stephen Steve
Steven; Theodore Teddy Ted; Thomas Tom; William Bill Will Willy; Winston Winnie
"""

#: Persons known by one name: the rest may go.
_ONE_NAME = """
napoleon michelangelo leonardo raphael rembrandt galileo dante petrarch montezuma saladin
"""

#: The number of a ruler with a byname.
_BYNAMES = """
Catherine the Great: 2; Ivan the Terrible: 4; Ivan the Great: 3; Peter the Great: 1; Frederick the Great: 2;
Suleiman the Magnificent: 1; William the Conqueror: 1; Richard the Lionheart: 1
"""

#: Names of one thing, letters and words.
_SAME = """
United Nations, UN, UNO, United Nations Organization | European Union, EU |
United States, US, USA, United States of America | United Kingdom, UK |
Soviet Union, USSR, Union of Soviet Socialist Republics |
East Germany, GDR, DDR, German Democratic Republic | West Germany, FRG, BRD |
Federal Republic of Germany, FRG, BRD | People's Republic of China, PRC |
Democratic Republic of the Congo, DRC | Republic of the Congo, Congo-Brazzaville |
NATO, North Atlantic Treaty Organization | CSTO, Collective Security Treaty Organization |
OSCE, Organization for Security and Cooperation in Europe | CIS, Commonwealth of Independent States |
SCO, Shanghai Cooperation Organization | OPEC, Organization of the Petroleum Exporting Countries |
OECD, Organization for Economic Cooperation and Development | WHO, World Health Organization |
WTO, World Trade Organization | IMF, International Monetary Fund |
UNESCO, United Nations Educational Scientific and Cultural Organization |
UNICEF, United Nations Children's Fund | UNHCR | ICC, International Criminal Court |
ICJ, International Court of Justice | EEC, European Economic Community |
ECSC, European Coal and Steel Community | ECB, European Central Bank | AU, African Union |
OAU, Organization of African Unity | ASEAN, Association of Southeast Asian Nations |
SEATO, Southeast Asia Treaty Organization | NAFTA, North American Free Trade Agreement | APEC |
EPRS, European Parliamentary Research Service | ANC, African National Congress |
PLO, Palestine Liberation Organization | IRA, Irish Republican Army | NASA | CIA | KGB | FBI | ILO,
International Labour Organization | COMECON | European Community | Eurasian Union | League of Nations |
Warsaw Pact | Baghdad Pact | Indian National Congress
"""

#: Names of two or more countries, parts or sides: alone they say too little.
SPLIT = frozenset(
    [
        "china",
        "korea",
        "congo",
        "germany",
        "vietnam",
        "ireland",
        "yemen",
        "sudan",
        "guinea",
        "samoa",
        "carolina",
        "dakota",
        "timor",
        "ossetia",
        "macedonia",
        "cyprus",
    ]
)
#: Families named first.
FAMILY_FIRST = frozenset(
    [
        "mao",
        "zhou",
        "deng",
        "xi",
        "hu",
        "li",
        "jiang",
        "zhu",
        "sun",
        "chiang",
        "kim",
        "park",
        "ho",
        "ngo",
        "lee",
        "chou",
        "teng",
        "liu",
        "wang",
        "zhang",
        "lin",
        "soong",
        "syngman",
    ]
)


def _folded(text: str) -> str:
    return "".join(words(text))


def _listed(text: str, mark: str) -> list[str]:
    return [
        part.strip() for part in text.replace("\n", " ").split(mark) if part.strip()
    ]


def _countries() -> list[tuple[str, str, str]]:
    rows = [line for part in _COUNTRIES.splitlines() for line in _listed(part, "|")]
    found = []
    for row in rows:
        name, _, rest = row.partition(":")
        capital, _, people = rest.partition(";")
        found.append((name.strip(), capital.strip(), people.strip()))
    return found


COUNTRIES = frozenset(_folded(name) for name, _, _ in _countries())
#: What a country's people are called, to the country.
DEMONYMS = {
    _folded(people): _folded(name) for name, _, people in _countries() if people
}
CAPITALS = {
    _folded(capital): _folded(name) for name, capital, _ in _countries() if capital
}

_men, _women = _FIRST_NAMES.split("/")
MEN = word_set(_men.casefold())
WOMEN = word_set(_women.casefold())
FIRST_NAMES = MEN | WOMEN
#: Every spelling of a ruler's first name, to the one we compare.
RULERS = {
    name: group[0]
    for part in _listed(_RULERS, ";")
    for group in [words(part)]
    for name in group
}
#: Each first name, to the places of the groups it is in.
SHORT: dict[str, frozenset[int]] = {}
for _place, _group in enumerate(_listed(_SHORT, ";")):
    for _name in words(_group):
        SHORT[_name] = SHORT.get(_name, frozenset()) | {_place}
ONE_NAME = frozenset(_ONE_NAME.split())
BYNAMES = {
    tuple(word for word in words(name) if word != "the"): int(number)
    for name, _, number in (part.partition(":") for part in _listed(_BYNAMES, ";"))
}
#: Persons as written, without the signs.
PERSONS = tuple(part.rstrip("*+") for part in _listed(_PERSONS, ","))
FOREMOST = frozenset(
    part.rstrip("*+") for part in _listed(_PERSONS, ",") if "*" in part
)
PRESIDENTS = frozenset(
    part.rstrip("*+") for part in _listed(_PERSONS, ",") if "+" in part
)
#: Names of one thing, thing by thing.
SAME = tuple(tuple(_listed(group, ",")) for group in _listed(_SAME, "|"))


def _shown() -> dict[str, str]:
    found = {_folded(text): text for group in SAME for text in group}
    for row in _countries():
        found |= {_folded(text): text for text in row if text}
    for text in (*_listed(_OTHERS, ","), *PERSONS):
        found.setdefault(_folded(text), text)
    return found


#: What the names are called, by their letters.
SHOWN = _shown()

#: Single words that are names of their own.
KNOWN_WORDS = frozenset(
    word_set(_SURNAMES.casefold())
    | {letters for letters, text in SHOWN.items() if " " not in text}
    | FIRST_NAMES
    | set(RULERS)
    | {words(text)[-1] for text in PERSONS}
)


def _letter_set(word: str) -> int:
    """The letters of a word, a bit for each."""
    bits = 0
    for char in word:
        bits |= 1 << (ord(char) & 31)
    return bits


_by_start: dict[str, list[tuple[str, int]]] = defaultdict(list)
for _word in sorted(KNOWN_WORDS):
    _by_start[_word[0]].append((_word, _letter_set(_word)))

_VOWELS = frozenset("aeiouy")


@lru_cache(maxsize=4096)
def near(word: str) -> tuple[str, ...]:
    """Known words at most two slips away from *word*, itself left out."""
    bits, length = _letter_set(word), len(word)
    return tuple(
        other
        for other, others in _by_start.get(word[:1], ())
        # A slip changes at most two of the letters that a word has.
        if (bits ^ others).bit_count() <= 4
        and -2 <= len(other) - length <= 2
        and other != word
        and slips(word, other, 2) <= 2
    )


def unlikeness(first: str, second: str) -> float:
    """How far two spellings are apart: a vowel counts half, but not at the end.

    Vowels are what is mostly misspelt; the last letter makes Niger of Nigeria.
    """
    start = 0
    while start < min(len(first), len(second)) - 1 and first[start] == second[start]:
        start += 1
    first, second = first[start:], second[start:]
    weights = [0.5 if char in _VOWELS else 1.0 for char in second[:-1]] + [1.0]
    before = [0.0]
    for weight in weights:
        before.append(before[-1] + weight)
    for place, char in enumerate(first, start=1):
        own = 0.5 if char in _VOWELS and place < len(first) else 1.0
        row = [before[0] + own]
        for column, (other, weight) in enumerate(zip(second, weights, strict=False)):
            change = 0.0 if char == other else max(own, weight)
            row.append(
                min(before[column + 1] + own, row[-1] + weight, before[column] + change)
            )
        before = row
    return before[-1]
