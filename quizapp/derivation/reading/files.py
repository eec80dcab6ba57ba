"""A file as clean text, by what its name and its first bytes say it is."""

from collections.abc import Callable
from pathlib import PurePath

from quizapp.derivation.reading.cleaning import clean
from quizapp.derivation.reading.docx import read_docx
from quizapp.derivation.reading.html import read_html
from quizapp.derivation.reading.markdown import read_markdown
from quizapp.derivation.reading.pdf import read_pdf
from quizapp.derivation.reading.plain import NOT_TEXT, decoded
from quizapp.derivation.reading.read_text import LONGEST, LONGEST_TITLE, ReadText
from quizapp.errors import Refused

#: How the names of files end that can be read.
ENDINGS = (".txt", ".md", ".html", ".htm", ".pdf", ".docx")

_OLD_WORD = b"\xd0\xcf\x11\xe0"
_STARTS = {".pdf": b"%PDF-", ".docx": b"PK\x03\x04"}
#: How pictures, packed files and other programs' files begin.
_OTHERS = (
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"{\\rtf",
    b"\x1f\x8b",
    b"7z\xbc\xaf",
    b"RIFF",
)
_NAMES = {".pdf": "PDF", ".docx": "Word document"}


def read_file(name: str, data: bytes) -> ReadText:
    """The clean words of a file, what it calls itself, and what a reader should know.

    Raises:
        Refused: it is of another kind, or not what its name says, or broken.
    """
    ending = PurePath(name).suffix.lower()
    read = _READERS.get(ending)
    if ending == ".doc" or data.startswith(_OLD_WORD):
        raise Refused("Old Word files (.doc) are not read. Save it as .docx.")
    if read is None:
        known = f"{', '.join(ENDINGS[:-1])} or {ENDINGS[-1]}"
        raise Refused(f"Files that end in {known} are read. Paste the text instead.")
    _check_start(ending, data)
    try:
        found = read(data)
    except ImportError as error:
        raise Refused(
            f"Reading {ending} files is not installed here. Paste the text instead."
        ) from error
    except RecursionError as error:
        raise Refused("The file is nested too deeply. Paste its text.") from error
    return _bounded(found)


def _check_start(ending: str, data: bytes) -> None:
    """Refuse what its first bytes show to be something else than its name says."""
    if data.startswith(_OTHERS):
        raise Refused(NOT_TEXT)
    for kind, start in _STARTS.items():
        begins = data[:1024].lstrip().startswith(start)
        if begins and ending != kind:
            raise Refused(
                f"The file is a {_NAMES[kind]} by its content: name it {kind}."
                if kind == ".pdf"
                else "The file is an archive, not text."
            )
        if ending == kind and not (begins or (kind == ".pdf" and start in data[:1024])):
            raise Refused(f"The file is named {kind}, but it is no {_NAMES[kind]}.")


def _bounded(found: ReadText) -> ReadText:
    """What is read of a text, clean; a notice tells what is left."""
    text, notices = clean(found.text[:LONGEST]), list(found.notices)
    if len(found.text) > LONGEST or len(text) > LONGEST:
        end = text.rfind("\n\n", LONGEST // 2, LONGEST)
        text = text[: end if end > 0 else LONGEST].rstrip()
        notices.append(f"Only the first {len(text):,} characters were read.")
    title = " ".join(clean(found.title[:5_000]).split())[:LONGEST_TITLE].rstrip(" ¶")
    return ReadText(text, title, tuple(notices))


def _plain(data: bytes) -> ReadText:
    text, notices = decoded(data)
    return ReadText(text, notices=notices)


def _markdown(data: bytes) -> ReadText:
    text, notices = decoded(data)
    found = read_markdown(text)
    return ReadText(found.text, found.title, notices)


_READERS: dict[str, Callable[[bytes], ReadText]] = {
    ".txt": _plain,
    ".text": _plain,
    ".md": _markdown,
    ".markdown": _markdown,
    ".html": read_html,
    ".htm": read_html,
    ".xhtml": read_html,
    ".pdf": read_pdf,
    ".docx": read_docx,
}
