"""Wrong expansions of initials: as long, with the same first letters."""

from collections.abc import Iterator, Sequence

from quizapp.derivation.distractors.candidate import Candidate, seed_of
from quizapp.questions.question import PhraseQuestion
from quizapp.questions.wording import listed

#: What such names are made of, word by word of one class for another of it.
_CLASSES = tuple(
    frozenset(listed(words, ","))
    for words in (
        # what a body is: the last word, or the one before "of" and "for"
        """Alliance, Association, Agency, Assembly, Authority,
        Board, Bank, Bureau, Bloc, Commission, Council, Committee, Conference, Community,
        Congress, Corps, Center, Centre, Coalition, Corporation, Company,
        Confederation, Department, Directorate, Federation, Fund, Forum, Force, Front,
        Foundation, Group, Guard, Institute, Initiative, League, Movement, Ministry,
        Mission, Nations, Network, Organisation, Organization, Office, Operation, Order,
        Party, Republic, Regime, Society,
        Service, State, States, System, Staff, Tribunal, Trust, Union, Unit,
        University""",
        # what was agreed or planned
        """Act, Agreement, Accord, Amendment, Treaty, Truce, Tariff, Pact, Program,
        Programme, Plan, Project, Protocol, Proposal, Law, Convention, Charter, Compact""",
        # what it is for
        """Action, Aid, Arms, Commerce, Cooperation, Coordination, Control, Coal,
        Defence, Defense, Development, Education, Energy, Emergency, Equality, Export,
        Food, Freedom, Finance, Fisheries, Health, Housing, Heritage, Industry,
        Intelligence, Investment, Justice, Labour, Labor, Liberation, Liberty, Maintenance,
        Migration, Music, Navigation, Peace, Press, Payments, Rights, Relief, Refugee,
        Reconstruction, Recovery, Reform, Research, Resource, Security, Solidarity,
        Stability, Steel, Science, Space, Trade, Transport, Tariff, Tax, Unity, Welfare,
        Workers, Works, Water""",
        # of what sort it is
        """Autonomous, Administrative, Agricultural, Allied,
        Central, Common, Collective, Continental, Communist, Civil, Christian, Cultural,
        Democratic, Domestic, Diplomatic, Economic, Eastern, Equal, Environmental, Electoral,
        Free, Federal, Foreign, Financial, General, Global, Human, High, Humanitarian,
        Independent, International, Industrial, Joint, Judicial, Liberal, Legal, Local,
        Monetary, Mutual, Military, Maritime, National, Nuclear, Northern, Naval,
        Nonviolent, Nationalist, Overseas, Open, Official, Political, Popular, Public,
        Progressive, Permanent, Provisional, Regional, Republican, Revolutionary, Royal,
        Social, Strategic, Socialist, Southern, Supreme, Scientific, Technical, Territorial,
        Transitional, United, Universal, Urban, Voluntary, Vocational, Western, World""",
        # whose it is
        """African, American, Arab, Asian, Albanian, Armenian, Australian, British,
        Belgian, Brazilian, Canadian, Caribbean, Chinese, Cuban, Colombian, Czech, Dutch,
        Danish, European, Egyptian, English, Ethiopian, French, Finnish, German, Greek,
        Ghanaian, Hungarian, Haitian, Irish, Italian, Indian, Iranian, Israeli, Islamic,
        Japanese, Jewish, Jordanian, Korean, Kenyan, Latin, Lebanese, Mexican, Muslim,
        Nigerian, Norwegian, Palestinian, Polish, Portuguese, Peruvian, Russian, Romanian,
        Soviet, Spanish, Swedish, Serbian, Turkish, Thai, Ukrainian, Ugandan, Vietnamese,
        Yugoslav, Zambian""",
        # which sea or land
        "Atlantic, Arctic, Adriatic, Alpine, Andean",
        "Baltic, Balkan",
        "People's, Parents', Patriots', Peasants'",
        "Workers', Women's, Writers'",
        "Students', Seamen's, Soldiers', Settlers'",
        "Teachers', Tenants', Traders'",
        "Student, Settler, Sailor, Soldier",
        "Worker, Women, Writer",
        "Parents, Peasants, Patriots, Pensioners",
        "Teacher, Tenant, Trader",
        "Farmer, Fishermen, Family",
        "North, Near",
        "South, Southeast",
    )
)
_LEAST = 2


def wrong_expansions(question: PhraseQuestion) -> Iterator[Candidate]:
    """The key with one or two of its words changed for others of their class and letter."""
    words = question.answer.split()
    others = [_others(word) for word in words]
    places = [place for place, found in enumerate(others) if found]
    if not places or sum(len(found) for found in others) < _LEAST + 1:
        return
    seed = seed_of(question.id)
    for number in range(_TRIED):
        changed = _changed(places, seed + number, seed)
        said = [
            _turned(others[place], seed + 2 * number + place)
            if place in changed
            else word
            for place, word in enumerate(words)
        ]
        yield Candidate(
            " ".join(said),
            "the same letters, but not its name",
            5.0 + number,
            is_from_text=False,
        )


_TRIED = 8


def _changed(places: Sequence[int], turn: int, seed: int) -> set[int]:
    """Two places by turns, or the only one."""
    first = places[turn % len(places)]
    second = places[(turn + 1 + (turn - seed) // len(places)) % len(places)]
    return {first, second}


def _turned(words: Sequence[str], turn: int) -> str:
    return words[turn % len(words)]


def _others(word: str) -> list[str]:
    """The words of its class with its first letter; none where it is of no class."""
    for words in _CLASSES:
        if word in words:
            return sorted(
                one
                for one in words
                if one[0] == word[0] and one.lower()[:5] != word.lower()[:5]
            )
    return []
