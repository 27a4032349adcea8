"""One connection to the headset, from its first byte to its last."""

import asyncio
import hmac
import json
import os
import struct
import time
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec

from tests.support.independent import proofs
from tests.support.independent.headset import Headset, mono_ms
from tests.support.independent.limits import Allowance, BrokenRuleError, parse
from tests.support.independent.proofs import b64, unb64
from tests.support.independent.wire import (
    BINARY,
    PING,
    TEXT,
    ClosedError,
    RefusedUpgradeError,
    WebSocket,
    frame,
    upgrade,
)

JPEG = bytes.fromhex("ffd8ffe000104a46494600010100000100010000ffd9")


class EndError(Exception):
    """This side ends the link with this code."""

    def __init__(self, code: int, reason: str) -> None:
        super().__init__(reason)
        self.code, self.reason = code, reason


async def forever() -> None:
    """Misbehave by doing nothing at all."""
    await asyncio.Event().wait()


class Session:
    """The headset's end of one connection."""

    def __init__(
        self, headset: Headset, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, fingerprint: bytes
    ) -> None:
        self.headset = headset
        self.console: str | None = None
        self.socket = WebSocket(reader, writer)
        self._reader, self._writer = reader, writer
        self._fingerprint = fingerprint
        self._allowance = Allowance(time.monotonic)
        self._transcript = b""
        self._hello: dict[str, Any] = {}
        self._cursor = 0

    def has(self, fault: str) -> bool:
        return fault in self.headset.faults

    async def serve(self) -> None:
        """All of the connection; ends quietly whatever the other side does."""
        headset = self.headset
        await headset.admit(self)
        try:
            await self._talk()
        except EndError as end:
            headset.tell({"event": "ended", "code": end.code, "reason": end.reason})
            await self.socket_close(end.code, end.reason)
        except (BrokenRuleError, TimeoutError) as broken:
            reason = str(broken) or "too slow"
            headset.tell({"event": "ended", "code": 1008, "reason": reason})
            await self.socket_close(1008, reason)
        except ClosedError as closed:
            headset.tell({"event": "closed", "code": closed.code, "reason": closed.reason})
        except asyncio.CancelledError:
            pass  # the app closes
        except (RefusedUpgradeError, ConnectionError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            headset.tell({"event": "refused"})
        finally:
            headset.release(self)
            self._writer.close()

    async def socket_close(self, code: int, reason: str) -> None:
        await self.socket.close(code, reason)

    # --- before anything is proved ----------------------------------------------------------------

    async def _talk(self) -> None:
        if self.has("upgrade-freeze"):
            await forever()
        async with asyncio.timeout(5):
            await upgrade(
                self._reader,
                self._writer,
                accept=b"AAAAAAAAAAAAAAAAAAAAAAAAAAA=" if self.has("wrong-accept") else None,
                subprotocol=None if self.has("no-subprotocol") else "xrclass.v1",
            )
        async with asyncio.timeout(5):
            hello = await self._expect("hello")
        await self._greet(hello)
        async with asyncio.timeout(5):
            answer = await self._next()
        key = self.headset.identity.key_for(self.console or "")
        if answer["type"] == "pair.commit":
            key = await self._pair(answer)
            async with asyncio.timeout(5):
                answer = await self._expect("prove")
            await self._prove(answer, key)
            self.headset.identity.keep_key(self.console or "", key)
            self.headset.forget_tries()
            self.headset.tell({"event": "paired"})
        elif answer["type"] == "prove" and key is not None:
            await self._prove(answer, key)
        else:
            raise EndError(1008, "prove or pair.commit expected")
        await self._drive()

    async def _greet(self, hello: dict[str, Any]) -> None:
        try:
            nonce_c = unb64(hello["nonce"], 32)
            self.console = console = hello["console"]
            if type(hello["proto"]) is not int:
                raise BrokenRuleError("hello is not whole")
            proofs.transcript(console, console, nonce_c, nonce_c, self._fingerprint)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise BrokenRuleError("hello is not whole") from error
        if hello["proto"] != 1:
            raise EndError(4010, "another protocol")
        for code in (1000, 1008, 4003, 4004, 4005, 4009, 4010):
            if self.has(f"hello-close-{code}"):
                raise EndError(code, "as told")
        if self.has("hello-freeze"):
            await forever()
        station = self.headset.identity.station
        nonce_h = os.urandom(32)
        mine = {
            "type": "hello",
            "proto": 2 if self.has("wrong-proto") else 1,
            "station": "00000000-0000-4000-8000-000000000000" if self.has("wrong-station") else station,
            "boot": self.headset.boot,
            "label": self.headset.label,
            "model": "Independent",
            "app": {"id": "independent", "version": "1"},
            "features": ["view", "message"],
            "nonce": b64(nonce_h),
            "paired": self.headset.identity.key_for(console) is not None,
            "unknown": {"is": "ignored"},
        }
        if self.has("hello-without-boot"):
            del mine["boot"]
        if self.has("replay-hello"):
            mine = self.headset.recorded[0]
        self._hello = mine
        await self._send(mine)
        self._transcript = proofs.transcript(console, station, nonce_c, nonce_h, self._fingerprint)

    async def _prove(self, prove: dict[str, Any], key: bytes) -> None:
        try:
            offered = unb64(prove["mac"], 32)
        except (KeyError, TypeError, ValueError) as error:
            raise BrokenRuleError("prove is not whole") from error
        good = hmac.compare_digest(offered, proofs.mac(key, b"console", self._transcript))
        if not good and not self.has("replay-hello"):
            raise EndError(4003, "wrong proof")
        if self.headset.is_driven_by_another(self.console or ""):
            raise EndError(4009, "another console drives this headset")
        if self.has("proof-freeze"):
            await forever()
        mine = b64(proofs.mac(key, b"station", self._transcript))
        if self.has("wrong-proof"):
            mine = b64(bytes(32))
        elif self.has("echo-proof"):
            mine = prove["mac"]
        elif self.has("replay-hello"):
            mine = self.headset.recorded[1]
        else:
            self.headset.recorded = (self._hello, mine)
        proof = frame(TEXT, json.dumps({"type": "prove", "mac": mine}).encode())
        if self.has("talk-early"):
            # In one piece with the proof: a moment later nobody could tell it from an answer to `resume`.
            proof += frame(TEXT, self.headset.envelope("event", {"kind": "note"})[1].encode())
        await self.socket.send(proof)

    async def _pair(self, commit: dict[str, Any]) -> bytes:
        console, station = self.console or "", self.headset.identity.station
        if self.headset.is_driven_by_another(console):
            raise EndError(4009, "another console drives this headset")
        if not self.headset.count_try():
            raise EndError(4005, "pairing is paused")
        async with asyncio.timeout(120):
            private = ec.generate_private_key(ec.SECP256R1())
            pub_h, r_h = proofs.public_bytes(private), os.urandom(32)
            if self.has("pair-bad-point"):
                pub_h = b"\x04" + bytes(64)
            await self._send({"type": "pair.key", "pub": b64(pub_h), "nonce": b64(r_h)})
            reveal = await self._expect("pair.reveal")
            try:
                pub_c, r_c = unb64(reveal["pub"], 65), unb64(reveal["nonce"], 32)
                if not hmac.compare_digest(unb64(commit["commit"], 32), proofs.commitment(pub_c, r_c)):
                    raise BrokenRuleError("the commitment was another one")
                secret = proofs.shared_secret(private, pub_c)
            except (KeyError, TypeError, ValueError) as error:
                raise BrokenRuleError("pair.reveal is not whole") from error
            code, key = proofs.code_and_key(
                secret, pub_c, pub_h, r_c, r_h, self._fingerprint, console, station
            )
            self.headset.tell({"event": "pairing", "code": code})
            await self._both_confirm()
        return key

    async def _both_confirm(self) -> None:
        """In any order: the wearer here, the console's person over there."""

        async def here() -> None:
            await self.headset.confirmed.wait()
            if self.headset.refused:
                await self._send({"type": "pair.refuse"})
                raise EndError(4004, "the wearer refused")
            await self._send({"type": "pair.confirm"})

        async def there() -> None:
            message = await self._next()
            if message["type"] == "pair.refuse":
                raise EndError(4004, "the console refused")
            if message["type"] != "pair.confirm":
                raise BrokenRuleError("pair.confirm expected")

        await _together(here(), there())

    # --- driven -----------------------------------------------------------------------------------

    async def _drive(self) -> None:
        await self.headset.take_wheel(self)
        resume = await self._expect("resume")
        if resume.get("boot") != self.headset.boot or type(resume.get("after")) is not int:
            raise EndError(1008, "resume of another boot")
        self._cursor = resume["after"]
        self.headset.tell({"event": "live", "after": self._cursor})
        await _together(self._listen(), self._speak(), self._show(), self._ping())

    async def _listen(self) -> None:
        while True:
            message = await self._next()
            kind = message["type"]
            if kind == "time":
                got = mono_ms()
                await self._send({"type": "time", "c1": message["c1"], "h2": got, "h3": mono_ms()})
            elif kind == "saved" and message["boot"] == self.headset.boot:
                self.headset.mark_saved(message["seq"])
                self.headset.tell({"event": "saved", "seq": message["seq"]})
            elif kind == "bye":
                raise EndError(1000, "bye")
            elif kind == "cmd":
                await self.headset.obey(message["body"])

    async def _speak(self) -> None:
        """Everything above the cursor, in order: first the replay, then what comes, inside the allowance."""
        pace = Allowance(time.monotonic, rate=40, burst=300)
        while True:
            async with self.headset.grown:
                await self.headset.grown.wait_for(lambda: bool(self.headset.kept_after(self._cursor)))
            for kept in self.headset.kept_after(self._cursor):
                if early := pace.take():
                    await asyncio.sleep(early)
                await self.socket.send_text(kept.text)
                self._cursor = kept.seq

    async def _show(self) -> None:
        while True:
            fps = self.headset.view_fps
            if fps > 0 and self.headset.phase == "running":
                await self.socket.send(frame(BINARY, b"XV01" + struct.pack("!Q", int(mono_ms())) + JPEG))
            await asyncio.sleep(1 / fps if fps > 0 else 0.2)

    async def _ping(self) -> None:
        while True:
            await asyncio.sleep(5)
            await self.socket.send(frame(PING, b""))

    # --- messages ---------------------------------------------------------------------------------

    async def _next(self) -> dict[str, Any]:
        while True:
            message = await self.socket.receive()
            if self._allowance.take():
                raise BrokenRuleError("too many messages")
            if isinstance(message, bytes):
                continue
            value = parse(message)
            if not isinstance(value.get("type"), str):
                raise BrokenRuleError("no type")
            self.headset.tell({"event": "heard", "type": value["type"], "words": message})
            return value

    async def _expect(self, kind: str) -> dict[str, Any]:
        message = await self._next()
        if message["type"] != kind:
            raise BrokenRuleError(f"{kind} expected")
        return message

    async def _send(self, message: dict[str, Any]) -> None:
        await self.socket.send_text(json.dumps(message, separators=(",", ":")))


async def _together(*jobs: Any) -> None:
    """Run all until done; the first failure ends the others and is raised bare."""
    try:
        async with asyncio.TaskGroup() as group:
            for job in jobs:
                group.create_task(job)
    except BaseExceptionGroup as failures:
        ends, others = failures.split((ClosedError, EndError, BrokenRuleError))
        if ends is None or others is not None:
            raise
        # Not `except*`: what is raised in there comes out wrapped on early releases of Python 3.11.
        first: BaseException = ends
        while isinstance(first, BaseExceptionGroup):
            first = first.exceptions[0]
        raise first from None
