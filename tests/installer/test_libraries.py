"""System packages: found missing, brought in where we may, else the exact words to type.

`apt-get` and `sudo` are programs of the test's own, since installing for real would change this machine.
"""

import io
import os
from pathlib import Path

import pytest

from installer.libraries import bring_in, missing_libraries, packages_needed
from installer.progress import Progress
from installer.trouble import StartError


class Machine:
    """A PATH with chosen programs, each of which notes how it was called."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch, *, is_root: bool) -> None:
        self.folder = folder
        self.notes = folder / "notes"
        patch.setenv("PATH", f"{folder}:/usr/bin:/bin")
        patch.setattr("shutil.which", lambda name: str(folder / name) if (folder / name).exists() else None)
        patch.setattr(os, "geteuid", lambda: 0 if is_root else 1000)

    def add(self, name: str, script: str) -> None:
        program = self.folder / name
        program.write_text(f'#!/bin/sh\necho "{name} $*" >> "{self.notes}"\n{script}\n', "ascii")
        program.chmod(0o755)

    def calls(self) -> list[str]:
        return self.notes.read_text("ascii").splitlines()


def quiet() -> Progress:
    return Progress(io.StringIO())


def test_libraries_that_do_not_load_are_missing() -> None:
    assert missing_libraries(["libc.so.6", "libnowhere.so.3"]) == ["libnowhere.so.3"]


def test_each_package_is_named_once() -> None:
    libraries = ["libglib-2.0.so.0", "libgthread-2.0.so.0", "libEGL.so.1"]
    assert packages_needed(libraries, "python3.11-venv") == ["libegl1", "libglib2.0-0", "python3.11-venv"]


def test_root_installs_and_renews_an_old_list_only_when_needed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine = Machine(tmp_path, monkeypatch, is_root=True)
    machine.add("apt-get", f'case "$*" in *update*) touch {tmp_path}/new;; *) test -e {tmp_path}/new;; esac')
    bring_in(["libegl1"], quiet())
    assert [call.split()[-1] for call in machine.calls()] == ["libegl1", "update", "libegl1"]
    assert "--no-install-recommends" in machine.calls()[0]


def test_sudo_that_does_not_ask_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    machine = Machine(tmp_path, monkeypatch, is_root=False)
    machine.add("apt-get", "exit 0")
    machine.add("sudo", 'shift; exec "$@"')
    bring_in(["libegl1"], quiet())
    assert machine.calls()[0] == "sudo -n true"
    assert machine.calls()[-1].startswith("apt-get")


@pytest.mark.parametrize(
    ("sudo", "words"),
    [
        ("exit 1", "sudo apt-get update && sudo apt-get install -y libegl1 libgl1"),
        ("", "su -c 'apt-get update && apt-get install -y libegl1 libgl1'"),
    ],
)
def test_without_rights_the_exact_words_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sudo: str, words: str
) -> None:
    machine = Machine(tmp_path, monkeypatch, is_root=False)
    machine.add("apt-get", "exit 0")
    if sudo:
        machine.add("sudo", sudo)
    with pytest.raises(StartError) as refused:
        bring_in(["libegl1", "libgl1"], quiet())
    assert refused.value.exit_code == 2
    assert str(refused.value).splitlines()[-1].strip() == words


def test_failure_of_apt_is_told_with_its_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    machine = Machine(tmp_path, monkeypatch, is_root=True)
    machine.add("apt-get", "echo 'E: Unable to locate package libegl1'; exit 100")
    with pytest.raises(StartError, match="Unable to locate package libegl1") as refused:
        bring_in(["libegl1"], quiet())
    assert refused.value.exit_code == 3


def test_system_without_apt_is_told_the_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Machine(tmp_path, monkeypatch, is_root=True)
    with pytest.raises(StartError, match="libegl1") as refused:
        bring_in(["libegl1"], quiet())
    assert refused.value.exit_code == 2
