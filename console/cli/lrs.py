"""`sync lrs add|list|remove|now`: tell learning record stores of runs and decisions, as xAPI statements."""

import argparse
import asyncio
import getpass
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from console.cli import ANSWER_IS_NO, exit_code
from console.cli.records import opened
from console.cli.session import out, say
from console.errors import ConsoleError, SyncReason
from console.paths import courses_folder, data_folder
from console.records import Records
from console.records.os_keyring import OsKeyring
from console.sentences import BY_VALUE, sentence

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from console.records.lrs import Lrs
    from console.sync.lrs import Report
    from console.sync.lrs_client import Credentials

T = TypeVar("T")


def add(verbs: "_SubParsersAction[argparse.ArgumentParser]") -> None:
    """Register the verbs."""
    lrs = verbs.add_parser("lrs", help="tell learning record stores of runs and decisions (xAPI)")
    ways = lrs.add_subparsers(dest="way", required=True, metavar="WAY")

    new = ways.add_parser("add", help="add one; its key and secret are kept in the system's keyring")
    new.add_argument("url", metavar="URL", help="of its xAPI endpoint, https://...")
    new.add_argument(
        "--credentials-file", type=Path, metavar="FILE", help="holds key:secret (default: asked)"
    )
    new.add_argument(
        "--home-page", metavar="IRI", help="of the accounts in statements (default: that of the site)"
    )
    new.set_defaults(run=_add)

    ways.add_parser("list", help="which there are, and how far each has got").set_defaults(run=_list)

    remove = ways.add_parser("remove", help="tell it no more; what it holds stays there")
    remove.add_argument("lrs", metavar="ID|URL")
    remove.set_defaults(run=_remove)

    now = ways.add_parser("now", help="tell it all now; exit 1 when a statement needs attention")
    now.add_argument("lrs", metavar="ID|URL", nargs="?", help="(default: all)")
    now.add_argument("--credentials-file", type=Path, metavar="FILE", help="for this time only")
    now.set_defaults(run=_now)


def _add(args: argparse.Namespace) -> int:
    from console.sync import lrs_credentials
    from console.sync.lrs_client import address
    from console.sync.statement_parts import home_page

    url, file = address(args.url), args.credentials_file
    who = _asked(url) if file is None else lrs_credentials.from_file(file)
    records, keyring = opened(args), OsKeyring()
    try:
        hub = records.delivery.hub()
        page = home_page(args.home_page, hub.site if hub is not None else None, records.console)
        lrs = records.lrs.add(url, page, None)
        is_kept = lrs_credentials.keep(keyring, lrs, who)
        if not is_kept and file is not None:
            lrs = records.lrs.add(url, page, str(file.expanduser().absolute()))
        out({**_row(records, lrs), "credentials": "keyring" if is_kept else "file" if file else "nowhere"})
    finally:
        records.close()
    if not is_kept:
        say(f"The key and secret are not in the computer's keyring: {keyring.state}.")
        say(
            f"They are read from {file} each time, so keep it there, readable by you alone."
            if file is not None
            else "Nothing is sent until they are: unlock it and add this again, or give --credentials-file."
        )
    return 0


def _asked(url: str) -> "Credentials":
    from console.sync.lrs_client import credentials

    if not sys.stdin.isatty():
        raise ConsoleError(SyncReason.LRS_NO_CREDENTIALS, url=url, problem="nobody can be asked")
    sys.stderr.write(f"Key for {url}: ")
    sys.stderr.flush()
    key = sys.stdin.readline().strip()
    found = credentials(f"{key}\n{getpass.getpass('Secret: ')}")
    if found is None:
        raise ConsoleError(SyncReason.LRS_BAD_CREDENTIALS)
    return found


def _list(args: argparse.Namespace) -> int:
    records = opened(args)
    try:
        out([_row(records, lrs) for lrs in records.lrs.all()])
    finally:
        records.close()
    return 0


def _remove(args: argparse.Namespace) -> int:
    from console.sync import lrs_credentials

    records = opened(args)
    try:
        lrs = _chosen(records, args.lrs)
        records.lrs.remove(lrs.id)
    finally:
        records.close()
    lrs_credentials.forget(OsKeyring(), lrs)
    out({"removed": lrs.id, "url": lrs.url})
    return 0


def _now(args: argparse.Namespace) -> int:
    rows, code = deliver(args, args.lrs, args.credentials_file)
    if not rows:
        raise ConsoleError(SyncReason.LRS_UNKNOWN)
    out(rows)
    return code


def are_any(args: argparse.Namespace) -> bool:
    """True when there is a learning record store to tell."""
    records = opened(args)
    try:
        return bool(records.lrs.all())
    finally:
        records.close()


def deliver(
    args: argparse.Namespace, name: str | None = None, file: Path | None = None
) -> tuple[list[dict[str, Any]], int]:
    """Tell all, or the one of this name; where each stands then, and the exit code."""
    records = opened(args)
    try:
        chosen = records.lrs.all() if name is None else [_chosen(records, name)]
        reports = [asyncio.run(_deliver(records, lrs, args, file)) for lrs in chosen]
        for lrs, report in zip(chosen, reports, strict=True):
            _tell(records, lrs, report)
        rows = [_row(records, lrs) for lrs in records.lrs.all() if lrs.id in {one.id for one in chosen}]
    finally:
        records.close()
    trouble = next((report.trouble for report in reports if report.trouble is not None), None)
    if trouble is not None:
        return rows, exit_code(trouble)
    return rows, ANSWER_IS_NO if any(row["needs_attention"] for row in rows) else 0


async def _deliver(records: Records, lrs: "Lrs", args: argparse.Namespace, file: Path | None) -> "Report":
    from console.courses.pack import load_all
    from console.sync import lrs_credentials
    from console.sync.lrs import LrsDelivery, session

    async def ask(job: Callable[[Records], T]) -> T:
        return job(records)

    packs, _ = load_all(courses_folder(data_folder(args.data)))
    delivery = LrsDelivery(ask, {(pack.id, pack.version, pack.sha256): pack for pack in packs})

    def find() -> "Credentials":
        return lrs_credentials.find(OsKeyring(), lrs) if file is None else lrs_credentials.from_file(file)

    async with session() as opened_session:
        return await delivery.deliver(lrs, find, opened_session, greets=True)


def _chosen(records: Records, name: str) -> "Lrs":
    """ConsoleError(LRS_UNKNOWN)."""
    for lrs in records.lrs.all():
        if name == lrs.id or name.rstrip("/") == lrs.url.rstrip("/"):
            return lrs
    raise ConsoleError(SyncReason.LRS_UNKNOWN)


def _row(records: Records, lrs: "Lrs") -> dict[str, Any]:
    refused = records.lrs.refused(lrs.id)
    return {
        "id": lrs.id,
        "url": lrs.url,
        "home_page": lrs.home_page,
        "waiting": records.lrs.waiting(lrs),
        "delivered": lrs.delivered,
        "withheld": lrs.withheld,
        "needs_attention": [msgspec.to_builtins(one) for one in refused],
        "last_contact": lrs.contact_utc,
        "reason": lrs.reason,
    }


def _tell(records: Records, lrs: "Lrs", report: "Report") -> None:
    say(f"{lrs.url}: {report.delivered} statements delivered, {report.refused} not taken")
    if report.trouble is not None:
        say(f"  {sentence(report.trouble.reason, report.trouble.detail)}")
    for refused in records.lrs.refused(lrs.id):
        say(f"  statement {refused.id}: {sentence(BY_VALUE[refused.reason])}")
