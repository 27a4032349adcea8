"""Among 24 links a call is seen: on its tile and in the queue, in the window's own pixels, in order."""

from pathlib import Path

import pytest

from console.model import Attention
from tests.support.crowds import BUSY, acquaint, crowd
from tests.support.seen_calls import ROLES, SeenCalls
from tests.support.soaked_console import delete, until
from tests.support.soaking import start_class
from ui.app import Application

HEADSETS = 24
KEY = bytes(range(32))


@pytest.fixture(scope="module")
def where():
    with crowd("--count", str(HEADSETS), "--per-s", "10", "--key", KEY.hex(), of=BUSY) as (_, where):
        yield where


@pytest.fixture
def seen(qapp, tmp_path: Path, where):
    acquaint(tmp_path, where, KEY)
    application = Application(tmp_path, ())
    application.window.resize(1920, 1080)
    application.look.set_still(True)  # else what is marked swaps its colours twice a second
    application.show()
    try:
        until(lambda: len(application.window.stations.live()) == HEADSETS)
        engine = application.engine.result()
        start_class(engine, where["stations"])
        until(lambda: all(view.phase == "running" for view in application.window.stations.all()))
        yield SeenCalls(application.window, application.look), engine.classroom
    finally:
        application.close()
        delete(application)


def test_who_stops_stands_before_who_asks_for_help_and_only_they_are_marked(seen, where):
    looks, classroom = seen
    stations = where["stations"]
    calls = [
        (stations[6], "help.requested", Attention.HELP),
        (stations[20], "stop.pressed", Attention.STOPPED),
        (stations[2], "help.requested", Attention.HELP),
        (stations[11], "stop.pressed", Attention.STOPPED),
    ]
    for number, (station, kind, state) in enumerate(calls, 1):
        assert looks.on_tile(station, state) == 0
        before = looks.in_queue(state)
        classroom.command([station], "inject", {"event": kind})
        until(lambda at=station, of=state: looks.on_tile(at, of) > 0)
        until(lambda of=state, least=before: looks.in_queue(of) > least)
        assert len(looks.rows()) == number

    first_stopped, first_help = (calls[1][0], calls[3][0]), (calls[0][0], calls[2][0])
    assert looks.rows() == [
        *((station, Attention.STOPPED) for station in first_stopped),
        *((station, Attention.HELP) for station in first_help),
    ]
    picture = looks.window.grab().toImage()
    marked = {station for station in stations if any(looks.on_tile(station, of, picture) for of in ROLES)}
    assert marked == {station for station, _, _ in calls}

    for station, _, _ in calls:
        classroom.resolve(station, "seen to")
    until(lambda: not looks.rows() and not any(looks.in_queue(of) for of in ROLES))
    until(lambda: not any(looks.on_tile(station, of) for station, _, _ in calls for of in ROLES))
