"""The records of the data folder, for a command, and the key of a file: keyring, prompt or `--key-file`."""

import argparse
import getpass
import sys
from pathlib import Path

from console import __version__
from console.clock import SystemClock
from console.errors import ConsoleError, RecordsReason
from console.paths import data_folder
from console.records import Records
from console.records.os_keyring import OsKeyring
from console.records.unlocking import Unlocking
from console.records.verify import LIVE_NAME


def unlocking(args: argparse.Namespace) -> Unlocking:
    """Where this command looks for keys; whoever acts opens the file, too. It never asks a pipe."""
    given = (getattr(args, name, None) for name in ("key_file", "sheet_file", "passphrase_file"))
    key_file = next((file for file in given if file is not None), None)
    return Unlocking(OsKeyring(), _ask if sys.stdin.isatty() else None, key_file)


def opened(args: argparse.Namespace) -> Records:
    """The data folder's records; asking about records never makes any."""
    folder = data_folder(args.data)
    if not (folder / LIVE_NAME).is_file():
        raise ConsoleError(RecordsReason.MISSING, folder=str(folder))
    return Records.open(folder, SystemClock(), app=__version__, unlocking=unlocking(args))


def _ask(path: Path) -> str | None:
    try:
        return getpass.getpass(f"Passphrase for {path}: ") or None
    except (EOFError, KeyboardInterrupt):
        return None
