"""What can stand in the way of a first start: a sentence, a way on and an exit code; never a traceback."""

import errno
import os
import resource
import shutil
import signal
import subprocess
from pathlib import Path

import pytest

from installer.trouble import from_os_error
from tests.support.clone import Clone, write_lock, write_wheel


def said(started: subprocess.CompletedProcess[str], exit_code: int) -> str:
    """What a refused start told the person."""
    assert started.returncode == exit_code, started.stderr
    assert "Traceback" not in started.stderr
    assert started.stdout == ""
    return started.stderr


@pytest.mark.parametrize("retries", ["0", "1"])
def test_no_network_is_told(copy: Clone, retries: str) -> None:
    write_lock(copy, "runtime.lock", {"greeting": "0" * 64}, version="2.0")
    settings = copy.settings(PIP_INDEX_URL="http://127.0.0.1:9/simple", PIP_RETRIES=retries)
    del settings["PIP_NO_INDEX"], settings["PIP_FIND_LINKS"]
    assert "The package index could not be reached." in said(copy.start("stations", settings=settings), 3)


def test_package_with_another_hash_is_refused(copy: Clone) -> None:
    shutil.rmtree(next(copy.venv.glob("lib/*/site-packages/greeting")))
    shutil.rmtree(next(copy.venv.glob("lib/*/site-packages/greeting-1.0.dist-info")))
    write_lock(copy, "runtime.lock", {"greeting": "0" * 64})
    assert "not the one in the lock file" in said(copy.start("stations"), 3)


def test_package_that_does_not_exist_for_this_machine_is_told(copy: Clone) -> None:
    write_wheel(copy.wheels, "greeting", "", version="1.5")
    write_lock(copy, "runtime.lock", {"greeting": "0" * 64}, version="2.0")
    told = said(copy.start("stations"), 3)
    assert "No matching distribution found for greeting==2.0" in told
    assert "glibc 2.34" in told


def test_full_disk_is_told_and_its_space_given_back(fresh: Clone) -> None:
    started = subprocess.run(
        fresh.command("stations"),
        env=fresh.settings(),
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000)),
        capture_output=True,
        text=True,
        check=False,
    )
    assert "The disk is full." in said(started, 3)
    assert not fresh.venv.exists()


def test_locked_folder_is_told(tmp_path: Path) -> None:
    for code in (errno.EROFS, errno.EACCES):
        told = from_os_error(OSError(code, os.strerror(code), str(tmp_path / ".venv.lock")), tmp_path)
        assert str(told).startswith(f"{tmp_path} can not be written to.")
        assert told.exit_code == 3


def test_foreign_folder_in_the_way_is_left_alone(fresh: Clone) -> None:
    fresh.venv.mkdir()
    (fresh.venv / "holiday.txt").write_text("mine", "utf-8")
    assert "is in the way" in said(fresh.start("stations"), 2)
    assert (fresh.venv / "holiday.txt").read_text("utf-8") == "mine"


def test_interrupted_and_killed_starts_are_set_right_by_the_next(fresh: Clone) -> None:
    for ending, exit_code in ((signal.SIGINT, 130), (signal.SIGTERM, 130), (signal.SIGKILL, -9)):
        with subprocess.Popen(
            fresh.command("stations"), env=fresh.settings(), stderr=subprocess.PIPE, text=True
        ) as start:
            assert start.stderr is not None
            while "Making .venv" not in start.stderr.readline():
                pass
            while not (fresh.venv / "pyvenv.cfg").exists():
                pass
            start.send_signal(ending)
            told = start.stderr.read()
            assert start.wait() == exit_code
            assert "Traceback" not in told
    started = fresh.start("stations")
    assert started.returncode == 0, started.stderr
    assert "Clearing away an unfinished .venv" in started.stderr
