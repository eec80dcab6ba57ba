"""Words for offices and callings, and the words that say when somebody held them."""

from quizapp.questions.wording import word_set

#: Heads of offices that stand before a name: "Chancellor Angela Merkel".
OFFICES = word_set(
    """
    president vice-president premier chancellor minister secretary senator governor general
    marshal admiral colonel major captain commander lieutenant sergeant ambassador envoy judge
    justice congressman congresswoman representative deputy mayor commissioner chairman
    chairwoman chair chairperson speaker leader director chief professor spokesman spokeswoman
    spokesperson attorney viceroy consul proconsul praetor dictator tribune vizier regent
    taoiseach fuhrer führer duce caudillo ayatollah imam mufti rabbi reverend comrade councillor
    delegate emissary prefect inspector treasurer magistrate commissar field-marshal lawmaker mp
    economist historian philosopher tsarevich dauphin elector margrave landgrave doge
    stadtholder satrap archduke generalissimo congressmen adviser advisor premiers presidents generals
    """
)
#: Titles of rank; some are part of how their holder is named.
RANKS = word_set(
    """
    king queen emperor empress tsar tsarina czar kaiser sultan shah caliph pope archbishop
    bishop cardinal patriarch prince princess duke duchess archduke earl count countess baron
    viscount marquis lord pharaoh khan shogun emir sheikh maharaja abbot abbess saint
    """
)
#: Other callings, for "X, a lawyer" and "X was a lawyer".
CALLINGS = word_set(
    """
    lawyer politician soldier officer writer poet historian philosopher economist physician
    doctor scientist journalist activist revolutionary diplomat statesman statesmen stateswoman
    monk priest theologian reformer preacher merchant banker industrialist engineer teacher
    schoolteacher professor scholar explorer navigator conquistador sculptor painter composer
    novelist playwright dramatist architect mathematician astronomer physicist chemist biologist
    sociologist suffragette abolitionist missionary nun saint founder co-founder successor
    predecessor ally adviser advisor aide rival critic opponent supporter son daughter wife
    husband brother sister father mother nephew niece uncle aunt cousin grandson granddaughter
    widow widower heir mistress ruler monarch sovereign head prime-minister chief-of-staff
    comptroller member nobleman noblewoman aristocrat peasant slave gladiator warlord rebel
    dissident trade-unionist unionist organizer organiser publisher printer editor author orator
    jurist archaeologist anthropologist geographer linguist candidate nominee laureate veteran
    pilot sailor fisherman farmer weaver miner worker nurse inventor businessman businesswoman
    entrepreneur executive billionaire oligarch analyst strategist tactician guerrilla chieftain
    nationalist liberal conservative socialist communist marxist republican democrat architect
    mastermind commander-in-chief figurehead conspirator assassin traitor spy hostage landowner
    planter consort friend colleague protege protégé disciple pupil student mentor tutor
    secretary treasurer usurper
    """
)
#: Words before an office that belong to it: "Deputy Prime Minister", "Foreign Minister".
QUALIFIERS = word_set(
    """
    prime foreign deputy vice first interior finance defence defense home justice economy trade
    health education labour labor war chief lord high grand crown attorney secretary general
    federal supreme permanent special agriculture culture environment energy transport security
    national state field major lieutenant brigadier rear executive managing senior junior
    assistant under co opposition party parliamentary presidential union royal imperial papal
    military naval civil colonial
    """
)
#: What an office is of, when it is part of the office: "Secretary of State".
OF_OFFICE = word_set(
    """
    state defence defense war commerce labor labour treasury interior exchequer agriculture
    energy education transportation navy staff house privy seal rolls justice finance security
    """
)
#: Holders by the time of their holding.
WHEN = {
    "former": "former", "ex": "former", "ex-": "former", "late": "former", "then": "former",
    "erstwhile": "former", "previous": "former", "outgoing": "former", "deposed": "former",
    "ousted": "former", "one-time": "former", "onetime": "former", "retired": "former",
    "incoming": "incoming", "future": "incoming", "designate": "incoming", "president-elect": "incoming",
    "newly-elected": "incoming", "new": "", "acting": "acting", "interim": "acting",
    "provisional": "acting", "caretaker": "acting", "current": "", "incumbent": "",
}  # fmt: skip
