"""Load through the services, over real links: who sends, who sees, and that it is gone when it must be."""

import pytest

from console.errors import AccountReason, CommandReason, LoadReason, PeopleReason
from console.model import LinkState, Mode, Role
from console.records.accounts import NewAccount
from console.services.load import CalibrationEnded, LoadState
from console.simulator.signals import Wearer
from tests.support.attended import refusal
from tests.support.keyrings import CHEAP
from tests.support.staff import passphrase
from tests.support.wearers import WAIT_S, rates, wearing


@pytest.fixture
def room(tmp_path):
    with wearing(tmp_path / "data", 3, demonstration=True) as room:
        yield room


def show(room, *numbers, bpm=71.0):
    for number in numbers:
        one = room.headsets[number]
        room.send(one, rates(room.mono(one), bpm))


def kept(room):
    """How many samples are in memory, whoever may see them."""

    async def count():
        monitor = room.engine.load._monitor
        rings = (ring for one in room.headsets for ring in monitor.rings(one.id).values())
        return sum(len(ring.times) for ring in rings)

    return room.engine._floor.submit(count).result(WAIT_S)


def entries(room, kind):
    async def read():
        rows = await room.engine._floor.recorder.read(
            lambda records: records._store.rows("SELECT core FROM entry ORDER BY seq")
        )
        return [core for (core,) in rows if f'"kind":"{kind}"' in core]

    return room.engine._floor.submit(read).result(WAIT_S)


def notes(room, kind):
    async def read():
        await room.engine._floor.recorder.flush()
        return await room.engine._floor.recorder.read(
            lambda records: records._store.rows("SELECT data FROM run_event WHERE kind = ?", kind)
        )

    return [data for (data,) in room.engine._floor.submit(read).result(WAIT_S)]


def test_those_who_opted_in_are_shown_and_the_rest_is_as_without_a_sensor(room):
    people = room.start_class(opted_in=(0, 2))
    assert [one.commands("assign")[0]["physio"] for one in room.headsets] == [True, False, True]
    show(room, 0, 1)
    loads = room.latest()
    # One opted in with a sensor; one sends without having been asked; one opted in and wears none.
    assert set(loads) == {room.headsets[0].id}
    assert loads[room.headsets[0].id].hr_bpm == 71.0
    assert kept(room) == 30
    for silent in room.headsets[1:]:
        assert refusal(room.engine.load.calibrate(silent.id)).reason is LoadReason.NO_SENSOR
        assert silent.commands("calibrate") == []
    assert len(entries(room, "consent.given")) == 2
    assert room.engine.consents.state().result(WAIT_S).given == {people[0], people[2]}
    assert not any("physio" in str(event) and "verb" in str(event) for event in room.heard)


def test_taken_back_is_purged_and_told_before_it_is_written(room):
    people = room.start_class(opted_in=(0,))
    show(room, 0)
    assert room.latest()
    room.engine.consents.answer(people[0], given=False).result(WAIT_S)
    assert (kept(room), room.latest()) == (0, {})
    room.until(lambda: room.headsets[0].commands("physio") == [{"on": False}])
    assert len(entries(room, "consent.withdrawn")) == 1
    show(room, 0)
    assert (kept(room), room.latest()) == (0, {})
    # Given again, the run that was assigned with it may go on sending.
    room.engine.consents.answer(people[0], given=True).result(WAIT_S)
    room.until(lambda: room.headsets[0].commands("physio")[-1] == {"on": True})
    show(room, 0)
    assert room.latest()
    assert room.engine.verify().result(WAIT_S) == []


def test_an_answer_in_the_middle_of_a_run_counts_from_the_next(room):
    people = room.start_class()
    room.engine.consents.answer(people[1], given=True).result(WAIT_S)
    show(room, 1)
    assert (kept(room), room.latest()) == (0, {})
    one = room.headsets[1]
    room.engine.classroom.command([one.id], "stop", {}).result(WAIT_S)
    room.until(lambda: any(run.outcome for run in _class(room).runs))
    room.engine.classroom.begin([one.id]).result(WAIT_S)
    room.until(lambda: len(one.commands("start")) == 2)
    assert one.commands("assign")[-1]["physio"] is True
    show(room, 1)
    assert set(room.latest()) == {one.id}


def test_a_no_while_the_link_is_down_is_told_when_it_is_back(room):
    people = room.start_class(opted_in=(0,))
    show(room, 0)
    assert kept(room) == 30
    one = room.headsets[0]
    before, one.link = one.link, None
    room.on_loop(lambda: before.transport.disconnect(False))
    room.until(lambda: room.view(one).link is not LinkState.LIVE)
    room.engine.consents.answer(people[0], given=False).result(WAIT_S)
    assert kept(room) == 0
    room.until(lambda: one.commands("physio") == [{"on": False}])
    show(room, 0)
    assert (kept(room), room.latest()) == (0, {})


def test_after_a_crash_it_is_off_until_somebody_switches_it_on(tmp_path):
    with wearing(tmp_path / "data", 1, demonstration=True) as room:
        room.start_class(opted_in=(0,))
        one = room.headsets[0]
        room.engine.stop()
        room.begin_anew()
        assert not room.state().is_on
        room.engine.classroom.resume_interrupted().result(WAIT_S)
        room.until(lambda: len(one.commands("start")) == 2)
        assert one.commands("assign")[-1]["physio"] is False
        show(room, 0)
        assert (room.latest(), _class(room).physio) == ({}, False)
        room.engine.consents.switch(on=True).result(WAIT_S)
        assert room.engine.consents.state().result(WAIT_S).given == {room.view(one).person}


def test_a_no_that_is_noted_elsewhere_counts_at_once(room):
    people = room.start_class()
    people_service = room.engine.people
    people_service.consent(people[0], "physiology", given=True).result(WAIT_S)
    assert room.engine.consents.state().result(WAIT_S).given == {people[0]}
    one = room.headsets[0]
    room.engine.classroom.command([one.id], "stop", {}).result(WAIT_S)
    room.until(lambda: any(run.outcome for run in _class(room).runs))
    room.engine.classroom.begin([one.id]).result(WAIT_S)
    room.until(lambda: len(one.commands("start")) == 2)
    show(room, 0)
    assert kept(room) == 30
    people_service.withdraw(people[0]).result(WAIT_S)
    assert (kept(room), room.latest()) == (0, {})
    assert room.engine.consents.state().result(WAIT_S).given == set()
    assert refusal(people_service.withdraw(people[0])).reason is PeopleReason.NO_CONSENT
    # A consent to all classes is taken back with the one to this class.
    people_service.consent(people[0], "physiology", given=True).result(WAIT_S)
    assert room.engine.consents.state().result(WAIT_S).given == {people[0]}
    room.engine.consents.answer(people[0], given=False).result(WAIT_S)
    rows = people_service.consents(people[0]).result(WAIT_S)
    assert all(row.withdrawn_utc is not None for row in rows)
    assert people_service.erase(people[0], "asked for it").result(WAIT_S) == 1


def _class(room):
    return next(
        (event.view for event in reversed(room.heard) if type(event).__name__ == "ClassChanged"), None
    )


def test_the_classs_switch_and_its_end_forget_everything(room):
    room.start_class(opted_in=(0,))
    show(room, 0)
    assert kept(room) == 30
    room.engine.consents.switch(on=False).result(WAIT_S)
    assert (kept(room), _class(room).physio) == (0, False)
    assert not room.state().is_on
    room.engine.consents.switch(on=True).result(WAIT_S)
    show(room, 0)
    assert room.latest()
    room.engine.classroom.close().result(WAIT_S)
    assert kept(room) == 0
    assert not room.state().is_on
    assert len(notes(room, "physio")) == 2
    assert room.engine.verify().result(WAIT_S) == []


def test_an_assessed_class_has_no_switch(room):
    people = room.start_class(Mode.ASSESS, opted_in=(0, 1, 2))
    assert not any(one.commands("assign")[0]["physio"] for one in room.headsets)
    assert refusal(room.engine.consents.switch(on=True)).reason is LoadReason.NOT_IN_ASSESSMENT
    refused = room.engine.consents.answer(people[0], given=True)
    assert refusal(refused).reason is LoadReason.NOT_IN_ASSESSMENT
    assert refusal(room.engine.load.calibrate(room.headsets[0].id)).reason is LoadReason.LOAD_OFF
    assert room.engine.consents.state().result(WAIT_S).reason is LoadReason.NOT_IN_ASSESSMENT
    assert entries(room, "consent.given") == []
    show(room, 0)
    assert [type(event) for event in room.load] == [LoadState]


def test_guests_answer_in_memory_alone(room):
    people = room.start_class(Mode.OUTREACH, opted_in=(0,))
    room.engine.consents.answer(people[1], given=True).result(WAIT_S)
    assert entries(room, "consent.given") == []
    show(room, 0)
    assert set(room.latest()) == {room.headsets[0].id}
    room.engine.consents.answer(people[0], given=False).result(WAIT_S)
    assert (kept(room), room.latest()) == (0, {})
    assert room.engine.consents.state().result(WAIT_S).given == {people[1]}


def test_only_an_instructor_at_an_open_screen_sees_anything(room):
    room.start_class(opted_in=(0,))
    show(room, 0)
    assert room.latest()
    accounts = room.engine.accounts
    accounts.cost = CHEAP
    staff = [
        NewAccount(name, name, (role,))
        for name, role in (
            ("shughes", Role.ADMINISTRATOR),
            ("jprice", Role.ASSESSOR),
            ("mowen", Role.INSTRUCTOR),
        )
    ]
    others = [(one, passphrase(one.user_id)) for one in staff[1:]]
    accounts.create_first(
        staff[0], passphrase("shughes"), accounts.draw_sheet(), others, encrypt=False
    ).result(WAIT_S)
    assert not room.state().is_on
    one = room.headsets[0].id

    def sees():
        show(room, 0)
        before = len(room.load)
        room.tick()
        return len(room.load) > before

    assert not sees()
    assert refusal(room.engine.load.calibrate(one)).reason is AccountReason.NOT_SIGNED_IN
    accounts.unlock("jprice", passphrase("jprice")).result(WAIT_S)
    assert not sees()
    for asked in (room.engine.load.calibrate(one), room.engine.load.go_on(one), room.engine.load.watch(one)):
        assert refusal(asked).reason is AccountReason.ROLE_NEEDED
    assert refusal(room.engine.consents.state()).reason is AccountReason.ROLE_NEEDED
    late = []
    room.engine.load.subscribe(late.append)
    room.tick()
    assert [(event.is_on, dict(event.histories)) for event in late] == [(False, {})]
    accounts.unlock("mowen", passphrase("mowen")).result(WAIT_S)
    assert room.state().is_on
    assert one in room.state().histories
    assert sees()
    accounts.lock().result(WAIT_S)
    assert not room.state().is_on
    assert not sees()


def test_the_watched_station_sends_all_it_has_and_then_what_is_new(room):
    room.start_class(opted_in=(0, 2))
    show(room, 0, 2)
    room.engine.load.watch(room.headsets[0].id).result(WAIT_S)
    (first,) = room.samples("hr_bpm")
    assert (first.station, first.whole, len(first.times)) == (room.headsets[0].id, True, 30)
    assert abs(first.times[-1] - room.clock.monotonic_ms()) < 5_000
    assert not first.times.flags.writeable
    room.push(2)
    one = room.headsets[0]
    room.send(one, rates(room.mono(one), 72.0, 1))
    room.tick()
    second = room.samples("hr_bpm")[-1]
    assert (second.whole, second.values.tolist()) == (False, [72.0])
    room.engine.load.watch(None).result(WAIT_S)
    room.push(2)
    room.send(one, rates(room.mono(one), 73.0, 1))
    room.tick()
    assert room.samples("hr_bpm")[-1] is second


def live(room, one, wearer, seconds):
    """The headset's wearer sits for so long, second by second."""
    for _ in range(seconds):
        room.push(1)
        room.send(one, *wearer.second(room.mono(one), seated=True))
        room.tick()


def test_calibration_is_asked_of_the_headset_accepted_and_noted_without_a_value(room):
    room.start_class(opted_in=(0,))
    one, wearer = room.headsets[0], Wearer(6)
    live(room, one, wearer, 3)
    room.engine.load.calibrate(one.id).result(WAIT_S)
    assert one.commands("calibrate") == [{"seconds": 120}]
    live(room, one, wearer, 124)
    (ended,) = [event for event in room.load if isinstance(event, CalibrationEnded)]
    assert (ended.station, ended.accepted, ended.baseline.doubts) == (one.id, True, ())
    load = room.latest()[one.id]
    assert load.load is not None and load.load < 40
    room.engine.classroom.command([one.id], "stop", {}).result(WAIT_S)
    room.until(lambda: any(run.outcome for run in _class(room).runs))
    room.engine.classroom.begin([one.id]).result(WAIT_S)
    room.until(lambda: len(one.commands("start")) == 2)
    live(room, one, wearer, 2)
    assert room.latest()[one.id].load is not None  # the same person goes on with the same baseline
    written = " ".join(notes(room, "baseline"))
    assert '"result":"begun"' in written and '"result":"accepted"' in written
    assert str(round(ended.baseline.mean[0], 2)) not in written


def test_a_doubtful_baseline_is_gone_on_with_or_made_again(room):
    room.start_class(opted_in=(0,))
    one = room.headsets[0]
    show(room, 0)
    room.tick()
    assert refusal(room.engine.load.go_on(one.id)).reason is LoadReason.NOTHING_OFFERED
    for answer, reason in (("refused", CommandReason.REFUSED), ("unsupported", CommandReason.UNSUPPORTED)):
        one.answers["calibrate"] = answer
        assert refusal(room.engine.load.calibrate(one.id)).reason is reason
    del one.answers["calibrate"]
    room.engine.load.calibrate(one.id, 60).result(WAIT_S)
    for _ in range(62):
        room.push(1)
        room.send(one, rates(room.mono(one), 70.0, 1))
        room.tick()
    (ended,) = [event for event in room.load if isinstance(event, CalibrationEnded)]
    assert not ended.accepted
    late = []
    room.engine.load.subscribe(late.append)
    room.tick()
    assert set(late[0].offered) == {one.id}
    room.engine.load.go_on(one.id).result(WAIT_S)
    assert '"result":"provisional"' in notes(room, "baseline")[-1]
    assert room.latest()[one.id].hr_delta == pytest.approx(0.0, abs=1.0)
    room.engine.headsets.forget(one.id).result(WAIT_S)
    assert (kept(room), room.latest()) == (0, {})


def test_a_policy_keeps_it_off_whatever_anybody_wants(tmp_path):
    data = tmp_path / "data"
    data.mkdir()
    (data / "policy.toml").write_text("[load]\nenabled = false\n")
    with wearing(data, 1, demonstration=True) as room:
        people = room.start_class(opted_in=(0,))
        assert room.headsets[0].commands("assign")[0]["physio"] is False
        for asked in (
            room.engine.consents.switch(on=True),
            room.engine.consents.answer(people[0], given=True),
        ):
            assert refusal(asked).reason is LoadReason.POLICY_OFF
        assert not room.engine.load.is_allowed
        assert not room.state().is_allowed
        assert entries(room, "consent.given") == []
