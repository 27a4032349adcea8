"""`hub init|enrol|serve|receive|revoke|sites|course|programme`: what consoles sync to, over PostgreSQL."""

import argparse
import asyncio
import sys
from collections.abc import Awaitable, Callable
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from console.cli import ANSWER_IS_NO
from console.cli.session import out, say
from console.clock import SystemClock
from console.errors import PackReason

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from console.hub.database import Connection

VERBS = "init|enrol|serve|receive|revoke|sites|course|programme"
MOST_DAYS = 36_525
T = TypeVar("T")


def add(subparsers: "_SubParsersAction[argparse.ArgumentParser]") -> None:
    """Register `hub` with its verbs."""
    hub = subparsers.add_parser("hub", help="the service that consoles sync to, over PostgreSQL")
    verbs = hub.add_subparsers(dest="verb", required=True, metavar=VERBS)
    _verb(verbs, "init", _init, "make the tables and keys; what is there already stays")

    enrolling = _verb(verbs, "enrol", _enrol, "print a one-time code with which one console joins a site")
    enrolling.add_argument("--site", required=True, type=_name, metavar="NAME", help="made if it is new")
    shown = enrolling.add_mutually_exclusive_group()
    shown.add_argument("--certificate", type=Path, metavar="FILE", help="what `serve --cert` shows, as PEM")
    shown.add_argument(
        "--public-authority",
        action="store_true",
        help="consoles reach the hub under a name that a public certificate authority vouches for",
    )

    serving = _verb(verbs, "serve", _serve, "answer consoles until stopped; any number of processes may")
    serving.add_argument("--listen", required=True, type=_address, metavar="HOST:PORT")
    serving.add_argument("--cert", type=Path, metavar="FILE", help="certificate chain, as PEM (default: own)")
    serving.add_argument("--key", type=Path, metavar="FILE", help="its key")
    serving.add_argument("--behind-proxy", action="store_true", help="plain HTTP: a proxy does TLS")
    serving.add_argument(
        "--admin",
        type=_address,
        metavar="HOST:PORT",
        help="where /metrics, /healthz and /readyz are; keep it on loopback",
    )

    revoking = _verb(verbs, "revoke", _revoke, "take nothing more from a console; its records stay")
    revoking.add_argument("console", metavar="CONSOLE")

    receiving = _verb(verbs, "receive", _receive, "take a bundle from a stick, and write its receipt")
    receiving.add_argument("bundle", type=Path, metavar="BUNDLE")
    receiving.add_argument(
        "--receipt", type=Path, required=True, metavar="FILE", help="goes home on the stick"
    )

    seeing = _verb(verbs, "sites", _sites, "sites and consoles, and who was not heard from")
    seeing.add_argument(
        "--quiet-days", type=_days, default=7.0, metavar="N", help="how long is not heard from (default 7)"
    )

    offering = _verb(verbs, "course", _course, "send a course pack to the consoles of all sites, or of one")
    offering.add_argument("file", type=Path, metavar="FILE")
    offering.add_argument("--site", type=_name, metavar="NAME")

    counting = _verb(verbs, "programme", _programme, "what all sites did, by site and unit; nobody by name")
    counting.add_argument("--from", dest="from_date", type=_date, metavar="YYYY-MM-DD")
    counting.add_argument("--to", dest="to_date", type=_date, metavar="YYYY-MM-DD")
    form = counting.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="one object (default)")
    form.add_argument("--csv", action="store_true", help="one line a site and unit")


def _verb(
    verbs: Any, name: str, run: Callable[[argparse.Namespace], int], words: str
) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = verbs.add_parser(name, help=words, allow_abbrev=False)
    parser.set_defaults(run=run)
    parser.add_argument(
        "--database",
        metavar="URL",
        help="postgresql://... (default: RESILIENCE_HUB_DATABASE, or libpq's own variables); "
        "a password is better kept in PGPASSFILE",
    )
    return parser


def _name(text: str) -> str:
    name = " ".join(text.split())
    if not name or len(name) > 80 or not name.isprintable():
        raise argparse.ArgumentTypeError("a name of 1 to 80 letters")
    return name


def _days(text: str) -> float:
    try:
        days = float(text)
    except ValueError:
        days = -1.0
    if not 0 <= days <= MOST_DAYS:
        raise argparse.ArgumentTypeError(f"a number of days, at most {MOST_DAYS}")
    return days


def _date(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise argparse.ArgumentTypeError("write it as YYYY-MM-DD") from None


def _address(text: str) -> tuple[str, int]:
    host, _, port = text.rpartition(":")
    if not host or not port.isdecimal() or int(port) > 65535:
        raise argparse.ArgumentTypeError("write it as HOST:PORT, for example 0.0.0.0:8443")
    return host.strip("[]"), int(port)


def asked(args: argparse.Namespace, work: "Callable[[Connection], Awaitable[T]]") -> T:
    """What one transaction at the hub's database returns. ConsoleError."""
    from console.hub.database import reachable

    async def inside() -> T:
        async with reachable(args.database) as database:
            return await database.transact(work)

    done: T = run(inside())
    return done


def run(work: Any) -> Any:
    """Run a coroutine on a loop that psycopg can use, on every system."""
    with asyncio.Runner(loop_factory=asyncio.SelectorEventLoop) as runner:
        return runner.run(work)


def _init(args: argparse.Namespace) -> int:
    from console.hub import founding

    now = SystemClock().utc()
    keys = asked(args, lambda connection: founding.found(connection, now))
    out(
        {
            "hub_key": keys.public,
            "sealing_key": keys.sealing_public,
            "certificate_sha256": keys.certificate_sha256,
        }
    )
    return 0


def _enrol(args: argparse.Namespace) -> int:
    from console.hub import enrolment, founding
    from console.hub.tls import certificate_of

    now = SystemClock().utc()
    given = None if args.certificate is None else certificate_of(args.certificate)

    async def work(connection: "Connection") -> str:
        keys = await founding.keys(connection)
        shown = None if args.public_authority else given or bytes.fromhex(keys.certificate_sha256)
        return await enrolment.enrol(connection, keys, args.site, shown, now)

    code = asked(args, work)
    print(code)
    days = enrolment.VALID.days
    say(f"One console can join {args.site} with this code, within {days} days. It is not shown again.")
    return 0


def _serve(args: argparse.Namespace) -> int:
    from console.hub.logs import log_as_json
    from console.hub.serving import Opened, Where, serve

    if (args.cert is None) != (args.key is None) or (args.behind_proxy and args.cert is not None):
        say("Give --cert and --key together, or --behind-proxy, or neither.")
        return 2
    certificate = None if args.cert is None else (args.cert, args.key)
    host, port = args.listen
    where = Where(host, port, args.admin, certificate, args.behind_proxy)

    def announce(opened: Opened) -> None:
        told = {"url": opened.url, "certificate_sha256": opened.certificate_sha256, "hub_key": opened.hub_key}
        out(told if opened.admin is None else {**told, "admin": opened.admin})

    log_as_json()
    run(serve(args.database, where, SystemClock(), announce))
    return 0


def _revoke(args: argparse.Namespace) -> int:
    from console.hub import oversight

    now = SystemClock().utc()
    is_new = asked(args, lambda connection: oversight.revoke(connection, args.console, now))
    out({"console": args.console, "revoked": True, "already": not is_new})
    return 0


def _receive(args: argparse.Namespace) -> int:
    from console.hub import founding
    from console.hub.database import reachable
    from console.hub.receive import Received, receive
    from console.sync.wire import DELIVERED

    async def work() -> Received:
        async with reachable(args.database) as database:
            keys = await database.transact(founding.keys)
            return await receive(database, keys, args.bundle, args.receipt.absolute(), SystemClock())

    received: Received = run(work())
    if received.missing_blobs:
        say(f"{len(received.missing_blobs)} parts are missing: the receipt asks for them.")
    out({**msgspec.to_builtins(received), "receipt": str(args.receipt.absolute())})
    return 0 if received.statuses.keys() <= DELIVERED else ANSWER_IS_NO


def _sites(args: argparse.Namespace) -> int:
    from console.hub import oversight

    now, quiet = SystemClock().utc(), timedelta(days=args.quiet_days)
    found = asked(args, lambda connection: oversight.sites(connection, now, quiet))
    out([msgspec.to_builtins(one) for one in found])
    return 0


def _course(args: argparse.Namespace) -> int:
    from console.courses.pack import examine
    from console.hub import oversight

    pack, troubles = examine(args.file, str(args.file))
    if pack is None:
        for trouble in troubles:
            print(trouble.detail.get("what", ""), file=sys.stderr)
        return 3 if troubles[0].reason is PackReason.UNREADABLE else 1
    toml, now = args.file.read_bytes().decode(), SystemClock().utc()  # as it is: its hash goes with it
    told = asked(args, lambda connection: oversight.offer_course(connection, pack, toml, args.site, now))
    out({"id": pack.id, "version": pack.version, "sha256": pack.sha256, "sites": told})
    return 0


def _programme(args: argparse.Namespace) -> int:
    from console.hub import programme

    now = SystemClock().utc()
    made = asked(args, lambda c: programme.summarise(c, now, args.from_date, args.to_date))
    if args.csv:
        sys.stdout.write(programme.to_csv(made))
    else:
        out(msgspec.to_builtins(made))
    return 0
