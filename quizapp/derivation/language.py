"""Which language a passage is written in, by its letters and its commonest words.

Enough to keep the English model off other languages and to say so; English stands
where nothing speaks against it.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cache

#: So many words settle it; the rest is not looked at.
_WORDS_READ = 400
#: A passage says what it is with so many of its words, and at least two or three.
_LEAST_SHARE = 0.06
#: The best of two languages is so much better than the other.
_CLEARLY = 1.3

#: What people call a language, by BCP 47.
NAMES = {
    "ar": "Arabic", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek",
    "en": "English", "es": "Spanish", "fr": "French", "he": "Hebrew", "hi": "Hindi",
    "hu": "Hungarian", "hy": "Armenian", "it": "Italian", "ja": "Japanese",
    "ka": "Georgian", "kk": "Kazakh", "ko": "Korean", "la": "Latin", "nl": "Dutch",
    "pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian",
    "sv": "Swedish", "th": "Thai", "tr": "Turkish", "uk": "Ukrainian",
    "zh": "Chinese",
}  # fmt: skip

#: Languages that write 2.500 for two thousand five hundred.
DECIMAL_COMMA = frozenset(
    "cs da de el es fr hu it kk nl pl pt ro ru sv tr uk".split()  # noqa: SIM905
)

#: Words that no passage of a language does without, in Latin letters.
_COMMON = {
    "cs": "a v se na je že z do o s k jako za pro po jeho ale by byl která jsou jeho",
    "da": "og i at det en den til er som på de med han af for ikke der var et har blev",
    "de": """der die und in den von zu das mit sich des auf für ist im dem nicht ein
        eine als auch es an werden aus er hat dass sie nach wird bei einer um am sind
        noch wie einem über einen so zum war wurde durch""",
    "en": """the of and to in a is that for it was as with be by on not he his this are
        or at from had but which they were have an their has its one who been would
        after more when will into no if""",
    "es": """de la que el en y a los se del las un por con no una su para es al lo como
        más o pero sus le ha fue este entre cuando muy sin sobre""",
    "fr": """de la le et les des en un du une que est pour qui dans a par plus pas au
        sur ne se ce il sont la avec son aux mais comme ou leur cette été""",
    "hu": "a az és hogy nem is egy volt ez meg de csak már el még mint ki vagy lett",
    "it": """di e il la che in a per un è del non una sono con i le si da al dei come
        lo più alla gli della nel anche fu""",
    "la": """et in est non ad ut cum quod qui sed si ex ab quae esse autem etiam per
        atque enim nec""",
    "nl": """de van het een en in is dat op te met voor niet zijn er aan die ook als om
        bij door maar uit werd naar dan hij over wordt""",
    "pl": "w i na z do się że nie o jest to po od za jak przez a dla oraz był które",
    "pt": """de a o que e do da em um para com não uma os no se na por mais as dos como
        mas ao foi das à seu sua ou pelo""",
    "ro": "de și în a la cu pe un o nu din care este că să pentru mai fost al prin",
    "sv": "och i att det som en på är av för med till den har de inte om ett han var",
    "tr": "ve bir bu da de için ile olarak çok daha olan gibi sonra kadar ise değil",
}

_WORD = re.compile(r"[^\W\d_]+")
#: "Otto von Bismarck" is a name in every language.
_IN_NAMES = re.compile(r"(?<=\w )(?:von|van|de|da|di|del|la|le) (?=[A-Z])")

#: Scripts that settle it, or nearly: ranges of code points and the language.
_SCRIPTS = (
    ("el", "\u0370-\u03ff"),
    ("ru", "\u0400-\u04ff"),
    ("hy", "\u0530-\u058f"),
    ("he", "\u0590-\u05ff"),
    ("ar", "\u0600-\u06ff"),
    ("hi", "\u0900-\u097f"),
    ("th", "\u0e00-\u0e7f"),
    ("ka", "\u10a0-\u10ff"),
    ("ja", "\u3040-\u30ff"),
    ("ko", "\uac00-\ud7af"),
    ("zh", "\u4e00-\u9fff"),
)
_LETTERS = tuple((name, re.compile(f"[{span}]")) for name, span in _SCRIPTS)
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")


def language_of(text: str) -> str | None:
    """The language of a passage (BCP 47), or ``None`` where it does not say."""
    head = text[: _WORDS_READ * 12]
    counts = {name: len(letters.findall(head)) for name, letters in _LETTERS}
    script = max(counts, key=lambda name: counts[name])
    if counts[script] > len(_LATIN.findall(head)):
        return _within(script, head, counts)
    words = _WORD.findall(_IN_NAMES.sub("", head).casefold())
    return _by_words(words[:_WORDS_READ])


def main_language(passages: Iterable[tuple[str | None, int]]) -> str:
    """The language of most of a text: of each passage its language and its length.

    English where no passage says.
    """
    lengths: Counter[str] = Counter()
    for language, length in passages:
        if language is not None:
            lengths[language] += length
    return lengths.most_common(1)[0][0] if lengths else "en"


def notice(languages: Sequence[str]) -> str:
    """What is told of a text whose paragraphs are in these languages; "" if English."""
    foreign = Counter(one for one in languages if one != "en")
    if not foreign:
        return ""
    which = _listed([NAMES.get(one, one) for one, _ in foreign.most_common()])
    count, of = foreign.total(), len(languages)
    if count == of:
        return (
            f"The text is in {which}. Recto writes questions on English; here it looked "
            "for dates, numbers and names only, and drafted sentences with gaps."
        )
    paragraphs = "1 paragraph is" if count == 1 else f"{count} paragraphs are"
    return (
        f"{paragraphs} in {which}: there only dates, numbers and names were looked for."
    )


def _listed(names: list[str]) -> str:
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last


def _within(script: str, text: str, counts: dict[str, int]) -> str:
    """Languages that share a script, by letters of their own."""
    if script == "ru":
        if re.search("[әғқңөұүһі]", text) and re.search("[әғқңөұү]", text):
            return "kk"
        return "uk" if re.search("[іїєґ]", text) else "ru"
    if script == "zh" and counts["ja"]:
        return "ja"
    return script


@cache
def _weights() -> dict[str, dict[str, float]]:
    """What each common word says for each language it is common in."""
    homes: dict[str, set[str]] = {}
    for language, words in _COMMON.items():
        for word in words.split():
            homes.setdefault(word, set()).add(language)
    return {
        word: dict.fromkeys(languages, 1 / len(languages))
        for word, languages in homes.items()
    }


def _by_words(words: list[str]) -> str | None:
    weights, hits = _weights(), Counter[str]()
    scores: defaultdict[str, float] = defaultdict(float)
    for word in words:
        for language, weight in weights.get(word, {}).items():
            scores[language] += weight
            hits[language] += 1
    if not scores:
        return None
    (best, score), *others = sorted(scores.items(), key=lambda one: -one[1])
    least = 2 if best == "en" else 3  # "War broke out in 1618" has two German words
    if hits[best] < max(least, _LEAST_SHARE * len(words)):
        return None
    if others and score < _CLEARLY * others[0][1]:
        return None
    return best
