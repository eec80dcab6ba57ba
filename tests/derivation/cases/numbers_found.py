"""Numbers in running text.

A line is ``text => finding | finding``, and a finding
``span = value [unit] (qualifier) <counted>``, of which all but the value may be missing;
``@de`` before the text is its language.
A line without findings holds nothing but what looks like a number.
"""

COUNTS = """
Over 160, including 16 security officers, were killed. => Over 160 = 160 (over) | 16 = 16 <security officers>
Nearly 10 000 had been arrested. => Nearly 10 000 = 10000 (nearly)
Over 2 000 peacekeepers were deployed. => Over 2 000 = 2000 (over) <peacekeepers>
Some 1,500 villages were burnt. => Some 1,500 = 1500 (some) <villages>
The army lost 20,000 men at the river. => 20,000 = 20000 <men>
More than 50,000 soldiers died in the battle. => More than 50,000 = 50000 (more than) <soldiers>
At least 300 demonstrators were injured. => At least 300 = 300 (at least) <demonstrators>
Up to 80,000 spectators filled the stadium. => Up to 80,000 = 80000 (up to) <spectators>
About 400 delegates attended. => About 400 = 400 (about) <delegates>
Around two million people fled the country. => Around two million = 2000000 (around) <people>
The famine killed approximately one million people. => approximately one million = 1000000 (approximately) <people>
Almost 90 ships were sunk. => Almost 90 = 90 (almost) <ships>
Fewer than 600 colonists survived the winter. => Fewer than 600 = 600 (fewer than) <colonists>
Less than 5,000 voters took part. => Less than 5,000 = 5000 (less than) <voters>
The league had twelve members. => twelve = 12 <members>
Twenty-seven states ratified the treaty. => Twenty-seven = 27 <states>
Thirteen colonies declared independence. => Thirteen = 13 <colonies>
The council consists of fifteen members. => fifteen = 15 <members>
The empire was home to 52 million people. => 52 million = 52000000 <people>
The famine killed 1.5 million peasants. => 1.5 million = 1500000 <peasants>
The city had 2.3 million inhabitants. => 2.3 million = 2300000 <inhabitants>
Six million Jews were murdered. => Six million = 6000000 <Jews>
Three hundred ships sailed from the port. => Three hundred = 300 <ships>
Two hundred and fifty prisoners escaped. => Two hundred and fifty = 250 <prisoners>
The ships carried 12.5 million captives. => 12.5 million = 12500000 <captives>
The regime imprisoned tens of thousands of opponents. =>
Hundreds of people were arrested. =>
Between 500 and 800 people were shot. => 500 = 500 | 800 = 800 <people>
From 200 to 300 ships were lost. => 200 = 200 | 300 = 300 <ships>
The parliament has 450 seats. => 450 = 450 <seats>
The party won 230 seats. => 230 = 230 <seats>
The party won 230 of the 577 seats. => 230 = 230 <seats> | 577 = 577 <seats>
The 192 members voted. => 192 = 192 <members>
Half a million refugees crossed the border. => Half a million = 500000 <refugees>
A dozen ministers resigned. => A dozen = 12 <ministers>
The garrison numbered 800. => 800 = 800
The population reached 10 million. => 10 million = 10000000
As many as 30,000 prisoners died. => As many as 30,000 = 30000 (as many as) <prisoners>
No fewer than 40 rebels were hanged. => No fewer than 40 = 40 (no fewer than) <rebels>
Well over 100 cities were founded. => Well over 100 = 100 (well over) <cities>
He freed roughly 4,000 slaves. => roughly 4,000 = 4000 (roughly) <slaves>
An estimated 75,000 people perished. => An estimated 75,000 = 75000 (estimated) <people>
A total of 116 members were elected. => A total of 116 = 116 (a total of) <members>
Just 55 delegates came to Philadelphia. => Just 55 = 55 (just) <delegates>
Only nine states were needed. => Only nine = 9 (only) <states>
The treaty bound all twelve states. => twelve = 12 <states>
He commanded 17 warships and 3,000 marines. => 17 = 17 <warships> | 3,000 = 3000 <marines>
The province had 4 500 000 inhabitants. => 4 500 000 = 4500000 <inhabitants>
The province had 4 500 inhabitants. => 4 500 = 4500 <inhabitants>
The army lost 1992 soldiers in the retreat. => 1992 = 1992 <soldiers>
The revolt left 40,000 dead. => 40,000 = 40000
The decree freed twenty-three million serfs. => twenty-three million = 23000000 <serfs>
The bill passed by 358 votes to 262. => 358 = 358 <votes> | 262 = 262
The strike involved 1.7 million workers. => 1.7 million = 1700000 <workers>
The fleet lost 24 of its ships. => 24 = 24 <ships>
Seven thousand French troops landed. => Seven thousand = 7000 <French troops>
Eight of the ten provinces agreed. => Eight = 8 <provinces> | ten = 10 <provinces>
The plot was joined by sixty senators. => sixty = 60 <senators>
The court tried 24 major war criminals. => 24 = 24 <major war criminals>
The assembly had 1,200 deputies and three clerks. => 1,200 = 1200 <deputies> | three = 3 <clerks>
Troops fired on the crowd, killing five. => five = 5
"""

MEASURES = """
The wall is 21,000 kilometres long. => 21,000 kilometres = 21000 [km]
The canal is 193 km long. => 193 km = 193 [km]
They walked 40 miles a day. => 40 miles = 40 [miles]
The estate covered 5,000 hectares. => 5,000 hectares = 5000 [hectares]
The tower is 300 m high. => 300 m = 300 [m]
The ship carried 4,000 tonnes of grain. => 4,000 tonnes = 4000 [tonnes] <grain>
The territory covers 2.1 million square kilometres. => 2.1 million square kilometres = 2100000 [square kilometres]
The barrel price fell to 30 dollars. => 30 dollars = 30 [dollars]
"""

MONEY = """
Trade was worth US$785 million. => US$785 million = 785000000 [US$]
The state borrowed £1.2bn. => £1.2bn = 1200000000 [£]
The bank lost $5 billion in a day. => $5 billion = 5000000000 [$]
The United States paid $15 million for Louisiana. => $15 million = 15000000 [$]
The fine was €300. => €300 = 300 [€]
The indemnity came to 5 billion francs. => 5 billion francs = 5000000000 [francs]
Reparations were fixed at 132 billion gold marks. => 132 billion gold marks = 132000000000 [gold marks]
The loan was 200 million roubles. => 200 million roubles = 200000000 [roubles]
The plan cost over $13 billion. => over $13 billion = 13000000000 [$] (over)
Russia sold Alaska for 7.2 million dollars. => 7.2 million dollars = 7200000 [dollars]
The fund has 750 billion euros. => 750 billion euros = 750000000000 [euros]
A ticket cost 50 cents. => 50 cents = 50 [cents]
The tax raised £60,000 a year. => £60,000 = 60000 [£]
The aid was worth $1.9 trillion. => $1.9 trillion = 1900000000000 [$]
The gift of £2m was refused. => £2m = 2000000 [£]
Debt reached USD 40 billion. => USD 40 billion = 40000000000 [USD]
"""

SHARES = """
The party won 37.3 per cent of the vote. => 37.3 per cent = 37.3 [%] <the vote>
Unemployment rose to 25%. => 25% = 25 [%]
Nearly 60 percent of farmers were tenants. => Nearly 60 percent = 60 [%] (nearly) <farmers>
Turnout fell by 4 percentage points. => 4 percentage points = 4 [percentage points]
Two thirds of the members voted for it. => Two thirds = 0.6667 [fraction] <the members>
About two-thirds of the land was owned by nobles. => About two-thirds = 0.6667 [fraction] (about) <the land>
A third of Europe's population died. => A third = 0.3333 [fraction] <Europe's population>
Half of the budget went to the army. => Half = 0.5 [fraction] <the budget>
Three quarters of the peasants were illiterate. => Three quarters = 0.75 [fraction] <the peasants>
More than half of all voters stayed at home. => More than half = 0.5 [fraction] (more than) <all voters>
A quarter of the workers were women. => A quarter = 0.25 [fraction] <the workers>
The turnout was 49.8 %. => 49.8 % = 49.8 [%]
Inflation hit double digits, at 11.2 percent. => 11.2 percent = 11.2 [%]
The tariff was cut by between 10 and 15 percent. => 10 = 10 [%] | 15 percent = 15 [%]
One in five men was killed. => One in five = 0.2 [fraction] <men>
Two in three villages were damaged. => Two in three = 0.6667 [fraction] <villages>
One fifth of the crop went to the state. => One fifth = 0.2 [fraction] <the crop>
"""

NONE = """
Women over 30 gained the vote. =>
Orphaned at nine, he was raised by an uncle. =>
He was 47. =>
The economy grew in the second half of that year. =>
At 38 she had written her best book. =>
In 212 citizenship was given to all free men. =>
In 1789 the Estates met at Versailles. =>
On 6 June 1944 the troops landed. =>
He was 35 years old. =>
Aged 26, he commanded the army. =>
The 18-year-old king was weak. =>
At the age of 14 he became a page. =>
The Second World War began in Poland. =>
World War II ended in Berlin. =>
Louis XVI was executed. =>
The 15th Amendment was ratified. =>
He was the third son of a farmer. =>
See chapter 5 of the report. =>
Article 231 blamed Germany. =>
It is told on page 17. =>
Section 3 deals with trade. =>
Resolution 242 called for withdrawal. =>
Figure 2 shows the trend. =>
The Seven Years' War was fought on several continents. =>
The Group of Seven met in London. =>
The G7 met in London. =>
Apollo 11 landed on the Moon. =>
He lived at 10 Downing Street. =>
One of the ministers resigned. =>
No one was hurt. =>
They helped one another. =>
The one thing he feared was defeat. =>
He ruled for nearly 30 years. =>
The siege lasted three months. =>
The train left at 10:30. =>
The attack began at 5 a.m. on the river. =>
The five-member panel ruled against him. =>
The Twelve Tables were read aloud. =>
Pope John XXIII called a council. =>
Covid-19 closed the schools. =>
Vatican II changed the mass. =>
Thousands fled the city. =>
For one thing, the treasury was empty. =>
Number 12 of the list was missing. =>
He came second. =>
The two-party system survived. =>
Psalm 23 was sung. =>
Charles I and his son Charles II were kings. =>
The Boeing 747 was late. =>
"""

LANGUAGES = """
@de Rund 10.000 Menschen wurden verhaftet. => 10.000 = 10000
@de Die Partei gewann 37,3 Prozent der Stimmen. => 37,3 Prozent = 37.3 [%]
@fr Environ 2 000 soldats furent tués. => 2 000 = 2000
@ru Погибло 1500 человек. => 1500 = 1500
"""

ALL = "".join((COUNTS, MEASURES, MONEY, SHARES, NONE, LANGUAGES))
