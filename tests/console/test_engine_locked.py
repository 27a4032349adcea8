"""Records that stay locked were locked by somebody's account: nobody drives a class past them."""

import pytest

from console.engine import Engine
from console.errors import AccountReason, ClassReason, RecordsReason
from console.events import Snapshot
from console.model import ClassPlan, Mode
from console.records.unlocking import Unlocking
from tests.support.attended import WAIT_S, attended, refusal
from tests.support.clock import ManualClock
from tests.support.ledgers import opened
from tests.support.staff import passphrase


def engine(folder, unlocking):
    how = {"attended": True, "demonstration": True, "clock": ManualClock()}
    return Engine(folder, interfaces=(), unlocking=unlocking, **how)


def drive(started):
    """Every way to drive a class."""
    course = next(pack.ref for pack in started.packs if pack.id == "GMP-GWN-B")
    classroom = started.classroom
    return {
        "start": classroom.start(ClassPlan("Evening A", Mode.PRACTICE, course, 20, ())),
        "command": classroom.command(["0192f0aa-1c00-7a11-8b22-00000000aaaa"], "pause", {}),
        "close": classroom.close(),
    }


@pytest.fixture
def sealed(tmp_path):
    """An encrypted file with an administrator and an assessor."""
    with attended(tmp_path) as desk:
        desk.set_up("jprice", encrypt=True)
    return tmp_path


@pytest.mark.parametrize(
    ("unlocking", "trouble"),
    [
        (Unlocking(), RecordsReason.KEY_NEEDED),
        (Unlocking(ask=lambda _: "not the passphrase of anybody"), RecordsReason.WRONG_KEY),
    ],
)
def test_locked_records_let_people_watch_and_nobody_drive(sealed, unlocking, trouble):
    before = (sealed / "records.sqlite").read_bytes()
    locked = engine(sealed, unlocking)
    locked.start()
    try:
        assert locked.trouble.reason is trouble and not locked.has_records
        heard = []
        locked.subscribe(heard.append)
        assert isinstance(heard[0], Snapshot)
        view = locked.accounts.state().result(WAIT_S)
        assert view.has_accounts and view.session is None
        for way, call in drive(locked).items():
            assert refusal(call).reason is AccountReason.NOT_SIGNED_IN, way
    finally:
        locked.stop()
    assert (sealed / "records.sqlite").read_bytes() == before


def test_whoever_opens_the_records_signs_in_and_drives(sealed):
    opening = engine(sealed, Unlocking(ask=lambda _: passphrase("jprice")))
    opening.start()
    try:
        assert opening.trouble is None
        for way, call in drive(opening).items():
            assert refusal(call).reason is AccountReason.NOT_SIGNED_IN, way
        opening.accounts.unlock("jprice", passphrase("jprice")).result(WAIT_S)
        assert refusal(drive(opening)["close"]).reason is ClassReason.NO_CLASS
    finally:
        opening.stop()


def test_a_folder_that_can_not_be_used_for_another_reason_locks_nobody_out(tmp_path):
    opened(tmp_path).close()
    (tmp_path / "records.sqlite").write_bytes(b"x" * 5_000)
    broken = engine(tmp_path, Unlocking())
    broken.start()
    try:
        assert broken.trouble.reason not in (RecordsReason.KEY_NEEDED, RecordsReason.WRONG_KEY)
        assert not broken.accounts.state().result(WAIT_S).has_accounts
    finally:
        broken.stop()
