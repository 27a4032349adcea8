"""Several coroutines as one: side by side until all are done or one of them raises."""

import asyncio
from collections.abc import Coroutine
from typing import Any


async def all_of(*parts: Coroutine[Any, Any, None]) -> None:
    """Run the parts as tasks of one group; of what they raise, the first comes out, without its group."""
    try:
        async with asyncio.TaskGroup() as group:
            for part in parts:
                group.create_task(part)
    except BaseExceptionGroup as failed:
        raise failed.exceptions[0] from None
