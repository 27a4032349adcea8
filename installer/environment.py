"""The project's own `.venv`: made from the lock files, and known to be whole by a stamp.

The stamp is written empty before anything is changed and filled when all is done, so an interrupted start
is seen by the next one, which throws the half-made folder away. A venv made by hand is used as it is.
"""

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from installer.progress import PipReader, Progress, run
from installer.trouble import NEEDS_YOU, StartError, from_output

RUNTIME_LOCK: Final = "runtime.lock"
DEVELOP_LOCK: Final = "develop.lock"
"""Holds everything in the runtime lock, at the same versions, and what the checks need."""

_MISLEADING: Final = ("PYTHONHOME", "PYTHONPATH", "PIP_USER", "PIP_TARGET", "PIP_PREFIX", "PIP_ROOT")
"""What would put packages, or look for them, outside `.venv`. Index, proxy and certificates are kept."""

_POSIX_COMMAND: Final = """#!/bin/sh
here=$(dirname "$(readlink -f "$0")")
exec "$here/python" -P -m ui "$@"
"""
_WINDOWS_COMMAND: Final = '@"%~dp0python.exe" -P -m ui %*\n'


@dataclass(frozen=True, slots=True)
class Environment:
    """`.venv` in the clone at `root`."""

    root: Path

    @property
    def folder(self) -> Path:
        """The venv itself."""
        return self.root / ".venv"

    @property
    def commands(self) -> Path:
        """Where its commands are."""
        return self.folder / ("Scripts" if os.name == "nt" else "bin")

    @property
    def python(self) -> Path:
        """Its interpreter."""
        return self.commands / ("python.exe" if os.name == "nt" else "python")

    @property
    def stamp(self) -> Path:
        """What was installed into it: version of its Python, and the digest of each lock that it holds."""
        return self.folder / "installed.json"

    def lock(self, name: str) -> Path:
        """The lock file `name` of this clone."""
        return self.root / "installer" / name

    def is_ready(self, lock: str) -> bool:
        """Whether it holds just what `lock` says now, for the Python that now starts in it."""
        stamp = self._read_stamp()
        return stamp.get(lock) == _digest(self.lock(lock)) and stamp.get("python") == self._ask(
            "import sys; print(sys.version.split()[0])", "-S"
        )

    def needs_making(self) -> bool:
        """Whether there is no venv to install into, or only a half-made or broken one."""
        is_interrupted = self.stamp.exists() and "python" not in self._read_stamp()
        return is_interrupted or not self._ask("import pip, sys; print(sys.version_info >= (3, 11) or '')")

    def clear_the_way(self, progress: Progress) -> None:
        """Throw away a half-made venv; refuse to throw away anything else.

        Raises:
            StartError: `.venv` is something that this command did not make.
        """
        if not self.folder.is_symlink() and not self.folder.exists():
            return
        is_a_venv = (self.folder / "pyvenv.cfg").exists() or self.stamp.exists()
        holds_files = not self.folder.is_dir() or any(path.is_file() for path in self.folder.rglob("*"))
        if self.folder.is_symlink() or (holds_files and not is_a_venv):
            raise StartError(
                f"{self.folder} is in the way: it is no virtual environment of this project.\n"
                "Move it elsewhere and type the same command again.",
                NEEDS_YOU,
            )
        progress.headline("Clearing away an unfinished .venv")
        shutil.rmtree(self.folder)

    def make(self, progress: Progress, keep_open: Sequence[int] = ()) -> None:
        """Make it with the running interpreter, where nothing is in the way.

        pip comes in a step of its own: `venv` keeps to itself why that failed.
        """
        progress.headline(f"Making .venv with Python {sys.version.split()[0]}")
        self.folder.mkdir()
        self._write_stamp({})
        for command in (
            [sys.executable, "-m", "venv", "--without-pip", str(self.folder)],
            [str(self.python), "-m", "ensurepip", "--default-pip"],
        ):
            code, output = run(command, lambda _: None, clean_environment(os.environ), keep_open)
            if code != 0:
                raise from_output("Making .venv", output, self.root)

    def install(self, lock: str, progress: Progress, keep_open: Sequence[int] = ()) -> None:
        """Install the packages of `lock`, each checked against its hash, and the console itself.

        Only wheels: building from source would run code that no hash covers.
        """
        self._write_stamp({})
        path = self.lock(lock)
        count = len(set(re.findall(r"^([a-z0-9][a-z0-9_.-]*)==", path.read_text("utf-8"), re.MULTILINE)))
        progress.headline(f"Installing {count} packages of installer/{lock}")
        command = [str(self.python), "-m", "pip", "install", "--no-user", "--no-input", "--progress-bar=off"]
        command += ["--disable-pip-version-check", "--require-hashes", "--only-binary=:all:", "-r", str(path)]
        reader = PipReader(progress, count)
        code, output = run(command, reader.read, clean_environment(os.environ), keep_open)
        if code != 0:
            raise from_output("Installing packages", output, self.root)
        self._add_the_console()
        covered = (RUNTIME_LOCK, DEVELOP_LOCK) if lock == DEVELOP_LOCK else (lock,)
        python = self._ask("import sys; print(sys.version.split()[0])", "-S")
        self._write_stamp({"python": python} | {name: _digest(self.lock(name)) for name in covered})

    def _add_the_console(self) -> None:
        """Let the venv import the clone and run `resilience-console`; both survive a move of the folder."""
        packages = Path(self._ask("import sysconfig; print(sysconfig.get_path('purelib'))"))
        way_back = Path(os.path.relpath(self.root, packages)).as_posix()
        (packages / "resilience_console.pth").write_text(f"{way_back}\n", "ascii")
        if os.name == "nt":
            (self.commands / "resilience-console.cmd").write_text(_WINDOWS_COMMAND, "ascii")
            return
        command = self.commands / "resilience-console"
        command.write_text(_POSIX_COMMAND, "ascii")
        command.chmod(0o755)

    def _ask(self, program: str, *options: str) -> str:
        """What the interpreter in the venv prints; empty when it does not even start."""
        with_options = [str(self.python), "-I", *options, "-X", "utf8", "-c", program]
        try:
            answer = subprocess.run(with_options, stdin=subprocess.DEVNULL, capture_output=True, check=False)
        except OSError:
            return ""
        return answer.stdout.decode(errors="surrogateescape").strip()

    def _read_stamp(self) -> dict[str, str]:
        try:
            stamp = json.loads(self.stamp.read_text("utf-8"))
        except (OSError, ValueError):
            return {}
        return stamp if isinstance(stamp, dict) else {}

    def _write_stamp(self, values: Mapping[str, str]) -> None:
        self.stamp.write_text(json.dumps(values), "utf-8")


def clean_environment(environment: Mapping[str, str]) -> dict[str, str]:
    """The given variables without those that lead Python or pip away from `.venv`."""
    return {name: value for name, value in environment.items() if name not in _MISLEADING}


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
