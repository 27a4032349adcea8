"""`records backup|restore|key`: copies that are checked, and the way back from them."""

import argparse
import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from console import __version__
from console.cli import ANSWER_IS_NO, counted_entries
from console.cli.unlocking import opened, unlocking
from console.clock import SystemClock
from console.errors import ConsoleError, RecordsReason
from console.paths import data_folder
from console.records.canonical import printed_head
from console.records.os_errors import from_os
from console.records.restore import Summary, look, restore
from console.records.unlocking import exported
from console.records.verify import LIVE_NAME
from console.services.backups import from_hub

if TYPE_CHECKING:
    from argparse import _SubParsersAction


def add(verbs: "_SubParsersAction[argparse.ArgumentParser]") -> None:
    """Register the verbs."""
    backup = verbs.add_parser("backup", help="make a checked copy, thinned to 14 daily and 8 weekly ones")
    backup.add_argument(
        "folder", type=Path, nargs="?", metavar="DIR", help="where to (default: backups in the data folder)"
    )
    backup.set_defaults(run=_backup)

    back = verbs.add_parser("restore", help="put a backup in the place of the records; those are set aside")
    back.add_argument("file", type=Path, metavar="FILE", help="a backup")
    back.add_argument("--yes", action="store_true", help="do not ask")
    back.set_defaults(run=_restore)

    key = verbs.add_parser("key", help="write the key of an encrypted file to a new file, for --key-file")
    key.add_argument("file", type=Path, metavar="FILE")
    key.set_defaults(run=_key)


def _backup(args: argparse.Namespace) -> int:
    records = opened(args)
    try:
        folder = None if args.folder is None else args.folder.expanduser().absolute()
        made = records.back_up(folder)
    finally:
        records.close()
    print(
        f"backup of {counted_entries(made.seq)}, head {printed_head(made.head)}: {made.path}", file=sys.stderr
    )
    print(json.dumps({"file": str(made.path), "entries": made.seq, "head": made.head}))
    return 0


def _restore(args: argparse.Namespace) -> int:
    folder, keys = data_folder(args.data), unlocking(args)
    summary = look(args.file, folder, keys)
    for line in _words(summary):
        print(line, file=sys.stderr)
    if not args.yes and not _agrees():
        print(json.dumps({"restored": False, **_json(summary)}))
        return ANSWER_IS_NO
    clock = SystemClock()
    done = restore(args.file, folder, clock, app=__version__, unlocking=keys, fetch=from_hub(clock))
    if done.aside:
        print(f"The former records lie in {done.aside}.", file=sys.stderr)
    if done.fetched:
        print(f"{done.fetched} entries that the backup lacks came from the hub.", file=sys.stderr)
    if done.console != summary.console:
        print(
            "The records go on as a new console: pair the headsets again before the next class.",
            file=sys.stderr,
        )
    more = {
        "console": done.console,
        "aside": done.aside,
        "erased_again": done.erased_again,
        "fetched": done.fetched,
    }
    print(json.dumps({"restored": True, **_json(summary), "was": summary.console, **more}))
    return 0


def _words(summary: Summary) -> list[str]:
    lines = [
        f"{summary.file}: whole, {counted_entries(summary.entries)}, head {printed_head(summary.head)}",
        f"  from {summary.first_utc} to {summary.last_utc}",
        f"  {summary.classes} classes, {summary.people} people, {summary.runs} runs,"
        f" {summary.assessments} assessments",
    ]
    if summary.missing:
        lines.append(f"  the present records hold {summary.missing} entries that are not in it")
    elif summary.missing is None:
        lines.append("  it is not a backup of the present records, or those can not be read")
    return lines


def _agrees() -> bool:
    if not sys.stdin.isatty():
        print("Not restored: say --yes where nobody can be asked.", file=sys.stderr)
        return False
    print("Restore it and set the present records aside? [y/N] ", end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().lower() in ("y", "yes")


def _json(summary: Summary) -> dict[str, Any]:
    values: dict[str, Any] = msgspec.to_builtins(summary)
    return values


def _key(args: argparse.Namespace) -> int:
    folder = data_folder(args.data)
    key = unlocking(args).key(folder / LIVE_NAME)
    if key is None:
        raise ConsoleError(RecordsReason.NOT_ENCRYPTED, folder=str(folder))
    try:
        descriptor = os.open(args.file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError as error:
        raise from_os(error, args.file.absolute().parent) from error
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(exported(key) + "\n")
    print(json.dumps({"file": str(args.file)}))
    return 0
