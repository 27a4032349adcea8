"""Stations as a class has them, with real-looking names and figures, for tests and pictures of the window."""

from console.events import Snapshot
from console.model import (
    ClassView,
    LinkState,
    Phase,
    RecordsView,
    SearchView,
    SessionView,
    StationView,
    SyncView,
)

PEOPLE = (
    "Amina Yusuf",
    "Tomos Griffiths",
    "Oluwaseun Adeyemi",
    "Rhiannon Prydderch-Jones",
    "Callum Fraser",
    "Gwenllian Llewelyn",
    "Priya Raghunathan",
    "Hana Sato",
    "Jack Whitworth",
    "Angharad Llywelyn ap Rhys-Cadwaladr",
    "Megan Thomas",
    "Daniel Okafor",
    "Siobhán McAllister",
    "Myfanwy Cadwaladr-Rees",
    "Ewan MacLeod",
    "Llŷr Gwynfor Humphreys",
)


def name(number: int) -> str:
    """Return a name for the n-th person, 1-based; after 16 they repeat with a letter."""
    again, at = divmod(number - 1, len(PEOPLE))
    return PEOPLE[at] + (f" {chr(64 + again)}." if again else "")


def station_id(number: int) -> str:
    """Return the uuid of the n-th headset."""
    return f"00000000-0000-4000-8000-{number:012d}"


def live(number: int, **changes) -> StationView:
    """Return a live, paired headset in seat n."""
    fields = {
        "station": station_id(number),
        "label": f"Seat {number}",
        "model": f"VR-{100 + number:04d}",
        "app": "gowning/2.4.1",
        "address": f"192.168.1.{number}:8443",
        "link": LinkState.LIVE,
        "link_since_ms": 0.0,
        "rtt_ms": 3.0 + number % 5,
        "paired": True,
        "last_frame_ms": 1.0,
        "last_frame_utc": "2026-11-24T09:12:00.000Z",
        "phase": Phase.READY,
        "battery": 0.3 + (number * 37 % 70) / 100,
        "charging": number % 9 == 0,
        "worn": number % 3 == 0,
        "fps": 72.0,
        "wifi_dbm": -45.0 - number * 7 % 25,
        "storage_free_mb": 31_000.0 - 700 * number % 9000,
    }
    return StationView(**(fields | changes))


def found(number: int, **changes) -> StationView:
    """Return a headset that was found and is not paired."""
    fields = {
        "station": station_id(number),
        "label": f"Seat {number}",
        "model": f"VR-{100 + number:04d}",
        "app": "gowning/2.4.1",
        "address": f"192.168.1.{number}:8443",
        "link": LinkState.FOUND,
    }
    return StationView(**(fields | changes))


def snapshot(*stations: StationView, class_: ClassView | None = None, **records) -> Snapshot:
    """Return what a subscriber gets first."""
    session, sync = records.pop("session", SessionView()), records.pop("sync", SyncView())
    kept = {"path": "records.sqlite", "writable": True, "disk_free_mb": 118_000} | records
    return Snapshot(
        stations, class_, (), SearchView(0.0, len(stations), 0), RecordsView(**kept), session, sync
    )
