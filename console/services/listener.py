"""What the fleet hears, folded into the room, written down and told on."""

import asyncio
from collections.abc import Callable, Sequence

from console.errors import CommandReason, LinkReason, NetworkReason
from console.events import (
    CommandChanged,
    LinkChanged,
    PairingChanged,
    SearchChanged,
    ViewArrived,
)
from console.headsets.stamp import Stamp
from console.messages import StationHello
from console.model import (
    BootId,
    CommandId,
    CommandResult,
    Found,
    LinkState,
    Pin,
    Received,
    SearchView,
    StationId,
)
from console.records import Records
from console.services.floor import Floor
from console.services.recorder import GAP
from console.services.taps import GapSeen, LinkSeen, Taps
from console.terms import QUIET_VERBS

NOT_STOPPED = frozenset({CommandResult.REFUSED, CommandResult.UNSUPPORTED})
"""A stop that was lost or not answered may have been done all the same."""

LONGEST_REFUSAL = 120

FINISHED_KEPT = 256
"""Outcomes kept for askers that come a moment later (a command to a lost station fails at once)."""


class Listener:
    """The engine's side of `headsets.fleet.FleetListener`: on the network thread, never blocking."""

    def __init__(self, floor: Floor, taps: Taps, *, saved: int) -> None:
        self._floor = floor
        self._taps = taps
        self.live: Sequence[Callable[[StationId], None]] = ()
        """Called when a proven link is live: a late headset gets its run, and its view is asked for."""
        self.physio: Callable[[Received], None] = _nobody
        """Gets every `physio` message that the link let through; keeps what it may."""
        self._stamp = Stamp(floor.clock)
        self.seen: Callable[[StationId, bytes], None] = _unseen
        """Gets every first-person picture."""
        self._offsets: dict[StationId, float] = {}
        self._answers: dict[CommandId, asyncio.Future[CommandChanged]] = {}
        self._finished: dict[CommandId, CommandChanged] = {}
        now = floor.clock.monotonic_ms()
        self.search_view = SearchView(since_ms=now, found=0, saved=saved)

    def found(self, found: Found) -> None:
        """An advert came or changed."""
        self._floor.apply(self._floor.room.found(found))
        self._taps.tell(found)

    def vanished(self, station: StationId) -> None:
        """An advert went; a paired or seated station stays on the wall."""
        if self._floor.room.vanish(station):
            self._floor.publisher.forget(station)

    def link(self, station: StationId, state: LinkState, reason: LinkReason | None) -> None:
        """A link came, went or was refused."""
        self._floor.apply(self._floor.room.link(station, state, reason, self._floor.clock.monotonic_ms()))
        self._floor.publisher.tell(LinkChanged(station, state, reason))
        self._taps.tell(LinkSeen(station, state, reason))
        if state is LinkState.LIVE:
            for catch_up in self.live:
                catch_up(station)

    def hello(self, station: StationId, hello: StationHello, address: str) -> None:
        """A station has proven itself."""
        self._offsets.pop(station, None)
        self._floor.apply(self._floor.room.hello(station, hello, address))

    def message(self, received: Received) -> None:
        """One message, once, in order."""
        offset = self._offsets.get(received.station)
        at_ms = received.received_ms if offset is None else min(received.mono + offset, received.received_ms)
        floor, is_event = self._floor, received.type == "event"
        floor.recorder.hear(received)
        # Only an event becomes a line of a log, and needs its time in words.
        floor.apply(floor.room.receive(received, at_ms, self._stamp.text(at_ms) if is_event else ""))
        if received.type == "physio":
            self.physio(received)
        self._taps.tell(received)

    def gap(self, station: StationId, boot: BootId, first: int, last: int) -> None:
        """Messages that will never come."""
        count = last - first + 1
        self._floor.apply(self._floor.room.gap(station, count))
        view = self._floor.room.view(station)
        if view is not None and view.run is not None:
            # The evidence of this run is not whole: whoever decides about it has to know.
            data = {"station": station, "boot": boot, "from": first, "to": last, "count": count}
            self._floor.recorder.note(view.run, GAP, data)
        self._taps.tell(GapSeen(station, boot, first, last))

    def dropped(self, station: StationId, count: int) -> None:
        """Messages that could not be used."""
        self._floor.apply(self._floor.room.dropped(station, count))

    def view(self, station: StationId, mono_ms: float, jpeg: bytes) -> None:
        """A first-person picture."""
        self.seen(station, jpeg)
        self._floor.publisher.tell(ViewArrived(station, mono_ms, jpeg))

    def timing(self, station: StationId, offset_ms: float, uncertainty_ms: float, rtt_ms: float) -> None:
        """The station's clock against ours: console ms = headset ms + offset."""
        self._offsets[station] = offset_ms
        self._floor.apply(self._floor.room.timed(station, rtt_ms))

    def pairing(self, change: PairingChanged) -> None:
        """A pairing moved on."""
        self._floor.publisher.tell(change)
        self._taps.tell(change)

    async def paired(self, pin: Pin) -> None:
        """Keep the pin; without records it holds until the program ends."""
        if self._floor.recorder.writable:
            await self._floor.recorder.write(lambda records: _store(records, pin))
        self._floor.apply(self._floor.room.know(pin))

    def command(self, change: CommandChanged) -> None:
        """A command was sent, answered or given up."""
        room = self._floor.room
        if change.result is CommandResult.PENDING:
            if change.verb == "stop":
                room.stop_run(change.station)  # the run's end may be told before the ack
            if change.verb not in QUIET_VERBS:
                self._floor.apply(room.pending(change.station, change.verb))
        else:
            self._finish(change)
        if change.verb != "physio":  # which headset may send is nobody's business but the trainee's
            self._floor.publisher.tell(change)
        self._taps.tell(change)

    def _finish(self, change: CommandChanged) -> None:
        room, station, verb = self._floor.room, change.station, change.verb
        if verb not in QUIET_VERBS:
            self._floor.apply(room.pending(station, None))
            if change.result is CommandResult.DONE:
                self._floor.apply(room.succeeded(station, verb))
            else:
                reason = _said(change.reason) if change.result is CommandResult.REFUSED else None
                now_ms = self._floor.clock.monotonic_ms()
                self._floor.apply(room.failed(station, verb, now_ms, change.result, reason))
        if verb == "stop" and change.result in NOT_STOPPED:
            room.play_on(station)
        waiting = self._answers.pop(change.id, None)
        if waiting is None:
            self._finished[change.id] = change
            if len(self._finished) > FINISHED_KEPT:
                del self._finished[next(iter(self._finished))]
        elif not waiting.done():
            waiting.set_result(change)

    def search(self, found: int, trouble: NetworkReason | None) -> None:
        """The search found more, less, or met trouble."""
        view = self.search_view
        self.search_view = SearchView(since_ms=view.since_ms, found=found, saved=view.saved, trouble=trouble)
        self._floor.publisher.tell(SearchChanged(self.search_view))

    def answer(self, command: CommandId) -> asyncio.Future[CommandChanged]:
        """The outcome of a command that has just been handed to the fleet."""
        future: asyncio.Future[CommandChanged] = asyncio.get_running_loop().create_future()
        if command in self._finished:
            future.set_result(self._finished.pop(command))
        else:
            self._answers[command] = future
        return future


def _nobody(_received: Received) -> None:
    pass


def _unseen(_station: StationId, _jpeg: bytes) -> None:
    pass


def _said(reason: str | None) -> str | None:
    """A headset's own words, as one short line; the console's own reason stands for itself."""
    words = " ".join("".join(one if one.isprintable() else " " for one in reason or "").split())
    return None if words in ("", CommandReason.REFUSED) else words[:LONGEST_REFUSAL]


def _store(records: Records, pin: Pin) -> None:
    records.store_pin(pin)
