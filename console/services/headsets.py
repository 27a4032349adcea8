"""Finding, pairing and forgetting headsets, and asking for what they see."""

from collections.abc import Callable, Collection
from concurrent.futures import Future

import msgspec

from console.clock import Clock
from console.errors import ConsoleError, NetworkReason
from console.headsets.fleet import Fleet
from console.model import LinkState, StationId
from console.records import Records
from console.services.floor import Floor

PORTS = range(1, 65536)
VIEW_DEADLINE_MS = 5_000


class View(msgspec.Struct, frozen=True):
    """How a first-person view is asked for: pictures a second and px across."""

    fps: int
    width: int


FOCUS_VIEW = View(4, 520)
TILE_VIEW = View(1, 280)
NO_VIEW = View(0, 280)


class Headsets:
    """What an instructor can do with headsets; callable from any thread."""

    def __init__(self, floor: Floor, fleet: Fleet) -> None:
        self._floor = floor
        self._fleet = fleet
        self._views: dict[StationId, View] = {}
        self.forgotten: Callable[[], None] = _nothing
        """Called on the network thread when a headset is no longer paired."""

    @property
    def clock(self) -> Clock:
        """The clock by which this console's times are given."""
        return self._floor.clock

    def pair(self, station: StationId) -> Future[None]:
        """Ask a headset to pair; the code comes as `PairingChanged`."""
        return self._do(lambda: self._fleet.pair(station))

    def confirm(self, station: StationId) -> Future[None]:
        """The person here says that both codes are the same."""
        return self._do(lambda: self._fleet.confirm(station))

    def refuse(self, station: StationId) -> Future[None]:
        """The person here says that the codes differ."""
        return self._do(lambda: self._fleet.refuse(station))

    def redial(self, station: StationId) -> Future[None]:
        """Try again where the console had given up."""
        return self._do(lambda: self._fleet.redial(station))

    def dial(self, address: str) -> Future[None]:
        """Try a typed `host:port`. Raises ConsoleError(BAD_ADDRESS) through the future."""

        async def work() -> None:
            host, port = parse_address(address)
            self._fleet.dial(host, port)

        return self._floor.submit(work)

    def forget(self, station: StationId) -> Future[None]:
        """Forget key and pin of a headset; it has to be paired again."""

        async def work() -> None:
            if self._floor.recorder.writable:
                await self._floor.recorder.write(lambda records: _forget(records, station))
            self._fleet.forget(station)
            self._floor.apply(self._floor.room.forget(station))
            self.forgotten()

        return self._floor.submit(work)

    def watch(self, focused: StationId | None, others: Collection[StationId] = ()) -> Future[None]:
        """Ask for first-person views: a good one of the station in focus, small ones of the others.

        What was asked for before and is not wanted any more stops. Hidden views must not be asked for.
        """

        async def work() -> None:
            wanted = dict.fromkeys(others, TILE_VIEW)
            if focused is not None:
                wanted[focused] = FOCUS_VIEW
            for station in self._views.keys() - wanted.keys():
                self._send_view(station, NO_VIEW)
            before, self._views = self._views, wanted
            for station, view in wanted.items():
                if before.get(station) != view:
                    self._send_view(station, view)

        return self._floor.submit(work)

    def catch_up(self, station: StationId) -> None:
        """A station has come live (network thread): ask again for the view that is wanted of it."""
        if station in self._views:
            self._send_view(station, self._views[station])

    def _send_view(self, station: StationId, view: View) -> None:
        shown = self._floor.room.view(station)
        if shown is not None and shown.link is LinkState.LIVE and "view" in shown.features:
            args = {"fps": view.fps, "width": view.width}
            self._fleet.command(station, "view", args, VIEW_DEADLINE_MS)

    def _do(self, act: Callable[[], None]) -> Future[None]:
        async def work() -> None:
            act()

        return self._floor.submit(work)


def parse_address(text: str) -> tuple[str, int]:
    """Read `host:port` or `[v6]:port`. Raises ConsoleError(BAD_ADDRESS)."""
    host, colon, port = text.strip().rpartition(":")
    host = host.removeprefix("[").removesuffix("]")
    if not colon or not host or not port.isascii() or not port.isdigit() or int(port) not in PORTS:
        raise ConsoleError(NetworkReason.BAD_ADDRESS)
    return host, int(port)


def _nothing() -> None:
    pass


def _forget(records: Records, station: StationId) -> None:
    records.forget_pin(station)
