"""Lines of progress for people, on stderr: stdout belongs to the program that is started."""

import contextlib
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Final, TextIO

_SECONDS_BETWEEN_LINES: Final = 2.0
_FETCHING: Final = re.compile(r"^Collecting ([A-Za-z0-9_.-]+)")
_DOWNLOADING: Final = re.compile(r"^\s*Downloading (?:\S*/)?([A-Za-z0-9_.]+)-\S+\.whl \(([\d.]+ ?[MG]B)\)")


class Progress:
    """Headlines stay; a step under them is overwritten on a terminal and thinned out elsewhere."""

    def __init__(self, stream: TextIO = sys.stderr, now: Callable[[], float] = time.monotonic) -> None:
        self._stream = stream
        self._now = now
        self._rewrites = stream.isatty()
        self._step_is_open = False
        self._last_step_at = -_SECONDS_BETWEEN_LINES

    def headline(self, text: str) -> None:
        """A line that stays."""
        self.close_step()
        self._write(f"{text}\n")

    def step(self, text: str) -> None:
        """Where the work is now."""
        if self._rewrites:
            self._write(f"\r\033[K  {text[:76]}")
            self._step_is_open = True
        elif self._now() - self._last_step_at >= _SECONDS_BETWEEN_LINES:
            self._last_step_at = self._now()
            self._write(f"  {text}\n")

    def close_step(self) -> None:
        """Clear the step that is still on the terminal."""
        if self._step_is_open:
            self._write("\r\033[K")
            self._step_is_open = False

    def _write(self, text: str) -> None:
        with contextlib.suppress(OSError):  # nobody may be reading any more; the work still counts
            self._stream.write(text)
            self._stream.flush()


class PipReader:
    """Turns what pip prints into steps such as `12/29 numpy`."""

    def __init__(self, progress: Progress, package_count: int) -> None:
        self._progress = progress
        self._count = package_count
        self._seen: set[str] = set()

    def read(self, line: str) -> None:
        """One line of pip's output."""
        if found := _FETCHING.match(line):
            self._seen.add(found[1].lower())
            self._progress.step(f"{min(len(self._seen), self._count)}/{self._count} {found[1]}")
        elif found := _DOWNLOADING.match(line):
            self._progress.step(f"downloading {found[1]} ({found[2]})")
        elif line.startswith("Installing collected packages"):
            self._progress.step("unpacking into .venv")
        elif "Retrying" in line:
            self._progress.step("the package index does not answer; trying again")


def run(
    command: Sequence[str],
    read_line: Callable[[str], None],
    environment: Mapping[str, str] | None = None,
    keep_open: Sequence[int] = (),
) -> tuple[int, str]:
    """Run a child to its end; returns its exit code and all it printed.

    `read_line` gets each line as it comes. `keep_open` are descriptors that the child inherits.
    Whatever interrupts us also ends the child.
    """
    lines: list[str] = []
    inherited = tuple(keep_open) if os.name == "posix" else ()
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env=environment,
        pass_fds=inherited,
        encoding="utf-8",
        errors="replace",
    ) as child:
        assert child.stdout is not None
        try:
            for line in child.stdout:
                lines.append(line)
                read_line(line)
        except BaseException:
            with contextlib.suppress(
                OSError
            ):  # a child under sudo is not ours to end; it got the same Ctrl+C
                child.terminate()
            raise
    return child.returncode, "".join(lines)
