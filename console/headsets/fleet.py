"""All stations: found or typed, each in its own task, and commanded through one door."""

import asyncio
import socket
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final

from console.clock import Clock
from console.errors import CommandReason, ConsoleError, LinkReason, NetworkReason, PairingReason
from console.events import CommandChanged, PairingChanged
from console.headsets.addresses import is_near
from console.headsets.adverts import Adverts, endpoints_of
from console.headsets.commands import new_command_id
from console.headsets.dialling import Endpoint, dial, quiet_handshakes, read_certificate
from console.headsets.discovery import Discovery
from console.headsets.handshake import greet
from console.headsets.limits import BURST, SUSTAINED_PER_S, Allowance, Close, ProtocolError
from console.headsets.listener import FleetListener
from console.headsets.pace import Pace
from console.headsets.stamp import Stamp
from console.headsets.station import Station
from console.headsets.surroundings import Surroundings
from console.headsets.wire import LinkEndedError
from console.messages import StationHello
from console.model import (
    BootId,
    CommandId,
    CommandResult,
    ConsoleId,
    Found,
    LinkState,
    PairingState,
    Pin,
    StationId,
)

_COMPARED: Final = 4
"""Adverts of one id whose certificates are compared; more say no more."""
_TYPED_TRIES: Final = 5
_LOOPBACK: Final = ("127.0.0.1", "::1")
"""What `localhost` always is (RFC 6761, section 6.3), also on a system without a hosts file."""


class Fleet:
    """Finds headsets, keeps a link to each paired one, and tells `listener`. All calls on the network loop.

    `held(station, boot)` is the highest seq committed of that boot, 0 for none. `interfaces`: "all",
    "loopback" or own addresses to browse on. With `dial_unpaired` each found station is dialled once to learn
    whether it is paired. `pace` is for tests.
    """

    def __init__(
        self,
        *,
        console: ConsoleId,
        clock: Clock,
        listener: FleetListener,
        pins: Iterable[Pin],
        held: Callable[[StationId, BootId], int],
        interfaces: Sequence[str] = ("all",),
        dial_unpaired: bool = False,
        pace: Pace | None = None,
    ) -> None:
        pace = pace or Pace()
        self._around = Surroundings(console, clock, Stamp(clock), pace, listener, held, dial_unpaired)
        self._listener = listener
        self._stations: dict[StationId, Station] = {}
        self._tasks: dict[StationId, asyncio.Task[None]] = {}
        self._group: asyncio.TaskGroup | None = None
        self._waiting: list[Endpoint] = []
        self._comparing: set[StationId] = set()
        self._adverts = Adverts(self._is_paired)
        self._trouble: NetworkReason | None = None
        self._told: tuple[int, NetworkReason | None] | None = None
        self._discovery = Discovery(
            interfaces, pace, put=self._advertise, remove=self._withdraw, tell=self._tell_trouble
        )
        for pin in pins:
            self._stations[pin.station] = Station(pin.station, pin, self._around)

    async def run(self) -> None:
        """Search, dial and serve until cancelled; then every link says bye and is closed within a second."""
        with quiet_handshakes():
            await self._run()

    async def _run(self) -> None:
        async with asyncio.TaskGroup() as group:
            self._group = group
            try:
                for station in self._stations.values():
                    self._start(station)
                for endpoint in self._waiting:
                    group.create_task(self._meet(endpoint))
                await self._discovery.run()
            finally:
                self._group = None

    def states(self) -> dict[StationId, tuple[LinkState, LinkReason | None]]:
        """How each link stands."""
        return {station.id: (station.state, station.reason) for station in self._stations.values()}

    def dial(self, host: str, port: int) -> None:
        """Dial a typed address; its station is told through `found` once it has said who it is.

        ConsoleError for what can not be a headset's address.
        """
        if not 0 < port < 65_536 or not host:
            raise ConsoleError(NetworkReason.BAD_ADDRESS, address=f"{host}:{port}")
        if _is_numeric(host) and not is_near(host):
            raise ConsoleError(LinkReason.NOT_PRIVATE_ADDRESS, address=host)
        endpoint = Endpoint(host, port)
        if self._group is None:
            self._waiting.append(endpoint)
        else:
            self._group.create_task(self._meet(endpoint))

    def pair(self, station: StationId) -> None:
        """Begin to pair; how it goes is told through `pairing`."""
        known = self._stations.get(station)
        if known is None:
            self._listener.pairing(
                PairingChanged(station, PairingState.FAILED, None, PairingReason.UNKNOWN_STATION)
            )
        else:
            known.pair()

    def confirm(self, station: StationId) -> None:
        """The person says that both codes are the same."""
        if station in self._stations:
            self._stations[station].confirm()

    def refuse(self, station: StationId) -> None:
        """The person ends the pairing."""
        if station in self._stations:
            self._stations[station].refuse()

    def forget(self, station: StationId) -> None:
        """Forget a station's key and pin."""
        if station in self._stations:
            self._stations[station].forget()
            self._drop_if_gone(station)

    def redial(self, station: StationId) -> None:
        """A person asks for another try after a refusal."""
        if station in self._stations:
            self._stations[station].redial()

    def command(
        self,
        station: StationId,
        verb: str,
        args: dict[str, Any],
        deadline_ms: int,
        again: CommandId | None = None,
    ) -> CommandId:
        """Send one command: PENDING is told before this returns, the outcome once, later or at once.

        `again`: one that nobody answered, whose id it gets, so that a headset that did it does it only once.
        """
        command = again or new_command_id()
        if station in self._stations:
            self._stations[station].command(command, verb, args, deadline_ms)
            return command
        for result, reason in (
            (CommandResult.PENDING, None),
            (CommandResult.LOST, CommandReason.NOT_LIVE),
        ):
            self._listener.command(CommandChanged(command, station, verb, result, reason))
        return command

    def saved(self, station: StationId, boot: BootId, seq: int) -> None:
        """All of `boot` up to seq is on disk; the headset hears it at most once a second."""
        if station in self._stations:
            self._stations[station].saved(boot, seq)

    # --- stations

    def _is_paired(self, station: StationId) -> bool:
        known = self._stations.get(station)
        return known is not None and known.pin is not None

    def _start(self, station: Station) -> None:
        if self._group is not None and station.id not in self._tasks:
            self._tasks[station.id] = self._group.create_task(station.run())

    def _station(self, station: StationId) -> Station:
        known = self._stations.get(station)
        if known is None:
            known = self._stations[station] = Station(station, None, self._around)
            self._start(known)
        return known

    def _drop_if_gone(self, station: StationId) -> None:
        """Nothing stays of a station that is neither paired nor anywhere to be found."""
        known = self._stations.get(station)
        if known is None or known.pin is not None or known.has_address:
            return
        del self._stations[station]
        task = self._tasks.pop(station, None)
        if task is not None:
            task.cancel()

    # --- adverts

    def _advertise(self, name: str, found: Found) -> None:
        for station in self._adverts.put(name, found):
            self._readvertise(station)

    def _withdraw(self, name: str) -> None:
        station = self._adverts.remove(name)
        if station is not None:
            self._readvertise(station)

    def _readvertise(self, station: StationId) -> None:
        adverts = self._adverts.of(station)
        if adverts:
            is_new = station not in self._stations
            known = self._station(station)
            if adverts[0] != known.found:
                known.found = adverts[0]
                self._listener.found(adverts[0])
            if is_new:
                self._listener.link(station, known.state, known.reason)
            known.place(endpoints_of(adverts), is_in_question=len(adverts) > 1)
            self._compare_soon(station, adverts)
        else:
            self._listener.vanished(station)
            known_or_none = self._stations.get(station)
            if known_or_none is not None:
                known_or_none.found = None
                known_or_none.place((), is_in_question=False)
            self._drop_if_gone(station)
        self._tell_search()

    def _compare_soon(self, station: StationId, adverts: Sequence[Found]) -> None:
        known = self._stations[station]
        if len(adverts) == 1:
            known.learn(is_contested=False)
        elif station not in self._comparing and self._group is not None:
            self._comparing.add(station)
            self._group.create_task(self._compare(station))

    async def _compare(self, station: StationId) -> None:
        """Look at the certificate behind each advert of one id, saying nothing."""
        adverts: tuple[Found, ...] = ()
        try:
            while adverts != self._adverts.of(station)[-_COMPARED:]:
                adverts = self._adverts.of(station)[-_COMPARED:]
                async with asyncio.TaskGroup() as group:
                    tasks = [group.create_task(self._face(found)) for found in adverts]
                faces = {face for task in tasks if (face := task.result()) is not None}
                if station in self._stations:
                    self._stations[station].learn(is_contested=len(faces) > 1)
        finally:
            self._comparing.discard(station)

    async def _face(self, found: Found) -> bytes | None:
        """What tells the device behind an advert from another: its certificate; None when none answers."""
        for endpoint in endpoints_of([found]):
            certificate = await read_certificate(endpoint, self._around.pace.handshake_s)
            if certificate is not None:
                return certificate or endpoint.address.encode()
        return None

    def _tell_trouble(self, trouble: NetworkReason | None) -> None:
        self._trouble = trouble
        self._tell_search()

    def _tell_search(self) -> None:
        told = (self._adverts.stations, self._trouble)
        if told != self._told:
            self._told = told
            self._listener.search(*told)

    # --- typed addresses

    async def _meet(self, endpoint: Endpoint) -> None:
        """Learn who is at a typed address, and hand the address to that station."""
        pace = self._around.pace
        delay = pace.redial_first_s
        for _ in range(_TYPED_TRIES):
            for host in await _resolve(endpoint):
                near = Endpoint(host, endpoint.port)
                hello = await self._ask_who(near)
                if hello is not None:
                    self._introduce(near, hello)
                    return
            await asyncio.sleep(delay)
            delay = min(delay * 2, pace.redial_last_s)
        self._listener.search(self._adverts.stations, NetworkReason.BAD_ADDRESS)

    async def _ask_who(self, endpoint: Endpoint) -> StationHello | None:
        around = self._around
        allowance = Allowance(SUSTAINED_PER_S, BURST)
        seconds = around.pace.handshake_s
        try:
            wire = await dial(endpoint, None, clock=around.clock, allowance=allowance, seconds=seconds)
        except LinkEndedError:
            return None
        code, detail = Close.NORMAL, ""
        try:
            return (await greet(wire, around.console, None, around.pace)).hello
        except ProtocolError as error:
            code, detail = error.code, error.detail
            return None
        except LinkEndedError:
            return None
        finally:
            await wire.finish(code, detail)

    def _introduce(self, endpoint: Endpoint, hello: StationHello) -> None:
        is_new = hello.station not in self._stations
        station = self._station(hello.station)
        if not self._adverts.of(hello.station):
            app = f"{hello.app.id}/{hello.app.version}"
            host, port, path = endpoint.host, endpoint.port, endpoint.path
            self._listener.found(Found(station.id, hello.label, hello.model, app, (host,), port, True, path))
        if is_new:
            self._listener.link(station.id, station.state, station.reason)
        station.add_typed(endpoint)


def _is_numeric(host: str) -> bool:
    try:
        socket.getaddrinfo(host, None, flags=socket.AI_NUMERICHOST)
    except OSError:
        return False
    return True


async def _resolve(endpoint: Endpoint) -> tuple[str, ...]:
    """The near addresses that a typed name stands for."""
    if endpoint.host.lower() == "localhost":
        return _LOOPBACK
    loop = asyncio.get_running_loop()
    try:
        answers = await loop.getaddrinfo(endpoint.host, endpoint.port, type=socket.SOCK_STREAM)
    except OSError:
        return ()
    return tuple(dict.fromkeys(str(answer[4][0]) for answer in answers if is_near(str(answer[4][0]))))
