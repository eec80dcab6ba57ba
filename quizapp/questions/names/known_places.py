"""Countries with capital and people, and places that a slip turns into one another.

A line is data that a teacher can check; whatever is not here is simply not known.
"""

from quizapp.questions.wording import letters_of, listed

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


def _rows() -> list[tuple[str, str, str]]:
    found = []
    for row in [
        entry for line in _COUNTRIES.splitlines() for entry in listed(line, "|")
    ]:
        name, _, rest = row.partition(":")
        capital, _, people = rest.partition(";")
        found.append((name.strip(), capital.strip(), people.strip()))
    return found


COUNTRIES = frozenset(letters_of(name) for name, _, _ in _rows())
#: What a country's people are called, to the country.
DEMONYMS = {
    letters_of(people): letters_of(name) for name, _, people in _rows() if people
}
CAPITALS = {
    letters_of(capital): letters_of(name) for name, capital, _ in _rows() if capital
}
#: All of them as they are written.
PLACES = (*(text for row in _rows() for text in row if text), *listed(_OTHERS, ","))
