"""Finding the key of an encrypted file: the system's keyring, then a passphrase, then a key file."""

import base64
import binascii
import logging
from collections.abc import Callable
from pathlib import Path

from console.errors import ConsoleError, RecordsReason
from console.records.keys import SECRET_BYTES, FileKey, Wrap, beside, key_name, read_wraps, unwrap
from console.records.os_keyring import KeyringState, OsKeyring
from console.records.store import Store, logs_beside

log = logging.getLogger(__name__)

Ask = Callable[[Path], str | None]
"""Asks a person for the passphrase of this file; None when nobody answers."""


class Unlocking:
    """Where keys are looked for. With nothing given only plain files open.

    A key file holds what a person could type (a passphrase, the recovery
    code), or the key itself as `exported` writes it.
    """

    def __init__(
        self,
        keyring: OsKeyring | None = None,
        ask: Ask | None = None,
        key_file: Path | None = None,
    ) -> None:
        self.keyring = keyring
        self._ask = ask
        self._key_file = key_file
        self._known: dict[bytes, FileKey] = {}
        self._fitted: set[tuple[FileKey, Path]] = set()

    def key(self, path: Path) -> FileKey | None:
        """The key of the file at `path`, which was tried on it; None for a file that is not encrypted.

        ConsoleError: KEY_NEEDED (keyring) when nothing was at hand, WRONG_KEY when nothing fitted,
        NOT_A_DATABASE for what can not be an encrypted file, KEYS_DAMAGED, KEY_FILE_UNREADABLE.
        """
        name = _name(path)
        if name is None:
            return None
        wraps, broken = _wraps_for(path, name)
        known = self._known.get(name)
        if known is not None and self._fits(known, path):
            return known
        kept = self.keyring.key(name) if self.keyring else None
        if kept is not None and self._fits(kept, path):
            return self.remember(kept)
        if not wraps and not broken and path.stat().st_size % 512:
            raise ConsoleError(RecordsReason.NOT_A_DATABASE, folder=str(path.parent))
        typed = self._typed(path)
        if not typed:
            state = self.keyring.state if self.keyring else KeyringState.UNTRIED
            raise ConsoleError(RecordsReason.KEY_NEEDED, folder=str(path.parent), keyring=state.value)
        for text in typed:
            found = key_from_text(text, name, wraps)
            if found is not None and self._fits(found, path):
                self._keep(found)
                return self.remember(found)
        raise broken or ConsoleError(RecordsReason.WRONG_KEY, folder=str(path.parent))

    def _fits(self, key: FileKey, path: Path) -> bool:
        """Tried once a file: what a crash left is copied for it, log and all."""
        if (key, path) not in self._fitted and fits(key, path):
            self._fitted.add((key, path))
        return (key, path) in self._fitted

    def _typed(self, path: Path) -> list[str]:
        """What people gave: at the prompt, in the key file. With a key file nobody needs to be asked."""
        if self._key_file is not None:
            try:
                return [self._key_file.read_text("utf-8", "replace").rstrip("\r\n")]
            except OSError as error:
                raise ConsoleError(RecordsReason.KEY_FILE_UNREADABLE, file=str(self._key_file)) from error
        answer = self._ask(path) if self._ask else None
        return [answer] if answer else []

    def _keep(self, key: FileKey) -> None:
        """The next start need not ask; the keyring's state says whether it took the key."""
        if self.keyring is not None and self.keyring.has_answered:
            self.keyring.keep_key(key)

    def remember(self, key: FileKey) -> FileKey:
        """Try this key first from now on, on files that it names."""
        self._known[key.name] = key
        return key

    def asking(self, passphrase: str) -> "Unlocking":
        """The same, with what somebody has typed now; what it opens is known here from then on, too."""
        more = Unlocking(self.keyring, lambda _: passphrase)
        more._known = self._known
        return more


def exported(key: FileKey) -> str:
    """The key as text for a key file."""
    return base64.urlsafe_b64encode(key.secret).decode()


def key_from_text(text: str, name: bytes, wraps: list[Wrap]) -> FileKey | None:
    """The key that is this text, or that this text opens; None when it is neither. Slow for a passphrase."""
    try:
        secret = base64.b64decode(text.strip(), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        secret = b""
    if len(secret) == SECRET_BYTES:
        return FileKey(name, secret)
    return unwrap((wrap for wrap in wraps if wrap.key == name.hex()), text)


def fits(key: FileKey | None, path: Path) -> bool:
    """True when `key`, None for a plain file, opens the one at `path`.

    Damage behind the first page is somebody else's question.
    """
    try:
        # With its logs: a power cut may have torn the first page, which one of them then holds whole.
        Store.open_reading(path, key=key).close()
    except ConsoleError as error:
        if error.reason is RecordsReason.NOT_A_DATABASE:
            return False
        raise
    return True


def _name(path: Path) -> bytes | None:
    """Name of the key of the file at `path`, None for a plain one, also where its first bytes are lost.

    A power cut amid a write may leave anything there; the file's logs then hold the first page whole.
    """
    name = key_name(path)
    if name is None or not logs_beside(path):
        return name
    try:
        named = {wrap.key for wrap in read_wraps(beside(path))}
    except ConsoleError:
        named = set()  # told where the wraps are needed
    if name.hex() in named:
        return name
    if fits(None, path):
        return None
    return bytes.fromhex(named.pop()) if len(named) == 1 else name


def _wraps_for(path: Path, name: bytes) -> tuple[list[Wrap], ConsoleError | None]:
    """The wraps of this key beside a file; a damaged keys file is told if nothing else opens it."""
    try:
        wraps = read_wraps(beside(path))
    except ConsoleError as error:
        log.warning("the keys file beside the records can not be read")
        return [], error
    return [wrap for wrap in wraps if wrap.key == name.hex()], None
