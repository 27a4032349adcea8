"""Keyrings as operating systems have them: one that works, one that is locked, one that never answers."""

import threading

from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked

from console.records.keys import FileKey, wrap
from console.records.os_keyring import OsKeyring
from console.records.sealing import Cost

CHEAP = Cost(memory_kib=8, passes=1, lanes=1)
"""What a passphrase costs here: these tests are not about guessing."""
PASSPHRASE = "lantern walks under seven bridges"


class WorkingBackend(KeyringBackend):
    priority = 0  # the library must never choose it by itself

    def __init__(self):
        super().__init__()
        self.kept = {}

    def get_password(self, service, username):
        return self.kept.get((service, username))

    def set_password(self, service, username, password):
        self.kept[service, username] = password

    def delete_password(self, service, username):
        del self.kept[service, username]


class LockedBackend(WorkingBackend):
    def get_password(self, service, username):
        raise KeyringLocked("locked")

    def set_password(self, service, username, password):
        raise KeyringLocked("locked")


class SilentBackend(WorkingBackend):
    def __init__(self, released: threading.Event):
        super().__init__()
        self._released = released

    def get_password(self, service, username):
        self._released.wait()


class PlaintextBackend(WorkingBackend):
    """Stands for `keyrings.alt`: it would take anything."""


for backend in (WorkingBackend, LockedBackend, SilentBackend):
    backend.__module__ = "keyring.backends.SecretService"
PlaintextBackend.__module__ = "keyrings.alt.file"


def keyring(backend=None, wait_s=20.0) -> OsKeyring:
    found = backend or WorkingBackend()
    return OsKeyring(lambda: found, wait_s)


def wrapped(key: FileKey, owner="00000000-0000-4000-8000-0000000000aa", passphrase=PASSPHRASE):
    return wrap(key, owner, passphrase, CHEAP)
