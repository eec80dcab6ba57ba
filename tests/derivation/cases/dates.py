"""Dates in running text, with what they come to.

A line is ``text => finding | finding``, and a finding ``span = EDTF kind ~hedge``.
Without a kind it is a period where the value has two ends and a point elsewhere;
``-`` is no value.  ``@2022-01-15`` before the text is when it was published, ``¶``
parts paragraphs.  A line without findings holds nothing but what looks like a date.
"""

FULL = """
The July crisis ended on 28 July 1914, when Austria-Hungary declared war. => on 28 July 1914 = 1914-07-28
On 6 June 1944, Allied troops landed in Normandy. => On 6 June 1944 = 1944-06-06
On June 6, 1944, Allied troops landed in Normandy. => On June 6, 1944 = 1944-06-06
The Bastille fell on the 14th of July 1789. => on the 14th of July 1789 = 1789-07-14
The Bastille fell on 14th July, 1789. => on 14th July, 1789 = 1789-07-14
Congress adopted the Declaration on July 4th, 1776. => on July 4th, 1776 = 1776-07-04
The wall came down on Thursday, 9 November 1989. => on Thursday, 9 November 1989 = 1989-11-09
On Sunday December 7, 1941 the base was attacked. => On Sunday December 7, 1941 = 1941-12-07
The treaty of 30 March 1856 neutralised the Black Sea. => of 30 March 1856 = 1856-03-30
He abdicated on 11 Dec. 1936 and left the country. => on 11 Dec. 1936 = 1936-12-11
Parliament was dissolved on 12 Sept 1841. => on 12 Sept 1841 = 1841-09-12
The archive dates the letter to 2011-03-05. => 2011-03-05 = 2011-03-05
Martin Luther was born in Eisleben (10 November 1483) and died there. => 10 November 1483 = 1483-11-10
The Congress opened in September 1814 and moved slowly. => in September 1814 = 1814-09
By June 1815 the powers had agreed. => By June 1815 = 1815-06 end
In October of 1962 the world held its breath. => In October of 1962 = 1962-10
In May, 1968, students occupied the Sorbonne. => In May, 1968 = 1968-05
The strike began in March 1917 in Petrograd. => in March 1917 = 1917-03
They met again on the morning of 4 July 1776. => on the morning of 4 July 1776 = 1776-07-04
Caesar was killed on 15 March 44 BC. => on 15 March 44 BC = -0043-03-15
Vesuvius erupted on 24 August AD 79. => on 24 August AD 79 = 0079-08-24
The old regime ended on the night of 4-5 August 1789. => on the night of 4-5 August 1789 = 1789-08-04/1789-08-05
Nelson died at Trafalgar on October 21 1805. => on October 21 1805 = 1805-10-21
The armistice of November 11, 1918, ended the fighting. => of November 11, 1918 = 1918-11-11
On 25 October (7 November) 1917 the Bolsheviks seized power. => On 25 October (7 November) 1917 = 1917-11-07
"""

RANGES = """
The war lasted from 1914 to 1918. => from 1914 to 1918 = 1914/1918
The First World War (1914–18) killed millions. => 1914–18 = 1914/1918
The First World War, 1914-1918, killed millions. => 1914-1918 = 1914/1918
Between 1618 and 1648 central Europe was at war. => Between 1618 and 1648 = 1618/1648
Elizabeth I (r. 1558–1603) never married. => 1558–1603 = 1558/1603
Napoleon Bonaparte (1769–1821) was born in Corsica. => 1769–1821 = 1769/1821
The conference met on 4–11 February 1945 at Yalta. => on 4–11 February 1945 = 1945-02-04/1945-02-11
The leaders met from 4 to 11 February 1945. => from 4 to 11 February 1945 = 1945-02-04/1945-02-11
The leaders met between 17 July and 2 August 1945. => between 17 July and 2 August 1945 = 1945-07-17/1945-08-02
Fighting went on from July 1, 1863 to July 3, 1863. => from July 1, 1863 to July 3, 1863 = 1863-07-01/1863-07-03
The armies fought at Gettysburg on July 1–3, 1863. => on July 1–3, 1863 = 1863-07-01/1863-07-03
The battle raged from 21 February to 18 December 1916. => from 21 February to 18 December 1916 = 1916-02-21/1916-12-18
The battle lasted from July 1942 to February 1943. => from July 1942 to February 1943 = 1942-07/1943-02
Between March and June 1940 two more states fell. => Between March and June 1940 = 1940-03/1940-06
The city was under siege from September 1941 until January 1944. => from September 1941 until January 1944 = 1941-09/1944-01
Civil war (1936–1939) divided Spain. => 1936–1939 = 1936/1939
The Republic existed from 1918 until 1938. => from 1918 until 1938 = 1918/1938
The First Punic War (264–241 BC) was fought over Sicily. => 264–241 BC = -0263/-0240
Augustus (27 BC – AD 14) was the first emperor. => 27 BC – AD 14 = -0026/0014
Rome was a kingdom from 753 BC to 509 BC. => from 753 BC to 509 BC = -0752/-0508
The Peloponnesian War lasted from 431 to 404 BC. => from 431 to 404 BC = -0430/-0403
Trajan ruled from 98 to 117 AD. => from 98 to 117 AD = 0098/0117
Kublai Khan reigned from 1260 through 1294. => from 1260 through 1294 = 1260/1294
In the 1939-45 period industry was mobilised. => 1939-45 = 1939/1945
The famine of 1845–1849 emptied the villages. => of 1845–1849 = 1845/1849
The winter of 1941–42 was one of the coldest. => The winter of 1941–42 = 1941-24
The slave trade peaked between the 16th and 18th centuries. => between the 16th and 18th centuries = 15XX/17XX
Trade grew from the 12th to the 14th century. => from the 12th to the 14th century = 11XX/13XX
In the 15th and 16th centuries the town flourished. => In the 15th and 16th centuries = 14XX/15XX
During the 1920s and 1930s tariffs rose. => During the 1920s and 1930s = 192X/193X
The budget year 1931/32 closed with a deficit. => 1931/32 = 1931/1932
He was consul in 1799–1804 and emperor later. => in 1799–1804 = 1799/1804
The presidency of Reagan, 1981 to 1989, saw cuts in taxes. => 1981 to 1989 = 1981/1989
Protests continued from January to March 1990. => from January to March 1990 = 1990-01/1990-03
On 5 and 6 October 1789 women marched to Versailles. => On 5 and 6 October 1789 = 1789-10-05/1789-10-06
Stalin's purges of 1936-8 struck the army. => of 1936-8 = 1936/1938
From 28 July 1914 to 11 November 1918 Europe was at war. => From 28 July 1914 to 11 November 1918 = 1914-07-28/1918-11-11
The blockade (24 June 1948 – 12 May 1949) failed. => 24 June 1948 – 12 May 1949 = 1948-06-24/1949-05-12
"""

YEARS = """
In 1789 the Estates met at Versailles. => In 1789 = 1789
The union was formed in 1707. => in 1707 = 1707
Constantinople fell to the Ottomans in 1453, ending the empire. => in 1453 = 1453
By 1850, half the population lived in towns. => By 1850 = 1850 end
Since 1949 the party has ruled alone. => Since 1949 = 1949 start
The law remained in force until 1967. => until 1967 = 1967 end
Before 1914 passports were rarely needed. => Before 1914 = 1914 end
After 1945 the borders moved west. => After 1945 = 1945 start
From 1933 the press was controlled. => From 1933 = 1933 start
From 1991 onwards the state sold its factories. => From 1991 onwards = 1991 start
From 1952 to the present she has lived there. => From 1952 to the present = 1952 start
The year 1848 saw revolutions everywhere. => The year 1848 = 1848
In the year 1000 few feared the end of the world. => In the year 1000 = 1000
The revolutions of 1848 failed. => of 1848 = 1848
1917 was a year of revolutions. => 1917 = 1917
The constitution (1791) lasted a year. => 1791 = 1791 | a year = - duration
Rome was sacked in 410 by the Visigoths. => in 410 = 0410
In 800, Charlemagne was crowned emperor. => In 800 = 0800
In 476 the last western emperor was deposed. => In 476 = 0476
In 1066 William of Normandy invaded England. => In 1066 = 1066
Throughout 1916 the losses mounted. => Throughout 1916 = 1916
During 1943 the tide turned. => During 1943 = 1943
As early as 1792 the Convention abolished the monarchy. => As early as 1792 = 1792 ~as early as
It was not until 1928 that all women could vote. => until 1928 = 1928
In early 1917 bread ran out. => In early 1917 = 1917 ~early
In late 1991 the Soviet Union dissolved. => In late 1991 = 1991 ~late
In mid-1940 France surrendered. => In mid-1940 = 1940 ~mid
At the end of 1917 Russia left the war. => At the end of 1917 = 1917 ~end of
At the beginning of 1933 six million were out of work. => At the beginning of 1933 = 1933 ~beginning of
In late January 1933 the government fell. => In late January 1933 = 1933-01 ~late
In mid-August 1991 hardliners tried to seize power. => In mid-August 1991 = 1991-08 ~mid
The first half of 1942 brought defeats. => The first half of 1942 = 1942-01/1942-06 point
The 1992 treaty created the union. => 1992 = 1992
The 2008 financial crisis began in the United States. => 2008 = 2008
Ukraine's 2004 Orange Revolution annulled a rigged vote. => 2004 = 2004
The 1948 Nationality Act opened the door to migrants. => 1948 = 1948
After the country's 1960 independence, French troops stayed. => 1960 = 1960
The 1979 and 1980 elections were contested. => 1979 and 1980 = 1979/1980
Voters went to the polls in 2015 and 2019. => in 2015 = 2015 | 2019 = 2019
In 1830, 1848 and 1871 barricades rose in Paris. => In 1830 = 1830 | 1848 = 1848 | 1871 = 1871
The capital moved in 1997, a year after the vote. => in 1997 = 1997 | a year after = - vague
In AD 79 Vesuvius buried Pompeii. => In AD 79 = 0079
In 44 BC Caesar was murdered. => In 44 BC = -0043
In 43 BCE Cicero was killed. => In 43 BCE = -0042
In 330 CE the capital was moved. => In 330 CE = 0330
In 490 B.C. the Persians landed at Marathon. => In 490 B.C. = -0489
Around 1200 BC the palaces were burnt. => Around 1200 BC = -1199~ ~around
Farming began about 10,000 BC. => about 10,000 BC = -9999~ ~about
The printing press was built c. 1450. => c. 1450 = 1450~ ~c.
In about 1440 Gutenberg began his work. => In about 1440 = 1440~ ~about
Circa 1300 the climate cooled. => Circa 1300 = 1300~ ~circa
Around 1900 most Europeans lived under kings. => Around 1900 = 1900~ ~around
The chronicle was written in approximately 1113. => in approximately 1113 = 1113~ ~approximately
Sappho (born c. 630 BC) lived on Lesbos. => c. 630 BC = -0629~ ~c.
"""

DECADES = """
In the 1790s France was at war. => In the 1790s = 179X
In the early 1790s the Terror began. => In the early 1790s = 179X ~early
The late 1980s brought reform. => The late 1980s = 198X ~late
By the mid-1970s growth had slowed. => By the mid-1970s = 197X end ~mid
In the mid 1950s the thaw began. => In the mid 1950s = 195X ~mid
Inflation fell in the 1990's. => in the 1990's = 199X
In the sixties students rebelled. => In the sixties = 196X
In the '60s students rebelled. => In the '60s = 196X
Since the 1960s women have entered the professions. => Since the 1960s = 196X start
Until the 1830s only a few could vote. => Until the 1830s = 183X end
The 19th century was an age of nations. => The 19th century = 18XX
In the nineteenth century railways spread. => In the nineteenth century = 18XX
In the late 19th century empires grew. => In the late 19th century = 18XX ~late
In the mid-seventeenth century the crown lost a war with Parliament. => In the mid-seventeenth century = 16XX ~mid
By the early twentieth century the empire was weak. => By the early twentieth century = 19XX end ~early
The Athenian democracy of the 5th century BC had no parties. => of the 5th century BC = -0499/-0400 point
In the fourth century BC Macedon rose. => In the fourth century BC = -0399/-0300 point
In the second half of the 18th century output doubled. => In the second half of the 18th century = 1750/1799 point
In the first half of the nineteenth century serfdom ended in Prussia. => In the first half of the nineteenth century = 1800/1849 point
At the turn of the 20th century Vienna had two million people. => At the turn of the 20th century = 19XX ~turn of
Eighteenth-century France had no parliament. => Eighteenth-century = 17XX
The 13th-century charter bound the king. => 13th-century = 12XX
In the 1700s sugar made fortunes. => In the 1700s = 17XX
In the early 2000s oil prices rose. => In the early 2000s = 200X ~early
At the end of the 15th century Spain was united. => At the end of the 15th century = 14XX ~end of
Around the 9th century the khanate split. => Around the 9th century = 08XX~ ~around
The century after brought decline. =>
In the twenty-first century the problem returned. => In the twenty-first century = 20XX
During the 1st century AD the road was built. => During the 1st century AD = 00XX
In the third millennium BC cities arose. => In the third millennium BC = -2999/-2000 point
"""

SEASONS = """
In the spring of 1968 reform began in Prague. => In the spring of 1968 = 1968-21
The offensive of summer 1944 destroyed the army group. => of summer 1944 = 1944-22
In autumn 1956 Hungarians rose. => In autumn 1956 = 1956-23
In the fall of 1989 crowds filled Leipzig. => In the fall of 1989 = 1989-23
The summer of 1914 was unusually warm. => The summer of 1914 = 1914-22
By the winter of 1812 the army was gone. => By the winter of 1812 = 1812-24 end
The Prague Spring ended in 1968. => in 1968 = 1968
The fall of Rome in 476 changed little. => in 476 = 0476
The town was rebuilt in spring. => in spring = - vague
The fall of 2008 was a time of panic. => The fall of 2008 = 2008-23
War came in August 1914. That summer nobody had expected it. => in August 1914 = 1914-08 | That summer = 1914-22
The king died in March 1848. The following spring an assembly met. => in March 1848 = 1848-03 | The following spring = 1849-21
The coup came in January 2022. Prices had risen the previous spring. => in January 2022 = 2022-01 | the previous spring = 2021-21
In late spring 1940 the front collapsed. => In late spring 1940 = 1940-21 ~late
"""

FEASTS = """
On New Year's Day 2022, the cap was lifted. => On New Year's Day 2022 = 2022-01-01
On Christmas Day 1991 Gorbachev resigned. => On Christmas Day 1991 = 1991-12-25
On Christmas Day, 800, Charlemagne was crowned. => On Christmas Day, 800 = 0800-12-25
On New Year's Eve 1999 Yeltsin stepped down. => On New Year's Eve 1999 = 1999-12-31
The truce began on Christmas Eve 1914. => on Christmas Eve 1914 = 1914-12-24
On the Ides of March, 44 BC, Caesar was stabbed. => On the Ides of March, 44 BC = -0043-03-15
The rising began on Easter Monday 1916. => 1916 = 1916
The attack of 11 September 2001 shocked the world. On Christmas Day the ships sailed. => of 11 September 2001 = 2001-09-11 | On Christmas Day = 2001-12-25
"""

BARE = """
Strikes began on 8 March 1917. On 15 March the tsar abdicated. => on 8 March 1917 = 1917-03-08 | On 15 March = 1917-03-15
Protests erupted on 2 January 2022. Talks had failed in May 2020. On 6 January troops arrived. => on 2 January 2022 = 2022-01-02 | in May 2020 = 2020-05 | On 6 January = 2022-01-06
On August 19, 1991 tanks entered Moscow. By August 21 the coup was over. => On August 19, 1991 = 1991-08-19 | By August 21 = 1991-08-21 end
War broke out on 28 July 1914. In 1915 Italy joined. On 7 May the liner was sunk. => on 28 July 1914 = 1914-07-28 | In 1915 = 1915 | On 7 May = 1915-05-07
In 1914 Europe was tense. On 28 June the archduke was shot. => In 1914 = 1914 | On 28 June = 1914-06-28
Eden stopped the war on 6 November 1956. Pearson proposed a force, for which he received a prize in 1957. The last soldiers left on 22 December. => on 6 November 1956 = 1956-11-06 | in 1957 = 1957 | on 22 December = 1956-12-22
On 28 June the archduke was shot. War followed on 28 July 1914. => On 28 June = 1914-06-28 | on 28 July 1914 = 1914-07-28
The assembly opened on 5 May 1789. From 5-6 October the women marched. => on 5 May 1789 = 1789-05-05 | From 5-6 October = 1789-10-05/1789-10-06
The conference opened on 4 February 1945 and closed on 11 February. => on 4 February 1945 = 1945-02-04 | on 11 February = 1945-02-11
It opened on 4 February 1945. On the 11th, the leaders signed. => on 4 February 1945 = 1945-02-04 | On the 11th = 1945-02-11
War began in September 1939. In October Poland was divided. => in September 1939 = 1939-09 | In October = 1939-10
He took office in January 1933. By March, parliament had no power. => in January 1933 = 1933-01 | By March = 1933-03 end
He took office in January 1933. The fire came in late February. => in January 1933 = 1933-01 | in late February = 1933-02 ~late
The Directory fell in November 1799. In March of the same year, war had resumed. => in November 1799 = 1799-11 | In March of the same year = 1799-03
The union dissolved in 1991. In June of the following year prices were freed. => in 1991 = 1991 | In June of the following year = 1992-06
He was elected in 2019. In March of that year his predecessor had resigned. => in 2019 = 2019 | In March of that year = 2019-03
The treaty was signed in 1648. The following year the king was executed. => in 1648 = 1648 | The following year = 1649
The king was executed in 1649. The previous year had seen another revolt. => in 1649 = 1649 | The previous year = 1648
She became queen in 1558. Two years later she made peace. => in 1558 = 1558 | Two years later = 1560
He was crowned in 1804. A year later he won at Austerlitz. => in 1804 = 1804 | A year later = 1805
He was exiled on 11 April 1814. Ten months later, he escaped. => on 11 April 1814 = 1814-04-11 | Ten months later = 1815-02
The bomb fell on 6 August 1945. Three days later a second was dropped. => on 6 August 1945 = 1945-08-06 | Three days later = 1945-08-09
The wall opened on 9 November 1989. The next day crowds danced. => on 9 November 1989 = 1989-11-09 | The next day = 1989-11-10
The king fled on 20 June 1791. The following day he was caught. => on 20 June 1791 = 1791-06-20 | The following day = 1791-06-21
War was declared in 1939. Five years earlier few had expected it. => in 1939 = 1939 | Five years earlier = 1934
The republic was proclaimed in 1923. Later that year the capital moved. => in 1923 = 1923 | Later that year = 1923
The republic was proclaimed in 1923. In the same year, Ankara became capital. => in 1923 = 1923 | In the same year = 1923
The tsar abdicated in 1917. At that time the front still held. => in 1917 = 1917 | At that time = 1917 vague
The harvest failed in 1788. The next decade brought war. => in 1788 = 1788 | The next decade = 179X
The plague came in 1348. The following century brought recovery. => in 1348 = 1348 | The following century = 14XX
On 6 January troops arrived. => On 6 January = -
He was born on 4 March 1678. ¶ In 1703 he became a priest. In September he began to teach. => on 4 March 1678 = 1678-03-04 | In 1703 = 1703 | In September = 1703-09
The accord of 30 August 1995 was kept. ¶ Unrest broke out on 2 January 2022. On 5 January the cabinet resigned. => of 30 August 1995 = 1995-08-30 | on 2 January 2022 = 2022-01-02 | On 5 January = 2022-01-05
The war began in April 1861. The following January a new plan was made. => in April 1861 = 1861-04 | The following January = 1862-01
The constitution was adopted in 1787 and ratified the following year. => in 1787 = 1787 | the following year = 1788
He seized power in 1799 and crowned himself emperor five years later. => in 1799 = 1799 | five years later = 1804
Elections took place on 14 June 1987. The day before, a bomb had exploded. => on 14 June 1987 = 1987-06-14 | The day before = 1987-06-13
The army rebelled on 17 July 1936. Within two weeks half the country was lost. => on 17 July 1936 = 1936-07-17 | Within two weeks = - duration
The parliament met on 1 March 1920. On 5, 7 and 9 March it voted. => on 1 March 1920 = 1920-03-01 | On 5, 7 and 9 March = -
The vote was set for 29 February 1900. => 29 February 1900 = -
"""

DURATIONS = """
He ruled with an iron fist for nearly 30 years. => for nearly 30 years = - duration ~nearly
The siege lasted 872 days. => 872 days = - duration
The reign lasted more than seventy years. => more than seventy years = - duration ~more than
The talks took about three weeks. => about three weeks = - duration ~about
Power was cut for several days. => for several days = - duration
The war lasted almost a decade. => almost a decade = - duration ~almost
The crisis was over within two weeks. => within two weeks = - duration
After a few days of rioting, order returned. => After a few days = - duration
The truce held for half a century. => for half a century = - duration
The truce held for a century and a half. => for a century and a half = - duration
The battle lasted two and a half hours. => two and a half hours = - duration
He spent 27 years in prison. => 27 years = - duration
The occupation lasted at least six months. => at least six months = - duration ~at least
For centuries the pass had been the only road. => For centuries = - duration
For over 200 years the shoguns ruled. => For over 200 years = - duration ~over
A four-year civil war followed. => four-year = - duration
The three-month siege exhausted the town. => three-month = - duration
The mandate runs for five to seven years. => for five to seven years = - duration
The mandate runs for 5-7 years. => for 5-7 years = - duration
It took up to ten years. => up to ten years = - duration ~up to
A 6-year-old boy was among the dead. =>
The 18-year-old king was weak. =>
He died at the age of 35. =>
She was 16 years old at her coronation. =>
Aged 26, he commanded the army of Italy. =>
The Thirty Years' War ruined Germany. =>
The Hundred Years' War began over a crown. =>
The first Five-Year Plan favoured steel. =>
The Six-Day War changed the map. =>
The Hundred Days ended at Waterloo. =>
Two years after the war rationing ended. => Two years after = - vague
The city fell three days after the landing. => three days after = - vague
Some 20 years of war followed. => Some 20 years = - duration ~some
For most of the year the port is frozen. =>
Twelve hours a day they worked. => Twelve hours = - duration
It stood for a thousand years. => for a thousand years = - duration
For the next forty years Europe was divided. => For the next forty years = - duration
Over the past 30 years forests have shrunk. => Over the past 30 years = - duration
The state was founded more than a century ago. => more than a century ago = - vague ~more than
"""

NOT_DATES = """
The army lost 1992 soldiers in the retreat. =>
Some 1500 villages were burnt. =>
About 1800 prisoners were exchanged. =>
The fort lay 1200 metres above the sea. =>
They marched 1000 miles. =>
The tax was raised to 2000 francs. =>
The law costs $1900 a head. =>
Resolution 1973 authorised the use of force. =>
Article 1649 of the code was repealed. =>
Prices rose by 1914 points. =>
See page 1945 of the records. =>
The ministers may march against the decree. =>
Theresa May lost the vote. =>
They began to march in step. =>
May they rest in peace. =>
The march on Rome brought him to power. =>
Augustus founded an empire. =>
He was an august and sober judge. =>
April Glaspie met the president. =>
He fired a second time. =>
The second battle was lost. =>
The 15th Amendment gave former slaves the vote. =>
The 5th Army crossed the river. =>
A population of 1,848 was counted. =>
The ratio was 1.914 to one. =>
The October Revolution brought the Bolsheviks to power. =>
The July Monarchy fell. =>
The Decembrists were hanged. =>
Black September shook Jordan. =>
Louis XIV was the Sun King. =>
Flight 1812 was shot down. =>
The call was 1848-555-0199. =>
The vote was 1450 to 1320. =>
The fleet sailed with 1300 men and 200 horses. =>
More than 2000 demonstrators were held. =>
At least 1100 were arrested. =>
The president may, in the end, agree. =>
The majority of 1600 was enough. =>
Agenda 2030 sets goals. =>
Seven hundred and fifty years is a long time. => Seven hundred and fifty years = - duration
"""

NEWS = """
@2022-01-20 On 6 January troops arrived. => On 6 January = 2022-01-06
@2022-01-20 On 28 December the cabinet met. => On 28 December = 2021-12-28
@2022-12-20 The vote will be held on 15 January. => on 15 January = 2023-01-15
@1998-03-06 The bank closed its office on Friday. => on Friday = 1998-03-06
@1998-03-06 The bank closed its office on Monday. => on Monday = 1998-03-02
@1998-03-06 Profits fell last year. => last year = 1997
@1998-03-06 Profits will rise next year. => next year = 1999
@1998-03-06 The firm lost money this year. => this year = 1998
@1998-03-06 It was announced yesterday. => yesterday = 1998-03-05
@1998-03-06 The talks resume tomorrow. => tomorrow = 1998-03-07
@1998-03-06 The court ruled today. => today = 1998-03-06
@1998-03-06 The minister resigned last week. => last week = 1998-02-23/1998-03-01 point
@1998-03-06 The minister resigned this week. => this week = 1998-03-02/1998-03-08 point
@1998-03-06 Sales rose last month. => last month = 1998-02
@1998-03-06 The plant opened five years ago. => five years ago = 1993
@1998-03-06 The plant opened two days ago. => two days ago = 1998-03-04
@1998-03-06 The deal was struck in December. => in December = 1997-12
@1998-03-06 The deal will be signed in June. => in June = 1998-06
@1998-03-06 Last spring the plant was sold. => Last spring = 1997-21
@1998-03-06 Earlier this year the plant was sold. => Earlier this year = 1998
@1998-03-06 Last Tuesday the plant was sold. => Last Tuesday = 1998-03-03
@1998-03-06 Voters will choose next month. => next month = 1998-04
@1998 The firm lost money last year. => last year = 1997
@1998 The firm lost money on Friday. =>
@2015-06-01 The war began on 28 July 1914. On 4 August Britain joined. => on 28 July 1914 = 1914-07-28 | On 4 August = 1914-08-04
@2015-06-01 In the third quarter of 2014 output fell. => In the third quarter of 2014 = 2014-07/2014-09 point
The firm lost money on Friday. =>
The government recently changed the law. => recently = - vague
The country is now at peace. => now = - vague
Today the fortress is a museum. => Today = - vague
"""

LANGUAGES = """
Am 9. November 1918 wurde die Republik ausgerufen. => Am 9. November 1918 = 1918-11-09
Der Krieg dauerte von 1618 bis 1648. => von 1618 bis 1648 = 1618/1648
Im März 1848 kam es in Wien zu Unruhen. => Im März 1848 = 1848-03
Im Jahr 1871 wurde das Reich gegründet. => Im Jahr 1871 = 1871
Le 14 juillet 1789, la Bastille fut prise. => Le 14 juillet 1789 = 1789-07-14
Le roi mourut le 1er septembre 1715. => le 1er septembre 1715 = 1715-09-01
La guerre commença en août 1914. => en août 1914 = 1914-08
Манифест был подписан 19 февраля 1861 года. => 19 февраля 1861 года = 1861-02-19
Революция началась в феврале 1917 года. => в феврале 1917 года = 1917-02
Cäsar wurde 44 v. Chr. ermordet. => 44 v. Chr. = -0043
В 1812 году армия вошла в Москву. => В 1812 году = 1812
Im 19. Jahrhundert wuchs die Stadt. => Im 19. Jahrhundert = 18XX
Au XVIIIe siècle, Paris grandit. => Au XVIIIe siècle = 17XX
"""

STORIES = """
In March and April 1930 he walked to the sea. => In March and April 1930 = 1930-03/1930-04
The march of March 1930 was against a levy that dated back to 1882. Thousands were jailed by the end of that year. => of March 1930 = 1930-03 | to 1882 = 1882 | of that year = 1930
In October 1973 members of the cartel announced an embargo. => In October 1973 = 1973-10
In 1973 members of the cartel announced an embargo. => In 1973 = 1973
The peace was signed on 24 October 1648. The Dutch had fought since 1568; their war ended the same year. => on 24 October 1648 = 1648-10-24 | since 1568 = 1568 start | the same year = 1648
@2022-01-10 The country has been independent since 16 December 1991. The emergency runs until January 19. => since 16 December 1991 = 1991-12-16 start | until January 19 = 2022-01-19 end
@2022-01-10 Unrest began on 2 January 2022. In December 1986 protests were crushed. On 7 January he spoke. => on 2 January 2022 = 2022-01-02 | In December 1986 = 1986-12 | On 7 January = 2022-01-07
Unrest began on 2 January 2022. The accord of 30 August 1995 was cited. On 7 January he spoke. => on 2 January 2022 = 2022-01-02 | of 30 August 1995 = 1995-08-30 | On 7 January = 2022-01-07
Between mid-1947 and the end of 1951 exports doubled. => Between mid-1947 and the end of 1951 = 1947/1951
The plan ended on 31 December 1951, six months earlier than planned. => on 31 December 1951 = 1951-12-31 | six months = - duration
On 15 August 1805 he swore an oath. The republic fell in July 1812. On 26 March the earth had shaken. => On 15 August 1805 = 1805-08-15 | in July 1812 = 1812-07 | On 26 March = 1812-03-26
The vote of 4 May 2020 was close. Elections will be held in 2024. On 6 May talks began. => of 4 May 2020 = 2020-05-04 | in 2024 = 2024 | On 6 May = 2020-05-06
The charter was sealed in 1215. Half a century later burgesses were summoned. => in 1215 = 1215 | Half a century later = 1265~
The Han dynasty (206 BC–AD 220) followed. => 206 BC–AD 220 = -0205/0220
The rebellion of 755–763 killed millions. => of 755–763 = 0755/0763
Hannibal won in 218 BC. At Cannae, in 216, he won again. => in 218 BC = -0217 | in 216 = -0215
The first war began in 264 BC; the second (218–201) was worse. => in 264 BC = -0263 | 218–201 = -0217/-0200
Trajan (98–117) led the empire to its greatest extent. => 98–117 = 0098/0117
In 212 citizenship was given to all free men. => In 212 = 0212
In 300 villages the plague killed everyone. =>
The sultanate ended on 1 November 1922, and a republic came on 29 October the following year. => on 1 November 1922 = 1922-11-01 | on 29 October the following year = 1923-10-29
From the 1970s onwards she was read again. => From the 1970s onwards = 197X start
He took office on 30 January 1933. Less than a month later the building burned. => on 30 January 1933 = 1933-01-30 | Less than a month later = - vague ~less than
@2018-12-11 Three years ago prices fell. Shipments were cut in November. => Three years ago = 2015 | in November = 2018-11
@2018-12-11 The cut takes effect in January. => in January = 2019-01
The Congress of Vienna met from September 1814 to June 1815. In March 1815 Napoleon returned. => from September 1814 to June 1815 = 1814-09/1815-06 | In March 1815 = 1815-03
The Long Parliament was summoned in 1640; by 1642 the country was at war. => in 1640 = 1640 | by 1642 = 1642 end
He was emperor from 1804 until his abdication in 1814. => from 1804 = 1804 start | in 1814 = 1814
Hong Kong was a colony from 1842 until its handover in July 1997. => from 1842 = 1842 start | in July 1997 = 1997-07
Founded in 1949, the alliance had twelve members. => in 1949 = 1949
The law, passed in 1935 and repealed in 1945, stripped people of their rights. => in 1935 = 1935 | in 1945 = 1945
Unemployment rose from 8.5 per cent in 1929 to 29.9 per cent in 1932. => in 1929 = 1929 | in 1932 = 1932
Emancipation came in 1861 in Russia and two years later in the United States. => in 1861 = 1861 | two years later = 1863
The Edict of Nantes (1598) was revoked in 1685. => 1598 = 1598 | in 1685 = 1685
Suffrage was extended in 1832, in 1867 and in 1884. => in 1832 = 1832 | in 1867 = 1867 | in 1884 = 1884
From the late 1970s China opened its markets. => From the late 1970s = 197X start ~late
Between 1933 and early 1945 the regime murdered millions. => Between 1933 and early 1945 = 1933/1945
As of 11 January 2022, thousands had been arrested. => As of 11 January 2022 = 2022-01-11
The plan of October 1956 was secret; on 29 October Israel attacked. => of October 1956 = 1956-10 | on 29 October = 1956-10-29
The reign of Suleiman (1520–66) marked the peak of Ottoman power. => 1520–66 = 1520/1566
Prices doubled between 1500 and 1600. => between 1500 and 1600 = 1500/1600
The franchise was limited prior to 1832. => prior to 1832 = 1832 end
Wages fell after April 1925. => after April 1925 = 1925-04 start
He stayed in power until December 1989. => until December 1989 = 1989-12 end
Shortly after 1500 the first slaves arrived. => after 1500 = 1500 start
The alliance dates from 1373. => from 1373 = 1373 start
The house was built in the 1920s or 1930s. => in the 1920s = 192X | 1930s = 193X
Not until the late eighteenth century did output grow. => until the late eighteenth century = 17XX ~late
Women first voted there in 1893, twenty-five years before Britain. => in 1893 = 1893 | twenty-five years before = - vague
The Meiji era (1868–1912) modernised Japan. => 1868–1912 = 1868/1912
The first census was taken in 1790 and has been repeated every ten years. => in 1790 = 1790
"""

ALL = "".join(
    (
        FULL,
        RANGES,
        YEARS,
        DECADES,
        SEASONS,
        FEASTS,
        BARE,
        DURATIONS,
        NOT_DATES,
        NEWS,
        LANGUAGES,
        STORIES,
    )
)
