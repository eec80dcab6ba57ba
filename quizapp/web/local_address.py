"""Addresses on this site, to go back to: no other site is ever led to."""

from urllib.parse import unquote, urlsplit

from flask import request

from quizapp.web.cross_site import host_of

LONGEST_ADDRESS = 2000  #: characters of a local address that is taken back to


def page_before() -> str:
    """The page of ours that the browser came from; empty for none."""
    if host_of(request.referrer or "") != request.host:
        return ""
    before = urlsplit(request.referrer or "")
    return local_path(before._replace(scheme="", netloc="", fragment="").geturl())


def local_path(address: str) -> str:
    """*address* if it stays on this site, else nothing.

    Browsers read ``//host``, ``/\\host`` and ``/<tab>/host`` as other sites, so
    anything but a plain path from the root is turned away.
    """
    if not address.startswith("/") or len(address) > LONGEST_ADDRESS:
        return ""
    for read in (address, unquote(address)):
        path = read.partition("?")[0]
        if path.startswith("//") or "\\" in path:
            return ""
        if any(letter <= " " or letter == "\x7f" for letter in path):
            return ""
    if any(letter <= " " or letter in "\x7f\\" for letter in address):
        return ""
    return address
