"""The one file that must run on every Python 3."""

import ast
import sys
from pathlib import Path

from installer import bootstrap


def test_first_file_is_read_by_old_pythons() -> None:
    ast.parse(Path(bootstrap.__file__).read_text("utf-8"), feature_version=(3, 6))


def test_old_python_is_told_what_to_install() -> None:
    told = bootstrap.old_python_sentence((3, 9))
    assert "This is Python 3.9" in told
    assert "needs 3.11 or newer" in told
    assert "apt-get install -y python3.11 python3.11-venv" in told


def test_newer_python_is_taken_only_if_it_starts(tmp_path: Path) -> None:
    complains = tmp_path / "python3.13"
    complains.write_text("#!/bin/sh\nexit 127\n", "ascii")
    complains.chmod(0o755)
    commands = ((str(tmp_path / "python3.14"),), (str(complains),), (sys.executable,))
    assert bootstrap.find_newer(commands) == sys.executable
    assert bootstrap.find_newer(commands[:2]) == ""
