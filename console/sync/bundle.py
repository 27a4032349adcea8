"""A bundle on a stick: what a hub has not signed for yet, sealed to that hub (sticks.md).

The format stands in `bundle_sealing` (outside) and `bundle_records` (inside). Neither writing nor reading one
ever holds more of it than one record. Nothing here counts as delivered: that takes the hub's receipt
(`bundle_receipt`).
"""

import contextlib
import hashlib
import os
from collections.abc import Callable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import IO, Any, Final, Protocol

import msgspec

from console.errors import ConsoleError, RecordsReason, SyncReason
from console.model import ConsoleId
from console.records.delivery import Waiting
from console.records.outgoing import leaving
from console.sync.bundle_records import Signing, Writer
from console.sync.bundle_sealing import Sealer
from console.sync.wire import LARGEST_BLOB, Line

_BLOCK: Final = 1024 * 1024


class Stage(StrEnum):
    """What is being done."""

    LINES = "lines"
    PARTS = "parts"
    CHECKING = "checking"
    """It is read back from the device."""


class Progress(msgspec.Struct, frozen=True):
    """How far a stage is: lines, parts, or bytes read back."""

    stage: Stage
    done: int
    total: int


class Recipient(msgspec.Struct, frozen=True):
    """The hub that a bundle is for."""

    hub: str
    """SHA-256 of its public key."""
    sealing_key: str


class Sender(msgspec.Struct, frozen=True):
    """The console that makes it."""

    console: ConsoleId
    public_key: str
    sign: Signing


class Source(Protocol):
    """What goes in. Asked on the thread that writes the bundle."""

    @property
    def total(self) -> int:
        """How many lines there are, about."""
        ...

    @property
    def more_parts(self) -> Sequence[str]:
        """SHA-256 of parts that go in although no line here names them."""
        ...

    def lines(self, after: Waiting | None) -> Sequence[Waiting]:
        """The next ones, in order; none at the end."""
        ...

    def part(self, sha256: str) -> bytes | None:
        """A detached part; None when it is not here."""
        ...


class Written(msgspec.Struct, frozen=True):
    """A bundle that was read back from where it lies: the stick may be taken away."""

    path: Path
    lines: int
    blobs: int
    bytes: int
    sha256: str
    """Of the file."""
    too_large: tuple[str, ...]
    """SHA-256 of parts that no hub takes; they stay here."""


class Watch:
    """Tells how far it is, and ends the work when somebody cancels."""

    def __init__(
        self,
        tell: Callable[[Progress], None] = lambda _: None,
        is_cancelled: Callable[[], bool] = lambda: False,
    ) -> None:
        self._tell = tell
        self._is_cancelled = is_cancelled

    def at(self, stage: Stage, done: int, total: int) -> None:
        """ConsoleError(CANCELLED)."""
        if self._is_cancelled():
            raise ConsoleError(SyncReason.CANCELLED)
        self._tell(Progress(stage, done, total))


def write(
    path: Path,
    source: Source,
    *,
    recipient: Recipient,
    sender: Sender,
    made: str,
    folder: Path,
    watch: Watch,
) -> Written:
    """Write all lines of `source`, with every part that they name, to `path`; then read it back.

    `made` is the time as records write UTC, `folder` the records' own. What fails or is cancelled leaves
    nothing behind. ConsoleError: CANCELLED, NOT_WRITTEN, OWN_FILE, NOT_READ_BACK, DAMAGED.
    """
    with leaving(path, folder) as file:
        counted = _Counted(file)
        hub, key = recipient.hub, recipient.sealing_key
        sealer = Sealer(counted, console=sender.console, hub=hub, sealing_key=key, made=made)
        writer = Writer(sealer)
        named = _write_lines(writer, source, watch)
        named.update(dict.fromkeys(source.more_parts))
        too_large = _write_parts(writer, source, list(named), watch)
        writer.finish(sender.console, sender.public_key, sender.sign)
    _read_back(path, counted, watch)
    return Written(path, writer.lines, writer.blobs, counted.bytes, counted.sha256, too_large)


class _Counted:
    """A file that knows the hash of what was written to it."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._digest = hashlib.sha256()
        self.bytes = 0

    @property
    def sha256(self) -> str:
        return self._digest.hexdigest()

    def write(self, data: bytes) -> None:
        self._file.write(data)
        self._digest.update(data)
        self.bytes += len(data)


class _Named(msgspec.Struct):
    sha256: str


class _Detached(msgspec.Struct):
    """As much of a core as says which parts it names."""

    detached: list[_Named]


_DETACHED: Final = msgspec.json.Decoder(_Detached)


def _write_lines(writer: Writer, source: Source, watch: Watch) -> dict[str, None]:
    """Every line; returns the parts that they name, in order."""
    named: dict[str, None] = {}
    last: Waiting | None = None
    watch.at(Stage.LINES, 0, source.total)
    while page := source.lines(last):
        for one in page:
            try:
                writer.line(one.console, one.seq, Line(one.core, one.hash, one.sig))
            except ValueError as error:  # longer than any entry: `verify` tells what it is
                raise ConsoleError(RecordsReason.DAMAGED, seq=one.seq) from error
            with contextlib.suppress(ValueError):  # damaged here: the hub says so, and takes the others
                named.update((part.sha256, None) for part in _DETACHED.decode(one.core).detached)
        last = page[-1]
        watch.at(Stage.LINES, writer.lines, max(writer.lines, source.total))
    return named


def _write_parts(writer: Writer, source: Source, named: list[str], watch: Watch) -> tuple[str, ...]:
    """Every part that is still there; returns those that are too large for a hub."""
    too_large = []
    for number, sha256 in enumerate(named, 1):
        data = source.part(sha256)
        if data is not None and len(data) > LARGEST_BLOB:
            too_large.append(sha256)
        elif data is not None:
            writer.blob(data)
        watch.at(Stage.PARTS, number, len(named))
    return tuple(too_large)


def _read_back(path: Path, written: _Counted, watch: Watch) -> None:
    """Compare what the device gives back with what was written; a file that differs goes."""
    try:
        if _sha256_on_device(path, written.bytes, watch) != written.sha256:
            raise ConsoleError(SyncReason.NOT_READ_BACK, file=str(path), problem="it differs")
    except BaseException as error:
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)
        if isinstance(error, OSError):
            problem = error.strerror or type(error).__name__
            raise ConsoleError(SyncReason.NOT_READ_BACK, file=str(path), problem=problem) from error
        raise


def _sha256_on_device(path: Path, total: int, watch: Watch) -> str:
    digest, done = hashlib.sha256(), 0
    with path.open("rb", buffering=0) as file:
        watch.at(Stage.CHECKING, 0, total)
        _forget_cached(file.fileno())
        while data := file.read(_BLOCK):
            digest.update(data)
            done += len(data)
            watch.at(Stage.CHECKING, min(done, total), total)
    return digest.hexdigest()


def _forget_cached(descriptor: int) -> None:
    """Let the next reads come from the device, where the system can: its memory would only repeat itself."""
    with contextlib.suppress(OSError, ImportError):
        if hasattr(os, "posix_fadvise"):
            os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
            return
        import fcntl  # macOS; Windows has neither

        no_cache: Any = getattr(fcntl, "F_NOCACHE", None)
        if no_cache is not None:
            fcntl.fcntl(descriptor, no_cache, 1)
