"""The key of an encrypted records file, for a command: keyring, prompt or `--key-file`."""

import argparse
import getpass
import sys
from pathlib import Path

from console.records.os_keyring import OsKeyring
from console.records.unlocking import Unlocking


def unlocking(args: argparse.Namespace) -> Unlocking:
    """Where this command looks for keys; whoever acts opens the file, too. It never asks a pipe."""
    given = (getattr(args, name, None) for name in ("key_file", "sheet_file", "passphrase_file"))
    key_file = next((file for file in given if file is not None), None)
    return Unlocking(OsKeyring(), _ask if sys.stdin.isatty() else None, key_file)


def _ask(path: Path) -> str | None:
    try:
        return getpass.getpass(f"Passphrase for {path}: ") or None
    except (EOFError, KeyboardInterrupt):
        return None
