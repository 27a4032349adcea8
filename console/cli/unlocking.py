"""The key of an encrypted records file, for a command: keyring, prompt or `--key-file` (cli.md)."""

import argparse
import getpass
import sys
from pathlib import Path

from console.records.os_keyring import OsKeyring
from console.records.unlocking import Unlocking


def unlocking(args: argparse.Namespace) -> Unlocking:
    """Where this command looks for keys. It asks only a person: never a pipe."""
    return Unlocking(OsKeyring(), _ask if sys.stdin.isatty() else None, args.key_file)


def _ask(path: Path) -> str | None:
    try:
        return getpass.getpass(f"Passphrase for {path}: ") or None
    except (EOFError, KeyboardInterrupt):
        return None
