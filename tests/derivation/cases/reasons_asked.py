"""Passages, and what is asked about the causes that they tell."""

from typing import NamedTuple


class Asked(NamedTuple):
    """A passage, a question on a cause and its key; ``sure``: shown at once."""

    passage: str
    prompt: str
    key: str
    sure: bool = True


class NotAsked(NamedTuple):
    """A passage, and words with which no sure question about a cause begins."""

    passage: str
    prompt: str


ASKED = [
    # What somebody wanted.
    Asked("In order to reap a profit from the colonies, Charles II enacted the "
          "Navigation Acts.",
          "Why did Charles II enact the Navigation Acts?",
          "to reap a profit from the colonies"),
    Asked("Congress chartered the Bank of the United States in 1816 in an effort to "
          "bring stability to the nation.",
          "Why did Congress charter the Bank of the United States in 1816?",
          "to bring stability to the nation"),
    Asked("Thousands of Irish migrants sailed to Boston to escape the famine of 1846.",
          "Why did thousands of Irish migrants sail to Boston?",
          "to escape the famine of 1846"),
    # What moved those who did it.
    Asked("Fearing a revolt in Paris, King Louis XVI summoned Swiss troops in July 1789.",
          "Why did King Louis XVI summon Swiss troops in July 1789?",
          "fearing a revolt in Paris"),
    Asked("President Johnson vetoed the Reconstruction Acts, viewing them as "
          "unconstitutional.",
          "Why did President Johnson veto the Reconstruction Acts?",
          "viewing them as unconstitutional"),
    # What a participle tells of it.
    Asked("The British took control of Philadelphia, forcing the Continental Congress "
          "to flee.",
          "What forced the Continental Congress to flee?",
          "the British took control of Philadelphia"),
    # What the sentence before tells.
    Asked("China refused to write off its loans to Zambia in 2021. As a result the "
          "negotiations with the Fund dragged on.",
          "Why did the negotiations with the Fund drag on?",
          "China refused to write off its loans to Zambia in 2021"),
    Asked("The Americans could not be relied on. The French therefore hastened the "
          "Treaty of Rome.",
          "Why did the French hasten the Treaty of Rome?",
          "the Americans could not be relied on"),
    Asked("Republicans gained seats in New England in 1866. This was due to the "
          "attitude of President Johnson.",
          "Why did Republicans gain seats in New England in 1866?",
          "the attitude of President Johnson"),
    Asked("Sultan Murad doubled the tax on salt. The measure cost the town of Aleppo "
          "half of its trade.",
          "What cost the town of Aleppo half of its trade?",
          "Sultan Murad doubled the tax on salt"),
    # What a clause behind "which" tells.
    Asked("The Senate rejected the treaty, which humiliated President Wilson.",
          "What humiliated President Wilson?", "the Senate rejected the treaty",
          sure=False),
    # What a thing did.
    Asked("Violent race riots in Memphis in 1866 gave greater urgency to Reconstruction.",
          "What gave greater urgency to Reconstruction?",
          "violent race riots in Memphis in 1866", sure=False),
    Asked("The Townshend Acts produced controversy and protest in the American colonies.",
          "What produced controversy and protest in the American colonies?",
          "the Townshend Acts"),
    # Words that the key needs.
    Asked("Because only men with land could vote in Rome, the loss of farms weakened "
          "the Roman army.",
          "Why did the loss of farms weaken the Roman army?",
          "only men with land could vote in Rome"),
    Asked("Many Americans opposed the Constitution of 1787 because it gave Congress "
          "great powers.",
          "Why did many Americans oppose the Constitution of 1787?",
          "it gave Congress great powers"),
    # Times that only the text explains are left out.
    Asked("Some 25,000 Jews left Egypt in the following months because their property "
          "was confiscated.",
          "Why did some 25,000 Jews leave Egypt?", "their property was confiscated"),
    # "Since" with a past on both sides gives a reason.
    Asked("Since every train in Illinois ran with Pullman cars, the strike of 1894 "
          "stopped the railroads of Chicago.",
          "Why did the strike of 1894 stop the railroads of Chicago?",
          "every train in Illinois ran with Pullman cars"),
    Asked("France and Prussia waged war in 1870 because Bismarck had altered a telegram.",
          "Why did France and Prussia wage war in 1870?",
          "Bismarck had altered a telegram"),
]  # fmt: skip

NOT_ASKED = [
    # "To" says something else than what was wanted.
    NotAsked("The South lacked railroads to move men and supplies to Virginia in 1861.",
             "Why"),
    NotAsked("Lord Grey urged the merchants of Boston to stand their ground in 1773.",
             "Why"),
    NotAsked("Parliament did not pass the Tea Act of 1773 in order to punish Boston.",
             "Why"),
    # The noun before the verb is no subject of it.
    NotAsked("The exclusion of parties from the vote in Kenya – won by Kanu, the party "
             "founded by Moi – weakened the hopes of Nairobi.",
             "What weakened"),
    # Who acts is asked about with "who".
    NotAsked("The government raised the price of bread in Egypt in 1977.",
             "What raised"),
    # The key is not all that is named, or says nothing by itself.
    NotAsked("Several factors contributed to the collapse of Rome in 476.", "What"),
    NotAsked("The cruelty of traders, combined with the spread of farms, led to the "
             "outbreak of the Yamasee War.",
             "What led"),
    NotAsked("Growing debts would lead to the fall of Venice in 1797.", "What would"),
    # Which region it was is not said.
    NotAsked("More Americans moved to the region to seek permanent settlement.", "Why"),
]  # fmt: skip
