"""`people`: who is enrolled, what they consented to, and what is held about them."""

import argparse
import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from console.cli import matrix
from console.cli.acting import WAIT_S, add_acting, signed_in
from console.cli.session import engine, out, say
from console.cli.writing import write_json
from console.errors import ConsoleError, PeopleReason
from console.model import PersonView, Session, Trainee
from console.paths import data_folder
from console.roster.reading import Entry, Roster

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from console.engine import Engine

VERBS = "add|import|list|change|merge|consent|matrix|export|erase"
REFUSE, SKIP, ENROL = "refuse", "skip", "enrol"


def add(subparsers: "_SubParsersAction[argparse.ArgumentParser]") -> None:
    """Register `people` with its verbs."""
    people = subparsers.add_parser("people", help="who is enrolled, and what is held about them")
    verbs = people.add_subparsers(dest="verb", required=True, metavar=VERBS)

    adding = _verb(verbs, "add", _add, "enrol one person")
    _add_part(adding, required=True)
    adding.add_argument("--identity", metavar="DOCUMENT", help="kind of document that you have looked at")
    adding.add_argument("--doubles", choices=[REFUSE, ENROL], default=REFUSE)
    importing = _verb(verbs, "import", _import, "enrol the people of a list (CSV, tabs, semicolons)")
    importing.add_argument("file", type=Path, metavar="FILE.csv")
    importing.add_argument(
        "--doubles",
        choices=[REFUSE, SKIP, ENROL],
        default=REFUSE,
        help="lines that may be people who are there already: write nothing (default), leave them out, or "
        "enrol them as other people",
    )
    listing = _verb(verbs, "list", _list, "everybody", acts=False)
    listing.add_argument("--erased", action="store_true", help="also people who were erased")

    changing = _verb(verbs, "change", _change, "write somebody's name, address or ULN anew")
    changing.add_argument("id", metavar="ID")
    _add_part(changing, required=False)
    changing.add_argument("--identity", metavar="DOCUMENT", help="kind of document that you have looked at")
    merging = _verb(verbs, "merge", _merge, "two ids are one human; it can not be undone")
    merging.add_argument("id", metavar="ID")
    merging.add_argument("into", metavar="INTO")
    _add_yes(merging)
    consenting = _verb(verbs, "consent", _consent, "note that somebody agrees, or agrees no longer")
    consenting.add_argument("id", metavar="ID")
    consenting.add_argument("--scope", required=True, metavar="TEXT", help="to what")
    consenting.add_argument("--class", dest="class_", metavar="ID", help="for this class only")
    consenting.add_argument("--withdraw", action="store_true", help="they agree no longer")

    matrix.add(verbs)
    exporting = _verb(verbs, "export", _export, "everything that is held about one person")
    exporting.add_argument("id", metavar="ID")
    exporting.add_argument("--out", type=Path, metavar="FILE.json", help="default: standard output")
    erasing = _verb(verbs, "erase", _erase, "delete what names somebody; what was signed stays")
    erasing.add_argument("id", metavar="ID")
    erasing.add_argument("--reason", required=True, metavar="TEXT", help="stands in the records")
    _add_yes(erasing)


def _verb(verbs: Any, name: str, run: Any, words: str, *, acts: bool = True) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = verbs.add_parser(name, help=words)
    parser.set_defaults(run=run, interface=["loopback"])
    if acts:
        add_acting(parser)
    return parser


def _add_part(parser: argparse.ArgumentParser, *, required: bool) -> None:
    parser.add_argument("--name", required=required, metavar="TEXT", help="as it is shown and printed")
    for option in ("given", "family", "email", "uln"):
        parser.add_argument(f"--{option}", metavar="TEXT")


def _add_yes(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--yes", action="store_true", help="do not ask")


@contextlib.contextmanager
def _opened(args: argparse.Namespace) -> "Iterator[tuple[Engine, Session | None]]":
    """An engine with records, and the session of whoever acts."""
    with engine(args, quietly=True) as console:
        if console.trouble is not None and not console.has_records:
            raise console.trouble
        yield console, signed_in(console, args) if getattr(args, "user", None) else None


def _add(args: argparse.Namespace) -> int:
    who = Trainee(args.name, args.given or "", args.family or "", email=args.email or "", uln=args.uln or "")
    with _opened(args) as (console, session):
        alike = [view for view in console.people.all().result(WAIT_S) if _is_alike(view, who)]
        if alike and args.doubles == REFUSE:
            out({"enrolled": 0, "doubles": [{"known": [_brief(view) for view in alike]}]})
            raise ConsoleError(PeopleReason.DOUBLES, doubles=1)
        enrolling = console.people.enrol([who], session=session, identity_document=args.identity)
        (person,) = enrolling.result(WAIT_S)
    out({"enrolled": 1, "people": [{"id": person, "display": who.display}]})
    return 0


def _is_alike(view: PersonView, who: Trainee) -> bool:
    from console.roster.names import loose_name

    if view.erased_utc:
        return False
    same_contact = (who.email and who.email.casefold() == view.email.casefold()) or (
        who.uln and who.uln == view.uln
    )
    return bool(same_contact) or loose_name(who.display) == loose_name(view.display)


def _import(args: argparse.Namespace) -> int:
    try:
        data = args.file.read_bytes()
    except OSError as error:
        raise ConsoleError(PeopleReason.NO_FILE, file=str(args.file), problem=error.strerror or "") from error
    with _opened(args) as (console, session):
        roster, encoding = console.people.understand_file(data).result(WAIT_S)
        _say_what_was_read(roster, encoding)
        doubles = [entry for entry in roster.entries if entry.double_of is not None or entry.known]
        if doubles and args.doubles == REFUSE:
            out(_answer(roster, encoding, [], []))
            raise ConsoleError(PeopleReason.DOUBLES, doubles=len(doubles))
        left_out = doubles if args.doubles == SKIP else []
        chosen = [entry for entry in roster.entries if entry not in left_out]
        people = [Trainee(one.display, one.given, one.family, email=one.email, uln=one.uln) for one in chosen]
        ids = console.people.enrol(people, session=session).result(WAIT_S)
    out(_answer(roster, encoding, list(zip(ids, chosen, strict=True)), left_out))
    return 0


def _say_what_was_read(roster: Roster, encoding: str) -> None:
    if encoding == "windows-1252":
        say("The file is not UTF-8, so it was read as Windows-1252. Look at the accents.")
    if roster.more_columns:
        say("Some columns were left out: their headings say nothing to this program.")
    for broken in roster.broken:
        words = {
            "no_letters": "not a name",
            "too_long": "too long for a name",
            "bad_email": "not an email address",
            "bad_uln": "not a ULN of ten digits",
        }
        say(f"line {broken.line}: left out: {words[broken.fault]}")
    for entry in roster.entries:
        if entry.double_of is not None:
            say(f"line {entry.line}: {entry.display}: as line {entry.double_of}")
        for view in entry.known:
            say(f"line {entry.line}: {entry.display}: enrolled already as {view.display} ({view.person})")


def _answer(
    roster: Roster, encoding: str, enrolled: list[tuple[str, Entry]], left_out: list[Entry]
) -> dict[str, Any]:
    return {
        "enrolled": len(enrolled),
        "people": [{"id": id_, "display": one.display, "line": one.line} for id_, one in enrolled],
        "left_out": [one.line for one in left_out],
        "doubles": [
            {
                "line": one.line,
                "display": one.display,
                "as_line": one.double_of,
                "known": [_brief(view) for view in one.known],
            }
            for one in roster.entries
            if one.double_of is not None or one.known
        ],
        "broken": [{"line": one.line, "fault": str(one.fault)} for one in roster.broken],
        "encoding": encoding,
    }


def _brief(view: PersonView) -> dict[str, str]:
    return {"id": view.person, "display": view.display}


def _list(args: argparse.Namespace) -> int:
    with _opened(args) as (console, _):
        people = console.people.all().result(WAIT_S)
    out([_row(view) for view in people if args.erased or not view.erased_utc])
    return 0


def _row(view: PersonView) -> dict[str, Any]:
    return {
        "id": view.person,
        "display": view.display,
        "given": view.given,
        "family": view.family,
        "email": view.email,
        "uln": view.uln,
        "enrolled_utc": view.enrolled_utc,
        "identity_document": view.identity_document,
        "erased_utc": view.erased_utc,
        "merged": list(view.merged),
    }


def _change(args: argparse.Namespace) -> int:
    from console.records import PersonalPart

    with _opened(args) as (console, session):
        held = console.people.view(args.id).result(WAIT_S)
        part = PersonalPart(
            given=held.given if args.given is None else args.given,
            family=held.family if args.family is None else args.family,
            display=held.display if args.name is None else args.name,
            email=held.email if args.email is None else args.email,
            uln=held.uln if args.uln is None else args.uln,
        )
        changing = console.people.change(args.id, part, session=session, identity_document=args.identity)
        changing.result(WAIT_S)
        out(_row(console.people.view(args.id).result(WAIT_S)))
    return 0


def _merge(args: argparse.Namespace) -> int:
    with _opened(args) as (console, session):
        views = [console.people.view(id_).result(WAIT_S) for id_ in (args.id, args.into)]
        names = " and ".join(f"{view.display} ({view.person})" for view in views)
        if not _agreed(args, f"From now on {names} are one person. This can not be undone."):
            return 1
        console.people.merge(args.id, args.into, session=session).result(WAIT_S)
        out(_row(console.people.view(args.id).result(WAIT_S)))
    return 0


def _consent(args: argparse.Namespace) -> int:
    with _opened(args) as (console, session):
        console.people.consent(
            args.id, args.scope, args.class_, given=not args.withdraw, session=session
        ).result(WAIT_S)
        rows = console.people.consents(args.id).result(WAIT_S)
    out(
        [
            {
                "scope": row.scope,
                "class": row.class_,
                "given_utc": row.given_utc,
                "withdrawn_utc": row.withdrawn_utc,
            }
            for row in rows
        ]
    )
    return 0


def _export(args: argparse.Namespace) -> int:
    with _opened(args) as (console, session):
        held = console.reports.person(args.id, session=session).result(WAIT_S)
    if args.out is None:
        out(held)
    else:
        write_json(args.out, held, data_folder(args.data))
        out({"person": held["person"], "entries": len(held["entries"]), "file": str(args.out)})
    return 0


def _erase(args: argparse.Namespace) -> int:
    with _opened(args) as (console, session):
        view = console.people.view(args.id).result(WAIT_S)
        if not _agreed(
            args,
            f"What names {view.display or view.person} is deleted, here and in the backups beside it. "
            "What was signed stays, under the pseudonym. This can not be undone.",
        ):
            return 1
        parts = console.people.erase(args.id, args.reason, session=session).result(WAIT_S)
        unreached = console.people.unreached_copies().result(WAIT_S)
    for name in unreached:
        say(f"{name} could not be reached and may still hold the name: delete it.")
    say("Copies elsewhere, exports and packs among them, are not reached from here.")
    out({"person": view.person, "parts": parts, "unreached": list(unreached)})
    return 0


def _agreed(args: argparse.Namespace, words: str) -> bool:
    """True when somebody agreed. Nobody is there to ask: the answer is no."""
    if args.yes:
        return True
    say(words)
    if not sys.stdin.isatty():
        say("Nothing was done. Say --yes to do it.")
        return False
    sys.stderr.write("Type yes to go on: ")
    sys.stderr.flush()
    return sys.stdin.readline().strip().casefold() == "yes"
