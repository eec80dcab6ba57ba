"""Wrong expansions of initials: as long, with the same first letters."""

from collections.abc import Iterator

from quizapp.derivation.distractors.candidate import Candidate, seed_of
from quizapp.questions.question import PhraseQuestion
from quizapp.questions.wording import listed

#: What bodies are called, by first letter.
_WORDS = """
African, Atlantic, Asian, Alliance, Association, Agency, Action, Assembly, Arab, American,
Board, British, Bank, Bureau, Balkan, Commission, Council, Committee, Central, Common,
Collective, Continental, Conference, Cooperation, Community, Congress, Communist, Civil,
Defence, Development, Democratic, Department, Economic, European, Energy, Eastern,
Federation, Fund, Free, Forum, Federal, Foreign, General, Global, Group, German, Human,
Health, High, Independent, International, Institute, Industrial, Islamic, Joint, Labour,
League, Liberal, Legal, Liberation, Monetary, Mutual, Military, Movement, Maritime, National,
Nuclear, Northern, North, Nations, New, Organisation, Office, Union, United, Universal,
Party, People's, Peace, Political, Popular, Pact, Petroleum, Regional, Republican,
Revolutionary, Relief, Rights, Russian, Security, Social, State, Strategic, Socialist,
Southern, Stability, Treaty, Trade, Territorial, Tribunal, Transport, Technical, Western,
World, Workers', Women's
"""
_SMALL = frozenset(["of", "the", "and", "for", "in", "on", "to", "de"])

_ENDINGS = (
    "al",
    "an",
    "ive",
    "ic",
    "ern",
    "ed",
    "ist",
    "ary",
    "ish",
    "ime",
    "ar",
    "ent",
    "'s",
    "s'",
)
_ADJECTIVES = frozenset(
    [
        "Free",
        "Common",
        "Joint",
        "High",
        "Arab",
        "North",
        "South",
        "World",
        "Human",
        "New",
    ]
)


def _by_letter() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for word in listed(_WORDS, ","):
        found.setdefault(word[0], []).append(word)
    return found


_BY_LETTER = _by_letter()


def wrong_expansions(question: PhraseQuestion) -> Iterator[Candidate]:
    """The key with two of its words changed for others of the same letter."""
    words = question.answer.split()
    places = [
        place
        for place, word in enumerate(words)
        if word.lower() not in _SMALL and len(_others(word)) > 1
    ]
    if len(places) < 2:
        return
    seed = seed_of(question.id)
    for number in range(6):
        first = places[(seed + number) % len(places)]
        second = places[(seed + number + 1 + number // len(places)) % len(places)]
        said = list(words)
        for turn, place in enumerate({first, second}):
            others = _others(words[place])
            said[place] = others[(seed + 2 * number + turn) % len(others)]
        yield Candidate(
            " ".join(said),
            "the same letters, but not its name",
            5.0 + number,
            is_from_text=False,
        )


def _others(word: str) -> list[str]:
    return [
        one
        for one in _BY_LETTER.get(word[:1], ())
        if one.lower()[:5] != word.lower()[:5]
        and _is_adjective(one) is _is_adjective(word)
    ]


def _is_adjective(word: str) -> bool:
    return word.endswith(_ENDINGS) or word in _ADJECTIVES
