"""Names that are known beforehand: places, peoples, bodies, first names, titles.

Written from general knowledge, to be checked by reading; what is not here is simply
not known, and a text may still show what it is.
"""

from quizapp.questions.names.known_names import SAME
from quizapp.questions.names.known_places import CAPITALS, COUNTRIES, DEMONYMS
from quizapp.questions.wording import letters_of, listed, word_set

_PLACES = """
Africa, America, Asia, Europe, Oceania, Antarctica, Eurasia, Latin America, Central America,
South America, North America, North Africa, West Africa, East Africa, Sub-Saharan Africa,
Middle East, Near East, Far East, Central Asia, South Asia, Southeast Asia, East Asia,
Eastern Europe, Western Europe, Central Europe, Caribbean, Balkans, Caucasus, Baltic, Crimea,
Siberia, Manchuria, Tibet, Xinjiang, Kashmir, Punjab, Bengal, Hong Kong, Macau, Formosa,
Indochina, Mesopotamia, Anatolia, Asia Minor, Persia, Parthia, Babylon, Babylonia, Assyria,
Sumer, Judea, Judah, Gaul, Iberia, Britannia, Germania, Hispania, Dacia, Thrace, Illyria,
Macedon, Sparta, Corinth, Thebes, Carthage, Troy, Syracuse, Ithaca, Crete, Rhodes, Delos,
Attica, Peloponnese, Phoenicia, Tyre, Sidon, Palmyra, Antioch, Alexandria, Constantinople,
Byzantium, Nicaea, Ephesus, Numidia, Nubia, Kush, Mali, Songhai, Axum, Aksum, Timbuktu,
Zanzibar, Bohemia, Moravia, Silesia, Galicia, Bavaria, Saxony, Prussia, East Prussia, Hanover,
Hesse, Westphalia, Rhineland, Ruhr, Saarland, Alsace, Lorraine, Alsace-Lorraine, Burgundy,
Normandy, Brittany, Aquitaine, Anjou, Gascony, Provence, Savoy, Piedmont, Lombardy, Tuscany,
Naples, Sicily, Sardinia, Corsica, Papal States, Flanders, Wallonia, Brabant, Holland, Castile,
Aragon, Catalonia, Navarre, Granada, Andalusia, Wallachia, Moldavia, Transylvania, Bessarabia,
Livonia, Courland, Pomerania, Schleswig, Holstein, Chechnya, Dagestan, Abkhazia, South Ossetia,
Nagorno-Karabakh, Donbas, Donetsk, Luhansk, Sudetenland, Anglia, East Anglia, Wessex, Mercia,
Northumbria, Kent, Essex, Sussex, Ulster, Munster, Leinster, Connacht, Cornwall, Yorkshire,
Lancashire, California, Texas, Virginia, Massachusetts, Pennsylvania, New York, New Jersey,
Georgia, Florida, Alabama, Mississippi, Louisiana, Tennessee, Kentucky, Ohio, Indiana, Illinois,
Missouri, Kansas, Nebraska, Iowa, Wisconsin, Minnesota, Michigan, Maryland, Delaware,
Connecticut, Rhode Island, New Hampshire, Vermont, Maine, South Carolina, North Carolina,
Arkansas, Oklahoma, Colorado, Wyoming, Montana, Idaho, Utah, Nevada, Arizona, New Mexico,
Oregon, Alaska, Hawaii, North Dakota, South Dakota, West Virginia, Quebec, Ontario, Alberta,
British Columbia, New South Wales, Victoria, Queensland, Tasmania, Almaty, Zhanaozen, Shymkent,
New York City, Washington, D.C., Washington D.C., Los Angeles, Chicago, Boston, Philadelphia,
San Francisco, Houston, Dallas, Detroit, New Orleans, Atlanta, Baltimore, Seattle, Miami,
Saint Petersburg, St Petersburg, St. Petersburg, Petrograd, Leningrad, Stalingrad, Kazan,
Novgorod, Kharkiv, Kharkov, Odessa, Odesa, Lviv, Lwow, Sevastopol, Krakow, Cracow, Gdansk,
Danzig, Lodz, Poznan, Wroclaw, Breslau, Konigsberg, Hamburg, Munich, Cologne, Frankfurt,
Leipzig, Dresden, Nuremberg, Bremen, Stuttgart, Weimar, Potsdam, Bonn, Aachen, Trier, Mainz,
Worms, Augsburg, Salzburg, Innsbruck, Graz, Zurich, Geneva, Basel, Lausanne, Milan, Turin,
Genoa, Venice, Florence, Pisa, Bologna, Ravenna, Padua, Verona, Palermo, Avignon, Marseille,
Marseilles, Lyon, Lyons, Bordeaux, Toulouse, Nantes, Rouen, Calais, Orleans, Reims, Strasbourg,
Versailles, Verdun, Dunkirk, Vichy, Barcelona, Seville, Toledo, Cordoba, Valencia, Zaragoza,
Bilbao, Guernica, Porto, Antwerp, Ghent, Bruges, Liege, Rotterdam, The Hague, Hague, Utrecht,
Leiden, Manchester, Liverpool, Birmingham, Leeds, Sheffield, Bristol, Glasgow, Edinburgh, York,
Oxford, Cambridge, Canterbury, Belfast, Dublin, Cork, Limerick, Gothenburg, Malmo, Bergen,
Istanbul, Izmir, Smyrna, Salonica, Thessaloniki, Aleppo, Homs, Mosul, Basra, Kirkuk, Haifa,
Gaza, Gaza Strip, West Bank, Golan Heights, Sinai, Suez, Mecca, Medina, Jeddah, Aden, Isfahan,
Tabriz, Mashhad, Herat, Kandahar, Samarkand, Bukhara, Lahore, Karachi, Bombay, Mumbai, Delhi,
Calcutta, Kolkata, Madras, Chennai, Bangalore, Hyderabad, Goa, Ceylon, Siam, Malaya, Java,
Sumatra, Borneo, Bali, Batavia, Peking, Nanjing, Nanking, Shanghai, Guangzhou, Canton, Wuhan,
Chongqing, Xian, Chang'an, Kyoto, Edo, Osaka, Nagasaki, Hiroshima, Okinawa, Pearl Harbor, Saigon,
Hue, Johannesburg, Cape Town, Durban, Soweto, Lagos, Ibadan, Biafra, Katanga, Darfur, Tangier,
Casablanca, Oran, Sydney, Melbourne, Auckland, Toronto, Montreal, Vancouver, Sao Paulo,
Rio de Janeiro, Cusco, Tenochtitlan, Cuzco, Potosi, Quito, Soviet Union, USSR, USA, U.S., US, UK,
U.K., U.S.A., Great Britain, United Kingdom, United States, United States of America, East Germany,
West Germany, Vatican, Vatican City, Holy Land, Byzantine Empire, Roman Empire, Ottoman Empire,
Holy Roman Empire, Austria-Hungary, Austro-Hungarian Empire, Habsburg Empire, Russian Empire,
British Empire, German Empire, Mongol Empire, Mughal Empire, Persian Empire, Inca Empire,
Aztec Empire, Achaemenid Empire, Seleucid Empire, Sasanian Empire, Carolingian Empire,
Kievan Rus, Muscovy, Golden Horde, Third Reich, Weimar Republic, Dutch Republic, Gold Coast,
Thirteen Colonies, People's Republic of China, Ivory Coast, Cote d'Ivoire, Burma, Zaire, Rhodesia, Dutch East Indies,
Falkland Islands, Channel Islands, Puerto Rico, Guam, Gibraltar, Cyprus, Malta, Danube, Rhine,
Elbe, Oder, Vistula, Volga, Dnieper, Don, Nile, Congo, Niger, Euphrates, Tigris, Indus, Ganges,
Yangtze, Yellow River, Mekong, Amazon, Orinoco, Seine, Loire, Rhone, Po, Tiber, Thames, Rubicon,
Ebro, Tagus, Jordan River, Alps, Andes, Himalayas, Urals, Carpathians, Pyrenees, Sahara, Sahel,
Mediterranean, Mediterranean Sea, Black Sea, Caspian Sea, Red Sea, Baltic Sea, North Sea,
Atlantic, Pacific, Indian Ocean, Atlantic Ocean, Pacific Ocean, Persian Gulf, English Channel,
Suez Canal, Panama Canal, Bosporus, Dardanelles, Gallipoli, Aegean, Adriatic, Chernobyl
"""

_PEOPLES = """
Roman, Goth, Visigoth, Ostrogoth, Vandal, Hun, Frank, Saxon, Angle, Jute, Norman, Viking, Dane,
Briton, Celt, Gaul, Scot, Pict, Magyar, Slav, Serb, Croat, Bosniak, Turk, Kurd, Arab, Jew,
Muslim, Christian, Protestant, Catholic, Huguenot, Puritan, Quaker, Lutheran, Calvinist, Hussite,
Anglican, Sunni, Shia, Shiite, Hindu, Sikh, Buddhist, Mongol, Tatar, Cossack, Manchu, Han, Uyghur,
Tibetan, Zulu, Xhosa, Boer, Afrikaner, Hutu, Tutsi, Igbo, Yoruba, Hausa, Ashanti, Maya, Aztec,
Inca, Cherokee, Sioux, Apache, Iroquois, Mohawk, Spartan, Athenian, Theban, Corinthian, Persian,
Mede, Parthian, Assyrian, Babylonian, Carthaginian, Phoenician, Trojan, Etruscan, Samnite, Greek,
Macedonian, Scythian, Sarmatian, Dacian, Egyptian, Nubian, Hittite, Israelite, Hebrew, Pole,
Swede, Finn, Spaniard, Briton, Englishman, Frenchman, Dutchman, Irishman, Scotsman, Byzantine,
Ottoman, Mamluk, Almohad, Almoravid, Moor, Berber, Tuareg, Bedouin, Bolshevik, Menshevik,
Jacobin, Girondin, Jacobite, Whig, Tory, Chartist, Luddite, Suffragette, Confederate, Unionist,
Loyalist, Republican, Royalist, Cavalier, Roundhead, Patriot, Federalist, Nazi, Fascist,
Communist, Socialist, Liberal, Conservative, Democrat, Decembrist, Janissary, Crusader, Jesuit,
Franciscan, Dominican, Templar, European, American, African, Asian, Soviet, Venetian, Florentine,
Genoese, Prussian, Bavarian, Austrian, Habsburg, Bourbon, Palestinian, Israeli, Chechen, Mughal,
Rajput, Maratha, Safavid, Seljuk, Lombard, Burgundian, Parisian, Berliner, Londoner, Chagatai,
Populist, Progressive, Zionist, Islamist, Tamil, Sinhalese, Rohingya, Maori, Aborigine, Inuit,
Afrikaner, Black, Roma, Sandinista, Maoist, Peronist, Gaullist, Catalan, Basque, Fleming, Walloon
"""

#: What is called alike by nations and peoples, one and many.
_COLLECTIVE = """
Taliban, Huguenots, Sioux, Iroquois, Maya, Inca, Mamluks, Maori, Inuit, Roma, Boers, Swiss, French,
British, English, Dutch, Irish, Chinese, Japanese, Portuguese, Spanish, Welsh, Scottish, Vietnamese,
Khmer Rouge, Vikings, Danes, Poles, Swedes, Finns, Scots, Turks, Spaniards, Allies
"""

_BODIES = """
General Motors, General Electric, General Assembly, General Staff,
Parliament, Congress, Senate, Duma, State Duma, Bundestag, Bundesrat, Reichstag, Knesset, Diet,
Riksdag, Storting, Sejm, Dail, Cortes, Majlis, Mazhilis, Verkhovna Rada, Politburo, Comintern,
Cominform, Kremlin, White House, Downing Street, Pentagon, Supreme Court, Constitutional Court,
House of Commons, House of Lords, House of Representatives, Congress of Vienna, Continental Congress,
National Assembly, Constituent Assembly, Legislative Assembly, National Convention, Estates General,
Estates-General, Committee of Public Safety, Directory, Paris Commune, Long Parliament, Rump Parliament,
Red Army, White Army, Wehrmacht, Luftwaffe, Gestapo, SS, SA, Stasi, Cheka, NKVD, KGB, FSB, CIA, FBI,
MI5, MI6, Mossad, NATO, UN, EU, IMF, WTO, WHO, OSCE, CSTO, OPEC, ASEAN, African Union, Arab League,
European Union, United Nations, League of Nations, European Commission, European Parliament,
European Council, Council of Europe, European Central Bank, World Bank, Federal Reserve,
Bank of England, Security Council, General Assembly, Hezbollah, Hamas, Fatah, PLO, IRA, Sinn Fein,
ANC, Inkatha, ETA, FARC, Solidarity, Solidarność, Guomindang, Kuomintang, Viet Cong, Viet Minh,
Vietminh, Vietcong, Khmer Rouge, Al-Qaeda, al-Qaeda, Islamic State, Boko Haram, Muslim Brotherhood,
Ku Klux Klan, Black Panthers, Amnesty International, Human Rights Watch, Red Cross, Greenpeace,
Catholic Church, Church of England, Roman Catholic Church, Orthodox Church, Holy See, Inquisition,
Hanseatic League, East India Company, Dutch East India Company, Hudson's Bay Company, Sublime Porte,
Ottoman Porte, Star Chamber, Privy Council, Royal Navy, Triple Alliance, Triple Entente, Entente,
Axis, Axis Powers, Central Powers, Allied Powers, Warsaw Pact, Fidesz, Likud, Solidarity, Forza Italia,
Delian League, Peloponnesian League, Achaean League, Schmalkaldic League, Holy League, Labour, Tammany Hall,
Standard Oil, Freikorps, Krupp, Gazprom, Lehman Brothers, BBC, Reuters, New York Times, Guardian, Pravda
"""

_WOMEN = """
Mary, Elizabeth, Anne, Ann, Anna, Margaret, Catherine, Katherine, Victoria, Jane, Eleanor, Isabella,
Maria, Marie, Joan, Emmeline, Christabel, Sylvia, Rosa, Angela, Indira, Benazir, Golda, Hillary,
Theresa, Ursula, Simone, Emma, Florence, Harriet, Susan, Sojourner, Charlotte, Caroline, Sophia,
Matilda, Cleopatra, Boudica, Livia, Agrippina, Theodora, Hatshepsut, Nefertiti, Clara, Hannah,
Eva, Isabel, Corazon, Aung, Dariga, Sarah, Rachel, Ruth, Rebecca, Julia, Jacinda, Michelle, Dilma,
Christine, Christina, Lucrezia, Beatrice, Alice, Edith, Millicent, Annie, Ida, Helen, Nancy, Barbara,
Olympe, Germaine, Louise, Alexandra, Tatiana, Natalia, Nadezhda, Olga, Svetlana, Yulia, Yekaterina,
Ellen, Ethel, Rose, Diana, Camilla, Empress, Frida, Malala, Wangari, Winnie, Graca, Ada, Dorothy,
Frances, Kamala, Sanna, Mette, Erna, Gro, Vigdis, Sirimavo, Chandrika, Giorgia, Marine, Segolene,
Madeleine, Condoleezza, Janet, Nicola, Liz, Kate, Katharine, Constance, Hürrem, Nzinga, Cixi, Wu
"""

_MEN = """
John, William, Henry, Edward, Richard, George, Charles, James, Robert, Thomas, Philip, Louis, Francis,
Frederick, Peter, Paul, Nicholas, Alexander, Ivan, Otto, Karl, Adolf, Joseph, Josef, Vladimir, Leon,
Nikita, Leonid, Mikhail, Boris, Yuri, Nikolai, Sergei, Winston, Neville, Clement, Harold, Tony, David,
Gordon, Franklin, Theodore, Abraham, Andrew, Ulysses, Woodrow, Herbert, Harry, Dwight, Lyndon, Gerald,
Jimmy, Ronald, Bill, Barack, Donald, Joe, Alfred, Arthur, Benjamin, Samuel, Daniel, Stephen, Simon,
Martin, Ulrich, Desiderius, Jan, Willem, Maximilian, Ferdinand, Wilhelm, Friedrich, Heinrich, Helmut,
Konrad, Willy, Ludwig, Napoleon, Maximilien, Georges, Jean, Jacques, François, Francois, Giuseppe,
Camillo, Benito, Antonio, Alcide, Juan, Fidel, Ernesto, Hugo, Salvador, Augusto, Emiliano, Porfirio,
Jose, José, Miguel, Simón, Bernardo, Nelson, Desmond, Oliver, Steve, Kwame, Jomo, Julius, Patrice,
Robert, Haile, Gamal, Anwar, Hosni, Saddam, Bashar, Hafez, Yasser, Ariel, Yitzhak, Menachem, Shimon,
Mustafa, Kemal, Recep, Enver, Suleiman, Mehmed, Selim, Akbar, Mahatma, Mohandas, Jawaharlal, Rajiv,
Muhammad, Mohammed, Ali, Ruhollah, Mohammad, Hirohito, Hideki, Tokugawa, Oda, Toyotomi, Julius, Marcus,
Gaius, Gnaeus, Lucius, Publius, Tiberius, Augustus, Nero, Constantine, Pericles, Themistocles, Solon,
Alcibiades, Xerxes, Darius, Cyrus, Hannibal, Scipio, Cicero, Caesar, Pompey, Octavian, Antony, Brutus,
Charlemagne, Clovis, Attila, Alaric, Genghis, Kublai, Timur, Saladin, Antony, Nursultan, Kassym-Jomart,
Viktor, Volodymyr, Lech, Vaclav, Václav, Imre, Gustav, Olaf, Harald, Eric, Christian, Gerhard, Walter,
Josip, Slobodan, Nicolae, Todor, Dimitri, Michael, Patrick, Eamon, Éamon, Malcolm, Jesse, Booker, Eugene,
Hernán, Hernan, Francisco, Christopher, Vasco, Ferdinand, Walter, Oliver, Mark, Edmund, Hugh, Roger,
Godfrey, Raymond, Baldwin, Bohemond, Leopold, Emmanuel, Nicolas, Valéry, Valery, Rishi, Keir, Jeremy
"""

_BODY_HEADS = word_set(
    """
    party parties movement union unions league alliance front committee commission council
    congress parliament assembly senate court tribunal ministry department agency bureau office
    bank company corporation association society federation confederation organisation
    organization institute university college school academy church army navy force forces guard
    police party club board foundation fund authority administration government cabinet
    coalition council councils brigade division regiment corps legion battalion guild chamber
    house directorate conference syndicate trust group congress convention forum network
    newspaper times post gazette community commonwealth secretariat soviet junta militia caucus
    electronics airways holdings petroleum
    lodge order brotherhood press railway railroad airlines factory works politburo inquisition
    """
)

_EVENT_HEADS = word_set(
    """
    war wars battle treaty revolution rebellion revolt uprising massacre siege election
    elections peace act agreement accord accords conference summit crisis coup reform reforms
    plan pact protocol declaration constitution charter reformation renaissance restoration
    depression crusade crusades campaign offensive invasion conquest famine plague plan deal
    bill amendment doctrine convention referendum strike march riots riot affair incident
    armistice truce edict bull movement mutiny purge programme enlightenment holocaust genocide
    blockade airlift partition olympics inquiry trial trials operation raid plot code law laws
    protests proclamation concordat settlement compromise schism disaster exhibition awakening
    decree manifesto
    """
)

_PLACE_HEADS = word_set(
    """
    river sea ocean lake gulf bay strait straits island islands isles mountains mount mountain
    peninsula desert valley canal empire kingdom republic province region county city square
    street palace castle coast territory territories oblast state states forest cape delta basin
    plateau airport bridge principality duchy colony colonies caliphate sultanate khanate
    emirate tower cathedral hill hills abbey port prison camp road steppe wall rus
    """
)

#: Titles that are part of how somebody is named: of women, of men, of either.
WOMENS_TITLES = word_set(
    """
    mrs miss ms mme madame queen empress princess lady duchess countess baroness dame tsarina
    czarina
    """
)
MENS_TITLES = word_set(
    """
    mr sir king emperor tsar czar prince lord duke count baron pope bishop archbishop cardinal
    sultan shah kaiser caliph father brother khan pharaoh earl marquis viscount don monsieur
    herr shogun maharaja
    """
)
NAME_TITLES = WOMENS_TITLES | MENS_TITLES | frozenset({"saint", "st", "dr", "prof"})

PARTICLES = word_set(
    """
    von van der den de la le du da dos das di del della bin ibn ben al el zu ter af av y
    """
)
_SURNAMES_FIRST = """
Mao Xi Deng Zhou Chiang Sun Hu Jiang Li Liu Zhu Lin Chen Wang Wen Zhang Kim Park Moon Roh Lee Syngman Ho
Ngo Nguyen Vo Le Pham Tran Zhao Yuan Kang Soong Empress Hua Peng Bo Jiang Qin Han Cao Sima Yang Song Yi
Nagy Kossuth Kádár Orbán Horthy Oda Toyotomi Ban Pol Chun Zheng Hong Zeng
"""


#: Persons whom history calls by one name.
_SINGLE = """
Themistocles, Pericles, Solon, Cleisthenes, Alcibiades, Leonidas, Lysander, Miltiades, Socrates, Plato,
Aristotle, Herodotus, Thucydides, Xenophon, Demosthenes, Xerxes, Darius, Cyrus, Cambyses, Hannibal, Hamilcar,
Cicero, Caesar, Pompey, Crassus, Brutus, Cassius, Octavian, Augustus, Tiberius, Caligula, Claudius, Nero,
Vespasian, Titus, Domitian, Trajan, Hadrian, Diocletian, Constantine, Justinian, Theodosius, Cleopatra,
Spartacus, Vercingetorix, Arminius, Boudica, Tacitus, Suetonius, Livy, Plutarch, Polybius, Sallust, Seneca,
Homer, Virgil, Ovid, Horace, Charlemagne, Clovis, Attila, Alaric, Theodoric, Saladin, Averroes, Avicenna,
Maimonides, Aquinas, Dante, Petrarch, Boccaccio, Machiavelli, Michelangelo, Raphael, Titian, Erasmus,
Copernicus, Galileo, Voltaire, Rousseau, Montesquieu, Diderot, Napoleon, Moctezuma, Montezuma, Atahualpa,
Ashurbanipal, Hammurabi, Nebuchadnezzar, Ramesses, Akhenaten, Tutankhamun, Hatshepsut, Nefertiti, Ashoka,
Chandragupta, Confucius, Mencius, Cixi, Babur, Akbar, Aurangzeb, Temujin, Tamerlane, Muhammad, Hirohito,
Robespierre, Danton, Marat, Metternich, Talleyrand, Bismarck, Garibaldi, Cavour, Lenin, Stalin, Trotsky,
Hitler, Mussolini, Gandhi, Nehru, Tito, Sukarno, Suharto, Mardonius, Thrasybulus, Epaminondas, Archimedes
"""


def _letters(text: str) -> frozenset[str]:
    return frozenset(letters_of(one) for one in listed(text, ","))


#: Places, bodies, peoples and first names, by their letters.
PLACES = _letters(_PLACES) | COUNTRIES | frozenset(CAPITALS)
BODIES = _letters(_BODIES)
PEOPLES = _letters(_PEOPLES) | frozenset(DEMONYMS)
COLLECTIVES = _letters(_COLLECTIVE)
WOMEN = _letters(_WOMEN)
MEN = _letters(_MEN)
SINGLE = _letters(_SINGLE)
SURNAMES_FIRST = frozenset(one.casefold() for one in _SURNAMES_FIRST.split())
BODY_HEADS = _BODY_HEADS
EVENT_HEADS = _EVENT_HEADS
PLACE_HEADS = _PLACE_HEADS
#: Letters of a name to the number of its group: "us" and "unitedstates" share one.
SAME_THING = {
    letters_of(one): number for number, group in enumerate(SAME) for one in group
}

#: The longest known place or body, in words.
LONGEST = 6


def is_people(word: str) -> bool:
    """Whether a word names members of a people or party: "Kazakhs", "Frenchmen"."""
    letters = letters_of(word)
    if letters in COLLECTIVES:
        return True
    one = letters[:-3] + "man" if letters.endswith("men") else letters.removesuffix("s")
    return one != letters and one in PEOPLES


def is_demonym(word: str) -> bool:
    """Whether a word says whose something is: "Kazakh", "Roman", "British"."""
    letters = letters_of(word)
    return letters in PEOPLES or letters in COLLECTIVES
