"""Ctrl+C and SIGTERM while Qt's loop runs: Python would raise inside whatever slot comes next and go on."""

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def signals_call(end: Callable[[], None]) -> Iterator[None]:
    """Let both signals call `end` on the GUI thread. The frame clock lets Python look twice a second."""
    numbers = (signal.SIGINT, signal.SIGTERM)
    before = {number: signal.signal(number, lambda *_: end()) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
