""" "A" before a vowel, "an" before a consonant."""

import re
from dataclasses import replace

from quizapp.derivation.gates.asked import is_cloze
from quizapp.derivation.gates.flaw import Flaw
from quizapp.questions.question import Question

_ARTICLE = re.compile(r"\b([Aa]n?) ([A-Za-z][\w'’-]*)")
_VOWEL = re.compile(
    r"(?i)(?!eu|ewe|uni(?!n|m)|us[aeiou]|ut[aeiou]|ubi|uk|one\b|once|ouija)[aeiou]|hou?r|heir|honou?r|honest"
)
_LETTERS_LIKE_VOWELS = frozenset("AEFHILMNORSX")


def article(question: Question) -> Flaw | None:
    if is_cloze(question):
        return None
    for found in _ARTICLE.finditer(question.prompt):
        word = found[2]
        if word in {"I", "V", "X"} or (found[1] == "A" and found.start() > 0):
            continue
        wanted = "an" if _sounds_like_vowel(word) else "a"
        if found[1].lower() != wanted:
            start, end = found.span(1)
            said = wanted.title() if found[1][0] == "A" else wanted
            prompt = question.prompt[:start] + said + question.prompt[end:]
            words = f"“{found[1]} {word}” should be “{said} {word}”"
            return Flaw("article", words, repaired=replace(question, prompt=prompt))
    return None


def _sounds_like_vowel(word: str) -> bool:
    first = re.split(r"[-'’]", word)[0]
    if len(first) == 1 and first.isupper():
        return first in _LETTERS_LIKE_VOWELS  # "a U.S. fleet"
    if len(first) > 1 and first.isupper() and not re.search("[AEIOU].*[AEIOU]", first):
        return first[0] in _LETTERS_LIKE_VOWELS
    return _VOWEL.match(word) is not None
