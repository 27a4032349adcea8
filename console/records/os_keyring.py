"""The keyring of the operating system, where the records' key may lie so that nobody types it at each start.

Only the systems' own keyrings are used. Whatever else answers to the library (files in plain text, nothing at
all) is treated as no keyring. A keyring that is locked, fails or does not answer is trouble of its own kind:
it is told and never raised, for there is always the passphrase.
"""

import base64
import binascii
import logging
import queue
import threading
from collections.abc import Callable
from enum import StrEnum
from typing import Any, Final

from console.records.keys import SECRET_BYTES, FileKey

log = logging.getLogger(__name__)

SERVICE: Final = "resilience-console"
WAIT_S: Final = 20.0
"""A desktop may ask for the keyring's own password meanwhile; longer than this nobody is there."""
TRUSTED: Final = frozenset(
    f"keyring.backends.{name}" for name in ("SecretService", "libsecret", "kwallet", "macOS", "Windows")
)


class KeyringState(StrEnum):
    """What became of the last question."""

    UNTRIED = "not asked"
    USED = "used"
    EMPTY = "it holds none"
    NONE = "there is none"
    FAILED = "it is locked or failed"
    SILENT = "it does not answer"


class OsKeyring:
    """Asks the system's keyring, one question at a time. `find` returns the library's backend."""

    def __init__(self, find: Callable[[], Any] | None = None, wait_s: float = WAIT_S) -> None:
        self._find = find or _library_backend
        self._wait_s = wait_s
        self.state = KeyringState.UNTRIED

    @property
    def has_answered(self) -> bool:
        """True when the last question found a keyring that works."""
        return self.state in (KeyringState.USED, KeyringState.EMPTY)

    def key(self, name: bytes) -> FileKey | None:
        """The key of this name; None, and `state` says why, when it can not be had."""
        text = self.text(_entry(name))
        try:
            secret = base64.b64decode(text, validate=True) if isinstance(text, str) else b""
        except (binascii.Error, ValueError):
            secret = b""
        return FileKey(name, secret) if len(secret) == SECRET_BYTES else None

    def keep_key(self, key: FileKey) -> bool:
        """Put the key in; False, and `state` says why, when the keyring did not take it."""
        return self.keep_text(_entry(key.name), base64.b64encode(key.secret).decode())

    def text(self, entry: str) -> str | None:
        """What lies under `entry`; None, and `state` says why, when there is nothing."""
        text = self._ask(lambda backend: backend.get_password(SERVICE, entry))
        if text is None and self.state is KeyringState.USED:
            self.state = KeyringState.EMPTY
        return text if isinstance(text, str) else None

    def keep_text(self, entry: str, text: str) -> bool:
        """Put a text in under `entry`, and look whether it is there."""

        def keep(backend: Any) -> bool:
            backend.set_password(SERVICE, entry, text)
            return bool(backend.get_password(SERVICE, entry) == text)

        return self._ask(keep) is True

    def drop_text(self, entry: str) -> None:
        """Take out what lies under `entry`, if anything does."""

        def drop(backend: Any) -> None:
            if backend.get_password(SERVICE, entry) is not None:
                backend.delete_password(SERVICE, entry)

        self._ask(drop)

    def _ask(self, question: Callable[[Any], Any]) -> Any:
        """Ask on a thread of its own: a keyring on a dead session bus blocks for ever."""
        answers: queue.SimpleQueue[tuple[KeyringState, Any]] = queue.SimpleQueue()

        def work() -> None:
            try:
                backend = _usable(self._find())
                if backend is None:
                    answers.put((KeyringState.NONE, None))
                else:
                    answers.put((KeyringState.USED, question(backend)))
            except Exception as error:  # noqa: BLE001 - backends raise what their systems raise
                log.warning("the keyring failed: %s", type(error).__name__)
                answers.put((KeyringState.FAILED, None))

        threading.Thread(target=work, name="keyring", daemon=True).start()
        try:
            self.state, answer = answers.get(timeout=self._wait_s)
        except queue.Empty:
            self.state, answer = KeyringState.SILENT, None
        return answer


def _library_backend() -> Any:
    import keyring  # 0.3 s, and it looks for plug-ins: only when there is a question

    return keyring.get_keyring()


def _usable(backend: Any) -> Any:
    """The backend itself, or the first trusted one of a chain; None when none is the system's own."""
    for one in (backend, *getattr(backend, "backends", ())):
        if type(one).__module__ in TRUSTED:
            return one
    return None


def _entry(name: bytes) -> str:
    return f"records-{name.hex()}"
