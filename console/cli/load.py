"""`load replay`: what the console would have said about a recording, second by second."""

import argparse
import sys
from collections import deque
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from console.cli.session import say
from console.headsets.limits import ProtocolError, read_object
from console.headsets.protocol import Enveloped, decode_from_station
from console.messages import PhysioBody

if TYPE_CHECKING:
    from console.physiology.baseline import Baseline
    from console.physiology.load import Load
    from console.physiology.station import Station

LATEST_MONO_MS = 2.0**53
LONGEST_GAP_MS = 24 * 3_600_000.0
"""A line further ahead than this is taken for a bad one: every second up to it would be a line of output."""


def add(subparsers: Any) -> None:
    """Register `load` with its verb."""
    load = subparsers.add_parser("load", help="what the load would have said of a recording")
    verbs = load.add_subparsers(dest="verb", required=True, metavar="replay")
    replay = verbs.add_parser("replay", help="lines of JSON, one a second, for a recording")
    replay.add_argument("file", type=Path, metavar="FILE.ndjson", help='lines {"mono":ms,"body":{physio}}')
    source = replay.add_mutually_exclusive_group()
    source.add_argument(
        "--baseline-seconds", type=_seconds, default=120.0, metavar="N", help="the first stretch (120)"
    )
    source.add_argument("--baseline", type=Path, metavar="FILE", help="a recording that is all baseline")
    replay.set_defaults(run=_replay)


def _seconds(text: str) -> float:
    seconds = float(text)
    if not 0 <= seconds <= 86_400:
        raise argparse.ArgumentTypeError("0 to 86400 seconds")
    return seconds


class Recording:
    """A file of physiology; bad lines are skipped and counted."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.skipped = 0

    def messages(self) -> Iterator[tuple[float, PhysioBody]]:
        """(mono, body) of each good line, in the order of the file; raises OSError."""
        latest: float | None = None
        with self._path.open("rb") as lines:
            for line in lines:
                if not line.strip():
                    continue
                read = read_line(line)
                if read is None or (latest is not None and read[0] - latest > LONGEST_GAP_MS):
                    self.skipped += 1
                    continue
                latest = read[0] if latest is None else max(latest, read[0])
                yield read


def read_line(line: bytes) -> tuple[float, PhysioBody] | None:
    """(mono, body) when the wire would have taken the body, else None; `source` may be missing."""
    try:
        fields = read_object(line)
        mono, body = fields.get("mono"), fields.get("body")
        if not isinstance(mono, int | float) or isinstance(mono, bool) or abs(mono) > LATEST_MONO_MS:
            return None
        if not isinstance(body, dict):
            return None
        envelope = {
            "type": "physio",
            "seq": 1,
            "t": "1970-01-01T00:00:00Z",
            "mono": mono,
            "run": None,
            "body": {"source": "ppg"} | body,
        }
        message = decode_from_station(msgspec.json.encode(envelope))
    except (ProtocolError, UnicodeEncodeError):
        return None
    if isinstance(message, Enveloped) and isinstance(message.body, PhysioBody):
        return message.mono, message.body
    return None


def _replay(args: argparse.Namespace) -> int:
    try:
        baseline = None if args.baseline is None else _baseline_of(args.baseline)
        recording = Recording(args.file)
        for load in replay(recording, 0.0 if args.baseline else args.baseline_seconds, baseline):
            line = msgspec.to_builtins(load)
            del line["motion_told"]  # what the screen alone says
            sys.stdout.write(msgspec.json.encode(line).decode() + "\n")
        sys.stdout.flush()
    except OSError as error:
        if isinstance(error, BrokenPipeError):
            raise
        say(f"{error.filename}: {error.strerror}")
        return 3
    _count(args.file, recording)
    return 0


def _count(path: Path, recording: Recording) -> None:
    if recording.skipped:
        say(f"{path}: {recording.skipped} bad lines skipped")


def _baseline_of(path: Path) -> "Baseline | None":
    """The baseline that a whole recording makes; None when it holds no good line."""
    recording = Recording(path)
    last = deque(_seconds_of(recording, float("inf")), maxlen=1)
    _count(path, recording)
    return last[0][0].finish_calibration() if last else None


def replay(
    recording: Recording, baseline_seconds: float, baseline: "Baseline | None" = None
) -> "Iterator[Load]":
    """A reading for each second from the first good line's mono up to the last; any baseline counts."""
    for station, load in _seconds_of(recording, baseline_seconds, baseline):
        calibration = station.calibration
        if calibration is not None and calibration.is_over(load.mono_ms):
            station.baseline = station.finish_calibration()
        yield load


def _seconds_of(
    recording: Recording, baseline_seconds: float, baseline: "Baseline | None" = None
) -> "Iterator[tuple[Station, Load]]":
    from console.physiology.baseline import Calibration  # numpy comes with it: late, for the other commands
    from console.physiology.load import evaluate
    from console.physiology.station import Station

    station: Station | None = None
    start, ticks = 0.0, 0
    for mono, body in recording.messages():
        if station is None:
            start = mono
            station = Station(mono)
            station.baseline = baseline
            station.calibration = Calibration(mono, baseline_seconds) if baseline_seconds > 0 else None
        while start + 1000.0 * ticks < mono:
            yield station, evaluate([station], [start + 1000.0 * ticks])[0]
            ticks += 1
        station.take(mono, body)
    if station is not None and station.now_ms is not None:
        while start + 1000.0 * ticks <= station.now_ms:
            yield station, evaluate([station], [start + 1000.0 * ticks])[0]
            ticks += 1
