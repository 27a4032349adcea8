#!/usr/bin/env python3
"""The one command of a fresh clone: it makes `.venv`, then runs the demo, the tests or the program in it.

python3 installer/bootstrap.py demo       a whole class with simulated headsets
python3 installer/bootstrap.py test       every check of the project; more words go to pytest
python3 installer/bootstrap.py WORDS      any other words go to the program; without words its window opens

Only this file must run on every Python 3, so that an old one is told what it lacks instead of failing
on syntax: no newer spelling is used here. What it hands over to may use Python 3.11.
"""

import os
import subprocess
import sys

NEEDED = (3, 11)
NEWER_COMMANDS = (
    ("python3.14",),
    ("python3.13",),
    ("python3.12",),
    ("python3.11",),
    ("py", "-3"),
)
ASK_WHO = "import sys; sys.exit(1) if sys.version_info < (3, 11) else print(sys.executable)"


def find_newer(commands: "tuple[tuple[str, ...], ...]") -> str:
    """Path of the first command that really starts a new enough Python, or an empty string.

    Being on PATH is not enough: version switchers leave commands there that only complain.
    """
    for command in commands:
        try:
            answer = subprocess.run(
                [*command, "-c", ASK_WHO],
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                stdin=subprocess.DEVNULL,
                check=False,
            )
        except OSError:
            continue
        path = os.fsdecode(answer.stdout).strip()
        if answer.returncode == 0 and path:
            return path
    return ""


def old_python_sentence(version: "tuple[int, ...]") -> str:
    """What to tell someone whose Python is `version`, a tuple of numbers."""
    return (
        "This is Python {}.{}; Resilience Console needs {}.{} or newer, and none was found beside it.\n"
        "Debian or Ubuntu:  sudo apt-get update && sudo apt-get install -y python3.11 python3.11-venv\n"
        "elsewhere:         install it from python.org\n"
        "Then type the same command again.\n"
    ).format(version[0], version[1], *NEEDED)


def hand_to(python: str, words: "list[str]") -> int:
    """Start again with another interpreter; returns its exit code where this process can not become it."""
    command = [python, os.path.abspath(__file__)] + words
    if os.name != "nt":
        os.execv(python, command)
    return subprocess.call(command)


def main(words: "list[str]") -> int:
    """Check the interpreter, then let `installer.start` do the work; returns the exit code."""
    if sys.version_info < NEEDED:
        newer = find_newer(NEWER_COMMANDS)
        if newer:
            return hand_to(newer, words)
        sys.stderr.write(old_python_sentence(tuple(sys.version_info[:2])))
        return 2
    root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    sys.path.insert(0, root)
    try:
        from installer import start
    except ImportError as error:
        sys.stderr.write(
            "This Python lacks a part of its standard library ({}).\n"
            "Debian or Ubuntu:  sudo apt-get update && sudo apt-get install -y python3\n".format(error)
        )
        return 2
    return start.main(words, root)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
