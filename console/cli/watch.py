"""`watch`: what the console hears, as NDJSON; and commands to single stations."""

import argparse
import json
from collections.abc import Sequence
from concurrent.futures import Future
from typing import Any

import msgspec

from console.cli.interface import add_interface, seconds
from console.cli.session import Inbox, engine, out, say, stopped_by_signals
from console.clock import SystemClock, iso_utc
from console.engine import Engine
from console.events import CommandChanged, Event, Snapshot, StationChanged
from console.model import CommandResult, Found, LinkState, Received, StationId
from console.services.commanding import DEADLINE_MS
from console.services.taps import GapSeen, LinkSeen

SHOWN_LINKS = {
    LinkState.LIVE: "live",
    LinkState.NO_SIGNAL: "no_signal",
    LinkState.LOST: "lost",
    LinkState.REFUSED: "refused",
    LinkState.CONFLICT: "refused",
    LinkState.BUSY: "refused",
}


class Order(msgspec.Struct):
    """One --command: to whom, what, and whether it has gone out."""

    station: str
    """Station id or seat label."""
    verb: str
    args: dict[str, Any]
    deadline_ms: int = DEADLINE_MS
    sent: bool = False


def add(commands: Any) -> None:
    """Register the command of this module."""
    watch = commands.add_parser("watch", help="follow the paired headsets as lines of JSON")
    watch.add_argument("--seconds", type=seconds, default=None, help="how long (default: until Ctrl+C)")
    watch.add_argument("--json", action="store_true", help="lines of JSON (the default and only form)")
    watch.add_argument(
        "--command",
        dest="orders",
        action="append",
        type=parse_order,
        default=[],
        metavar="'STATION VERB JSON'",
        help="send this once the station is live (repeatable); STATION is an id or a label",
    )
    add_interface(watch)
    watch.set_defaults(run=watch_stations)


def parse_order(text: str) -> Order:
    """Read `STATION VERB JSON`; a label may hold spaces. Raises ArgumentTypeError with what is wrong."""
    head, brace, tail = text.partition("{")
    words = head.split()
    if len(words) < 2:
        raise argparse.ArgumentTypeError(f"{text!r} is not 'STATION VERB JSON'")
    try:
        args = json.loads(brace + tail) if brace else {}
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"the JSON of {text!r} can not be read: {error}") from error
    deadline = args.pop("deadline_ms", DEADLINE_MS)
    if not isinstance(deadline, int) or isinstance(deadline, bool) or deadline < 1:
        raise argparse.ArgumentTypeError(f"deadline_ms of {text!r} is not a positive whole number")
    return Order(" ".join(words[:-1]), words[-1], args, deadline)


def watch_stations(args: argparse.Namespace) -> int:
    """Print until the time is over or somebody stops it."""
    inbox, clock, orders = Inbox(), SystemClock(), list(args.orders)
    labels: dict[StationId, str] = {}

    def hear(event: Event) -> None:
        views = event.stations if isinstance(event, Snapshot) else ()
        for view in (event.view,) if isinstance(event, StationChanged) else views:
            labels[view.station] = view.label

    waiting: list[Future[Any]] = []
    with engine(args, tap=inbox.put) as started, stopped_by_signals(inbox):
        started.subscribe(hear)
        for seen in inbox.until(args.seconds):
            if isinstance(seen, Found):
                labels[seen.station] = seen.label  # a link may be live before its changed view is told
            line = as_line(seen, iso_utc(clock.utc()))
            if line is not None:
                out(line)
            if isinstance(seen, LinkSeen) and seen.state is LinkState.LIVE:
                waiting += _send_due(started, orders, seen.station, labels.get(seen.station, ""))
        for order in (order for order in orders if not order.sent):
            say(f"{order.station} did not come live, so {order.verb} was not sent.")
    for future in waiting:
        error = future.exception() if future.done() else None
        if error is not None:
            raise error
    return 0 if all(order.sent for order in orders) else 1


def _send_due(started: Engine, orders: Sequence[Order], station: StationId, label: str) -> list[Future[Any]]:
    due = [order for order in orders if not order.sent and order.station in (station, label)]
    for order in due:
        order.sent = True
    return [started.classroom.command([station], order.verb, order.args, order.deadline_ms) for order in due]


def as_line(seen: object, now_utc: str) -> dict[str, Any] | None:
    """One thing heard as command-line.md has it; None for what `watch` does not show."""
    if isinstance(seen, Received):
        return {
            "t": seen.t,
            "station": seen.station,
            "boot": seen.boot,
            "seq": seen.seq,
            "type": seen.type,
            "run": seen.run,
            "body": msgspec.to_builtins(seen.body),
        }
    if isinstance(seen, LinkSeen) and seen.state in SHOWN_LINKS:
        return {
            "t": now_utc,
            "station": seen.station,
            "type": "link",
            "state": SHOWN_LINKS[seen.state],
            "reason": seen.reason,
        }
    if isinstance(seen, GapSeen):
        return {
            "t": now_utc,
            "station": seen.station,
            "type": "gap",
            "boot": seen.boot,
            "from": seen.first,
            "to": seen.last,
        }
    if isinstance(seen, CommandChanged) and seen.result is not CommandResult.PENDING:
        return {
            "t": now_utc,
            "type": "command",
            "station": seen.station,
            "id": seen.id,
            "verb": seen.verb,
            "result": str(seen.result),
            "reason": seen.reason,
            "ms": None if seen.ms is None else round(seen.ms, 1),
        }
    return None
