"""A proven link: resume, messages once and in order, gaps, time, saved, and a watch on silence."""

import asyncio
from collections.abc import Callable
from typing import Any

from console.clock import Clock
from console.errors import LinkReason
from console.headsets.commands import Commands
from console.headsets.freshness import Freshness
from console.headsets.listener import FleetListener
from console.headsets.memory import StationMemory
from console.headsets.pace import Pace
from console.headsets.protocol import (
    Enveloped,
    FromStation,
    Ignored,
    decode_from_station,
    decode_view,
)
from console.headsets.stamp import Stamp
from console.headsets.wire import Ending, Wire
from console.messages import (
    AckBody,
    Bye,
    PhysioBody,
    Resume,
    Saved,
    StationHello,
    TimeReply,
    TimeRequest,
)
from console.model import CommandId, Received


class LiveLink:
    """One station, proven, from `resume` to the end of its wire.

    `tell_silence(True)` after 6 s without a message, `tell_silence(False)` when it speaks again.
    """

    def __init__(
        self,
        wire: Wire,
        hello: StationHello,
        memory: StationMemory,
        *,
        clock: Clock,
        stamp: Stamp,
        pace: Pace,
        listener: FleetListener,
        tell_silence: Callable[[bool], None],
    ) -> None:
        self._wire = wire
        self._station = hello.station
        self.boot = hello.boot
        self._memory = memory.boot(hello.boot)
        self._consent = memory
        self._clock = clock
        self._stamp = stamp
        self._pace = pace
        self._listener = listener
        self._tell_silence = tell_silence
        self._commands = Commands(hello.station, wire, clock, listener.command)
        self.began_ms = clock.monotonic_ms()
        self._is_silent = False
        self._freshness = Freshness(self._memory.offset, self.began_ms)
        self._dropped = 0
        self._asked_time_ms: float | None = None
        self._asked_time_at_ms = 0.0
        self._pinged_ms: float | None = None
        self._next_ping_ms = self.began_ms + pace.ping_ms
        self._held: list[tuple[Enveloped | Ignored, bytes, float]] | None = (
            None if self._memory.offset.is_known else []
        )
        self._saved_timer: asyncio.TimerHandle | None = None
        self._saved_sent_ms = float("-inf")

    def start(self) -> None:
        """Say what is held, and listen. ProtocolError when the headset spoke before it was asked to."""
        self._wire.go_live(self._on_text, self._on_binary)
        self._wire.send(Resume(self.boot, self._memory.highest))
        self._ask_time(self.began_ms)
        if self._memory.saved:
            self._send_saved()

    async def run(self) -> Ending:
        """Serve until the wire ends."""
        wire = self._wire
        try:
            while not wire.ended.done():
                await asyncio.wait((wire.ended,), timeout=self._watch())
        finally:
            self._release()
            self._commands.lose_all()
            if self._saved_timer is not None:
                self._saved_timer.cancel()
        if wire.trouble is not None:
            raise wire.trouble
        return wire.ended.result()

    def command(self, command: CommandId, verb: str, args: dict[str, Any], deadline_ms: int) -> bool:
        """Send a command; False when it does not fit the protocol's limits."""
        run = args.get("run") if verb == "assign" else None
        return self._commands.send(command, verb, args, deadline_ms, run if isinstance(run, str) else None)

    def note_saved(self) -> None:
        """More of this boot is on disk; told to the headset at most once a second."""
        if self._saved_timer is not None or self._wire.ended.done():
            return
        wait_ms = self._saved_sent_ms + self._pace.saved_ms - self._clock.monotonic_ms()
        if wait_ms <= 0:
            self._send_saved()
        else:
            self._saved_timer = asyncio.get_running_loop().call_later(wait_ms / 1000, self._send_saved)

    def _send_saved(self) -> None:
        self._saved_timer = None
        self._saved_sent_ms = self._clock.monotonic_ms()
        self._wire.send(Saved(self.boot, self._memory.saved))

    def _watch(self) -> float:
        """Do what is due; seconds until something is due again."""
        wire, pace = self._wire, self._pace
        now_ms = self._clock.monotonic_ms()
        silent_at = wire.last_message_ms + pace.silence_ms
        if now_ms >= silent_at and not self._is_silent:
            self._is_silent = True
            self._tell_silence(True)
        if self._pinged_ms is not None and wire.last_pong_ms >= self._pinged_ms:
            self._pinged_ms = None
        if self._pinged_ms is not None and now_ms >= self._pinged_ms + pace.dead_ms:
            wire.end(Ending(LinkReason.SILENT))
            return 0.0
        if now_ms >= self._next_ping_ms:
            self._next_ping_ms = now_ms + pace.ping_ms
            if self._pinged_ms is None:
                self._pinged_ms = now_ms
            wire.ping()
        if now_ms >= self._asked_time_at_ms + pace.time_ms:
            self._ask_time(now_ms)
        due = [self._next_ping_ms, self._asked_time_at_ms + pace.time_ms]
        if self._pinged_ms is not None:
            due.append(self._pinged_ms + pace.dead_ms)
        if not self._is_silent:
            due.append(silent_at)
        if self._held is not None:
            due.append(self.began_ms + pace.hold_ms)
            if now_ms >= due[-1]:
                self._release()
        return max(0.001, (min(due) - now_ms) / 1000)

    def _ask_time(self, now_ms: float) -> None:
        self._asked_time_at_ms = now_ms
        self._asked_time_ms = round(now_ms, 3)
        self._wire.send(TimeRequest(self._asked_time_ms))

    def _on_text(self, frame: bytes, now_ms: float) -> None:
        message = decode_from_station(frame)
        if type(message) is Enveloped or (type(message) is Ignored and message.seq is not None):
            if self._held is None:
                self._deliver(message, frame, now_ms)
            else:
                self._held.append((message, frame, now_ms))
        else:
            self._on_plain(message, now_ms)
        if self._is_silent:
            self._break_silence()

    def _on_binary(self, frame: bytes) -> None:
        view = decode_view(frame)
        if view is None:
            self._drop()
        else:
            self._listener.view(self._station, *view)
        if self._is_silent:
            self._break_silence()

    def _break_silence(self) -> None:
        self._is_silent = False
        self._tell_silence(False)

    def _on_plain(self, message: FromStation, now_ms: float) -> None:
        if type(message) is TimeReply:
            self._on_time(message, now_ms)
        elif type(message) is Bye:
            self._wire.note_bye()
        else:
            self._drop()

    def _on_time(self, reply: TimeReply, now_ms: float) -> None:
        asked, self._asked_time_ms = self._asked_time_ms, None
        offset = self._memory.offset
        if (
            asked is None
            or abs(reply.c1 - asked) > 0.01
            or not offset.add(self._asked_time_at_ms, reply.h2, reply.h3, now_ms)
        ):
            self._drop()
            return
        self._listener.timing(self._station, offset.offset_ms, offset.uncertainty_ms, offset.rtt_ms)
        self._release()

    def _release(self) -> None:
        """Deliver what waited to be told old from new."""
        held, self._held = self._held, None
        for message, frame, at_ms in held or ():
            self._deliver(message, frame, at_ms)

    def _drop(self) -> None:
        self._dropped += 1
        self._listener.dropped(self._station, self._dropped)

    def _deliver(self, message: Any, frame: bytes, at_ms: float) -> None:
        """Pass on an `Enveloped`, or count an `Ignored`, unless its seq was held before."""
        seq = message.seq
        boot = self._memory
        if seq <= boot.highest:
            return
        if seq != boot.highest + 1:
            self._listener.gap(self._station, self.boot, boot.highest + 1, seq - 1)
        boot.highest = seq
        if type(message) is Ignored:
            self._drop()
            return
        body = message.body
        kind = type(body)
        if kind is PhysioBody and not self._consent.may_have_physio(message.run):
            return
        self._listener.message(
            Received(
                self._station,
                self.boot,
                seq,
                message.type,
                message.t,
                message.mono,
                message.run,
                body,
                frame.decode(),
                self._stamp.text(at_ms),
                at_ms,
                self._freshness.is_caught_up or self._freshness.catches_up(message.mono, at_ms),
            )
        )
        if kind is AckBody:
            self._commands.note_ack(body)
