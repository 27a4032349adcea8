"""What this machine allows, whoever uses it: `policy.toml`, written by those who look after the machine.

    [load]
    enabled = false
    by = "the training centre"
    since = 2026-09-03

    [second_screen]
    hide = true

`by` and `since` are shown beside what is fixed; they may be left out. There may be one file for all users and
one in the data folder; what either forbids is off. A file that can not be understood, with a mistyped key
too, forbids as well: nobody writes a policy to allow something.
"""

import datetime as dt
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import msgspec

from console.errors import ConsoleError, LoadReason

LARGEST_BYTES: Final = 65_536


class _Load(msgspec.Struct, forbid_unknown_fields=True):
    enabled: bool = True
    by: str = ""
    since: dt.date | None = None


class _SecondScreen(msgspec.Struct, forbid_unknown_fields=True):
    hide: bool = False
    by: str = ""
    since: dt.date | None = None


class _File(msgspec.Struct, forbid_unknown_fields=True):
    load: _Load = msgspec.field(default_factory=_Load)
    second_screen: _SecondScreen = msgspec.field(default_factory=_SecondScreen)


class Fixed(msgspec.Struct, frozen=True):
    """Who fixed something, and since when, as far as the file says."""

    by: str = ""
    since: dt.date | None = None


class Policy(msgspec.Struct, frozen=True):
    """What holds. `trouble` says why load is not allowed, None when it is."""

    trouble: LoadReason | None = None
    detail: dict[str, str] = {}
    """Values for the sentence."""
    load: Fixed | None = None
    """Who switched load off; None where nobody did."""
    second_screen: Fixed | None = None
    """Who fixed that names are hidden while a second screen is attached; None where nobody did."""

    @property
    def allows_load(self) -> bool:
        """Whether a class may switch physiological load on."""
        return self.trouble is None

    def check_load(self) -> None:
        """ConsoleError: POLICY_OFF, POLICY_UNREADABLE (file, problem)."""
        if self.trouble is not None:
            raise ConsoleError(self.trouble, **self.detail)


def read_policy(files: Iterable[Path]) -> Policy:
    """The policy of those of `files` that exist; of what several fix, the first is the one that is told."""
    policy = Policy()
    for file in files:
        try:
            read = _read(file)
        except FileNotFoundError:
            continue
        except (OSError, ValueError, msgspec.ValidationError) as error:
            problem = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
            detail = {"file": str(file), "problem": problem}
            return Policy(LoadReason.POLICY_UNREADABLE, detail, policy.load, policy.second_screen or Fixed())
        policy = _with(policy, read)
    return policy


def _with(policy: Policy, read: _File) -> Policy:
    load, second_screen = policy.load, policy.second_screen
    if load is None and not read.load.enabled:
        load = Fixed(read.load.by, read.load.since)
    if second_screen is None and read.second_screen.hide:
        second_screen = Fixed(read.second_screen.by, read.second_screen.since)
    return Policy(LoadReason.POLICY_OFF if load is not None else None, {}, load, second_screen)


def _read(file: Path) -> _File:
    with file.open("rb") as opened:
        data = opened.read(LARGEST_BYTES + 1)
    if len(data) > LARGEST_BYTES:
        raise ValueError("too large")
    return msgspec.convert(tomllib.loads(data.decode("utf-8-sig")), _File)
