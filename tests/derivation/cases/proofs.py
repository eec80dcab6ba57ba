"""Questions held against their text: text, prompt, key, and the flaws.

``text // prompt -> key => gates``; the key is found in the text as it is written.
"""

ALL = """
The senate rejected the treaty in 1920. // In which year did the senate reject the treaty? -> 1920 =>
Bismarck founded the empire at Versailles. // Who founded the empire at Versailles? -> Bismarck =>
The king may have poisoned his brother in 1483. // Who poisoned the king's brother in 1483? -> The king => lost modality
The army could attack Kherson from the west. // From where does the army attack Kherson? -> the west => lost modality
Rebels reportedly killed the governor in 1921. // Who killed the governor in 1921? -> Rebels => lost modality
Perhaps Nero burned Rome in 64. // Who burned Rome in 64? -> Nero => lost modality
Rebels reportedly killed the governor in 1921. // Who reportedly killed the governor in 1921? -> Rebels =>
The king might have poisoned his brother in 1483. // Who might have poisoned his brother in 1483? -> The king =>
France did not sign the pact in 1939. // Which country did sign the pact in 1939? -> France => lost negation
The union never accepted the offer of 1926. // Who accepted the offer of 1926? -> The union => lost negation
France did not sign the pact in 1939. // Which country did not sign the pact in 1939? -> France =>
The party no longer supported Walpole in 1742. // Whom did the party support in 1742? -> Walpole => lost negation
Officials claim that Ablyazov organised the riots. // Who organised the riots? -> Ablyazov => unproven claim
Tacitus alleged that Nero had started the fire. // Who had started the fire? -> Nero => unproven claim
According to Livy, Romulus founded Rome in 753 BC. // Who founded Rome in 753 BC? -> Romulus => unproven claim
According to Livy, Romulus founded Rome in 753 BC. // According to Livy, who founded Rome in 753 BC? -> Romulus =>
Officials claim that Ablyazov organised the riots. // According to officials, who organised the riots? -> Ablyazov =>
Churchill said that Britain would fight on. // Who said that Britain would fight on? -> Churchill =>
If Austria attacked Serbia, Russia would mobilise. // Which country attacked Serbia? -> Austria => only a condition
Unless Persia withdrew, the league would fight. // Which country withdrew from the war? -> Persia => only a condition
Johnson took office. But who killed Kennedy in Dallas in 1963? It was unclear. // In which year was Kennedy killed in Dallas? -> 1963 => no statement
Germany invaded Poland in 1939. Germany also invaded Norway in 1940. // In which year did Germany invade Poland? -> 1939 =>
Germany attacked France in 1914. Germany attacked France in 1940. // In which year did Germany attack France? -> 1914 => two keys
Brutus stabbed Caesar in the senate. Cassius stabbed Caesar too. // Who stabbed Caesar in the senate? -> Brutus =>
Brutus stabbed Caesar. Cassius stabbed Caesar in the senate. // Who stabbed Caesar? -> Brutus => two keys
France recognised Haiti in 1825. Britain recognised Haiti in 1833. // Which country recognised Haiti? -> France => two keys
France recognised Haiti in 1825. Britain recognised Haiti in 1833. // Which country recognised Haiti in 1825? -> France =>
Brutus and Cassius stabbed Caesar in the senate. // Who stabbed Caesar in the senate? -> Brutus => one of several
The pact was signed by Italy, Germany and Japan. // Which country signed the pact? -> Germany => one of several
Leaders such as Mazzini fled to London in 1837. // Who fled to London in 1837? -> Mazzini => only an example
Cities including Lyon rose against Paris in 1793. // Which city rose against Paris in 1793? -> Lyon => only an example
The strike began in Turin and spread to Milan in March 1943. // Where did the strike of March 1943 begin? -> Turin =>
The strike spread from Turin to Milan in March 1943. // Where did the strike spread from Turin to Milan in March 1943? -> Milan => key in stem
The Peace of Augsburg of 1555 let each German prince choose between the Lutheran and the Catholic faith for his land and all its people. // What did the Peace of Augsburg of 1555 let each German prince choose between for his land and all its people? -> the Lutheran and the Catholic faith => whole sentence
The bank failed in 1931, and panic spread. // In which year did the bank fail? -> 1929 => key not in evidence
Lincoln was shot in Washington. // Who shot Lincoln in Washington? -> Booth => key not in evidence
"""
