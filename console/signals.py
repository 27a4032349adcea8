"""SIGINT and SIGTERM as a wish to end in order."""

import contextlib
import signal
from collections.abc import Callable, Iterator


@contextlib.contextmanager
def heard(stop: Callable[[], object]) -> Iterator[None]:
    """Call `stop` on either of them, on the main thread, for the length of a block."""

    def act(*_: object) -> None:
        stop()

    before = {number: signal.signal(number, act) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
