"""Commands to one station: numbered, acked, and given up at their deadline or with the link."""

import asyncio
import uuid
from collections.abc import Callable
from typing import Any

from console.clock import Clock, iso_utc
from console.errors import CommandReason
from console.events import CommandChanged
from console.headsets.limits import ProtocolError
from console.headsets.protocol import Enveloped, check_limits, encode
from console.headsets.wire import Wire
from console.messages import AckBody, CommandBody
from console.model import CommandId, CommandResult, RunId, StationId

_RESULTS = {
    "done": CommandResult.DONE,
    "refused": CommandResult.REFUSED,
    "unsupported": CommandResult.UNSUPPORTED,
}


class _Pending:
    def __init__(self, verb: str, sent_ms: float, timer: asyncio.TimerHandle) -> None:
        self.verb = verb
        self.sent_ms = sent_ms
        self.timer = timer


class Commands:
    """What was asked of one station over one link, and has no answer yet."""

    def __init__(
        self, station: StationId, wire: Wire, clock: Clock, tell: Callable[[CommandChanged], None]
    ) -> None:
        self._station = station
        self._wire = wire
        self._clock = clock
        self._tell = tell
        self._seq = 0
        self._pending: dict[CommandId, _Pending] = {}

    def send(
        self, command: CommandId, verb: str, args: dict[str, Any], deadline_ms: int, run: RunId | None
    ) -> bool:
        """Send one command; False when it can not be said within the protocol's limits."""
        now_ms = self._clock.monotonic_ms()
        body = CommandBody(command, verb, args, deadline_ms)
        try:
            frame = encode(Enveloped("cmd", self._seq + 1, iso_utc(self._clock.utc()), now_ms, run, body))
            check_limits(frame)
        except (ProtocolError, TypeError, ValueError, RecursionError):
            return False
        self._seq += 1
        timer = asyncio.get_running_loop().call_later(deadline_ms / 1000, self._give_up, command)
        self._pending[command] = _Pending(verb, now_ms, timer)
        self._wire.send_frame(frame)
        return True

    def note_ack(self, ack: AckBody) -> None:
        """Settle the command that this answers; one that is settled already stays as it is."""
        pending = self._pending.pop(ack.cmd, None)
        if pending is None:
            return
        pending.timer.cancel()
        ms = self._clock.monotonic_ms() - pending.sent_ms
        self._tell(CommandChanged(ack.cmd, self._station, pending.verb, _RESULTS[ack.result], ack.reason, ms))

    def lose_all(self) -> None:
        """The link is gone: nobody will answer."""
        pending, self._pending = self._pending, {}
        for command, one in pending.items():
            one.timer.cancel()
            self._tell(
                CommandChanged(command, self._station, one.verb, CommandResult.LOST, CommandReason.LINK_LOST)
            )

    def _give_up(self, command: CommandId) -> None:
        pending = self._pending.pop(command, None)
        if pending is not None:
            self._tell(
                CommandChanged(
                    command,
                    self._station,
                    pending.verb,
                    CommandResult.NO_ANSWER,
                    CommandReason.NO_ANSWER,
                )
            )


def new_command_id() -> CommandId:
    """A fresh id; a headset executes each once."""
    return str(uuid.uuid4())
