"""What a power cut may leave of a recorded run: everything that was synced, and anything of the rest.

A write that was not synced is kept, lost, or torn at sectors; so is what it covers of the file's end. A name
that was given or taken and whose folder was not synced afterwards is there or not, whatever became of others.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from pathlib import Path
from typing import Any

from tests.support.recorded_disk import FolderSync, Name, Step, Sync, Told, Truncate, Write

SECTOR = 512


class Fate(Enum):
    """Of what was not synced."""

    LOST = auto()
    KEPT = auto()
    TORN = auto()
    """Each by chance."""


@dataclass
class _File:
    synced: bytes = b""
    pending: list[Write | Truncate] = field(default_factory=list)


@dataclass
class _Change:
    name: Name
    unsynced: set[str]
    """Folders that must be synced before it is sure."""


class Disk:
    """The disk after some steps."""

    def __init__(self) -> None:
        self.told: list[Any] = []
        self._files: dict[int, _File] = {}
        self._names: dict[str, int | None] = {}
        self._changes: list[_Change] = []

    def take(self, step: Step) -> None:
        match step:
            case Write() | Truncate():
                self._file(step.file).pending.append(step)
            case Sync():
                file = self._file(step.file)
                file.synced = bytes(_written(file, _keep))
                file.pending.clear()
            case Name():
                folders = {name.rpartition("/")[0] for name in (step.new, step.gone) if name is not None}
                self._changes.append(_Change(step, folders))
            case FolderSync():
                for change in self._changes:
                    change.unsynced.discard(step.folder)
                for change in [one for one in self._changes if not one.unsynced]:
                    _rename(self._names, change.name)
                    self._changes.remove(change)
            case Told():
                self.told.append(step.what)

    def leave(self, into: Path, fate: Fate, chance: random.Random) -> None:
        """Lay out in the empty folder `into` what is left when the power goes now."""
        likely = chance.choice((0.2, 0.5, 0.9))
        names = dict(self._names)
        for change in self._changes:
            if fate is Fate.KEPT or (fate is Fate.TORN and chance.random() < likely):
                _rename(names, change.name)
        written: dict[int, Path] = {}
        for name, number in sorted(names.items()):
            path = into / name
            if not path.parent.is_dir():
                continue  # its folder is lost, and with it what lay there
            if number is None:
                path.mkdir()
            elif number in written:
                path.hardlink_to(written[number])
            else:
                path.write_bytes(self._left(number, fate, chance, likely))
                written[number] = path

    def _file(self, number: int) -> _File:
        return self._files.setdefault(number, _File())

    def _left(self, number: int, fate: Fate, chance: random.Random, likely: float) -> bytes | bytearray:
        file = self._file(number)
        if fate is Fate.LOST or not file.pending:
            return file.synced
        if fate is Fate.KEPT:
            return _written(file, _keep)
        return _written(file, lambda write: list(_torn(write, chance, likely)))


def cuts(
    steps: Sequence[Step], begun: int, number: int, chance: random.Random
) -> Iterator[tuple[int, Disk, Fate]]:
    """`number` power cuts spread over the steps from `begun` on: after how many steps, the disk, the fate."""
    disk, taken = Disk(), 0
    places = list(_places(steps, begun))
    for cut in range(number):
        place = places[int((cut + chance.random()) / number * len(places))]
        while taken < place:
            disk.take(steps[taken])
            taken += 1
        yield place, disk, chance.choices((Fate.LOST, Fate.KEPT, Fate.TORN), (2, 1, 5))[0]


def _places(steps: Sequence[Step], begun: int) -> Iterator[int]:
    """Where to cut, in order: anywhere, and more often where the order of things is made sure of."""
    for place in range(begun, len(steps) + 1):
        is_turn = not all(isinstance(step, Write) for step in steps[place - 1 : place + 1])
        yield from [place] * (8 if is_turn else 1)


def _rename(names: dict[str, int | None], change: Name) -> None:
    if change.gone is not None and names.get(change.gone, -1) == change.file:
        del names[change.gone]
    if change.new is not None:
        names[change.new] = change.file


def _written(file: _File, pieces) -> bytearray:
    """The file after those pieces of its pending writes that reached the disk."""
    data = bytearray(file.synced)
    for step in file.pending:
        if isinstance(step, Truncate):
            if pieces(step):
                _resize(data, step.size)
        else:
            for offset, piece in pieces(step):
                if len(data) < offset:
                    _resize(data, offset)
                data[offset : offset + len(piece)] = piece
    return data


def _resize(data: bytearray, size: int) -> None:
    del data[size:]
    data.extend(bytes(size - len(data)))


def _keep(step: Write | Truncate) -> list[tuple[int, bytes]]:
    return [(step.offset, step.data)] if isinstance(step, Write) else [(0, b"")]


def _torn(step: Write | Truncate, chance: random.Random, likely: float) -> Iterator[tuple[int, bytes]]:
    what = chance.random()
    if what < likely * 0.6:
        yield from _keep(step)
    elif what > 0.6 and isinstance(step, Write):
        yield from _sectors(step, chance)


def _sectors(write: Write, chance: random.Random) -> Iterator[tuple[int, bytes]]:
    """Each of the sectors: as it is to be, as it was, in part, or anything.

    Anything only where it is written whole: what was synced in the same sector is not touched again.
    """
    at = 0
    while at < len(write.data):
        end = min(at + SECTOR - (write.offset + at) % SECTOR, len(write.data))
        what = chance.random()
        if what < 0.5:
            yield write.offset + at, write.data[at:end]
        elif what < 0.6:
            part = chance.randint(at, end)
            yield write.offset + at, write.data[at:part]
        elif what < 0.7 and end - at == SECTOR:
            yield write.offset + at, chance.randbytes(end - at)
        at = end
