"""The command line: the second front-end. Each module holds the commands of one room.

JSON goes to stdout, words for people to stderr. Exit codes: 0 done, 1 it ran and the answer is no,
2 wrong usage, 3 something outside failed. Expected trouble never shows a traceback.
"""

import argparse
import contextlib
import importlib
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Protocol

from console.errors import (
    ConsoleError,
    HubReason,
    NetworkReason,
    PeopleReason,
    RecordsReason,
    ReportReason,
    SyncReason,
)
from console.logs import log_to_stderr
from console.paths import APP
from console.sentences import sentence

ANSWER_IS_NO = 1
OUTSIDE_FAILED = 3


def counted_entries(count: int) -> str:
    """So many entries, as people say it."""
    return f"{count} entry" if count == 1 else f"{count} entries"


HOMES = {
    "simulate": "simulate",
    "stations": "headsets",
    "pair": "headsets",
    "unpair": "headsets",
    "watch": "watch",
    "courses": "courses",
    "records": "records",
    "accounts": "accounts",
    "people": "people",
    "load": "load",
    "report": "report",
    "sync": "sync",
    "hub": "hub",
}
"""The module of each command. Only the one that is asked for is imported: a simulated headset is one of a
hundred processes and needs neither the records nor the links.
"""

OUTSIDE = (RecordsReason, NetworkReason)
"""Reasons that are told of what lies outside the program: disk, network, database."""
OUTSIDE_TOO = (
    PeopleReason.NO_FILE,
    ReportReason.PRINT_FAILED,
    SyncReason.HUB_UNREACHABLE,
    SyncReason.HUB_NAME_UNKNOWN,
    SyncReason.HUB_CUT_OFF,
    SyncReason.HUB_TIMED_OUT,
    SyncReason.OTHER_CERTIFICATE,
    SyncReason.CERTIFICATE_DATES,
    SyncReason.NOT_THE_HUB,
    SyncReason.PROXY_REFUSED,
    SyncReason.HUB_TROUBLE,
    SyncReason.HUB_BUSY,
    SyncReason.NOT_READ_BACK,
    SyncReason.FILE_UNREADABLE,
    SyncReason.LRS_UNREACHABLE,
    SyncReason.LRS_NOT_ONE,
    SyncReason.LRS_TROUBLE,
    SyncReason.LRS_BUSY,
    HubReason.DATABASE_UNREACHABLE,
    HubReason.DATABASE_REFUSED,
    HubReason.NOT_SET_UP,
    HubReason.NEWER_SCHEMA,
    HubReason.CERTIFICATE_UNREADABLE,
)
REFUSED = (
    RecordsReason.BACKUP_FAULTY,
    RecordsReason.SAME_FILE,
    RecordsReason.OWN_FILE,
    RecordsReason.NOT_ENCRYPTED,
    RecordsReason.WRONG_KEY,
    RecordsReason.NETWORK_PLACE,
    RecordsReason.SYNCED_PLACE,
    RecordsReason.BAD_ENTRY,
)
"""Nothing failed: it was looked at, and the answer is no."""


class Commands(Protocol):
    """A module that holds commands."""

    def add(self, commands: Any, /) -> None:
        """Register them."""
        ...


def parser(words: Sequence[str], *more: Commands) -> argparse.ArgumentParser:
    """The parser for these words: the command they name, or all, with those of `more` (the window's own)."""
    top = argparse.ArgumentParser(prog=APP, description="The instructor's console for VR and MR training.")
    commands = top.add_subparsers(dest="command", metavar="COMMAND")
    asked = HOMES.get(words[0]) if words else None
    for module in more:
        module.add(commands)
    for home in dict.fromkeys(HOMES.values()) if asked is None else (asked,):
        importlib.import_module(f"console.cli.{home}").add(commands)
    for leaf in leaves(top):
        leaf.add_argument(
            "--data",
            type=Path,
            default=None,
            metavar="DIR",
            help="folder of the records (default: the user's)",
        )
        leaf.add_argument(
            "--key-file",
            type=Path,
            default=None,
            metavar="FILE",
            help="what opens encrypted records: a passphrase, the recovery code, or what `records key` wrote",
        )
    return top


def leaves(parser: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    """Every parser that has no commands below it."""
    groups = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    if not groups:
        yield parser
    for group in groups:
        for child in group.choices.values():
            yield from leaves(child)


def run(args: argparse.Namespace) -> int:
    """Do what was asked; expected trouble becomes a sentence and an exit code."""
    _fill_missing_streams()
    log_to_stderr()
    try:
        code: int = args.run(args)
        sys.stdout.flush()
    except ConsoleError as error:
        print(sentence(error.reason, error.detail), file=sys.stderr)
        return exit_code(error)
    except BrokenPipeError:
        _drop_output()
        return 0  # whoever read our lines has seen enough
    except OSError as error:
        _drop_output()
        print(f"This could not be finished: {error.strerror or error}.", file=sys.stderr)
        return OUTSIDE_FAILED
    except KeyboardInterrupt:
        return 130
    return code


def _fill_missing_streams() -> None:
    """Somebody may start a program with its streams closed; Python then has None in their place."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115 - for life


def _drop_output() -> None:
    """Keep the interpreter from trying once more, at its end, to write what nobody takes."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def exit_code(error: ConsoleError) -> int:
    """What a script learns from trouble: outside failed (3), or the answer is no (1)."""
    reason = error.reason
    is_outside = (isinstance(reason, OUTSIDE) and reason not in REFUSED) or reason in OUTSIDE_TOO
    return OUTSIDE_FAILED if is_outside else ANSWER_IS_NO
