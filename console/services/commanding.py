"""Commands to stations: sent, noted in the run's log, and sent again as they were when they were not done.

Everything happens on the network thread.
"""

from typing import Any, Final

import msgspec

from console.errors import ClassReason, ConsoleError
from console.events import CommandChanged
from console.headsets.fleet import Fleet
from console.model import CommandId, CommandResult, Mode, StationId
from console.services.floor import Floor
from console.services.listener import Listener

DEADLINE_MS: Final = 5_000

HELPS: Final = frozenset({"hint", "inject"})
"""Verbs that change what an assessment is about: locked while one runs."""

UNANSWERED: Final = frozenset({CommandResult.NO_ANSWER, CommandResult.LOST})
"""The headset may have done it: asked again under the same id, it does it only once."""


class _Sent(msgspec.Struct, frozen=True):
    args: dict[str, Any]
    id: CommandId
    result: CommandResult


class Commanding:
    """Sends commands and remembers the last of each verb a station."""

    def __init__(self, floor: Floor, fleet: Fleet, listener: Listener) -> None:
        self._floor, self._fleet, self._listener = floor, fleet, listener
        self._last: dict[tuple[StationId, str], _Sent] = {}

    def check(self, verb: str) -> None:
        """Refuse what is locked. ConsoleError(LOCKED_IN_ASSESSMENT)."""
        class_ = self._floor.room.class_
        if verb in HELPS and class_ is not None and class_.mode is Mode.ASSESS:
            raise ConsoleError(ClassReason.LOCKED_IN_ASSESSMENT)

    async def send(
        self, station: StationId, verb: str, args: dict[str, Any], deadline_ms: int = DEADLINE_MS
    ) -> CommandChanged:
        """Send one command; its outcome once the headset has answered or its time is over."""
        return await self._send(station, verb, args, deadline_ms)

    async def again(self, station: StationId, verb: str) -> CommandChanged:
        """Send the last command of this verb again, with the same words; without one, a plain one."""
        last = self._last.get((station, verb))
        if last is None:
            return await self._send(station, verb, {}, DEADLINE_MS)
        same = last.id if last.result in UNANSWERED else None
        return await self._send(station, verb, last.args, DEADLINE_MS, same)

    async def _send(
        self,
        station: StationId,
        verb: str,
        args: dict[str, Any],
        deadline_ms: int,
        again: CommandId | None = None,
    ) -> CommandChanged:
        view = self._floor.room.view(station)
        if view is not None and view.run is not None:
            self._floor.recorder.note(view.run, "command", {"verb": verb, "station": station})
        sent = self._fleet.command(station, verb, args, deadline_ms, again)
        change = await self._listener.answer(sent)
        self._last[station, verb] = _Sent(args, sent, change.result)
        return change
