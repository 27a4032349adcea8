"""A full room: thirty headset processes, every link cut twenty times, nothing lost and nothing doubled."""

from collections import defaultdict

from console.headsets.pace import Pace
from console.model import LinkState, Outcome, Received
from console.services.taps import GapSeen
from tests.support.cables import cut_links
from tests.support.consoles import console
from tests.support.simulated_headsets import headsets

STATIONS, CUTS = 30, 20
QUICK = Pace(redial_first_s=0.02, redial_last_s=0.05)


def test_thirty_headsets_through_twenty_cuts_each(tmp_path):
    seqs, gaps = defaultdict(list), []

    def tap(seen):
        if isinstance(seen, Received):
            seqs[seen.station, seen.boot].append(seen.seq)
        elif isinstance(seen, GapSeen):
            gaps.append(seen)

    with headsets(STATIONS, tmp_path, "--speed", "150") as started, console(tmp_path / "data", QUICK) as desk:
        ports = {one.port for one in started}
        desk.engine.taps.add(tap)
        desk.pair_all(started)
        desk.start_class()
        for _ in range(CUTS):
            live = desk.count(LinkState.LIVE)
            assert cut_links(ports) == STATIONS
            desk.until(lambda live=live: desk.count(LinkState.LIVE) >= live + STATIONS)
        desk.until(lambda: desk.runs_closed() == STATIONS, 90)
        assert all(run.outcome in (Outcome.COMPLETED, Outcome.STOPPED) for run in desk.class_.runs)
        desk.engine.classroom.close().result(30)
        assert desk.engine.verify().result(30) == []

    assert gaps == []
    assert len(seqs) == STATIONS
    for heard in seqs.values():
        assert heard == list(range(1, len(heard) + 1))
