"""The engine makes backups by itself: after a class and at the end, never of a demonstration."""

import threading

from console.engine import Engine
from console.errors import AccountReason, ClassReason, ConsoleError, RecordsReason
from console.events import RecordsChanged
from console.model import ClassPlan, Mode, PlannedSeat, Trainee
from console.records import verify_file
from console.records.keys import FileKey
from console.records.unlocking import Unlocking
from tests.support.attended import WAIT_S, attended, refusal
from tests.support.keyrings import PASSPHRASE, wrapped
from tests.support.ledgers import hold_class, opened

NOWHERE = ["192.0.2.1"]
"""No address of this machine: these engines need no network, and stop as soon as they stand."""


def engine(folder, **how):
    started = Engine(folder, interfaces=NOWHERE, unlocking=Unlocking(), **how)
    started.start()
    return started


def hold(started):
    """Start a class with nobody at a headset, and end it."""
    course = next(pack.ref for pack in started.packs if pack.id == "GMP-GWN-B")
    seat = PlannedSeat("01", None, Trainee(display="T", given="T", family="One"))
    started.classroom.start(ClassPlan("Gowning", Mode.PRACTICE, course, 50, (seat,))).result()
    started.classroom.close().result()


def backups(folder):
    return sorted((folder / "backups").glob("*.sqlite"))


def test_after_a_class_there_is_a_backup_and_the_view_says_when(tmp_path):
    started = engine(tmp_path)
    told = threading.Event()

    def hear(event):
        if isinstance(event, RecordsChanged) and event.view.backup_utc is not None:
            told.set()

    started.subscribe(hear)
    hold(started)
    assert told.wait(30)
    started.stop()
    (made,) = backups(tmp_path)
    assert verify_file(made).faults == ()


def test_at_the_end_there_is_one_of_what_is_new_and_none_of_nothing(tmp_path):
    engine(tmp_path).stop()
    assert backups(tmp_path) == []
    records = opened(tmp_path)
    hold_class(records)
    records.close()
    engine(tmp_path).stop()
    engine(tmp_path).stop()
    assert len(backups(tmp_path)) == 1


def test_a_demonstration_is_not_backed_up(tmp_path):
    started = engine(tmp_path, demonstration=True)
    hold(started)
    started.stop()
    assert not (tmp_path / "backups").exists()


def test_a_backup_that_fails_is_told_and_is_no_trouble_of_the_records(tmp_path):
    started = engine(tmp_path)
    heard = []
    started.subscribe(heard.append)
    try:
        started.backups.make(tmp_path / "Dropbox" / "x").result()
    except ConsoleError as error:
        assert error.reason is RecordsReason.SYNCED_PLACE
    views = [event.view for event in heard if isinstance(event, RecordsChanged)]
    assert views[-1].backup_trouble == RecordsReason.SYNCED_PLACE and views[-1].trouble is None
    hold(started)
    started.stop()
    assert len(backups(tmp_path)) == 1


def test_a_locked_file_is_told_and_opens_with_the_passphrase_in_another_engine(tmp_path):
    records = opened(tmp_path)
    key = FileKey.new()
    records.encrypt(key, [wrapped(key)])
    records.close()
    locked = engine(tmp_path)
    assert locked.trouble is not None and locked.trouble.reason is RecordsReason.KEY_NEEDED
    locked.stop()
    unlocking = Unlocking()
    unlocking.remember(key)
    started = Engine(tmp_path, interfaces=NOWHERE, unlocking=unlocking)
    started.start()
    assert started.trouble is None
    started.stop()


def test_what_a_backup_holds_is_an_administrators_to_see_and_to_restore(tmp_path):
    with attended(tmp_path / "data") as desk:
        desk.set_up("jprice")
        backups = desk.engine.backups
        path = backups.make(tmp_path / "stick").result(WAIT_S).path
        for session, reason in (
            (None, AccountReason.NOT_SIGNED_IN),
            (desk.come_in("jprice"), AccountReason.ROLE_NEEDED),
        ):
            assert refusal(backups.look(path, session=session)).reason is reason
            assert refusal(backups.allow_restore(session)).reason is reason
        session = desk.come_in("shughes")
        seen = backups.look(path, session=session).result(WAIT_S)
        assert (seen.missing, seen.people, seen.encrypted) == (1, 0, False)  # the backup's own entry
        backups.allow_restore(session).result(WAIT_S)
        desk.engine.accounts.lock().result(WAIT_S)
        assert refusal(backups.allow_restore(session)).reason is AccountReason.SCREEN_LOCKED


def test_nothing_is_restored_in_the_middle_of_a_class(tmp_path):
    records = opened(tmp_path / "other")
    hold_class(records)
    path = records.back_up().path
    records.close()
    started = engine(tmp_path / "data")
    seen = started.backups.look(path).result(WAIT_S)
    assert (seen.missing, seen.classes, seen.people) == (None, 1, 2)
    course = next(pack.ref for pack in started.packs if pack.id == "GMP-GWN-B")
    seat = PlannedSeat("01", None, Trainee(display="T", given="T", family="One"))
    started.classroom.start(ClassPlan("Gowning", Mode.PRACTICE, course, 50, (seat,))).result(WAIT_S)
    assert refusal(started.backups.look(path)).reason is ClassReason.ENDS_FIRST
    assert refusal(started.backups.allow_restore()).reason is ClassReason.ENDS_FIRST
    started.stop()


def test_a_passphrase_opens_a_backup_that_nobody_here_has_the_key_of_and_it_is_known_from_then_on(tmp_path):
    records = opened(tmp_path / "other")
    key = FileKey.new()
    records.encrypt(key, [wrapped(key)])
    path = records.back_up(tmp_path / "stick").path
    records.close()
    unlocking = Unlocking()
    started = Engine(tmp_path / "data", interfaces=NOWHERE, unlocking=unlocking)
    started.start()
    look = started.backups.look
    assert refusal(look(path)).reason is RecordsReason.KEY_NEEDED
    assert refusal(look(path, passphrase="not that one at all")).reason is RecordsReason.WRONG_KEY
    assert look(path, passphrase=PASSPHRASE).result(WAIT_S).encrypted
    assert look(path).result(WAIT_S).encrypted and unlocking.key(path) == key
    started.stop(backs_up=False)
    assert backups(tmp_path / "data") == []
