"""What this console remembers for its user: theme, text size. Never anything about a person."""

from concurrent.futures import Future
from typing import Any

from console.records import Records
from console.services.floor import Floor


class Settings:
    """Named JSON values in the Local part of the records; callable from any thread."""

    def __init__(self, floor: Floor) -> None:
        self._floor = floor

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
