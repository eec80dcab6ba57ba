"""Names as learners type them, and what a teacher of history says of each.

``never`` means: not right; whether it is close or wrong is the machine's to say.
"""

from dataclasses import dataclass

WHO = "Who was it?"
COUNTRY = "Which country was it?"
CITY = "Which city was it?"
BODY = "Which organisation was it?"
EVENT = "Which event was it?"
TREATY = "Which treaty was it?"


@dataclass(frozen=True, slots=True, kw_only=True)
class NameCases:
    """One key with what is said for it; ``among`` are other names of its set."""

    key: str
    prompt: str = WHO
    accept: tuple[str, ...] = ()
    reject: tuple[str, ...] = ()
    distractors: tuple[str, ...] = ()
    among: tuple[str, ...] = ()
    right: tuple[str, ...] = ()
    close: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()
    never: tuple[str, ...] = ()


PERSONS = (
    NameCases(
        key="Winston Churchill",
        right=(
            "Churchill",
            "Sir Winston Churchill",
            "W. Churchill",
            "Churchill, Winston",
            "winston churchill",
            "Winston S. Churchill",
            "Winston Chruchill",
            "Prime Minister Churchill",
        ),
        wrong=(
            "Randolph Churchill",
            "R. Churchill",
            "Mrs Churchill",
            "Winston Smith",
            "Church",
            "Chamberlain",
            "not Churchill",
            "Churchill or Chamberlain",
        ),
        never=("Winston",),
    ),
    NameCases(
        key="John F. Kennedy",
        right=(
            "J. F. Kennedy",
            "JFK",
            "jfk",
            "John F Kennedy",
            "John Fitzgerald Kennedy",
            "Kennedy, John F.",
            "John Kennedy",
            "President Kennedy",
        ),
        close=("Kennedy",),
        wrong=(
            "Robert F. Kennedy",
            "Robert Kennedy",
            "RFK",
            "Ted Kennedy",
            "John F. Kennedy Jr.",
            "Jacqueline Kennedy",
        ),
        distractors=("Robert F. Kennedy",),
    ),
    NameCases(
        key="Franklin D. Roosevelt",
        right=(
            "Franklin Delano Roosevelt",
            "FDR",
            "F. D. Roosevelt",
            "Franklin Roosevelt",
            "President Franklin D. Roosevelt",
            "Franklin Rosevelt",
        ),
        close=("Roosevelt", "President Roosevelt"),
        wrong=(
            "Theodore Roosevelt",
            "T. Roosevelt",
            "Teddy Roosevelt",
            "Eleanor Roosevelt",
            "Mrs Roosevelt",
        ),
    ),
    NameCases(
        key="George W. Bush",
        right=("President George W. Bush", "Bush, George W."),
        close=("Bush", "George Bush"),
        never=("George H. W. Bush", "George Bush senior", "George H.W. Bush", "Jeb Bush"),
    ),
    NameCases(
        key="Charles Darwin",
        right=("Darwin", "C. Darwin", "Charles Robert Darwin", "Darwin, Charles"),
        wrong=("George Darwin", "Erasmus Darwin", "Charles Dawkins", "Charles Dickens"),
    ),
    NameCases(
        key="Karl Marx",
        right=("Marx", "Carl Marx", "Dr Karl Marx", "K. Marx"),
        wrong=("Groucho Marx", "Karl Marxism", "Karl Popper", "Max", "Friedrich Engels"),
    ),
    NameCases(
        key="Mary Wollstonecraft",
        right=("Wollstonecraft", "Mary Wolstonecraft"),
        wrong=("Mary Shelley", "Mary Stuart", "Mary"),
    ),
    NameCases(
        key="Kassym-Jomart Tokayev",
        accept=("Tokayev",),
        reject=("Nursultan Nazarbayev", "Nazarbayev"),
        right=(
            "President Tokayev",
            "Tokaev",
            "Toqayev",
            "Токаев",
            "Касым-Жомарт Токаев",
            "Tokajew",
            "Tokaïev",
            "K.-J. Tokayev",
            "Qasym-Jomart Toqayev",
        ),
        wrong=("Nazarbayev", "Tokayeva", "Ivan Tokayev", "Tokyo", "Tokayev and Nazarbayev"),
    ),
    NameCases(
        key="Nursultan Nazarbayev",
        right=("Nazarbayev", "N. Nazarbayev", "Назарбаев", "Nasarbajew", "Nazarbaev", "Nursultan Nasarbajew"),
        wrong=("Nazarbayeva", "Dariga Nazarbayeva", "Dariga Nazarbayev", "Nur-Sultan", "Nur Sultan"),
    ),
    NameCases(
        key="Dariga Nazarbayeva",
        right=("Nazarbayeva", "D. Nazarbayeva", "Dariga Nazarbaeva"),
        wrong=("Nazarbayev", "Dariga Nazarbayev", "Nursultan Nazarbayev"),
    ),
    NameCases(
        key="Mikhail Gorbachev",
        right=(
            "Gorbachev",
            "Gorbatschow",
            "Gorbatchev",
            "Gorbačëv",
            "Michail Gorbatschow",
            "Mikhaïl Gorbatchev",
            "Горбачёв",
            "Михаил Горбачев",
            "Gorbachov",
        ),
        wrong=("Gorbacheva", "Raisa Gorbacheva", "Yeltsin", "Ivan Gorbachev"),
    ),
    NameCases(
        key="Nikita Khrushchev",
        right=("Chruschtschow", "Khrouchtchev", "Хрущёв", "Khruschev", "Hruŝëv"),
        wrong=("Brezhnev", "Nikita Brezhnev"),
    ),
    NameCases(
        key="Boris Yeltsin",
        right=("Jelzin", "Eltsine", "Ельцин", "Boris Jelzin", "Yeltzin"),
        wrong=("Boris Johnson", "Boris", "Putin"),
    ),
    NameCases(
        key="Vladimir Putin",
        right=("Wladimir Putin", "Poutine", "Путин", "V. Putin", "Vladimir Poutine"),
        wrong=("Rasputin", "Putina", "Vladimir Lenin"),
    ),
    NameCases(
        key="Georgy Zhukov",
        right=("Zhukov", "Schukow", "Joukov", "Жуков", "Marshal Zhukov", "Georgi Shukow"),
        wrong=("Sukarno", "Georgy Malenkov"),
    ),
    NameCases(
        key="Volodymyr Zelensky",
        right=("Zelenskyy", "Zelenskiy", "Selenskyj", "Зеленський", "President Zelensky"),
        wrong=("Zelenska", "Olena Zelenska"),
    ),
    NameCases(
        key="Mao Zedong",
        right=("Mao Tse-tung", "Mao Tsetung", "Chairman Mao Zedong", "Mao Ze Dong", "Mao"),
        wrong=("Zhou Enlai", "Deng Xiaoping", "Mao Zedang the Second"),
    ),
    NameCases(
        key="Zhou Enlai",
        right=("Chou En-lai", "Zhou En-lai", "Premier Zhou Enlai"),
        wrong=("Zhu De", "Mao Zedong", "Chiang Kai-shek"),
    ),
    NameCases(
        key="Deng Xiaoping",
        right=("Teng Hsiao-p'ing", "Teng Hsiao-ping", "Deng"),
        wrong=("Hu Yaobang", "Deng Yingchao"),
    ),
    NameCases(
        key="Xi Jinping",
        right=("President Xi", "Jinping Xi", "Xi", "Xi, Jinping"),
        wrong=("Li Keqiang", "11 Jinping"),
    ),
    NameCases(
        key="Mustafa Kemal Atatürk",
        right=("Ataturk", "Mustafa Kemal Ataturk", "Kemal Atatürk", "Atatuerk"),
        wrong=("Mustafa Barzani", "Turk"),
    ),
    NameCases(
        key="Heiner Müller",
        right=("Mueller", "Muller", "Heiner Mueller"),
        wrong=("Max Müller", "Möller", "Heiner Miller"),
    ),
    NameCases(
        key="Lech Wałęsa",
        right=("Walesa", "Lech Walesa", "Wałesa"),
        wrong=("Danuta Wałęsa", "Wales", "Lech Kaczyński"),
    ),
    NameCases(
        key="Ursula von der Leyen",
        right=("von der Leyen", "Leyen", "U. von der Leyen", "Leyen, Ursula von der"),
        wrong=("Jan van der Meer", "Ursula", "von der Goltz"),
    ),
    NameCases(
        key="Charles de Gaulle",
        right=("de Gaulle", "De Gaulle", "General de Gaulle", "Gaulle, Charles de", "degaulle"),
        wrong=("Charles de Montalembert", "Charles", "Pierre de Gaulle"),
    ),
    NameCases(
        key="Bashar al-Assad",
        right=("Bashar Assad", "Bashar Al Assad", "Bashar el-Assad"),
        close=("Assad", "al-Assad"),
        wrong=("Hafez al-Assad", "H. al-Assad"),
        distractors=("Hafez al-Assad",),
    ),
    NameCases(
        key="Ibn Khaldun",
        right=("ibn Khaldun", "Khaldun", "Ibn Khaldoun"),
        wrong=("Ibn Battuta", "Ibn Sina", "Ibn"),
    ),
    NameCases(
        key="Sinéad O'Connor",
        right=("O'Connor", "OConnor", "O’Connor", "Sinead O Connor"),
        wrong=("Connery", "Sandra Day O'Connor"),
    ),
    NameCases(
        key="Shinzo Abe",
        right=("Abe Shinzo", "Abe", "Shinzō Abe", "Abe, Shinzo"),
        wrong=("Abraham", "Kishida"),
    ),
    NameCases(
        key="Martin Luther King Jr.",
        right=("Martin Luther King", "MLK", "Dr King", "Martin Luther King, Jr."),
        wrong=("Martin Luther King Sr.", "Martin Luther", "Rodney King"),
    ),
    NameCases(
        key="Pliny the Elder",
        right=("Pliny the elder", "Elder Pliny"),
        close=("Pliny",),
        wrong=("Pliny the Younger",),
    ),
    NameCases(
        key="William Pitt the Younger",
        right=("Pitt the Younger",),
        close=("William Pitt", "Pitt"),
        wrong=("William Pitt the Elder", "Pitt the Elder"),
    ),
    NameCases(
        key="Alexandre Dumas père",
        close=("Alexandre Dumas", "Dumas"),
        wrong=("Alexandre Dumas fils", "Alexandre Dumas the Younger"),
    ),
    NameCases(
        key="Theodore Roosevelt",
        among=("Franklin D. Roosevelt",),
        right=("T. Roosevelt", "Theodore Rosevelt"),
        close=("Roosevelt",),
        wrong=("Franklin Roosevelt", "F. Roosevelt"),
    ),
    NameCases(
        key="Andrew Johnson",
        among=("Lyndon B. Johnson",),
        right=("A. Johnson", "President Andrew Johnson"),
        close=("Johnson",),
        wrong=("Lyndon Johnson", "LBJ", "Boris Johnson", "Andrew Jackson"),
    ),
    NameCases(
        key="Marie Curie",
        right=("Madame Curie", "Marie Sklodowska Curie", "Marie Skłodowska-Curie"),
        wrong=("Pierre Curie", "Irène Curie", "Marie Antoinette"),
    ),
    NameCases(
        key="Indira Gandhi",
        right=("I. Gandhi", "Mrs Indira Gandhi", "Indira Ghandi"),
        close=("Gandhi",),
        wrong=("Mahatma Gandhi", "Rajiv Gandhi", "Mohandas Gandhi"),
    ),
    NameCases(
        key="Napoleon Bonaparte",
        right=("Napoleon", "Bonaparte", "Napoléon Bonaparte", "Napoleon I"),
        wrong=("Napoleon III", "Louis Bonaparte", "Louis-Napoléon Bonaparte"),
    ),
    NameCases(
        key="Alexandra Kollontai",
        right=("Kollontai", "Aleksandra Kollontaj", "Kollontay"),
        wrong=("Alexander Kollontai", "Alexandra Fyodorovna"),
    ),
)  # fmt: skip

RULERS = (
    NameCases(
        key="Henry VIII",
        right=(
            "King Henry VIII",
            "Henry 8",
            "Henry the Eighth",
            "henry viii",
            "Henry the 8th",
            "Henry VIII of England",
            "Henry VIII.",
            "Hnery VIII",
        ),
        close=("Henry",),
        wrong=(
            "Henry VII",
            "Henry 7",
            "Henry the Seventh",
            "Henry IX",
            "Henry V",
            "Edward VIII",
            "Henry VIIII and Henry VII",
        ),
    ),
    NameCases(
        key="Elizabeth I",
        right=("Queen Elizabeth I", "Elizabeth the First", "Elizabeth 1", "Elisabeth I", "Queen Elizabeth the 1st"),
        close=("Elizabeth", "Queen Elizabeth"),
        wrong=("Elizabeth II", "Queen Elizabeth the Second", "Mary I", "Elizabeth III"),
    ),
    NameCases(
        key="Louis XIV",
        right=("Louis 14", "Louis the Fourteenth", "King Louis XIV of France", "Ludwig XIV."),
        close=("Louis",),
        wrong=("Louis XVI", "Louis XV", "Louis XIII", "Philippe XIV", "Louise XIV"),
    ),
    NameCases(
        key="Wilhelm II",
        right=("Kaiser Wilhelm II", "William II", "Emperor Wilhelm the Second"),
        close=("Kaiser Wilhelm",),
        wrong=("Wilhelm I", "Kaiser Wilhelm I", "William III", "Frederick II"),
    ),
    NameCases(
        key="Catherine the Great",
        right=("Catherine II", "Empress Catherine the Great", "Katharina the Great"),
        wrong=("Catherine I", "Peter the Great", "Alfred the Great"),
        never=("Catherine", "Catherine of Aragon"),
    ),
    NameCases(
        key="Ivan the Terrible",
        right=("Tsar Ivan the Terrible", "Ivan IV", "Ivan the Terible"),
        wrong=("Ivan III", "Ivan the Great", "Iwan V"),
    ),
    NameCases(
        key="John Paul II",
        right=("Pope John Paul II", "Pope John Paul the Second", "John Paul 2"),
        close=("John Paul", "Pope John Paul"),
        wrong=("John Paul I", "Paul II", "John XXIII", "Paul VI"),
    ),
    NameCases(
        key="Kim Il-sung",
        right=("Kim Il Sung", "Kim Ilsung"),
        wrong=("Kim Jong-il", "Kim Jong-un", "Kim Jong Il"),
        close=("Kim",),
    ),
    NameCases(
        key="Queen Victoria",
        right=("Victoria", "Queen Viktoria"),
        wrong=("Victor", "King Victor", "Lake Victoria", "Victoria II"),
    ),
    NameCases(
        key="Nicholas II",
        right=("Tsar Nicholas II", "Nicolas II", "Nikolai II"),
        wrong=("Nicholas I", "Alexander II", "Nicholas III"),
    ),
)  # fmt: skip

PLACES = (
    NameCases(key="Austria", prompt=COUNTRY, right=("austria", "Republic of Austria", "Austira"), wrong=("Australia", "Hungary", "Asturias"), never=("Austrila",)),
    NameCases(key="Australia", prompt=COUNTRY, right=("Austrailia", "the Commonwealth of Australia"), wrong=("Austria", "Australasia")),
    NameCases(key="Iran", prompt=COUNTRY, right=("Islamic Republic of Iran", "IRAN"), wrong=("Iraq", "Irak", "Oran")),
    NameCases(key="Iraq", prompt=COUNTRY, right=("Irak",), wrong=("Iran", "Israel")),
    NameCases(key="Slovenia", prompt=COUNTRY, right=("Slovenija", "Slovena"), wrong=("Slovakia", "Slavonia")),
    NameCases(key="Slovakia", prompt=COUNTRY, right=("Slovak Republic", "Slowakia"), wrong=("Slovenia", "Czechoslovakia")),
    NameCases(key="Niger", prompt=COUNTRY, right=("the Niger", "Republic of Niger"), wrong=("Nigeria", "Tiger")),
    NameCases(key="Nigeria", prompt=COUNTRY, right=("Nigera", "Federal Republic of Nigeria"), wrong=("Niger", "Liberia", "Algeria")),
    NameCases(key="Mali", prompt=COUNTRY, wrong=("Malawi", "Bali", "Malta", "Maui")),
    NameCases(key="Malawi", prompt=COUNTRY, wrong=("Mali", "Malaysia", "Malabo")),
    NameCases(key="Paraguay", prompt=COUNTRY, right=("Paraguai",), wrong=("Uruguay",)),
    NameCases(key="Uruguay", prompt=COUNTRY, right=("Urugay",), wrong=("Paraguay",)),
    NameCases(key="Zambia", prompt=COUNTRY, wrong=("Gambia", "Namibia", "Zimbabwe")),
    NameCases(key="Dominica", prompt=COUNTRY, wrong=("Dominican Republic", "Jamaica")),
    NameCases(key="Mauritania", prompt=COUNTRY, right=("Mauretania",), wrong=("Mauritius", "Tanzania")),
    NameCases(key="Latvia", prompt=COUNTRY, wrong=("Lithuania", "Estonia")),
    NameCases(key="Guinea", prompt=COUNTRY, wrong=("Guinea-Bissau", "Equatorial Guinea", "Papua New Guinea", "Guyana", "New Guinea")),
    NameCases(key="North Korea", prompt=COUNTRY, right=("N. Korea", "north korea", "North Koera"), close=("Korea",), wrong=("South Korea", "S. Korea", "North Vietnam", "North")),
    NameCases(key="West Germany", prompt=COUNTRY, accept=("Federal Republic of Germany",), right=("FRG", "Federal Republic of Germany"), close=("Germany",), wrong=("East Germany", "GDR", "German Democratic Republic")),
    NameCases(key="South Sudan", prompt=COUNTRY, close=("Sudan",), wrong=("North Sudan", "South Africa", "Swaziland")),
    NameCases(key="Sudan", prompt=COUNTRY, wrong=("South Sudan", "Sweden")),
    NameCases(key="Democratic Republic of the Congo", prompt=COUNTRY, accept=("DRC",), right=("DR Congo", "D.R. Congo", "drc"), close=("Congo",), wrong=("Republic of the Congo", "Congo-Brazzaville")),
    NameCases(key="Netherlands", prompt=COUNTRY, right=("The Netherlands", "the netherlands", "Netherland"), wrong=("Flanders",)),
    NameCases(key="United Kingdom", prompt=COUNTRY, right=("UK", "the UK", "U.K.", "the United Kingdom"), wrong=("Kingdom", "United", "United States")),
    NameCases(key="United States", prompt=COUNTRY, right=("USA", "US", "the United States of America", "U.S.A.", "United States of America"), wrong=("States", "United Nations", "United Kingdom")),
    NameCases(key="Soviet Union", prompt=COUNTRY, right=("USSR", "the Soviet Union", "Sovjet Union"), wrong=("Union", "European Union", "African Union")),
    NameCases(key="Kyiv", prompt=CITY, right=("Kiev", "Kiew", "Київ", "Киев"), wrong=("Minsk", "Kharkiv", "Kielce")),
    NameCases(key="Kharkiv", prompt=CITY, right=("Kharkov", "Charkow", "Харків", "Харьков"), wrong=("Kherson", "Khartoum")),
    NameCases(key="Lviv", prompt=CITY, right=("Lvov", "Lwiw", "Львів"), wrong=("Kyiv", "Lublin")),
    NameCases(key="Łódź", prompt=CITY, right=("Lodz", "Łódz", "lódź"), wrong=("Lodi", "Lvov")),
    NameCases(key="São Paulo", prompt=CITY, right=("Sao Paulo", "Sao Paolo"), wrong=("Paulo", "San Paolo di Civitate", "Porto")),
    NameCases(key="Beijing", prompt=CITY, accept=("Peking",), right=("Peking", "Pei-ching", "Bejing"), wrong=("Nanjing", "Nanking", "Beirut")),
    NameCases(key="Nanjing", prompt=CITY, right=("Nan-ching",), wrong=("Beijing", "Nanning")),
    NameCases(key="Nur-Sultan", prompt=CITY, right=("Nursultan", "Nur Sultan", "nur-sultan"), wrong=("Sultan", "Astana", "Nur Otan", "Nursultan Nazarbayev")),
    NameCases(key="Saint Petersburg", prompt=CITY, right=("St Petersburg", "St. Petersburg", "Sankt Petersburg"), wrong=("Leningrad", "Pittsburgh", "Strasbourg")),
    NameCases(key="The Hague", prompt=CITY, right=("the Hague", "Hague", "The Haague"), wrong=("Prague", "The")),
    NameCases(key="Budapest", prompt=CITY, right=("Budapset",), wrong=("Bucharest", "Bukarest")),
    NameCases(key="Vienna", prompt=CITY, right=("Viena", "Vienna, Austria"), wrong=("Vientiane", "Sienna", "Verona")),
    NameCases(key="New York", prompt=CITY, right=("new york", "New York City"), wrong=("York", "New Jersey", "Newark")),
    NameCases(key="Addis Ababa", prompt=CITY, right=("Addis Abeba", "addis-ababa"), wrong=("Ababa", "Abuja")),
    NameCases(key="Rhineland", prompt="Which region was it?", right=("the Rhineland", "Rheinland"), wrong=("Rhodesia", "Saarland")),
)  # fmt: skip

BODIES = (
    NameCases(
        key="Collective Security Treaty Organisation",
        prompt=BODY,
        right=(
            "CSTO",
            "csto",
            "C.S.T.O.",
            "the CSTO",
            "Collective Security Treaty Organization",
            "Collective Security Treaty Organization (CSTO)",
            "Colective Security Treaty Organisation",
        ),
        wrong=("OSCE", "CIS", "NATO", "CTSO", "Collective", "Treaty Organisation", "NATO (Collective Security Treaty Organisation)"),
    ),
    NameCases(key="CSTO", prompt=BODY, right=("Collective Security Treaty Organization", "the CSTO"), wrong=("CTO", "OSCE", "COST", "CSTA"), never=("Common Soviet Trade Office",)),
    NameCases(key="United Nations", prompt=BODY, right=("UN", "UNO", "the UN", "U.N.", "The United Nations", "United Nations Organization"), wrong=("League of Nations", "EU", "Nations", "United States")),
    NameCases(key="NATO", prompt=BODY, right=("North Atlantic Treaty Organization", "nato", "N.A.T.O."), wrong=("NAFTA", "SEATO", "North Atlantic", "Warsaw Pact", "NASA")),
    NameCases(key="UNESCO", prompt=BODY, right=("Unesco",), wrong=("UNICEF", "UNHCR", "UN")),
    NameCases(key="European Union", prompt=BODY, right=("EU", "the EU", "European union"), wrong=("European Community", "Eurasian Union", "Union", "African Union", "European")),
    NameCases(key="OPEC", prompt=BODY, right=("Organization of the Petroleum Exporting Countries", "Organisation of Petroleum Exporting Countries"), wrong=("OECD", "APEC")),
    NameCases(key="Die Linke", prompt="Which party was it?", right=("Linke", "die linke", "The Linke"), wrong=("Die Grünen", "Die Lücke", "Die")),
    NameCases(key="African National Congress", prompt=BODY, right=("ANC", "the African National Congress"), wrong=("Indian National Congress", "National Congress", "African Union", "NAC")),
    NameCases(key="Warsaw Pact", prompt=BODY, right=("the Warsaw Pact", "Warsaw-Pact", "Warshaw Pact"), wrong=("Pact", "Warsaw", "Baghdad Pact", "Warsaw Ghetto")),
    NameCases(key="Al-Qaeda", prompt=BODY, right=("al Qaeda", "Qaeda", "alqaeda", "Al-Qaida"), wrong=("Al-Shabaab", "Al")),
    NameCases(key="Liberal Democratic Party", prompt=BODY, right=("LDP", "Liberal-Democratic Party"), wrong=("Social Democratic Party", "Liberal Party", "Democratic Party", "LPD")),
    NameCases(key="Communist Party of Great Britain", prompt=BODY, right=("the Communist Party of Great Britain", "CPGB"), wrong=("Communist Party of China",), never=("Communist Party",)),
)  # fmt: skip

EVENTS = (
    NameCases(key="First World War", prompt=EVENT, right=("World War I", "World War One", "WWI", "WW1", "World War 1", "the First World War", "1st World War"), close=("World War",), wrong=("Second World War", "World War II", "WWII", "WW2", "Third World War", "Cold War", "First")),
    NameCases(key="World War II", prompt=EVENT, right=("Second World War", "WW2", "WWII", "World War Two", "world war 2"), wrong=("World War I", "WW1", "World War III")),
    NameCases(key="Treaty of Paris (1815)", prompt=TREATY, right=("Treaty of Paris 1815", "Treaty of Paris of 1815", "the 1815 Treaty of Paris"), close=("Treaty of Paris",), wrong=("Treaty of Paris (1818)", "Treaty of Paris 1763", "Treaty of Vienna 1815", "1815")),
    NameCases(key="Treaty of Versailles", prompt=TREATY, right=("Versailles", "Versailles Treaty", "the treaty of versailles", "Treaty of Versaille"), wrong=("Treaty of Trianon", "Treaty", "Congress of Vienna")),
    NameCases(key="February Revolution", prompt=EVENT, right=("the February revolution", "Febuary Revolution"), wrong=("October Revolution", "Revolution", "February", "November Revolution")),
    NameCases(key="Battle of Hastings", prompt="Which battle was it?", right=("Hastings", "battle of hastings"), wrong=("Battle of Bosworth", "Battle", "Battle of Bosworth or Hastings")),
    NameCases(key="Second Boer War", prompt=EVENT, close=("Boer War",), right=("2nd Boer War", "the Second Boer War"), wrong=("First Boer War", "Second Opium War")),
)  # fmt: skip

TABLES = PERSONS + RULERS + PLACES + BODIES + EVENTS
