"""What this console remembers for its user: theme, text size. Never anything about a person."""

from concurrent.futures import Future
from typing import Any

from console.policy import Policy
from console.records import Records
from console.services.floor import Floor


class Settings:
    """Named JSON values in the Local part of the records; callable from any thread."""

    def __init__(self, floor: Floor, policy: Policy) -> None:
        self._floor = floor
        self._policy = policy

    def policy(self) -> Future[Policy]:
        """What those who look after the machine have fixed; no secret to anybody who uses it."""

        async def work() -> Policy:
            return self._policy

        return self._floor.submit(work)

    def get(self, name: str) -> Future[Any]:
        """The value, or None."""

        async def work() -> Any:
            return await self._floor.recorder.read(lambda records: records.setting(name))

        return self._floor.submit(work)

    def set(self, name: str, value: Any) -> Future[None]:
        """Keep a JSON value."""

        async def work() -> None:
            await self._floor.recorder.write(lambda records: _set(records, name, value))

        return self._floor.submit(work)


def _set(records: Records, name: str, value: Any) -> None:
    records.set_setting(name, value)
