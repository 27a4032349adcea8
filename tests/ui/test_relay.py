import threading

import pytest

from console.events import Snapshot, StationChanged, Trouble
from console.model import RecordsView, SearchView, StationView
from ui.relay import Relay


def snapshot():
    return Snapshot((), None, (), SearchView(0.0, 0, 0), RecordsView("records.sqlite", True))


@pytest.fixture
def relay(qapp):
    return Relay()


def post_from_another_thread(relay, events):
    thread = threading.Thread(target=lambda: [relay.post(event) for event in events])
    thread.start()
    thread.join(5)
    assert not thread.is_alive()


def test_events_of_another_thread_arrive_on_the_gui_thread_in_order(qtbot, relay):
    seen = []
    here = threading.get_ident()
    relay.snapshot_arrived.connect(lambda event: seen.append((event, threading.get_ident())))
    relay.stations_changed.connect(lambda some: seen.extend((one, threading.get_ident()) for one in some))
    events = [snapshot(), *(StationChanged(StationView(f"s{n}")) for n in range(200))]
    post_from_another_thread(relay, events)
    qtbot.waitUntil(lambda: len(seen) == len(events))
    assert seen == [(event, here) for event in events]


def test_who_opens_a_loop_of_its_own_keeps_nothing_waiting(qtbot, relay):
    seen = []

    def hear(event):
        seen.append(event)
        if len(seen) == 1:
            qtbot.waitUntil(lambda: len(seen) == 3)

    relay.trouble_met.connect(hear)
    events = [Trouble("disk_full"), Trouble("no_network"), Trouble("read_only")]
    post_from_another_thread(relay, events)
    qtbot.waitUntil(lambda: len(seen) == 3)
    assert seen == events


def test_who_fails_keeps_nothing_waiting(qtbot, relay):
    seen = []

    def hear(event):
        seen.append(event)
        if len(seen) == 1:
            raise ValueError("once")

    relay.hear(str, hear)
    events = ["first", "second"]
    with qtbot.captureExceptions() as raised:
        post_from_another_thread(relay, events)
        qtbot.waitUntil(lambda: len(seen) == 2)
    assert seen == events
    assert [str(error) for _, error, _ in raised] == ["once"]


def test_a_family_hears_only_its_own_events(qtbot, relay):
    stations, troubles = [], []
    relay.stations_changed.connect(stations.append)
    relay.trouble_met.connect(troubles.append)
    relay.post(Trouble("disk_full"))
    qtbot.waitUntil(lambda: troubles == [Trouble("disk_full")])
    assert stations == []


def test_an_event_never_runs_inside_the_stack_that_posted_it(qtbot, relay):
    seen = []
    relay.trouble_met.connect(seen.append)
    relay.post(Trouble("no_network"))
    assert seen == []
    qtbot.waitUntil(lambda: len(seen) == 1)


def test_posting_to_a_dead_relay_is_silent(qtbot, relay):
    relay.deleteLater()
    with qtbot.waitSignal(relay.destroyed):
        pass
    post_from_another_thread(relay, [snapshot(), snapshot()])


def test_a_closed_relay_delivers_nothing_more_not_even_what_was_queued(qtbot, relay):
    seen = []
    other = Relay()
    relay.trouble_met.connect(seen.append)
    relay.post(Trouble("no_network"))
    relay.close()
    relay.post(Trouble("no_network"))
    with qtbot.waitSignal(other.trouble_met):
        other.post(Trouble("no_network"))
    assert seen == []


def test_of_each_station_the_newest_word_arrives_and_nothing_overtakes(qtbot, relay):
    seen = []
    relay.stations_changed.connect(
        lambda some: seen.extend((one.view.station, one.view.label) for one in some)
    )
    relay.trouble_met.connect(lambda event: seen.append(event.reason))

    def change(station, label):
        return StationChanged(StationView(station, label=label))

    events = [change("a", "1"), change("b", "1"), change("a", "2"), Trouble("disk_full"), change("a", "3")]
    post_from_another_thread(relay, events)
    qtbot.waitUntil(lambda: len(seen) == 4)
    assert sorted(seen[:2]) == [("a", "2"), ("b", "1")]
    assert seen[2:] == ["disk_full", ("a", "3")]
