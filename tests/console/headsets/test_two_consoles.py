"""Two consoles and one simulated headset, each as real as in a class: one drives, and pairing anew."""

from console.errors import LinkReason
from console.events import PairingChanged
from console.headsets.pace import Pace
from console.model import LinkState, PairingState
from tests.support.consoles import Console, console
from tests.support.simulated_headsets import Simulated, headsets

QUICK = Pace(redial_first_s=0.02, redial_last_s=0.1)


def codes(desk: Console) -> list[str | None]:
    changes = (event for event in desk.events if isinstance(event, PairingChanged))
    return [change.code for change in changes if change.state is PairingState.COMPARE]


def stands(desk: Console, one: Simulated) -> tuple[LinkState, str | None]:
    view = desk.views.get(one.station)
    return (LinkState.FOUND, None) if view is None else (view.link, view.link_reason)


def join(desk: Console, one: Simulated) -> None:
    """Type its address, and pair."""
    desk.engine.headsets.dial(f"127.0.0.1:{one.port}").result(10)
    desk.pair_all([one])


def test_one_console_drives_a_headset_and_the_other_is_told_so_until_it_is_free(tmp_path):
    busy = (LinkState.BUSY, LinkReason.BUSY)
    with headsets(1, tmp_path) as (one,), console(tmp_path / "b", QUICK, ()) as second:
        with console(tmp_path / "a", QUICK, ()) as first:
            join(first, one)
            second.engine.headsets.dial(f"127.0.0.1:{one.port}").result(10)
            second.until(lambda: one.station in second.views)
            second.engine.headsets.pair(one.station).result(10)
            second.until(lambda: stands(second, one) == busy)
            assert codes(second) == []
            assert stands(first, one) == (LinkState.LIVE, None)
        second.pair_all([one])
        with console(tmp_path / "a", QUICK, ()) as first:
            first.until(lambda: stands(first, one) == busy)
            assert stands(second, one) == (LinkState.LIVE, None)
            second.engine.stop()
            first.until(lambda: stands(first, one) == (LinkState.LIVE, None))


def test_a_live_headset_may_be_paired_anew(tmp_path):
    with headsets(1, tmp_path) as (one,):
        with console(tmp_path / "a", QUICK, ()) as desk:
            join(desk, one)
            live = desk.count(LinkState.LIVE)
            desk.engine.headsets.pair(one.station).result(10)
            desk.until(lambda: desk.count(LinkState.LIVE) > live)
            assert len(codes(desk)) == 2
        with console(tmp_path / "a", QUICK, ()) as again:
            again.until(lambda: stands(again, one) == (LinkState.LIVE, None))
            assert codes(again) == []
