"""The database itself refuses to forget, whoever asks."""

import pytest

from console.errors import ConsoleError, RecordsReason
from console.records.restore import restore
from console.records.unlocking import Unlocking
from tests.support.clock import ManualClock
from tests.support.ledgers import hold_class, opened


@pytest.fixture
def store(tmp_path):
    records = opened(tmp_path)
    hold_class(records)
    yield records._store
    records.close()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE entry SET sig = sig WHERE seq = 1",
        "DELETE FROM entry WHERE seq = (SELECT max(seq) FROM entry)",
        "DELETE FROM entry",
        "INSERT INTO entry (seq, console, id, core, hash, sig)"
        " SELECT 900, console, 'x', core, hash, sig FROM entry LIMIT 1",
        "INSERT OR REPLACE INTO entry (seq, console, id, core, hash, sig)"
        " SELECT 2, console, id, core, hash, sig FROM entry LIMIT 1",
        "INSERT OR REPLACE INTO entry (seq, console, id, core, hash, sig)"
        " SELECT (SELECT max(seq) + 1 FROM entry), console, id, core, hash, sig FROM entry LIMIT 1",
        "UPDATE run_event SET data = '{}'",
        "DELETE FROM run_event",
        "INSERT OR REPLACE INTO run_event SELECT * FROM run_event LIMIT 1",
        'INSERT OR REPLACE INTO run_event SELECT (SELECT max("row") + 1 FROM run_event), run, received_utc,'
        " received_mono_ms, station, boot, seq, frame, actor, kind, data FROM run_event LIMIT 1",
        "UPDATE blob SET bytes = x'00'",
        "DELETE FROM blob",
    ],
)
def test_history_can_not_be_changed(store, statement):
    def everything():
        return [store.rows(f"SELECT * FROM {table}") for table in ("entry", "run_event", "blob")]

    before = everything()
    with pytest.raises(ConsoleError) as told:
        store.rows(statement)
    assert told.value.reason is RecordsReason.BAD_ENTRY
    assert everything() == before


def test_a_blob_is_never_written_over(store):
    before = store.rows("SELECT * FROM blob ORDER BY sha256")
    store.rows("INSERT OR REPLACE INTO blob SELECT sha256, 'view', x'00' FROM blob")
    assert store.rows("SELECT * FROM blob ORDER BY sha256") == before


def test_a_blob_goes_only_when_an_erasure_names_it(store):
    (kept,), (erased,) = store.rows("SELECT sha256 FROM blob WHERE type = 'personal' ORDER BY sha256 LIMIT 2")
    core = f'{{"kind":"person.erased","subject":"s","body":{{"blobs":["{erased}"]}}}}'
    seq = store.rows("SELECT max(seq) + 1 FROM entry")[0][0]
    store.rows(
        "INSERT INTO entry (seq, console, id, core, hash, sig) VALUES (?, '', 'i', ?, '', '')", seq, core
    )
    store.rows("DELETE FROM blob WHERE sha256 = ?", erased)
    with pytest.raises(ConsoleError):
        store.rows("DELETE FROM blob WHERE sha256 = ?", kept)


def test_entries_of_a_former_console_can_not_be_changed_either(tmp_path):
    records = opened(tmp_path)
    hold_class(records)
    made = records.back_up()
    records.close()
    restore(made.path, tmp_path, ManualClock(), app="1.0.0", unlocking=Unlocking())
    records = opened(tmp_path)
    store = records._store
    before = store.rows("SELECT * FROM peer_entry")
    assert before
    columns = "console, seq, id, core, hash, sig"
    for statement in (
        "UPDATE peer_entry SET sig = sig WHERE seq = 1",
        "DELETE FROM peer_entry WHERE seq = (SELECT max(seq) FROM peer_entry)",
        "DELETE FROM peer_entry",
        f"INSERT INTO peer_entry ({columns}) SELECT console, 9, 'x', core, hash, sig FROM peer_entry LIMIT 1",
        f"INSERT OR REPLACE INTO peer_entry ({columns}) SELECT {columns} FROM peer_entry LIMIT 1",
        f"REPLACE INTO peer_entry ({columns}) SELECT 'new', 1, id, core, hash, sig FROM peer_entry LIMIT 1",
    ):
        with pytest.raises(ConsoleError) as told:
            store.rows(statement)
        assert told.value.reason is RecordsReason.BAD_ENTRY
    assert store.rows("SELECT * FROM peer_entry") == before
    records.close()
