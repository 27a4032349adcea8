"""A whole class with marked physiology, and then every file, log and export searched for it: nothing."""

import gzip
import logging
import struct
import sys
import zipfile
import zlib

import pytest
import shiboken6

from console.clock import SystemClock
from console.errors import ConsoleError
from console.messages import PhysioBody
from console.model import Role
from console.records.accounts import NewAccount
from console.services.load import CalibrationEnded, LoadChanged, SamplesArrived
from tests.support.attended import refusal
from tests.support.hub import code_for, found
from tests.support.hub import hub as running_hub
from tests.support.keyrings import CHEAP
from tests.support.painted_words import drawing
from tests.support.staff import passphrase
from tests.support.wearers import WAIT_S, wearing
from ui.faults import Faults
from ui.public_display.board import Board
from ui.public_display.feed import PublicFeed
from ui.theme import load_fonts

RATE, INTERVAL, SKIN, MOTION, BREATHS = 71.4273, 839.1937, 3.71931, 0.0173193, 13.93713
MARKS = (RATE, INTERVAL, SKIN, MOTION, BREATHS)
WORDS = ("hr_bpm", "rr_ms", "eda_us", "motion_g", "resp_rpm", "rmssd", "hr_delta", "artefact")
CONTROL = "seen by the search"


def traces():
    """The marks as text, cut to five figures too, and as the bytes of numbers; and the names of signals."""
    found = {word.encode() for word in WORDS}
    for mark in MARKS:
        found |= {str(mark).encode(), f"{mark:.5g}".encode()}
        found |= {struct.pack(form, mark) for form in ("<d", ">d", "<f", ">f")}
    return found


def marked(now_ms, seconds=40):
    """What a wearer of four sensors would send of the last seconds, every value marked."""
    times = [now_ms - INTERVAL * back for back in range(int(seconds * 1000 / INTERVAL), -1, -1)]
    return (
        PhysioBody("rr_ms", "ms", "ecg", [INTERVAL] * len(times), times=times, device="strap", quality=0.9),
        PhysioBody("hr_bpm", "bpm", "ppg", [RATE] * seconds, t0=now_ms - 1000 * (seconds - 1), dt_ms=1000),
        PhysioBody("eda_us", "uS", "e", [SKIN] * 4 * seconds, t0=now_ms - 1000 * seconds + 250, dt_ms=250),
        PhysioBody("motion_g", "g", "imu", [MOTION] * seconds, t0=now_ms - 1000 * (seconds - 1), dt_ms=1000),
        PhysioBody("resp_rpm", "rpm", "belt", [BREATHS], t0=now_ms, dt_ms=1000),
    )


def opened(data):
    """The bytes of a file, and of what is packed in it."""
    yield data
    if data[:2] == b"PK":
        import io

        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                yield from opened(archive.read(name))
    if data[:4] == b"%PDF":
        for part in data.split(b"stream\r\n" if b"stream\r\n" in data else b"stream\n")[1:]:
            try:
                yield zlib.decompressobj().decompress(part)
            except zlib.error:
                continue
    if data[:2] == b"\x1f\x8b":
        yield gzip.decompress(data)


def search(name, data, wanted):
    return [f"{name}: {trace!r}" for part in opened(data) for trace in wanted if trace in part]


def everything(room):
    """Every cell of every table, decrypted."""

    async def read():
        def dump(records):
            names = records._store.rows("SELECT name FROM sqlite_master WHERE type = 'table'")
            return repr([records._store.rows(f'SELECT * FROM "{name}"') for (name,) in names]).encode()

        return await room.engine._floor.recorder.read(dump)

    return room.engine._floor.submit(read).result(WAIT_S)


def come_in(room, *, encrypt):
    """Accounts, so that the file can be encrypted, and an instructor at the console."""
    accounts = room.engine.accounts
    accounts.cost = CHEAP
    first = NewAccount("shughes", "S. Hughes", (Role.ADMINISTRATOR,))
    staff = NewAccount("tutor", "T. Utor", (Role.INSTRUCTOR, Role.ASSESSOR))
    made = accounts.create_first(
        first, passphrase("shughes"), accounts.draw_sheet(), [(staff, passphrase("tutor"))], encrypt=encrypt
    )
    made.result(WAIT_S)
    return accounts.unlock("tutor", passphrase("tutor")).result(WAIT_S)


def hold_class(room):
    """Opt in, wear marked sensors, calibrate, go on, with badges, watched; one says no. Who they are."""

    def stumble(event):
        if type(event) in (SamplesArrived, LoadChanged):
            raise ValueError(f"a bug that tells what it holds: {event!r} {RATE} hr_bpm")

    room.engine.load.subscribe(stumble)
    people = room.start_class(opted_in=(0, 1))
    room.engine.load.show_badges(on=True).result(WAIT_S)
    for one in room.headsets:
        room.send(one, *marked(room.mono(one)))
    first = room.headsets[0]
    room.engine.load.watch(first.id).result(WAIT_S)
    assert room.latest()[first.id].hr_bpm == pytest.approx(60_000 / INTERVAL)
    assert room.samples("eda_us")[0].values[0] == SKIN
    room.engine.load.calibrate(first.id, 20).result(WAIT_S)
    for _ in range(22):
        room.push(1)
        room.send(first, *marked(room.mono(first), 1))
        room.tick()
    assert any(isinstance(event, CalibrationEnded) for event in room.load)
    room.engine.load.go_on(first.id).result(WAIT_S)
    room.shown = public_display(room)
    room.engine.consents.answer(people[1], given=False).result(WAIT_S)
    # What no rule lets through: of nobody, of another run, of one who said no, and in words of its own.
    for one in room.headsets:
        room.send(one, *marked(room.mono(one)), run="dbebfd6f-4348-481d-9194-b262fc326d33")
        room.send(one, *marked(room.mono(one)), {"signal": "hr_bpm", "values": [RATE]})
    note = {"kind": "note", "text": CONTROL}
    room.on_loop(lambda: first.link.say("event", note, run=first.run))
    room.engine.classroom.close().result(WAIT_S)
    return people


def public_display(room):
    """What everybody in the room could read of the class just then, and what a screen reader would say."""
    load_fonts()
    board, feed = Board(), PublicFeed(draw=lambda choices: choices[0])
    board.resize(1280, 720)
    floor = room.engine._floor
    class_, views = room.on_loop(lambda: (floor.room.class_, floor.room.views()))
    pack = next(pack for pack in room.engine.packs if pack.ref == class_.course)
    board.show_view(feed.view(class_, pack, views, floor.clock.monotonic_ms()))
    return drawing(board) + board.accessibleName().encode()


def export(room, folder, people, session):
    """Everything that can leave the console."""
    room.engine.reports.pack(folder / "pack.zip", session=session).result(WAIT_S)
    held = room.engine.reports.person(people[0], session=session).result(WAIT_S)
    (folder / "person.json").write_text(repr(held))

    async def lines():
        await room.engine._floor.recorder.read(lambda records: records.export_jsonl(folder / "ledger.jsonl"))

    room.engine._floor.submit(lines).result(WAIT_S)
    room.engine.backups.make(folder / "copies").result(WAIT_S)


def deliver(room, server):
    """Deliver everything to a real hub; every cell of its database, and how the sync stands."""
    url = found(server)
    with running_hub(url, SystemClock()) as hub:
        session = room.engine.accounts.unlock("shughes", passphrase("shughes")).result(WAIT_S)
        room.engine.sync.join(hub.url, code_for(hub), session=session).result(WAIT_S)
        view = room.engine.sync.now().result(WAIT_S)
        lists = room.engine.sync.lists(session).result(WAIT_S)
        assert (view.waiting, view.parts_waiting, view.reason) == (0, 0, None)
        tables = hub.rows("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        rows = [row for (name,) in tables for row in hub.rows(f'SELECT * FROM "{name}"')]
    cells = [cell if isinstance(cell, bytes) else str(cell).encode() for row in rows for cell in row]
    return b"\n".join(cells), repr((view, lists)).encode()


@pytest.mark.parametrize("encrypt", [False, True], ids=["plain", "encrypted"])
def test_a_class_leaves_no_trace_of_what_sensors_measured(
    qapp, tmp_path, caplog, capfd, encrypt, postgres_server
):
    caplog.set_level(logging.DEBUG)
    data, out = tmp_path / "data", tmp_path / "out"
    out.mkdir()
    faults = Faults(data / "crashes")
    with wearing(data, 3, attended=True) as room:
        session = come_in(room, encrypt=encrypt)
        people = hold_class(room)
        try:
            raise ValueError(f"{RATE} {WORDS}") from ConsoleError(refusal(room.engine.load.go_on("x")).reason)
        except ValueError as error:
            faults.take(type(error), error, sys.exc_info()[2])
        shiboken6.delete(faults)  # only the file matters here, not that a person is told
        export(room, out, people, session)
        at_hub, synced = (b"", b"") if encrypt else deliver(room, postgres_server)
        cells = everything(room)
        files = {str(path): path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
        heard = repr(room.heard).encode()
    files |= {f"after {path}": path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    said = caplog.text + "".join(capfd.readouterr())
    wanted = traces()
    found = [hit for name, content in files.items() for hit in search(name, content, wanted)]
    assert found + search("tables", cells, wanted) + search("events", heard, wanted) == []
    assert search("logs", said.encode(), wanted) == []
    assert search("public display", room.shown, wanted) == []
    assert search("hub", at_hub, wanted) + search("sync", synced, wanted) == []
    assert encrypt or CONTROL.encode() in at_hub
    assert b"Gowning" in room.shown and b"T 1" not in room.shown
    assert any("-wal" in name for name in files)
    assert any("crash-" in name for name in files)
    assert "ValueError at stumble" in caplog.text
    assert CONTROL.encode() in cells
    if not encrypt:
        backups = [content for name, content in files.items() if "copies" in name]
        assert any(CONTROL.encode() in content for content in backups)
