"""What services may rely on: entries, lists, run log, pins and settings of an open file."""

import json
import os
import stat
from datetime import timedelta

import pytest

from console.errors import ConsoleError, RecordsReason
from console.model import ClassState, Decision, Outcome, Pin
from console.records import ConsoleRow, Draft, HeadsetRow
from tests.support.clock import ManualClock
from tests.support.ledgers import (
    COURSE,
    console_row,
    enrolled,
    headset_row,
    hold_class,
    new_id,
    opened,
    planned,
)


@pytest.fixture
def records(tmp_path):
    records = opened(tmp_path)
    yield records
    records.close()


def refused(call, *args, **named):
    with pytest.raises(ConsoleError) as told:
        call(*args, **named)
    return told.value


def test_a_new_file_begins_with_the_console_and_is_readable_by_its_owner_only(tmp_path):
    records = opened(tmp_path / "new" / "folder")
    assert records.writable and records.trouble is None
    seq, digest = records.head()
    assert seq == 1 and len(digest) == 64
    assert records.verify() == []
    assert stat.S_IMODE(records.path.stat().st_mode) == 0o600
    for folder in records.path.parents[:2]:
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    records.close()


def test_the_console_and_its_records_are_the_same_after_a_restart(tmp_path):
    first = opened(tmp_path)
    class_ = hold_class(first)
    console, head, people = first.console, first.head(), first.persons()
    first.close()
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "anchors.jsonl",
        "records.lock",
        "records.sqlite",
    ]
    second = opened(tmp_path)
    assert (second.console, second.head(), second.persons()) == (console, head, people)
    assert [row.id for row in second.classes()] == [class_]
    assert second.verify() == []
    second.close()


def test_file_is_opened_as_the_design_says(records):
    pragmas = {
        "locking_mode": "exclusive",
        "synchronous": 3,
        "journal_mode": "wal",
        "foreign_keys": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "secure_delete": 1,
    }
    assert {name: records._store.rows(f"PRAGMA {name}")[0][0] for name in pragmas} == pragmas
    tables = records._store.rows("SELECT name, strict FROM pragma_table_list WHERE type = 'table'")
    assert {name for name, strict in tables if not strict} <= {
        "sqlite_schema",
        "sqlite_temp_schema",
        "_sqlite_migrations",
    }


def test_a_class_reads_back_as_it_was_held(records):
    class_ = hold_class(records, trainees=2)
    (row,) = records.classes()
    assert (row.id, row.state, row.course, row.duration_min) == (class_, ClassState.CLOSED, COURSE, 20)
    assert records.open_class() is None
    assert [(seat.seat, seat.turn, seat.name) for seat in records.seats(class_)] == [
        ("01", 1, "Trainee 1"),
        ("02", 1, "Trainee 2"),
    ]
    assert [person.display for person in records.persons()] == ["Trainee 1", "Trainee 2"]
    runs = records.runs(class_)
    assert [(run.name, run.seat, run.outcome, run.events) for run in runs] == [
        ("Trainee 1", "01", Outcome.COMPLETED, 4),
        ("Trainee 2", "02", Outcome.COMPLETED, 4),
    ]
    assert {run.decision for run in runs} == {Decision.NOT_YET_COMPETENT}
    assert [a.id for a in records.assessments(class_)] == [run.assessment for run in runs]
    assert records.run(runs[0].run) == runs[0]
    assert records.run(new_id()) is None
    assert records.undecided() == []
    assert records.attempts("GMP-GWN-B", [runs[0].person, new_id()]) == {runs[0].person: 1}
    assert records.attempts("OTHER", [runs[0].person]) == {}


def test_a_closed_class_can_be_reopened_and_is_then_the_open_one(records):
    class_ = hold_class(records)
    records.append("class.reopened", class_, {"reason": "a late trainee"})
    assert records.open_class().id == class_
    assert records.open_class().closed_utc is None


def test_the_newest_class_that_is_not_closed_is_the_open_one(records):
    older, newer = new_id(), new_id()
    records.append_all([planned(older), planned(newer)])
    assert [row.id for row in records.classes()] == [newer, older]
    assert records.open_class().id == newer


def test_entries_of_one_call_are_all_kept_or_none(records):
    before = records.head()
    person = new_id()
    bad = Draft("class.started", "not a uuid", {})
    assert refused(records.append_all, [enrolled(person), bad]).reason is RecordsReason.BAD_ENTRY
    assert records.head() == before
    assert records.persons() == []
    assert records.verify() == []


@pytest.mark.parametrize(
    "draft",
    [
        Draft("class.exploded", new_id(), {}),
        Draft("class.planned", new_id(), {"title": "no mode"}, course=COURSE),
        Draft("class.planned", new_id(), {"title": "T", "mode": "play"}, course=COURSE),
        Draft("class.planned", new_id(), {"title": "T", "mode": "practice"}),
        Draft("class.planned", new_id(), {"title": 7, "mode": "practice"}, course=COURSE),
        Draft("class.planned", new_id(), {"title": "T", "mode": "practice", "more": 0.5}, course=COURSE),
        Draft("class.planned", new_id(), {"title": "T\0", "mode": "practice"}, course=COURSE),
        Draft("class.planned", new_id(), {"title": "T" * 70_000, "mode": "practice"}, course=COURSE),
        Draft("person.enrolled", new_id(), {}),
        Draft("run.closed", new_id(), {"outcome": "completed", "events": 0, "critical_errors": []}),
        Draft("class.closed", new_id(), {"exceptions": []}),
        Draft("class.started", new_id(), {}, actor="somebody"),
        Draft("class.started", new_id().upper(), {}),
    ],
    ids=lambda draft: f"{draft.kind} {str(draft.body)[:30]}",
)
def test_a_draft_that_breaks_the_rules_is_refused_and_leaves_nothing(records, draft):
    before = records.head()
    assert refused(records.append_all, [draft]).reason is RecordsReason.BAD_ENTRY
    assert records.head() == before
    assert records._store.rows("SELECT count(*) FROM blob") == [(0,)]


def test_more_fields_than_the_table_asks_are_kept(records):
    entry = records.append("class.started", new_id(), {"weather": ["rain", {"mm": 3}], "room": None})
    assert entry.body == {"weather": ["rain", {"mm": 3}], "room": None}


def test_a_run_log_row_is_kept_once_however_often_it_comes(records):
    run, station, boot = new_id(), new_id(), new_id()
    rows = [headset_row(seq, run, station, boot) for seq in (3, 5, 9)]
    assert records.log(rows) == 3
    assert records.log(rows) == 3
    assert records.log([*rows, headset_row(10, run, station, boot), *rows]) == 4
    assert [row.seq for row in records.run_rows(run)] == [3, 5, 9, 10]
    assert records.log([]) == 4


def test_held_is_the_highest_seq_of_every_boot(records):
    run, other = new_id(), new_id()
    boots = {(new_id(), new_id()): top for top in (4, 90, 7)}
    (station, _), *_ = boots
    boots[station, new_id()] = 2
    for (at, boot), top in boots.items():
        records.log([headset_row(1, run, at, boot), headset_row(top, other, at, boot), console_row(run)])
    assert records.held() == boots
    assert records.verify() == []


def test_a_frame_without_a_run_is_kept_too(records):
    station, boot = new_id(), new_id()
    records.log([headset_row(1, None, station, boot, kind="progress", index=1)])
    assert records.held() == {(station, boot): 1}
    assert records.verify() == []


@pytest.mark.parametrize("kind", ["physio", "state", "ack", "cmd", "hello"])
def test_only_progress_and_events_are_ever_recorded(records, kind):
    row = headset_row(1, None, new_id(), new_id(), kind=kind)
    assert refused(records.log, [row]).reason is RecordsReason.BAD_ENTRY
    assert records.held() == {}


def test_a_row_that_says_something_else_than_its_frame_is_refused(records):
    run, station, boot = new_id(), new_id(), new_id()
    good = headset_row(1, run, station, boot)
    for bad in (
        type(good)(new_id(), station, boot, 1, good.frame, good.received_utc, 1),
        type(good)(run, station, boot, 2, good.frame, good.received_utc, 1),
        type(good)(run, station, boot, 1, "{}", good.received_utc, 1),
        type(good)(run, station, boot, 1, "not json", good.received_utc, 1),
        ConsoleRow(run, "note", {"share": 0.5}, good.received_utc, 1),
    ):
        first = headset_row(9, run, station, boot)
        assert refused(records.log, [first, bad]).reason is RecordsReason.BAD_ENTRY
    assert records.run_rows(run) == []


def test_rows_after_the_seal_are_kept_and_the_seal_still_holds(records):
    run, station, boot = new_id(), new_id(), new_id()
    records.log([headset_row(1, run, station, boot), console_row(run, "note", text="ok")])
    entry = records.close_run(run, Outcome.STOPPED, [], reason="wearer stopped", course=COURSE)
    assert entry.body == {
        "outcome": "stopped",
        "events": 2,
        "critical_errors": [],
        "reason": "wearer stopped",
    }
    records.log([headset_row(2, run, station, boot)])
    assert len(records.run_rows(run)) == 3
    assert records.verify() == []


@pytest.mark.parametrize(("mode", "waits"), [("practice", False), ("assess", True)])
def test_open_runs_of_a_former_start_are_the_interrupted_ones(tmp_path, mode, waits):
    first = opened(tmp_path)
    class_, run, station = new_id(), new_id(), new_id()
    body = {"person": new_id(), "class": class_, "station": station, "attempt": 1}
    first.append_all([planned(class_, mode), Draft("run.started", run, body, course=COURSE)])
    first.log([headset_row(1, run, station, new_id())])
    assert first.interrupted_runs() == []
    first.close()
    second = opened(tmp_path)
    fresh = {**body, "attempt": 2}
    second.append("run.started", new_id(), fresh, course=COURSE)
    (left,) = second.interrupted_runs()
    assert (left.run, left.outcome, left.course) == (run, None, COURSE)
    second.close_run(left.run, Outcome.INTERRUPTED, left.critical_errors, "console ended", course=left.course)
    assert second.interrupted_runs() == []
    assert [row.run for row in second.undecided()] == ([run] if waits else [])
    assert second.verify() == []
    second.close()


def test_pins_and_settings_survive_and_are_no_part_of_the_ledger(tmp_path):
    first = opened(tmp_path)
    pin = Pin(
        new_id(), os.urandom(32), b"\x30\x82certificate", "Seat 4", "Sim", "sim/1", "127.0.0.1:1", "now"
    )
    other = Pin(new_id(), os.urandom(32), b"", "Seat 5", "Sim", "sim/1", "127.0.0.1:2", "now")
    first.store_pin(pin)
    first.store_pin(other)
    first.store_pin(other)
    first.set_setting("theme", {"name": "dark", "size": 1.25})
    assert first.head()[0] == 1
    first.close()
    second = opened(tmp_path)
    assert {p.station: p for p in second.pins()} == {pin.station: pin, other.station: other}
    second.forget_pin(pin.station)
    assert second.pins() == [other]
    assert second.setting("theme") == {"name": "dark", "size": 1.25}
    assert second.setting("never set") is None
    assert second.verify() == []
    second.close()
    assert pin.key not in second.path.read_bytes()


def test_a_jump_of_the_clock_is_an_entry_and_makes_the_next_ones_suspect(tmp_path):
    clock = ManualClock()
    records = opened(tmp_path, clock)
    assert records.append("class.started", new_id(), {}).t.clock == "drifting"
    clock.advance(3600)
    assert records.append("class.started", new_id(), {}).seq == 3
    clock.set_wall(clock.utc() + timedelta(minutes=5))
    entry = records.append("class.started", new_id(), {})
    assert (entry.seq, entry.t.clock) == (5, "suspect")
    clock.advance(10)
    assert records.append("class.started", new_id(), {}).seq == 6
    (core,) = records._store.rows("SELECT core FROM entry WHERE kind = 'clock.jumped'")
    noted = json.loads(core[0])
    assert noted["t"]["clock"] == "suspect" and noted["subject"] == records.console
    assert noted["body"] == {"from_utc": "2026-11-24T11:00:00.000Z", "to_utc": "2026-11-24T11:05:00.000Z"}
    assert records.verify() == []
    records.close()


def test_a_wall_clock_before_the_last_entry_is_a_jump_even_after_a_restart(tmp_path):
    clock = ManualClock()
    opened(tmp_path, clock).close()
    clock.set_wall(clock.utc() - timedelta(minutes=3))
    records = opened(tmp_path, clock)
    entry = records.append("class.started", new_id(), {})
    assert (entry.seq, entry.t.clock) == (3, "suspect")
    assert records.append("class.started", new_id(), {}).seq == 4
    records.close()


def test_agreement_with_a_hub_makes_entries_trusted_for_seven_days_or_until_a_jump(tmp_path):
    clock = ManualClock()
    records = opened(tmp_path, clock)

    def state() -> str:
        return records.append("class.started", new_id(), {}).t.clock

    assert not records.agree_clock(clock.utc() + timedelta(minutes=3))
    assert state() == "drifting"
    assert records.agree_clock(clock.utc() + timedelta(minutes=1))
    assert state() == "trusted"
    clock.advance(7 * 86_400 + 1)
    assert state() == "drifting"
    assert records.agree_clock(clock.utc())
    clock.set_wall(clock.utc() - timedelta(minutes=5))
    assert state() == "suspect"
    assert records.agree_clock(clock.utc())
    assert state() == "trusted"
    records.close()


def test_two_minutes_are_not_yet_a_jump(tmp_path):
    clock = ManualClock()
    records = opened(tmp_path, clock)
    clock.set_wall(clock.utc() + timedelta(minutes=2))
    assert records.append("class.started", new_id(), {}).seq == 2
    records.close()


def test_rebuild_changes_nothing_in_whole_records(records):
    class_ = hold_class(records)
    before = (
        records.classes(),
        records.runs(class_),
        records.seats(class_),
        records.persons(),
        records.head(),
    )
    records.rebuild()
    assert before == (
        records.classes(),
        records.runs(class_),
        records.seats(class_),
        records.persons(),
        records.head(),
    )


def told_critical(run, station, code):
    frame = {"type": "event", "seq": 1, "run": run, "body": {"kind": "critical_error", "code": code}}
    return HeadsetRow(run, station, new_id(), 1, json.dumps(frame), "2026-11-24T10:00:00.000Z", 1)


def test_an_interrupted_run_names_the_critical_errors_of_its_log_and_only_its_own_headsets(records):
    class_, run, station, other = new_id(), new_id(), new_id(), new_id()
    body = {"person": new_id(), "class": class_, "station": station, "attempt": 1}
    records.append_all([planned(class_), Draft("run.started", run, body, course=COURSE)])
    torn, open_doors = told_critical(run, station, "TORN"), told_critical(run, other, "DOORS_OPEN")
    records.log([torn, open_doors])
    entry = records.close_run(run, Outcome.INTERRUPTED, (), "console ended", course=COURSE)
    assert entry.body["critical_errors"] == ["TORN"]
