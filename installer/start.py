"""From a fresh clone to a running program: what is missing is brought in, what is there is left alone."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import FrameType
from typing import Final

from installer.environment import DEVELOP_LOCK, RUNTIME_LOCK, Environment, clean_environment
from installer.libraries import bring_in, missing_libraries, packages_needed, venv_package
from installer.progress import Progress
from installer.trouble import StartError, from_os_error
from installer.turnstile import one_at_a_time

_STOPPED: Final = 130


def main(words: Sequence[str], root: str) -> int:
    """Make ready what these words need, then become the program; returns the exit code if it can not.

    `root` is the folder of the clone.
    """
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError):  # a path need not fit the terminal's encoding
            stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    environment = Environment(Path(root))
    progress = Progress()
    try:
        with _ended_by_signals():
            make_ready(environment, words, progress)
        return _become_the_program(environment, words)
    except StartError as trouble:
        progress.headline(str(trouble))
        return trouble.exit_code
    except OSError as error:
        told = from_os_error(error, environment.root)
        progress.headline(str(told))
        return told.exit_code
    except KeyboardInterrupt:
        progress.headline("Stopped. Type the same command to go on; packages that have arrived are kept.")
        return _STOPPED


def make_ready(environment: Environment, words: Sequence[str], progress: Progress) -> None:
    """Bring in the system packages, `.venv` and Python packages that these words need.

    Raises:
        StartError: something a person must set right.
        OSError: the folder can not be read or written.
    """
    lock = lock_for(words)
    if _is_ready(environment, words, lock):
        return
    started = time.monotonic()
    waiting = "Another start is preparing this folder; waiting until it is done"
    with one_at_a_time(environment.root / ".venv.lock", lambda: progress.headline(waiting)) as held:
        if _is_ready(environment, words, lock):
            return
        must_make = environment.needs_making()
        packages = packages_needed(
            missing_libraries() if draws(words) else (), venv_package() if must_make else None
        )
        if packages:
            bring_in(packages, progress, [held])
        if environment.is_ready(lock):
            return
        if must_make:
            environment.clear_the_way(progress)
        with _nothing_left_of_a_failure(environment, must_make):
            if must_make:
                environment.make(progress, [held])
            environment.install(lock, progress, [held])
    progress.headline(f"Ready after {time.monotonic() - started:.0f} s")


def lock_for(words: Sequence[str]) -> str:
    """The lock file that these words need installed."""
    return DEVELOP_LOCK if words[:1] == ["test"] else RUNTIME_LOCK


def draws(words: Sequence[str]) -> bool:
    """Whether these words lead to a picture, so that Qt's libraries must be there."""
    return not words or words[0] in {"demo", "test"} or words[0].startswith("-")


def _is_ready(environment: Environment, words: Sequence[str], lock: str) -> bool:
    return environment.is_ready(lock) and not (draws(words) and missing_libraries())


@contextlib.contextmanager
def _nothing_left_of_a_failure(environment: Environment, is_new: bool) -> Iterator[None]:
    """Give back the space of a venv that we began and could not finish: its disk may be full."""
    try:
        yield
    except (StartError, OSError):
        if is_new:
            shutil.rmtree(environment.folder, ignore_errors=True)
        raise


@contextlib.contextmanager
def _ended_by_signals() -> Iterator[None]:
    """Treat a polite request to end like Ctrl+C, so that children end too; the program has its own way."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _become_the_program(environment: Environment, words: Sequence[str]) -> int:
    """Replace this process by the program, in the folder where the person is; tests run in the clone."""
    if words[:1] == ["test"]:
        # One process more than cores: half of the tests' time is waiting for other processes.
        workers = ["-n", str((os.cpu_count() or 1) + 1), "--dist", "worksteal"]
        command = [str(environment.python), "-m", "pytest", *workers, *words[1:]]
        os.chdir(environment.root)
    else:
        # -P: a folder named `ui` where the person happens to be must not be taken for ours.
        command = [str(environment.python), "-P", "-m", "ui", *words]
    variables = clean_environment(os.environ)
    sys.stdout.flush()
    sys.stderr.flush()
    if os.name != "nt":
        os.execve(command[0], command, variables)
    # Windows can not exec: Ctrl+C is the program's, we wait for its answer.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    return subprocess.call(command, env=variables)
