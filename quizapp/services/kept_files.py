"""Files that are surely on the disk, and the checksums that tell whether they still are.

Checksums stand beside their file, as ``sha256sum -c`` reads them.
"""

import hashlib
import os
from pathlib import Path


def checksum_path(path: Path) -> Path:
    """Where the checksum of the file at *path* stands."""
    return path.with_name(f"{path.name}.sha256")


def write_checksum(path: Path, of: Path | None = None) -> None:
    """Note the checksum of the file at *path*, or that it will have once moved there.

    Args:
        of: where it is now, if not there yet.
    """
    beside = checksum_path(path)
    beside.write_text(f"{_digest(of or path)}  {path.name}\n", encoding="ascii")
    beside.chmod(0o600)
    sync(beside)


def _digest(path: Path) -> str:
    """The SHA-256 of a file, in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def sync(path: Path) -> None:
    """Have the disk keep a file's content, or a folder's names."""
    if os.name == "nt" and path.is_dir():
        return
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def is_whole(path: Path) -> bool:
    """Whether the file is what its checksum was noted of."""
    noted = checksum_path(path).read_text(encoding="ascii", errors="replace")
    return noted[:64] == _digest(path)
