"""`sync join|status|now`: the hub that these records are delivered to, and how far that is done.

The verbs without a network are in `bundle`, those of learning record stores in `lrs`.
"""

import argparse
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from console.cli import ANSWER_IS_NO, bundle, exit_code, lrs
from console.cli.records import opened
from console.cli.session import engine, out, say
from console.clock import SystemClock
from console.delivery import HubLook, SyncView
from console.errors import ConsoleError, RecordsReason, SyncReason
from console.paths import data_folder
from console.records.verify import LIVE_NAME
from console.sentences import BY_VALUE, sentence

if TYPE_CHECKING:
    from argparse import _SubParsersAction

JOIN_S: Final = 120.0
LARGEST_CODE: Final = 10_000


def add(subparsers: "_SubParsersAction[argparse.ArgumentParser]") -> None:
    """Register `sync` with its verbs."""
    sync = subparsers.add_parser("sync", help="deliver the records to a hub, now or later")
    verbs = sync.add_subparsers(dest="verb", required=True, metavar="VERB")

    join = verbs.add_parser("join", help="join a hub with the one-time code of its owner")
    join.add_argument("url", metavar="URL", help="https://...")
    join.add_argument("--code-file", type=Path, required=True, metavar="FILE", help="holds the one-time code")
    join.add_argument("--name", default="", help="what the site calls this console")
    join.set_defaults(run=_join)

    status = verbs.add_parser("status", help="what waits and what was delivered; asks no network")
    status.add_argument("--json", action="store_true", help="one line of JSON")
    status.set_defaults(run=_status)

    now = verbs.add_parser(
        "now", help="deliver now, learning record stores too; exit 1 when something needs attention"
    )
    now.set_defaults(run=_now)

    bundle.add(verbs)
    lrs.add(verbs)


def _join(args: argparse.Namespace) -> int:
    code = _code(args.code_file)
    with engine(args, quietly=True) as running:
        named = running.sync.look(args.url, code).result(JOIN_S)
        _show(named)
        view = running.sync.join(args.url, code, name=args.name).result(JOIN_S)
    out(
        {
            "target": view.target,
            "site": view.site,
            "hub_key_sha256": named.hub_key_sha256,
            "certificate_sha256": named.certificate_sha256,
        }
    )
    return 0


def _show(named: HubLook) -> None:
    """For people to compare with what the hub's owner says."""
    say(f"hub {named.address}")
    certificate = named.certificate_sha256
    say(f"  certificate {_grouped(certificate) if certificate else 'of a public authority'}")
    say(f"  key         {_grouped(named.hub_key_sha256)}")


def _grouped(digest: str) -> str:
    return " ".join(digest[at : at + 8] for at in range(0, len(digest), 8))


def _code(file: Path) -> str:
    try:
        with file.open("rb") as opened_file:
            return opened_file.read(LARGEST_CODE).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ConsoleError(SyncReason.BAD_CODE) from error
    except OSError as error:
        raise ConsoleError(RecordsReason.KEY_FILE_UNREADABLE, file=str(file)) from error


def _status(args: argparse.Namespace) -> int:
    records = opened(args)
    try:
        view, doubts = records.delivery.view(), records.delivery.doubts()
    finally:
        records.close()
    if args.json:
        out(_json(view))
        return 0
    _tell(view)
    for one in doubts:
        say(f"  {one.kind} {one.id} of {one.console_name or 'another console'}: {_sentence(one.reason)}")
    return 0


def _now(args: argparse.Namespace) -> int:
    _refuse_without_records(args)
    has_stores, view = lrs.are_any(args), SyncView()
    stores, code = lrs.deliver(args) if has_stores else ([], 0)
    try:
        with engine(args, quietly=True) as running:
            view = running.sync.now().result()
    except ConsoleError as error:
        if error.reason is not SyncReason.NO_HUB or not has_stores:
            raise
    out({**_json(view), "lrs": stores} if has_stores else _json(view))
    _tell(view)
    if view.reason is not None:
        return exit_code(ConsoleError(BY_VALUE[view.reason]))
    return ANSWER_IS_NO if view.waiting or view.parts_waiting or view.needs_attention else code


def _json(view: SyncView) -> dict[str, Any]:
    return {
        "waiting": view.waiting,
        "delivered": view.delivered,
        "needs_attention": [
            {"id": one.id, "kind": one.kind, "reason": one.reason, "utc": one.utc}
            for one in view.needs_attention
        ],
        "last_contact": view.last_contact_utc,
        "oldest_waiting_s": _age_s(view.oldest_waiting_utc),
        "target": view.target,
        "site": view.site,
        "state": view.state.value,
        "reason": view.reason,
        "clock_off_s": view.clock_off_s,
        "doubted": view.doubted,
    }


def _age_s(utc: str | None) -> int | None:
    if utc is None:
        return None
    return max(int((SystemClock().utc() - datetime.fromisoformat(utc)).total_seconds()), 0)


def _tell(view: SyncView) -> None:
    if view.target is None:
        say(sentence(SyncReason.NO_HUB))
        return
    say(f"{view.target}, site {view.site}, last contact {view.last_contact_utc or 'never'}")
    say(f"{view.waiting} waiting, {view.delivered} delivered, {len(view.needs_attention)} need attention")
    if view.reason is not None:
        say(_sentence(view.reason, view.detail))
    if view.clock_off_s is not None:
        say(f"This computer's clock is {abs(view.clock_off_s)} s {_way(view.clock_off_s)} the hub's.")
    for one in view.needs_attention:
        say(f"  {one.kind} {one.id}: {_sentence(one.reason)}")
    if view.doubted:
        say(f"{view.doubted} of other consoles are kept and count for nothing (`sync status` names them)")


def _way(off_s: int) -> str:
    return "ahead of" if off_s > 0 else "behind"


def _sentence(reason: str, detail: Mapping[str, str] | None = None) -> str:
    return sentence(BY_VALUE[reason], detail) if reason in BY_VALUE else reason


def _refuse_without_records(args: argparse.Namespace) -> None:
    """Asking to deliver never makes records."""
    folder = data_folder(args.data)
    if not (folder / LIVE_NAME).is_file():
        raise ConsoleError(RecordsReason.MISSING, folder=str(folder))
