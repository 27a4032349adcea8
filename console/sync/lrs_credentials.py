"""Key and secret of a learning record store: in the system's keyring, or in a file of its owner's."""

from pathlib import Path
from typing import Final

from console.errors import ConsoleError, RecordsReason, SyncReason
from console.records.lrs import Lrs
from console.records.os_keyring import OsKeyring
from console.sync.lrs_client import Credentials, credentials

LARGEST_FILE: Final = 10_000


def from_file(path: Path) -> Credentials:
    """`key:secret`, or key and secret on a line each. ConsoleError: KEY_FILE_UNREADABLE, BAD_CREDENTIALS."""
    try:
        with path.open("rb") as file:
            text = file.read(LARGEST_FILE).decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ConsoleError(RecordsReason.KEY_FILE_UNREADABLE, file=str(path)) from error
    found = credentials(text)
    if found is None:
        raise ConsoleError(SyncReason.LRS_BAD_CREDENTIALS)
    return found


def keep(keyring: OsKeyring, lrs: Lrs, who: Credentials) -> bool:
    """False, and the keyring's `state` says why, when it did not take them."""
    return keyring.keep_text(_entry(lrs), who.text)


def forget(keyring: OsKeyring, lrs: Lrs) -> None:
    """Take them out, where they are in."""
    keyring.drop_text(_entry(lrs))


def find(keyring: OsKeyring, lrs: Lrs) -> Credentials:
    """Where they were put. Slow: a keyring may ask people.

    ConsoleError: LRS_NO_CREDENTIALS (url, problem), and as `from_file`.
    """
    if lrs.credentials_file is not None:
        return from_file(Path(lrs.credentials_file))
    found = credentials(keyring.text(_entry(lrs)) or "")
    if found is None:
        raise ConsoleError(SyncReason.LRS_NO_CREDENTIALS, url=lrs.url, problem=str(keyring.state))
    return found


def _entry(lrs: Lrs) -> str:
    return f"lrs-{lrs.id}"
