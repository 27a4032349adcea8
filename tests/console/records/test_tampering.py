"""Whatever somebody does to the file with another program, `verify` tells it, and by which entry."""

import hashlib
import json
import random
import re
import sqlite3

import pytest

from console.errors import ConsoleError, RecordsReason
from console.records import FaultCode, verify_file
from console.records.canonical import canonical, from_base64url, sha256_hex, to_base64url
from console.records.entry import ENTRY_CONTEXT
from console.records.local import Identity
from tests.support.ledgers import attacked, hold_class, new_id, opened

WORDS = re.compile(r"^(seq \d+|file): [a-z].{20,}$")


@pytest.fixture
def path(tmp_path):
    """A live file with one class in it, closed and anchored."""
    records = opened(tmp_path)
    hold_class(records)
    records.close()
    assert verify_file(records.path).faults == ()
    return records.path


def told(path):
    """The faults of a file as (code, seq); each must be a sentence a person can read."""
    finding = verify_file(path)
    assert all(WORDS.match(str(fault)) for fault in finding.faults), finding.faults
    return {(fault.code, fault.seq) for fault in finding.faults}


def ask(path, query, *values):
    connection = sqlite3.connect(path)
    try:
        return connection.execute(query, values).fetchall()
    finally:
        connection.close()


def seq_of(path, kind):
    return ask(path, "SELECT min(seq) FROM entry WHERE kind = ?", kind)[0][0]


@pytest.mark.parametrize(
    ("column", "code"),
    [
        ("console", FaultCode.CONSOLE_DIFFERS),
        ("id", FaultCode.ID_DIFFERS),
        ("core", FaultCode.HASH_DIFFERS),
        ("hash", FaultCode.HASH_DIFFERS),
        ("sig", FaultCode.SIGNATURE_WRONG),
    ],
)
def test_a_changed_letter_in_any_column_of_any_entry_is_told_by_its_number(path, column, code):
    for seq, value in ask(path, f"SELECT seq, {column} FROM entry"):
        place = 2 * len(value) // 3
        letter = "b" if value[place] == "a" else "a"
        with attacked(path) as file:
            changed = value[:place] + letter + value[place + 1 :]
            file.execute(f"UPDATE entry SET {column} = ? WHERE seq = ?", (changed, seq))
        assert (code, seq) in told(path)
        with attacked(path) as file:
            file.execute(f"UPDATE entry SET {column} = ? WHERE seq = ?", (value, seq))
    assert told(path) == set()


@pytest.mark.parametrize(
    "value", ["", "x", "é", "{}", "null", "[1]", '{"v":1}', "{" * 9_000, b"\xff\xfe", "\0"]
)
def test_nonsense_in_a_column_is_told_and_never_breaks_the_walk(path, value):
    for column in ("console", "core", "hash", "sig"):
        before = ask(path, f"SELECT {column} FROM entry WHERE seq = 4")[0][0]
        overwrite(path, column, value)
        faults = told(path)
        assert {seq for _, seq in faults} & {4, 5}
        overwrite(path, column, before)


def overwrite(path, column, value):
    """Write into an entry past every rule: the schema says nothing of it while it happens."""
    plain = "CREATE TABLE entry (seq INTEGER PRIMARY KEY, console, id UNIQUE, core, hash, sig)"
    (sql,) = ask(path, "SELECT sql FROM sqlite_schema WHERE name = 'entry'")[0]
    for schema, statement in (
        (plain, "DELETE FROM sqlite_schema WHERE tbl_name = 'entry' AND sql IS NOT NULL AND type <> 'table'"),
        (sql, f"UPDATE entry SET {column} = CAST(?1 AS TEXT) WHERE seq = 4"),
    ):
        connection = sqlite3.connect(path, isolation_level=None)
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute(statement, (value,) if "?1" in statement else ())
        connection.execute("UPDATE sqlite_schema SET sql = ? WHERE name = 'entry'", (schema,))
        connection.close()


def test_a_removed_entry_is_missed_by_its_number(path):
    with attacked(path) as file:
        file.execute("DELETE FROM entry WHERE seq IN (3, 4)")
    assert {(FaultCode.ENTRY_MISSING, 3), (FaultCode.ENTRY_MISSING, 4), (FaultCode.CHAIN_BROKEN, 5)} <= told(
        path
    )


def test_entries_moved_up_into_a_hole_are_told(path):
    with attacked(path) as file:
        file.execute("DELETE FROM entry WHERE seq = 3")
        for (seq,) in file.execute("SELECT seq FROM entry WHERE seq > 3 ORDER BY seq").fetchall():
            file.execute("UPDATE entry SET seq = seq - 1 WHERE seq = ?", (seq,))
    assert {(FaultCode.SEQ_DIFFERS, 3), (FaultCode.CHAIN_BROKEN, 3)} <= told(path)


def test_two_entries_that_changed_places_are_told(path):
    with attacked(path) as file:
        for old, new in ((3, -1), (4, 3), (-1, 4)):
            file.execute("UPDATE entry SET seq = ? WHERE seq = ?", (new, old))
    assert {(FaultCode.SEQ_DIFFERS, 3), (FaultCode.SEQ_DIFFERS, 4), (FaultCode.CHAIN_BROKEN, 3)} <= told(path)


def test_a_copied_entry_at_the_end_is_told(path):
    last = ask(path, "SELECT max(seq) FROM entry")[0][0]
    with attacked(path) as file:
        file.execute(
            "INSERT INTO entry (seq, console, id, core, hash, sig)"
            " SELECT seq + 1, console, 'x', core, hash, sig FROM entry WHERE seq = ?",
            (last,),
        )
    assert {(FaultCode.SEQ_DIFFERS, last + 1), (FaultCode.ID_DIFFERS, last + 1)} <= told(path)


def test_a_cut_tail_is_told_by_the_anchor_and_only_by_it(path, tmp_path):
    last = ask(path, "SELECT max(seq) FROM entry")[0][0]
    with attacked(path) as file:  # a cut that leaves nothing else to see
        file.execute("DELETE FROM entry WHERE seq = ?", (last,))
        file.execute("UPDATE class SET state = 'running', closed_utc = NULL, seq = 7")
    assert told(path) == {(FaultCode.ANCHOR_AHEAD, last)}
    copy = tmp_path / "copy.sqlite"
    copy.write_bytes(path.read_bytes())
    assert verify_file(copy).faults == ()
    assert verify_file(copy).head == ask(copy, "SELECT hash FROM entry WHERE seq = ?", last - 1)[0][0]


def resigned(path, identity, change):
    """Rewrite the whole chain, hashes and signatures included, with `identity` as its author."""
    with attacked(path) as file:
        previous = None
        for seq, core in file.execute("SELECT seq, core FROM entry ORDER BY seq").fetchall():
            value = json.loads(core)
            value["console"], value["prev"] = identity.console, previous
            change(value)
            data = canonical(value)
            previous = sha256_hex(data)
            sig = to_base64url(identity.key.sign(ENTRY_CONTEXT + bytes.fromhex(previous)))
            file.execute(
                "UPDATE entry SET console = ?, core = ?, hash = ?, sig = ? WHERE seq = ?",
                (identity.console, data.decode(), previous, sig, seq),
            )
            for table in ("assessment", "decision"):
                file.execute(f"UPDATE {table} SET record = ? WHERE seq = ?", (previous, seq))


def test_a_chain_rewritten_with_another_key_is_told_from_its_first_entry_on(path):
    identity = Identity.new()
    identity.console = ask(path, "SELECT console FROM entry")[0][0]
    last = ask(path, "SELECT max(seq) FROM entry")[0][0]

    def change(value):
        if value["seq"] == 3:
            value["actor"] = new_id()

    resigned(path, identity, change)
    faults = told(path)
    assert (FaultCode.SIGNATURE_WRONG, 1) in faults and (FaultCode.SIGNATURE_WRONG, last) in faults
    assert (FaultCode.ANCHOR_DIFFERS, last) in faults

    def change_key(value):
        if value["seq"] == 1:
            value["body"]["public_key"] = identity.public_key

    resigned(path, identity, change_key)
    assert told(path) == {(FaultCode.KEY_DIFFERS, 1), (FaultCode.ANCHOR_DIFFERS, last)}


def test_a_whole_exchange_of_the_records_is_told_by_the_anchors(path, tmp_path):
    other = opened(tmp_path / "other")
    other.close()
    path.write_bytes(other.path.read_bytes())
    last = json.loads((path.parent / "anchors.jsonl").read_text().splitlines()[-1])["seq"]
    assert told(path) == {(FaultCode.ANCHOR_FOREIGN, last)}


def test_an_entry_changed_with_its_hash_is_told_by_its_signature_and_the_next_entry(path):
    seq = seq_of(path, "assessment.decided")
    core = ask(path, "SELECT core FROM entry WHERE seq = ?", seq)[0][0]
    changed = core.replace("not_yet_competent", "competent")
    digest = hashlib.sha256(changed.encode()).hexdigest()
    with attacked(path) as file:
        file.execute("UPDATE entry SET core = ?, hash = ? WHERE seq = ?", (changed, digest, seq))
        for table in ("assessment", "decision"):
            file.execute(
                f"UPDATE {table} SET outcome='competent', proposal='competent', record=? WHERE seq=?",
                (digest, seq),
            )
    assert told(path) == {(FaultCode.SIGNATURE_WRONG, seq), (FaultCode.CHAIN_BROKEN, seq + 1)}


@pytest.mark.parametrize(
    "change",
    [
        "frame = replace(frame, 'note', 'halt')",
        "received_utc = '2026-11-24T10:00:01.000Z'",
        "received_mono_ms = received_mono_ms + 1",
        "station = '00000000-0000-4000-8000-000000000000'",
        "boot = '00000000-0000-4000-8000-000000000000'",
        "run = NULL",
        '"row" = 900',
    ],
)
def test_a_changed_row_of_a_sealed_run_log_is_told_by_the_seal(path, change):
    seal = seq_of(path, "run.closed")
    run = ask(path, "SELECT subject FROM entry WHERE seq = ?", seal)[0][0]
    with attacked(path) as file:
        row = file.execute(
            'SELECT min("row") FROM run_event WHERE run = ? AND frame <> ""', (run,)
        ).fetchone()[0]
        file.execute(f'UPDATE run_event SET {change} WHERE "row" = ?', (row,))
    assert (FaultCode.RUN_LOG_CHANGED, seal) in told(path)


@pytest.mark.parametrize("change", ["data = '{}'", "data = '{x'", "kind = 'note'", f"actor = '{'0' * 36}'"])
def test_a_changed_act_of_the_console_is_told_by_the_seal(path, change):
    with attacked(path) as file:
        file.execute(f"UPDATE run_event SET {change} WHERE kind IS NOT NULL")
    assert (FaultCode.RUN_LOG_CHANGED, seq_of(path, "run.closed")) in told(path)


def test_a_removed_and_an_added_row_of_a_sealed_run_log_are_told(path):
    seal = seq_of(path, "run.closed")
    run = ask(path, "SELECT subject FROM entry WHERE seq = ?", seal)[0][0]
    rows = [row for (row,) in ask(path, 'SELECT "row" FROM run_event WHERE run = ? ORDER BY "row"', run)]
    with attacked(path) as file:
        file.execute('DELETE FROM run_event WHERE "row" = ?', (rows[1],))
    assert {(FaultCode.RUN_LOG_CHANGED, seal), (FaultCode.RUN_LOG_MISSING, None)} <= told(path)


def test_a_row_that_was_not_sealed_yet_still_has_to_agree_with_its_frame(tmp_path):
    from tests.support.ledgers import headset_row

    records = opened(tmp_path)
    run, station, boot = new_id(), new_id(), new_id()
    records.log([headset_row(seq, run, station, boot) for seq in (1, 2, 3)])
    records.close()
    with attacked(records.path) as file:
        file.execute("UPDATE run_event SET seq = 9 WHERE seq = 2")
        file.execute("UPDATE run_event SET frame = 'x' WHERE seq = 3")
    assert [fault.detail["row"] for fault in verify_file(records.path).faults] == [2, 3]
    assert told(records.path) == {(FaultCode.RUN_LOG_BROKEN, None)}


@pytest.mark.parametrize("type_", ["personal", "events"])
@pytest.mark.parametrize("change", ["bytes = CAST(bytes || ' ' AS BLOB)", "type = 'view'", "bytes = x''"])
def test_a_changed_part_is_told_by_its_entry(path, type_, change):
    seq = seq_of(path, {"personal": "person.enrolled", "events": "run.closed"}[type_])
    with attacked(path) as file:
        file.execute(f"UPDATE blob SET {change} WHERE type = ?", (type_,))
    assert (FaultCode.PART_CHANGED, seq) in told(path)


def test_a_removed_and_a_smuggled_part_are_told(path):
    with attacked(path) as file:
        file.execute("DELETE FROM blob WHERE type = 'personal'")
        file.execute("INSERT INTO blob VALUES ('00', 'view', x'00')")
    assert {
        (FaultCode.PART_MISSING, seq_of(path, "person.enrolled")),
        (FaultCode.PART_UNKNOWN, None),
    } <= told(path)


@pytest.mark.parametrize(
    ("table", "change", "kind"),
    [
        ("class", "title = 'Other'", "class.closed"),
        ("seat", "person = station", "seat.assigned"),
        ("person", "enrolled_utc = ''", "person.enrolled"),
        ("run", "outcome = 'stopped'", "run.closed"),
        ("assessment", "outcome = 'competent'", "assessment.decided"),
    ],
)
def test_a_changed_list_is_told_by_the_entry_behind_it_and_rebuild_mends_it(path, table, change, kind):
    for spoil in (f"UPDATE {table} SET {change}", f"DELETE FROM {table}"):
        with attacked(path) as file:
            file.execute(spoil)
        assert (FaultCode.PROJECTION_DIFFERS, seq_of(path, kind)) in told(path)
        records = opened(path.parent)
        records.rebuild()
        records.close()
        assert told(path) == set()


def test_a_removed_guard_is_told_by_name(path):
    with sqlite3.connect(path) as file:
        file.execute("DROP TRIGGER entry_never_goes")
    file.close()
    (fault,) = verify_file(path).faults
    assert fault.code is FaultCode.SCHEMA_CHANGED
    assert "entry_never_goes" in str(fault)


def test_damaged_pages_are_told_and_do_not_end_the_walk(path):
    roots = ask(
        path, "SELECT rootpage FROM sqlite_schema WHERE rootpage > 1 AND tbl_name != '_sqlite_migrations'"
    )
    data = bytearray(path.read_bytes())
    for (page,) in roots[::3]:
        data[(page - 1) * 4096 : (page - 1) * 4096 + 200] = b"\x99" * 200
    path.write_bytes(data)
    assert FaultCode.DAMAGED in {code for code, _ in told(path)}


def test_an_anchor_that_was_changed_is_told_and_one_torn_by_a_power_cut_is_not(path):
    anchors = path.parent / "anchors.jsonl"
    line = anchors.read_text()
    anchors.write_text(line + line[:30])
    assert told(path) == set()
    records = opened(path.parent)
    records.append("class.started", new_id(), {})
    records.close()
    assert told(path) == set()
    anchors.write_text(line.replace('"seq":', '"sec":') + anchors.read_text())
    assert told(path) == {(FaultCode.ANCHOR_BROKEN, None)}


def test_a_hole_as_wide_as_numbers_go_does_not_end_in_a_flood(path):
    last = ask(path, "SELECT max(seq) FROM entry")[0][0]
    with attacked(path) as file:
        file.execute("UPDATE entry SET seq = 9007199254740991 WHERE seq = ?", (last,))
        file.execute('UPDATE run_event SET "row" = 9007199254740991 WHERE "row" = 8')
    faults = told(path)
    assert {(FaultCode.ENTRY_MISSING, last), (FaultCode.SEQ_DIFFERS, 9007199254740991)} <= faults
    assert len(faults) < 150


def test_no_change_of_bytes_ever_ends_in_a_traceback(path):
    chance = random.Random(20261124)
    whole = path.read_bytes()
    used = [place for place in range(100, len(whole)) if whole[place]]
    silent = 0
    for _ in range(150):
        data = bytearray(whole)
        place = chance.choice(used)
        length = chance.choice([1, 1, 4, 60, 3_000])
        data[place : place + length] = chance.randbytes(min(length, len(data) - place))
        path.write_bytes(data)
        try:
            silent += verify_file(path).faults == ()
        except ConsoleError as error:
            assert error.reason in {RecordsReason.DAMAGED, RecordsReason.NOT_A_DATABASE}
    # What stays silent lies in space that was given free, or in a table of the migration library.
    assert silent < 15


def test_signatures_have_one_spelling(path):
    sig = ask(path, "SELECT sig FROM entry WHERE seq = 2")[0][0]
    for other in (
        sig + "==",
        sig.replace("-", "+").replace("_", "/") + " ",
        sig[:-1] + chr(ord(sig[-1]) + 1),
    ):
        with attacked(path) as file:
            file.execute("UPDATE entry SET sig = ? WHERE seq = 2", (other,))
        assert told(path) == {(FaultCode.SIGNATURE_WRONG, 2)}
    assert from_base64url(sig)
