"""kill -9 of a headset: no signal within ten seconds, its tile stays, nobody else notices."""

import time

from console.headsets.pace import Pace
from console.model import Attention, LinkState, Phase
from tests.support.consoles import console
from tests.support.simulated_headsets import headsets, start, stop


def test_killed_headset_is_no_signal_and_comes_back_to_the_same_seat(tmp_path):
    sooner = Pace(silence_ms=3_000.0)
    with headsets(2, tmp_path, "--speed", "5") as started, console(tmp_path / "data", sooner) as desk:
        first, second = started
        desk.pair_all(started)
        desk.start_class()
        desk.until(lambda: all(view.phase is Phase.RUNNING for view in desk.ours()))
        seat, name = desk.views[first.station].seat, desk.views[first.station].name
        first.kill()
        killed = time.monotonic()
        desk.until(lambda: desk.views[first.station].attention is Attention.NO_SIGNAL)
        assert time.monotonic() - killed < 10
        lost = desk.views[first.station]
        assert (lost.seat, lost.name) == (seat, name)
        assert desk.views[second.station].link is LinkState.LIVE
        again = start("Seat 1", tmp_path / "headset-1", "--speed", "5")
        try:
            assert again.station == first.station
            desk.until(lambda: desk.views[first.station].link is LinkState.LIVE)
            assert desk.views[first.station].seat == seat
        finally:
            stop([again.process])


def test_the_engine_stops_at_once_whatever_the_headsets_do(tmp_path):
    with headsets(2, tmp_path, "--fault", "freeze") as started, console(tmp_path / "data") as desk:
        desk.pair_all(started)
        for one in started:
            one.process.send_signal(19)  # SIGSTOP: nothing answers any more
        began = time.monotonic()
        desk.engine.stop()
        assert time.monotonic() - began < 5
        for one in started:
            one.process.send_signal(18)
