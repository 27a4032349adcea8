"""What a real run does to the disk, step by step: each write, sync and change of a name.

SQLite's steps are seen by a layer below it. Ours are seen by looking at the folder after each call that could
have changed it. SQLite itself opens a folder only to sync it, so that call is what tells of it.
"""

import contextlib
import ctypes
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.support.below_sqlite import DELETE, SYNC, TRUNCATE, WRITE, Layer, Methods

FOLDER_OPENED = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_char_p, ctypes.POINTER(ctypes.c_int))
_CHANGES_NAMES = ("open", "replace", "rename", "link", "unlink", "remove", "mkdir", "rmdir")


@dataclass(frozen=True)
class Write:
    file: int
    offset: int
    data: bytes


@dataclass(frozen=True)
class Truncate:
    file: int
    size: int


@dataclass(frozen=True)
class Sync:
    file: int


@dataclass(frozen=True)
class Name:
    """A file got the name `new`, lost the name `gone`, or both at once; a folder's number is None."""

    new: str | None
    gone: str | None
    file: int | None


@dataclass(frozen=True)
class FolderSync:
    folder: str


@dataclass(frozen=True)
class Told:
    """From here on this was acknowledged."""

    what: Any


Step = Write | Truncate | Sync | Name | FolderSync | Told


@dataclass
class _Seen:
    number: int | None
    inode: int
    stamp: tuple[int, int]


class RecordedDisk(Layer):
    """Records what happens below `root` while it is `recording`; what lies there already is on the disk."""

    def __init__(self, root: Path) -> None:
        super().__init__(b"recorded")
        self.root = root.resolve()
        self.steps: list[Step] = []
        self.begun = 0
        """How many steps only say what lay there before."""
        self._names: dict[str, _Seen] = {}
        self._contents: dict[int, bytes] = {}
        """Of the files that SQLite does not have open, as last seen."""
        self._open_here: dict[int, int] = {}
        """Number of each file that SQLite has open, by its address."""
        self._numbers = iter(range(1, 1 << 30))
        self._synced_folders: list[str] = []
        self.vfs.delete = DELETE(self._delete)

    def tell(self, what: Any) -> None:
        """This was acknowledged now."""
        self._look()
        self.steps.append(Told(what))

    @contextlib.contextmanager
    def recording(self) -> Iterator["RecordedDisk"]:
        self._look()
        self.steps += [Sync(number) for number in self._contents]
        folders = ["", *(name for name, seen in self._names.items() if seen.number is None)]
        self.steps += [FolderSync(folder) for folder in folders]
        self.begun = len(self.steps)
        with self.mounted(), self._folders_heard(), self._calls_heard():
            yield self
        self._look()

    # What SQLite does

    def patch(self, patched: Methods, real: Methods) -> None:
        patched.write = WRITE(lambda *call: self._written(real, *call))
        patched.truncate = TRUNCATE(lambda *call: self._truncated(real, *call))
        patched.sync = SYNC(lambda *call: self._synced(real, *call))

    def opened(self, file: int, path: bytes | None) -> None:
        self._look()
        seen = self._names.get(self._inside(path.decode()) or "") if path else None
        if seen is not None and seen.number is not None:
            self._open_here[file] = seen.number
            self._contents.pop(seen.number, None)

    def _written(self, real: Methods, file: int, data: int, length: int, offset: int) -> int:
        code = real.write(file, data, length, offset)
        if file in self._open_here:
            self.steps.append(Write(self._open_here[file], offset, ctypes.string_at(data, length)))
        return code

    def _truncated(self, real: Methods, file: int, size: int) -> int:
        code = real.truncate(file, size)
        if file in self._open_here:
            self.steps.append(Truncate(self._open_here[file], size))
        return code

    def _synced(self, real: Methods, file: int, flags: int) -> int:
        code = real.sync(file, flags)
        if file in self._open_here:
            self.steps.append(Sync(self._open_here[file]))
        self._sync_folders()
        return code

    def closed(self, file: int) -> None:
        number = self._open_here.pop(file, None)
        for name, seen in self._names.items():
            if seen.number == number is not None:
                path = self.root / name
                seen.stamp = _stamp(path.stat())
                self._contents[number] = path.read_bytes()

    def _delete(self, vfs, path, sync_folder) -> int:
        code = self.real.delete(ctypes.cast(self.real_at, ctypes.c_void_p), path, sync_folder)
        self._look()
        self._sync_folders()
        return code

    def _sync_folders(self) -> None:
        self.steps += [FolderSync(folder) for folder in self._synced_folders]
        self._synced_folders.clear()

    @contextlib.contextmanager
    def _folders_heard(self) -> Iterator[None]:
        vfs, name = ctypes.cast(self.real_at, ctypes.c_void_p), b"openDirectory"
        real = ctypes.cast(self.real.get_call(vfs, name), FOLDER_OPENED)

        def heard(path: bytes, out: Any) -> int:
            folder = self._inside(str(Path(path.decode()).parent))
            if folder is not None:
                self._synced_folders.append(folder)
            return int(real(path, out))

        ours = FOLDER_OPENED(heard)
        self.real.set_call(vfs, name, ctypes.cast(ours, ctypes.c_void_p))
        try:
            yield
        finally:
            self.real.set_call(vfs, name, None)

    # What we do

    @contextlib.contextmanager
    def _calls_heard(self) -> Iterator[None]:
        real = {name: getattr(os, name) for name in (*_CHANGES_NAMES, "fsync")}
        for name in _CHANGES_NAMES:
            setattr(os, name, self._followed(real[name]))
        setattr(os, "fsync", lambda descriptor: self._fsync(real["fsync"], descriptor))  # noqa: B010
        try:
            yield
        finally:
            for name, call in real.items():
                setattr(os, name, call)

    def _followed(self, call: Callable[..., Any]) -> Callable[..., Any]:
        def followed(*arguments: Any, **named: Any) -> Any:
            answer = call(*arguments, **named)
            self._look()
            return answer

        return followed

    def _fsync(self, call: Callable[[int], None], descriptor: int) -> None:
        call(descriptor)
        self._look()
        inode = os.fstat(descriptor).st_ino
        if inode == self.root.stat().st_ino:
            self.steps.append(FolderSync(""))
        for name, seen in self._names.items():
            if seen.inode == inode:
                self.steps.append(FolderSync(name) if seen.number is None else Sync(seen.number))
                return

    def _inside(self, path: str) -> str | None:
        """The name below the root, "" for the root itself, None for what lies elsewhere."""
        real = Path(path)
        return (
            real.relative_to(self.root).as_posix().removeprefix(".")
            if real.is_relative_to(self.root)
            else None
        )

    def _look(self) -> None:
        """Note what changed below the root since the last look."""
        before, numbers = self._names, {seen.inode: seen for seen in self._names.values()}
        found: dict[str, _Seen] = {}
        for name, entry, is_folder in _walk(self.root, ""):
            known = numbers.get(entry.st_ino)
            if known is None:
                known = _Seen(None if is_folder else next(self._numbers), entry.st_ino, (0, 0))
                numbers[entry.st_ino] = known
            found[name] = known
        self._names = found
        gone = [name for name in before if name not in found]
        for name, seen in found.items():
            if name not in before or before[name].inode != seen.inode:
                moved = next((old for old in gone if before[old].inode == seen.inode), None)
                if moved is not None:
                    gone.remove(moved)
                self.steps.append(Name(name, moved, seen.number))
        self.steps += [Name(None, name, before[name].number) for name in gone]
        for name, seen in found.items():
            if seen.number is not None and seen.number not in self._open_here.values():
                self._compare(self.root / name, seen)

    def _compare(self, path: Path, seen: _Seen) -> None:
        stamp = _stamp(path.stat())
        if stamp == seen.stamp:
            return
        assert seen.number is not None
        seen.stamp = stamp
        data, held = path.read_bytes(), self._contents.get(seen.number, b"")
        self._contents[seen.number] = data
        if not data.startswith(held):
            self.steps.append(Truncate(seen.number, 0))
            held = b""
        if len(data) > len(held):
            self.steps.append(Write(seen.number, len(held), data[len(held) :]))


def _stamp(found: os.stat_result) -> tuple[int, int]:
    return found.st_size, found.st_mtime_ns


def _walk(folder: Path, prefix: str) -> Iterator[tuple[str, os.stat_result, bool]]:
    """Folders before what lies in them."""
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda one: one.name):
            name, is_folder = prefix + entry.name, entry.is_dir()
            yield name, entry.stat(), is_folder
            if is_folder:
                yield from _walk(folder / entry.name, f"{name}/")
