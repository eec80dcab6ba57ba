"""Terms with what they stand for or mean.

A line is ``text => term = meaning | term ~ meaning``: ``=`` stands for, ``~`` means.
A line without findings explains no term.
"""

EXPANSIONS = """
He asked the Collective Security Treaty Organisation (CSTO) for help. => CSTO = Collective Security Treaty Organisation
The North Atlantic Treaty Organization (NATO) was founded in 1949. => NATO = North Atlantic Treaty Organization
The European Coal and Steel Community (ECSC) came first. => ECSC = European Coal and Steel Community
NATO (North Atlantic Treaty Organization) was founded in 1949. => NATO = North Atlantic Treaty Organization
The KGB (Committee for State Security) watched him. =>
The International Monetary Fund, or IMF, lent the money. => IMF = International Monetary Fund
The IMF, or International Monetary Fund, lent the money. => IMF = International Monetary Fund
The United Nations (UN) was founded in San Francisco. => UN = United Nations
Members of the Union of Soviet Socialist Republics (USSR) left. => USSR = Union of Soviet Socialist Republics
The African National Congress ("ANC") was banned. => ANC = African National Congress
Gross domestic product (GDP) fell sharply. => GDP = Gross domestic product
The growth of gross domestic product (GDP) slowed. => GDP = gross domestic product
The Social Democratic Party of Germany (SPD) voted against it. =>
The Irish Republican Army (IRA) declared a truce. => IRA = Irish Republican Army
The Organisation for Economic Co-operation and Development (OECD) advised it. => OECD = Organisation for Economic Co-operation and Development
Drivers use liquefied petroleum gas (LPG). => LPG = liquefied petroleum gas
The World Trade Organization (WTO, founded in 1995) settles disputes. => WTO = World Trade Organization
The Central Intelligence Agency, known as the CIA, planned it. => CIA = Central Intelligence Agency
The Student Nonviolent Coordinating Committee (SNCC) organised sit-ins. => SNCC = Student Nonviolent Coordinating Committee
The African Union's Peace and Security Council (PSC) met. => PSC = Peace and Security Council
The Commonwealth of Independent States (CIS) replaced it. => CIS = Commonwealth of Independent States
The party (founded in London) was small. =>
The king (HIS MAJESTY) agreed. =>
The army (see below) withdrew. =>
The Paris Commune (1871) was crushed. =>
The federation (of six states) fell apart. =>
The European Economic Community (EEC) and the European Free Trade Association (EFTA) competed. => EEC = European Economic Community | EFTA = European Free Trade Association
The Strategic Arms Limitation Talks (SALT) opened in Helsinki. => SALT = Strategic Arms Limitation Talks
"""

MEANINGS = """
The Duma, Russia's lower house, passed the bill. => Duma ~ Russia's lower house
The Bundestag – the German parliament – met in Bonn. => Bundestag ~ the German parliament
The policy of glasnost ("openness") changed the press. => glasnost ~ openness
He promised glasnost, or openness, to the press. =>
Peasants paid the taille, a direct tax on land, every year. => taille ~ a direct tax on land
The corvée was unpaid labour owed to a lord. => corvée ~ unpaid labour owed to a lord
A satrap was a governor of a Persian province. => satrap ~ a governor of a Persian province
The Reconquista was the recovery of Iberia by Christian kingdoms. => Reconquista ~ the recovery of Iberia by Christian kingdoms
Apartheid was a system of racial segregation in South Africa. => Apartheid ~ a system of racial segregation in South Africa
Mercantilism is the doctrine that a state should export more than it imports. => Mercantilism ~ the doctrine that a state should export more than it imports
Serfdom refers to the bondage of peasants to the land. => Serfdom ~ the bondage of peasants to the land
The term détente means a relaxation of tension. => détente ~ a relaxation of tension
Perestroika, meaning restructuring, began in the economy. => Perestroika ~ restructuring
The Janissaries, the sultan's elite infantry, revolted. => Janissaries ~ the sultan's elite infantry
Helots, the enslaved peasants of Sparta, outnumbered the citizens. => Helots ~ the enslaved peasants of Sparta
The secret police, known as the Okhrana, arrested them. => Okhrana ~ The secret police
Farmers without land, known as sharecroppers, were poor. => sharecroppers ~ Farmers without land
Trade in human beings across the ocean, known as the Middle Passage, went on. => Middle Passage ~ Trade in human beings across the ocean
The Kuomintang (the Chinese nationalist party) fled to Taiwan. => Kuomintang ~ the Chinese nationalist party
The Knesset (Israel's parliament) has 120 members. => Knesset ~ Israel's parliament
The ulema, a body of religious scholars, opposed him. => ulema ~ a body of religious scholars
A kolkhoz is a collective farm. => kolkhoz ~ a collective farm
The assignat, a paper currency backed by church land, lost its value. => assignat ~ a paper currency backed by church land
Stagflation, a combination of stagnation and inflation, puzzled economists. => Stagflation ~ a combination of stagnation and inflation
Angela Merkel, the German chancellor, agreed. =>
Napoleon, the emperor, agreed. =>
He was a farmer. =>
It was a disaster. =>
The war was a disaster. =>
The result was a stalemate. =>
Paris is the capital of France. =>
The king was the son of a baker. =>
The attack, the third in a week, failed. =>
In the spring, the army moved. =>
The treaty, signed in Paris, ended the war. =>
This was the beginning of the end. =>
The city was the largest in Europe. =>
Soldiers, peasants and workers marched. =>
The minister – a cautious man – waited. =>
"""

ALL = "".join((EXPANSIONS, MEANINGS))
