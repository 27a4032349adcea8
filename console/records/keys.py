"""The key of an encrypted records file, and `records.keys` beside the file: that key under each passphrase.

The key is random and never changes. Its name is the file's salt, the first 16 bytes of the file: every backup
made with the key bears the same name, so that it is known which key opens a file. A copy of the wraps goes
with every backup.
"""

import os
import secrets
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated, Any, Final, Literal

import msgspec

from console.errors import ConsoleError, RecordsReason
from console.records import recovery
from console.records.sealing import COST, Cost, Sealed, seal, unseal

SUFFIX: Final = ".keys"
"""`records.keys` belongs to `records.sqlite`; likewise beside each backup."""
RECOVERY: Final = "recovery"
"""Owner of the wrap whose passphrase is the code on the printed recovery sheet."""
NAME_BYTES: Final = 16
SECRET_BYTES: Final = 32
CONTEXT: Final = b"resilience-console/1/records.keys"
_PLAIN_HEADER: Final = b"SQLite format 3\0"


class FileKey:
    """The key of one records file and of its backups. It shows nothing of itself."""

    __slots__ = ("name", "secret")

    def __init__(self, name: bytes, secret: bytes) -> None:
        if len(name) != NAME_BYTES or len(secret) != SECRET_BYTES:
            raise ValueError("not a key")
        self.name = name
        self.secret = secret

    @classmethod
    def new(cls) -> "FileKey":
        """A key that no file has yet."""
        return cls(secrets.token_bytes(NAME_BYTES), secrets.token_bytes(SECRET_BYTES))

    @property
    def pragma(self) -> str:
        """Key and salt as SQLCipher takes them, raw: nothing is derived from it."""
        return f"x'{self.secret.hex()}{self.name.hex()}'"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, FileKey) and (self.name, self.secret) == (other.name, other.secret)

    def __hash__(self) -> int:
        return hash(self.name)

    def __repr__(self) -> str:
        return f"FileKey({self.name.hex()})"


Name = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{32}$")]


class Wrap(msgspec.Struct, frozen=True):
    """The key under one passphrase."""

    key: Name
    """Name of the key that is in it."""
    owner: str
    """Account id, or `recovery`."""
    sealed: Sealed


class _File(msgspec.Struct, frozen=True):
    v: Literal[1]
    wraps: list[Wrap]


def wrap(key: FileKey, owner: str, passphrase: str, cost: Cost = COST) -> Wrap:
    """The key under `passphrase`. Slow on purpose: on a worker, not where others wait."""
    name = key.name.hex()
    return Wrap(name, owner, seal(key.secret, _spelled(owner, passphrase), _context(name, owner), cost))


def unwrap(wraps: Iterable[Wrap], passphrase: str) -> FileKey | None:
    """The key that this passphrase opens, whoever's it is; None when it opens none. Slow, per wrap."""
    for one in wraps:
        secret = unseal(one.sealed, _spelled(one.owner, passphrase), _context(one.key, one.owner))
        if secret is not None and len(secret) == SECRET_BYTES:
            return FileKey(bytes.fromhex(one.key), secret)
    return None


def key_name(records: Path) -> bytes | None:
    """Name of the key of the file at `records`: None when it is plain, empty or missing. OSError passes."""
    if not records.is_file():
        return None
    with records.open("rb") as file:
        head = file.read(NAME_BYTES)
    return None if head == _PLAIN_HEADER or len(head) < NAME_BYTES else head


def beside(records: Path) -> Path:
    """Where the wraps for a records file or backup lie."""
    return records.with_suffix(SUFFIX)


def read_wraps(path: Path) -> list[Wrap]:
    """The wraps of a keys file, none when there is none.

    ConsoleError(KEYS_DAMAGED) when it can not be understood; OSError passes.
    """
    if not path.is_file():
        return []
    try:
        return msgspec.json.decode(path.read_bytes(), type=_File).wraps
    except msgspec.MsgspecError as error:
        raise ConsoleError(RecordsReason.KEYS_DAMAGED, folder=str(path.parent)) from error


def write_wraps(path: Path, wraps: Sequence[Wrap]) -> None:
    """Keep these wraps and no other, whole or not at all; on disk when this returns. OSError passes."""
    data = msgspec.json.format(msgspec.json.encode(_File(1, list(wraps))), indent=1)
    write_whole(path, data + b"\n")


def write_whole(path: Path, data: bytes) -> None:
    """Write a small file, whole or not at all, readable by its owner only; on disk when this returns."""
    part = path.with_name(path.name + ".part")
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def make_folder(folder: Path) -> None:
    """Make a folder, and those above it, readable by its owner only; they last. OSError passes."""
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    for made in reversed(missing):  # `parents=True` would leave those above to everybody
        made.mkdir(mode=0o700, exist_ok=True)
    folder.mkdir(mode=0o700, exist_ok=True)  # says so when it is a file
    for made in missing:
        # A power cut could take the name of a new folder, and with it all that was synced inside.
        sync_folder(made.parent)


def sync_folder(folder: Path) -> None:
    """Make what was renamed or removed in `folder` last through a power cut. OSError passes."""
    if os.name == "nt":
        return  # NTFS journals names by itself and opens no folder
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _spelled(owner: str, passphrase: str) -> str:
    """What is typed from paper is read kindly; a passphrase is taken as it is."""
    if owner != RECOVERY:
        return passphrase
    try:
        return recovery.read(passphrase).code
    except ConsoleError:
        return passphrase  # a passphrase of somebody's, tried on every wrap


def _context(*parts: Any) -> bytes:
    return b"\0".join((CONTEXT, *(str(part).encode() for part in parts)))
