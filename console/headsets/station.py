"""One station: where it may be found, whether to dial it, and each link from the dialling to its end."""

import asyncio
import logging
from collections.abc import Sequence
from typing import Any

from console.clock import iso_utc
from console.errors import CommandReason, ConsoleError, LinkReason, PairingReason
from console.events import CommandChanged
from console.headsets import redialling
from console.headsets.dialling import Endpoint, dial, parse_address
from console.headsets.handshake import Greeting, Pairing, PairingFailedError, greet, prove, why_failed
from console.headsets.limits import Close, ProtocolError
from console.headsets.link import LiveLink
from console.headsets.memory import StationMemory
from console.headsets.surroundings import Surroundings
from console.headsets.whereabouts import Whereabouts
from console.headsets.wire import Ending, LinkEndedError, Wire
from console.messages import StationHello
from console.model import (
    BootId,
    CommandId,
    CommandResult,
    Found,
    LinkState,
    PairingState,
    Pin,
    StationId,
)

log = logging.getLogger(__name__)


class Station:
    """One station's part of the fleet. `run` is its task; the rest is called on the same loop."""

    def __init__(self, station: StationId, pin: Pin | None, around: Surroundings) -> None:
        self.id = station
        self.pin = pin
        self.state = LinkState.FOUND
        self.reason: LinkReason | None = None
        self.found: Found | None = None
        """What was told last of its adverts."""
        self.is_contested = False
        """Two devices with different certificates claim this id."""
        self._is_in_question = False
        self._around = around
        self._memory = StationMemory(station, around.held)
        last = None if pin is None else parse_address(pin.address, tls=bool(pin.certificate))
        self._where = Whereabouts(last)
        self._wire: Wire | None = None
        self._link: LiveLink | None = None
        self._live_ms = 0.0
        """How long the last link was live."""
        self._pairing: Pairing | None = None
        self._tried: Pairing | None = None
        """The pairing that the present link is for."""
        self._was_live = False
        self._is_halted = False
        self._is_known_unpaired = False
        self._woken = asyncio.Event()
        self._is_urgent = True
        self._delay_s = 0.0

    @property
    def has_address(self) -> bool:
        """True while there is anywhere to dial."""
        return bool(self._where.all)

    @property
    def _is_to_pair(self) -> bool:
        return self._pairing is not None

    def place(self, endpoints: Sequence[Endpoint], *, is_in_question: bool) -> None:
        """Where its adverts say that it is, best first; empty when they are gone.

        With `is_in_question` one without a pin is not dialled until `learn` tells that it is one device.
        """
        self._is_in_question = is_in_question
        if self._where.advertise(endpoints):
            self._is_known_unpaired = False
            self._hurry()

    def add_typed(self, endpoint: Endpoint) -> None:
        """A person typed this address, and it turned out to be this station's."""
        self._where.add_typed(endpoint)
        self._hurry()

    def learn(self, *, is_contested: bool) -> None:
        """Take the answer to whether more than one device claims this id."""
        self._is_in_question = False
        self._woken.set()
        if is_contested == self.is_contested:
            return
        self.is_contested = is_contested
        if self.state is LinkState.LIVE:
            self._tell_live()
        elif is_contested and self.pin is None:
            self._tell(LinkState.CONFLICT, LinkReason.CONFLICT)
        elif not is_contested and self.state is LinkState.CONFLICT:
            self._tell(LinkState.FOUND, None)
        self._hurry()

    def pair(self) -> None:
        """A person wants to pair it, maybe anew: the old key holds until the new one is proven."""
        if self._pairing is not None:
            return
        self._pairing = Pairing(self.id, self._around.listener.pairing)
        if self.is_contested and self.pin is None:
            self._settle_pairing(PairingState.FAILED, LinkReason.CONFLICT)
        elif not self.has_address:
            self._settle_pairing(PairingState.FAILED, PairingReason.UNKNOWN_STATION)
        else:
            self._pairing.say(PairingState.ASKING)
            if self._wire is not None and self._link is not None:
                self._wire.end(Ending(LinkReason.CLOSED))
            self._hurry()

    def confirm(self) -> None:
        """The person says that both codes are the same."""
        if self._pairing is not None:
            self._pairing.confirm()

    def refuse(self) -> None:
        """The person ends the pairing."""
        if self._pairing is None:
            return
        self._pairing.refuse()
        if self._wire is None:
            self._settle_pairing(PairingState.FAILED, PairingReason.REFUSED_HERE)

    def forget(self) -> None:
        """Forget key and pin, and let go of the link."""
        self.pin = None
        self._where.forget_last()
        self._was_live = False
        self._is_known_unpaired = True
        self._allow_all()
        self._settle_pairing(PairingState.FAILED, PairingReason.REFUSED_HERE)
        if self._wire is not None:
            self._wire.end(Ending(LinkReason.FORGOTTEN))
        self._tell(LinkState.FOUND, LinkReason.FORGOTTEN)

    def redial(self) -> None:
        """A person asks for another try, refused or not."""
        self._allow_all()
        self._is_known_unpaired = False
        self._delay_s = 0.0
        self._hurry()

    def command(self, command: CommandId, verb: str, args: dict[str, Any], deadline_ms: int) -> None:
        """Send a command; what becomes of it is told to the listener. Lost at once without a live link."""
        tell = self._around.listener.command
        tell(CommandChanged(command, self.id, verb, CommandResult.PENDING))
        if verb == "physio":
            self._memory.note_command(verb, args)  # what comes is dropped whether the headset heard it or not
        if self._link is None:
            tell(CommandChanged(command, self.id, verb, CommandResult.LOST, CommandReason.NOT_LIVE))
        elif deadline_ms < 1 or not self._link.command(command, verb, args, deadline_ms):
            tell(CommandChanged(command, self.id, verb, CommandResult.REFUSED, CommandReason.REFUSED))
        else:
            self._memory.note_command(verb, args)

    def saved(self, boot: BootId, seq: int) -> None:
        """All of `boot` up to seq is on disk."""
        if self._memory.note_saved(boot, seq) and self._link is not None and self._link.boot == boot:
            self._link.note_saved()

    async def run(self) -> None:
        """Dial, serve and redial until cancelled. A failing station is an event here, never an exception."""
        while True:
            await self._until_due()
            try:
                ending = await self._attempt()
            except Exception:
                # A bug, of ours or of the listener: it must not end the other stations' links.
                log.exception("station %s: unexpected trouble", self.id)
                ending = Ending(LinkReason.CLOSED)
            self._conclude(ending)

    # --- when to dial

    def _hurry(self) -> None:
        self._is_urgent = True
        self._woken.set()

    def _may_dial(self) -> bool:
        if not self.has_address:
            return False
        if self.pin is None and (self._is_in_question or self.is_contested):
            return False
        if self._pairing is not None:
            return True
        if self.pin is not None:
            return bool(self._where.open) and not self._is_halted and not self._is_known_unpaired
        return self._around.dial_unpaired and not self._is_known_unpaired

    def _allow_all(self) -> None:
        self._is_halted = False
        self._where.reopen()

    async def _until_due(self) -> None:
        loop = asyncio.get_running_loop()
        due = loop.time() + self._delay_s
        soonest = loop.time() + min(self._delay_s, self._around.pace.redial_first_s)
        while True:
            self._woken.clear()
            may_dial = self._may_dial()
            at = soonest if self._is_urgent else due
            if may_dial and loop.time() >= at:
                self._is_urgent = False
                return
            try:
                async with asyncio.timeout_at(at if may_dial else None):
                    await self._woken.wait()
            except TimeoutError:
                continue

    def _conclude(self, ending: Ending) -> None:
        """Say how the link ended, and decide when to dial again."""
        pace = self._around.pace
        reason = ending.reason
        live_ms, self._live_ms = self._live_ms, 0.0
        self._is_urgent = False
        if reason is LinkReason.FORGOTTEN:
            return
        if redialling.must_wait_for_a_person(ending) and reason is not LinkReason.WRONG_CERTIFICATE:
            self._is_halted = True
        if reason is LinkReason.NOT_PAIRED:
            self._is_known_unpaired = True
        self._delay_s = redialling.next_delay(self._delay_s, ending, live_ms, pace)
        if self._pairing is not None and self._pairing is self._tried:
            self._settle_pairing(PairingState.FAILED, why_failed(ending))
        elif self._pairing is not None:
            self._hurry()  # asked for while this link was under way
        self._tell(self._state_after(ending), reason)

    def _state_after(self, ending: Ending) -> LinkState:
        reason = ending.reason
        if reason is LinkReason.BUSY:
            return LinkState.BUSY
        if self.pin is None:
            if self.is_contested:
                return LinkState.CONFLICT
            is_met = reason is LinkReason.NOT_PAIRED or ending.code is not None
            return LinkState.NOT_PAIRED if is_met else LinkState.FOUND
        if reason is LinkReason.NOT_PAIRED:
            return LinkState.NOT_PAIRED
        is_turned_away = redialling.is_refusal(ending) and not self._was_live
        if self._is_halted or is_turned_away or reason is LinkReason.WRONG_CERTIFICATE:
            return LinkState.REFUSED
        return LinkState.LOST if self._was_live else LinkState.DIALLING

    # --- one link

    async def _attempt(self) -> Ending:
        if self.state in (LinkState.FOUND, LinkState.NOT_PAIRED):
            self._tell(LinkState.DIALLING, self.reason)
        code, detail, bye = Close.NORMAL, "", None
        self._tried = self._pairing
        try:
            endpoint, wire = await self._dial()
        except LinkEndedError as error:
            return error.ending
        self._wire = wire
        try:
            return await self._converse(endpoint, wire)
        except ProtocolError as error:
            code, detail = error.code, error.detail
            return Ending(error.reason, int(error.code))
        except PairingFailedError as error:
            code = error.code
            self._settle_pairing(PairingState.FAILED, error.reason)
            return Ending(LinkReason.CLOSED, int(error.code))
        except LinkEndedError as error:
            return error.ending
        except asyncio.CancelledError:
            bye = "the console closes"
            raise
        finally:
            self._wire = None
            if wire.ended.done() and wire.ended.result().reason is LinkReason.FORGOTTEN:
                bye = "forgotten"
            await wire.finish(code, detail, bye=bye)

    async def _converse(self, endpoint: Endpoint, wire: Wire) -> Ending:
        around = self._around
        greeting = await greet(wire, around.console, self.id, around.pace)
        hello = greeting.hello
        if self._pairing is not None:
            self._tried = self._pairing
            await self._pair(self._pairing, endpoint, wire, greeting)
        elif self.pin is not None and hello.paired:
            await prove(wire, self.pin.key, greeting.t, around.pace)
            if self._is_to_pair:
                return Ending(LinkReason.CLOSED)  # asked for meanwhile: the next link is for that
        else:
            return Ending(LinkReason.NOT_PAIRED)
        if wire.ended.done():
            return wire.ended.result()
        link = LiveLink(
            wire,
            hello,
            self._memory,
            clock=around.clock,
            stamp=around.stamp,
            pace=around.pace,
            listener=around.listener,
            tell_silence=self._tell_silence,
        )
        link.start()
        self._link, self._was_live = link, True
        self._where.note_live(endpoint)
        around.listener.hello(self.id, hello, endpoint.address)
        self._tell_live()
        try:
            return await link.run()
        finally:
            self._link, self._live_ms = None, around.clock.monotonic_ms() - link.began_ms

    async def _dial(self) -> tuple[Endpoint, Wire]:
        """Open the first of its addresses that answers with the right certificate."""
        around = self._around
        is_pinned = self.pin is not None and self._pairing is None
        pin = self.pin.certificate if self.pin is not None and is_pinned else None
        where = self._where
        candidates = where.open if is_pinned else where.all
        is_all = len(candidates) == len(where.all)
        worst = Ending(LinkReason.UNREACHABLE if is_all else LinkReason.WRONG_CERTIFICATE)
        for endpoint in candidates:
            try:
                if is_pinned and endpoint.tls != bool(pin):
                    raise LinkEndedError(Ending(LinkReason.WRONG_CERTIFICATE))
                wire = await dial(
                    endpoint,
                    pin or None,
                    clock=around.clock,
                    allowance=self._memory.allowance,
                    seconds=around.pace.handshake_s,
                )
            except LinkEndedError as error:
                if error.reason is LinkReason.WRONG_CERTIFICATE:
                    where.close(endpoint)
                    worst = error.ending
                elif worst.reason is LinkReason.UNREACHABLE:
                    worst = error.ending
                continue
            return endpoint, wire
        raise LinkEndedError(worst)

    async def _pair(self, pairing: Pairing, endpoint: Endpoint, wire: Wire, greeting: Greeting) -> None:
        around = self._around
        key = await pairing.agree(wire, greeting, around.console, around.pace)
        await prove(wire, key, greeting.t, around.pace)
        pin = _pin_of(greeting.hello, key, wire.certificate, endpoint, iso_utc(around.clock.utc()))
        try:
            await around.listener.paired(pin)
        except ConsoleError as error:
            self._settle_pairing(PairingState.FAILED, error.reason)
            raise LinkEndedError(Ending(LinkReason.NOT_PAIRED)) from error
        self.pin = pin
        self._is_known_unpaired = False
        self._allow_all()
        self._settle_pairing(PairingState.PAIRED)

    # --- telling

    def _settle_pairing(self, state: PairingState, reason: str | None = None) -> None:
        pairing, self._pairing = self._pairing, None
        if pairing is not None:
            pairing.say(state, reason)

    def _tell_silence(self, is_silent: bool) -> None:
        if is_silent:
            self._tell(LinkState.NO_SIGNAL, LinkReason.SILENT)
        else:
            self._tell_live()

    def _tell_live(self) -> None:
        self._tell(LinkState.LIVE, LinkReason.CONFLICT if self.is_contested else None)

    def _tell(self, state: LinkState, reason: LinkReason | None) -> None:
        if (state, reason) != (self.state, self.reason):
            self.state, self.reason = state, reason
            self._around.listener.link(self.id, state, reason)


def _pin_of(hello: StationHello, key: bytes, certificate: bytes, endpoint: Endpoint, utc: str) -> Pin:
    app = f"{hello.app.id}/{hello.app.version}"
    return Pin(hello.station, key, certificate, hello.label, hello.model, app, endpoint.address, utc)
