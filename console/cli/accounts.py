"""`accounts add|list|change|disable|enable|reset|passphrase|sheet`: who may sign in here, and as what."""

import argparse
import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from console.cli.acting import WAIT_S, add_acting, secret, signed_in
from console.cli.session import engine, out, say
from console.errors import AccountReason, ConsoleError
from console.model import Role

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from console.engine import Engine
    from console.records.recovery import Sheet

VERBS = "add|list|change|disable|enable|reset|passphrase|sheet"


def add(subparsers: "_SubParsersAction[argparse.ArgumentParser]") -> None:
    """Register `accounts` with its verbs."""
    accounts = subparsers.add_parser("accounts", help="who may sign in here, and as what")
    verbs = accounts.add_subparsers(dest="verb", required=True, metavar=VERBS)

    verb(verbs, "list", _list, "every account", acts=False)
    making = verb(verbs, "add", _add, "a new account; the first one is the administrator's")
    making.add_argument("user_id", metavar="USER_ID")
    making.add_argument("--name", required=True, metavar="TEXT", help="printed name, as it stands on records")
    making.add_argument("--role", action="append", required=True, choices=[role.value for role in Role])
    making.add_argument(
        "--not-qualified", action="store_true", help="each of their records needs a countersignature"
    )
    making.add_argument("--person", metavar="ID", help="they are enrolled already, under this id")
    making.add_argument("--plain", action="store_true", help="first account only: leave the file unencrypted")
    _add_new(making)

    changing = verb(verbs, "change", _change, "change name, roles or qualification")
    changing.add_argument("user_id", metavar="USER_ID")
    changing.add_argument("--name", metavar="TEXT")
    changing.add_argument("--role", action="append", choices=[role.value for role in Role])
    changing.add_argument("--qualified", choices=["yes", "no"])
    _add_reason(changing)
    for name, run, words in (
        ("disable", _disable, "keep somebody out; what they signed stays"),
        ("enable", _enable, "let somebody in again, also after ten wrong passphrases"),
    ):
        switching = verb(verbs, name, run, words)
        switching.add_argument("user_id", metavar="USER_ID")
        _add_reason(switching)

    resetting = verb(verbs, "reset", _reset, "a new key under a new passphrase; old signatures stay valid")
    resetting.add_argument("user_id", metavar="USER_ID")
    resetting.add_argument(
        "--sheet-file",
        type=Path,
        metavar="FILE",
        help="codes of the recovery sheet, where nobody else can act",
    )
    _add_new(resetting)
    _add_reason(resetting)

    own = verb(verbs, "passphrase", _passphrase, "choose a new passphrase of one's own; the key stays")
    _add_new(own)
    sheet = verb(verbs, "sheet", _sheet, "draw a new recovery sheet; the old one is worthless then")
    _add_reason(sheet)


def verb(verbs: Any, name: str, run: Any, words: str, *, acts: bool = True) -> argparse.ArgumentParser:
    """Register one verb."""
    parser: argparse.ArgumentParser = verbs.add_parser(name, help=words, allow_abbrev=False)
    parser.set_defaults(run=run)
    if acts:
        add_acting(parser)
    return parser


def _add_new(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--new-passphrase-file",
        type=Path,
        metavar="FILE",
        help="its first line is the account's new passphrase (default: asked)",
    )


def _add_reason(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--reason", required=True, metavar="TEXT", help="stands in the records")


@contextlib.contextmanager
def opened(args: argparse.Namespace) -> "Iterator[Engine]":
    """An engine with records: without them nobody can be looked up. ConsoleError: why they do not open."""
    with engine(args, quietly=True) as console:
        if console.trouble is not None and not console.has_records:
            raise console.trouble
        yield console


def _list(args: argparse.Namespace) -> int:
    with opened(args) as console:
        out([msgspec.to_builtins(one) for one in console.accounts.all().result(WAIT_S)])
    return 0


def _add(args: argparse.Namespace) -> int:
    from console.records.accounts import NewAccount

    roles = tuple(Role(role) for role in args.role)
    new = NewAccount(args.user_id, args.name, roles, not args.not_qualified, args.person)
    with opened(args) as console:
        if console.accounts.state().result(WAIT_S).has_accounts:
            session = signed_in(console, args)
            console.accounts.add(session, new, _new_secret(args, args.user_id)).result(WAIT_S)
            _tell(console, args.user_id)
            return 0
        sheet = console.accounts.draw_sheet()
        passphrase = _new_secret(args, args.user_id)
        made = console.accounts.create_first(new, passphrase, sheet, encrypt=not args.plain)
        made.result(WAIT_S)
        _tell(console, args.user_id, sheet)
    return 0


def _change(args: argparse.Namespace) -> int:
    roles = None if args.role is None else tuple(Role(role) for role in args.role)
    qualified = None if args.qualified is None else args.qualified == "yes"
    with opened(args) as console:
        changed = console.accounts.change(
            signed_in(console, args),
            args.user_id,
            args.reason,
            printed_name=args.name,
            roles=roles,
            qualified=qualified,
        )
        changed.result(WAIT_S)
        _tell(console, args.user_id)
    return 0


def _disable(args: argparse.Namespace) -> int:
    with opened(args) as console:
        session = signed_in(console, args)
        console.accounts.disable(session, args.user_id, args.reason).result(WAIT_S)
        _tell(console, args.user_id)
    return 0


def _enable(args: argparse.Namespace) -> int:
    with opened(args) as console:
        session = signed_in(console, args)
        console.accounts.enable(session, args.user_id, args.reason).result(WAIT_S)
        _tell(console, args.user_id)
    return 0


def _reset(args: argparse.Namespace) -> int:
    with opened(args) as console:
        if args.sheet_file is not None:
            typed = secret(args.sheet_file, "")
            following = console.accounts.draw_sheet()
            new = _new_secret(args, args.user_id)
            done = console.accounts.reset_by_sheet(typed, following, args.user_id, new, args.reason)
            done.result(WAIT_S)
            _tell(console, args.user_id, following)
            return 0
        if args.user is None:
            raise ConsoleError(AccountReason.NOT_CONFIRMED)
        own = secret(args.passphrase_file, f"Passphrase of {args.user}: ")
        session = console.accounts.unlock(args.user, own).result(WAIT_S)
        new = _new_secret(args, args.user_id)
        console.accounts.reset(session, args.user_id, new, args.reason, own).result(WAIT_S)
        _tell(console, args.user_id)
    return 0


def _passphrase(args: argparse.Namespace) -> int:
    with opened(args) as console:
        if args.user is None:
            raise ConsoleError(AccountReason.NOT_SIGNED_IN)
        old = secret(args.passphrase_file, f"Passphrase of {args.user}: ")
        session = console.accounts.unlock(args.user, old).result(WAIT_S)
        new = _new_secret(args, args.user)
        console.accounts.change_passphrase(session, old, new).result(WAIT_S)
        _tell(console, args.user)
    return 0


def _sheet(args: argparse.Namespace) -> int:
    with opened(args) as console:
        if args.user is None:
            raise ConsoleError(AccountReason.NOT_SIGNED_IN)
        own = secret(args.passphrase_file, f"Passphrase of {args.user}: ")
        session = console.accounts.unlock(args.user, own).result(WAIT_S)
        sheet = console.accounts.draw_sheet()
        console.accounts.replace_sheet(session, own, sheet, args.reason).result(WAIT_S)
        _tell(console, args.user, sheet)
    return 0


def _new_secret(args: argparse.Namespace, user_id: str) -> str:
    """A passphrase that nobody has typed before is asked twice."""
    first = secret(args.new_passphrase_file, f"New passphrase of {user_id}: ")
    if args.new_passphrase_file is None and sys.stdin.isatty() and secret(None, "Again: ") != first:
        say("The two differ.")
        raise ConsoleError(AccountReason.WRONG_SECRET, failures=0)
    return first


def _tell(console: "Engine", user_id: str, sheet: "Sheet | None" = None) -> None:
    """The account as it is now; a new recovery sheet is shown this once."""
    accounts = console.accounts.all().result(WAIT_S)
    (now,) = [one for one in accounts if one.user_id == user_id.strip().casefold()]
    answer: dict[str, Any] = msgspec.to_builtins(now)
    if sheet is not None:
        answer["recovery_sheet"] = {"codes": list(sheet.groups), "check": sheet.check}
        say("Recovery sheet. Write it down and lock it away; it is not shown again.")
        for at in range(0, len(sheet.groups), 4):
            say("  " + "  ".join(sheet.groups[at : at + 4]))
        say(f"  Check {sheet.check}")
    out(answer)
