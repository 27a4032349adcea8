"""An engine for the length of one command, and the words and lines that all network commands share."""

import argparse
import contextlib
import json
import queue
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any

from console import signals
from console.paths import data_folder
from console.sentences import BY_VALUE, sentence

if TYPE_CHECKING:
    from console.engine import Engine
    from console.events import Event
    from console.services.taps import Tap


@contextlib.contextmanager
def engine(
    args: argparse.Namespace,
    *,
    dial_unpaired: bool = False,
    quietly: bool = False,
    tap: "Tap | None" = None,
) -> Iterator["Engine"]:
    """A started engine that is stopped whatever happens.

    Raises ConsoleError when the records are held by another console. Records that can not be opened are
    said on stderr, and so is what keeps the search from finding more; what works without them goes on.
    `tap` hears everything from the first advert on.
    `quietly`, for commands about records alone: nothing is said and no network is touched.
    """
    from console.cli.unlocking import unlocking
    from console.engine import Engine

    started = Engine(
        data_folder(args.data),
        interfaces=() if quietly else args.interface or ("all",),
        dial_unpaired=dial_unpaired,
        unlocking=unlocking(args),
    )
    if tap is not None:
        started.taps.add(tap)
    started.start()
    try:
        if started.trouble is not None and not quietly:
            say(sentence(started.trouble.reason, started.trouble.detail))
        if not quietly:
            started.subscribe(_trouble_teller())
        yield started
    finally:
        started.stop()


def _trouble_teller() -> "Callable[[Event], None]":
    """Says each trouble of the search once, also what came before anybody could listen."""
    from console.events import SearchChanged, Snapshot

    told: set[str] = set()

    def hear(event: "Event") -> None:
        if isinstance(event, Snapshot):
            search = event.search
        elif isinstance(event, SearchChanged):
            search = event.view
        else:
            return
        if search.trouble is not None and search.trouble not in told:
            told.add(search.trouble)
            say(sentence(BY_VALUE[search.trouble]))

    return hear


def out(value: Any) -> None:
    """One line of JSON on stdout, at once."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n")
    sys.stdout.flush()


def say(words: str) -> None:
    """Words for people."""
    print(words, file=sys.stderr, flush=True)


class Inbox:
    """Things that come from the network thread, taken out on the main thread until a deadline or Ctrl+C."""

    def __init__(self) -> None:
        self._things: queue.SimpleQueue[Any] = queue.SimpleQueue()
        self.stopped = threading.Event()

    def put(self, thing: Any) -> None:
        """Called on the network thread."""
        self._things.put(thing)

    def until(self, seconds: float | None) -> Iterator[Any]:
        """Whatever comes, for so long (None: until stopped)."""
        deadline = None if seconds is None else time.monotonic() + seconds
        while not self.stopped.is_set():
            wait = 0.2 if deadline is None else min(0.2, deadline - time.monotonic())
            if wait <= 0:
                return
            with contextlib.suppress(queue.Empty):
                yield self._things.get(timeout=wait)


def stopped_by_signals(inbox: Inbox) -> AbstractContextManager[None]:
    """SIGINT and SIGTERM end the reading, so that links and file are closed in order."""
    return signals.heard(inbox.stopped.set)
