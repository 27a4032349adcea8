"""Whoever started this headset and holds its stdin: their end ends it, a line is what the wearer does."""

import asyncio
import contextlib
import os
import sys
import threading
from collections.abc import Callable
from typing import Final

LONGEST_LINE: Final = 200
"""Bytes; an event's kind is far shorter."""


def heed_parent(said: Callable[[str], None], gone: Callable[[], None]) -> None:
    """Call `said` with each line and `gone` at the end, both on the running loop."""
    loop = asyncio.get_running_loop()
    threading.Thread(target=_listen, args=(loop, said, gone), daemon=True).start()


def _listen(loop: asyncio.AbstractEventLoop, said: Callable[[str], None], gone: Callable[[], None]) -> None:
    # Unbuffered: a thread that holds the lock of sys.stdin keeps the interpreter from ending.
    with contextlib.suppress(RuntimeError, ValueError, OSError, AttributeError):
        number, rest = sys.stdin.fileno(), b""
        while data := os.read(number, 1024):
            *lines, rest = (rest + data).split(b"\n")
            rest = rest[-LONGEST_LINE:]
            for line in lines:
                loop.call_soon_threadsafe(said, line.decode("utf-8", "replace").strip())
    with contextlib.suppress(RuntimeError):  # the loop has ended by itself
        loop.call_soon_threadsafe(gone)
