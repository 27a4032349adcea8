"""A hub as its owner runs it: a process of the real command over a real database, to be killed and paused."""

import contextlib
import itertools
import json
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass

import psycopg

from tests.support.tree import ROOT

HUB = (sys.executable, "-m", "ui", "hub")


def command(*words: str) -> str:
    """What a `hub` command says on stdout."""
    done = subprocess.run([*HUB, *words], text=True, capture_output=True, check=False, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    return done.stdout


@dataclass
class HubProcess:
    """`hub serve`, always at the same address."""

    database: str

    def __post_init__(self) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = int(probe.getsockname()[1])
        self._process: subprocess.Popen[str] | None = None
        self.url = f"https://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Returns once it answers."""
        words = ["serve", "--listen", f"127.0.0.1:{self.port}", "--database", self.database]
        self._process = subprocess.Popen(
            [*HUB, *words], text=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=ROOT
        )
        assert self._process.stdout is not None
        self.url = str(json.loads(self._process.stdout.readline())["url"])

    def send(self, number: signal.Signals) -> None:
        assert self._process is not None
        self._process.send_signal(number)

    def end(self, number: signal.Signals = signal.SIGKILL) -> None:
        if self._process is not None:
            self._process.send_signal(signal.SIGCONT)
            self._process.send_signal(number)
            self._process.communicate()
            self._process = None

    def rows(self, query: str, *values: object) -> list[tuple[object, ...]]:
        """What the database says, asked without the hub."""
        with psycopg.connect(self.database) as connection:
            return connection.execute(query, values or None).fetchall()  # type: ignore[call-overload]


class CuttingProxy:
    """Carries TCP to one of `ports` in turn, and cuts a connection after so many bytes up or down.

    None: never.

    Once `mute_after` bytes have gone up on a connection, nothing more comes down on it.
    """

    def __init__(self, *ports: int) -> None:
        self._targets = itertools.cycle(ports)
        self._most_tries = len(ports)
        self.up: int | None = None
        self.down: int | None = None
        self.mute_after: int | None = None
        self.cuts = 0
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"https://127.0.0.1:{self._listener.getsockname()[1]}"
        self._threads = [threading.Thread(target=self._accept)]
        self._open: list[socket.socket] = []
        self._threads[0].start()

    def close(self) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for one in self._open:
            _end(one)
        for thread in self._threads:
            thread.join()

    def _accept(self) -> None:
        while True:
            try:
                near, _ = self._listener.accept()
            except OSError:
                return
            far = self._reach()
            if far is None:
                near.close()
                continue
            self._open += [near, far]
            went_up = [0]
            for words in ((near, far, self.up, went_up, True), (far, near, self.down, went_up, False)):
                thread = threading.Thread(target=self._carry, args=words)
                self._threads.append(thread)
                thread.start()

    def _reach(self) -> socket.socket | None:
        for _ in range(self._most_tries):
            with contextlib.suppress(OSError):
                return socket.create_connection(("127.0.0.1", next(self._targets)))
        return None

    def _carry(
        self, one: socket.socket, other: socket.socket, most: int | None, went_up: list[int], is_up: bool
    ) -> None:
        carried = 0
        with contextlib.suppress(OSError):
            while data := one.recv(65_536):
                if most is not None and carried + len(data) > most:
                    self.cuts += 1
                    other.sendall(data[: most - carried])
                    break
                carried += len(data)
                if is_up:
                    went_up[0] = carried
                elif self.mute_after is not None and went_up[0] > self.mute_after:
                    continue
                other.sendall(data)
        _end(one)
        _end(other)


def _end(one: socket.socket) -> None:
    with contextlib.suppress(OSError):
        one.shutdown(socket.SHUT_RDWR)
    one.close()


@contextlib.contextmanager
def cutting(*ports: int) -> Iterator[CuttingProxy]:
    proxy = CuttingProxy(*ports)
    try:
        yield proxy
    finally:
        proxy.close()
