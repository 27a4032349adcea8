"""From an open wire to one that is proven: hello, the proofs, and pairing (headset-apps.md section 4)."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from console.errors import LinkReason, PairingReason
from console.events import PairingChanged
from console.headsets.limits import Close, ProtocolError, broken
from console.headsets.pace import Pace
from console.headsets.pairing import (
    KEY_BYTES,
    NONCE_BYTES,
    POINT_BYTES,
    Agreement,
    Ephemeral,
    agree_as_console,
    console_mac,
    fingerprint,
    fresh_bytes,
    from_text,
    hello_hash,
    is_same,
    station_mac,
    to_text,
)
from console.headsets.protocol import VERSION, FromStation
from console.headsets.wire import Ending, Wire
from console.messages import (
    ConsoleHello,
    PairCommit,
    PairConfirm,
    PairKey,
    PairRefuse,
    PairReveal,
    Prove,
    StationHello,
)
from console.model import ConsoleId, PairingState, StationId

Expected = TypeVar("Expected")


@dataclass(frozen=True, slots=True)
class Greeting:
    """Both hellos: who is there, and what the proofs stand on."""

    hello: StationHello
    t: bytes
    fp: bytes


class PairingFailedError(Exception):
    """Somebody said no. `code` closes the link."""

    def __init__(self, reason: PairingReason) -> None:
        super().__init__(str(reason))
        self.reason = reason
        self.code = Close.REFUSED


async def greet(wire: Wire, console: ConsoleId, station: StationId | None, pace: Pace) -> Greeting:
    """Exchange hellos; ProtocolError when it is not `station` (None: whoever it is) that answers."""
    nonce = fresh_bytes()
    wire.send(ConsoleHello(VERSION, console, to_text(nonce)))
    hello = _expect(await wire.next_message(pace.handshake_s), StationHello)
    if station is not None and hello.station != station:
        raise ProtocolError(LinkReason.WRONG_STATION, Close.BROKEN, "another station than dialled")
    fp = fingerprint(wire.certificate)
    t = hello_hash(console, hello.station, nonce, from_text(hello.nonce, NONCE_BYTES), fp)
    return Greeting(hello, t, fp)


async def prove(wire: Wire, key: bytes, t: bytes, pace: Pace) -> None:
    """Show that both sides hold `key`; ProtocolError when the headset does not."""
    wire.send(Prove(to_text(console_mac(key, t))))
    answer = _expect(await wire.next_message(pace.handshake_s), Prove)
    if not is_same(from_text(answer.mac, KEY_BYTES), station_mac(key, t)):
        raise ProtocolError(LinkReason.WRONG_PROOF, Close.WRONG_PROOF, "wrong proof")


class Pairing:
    """One try at pairing: the protocol on one side, the person at the console on the other."""

    def __init__(self, station: StationId, tell: Callable[[PairingChanged], None]) -> None:
        self._station = station
        self._tell = tell
        self._wire: Wire | None = None
        self._code: str | None = None
        self._is_confirmed = False
        self._is_refused = False

    def confirm(self) -> None:
        """The person says that both codes are the same; means nothing before there is a code."""
        if self._code is not None:
            self._is_confirmed = True
            self._wake()

    def refuse(self) -> None:
        """The person says no, at any time."""
        self._is_refused = True
        self._wake()

    def say(self, state: PairingState, reason: str | None = None) -> None:
        """Tell how far the try has come."""
        self._tell(PairingChanged(self._station, state, self._code, reason))

    async def agree(self, wire: Wire, greeting: Greeting, console: ConsoleId, pace: Pace) -> bytes:
        """K, once both persons have confirmed; it holds nothing until it is proven.

        Raises PairingFailedError for a no, ProtocolError and LinkEndedError as the wire does.
        """
        self._wire = wire
        deadline = asyncio.get_running_loop().time() + pace.pairing_s
        agreement = await self._exchange(wire, greeting, console, deadline)
        self._code = agreement.code
        self.say(PairingState.COMPARE)
        await self._confirm_both(wire, deadline)
        return agreement.key

    async def _exchange(
        self, wire: Wire, greeting: Greeting, console: ConsoleId, deadline: float
    ) -> Agreement:
        own = Ephemeral()
        wire.send(PairCommit(to_text(own.commit)))
        theirs = _expect(await self._next(wire, deadline), PairKey)
        agreement = agree_as_console(
            own,
            from_text(theirs.pub, POINT_BYTES),
            from_text(theirs.nonce, NONCE_BYTES),
            fp=greeting.fp,
            console=console,
            station=self._station,
        )
        wire.send(PairReveal(to_text(own.point), to_text(own.nonce)))
        return agreement

    async def _confirm_both(self, wire: Wire, deadline: float) -> None:
        here = there = False
        while not (here and there):
            message = await self._next(wire, deadline, until_confirmed=not here)
            if message is not None:
                _expect(message, PairConfirm)
                if there:
                    raise broken("confirmed twice")
                there = True
            else:
                here = True
                wire.send(PairConfirm())
                if not there:
                    self.say(PairingState.WAITING_FOR_WEARER)

    async def _next(
        self, wire: Wire, deadline: float, *, until_confirmed: bool = False
    ) -> FromStation | None:
        """The headset's next message; None when the person confirmed. PairingFailedError when she says no."""
        message = await wire.next_message_unless(
            lambda: self._is_refused or (until_confirmed and self._is_confirmed), _left(deadline)
        )
        if self._is_refused:
            wire.send(PairRefuse())
            raise PairingFailedError(PairingReason.REFUSED_HERE)
        return message

    def _wake(self) -> None:
        if self._wire is not None:
            self._wire.wake()


def why_failed(ending: Ending) -> PairingReason:
    """Why a pairing failed whose link ended like this."""
    if ending.code == Close.REFUSED:
        return PairingReason.REFUSED_AT_HEADSET
    if ending.code == Close.PAUSED:
        return PairingReason.PAUSED
    if ending.reason is LinkReason.TIMED_OUT:
        return PairingReason.TIMED_OUT
    return PairingReason.LINK_ENDED


def _expect(message: FromStation | None, kind: type[Expected]) -> Expected:
    if isinstance(message, kind):
        return message
    if isinstance(message, PairRefuse):
        raise PairingFailedError(PairingReason.REFUSED_AT_HEADSET)
    raise broken(f"expected {getattr(kind, '__struct_config__').tag}")  # noqa: B009 - typed Any


def _left(deadline: float) -> float:
    return max(0.0, deadline - asyncio.get_running_loop().time())
