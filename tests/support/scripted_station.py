"""A headset that does what a test says, message by message, over a real TLS WebSocket on loopback."""

import asyncio
import json
import ssl
import tempfile
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, TypeVar

from picows import (
    WSFrame,
    WSListener,
    WSMsgType,
    WSTransport,
    WSUpgradeRequest,
    WSUpgradeResponse,
    WSUpgradeResponseWithListener,
    ws_create_server,
)

from console.headsets import pairing
from console.headsets.certificate import Identity, make_identity
from console.headsets.protocol import FromConsole, decode_from_console, encode
from console.messages import (
    ConsoleHello,
    PairCommit,
    PairConfirm,
    PairReveal,
    Prove,
    Resume,
)
from console.model import Found, Pin

Expected = TypeVar("Expected")
PATIENCE_S = 10.0


def server_context(identity: Identity) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "identity.pem"
        path.write_bytes(identity.certificate_pem + identity.key_pem)
        context.load_cert_chain(path)
    return context


class Conversation(WSListener):
    """One connection that a console made."""

    def __init__(self, station: "ScriptedStation") -> None:
        self.station = station
        self.inbox: asyncio.Queue[FromConsole] = asyncio.Queue()
        self.pings = 0
        self.close_code: int | None = None
        """What the console closed with; 0: without a word."""
        self.closed = asyncio.Event()
        self.seq = 0
        self.transport: WSTransport
        self.hello: ConsoleHello
        self.t = b""

    def on_ws_connected(self, transport: WSTransport) -> None:
        self.transport = transport
        self.station.arrivals.put_nowait(self)

    def on_ws_frame(self, transport: WSTransport, frame: WSFrame) -> None:
        if frame.msg_type == WSMsgType.TEXT:
            self.inbox.put_nowait(decode_from_console(frame.get_payload_as_bytes()))
        elif frame.msg_type == WSMsgType.PING:
            self.pings += 1
            if self.station.answers_pings:
                transport.send_pong(frame.get_payload_as_bytes())
        elif frame.msg_type == WSMsgType.CLOSE:
            self.close_code = int(frame.get_close_code())
            transport.send_close(frame.get_close_code())
            transport.disconnect()

    def on_ws_disconnected(self, transport: WSTransport) -> None:
        self.close_code = self.close_code or 0
        self.closed.set()

    async def next(self, kind: type[Expected]) -> Expected:
        async with asyncio.timeout(PATIENCE_S):
            message = await self.inbox.get()
        assert isinstance(message, kind), message
        return message

    async def code(self) -> int:
        """The code that the console closed with."""
        async with asyncio.timeout(PATIENCE_S):
            await self.closed.wait()
        assert self.close_code is not None
        return self.close_code

    def send(self, message: Any) -> None:
        """A message, an object, or bytes as they are."""
        if isinstance(message, dict):
            message = json.dumps(message).encode()
        elif not isinstance(message, bytes):
            message = encode(message)
        self.transport.send(WSMsgType.TEXT, message)

    def say(self, kind: str, body: dict[str, Any], **changes: Any) -> int:
        """One enveloped message; the seq that it had."""
        seq = changes.pop("seq", self.seq + 1)
        self.seq = max(self.seq, seq)
        whole = {"type": kind, "seq": seq, "t": "2026-11-22T10:42:07.123Z", "run": None, "body": body}
        self.send({**whole, "mono": self.station.mono(), **changes})
        return int(seq)

    async def greet(self, **changes: Any) -> ConsoleHello:
        """Take the console's hello and answer it."""
        station = self.station
        self.hello = hello = await self.next(ConsoleHello)
        nonce = pairing.fresh_bytes()
        answer = {
            "type": "hello",
            "proto": 1,
            "station": station.id,
            "boot": station.boot,
            "label": "Seat 4",
            "model": "Scripted",
            "app": {"id": "scripted", "version": "1"},
            "features": ["physio"],
            "nonce": pairing.to_text(nonce),
            "paired": hello.console in station.keys,
        }
        self.send({**answer, **changes})
        self.t = pairing.hello_hash(
            hello.console, station.id, pairing.from_text(hello.nonce, 32), nonce, station.fp
        )
        return hello

    async def prove(self) -> None:
        """Check the console's proof and answer it."""
        key = self.station.keys[self.hello.console]
        proof = await self.next(Prove)
        assert pairing.from_text(proof.mac, 32) == pairing.console_mac(key, self.t)
        self.send(Prove(pairing.to_text(pairing.station_mac(key, self.t))))

    async def resume(self) -> Resume:
        """Come live: hello, proofs, and what the console holds; its first `time` stays in the inbox."""
        await self.greet()
        await self.prove()
        return await self.next(Resume)

    def answer_time(self, c1: float) -> None:
        now = self.station.mono()
        self.send({"type": "time", "c1": c1, "h2": now, "h3": now})

    async def agree(self) -> str:
        """The headset's half of pairing up to the code."""
        station = self.station
        commit = await self.next(PairCommit)
        own = pairing.Ephemeral()
        self.send(
            {"type": "pair.key", "pub": pairing.to_text(own.point), "nonce": pairing.to_text(own.nonce)}
        )
        reveal = await self.next(PairReveal)
        agreement = pairing.agree_as_station(
            own,
            pairing.from_text(commit.commit, 32),
            pairing.from_text(reveal.pub, 65),
            pairing.from_text(reveal.nonce, 32),
            fp=station.fp,
            console=self.hello.console,
            station=station.id,
        )
        self.agreed_key = agreement.key
        return agreement.code

    async def confirm(self) -> None:
        """Both confirm; then the proofs run with the new key."""
        self.send(PairConfirm())
        await self.next(PairConfirm)
        self.station.keys[self.hello.console] = self.agreed_key
        await self.prove()


class ScriptedStation:
    """Listens on loopback; `arrivals` holds each console that came."""

    def __init__(self, *, station: str | None = None, tls: bool = True) -> None:
        self.id = station or str(uuid.uuid4())
        self.boot = str(uuid.uuid4())
        self.identity = make_identity()
        self.tls = tls
        self.keys: dict[str, bytes] = {}
        self.arrivals: asyncio.Queue[Conversation] = asyncio.Queue()
        self.answers_pings = True
        self.clock_ahead_ms = 5_000_000.0
        self.port = 0
        self.upgrades: list[WSUpgradeRequest] = []

    @property
    def certificate(self) -> bytes:
        return self.identity.der if self.tls else b""

    @property
    def fp(self) -> bytes:
        return pairing.fingerprint(self.certificate)

    def mono(self) -> float:
        """Whole milliseconds: digits behind the point could spell what a test looks for."""
        return float(round(asyncio.get_running_loop().time() * 1000 + self.clock_ahead_ms))

    def pin(self, console: str) -> Pin:
        """Make this station and a console a pair, as after pairing."""
        key = self.keys.setdefault(console, pairing.fresh_bytes())
        address = f"127.0.0.1:{self.port}"
        return Pin(self.id, key, self.certificate, "Seat 4", "Scripted", "scripted/1", address, "")

    def found(self) -> Found:
        return Found(self.id, "Seat 4", "Scripted", "s/1", ("127.0.0.1",), self.port, self.tls, "/live")

    async def arrival(self) -> Conversation:
        async with asyncio.timeout(PATIENCE_S):
            return await self.arrivals.get()

    @asynccontextmanager
    async def listening(self) -> AsyncIterator["ScriptedStation"]:
        context = server_context(self.identity) if self.tls else None
        conversations: list[Conversation] = []

        def upgrade(request: WSUpgradeRequest) -> WSUpgradeResponseWithListener:
            self.upgrades.append(request)
            response = WSUpgradeResponse.create_101_response({"Sec-WebSocket-Protocol": "xrclass.v1"})
            conversations.append(Conversation(self))
            return WSUpgradeResponseWithListener(response, conversations[-1])

        server = await ws_create_server(
            upgrade,
            "127.0.0.1",
            self.port,
            ssl=context,
            enable_auto_pong=False,
            use_aiofastnet=False,
            reuse_address=True,
        )
        self.port = server.sockets[0].getsockname()[1]
        try:
            yield self
        finally:
            server.close()
            for conversation in conversations:
                if not conversation.closed.is_set():
                    conversation.transport.disconnect(False)
            await server.wait_closed()
            await asyncio.sleep(0.01)
