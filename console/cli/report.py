"""`report`: a class, a person, what assessors did, or the whole programme, as JSON, CSV or paper."""

import argparse
import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from console.cli import ANSWER_IS_NO
from console.cli.acting import WAIT_S, add_acting, signed_in
from console.cli.session import engine, out, say
from console.cli.writing import write_json
from console.clock import SystemClock
from console.errors import ClassReason, ConsoleError, RecordsReason
from console.paths import data_folder
from console.records.outgoing import leaving
from console.records.verify import LIVE_NAME

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from console.engine import Engine
    from console.model import Session
    from console.reports.asked import Asked

WRONG_USAGE = 2


def add(subparsers: "_SubParsersAction[argparse.ArgumentParser]") -> None:
    """Register `report` with its kinds."""
    report = subparsers.add_parser("report", help="reports: programme, class, person, assessors")
    kinds = report.add_subparsers(dest="kind", required=True, metavar="KIND")
    programme = _kind(kinds, "programme", "classes, runs, outcomes and reach by unit and month; names nobody")
    programme.add_argument(
        "--database",
        metavar="URL",
        help="postgresql://... of a hub: what all its sites did, by site and unit, as CSV or JSON",
    )
    of_class = _kind(kinds, "class", "who, what, outcomes, exceptions, signatures of a class")
    of_class.add_argument("subject", nargs="?", metavar="ID", help="default: the newest that has begun")
    of_class.add_argument(
        "--records", type=Path, metavar="DIR", help="put every signed record of it into a new folder there"
    )
    person = _kind(kinds, "person", "every attempt across classes, and what holds today")
    person.add_argument("subject", metavar="ID")
    assessors = _kind(kinds, "assessors", "for the IQA: decisions, overrides, amendments, voids, the sample")
    assessors.add_argument("subject", nargs="?", metavar="USER", help="default: everybody")


def _kind(kinds: Any, name: str, words: str) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = kinds.add_parser(name, help=words)
    parser.add_argument("--from", dest="first", type=_day, metavar="YYYY-MM-DD", help="first day, UTC")
    parser.add_argument("--to", dest="last", type=_day, metavar="YYYY-MM-DD", help="last day, UTC")
    parser.add_argument(
        "--out", type=Path, metavar="FILE", help="FILE.pdf, FILE.csv or FILE.json (default: JSON to stdout)"
    )
    add_acting(parser)
    parser.set_defaults(run=_report, interface=["loopback"], subject=None, records=None, database=None)
    return parser


def _day(words: str) -> date:
    try:
        return date.fromisoformat(words)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{words} is no day: write it as 2026-11-24") from error


def _report(args: argparse.Namespace) -> int:
    if args.first is not None and args.last is not None and args.last < args.first:
        say("--to is before --from")
        return WRONG_USAGE
    if args.database is not None:
        return _of_hub(args)
    if not (data_folder(args.data) / LIVE_NAME).is_file():
        raise ConsoleError(RecordsReason.MISSING, folder=str(data_folder(args.data)))
    with engine(args, quietly=True) as console:
        if console.trouble is not None and not console.has_records:
            raise console.trouble
        session = signed_in(console, args) if args.user else None
        asked = _asked(console, args)
        if args.records is not None:
            return _folder(console, asked.subject or "", args, session)
        return _one(console, asked, args, session)


def _of_hub(args: argparse.Namespace) -> int:
    """The whole programme as its hub holds it; asks nothing of the records here."""
    from console.cli.hub import asked
    from console.hub import programme

    if args.out is not None and args.out.suffix.lower() not in (".csv", ".json"):
        say("What a hub holds goes out as FILE.csv or FILE.json.")
        return WRONG_USAGE
    now, days = SystemClock().utc(), [day and day.isoformat() for day in (args.first, args.last)]
    made = asked(args, lambda connection: programme.summarise(connection, now, *days))
    if args.out is None:
        out(msgspec.to_builtins(made))
        return 0
    if args.out.suffix.lower() == ".json":
        write_json(args.out, msgspec.to_builtins(made), data_folder(args.data))
    else:
        with leaving(args.out, data_folder(args.data)) as file:
            file.write(programme.to_csv(made).encode("utf-8-sig"))
    out({"report": args.kind, "sites": len(made.sites), "file": str(args.out)})
    return 0


def _asked(console: "Engine", args: argparse.Namespace) -> "Asked":
    from console.reports.asked import Asked, Form
    from console.reports.period import Period

    period, subject = Period(args.first, args.last), args.subject
    if args.kind == "programme":
        return Asked(Form.PROGRAMME, None, period)
    if args.kind == "person":
        return Asked(Form.PERSON, subject, period)
    if args.kind == "assessors":
        known = {one.user_id: one.account for one in console.accounts.all().result(WAIT_S)}
        return Asked(Form.ACTIVITY, known.get(subject, subject), period)
    if subject is None:
        begun = (one for one in console.classroom.classes().result(WAIT_S) if one.started_utc)
        newest = next((one for one in begun if period.holds(one.started_utc)), None)
        if newest is None:
            raise ConsoleError(ClassReason.UNKNOWN_CLASS)
        subject = newest.id
    return Asked(Form.CLASS, subject)


def _one(console: "Engine", asked: "Asked", args: argparse.Namespace, session: "Session | None") -> int:
    from console.reports.asked import Format

    if args.out is None:
        data = console.reports.bytes_of(asked, Format.JSON, session=session).result(WAIT_S)
        out(json.loads(data))
        return 0
    saved = console.reports.save(asked, args.out, session=session).result(WAIT_S)
    out(
        {
            "report": args.kind,
            "decisions": saved.decisions,
            "head": {"seq": saved.head_seq, "hash": saved.head_hash},
            "file": str(args.out),
        }
    )
    return 0


def _folder(console: "Engine", class_: str, args: argparse.Namespace, session: "Session | None") -> int:
    filled = console.reports.folder(class_, args.records, session=session).result(WAIT_S)
    if filled.left_out:
        say(f"{filled.left_out} not signed yet, so not in the folder.")
    out(
        {
            "folder": str(filled.folder),
            "records": filled.done,
            "of": filled.total,
            "not_signed": filled.left_out,
        }
    )
    if filled.trouble is not None:
        raise filled.trouble
    return 0 if filled.done == filled.total else ANSWER_IS_NO
