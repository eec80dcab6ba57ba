"""The words of a text as names are read from them, with or without a parse."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from quizapp.derivation.document import Document, Part

_WORD = re.compile(
    r"(?:[A-Z]\.){2,}(?!\w)"
    r"|(?:St|Mr|Mrs|Ms|Dr|Jr|Sr|Gen|Prof|Rev|Gov|Sen|Rep|Col|Lt|Capt|Sgt)\.(?=\s)"
    r"|[A-Z]\.(?=\s?\w)"
    r"|(?:People|Women|Workers|Children|Farmers|Soldiers|Citizens|Peasants|Hudson)['’]s(?=\s[A-Z])"
    r"|['’]s\b"
    r"|[^\W_]+(?:(?:[-‐‑]|['’](?!s\b))[^\W_]+)*"
    r"|[^\w\s]"
)
#: "Russia-led", "Paris-based": words about a name, not a name.
_COMPOUND = re.compile(
    r"-(?:led|backed|based|born|era|style|wide|speaking|controlled|occupied|sponsored|dominated|held|born|educated"
    r"|style|like|wing|bound|friendly|brokered|funded|trained|made|ruled|centred|centered|inspired|mediated|century)$"
)
_ARABIC = re.compile(r"(?:al|el|ibn|bin|d['’]|ad|ar|as|an|az)[-‐'’]?[A-Z]")


@dataclass(frozen=True, slots=True)
class Word:
    """A word or mark; ``pos`` and ``label`` are spaCy's, or "" without a parse."""

    start: int
    end: int
    text: str
    pos: str
    tag: str
    label: str  #: of the entity it stands in: "PERSON", "GPE"
    begins: bool  #: first of that entity
    opens: bool  #: first word of its sentence
    sentence: int  #: number of the sentence, -1 outside

    @property
    def is_capital(self) -> bool:
        if _COMPOUND.search(self.text):
            return False
        return self.text[:1].isupper() or bool(_ARABIC.match(self.text))

    @property
    def is_word(self) -> bool:
        return self.text[:1].isalnum()


def words_of(document: Document) -> list[Word]:
    """The words of every sentence, in order; headings and asides are left out."""
    tokens = _tokens(document)
    starts = [one[0] for one in tokens]
    found: list[Word] = []
    for sentence in document.sentences:
        if document.paragraph_of(sentence).part is Part.ASIDE:
            continue
        opens = True
        text = sentence.span.of(document.text)
        for match in _WORD.finditer(text):
            start, end = (place + sentence.span.start for place in match.span())
            _, pos, tag, label, begins = (
                tokens[max(bisect_right(starts, start) - 1, 0)] if tokens else _NOTHING
            )
            found.append(
                Word(
                    start,
                    end,
                    match.group(),
                    pos,
                    tag,
                    label,
                    begins,
                    opens,
                    sentence.number,
                )
            )
            opens = opens and not match.group()[0].isalnum()
    return found


_NOTHING = (0, "", "", "", False)


def _tokens(document: Document) -> list[tuple[int, str, str, str, bool]]:
    if document.parse is None:
        return []
    return [
        (one.idx, one.pos_, one.tag_, one.ent_type_, one.ent_iob_ == "B")
        for one in document.parse
    ]
