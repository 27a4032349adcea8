"""What this machine allows, whoever uses it: `policy.toml`, written by those who look after the machine.

    [load]
    enabled = false

There may be one for all users and one in the data folder; what either forbids is off. A file that can not be
understood, with a mistyped key too, forbids as well: nobody writes a policy to allow something.
"""

import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import msgspec

from console.errors import ConsoleError, LoadReason

LARGEST_BYTES: Final = 65_536


class _Load(msgspec.Struct, forbid_unknown_fields=True):
    enabled: bool = True


class _File(msgspec.Struct, forbid_unknown_fields=True):
    load: _Load = msgspec.field(default_factory=_Load)


class Policy(msgspec.Struct, frozen=True):
    """What holds. `trouble` says why load is not allowed, None when it is."""

    trouble: LoadReason | None = None
    detail: dict[str, str] = {}
    """Values for the sentence."""

    @property
    def allows_load(self) -> bool:
        """Whether a class may switch physiological load on."""
        return self.trouble is None

    def check_load(self) -> None:
        """ConsoleError: POLICY_OFF, POLICY_UNREADABLE (file, problem)."""
        if self.trouble is not None:
            raise ConsoleError(self.trouble, **self.detail)


def read_policy(files: Iterable[Path]) -> Policy:
    """The policy of those of `files` that exist; the first that forbids is the one that is told."""
    for file in files:
        try:
            is_allowed = _read(file).load.enabled
        except FileNotFoundError:
            continue
        except (OSError, ValueError, msgspec.ValidationError) as error:
            problem = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
            return Policy(LoadReason.POLICY_UNREADABLE, {"file": str(file), "problem": problem})
        if not is_allowed:
            return Policy(LoadReason.POLICY_OFF)
    return Policy()


def _read(file: Path) -> _File:
    with file.open("rb") as opened:
        data = opened.read(LARGEST_BYTES + 1)
    if len(data) > LARGEST_BYTES:
        raise ValueError("too large")
    return msgspec.convert(tomllib.loads(data.decode("utf-8-sig")), _File)
