"""`sync bundle export|import`: deliver on a stick where there is no network at all."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from console.cli import ANSWER_IS_NO
from console.cli.session import out, say
from console.cli.unlocking import opened
from console.clock import SystemClock, iso_utc

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from console.sync.bundle import Progress


def add(verbs: "_SubParsersAction[argparse.ArgumentParser]") -> None:
    """Register the verbs."""
    bundle = verbs.add_parser("bundle", help="deliver on a stick, where there is no network")
    ways = bundle.add_subparsers(dest="way", required=True, metavar="WAY")

    export = ways.add_parser(
        "export", help="seal what waits to the hub, into a file; it waits on until its receipt"
    )
    export.add_argument("file", type=Path, metavar="FILE", help="on the stick")
    export.add_argument("--all", action="store_true", help="what was delivered before, too")
    export.set_defaults(run=_export)

    take = ways.add_parser("import", help="take the receipt that `hub receive` wrote for a bundle")
    take.add_argument("receipt", type=Path, metavar="RECEIPT")
    take.set_defaults(run=_import)


def _export(args: argparse.Namespace) -> int:
    from console.sync.bundle import Watch, write
    from console.sync.bundle_contents import Contents, parties

    file = args.file.expanduser().absolute()
    records = opened(args)
    try:
        recipient, sender = parties(records)
        contents = Contents(lambda job: job(records), everything=args.all)
        written = write(
            file,
            contents,
            recipient=recipient,
            sender=sender,
            made=iso_utc(SystemClock().utc()),
            folder=records.path.parent,
            watch=Watch(_tell if sys.stderr.isatty() else lambda _: None),
        )
        target = records.delivery.view().target
    finally:
        records.close()
    if written.too_large:
        say(f"{len(written.too_large)} parts are larger than a hub takes: they stay here.")
    if not written.lines and not written.blobs:
        say("Nothing waits: this bundle only asks the hub where it stands.")
    say(f"{written.lines} entries and {written.blobs} parts for {target}. Safe to remove the stick.")
    out(
        {
            "file": str(file),
            "lines": written.lines,
            "blobs": written.blobs,
            "bytes": written.bytes,
            "sha256": written.sha256,
            "too_large": list(written.too_large),
            "target": target,
            "safe_to_remove": True,
        }
    )
    return 0


def _tell(progress: "Progress") -> None:
    sys.stderr.write(f"\r{progress.stage.value:<9}{progress.done:>12} of {progress.total}\x1b[K")
    if progress.done == progress.total:
        sys.stderr.write("\n")
    sys.stderr.flush()


def _import(args: argparse.Namespace) -> int:
    from console.sync.bundle_contents import joined, read_receipt, take_receipt

    records = opened(args)
    try:
        taken = take_receipt(records, read_receipt(args.receipt, joined(records)))
    finally:
        records.close()
    say(f"{taken.delivered} entries count as delivered now, {taken.waiting} still wait.")
    if taken.missing_parts:
        say(f"The hub lacks {taken.missing_parts} parts: the next bundle brings them.")
    if taken.refused:
        say(f"The hub did not take {taken.refused} entries: `sync status` says why.")
    out(msgspec.to_builtins(taken))
    return ANSWER_IS_NO if taken.refused else 0
