"""Who acts in a command: `--user ID --passphrase-file F`. Passphrases never stand on the command line."""

import argparse
import getpass
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from console.errors import AccountReason, ConsoleError, RecordsReason

if TYPE_CHECKING:
    from console.engine import Engine
    from console.model import AccountId, Session
    from console.records import Records

WAIT_S = 120.0


def add_acting(parser: argparse.ArgumentParser) -> None:
    """The options of every command that writes down who did it."""
    parser.add_argument("--user", metavar="ID", help="user id of whoever acts")
    parser.add_argument(
        "--passphrase-file",
        type=Path,
        metavar="FILE",
        help="its first line is their passphrase (default: asked)",
    )


def signed_in(engine: "Engine", args: argparse.Namespace) -> "Session":
    """The session of whoever acts. ConsoleError: NOT_SIGNED_IN without --user, and as `Accounts.unlock`."""
    if args.user is None:
        raise ConsoleError(AccountReason.NOT_SIGNED_IN)
    passphrase = secret(args.passphrase_file, f"Passphrase of {args.user}: ")
    return engine.accounts.unlock(args.user, passphrase).result(WAIT_S)


def account(records: "Records", args: argparse.Namespace) -> "AccountId | None":
    """Whose act it is where no engine runs: theirs once their passphrase was right, or the machine's.

    ConsoleError: WRONG_SECRET, ACCOUNT_WAITS, ACCOUNT_LOCKED, ACCOUNT_DISABLED, NO_KEY_HERE.
    """
    if args.user is None:
        return None
    passphrase = secret(args.passphrase_file, f"Passphrase of {args.user}: ")
    challenge = records.accounts.challenge(args.user)
    if challenge.answer(passphrase) is None:
        records.accounts.refuse(challenge)
    return records.accounts.admit(challenge).account


def secret(file: Path | None, prompt: str) -> str:
    """A secret from the first line of a file, or from a person.

    ConsoleError: KEY_FILE_UNREADABLE, NOT_SIGNED_IN.
    """
    if file is not None:
        try:
            lines = file.read_text("utf-8").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            raise ConsoleError(RecordsReason.KEY_FILE_UNREADABLE, file=str(file)) from error
        return lines[0] if lines else ""
    if not sys.stdin.isatty():
        raise ConsoleError(AccountReason.NOT_SIGNED_IN)
    try:
        return getpass.getpass(prompt)
    except (EOFError, KeyboardInterrupt) as error:
        raise ConsoleError(AccountReason.NOT_SIGNED_IN) from error
