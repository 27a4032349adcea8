"""`stations`, `pair`, `unpair`: who is there, and whom this console knows."""

import argparse
import asyncio
import contextlib
import os
import sys
import threading
from collections.abc import Sequence
from typing import Any

from console import __version__
from console.cli.interface import add_interface, seconds
from console.cli.session import Inbox, engine, out, say, stopped_by_signals
from console.cli.unlocking import unlocking
from console.clock import SystemClock
from console.engine import Engine
from console.errors import ConsoleError, LinkReason, NetworkReason, PairingReason
from console.events import Event, PairingChanged, Snapshot, StationChanged
from console.headsets.discovery import Discovery
from console.headsets.pace import Pace
from console.model import Found, LinkState, PairingState, StationId, StationView
from console.paths import data_folder
from console.records import Records
from console.sentences import BY_VALUE, sentence
from console.services.headsets import parse_address
from console.services.taps import LinkSeen

FIND_S = 15.0
PAIRING_S = 130.0
"""Longer than the protocol lets a pairing take (120 s), so that its own time-out is the one told."""

INTERRUPTED = 130

LISTED = {LinkState.LOST: "no_signal"}
"""`stations` has no word of its own for a link that ended."""


def add(commands: Any) -> None:
    """Register the commands of this module."""
    stations = commands.add_parser("stations", help="headsets on this network and their state")
    stations.add_argument("--seconds", type=seconds, default=5.0, help="how long to search (default 5)")
    stations.add_argument("--json", action="store_true", help="a JSON list instead of a table")
    stations.add_argument("--no-dial", action="store_true", help="only list adverts; works beside the window")
    add_interface(stations)
    stations.set_defaults(run=list_stations)

    pair = commands.add_parser("pair", help="pair one headset: compare six digits on both sides")
    pair.add_argument("station", metavar="STATION_ID")
    pair.add_argument("--address", type=_address, metavar="HOST:PORT", help="dial this instead of searching")
    pair.add_argument("--yes", action="store_true", help="take the digits for the same without asking")
    add_interface(pair)
    pair.set_defaults(run=pair_station)

    unpair = commands.add_parser("unpair", help="forget the key and certificate of a headset")
    unpair.add_argument("station", metavar="STATION_ID")
    unpair.set_defaults(run=unpair_station)


def _address(text: str) -> str:
    try:
        parse_address(text)
    except ConsoleError as error:
        raise argparse.ArgumentTypeError(sentence(error.reason)) from None
    return text


def list_stations(args: argparse.Namespace) -> int:
    """Search, dial each once unless told not to, and list."""
    rows = _adverts(args) if args.no_dial else _states(args)
    if args.json:
        out(rows)
    else:
        _print_table(rows)
    return 0 if rows else 1


def _adverts(args: argparse.Namespace) -> list[dict[str, Any]]:
    adverts = asyncio.run(_browse(args.interface or ("all",), args.seconds))
    found = {one.station: one for one in adverts.values()}
    return sorted((_row(one, None) for one in found.values()), key=lambda row: (row["label"], row["id"]))


async def _browse(interfaces: Sequence[str], patience_s: float) -> dict[str, Found]:
    """Adverts by their name after so long; trouble is said, never raised."""
    adverts: dict[str, Found] = {}
    told: set[NetworkReason] = set()

    def remove(name: str) -> None:
        adverts.pop(name, None)

    def tell(trouble: NetworkReason | None) -> None:
        if trouble is not None and trouble not in told:
            told.add(trouble)
            say(sentence(trouble))

    search = Discovery(interfaces, Pace(), put=adverts.__setitem__, remove=remove, tell=tell)
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(patience_s):
            await search.run()
    return adverts


def _states(args: argparse.Namespace) -> list[dict[str, Any]]:
    inbox, adverts, views = Inbox(), dict[StationId, Found](), dict[StationId, StationView]()

    def hear(event: Event) -> None:
        if isinstance(event, Snapshot):  # what came before anybody could listen
            views.update((view.station, view) for view in event.stations)
        elif isinstance(event, StationChanged):
            views[event.view.station] = event.view

    def tap(seen: object) -> None:
        if isinstance(seen, Found):
            adverts[seen.station] = seen

    with engine(args, dial_unpaired=True, tap=tap) as started, stopped_by_signals(inbox):
        started.subscribe(hear)
        for _ in inbox.until(args.seconds):
            pass
    rows = [_row(found, views.get(station)) for station, found in adverts.items()]
    rows += [_row(None, view) for station, view in views.items() if station not in adverts]
    return sorted(rows, key=lambda row: (row["label"], row["id"]))


def _row(found: Found | None, view: StationView | None) -> dict[str, Any]:
    host, port = _split(view.address) if view is not None else ([], 0)
    state = LinkState.FOUND if view is None else _state(view)
    return {
        "id": found.station if found is not None else view.station if view is not None else None,
        "label": view.label if view is not None and view.label else found.label if found is not None else "",
        "model": view.model if view is not None and view.model else found.model if found is not None else "",
        "app": view.app if view is not None and view.app else found.app if found is not None else "",
        "addresses": list(found.addresses) if found is not None else host,
        "port": found.port if found is not None else port,
        "paired": view is not None and view.paired,
        "state": LISTED.get(state, str(state)),
        "reason": view.link_reason if view is not None else None,
        "battery": view.battery if view is not None else None,
    }


def _state(view: StationView) -> LinkState:
    """Two devices that claim one id show as a conflict, also where the paired one of them is live."""
    return LinkState.CONFLICT if view.link_reason == LinkReason.CONFLICT else view.link


def _split(address: str) -> tuple[list[str], int]:
    host, colon, port = address.rpartition(":")
    return ([host.strip("[]")], int(port)) if colon and port.isdigit() else ([], 0)


def _print_table(rows: list[dict[str, Any]]) -> None:
    if not rows:
        say("No headset was found. Turn one on, open its training app, and look again.")
        return
    print(f"{'LABEL':<14}{'STATE':<12}{'MODEL':<20}{'ADDRESS':<24}ID")
    for row in rows:
        address = f"{row['addresses'][0]}:{row['port']}" if row["addresses"] else "-"
        print(f"{row['label']:<14}{row['state']:<12}{row['model']:<20}{address:<24}{row['id']}")
        if row["reason"] in BY_VALUE:
            say(f"  {row['label']}: {sentence(BY_VALUE[row['reason']])}")


def pair_station(args: argparse.Namespace) -> int:
    """Pair one headset, asking the person here to compare the digits."""
    inbox = Inbox()
    station: StationId = args.station

    def hear(event: Event) -> None:
        if isinstance(event, PairingChanged) and event.station == station:
            inbox.put(event)

    def tap(seen: object) -> None:
        if isinstance(seen, (Found, LinkSeen)) and seen.station == station:
            inbox.put(seen)

    with engine(args, tap=tap) as started, stopped_by_signals(inbox):
        started.subscribe(hear)
        if args.address is not None:
            started.headsets.dial(args.address).result()
        if not any(isinstance(thing, (Found, LinkSeen)) for thing in _first(inbox, FIND_S)):
            return _say_no(PairingReason.UNKNOWN_STATION)
        started.headsets.pair(station).result()
        return _walk(started, inbox, station, yes=args.yes)


def _first(inbox: Inbox, seconds: float) -> list[Any]:
    for thing in inbox.until(seconds):
        return [thing]
    return []


def _walk(started: Engine, inbox: Inbox, station: StationId, *, yes: bool) -> int:
    for change in inbox.until(PAIRING_S):
        if isinstance(change, bool):
            _answer(started, station, is_same=change)
        elif not isinstance(change, PairingChanged):
            continue
        elif change.state is PairingState.COMPARE:
            out({"station": station, "code": change.code})
            if yes:
                _answer(started, station, is_same=True)
            else:
                _ask_same(inbox)
        elif change.state is PairingState.PAIRED:
            say("Paired.")
            return 0
        elif change.state is PairingState.FAILED:
            return _say_no(BY_VALUE.get(change.reason or "", PairingReason.LINK_ENDED))
    if inbox.stopped.is_set():
        started.headsets.refuse(station).result()
        return INTERRUPTED
    return _say_no(PairingReason.TIMED_OUT)


def _answer(started: Engine, station: StationId, *, is_same: bool) -> None:
    if is_same:
        started.headsets.confirm(station).result()
        say("Now the wearer confirms in the headset.")
    else:
        started.headsets.refuse(station).result()


def _ask_same(inbox: Inbox) -> None:
    """Ask, and put the answer into the inbox: meanwhile the headset may refuse, or somebody press Ctrl+C."""
    say("Does the headset show these six digits? [y/N]")

    def read() -> None:
        line = b""
        # Unbuffered: a thread that holds the lock of sys.stdin keeps the interpreter from ending.
        with contextlib.suppress(OSError, ValueError):
            line = os.read(sys.stdin.fileno(), 1024)
        inbox.put(line.strip().lower() in (b"y", b"yes"))

    threading.Thread(target=read, daemon=True).start()


def _say_no(reason: Any) -> int:
    say(sentence(reason))
    return 1


def unpair_station(args: argparse.Namespace) -> int:
    """Forget one headset."""
    records = Records.open(data_folder(args.data), SystemClock(), app=__version__, unlocking=unlocking(args))
    try:
        known = any(pin.station == args.station for pin in records.pins())
        if known:
            records.forget_pin(args.station)
    finally:
        records.close()
    say("Forgotten." if known else "No such headset is paired with this console.")
    return 0 if known else 1
