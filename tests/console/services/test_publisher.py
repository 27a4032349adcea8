"""How often subscribers hear of a station: what is new at once, that it has spoken again now and then."""

import pytest

from console.classroom.effects import Effects
from console.classroom.room import Room
from console.events import QueueChanged, Snapshot, StationChanged, StationForgotten
from console.messages import PhysioBody, StateBody
from console.model import Phase, RecordsView, SearchView, SessionView
from console.services.publisher import QUIET_MS, Publisher
from tests.support.messages import STATION, event, received, state

UTC = "2026-11-24T10:00:00.000Z"
RUNNING = state(Phase.RUNNING, worn=True)
SAMPLE = PhysioBody("hr_bpm", "bpm", "ppg", [71.5], t0=1.0, dt_ms=1000.0)


class Line:
    """A station that speaks to a room, and what a subscriber hears of it."""

    def __init__(self) -> None:
        self.room, self.now_ms, self._seq = Room(), 1_000_000.0, 0
        self.publisher = Publisher(self.room)
        self.heard: list[object] = []
        nothing = Snapshot((), None, (), SearchView(0.0, 0, 0), RecordsView("", writable=True), SessionView())
        self.publisher.add(self.heard.append, nothing)
        self.say(RUNNING)
        self.flush(quiet=True)

    def say(self, body: object) -> None:
        self._seq += 1
        message = received(body, seq=self._seq, at_ms=self.now_ms)
        self.publisher.apply(self.room.receive(message, self.now_ms, UTC))

    def flush(self, *, quiet: bool = False) -> list[object]:
        """What is heard by this flush or since the last one."""
        self.publisher.flush(quiet=quiet)
        heard, self.heard[:] = list(self.heard), []
        return heard

    def views(self, *, quiet: bool = False) -> list[float | None]:
        """When the station spoke last, in each view that is heard."""
        told = self.flush(quiet=quiet)
        return [one.view.last_frame_ms for one in told if isinstance(one, StationChanged)]


@pytest.fixture
def line() -> Line:
    return Line()


def test_a_station_that_says_the_same_again_waits_for_a_quiet_flush(line: Line) -> None:
    line.now_ms += 100.0
    line.say(RUNNING)
    assert line.views() == []
    assert line.views(quiet=True) == [line.now_ms]
    assert line.views(quiet=True) == []


def test_samples_say_only_that_the_station_is_there_and_after_a_silence_that_is_news(line: Line) -> None:
    line.now_ms += 100.0
    line.say(SAMPLE)
    assert line.views() == []
    assert line.views(quiet=True) == [line.now_ms]
    line.now_ms += QUIET_MS
    line.say(SAMPLE)
    assert line.views() == [line.now_ms]


def test_what_is_new_goes_out_with_the_next_flush(line: Line) -> None:
    line.now_ms += 100.0
    line.say(StateBody(phase=Phase.PAUSED, worn=True))
    assert line.views() == [line.now_ms]


def test_the_first_word_after_a_silence_is_news(line: Line) -> None:
    line.now_ms += QUIET_MS
    line.say(RUNNING)
    assert line.views() == [line.now_ms]


def test_a_call_goes_out_at_once_with_its_queue(line: Line) -> None:
    line.now_ms += 100.0
    line.say(event("help.requested"))
    kinds = [type(one) for one in line.heard]
    assert kinds.index(StationChanged) < kinds.index(QueueChanged)


def test_a_station_that_was_forgotten_is_news_when_it_comes_back(line: Line) -> None:
    line.now_ms += 100.0
    line.say(RUNNING)
    line.publisher.forget(STATION)
    assert line.flush() == [StationForgotten(STATION)]
    line.publisher.apply(Effects(changed=(STATION,)))
    assert line.views() == [line.now_ms]
