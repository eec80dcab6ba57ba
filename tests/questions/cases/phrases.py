"""Causes, reasons and meanings as learners type them, and what a teacher says.

``near`` means: right or close, for a teacher would take it; ``never`` means: not right;
``beyond``: a teacher would take it, and the marker cannot know.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PhraseCases:
    """One key with what is said for it."""

    key: str
    prompt: str = "Why did it happen?"
    accept: tuple[str, ...] = ()
    reject: tuple[str, ...] = ()
    distractors: tuple[str, ...] = ()
    right: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    close: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    beyond: tuple[str, ...] = ()


WHO_DID_WHAT = (
    PhraseCases(
        key="Russia invaded Ukraine",
        right=("russia invaded ukraine", "Russia invades Ukraine", "Ukraine was invaded by Russia", "The invasion of Ukraine by Russia"),
        near=("Russia's invasion of Ukraine", "Russia attacked Ukraine", "Russian troops invaded Ukraine"),
        wrong=("Ukraine invaded Russia", "Russia was invaded by Ukraine", "Russia did not invade Ukraine", "Russia never invaded Ukraine"),
        never=("Russia invaded", "invasion", "Russia invaded Georgia"),
    ),
    PhraseCases(
        key="The king dissolved parliament",
        right=("Parliament was dissolved by the king", "the king dissolved the parliament"),
        near=("dissolution of parliament by the king",),
        wrong=("Parliament dissolved the king", "The king was dissolved by parliament", "the king refused to dissolve parliament"),
        never=("the king opened parliament",),
    ),
    PhraseCases(
        key="Germany declared war on France",
        right=("Germany declared war on France", "war was declared on France by Germany"),
        wrong=("France declared war on Germany", "Germany did not declare war on France"),
        never=("Germany declared war on Russia", "Germany declared war"),
    ),
    PhraseCases(
        key="Tokayev took over the presidency from Nazarbayev",
        right=("Tokayev took the presidency over from Nazarbayev",),
        near=("Tokayev took over as president from Nazarbayev",),
        wrong=("Nazarbayev took over the presidency from Tokayev", "Tokayev refused to take over the presidency from Nazarbayev"),
    ),
    PhraseCases(
        key="The famine was caused by the war",
        right=("the war caused the famine", "The war led to the famine", "the famine happened because of the war"),
        wrong=("the famine caused the war", "the war was caused by the famine", "the war prevented the famine", "the famine was not caused by the war"),
    ),
    PhraseCases(
        key="Power passed from the Senate to the emperor",
        right=("power passed to the emperor from the senate",),
        wrong=("Power passed from the emperor to the Senate",),
        never=("power passed",),
    ),
    PhraseCases(
        key="The Ottomans defeated the Serbs",
        right=("The Serbs were defeated by the Ottomans", "the Ottomans beat the Serbs"),
        wrong=("The Serbs defeated the Ottomans", "the Ottomans were defeated by the Serbs"),
    ),
    PhraseCases(
        key="Spain sold Louisiana to France",
        wrong=("France sold Louisiana to Spain",),
        never=("Spain bought Louisiana from France", "Spain sold Louisiana"),
        right=("Louisiana was sold to France by Spain",),
    ),
)  # fmt: skip

UP_AND_DOWN = (
    PhraseCases(
        key="Fuel prices rose",
        accept=("a fuel price hike",),
        right=("fuel prices increased", "the rise in fuel prices", "higher fuel prices", "a fuel price increase", "Fuel prices went up", "rising fuel prices"),
        near=("fuel became more expensive", "petrol prices rose"),
        wrong=("fuel prices fell", "a fall in fuel prices", "fuel prices decreased", "lower fuel prices", "fuel prices did not rise", "fuel prices never rose", "fuel prices went down"),
        never=("prices", "fuel", "wages rose"),
    ),
    PhraseCases(
        key="the lifting of the price cap on liquefied petroleum gas",
        accept=("the price cap on fuel was lifted",),
        right=("lifting the price cap on liquefied petroleum gas", "the price cap on liquefied petroleum gas was lifted", "The government lifted the price cap on LPG", "removal of the price cap on fuel"),
        near=("the price cap was lifted", "the cap on gas prices was lifted"),
        wrong=("the price cap on fuel was imposed", "imposing a price cap on liquefied petroleum gas", "the price cap on fuel was not lifted", "the price cap on fuel was introduced"),
        never=("gas", "price cap", "petroleum"),
    ),
    PhraseCases(
        key="Unemployment fell",
        right=("a fall in unemployment", "unemployment dropped", "falling unemployment", "unemployment declined", "unemployment decreased"),
        wrong=("unemployment rose", "employment fell", "rising unemployment", "unemployment did not fall"),
    ),
    PhraseCases(
        key="The tariff was abolished",
        right=("abolition of the tariff", "the tariff was removed", "they abolished the tariff"),
        wrong=("the tariff was imposed", "the tariff was not abolished", "introduction of the tariff"),
    ),
    PhraseCases(
        key="It became less popular",
        wrong=("It became more popular", "it did not become less popular"),
        never=("It became popular",),
    ),
    PhraseCases(
        key="It could prove unpopular",
        accept=("Unpopular",),
        right=("unpopular", "It could be unpopular", "it may prove unpopular"),
        near=("not popular", "it might not be popular"),
        wrong=("It could prove popular", "popular", "it could not prove unpopular"),
    ),
    PhraseCases(
        key="Elections were held after the war",
        right=("after the war, elections were held", "elections held after the war"),
        wrong=("elections were held before the war", "no elections were held after the war"),
        never=("elections were held", "elections were held during the war"),
    ),
    PhraseCases(
        key="The army supported the president",
        right=("the president was supported by the army", "the president had the army's support"),
        wrong=("the army opposed the president", "The army did not support the president", "the army refused to support the president", "the president supported the army"),
    ),
    PhraseCases(
        key="The allies won the battle",
        right=("The battle was won by the allies",),
        wrong=("The allies lost the battle", "the allies did not win the battle", "the allies failed to win the battle"),
    ),
    PhraseCases(
        key="Women were allowed to vote",
        right=("women were permitted to vote",),
        near=("women could vote", "women got the vote", "women's suffrage"),
        wrong=("women were forbidden to vote", "women were not allowed to vote"),
        never=("men were allowed to vote",),
    ),
)  # fmt: skip

NEGATIONS = (
    PhraseCases(
        key="They lacked leaders or a clearly stated agenda",
        accept=("No leaders or clear agenda",),
        right=("no leaders and no clear agenda", "They had no leaders or clear agenda", "they had neither leaders nor a clear agenda", "They lacked leaders and a clear agenda"),
        near=("lack of leaders", "without leaders or an agenda", "absence of leaders and a clear agenda"),
        wrong=("They had leaders and a clear agenda", "They had leaders or a clearly stated agenda", "they did not lack leaders or a clearly stated agenda"),
    ),
    PhraseCases(
        key="They are unlikely",
        accept=("Unlikely",),
        right=("unlikely", "that they are unlikely", "not likely"),
        wrong=("They are likely", "likely", "not unlikely"),
    ),
    PhraseCases(
        key="The government failed to pay the soldiers",
        right=("The government did not pay the soldiers", "the soldiers were not paid by the government"),
        near=("the soldiers were not paid", "unpaid soldiers"),
        wrong=("The government paid the soldiers", "the soldiers paid the government"),
    ),
    PhraseCases(
        key="Rosa Parks refused to give up her seat",
        right=("Rosa Parks would not give up her seat", "Rosa Parks did not give up her seat"),
        wrong=("Rosa Parks gave up her seat", "Rosa Parks agreed to give up her seat"),
    ),
    PhraseCases(
        key="A treaty without reparations",
        right=("a treaty with no reparations", "treaty without reparations"),
        wrong=("A treaty with reparations", "reparations without a treaty"),
    ),
    PhraseCases(
        key="The non-aligned states",
        right=("nonaligned states", "non aligned states"),
        wrong=("the aligned states",),
    ),
    PhraseCases(
        key="taxation without representation",
        right=("Taxation without representation", "taxation with no representation", "they were taxed without representation"),
        wrong=("taxation with representation", "representation without taxation", "no taxation"),
        never=("taxation", "taxes"),
    ),
)  # fmt: skip

MEANINGS = (
    PhraseCases(
        key="the killing of a whole people",
        prompt="What does “genocide” mean?",
        right=("killing a whole people", "a whole people is killed", "The killing of an entire people"),
        near=("murder of a whole people", "wiping out a whole people"),
        never=("killing", "people", "killing a person", "a whole people"),
    ),
    PhraseCases(
        key="rule by the few",
        prompt="What does “oligarchy” mean?",
        right=("the rule of the few", "the few rule", "Rule by a few"),
        wrong=("rule by the many", "rule by one"),
        never=("rule", "few"),
    ),
    PhraseCases(
        key="separation of church and state",
        prompt="What does “secularism” mean here?",
        right=("church and state are separated", "separating state and church", "the separation of Church from State"),
        wrong=("no separation of church and state", "the union of church and state", "church and state are not separated"),
        near=("church and state are separate",),
    ),
    PhraseCases(
        key="More equal sharing of the country's wealth",
        prompt="For what did the president call?",
        accept=("A fairer sharing of wealth",),
        right=("Sharing the country's wealth more equally", "more equal sharing of wealth", "sharing wealth more fairly"),
        near=("wealth should be shared more equally", "a fairer distribution of wealth"),
        wrong=("Less equal sharing of the country's wealth",),
        never=("sharing of poverty", "wealth"),
    ),
    PhraseCases(
        key="Mining companies",
        prompt="On which companies was the new tax to fall?",
        accept=("Mining", "Mines"),
        distractors=("Banking companies", "Airline companies"),
        right=("mining companies", "mining", "the mines", "companies in mining"),
        near=("mining firms",),
        wrong=("banking companies", "bank companies", "airlines companies", "companies", "not mining companies"),
        never=("mining companies and banking companies", "banks"),
    ),
    PhraseCases(
        key="Kazakhstan's independence",
        prompt="What could the mission compromise?",
        accept=("Independence", "Sovereignty"),
        right=("the independence of Kazakhstan", "independence", "Kazakh independence", "its sovereignty"),
        wrong=("dependence", "Kazakhstan's dependence", "oil"),
    ),
)  # fmt: skip

NUMBERS_AND_MORE = (
    PhraseCases(
        key="the oil workers' strike of 2011",
        right=("oil workers' strike in 2011", "the 2011 strike of oil workers", "strike of the oil workers 2011"),
        close=("the oil workers' strike",),
        wrong=("the oil workers' strike of 2012", "the oil workers' strike of 1911"),
        never=("2011", "a strike", "the coal workers' strike of 2011"),
    ),
    PhraseCases(
        key="For several days",
        prompt="For how long was internet access blocked?",
        accept=("Several days",),
        distractors=("For several weeks", "For one night"),
        right=("several days", "for several days", "Internet access was blocked for several days"),
        wrong=("several weeks", "for several weeks", "for one night", "for several years"),
        never=("days", "two days"),
    ),
    PhraseCases(
        key="Six million people were deported",
        right=("6 million people were deported", "six million deported people"),
        wrong=("seven million people were deported", "60 million people were deported"),
        never=("people were deported", "millions"),
    ),
    PhraseCases(
        key="poverty and inequality",
        right=("inequality and poverty", "Poverty, inequality"),
        close=("poverty", "inequality"),
        wrong=("wealth and equality", "neither poverty nor inequality"),
        never=("equality", "poverty and equality", "poverty or the weather", "poverty, inequality and a plot of the Jesuits"),
    ),
    PhraseCases(
        key="The assassination of Archduke Franz Ferdinand in Sarajevo",
        prompt="What set off the July crisis?",
        accept=("Archduke Franz Ferdinand was murdered", "the Sarajevo assassination"),
        distractors=("The sinking of the Lusitania",),
        right=("the assassination of Franz Ferdinand in Sarajevo, the archduke", "Archduke Franz Ferdinand was assassinated in Sarajevo", "the asassination of archduke Franz Ferdinand in Sarajevo", "murder of Archduke Franz Ferdinand"),
        near=("assassination of Franz Ferdinand", "Franz Ferdinand was assassinated", "the archduke's assassination in Sarajevo"),
        wrong=("the sinking of the Lusitania", "sinking of the lusitania", "Franz Ferdinand was not murdered"),
        never=("Sarajevo", "Franz Ferdinand", "the assassination of the archduke and the sinking of the Lusitania", "Franz Ferdinand assassinated the emperor"),
    ),
    PhraseCases(
        key="a labour shortage after the Black Death",
        accept=("shortage of labour",),
        right=("a labor shortage after the Black Death", "shortage of labor", "labour shortage"),
        wrong=("a labour surplus after the Black Death", "no shortage of labour"),
        near=("a shortage of workers after the Black Death",),
    ),
)  # fmt: skip

TABLES = WHO_DID_WHAT + UP_AND_DOWN + NEGATIONS + MEANINGS + NUMBERS_AND_MORE
