"""One connection from a console, from its hello to its end (headset-apps.md section 4)."""

import asyncio
from collections.abc import Callable
from typing import Final, TypeVar

from console.errors import LinkReason
from console.headsets import pairing
from console.headsets.limits import BURST, SUSTAINED_PER_S, Allowance, Close, ProtocolError, broken
from console.headsets.protocol import FromConsole, FromStation, decode_from_console, encode
from console.messages import (
    Bye,
    ConsoleHello,
    PairCommit,
    PairConfirm,
    PairKey,
    PairRefuse,
    PairReveal,
    Prove,
)
from console.model import ConsoleId
from console.simulator.live import Live
from console.simulator.station import Station
from console.simulator.together import all_of
from console.simulator.websocket import LinkClosed, Opcode, WebSocket

STEP_S: Final = 5.0
"""For the hello and for each proof."""
PAIRING_S: Final = 120.0
PING_EVERY_S: Final = 5.0
DEAD_AFTER_S: Final = 10.0

T = TypeVar("T")


class Link:
    """Talks with one console until somebody ends it; `converse` raises how it ended."""

    def __init__(self, socket: WebSocket, station: Station, end: Callable[[int, str], None]) -> None:
        self._socket = socket
        self._station = station
        self._end = end
        self._loop = asyncio.get_running_loop()
        self._incoming = Allowance(SUSTAINED_PER_S, BURST)
        self._inbox: asyncio.Queue[FromConsole | Exception] = asyncio.Queue()
        self._live = Live(socket, station, self._hear)
        self._nonce = pairing.fresh_bytes()
        self._fingerprint = pairing.fingerprint(station.keepsakes.certificate.der)
        self.console: ConsoleId = ""
        self.is_proven = False

    async def converse(self) -> None:
        """Hello, pairing if asked for, proofs, then live.

        Ends with ProtocolError (close with its code), LinkClosed (the other side did) or TimeoutError.
        """
        await all_of(self._read(), self._pulse(), self._talk())

    async def _talk(self) -> None:
        async with asyncio.timeout(STEP_S):
            hello = await self._expect(ConsoleHello)
        self.console = hello.console
        self._say(self._station.hello(hello.console, pairing.to_text(self._nonce)))
        t = pairing.hello_hash(
            hello.console,
            self._station.id,
            pairing.from_text(hello.nonce, pairing.NONCE_BYTES),
            self._nonce,
            self._fingerprint,
        )
        key = self._station.keepsakes.key_of(hello.console)
        async with asyncio.timeout(STEP_S):
            choice: Prove | PairCommit = await self._expect(Prove, PairCommit)
        if isinstance(choice, PairCommit):
            key = await self._pair(choice)
            async with asyncio.timeout(STEP_S):
                self._check_proof(await self._expect(Prove), key, t)
            self._keep(key)
        else:
            self._check_proof(choice, key, t)
        assert key is not None
        try:
            self._station.take_wheel(self)
            self.is_proven = True
            self._say(Prove(pairing.to_text(pairing.station_mac(key, t))))
            await self._live.run()
        finally:
            self._station.leave_wheel(self)

    def _keep(self, key: bytes) -> None:
        try:
            self._station.keepsakes.keep_key(self.console, key)
        except OSError:
            raise broken("this headset can not keep the key") from None
        self._station.guard.succeed()

    def dismiss(self, code: int, reason: str) -> None:
        """End the link from outside."""
        self._end(code, reason)

    def wake(self) -> None:
        """There is something to send."""
        self._live.wake()

    def say_bye(self, reason: str) -> None:
        """Take leave politely, if the other side is known."""
        if self.is_proven:
            self._say(Bye(reason))

    def _say(self, message: FromStation) -> None:
        self._socket.send_text(encode(message))

    def _check_proof(self, proof: Prove, key: bytes | None, t: bytes) -> None:
        mac = pairing.from_text(proof.mac, pairing.KEY_BYTES)
        if key is None or not pairing.is_same(mac, pairing.console_mac(key, t)):
            raise ProtocolError(LinkReason.WRONG_PROOF, Close.WRONG_PROOF, "wrong proof")

    async def _expect(self, *types: type[T]) -> T:
        """Return the next message, which must be one of these; anything else ends the link (1008)."""
        message = await self._hear()
        if not isinstance(message, types):
            raise broken(f"{type(message).__name__} is not expected now")
        return message

    async def _hear(self) -> FromConsole:
        """Return the next message, or raise what ended the reading, in the order of arrival."""
        message = await self._inbox.get()
        if isinstance(message, Exception):
            raise message
        return message

    async def _read(self) -> None:
        """Take in messages for as long as the link lasts: pings want answers also while people think."""
        try:
            while True:
                await self._live.hold_ear()
                kind, data = await self._socket.receive()
                if not self._incoming.take(self._loop.time() * 1000.0):
                    raise ProtocolError(LinkReason.FLOOD, Close.BROKEN, "too many messages")
                if kind is Opcode.TEXT:
                    self._inbox.put_nowait(decode_from_console(data))
                elif not self.is_proven:
                    raise broken("a binary message is not expected now")
        except (ProtocolError, LinkClosed) as end:
            self._inbox.put_nowait(end)

    async def _pair(self, commit: PairCommit) -> bytes:
        """Section 4 up to both confirmations; returns the new K."""
        station = self._station
        station.check_free(self.console)
        station.guard.admit(station.clock.monotonic_ms())
        own = pairing.Ephemeral()
        async with asyncio.timeout(PAIRING_S):
            self._say(PairKey(pairing.to_text(own.point), pairing.to_text(own.nonce)))
            reveal = await self._expect(PairReveal)
            agreement = pairing.agree_as_station(
                own,
                pairing.from_text(commit.commit, 32),
                pairing.from_text(reveal.pub, pairing.POINT_BYTES),
                pairing.from_text(reveal.nonce, pairing.NONCE_BYTES),
                fp=self._fingerprint,
                console=self.console,
                station=station.id,
            )
            await self._agree(agreement.code)
        return agreement.key

    async def _agree(self, code: str) -> None:
        """Both people confirm, in any order; ProtocolError (4004) when one of them refuses."""
        wearer, instructor = asyncio.Event(), asyncio.Event()

        async def ask_wearer() -> None:
            if not await self._station.confirm(code):
                self._say(PairRefuse())
                raise ProtocolError(LinkReason.CLOSED, Close.REFUSED, "the wearer says no")
            self._say(PairConfirm())
            wearer.set()

        async def heed_instructor() -> None:
            if isinstance(await self._expect(PairConfirm, PairRefuse), PairConfirm):
                instructor.set()
                if wearer.is_set():
                    return
                # The instructor may change their mind, or hang up, while the wearer still looks.
                await self._expect(PairRefuse)
            raise ProtocolError(LinkReason.CLOSED, Close.REFUSED, "the instructor says no")

        async def see_both(heeding: "asyncio.Task[None]") -> None:
            await wearer.wait()
            await instructor.wait()
            heeding.cancel()

        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(ask_wearer())
                group.create_task(see_both(group.create_task(heed_instructor())))
        except BaseExceptionGroup as failed:
            raise failed.exceptions[0] from None

    async def _pulse(self) -> None:
        """Ping every 5 s; a console that gave no sign of life for 10 s is gone."""
        while True:
            await asyncio.sleep(PING_EVERY_S)
            await self._live.hold_tongue()
            if self._loop.time() - self._socket.heard_at > DEAD_AFTER_S:
                self._socket.abort()
                raise LinkClosed(None, "no answer to pings")
            self._socket.ping()
