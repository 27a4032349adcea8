"""Bookmarks and notes: kept with the run, or with the class, whatever the headset is doing."""

import json
import time

import pytest

from console.classroom.recent_views import RecentViews
from console.errors import AccountReason, ClassReason
from console.messages import ProgressBody
from console.model import ClassPlan, Mode, Outcome, PlannedSeat, Received, Trainee
from tests.support.attended import WAIT_S, attended, refusal
from tests.support.ledgers import UTC, new_id


@pytest.fixture
def desk(tmp_path):
    with attended(tmp_path) as desk:
        yield desk


def begin(desk):
    """A class of one seat whose headset nobody has ever heard."""
    pack = next(pack for pack in desk.engine.packs if pack.id == "GMP-GWN-B")
    seat = PlannedSeat("01", new_id(), Trainee(display="Hana Sato"))
    class_ = desk.engine.classroom.start(ClassPlan("Evening", Mode.PRACTICE, pack.ref, 50, (seat,))).result(9)
    return class_, seat.station


def on_floor(desk, act):
    async def work():
        return act()

    return desk.engine._floor.submit(work).result(WAIT_S)


def play(desk, station):
    """The headset says that its run goes on; returns the run."""
    room = desk.engine._floor.room
    run = room.view(station).run
    body = ProgressBody("GMP-GWN-B", "1.2", "zip", 3, 17, 1.0)
    frame = json.dumps({"type": "progress", "seq": 1, "run": run, "body": {}})
    said = Received(station, new_id(), 1, "progress", UTC, 1.0, run, body, frame, UTC, 1.0, fresh=True)
    on_floor(desk, lambda: desk.engine._listener.message(said))
    return run


def kept(desk):
    async def work():
        return await desk.engine._floor.recorder.read(lambda records: list(records.history()))

    return [entry for entry in desk.engine._floor.submit(work).result(WAIT_S) if entry.kind == "class.noted"]


def rows(desk, run):
    async def work():
        await desk.engine._floor.recorder.flush()
        return await desk.engine._floor.recorder.read(lambda records: records.run_rows(run))

    found = desk.engine._floor.submit(work).result(WAIT_S)
    return [(row.kind, json.loads(row.data)) for row in found if row.kind in ("bookmark", "note")]


def test_what_falls_into_a_run_stands_in_its_log_and_is_sealed_with_it(desk):
    _, station = begin(desk)
    run = play(desk, station)
    desk.engine.notes.note(station, "  hood  reopened ").result(WAIT_S)
    desk.engine.notes.bookmark(station).result(WAIT_S)
    (_, note), (_, mark) = rows(desk, run)
    assert note == {"station": station, "text": "hood reopened", "step": "zip"}
    assert mark.keys() == {"station", "from_utc", "step"}
    assert kept(desk) == []
    lines = desk.engine.classroom.log(station).result(WAIT_S)
    assert [(line.kind, line.run, line.step, line.text) for line in lines] == [
        ("note", run, "zip", "hood reopened"),
        ("bookmark", run, "zip", None),
    ]


def test_without_an_open_run_it_stands_in_the_ledger_though_the_headset_is_off(desk):
    class_, station = begin(desk)
    desk.engine.notes.note(station, "headset is charging").result(WAIT_S)
    (entry,) = kept(desk)
    view = desk.engine._floor.room.view(station)
    assert (entry.subject, entry.body["station"], entry.body["text"]) == (
        class_,
        station,
        "headset is charging",
    )
    assert entry.body["person"] == view.person
    run = play(desk, station)
    view = desk.engine._floor.room.run(run)
    desk.engine._floor.submit(
        lambda: desk.engine._floor.close_run_as(view, Outcome.INTERRUPTED, "tried")
    ).result(WAIT_S)
    desk.engine.notes.note(station, "said it was the hood").result(WAIT_S)
    assert [entry.body.get("run") for entry in kept(desk)] == [run, run]
    assert rows(desk, run) == []
    assert desk.engine.verify().result(WAIT_S) == []


def test_a_bookmark_keeps_what_was_seen_in_the_15_s_before_it(desk):
    _, station = begin(desk)
    play(desk, station)
    for number in range(40):
        on_floor(desk, lambda number=number: desk.engine._listener.view(station, 0.0, b"view %d" % number))
        desk.clock.advance(0.5)
    desk.engine.notes.bookmark(station).result(WAIT_S)
    desk.engine.notes.note(station, "and then").result(WAIT_S)
    deadline = time.monotonic() + WAIT_S
    while not kept(desk) and time.monotonic() < deadline:
        pass  # each look waits for the database thread
    (entry,) = kept(desk)
    assert entry.body["form"] == "bookmark"
    assert len(entry.detached) == 15
    assert {part.type for part in entry.detached} == {"view"}
    desk.engine.notes.bookmark(station).result(WAIT_S)
    while len(kept(desk)) < 2 and time.monotonic() < deadline:
        pass
    assert kept(desk)[1].detached == entry.detached
    assert desk.engine.verify().result(WAIT_S) == []


def test_only_who_may_drive_a_class_marks_in_it(desk):
    station = new_id()
    assert refusal(desk.engine.notes.bookmark(station)).reason is ClassReason.NO_CLASS
    _, station = begin(desk)
    assert refusal(desk.engine.notes.note(station, " ")).reason is ClassReason.REASON_NEEDED
    desk.set_up("jprice")
    assert refusal(desk.engine.notes.note(station, "x")).reason is AccountReason.NOT_SIGNED_IN
    session = desk.come_in("jprice")
    desk.engine.notes.note(station, "x").result(WAIT_S)
    assert kept(desk)[-1].actor == session.account


def test_pictures_stay_few_small_and_young():
    views = RecentViews()
    for second in range(60):
        views.see("a", 1000.0 * second, bytes([second]) * 60_000)
    assert len(views.before("a", 59_000.0)) == 6
    assert views.before("a", 59_000.0 + 15_001.0) == ()
    assert views.before("b", 0.0) == ()
    views.see("a", 100_000.0, b"x")
    views.forget()
    assert views.before("a", 100_000.0) == ()
