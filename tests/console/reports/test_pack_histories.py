"""Property: whatever people did, the check in a pack says of it what `records verify` says."""

import contextlib
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from console.cli.packing import _is_signature
from console.courses.pack import load_all
from console.errors import ConsoleError
from console.records import FaultCode
from console.records.restore import restore
from console.records.unlocking import Unlocking
from console.reports import pack, verify
from tests.console.records.test_signing_histories import ACTS, History
from tests.support.ledgers import opened
from tests.support.staff import lawless

COURSES = load_all()[0]


def perform(history, acts, *, is_lawful=False):
    """What a rule refuses is done all the same, as by somebody who has the console's key."""
    for act in acts:
        before = history.staff.records.head()[0]
        with contextlib.suppress(ConsoleError):
            history.perform(act)
        if not is_lawful and history.staff.records.head()[0] == before and act[0] != "fail":
            with lawless(), contextlib.suppress(ConsoleError):
                history.perform(act)


def restored(history):
    """The same people at the records as a backup brings them back, one entry short: on a new console."""
    staff = history.staff
    clock, folder = staff.records._clock, staff.records.path.parent
    made = staff.records.back_up()
    staff.records.close()
    assert restore(made.path, folder, clock, app="1.0.0", unlocking=Unlocking()).console
    staff.records = opened(folder, clock)


@settings(max_examples=25, deadline=None)
@given(st.lists(ACTS, max_size=8), st.booleans(), st.lists(ACTS, max_size=8))
def test_both_walks_name_the_same_entries_for_the_same_rules(acts, is_restored, later):
    with tempfile.TemporaryDirectory() as name:
        history = History(Path(name) / "data")
        perform(history, acts, is_lawful=is_restored)
        if is_restored:
            restored(history)
        perform(history, later)
        records = history.staff.records
        scope, utc, path = pack.Scope(), records._clock.utc(), Path(name) / "pack.zip"
        pack.write(records, pack.gather(records, COURSES, scope, utc, None, path.name), {}, path)
        found, told = records.verify(), verify.check_pack(str(path), _is_signature).faults
        records.close()
        broken = {(one.seq, str(one)) for one in found if one.code is FaultCode.RULE_BROKEN}
        assert {(one.seq, str(one)) for one in told} == broken
        assert len(found) == len(told)
