"""Accounts, encryption, headsets, a hub and a crash; then everything is searched for a secret in the open."""

import base64
import logging
import os
import sys
from pathlib import Path

import shiboken6

from console.clock import SystemClock
from console.errors import AccountReason
from console.logs import Nameless
from console.model import Role
from console.records.accounts import NewAccount
from tests.support.attended import refusal
from tests.support.hub import code_for, found
from tests.support.hub import hub as running_hub
from tests.support.keyrings import CHEAP
from tests.support.staff import passphrase
from tests.support.wearers import WAIT_S, wearing
from ui.faults import Faults

MISTYPED = "otters sing below srouq weir"
CONTROL = b"crash of the secrets test"


def spellings(*secrets):
    """Each as text in the ways a system writes text, and keys as bytes, hex and base64."""
    said = set()
    for secret in secrets:
        if isinstance(secret, str):
            said |= {secret.encode(), secret.encode("utf-16-le")}
        else:
            coded = (base64.b64encode(secret), base64.urlsafe_b64encode(secret))
            said |= {secret, secret.hex().encode(), secret.hex().upper().encode()}
            said |= {one.rstrip(b"=") for one in coded}
    return said


def come_in(room):
    """The first accounts, which encrypts the file; one wrong try, then the right one. All secrets so far."""
    accounts, sheet = room.engine.accounts, room.engine.accounts.draw_sheet()
    accounts.cost = CHEAP
    first = NewAccount("shughes", "S. Hughes", (Role.ADMINISTRATOR,))
    staff = NewAccount("tutor", "T. Utor", (Role.INSTRUCTOR, Role.ASSESSOR))
    others = [(staff, passphrase("tutor"))]
    accounts.create_first(first, passphrase("shughes"), sheet, others, encrypt=True).result(WAIT_S)
    assert refusal(accounts.unlock("tutor", MISTYPED)).reason is AccountReason.WRONG_SECRET
    session = accounts.unlock("shughes", passphrase("shughes")).result(WAIT_S)
    return session, (passphrase("shughes"), passphrase("tutor"), MISTYPED, sheet.code, " ".join(sheet.groups))


def keys_of(room):
    """What the open records hold: the file's key, the console's own, and that of each pairing."""

    async def read():
        def look(records):
            assert records._store.key is not None
            own = records._identity.key.private_bytes_raw()
            return records._store.key.secret, own, *(pin.key for pin in records.pins())

        return await room.engine._floor.recorder.read(look)

    return room.engine._floor.submit(read).result(WAIT_S)


def crash(folder, secrets):
    """A bug whose words and values are all secrets."""
    faults = Faults(folder)
    try:
        {}[secrets]
    except KeyError as error:
        faults.take(type(error), error, sys.exc_info()[2])
    shiboken6.delete(faults)  # only the file matters here, not that a person is told


def logged(records):
    """The log as the program writes it; pytest's own handlers have written theirs into the records."""
    for record in records:
        record.exc_text = None
    return "\n".join(Nameless("%(name)s: %(message)s").format(record) for record in records)


def process_words():
    """What anybody on this machine may see of a process: its words; and what its children inherit."""
    yield "arguments", "\0".join(sys.orig_argv).encode()
    yield "environment", "\0".join(f"{name}={value}" for name, value in os.environ.items()).encode()
    for name in ("cmdline", "environ"):
        if (told := Path("/proc/self") / name).exists():
            yield str(told), told.read_bytes()


def test_no_secret_is_in_a_file_a_log_the_arguments_or_the_environment(
    qapp, tmp_path, caplog, capfd, postgres_server
):
    caplog.set_level(logging.DEBUG)
    data = tmp_path / "data"
    url = found(postgres_server)
    with wearing(data, 2, attended=True) as room, running_hub(url, SystemClock()) as hub:
        session, typed = come_in(room)
        secrets = (*typed, *keys_of(room))
        assert len(secrets) == 9

        def stumble(event):
            raise ValueError(f"{CONTROL!r} {secrets!r}")

        room.engine.subscribe(stumble)
        code = code_for(hub)
        room.engine.sync.join(hub.url, code, session=session).result(WAIT_S)
        room.engine.sync.now().result(WAIT_S)
        session = room.engine.accounts.unlock("tutor", passphrase("tutor")).result(WAIT_S)
        room.start_class()
        room.engine.classroom.close().result(WAIT_S)
        room.engine.reports.pack(tmp_path / "pack.zip", session=session).result(WAIT_S)
        room.engine.backups.make(tmp_path / "stick").result(WAIT_S)
        crash(data / "crashes", secrets)
        tables = hub.rows("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        cells = [cell for (name,) in tables for row in hub.rows(f'SELECT * FROM "{name}"') for cell in row]
        files = {str(path): path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    files |= {f"after {path}": path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    log = logged(caplog.records) + "".join(capfd.readouterr())
    at_hub = b"\n".join(cell if isinstance(cell, bytes) else str(cell).encode() for cell in cells)
    places = {**files, **dict(process_words()), "log": log.encode(), "hub": at_hub}
    wanted = spellings(*secrets, code)
    assert [(name, one) for name, content in places.items() for one in wanted if one in content] == []
    assert "builtins.ValueError" in log and "stumble" in log
    assert any("crash-" in name and b"KeyError" in content for name, content in files.items())
    assert any(name.endswith("-wal") for name in files)
