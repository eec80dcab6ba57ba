"""A web page as text: what it says, without what stands around it."""

import re
from typing import Any

from quizapp.derivation.reading.blocks import Blocks
from quizapp.derivation.reading.plain import decoded
from quizapp.derivation.reading.read_text import ReadText
from quizapp.errors import Refused

_CODING = re.compile(
    rb"(?i)<meta[^>]{0,200}charset\s{0,5}=\s{0,5}[\"']?([a-z0-9_-]{2,30})"
)

#: What defines entities of its own; none is expanded, and it has no words.
_DOCTYPE = re.compile(r"(?is)\A.{0,300}?<!DOCTYPE[^<>\[]{0,300}\[.{0,50000}?\]\s{0,9}>")

#: Nothing in these is read.
_UNREAD = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "head",
        "nav",
        "footer",
        "aside",
        "form",
        "button",
        "select",
        "textarea",
        "svg",
        "math",
        "iframe",
        "object",
        "canvas",
        "audio",
        "video",
        "figcaption",
        "dialog",
        "menu",
    ]
)

#: What stands around a page's words calls itself one of these.
_AROUND = re.compile(
    r"(?i)(?:^|[\s_-])(?:nav|navbar|navigation|navbox|menu|breadcrumbs?|footer|sidebar"
    r"|cookies?|consent|advert\w*|ads?|promo|newsletter|subscribe|share|sharing|social"
    r"|comments?|related|toc|editsection|references|reflist|catlinks|noprint"
    r"|infobox|hatnote|skip-link|visually-hidden|sr-only|pagination)(?:$|[\s_-])"
)

#: Marks of footnotes, and of links to a heading itself.
_NOTE = re.compile(
    r"(?i)(?:^|[\s_-])(?:headerlink|anchor|noprint|noteref|footnote-ref|footnoteref"
    r"|(?:reference|cite_ref-[\w-]+)$|reference (?!internal|external))"
)

#: Words in these stand by themselves.
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figure",
        "header",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "html",
        "li",
        "main",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "details",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)

#: Of a page's words, the share that its main part must have to be taken for it.
_MAIN_SHARE = 0.3


def read_html(data: bytes) -> ReadText:
    """The words of a page's main part.

    Raises:
        Refused: nothing can be read there.
    """
    from lxml import etree, html

    source, notices = _source(data)
    source = _DOCTYPE.sub("", source, count=1)
    parser = html.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        page = html.document_fromstring(
            source.encode("utf-8", "replace"), parser=parser
        )
    except (etree.LxmlError, ValueError) as error:
        raise Refused("The page has no words that can be read.") from error
    main = _main(page)
    blocks = Blocks()
    _gather(main, blocks)
    return ReadText(blocks.text(), _title(page, main), notices)


def _source(data: bytes) -> tuple[str, list[str]]:
    named = _CODING.search(data[:4096])
    if named and not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        try:
            return data.decode(named[1].decode(), "replace").replace("\0", ""), []
        except LookupError:
            pass  # a name that nobody knows says nothing
    return decoded(data)


def _main(page: Any) -> Any:
    """The part of a page that it calls its main one, if most words stand there."""
    everything = _length(page)
    for path in ("//main", "//*[@role='main']", "//article"):
        found = page.xpath(path)
        largest = max(found, key=_length, default=None)
        if largest is not None and _length(largest) > everything * _MAIN_SHARE:
            if len(found) > 1 and _length(largest) * 2 < sum(map(_length, found)):
                continue
            return largest
    return page


def _length(element: Any) -> int:
    return sum(len(words) for words in element.itertext())


def _title(page: Any, main: Any) -> str:
    for found in (
        main.xpath(".//h1"),
        page.xpath("//meta[@property='og:title']/@content"),
        page.xpath("//head/title"),
    ):
        for one in found[:1]:
            words = one if isinstance(one, str) else "".join(one.itertext())
            if words.strip():
                return str(words)
    return ""


def _gather(main: Any, blocks: Blocks) -> None:
    from lxml import etree

    said: list[str] = []
    items = 0

    def end_block() -> None:
        words = "".join(said)
        said.clear()
        (blocks.item if items else blocks.paragraph)(words)

    walk = etree.iterwalk(main, events=("start", "end"))
    skipped: Any = None
    for event, element in walk:
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            if element is not main and _is_unread(element, tag):
                skipped = element
                walk.skip_subtree()
                continue
            if tag == "table" and (rows := _rows(element)):
                end_block()
                blocks.table(rows, named=_is_named(element))
                skipped = element
                walk.skip_subtree()
                continue
            if tag in _BLOCKS:
                end_block()
            elif tag in {"br", "wbr"}:
                said.append(" ")
            items += tag == "li"
            said.append(element.text or "")
            continue
        if element is not skipped:
            if tag in _BLOCKS:
                end_block()
            items -= tag == "li"
        if element is not main:
            said.append(element.tail or "")
    end_block()


def _is_unread(element: Any, tag: str) -> bool:
    if not tag or tag in _UNREAD or tag in {"html", "body"}:
        return tag in _UNREAD or not tag
    get = element.get
    if get("hidden") is not None or get("aria-hidden") == "true":
        return True
    if (get("role") or "") in {"navigation", "banner", "contentinfo", "search"}:
        return True
    called = f"{get('class') or ''} {get('id') or ''}"[:500]
    if tag in {"a", "sup"}:
        return bool(_NOTE.search(called))
    return bool(_AROUND.search(called)) and tag not in {"main", "article"}


def _rows(table: Any) -> list[list[str]]:
    """The cells of a table of values; none of one that only lays a page out."""
    if table.find(".//table") is not None or table.find(".//p") is not None:
        return []
    rows = [
        ["".join(cell.itertext()) for cell in row if cell.tag in {"td", "th"}]
        for row in table.iter("tr")
    ]
    return rows if sum(len(row) > 1 for row in rows) > 1 else []


def _is_named(table: Any) -> bool:
    first = next(table.iter("tr"))
    return len(first) > 1 and all(cell.tag == "th" for cell in first)
