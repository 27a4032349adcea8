"""Whatever the system's keyring does, it is told and never raised, and no plain-text store is ever used."""

import threading

import keyring as library
import pytest
from keyring.backends.chainer import ChainerBackend

from console.records.keys import FileKey
from console.records.os_keyring import SERVICE, KeyringState, OsKeyring
from tests.support.keyrings import (
    LockedBackend,
    PlaintextBackend,
    SilentBackend,
    WorkingBackend,
    keyring,
)

KEY = FileKey(bytes(16), bytes(range(32)))


def test_a_key_is_kept_and_found_by_its_name_only():
    ring = keyring()
    assert ring.key(KEY.name) is None and ring.state is KeyringState.EMPTY
    assert ring.keep_key(KEY) and ring.state is KeyringState.USED
    assert ring.key(KEY.name) == KEY
    assert ring.key(bytes(range(16))) is None


@pytest.mark.parametrize("text", ["", "short", "é" * 50, "=" * 44])
def test_what_is_no_key_is_none(text):
    backend = WorkingBackend()
    ring = keyring(backend)
    ring.keep_key(KEY)
    (entry,) = backend.kept
    assert entry[0] == SERVICE
    backend.kept[entry] = text
    assert ring.key(KEY.name) is None


def test_a_locked_keyring_is_told():
    ring = keyring(LockedBackend())
    assert ring.key(KEY.name) is None and ring.state is KeyringState.FAILED
    assert not ring.keep_key(KEY) and ring.state is KeyringState.FAILED


def test_a_keyring_that_never_answers_is_left():
    released = threading.Event()
    ring = keyring(SilentBackend(released), wait_s=0.05)
    assert ring.key(KEY.name) is None and ring.state is KeyringState.SILENT
    released.set()
    for thread in threading.enumerate():
        if thread.name == "keyring":
            thread.join(5)


def test_a_keyring_that_forgets_what_it_took_is_noticed():
    class Forgetful(WorkingBackend):
        priority = 0

        def set_password(self, service, username, password):
            pass

    Forgetful.__module__ = "keyring.backends.SecretService"
    assert not keyring(Forgetful()).keep_key(KEY)


def test_a_plain_text_store_is_never_used_even_in_a_chain():
    plain, safe = PlaintextBackend(), WorkingBackend()
    ring = keyring(plain)
    assert not ring.keep_key(KEY) and ring.state is KeyringState.NONE

    class Chain(ChainerBackend):
        backends = [plain, safe]
        priority = 0

    assert keyring(Chain()).keep_key(KEY)
    assert plain.kept == {} and safe.kept


def test_a_library_that_can_not_even_be_asked_is_told():
    def broken():
        raise ImportError("no library")

    ring = OsKeyring(broken)
    assert ring.key(KEY.name) is None and ring.state is KeyringState.FAILED


def test_the_library_s_own_null_and_fail_backends_are_no_keyring():
    from keyring.backends import fail, null

    for backend in (fail.Keyring(), null.Keyring()):
        ring = keyring(backend)
        assert not ring.keep_key(KEY) and ring.state is KeyringState.NONE
    assert library is not None
