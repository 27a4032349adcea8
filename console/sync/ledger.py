"""How a conversation reaches the records."""

from collections.abc import Callable
from typing import Protocol, TypeVar

from console.records import Records

T = TypeVar("T")


class Ledger(Protocol):
    """The records, on their own thread; short jobs only, so that a running class never waits."""

    async def read(self, job: Callable[[Records], T]) -> T:
        """Ask them something."""
        ...

    async def write(self, job: Callable[[Records], T]) -> T:
        """Change them."""
        ...
