"""What a test can leave behind: threads, timers, tasks, loops, sockets, child processes.

`watch()` is called once, before any test; then `Surroundings` compares the world before and after each one.
"""

import asyncio
import gc
import logging
import sys
import threading
import time
import weakref
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import psutil
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QThread, QThreadPool, QTimer

GRACE_S: Final = 3.0
"""How long threads and children may take to end after their test; only a test that leaves some waits."""

_loops: weakref.WeakSet[asyncio.AbstractEventLoop] = weakref.WeakSet()
_started: list[weakref.ref[Any]] = []
_troubles: list[str] = []


def watch() -> None:
    """Learn of every asyncio loop, QTimer and QThread that is started from now on."""
    _note_loops()
    for kind in (QTimer, QThread):
        _note_starts(kind)
    logging.getLogger("asyncio").addHandler(_AsyncioErrors(logging.ERROR))


class _AsyncioErrors(logging.Handler):
    """asyncio reports lost exceptions and destroyed tasks only to its log."""

    def emit(self, record: logging.LogRecord) -> None:
        _troubles.append(f"asyncio: {record.getMessage()}")


def _note_loops() -> None:
    make, close = asyncio.BaseEventLoop.__init__, asyncio.BaseEventLoop.close

    def noted_make(self: asyncio.BaseEventLoop) -> None:
        make(self)
        _loops.add(self)

    def noted_close(self: asyncio.BaseEventLoop) -> None:
        if not self.is_closed():
            _troubles.extend(
                f"task still pending when its loop closed: {task}" for task in asyncio.all_tasks(self)
            )
        close(self)

    asyncio.BaseEventLoop.__init__ = noted_make  # type: ignore[method-assign]
    asyncio.BaseEventLoop.close = noted_close  # type: ignore[method-assign]


def _note_starts(kind: Any) -> None:
    start = kind.start

    def noted_start(self: Any, *args: Any, **kwargs: Any) -> Any:
        _started.append(weakref.ref(self))
        return start(self, *args, **kwargs)

    kind.start = noted_start


@dataclass(frozen=True)
class Surroundings:
    """The world at one moment."""

    threads: frozenset[threading.Thread]
    loops: frozenset[asyncio.AbstractEventLoop]
    sockets: frozenset[str]
    children: frozenset[int]

    @classmethod
    def now(cls) -> "Surroundings":
        """The world now; forgets what was started earlier."""
        _started.clear()
        _troubles.clear()
        return cls(frozenset(threading.enumerate()), frozenset(_loops), open_sockets(), children())

    def remains(self, grace_s: float = GRACE_S) -> list[str]:
        """What came since and does not go away within the grace time, one line each."""
        if QCoreApplication.instance() is not None:
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        looks = self._looks()
        deadline = time.monotonic() + grace_s
        left = _all(looks)
        if left:
            gc.collect()
        while (left := _all(looks)) and time.monotonic() < deadline:
            time.sleep(0.01)
        return left

    def _looks(self) -> list[Callable[[], Iterable[str]]]:
        return [
            lambda: list(_troubles),
            lambda: [
                f"thread {thread.name}" for thread in threading.enumerate() if thread not in self.threads
            ],
            lambda: [
                f"open loop {loop}"
                for loop in list(_loops)
                if loop not in self.loops and not loop.is_closed()
            ],
            lambda: [f"socket {name}" for name in open_sockets() - self.sockets],
            lambda: [f"process {_command(pid)}" for pid in children() - self.children],
            _running_qt,
        ]


def _all(looks: Iterable[Callable[[], Iterable[str]]]) -> list[str]:
    return [line for look in looks for line in look()]


def _running_qt() -> list[str]:
    alive = [item for item in (ref() for ref in _started) if item is not None and shiboken6.isValid(item)]
    lines = [
        f"active timer of {item.parent()!r}" for item in alive if isinstance(item, QTimer) and item.isActive()
    ]
    lines += [f"running {item!r}" for item in alive if isinstance(item, QThread) and item.isRunning()]
    busy = QThreadPool.globalInstance().activeThreadCount()
    return lines + ([f"{busy} busy threads in Qt's pool"] if busy else [])


def open_sockets() -> frozenset[str]:
    """Names of this process's sockets, unix-domain ones included where the system shows them."""
    if sys.platform != "linux":
        return frozenset(str(c.laddr) for c in psutil.Process().net_connections("all"))
    found = set()
    for descriptor in Path("/proc/self/fd").iterdir():
        try:
            target = str(descriptor.readlink())
        except OSError:
            continue  # the descriptor of the listing itself
        if target.startswith("socket:"):
            found.add(target)
    return frozenset(found)


def children() -> frozenset[int]:
    """Direct children, also those that have ended and that nobody has waited for."""
    tasks = Path("/proc/self/task")
    try:
        listed = {
            int(pid) for task in tasks.iterdir() for pid in (task / "children").read_text("ascii").split()
        }
    except OSError:  # not Linux, or a thread has just ended
        listed = {child.pid for child in psutil.Process().children()}
    return frozenset(pid for pid in listed if "multiprocessing.resource_tracker" not in _command(pid))


def _command(pid: int) -> str:
    try:
        return f"{pid} {' '.join(psutil.Process(pid).cmdline())}"
    except psutil.Error:
        return str(pid)
