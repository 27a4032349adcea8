"""`records verify|export|stats|rebuild`: what the records say of themselves, and whether they are whole.

The verbs that keep them safe are in `safekeeping`.
"""

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from console.cli import ANSWER_IS_NO, counted_entries, packing, safekeeping
from console.cli.acting import account, add_acting
from console.cli.unlocking import opened, unlocking
from console.errors import ConsoleError, RecordsReason
from console.paths import data_folder
from console.records import verify_file
from console.records.canonical import printed_head
from console.records.verify import LIVE_NAME

WRONG_USAGE = 2
NOT_WHOLE = (
    RecordsReason.DAMAGED,
    RecordsReason.NOT_A_DATABASE,
    RecordsReason.FOREIGN_FILE,
    RecordsReason.WRONG_KEY,
)
"""What `verify` answers with no: it could look, and these are no whole records."""

if TYPE_CHECKING:
    from argparse import _SubParsersAction


def add(subparsers: "_SubParsersAction[argparse.ArgumentParser]") -> None:
    """Register `records` with its verbs."""
    records = subparsers.add_parser("records", help="verify, export, back up and restore the records")
    verbs = records.add_subparsers(dest="verb", required=True, metavar="VERB")

    verify = verbs.add_parser("verify", help="walk everything that can be checked; a line a fault")
    verify.add_argument(
        "file",
        type=Path,
        nargs="?",
        metavar="FILE",
        help="any records file or pack (default: the data folder's)",
    )
    verify.add_argument("--pack", action="store_true", help="FILE is a record pack, whatever it looks like")
    verify.set_defaults(run=_verify)

    export = verbs.add_parser("export", help="write the ledger as text that needs no program of ours")
    form = export.add_mutually_exclusive_group(required=True)
    form.add_argument("--jsonl", type=Path, metavar="FILE", help="signed JSON lines")
    form.add_argument("--pack", type=Path, metavar="FILE.zip", help="a record pack with its own check")
    export.add_argument("--person", metavar="ID", help="of a pack: what is about one person")
    export.add_argument("--class", dest="class_", metavar="ID", help="of a pack: what is about one class")
    add_acting(export)
    export.set_defaults(run=_export, interface=["loopback"])

    stats = verbs.add_parser("stats", help="how much there is")
    stats.set_defaults(run=_stats)

    rebuild = verbs.add_parser("rebuild", help="make the lists anew from the entries")
    rebuild.set_defaults(run=_rebuild)

    safekeeping.add(verbs)


def _verify(args: argparse.Namespace) -> int:
    if args.pack and args.file is None:
        print("records verify --pack needs the FILE", file=sys.stderr)
        return WRONG_USAGE
    if args.pack or (args.file is not None and packing.looks_like_a_pack(args.file)):
        return packing.verify_pack(args.file)
    try:
        live = data_folder(args.data) / LIVE_NAME
        finding = verify_file(args.file or live, unlocking(args), is_live=args.file is None)
    except ConsoleError as error:
        if error.reason not in NOT_WHOLE:
            raise
        packing.tell_unreadable(error)
        return ANSWER_IS_NO
    for fault in finding.faults:
        print(fault, file=sys.stderr)
    whole = not finding.faults
    if whole:
        code = printed_head(finding.head) if finding.head else ""
        before = f" after {finding.former} of former consoles" if finding.former else ""
        print(f"whole: {counted_entries(finding.entries)}{before}, head {code}", file=sys.stderr)
    answer = {"entries": finding.entries, "faults": len(finding.faults), "head": finding.head}
    print(json.dumps(answer | ({"former": finding.former} if finding.former else {})))
    return 0 if whole else ANSWER_IS_NO


def _export(args: argparse.Namespace) -> int:
    if args.pack is not None:
        if not (data_folder(args.data) / LIVE_NAME).is_file():
            raise ConsoleError(RecordsReason.MISSING, folder=str(data_folder(args.data)))
        return packing.export_pack(args)
    if args.person or args.class_:
        print("--person and --class are for --pack", file=sys.stderr)
        return WRONG_USAGE
    records = opened(args)
    try:
        actor = account(records, args)
        entries = records.export_jsonl(args.jsonl)
        seq, digest = records.head()
        if records.writable:
            body = {"form": "jsonl", "entries": entries, "head": digest}
            records.append("export.made", records.console, body, actor=actor)
    finally:
        records.close()
    print(json.dumps({"entries": entries, "head": {"seq": seq, "hash": digest}, "file": str(args.jsonl)}))
    return 0


def _stats(args: argparse.Namespace) -> int:
    records = opened(args)
    try:
        stats = records.stats()
    finally:
        records.close()
    head = {"seq": stats.entries, "hash": stats.head_hash}
    print(
        json.dumps({"console": stats.console, "entries": stats.entries, "head": head, "bytes": stats.bytes})
    )
    return 0


def _rebuild(args: argparse.Namespace) -> int:
    records = opened(args)
    try:
        records.rebuild()
        seq, _ = records.head()
    finally:
        records.close()
    print(json.dumps({"replayed": seq}))
    return 0
