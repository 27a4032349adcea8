"""One line as it came: is it whole, and what is doubtful about it. Pure: no database, any thread."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

import msgspec

from console.clock import iso_utc
from console.errors import ConsoleError
from console.messages import Uuid
from console.records import bodies, signing_rules
from console.records.bodies import Hash, Ordinal
from console.records.canonical import parse, sha256_hex
from console.records.entry import LONGEST_CORE, Entry, Part, is_signed, read
from console.sync.wire import Line

AHEAD: Final = timedelta(minutes=10)
"""An entry may be this much later than the hub's clock."""


class Spine(msgspec.Struct, frozen=True):
    """What holds a chain together, and all that the hub asks of a core before it takes it."""

    id: Uuid
    console: Uuid
    seq: Ordinal
    prev: Hash | None
    kind: str


@dataclass(frozen=True, slots=True)
class Whole:
    """A line whose core, hash and signature are right."""

    line: Line
    spine: Spine
    entry: Entry | None
    """None for a core with fields of another version."""
    doubts: tuple[tuple[str, str], ...]
    """Words and details of what is doubtful about its content."""

    @property
    def seq(self) -> int:
        """Its number."""
        return self.spine.seq

    @property
    def hash(self) -> str:
        """Its name in the chain."""
        return self.line.hash

    @property
    def parts(self) -> tuple[Part, ...]:
        """Detached parts that it names."""
        return self.entry.detached if self.entry is not None else ()

    def body(self, kind: str, shape: type[Any]) -> Any:
        """Its body, where it is an entry of this kind and whole; else None."""
        if self.entry is None or self.entry.kind != kind:
            return None
        try:
            return bodies.read(shape, self.entry.body)
        except ConsoleError:
            return None


@dataclass(frozen=True, slots=True)
class Broken:
    """A line that is not whole: kept as evidence, never taken."""

    line: Line
    id: str
    seq: int | None
    """As far as its core can still be read."""
    chain: str | None


Examined = Whole | Broken


def chains(examined: list[Examined]) -> set[str]:
    """The consoles whose chains these lines say to be of."""
    named = {one.spine.console if isinstance(one, Whole) else one.chain for one in examined}
    return {chain for chain in named if chain is not None}


def first_of(lines: list[Line], console: str) -> bodies.ConsoleCreated | None:
    """What a chain's own first entry says, where it is among these lines; its signature is judged later."""
    for line in lines:
        spine = _spine(line.core)
        if spine is not None and (spine.console, spine.seq) == (console, 1):
            return created_by(line)
    return None


def created_by(line: Line) -> bodies.ConsoleCreated | None:
    """What a `console.created` says, whoever signed it."""
    try:
        entry = read(line.core, line.hash, line.sig)
        return None if entry.kind != "console.created" else bodies.read(bodies.ConsoleCreated, entry.body)
    except (ValueError, ConsoleError):
        return None


def examine(lines: list[Line], keys: Mapping[str, str], now: datetime) -> list[Examined]:
    """Each line by itself; `keys` are the public keys of the chains that its sender may add to."""
    latest = iso_utc(now + AHEAD)
    return [_examine(line, keys, latest) for line in lines]


def _examine(line: Line, keys: Mapping[str, str], latest: str) -> Examined:
    entry: Entry | None = None
    doubts: tuple[tuple[str, str], ...]
    try:
        entry = read(line.core, line.hash, line.sig)
        spine = Spine(entry.id, entry.console, entry.seq, entry.prev, entry.kind)
        doubts = tuple(_doubts(entry, latest))
    except (ValueError, UnicodeEncodeError) as error:
        found = _spine_of_another_version(line.core)
        if found is None:
            return _broken(line)
        spine, doubts = found, (("strange_core", str(error)[:200]),)
    key = keys.get(spine.console)
    is_right = key is not None and sha256_hex(line.core.encode()) == line.hash
    if key is None or not is_right or not is_signed(line.hash, line.sig, key):
        return Broken(line, spine.id, spine.seq, spine.console)
    return Whole(line, spine, entry, doubts)


def _spine_of_another_version(core: str) -> Spine | None:
    """What holds the chain together, of canonical text with fields that this version does not know."""
    try:
        return msgspec.convert(parse(core.encode()), Spine)
    except (ValueError, UnicodeEncodeError):
        return None


def _spine(core: str) -> Spine | None:
    try:
        return msgspec.json.decode(core, type=Spine)
    except (msgspec.MsgspecError, RecursionError, UnicodeError):
        return None


class _Loose(msgspec.Struct, frozen=True):
    """What a damaged core may still tell."""

    id: Any = None
    console: Any = None
    seq: Any = None


def _broken(line: Line) -> Broken:
    """What a line that is not whole may still tell of itself."""
    spine = _spine(line.core)
    if spine is not None:
        return Broken(line, spine.id, spine.seq, spine.console)
    try:
        loose = msgspec.json.decode(line.core, type=_Loose)
        id_ = msgspec.convert(loose.id, Uuid)
        return Broken(line, id_, msgspec.convert(loose.seq, Ordinal), None)
    except (msgspec.MsgspecError, RecursionError, UnicodeError):
        return Broken(line, "", None, None)


def _doubts(entry: Entry, latest: str) -> Iterator[tuple[str, str]]:
    """What is doubtful about an entry by itself: marks on it, never a refusal."""
    if len(entry.core) > LONGEST_CORE // 4 and len(entry.core.encode()) > LONGEST_CORE:
        yield "too_long", ""
    if entry.t.utc > latest:
        yield "future_time", entry.t.utc
    if (entry.seq == 1) != (entry.kind == "console.created"):
        yield "first_entry", entry.kind
    if entry.kind not in bodies.BODIES:
        yield "unknown_kind", entry.kind[:80]
        return
    try:
        types = tuple(part.type for part in entry.detached)
        bodies.check(entry.kind, entry.body, types, has_course=entry.course is not None)
    except ConsoleError as error:
        yield "bad_body", str(error.detail.get("problem", ""))[:200]
        return
    # The rules that need the whole history are judged where it is (`records verify`).
    yield from ((reason.value, "") for reason in signing_rules.judge_alone(entry))
