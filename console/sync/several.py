"""Small things for which one waits: a few at once, so that each does not cost a whole way there and back."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from typing import Final, TypeVar

from console.errors import ConsoleError

SEVERAL: Final = 4
"""At once; a hub lets a console have a few more."""

T = TypeVar("T")
R = TypeVar("R")


async def several(work: Callable[[T], Awaitable[R]], things: Iterable[T]) -> list[R]:
    """What `work` makes of each thing, in their order.

    The first ConsoleError ends all that go on, and is raised alone.
    """
    gate = asyncio.Semaphore(SEVERAL)

    async def one(thing: T) -> R:
        async with gate:
            return await work(thing)

    try:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(one(thing)) for thing in things]
    except* ConsoleError as failed:
        raise first(failed) from None
    return [task.result() for task in tasks]


def first(failed: BaseExceptionGroup[ConsoleError]) -> ConsoleError:
    """One of several failures, whichever came first."""
    found = failed.exceptions[0]
    return first(found) if isinstance(found, BaseExceptionGroup) else found
