"""The console's side of a link, as small as it can be: blocking sockets, no library, no rules.

It says whatever a test wants, also what a console never would.
"""

import base64
import json
import os
import socket
import ssl
import struct
import time
import uuid
from typing import Any

from console.headsets import pairing
from console.headsets.limits import ProtocolError
from console.headsets.protocol import decode_from_station

TEXT, BINARY, CLOSE, PING, PONG = 1, 2, 8, 9, 10
UPGRADE = {
    "Host": "headset",
    "Upgrade": "websocket",
    "Connection": "Upgrade",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Protocol": "xrclass.v1",
}


class Closed(Exception):  # noqa: N818 - an end, not an error
    """The headset ended the link; code 1006 when it went without a close frame."""

    def __init__(self, code: int, reason: str = "") -> None:
        super().__init__(code, reason)
        self.code = code
        self.reason = reason


def tls(port: int, timeout: float = 10.0) -> ssl.SSLSocket:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    plain = socket.create_connection(("127.0.0.1", port), timeout)
    plain.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    try:
        return context.wrap_socket(plain)
    except BaseException:
        plain.close()
        raise


def frame(opcode: int, payload: bytes, final: bool = True, mask: bool = True) -> bytes:
    head = bytes([(0x80 if final else 0) | opcode])
    flag = 0x80 if mask else 0
    size = len(payload)
    if size < 126:
        head += bytes([flag | size])
    elif size < 65_536:
        head += struct.pack(">BH", flag | 126, size)
    else:
        head += struct.pack(">BQ", flag | 127, size)
    if not mask:
        return head + payload
    key = os.urandom(4)
    return head + key + bytes(byte ^ key[i % 4] for i, byte in enumerate(payload))


class ConsoleClient:
    """One connection. `console` and `key` make it a console that is known, or not."""

    def __init__(
        self, port: int, console: str | None = None, key: bytes | None = None, upgrade: bool = True
    ) -> None:
        self.console = console or str(uuid.uuid4())
        self.key = key
        self.nonce = os.urandom(32)
        self.socket = tls(port)
        certificate = self.socket.getpeercert(binary_form=True)
        assert certificate is not None
        self.certificate = certificate
        self.fp = pairing.fingerprint(certificate)
        self.boot = self.station = ""
        self.seq = 0
        self._rest = b""
        if upgrade:
            status, _ = self.request()
            assert status == 101, status

    def __enter__(self) -> "ConsoleClient":
        return self

    def __exit__(self, *_: object) -> None:
        self.socket.close()

    # HTTP

    def request(self, path: str = "/live", **changes: str | None) -> tuple[int, dict[str, str]]:
        """Ask for the upgrade; `changes` replace headers (with _ for -), None leaves one out."""
        headers: dict[str, str | None] = {
            **UPGRADE,
            "Sec-WebSocket-Key": base64.b64encode(os.urandom(16)).decode(),
            **{name.replace("_", "-"): value for name, value in changes.items()},
        }
        lines = [f"{name}: {value}" for name, value in headers.items() if value is not None]
        self.socket.sendall("\r\n".join([f"GET {path} HTTP/1.1", *lines, "", ""]).encode())
        while b"\r\n\r\n" not in self._rest:
            if not self._more():
                return 0, {}
        head, _, self._rest = self._rest.partition(b"\r\n\r\n")
        first, *rest = head.decode().split("\r\n")
        return int(first.split()[1]), {
            name.lower(): value.strip() for name, _, value in (line.partition(":") for line in rest)
        }

    # frames

    def _more(self) -> bool:
        try:
            data = self.socket.recv(65_536)
        except (ConnectionError, ssl.SSLEOFError):
            data = b""
        self._rest += data
        return bool(data)

    def _exactly(self, size: int) -> bytes:
        while len(self._rest) < size:
            if not self._more():
                raise Closed(1006)
        data, self._rest = self._rest[:size], self._rest[size:]
        return data

    def next_frame(self) -> tuple[int, bytes]:
        first, second = self._exactly(2)
        assert first & 0x70 == 0, "no compression was agreed"
        assert not second & 0x80, "a server does not mask"
        size = second & 0x7F
        if size == 126:
            (size,) = struct.unpack(">H", self._exactly(2))
        elif size == 127:
            (size,) = struct.unpack(">Q", self._exactly(8))
        return first & 0x0F, self._exactly(size)

    def next(self) -> Any:
        """The next message: an object, or bytes when binary. Answers pings; Closed at the end."""
        while True:
            opcode, payload = self.next_frame()
            if opcode == PING:
                self.raw(frame(PONG, payload))
            elif opcode == CLOSE:
                raise Closed(struct.unpack(">H", payload[:2])[0] if payload else 1005, payload[2:].decode())
            elif opcode == BINARY:
                return payload
            elif opcode == TEXT:
                decode_from_station(payload)  # everything a headset says is well formed
                return json.loads(payload)

    def until(self, wanted: Any, seconds: float = 10.0) -> Any:
        """Messages up to the first of type `wanted` (or for which it is true), which is returned."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            message = self.next()
            if (
                wanted(message)
                if callable(wanted)
                else isinstance(message, dict) and message["type"] == wanted
            ):
                return message
        raise AssertionError(f"no {wanted} within {seconds} s")

    def end(self, seconds: float = 10.0) -> Closed:
        """Read to the end of the link and say how it ended."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            try:
                self.next()
            except Closed as closed:
                return closed
        raise AssertionError("the link did not end")

    def raw(self, data: bytes) -> None:
        self.socket.sendall(data)

    def say(self, kind: str, **fields: Any) -> None:
        self.raw(frame(TEXT, json.dumps({"type": kind, **fields}).encode()))

    def text(self, text: str | bytes) -> None:
        self.raw(frame(TEXT, text.encode() if isinstance(text, str) else text))

    # the protocol, step by step

    def hello(self) -> dict[str, Any]:
        self.say("hello", proto=1, console=self.console, nonce=pairing.to_text(self.nonce))
        answer: dict[str, Any] = self.next()
        assert answer["type"] == "hello"
        self.station, self.boot = answer["station"], answer["boot"]
        self.t = pairing.hello_hash(
            self.console, self.station, self.nonce, pairing.from_text(answer["nonce"], 32), self.fp
        )
        return answer

    def prove(self, key: bytes | None = None) -> None:
        """Both proofs; the headset's must be right."""
        key = key or self.key
        assert key is not None
        self.say("prove", mac=pairing.to_text(pairing.console_mac(key, self.t)))
        answer = self.next()
        assert answer["type"] == "prove"
        assert pairing.from_text(answer["mac"], 32) == pairing.station_mac(key, self.t)
        self.key = key

    def commit(self) -> dict[str, Any]:
        self.own = pairing.Ephemeral()
        self.say("pair.commit", commit=pairing.to_text(self.own.commit))
        answer: dict[str, Any] = self.next()
        assert answer["type"] == "pair.key"
        return answer

    def reveal(self, answer: dict[str, Any]) -> pairing.Agreement:
        self.say("pair.reveal", pub=pairing.to_text(self.own.point), nonce=pairing.to_text(self.own.nonce))
        return pairing.agree_as_console(
            self.own,
            pairing.from_text(answer["pub"], 65),
            pairing.from_text(answer["nonce"], 32),
            fp=self.fp,
            console=self.console,
            station=self.station,
        )

    def pair(self) -> pairing.Agreement:
        """Hello, pairing and proofs in one go."""
        self.hello()
        agreement = self.reveal(self.commit())
        self.say("pair.confirm")
        assert self.next()["type"] == "pair.confirm"
        self.prove(agreement.key)
        return agreement

    def resume(self, after: int = 0) -> None:
        self.say("resume", boot=self.boot, after=after)

    def command(self, verb: str, deadline_ms: int = 5000, command_id: str | None = None, **args: Any) -> str:
        self.seq += 1
        command = command_id or str(uuid.uuid4())
        self.say(
            "cmd",
            seq=self.seq,
            t="2026-11-24T10:00:00.000Z",
            mono=1.0,
            run=None,
            body={"id": command, "verb": verb, "args": args, "deadline_ms": deadline_ms},
        )
        return command

    def do(self, verb: str, **args: Any) -> dict[str, Any]:
        """Send a command and return the body of its ack."""
        command = self.command(verb, **args)
        ack = self.until(lambda m: isinstance(m, dict) and m["type"] == "ack" and m["body"]["cmd"] == command)
        body: dict[str, Any] = ack["body"]
        return body

    def assign(self, run: str | None = None, **changes: Any) -> dict[str, Any]:
        args = {
            "trainee": str(uuid.uuid4()),
            "label": "Seat 4",
            "scenario": "GMP-GWN-B",
            "scenario_version": "1.0",
            "mode": "practice",
            "run": run or str(uuid.uuid4()),
            "physio": False,
            **changes,
        }
        return self.do("assign", **args)


def live(port: int, console: str, key: bytes, after: int = 0) -> ConsoleClient:
    """A proven link that has sent its `resume`."""
    client = ConsoleClient(port, console, key)
    try:
        client.hello()
        client.prove()
        client.resume(after)
    except BaseException:
        client.socket.close()
        raise
    return client


__all__ = ["Closed", "ConsoleClient", "ProtocolError", "frame", "live", "tls"]
