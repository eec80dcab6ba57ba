"""Reading the tables of findings in running text."""

from collections.abc import Iterator


def rows(table: str) -> Iterator[tuple[str, str, list[str]]]:
    """Of each line the date of publication, the text and what is to be found."""
    for line in table.strip().splitlines():
        if not line.strip():
            continue
        text, _, wanted = line.partition(" =>")
        published = ""
        if text.startswith("@"):
            published, _, text = text[1:].partition(" ")
        found = [one.strip() for one in wanted.split(" | ") if one.strip()]
        yield published, text.replace(" ¶ ", "\n\n"), found
