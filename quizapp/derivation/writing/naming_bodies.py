"""What a body is called in a question that asks for its name."""

from quizapp.questions.wording import word_set

#: Words by which bodies call themselves, fit to stand after "which".
_SAID = word_set(
    """party union army company bank ministry court commission federation alliance empire
    dynasty church university movement agency organisation organization tribunal
    association society confederation family tribe newspaper club team committee league
    order guard fleet navy"""
)
#: Sorts of body by a word of their name that a question cannot repeat.
_SORTS = {
    "body": """assembly parliament congress senate council diet convention cortes duma
        reichstag bundestag knesset sejm riksdag storting folketing rada majlis""",
    "newspaper": """times post herald tribune gazette zeitung telegraph chronicle pravda
        izvestia figaro observer courier mirror""",
    "company": "motors electric corporation inc ltd airlines steel oil railroad railway",
    "trade union": "workers mineworkers miners teamsters steelworkers dockers",
    "movement": "front brotherhood",
    "secret police": "gestapo kgb stasi nkvd cheka okhrana securitate savak",
    "institution": "inquisition institute",
    "group": "brigade brigades",
    "government department": "department treasury",
}
_BY_WORD = {word: sort for sort, words in _SORTS.items() for word in word_set(words)}


def sort_of_body(name: str) -> str:
    """ "party" for "Saenuri Party", "newspaper" for "The New York Times", or ""."""
    words = [word.lower().strip("'’") for word in name.split()]
    head = words[: words.index("of")] if "of" in words[1:] else words
    for word in reversed(head):
        if word in _BY_WORD:
            return _BY_WORD[word]
        if word in _SAID:
            return word
    return ""
